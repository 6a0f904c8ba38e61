import { toObservations } from "@essor/core/attract";
import { type Day, formatPeriod, parseDay } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { countOf, grouped, moneyOf, sumThings, type TakeIn, type Thing } from "../http/take-in.ts";
import { homeOf } from "./project-routes.ts";
import { producingSince, realisedEntries } from "./queries-figures.ts";
import { listRates } from "./queries-project.ts";

const MONEY = {
  attract_utilised_investment: {
    en: "Investment utilised, by the project ledger",
    "zh-CN": "实际到位投资（项目台账）",
    fr: "Investissement réalisé, selon le registre des projets",
  },
  attract_delivered_investment: {
    en: "Investment delivered, by the project ledger",
    "zh-CN": "兑现投资（项目台账）",
    fr: "Investissement livré, selon le registre des projets",
  },
} as const;
const PRODUCING = "attract_projects_producing";

/** The last word of the slice: what arrived, was delivered and began to produce, each with the projects behind it. */
export async function attractFigures(tx: Tx): Promise<TakeIn> {
  const { currency } = await homeOf(tx);
  const rates = (await listRates(tx, currency)).map((rate) => ({
    ...rate,
    day: parseDay(rate.on) as Day,
  })) as never;
  const entries = (await realisedEntries(tx)).map((entry) => ({
    project: String(entry.project),
    area: entry.area,
    // The total of each place and year; activities are not told apart.
    activity: "_T",
    measure: entry.measure,
    amount: { minor: BigInt(entry.minor), currency: entry.currency },
    day: parseDay(entry.on) as Day,
  }));
  const byProject = grouped(entries, (entry) => entry.project);
  const shares = new Map<string, Thing[]>();
  const keyOf = (f: { indicator: string; area: string; period: never }) =>
    `${f.indicator}|${f.area}|${formatPeriod(f.period)}`;
  for (const [project, own] of byProject)
    for (const f of toObservations(own, { currency, rates })) {
      const key = keyOf(f as never);
      const thing = { kind: "project" as const, id: Number(project), value: f.value };
      shares.set(key, [...(shares.get(key) ?? []), thing]);
    }
  const began = await producingSince(tx);
  return {
    source: { title: "Project ledger of the hub", grade: "V" },
    indicators: [
      ...Object.entries(MONEY).map(([code, name]) =>
        moneyOf(code, name, {
          currency,
          family: "project-investment",
          counts: code.split("_")[1] as string,
        }),
      ),
      countOf(
        PRODUCING,
        {
          en: "Projects that began to produce",
          "zh-CN": "当年投产项目数",
          fr: "Projets entrés en production",
        },
        { unit: "projects", family: "project-count" },
      ),
    ],
    figures: [
      ...toObservations(entries, { currency, rates }).map((figure) => ({
        indicator: figure.indicator,
        area: figure.area,
        activity: "_T",
        period: formatPeriod(figure.period),
        value: figure.value,
        things: shares.get(keyOf(figure as never)) ?? [],
        trace: { unpriced: figure.trace.unpriced },
      })),
      ...[...grouped(began, (row) => row.area)].flatMap(([area, rows]) =>
        sumThings(
          PRODUCING,
          area,
          rows.map((row) => ({
            kind: "project",
            id: row.project,
            value: 1,
            year: Number(row.on.slice(0, 4)),
          })),
        ),
      ),
    ],
    whole: [...Object.keys(MONEY), PRODUCING],
  };
}
