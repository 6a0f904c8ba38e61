import { largestEigenpairs } from "../../math/lanczos.ts";
import { seededRng } from "../../math/rng.ts";
import type { History } from "./participation.ts";
import { TIE_SETTING, tieWeight } from "./ties.ts";

/** Fields of work as they show in who works with whom: for each organisation how much of each field it is. */
export type Fields = {
  /** How strong each field is, and its share of each organisation. */
  readonly strengths: readonly number[];
  readonly shares: readonly Float64Array[];
  /** How much an organisation is met at all. */
  readonly weights: Float64Array;
};

const FIELD_SETTING = {
  /** How many fields are told apart at most; no more than the root of the number of organisations. */
  count: 24,
  /** How much busy organisations are thinned before fields are sought, by their ties to this power. */
  thinned: 0.3,
  /** And how much of that they get back when they are proposed. */
  met: 0.4,
} as const;
const TOLERANCE = 1e-6;
const STEPS_MAX = 150;

/**
 * The fields of a history on a day: the leading directions of the matrix of ties, thinned for the busy (spectral
 * embedding, after Ng, Jordan and Weiss 2001; Lanczos on the projects, the matrix itself is never made). Two
 * organisations are near by field where the same circles work with them, whether or not a path of two steps joins them.
 * @example
 * const rows = [["p", "a"], ["p", "b"], ["q", "b"], ["q", "c"], ["r", "x"], ["r", "y"]].map(([project, organisation]) => ({ project: project!, organisation: organisation!, start: 1 }));
 * const shares = sharesByField(fieldsOf(historyBefore(rows, 2), 2), 0);
 * expect(shares[2]).toBeGreaterThan(shares[4]!);
 */
export function fieldsOf(history: History, on: number): Fields {
  const { count, thinned, met } = FIELD_SETTING;
  const n = history.organisations.length;
  const weights = history.projects.map((_, p) => tieWeight(history, p, on));
  const totals = new Float64Array(n);
  tied(history, weights, { x: new Float64Array(n).fill(1), y: totals });
  const thin = totals.map((t) => (t > 0 ? t ** -thinned : 0));
  const rng = seededRng(24);
  const scaled = new Float64Array(n);
  const pairs = largestEigenpairs(
    (x, y) => {
      for (let o = 0; o < n; o++) scaled[o] = (x[o] as number) * (thin[o] as number);
      y.fill(0);
      tied(history, weights, { x: scaled, y });
      for (let o = 0; o < n; o++) y[o] = (y[o] as number) * (thin[o] as number);
    },
    {
      start: thin.map((t) => (t > 0 ? rng() : 0)),
      count: Math.min(count, Math.ceil(Math.sqrt(n))),
      tolerance: TOLERANCE,
      stepsMax: STEPS_MAX,
    },
  ).filter(({ value }) => value > 0);
  return {
    strengths: pairs.map((p) => Math.sqrt(p.value)),
    shares: pairs.map((p) => p.vector),
    weights: totals.map((t) => (t > 0 ? t ** met : 0)),
  };
}

/** Adds to `y` the sum over the ties of each organisation, each times `x` of the other end. */
function tied(
  { projects, leaders }: History,
  weights: readonly number[],
  { x, y }: { readonly x: Float64Array; readonly y: Float64Array },
): void {
  projects.forEach((members, p) => {
    const weight = weights[p] as number;
    if (weight === 0) return;
    const leader = leaders[p];
    const more = leader === undefined ? 0 : TIE_SETTING.leader * (x[leader] as number);
    let sum = 0;
    for (const o of members) sum += x[o] as number;
    for (const o of members) {
      const mine = x[o] as number;
      const led = o === leader ? TIE_SETTING.leader * (sum - mine) : more;
      y[o] = (y[o] as number) + weight * (sum - mine + led);
    }
  });
}

/**
 * How near the others are to an organisation by field, as shares of one; the organisation itself among them. All 0 where
 * it has no ties.
 * @example
 * const rows = ["a", "b"].map((organisation) => ({ project: "p", organisation, start: 1 }));
 * const shares = sharesByField(fieldsOf(historyBefore(rows, 2), 2), 0);
 * expect(shares[0]! + shares[1]!).toBeCloseTo(1, 12);
 */
export function sharesByField({ strengths, shares, weights }: Fields, of: number): Float64Array {
  const near = new Float64Array(weights.length);
  strengths.forEach((strength, f) => {
    const share = shares[f] as Float64Array;
    const mine = strength * (share[of] as number);
    if (mine === 0) return;
    for (let o = 0; o < near.length; o++)
      near[o] = (near[o] as number) + mine * (share[o] as number);
  });
  let sum = 0;
  for (let o = 0; o < near.length; o++) {
    near[o] = Math.max(0, near[o] as number) * (weights[o] as number);
    sum += near[o] as number;
  }
  return sum > 0 ? near.map((x) => x / sum) : near;
}
