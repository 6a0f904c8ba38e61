import type { Issue } from "../../vocabulary/issue.ts";
import { type StepContext, warning } from "../frame.ts";
import type { WeightStep } from "../recipe.ts";
import { balancedWeights } from "./balanced.ts";
import { ahpWeights, budgetWeights } from "./expert.ts";
import {
  angleWeights,
  type Criteria,
  cilosWeights,
  criticWeights,
  deviationWeights,
  entropyWeights,
  giniWeights,
  idocriwWeights,
  lopcowWeights,
  merecWeights,
  varianceWeights,
  type Weights,
} from "./objective.ts";
import { principalWeights } from "./principal-component.ts";

const OBJECTIVE: Readonly<Record<string, (criteria: Criteria) => Weights>> = {
  entropy: entropyWeights,
  critic: criticWeights,
  standardDeviation: deviationWeights,
  variance: varianceWeights,
  gini: giniWeights,
  merec: merecWeights,
  cilos: cilosWeights,
  idocriw: idocriwWeights,
  lopcow: lopcowWeights,
  angle: angleWeights,
  pca: ({ columns }) => principalWeights(columns),
};

/** What the weights of one group are computed from. */
export type GroupInput = {
  readonly parent: number;
  readonly children: Uint32Array;
  readonly columns: readonly Float64Array[];
  readonly directions: Int8Array;
};

/**
 * Weights of one group by a weight step, or null to keep those that stand. What cannot be computed is named, and the
 * given weights hold. Rows with gaps are left out.
 */
export function weighGroup(
  step: WeightStep,
  group: GroupInput,
  { framework }: StepContext,
  issues: Issue[] | null,
): Float64Array | null {
  const codes = Array.from(group.children, (c) => framework.codes[c] as string);
  const parent = framework.codes[group.parent] as string;
  const keep = (code: string, reason: string): null => {
    issues?.push(
      warning(code, `Weights below "${parent}": ${reason}; the given ones hold`, {
        step: "weight",
        aggregate: parent,
        method: step.method,
      }),
    );
    return null;
  };
  switch (step.method) {
    case "given":
    case "balance":
    case "infomax":
      return null;
    case "equal":
      return new Float64Array(codes.length).fill(1 / codes.length);
    case "budget": {
      const found = budgetWeights(codes, step.points ?? []);
      return found.ok && step.points
        ? found.value
        : keep("weights-no-points", "an expert gives no points");
    }
    case "ahp":
      return comparedWeights(step, parent, codes, keep, issues);
    default: {
      const found = OBJECTIVE[step.method]?.({
        columns: completeRows(group.columns),
        types: group.directions,
      });
      return found?.ok
        ? found.value
        : keep(`weights-${found?.code ?? "unknown"}`, `${step.method} has none (${found?.code})`);
    }
  }
}

function comparedWeights(
  step: WeightStep,
  parent: string,
  codes: readonly string[],
  keep: (code: string, reason: string) => null,
  issues: Issue[] | null,
): Float64Array | null {
  const given = step.comparisons?.[parent];
  if (given === undefined)
    return codes.length === 1 ? null : keep("weights-no-comparisons", "there are no comparisons");
  if (given.codes.length !== codes.length || !codes.every((c) => given.codes.includes(c))) {
    return keep("weights-other-codes", "the comparisons name other codes");
  }
  const found = ahpWeights(given.matrix);
  if (!found.ok)
    return keep(`weights-${found.code}`, "the comparisons do not form a reciprocal matrix");
  const { weights, consistencyRatio } = found.value;
  if (consistencyRatio !== null && consistencyRatio > 0.1) {
    issues?.push(
      warning(
        "weights-inconsistent",
        `Comparisons below "${parent}" contradict each other (ratio ${consistencyRatio.toFixed(3)})`,
        { step: "weight", aggregate: parent, consistencyRatio },
      ),
    );
  }
  return Float64Array.from(codes, (c) => weights[given.codes.indexOf(c)] as number);
}

/** The rows that every column has. */
export function completeRows(columns: readonly Float64Array[]): readonly Float64Array[] {
  if (!columns.some((c) => c.some(Number.isNaN))) return columns;
  const rows: number[] = [];
  const n = columns[0]?.length ?? 0;
  for (let i = 0; i < n; i++) if (columns.every((c) => !Number.isNaN(c[i]))) rows.push(i);
  return columns.map((c) => Float64Array.from(rows, (i) => c[i] as number));
}

/** Weights of all nodes of a level that balance their influence on the index. */
export function weighForIndex(
  step: WeightStep,
  codes: readonly string[],
  members: readonly Float64Array[],
  indexFor: (weights: Float64Array) => Float64Array,
  issues: Issue[] | null,
): Float64Array {
  const wished = Float64Array.from(codes, (c) => step.targets?.[c] ?? 1);
  const sum = wished.reduce((a, b) => a + b, 0);
  const kind = step.method === "infomax" ? "infomax" : "balance";
  const targets = wished.map((t) => t / sum);
  const found = balancedWeights(members, { kind, targets }, indexFor);
  const misses = found.influence.map((x, i) => Math.abs(x - (targets[i] as number)));
  const worst = misses.indexOf(Math.max(...misses));
  if (kind === "balance" && (misses[worst] as number) > 1e-3) {
    const code = codes[worst] as string;
    const reason = `No weights that are not negative give "${code}" the wished influence; the nearest miss it by ${(misses[worst] as number).toFixed(4)}`;
    issues?.push(
      warning("weights-target-missed", reason, {
        step: "weight",
        aggregate: code,
        miss: misses[worst] as number,
      }),
    );
  }
  return found.weights;
}
