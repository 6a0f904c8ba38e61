import { momentsOf } from "../../math/moments.ts";
import { fail, ok, type Result } from "../../vocabulary/result.ts";
import { blocksOf } from "../frame.ts";
import { frameworkOf } from "../framework.ts";
import type { IndexTable } from "../index-table.ts";
import { rankScores } from "../rank-scores.ts";
import type { RankStep, Recipe } from "../recipe.ts";
import { rerunner } from "./column-rerun.ts";

/** An indicator that can be moved: how far (raw values), and what moving it across the peers' whole range costs. */
export type Lever = {
  readonly indicator: string;
  readonly min?: number;
  readonly max?: number;
  /** Cost of moving the raw value across the range seen in the table; 1 where absent. */
  readonly cost?: number;
};

export type NeedGoal = { readonly rank: number } | { readonly score: number };

export type NeedOptions = {
  readonly unit: string;
  readonly time?: string;
  readonly goal: NeedGoal;
  /** What may be moved; every indicator where absent. */
  readonly levers?: readonly Lever[];
};

export type NeededChange = {
  readonly indicator: string;
  readonly from: number;
  readonly to: number;
  readonly change: number;
  readonly cost: number;
};

export type Need = {
  readonly now: { readonly score: number; readonly rank: number | null };
  /** Where the changes together lead; equals `now` where the goal is already met. */
  readonly after: { readonly score: number; readonly rank: number | null };
  readonly reached: boolean;
  /** The cheapest changes found that reach the goal together, or everything at its bound where it stays out of reach. */
  readonly changes: readonly NeededChange[];
  readonly cost: number;
  /** What each lever alone would need; null where even its bound does not reach. */
  readonly alone: readonly {
    readonly indicator: string;
    readonly to: number | null;
    readonly cost: number | null;
  }[];
};

type OpenLever = {
  readonly indicator: string;
  readonly from: number;
  readonly bound: number;
  /** Cost of the way from `from` to `bound`. */
  readonly cost: number;
};

/** The rank is only counted when asked for: most trials need the score alone. */
type State = { readonly score: number; readonly rank: () => number };

/**
 * The smallest change of a unit's own values that reaches a rank or a score, peers standing still. Every trial
 * runs the recipe again on what it changes, so normalisation, treatment and the peers' ranks follow the change. Levers are moved by
 * gain for cost, again and again; where the score is linear in them (arithmetic means of min-max values) that is the
 * cheapest way of all. Values are raw, costs are shares of the peers' range times the lever's cost; `no-levers` where
 * nothing can move in the better direction.
 * @example
 * const recipe: Recipe = {
 *   unit: "u",
 *   framework: [{ code: "x", parent: "I" }, { code: "y", parent: "I" }, { code: "I" }],
 *   steps: [{ step: "normalise", method: "minMax", range: [0, 10] }, { step: "aggregate", method: "arithmetic" }],
 * };
 * const units = ["A", "B", "C"];
 * const tableOf = (x: number[]) => ({
 *   units,
 *   names: units,
 *   times: null,
 *   texts: new Map(),
 *   numbers: new Map([["x", Float64Array.from(x)], ["y", Float64Array.of(4, 0, 2)]]),
 * });
 * const found = findNeed(recipe, tableOf([0, 5, 10]), { unit: "B", goal: { score: 4 }, levers: [{ indicator: "x" }] });
 * expect(found).toMatchObject({ value: { reached: true, changes: [{ indicator: "x", from: 5 }] } });
 */
