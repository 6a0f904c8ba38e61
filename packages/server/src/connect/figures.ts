import { funnelRates, toObservations } from "@essor/core/connect";
import { minorDigits } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { countOf, grouped, moneyOf, sumThings, type TakeIn } from "../http/take-in.ts";
import { realOutcomes } from "./queries-figures.ts";

const SOLVED = "connect_needs_solved";
const CONTRACTED = "connect_contract_value";

/** The last word of the slice: needs solved and contracts closed through the institute, by year and outcome. */
export async function connectFigures(tx: Tx): Promise<TakeIn> {
  const rows = await realOutcomes(tx);
  const currency = rows[0]?.home ?? "CNY";
  const solved = rows.filter((r) => r.solved === true);
  const figures = [...grouped(solved, (r) => `${r.area}|${r.year}`)].map(([key, own]) => {
    const [area = "", period = ""] = key.split("|");
    const { rates } = funnelRates([{ stage: "solved", count: own.length }]);
    const [seen] = toObservations(rates, { area, period, trace: own.map((r) => String(r.id)) });
    return {
      indicator: SOLVED,
      area,
      activity: "_T",
      period,
      value: seen?.value ?? 0,
      things: (seen?.trace ?? []).map((id) => ({
        kind: "outcome" as const,
        id: Number(id),
        value: 1,
      })),
    };
  });
  const contracts = rows.filter((r) => r.contractMinor !== null && r.currency === currency);
  return {
    source: { title: "Outcome ledger of the cooperation institute", grade: "V" },
    indicators: [
      countOf(
        SOLVED,
        {
          en: "Technical needs solved",
          "zh-CN": "已解决的技术需求数",
          fr: "Besoins techniques résolus",
        },
        { unit: "needs", family: "cooperation-count" },
      ),
      moneyOf(
        CONTRACTED,
        {
          en: "Contracts closed through the institute",
          "zh-CN": "经研究院达成的合同额",
          fr: "Contrats conclus par l’institut",
        },
        { currency, family: "cooperation-money", counts: "contracted" },
      ),
    ],
    figures: [
      ...figures,
      ...[...grouped(contracts, (r) => r.area)].flatMap(([area, own]) =>
        sumThings(
          CONTRACTED,
          area,
          own.map((r) => ({
            kind: "outcome",
            id: r.id,
            value: Number(r.contractMinor) / 10 ** minorDigits(currency),
            year: r.year,
          })),
        ),
      ),
    ],
    whole: [SOLVED, CONTRACTED],
  };
}
