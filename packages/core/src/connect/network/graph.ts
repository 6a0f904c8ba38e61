import type { History } from "./participation.ts";

/** Who works with whom: an undirected graph with weights, neighbours in compressed rows. */
export type Graph = {
  readonly names: readonly string[];
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly weights: Float64Array;
};

/**
 * The graph of a history: two organisations are tied by each joint project with weight 1 / (members - 1).
 * @example
 * const rows = ["a", "b", "c"].map((organisation) => ({ project: "p", organisation, start: 1 }));
 * expect([...graphOf(historyBefore(rows, 2)).weights]).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
 */
export function graphOf({ organisations, projects }: History): Graph {
  const rows: Map<number, number>[] = organisations.map(() => new Map());
  for (const members of projects) {
    if (members.length < 2) continue;
    const weight = 1 / (members.length - 1);
    for (const a of members) {
      for (const b of members) {
        if (a !== b) rows[a]?.set(b, (rows[a]?.get(b) ?? 0) + weight);
      }
    }
  }
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    offsets[i + 1] = (offsets[i] as number) + row.size;
  });
  const neighbours = new Uint32Array(offsets[rows.length] as number);
  const weights = new Float64Array(neighbours.length);
  rows.forEach((row, i) => {
    let at = offsets[i] as number;
    for (const [j, weight] of row) {
      neighbours[at] = j;
      weights[at++] = weight;
    }
  });
  return { names: organisations, offsets, neighbours, weights };
}

/**
 * Those who work with nobody.
 * @example
 * const rows = [{ project: "p", organisation: "a", start: 1 }];
 * expect(isolated(graphOf(historyBefore(rows, 2)))).toEqual(["a"]);
 */
export function isolated({ names, offsets }: Graph): string[] {
  return names.filter((_, i) => offsets[i] === offsets[i + 1]);
}

/**
 * How often each lies on the shortest ways between two others (Brandes 2001), as a share of all pairs: brokers stand
 * high. With `sources` only ways from every k-th organisation are followed and scaled up.
 * @example
 * const rows = [["p", "a"], ["p", "b"], ["q", "b"], ["q", "c"]].map(([project, organisation]) => ({ project: project!, organisation: organisation!, start: 1 }));
 * expect([...brokerage(graphOf(historyBefore(rows, 2)), {})]).toEqual([0, 1, 0]);
 */
export function brokerage(
  { names, offsets, neighbours }: Graph,
  { sources }: { readonly sources?: number },
): Float64Array {
  const n = names.length;
  const score = new Float64Array(n);
  const step = sources === undefined ? 1 : Math.max(1, Math.floor(n / sources));
  let used = 0;
  const order = new Uint32Array(n);
  const distance = new Int32Array(n);
  const ways = new Float64Array(n);
  const due = new Float64Array(n);
  for (let source = 0; source < n; source += step) {
    used++;
    distance.fill(-1);
    ways.fill(0);
    due.fill(0);
    distance[source] = 0;
    ways[source] = 1;
    order[0] = source;
    let size = 1;
    for (let at = 0; at < size; at++) {
      const v = order[at] as number;
      for (let e = offsets[v] as number; e < (offsets[v + 1] as number); e++) {
        const w = neighbours[e] as number;
        if (distance[w] === -1) {
          distance[w] = (distance[v] as number) + 1;
          order[size++] = w;
        }
        if (distance[w] === (distance[v] as number) + 1)
          ways[w] = (ways[w] as number) + (ways[v] as number);
      }
    }
    for (let at = size - 1; at > 0; at--) {
      const w = order[at] as number;
      const share = (1 + (due[w] as number)) / (ways[w] as number);
      for (let e = offsets[w] as number; e < (offsets[w + 1] as number); e++) {
        const v = neighbours[e] as number;
        if (distance[v] === (distance[w] as number) - 1)
          due[v] = (due[v] as number) + (ways[v] as number) * share;
      }
      score[w] = (score[w] as number) + (due[w] as number);
    }
  }
  const pairs = (n - 1) * (n - 2);
  return score.map((s) => (pairs > 0 ? (s * n) / used / pairs : 0));
}

/**
 * Communities by label propagation with weights, in a fixed order, so that the same graph has the same communities;
 * each is named by its first member. Source: Raghavan and others 2007.
 * @example
 * const rows = [["p", "a"], ["p", "b"], ["q", "c"], ["q", "d"]].map(([project, organisation]) => ({ project: project!, organisation: organisation!, start: 1 }));
 * expect([...communities(graphOf(historyBefore(rows, 2)))]).toEqual([0, 0, 2, 2]);
 */
export function communities({ names, offsets, neighbours, weights }: Graph): Int32Array {
  const n = names.length;
  const label = Int32Array.from({ length: n }, (_, i) => i);
  const votes = new Map<number, number>();
  for (let round = 0, moved = 1; round < 50 && moved > 0; round++) {
    moved = 0;
    for (let i = 0; i < n; i++) {
      votes.clear();
      for (let e = offsets[i] as number; e < (offsets[i + 1] as number); e++) {
        const l = label[neighbours[e] as number] as number;
        votes.set(l, (votes.get(l) ?? 0) + (weights[e] as number));
      }
      let best = label[i] as number;
      let most = votes.get(best) ?? 0;
      for (const [l, vote] of votes) {
        if (vote > most + 1e-12 || (vote > most - 1e-12 && l < best && vote > 0)) {
          best = l;
          most = vote;
        }
      }
      if (best !== label[i]) {
        label[i] = best;
        moved++;
      }
    }
  }
  const first = new Map<number, number>();
  for (let i = 0; i < n; i++) if (!first.has(label[i] as number)) first.set(label[i] as number, i);
  return label.map((l) => first.get(l) as number);
}

/**
 * Ties that are missing: pairs that do not work together although they share many partners, by the sum over those of
 * 1 / ln(their partners) (Adamic and Adar 2003), strongest first.
 * @example
 * const rows = [["p", "a"], ["p", "b"], ["q", "b"], ["q", "c"]].map(([project, organisation]) => ({ project: project!, organisation: organisation!, start: 1 }));
 * expect(missingTies(graphOf(historyBefore(rows, 2)), 5).map((t) => [t.a, t.b])).toEqual([["a", "c"]]);
 */
export function missingTies(
  { names, offsets, neighbours }: Graph,
  top: number,
): { readonly a: string; readonly b: string; readonly score: number }[] {
  const found: { a: number; b: number; score: number }[] = [];
  const score = new Float64Array(names.length);
  for (let a = 0; a < names.length; a++) {
    const touched: number[] = [];
    const tied = new Set([a]);
    for (let e = offsets[a] as number; e < (offsets[a + 1] as number); e++)
      tied.add(neighbours[e] as number);
    for (const middle of tied) {
      const from = offsets[middle] as number;
      const to = offsets[middle + 1] as number;
      if (middle === a || to - from < 2) continue;
      for (let e = from; e < to; e++) {
        const b = neighbours[e] as number;
        if (b <= a || tied.has(b)) continue;
        if (score[b] === 0) touched.push(b);
        score[b] = (score[b] as number) + 1 / Math.log(to - from);
      }
    }
    for (const b of touched) {
      found.push({ a, b, score: score[b] as number });
      score[b] = 0;
    }
    if (found.length > 50 * top + 10_000) keepBest(found, top);
  }
  keepBest(found, top);
  return found.map(({ a, b, score: s }) => ({
    a: names[a] as string,
    b: names[b] as string,
    score: s,
  }));
}

function keepBest(found: { a: number; b: number; score: number }[], top: number): void {
  found.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  found.length = Math.min(found.length, top);
}
