import { correlation, spearman } from "../../math/correlation.ts";
import type { Portfolios } from "./portfolio.ts";

/**
 * Which way the axis points. Nothing in the mathematics says it: `fitness` takes the sign under which ECI and Fitness
 * rank alike, `diversity` and `ubiquity` are the older rules, `regions` names some that must come out above the mean.
 */
export type Orientation =
  | "fitness"
  | "diversity"
  | "ubiquity"
  | { readonly regions: readonly string[] };

/** What each rule has to go by: a positive number says the sign is right, a negative one that it should be turned. */
export type OrientationVotes = {
  readonly spearmanFitness: number | null;
  readonly correlationDiversity: number | null;
  /** Minus the correlation with the mean ubiquity of the portfolio: complex regions make rare things. */
  readonly correlationRarity: number | null;
  readonly spearmanTotal: number | null;
};

export type VoteBasis = {
  readonly lists: Portfolios;
  readonly fitness: Float64Array;
  readonly totals: Float64Array;
  /** Positions of the regions that have an ECI. */
  readonly regions: readonly number[];
};

/** Every vote on the sign of an ECI. */
export function orientationVotes(eci: Float64Array, basis: VoteBasis): OrientationVotes {
  const { lists, regions } = basis;
  const pick = (from: ArrayLike<number>) => Float64Array.from(regions, (r) => from[r] as number);
  const mine = pick(eci);
  const meanUbiquity = Float64Array.from(regions, (r) => {
    let sum = 0;
    for (let k = lists.offsets[r] as number; k < (lists.offsets[r + 1] as number); k++) {
      sum += lists.ubiquity[lists.members[k] as number] as number;
    }
    return sum / (lists.diversity[r] as number);
  });
  const common = correlation(mine, meanUbiquity);
  return {
    spearmanFitness: spearman(mine, pick(basis.fitness)),
    correlationDiversity: correlation(mine, pick(lists.diversity)),
    correlationRarity: common === null ? null : -common,
    spearmanTotal: spearman(mine, pick(basis.totals)),
  };
}

/** +1 to keep the sign, -1 to turn it. Where a vote is undecided the next rule speaks: Fitness, rarity, diversity. */
export function signOf(
  votes: OrientationVotes,
  { orientation, anchor }: { readonly orientation: Orientation; readonly anchor: number },
): 1 | -1 {
  const order =
    orientation === "diversity"
      ? [votes.correlationDiversity]
      : orientation === "ubiquity"
        ? [votes.correlationRarity]
        : orientation === "fitness"
          ? []
          : [anchor];
  for (const vote of [
    ...order,
    votes.spearmanFitness,
    votes.correlationRarity,
    votes.correlationDiversity,
  ]) {
    if (vote !== null && Math.abs(vote) > 1e-12) return vote > 0 ? 1 : -1;
  }
  return 1;
}
