import { momentsOf } from "../../math/moments.ts";
import type { Rng } from "../../math/rng.ts";
import { assert } from "../../vocabulary/assert.ts";

/** Outputs of Saltelli's design: base points A and B, and for each input A with that input taken from B. */
export type SaltelliOutputs = {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly mixed: readonly Float64Array[];
};

export type SobolIndices = {
  readonly variance: number;
  readonly first: readonly number[];
  readonly total: readonly number[];
};

/**
 * First-order and total Sobol' indices (Saltelli et al. 2010, Jansen 1999): S = mean(yB (yAB - yA)) / V,
 * T = mean((yA - yAB)²) / 2V, V over A and B together. Centred outputs change nothing in the mean and much in the
 * noise; the uncentred form is there to compare with tools that use it. Null where the output does not vary.
 * @example
 * const outputs = { a: Float64Array.of(0, 1), b: Float64Array.of(1, 0), mixed: [Float64Array.of(1, 0)] };
 * expect(sobolIndices(outputs, { centre: true })?.total).toEqual([1.5]);
 */
export function sobolIndices(
  { a, b, mixed }: SaltelliOutputs,
  { centre }: { readonly centre: boolean },
): SobolIndices | null {
  const n = a.length;
  assert(b.length === n && mixed.every((m) => m.length === n), "All outputs have one length");
  const both = new Float64Array(2 * n);
  both.set(a);
  both.set(b, n);
  const { mean, sd } = momentsOf(both);
  const variance = sd * sd;
  if (!(variance > 0)) return null;
  const shift = centre ? mean : 0;
  const first: number[] = [];
  const total: number[] = [];
  for (const m of mixed) {
    let s = 0;
    let t = 0;
    for (let i = 0; i < n; i++) {
      const d = (m[i] as number) - (a[i] as number);
      s += ((b[i] as number) - shift) * d;
      t += d * d;
    }
    first.push(s / n / variance);
    total.push(t / (2 * n) / variance);
  }
  return { variance, first, total };
}

/**
 * First-order indices that use every output of the design. The yB (yAB - yA) form is noisy where an input matters much,
 * Jansen's 1 - mean((yB - yAB)²) / 2V where it matters little; their mean, weighted towards the quieter one by the
 * index itself, is unbiased in the limit and steadier at a few hundred runs.
 * @example
 * const still = { a: Float64Array.of(1, 1), b: Float64Array.of(1, 1), mixed: [Float64Array.of(1, 1)] };
 * expect(steadyIndices(still)).toBeNull();
 */
export function steadyIndices(outputs: SaltelliOutputs): SobolIndices | null {
  const plain = sobolIndices(outputs, { centre: true });
  if (plain === null) return null;
  const { a, b, mixed } = outputs;
  const n = a.length;
  const first = mixed.map((m, k) => {
    let gap = 0;
    for (let i = 0; i < n; i++) gap += ((b[i] as number) - (m[i] as number)) ** 2;
    const jansen = 1 - gap / (2 * n) / plain.variance;
    const centred = plain.first[k] as number;
    const share = Math.min(1, Math.max(0, (jansen + centred) / 2));
    return share * jansen + (1 - share) * centred;
  });
  return { ...plain, first };
}

/** Quantiles of bootstrap resamples of the base points. */
export function bootstrapIntervals(
  outputs: SaltelliOutputs,
  {
    resamples,
    coverage,
    rng,
  }: { readonly resamples: number; readonly coverage: number; readonly rng: Rng },
): {
  readonly first: readonly (readonly [number, number])[];
  readonly total: readonly (readonly [number, number])[];
} {
  const n = outputs.a.length;
  const drawn: SobolIndices[] = [];
  for (let k = 0; k < resamples; k++) {
    const rows = Uint32Array.from({ length: n }, () => Math.floor(rng() * n));
    const pick = (column: Float64Array) => Float64Array.from(rows, (i) => column[i] as number);
    const found = steadyIndices({
      a: pick(outputs.a),
      b: pick(outputs.b),
      mixed: outputs.mixed.map(pick),
    });
    if (found !== null) drawn.push(found);
  }
  const interval = (of: (s: SobolIndices) => number): readonly [number, number] => {
    const sorted = drawn.map(of).sort((x, y) => x - y);
    const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
    return [at((1 - coverage) / 2), at((1 + coverage) / 2)];
  };
  return {
    first: outputs.mixed.map((_, i) => interval((s) => s.first[i] as number)),
    total: outputs.mixed.map((_, i) => interval((s) => s.total[i] as number)),
  };
}
