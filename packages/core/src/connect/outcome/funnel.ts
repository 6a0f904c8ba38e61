import type { Issue } from "../../vocabulary/issue.ts";

/** One stage and how many reached it. */
export type FunnelStage = { readonly stage: string; readonly count: number };

export type FunnelRate = {
  readonly stage: string;
  readonly count: number;
  /** Share of the stage before; null for the first, and where the stage before is empty. */
  readonly ofPrevious: number | null;
  readonly ofFirst: number | null;
  /** 95 % interval of the share of the stage before (Wilson 1927); null where there is no share. */
  readonly interval: readonly [number, number] | null;
};

/**
 * How many of one stage reach the next. A stage larger than the one before is reported and its share left out: it
 * counts something else.
 * @example
 * // The Zu Chongzhi programme: 1,753 needs, 408 introductions, 330 contracts.
 * const { rates } = funnelRates([{ stage: "needs", count: 1753 }, { stage: "introduced", count: 408 }, { stage: "contracted", count: 330 }]);
 * expect(rates.map((r) => r.ofPrevious === null ? null : Math.round(1000 * r.ofPrevious) / 10)).toEqual([null, 23.3, 80.9]);
 */
export function funnelRates(stages: readonly FunnelStage[]): {
  readonly rates: readonly FunnelRate[];
  readonly issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const rates = stages.map(({ stage, count }, i): FunnelRate => {
    const before = stages[i - 1]?.count;
    const first = stages[0]?.count ?? 0;
    const grew = before !== undefined && count > before;
    if (grew) {
      issues.push({
        code: "stage-larger-than-before",
        severity: "warning",
        row: i + 1,
        field: stage,
        reason: `${stage} (${count}) is larger than the stage before it (${before})`,
      });
    }
    const known = before !== undefined && before > 0 && !grew;
    return {
      stage,
      count,
      ofPrevious: known ? count / before : null,
      ofFirst: i > 0 && first > 0 && count <= first ? count / first : null,
      interval: known ? wilson(count, before) : null,
    };
  });
  return { rates, issues };
}

function wilson(hits: number, trials: number): [number, number] {
  const z = 1.959963984540054;
  const share = hits / trials;
  const centre = share + (z * z) / (2 * trials);
  const spread = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}

/**
 * The share of contracted money that was paid, in minor units of one currency; null where nothing was contracted.
 * @example
 * // Suzhou's technology teams: 165.40 m contracted, 88.14 m paid.
 * expect(paidShare(16_540n, 8_814n)).toBeCloseTo(0.533, 3);
 * expect(paidShare(0n, 5n)).toBeNull();
 */
export function paidShare(contractedMinor: bigint, paidMinor: bigint): number | null {
  if (contractedMinor <= 0n) return null;
  return Number((paidMinor * 1_000_000_000n) / contractedMinor) / 1e9;
}
