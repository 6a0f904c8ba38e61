import { streamRng } from "../math/rng.ts";
import { fail, ok, type Result } from "../vocabulary/result.ts";

/** A measure that can be taken as a whole or left: what it costs, when its effect has come, and how likely it succeeds. */
export type Measure = {
  readonly id: string;
  readonly cost: number;
  /** First year in which its effect counts. */
  readonly year: number;
  readonly probability: number;
  /** Measures that must be taken with it. */
  readonly needs?: readonly string[];
  /** Measures that exclude it. */
  readonly excludes?: readonly string[];
};

/** What a set of measures that succeeded leads to: higher is better, e.g. a score, or a rank with its sign turned. */
export type Evaluate = (taken: readonly string[]) => number;

/** A linear selection problem for a solver that is handed in: least cost with the summed gains at or above the goal. */
export type SelectionProblem = {
  readonly costs: readonly number[];
  readonly gains: readonly number[];
  readonly goal: number;
  /** Pairs (a, b): a needs b. */
  readonly needs: readonly (readonly [number, number])[];
  readonly excludes: readonly (readonly [number, number])[];
};
export type SolveSelection = (problem: SelectionProblem) => readonly boolean[] | null;

export type LeverNeed = {
  readonly reached: boolean;
  /** The cheapest set, in order of the ids; where the goal is out of reach, the set that comes nearest. */
  readonly taken: readonly string[];
  readonly cost: number;
  readonly value: number;
  /** Share of draws in which those of the set that succeed still reach the goal. */
  readonly probability: number;
  /** `exact`: all sets were looked at or ruled out. `linear`: chosen by summed gains, then checked and mended. */
  readonly how: "exact" | "linear";
  readonly looked: number;
};

/** Up to so many measures every set is looked at, cheapest first. */
export const EXACT_MAX = 16;

/**
 * The cheapest set of measures that reaches a goal by a year. Up to 16 measures exactly, whatever they do to each other:
 * sets are looked at in order of cost, and the first that reaches the goal is the answer. More go to a solver of
 * linear selections (gains added up), whose answer is checked against the real evaluation and raised until it holds.
 * @example
 * const need = cheapestMeasures([
 *   { id: "a", cost: 3, year: 2026, probability: 1 }, { id: "b", cost: 2, year: 2026, probability: 0.5 }, { id: "c", cost: 2, year: 2030, probability: 1 },
 * ], { goal: 2, year: 2028, evaluate: (taken) => taken.length, draws: 400, seed: 1 });
 * expect(need.ok && [need.value.taken, need.value.cost, need.value.reached]).toEqual([["a", "b"], 5, true]);
 * expect(need.ok && Math.abs(need.value.probability - 0.5) < 0.1).toBe(true);
 */
export function cheapestMeasures(
  measures: readonly Measure[],
  options: {
    readonly goal: number;
    readonly year: number;
    readonly evaluate: Evaluate;
    readonly draws: number;
    readonly seed: number;
    readonly solve?: SolveSelection;
  },
): Result<LeverNeed, "measure-refused" | "too-many"> {
  const wrong = measures.find((m) => !(m.cost >= 0 && m.probability >= 0 && m.probability <= 1));
  if (wrong !== undefined) return fail("measure-refused", { measure: wrong.id });
  const open = [...measures]
    .filter((m) => m.year <= options.year)
    .sort((a, b) => a.cost - b.cost || (a.id < b.id ? -1 : 1));
  const known = new Map<string, number>();
  const value = (taken: readonly Measure[]) => {
    const ids = taken.map((m) => m.id).sort();
    const key = JSON.stringify(ids);
    const kept = known.get(key) ?? options.evaluate(ids);
    known.set(key, kept);
    return kept;
  };
  const exact = open.length <= EXACT_MAX;
  if (!exact && options.solve === undefined)
    return fail("too-many", { measures: open.length, most: EXACT_MAX });
  const taken = exact ? firstByCost(open, value, options.goal) : byGains(open, value, options);
  const reached = value(taken) >= options.goal;
  return ok({
    reached,
    taken: taken.map((m) => m.id).sort(),
    cost: taken.reduce((s, m) => s + m.cost, 0),
    value: value(taken),
    probability: chanceOf(taken, value, options),
    how: exact ? "exact" : "linear",
    looked: known.size,
  });
}

