import { assert } from "../../vocabulary/assert.ts";

/** The columns of one group with the weights of its members. */
export type Group = {
  readonly columns: readonly Float64Array[];
  readonly weights: Float64Array;
};

/** The quasi-arithmetic means: f(y) = sum w f(x) / sum w. */
export type MeanKind =
  | { readonly mean: "arithmetic" | "geometric" | "harmonic" }
  | { readonly mean: "power"; readonly p: number };

export type MeanOptions = {
  /** Share of the members that must be present; below it the mean is missing. */
  readonly minAvailability: number;
  /** Told of each row with a value that the mean has no answer for (negative), or that makes it 0. */
  readonly onNotPositive?: (row: number, member: number) => void;
};

const logarithms = new WeakMap<Float64Array, Float64Array>();

/** Logarithms of a column, computed once: uncertainty runs take them a thousand times. */
function logOf(column: Float64Array): Float64Array {
  let known = logarithms.get(column);
  if (known === undefined) {
    known = new Float64Array(column.length);
    for (let i = 0; i < column.length; i++) known[i] = Math.log(column[i] as number);
    logarithms.set(column, known);
  }
  return known;
}

/**
 * Weighted means row by row over the members present, weights rescaled to them. Members of weight 0 do not count for
 * the value. A negative value has no geometric, harmonic or power mean: the row is missing and reported. A zero makes
 * geometric and harmonic means 0, and is reported too.
 * @example
 * const group = { columns: [Float64Array.of(2), Float64Array.of(4), Float64Array.of(8)], weights: Float64Array.of(1, 2, 3) };
 * expect(weightedMean(group, { mean: "arithmetic" }, { minAvailability: 0 })[0]).toBeCloseTo(5.66666666666667, 12);
 * expect(weightedMean(group, { mean: "geometric" }, { minAvailability: 0 })[0]).toBeCloseTo(5.03968419957949, 12);
 * expect(weightedMean(group, { mean: "harmonic" }, { minAvailability: 0 })[0]).toBeCloseTo(4.36363636363636, 12);
 */
export function weightedMean(group: Group, kind: MeanKind, options: MeanOptions): Float64Array {
  const { columns, weights } = group;
  assert(columns.length === weights.length, "Each member has one weight");
  const n = columns[0]?.length ?? 0;
  const sum = new Float64Array(n);
  const total = new Float64Array(n);
  const present = new Uint16Array(n);
  const bad = kind.mean === "arithmetic" ? null : notPositive(group, kind, options);
  for (let k = 0; k < columns.length; k++) {
    const raw = columns[k] as Float64Array;
    const w = weights[k] as number;
    if (w === 0) {
      for (let i = 0; i < n; i++)
        if (!Number.isNaN(raw[i])) present[i] = (present[i] as number) + 1;
      continue;
    }
    addMember(raw, w, kind, { sum, total, present });
  }
  const least = options.minAvailability * columns.length;
  for (let i = 0; i < n; i++) {
    if ((total[i] as number) === 0 || (present[i] as number) < least || bad?.[i] === 2) {
      sum[i] = Number.NaN;
    } else if (bad?.[i] === 1) {
      sum[i] = 0;
    } else {
      sum[i] = backward((sum[i] as number) / (total[i] as number), kind);
    }
  }
  return sum;
}

function addMember(
  raw: Float64Array,
  w: number,
  kind: MeanKind,
  into: { sum: Float64Array; total: Float64Array; present: Uint16Array },
): void {
  const { sum, total, present } = into;
  const column = kind.mean === "geometric" ? logOf(raw) : raw;
  const p = kind.mean === "power" ? kind.p : kind.mean === "harmonic" ? -1 : 1;
  for (let i = 0; i < raw.length; i++) {
    const x = column[i] as number;
    if (Number.isNaN(raw[i])) continue;
    sum[i] = (sum[i] as number) + w * (p === 1 ? x : p === -1 ? 1 / x : x ** p);
    total[i] = (total[i] as number) + w;
    present[i] = (present[i] as number) + 1;
  }
}

function backward(f: number, kind: MeanKind): number {
  switch (kind.mean) {
    case "arithmetic":
      return f;
    case "geometric":
      return Math.exp(f);
    case "harmonic":
      return 1 / f;
    case "power":
      return f ** (1 / kind.p);
  }
}

/** By row: 0 = all positive, 1 = a zero that makes the mean 0, 2 = a negative value. */
function notPositive(group: Group, kind: MeanKind, options: MeanOptions): Uint8Array | null {
  const zeroCounts = kind.mean !== "power" || kind.p < 0;
  let rows: Uint8Array | null = null;
  for (let k = 0; k < group.columns.length; k++) {
    if (group.weights[k] === 0) continue;
    const column = group.columns[k] as Float64Array;
    for (let i = 0; i < column.length; i++) {
      const x = column[i] as number;
      if (!(x < 0 || (x === 0 && zeroCounts))) continue;
      rows ??= new Uint8Array(column.length);
      rows[i] = Math.max(rows[i] as number, x < 0 ? 2 : 1);
      options.onNotPositive?.(i, k);
    }
  }
  return rows;
}

/** Whether an aggregation is a quasi-arithmetic mean, and which. */
export function meanKind(method: {
  readonly method: string;
  readonly p?: number;
}): MeanKind | null {
  switch (method.method) {
    case "arithmetic":
    case "geometric":
    case "harmonic":
      return { mean: method.method };
    case "power":
      return { mean: "power", p: method.p as number };
    default:
      return null;
  }
}
