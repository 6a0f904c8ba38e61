/**
 * A vector that a square matrix of rank n - 1 sends to zero, scaled to sum 1; null where there is none or it sums to
 * zero. Gaussian elimination with full pivoting.
 * @example
 * expect(nullVector([[1, -1], [-2, 2]])).toEqual([0.5, 0.5]);
 * expect(nullVector([[1, 0], [0, 1]])).toBeNull();
 */
export function nullVector(matrix: readonly (readonly number[])[]): number[] | null {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  const cell = (i: number, j: number) => (a[i] as number[])[j] as number;
  const columns = a.map((_, j) => j);
  const scale = Math.max(...a.flat().map(Math.abs), 0);
  let rank = 0;
  for (; rank < n; rank++) {
    let [bi, bj, most] = [rank, rank, 0];
    for (let i = rank; i < n; i++) {
      for (let j = rank; j < n; j++) {
        if (Math.abs(cell(i, j)) > most) [bi, bj, most] = [i, j, Math.abs(cell(i, j))];
      }
    }
    if (most <= 1e-12 * scale) break;
    [a[rank], a[bi]] = [a[bi] as number[], a[rank] as number[]];
    for (const row of a) [row[rank], row[bj]] = [row[bj] as number, row[rank] as number];
    [columns[rank], columns[bj]] = [columns[bj] as number, columns[rank] as number];
    for (let i = rank + 1; i < n; i++) {
      const factor = cell(i, rank) / cell(rank, rank);
      for (let j = rank; j < n; j++) (a[i] as number[])[j] = cell(i, j) - factor * cell(rank, j);
    }
  }
  if (rank !== n - 1) return null;
  const x = new Array<number>(n).fill(0);
  x[n - 1] = 1;
  for (let i = n - 2; i >= 0; i--) {
    let sum = 0;
    for (let j = i + 1; j < n; j++) sum += cell(i, j) * (x[j] as number);
    x[i] = -sum / cell(i, i);
  }
  const total = x.reduce((s, y) => s + y, 0);
  if (Math.abs(total) < 1e-300) return null;
  const placed = new Array<number>(n).fill(0);
  columns.forEach((column, i) => {
    placed[column] = (x[i] as number) / total;
  });
  return placed;
}
