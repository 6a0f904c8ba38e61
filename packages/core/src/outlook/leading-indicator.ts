import { correlation } from "../math/correlation.ts";
import { studentTwoSided } from "../math/student.ts";

/** Below this many pairs of months nothing is claimed. */
export const CLAIM_MIN = 24;

export type LeadLine = {
  /** Months by which the indicator runs ahead. */
  readonly lead: number;
  readonly pairs: number;
  readonly correlation: number | null;
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
 * Correlation of an indicator with an outcome some months later, for each lead from 0, with the sample size. Both series
 * have one value a month from the same month on; null is missing. Trends make anything correlate: hand in growth rates.
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
  if (best === null) {
    const enough = lines.some((l) => l.pairs >= CLAIM_MIN);
    return { lines, best: null, bestChance: null, verdict: enough ? "no-claim" : "too-few" };
  }
  const bestChance = Math.min(1, (best.chance as number) * claimable.length);
  const verdict =
    bestChance > significance ? "no-claim" : best.lead > 0 ? "leads" : "moves-together";
  return { lines, best, bestChance, verdict };
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
  if (r === null) return { lead, pairs, correlation: null, chance: null };
  const left = 1 - r * r;
  const chance =
    left <= 0 ? 0 : studentTwoSided(Math.abs(r) * Math.sqrt((pairs - 2) / left), pairs - 2);
  return { lead, pairs, correlation: r, chance };
}
