import { largestEigenpairs, type SymmetricOperator } from "../../math/lanczos.ts";
import { seededRng } from "../../math/rng.ts";
import type { Components } from "./components.ts";
import type { Portfolios } from "./portfolio.ts";

/** Why one part of the space has no ECI. */
export type UndefinedReason = "too-small" | "no-spread" | "second-eigenvalue-tied";

/** Raw indices of one part: signs and scale are arbitrary, but eci is the portfolio mean of pci. */
export type RawPart = {
  readonly lambda2: number | null;
  readonly lambda3: number | null;
  readonly undefinedBecause: UndefinedReason | null;
};

export type RawIndices = {
  /** Zero where undefined. */
  readonly eci: Float64Array;
  readonly pci: Float64Array;
  readonly parts: readonly RawPart[];
};

/**
 * Second eigenvectors of K^-1 M U^-1 M' (ECI) and U^-1 M' K^-1 M (PCI), part by part, by Lanczos on the smaller side of
 * the symmetric form S S', S = K^-1/2 M U^-1/2, with the known first vector sqrt(k) projected out (Hausmann et al. 2014).
 * @example
 * const lists = portfoliosOf(Uint8Array.of(1, 1, 0, 0, 1, 1, 1, 0, 0), { activityCount: 3 });
 * const raw = rawIndices(lists, componentsOf(lists));
 * expect(raw.parts[0]?.lambda2).toBeGreaterThan(0);
 */
export function rawIndices(lists: Portfolios, components: Components): RawIndices {
  const onRegions = lists.regionCount <= lists.activityCount;
  const operator = onRegions ? regionOperator(lists) : activityOperator(lists);
  const degree = onRegions ? lists.diversity : lists.ubiquity;
  const labels = onRegions ? components.ofRegion : components.ofActivity;
  const eci = new Float64Array(lists.regionCount);
  const pci = new Float64Array(lists.activityCount);
  const parts = components.sizes.map((size, part): RawPart => {
    if (size.regions < 2 || size.activities < 2) return undefinedPart("too-small");
    const trivial = unit(
      Float64Array.from(degree, (k, i) => (labels[i] === part ? Math.sqrt(k) : 0)),
    );
    const rng = seededRng(part + 1);
    const anywhere = () => Float64Array.from(labels, (label) => (label === part ? rng() - 0.5 : 0));
    const [second] = largestEigenpairs(operator, {
      start: anywhere(),
      orthogonalTo: [trivial],
      tolerance: 1e-14,
    });
    if (!second || second.value < 1e-13) return undefinedPart("no-spread");
    const [third] = largestEigenpairs(operator, {
      // A start of its own: what the first one had of a repeated eigenvalue's space went into the second vector.
      start: anywhere(),
      orthogonalTo: [trivial, second.vector],
      tolerance: 1e-5,
    });
    const found = { lambda2: second.value, lambda3: Math.max(0, third?.value ?? 0) };
    if (found.lambda2 - found.lambda3 < 1e-9 * found.lambda2) {
      return { ...found, undefinedBecause: "second-eigenvalue-tied" };
    }
    if (onRegions) spreadToActivities(lists, second.vector, pci);
    else
      for (let p = 0; p < pci.length; p++) {
        if (labels[p] === part)
          pci[p] = (second.vector[p] as number) / Math.sqrt(degree[p] as number);
      }
    return { ...found, undefinedBecause: null };
  });
  meanOfPortfolios(lists, pci, eci);
  return { eci, pci, parts };
}

function undefinedPart(undefinedBecause: UndefinedReason): RawPart {
  return { lambda2: null, lambda3: null, undefinedBecause };
}

function regionOperator(lists: Portfolios): SymmetricOperator {
  const { offsets, members } = lists;
  const perRegion = inverse(lists.diversity, Math.sqrt);
  const perActivity = inverse(lists.ubiquity, (k) => k);
  const across = new Float64Array(lists.activityCount);
  return (x, y) => {
    across.fill(0);
    for (let r = 0; r < x.length; r++) {
      const share = (x[r] as number) * (perRegion[r] as number);
      for (let k = offsets[r] as number, end = offsets[r + 1] as number; k < end; k++) {
        const p = members[k] as number;
        across[p] = (across[p] as number) + share;
      }
    }
    for (let p = 0; p < across.length; p++)
      across[p] = (across[p] as number) * (perActivity[p] as number);
    for (let r = 0; r < x.length; r++) {
      let sum = 0;
      for (let k = offsets[r] as number, end = offsets[r + 1] as number; k < end; k++) {
        sum += across[members[k] as number] as number;
      }
      y[r] = sum * (perRegion[r] as number);
    }
  };
}

function activityOperator(lists: Portfolios): SymmetricOperator {
  const { offsets, members } = lists;
  const perRegion = inverse(lists.diversity, (k) => k);
  const perActivity = inverse(lists.ubiquity, Math.sqrt);
  const scaled = new Float64Array(lists.activityCount);
  return (x, y) => {
    for (let p = 0; p < x.length; p++) scaled[p] = (x[p] as number) * (perActivity[p] as number);
    y.fill(0);
    for (let r = 0; r < lists.regionCount; r++) {
      const from = offsets[r] as number;
      const to = offsets[r + 1] as number;
      let sum = 0;
      for (let k = from; k < to; k++) sum += scaled[members[k] as number] as number;
      sum *= perRegion[r] as number;
      for (let k = from; k < to; k++) {
        const p = members[k] as number;
        y[p] = (y[p] as number) + sum;
      }
    }
    for (let p = 0; p < x.length; p++) y[p] = (y[p] as number) * (perActivity[p] as number);
  };
}

/** pci = U^-1 M' K^-1/2 u: a multiple of U^-1/2 v. Adds into `pci`, since other parts have u = 0 here. */
function spreadToActivities(lists: Portfolios, u: Float64Array, pci: Float64Array): void {
  const { offsets, members, diversity, ubiquity } = lists;
  for (let r = 0; r < u.length; r++) {
    const k = diversity[r] as number;
    if (k === 0) continue;
    const share = (u[r] as number) / Math.sqrt(k);
    for (let i = offsets[r] as number; i < (offsets[r + 1] as number); i++) {
      const p = members[i] as number;
      pci[p] = (pci[p] as number) + share / (ubiquity[p] as number);
    }
  }
}

function meanOfPortfolios(lists: Portfolios, pci: Float64Array, eci: Float64Array): void {
  const { offsets, members, diversity } = lists;
  for (let r = 0; r < eci.length; r++) {
    let sum = 0;
    for (let i = offsets[r] as number; i < (offsets[r + 1] as number); i++) {
      sum += pci[members[i] as number] as number;
    }
    const k = diversity[r] as number;
    eci[r] = k === 0 ? 0 : sum / k;
  }
}

function inverse(counts: Uint32Array, of: (k: number) => number): Float64Array {
  return Float64Array.from(counts, (k) => (k === 0 ? 0 : 1 / of(k)));
}

function unit(v: Float64Array): Float64Array {
  let sum = 0;
  for (const x of v) sum += x * x;
  const length = Math.sqrt(sum);
  return v.map((x) => x / length);
}
