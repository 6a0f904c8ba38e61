import type { Column } from "../build-index.ts";
import { withNulls } from "../build-index.ts";
import type { IndexModel } from "../index-model.ts";
import { rankScores } from "../rank-scores.ts";
import type { RankStep } from "../recipe.ts";
import { runSteps } from "../run.ts";

export type LeaveOneOut = {
  readonly removed: string;
  readonly ranks: Column;
  /** Mean of |rank with it - rank without it|, over the units ranked both times. */
  readonly meanAbsRankChange: number | null;
};

/** What the ranking of the index would be without each node of a level: its weight is set to 0, the rest holds. */
export function leaveOneOut(model: IndexModel, level: number): LeaveOneOut[] {
  const { framework, run, recipe, table } = model;
  const rank = recipe.steps.find((s): s is RankStep => s.step === "rank");
  const { blocks } = run.frame;
  const top = (nodes: readonly Float64Array[]) =>
    rankScores(nodes[framework.top] as Float64Array, rank, blocks);
  const before = top(run.nodes);
  const memo = new Map();
  const result: LeaveOneOut[] = [];
  for (let node = 0; node < framework.codes.length; node++) {
    if (framework.level[node] !== level || node === framework.top) continue;
    const weights = run.weights.slice();
    weights[node] = 0;
    const steps = recipe.steps.filter((s) => s.step !== "weight");
    const without = runSteps({ framework, table }, steps, {
      weights,
      memo,
      report: false,
    });
    const after = top(without.nodes);
    result.push({
      removed: framework.codes[node] as string,
      ranks: withNulls(after),
      meanAbsRankChange: meanAbsChange(before, after),
    });
  }
  return result;
}

/** Mean of |a - b| over the places where both are known. */
export function meanAbsChange(a: Float64Array, b: Float64Array): number | null {
  let sum = 0;
  let n = 0;
  for (let i = 0; i < a.length; i++) {
    const d = Math.abs((a[i] as number) - (b[i] as number));
    if (Number.isNaN(d)) continue;
    sum += d;
    n++;
  }
  return n === 0 ? null : sum / n;
}

export type ComparedUnit = {
  readonly unit: string;
  readonly time: string | null;
  readonly scores: readonly (number | null)[];
  readonly ranks: readonly (number | null)[];
};

/** Several builds of one index side by side, by unit: every unit that any of them has. The code is the top's own. */
export function compareBuilds(
  builds: readonly {
    readonly units: readonly string[];
    readonly times: readonly string[] | null;
    readonly top: string;
    readonly scores: Readonly<Record<string, Column>>;
    readonly ranks: Readonly<Record<string, Column>>;
  }[],
): ComparedUnit[] {
  const rows = new Map<
    string,
    { unit: string; time: string | null; scores: (number | null)[]; ranks: (number | null)[] }
  >();
  builds.forEach((build, b) => {
    build.units.forEach((unit, i) => {
      const time = build.times?.[i] ?? null;
      const key = `${time ?? ""}\u0000${unit}`;
      const empty = () => new Array<number | null>(builds.length).fill(null);
      const row = rows.get(key) ?? { unit, time, scores: empty(), ranks: empty() };
      row.scores[b] = build.scores[build.top]?.[i] ?? null;
      row.ranks[b] = build.ranks[build.top]?.[i] ?? null;
      rows.set(key, row);
    });
  });
  return [...rows.keys()].sort().map((key) => rows.get(key) as ComparedUnit);
}
