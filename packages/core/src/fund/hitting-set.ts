/**
 * A smallest set that shares an element with every given set, ascending; ties to the one found first.
 * Branch and bound: a set none of whose elements is chosen yet must give one, and sets without a common element bound
 * from below how many are still needed. An empty set cannot be hit and is left out.
 * @example
 * expect(smallestHittingSet([[1, 2], [2, 3], [3, 4]])).toEqual([2, 3]);
 * expect(smallestHittingSet([])).toEqual([]);
 */
export function smallestHittingSet(sets: readonly (readonly number[])[]): number[] {
  const open = sets.filter((set) => set.length > 0);
  let best = greedy(open);
  const search = (chosen: readonly number[], banned: ReadonlySet<number>): void => {
    const left = open
      .filter((set) => !set.some((element) => chosen.includes(element)))
      .map((set) => set.filter((element) => !banned.has(element)));
    if (left.length === 0) {
      if (chosen.length < best.length) best = [...chosen];
      return;
    }
    if (chosen.length + disjoint(left) >= best.length) return;
    const next = left.reduce((a, b) => (b.length < a.length ? b : a));
    const without = new Set(banned);
    for (const element of next) {
      search([...chosen, element], new Set(without));
      // Whatever contains this element was tried: further branches do without it.
      without.add(element);
    }
  };
  search([], new Set());
  return best.sort((a, b) => a - b);
}

/** How many of the sets have no element in common, counted greedily from the smallest. */
function disjoint(sets: readonly (readonly number[])[]): number {
  const used = new Set<number>();
  let count = 0;
  for (const set of [...sets].sort((a, b) => a.length - b.length)) {
    if (set.some((element) => used.has(element))) continue;
    for (const element of set) used.add(element);
    count += 1;
  }
  return count;
}

function greedy(sets: readonly (readonly number[])[]): number[] {
  const chosen: number[] = [];
  let left = sets;
  while (left.length > 0) {
    const counts = new Map<number, number>();
    for (const set of left) for (const e of set) counts.set(e, (counts.get(e) ?? 0) + 1);
    const [most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
    chosen.push(most);
    left = left.filter((set) => !set.includes(most));
  }
  return chosen;
}
