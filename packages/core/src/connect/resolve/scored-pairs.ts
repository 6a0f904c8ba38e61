import { eachAlone, rootFinder } from "../../math/disjoint-sets.ts";
import { clustersOf, type ScoredPair } from "./clusters.ts";

/** Pairs as `a * n + b` with a < b, ascending, each with its probability: 16 bytes a pair. */
export type ScoredPairs = { readonly pairs: Float64Array; readonly chances: Float64Array };

/**
 * The pairs that are likely enough, moved together where they lie: the lists given are used up.
 * @example
 * const { pairs } = likelyPairs({ pairs: Float64Array.of(1, 2), chances: Float64Array.of(0.2, 0.7) }, 0.5);
 * expect([...pairs]).toEqual([2]);
 */
export function likelyPairs({ pairs, chances }: ScoredPairs, min: number): ScoredPairs {
  let kept = 0;
  for (let p = 0; p < pairs.length; p++) {
    if (!((chances[p] as number) >= min)) continue;
    pairs[kept] = pairs[p] as number;
    chances[kept++] = chances[p] as number;
  }
  return { pairs: pairs.subarray(0, kept), chances: chances.subarray(0, kept) };
}

/**
 * Two lists without a pair in common as one, ascending.
 * @example
 * const [a, b] = [Float64Array.of(1, 5), Float64Array.of(3)];
 * expect([...joinedPairs({ pairs: a, chances: a }, { pairs: b, chances: b }).pairs]).toEqual([1, 3, 5]);
 */
export function joinedPairs(a: ScoredPairs, b: ScoredPairs): ScoredPairs {
  if (a.pairs.length === 0) return b;
  if (b.pairs.length === 0) return a;
  const size = a.pairs.length + b.pairs.length;
  const made = { pairs: new Float64Array(size), chances: new Float64Array(size) };
  let [i, j] = [0, 0];
  for (let k = 0; k < size; k++) {
    const first = i < a.pairs.length && !((b.pairs[j] as number) < (a.pairs[i] as number));
    const [from, at] = first ? [a, i++] : [b, j++];
    made.pairs[k] = from.pairs[at] as number;
    made.chances[k] = from.chances[at] as number;
  }
  return made;
}

/**
 * The groups of all records (see clustersOf): records that no chain of sure pairs joins never come to one group, so
 * each chain is looked at by itself, and only one at a time takes room.
 * @example
 * const scored = { pairs: Float64Array.of(1, 5), chances: Float64Array.of(0.9, 0.2) };
 * expect([...groupsOf(scored, 3, 0.5)]).toEqual([0, 0, 2]);
 */
export function groupsOf(scored: ScoredPairs, n: number, threshold: number): Int32Array {
  const { pairs, chances } = scored;
  const { starts, order } = byChain(scored, n, threshold);
  const groups = Int32Array.from({ length: n }, (_, i) => i);
  const numbers = new Int32Array(n).fill(-1);
  for (let c = 0; c + 1 < starts.length; c++) {
    const members: number[] = [];
    const number = (record: number): number => {
      if (numbers[record] === -1) {
        numbers[record] = members.length;
        members.push(record);
      }
      return numbers[record] as number;
    };
    const mine = order.subarray(starts[c], starts[c + 1]);
    // Records are numbered ascending, so that the smallest of a chain stays the smallest.
    for (const record of recordsOf(mine, pairs, n)) number(record);
    const own = Array.from(mine, (p): ScoredPair => {
      const pair = pairs[p] as number;
      return {
        a: number(Math.floor(pair / n)),
        b: number(pair % n),
        probability: chances[p] as number,
      };
    });
    clustersOf(own, members.length, threshold).forEach((least, i) => {
      groups[members[i] as number] = members[least] as number;
    });
  }
  return groups;
}

function recordsOf(order: Uint32Array, pairs: Float64Array, n: number): Int32Array {
  const found = new Int32Array(order.length * 2);
  order.forEach((p, k) => {
    found[2 * k] = Math.floor((pairs[p] as number) / n);
    found[2 * k + 1] = (pairs[p] as number) % n;
  });
  return found.sort();
}

/** The pairs within each chain of sure pairs: their numbers in `order`, those of chain c from `starts[c]` on. */
function byChain(
  { pairs, chances }: ScoredPairs,
  n: number,
  threshold: number,
): { starts: Uint32Array; order: Uint32Array } {
  const root = eachAlone(n);
  const find = rootFinder(root);
  pairs.forEach((pair, p) => {
    if ((chances[p] as number) >= threshold) root[find(Math.floor(pair / n))] = find(pair % n);
  });
  const counts = new Uint32Array(n + 1);
  const chainOf = (pair: number): number => {
    const chain = find(pair % n);
    return find(Math.floor(pair / n)) === chain ? chain : -1;
  };
  for (const pair of pairs) {
    const chain = chainOf(pair);
    if (chain >= 0) counts[chain + 1] = (counts[chain + 1] as number) + 1;
  }
  for (let c = 0; c < n; c++) counts[c + 1] = (counts[c + 1] as number) + (counts[c] as number);
  const next = counts.slice();
  const order = new Uint32Array(counts[n] as number);
  pairs.forEach((pair, p) => {
    const chain = chainOf(pair);
    if (chain < 0) return;
    order[next[chain] as number] = p;
    next[chain] = (next[chain] as number) + 1;
  });
  return { starts: counts, order };
}

/**
 * The numbers of the pairs, surest first, equally sure ones in their order.
 * @example
 * expect([...surestFirst(Float64Array.of(0.2, 0.9, 0.2))]).toEqual([1, 0, 2]);
 */
export function surestFirst(chances: Float64Array): Uint32Array {
  const sorted = chances.slice().sort();
  // Equal ones lie side by side in `sorted`; `taken` counts, at the first of them, how many have their place.
  const taken = new Uint32Array(sorted.length);
  const order = new Uint32Array(sorted.length);
  for (let p = chances.length - 1; p >= 0; p--) {
    const first = firstAt(sorted, chances[p] as number);
    order[sorted.length - 1 - first - (taken[first] as number)] = p;
    taken[first] = (taken[first] as number) + 1;
  }
  return order;
}

/**
 * Where a number stands or would stand in an ascending list.
 * @example
 * expect(firstAt(Float64Array.of(1, 3, 3, 7), 3)).toBe(1);
 */
export function firstAt(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
