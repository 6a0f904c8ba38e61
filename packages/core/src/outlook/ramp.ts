import { fail, ok, type Result } from "../vocabulary/result.ts";

/** Share of full output in the first, second, … quarter after the start; the last one holds from then on. */
export type Ramp = readonly number[];

/** An assumption, not a finding: full output is reached in two years in even steps. */
export const EVEN_RAMP: Ramp = [0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1];

export type RampReading = { readonly quarter: number; readonly share: number };

/**
 * A ramp from what was seen: the mean share of full output by quarters since the start, never falling (neighbours that
 * would fall are pooled), within 0 and 1. Quarters between readings take the last one before them.
 * @example
 * const ramp = estimateRamp([{ quarter: 0, share: 0.2 }, { quarter: 1, share: 0.6 }, { quarter: 2, share: 0.5 }, { quarter: 4, share: 1 }]);
 * expect(ramp.ok && ramp.value).toEqual([0.2, 0.55, 0.55, 0.55, 1]);
 */
export function estimateRamp(readings: readonly RampReading[]): Result<Ramp, "no-readings"> {
  const byQuarter = new Map<number, { sum: number; n: number }>();
  for (const { quarter, share } of readings) {
    if (!Number.isInteger(quarter) || quarter < 0 || !Number.isFinite(share)) continue;
    const cell = byQuarter.get(quarter) ?? { sum: 0, n: 0 };
    cell.sum += Math.min(1, Math.max(0, share));
    cell.n += 1;
    byQuarter.set(quarter, cell);
  }
  if (byQuarter.size === 0) return fail("no-readings");
  const blocks: { from: number; sum: number; n: number }[] = [];
  for (const [from, cell] of [...byQuarter].sort((a, b) => a[0] - b[0])) {
    blocks.push({ from, ...cell });
    for (let last = blocks.length - 1; last > 0; last--) {
      const [a, b] = [
        blocks[last - 1] as (typeof blocks)[number],
        blocks[last] as (typeof blocks)[number],
      ];
      if (a.sum / a.n <= b.sum / b.n) break;
      blocks.splice(last - 1, 2, { from: a.from, sum: a.sum + b.sum, n: a.n + b.n });
    }
  }
  const length = Math.max(...byQuarter.keys()) + 1;
  return ok(
    Array.from({ length }, (_, q) => {
      const block = blocks.findLast((b) => b.from <= q);
      return block === undefined ? 0 : block.sum / block.n;
    }),
  );
}

/** The ramp in a quarter since the start; 0 before it. */
export function rampAt(ramp: Ramp, quarter: number): number {
  if (quarter < 0 || ramp.length === 0) return quarter < 0 ? 0 : 1;
  return ramp[Math.min(quarter, ramp.length - 1)] as number;
}

/** What became of promised output: the logarithm of delivered over promised. */
export type Delivery = {
  readonly mean: number;
  readonly deviation: number;
  readonly pairs: number;
};

/** Promises are taken at their word. */
export const AS_PROMISED: Delivery = { mean: 0, deviation: 0, pairs: 0 };

/**
 * How much of promised output was delivered at full capacity, as a log-normal ratio. Fewer than five pairs above zero are
 * `too-few`.
 * @example
 * const read = estimateDelivery(Array.from({ length: 6 }, () => ({ promised: 100, delivered: 80 })));
 * expect(read.ok && Math.exp(read.value.mean)).toBeCloseTo(0.8, 12);
 */
export function estimateDelivery(
  pairs: readonly { readonly promised: number; readonly delivered: number }[],
): Result<Delivery, "too-few"> {
  const logs = pairs
    .filter((p) => p.promised > 0 && p.delivered > 0)
    .map((p) => Math.log(p.delivered / p.promised));
  if (logs.length < 5) return fail("too-few", { known: logs.length, needed: 5 });
  const mean = logs.reduce((a, b) => a + b, 0) / logs.length;
  const variance = logs.reduce((a, b) => a + (b - mean) ** 2, 0) / (logs.length - 1);
  return ok({ mean, deviation: Math.sqrt(variance), pairs: logs.length });
}
