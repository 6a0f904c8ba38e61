import { correlationOf } from "../analysis/correlation-matrix.ts";

/** The search ends after so many trials of the pattern search, well after it has settled for a dozen members. */
const TRIALS_MAX = 4000;

export type BalanceGoal = {
  readonly kind: "balance" | "infomax";
  /** Wished share of influence by member, summing to 1; for `balance`. */
  readonly targets: Float64Array;
};

/**
 * Non-negative weights under which the members' correlations with the index stand in the wished proportion
 * (`balance`), or are together as large as can be (`infomax`). `indexFor` answers the index for weights. Multiplicative
 * steps towards the goal, then a shrinking pattern search in log weights; never leaves the simplex.
 */
export function balancedWeights(
  members: readonly Float64Array[],
  goal: BalanceGoal,
  indexFor: (weights: Float64Array) => Float64Array,
): { readonly weights: Float64Array; readonly influence: Float64Array; readonly miss: number } {
  const m = members.length;
  const evaluate = (weights: Float64Array) => {
    const index = indexFor(weights);
    const r = Float64Array.from(members, (c) => correlationOf(c, index, "pearson")?.r ?? 0);
    const sum = r.reduce((a, b) => a + b, 0);
    const influence = r.map((x) => x / sum);
    const miss =
      goal.kind === "balance"
        ? influence.reduce((s, x, i) => s + (x - (goal.targets[i] as number)) ** 2, 0)
        : -r.reduce((s, x) => s + x * x, 0);
    return { weights, influence, miss: Number.isFinite(miss) ? miss : Number.POSITIVE_INFINITY };
  };
  let best = evaluate(new Float64Array(m).fill(1 / m));
  if (goal.kind === "balance") {
    for (let rate = 1, round = 0; round < 400 && rate > 1e-6; round++) {
      const next = evaluate(
        scaled(
          best.weights.map(
            (w, i) =>
              w *
              Math.exp(
                (rate * ((goal.targets[i] as number) - (best.influence[i] as number))) /
                  (goal.targets[i] as number),
              ),
          ),
        ),
      );
      if (next.miss < best.miss) best = next;
      else rate /= 2;
    }
  }
  let left = TRIALS_MAX;
  for (let step = 0.5; step > 1e-7 && left > 0; ) {
    let moved = false;
    for (let i = 0; i < m; i++) {
      for (const side of [1, -1]) {
        if (left-- <= 0) return best;
        const tried = best.weights.slice();
        tried[i] = Math.max(1e-12, tried[i] as number) * Math.exp(side * step);
        const next = evaluate(scaled(tried));
        if (next.miss < best.miss - 1e-18) {
          best = next;
          moved = true;
        }
      }
    }
    if (!moved) step /= 2;
  }
  return best;
}

function scaled(weights: Float64Array): Float64Array {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / sum);
}
