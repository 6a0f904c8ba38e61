import { momentsOf } from "../../math/moments.ts";
import { ranksOf } from "../../math/rank.ts";
import type { NormaliseMethod } from "../recipe.ts";

/** What a column is measured against besides its own values. */
export type NormaliseAgainst = {
  readonly indicator: string;
  readonly direction: number;
  /** Row of the reference unit, or -1. */
  readonly reference: number;
};

export type NormaliseFault =
  | "no-spread"
  | "reference-missing"
  | "not-positive"
  | "target-beyond"
  | "beyond-number";

/**
 * One column on its common scale, direction included; or why it has none. Values that are missing stay missing.
 * Formulae: min-max (dx - min)/(max - min)(u - l) + l, z-score (dx - mean)/sd s + m with the sample deviation, ranks
 * from 1 upwards with ties at their least, goalposts clipped where asked.
 * @example
 * const less = { indicator: "x", direction: -1, reference: -1 };
 * expect(normaliseColumn(Float64Array.of(1, 3, Number.NaN), { method: "minMax", range: [0, 10] }, less)).toEqual(
 *   Float64Array.of(10, 0, Number.NaN));
 * expect(normaliseColumn(Float64Array.of(2, 2), { method: "minMax" }, less)).toBe("no-spread");
 */
export function normaliseColumn(
  column: Float64Array,
  method: NormaliseMethod,
  against: NormaliseAgainst,
): Float64Array | NormaliseFault {
  const scaled = scaledColumn(column, method, against);
  if (typeof scaled === "string") return scaled;
  for (let i = 0; i < scaled.length; i++) {
    if (!Number.isFinite(scaled[i]) && !Number.isNaN(column[i])) return "beyond-number";
  }
  return scaled;
}

function scaledColumn(
  column: Float64Array,
  method: NormaliseMethod,
  against: NormaliseAgainst,
): Float64Array | NormaliseFault {
  const d = against.direction;
  switch (method.method) {
    case "none":
      return d < 0 ? column.map((x) => -x) : column;
    case "scaled":
      return column.map((x) => (d * x - method.subtract) / method.divide);
    case "minMax":
      return spread(column, d, method.range ?? [0, 100]);
    case "distanceToMax":
      return spread(column, d, [0, 1]);
    case "zScore": {
      const { mean, sd, min, max } = momentsOf(column);
      if (!(min < max && sd > 0)) return "no-spread";
      const [m, s] = [method.mean ?? 0, method.sd ?? 1];
      return column.map((x) => ((d * (x - mean)) / sd) * s + m);
    }
    case "rank":
    case "borda":
    case "percentileRank":
      return ranked(column, d, method.method);
    case "distanceToReference":
      return towardsReference(column, method.cap ?? false, against);
    case "distanceToTarget":
      return towardsTarget(
        column,
        method.targets[against.indicator] as number,
        method.cap ?? false,
        d,
      );
    case "goalposts":
      return betweenPosts(column, method, against);
    case "fractionOfMax":
      return fractionOfBest(column, d);
  }
}

function spread(
  column: Float64Array,
  d: number,
  [low, high]: readonly [number, number],
): Float64Array | NormaliseFault {
  const { min, max } = momentsOf(column);
  if (!(min < max)) return "no-spread";
  const base = d < 0 ? max : min;
  const width = max - min;
  return column.map((x) => ((d * (x - base)) / width) * (high - low) + low);
}

function ranked(
  column: Float64Array,
  d: number,
  method: "rank" | "borda" | "percentileRank",
): Float64Array | NormaliseFault {
  const ranks = ranksOf(column, { ties: "min", descending: d < 0, tolerance: 0 });
  if (method === "rank") return ranks;
  if (method === "borda") return ranks.map((r) => r - 1);
  const { n } = momentsOf(column);
  return n < 2 ? "no-spread" : ranks.map((r) => (r - 1) / (n - 1));
}

function towardsReference(
  column: Float64Array,
  cap: boolean,
  { direction: d, reference }: NormaliseAgainst,
): Float64Array | NormaliseFault {
  const at = reference < 0 ? Number.NaN : (column[reference] as number);
  if (Number.isNaN(at)) return "reference-missing";
  const { min, max } = momentsOf(column);
  const width = d * at - (d < 0 ? -max : min);
  if (!(width > 0)) return "no-spread";
  return column.map((x) => {
    const y = 1 - (d * at - d * x) / width;
    return cap && y > 1 ? 1 : y;
  });
}

function towardsTarget(
  column: Float64Array,
  target: number,
  cap: boolean,
  d: number,
): Float64Array | NormaliseFault {
  const { min, max } = momentsOf(column);
  const width = d < 0 ? max - target : target - min;
  if (!(width > 0)) return "target-beyond";
  return column.map((x) => {
    const y = (d < 0 ? max - x : x - min) / width;
    return cap && y > 1 ? 1 : y;
  });
}

function betweenPosts(
  column: Float64Array,
  method: NormaliseMethod & { method: "goalposts" },
  { indicator, direction: d }: NormaliseAgainst,
): Float64Array | NormaliseFault {
  const logged = method.log?.includes(indicator) ?? false;
  const take = logged ? Math.log : (x: number) => x;
  const posts = method.posts[indicator] as readonly [number, number];
  const [low, high] = [take(posts[0]), take(posts[1])];
  if (!Number.isFinite(low) || !Number.isFinite(high)) return "not-positive";
  const scale = method.scale ?? 1;
  let bad = false;
  const done = column.map((x) => {
    const y = take(x);
    if (!Number.isNaN(x) && !Number.isFinite(y)) bad = true;
    const share = d < 0 ? (y - high) / (low - high) : (y - low) / (high - low);
    return scale * (method.truncate === false ? share : Math.min(1, Math.max(0, share)));
  });
  return bad ? "not-positive" : done;
}

/** Share of the best: x / max, or min / x where less is better, so that the best always has 1. Needs positive values. */
function fractionOfBest(column: Float64Array, d: number): Float64Array | NormaliseFault {
  const { min, max } = momentsOf(column);
  if (d < 0) return min > 0 ? column.map((x) => min / x) : "not-positive";
  return max > 0 ? column.map((x) => x / max) : "not-positive";
}
