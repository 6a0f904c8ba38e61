import { streamRng } from "../../math/rng.ts";
import { type Choice, choicesFor, replicate, type UncertaintyPlan } from "./plan.ts";

/** Ranks of a stretch of replications: replication after replication, unit after unit; 0 where there is no rank. */
export type Replications = {
  readonly units: readonly string[];
  readonly times: readonly string[] | null;
  readonly nominal: Float32Array;
  readonly count: number;
  readonly ranks: Float32Array;
  readonly choices: readonly (readonly Choice[])[];
};

/**
 * Monte Carlo over the plan's inputs. Replication k draws from its own stream of the seed, so any split into stretches
 * (workers, a progress bar, a cancelled rest) gives the same ranks as one long run.
 */
export function runReplications(
  plan: UncertaintyPlan,
  { from = 0, to, seed }: { readonly from?: number; readonly to: number; readonly seed: number },
): Replications {
  const uniform = new Float64Array(plan.dimensions);
  const choices: Choice[][] = [];
  for (let k = from; k < to; k++) {
    const rng = streamRng(seed, k);
    for (let d = 0; d < uniform.length; d++) uniform[d] = rng();
    choices.push(choicesFor(plan, uniform));
  }
  return runChoices(plan, choices);
}

/** Runs given choices, e.g. those of a table that somebody published. */
export function runChoices(
  plan: UncertaintyPlan,
  choices: readonly (readonly Choice[])[],
): Replications {
  const n = plan.units.length;
  const ranks = new Float32Array(n * choices.length);
  choices.forEach((choice, k) => {
    ranks.set(replicate(plan, choice), k * n);
  });
  return {
    units: plan.units,
    times: plan.times,
    nominal: plan.nominal,
    count: choices.length,
    ranks,
    choices,
  };
}

/** Stretches of one run put together in order. */
export function joinReplications(parts: readonly Replications[]): Replications {
  const [first] = parts as readonly [Replications];
  const ranks = new Float32Array(parts.reduce((sum, p) => sum + p.ranks.length, 0));
  let at = 0;
  for (const part of parts) {
    ranks.set(part.ranks, at);
    at += part.ranks.length;
  }
  return {
    ...first,
    count: parts.reduce((sum, p) => sum + p.count, 0),
    ranks,
    choices: parts.flatMap((p) => p.choices),
  };
}
