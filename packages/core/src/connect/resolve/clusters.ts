import { eachAlone, rootFinder } from "../../math/disjoint-sets.ts";
export type ScoredPair = { readonly a: number; readonly b: number; readonly probability: number };

/**
 * Groups of records that are the same thing. Pairs are joined from the surest down, but only where the mean
 * probability over all known pairs between the two groups stays at the threshold or above: one wrong bridge does not
 * melt two groups. Answers for each record the smallest record of its group.
 * @example
 * const pairs = [{ a: 0, b: 1, probability: 0.9 }, { a: 1, b: 2, probability: 0.2 }];
 * expect([...clustersOf(pairs, 3, 0.5)]).toEqual([0, 0, 2]);
 */
export function clustersOf(pairs: readonly ScoredPair[], n: number, threshold: number): Int32Array {
  const root = eachAlone(n);
  const find = rootFinder(root);
  // Between groups: sum of probabilities and number of known pairs, kept at both ends.
  const links: (Map<number, { sum: number; count: number }> | undefined)[] = new Array(n);
  for (const { a, b, probability } of pairs) {
    addLink(links, a, b, { sum: probability, count: 1 });
    addLink(links, b, a, { sum: probability, count: 1 });
  }
  const sure = pairs.filter((p) => p.probability >= threshold);
  sure.sort((x, y) => y.probability - x.probability || x.a - y.a || x.b - y.b);
  for (const { a, b } of sure) {
    let x = find(a);
    let y = find(b);
    if (x === y) continue;
    const link = links[x]?.get(y);
    if (!link || link.sum / link.count < threshold) continue;
    if ((links[x]?.size ?? 0) < (links[y]?.size ?? 0)) [x, y] = [y, x];
    root[y] = x;
    links[x]?.delete(y);
    for (const [z, between] of links[y] ?? []) {
      if (z === x) continue;
      links[z]?.delete(y);
      addLink(links, x, z, between);
      addLink(links, z, x, between);
    }
    links[y] = undefined;
  }
  const least = new Int32Array(n).fill(n);
  for (let i = 0; i < n; i++) least[find(i)] = Math.min(least[find(i)] as number, i);
  return Int32Array.from({ length: n }, (_, i) => least[find(i)] as number);
}

type Link = { sum: number; count: number };

function addLink(
  links: (Map<number, Link> | undefined)[],
  from: number,
  to: number,
  more: Link,
): void {
  links[from] ??= new Map();
  const map = links[from];
  const known = map.get(to);
  if (known) map.set(to, { sum: known.sum + more.sum, count: known.count + more.count });
  else map.set(to, { ...more });
}
