import type { History } from "./participation.ts";

/** How strongly one organisation is tied to others, and the sum over them (1 where there are none). */
export type Ties = {
  readonly ids: Int32Array;
  readonly weights: Float64Array;
  readonly total: number;
};

export const NO_TIES: Ties = { ids: new Int32Array(0), weights: new Float64Array(0), total: 1 };

/** See RECOMMEND_SETTING for where they were found. */
export const TIE_SETTING = {
  /** Days after which a joint project says half. */
  halfDays: 5000,
  /** How much a large project's ties are thinned: by the size to this power. */
  size: 0.2,
  /** A tie between the leader of a project and a member says so much more. */
  leader: 1,
} as const;

/**
 * What a project that old still says, 1 for one that begins today.
 * @example
 * expect(fading(0)).toBe(1);
 * expect(fading(5000)).toBe(0.5);
 */
export function fading(days: number): number {
  return 2 ** (-days / TIE_SETTING.halfDays);
}

/**
 * What each tie of a project says before its leader counts; 0 for a project of one.
 * @example
 * const rows = ["a", "b"].map((organisation) => ({ project: "p", organisation, start: 1 }));
 * expect(tieWeight(historyBefore(rows, 2), 0, 1)).toBe(1);
 */
export function tieWeight({ projects, starts }: History, project: number, on: number): number {
  const size = projects[project]?.length ?? 0;
  if (size < 2) return 0;
  return fading(on - (starts[project] as number)) / (size - 1) ** TIE_SETTING.size;
}

/**
 * The ties of one organisation on a day.
 * @example
 * const rows = ["a", "b", "c"].map((organisation) => ({ project: "p", organisation, start: 1, leads: organisation === "b" }));
 * const { ids, weights } = tiesFrom(historyBefore(rows, 2), 0, 1);
 * expect([...ids]).toEqual([1, 2]);
 * expect(weights[0]).toBe(2 * weights[1]!);
 */
export function tiesFrom(history: History, o: number, on: number): Ties {
  const { projects, leaders, memberOf } = history;
  const found = new Map<number, number>();
  for (const p of memberOf[o] ?? []) {
    const weight = tieWeight(history, p, on);
    if (weight === 0) continue;
    const leader = leaders[p];
    for (const other of projects[p] as readonly number[]) {
      if (other === o) continue;
      const more = leader === o || leader === other ? 1 + TIE_SETTING.leader : 1;
      found.set(other, (found.get(other) ?? 0) + weight * more);
    }
  }
  const weights = Float64Array.from(found.values());
  return {
    ids: Int32Array.from(found.keys()),
    weights,
    total: weights.reduce((x, y) => x + y, 0) || 1,
  };
}
