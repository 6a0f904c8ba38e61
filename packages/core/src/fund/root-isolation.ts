/**
 * Certified isolation of the real roots of an exponential sum g(x) = sum a_i e^(-t_i x), t ascending from 0.
 *
 * Split g = P - N into its positive and negative terms. P and N, and the sums of their slopes, are decreasing and
 * convex, so on any interval a tangent lies below them and a chord above. P's tangents above N's chord prove that
 * there is no root; the same for the slopes proves that g is monotone, so its end signs tell whether there is one root
 * or none. What is neither is halved. All comparisons leave room for the rounding of the sums. One pass of exponentials
 * serves both neighbours of a point.
 */

/** The rates that are looked at: ln(1+r) between -46 (a loss of all but 1e-20) and 30. */
export const LN_RATE_MIN = -46;
export const LN_RATE_MAX = 30;

export type Bracket = { readonly low: number; readonly high: number };

export type Isolation = {
  /** One bracket a root, ascending, in ln(1+r). */
  readonly brackets: readonly Bracket[];
  /** False where some piece stayed undecided (a multiple root, or one closer to it than rounding allows). */
  readonly certified: boolean;
};

type Half = { readonly times: Float64Array; readonly amounts: Float64Array };

/** Sums over positive (p) and negative (n) terms: value, first and second slope (as magnitudes). */
type Node = {
  readonly x: number;
  readonly p0: number;
  readonly p1: number;
  readonly p2: number;
  readonly n0: number;
  readonly n1: number;
  readonly n2: number;
  /** Relative error that any of the sums may have. */
  readonly slack: number;
  /** Sign of g, 0 where rounding does not let it be known. */
  readonly sign: number;
};

const EPSILON = 2 ** -53;
const DEPTH_MAX = 60;
/** Where the two halves meet: not at 0, where a plain break-even has its root. */
const SEAMS = [-0.007341, -0.009127, 0.006173, 0.011941];

/**
 * Brackets every root of the sum in (-46, 30) and says whether the count is proven.
 * `times` ascend from 0 in years; `amounts` hold no zero.
 * @example
 * const two = isolateRoots(Float64Array.of(0, 2, 10), Float64Array.of(-100, 150, -20));
 * expect([two.brackets.length, two.certified]).toEqual([2, true]);
 */
export function isolateRoots(times: Float64Array, amounts: Float64Array): Isolation {
  const n = times.length;
  const last = times[n - 1] as number;
  // For falling rates time is turned round (multiplying by e^(last x) moves no root), so that no term overflows.
  const turned: Half = { times: new Float64Array(n), amounts: new Float64Array(n) };
  for (let i = 0; i < n; i += 1) {
    turned.times[i] = last - (times[n - 1 - i] as number);
    turned.amounts[i] = amounts[n - 1 - i] as number;
  }
  const forward: Half = { times, amounts };
  const seam =
    SEAMS.find((x) => nodeAt(forward, x).sign !== 0 && nodeAt(turned, -x).sign !== 0) ??
    (SEAMS[0] as number);
  const falling = isolateHalf(turned, -seam, -LN_RATE_MIN);
  const rising = isolateHalf(forward, seam, LN_RATE_MAX);
  const brackets = [
    ...falling.brackets.map(({ low, high }) => ({ low: -high, high: -low })).reverse(),
    ...rising.brackets,
  ];
  return { brackets, certified: falling.certified && rising.certified };
}

function isolateHalf(half: Half, from: number, to: number): Isolation {
  const brackets: Bracket[] = [];
  let certified = true;
  const stack: [Node, Node, number][] = [[nodeAt(half, from), nodeAt(half, to), 0]];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const [low, high, depth] = top;
    const same = low.sign === high.sign;
    if (low.sign !== 0 && high.sign !== 0) {
      if (same && isApart(low, high, low.sign, 0)) continue;
      if (isApart(low, high, 1, 1) || isApart(low, high, -1, 1)) {
        if (!same) brackets.push({ low: low.x, high: high.x });
        continue;
      }
    }
    if (depth === DEPTH_MAX) {
      certified = false;
      // Still report a root that shows itself by a change of sign.
      if (!same && low.sign !== 0 && high.sign !== 0) {
        brackets.push({ low: low.x, high: high.x });
      }
      continue;
    }
    const middle = splitBetween(half, low.x, high.x);
    stack.push([middle, high, depth + 1], [low, middle, depth + 1]);
  }
  return { brackets, certified };
}

/** A point near the middle at which the sign is known, if there is one. */
function splitBetween(half: Half, low: number, high: number): Node {
  let node = nodeAt(half, low + 0.5 * (high - low));
  for (const part of [0.4375, 0.5625, 0.375, 0.625]) {
    if (node.sign !== 0) break;
    node = nodeAt(half, low + part * (high - low));
  }
  return node;
}

/** Whether one side's sums (order 0: values; order 1: slopes) lie above the other's on the whole interval. */
function isApart(low: Node, high: Node, side: number, order: 0 | 1): boolean {
  const width = high.x - low.x;
  const slack = 2 * Math.max(low.slack, high.slack);
  if (order === 0) {
    return side > 0
      ? isAbove(low.p0, low.p1, high.p0, high.p1, low.n0, high.n0, width, slack)
      : isAbove(low.n0, low.n1, high.n0, high.n1, low.p0, high.p0, width, slack);
  }
  return side > 0
    ? isAbove(low.p1, low.p2, high.p1, high.p2, low.n1, high.n1, width, slack)
    : isAbove(low.n1, low.n2, high.n1, high.n2, low.p1, high.p1, width, slack);
}

/** Whether the greater of two tangents (falling from `a`, rising back from `b`) stays above the chord from c to d. */
function isAbove(
  a: number,
  aSlope: number,
  b: number,
  bSlope: number,
  c: number,
  d: number,
  width: number,
  slack: number,
): boolean {
  const margin = slack * (a + c + aSlope * width) + 1e-290;
  if (a - c <= slack * (a + c) + 1e-290 || b - d <= slack * (b + d) + 1e-290) return false;
  const bend = aSlope - bSlope;
  if (bend <= 0) return b - d > margin;
  const u = (a - b - bSlope * width) / bend;
  if (u <= 0 || u >= width) return true;
  return a - aSlope * u - (c + ((d - c) * u) / width) > margin;
}

function nodeAt({ times, amounts }: Half, x: number): Node {
  let p0 = 0;
  let p1 = 0;
  let p2 = 0;
  let n0 = 0;
  let n1 = 0;
  let n2 = 0;
  const count = times.length;
  for (let i = 0; i < count; i += 1) {
    const t = times[i] as number;
    const v = (amounts[i] as number) * Math.exp(-t * x);
    if (v > 0) {
      p0 += v;
      p1 += t * v;
      p2 += t * t * v;
    } else {
      n0 -= v;
      n1 -= t * v;
      n2 -= t * t * v;
    }
  }
  const slack = EPSILON * (count + 8 + 2 * (times[count - 1] as number) * Math.abs(x));
  const value = p0 - n0;
  const sign = Math.abs(value) > slack * (p0 + n0) ? Math.sign(value) : 0;
  return { x, p0, p1, p2, n0, n1, n2, slack, sign };
}
