/** How many of a group came to an outcome, beside what was said of them one by one. */
export type GroupCount = {
  /** Sum of the probabilities, and of probability times its complement. */
  readonly mean: number;
  readonly spread: number;
  readonly happened: number;
  /** Years by which the group lies on average beyond the newest thing that was known. */
  readonly ahead: number;
};

/**
 * What the members of a group share: their log-odds are shifted together, by a deviation whose square is `constant` plus
 * `drift` for each year ahead.
 */
export type SharedShift = { readonly constant: number; readonly drift: number };

/**
 * The shift of one year ahead that the rehearsals on the 6,055 facilities of the Clean Investment Monitor announced before
 * 2023 taught, √(0.36 + 0.12): for a pipeline whose own past is too short to learn it from.
 */
export const SHARED_LEARNED = 0.69;

/** Squares of the deviation that are weighed against each other. */
const SQUARES = [
  0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4,
];

/**
 * Learns the shared shift from rehearsed counts. To first order a shift of the log-odds by s moves a count by s times the
 * spread, so that a count deviates by √(spread + s² spread²): independent members alone would deviate by √spread. Few
 * rehearsals say little about how large a shift can be, so it is averaged over the likelihood of every pair of squares and
 * not set to the best of them. No counts, no shift.
 * @example
 * const apart = Array.from({ length: 40 }, (_, i) => ({ mean: 50, spread: 25, happened: 50 + (i % 2 === 0 ? 20 : -20), ahead: 1 }));
 * const shift = learnSharedShift(apart);
 * const far = groupDeviation({ spread: 25, ahead: 1 }, shift);
 * expect([far > 15, far < 25]).toEqual([true, true]);
 * expect(groupDeviation({ spread: 25, ahead: 1 }, learnSharedShift([]))).toBe(5);
 */
export function learnSharedShift(counts: readonly GroupCount[]): SharedShift {
  const known = counts.filter((c) => c.spread > 0);
  if (known.length === 0) return { constant: 0, drift: 0 };
  const pairs = SQUARES.flatMap((constant) => SQUARES.map((drift) => ({ constant, drift })));
  const likelihood = pairs.map((shift) =>
    known.reduce((sum, c) => {
      const deviation = groupDeviation(c, shift);
      return sum - Math.log(deviation) - ((c.happened - c.mean) / deviation) ** 2 / 2;
    }, 0),
  );
  const top = Math.max(...likelihood);
  let [weight, constant, drift] = [0, 0, 0];
  pairs.forEach((pair, i) => {
    const w = Math.exp((likelihood[i] as number) - top) / ((1 + pair.constant) * (1 + pair.drift));
    weight += w;
    constant += w * pair.constant;
    drift += w * pair.drift;
  });
  return { constant: constant / weight, drift: drift / weight };
}

/**
 * Deviation of a group's count under a shared shift; without one that of independent members.
 * @example
 * expect(groupDeviation({ spread: 9, ahead: 2 }, { constant: 0, drift: 0 })).toBe(3);
 * expect(groupDeviation({ spread: 9, ahead: 2 }, { constant: 1, drift: 0.5 })).toBeCloseTo(Math.sqrt(9 + 2 * 81), 12);
 */
export function groupDeviation(
  { spread, ahead }: Pick<GroupCount, "spread" | "ahead">,
  { constant, drift }: SharedShift,
): number {
  return Math.sqrt(spread + (constant + drift * Math.max(0, ahead)) * spread * spread);
}
