/**
 * The root finder of disjoint sets: follows `parent` to the root of a member and shortens the way that it went (path
 * halving, Tarjan and van Leeuwen 1984). Who joins two sets writes one root as the parent of the other.
 * @example
 * const parent = eachAlone(3);
 * const root = rootFinder(parent);
 * parent[root(2)] = root(0);
 * expect([root(0) === root(2), root(1) === root(2)]).toEqual([true, false]);
 */
export function rootFinder(parent: Int32Array): (member: number) => number {
  return (member) => {
    let at = member;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
}

/**
 * n members, each a set of its own.
 * @example
 * expect([...eachAlone(3)]).toEqual([0, 1, 2]);
 */
export function eachAlone(n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => i);
}
