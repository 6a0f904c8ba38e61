import { momentsOf } from "../../math/moments.ts";
import {
  type Decision,
  extremes,
  linearScale,
  minMaxScale,
  scaledBy,
  sumOver,
  sumScale,
  vectorScale,
} from "./decision.ts";

/** Further methods of multi-criteria decision making on a complete, positive table. Each says which end is best. */
export type DecisionMethod = (decision: Decision) => Float64Array;

const weigh =
  ({ weights }: Decision) =>
  (x: number, j: number) =>
    (weights[j] as number) * x;

/** The sum over the criteria of one type. */
function sumOfType(
  decision: Decision,
  columns: readonly Float64Array[],
  type: number,
): Float64Array {
  return sumOver(columns, (x, j) =>
    Math.sign(decision.types[j] as number) === type ? (decision.weights[j] as number) * x : 0,
  );
}

function product(columns: readonly Float64Array[], weights: ArrayLike<number>): Float64Array {
  return sumOver(columns, (x, j) => (weights[j] as number) * Math.log(x)).map(Math.exp);
}

/**
 * Weighted sum of shares of the column sum. More is better.
 * @example
 * const decision = { columns: [Float64Array.of(1, 2, 4), Float64Array.of(4, 2, 1)], weights: [0.5, 0.5], types: [1, -1] };
 * expect(weightedSum(decision).indexOf(Math.max(...weightedSum(decision)))).toBe(2);
 */
export const weightedSum: DecisionMethod = (d) => sumOver(scaledBy(d, sumScale), weigh(d));

/**
 * Weighted product of shares of the column sum. More is better.
 * @example
 * const decision = { columns: [Float64Array.of(1, 2, 4), Float64Array.of(4, 2, 1)], weights: [0.5, 0.5], types: [1, -1] };
 * expect(weightedProduct(decision).indexOf(Math.max(...weightedProduct(decision)))).toBe(2);
 */
export const weightedProduct: DecisionMethod = (d) => product(scaledBy(d, sumScale), d.weights);

/**
 * Half weighted sum, half weighted product of shares of the best. Zavadskas 2012. More is better.
 * @example
 * const decision = { columns: [Float64Array.of(1, 2, 4), Float64Array.of(4, 2, 1)], weights: [0.5, 0.5], types: [1, -1] };
 * expect(waspas(decision).indexOf(Math.max(...waspas(decision)))).toBe(2);
 */
export const waspas: DecisionMethod = (d) => {
  const scaled = scaledBy(d, linearScale);
  const powers = product(scaled, d.weights);
  return sumOver(scaled, weigh(d)).map((s, i) => 0.5 * s + 0.5 * (powers[i] as number));
};

/**
 * COPRAS: Q = S+ + sum S- / (S- sum 1/S-), over its largest. Zavadskas 1994. More is better.
 * @example
 * const decision = { columns: [Float64Array.of(1, 2, 4), Float64Array.of(4, 2, 1)], weights: [0.5, 0.5], types: [1, -1] };
 * expect(copras(decision).indexOf(Math.max(...copras(decision)))).toBe(2);
 */
export const copras: DecisionMethod = (d) => {
  const shares = d.columns.map((c) => sumScale(c, false));
  const good = sumOfType(d, shares, 1);
  const bad = sumOfType(d, shares, -1);
  const sum = bad.reduce((a, b) => a + b, 0);
  const inverse = bad.reduce((a, b) => a + 1 / b, 0);
  const q = good.map((g, i) => (sum === 0 ? g : g + sum / ((bad[i] as number) * inverse)));
  return shareOfBest(q);
};

/**
 * What some tools give as COPRAS: S+ + S-, which rewards costs. Kept to compare with their tables only.
 * @example
 * const decision = { columns: [Float64Array.of(1, 2, 4), Float64Array.of(4, 2, 1)], weights: [0.5, 0.5], types: [1, -1] };
 * expect(coprasUnsigned(decision).indexOf(Math.max(...coprasUnsigned(decision)))).toBe(0);
 */
export const coprasUnsigned: DecisionMethod = (d) => {
  const shares = d.columns.map((c) => sumScale(c, false));
  return shareOfBest(sumOver(shares, weigh(d)));
};

