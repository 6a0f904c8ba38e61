import { toObservations } from "@essor/core/fund";
import { minorDigits } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { grouped, moneyOf, type TakeIn } from "../http/take-in.ts";
import { dayOf } from "./books.ts";
import { investedByDeal } from "./queries-figures.ts";

const INVESTED = "fund_invested";

/** The last word of the slice: money that the books say reached companies of the place, by year and deal. */
export async function fundFigures(tx: Tx): Promise<TakeIn> {
  const rows = await investedByDeal(tx);
  const currency = rows[0]?.home ?? "CNY";
  const digits = minorDigits(currency);
  const figures = [...grouped(rows, (r) => `${r.area}|${r.year}`)].map(([key, own]) => {
    const [area = "", year = ""] = key.split("|");
    const priced = own.filter((r) => r.currency === currency);
    const seen = [...grouped(priced, (r) => r.fund)].flatMap(([fund, deals]) =>
      toObservations({
        fund,
        refArea: area,
        timePeriod: year,
        vintage: dayOf(`${year}-12-31`),
        currency,
        minorDigits: digits,
        invested: deals.map((d) => ({
          activity: d.activity,
          minor: BigInt(d.minor),
          entries: [String(d.deal)],
        })),
        measures: {},
      }),
    );
    return {
      indicator: INVESTED,
      area,
      activity: "_T",
      period: year,
      value: seen.reduce((sum, o) => sum + (o.obsValue ?? 0), 0),
      things: seen.map((o) => ({
        kind: "deal" as const,
        id: Number(o.trace?.[0]),
        value: o.obsValue ?? 0,
      })),
      trace: { unpriced: own.length - priced.length },
    };
  });
  return {
    source: { title: "Books of the funds", grade: "V" },
    indicators: [
      moneyOf(
        INVESTED,
        {
          en: "Money of the funds that reached local companies",
          "zh-CN": "基金投入本地企业的资金",
          fr: "Argent des fonds arrivé dans des entreprises locales",
        },
        { currency, family: "fund-investment", counts: "invested" },
      ),
    ],
    figures,
    whole: [INVESTED],
  };
}
