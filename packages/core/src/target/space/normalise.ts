import type { Components } from "./components.ts";
import {
  type Orientation,
  type OrientationVotes,
  orientationVotes,
  signOf,
} from "./orientation.ts";
import type { Portfolios } from "./portfolio.ts";
import type { RawIndices } from "./second-eigenvector.ts";

/**
 * - `growth-lab`: ECI by its mean and deviation, PCI by those of ECI, so that ECI is the mean PCI of the portfolio.
 * - `own`: each by its own mean and deviation (divide by n); `own-sample`: by n - 1, as R and pandas do.
 * - `atlas`: ECI by its own; PCI by its own mean and deviation, as the Atlas publishes it.
 */
export type Normalisation = "growth-lab" | "own" | "own-sample" | "atlas";

export type NormaliseBasis = {
  readonly lists: Portfolios;
  readonly components: Components;
  readonly regions: readonly string[];
  readonly fitness: Float64Array;
  readonly totals: Float64Array;
  readonly normalisation: Normalisation;
  readonly orientation: Orientation;
};

export type NormalisedIndices = {
  readonly eci: (number | null)[];
  readonly pci: (number | null)[];
  /** pci over the deviation of raw eci, not centred; zero where undefined. */
  readonly outlook: Float64Array;
  /** Votes of the largest part. */
  readonly votes: OrientationVotes;
};

const NO_VOTES: OrientationVotes = {
  spearmanFitness: null,
  correlationDiversity: null,
  correlationRarity: null,
  spearmanTotal: null,
};

/** Oriented and standardised ECI and PCI, part by part: parts that share no activity have no common scale. */
export function normalisedIndices(raw: RawIndices, basis: NormaliseBasis): NormalisedIndices {
  const eci: (number | null)[] = Array.from(raw.eci, () => null);
  const pci: (number | null)[] = Array.from(raw.pci, () => null);
  const outlook = new Float64Array(raw.pci.length);
  let votes: OrientationVotes | undefined;
  raw.parts.forEach((part, label) => {
    if (part.undefinedBecause !== null) return;
    const regions = positions(basis.components.ofRegion, label);
    const activities = positions(basis.components.ofActivity, label);
    const mine = orientationVotes(raw.eci, { ...basis, regions });
    const e = momentsOf(raw.eci, regions);
    const anchor = anchorVote(raw.eci, { ...basis, positions: regions, mean: e.mean });
    const sign = signOf(mine, { orientation: basis.orientation, anchor });
    votes ??= sign === 1 ? mine : turned(mine);
    const p = basis.normalisation === "growth-lab" ? e : momentsOf(raw.pci, activities);
    const sample = (n: number) =>
      basis.normalisation === "own-sample" ? Math.sqrt((n - 1) / n) : 1;
    const [se, sp] = [sample(regions.length), sample(activities.length)];
    for (const r of regions) eci[r] = (sign * se * ((raw.eci[r] as number) - e.mean)) / e.deviation;
    for (const a of activities) {
      pci[a] = (sign * sp * ((raw.pci[a] as number) - p.mean)) / p.deviation;
      outlook[a] = (sign * (raw.pci[a] as number)) / e.deviation;
    }
  });
  return { eci, pci, outlook, votes: votes ?? NO_VOTES };
}

function positions(labels: Int32Array, label: number): number[] {
  const found: number[] = [];
  labels.forEach((l, i) => {
    if (l === label) found.push(i);
  });
  return found;
}

function momentsOf(
  values: Float64Array,
  at: readonly number[],
): { mean: number; deviation: number } {
  const mean = at.reduce((sum, i) => sum + (values[i] as number), 0) / at.length;
  const squares = at.reduce((sum, i) => sum + ((values[i] as number) - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / at.length) };
}

type AnchorBasis = NormaliseBasis & {
  readonly positions: readonly number[];
  readonly mean: number;
};

function anchorVote(
  eci: Float64Array,
  { orientation, regions, positions: at, mean }: AnchorBasis,
): number {
  if (typeof orientation === "string") return 0;
  const wanted = new Set(orientation.regions);
  let sum = 0;
  for (const r of at) if (wanted.has(regions[r] as string)) sum += (eci[r] as number) - mean;
  return sum;
}

function turned(votes: OrientationVotes): OrientationVotes {
  const minus = (v: number | null) => (v === null ? null : -v);
  return {
    spearmanFitness: minus(votes.spearmanFitness),
    correlationDiversity: minus(votes.correlationDiversity),
    correlationRarity: minus(votes.correlationRarity),
    spearmanTotal: minus(votes.spearmanTotal),
  };
}
