const STEPS = 1024;

/**
 * Probabilities at even steps, moved away from one half by as much as averaging over a normal shift of the log-odds moves
 * them back (the probit approximation of the logistic-normal mean), so that a shared shift widens a forecast and does not
 * raise or lower it.
 * @example
 * const warp = shiftTable(0.7);
 * expect([warp[0], warp[512], warp[1024]]).toEqual([0, 0.5, 1]);
 * expect(warp[102] as number).toBeLessThan(102 / 1024);
 */
export function shiftTable(deviation: number): Float64Array {
  const stretch = Math.sqrt(1 + (Math.PI / 8) * deviation * deviation);
  return Float64Array.from({ length: STEPS + 1 }, (_, i) => {
    if (i === 0 || i === STEPS) return i / STEPS;
    const odds = (i / (STEPS - i)) ** stretch;
    return odds / (1 + odds);
  });
}

/**
 * Shifts the log-odds of a row of probabilities in place, from `first` on; a rising row rises still, and 0 and 1 stay.
 * @example
 * const row = Float64Array.from([0, 0.5, 1]);
 * shiftRow(row, { first: 0, width: 3, table: shiftTable(0), shift: Math.log(3) });
 * expect([row[0], row[2]]).toEqual([0, 1]);
 * expect(row[1]).toBeCloseTo(0.75, 12);
 */
export function shiftRow(
  row: Float64Array,
  {
    first,
    width,
    table,
    shift,
  }: {
    readonly first: number;
    readonly width: number;
    readonly table: Float64Array;
    readonly shift: number;
  },
): void {
  const odds = Math.exp(shift);
  for (let t = first; t < first + width; t++) {
    const at = (row[t] as number) * STEPS;
    const step = Math.min(STEPS - 1, Math.floor(at));
    const low = table[step] as number;
    const p = low + (at - step) * ((table[step + 1] as number) - low);
    row[t] = (p * odds) / (1 - p + p * odds);
  }
}