function shareOfBest(values: Float64Array): Float64Array {
  const { max } = extremes(values);
  return values.map((x) => x / max);
}

/**
 * EDAS: distances above and below the average. Keshavarz Ghorabaee 2015. More is better.
 * @example
 * const decision = { columns: [Float64Array.of(1, 2, 4), Float64Array.of(4, 2, 1)], weights: [0.5, 0.5], types: [1, -1] };
 * expect(edas(decision).indexOf(Math.max(...edas(decision)))).toBe(2);
 */
export const edas: DecisionMethod = (d) => {
  const away = d.columns.map((column, j) => {
    const { mean } = momentsOf(column);
    const side = Math.sign(d.types[j] as number);
    return column.map((x) => (side * (x - mean)) / mean);
  });
  const above = sumOver(away, (x, j) => (d.weights[j] as number) * Math.max(0, x));
  const below = sumOver(away, (x, j) => (d.weights[j] as number) * Math.max(0, -x));
  const [a, b] = [extremes(above).max, extremes(below).max];
  return above.map((x, i) => (x / a + 1 - (below[i] as number) / b) / 2);
};

/**
 * MARCOS: utility against the ideal and the anti-ideal alternative. Stevic 2020. More is better.
 * @example
 * const decision = { columns: [Float64Array.of(1, 2, 4), Float64Array.of(4, 2, 1)], weights: [0.5, 0.5], types: [1, -1] };
 * expect(marcos(decision).indexOf(Math.max(...marcos(decision)))).toBe(2);
 */
export const marcos: DecisionMethod = (d) => {
  const scaled = scaledBy(d, linearScale);
  const sums = sumOver(scaled, weigh(d));
  let worst = 0;
  let best = 0;
  scaled.forEach((column, j) => {
    worst += (d.weights[j] as number) * extremes(column).min;
    best += d.weights[j] as number;
  });
  return sums.map((s) => {
    const [low, high] = [s / worst, s / best];
    const [up, down] = [low / (high + low), high / (high + low)];
    return (high + low) / (1 + (1 - up) / up + (1 - down) / down);
  });
};

/**
 * CODAS: distances from the worst, Euclidean first, taxicab where the first differ by 0.02. 2016. More is better.
 * @example
 * const decision = { columns: [Float64Array.of(1, 2, 4), Float64Array.of(4, 2, 1)], weights: [0.5, 0.5], types: [1, -1] };
 * expect(codas(decision).indexOf(Math.max(...codas(decision)))).toBe(2);
 */
export const codas: DecisionMethod = (d) => {
  const scaled = scaledBy(d, linearScale);
  const low = scaled.map((column) => extremes(column).min);
  const gap = (x: number, j: number) => (d.weights[j] as number) * (x - (low[j] as number));
  const euclid = sumOver(scaled, (x, j) => gap(x, j) ** 2).map(Math.sqrt);
  const taxi = sumOver(scaled, (x, j) => Math.abs(gap(x, j)));
  return euclid.map((e, i) => {
    let sum = 0;
    for (let k = 0; k < euclid.length; k++) {
      const de = e - (euclid[k] as number);
      sum += de + (Math.abs(de) >= 0.02 ? (taxi[i] as number) - (taxi[k] as number) : 0);
    }
    return sum;
  });
};

/**
 * MABAC: distance from the border area, the geometric mean of each weighted criterion. 2015. More is better.
 * @example
 * const decision = { columns: [Float64Array.of(1, 2, 4), Float64Array.of(4, 2, 1)], weights: [0.5, 0.5], types: [1, -1] };
 * expect(mabac(decision).indexOf(Math.max(...mabac(decision)))).toBe(2);
 */
export const mabac: DecisionMethod = (d) => {
  const weighted = scaledBy(d, minMaxScale).map((c, j) =>
    c.map((x) => (x + 1) * (d.weights[j] as number)),
  );
  const border = weighted.map((c) => Math.exp(c.reduce((s, x) => s + Math.log(x), 0) / c.length));
  return sumOver(weighted, (x, j) => x - (border[j] as number));
};

