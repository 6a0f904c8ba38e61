import { cooccurrence } from "../../math/cooccurrence.ts";
import type { Portfolios } from "./portfolio.ts";

/**
 * How alike two activities are, from the regions they share (C = M'M with diagonal k):
 * - `min-conditional`: C / max(k_p, k_q) (Hidalgo et al. 2007); `asymmetric`: C / k_p, the share of p's regions that have
 *   q; `sqrt`: C / sqrt(k_p k_q). Diagonal 1.
 * - with zero diagonal, S the row sums of C, T its sum: `association` C T / (S_p S_q), `cosine` C / sqrt(S_p S_q),
 *   `jaccard` C / (S_p + S_q - C), `probability` C over its expectation (Steijn 2016).
 * - `correlation`: (1 + correlation of RCA) / 2, diagonal 1.
 */
export type ProximityKind =
  | "min-conditional"
  | "asymmetric"
  | "sqrt"
  | "association"
  | "cosine"
  | "jaccard"
  | "probability"
  | "correlation";

/**
 * Proximity of all pairs, row-major, side `activityCount`. An activity present nowhere is near nothing, itself included: 0.
 * @example
 * const lists = portfoliosOf(Uint8Array.of(1, 1, 1, 0), { activityCount: 2 });
 * expect([...proximityOf(lists, "min-conditional")]).toEqual([1, 0.5, 0.5, 1]);
 */
export function proximityOf(
  lists: Portfolios,
  kind: Exclude<ProximityKind, "correlation">,
): Float64Array {
  const counts = cooccurrence(lists, lists.activityCount);
  if (kind === "min-conditional" || kind === "asymmetric" || kind === "sqrt") {
    return conditional(counts, lists, kind);
  }
  return normalisedCooccurrence(counts, lists.activityCount, kind);
}

function conditional(
  counts: Uint32Array,
  lists: Portfolios,
  kind: "min-conditional" | "asymmetric" | "sqrt",
): Float64Array {
  const n = lists.activityCount;
  const k = lists.ubiquity;
  const phi = new Float64Array(n * n);
  const inverse = Float64Array.from(k, (count) => (count === 0 ? 0 : 1 / count));
  for (let p = 0; p < n; p++) {
    const kp = k[p] as number;
    if (kp === 0) continue;
    const base = p * n;
    const ip = inverse[p] as number;
    for (let q = 0; q < n; q++) {
      const c = counts[base + q] as number;
      if (c === 0) continue;
      const kq = k[q] as number;
      phi[base + q] =
        kind === "min-conditional"
          ? c * (kp > kq ? ip : (inverse[q] as number))
          : kind === "asymmetric"
            ? c * ip
            : c / Math.sqrt(kp * kq);
    }
    phi[base + p] = 1;
  }
  return phi;
}

/**
 * EconGeo's normalisations of a co-occurrence matrix, whose diagonal is ignored.
 * @example
 * const c = Uint32Array.of(9, 2, 1, 2, 9, 0, 1, 0, 9);
 * expect(normalisedCooccurrence(c, 3, "jaccard")[1]).toBeCloseTo(2 / 3, 14);
 */
export function normalisedCooccurrence(
  counts: ArrayLike<number>,
  n: number,
  kind: "association" | "cosine" | "jaccard" | "probability",
): Float64Array {
  const sums = new Float64Array(n);
  let total = 0;
  for (let p = 0; p < n; p++) {
    for (let q = 0; q < n; q++)
      if (p !== q) sums[p] = (sums[p] as number) + (counts[p * n + q] as number);
    total += sums[p] as number;
  }
  const phi = new Float64Array(n * n);
  for (let p = 0; p < n; p++) {
    for (let q = 0; q < n; q++) {
      const c = counts[p * n + q] as number;
      if (p === q || c === 0) continue;
      const [a, b] = [sums[p] as number, sums[q] as number];
      phi[p * n + q] = normalise(c, { a, b, total, kind });
    }
  }
  return phi;
}

type Sums = {
  a: number;
  b: number;
  total: number;
  kind: "association" | "cosine" | "jaccard" | "probability";
};

function normalise(c: number, { a, b, total, kind }: Sums): number {
  if (kind === "association") return (c * total) / (a * b);
  if (kind === "cosine") return c / Math.sqrt(a * b);
  if (kind === "jaccard") return c / (a + b - c);
  const expected =
    ((a / total) * (b / (total - a)) + (b / total) * (a / (total - b))) * (total / 2);
  return c / expected;
}

/**
 * Continuous proximity: (1 + Pearson correlation of two columns) / 2 of a regions by activities matrix. A column without
 * spread is near nothing but itself.
 * @example
 * const phi = correlationProximity(Float64Array.of(1, 2, 2, 4, 3, 6), { activityCount: 2 });
 * expect(phi[1]).toBeCloseTo(1, 12);
 */
export function correlationProximity(
  cells: Float64Array,
  { activityCount }: { readonly activityCount: number },
): Float64Array {
  const P = activityCount;
  const R = cells.length / P;
  const standard = standardisedColumns(cells, P);
  const phi = new Float64Array(P * P);
  for (let p = 0; p < P; p++) {
    for (let q = p; q < P; q++) {
      let sum = 0;
      for (let r = 0; r < R; r++)
        sum += (standard[p * R + r] as number) * (standard[q * R + r] as number);
      const value = p === q ? 1 : (1 + Math.max(-1, Math.min(1, sum))) / 2;
      phi[p * P + q] = value;
      phi[q * P + p] = value;
    }
  }
  return phi;
}

/** Columns as rows, each with mean 0 and length 1. */
function standardisedColumns(cells: Float64Array, P: number): Float64Array {
  const R = cells.length / P;
  const out = new Float64Array(cells.length);
  for (let p = 0; p < P; p++) {
    let mean = 0;
    for (let r = 0; r < R; r++) mean += (cells[r * P + p] as number) / R;
    let squares = 0;
    for (let r = 0; r < R; r++) squares += ((cells[r * P + p] as number) - mean) ** 2;
    const length = Math.sqrt(squares);
    if (length === 0) continue;
    for (let r = 0; r < R; r++) out[p * R + r] = ((cells[r * P + p] as number) - mean) / length;
  }
  return out;
}
