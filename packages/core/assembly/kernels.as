// AssemblyScript: the dense loops that WebAssembly SIMD does several times faster than JavaScript.
// Built by `npx tsx tools/build-kernels.ts` into packages/core/src/math/kernels-wasm.ts; every function has a plain
// TypeScript twin that is tested equal. All arguments are byte addresses or counts of float64 elements.

/** Sums over each region's portfolio of eight neighbouring columns, plain and weighted. Panel: rows of eight. */
export function portfolioPanel(
  regions: i32,
  offsets: usize,
  members: usize,
  panel: usize,
  weights: usize,
  plain: usize,
  weighted: usize,
): void {
  let from = load<u32>(offsets);
  for (let r: i32 = 0; r < regions; r++) {
    const to = load<u32>(offsets + ((<usize>(r + 1)) << 2));
    let a0 = f64x2.splat(0);
    let a1 = f64x2.splat(0);
    let a2 = f64x2.splat(0);
    let a3 = f64x2.splat(0);
    let b0 = f64x2.splat(0);
    let b1 = f64x2.splat(0);
    let b2 = f64x2.splat(0);
    let b3 = f64x2.splat(0);
    for (let k = from; k < to; k++) {
      const q = <usize>load<u32>(members + ((<usize>k) << 2));
      const at = panel + (q << 6);
      const w = v128.load64_splat(weights + (q << 3));
      const v0 = v128.load(at);
      const v1 = v128.load(at, 16);
      const v2 = v128.load(at, 32);
      const v3 = v128.load(at, 48);
      a0 = f64x2.add(a0, v0);
      a1 = f64x2.add(a1, v1);
      a2 = f64x2.add(a2, v2);
      a3 = f64x2.add(a3, v3);
      b0 = f64x2.add(b0, f64x2.mul(w, v0));
      b1 = f64x2.add(b1, f64x2.mul(w, v1));
      b2 = f64x2.add(b2, f64x2.mul(w, v2));
      b3 = f64x2.add(b3, f64x2.mul(w, v3));
    }
    const out = (<usize>r) << 6;
    v128.store(plain + out, a0);
    v128.store(plain + out, a1, 16);
    v128.store(plain + out, a2, 32);
    v128.store(plain + out, a3, 48);
    v128.store(weighted + out, b0);
    v128.store(weighted + out, b1, 16);
    v128.store(weighted + out, b2, 32);
    v128.store(weighted + out, b3, 48);
    from = to;
  }
}

/** C -= A B for row-major blocks with row lengths lda, ldb, ldc. `pack` holds 4 k + m k elements of scratch. */
export function subtractProduct(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  lda: i32,
  b: usize,
  ldb: i32,
  c: usize,
  ldc: i32,
  pack: usize,
): void {
  const rowA = (<usize>lda) << 3;
  const rowB = (<usize>ldb) << 3;
  const rowC = (<usize>ldc) << 3;
  const packedB = pack;
  const packedA = pack + ((<usize>k) << 5);
  const m4 = m & ~3;
  const n4 = n & ~3;
  let to = packedA;
  for (let i: i32 = 0; i < m4; i += 4) {
    let at = a + (<usize>i) * rowA;
    for (let p: i32 = 0; p < k; p++) {
      store<f64>(to, load<f64>(at));
      store<f64>(to, load<f64>(at + rowA), 8);
      store<f64>(to, load<f64>(at + 2 * rowA), 16);
      store<f64>(to, load<f64>(at + 3 * rowA), 24);
      at += 8;
      to += 32;
    }
  }
  for (let j: i32 = 0; j < n4; j += 4) {
    let from = b + ((<usize>j) << 3);
    to = packedB;
    for (let p: i32 = 0; p < k; p++) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
      from += rowB;
      to += 32;
    }
    for (let i: i32 = 0; i < m4; i += 4) {
      block4(packedA + (((<usize>i) * (<usize>k)) << 3), packedB, k, c + (<usize>i) * rowC + ((<usize>j) << 3), rowC);
    }
  }
  for (let i: i32 = 0; i < m; i++) {
    const start = i < m4 ? n4 : 0;
    for (let j = start; j < n; j++) {
      let sum: f64 = 0;
      for (let p: i32 = 0; p < k; p++) {
        sum +=
          load<f64>(a + (<usize>i) * rowA + ((<usize>p) << 3)) * load<f64>(b + (<usize>p) * rowB + ((<usize>j) << 3));
      }
      const cell = c + (<usize>i) * rowC + ((<usize>j) << 3);
      store<f64>(cell, load<f64>(cell) - sum);
    }
  }
}

