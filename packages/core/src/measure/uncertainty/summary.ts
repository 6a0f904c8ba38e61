import { rankProbability, rankStatistics, winProbability } from "./rank-statistics.ts";
import type { Replications } from "./uncertainty.ts";

/** What a run says of one unit. Shares are shares of the replications. */
export type RunLine = {
  readonly code: string;
  readonly rank: number | null;
  readonly mean: number | null;
  readonly median: number | null;
  readonly q5: number | null;
  readonly q95: number | null;
  readonly top10: number;
  readonly top50: number;
  readonly top100: number;
  /** How often it ranks before the hub; null for the hub itself. */
  readonly beforeHub: number | null;
};

export type RunSummary = {
  readonly hub: string | null;
  readonly peers: readonly string[];
  /** How many units are ranked. */
  readonly of: number;
  readonly items: readonly RunLine[];
  /** How often the row's unit ranks before the column's. */
  readonly pairs: {
    readonly codes: readonly string[];
    readonly wins: readonly (readonly (number | null)[])[];
  };
};

/** The first thirty, the hub and its peers; of them the first twelve, the hub and its peers against each other. */
const TOP = 30;
const PAIRED = 12;

/** A run as one reads it: of all units only the first, the hub and its peers. */
export function summariseRun(
  run: Replications,
  { area, peers }: { readonly area: string | null; readonly peers: readonly string[] },
): RunSummary {
  const stats = rankStatistics(run);
  const [top10, top50, top100] = [10, 50, 100].map((n) => rankProbability(run, n)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const hub = area === null ? -1 : run.units.indexOf(area);
  const named = new Set([area, ...peers]);
  const items = stats
    .map((s, i) => ({ s, i }))
    .filter(({ s }) => named.has(s.unit) || (s.nominal !== null && s.nominal <= TOP))
    .map(
      ({ s, i }): RunLine => ({
        code: s.unit,
        rank: s.nominal,
        mean: s.mean,
        median: s.median,
        q5: s.q5,
        q95: s.q95,
        top10: top10[i] as number,
        top50: top50[i] as number,
        top100: top100[i] as number,
        beforeHub: hub < 0 || hub === i ? null : winProbability(run, i, hub),
      }),
    )
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.code < b.code ? -1 : 1));
  const met = items.filter((x, i) => named.has(x.code) || i < PAIRED).map((x) => x.code);
  return {
    hub: area,
    peers: peers.filter((p) => run.units.includes(p)),
    of: stats.filter((s) => s.nominal !== null).length,
    items,
    pairs: { codes: met, wins: pairsOf(run, met) },
  };
}

function pairsOf(run: Replications, codes: readonly string[]): (number | null)[][] {
  const at = codes.map((c) => run.units.indexOf(c));
  return at.map((a) => at.map((b) => (a === b ? null : winProbability(run, a, b))));
}
