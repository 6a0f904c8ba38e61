/**
 * How far co-occurrence lies from chance, in deviations (Teece et al. 1994): with n regions, n_p and n_q of which have the
 * activities, both are expected in n_p n_q / n of them, hypergeometric deviation. Null where chance leaves no choice.
 * @example
 * // Four regions, two have p, two have q, both have both: one expected, deviation 1/√3.
 * const z = cooccurrenceZ(Uint32Array.of(2, 2, 2, 2), Float64Array.of(2, 2), { regions: 4 });
 * expect(z[1]).toBeCloseTo(Math.sqrt(3), 12);
 */
export function cooccurrenceZ(
  counts: ArrayLike<number>,
  ubiquity: ArrayLike<number>,
  { regions: n }: { readonly regions: number },
): (number | null)[] {
  const P = ubiquity.length;
  return Array.from({ length: P * P }, (_, at) => {
    const a = ubiquity[Math.floor(at / P)] as number;
    const b = ubiquity[at % P] as number;
    const mean = (a * b) / n;
    const variance = mean * (1 - a / n) * ((n - b) / (n - 1));
    return variance > 0 ? ((counts[at] as number) - mean) / Math.sqrt(variance) : null;
  });
}
