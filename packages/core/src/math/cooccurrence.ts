/**
 * How often two columns stand in the same row of a 0/1 matrix given as lists (M'M): symmetric, `columns` squared, the
 * diagonal holds the column counts. Costs the sum of squared list lengths over two, which for sparse matrices is less
 * than counting bits of all pairs.
 * @example
 * const c = cooccurrence({ offsets: Uint32Array.of(0, 2, 3), members: Uint32Array.of(0, 1, 1) }, 2);
 * expect([...c]).toEqual([1, 1, 1, 2]);
 */
export function cooccurrence(
  { offsets, members }: { readonly offsets: Uint32Array; readonly members: Uint32Array },
  columns: number,
): Uint32Array {
  const counts = new Uint32Array(columns * columns);
  for (let row = 0; row + 1 < offsets.length; row++) {
    const to = offsets[row + 1] as number;
    for (let i = offsets[row] as number; i < to; i++) {
      const base = (members[i] as number) * columns;
      for (let j = i; j < to; j++) {
        const at = base + (members[j] as number);
        counts[at] = (counts[at] as number) + 1;
      }
    }
  }
  mirror(counts, columns);
  return counts;
}

/** Copies the upper triangle below, block by block so that both sides stay in the cache. */
function mirror(counts: Uint32Array, n: number): void {
  const block = 64;
  for (let i0 = 0; i0 < n; i0 += block) {
    for (let j0 = i0; j0 < n; j0 += block) {
      for (let i = i0; i < Math.min(n, i0 + block); i++) {
        for (let j = Math.max(i + 1, j0); j < Math.min(n, j0 + block); j++) {
          counts[j * n + i] = counts[i * n + j] as number;
        }
      }
    }
  }
}
