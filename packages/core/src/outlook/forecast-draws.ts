import { normal } from "../math/normal.ts";
import { type Rng, streamRng } from "../math/rng.ts";
import { fillUniform } from "./fill-uniform.ts";
import type { Base, ForecastPlan } from "./forecast-plan.ts";
import { gammaDraw } from "./gamma-draw.ts";
import { shiftRow, shiftTable } from "./shift-curve.ts";
import { productionCurves, ROWS_A_SEGMENT } from "./time-to-production.ts";

/** Values of a stretch of draws: draw after draw, group after group, year after year. */
export type ForecastDraws = { readonly count: number; readonly values: Float64Array };

/** Ratios of the log-normal at even steps of probability: one look-up instead of a logarithm a project. */
const RATIO_STEPS = 4096;

/**
 * Draws `from` to `to`: risks from their Dirichlet distributions, then for each project whether and when production
 * begins and how much of its promise comes. Draw k has its own stream of the seed, so any split into stretches gives the
 * same values as one long run.
 */
export function drawForecast(
  plan: ForecastPlan,
  { from, to, seed }: { readonly from: number; readonly to: number; readonly seed: number },
): ForecastDraws {
  const years = plan.years.length;
  const size = plan.groups.length * years;
  const values = new Float64Array((to - from) * size);
  const segments = plan.model.segments.length;
  const risks = new Float64Array(plan.model.shape.length);
  const curves = new Float64Array(segments * ROWS_A_SEGMENT * (plan.horizon + 1));
  const ratios = ratioTable(plan);
  const shifts =
    plan.shared === 0 ? null : { table: shiftTable(plan.shared), of: new Float64Array(segments) };
  const starts = new Float64Array(plan.classes * (plan.horizon + 1));
  const fund = new Float64Array(plan.horizon + 1);
  const chance = new Float64Array(plan.row.length);
  const chosen = new Float64Array(ratios === null ? 0 : plan.row.length);
  for (let k = from; k < to; k++) {
    const rng = streamRng(seed, k);
    const out = values.subarray((k - from) * size, (k - from + 1) * size);
    drawRisks(plan.model.shape, rng, risks);
    productionCurves(risks, { segments, horizon: plan.horizon, into: curves });
    if (shifts !== null)
      for (let g = 0; g < segments; g++) shifts.of[g] = plan.shared * normal(rng);
    starts.fill(0);
    fund.fill(0);
    drawStarts(plan, { rng, curves, shifts, ratios, starts, fund, chance, chosen });
    out.set(plan.certain);
    spread(plan, starts, fund, out);
    addBase(plan, rng, out);
  }
  return { count: to - from, values };
}

/** Stretches of one run put together in order. */
export function joinDraws(parts: readonly ForecastDraws[]): ForecastDraws {
  const values = new Float64Array(parts.reduce((sum, p) => sum + p.values.length, 0));
  let at = 0;
  for (const part of parts) {
    values.set(part.values, at);
    at += part.values.length;
  }
  return { count: parts.reduce((sum, p) => sum + p.count, 0), values };
}

function drawRisks(shape: Float64Array, rng: Rng, into: Float64Array): void {
  for (let i = 0; i < shape.length; i += 3) {
    const m = gammaDraw(rng, shape[i] as number);
    const c = gammaDraw(rng, shape[i + 1] as number);
    const s = gammaDraw(rng, shape[i + 2] as number);
    const sum = m + c + s;
    into[i] = m / sum;
    into[i + 1] = c / sum;
    into[i + 2] = s / sum;
  }
}

function ratioTable({ delivery }: ForecastPlan): Float64Array | null {
  if (delivery.deviation === 0 && delivery.mean === 0) return null;
  return Float64Array.from({ length: RATIO_STEPS }, (_, i) =>
    Math.exp(delivery.mean + delivery.deviation * normalQuantile((i + 0.5) / RATIO_STEPS)),
  );
}

type DrawBuffers = {
  readonly rng: Rng;
  readonly curves: Float64Array;
  /** What the projects of each segment share in this draw. */
  readonly shifts: { readonly table: Float64Array; readonly of: Float64Array } | null;
  readonly ratios: Float64Array | null;
  readonly starts: Float64Array;
  readonly fund: Float64Array;
  readonly chance: Float64Array;
  readonly chosen: Float64Array;
};

/** Even steps of probability for which the first quarter that can be meant is looked up. */
const GUIDES = 32;

