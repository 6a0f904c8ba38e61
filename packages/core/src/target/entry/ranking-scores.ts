import { assert } from "../../vocabulary/assert.ts";

/**
 * Area under the receiver operating curve: how often a positive stands above a negative, ties counted half. Null where
 * one of the outcomes does not occur.
 * @example
 * expect(rocAuc(Float64Array.of(3, 2, 2, 1), Uint8Array.of(1, 1, 0, 0))).toBe(0.875);
 */
export function rocAuc(scores: Float64Array, outcomes: Uint8Array): number | null {
  const [positives, negatives] = split(scores, outcomes);
  return aucOf(positives, negatives);
}

function aucOf(positives: Float64Array, negatives: Float64Array): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  let below = 0;
  let atMost = 0;
  let sum = 0;
  for (const s of positives) {
    while (below < negatives.length && (negatives[below] as number) < s) below++;
    if (atMost < below) atMost = below;
    while (atMost < negatives.length && (negatives[atMost] as number) <= s) atMost++;
    sum += (below + atMost) / 2;
  }
  return sum / (positives.length * negatives.length);
}

/** Scores of the positives and of the negatives, each ascending. */
function split(scores: Float64Array, outcomes: Uint8Array): [Float64Array, Float64Array] {
  assert(scores.length === outcomes.length, "One outcome a score");
  let count = 0;
  for (const y of outcomes) count += y;
  const positives = new Float64Array(count);
  const negatives = new Float64Array(scores.length - count);
  let [i, j] = [0, 0];
  for (let k = 0; k < scores.length; k++) {
    if (outcomes[k] === 1) positives[i++] = scores[k] as number;
    else negatives[j++] = scores[k] as number;
  }
  return [positives.sort(), negatives.sort()];
}

/**
 * Average precision: precision at each score that is reached, weighted by the recall it adds. Null without positives.
 * @example
 * expect(averagePrecision(Float64Array.of(4, 3, 2, 1), Uint8Array.of(1, 0, 1, 0))).toBeCloseTo((1 + 2 / 3) / 2, 14);
 */
export function averagePrecision(scores: Float64Array, outcomes: Uint8Array): number | null {
  const [positives, negatives] = split(scores, outcomes);
  if (positives.length === 0) return null;
  let i = positives.length - 1;
  let j = negatives.length - 1;
  let sum = 0;
  while (i >= 0) {
    const s = positives[i] as number;
    const before = i;
    while (i >= 0 && positives[i] === s) i--;
    while (j >= 0 && (negatives[j] as number) >= s) j--;
    const hits = positives.length - 1 - i;
    const all = hits + negatives.length - 1 - j;
    sum += ((before - i) * hits) / all;
  }
  return sum / positives.length;
}

/** Candidates of one group (a region) stand next to one another: `groups` holds a label a candidate. */
export type Grouped = {
  readonly scores: Float64Array;
  readonly outcomes: Uint8Array;
  readonly groups: ArrayLike<number>;
};

/**
 * Mean area under the curve over the groups in which both outcomes occur.
 * @example
 * const grouped = { scores: Float64Array.of(2, 1, 1, 2), outcomes: Uint8Array.of(1, 0, 1, 0), groups: [0, 0, 1, 1] };
 * expect(rocAucWithinGroups(grouped)).toBe(0.5);
 */
export function rocAucWithinGroups(grouped: Grouped): number | null {
  let [sum, count] = [0, 0];
  eachGroup(grouped, (from, to) => {
    const auc = rocAuc(grouped.scores.subarray(from, to), grouped.outcomes.subarray(from, to));
    if (auc !== null) {
      sum += auc;
      count++;
    }
  });
  return count === 0 ? null : sum / count;
}

/**
 * Mean share of hits among the `top` highest scores of each group, ties in order of row, over groups with at least
 * `candidatesMin` candidates and one positive.
 * @example
 * const grouped = { scores: Float64Array.of(1, 3, 2), outcomes: Uint8Array.of(0, 1, 0), groups: [0, 0, 0] };
 * expect(precisionAtTop(grouped, { top: 2, candidatesMin: 3 })).toBe(0.5);
 */
export function precisionAtTop(
  grouped: Grouped,
  { top, candidatesMin }: { readonly top: number; readonly candidatesMin: number },
): number | null {
  let [sum, count] = [0, 0];
  eachGroup(grouped, (from, to) => {
    let any = false;
    for (let k = from; k < to && !any; k++) any = grouped.outcomes[k] === 1;
    if (!any || to - from < candidatesMin) return;
    const order = Uint32Array.from({ length: to - from }, (_, k) => from + k).sort(
      (a, b) => (grouped.scores[b] as number) - (grouped.scores[a] as number) || a - b,
    );
    let hits = 0;
    for (const k of order.subarray(0, top)) hits += grouped.outcomes[k] as number;
    sum += hits / top;
    count++;
  });
  return count === 0 ? null : sum / count;
}

function eachGroup({ groups, scores }: Grouped, visit: (from: number, to: number) => void): void {
  for (let from = 0; from < scores.length; ) {
    let to = from + 1;
    while (to < scores.length && groups[to] === groups[from]) to++;
    visit(from, to);
    from = to;
  }
}

/** One bin of forecasts: what was said and what came. */
export type CalibrationBin = {
  readonly count: number;
  readonly forecast: number;
  readonly observed: number;
};

/**
 * Forecasts in bins of equal count, lowest first.
 * @example
 * const bins = calibrationBins(Float64Array.of(0.1, 0.9), Uint8Array.of(0, 1), 2);
 * expect(bins.map((b) => b.observed)).toEqual([0, 1]);
 */
export function calibrationBins(
  forecasts: Float64Array,
  outcomes: Uint8Array,
  bins: number,
): CalibrationBin[] {
  const order = Uint32Array.from(forecasts, (_, i) => i).sort(
    (a, b) => (forecasts[a] as number) - (forecasts[b] as number) || a - b,
  );
  const found: CalibrationBin[] = [];
  for (let b = 0; b < bins; b++) {
    const members = order.subarray(
      Math.floor((b * order.length) / bins),
      Math.floor(((b + 1) * order.length) / bins),
    );
    if (members.length === 0) continue;
    let [forecast, observed] = [0, 0];
    for (const i of members) {
      forecast += (forecasts[i] as number) / members.length;
      observed += (outcomes[i] as number) / members.length;
    }
    found.push({ count: members.length, forecast, observed });
  }
  return found;
}

/**
 * Expected calibration error: the mean gap between forecast and outcome over bins, weighted by their size.
 * @example
 * expect(calibrationError(Float64Array.of(0.5, 0.5), Uint8Array.of(0, 1), 1)).toBe(0);
 */
export function calibrationError(
  forecasts: Float64Array,
  outcomes: Uint8Array,
  bins: number,
): number {
  return calibrationBins(forecasts, outcomes, bins).reduce(
    (sum, bin) => sum + (bin.count / forecasts.length) * Math.abs(bin.forecast - bin.observed),
    0,
  );
}
