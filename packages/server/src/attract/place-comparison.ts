import type { Comparison } from "@essor/contract/attract";
import { formatPeriod, type Period } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { hubSettings } from "./queries.ts";
import { newestFigures, type SourcedDbRow } from "./queries-desk.ts";
import { statusName } from "./status-name.ts";

/** Criteria that at least three of the places know, each with scale ends a tenth of the range beyond the values seen. */
export async function comparisonOf(tx: Tx): Promise<Comparison> {
  const { areaCode, peers } = await hubSettings(tx);
  const codes = [...(areaCode === null ? [] : [areaCode]), ...peers];
  const figures = (await newestFigures(tx, codes)).filter(
    (f) => f.nature !== "total" && f.nature !== "score",
  );
  const byIndicator = new Map<string, SourcedDbRow[]>();
  for (const figure of figures)
    byIndicator.set(figure.indicator, [...(byIndicator.get(figure.indicator) ?? []), figure]);
  const criteria = [...byIndicator].flatMap(([code, rows]) => {
    const values = rows.map((r) => r.value as number);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const first = rows[0] as SourcedDbRow;
    if (rows.length < 3 || low === high) return [];
    const margin = (high - low) / 10;
    const [worst, best] =
      first.direction > 0 ? [low - margin, high + margin] : [high + margin, low - margin];
    return [
      {
        code,
        name: first.indicatorName as never,
        unit: first.unit,
        multiplier: first.multiplier,
        direction: first.direction,
        worst: rounded(worst),
        best: rounded(best),
      },
    ];
  });
  const names = new Map(figures.map((f) => [f.area, f.areaName]));
  return {
    criteria,
    locations: codes
      .filter((code) => names.has(code))
      .map((code) => ({
        code,
        name: names.get(code) as never,
        cells: criteria.map((c) => {
          const f = byIndicator.get(c.code)?.find((r) => r.area === code);
          return f === undefined
            ? null
            : {
                value: f.value as number,
                period: formatPeriod(f.period as Period),
                source: f.sourceTitle,
                address: f.sourceAddress,
                grade: f.grade,
                status: statusName(f.status),
              };
        }),
      })),
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
