import { eachAlone, rootFinder } from "../../math/disjoint-sets.ts";
import type { Portfolios } from "./portfolio.ts";

/** Connected parts of the graph of regions and activities. Label -1: no presence at all. Largest part first. */
export type Components = {
  readonly count: number;
  readonly ofRegion: Int32Array;
  readonly ofActivity: Int32Array;
  /** Regions and activities of each part. */
  readonly sizes: readonly { readonly regions: number; readonly activities: number }[];
};

/**
 * Parts of the presence graph that share no activity. The second eigenvector ranks regions only within one part.
 * @example
 * const lists = portfoliosOf(Uint8Array.of(1, 0, 0, 1), { activityCount: 2 });
 * expect(componentsOf(lists).count).toBe(2);
 */
export function componentsOf(lists: Portfolios): Components {
  const { regionCount: R, activityCount: P, offsets, members } = lists;
  const parent = eachAlone(R + P);
  const root = rootFinder(parent);
  for (let r = 0; r < R; r++) {
    const a = root(r);
    for (let k = offsets[r] as number; k < (offsets[r + 1] as number); k++) {
      const b = root(R + (members[k] as number));
      if (a !== b) parent[b] = a;
    }
  }
  return labelled(lists, root);
}

function labelled(lists: Portfolios, root: (i: number) => number): Components {
  const { regionCount: R, activityCount: P } = lists;
  const sizes = new Map<number, { regions: number; activities: number }>();
  const count = (node: number, side: "regions" | "activities") => {
    const key = root(node);
    const size = sizes.get(key) ?? { regions: 0, activities: 0 };
    size[side]++;
    sizes.set(key, size);
  };
  for (let r = 0; r < R; r++) if ((lists.diversity[r] as number) > 0) count(r, "regions");
  for (let p = 0; p < P; p++) if ((lists.ubiquity[p] as number) > 0) count(R + p, "activities");
  const order = [...sizes].sort((a, b) => b[1].regions - a[1].regions || a[0] - b[0]);
  const label = new Map(order.map(([key], i) => [key, i]));
  return {
    count: order.length,
    ofRegion: Int32Array.from({ length: R }, (_, r) => label.get(root(r)) ?? -1),
    ofActivity: Int32Array.from({ length: P }, (_, p) => label.get(root(R + p)) ?? -1),
    sizes: order.map(([, size]) => size),
  };
}
