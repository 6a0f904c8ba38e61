import { parsePeriod } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import type { TakeIn, TakenFigure, Thing } from "../http/take-in.ts";
import { type JobKinds, JobRefused } from "../jobs/worker.ts";
import { addIndicator, findArea, findIndicator } from "./queries.ts";
import {
  addComputedSource,
  addTakenBatch,
  addTrace,
  newestTrace,
  takeFigure,
} from "./queries-take-in.ts";

/**
 * Takes figures that another slice computed into the register: a new vintage where the value or what it is made of
 * moved, nothing where both stand. The loop closes here: what was achieved becomes a figure, with its trace.
 */
export async function takeIn(
  tx: Tx,
  { source, indicators, figures }: Omit<TakeIn, "whole">,
): Promise<{ figures: number; changed: number }> {
  const ids = new Map<string, number>();
  for (const wanted of indicators) {
    const known = await findIndicator(tx, wanted.code);
    if (!known)
      await addIndicator(tx, {
        definition: {},
        multiplier: 0,
        frequency: "A",
        issuer: "",
        ...wanted,
      });
    ids.set(wanted.code, (known ?? (await findIndicator(tx, wanted.code)))?.id as number);
  }
  if (figures.length === 0) return { figures: 0, changed: 0 };
  const sourceId = await addComputedSource(tx, source);
  let batch: number | undefined;
  let changed = 0;
  for (const figure of figures) {
    const area = await findArea(tx, figure.area);
    if (!area) throw new JobRefused("area-unknown", `There is no area ${figure.area}`);
    const period = parsePeriod(figure.period);
    const indicator = ids.get(figure.indicator);
    if (!period.ok || indicator === undefined)
      throw new JobRefused(
        "figure-unknown",
        `${figure.indicator} ${figure.period} does not fit the register`,
      );
    const at = { indicator, area: figure.area, period: period.value };
    const things = figure.things ?? [];
    const force = things.length > 0 && !sameThings(things, await newestTrace(tx, at));
    batch ??= await addTakenBatch(tx, source.title, figures.length);
    const added = await takeFigure(tx, { ...plain(figure), ...at, source: sourceId, batch, force });
    if (added > 0 && things.length > 0) await addTrace(tx, { ...at, things });
    changed += added;
  }
  return { figures: figures.length, changed };
}

function plain(figure: TakenFigure) {
  const { activity, value, status = "A", trace = {}, things = [] } = figure;
  return { activity, value, status, trace: { ...trace, things: things.length } };
}

function sameThings(given: readonly Thing[], known: readonly Thing[]): boolean {
  const text = (all: readonly Thing[]) =>
    all
      .map((t) => `${t.kind}/${t.id}/${t.value}`)
      .sort()
      .join();
  return text(given) === text(known);
}

export const takeInJobs: JobKinds = {
  "measure.take-in": async ({ job, within }) =>
    within((tx) => takeIn(tx, job.payload as unknown as TakeIn)),
};