/**
 * ARAS: weighted sum against that of the best values. Zavadskas 2010. More is better.
 * @example
 * const decision = { columns: [Float64Array.of(1, 2, 4), Float64Array.of(4, 2, 1)], weights: [0.5, 0.5], types: [1, -1] };
 * expect(aras(decision).indexOf(Math.max(...aras(decision)))).toBe(2);
 */
export const aras: DecisionMethod = (d) => {
  const extended = d.columns.map((column, j) => {
    const { min, max } = extremes(column);
    return Float64Array.of((d.types[j] as number) < 0 ? min : max, ...column);
  });
  const sums = sumOver(scaledBy({ ...d, columns: extended }, sumScale), weigh(d));
  return sums.subarray(1).map((s) => s / (sums[0] as number));
};

/**
 * MOORA: benefits less costs on the vector scale. Brauers 2006. More is better.
 * @example
 * const decision = { columns: [Float64Array.of(1, 2, 4), Float64Array.of(4, 2, 1)], weights: [0.5, 0.5], types: [1, -1] };
 * expect(moora(decision).indexOf(Math.max(...moora(decision)))).toBe(2);
 */
export const moora: DecisionMethod = (d) => {
  const scaled = d.columns.map((c) => vectorScale(c, false));
  const bad = sumOfType(d, scaled, -1);
  return sumOfType(d, scaled, 1).map((g, i) => g - (bad[i] as number));
};

/** CoCoSo: three ways to join weighted sum and power sum. Yazdani 2019. More is better. */
export const cocoso: DecisionMethod = (d) => {
  const scaled = scaledBy(d, minMaxScale);
  const s = sumOver(scaled, weigh(d));
  const p = sumOver(scaled, (x, j) => x ** (d.weights[j] as number));
  const [es, ep] = [extremes(s), extremes(p)];
  const all = s.reduce((sum, x, i) => sum + x + (p[i] as number), 0);
  return s.map((x, i) => {
    const y = p[i] as number;
    const a = (x + y) / all;
    const b = x / es.min + y / ep.min;
    const c = (x + y) / (es.max + ep.max);
    return Math.cbrt(a * b * c) + (a + b + c) / 3;
  });
};

/**
 * MAIRCA: gap to the theoretical rating w/n. Pamucar 2014. Less is better.
 * @example
 * const decision = { columns: [Float64Array.of(1, 2, 4), Float64Array.of(4, 2, 1)], weights: [0.5, 0.5], types: [1, -1] };
 * expect(mairca(decision)[2]).toBe(0);
 */
export const mairca: DecisionMethod = (d) => {
  const n = d.columns[0]?.length ?? 1;
  return sumOver(scaledBy(d, minMaxScale), (x, j) => ((d.weights[j] as number) / n) * (1 - x));
};

/**
 * OCRA: operational competitiveness, distances over the least value. Parkan 1994. More is better.
 * @example
 * const decision = { columns: [Float64Array.of(1, 2, 4), Float64Array.of(4, 2, 1)], weights: [0.5, 0.5], types: [1, -1] };
 * expect(ocra(decision).indexOf(Math.max(...ocra(decision)))).toBe(2);
 */
export const ocra: DecisionMethod = (d) => {
  const rated = d.columns.map((column, j) => {
    const { min, max } = extremes(column);
    return (d.types[j] as number) < 0
      ? column.map((x) => (max - x) / min)
      : column.map((x) => (x - min) / min);
  });
  const lift = (values: Float64Array) => {
    const { min } = extremes(values);
    return values.map((x) => x - min);
  };
  const good = lift(sumOfType(d, rated, 1));
  const bad = lift(sumOfType(d, rated, -1));
  return lift(good.map((g, i) => g + (bad[i] as number)));
};

/**
 * SPOTIS: weighted distance from the best values, within the bounds of the data. Dezert 2020. Less is better.
 * @example
 * const decision = { columns: [Float64Array.of(1, 2, 4), Float64Array.of(4, 2, 1)], weights: [0.5, 0.5], types: [1, -1] };
 * expect(spotis(decision)[2]).toBe(0);
 */
export const spotis: DecisionMethod = (d) =>
  sumOver(scaledBy(d, minMaxScale), (x, j) => (d.weights[j] as number) * (1 - x));
