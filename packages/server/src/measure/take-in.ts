import { parsePeriod } from "@essor/core/vocabulary";
import { type JobKinds, JobRefused } from "../jobs/worker.ts";
import { addIndicator, findArea, findIndicator, type IndicatorChange } from "./queries.ts";
import { addComputedSource, addTakenBatch, takeFigure } from "./queries-take-in.ts";

type Payload = {
  readonly source: { readonly title: string; readonly grade: "V" };
  readonly indicators: readonly Partial<IndicatorChange>[];
  readonly figures: readonly {
    readonly indicator: string;
    readonly area: string;
    readonly activity: string;
    readonly period: string;
    readonly value: number;
    readonly trace: object;
  }[];
};

/**
 * Takes figures that another slice computed into the store: a new vintage where the value moved, nothing where it stands.
 * The loop closes here: what was achieved becomes a figure, with its trace.
 */
export const takeInJobs: JobKinds = {
  "measure.take-in": async ({ job, within }) =>
    within(async (tx) => {
      const { source, indicators, figures } = job.payload as unknown as Payload;
      const ids = new Map<string, number>();
      for (const wanted of indicators) {
        const code = wanted.code as string;
        if (!(await findIndicator(tx, code))) {
          await addIndicator(tx, {
            definition: {},
            multiplier: 0,
            frequency: "A",
            issuer: "",
            ...wanted,
          } as IndicatorChange);
        }
        ids.set(code, (await findIndicator(tx, code))?.id as number);
      }
      const sourceId = await addComputedSource(tx, source);
      let batch: number | undefined;
      let changed = 0;
      for (const figure of figures) {
        if (!(await findArea(tx, figure.area)))
          throw new JobRefused("area-unknown", `There is no area ${figure.area}`);
        const period = parsePeriod(figure.period);
        const indicator = ids.get(figure.indicator);
        if (!period.ok || indicator === undefined)
          throw new JobRefused(
            "figure-unknown",
            `${figure.indicator} ${figure.period} does not fit the register`,
          );
        batch ??= await addTakenBatch(tx, source.title, figures.length);
        changed += await takeFigure(tx, {
          ...figure,
          indicator,
          period: period.value,
          source: sourceId,
          batch,
        });
      }
      return { figures: figures.length, changed };
    }),
};
