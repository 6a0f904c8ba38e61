import { gapObservations } from "@essor/core/target";
import type { Tx } from "../db/rights.ts";
import { countOf, grouped, type TakeIn } from "../http/take-in.ts";
import { refreshGaps } from "./chains.ts";
import { closedGaps } from "./queries-figures.ts";

const CLOSED = "target_gaps_closed";
const TITLE = "Gap board of the hub";

/** The last word of the slice: gaps of chains that were closed, by year. */
export async function targetFigures(tx: Tx): Promise<TakeIn> {
  await refreshGaps(tx);
  const gaps = await closedGaps(tx);
  const figures = [...grouped(gaps, (g) => `${g.area}|${g.year}`)].map(([key, rows]) => {
    const [area = "", year = ""] = key.split("|");
    const counts = [...grouped(rows, (g) => g.chain)].map(([chain, own]) => ({
      refArea: area,
      chain,
      open: 0,
      closed: own.length,
    }));
    const seen = gapObservations(counts, {
      timePeriod: year,
      source: { title: TITLE, issuer: "", grade: "O" },
      vintage: "",
      run: "",
    }).filter((o) => o.indicator === "chainGapsClosed");
    return {
      indicator: CLOSED,
      area,
      activity: "_T",
      period: year,
      value: seen.reduce((sum, o) => sum + (o.obsValue ?? 0), 0),
      things: rows.map((g) => ({ kind: "gap" as const, id: g.id, value: 1 })),
    };
  });
  return {
    source: { title: TITLE, grade: "V" },
    indicators: [
      countOf(
        CLOSED,
        {
          en: "Gaps of the chains that were closed",
          "zh-CN": "补上的产业链缺口数",
          fr: "Maillons manquants comblés",
        },
        { unit: "gaps", family: "chain-gaps" },
      ),
    ],
    figures,
    whole: [CLOSED],
  };
}
