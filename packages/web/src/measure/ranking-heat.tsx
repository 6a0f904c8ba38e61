import type { RankingTable } from "@essor/contract/measure";
import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useMemo } from "react";
import { baseOption, categoryAxis } from "../chart/axes.ts";
import { Chart } from "../chart/chart.tsx";
import type { Tokens } from "../chart/tokens.ts";
import { useText } from "../ui/text.ts";
import { pillarsOf } from "./engine.ts";
import { namer } from "./method/names.ts";
import type { RankingRow } from "./ranking-rows.ts";

const SHOWN = 40;

type Props = {
  readonly table: RankingTable;
  readonly rows: readonly RankingRow[];
  readonly hub: RankingRow | undefined;
};

/**
 * The first forty and the hub against every indicator on the common scale: where each is strong and where it is weak.
 * Colours run from the worst to the best of all ranked units, column by column.
 */
export function RankingHeat({ table, rows, hub }: Props) {
  const text = useText();
  const { t, f, language } = text;
  const narrow = useMediaQuery("(max-width: 700px)") ?? false;
  const name = namer(text, table.indicators, table.recipe.body.framework);
  const { shown, codes, cells } = useMemo(() => {
    const ranked = rows
      .filter((r) => r.rank !== null)
      .sort((a, b) => (a.rank as number) - (b.rank as number));
    const first = ranked.slice(0, SHOWN);
    const chosen = hub && hub.rank !== null && !first.includes(hub) ? [...first, hub] : first;
    const columns = pillarsOf(table).flatMap((p) => p.leaves);
    const places = columns.map((code) => placesOf(ranked, code));
    return {
      shown: chosen,
      codes: columns,
      cells: chosen.flatMap((r, y) =>
        columns.map((code, x) => ({ x, y, code, row: r, share: places[x]?.get(r.code) ?? null })),
      ),
    };
  }, [rows, hub, table]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: names change with the language only
  const option = useCallback(
    (tokens: Tokens) => ({
      ...baseOption(tokens),
      grid: { left: 8, right: 8, top: 8, bottom: 8, containLabel: true },
      tooltip: {
        ...(baseOption(tokens).tooltip as object),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const cell = cells[dataIndex];
          if (!cell) return "";
          const points = cell.row.points[cell.code] ?? null;
          return `${cell.row.name}, ${name(cell.code)}: ${points === null ? "–" : f.exact(points, 1)}`;
        },
      },
      visualMap: {
        show: false,
        min: 0,
        max: 1,
        inRange: { color: [tokens.data[1], tokens.surface, tokens.accent] },
      },
      xAxis: {
        ...categoryAxis(
          tokens,
          codes.map((c, i) => (narrow ? String(i + 1) : shortOf(name(c)))),
        ),
        position: "top",
        axisLabel: {
          color: tokens.ink2,
          interval: 0,
          fontSize: 11,
          rotate: narrow ? 0 : 38,
          width: 150,
          overflow: "truncate",
        },
      },
      yAxis: {
        ...categoryAxis(
          tokens,
          shown.map((r) => `${r.name}  ${r.rank}`),
        ),
        inverse: true,
        axisLabel: {
          interval: 0,
          fontSize: 11,
          color: (_: string, i: number) =>
            shown[i]?.code === hub?.code ? tokens.accent : tokens.ink,
        },
      },
      series: [
        {
          type: "heatmap",
          data: cells.map(({ x, y, share }) => [x, y, share ?? "-"]),
          itemStyle: { borderColor: tokens.surface, borderWidth: 1 },
        },
      ],
    }),
    [cells, shown, codes, hub, narrow, language],
  );
  const weakest = hub && weakestOf(cells, hub.code);
  return (
    <div className="es-body">
      <Chart
        title={
          hub && weakest
            ? t("ranking.heatTitle", {
                unit: hub.name,
                name: name(weakest.code),
                share: f.percent(1 - (weakest.share ?? 0)),
              })
            : t("ranking.heat")
        }
        note={t("ranking.heatNote", { n: shown.length })}
        source={`${table.recipe.code} ${table.recipe.hash.slice(0, 12)}, ${table.period}`}
        option={option}
        height={17 * shown.length + (narrow ? 40 : 130)}
        twin={{
          columns: [t("ranking.rank"), t("ranking.unit"), ...codes.map(name)],
          rows: shown.map((r) => [
            r.rank,
            r.name,
            ...codes.map((c) => {
              const points = r.points[c] ?? null;
              return points === null ? null : Math.round(points * 10) / 10;
            }),
          ]),
        }}
      />
      {narrow && (
        <ol className="es-small es-dim">
          {codes.map((c) => (
            <li key={c}>{name(c)}</li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** Of an indicator by activity the activity: several share the indicator's name. */
function shortOf(name: string): string {
  return name.split(" · ").at(-1) ?? name;
}

/** Place of each unit on one indicator as a share: 0 the last, 1 the first; equal values share the better place. */
function placesOf(ranked: readonly RankingRow[], code: string): Map<string, number> {
  const known = ranked.filter((r) => r.points[code] != null);
  const sorted = known.map((r) => r.points[code] as number).sort((a, b) => a - b);
  const last = Math.max(1, sorted.length - 1);
  const at = new Map<number, number>();
  sorted.forEach((x, i) => {
    at.set(x, i);
  });
  return new Map(known.map((r) => [r.code, (at.get(r.points[code] as number) ?? 0) / last]));
}

function weakestOf(
  cells: readonly { code: string; share: number | null; row: RankingRow }[],
  hub: string,
) {
  return cells
    .filter((c) => c.row.code === hub && c.share !== null)
    .sort((a, b) => (a.share as number) - (b.share as number))[0];
}
