import type { Day } from "../../vocabulary/day.ts";

/** What every chain chief must have in place (链长制, the "eight ones"). */
export const CHARTER_PARTS = [
  "leader",
  "alliance",
  "plan",
  "policySet",
  "consultancy",
  "fund",
  "serviceTeam",
  "forum",
] as const;

export type CharterPart = (typeof CHARTER_PARTS)[number];

export type CharterEntry = {
  readonly part: CharterPart;
  readonly owner: string;
  readonly due: Day;
  /** Day on which it stood; null while it does not. */
  readonly done: Day | null;
};

export type CharterState = {
  /** Parts that stand, of eight. */
  readonly standing: number;
  /** What is left to do, the most overdue first; parts nobody owns come last, without a due day. */
  readonly open: readonly CharterTask[];
};

export type CharterTask = {
  readonly part: CharterPart;
  readonly owner: string | null;
  readonly due: Day | null;
  readonly overdue: boolean;
};

/**
 * Where a chain's charter stands on a day. The latest entry of a part counts.
 * @example
 * const entries = CHARTER_PARTS.filter((p) => p !== "fund").map((part) => ({ part, owner: "Chief", due: 10, done: 5 }));
 * expect(charterState(entries, 20)).toEqual({ standing: 7, open: [{ part: "fund", owner: null, due: null, overdue: false }] });
 */
export function charterState(entries: readonly CharterEntry[], day: Day): CharterState {
  const latest = new Map(entries.map((entry) => [entry.part, entry]));
  const open = CHARTER_PARTS.flatMap((part): CharterTask[] => {
    const entry = latest.get(part);
    if (!entry) return [{ part, owner: null, due: null, overdue: false }];
    if (entry.done !== null && entry.done <= day) return [];
    return [{ part, owner: entry.owner, due: entry.due, overdue: entry.due < day }];
  });
  const dueOf = (due: Day | null) => due ?? Number.MAX_SAFE_INTEGER;
  return {
    standing: CHARTER_PARTS.length - open.length,
    open: open.sort((a, b) => dueOf(a.due) - dueOf(b.due)),
  };
}