export function findNeed(
  recipe: Recipe,
  table: IndexTable,
  options: NeedOptions,
): Result<Need, "unit-unknown" | "no-score" | "no-levers"> {
  const row = rowOf(table, options);
  if (row < 0) return fail("unit-unknown", { unit: options.unit });
  const evaluate = evaluator(recipe, table, row);
  const now = evaluate(new Map());
  if (now === null) return fail("no-score", { unit: options.unit });
  const levers = openLevers(recipe, table, row, options.levers);
  if (levers.length === 0) return fail("no-levers", { unit: options.unit });
  const trial = (shares: ReadonlyMap<OpenLever, number>): State =>
    evaluate(
      new Map(
        [...shares].flatMap(([l, s]) => (s > 0 ? [[l.indicator, valueAt(l, s)] as const] : [])),
      ),
    ) ?? {
      score: Number.NEGATIVE_INFINITY,
      rank: () => Number.POSITIVE_INFINITY,
    };
  const met = (s: State) =>
    "rank" in options.goal ? s.rank() <= options.goal.rank : s.score >= options.goal.score;
  const shares = met(now) ? new Map<OpenLever, number>() : climb(levers, trial, met);
  const after = trial(shares);
  const changes = [...shares]
    .filter(([, share]) => share > 0)
    .map(([l, share]) => described(l, share))
    .sort((a, b) => b.cost - a.cost || (a.indicator < b.indicator ? -1 : 1));
  const orNull = (s: State) => ({
    score: s.score,
    rank: Number.isFinite(s.rank()) ? s.rank() : null,
  });
  return ok({
    now: orNull(now),
    after: orNull(after),
    reached: met(after),
    changes,
    cost: changes.reduce((sum, c) => sum + c.cost, 0),
    alone: levers.map((l) => alone(l, trial, met)),
  });
}

function rowOf(table: IndexTable, { unit, time }: NeedOptions): number {
  for (let r = table.units.length - 1; r >= 0; r--) {
    if (table.units[r] === unit && (time === undefined || table.times?.[r] === time)) return r;
  }
  return -1;
}

/** Score and rank of the row with some of its raw values replaced. */
function evaluator(
  recipe: Recipe,
  table: IndexTable,
  row: number,
): (values: ReadonlyMap<string, number>) => State | null {
  const framework = frameworkOf(recipe.framework, []);
  if (framework === undefined) return () => null;
  const rerun = rerunner(recipe, { framework, table });
  const rank = recipe.steps.find((s): s is RankStep => s.step === "rank");
  return (values) => {
    const columns = new Map(
      [...values].map(([indicator, value]) => {
        const column = (table.numbers.get(indicator) as Float64Array).slice();
        column[row] = value;
        return [indicator, column] as const;
      }),
    );
    const { rows, nodes } = rerun(columns);
    const at = rows.indexOf(row);
    const top = nodes[framework.top] as Float64Array;
    const score = top[at] ?? Number.NaN;
    if (Number.isNaN(score)) return null;
    return { score, rank: () => rankScores(top, rank, blocksOf(rows, table))[at] as number };
  };
}

/** Levers with room to move in the direction that is better, within their bounds or the values seen. */
function openLevers(
  recipe: Recipe,
  table: IndexTable,
  row: number,
  given: readonly Lever[] | undefined,
): OpenLever[] {
  const parents = new Set(recipe.framework.map((n) => n.parent));
  const leaves = recipe.framework.filter((n) => !parents.has(n.code));
  const levers: readonly Lever[] = given ?? leaves.map((n) => ({ indicator: n.code }));
  return levers.flatMap((lever) => {
    const node = leaves.find((n) => n.code === lever.indicator);
    const column = table.numbers.get(lever.indicator);
    const from = column?.[row] ?? Number.NaN;
    if (node === undefined || column === undefined || Number.isNaN(from)) return [];
    const { min, max } = momentsOf(column);
    const bound = node.direction === -1 ? (lever.min ?? min) : (lever.max ?? max);
    const better = node.direction === -1 ? bound < from : bound > from;
    const range = max - min > 0 ? max - min : Math.abs(from) || 1;
    return better
      ? [
          {
            indicator: lever.indicator,
            from,
            bound,
            cost: ((lever.cost ?? 1) * Math.abs(bound - from)) / range,
          },
        ]
      : [];
  });
}

