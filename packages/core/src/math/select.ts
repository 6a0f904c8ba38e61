/**
 * Reorders numbers in place so that the k-th smallest (from 0) stands at k, smaller ones before and larger ones after it.
 * Hoare's quickselect with the middle of three as pivot, within `from` (included) to `to` (excluded).
 * @example
 * const numbers = Float64Array.of(5, 1, 4, 2, 3);
 * expect(selectInPlace(numbers, 2, { from: 0, to: 5 })).toBe(3);
 */
export function selectInPlace(
  numbers: Float64Array,
  k: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  let left = from;
  let right = to - 1;
  while (left < right) {
    const pivot = middleOf(
      numbers[left] as number,
      numbers[(left + right) >> 1] as number,
      numbers[right] as number,
    );
    let i = left;
    let j = right;
    while (i <= j) {
      while ((numbers[i] as number) < pivot) i += 1;
      while ((numbers[j] as number) > pivot) j -= 1;
      if (i <= j) {
        const held = numbers[i] as number;
        numbers[i] = numbers[j] as number;
        numbers[j] = held;
        i += 1;
        j -= 1;
      }
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else return numbers[k] as number;
  }
  return numbers[k] as number;
}

/**
 * Type 7 quantiles of the numbers for ascending shares; the order of the numbers is lost.
 * @example
 * expect(quantilesInPlace(Float64Array.of(40, 10, 30, 20), [0.25, 0.5])).toEqual([17.5, 25]);
 */
export function quantilesInPlace(numbers: Float64Array, shares: readonly number[]): number[] {
  let from = 0;
  const to = numbers.length;
  return shares.map((share) => {
    const at = (to - 1) * share;
    const k = Math.floor(at);
    const low = selectInPlace(numbers, k, { from, to });
    from = k;
    if (at === k) return low;
    let next = Number.POSITIVE_INFINITY;
    for (let i = k + 1; i < to; i += 1) next = Math.min(next, numbers[i] as number);
    return low + (next - low) * (at - k);
  });
}

function middleOf(a: number, b: number, c: number): number {
  return a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
}
