import { layOut, openKernels } from "../../math/kernels.ts";
import type { Portfolios } from "./portfolio.ts";

/** Σ_{q in r} m_qp and Σ_{q in r} w_q m_qp for each region r and activity p, row-major. */
export type PortfolioSums = { readonly plain: Float64Array; readonly weighted: Float64Array };

/** Columns handled together: their running sums stay in registers. */
const PANEL = 4;

/**
 * Sums of a matrix's rows over each region's portfolio, once plain and once weighted: what density and outlook gain need.
 * The dearest step of the space (present cells times activities additions), so it runs panel by panel.
 * @example
 * const lists = portfoliosOf(Uint8Array.of(1, 1, 0, 1), { activityCount: 2 });
 * const sums = portfolioSums(lists, Float64Array.of(1, 2, 3, 4), Float64Array.of(10, 1));
 * expect([...sums.plain]).toEqual([4, 6, 3, 4]);
 * expect([...sums.weighted]).toEqual([13, 24, 3, 4]);
 */
export function portfolioSums(
  lists: Portfolios,
  matrix: Float64Array,
  weights: Float64Array,
): PortfolioSums {
  return (
    portfolioSumsCompiled(lists, matrix, weights) ?? portfolioSumsPlain(lists, matrix, weights)
  );
}

/**
 * The same by WebAssembly SIMD, eight columns at a time; undefined where that is not to be had.
 * @example
 * const lists = portfoliosOf(Uint8Array.of(1, 1, 0, 1), { activityCount: 2 });
 * const [matrix, weights] = [Float64Array.of(1, 2, 3, 4), Float64Array.of(10, 1)];
 * const compiled = portfolioSumsCompiled(lists, matrix, weights);
 * if (compiled) expect(compiled).toEqual(portfolioSumsPlain(lists, matrix, weights));
 */
export function portfolioSumsCompiled(
  lists: Portfolios,
  matrix: Float64Array,
  weights: Float64Array,
): PortfolioSums | undefined {
  const { regionCount: R, activityCount: P, offsets, members } = lists;
  const wide = 8;
  const { at, bytes } = layOut({
    offsets: offsets.byteLength,
    members: members.byteLength,
    weights: weights.byteLength,
    panel: P * wide * 8,
    plain: R * wide * 8,
    weighted: R * wide * 8,
  });
  const kernels = openKernels(bytes);
  if (!kernels) return undefined;
  const buffer = kernels.memory.buffer;
  new Uint32Array(buffer, at.offsets, offsets.length).set(offsets);
  new Uint32Array(buffer, at.members, members.length).set(members);
  new Float64Array(buffer, at.weights, P).set(weights);
  const panel = new Float64Array(buffer, at.panel, P * wide);
  const found = new Float64Array(buffer, at.plain, R * wide);
  const foundWeighted = new Float64Array(buffer, at.weighted, R * wide);
  const plain = new Float64Array(R * P);
  const weighted = new Float64Array(R * P);
  for (let p0 = 0; p0 < P; p0 += wide) {
    const width = Math.min(wide, P - p0);
    for (let q = 0, to = 0; q < P; q++, to += wide) {
      for (let j = 0; j < width; j++) panel[to + j] = matrix[q * P + p0 + j] as number;
    }
    kernels.portfolioPanel(R, at.offsets, at.members, at.panel, at.weights, at.plain, at.weighted);
    for (let r = 0, from = 0, cell = p0; r < R; r++, from += wide, cell += P) {
      for (let j = 0; j < width; j++) {
        plain[cell + j] = found[from + j] as number;
        weighted[cell + j] = foundWeighted[from + j] as number;
      }
    }
  }
  return { plain, weighted };
}

/**
 * The plain TypeScript twin.
 * @example
 * const lists = portfoliosOf(Uint8Array.of(1, 1, 0, 1), { activityCount: 2 });
 * expect([...portfolioSumsPlain(lists, Float64Array.of(1, 2, 3, 4), Float64Array.of(10, 1)).plain]).toEqual([4, 6, 3, 4]);
 */
export function portfolioSumsPlain(
  lists: Portfolios,
  matrix: Float64Array,
  weights: Float64Array,
): PortfolioSums {
  const { regionCount: R, activityCount: P, offsets, members } = lists;
  const plain = new Float64Array(R * P);
  const weighted = new Float64Array(R * P);
  const panel = new Float64Array((PANEL + 1) * P);
  for (let p0 = 0; p0 < P; p0 += PANEL) {
    const width = Math.min(PANEL, P - p0);
    fillPanel(panel, { matrix, weights, P, p0, width });
    for (let r = 0; r < R; r++) {
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      const to = offsets[r + 1] as number;
      for (let k = offsets[r] as number; k < to; k++) {
        const at = (members[k] as number) * 5;
        const w = panel[at] as number;
        const v0 = panel[at + 1] as number;
        const v1 = panel[at + 2] as number;
        const v2 = panel[at + 3] as number;
        const v3 = panel[at + 4] as number;
        a0 += v0;
        a1 += v1;
        a2 += v2;
        a3 += v3;
        b0 += w * v0;
        b1 += w * v1;
        b2 += w * v2;
        b3 += w * v3;
      }
      const cell = r * P + p0;
      plain[cell] = a0;
      weighted[cell] = b0;
      if (width > 1) {
        plain[cell + 1] = a1;
        weighted[cell + 1] = b1;
      }
      if (width > 2) {
        plain[cell + 2] = a2;
        weighted[cell + 2] = b2;
      }
      if (width > 3) {
        plain[cell + 3] = a3;
        weighted[cell + 3] = b3;
      }
    }
  }
  return { plain, weighted };
}

type Columns = {
  matrix: Float64Array;
  weights: Float64Array;
  P: number;
  p0: number;
  width: number;
};

/** Weight and `PANEL` neighbouring columns of each row, side by side. */
function fillPanel(panel: Float64Array, { matrix, weights, P, p0, width }: Columns): void {
  for (let q = 0; q < P; q++) {
    const to = q * (PANEL + 1);
    const from = q * P + p0;
    panel[to] = weights[q] as number;
    for (let j = 0; j < PANEL; j++)
      panel[to + 1 + j] = j < width ? (matrix[from + j] as number) : 0;
  }
}