function valueAt({ from, bound }: OpenLever, share: number): number {
  return share >= 1 ? bound : from + share * (bound - from);
}

function described(l: OpenLever, share: number): NeededChange {
  const to = valueAt(l, share);
  return { indicator: l.indicator, from: l.from, to, change: to - l.from, cost: share * l.cost };
}

type Trial = (shares: ReadonlyMap<OpenLever, number>) => State;

/** Moves the lever with the most gain for its cost, in pieces, until the goal is met or all stand at their bounds. */
function climb(
  levers: readonly OpenLever[],
  trial: Trial,
  met: (s: State) => boolean,
): Map<OpenLever, number> {
  const shares = new Map(levers.map((l) => [l, 0]));
  let state = trial(shares);
  for (let round = 0; round < 400 && !met(state); round++) {
    const best = steepest(levers, shares, state, trial);
    if (best === null) break;
    const share = shares.get(best.lever) as number;
    const next = Math.min(1, share + (best.linear ? 1 : 0.125));
    const moved = trial(new Map(shares).set(best.lever, next));
    if (met(moved)) {
      shares.set(
        best.lever,
        bisect(share, next, (s) => met(trial(new Map(shares).set(best.lever, s)))),
      );
      return trimmed(shares, trial, met);
    }
    shares.set(best.lever, next);
    state = moved;
  }
  return shares;
}

const PROBE = 0.02;

/** The lever whose next bit of way brings the most for its cost; `linear` where the whole way brings as much. */
function steepest(
  levers: readonly OpenLever[],
  shares: ReadonlyMap<OpenLever, number>,
  state: State,
  trial: Trial,
): { lever: OpenLever; linear: boolean } | null {
  let best: { lever: OpenLever; rate: number; share: number } | null = null;
  for (const lever of levers) {
    const share = shares.get(lever) as number;
    if (share >= 1) continue;
    const step = Math.min(PROBE, 1 - share);
    const gain = trial(new Map(shares).set(lever, share + step)).score - state.score;
    const rate = gain / (step * lever.cost || 1e-300);
    if (rate > 1e-12 && (best === null || rate > best.rate)) best = { lever, rate, share };
  }
  if (best === null) return null;
  const whole = trial(new Map(shares).set(best.lever, 1)).score - state.score;
  const expected = best.rate * (1 - best.share) * best.lever.cost;
  return { lever: best.lever, linear: whole >= 0.999 * expected };
}

/** The least share in [low, high] that meets; `high` does. */
function bisect(low: number, high: number, meets: (share: number) => boolean): number {
  let [a, b] = [low, high];
  for (let k = 0; k < 50 && b - a > 1e-11; k++) {
    const middle = (a + b) / 2;
    if (meets(middle)) b = middle;
    else a = middle;
  }
  return b;
}

/** Takes back what turned out not to be needed, the least useful moves first. */
function trimmed(
  shares: Map<OpenLever, number>,
  trial: Trial,
  met: (s: State) => boolean,
): Map<OpenLever, number> {
  for (const [lever, share] of [...shares].filter(([, s]) => s > 0).reverse()) {
    const meets = (s: number) => met(trial(new Map(shares).set(lever, s)));
    if (meets(0)) shares.set(lever, 0);
    else if (share > 1e-9 && meets(share * (1 - 1e-6))) shares.set(lever, bisect(0, share, meets));
  }
  return shares;
}

function alone(lever: OpenLever, trial: Trial, met: (s: State) => boolean): Need["alone"][number] {
  const meets = (share: number) => met(trial(new Map([[lever, share]])));
  if (!meets(1)) return { indicator: lever.indicator, to: null, cost: null };
  const share = meets(0) ? 0 : bisect(0, 1, meets);
  return { indicator: lever.indicator, to: valueAt(lever, share), cost: share * lever.cost };
}
