import { assert } from "../vocabulary/assert.ts";

/** Eigenvalues in ascending order; `vectors[i * n + k]` is component i of the k-th eigenvector. */
export type SymmetricEigen = { readonly values: Float64Array; readonly vectors: Float64Array };

/**
 * All eigenpairs of a symmetric tridiagonal matrix by implicit QL with Wilkinson shifts. `offDiagonal` has one
 * entry fewer than `diagonal`. For the small matrices that Lanczos leaves (some tens of rows).
 * @example
 * const { values } = tridiagonalEigen([2, 2], [1]);
 * expect([...values]).toEqual([expect.closeTo(1, 12), expect.closeTo(3, 12)]);
 */
export function tridiagonalEigen(
  diagonal: ArrayLike<number>,
  offDiagonal: ArrayLike<number>,
): SymmetricEigen {
  const n = diagonal.length;
  assert(offDiagonal.length >= n - 1, "One entry between each pair of diagonal entries");
  const d = Float64Array.from({ length: n }, (_, i) => diagonal[i] as number);
  const e = Float64Array.from({ length: n }, (_, i) =>
    i < n - 1 ? (offDiagonal[i] as number) : 0,
  );
  const z = new Float64Array(n * n);
  for (let i = 0; i < n; i++) z[i * n + i] = 1;
  for (let l = 0; l < n; l++) deflate(l, { d, e, z, n });
  return sorted(d, z);
}

type Work = { d: Float64Array; e: Float64Array; z: Float64Array; n: number };

/** QL steps until the entry beside `l` is negligible. */
function deflate(l: number, work: Work): void {
  const { d, e, n } = work;
  for (let sweep = 0; ; sweep++) {
    let m = l;
    for (; m < n - 1; m++) {
      const scale = Math.abs(d[m] as number) + Math.abs(d[m + 1] as number);
      if (Math.abs(e[m] as number) <= Number.EPSILON * scale) break;
    }
    if (m === l) return;
    assert(sweep < 200, "QL did not converge");
    qlStep(l, m, work);
  }
}

function qlStep(l: number, m: number, { d, e, z, n }: Work): void {
  let g = ((d[l + 1] as number) - (d[l] as number)) / (2 * (e[l] as number));
  let r = Math.hypot(g, 1);
  g = (d[m] as number) - (d[l] as number) + (e[l] as number) / (g + (g >= 0 ? r : -r));
  let s = 1;
  let c = 1;
  let p = 0;
  for (let i = m - 1; i >= l; i--) {
    const f = s * (e[i] as number);
    const b = c * (e[i] as number);
    r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] = (d[i + 1] as number) - p;
      e[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = (d[i + 1] as number) - p;
    r = ((d[i] as number) - g) * s + 2 * c * b;
    p = s * r;
    d[i + 1] = g + p;
    g = c * r - b;
    for (let k = 0; k < n; k++) {
      const upper = z[k * n + i + 1] as number;
      const lower = z[k * n + i] as number;
      z[k * n + i + 1] = s * lower + c * upper;
      z[k * n + i] = c * lower - s * upper;
    }
  }
  d[l] = (d[l] as number) - p;
  e[l] = g;
  e[m] = 0;
}

function sorted(d: Float64Array, z: Float64Array): SymmetricEigen {
  const n = d.length;
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => (d[a] as number) - (d[b] as number),
  );
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    for (let i = 0; i < n; i++) vectors[i * n + to] = z[i * n + from] as number;
  });
  return { values: Float64Array.from(order, (i) => d[i] as number), vectors };
}
