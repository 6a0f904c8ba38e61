import { fail, ok, type Result } from "../vocabulary/result.ts";

/** Minimise 1/2 x'Qx - c'x with sum(x) = 1 and 0 <= x <= u; Q symmetric and positive semidefinite. */
export type QuadraticProblem = {
  readonly Q: readonly (readonly number[])[];
  readonly c: readonly number[];
  readonly u: readonly number[];
};

export type QuadraticSolution = {
  readonly x: readonly number[];
  readonly value: number;
  /** Price of the budget: by how much the value falls for one more unit of it. */
  readonly budgetPrice: number;
};

const TOLERANCE = 1e-11;

/**
 * The solution of a long-only quadratic programme, by a primal active set method: exact but for rounding, and finite.
 * @example
 * const result = solveQuadratic({ Q: [[2, 0], [0, 2]], c: [0, 0], u: [1, 1] });
 * expect(result.ok && result.value.x[0]).toBeCloseTo(0.5, 12);
 */
export function solveQuadratic({
  Q,
  c,
  u,
}: QuadraticProblem): Result<QuadraticSolution, "infeasible" | "not-square" | "not-solved"> {
  const n = c.length;
  if (u.length !== n || Q.length !== n || Q.some((row) => row.length !== n)) {
    return fail("not-square", { size: n });
  }
  if (u.reduce((a, b) => a + b, 0) < 1 - TOLERANCE) return fail("infeasible");
  const x = new Float64Array(n);
  // -1 held at zero, 1 held at its cap, 0 free.
  const held = new Int8Array(n).fill(-1);
  let left = 1;
  for (let i = 0; i < n && left > 0; i += 1) {
    x[i] = Math.min(u[i] as number, left);
    left -= x[i] as number;
    held[i] = x[i] === u[i] ? 1 : 0;
  }
  for (let step = 0; step < 100 * (n + 1); step += 1) {
    const gradient = Q.map((row, i) => row.reduce((s, q, j) => s + q * (x[j] as number), -c[i]!));
    const free = [...held.keys()].filter((i) => held[i] === 0);
    const { move, price } = equalityStep(Q, gradient, free);
    if (free.every((_, k) => Math.abs(move[k] as number) <= TOLERANCE)) {
      const bounds = free.length > 0 ? price : priceAtVertex(gradient, held);
      const leaving = worstHeld(gradient, held, bounds);
      if (leaving === undefined) {
        return ok({ x: [...x], value: valueAt(Q, c, x), budgetPrice: -bounds || 0 });
      }
      held[leaving] = 0;
      // From a vertex two must move, one up and one down.
      if (free.length === 0) {
        const partner = partnerOf(gradient, held, leaving, x[leaving] as number);
        if (partner !== undefined) held[partner] = 0;
      }
      continue;
    }
    let length = 1;
    let blocking = -1;
    for (const [k, i] of free.entries()) {
      const m = move[k] as number;
      if (Math.abs(m) <= 1e-15) continue;
      const room = m < 0 ? (x[i] as number) / -m : ((u[i] as number) - (x[i] as number)) / m;
      if (room < length) {
        length = room;
        blocking = i;
      }
    }
    for (const [k, i] of free.entries()) x[i] = (x[i] as number) + length * (move[k] as number);
    if (blocking >= 0) {
      const atCap = (x[blocking] as number) > (u[blocking] as number) / 2;
      held[blocking] = atCap ? 1 : -1;
      x[blocking] = atCap ? (u[blocking] as number) : 0;
    }
  }
  return fail("not-solved");
}

export type FrontierPoint = {
  readonly riskAversion: number;
  readonly expected: number;
  readonly variance: number;
  readonly x: readonly number[];
};

/**
 * The efficient frontier: solutions from the least variance to the highest expected value.
 * Each point weighs the expected values c against half the variance; weights grow geometrically, the ends are exact.
 * @example
 * const points = efficientFrontier({ Q: [[1, 0], [0, 4]], c: [0.1, 0.3], u: [1, 1] }, { points: 5 });
 * expect(points.length).toBe(5);
 * expect(points.every((p, i) => i === 0 || p.expected >= points[i - 1].expected - 1e-12)).toBe(true);
 */