type Value = (taken: readonly Measure[]) => number;

function allowed(taken: readonly Measure[]): boolean {
  const ids = new Set(taken.map((m) => m.id));
  return taken.every(
    (m) => (m.needs ?? []).every((n) => ids.has(n)) && !(m.excludes ?? []).some((x) => ids.has(x)),
  );
}

/** All sets in order of cost, then of size, then of ids; the first that reaches the goal, or the best value of all. */
function firstByCost(open: readonly Measure[], value: Value, goal: number): readonly Measure[] {
  const sets: { mask: number; cost: number; size: number }[] = [];
  for (let mask = 0; mask < 1 << open.length; mask++) {
    let [cost, size] = [0, 0];
    for (let i = 0; i < open.length; i++) {
      if ((mask & (1 << i)) === 0) continue;
      cost += (open[i] as Measure).cost;
      size += 1;
    }
    sets.push({ mask, cost, size });
  }
  sets.sort((a, b) => a.cost - b.cost || a.size - b.size || a.mask - b.mask);
  let best: { taken: readonly Measure[]; value: number } | null = null;
  for (const { mask } of sets) {
    const taken = open.filter((_, i) => (mask & (1 << i)) !== 0);
    if (!allowed(taken)) continue;
    const v = value(taken);
    if (v >= goal) return taken;
    if (best === null || v > best.value) best = { taken, value: v };
  }
  return best?.taken ?? [];
}

/** The solver's choice by gains alone; the goal it is given is raised by what its answer falls short of. */
function byGains(
  open: readonly Measure[],
  value: Value,
  { goal, solve }: { readonly goal: number; readonly solve?: SolveSelection },
): readonly Measure[] {
  const start = value([]);
  const at = (id: string) => open.findIndex((m) => m.id === id);
  const pairs = (of: (m: Measure) => readonly string[] | undefined) =>
    open.flatMap((m, i) =>
      (of(m) ?? []).flatMap((id): [number, number][] => (at(id) < 0 ? [] : [[i, at(id)]])),
    );
  const problem = {
    costs: open.map((m) => m.cost),
    gains: open.map((m) => value([m]) - start),
    needs: pairs((m) => m.needs),
    excludes: pairs((m) => m.excludes),
  };
  let raised = goal - start;
  let best: readonly Measure[] = [];
  for (let round = 0; round < 12; round++) {
    const chosen = solve?.({ ...problem, goal: raised }) ?? null;
    if (chosen === null) break;
    const taken = open.filter((_, i) => chosen[i]);
    if (value(taken) > value(best)) best = taken;
    const short = goal - value(taken);
    if (short <= 0) return trimmed(taken, value, goal);
    raised += short;
  }
  return best;
}

/** Drops what the goal does not need, the dearest first. */
function trimmed(taken: readonly Measure[], value: Value, goal: number): readonly Measure[] {
  let kept = taken;
  for (const m of [...taken].sort((a, b) => b.cost - a.cost)) {
    const without = kept.filter((k) => k !== m);
    if (allowed(without) && value(without) >= goal) kept = without;
  }
  return kept;
}

function chanceOf(
  taken: readonly Measure[],
  value: Value,
  { goal, draws, seed }: { readonly goal: number; readonly draws: number; readonly seed: number },
): number {
  if (taken.every((m) => m.probability === 1)) return value(taken) >= goal ? 1 : 0;
  let reached = 0;
  for (let k = 0; k < draws; k++) {
    const rng = streamRng(seed, k);
    const succeeded = taken.filter((m) => rng() < m.probability);
    if (value(succeeded) >= goal) reached += 1;
  }
  return draws === 0 ? 0 : reached / draws;
}
