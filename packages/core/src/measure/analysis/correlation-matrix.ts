import { correlation, midRanks } from "../../math/correlation.ts";
import { kendallTau } from "../../math/kendall.ts";
import { studentTwoSided } from "../../math/student.ts";

export type CorrelationKind = "pearson" | "spearman" | "kendall";

export type PairCorrelation = {
  readonly r: number;
  /** Rows that both columns have. */
  readonly n: number;
  /** Two-sided t test of r = 0 (an approximation for rank correlations); null below three rows. */
  readonly p: number | null;
};

/**
 * Correlation of two columns over the rows both have (NaN is missing); null where a side does not vary.
 * @example
 * const c = correlationOf(Float64Array.of(1, 2, 3, Number.NaN), Float64Array.of(2, 4, 6, 1), "pearson");
 * expect(c).toEqual({ r: 1, n: 3, p: 0 });
 */
export function correlationOf(
  a: Float64Array,
  b: Float64Array,
  kind: CorrelationKind,
): PairCorrelation | null {
  const xs = new Float64Array(a.length);
  const ys = new Float64Array(a.length);
  let n = 0;
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    xs[n] = x;
    ys[n++] = y;
  }
  const [x, y] = [xs.subarray(0, n), ys.subarray(0, n)];
  const r =
    kind === "pearson"
      ? correlation(x, y)
      : kind === "spearman"
        ? correlation(midRanks(x), midRanks(y))
        : kendallTau(x, y);
  if (r === null) return null;
  if (n < 3) return { r, n, p: null };
  const t = r * Math.sqrt((n - 2) / Math.max(0, 1 - r * r));
  return { r, n, p: Number.isFinite(t) ? studentTwoSided(t, n - 2) : 0 };
}

/**
 * All pairs of columns; null where a column does not vary.
 * @example
 * expect(correlationMatrix([Float64Array.of(1, 2), Float64Array.of(2, 1)], "spearman")).toEqual([[1, -1], [-1, 1]]);
 */
export function correlationMatrix(
  columns: readonly Float64Array[],
  kind: CorrelationKind,
): (number | null)[][] {
  return pairTable(columns, kind, (c) => c?.r ?? null, 1);
}

/**
 * The p-values of all pairs; 0 on the diagonal.
 * @example
 * expect(correlationPValues([Float64Array.of(1, 2, 3), Float64Array.of(5, 5, 5)], "pearson")).toEqual([[0, null], [null, null]]);
 */
export function correlationPValues(
  columns: readonly Float64Array[],
  kind: CorrelationKind,
): (number | null)[][] {
  return pairTable(columns, kind, (c) => c?.p ?? null, 0);
}

function pairTable(
  columns: readonly Float64Array[],
  kind: CorrelationKind,
  pick: (c: PairCorrelation | null) => number | null,
  own: number,
): (number | null)[][] {
  const table: (number | null)[][] = columns.map(() => columns.map(() => null));
  columns.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      const found = correlationOf(a, columns[j] as Float64Array, kind);
      const value = i === j ? (found === null ? null : own) : pick(found);
      (table[i] as (number | null)[])[j] = value;
      (table[j] as (number | null)[])[i] = value;
    }
  });
  return table;
}