function drawStarts(
  plan: ForecastPlan,
  { rng, curves, shifts, ratios, starts, fund, chance, chosen }: DrawBuffers,
): void {
  const { row, classOf, promised, fundShare, fixedProbability, fixedQuarter, horizon } = plan;
  const width = horizon + 1;
  const guide = new Uint8Array(GUIDES + 1);
  let at = -1;
  let first = 0;
  let most = 0;
  let steps = 0;
  fillUniform(rng, chance);
  if (ratios !== null) fillUniform(rng, chosen);
  for (let i = 0; i < row.length; i++) {
    const u = chance[i] as number;
    const fixed = fixedProbability[i] as number;
    let t = fixedQuarter[i] as number;
    let amount = promised[i] as number;
    if (fixed >= 0) {
      if (u >= fixed || t > horizon) continue;
    } else {
      if ((row[i] as number) !== at) {
        at = row[i] as number;
        first = at * width;
        if (shifts !== null)
          shiftRow(curves, {
            first,
            width,
            table: shifts.table,
            shift: shifts.of[Math.floor(at / ROWS_A_SEGMENT)] as number,
          });
        most = curves[first + horizon] as number;
        steps = GUIDES / most;
        fillGuide(curves, { first, horizon, most }, guide);
      }
      if (u >= most) continue;
      t = guide[(u * steps) | 0] as number;
      while ((curves[first + t] as number) <= u) t += 1;
      if (ratios !== null) amount *= ratios[((chosen[i] as number) * RATIO_STEPS) | 0] as number;
    }
    const into = (classOf[i] as number) * width + t;
    starts[into] = (starts[into] as number) + amount;
    const share = fundShare[i] as number;
    if (share > 0) fund[t] = (fund[t] as number) + amount * share;
  }
}

/** For each step of probability the quarter from which the search goes on. */
function fillGuide(
  curves: Float64Array,
  { first, horizon, most }: { first: number; horizon: number; most: number },
  guide: Uint8Array,
): void {
  let t = 0;
  for (let g = 0; g <= GUIDES; g++) {
    const level = (g / GUIDES) * most;
    while (t < horizon && (curves[first + t] as number) <= level * (1 - 1e-12)) t += 1;
    guide[g] = t;
  }
}

/** From starts by quarter to output by year, for each group that a class adds to. */
function spread(
  plan: ForecastPlan,
  starts: Float64Array,
  fund: Float64Array,
  out: Float64Array,
): void {
  const years = plan.years.length;
  const width = plan.horizon + 1;
  const ofClass = new Float64Array(years);
  for (let c = 0; c < plan.classes; c++) {
    ofClass.fill(0);
    for (let t = 0; t < width; t++) {
      const amount = starts[c * width + t] as number;
      if (amount === 0) continue;
      const share = t * years;
      for (let y = 0; y < years; y++)
        ofClass[y] = (ofClass[y] as number) + amount * (plan.yearShare[share + y] as number);
    }
    for (const g of plan.classGroups[c] as readonly number[]) {
      for (let y = 0; y < years; y++)
        out[g * years + y] = (out[g * years + y] as number) + (ofClass[y] as number);
    }
  }
  for (let t = 0; t < width; t++) {
    const amount = fund[t] as number;
    if (amount === 0) continue;
    for (let y = 0; y < years; y++)
      out[3 * years + y] =
        (out[3 * years + y] as number) + amount * (plan.yearShare[t * years + y] as number);
  }
}

/** The base path of one draw, into the groups total and base. */
function addBase({ base, years }: ForecastPlan, rng: Rng, out: Float64Array): void {
  if (base === null) return;
  const n = years.length;
  const [scale, tilt] = driftOf(base, rng);
  let [value, year] = [base.value, base.year];
  for (let y = 0; y < n; y++) {
    for (; year < (years[y] as number); year++)
      value *= Math.exp(base.drift + tilt + (scale === 0 ? 0 : scale * normal(rng)));
    out[n + y] = value;
    out[y] = (out[y] as number) + value;
  }
}

/** Deviation and drift error of one draw: together they make the t distribution of the history. */
function driftOf(base: Base, rng: Rng): [scale: number, tilt: number] {
  if (base.deviation === 0) return [0, 0];
  const scale = base.deviation * Math.sqrt(base.freedom / (2 * gammaDraw(rng, base.freedom / 2)));
  return [scale, base.drift === 0 ? 0 : (scale / Math.sqrt(base.span)) * normal(rng)];
}

/** Quantile of the standard normal (Acklam's rational approximation, relative error below 1.2e-9). */
function normalQuantile(p: number): number {
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
    2.506628277459239,
  ];
  const b = [
    -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972,
    -13.28068155288572,
  ];
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
    4.374664141464968, 2.938163982698783,
  ];
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
  const poly = (k: readonly number[], x: number) => k.reduce((sum, v) => sum * x + v, 0);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return poly(c, q) / (poly(d, q) * q + 1);
  }
  if (p > 1 - 0.02425) return -normalQuantile(1 - p);
  const q = p - 0.5;
  const r = q * q;
  return (poly(a, r) * q) / (poly(b, r) * r + 1);
}
