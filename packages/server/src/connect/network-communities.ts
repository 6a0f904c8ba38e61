type Link = { readonly a: number; readonly b: number; readonly weight: number };

/**
 * Communities of a small graph by joining, again and again, the two groups whose union raises the modularity most
 * (Clauset, Newman and Moore 2004). Groups are numbered from the largest. Meant for some hundred nodes.
 */
export function communitiesOf(
  nodes: readonly number[],
  links: readonly Link[],
): Map<number, number> {
  const groups = new Map(nodes.map((n) => [n, [n]]));
  const between = new Map<number, Map<number, number>>(nodes.map((n) => [n, new Map()]));
  const degree = new Map(nodes.map((n) => [n, 0]));
  let total = 0;
  const add = (a: number, b: number, weight: number) =>
    between.get(a)?.set(b, (between.get(a)?.get(b) ?? 0) + weight);
  for (const { a, b, weight } of links) {
    add(a, b, weight);
    add(b, a, weight);
    degree.set(a, (degree.get(a) ?? 0) + weight);
    degree.set(b, (degree.get(b) ?? 0) + weight);
    total += weight;
  }
  for (;;) {
    let best: { a: number; b: number; gain: number } | undefined;
    for (const [a, row] of between) {
      for (const [b, weight] of row) {
        if (b <= a) continue;
        const gain =
          weight / total -
          ((degree.get(a) as number) * (degree.get(b) as number)) / (2 * total * total);
        if (gain > 1e-12 && (!best || gain > best.gain)) best = { a, b, gain };
      }
    }
    if (!best) break;
    const { a, b } = best;
    groups.get(a)?.push(...(groups.get(b) as number[]));
    groups.delete(b);
    for (const [c, weight] of between.get(b) ?? []) {
      between.get(c)?.delete(b);
      if (c === a) continue;
      add(a, c, weight);
      add(c, a, weight);
    }
    between.delete(b);
    degree.set(a, (degree.get(a) as number) + (degree.get(b) as number));
  }
  const sorted = [...groups.values()].sort((x, y) => y.length - x.length);
  return new Map(sorted.flatMap((group, i) => group.map((n) => [n, i] as const)));
}
