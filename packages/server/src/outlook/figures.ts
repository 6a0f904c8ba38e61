import { toObservations } from "@essor/core/outlook";
import type { Tx } from "../db/rights.ts";
import { moneyOf, type TakeIn } from "../http/take-in.ts";
import { ownHub } from "./queries.ts";
import { listForecasts } from "./queries-forecast.ts";

const CODES = { investment: "outlook_pipeline_investment", output: "outlook_pipeline_output" };

/** The last word of the slice: the newest forecast of each measure, as figures of status forecast. */
export async function outlookFigures(tx: Tx): Promise<TakeIn> {
  const hub = await ownHub(tx);
  const kept = await listForecasts(tx, 50);
  const newest = (["investment", "output"] as const).flatMap(
    (measure) => kept.find((f) => f.measure === measure) ?? [],
  );
  const currency = newest[0]?.currency ?? "CNY";
  return {
    source: { title: "Forecasts from the pipeline", grade: "V" },
    indicators: [
      moneyOf(
        CODES.investment,
        {
          en: "Investment that the pipeline will bring into operation, forecast",
          "zh-CN": "在手项目预计投产投资（预测）",
          fr: "Investissement que le portefeuille mettra en service, prévision",
        },
        { currency, family: "pipeline-investment", counts: "forecast" },
      ),
      moneyOf(
        CODES.output,
        {
          en: "Yearly output that the pipeline will bring, forecast",
          "zh-CN": "在手项目预计年产值（预测）",
          fr: "Production annuelle qu’apportera le portefeuille, prévision",
        },
        { currency, family: "pipeline-output", counts: "forecast" },
      ),
    ],
    figures:
      hub.areaCode === null
        ? []
        : newest.flatMap((f) =>
            toObservations(f.years, {
              refArea: hub.areaCode as string,
              indicator: CODES[f.measure],
              group: "pipeline",
              after: Number(f.asOf.slice(0, 4)) - 1,
              unitMeasure: f.currency,
              unitMult: 0,
              hash: f.recipeHash,
              seed: f.seed,
              vintage: f.vintage.toISOString().slice(0, 10),
              source: { title: "", issuer: "", grade: "S" },
            }).map((o) => ({
              indicator: o.indicator,
              area: o.refArea,
              activity: "_T",
              period: o.timePeriod,
              value: o.obsValue as number,
              status: "F" as const,
              things: [{ kind: "forecast" as const, id: f.id, value: o.obsValue as number }],
              trace: { recipe: f.recipeHash, seed: f.seed },
            })),
          ),
    whole: [],
  };
}
