import { assert } from "../../vocabulary/assert.ts";

/** A link of the product space, positions of activities, `from` < `to`. */
export type SpaceEdge = { readonly from: number; readonly to: number; readonly proximity: number };

/**
 * Links to draw: the maximum spanning tree, so that all hang together, and the strongest others until each activity has
 * `averageLinks` on average (Hidalgo et al. 2007). Activities near nothing stay alone. Strongest first.
 * @example
 * const phi = Float64Array.of(1, 0.5, 0.1, 0.5, 1, 0.4, 0.1, 0.4, 1);
 * expect(productSpaceEdges(phi, 3, { averageLinks: 4 / 3 }).map((e) => [e.from, e.to])).toEqual([[0, 1], [1, 2]]);
 */
export function productSpaceEdges(
  proximity: Float64Array,
  size: number,
  { averageLinks }: { readonly averageLinks: number },
): SpaceEdge[] {
  assert(proximity.length === size * size, "Proximity is square");
  const tree = spanningTree(proximity, size);
  const inTree = new Set(tree.map((edge) => edge.from * size + edge.to));
  const wanted = Math.floor((averageLinks * size) / 2) - tree.length;
  const others: SpaceEdge[] = [];
  for (let p = 0; p < size && wanted > 0; p++) {
    for (let q = p + 1; q < size; q++) {
      const phi = proximity[p * size + q] as number;
      if (phi > 0 && !inTree.has(p * size + q)) others.push({ from: p, to: q, proximity: phi });
    }
  }
  const strongest = others.sort(byStrength).slice(0, Math.max(0, wanted));
  return [...tree, ...strongest].sort(byStrength);
}

function byStrength(a: SpaceEdge, b: SpaceEdge): number {
  return b.proximity - a.proximity || a.from - b.from || a.to - b.to;
}

/** Prim's algorithm on the dense matrix, begun anew for each part. */
function spanningTree(proximity: Float64Array, size: number): SpaceEdge[] {
  const nearest = new Float64Array(size);
  const parent = new Int32Array(size).fill(-1);
  const taken = new Uint8Array(size);
  const edges: SpaceEdge[] = [];
  for (let step = 0; step < size; step++) {
    let next = -1;
    for (let p = 0; p < size; p++) {
      if (taken[p] === 0 && (next < 0 || (nearest[p] as number) > (nearest[next] as number)))
        next = p;
    }
    taken[next] = 1;
    const other = parent[next] as number;
    if (other >= 0) {
      edges.push({
        from: Math.min(next, other),
        to: Math.max(next, other),
        proximity: nearest[next] as number,
      });
    }
    for (let p = 0; p < size; p++) {
      const phi = proximity[next * size + p] as number;
      if (taken[p] === 0 && phi > (nearest[p] as number)) {
        nearest[p] = phi;
        parent[p] = next;
      }
    }
  }
  return edges;
}
