import { Day } from "@essor/contract/common";
import { Series } from "@essor/contract/measure";
import { singlePeriods } from "@essor/core/measure";
import { formatPeriod, type Period } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { type FigureRow, findIndicator, listFigures } from "./queries.ts";
import { statusWord } from "./status.ts";

const NOT_FACTS = new Set(["F", "T"]);

/** One place's series: as published, as single periods, and its nominal growth beside the published real one. */
export function seriesRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/measure/series",
      summary: "A series of one place: cumulative, single periods, nominal beside real growth",
      needs: "measure.read",
      query: z.strictObject({
        indicator: z.string().max(61),
        area: z.string().max(20),
        asOf: Day.optional(),
      }),
      answer: Series,
    },
    async ({ tx, query }) => {
      const indicator = await findIndicator(tx, query.indicator);
      if (!indicator) throw new Problem("unknown-indicator");
      const read = (id: number) =>
        listFigures(tx, {
          asOf: query.asOf ?? null,
          indicator: id,
          area: query.area,
          level: null,
          period: null,
          activity: "_T",
          limit: 2000,
          offset: 0,
        });
      const rows = (await read(indicator.id)).sort((a, b) => a.period - b.period);
      const facts = rows.filter((row) => row.value !== null && !NOT_FACTS.has(row.status));
      const real = await findIndicator(tx, `${indicator.code}_growth`);
      const realRows = real?.priceBasis === "real" ? await read(real.id) : [];
      const single = indicator.nature === "total" ? singlePeriods(facts.map(pointOf)) : [];
      return {
        indicator: indicator.code,
        area: query.area,
        points: rows.map((row) => ({
          id: `${row.indicator}~${formatPeriod(row.period as Period)}~${row.area}~_T`,
          period: formatPeriod(row.period as Period),
          value: row.value,
          status: statusWord(row.status),
        })),
        single: single.map((point) => ({ period: formatPeriod(point.period), value: point.value })),
        growth: indicator.nature === "total" ? growth(facts, realRows) : [],
      };
    },
  );
}

function pointOf(row: FigureRow): { period: Period; value: number } {
  return { period: row.period as Period, value: row.value as number };
}

/** Growth on the same period of the year before. Nominal is computed here; real is what was published, never derived. */
function growth(facts: readonly FigureRow[], real: readonly FigureRow[]): object[] {
  const values = new Map(facts.map((row) => [row.period, row.value as number]));
  const published = new Map(
    real.filter((row) => !NOT_FACTS.has(row.status)).map((row) => [row.period, row.value]),
  );
  const periods = [...new Set([...values.keys(), ...published.keys()])].sort((a, b) => a - b);
  return periods.flatMap((period) => {
    const [now, before] = [values.get(period), values.get(period - 1000)];
    const nominal =
      now !== undefined && before !== undefined && before > 0 ? (now / before - 1) * 100 : null;
    const shown = published.get(period) ?? null;
    return nominal === null && shown === null
      ? []
      : [{ period: formatPeriod(period as Period), nominal, real: shown }];
  });
}
