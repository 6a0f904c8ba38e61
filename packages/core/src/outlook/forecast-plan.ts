import { assert } from "../vocabulary/assert.ts";
import { fail, ok, type Result } from "../vocabulary/result.ts";
import { countOutputOnce, type DroppedProject } from "./count-output-once.ts";
import type { PipelineProject } from "./pipeline-project.ts";
import { type Delivery, type Ramp, rampAt } from "./ramp.ts";
import { STAGES_BEFORE, type StageModel, segmentOf } from "./stage-model.ts";
import { rowOf } from "./time-to-production.ts";

/** What there is without the pipeline: a value that holds, or grows and varies as history did. */
export type Base = {
  readonly year: number;
  readonly value: number;
  /** Yearly growth of the logarithm; 0 holds the value. */
  readonly drift: number;
  readonly deviation: number;
  /** Freedom of the t distribution and years behind drift and deviation; ignored where the deviation is 0. */
  readonly freedom: number;
  readonly span: number;
};

export type ForecastInput = {
  readonly projects: readonly PipelineProject[];
  readonly model: StageModel;
  readonly ramp: Ramp;
  readonly delivery: Delivery;
  readonly base: Base | null;
  /**
   * Deviation by which the log-odds of all projects of a segment shift together in a draw; without it they are
   * independent, once their risks are drawn. `learnSharedShift` learns it.
   */
  readonly shared?: number;
  /** The quarter in which we look, and the last year of the forecast. */
  readonly asOf: { readonly year: number; readonly quarter: 1 | 2 | 3 | 4 };
  readonly to: number;
};

/** Everything that draws share. Made once; stretches of draws can be computed anywhere. */
export type ForecastPlan = {
  readonly years: readonly number[];
  /** total, base, pipeline, fund, then sectors and links with output. */
  readonly groups: readonly string[];
  readonly model: StageModel;
  readonly delivery: Delivery;
  readonly base: Base | null;
  readonly shared: number;
  readonly horizon: number;
  /** Output of a year for a start in quarter t (0 is now), a full year's promise being 1: `horizon + 1` rows. */
  readonly yearShare: Float64Array;
  readonly classes: number;
  /** Groups that each class adds to. */
  readonly classGroups: readonly (readonly number[])[];
  readonly row: Int32Array;
  readonly classOf: Int32Array;
  readonly promised: Float64Array;
  readonly fundShare: Float64Array;
  readonly fixedProbability: Float64Array;
  readonly fixedQuarter: Int32Array;
  /** Output above what is delivered already, of projects in production: certain, by group and year. */
  readonly certain: Float64Array;
  readonly dropped: readonly DroppedProject[];
  readonly counted: readonly PipelineProject[];
};

export const FIRST_GROUPS = ["total", "base", "pipeline", "fund"] as const;

/**
 * Prepares a forecast: counts each output once and lays the projects out for the draws. A last year that is not after the
 * year of the look is refused.
 */
export function planForecast(
  input: ForecastInput,
): Result<ForecastPlan, "horizon-not-later" | "horizon-too-long"> {
  const { asOf, to, ramp, model } = input;
  if (!(to > asOf.year)) return fail("horizon-not-later", { asOf: asOf.year, to });
  if (to - asOf.year > 40) return fail("horizon-too-long", { asOf: asOf.year, to });
  const years = Array.from({ length: to - asOf.year + 1 }, (_, i) => asOf.year + i);
  const horizon = (to - asOf.year) * 4 + (4 - asOf.quarter);
  const { counted, dropped } = countOutputOnce(input.projects);
  const sectors = [...new Set(counted.map((p) => p.sector).filter((s) => s !== ""))].sort();
  const links = [...new Set(counted.map((p) => p.link).filter((s) => s !== ""))].sort();
  const groups = [
    ...FIRST_GROUPS,
    ...sectors.map((s) => `sector:${s}`),
    ...links.map((l) => `link:${l}`),
  ];
  const yearShare = new Float64Array((horizon + 1) * years.length);
  const now = asOf.quarter - 1;
  for (let t = 0; t <= horizon; t++) {
    for (let q = t; q <= horizon; q++) {
      const at = t * years.length + Math.floor((now + q) / 4);
      yearShare[at] = (yearShare[at] as number) + rampAt(ramp, q - t) / 4;
    }
  }
  const classes = new Map<string, number>();
  const classGroups: number[][] = [];
  const classFor = (p: PipelineProject) => {
    const key = JSON.stringify([p.sector, p.link]);
    const known = classes.get(key);
    if (known !== undefined) return known;
    const of = [0, 2];
    for (const name of [`sector:${p.sector}`, `link:${p.link}`])
      if (groups.includes(name)) of.push(groups.indexOf(name));
    classGroups.push(of);
    classes.set(key, classGroups.length - 1);
    return classGroups.length - 1;
  };
  const certain = new Float64Array(groups.length * years.length);
  const rowFor = (p: PipelineProject) =>
    p.stage < STAGES_BEFORE ? rowOf(segmentOf(model, p.segment), p.stage, p.quarters) : 0;
  // Projects of one state stand together: their curve stays in the cache.
  const open = counted
    .filter((p) => p.stage < STAGES_BEFORE || p.fixed !== undefined)
    .map((p) => ({ p, row: rowFor(p) }))
    .sort((a, b) => a.row - b.row || (a.p.id < b.p.id ? -1 : 1))
    .map(({ p }) => p);
  for (const p of counted) {
    if (p.stage < STAGES_BEFORE || p.fixed !== undefined) continue;
    addCertain(certain, p, {
      groups: classGroups[classFor(p)] as number[],
      years: years.length,
      now,
      horizon,
      ramp,
    });
  }
  const plan: ForecastPlan = {
    years,
    groups,
    model,
    delivery: input.delivery,
    base: input.base,
    shared: input.shared ?? 0,
    horizon,
    yearShare,
    classGroups,
    row: Int32Array.from(open, rowFor),
    classOf: Int32Array.from(open, classFor),
    classes: classGroups.length,
    promised: Float64Array.from(open, (p) => Math.max(0, p.promised - p.delivered)),
    fundShare: Float64Array.from(open, (p) => p.fundShare),
    fixedProbability: Float64Array.from(open, (p) => p.fixed?.probability ?? -1),
    fixedQuarter: Int32Array.from(open, (p) => Math.max(0, p.fixed?.quarter ?? 0)),
    certain,
    dropped,
    counted,
  };
  assert(plan.shared >= 0 && plan.shared < 10, "A deviation is not negative, and no certainty");
  assert(
    open.every(
      (p) => p.fixed === undefined || (p.fixed.probability >= 0 && p.fixed.probability <= 1),
    ),
    "A probability lies within 0 and 1",
  );
  return ok(plan);
}

/** A project in production climbs the rest of its ramp; what it delivers already stands in the base. */
function addCertain(
  certain: Float64Array,
  p: PipelineProject,
  {
    groups,
    years,
    now,
    horizon,
    ramp,
  }: { groups: readonly number[]; years: number; now: number; horizon: number; ramp: Ramp },
): void {
  if (p.stage >= 6) return;
  for (let q = 0; q <= horizon; q++) {
    const more = Math.max(0, rampAt(ramp, p.quarters + q) * p.promised - p.delivered) / 4;
    const year = Math.floor((now + q) / 4);
    for (const g of groups)
      certain[g * years + year] = (certain[g * years + year] as number) + more;
    certain[3 * years + year] = (certain[3 * years + year] as number) + more * p.fundShare;
  }
}
