import type { Portfolios } from "./portfolio.ts";
import type { PortfolioSums } from "./portfolio-sums.ts";

export type OutlookBasis = {
  readonly lists: Portfolios;
  readonly presence: Uint8Array;
  /** PCI in deviations of raw ECI, not centred. */
  readonly outlook: Float64Array;
  readonly proximity: Float64Array;
  /** outlook over the proximity total of each activity. */
  readonly weights: Float64Array;
  readonly totals: Float64Array;
  readonly sums: PortfolioSums;
  /** Another density (continuous) to take the place of the one from presence. */
  readonly density?: Float64Array;
};

export type Outlook = {
  readonly density: Float64Array;
  readonly coi: readonly (number | null)[];
  readonly cog: Float64Array;
};

/**
 * Density, complexity outlook index (COI = Σ (1 - M) ω pci, then standardised over regions) and outlook gain
 * (COG = (1 - M_rp) Σ_q (1 - M_rq) φ_qp pci_q / Σ_s φ_qs). Works in place on the sums it is given.
 */
export function outlookOf(basis: OutlookBasis): Outlook {
  const { lists, presence, outlook, totals, sums } = basis;
  const { regionCount: R, activityCount: P } = lists;
  const reuse = basis.density === undefined;
  const density = basis.density ?? sums.plain;
  const cog = sums.weighted;
  const whole = weightedColumns(basis.proximity, basis.weights);
  const inverse = totals.map((t) => (t > 0 ? 1 / t : 0));
  const coi = new Float64Array(R);
  for (let r = 0; r < R; r++) {
    let sum = 0;
    for (let i = r * P, p = 0; p < P; i++, p++) {
      const omega = reuse
        ? (density[i] as number) * (inverse[p] as number)
        : (density[i] as number);
      if (reuse) density[i] = omega;
      if (presence[i] === 1) {
        if (reuse) cog[i] = 0;
      } else {
        sum += omega * (outlook[p] as number);
        if (reuse) cog[i] = (whole[p] as number) - (cog[i] as number);
      }
    }
    coi[r] = sum;
  }
  return { density, cog, coi: standardised(coi, lists) };
}

/** Σ_q w_q φ_qp for each p. */
function weightedColumns(matrix: Float64Array, weights: Float64Array): Float64Array {
  const P = weights.length;
  const sums = new Float64Array(P);
  for (let q = 0; q < P; q++) {
    const w = weights[q] as number;
    if (w === 0) continue;
    for (let p = 0; p < P; p++) sums[p] = (sums[p] as number) + w * (matrix[q * P + p] as number);
  }
  return sums;
}

function standardised(raw: Float64Array, lists: Portfolios): (number | null)[] {
  const kept = Array.from(raw.keys()).filter((r) => (lists.diversity[r] as number) > 0);
  if (kept.length < 2) return Array.from(raw, () => null);
  const mean = kept.reduce((sum, r) => sum + (raw[r] as number), 0) / kept.length;
  const squares = kept.reduce((sum, r) => sum + ((raw[r] as number) - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / kept.length);
  const scale = kept.reduce((top, r) => Math.max(top, Math.abs(raw[r] as number)), 0);
  if (deviation <= 1e-13 * scale || scale === 0) return Array.from(raw, () => null);
  return Array.from(raw, (v, r) =>
    (lists.diversity[r] as number) > 0 ? (v - mean) / deviation : null,
  );
}
