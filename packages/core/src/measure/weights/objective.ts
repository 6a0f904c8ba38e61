import { momentsOf } from "../../math/moments.ts";
import { nullVector } from "../../math/null-vector.ts";
import { fail, ok, type Result } from "../../vocabulary/result.ts";
import { extremes, linearScale, minMaxScale, sumScale } from "../aggregation/decision.ts";

/** Weights that sum to 1 and are never negative, or why there are none. */
export type Weights = Result<Float64Array, WeightFault>;
export type WeightFault = "not-positive" | "no-spread" | "no-solution" | "too-few";

/** Complete columns of criteria; `types` 1 for benefit, -1 for cost. */
export type Criteria = {
  readonly columns: readonly Float64Array[];
  readonly types: ArrayLike<number>;
};

function shares(values: ArrayLike<number>): Weights {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] as number;
    if (!(x >= 0 && Number.isFinite(x))) return fail("no-spread");
    sum += x;
  }
  return sum > 0 ? ok(Float64Array.from(values, (x) => x / sum)) : fail("no-spread");
}

function positive({ columns }: Criteria, least = Number.MIN_VALUE): boolean {
  return columns.every((c) => c.length > 0 && c.every((x) => x >= least));
}

/**
 * Shannon entropy: w ~ 1 - E, E = -sum p ln p / ln n, p shares of the column. Needs values that are not negative
 * (0 ln 0 = 0), and depends on any shift, so say what was done to them before.
 * @example
 * const weights = entropyWeights({ columns: [Float64Array.of(1, 1), Float64Array.of(1, 3)], types: [1, 1] });
 * expect(weights.ok && [...weights.value]).toEqual([0, 1]);
 */
export function entropyWeights(criteria: Criteria): Weights {
  if (!positive(criteria, 0)) return fail("not-positive");
  const n = criteria.columns[0]?.length ?? 0;
  if (n < 2) return fail("too-few");
  return shares(
    criteria.columns.map((column) => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += column[i] as number;
      let entropy = 0;
      for (let i = 0; i < n; i++) {
        const p = (column[i] as number) / sum;
        if (p > 0) entropy -= p * Math.log(p);
      }
      return sum > 0 ? Math.max(0, 1 - entropy / Math.log(n)) : 0;
    }),
  );
}

/**
 * Sample standard deviation of each column as it is.
 * @example
 * const weights = deviationWeights({ columns: [Float64Array.of(1, 3), Float64Array.of(1, 7)], types: [1, 1] });
 * expect(weights.ok && weights.value[1]).toBeCloseTo(0.75, 12);
 */
export function deviationWeights({ columns }: Criteria): Weights {
  return shares(columns.map((c) => momentsOf(c).sd));
}

/**
 * Variance of each column on 0..1.
 * @example
 * const weights = varianceWeights({ columns: [Float64Array.of(1, 3), Float64Array.of(1, 7)], types: [1, 1] });
 * expect(weights.ok && [...weights.value]).toEqual([0.5, 0.5]);
 */
export function varianceWeights({ columns }: Criteria): Weights {
  return shares(columns.map((c) => momentsOf(minMaxScale(c, false)).sd ** 2));
}

/**
 * Gini coefficient of each column: sum (2i - n - 1) x_i / (n sum x) over sorted values.
 * @example
 * const weights = giniWeights({ columns: [Float64Array.of(1, 1), Float64Array.of(1, 3)], types: [1, 1] });
 * expect(weights.ok && [...weights.value]).toEqual([0, 1]);
 */
export function giniWeights(criteria: Criteria): Weights {
  if (!positive(criteria, 0)) return fail("not-positive");
  return shares(
    criteria.columns.map((column) => {
      const sorted = column.slice().sort();
      const n = sorted.length;
      let above = 0;
      let sum = 0;
      for (let i = 0; i < n; i++) {
        above += (2 * i - n + 1) * (sorted[i] as number);
        sum += sorted[i] as number;
      }
      return sum > 0 ? above / (n * sum) : 0;
    }),
  );
}

/**
 * CRITIC: w ~ sd_j sum_k (1 - r_jk) on 0..1 values: criteria that vary, and differently from the others, weigh more.
 * Source: Diakoulaki 1995.
 * @example
 * const columns = [Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 3), Float64Array.of(3, 2, 1)];
 * const weights = criticWeights({ columns, types: [1, 1, 1] });
 * expect(weights.ok && weights.value[2]).toBeCloseTo(0.5, 12);
 */
export function criticWeights({ columns }: Criteria): Weights {
  const scaled = columns.map((c) => minMaxScale(c, false));
  const stats = scaled.map((c) => momentsOf(c));
  const m = scaled.length;
  const contrast = new Float64Array(m);
  for (let j = 0; j < m; j++) {
    for (let k = j + 1; k < m; k++) {
      const r = covariance(scaled, stats, j, k) / ((stats[j]?.sd ?? 0) * (stats[k]?.sd ?? 0));
      const apart = Number.isFinite(r) ? 1 - r : 1;
      contrast[j] = (contrast[j] as number) + apart;
      contrast[k] = (contrast[k] as number) + apart;
    }
  }
  return shares(stats.map((s, j) => (s.min < s.max ? s.sd * (contrast[j] as number) : 0)));
}

