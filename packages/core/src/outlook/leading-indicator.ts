import { correlation } from "../math/correlation.ts";
import { studentTwoSided } from "../math/student.ts";

/** Below this many pairs nothing is claimed. */
export const CLAIM_MIN = 24;
/** Half the width of the interval of a correlation in Fisher's z, in standard deviations: 90 %. */
const HALF_WIDTH = 1.6448536269514722;

export type LeadLine = {
  /** Steps (months, quarters, years) by which the indicator runs ahead. */
  readonly lead: number;
  readonly pairs: number;
  /** How many independent pairs these are worth: neighbours that resemble each other count for less (Bartlett 1935). */
  readonly effective: number;
  readonly correlation: number | null;
  /** 90 % interval of the correlation (Fisher's z over the effective pairs). */
  readonly low: number | null;
  readonly high: number | null;
  /** Two-sided chance of so strong a correlation between unrelated series, as if the lead had been named beforehand. */
  readonly chance: number | null;
};

export type LeadingReading = {
  readonly lines: readonly LeadLine[];
  readonly best: LeadLine | null;
  /** Chance of the best line after counting how many leads were tried. */
  readonly bestChance: number | null;
  readonly verdict: "leads" | "moves-together" | "no-claim" | "too-few";
};

/**
 * Correlation of an indicator with an outcome some steps later, for each lead from 0, with the sample size. Both series
 * have one value a step from the same step on; null is missing. Trends make anything correlate: hand in growth rates.
 * Below 24 pairs nothing is claimed, and a claim must stand after counting all leads that were tried (Bonferroni).
 * @example
 * const outcome = Array.from({ length: 40 }, (_, i) => Math.sin(i * i));
 * const early = outcome.map((_, i) => outcome[i + 3] ?? null);
 * const reading = readLeads(early, outcome, { leadMax: 6, significance: 0.05 });
 * expect([reading.verdict, reading.best?.lead]).toEqual(["leads", 3]);
 */
export function readLeads(
  indicator: readonly (number | null)[],
  outcome: readonly (number | null)[],
  { leadMax, significance }: { readonly leadMax: number; readonly significance: number },
): LeadingReading {
  const lines = Array.from({ length: leadMax + 1 }, (_, lead) => lineAt(indicator, outcome, lead));
  const claimable = lines.filter((l) => l.pairs >= CLAIM_MIN && l.correlation !== null);
  const best = claimable.reduce<LeadLine | null>(
    (top, l) =>
      top === null || Math.abs(l.correlation as number) > Math.abs(top.correlation as number)
        ? l
        : top,
    null,
  );
  const bestChance = best === null ? null : Math.min(1, (best.chance as number) * claimable.length);
  return {
    lines,
    best,
    bestChance,
    verdict: leadVerdict({ lines, best, bestChance }, significance),
  };
}

/**
 * What correlations that were read allow to be claimed. Who tried several indicators judges each at the significance
 * divided by how many (Bonferroni), without reading them again.
 * @example
 * const best = { lead: 2, pairs: 30, effective: 30, correlation: 0.5, low: 0.2, high: 0.7, chance: 0.004 };
 * const read = { lines: [best], best, bestChance: 0.02 };
 * expect([0.05, 0.01].map((significance) => leadVerdict(read, significance))).toEqual(["leads", "no-claim"]);
 */
export function leadVerdict(
  { lines, best, bestChance }: Omit<LeadingReading, "verdict">,
  significance: number,
): LeadingReading["verdict"] {
  if (best === null || bestChance === null)
    return lines.some((l) => l.pairs >= CLAIM_MIN) ? "no-claim" : "too-few";
  if (bestChance > significance) return "no-claim";
  return best.lead > 0 ? "leads" : "moves-together";
}

function lineAt(
  indicator: readonly (number | null)[],
  outcome: readonly (number | null)[],
  lead: number,
): LeadLine {
  const a: number[] = [];
  const b: number[] = [];
  for (let i = 0; i + lead < outcome.length; i++) {
    const [x, y] = [indicator[i] ?? null, outcome[i + lead] ?? null];
    if (x === null || y === null || !Number.isFinite(x) || !Number.isFinite(y)) continue;
    a.push(x);
    b.push(y);
  }
  const pairs = a.length;
  const r = pairs >= 3 ? correlation(a, b) : null;
  if (r === null)
    return {
      lead,
      pairs,
      effective: pairs,
      correlation: null,
      low: null,
      high: null,
      chance: null,
    };
  const effective = effectivePairs(a, b);
  const left = 1 - r * r;
  const chance =
    left <= 0 ? 0 : studentTwoSided(Math.abs(r) * Math.sqrt((effective - 2) / left), effective - 2);
  const width = effective > 3 && left > 0 ? HALF_WIDTH / Math.sqrt(effective - 3) : null;
  const end = (side: -1 | 1) =>
    width === null ? (left <= 0 ? r : null) : Math.tanh(Math.atanh(r) + side * width);
  return { lead, pairs, effective, correlation: r, low: end(-1), high: end(1), chance };
}

function effectivePairs(a: readonly number[], b: readonly number[]): number {
  const memory = (xs: readonly number[]) => correlation(xs.slice(0, -1), xs.slice(1)) ?? 0;
  const shared = a.length > 3 ? memory(a) * memory(b) : 0;
  if (shared <= 0) return a.length;
  return Math.max(3, (a.length * (1 - shared)) / (1 + shared));
}
