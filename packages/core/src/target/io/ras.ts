import { fail, ok, type Result } from "../../vocabulary/result.ts";

export type RasTargets = {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  readonly tolerance?: number;
  readonly iterationsMax?: number;
};

/**
 * Scales rows and columns of a non-negative matrix in turn until both sums are met (RAS, biproportional fitting). Refuses
 * targets whose totals differ, a target where the matrix has only zeros, and what does not settle.
 * @example
 * const fitted = ras(Float64Array.of(1, 1, 1, 1), { rows: Float64Array.of(2, 4), columns: Float64Array.of(3, 3) });
 * expect(fitted.ok && [...fitted.value]).toEqual([1, 1, 2, 2]);
 */
export function ras(
  matrix: Float64Array,
  { rows, columns, tolerance = 1e-12, iterationsMax = 10_000 }: RasTargets,
): Result<
  Float64Array,
  "totals-differ" | "row-without-cells" | "column-without-cells" | "not-settled"
> {
  const total = (v: Float64Array) => v.reduce((a, b) => a + b, 0);
  const [sumRows, sumColumns] = [total(rows), total(columns)];
  if (Math.abs(sumRows - sumColumns) > 1e-9 * Math.max(sumRows, sumColumns))
    return fail("totals-differ", { rows: sumRows, columns: sumColumns });
  const width = columns.length;
  const fitted = Float64Array.from(matrix);
  for (let n = 0; n < iterationsMax; n++) {
    let gap = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = fitted.subarray(i * width, (i + 1) * width);
      const sum = total(row);
      const want = rows[i] as number;
      if (sum === 0 && want !== 0) return fail("row-without-cells", { row: i + 1 });
      gap = Math.max(gap, Math.abs(sum - want));
      if (sum !== 0) for (let j = 0; j < width; j++) row[j] = ((row[j] as number) * want) / sum;
    }
    for (let j = 0; j < width; j++) {
      let sum = 0;
      for (let i = 0; i < rows.length; i++) sum += fitted[i * width + j] as number;
      const want = columns[j] as number;
      if (sum === 0 && want !== 0) return fail("column-without-cells", { column: j + 1 });
      gap = Math.max(gap, Math.abs(sum - want));
      if (sum !== 0)
        for (let i = 0; i < rows.length; i++)
          fitted[i * width + j] = ((fitted[i * width + j] as number) * want) / sum;
    }
    if (gap <= tolerance * Math.max(sumRows, Number.MIN_VALUE)) return ok(fitted);
  }
  return fail("not-settled", { iterations: iterationsMax });
}