function covariance(
  columns: readonly Float64Array[],
  stats: readonly { readonly mean: number }[],
  j: number,
  k: number,
): number {
  const [a, b] = [columns[j] as Float64Array, columns[k] as Float64Array];
  const [ma, mb] = [stats[j]?.mean as number, stats[k]?.mean as number];
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] as number) - ma) * ((b[i] as number) - mb);
  return sum / (a.length - 1);
}

/**
 * MEREC: how much the overall performance changes when a criterion is taken out. Keshavarz-Ghorabaee 2021.
 * @example
 * const weights = merecWeights({ columns: [Float64Array.of(2, 2), Float64Array.of(1, 3)], types: [1, 1] });
 * expect(weights.ok && [...weights.value]).toEqual([0, 1]);
 */
export function merecWeights(criteria: Criteria): Weights {
  if (!positive(criteria)) return fail("not-positive");
  const logs = criteria.columns.map((c, j) =>
    linearScale(c, (criteria.types[j] as number) > 0).map((x) => Math.abs(Math.log(x))),
  );
  const m = logs.length;
  const n = logs[0]?.length ?? 0;
  const effect = new Float64Array(m);
  for (let i = 0; i < n; i++) {
    let all = 0;
    for (const column of logs) all += column[i] as number;
    const whole = Math.log(1 + all / m);
    for (let j = 0; j < m; j++) {
      const without = Math.log(1 + (all - ((logs[j] as Float64Array)[i] as number)) / m);
      effect[j] = (effect[j] as number) + Math.abs(without - whole);
    }
  }
  return shares(effect);
}

/**
 * CILOS: criterion impact loss; the weights that the loss matrix sends to zero. Zavadskas and Podvezko 2016.
 * @example
 * const columns = [Float64Array.of(1, 2), Float64Array.of(2, 1)];
 * const weights = cilosWeights({ columns, types: [1, 1] });
 * expect(weights.ok && weights.value[0]).toBeCloseTo(0.5, 12);
 */
export function cilosWeights(criteria: Criteria): Weights {
  if (!positive(criteria)) return fail("not-positive");
  const columns = criteria.columns.map((c, j) => {
    const { min } = extremes(c);
    return sumScale((criteria.types[j] as number) < 0 ? c.map((x) => min / x) : c, false);
  });
  const best = columns.map((c) => c.indexOf(extremes(c).max));
  const loss = best.map((row, i) =>
    columns.map((c, j) => {
      const top = c[best[j] as number] as number;
      return i === j ? 0 : (top - (c[row] as number)) / top;
    }),
  );
  const matrix = loss.map((row, i) =>
    row.map((x, j) => (i === j ? x - loss.reduce((sum, r) => sum + (r[j] as number), 0) : x)),
  );
  const found = nullVector(matrix);
  return found === null ? fail("no-solution") : shares(found);
}

/**
 * IDOCRIW: entropy and CILOS weights multiplied. Zavadskas and Podvezko 2016.
 * @example
 * const columns = [Float64Array.of(1, 2), Float64Array.of(2, 1)];
 * const weights = idocriwWeights({ columns, types: [1, 1] });
 * expect(weights.ok && weights.value[0]).toBeCloseTo(0.5, 12);
 */
export function idocriwWeights(criteria: Criteria): Weights {
  const [a, b] = [entropyWeights(criteria), cilosWeights(criteria)];
  if (!a.ok) return a;
  return b.ok ? shares(a.value.map((x, j) => x * (b.value[j] as number))) : b;
}

/**
 * LOPCOW: |100 ln(root mean square / deviation)| of 0..1 values in their direction. Ecer and Pamucar 2022.
 * @example
 * const columns = [Float64Array.of(1, 2, 3), Float64Array.of(3, 2, 1)];
 * const weights = lopcowWeights({ columns, types: [1, -1] });
 * expect(weights.ok && weights.value[0]).toBeCloseTo(0.5, 12);
 */
export function lopcowWeights({ columns, types }: Criteria): Weights {
  return shares(
    columns.map((c, j) => {
      const scaled = minMaxScale(c, (types[j] as number) < 0);
      const root = Math.sqrt(scaled.reduce((sum, x) => sum + x * x, 0) / scaled.length);
      const { sd } = momentsOf(scaled);
      return sd > 0 ? Math.abs(100 * Math.log(root / sd)) : 0;
    }),
  );
}

/**
 * Angle between each column of shares and the column of equal shares.
 * @example
 * const weights = angleWeights({ columns: [Float64Array.of(1, 2), Float64Array.of(2, 1)], types: [1, 1] });
 * expect(weights.ok && weights.value[0]).toBeCloseTo(0.5, 12);
 */
export function angleWeights(criteria: Criteria): Weights {
  if (!positive(criteria)) return fail("not-positive");
  return shares(
    criteria.columns.map((c) => {
      const scaled = sumScale(c, false);
      const length = Math.sqrt(scaled.reduce((sum, x) => sum + x * x, 0));
      const sum = scaled.reduce((s, x) => s + x, 0);
      return Math.acos(Math.min(1, sum / (length * Math.sqrt(c.length))));
    }),
  );
}
