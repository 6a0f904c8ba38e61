import { ranksOf } from "../math/rank.ts";
import type { Block } from "./frame.ts";
import type { RankStep } from "./recipe.ts";

/**
 * Ranks of a column of scores, within each period. Scores are rounded first where the step says so (published lists
 * rank what was published), and scores that differ by less than the tolerance share a rank.
 * @example
 * const step: RankStep = { step: "rank", roundTo: 1 };
 * const ranks = rankScores(Float64Array.of(0.71, 0.74, 0.9), step, [{ from: 0, to: 3 }]);
 * expect([...ranks]).toEqual([2, 2, 1]);
 */
export function rankScores(
  scores: Float64Array,
  step: RankStep | undefined,
  blocks: readonly Block[],
): Float64Array {
  const ranks = new Float64Array(scores.length).fill(Number.NaN);
  const roundTo = step?.roundTo ?? null;
  for (const { from, to } of blocks) {
    const part = scores.slice(from, to);
    let largest = 0;
    for (let i = 0; i < part.length; i++) {
      if (roundTo !== null) part[i] = roundHalfUp(part[i] as number, roundTo);
      const size = Math.abs(part[i] as number);
      if (size > largest) largest = size;
    }
    const tolerance = largest * (step?.tolerance ?? 1e-12);
    const descending = step?.order !== "ascending";
    ranks.set(ranksOf(part, { ties: step?.ties ?? "min", descending, tolerance }), from);
  }
  return ranks;
}

/**
 * Rounds the decimal that is meant: 1.005 to two decimals is 1.01, though its binary neighbour lies below.
 * @example
 * expect(roundHalfUp(1.005, 2)).toBe(1.01);
 * expect(roundHalfUp(-2.5, 0)).toBe(-3);
 */
export function roundHalfUp(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  const [digits, exponent] = Math.abs(value).toPrecision(15).split("e");
  const shifted = Math.round(Number(`${digits}e${Number(exponent ?? 0) + decimals}`));
  return (value < 0 ? -1 : 1) * Number(`${shifted}e${-decimals}`);
}