/** Four rows by four columns of C in registers. */
// @ts-expect-error: decorator
@inline
function block4(a: usize, b: usize, k: i32, c: usize, rowC: usize): void {
  let c00 = f64x2.splat(0);
  let c01 = f64x2.splat(0);
  let c10 = f64x2.splat(0);
  let c11 = f64x2.splat(0);
  let c20 = f64x2.splat(0);
  let c21 = f64x2.splat(0);
  let c30 = f64x2.splat(0);
  let c31 = f64x2.splat(0);
  const end = a + ((<usize>k) << 5);
  while (a < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load64_splat(a);
    c00 = f64x2.add(c00, f64x2.mul(a0, b0));
    c01 = f64x2.add(c01, f64x2.mul(a0, b1));
    const a1 = v128.load64_splat(a, 8);
    c10 = f64x2.add(c10, f64x2.mul(a1, b0));
    c11 = f64x2.add(c11, f64x2.mul(a1, b1));
    const a2 = v128.load64_splat(a, 16);
    c20 = f64x2.add(c20, f64x2.mul(a2, b0));
    c21 = f64x2.add(c21, f64x2.mul(a2, b1));
    const a3 = v128.load64_splat(a, 24);
    c30 = f64x2.add(c30, f64x2.mul(a3, b0));
    c31 = f64x2.add(c31, f64x2.mul(a3, b1));
    a += 32;
    b += 32;
  }
  v128.store(c, f64x2.sub(v128.load(c), c00));
  v128.store(c, f64x2.sub(v128.load(c, 16), c01), 16);
  c += rowC;
  v128.store(c, f64x2.sub(v128.load(c), c10));
  v128.store(c, f64x2.sub(v128.load(c, 16), c11), 16);
  c += rowC;
  v128.store(c, f64x2.sub(v128.load(c), c20));
  v128.store(c, f64x2.sub(v128.load(c, 16), c21), 16);
  c += rowC;
  v128.store(c, f64x2.sub(v128.load(c), c30));
  v128.store(c, f64x2.sub(v128.load(c, 16), c31), 16);
}

/** y -= factor x over n elements. */
// @ts-expect-error: decorator
@inline
function subtractRow(y: usize, x: usize, factor: f64, n: i32): void {
  const f = f64x2.splat(factor);
  const end = y + ((<usize>(n & ~1)) << 3);
  while (y < end) {
    v128.store(y, f64x2.sub(v128.load(y), f64x2.mul(f, v128.load(x))));
    y += 16;
    x += 16;
  }
  if (n & 1) store<f64>(y, load<f64>(y) - factor * load<f64>(x));
}

/** LU with row exchanges in place, in blocks; `order` gets the rows. Returns 0 where a pivot is at most `tiny`. */
export function factorise(n: i32, a: usize, order: usize, block: i32, tiny: f64, pack: usize): i32 {
  const row = (<usize>n) << 3;
  for (let i: i32 = 0; i < n; i++) store<i32>(order + ((<usize>i) << 2), i);
  for (let k0: i32 = 0; k0 < n; k0 += block) {
    const k1 = min(n, k0 + block);
    for (let k = k0; k < k1; k++) {
      let best = k;
      let size = abs(load<f64>(a + (<usize>k) * row + ((<usize>k) << 3)));
      for (let i = k + 1; i < n; i++) {
        const v = abs(load<f64>(a + (<usize>i) * row + ((<usize>k) << 3)));
        if (v > size) {
          size = v;
          best = i;
        }
      }
      if (!(size > tiny)) return 0;
      if (best != k) {
        exchange(a + (<usize>k) * row, a + (<usize>best) * row, n);
        const label = load<i32>(order + ((<usize>k) << 2));
        store<i32>(order + ((<usize>k) << 2), load<i32>(order + ((<usize>best) << 2)));
        store<i32>(order + ((<usize>best) << 2), label);
      }
      const pivot = a + (<usize>k) * row + ((<usize>k) << 3);
      const inverse = 1.0 / load<f64>(pivot);
      for (let i = k + 1; i < n; i++) {
        const at = a + (<usize>i) * row + ((<usize>k) << 3);
        const factor = load<f64>(at) * inverse;
        store<f64>(at, factor);
        if (factor != 0) subtractRow(at + 8, pivot + 8, factor, k1 - k - 1);
      }
    }
    const rest = n - k1;
    if (rest == 0) break;
    const right = (<usize>k1) << 3;
    for (let i = k0 + 1; i < k1; i++) {
      for (let k = k0; k < i; k++) {
        const factor = load<f64>(a + (<usize>i) * row + ((<usize>k) << 3));
        if (factor != 0) subtractRow(a + (<usize>i) * row + right, a + (<usize>k) * row + right, factor, rest);
      }
    }
    const below = a + (<usize>k1) * row;
    subtractProduct(rest, rest, k1 - k0, below + ((<usize>k0) << 3), n, a + (<usize>k0) * row + right, n, below + right, n, pack);
  }
  return 1;
}