export function efficientFrontier(
  { Q, c, u }: QuadraticProblem,
  { points }: { readonly points: number },
): FrontierPoint[] {
  const scale = Math.max(...Q.map((row, i) => Math.abs(row[i] as number)), 1e-12);
  const reach = Math.max(...c.map(Math.abs), 1e-12);
  return Array.from({ length: points }, (_, k) => {
    const share = points === 1 ? 0 : k / (points - 1);
    const weight = k === 0 ? 0 : (scale / reach) * 10 ** (4 * share - 2);
    const solved = solveQuadratic({ Q, c: c.map((v) => v * weight), u });
    if (!solved.ok) return undefined;
    const { x } = solved.value;
    const expected = x.reduce((s, v, i) => s + v * (c[i] as number), 0);
    const variance = 2 * valueAt(Q, new Array(c.length).fill(0), x);
    return { riskAversion: weight === 0 ? 0 : 1 / weight, expected, variance, x };
  }).filter((point) => point !== undefined);
}

function valueAt(
  Q: readonly (readonly number[])[],
  c: readonly number[],
  x: ArrayLike<number>,
): number {
  let value = 0;
  for (let i = 0; i < x.length; i += 1) {
    const row = Q[i] as readonly number[];
    let half = 0;
    for (let j = 0; j < x.length; j += 1) half += (row[j] as number) * (x[j] as number);
    value += (x[i] as number) * (half / 2 - (c[i] as number));
  }
  return value;
}

/** The step to the least value over the free variables with their sum kept, and the price of that sum. */
function equalityStep(
  Q: readonly (readonly number[])[],
  gradient: readonly number[],
  free: readonly number[],
): { readonly move: readonly number[]; readonly price: number } {
  const m = free.length;
  if (m === 0) return { move: [], price: 0 };
  const size = m + 1;
  const A = Array.from({ length: size }, (_, r) =>
    Array.from({ length: size + 1 }, (_, s) => {
      if (s === size) return r < m ? -(gradient[free[r] as number] as number) : 0;
      if (r === m || s === m) return r === s ? 0 : 1;
      // The tiny ridge decides between equally good directions where Q is singular.
      return (Q[free[r] as number]?.[free[s] as number] ?? 0) + (r === s ? 1e-14 : 0);
    }),
  );
  for (let k = 0; k < size; k += 1) {
    let pivot = k;
    for (let r = k + 1; r < size; r += 1) {
      if (Math.abs(A[r]![k]!) > Math.abs(A[pivot]![k]!)) pivot = r;
    }
    [A[k], A[pivot]] = [A[pivot]!, A[k]!];
    const head = A[k]![k]!;
    if (Math.abs(head) < 1e-300) continue;
    for (let r = k + 1; r < size; r += 1) {
      const factor = A[r]![k]! / head;
      if (factor === 0) continue;
      for (let s = k; s <= size; s += 1) A[r]![s] = A[r]![s]! - factor * A[k]![s]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let k = size - 1; k >= 0; k -= 1) {
    let rest = A[k]![size]!;
    for (let s = k + 1; s < size; s += 1) rest -= A[k]![s]! * solution[s]!;
    solution[k] = Math.abs(A[k]![k]!) < 1e-300 ? 0 : rest / A[k]![k]!;
  }
  return { move: solution.slice(0, m), price: solution[m] as number };
}

/** With nothing free the price lies in an interval; its middle keeps both sides' signs where any price does. */
function priceAtVertex(gradient: readonly number[], held: Int8Array): number {
  const low = Math.max(...gradient.filter((_, i) => held[i] === -1).map((g) => -g));
  const high = Math.min(...gradient.filter((_, i) => held[i] === 1).map((g) => -g));
  if (!Number.isFinite(low)) return high;
  return Number.isFinite(high) ? (low + high) / 2 : low;
}

/** The held variable that would most like to leave its bound. */
function worstHeld(
  gradient: readonly number[],
  held: Int8Array,
  price: number,
): number | undefined {
  let worst = TOLERANCE;
  let found: number | undefined;
  for (const [i, g] of gradient.entries()) {
    const pull = held[i] === -1 ? -(g + price) : held[i] === 1 ? g + price : 0;
    if (pull > worst) {
      worst = pull;
      found = i;
    }
  }
  return found;
}

/** The held variable at the other bound that gives way most readily. */
function partnerOf(
  gradient: readonly number[],
  held: Int8Array,
  leaving: number,
  at: number,
): number | undefined {
  const side = at > 0 ? -1 : 1;
  let found: number | undefined;
  for (const [i, g] of gradient.entries()) {
    if (i === leaving || held[i] !== side) continue;
    if (found === undefined || side * g > side * (gradient[found] as number)) found = i;
  }
  return found;
}
