import { toObservations } from "@essor/core/attract";
import { type Day, formatPeriod, parseDay } from "@essor/core/vocabulary";
import { queueJob } from "../jobs/queries.ts";
import type { JobKinds } from "../jobs/worker.ts";
import { homeOf } from "./project-routes.ts";
import { realisedEntries } from "./queries-figures.ts";
import { listRates } from "./queries-project.ts";

const NAMES = {
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

/** The last word of the slice: what arrived and was delivered goes to measure as figures, each with the projects behind it. */
export const figureJobs: JobKinds = {
  "attract.figures": async ({ within, job }) =>
    within(async (tx) => {
      const { currency } = await homeOf(tx);
      const rates = (await listRates(tx, currency)).map((rate) => ({
        ...rate,
        day: parseDay(rate.on) as Day,
      }));
      const entries = (await realisedEntries(tx)).map((entry) => ({
        project: String(entry.project),
        area: entry.area,
        activity: entry.activity ?? "_T",
        measure: entry.measure,
        amount: { minor: BigInt(entry.minor), currency: entry.currency },
        day: parseDay(entry.on) as Day,
      }));
      const figures = toObservations(entries, { currency, rates: rates as never });
      // Figures by activity, and the total of each place and year beside them.
      const totals = new Map<
        string,
        {
          value: number;
          projects: Set<string>;
          unpriced: number;
          indicator: string;
          area: string;
          period: string;
        }
      >();
      for (const figure of figures) {
        const period = formatPeriod(figure.period);
        const key = `${figure.indicator}|${figure.area}|${period}`;
        const total = totals.get(key) ?? {
          value: 0,
          projects: new Set<string>(),
          unpriced: 0,
          indicator: figure.indicator,
          area: figure.area,
          period,
        };
        total.value += figure.value;
        total.unpriced += figure.trace.unpriced;
        for (const project of figure.trace.projects) total.projects.add(project);
        totals.set(key, total);
      }
      const taken = await queueJob(tx, {
        hub: job.hub_id,
        kind: "measure.take-in",
        person: job.created_by,
        payload: {
          source: { title: "Project ledger of the hub", grade: "V" },
          indicators: Object.entries(NAMES).map(([code, name]) => ({
            code,
            name,
            unit: currency,
            direction: 1,
            nature: "total",
            family: "project-investment",
            counts: code.split("_")[1],
            priceBasis: "nominal",
            decimals: 0,
          })),
          figures: [...totals.values()].map(({ projects, unpriced, ...figure }) => ({
            ...figure,
            activity: "_T",
            trace: { projects: [...projects].sort(), unpriced },
          })),
        },
      });
      return { figures: totals.size, job: taken };
    }),
};
