/**
 * First-order field of influence of coefficient (i, j): column i of L times row j of L (Sonis and Hewings). What a small
 * change of that coefficient does to every cell of L.
 * @example
 * expect([...fieldOfInfluence(Float64Array.of(2, 1, 0, 3), 2, { from: 0, to: 1 })]).toEqual([0, 6, 0, 0]);
 */
export function fieldOfInfluence(
  L: Float64Array,
  n: number,
  { from, to }: { readonly from: number; readonly to: number },
): Float64Array {
  const field = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const column = L[i * n + from] as number;
    for (let j = 0; j < n; j++) field[i * n + j] = column * (L[to * n + j] as number);
  }
  return field;
}

/**
 * Total influence of every coefficient: the sum over the field of (i, j) is the column sum i of L times its row sum j.
 * All n² at once, where the definition asks for n² matrices.
 * @example
 * expect([...totalInfluence(Float64Array.of(2, 1, 0, 3), 2)]).toEqual([6, 6, 12, 12]);
 */
export function totalInfluence(L: Float64Array, n: number): Float64Array {
  const columns = new Float64Array(n);
  const rows = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      columns[j] = (columns[j] as number) + (L[i * n + j] as number);
      rows[i] = (rows[i] as number) + (L[i * n + j] as number);
    }
  }
  const total = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) total[i * n + j] = (columns[i] as number) * (rows[j] as number);
  }
  return total;
}

/**
 * Exact change of L when coefficient (i, j) grows by `change`: change L_i L_j' / (1 - change L_ji). Null where the
 * changed system would break down.
 * @example
 * expect([...(influenceOfChange(Float64Array.of(1.25), 1, { from: 0, to: 0, change: 0.1 }) ?? [])][0]).toBeCloseTo(1 / 0.7 - 1.25, 12);
 */
export function influenceOfChange(
  L: Float64Array,
  n: number,
  { from, to, change }: { readonly from: number; readonly to: number; readonly change: number },
): Float64Array | null {
  const left = 1 - change * (L[to * n + from] as number);
  if (left <= 0) return null;
  return fieldOfInfluence(L, n, { from, to }).map((f) => (f * change) / left);
}
