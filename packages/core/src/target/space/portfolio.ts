/** Which activities each region has: those of region r are `members[offsets[r]..offsets[r + 1])`, ascending. */
export type Portfolios = {
  readonly regionCount: number;
  readonly activityCount: number;
  readonly offsets: Uint32Array;
  readonly members: Uint32Array;
  /** Activities a region has (k_r). */
  readonly diversity: Uint32Array;
  /** Regions that have an activity (k_p). */
  readonly ubiquity: Uint32Array;
};

/**
 * The presence matrix as lists, one a region, with diversity and ubiquity.
 * @example
 * const lists = portfoliosOf(Uint8Array.of(1, 0, 1, 1), { activityCount: 2 });
 * expect([...lists.members]).toEqual([0, 0, 1]);
 * expect([...lists.ubiquity]).toEqual([2, 1]);
 */
export function portfoliosOf(
  presence: Uint8Array,
  { activityCount }: { readonly activityCount: number },
): Portfolios {
  const P = activityCount;
  const R = P === 0 ? 0 : presence.length / P;
  const diversity = new Uint32Array(R);
  const ubiquity = new Uint32Array(P);
  const offsets = new Uint32Array(R + 1);
  let count = 0;
  for (let i = 0; i < presence.length; i++) count += presence[i] as number;
  const members = new Uint32Array(count);
  let at = 0;
  for (let r = 0; r < R; r++) {
    const base = r * P;
    for (let p = 0; p < P; p++) {
      if (presence[base + p] === 0) continue;
      members[at++] = p;
      ubiquity[p] = (ubiquity[p] as number) + 1;
    }
    offsets[r + 1] = at;
    diversity[r] = at - (offsets[r] as number);
  }
  return { regionCount: R, activityCount: P, offsets, members, diversity, ubiquity };
}
