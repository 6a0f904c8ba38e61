import { inverseSymmetric } from "../../math/dense-cholesky.ts";
import { momentsOf } from "../../math/moments.ts";
import type { Block } from "../frame.ts";

/** Rows that a column must have before it takes part. */
const ROWS_MIN = 5;
const ROUNDS = 200;
/** The largest change of an estimate, in standard deviations, at which the rounds end. */
const CLOSE = 1e-9;
/** A little independent noise keeps the covariances definite where two indicators say the same. */
const RIDGE = 1e-6;

/**
 * Fills gaps by expectation and maximisation (Dempster, Laird and Rubin 1977; Little and Rubin 2002, ch. 11): the
 * indicators of a pillar are taken as jointly normal, and a gap gets its expected value given what the unit has. A row
 * without any value of the pillar stays missing, and so does a column with fewer than five values or without spread.
 */
export function fillByEm(
  before: readonly Float64Array[],
  filled: Float64Array[],
  group: readonly number[],
  { from, to }: Block,
): void {
  const parts = group
    .map((j) => {
      const raw = (before[j] as Float64Array).subarray(from, to);
      return { j, raw, ...momentsOf(raw) };
    })
    .filter(({ n, sd }) => n >= ROWS_MIN && sd > 0);
  if (!parts.some(({ raw }) => raw.some(Number.isNaN))) return;
  const k = parts.length;
  const rows = Array.from({ length: to - from }, (_, i) =>
    Float64Array.from(parts, ({ raw, mean, sd }) => ((raw[i] as number) - mean) / sd),
  ).map((values) => ({ values, gaps: gapsOf(values) }));
  const seen = rows.filter(({ gaps }) => gaps.length < k);
  const model: Model = { size: k, mean: new Float64Array(k), covariance: identity(k) };
  for (let round = 0; round < ROUNDS; round++) {
    if (expectAndMaximise(seen, model) < CLOSE) break;
  }
  const done = parts.map(({ j }) => Float64Array.from(filled[j] as Float64Array));
  rows.forEach(({ values, gaps }, i) => {
    if (gaps.length === k) return;
    for (const c of gaps) {
      const { mean, sd } = parts[c] as (typeof parts)[number];
      const y = mean + sd * (values[c] as number);
      if (Number.isFinite(y)) (done[c] as Float64Array)[from + i] = y;
    }
  });
  parts.forEach(({ j }, c) => {
    filled[j] = done[c] as Float64Array;
  });
}

type Row = { readonly values: Float64Array; readonly gaps: readonly number[] };
type Model = { readonly size: number; mean: Float64Array; covariance: Float64Array };

function gapsOf(values: Float64Array): number[] {
  return [...values.keys()].filter((c) => Number.isNaN(values[c]));
}

function identity(size: number): Float64Array {
  const unit = new Float64Array(size * size);
  for (let i = 0; i < size; i++) unit[i * size + i] = 1;
  return unit;
}

/** One round: the gaps' expected values into the rows, then mean and covariance from them. Answers how far values moved. */
function expectAndMaximise(rows: readonly Row[], model: Model): number {
  const { size } = model;
  const second = new Float64Array(size * size);
  const sum = new Float64Array(size);
  let moved = 0;
  const known = new Map<string, Conditional>();
  for (const { values, gaps } of rows) {
    if (gaps.length > 0) {
      const key = gaps.join();
      const given = known.get(key) ?? conditional(model, gaps);
      known.set(key, given);
      moved = Math.max(moved, fillRow(values, gaps, given, model.mean));
      gaps.forEach((a, p) => {
        gaps.forEach((b, q) => {
          second[a * size + b] =
            (second[a * size + b] as number) + (given.rest[p * gaps.length + q] as number);
        });
      });
    }
    for (let a = 0; a < size; a++) {
      sum[a] = (sum[a] as number) + (values[a] as number);
      for (let b = 0; b < size; b++) {
        second[a * size + b] =
          (second[a * size + b] as number) + (values[a] as number) * (values[b] as number);
      }
    }
  }
  const n = rows.length;
  model.mean = sum.map((s) => s / n);
  model.covariance = second.map((s, at) => {
    const [a, b] = [Math.floor(at / size), at % size];
    return s / n - (model.mean[a] as number) * (model.mean[b] as number) + (a === b ? RIDGE : 0);
  });
  return moved;
}

/** Regression of the gaps on what is there: coefficients by gap, and the covariance that stays. */
type Conditional = {
  readonly present: readonly number[];
  readonly slopes: Float64Array;
  readonly rest: Float64Array;
};

function conditional({ size, covariance }: Model, gaps: readonly number[]): Conditional {
  const present = [...Array(size).keys()].filter((c) => !gaps.includes(c));
  const at = (a: number, b: number) => covariance[a * size + b] as number;
  const m = present.length;
  const inner = Float64Array.from({ length: m * m }, (_, x) =>
    at(present[Math.floor(x / m)] as number, present[x % m] as number),
  );
  const inverse = inverseSymmetric(inner, m) ?? new Float64Array(m * m);
  const slopes = Float64Array.from({ length: gaps.length * m }, (_, x) => {
    const [g, q] = [gaps[Math.floor(x / m)] as number, x % m];
    return present.reduce((s, p, r) => s + at(g, p) * (inverse[r * m + q] as number), 0);
  });
  const rest = Float64Array.from({ length: gaps.length ** 2 }, (_, x) => {
    const [p, q] = [Math.floor(x / gaps.length), x % gaps.length];
    const explained = present.reduce(
      (s, c, r) => s + (slopes[p * m + r] as number) * at(c, gaps[q] as number),
      0,
    );
    return at(gaps[p] as number, gaps[q] as number) - explained;
  });
  return { present, slopes, rest };
}

function fillRow(
  values: Float64Array,
  gaps: readonly number[],
  { present, slopes }: Conditional,
  mean: Float64Array,
): number {
  let moved = 0;
  gaps.forEach((g, p) => {
    const guess = present.reduce(
      (s, c, r) =>
        s +
        (slopes[p * present.length + r] as number) * ((values[c] as number) - (mean[c] as number)),
      mean[g] as number,
    );
    const was = values[g] as number;
    moved = Math.max(moved, Number.isNaN(was) ? 1 : Math.abs(guess - was));
    values[g] = guess;
  });
  return moved;
}