// @ts-expect-error: decorator
@inline
function exchange(x: usize, y: usize, n: i32): void {
  for (let j: i32 = 0; j < n; j++) {
    const v = load<f64>(x);
    store<f64>(x, load<f64>(y));
    store<f64>(y, v);
    x += 8;
    y += 8;
  }
}

/** x = U^-1 L^-1 for factors in a; x comes as the identity. Its columns are still to be put in order. */
export function invertFactors(n: i32, a: usize, x: usize, block: i32, pack: usize): void {
  const row = (<usize>n) << 3;
  for (let k0: i32 = 0; k0 < n; k0 += block) {
    const k1 = min(n, k0 + block);
    const own = a + (<usize>k0) * row;
    if (k0 > 0) subtractProduct(k1 - k0, k0, k0, own, n, x, n, x + (<usize>k0) * row, n, pack);
    for (let i = k0 + 1; i < k1; i++) {
      for (let k = k0; k < i; k++) {
        const factor = load<f64>(a + (<usize>i) * row + ((<usize>k) << 3));
        if (factor != 0) subtractRow(x + (<usize>i) * row, x + (<usize>k) * row, factor, k + 1);
      }
    }
  }
  const last = ((n - 1) / block) * block;
  for (let k0 = last; k0 >= 0; k0 -= block) {
    const k1 = min(n, k0 + block);
    const rest = n - k1;
    if (rest > 0)
      subtractProduct(k1 - k0, n, rest, a + (<usize>k0) * row + ((<usize>k1) << 3), n, x + (<usize>k1) * row, n, x + (<usize>k0) * row, n, pack);
    for (let i = k1 - 1; i >= k0; i--) {
      const mine = x + (<usize>i) * row;
      for (let k = i + 1; k < k1; k++) {
        const factor = load<f64>(a + (<usize>i) * row + ((<usize>k) << 3));
        if (factor != 0) subtractRow(mine, x + (<usize>k) * row, factor, n);
      }
      const inverse = 1.0 / load<f64>(a + (<usize>i) * row + ((<usize>i) << 3));
      for (let j: i32 = 0; j < n; j++) {
        const cell = mine + ((<usize>j) << 3);
        store<f64>(cell, load<f64>(cell) * inverse);
      }
    }
  }
}

/** Adds w x x' (lower triangle, row length size) of standardised rows into a Hessian: the heart of a logistic fit. */
export function addWeightedSquares(rows: i32, size: i32, x: usize, weights: usize, hessian: usize): void {
  const row = (<usize>size) << 3;
  for (let r: i32 = 0; r < rows; r++) {
    const w = load<f64>(weights + ((<usize>r) << 3));
    const at = x + (<usize>r) * row;
    for (let i: i32 = 0; i < size; i++) {
      const f = f64x2.splat(w * load<f64>(at + ((<usize>i) << 3)));
      let h = hessian + (<usize>i) * row;
      let from = at;
      for (let j: i32 = 0; j <= i; j += 2) {
        v128.store(h, f64x2.add(v128.load(h), f64x2.mul(f, v128.load(from))));
        h += 16;
        from += 16;
      }
    }
  }
}
