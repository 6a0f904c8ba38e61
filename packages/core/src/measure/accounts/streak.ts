export type Edition = { readonly edition: number; readonly rank: number };

export type Streak = {
  /** Editions in a row up to and with the last; 0 where the last edition has another rank or is not known. */
  readonly length: number;
  readonly from: number | null;
  /** Years within the run in which the list changed its method: the run counts on, but says so. */
  readonly methodChanges: readonly number[];
};

/**
 * How long a place has held a rank in a yearly list, up to a year. A missing edition ends the run: it is not known.
 * @example
 * const first = Array.from({ length: 17 }, (_, i) => ({ edition: 2005 + i, rank: 1 }));
 * expect(streakOf(first, { rank: 1, until: 2021, methodChanges: [] })).toEqual({ length: 17, from: 2005, methodChanges: [] });
 * expect(streakOf([{ edition: 2020, rank: 2 }], { rank: 1, until: 2020, methodChanges: [] }).length).toBe(0);
 */
export function streakOf(
  editions: readonly Edition[],
  { rank, until, methodChanges }: { rank: number; until: number; methodChanges: readonly number[] },
): Streak {
  const held = new Set(editions.filter((e) => e.rank === rank).map((e) => e.edition));
  let from = until;
  while (held.has(from)) from -= 1;
  const length = until - from;
  return {
    length,
    from: length === 0 ? null : from + 1,
    methodChanges: methodChanges.filter((year) => year > from + 1 && year <= until),
  };
}
