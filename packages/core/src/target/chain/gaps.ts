import type { ChainGraph } from "./graph.ts";

/** Why a link is a gap: nobody local, one only, bought from abroad, or local but too weak. */
export type GapReason = "none" | "single-source" | "imported" | "weak";

/** One gap of the chain. A link may be a gap for several reasons at once. */
export type ChainGap = {
  readonly link: string;
  readonly reasons: readonly GapReason[];
  /** Local firms on the link. */
  readonly firms: readonly string[];
  /** Products of the link that no local firm makes. */
  readonly missingProducts: readonly string[];
  readonly importShare: number | null;
  readonly locationQuotient: number | null;
  /** Links that buy from this one: what the gap holds up. */
  readonly feeds: readonly string[];
};

export type GapFacts = {
  /** Imported share of each link's supply, where known. */
  readonly importShare?: ReadonlyMap<string, number>;
  readonly importShareMax?: number;
  /** Location quotient of each link's activities, where known. */
  readonly locationQuotient?: ReadonlyMap<string, number>;
  readonly locationQuotientMin?: number;
};

/**
 * Gaps of a chain with their reasons; links without one are left out. Unknown facts give no reason.
 * @example
 * const graph = { chain: "display", version: 1, validFrom: 0, supplies: [{ from: "glass", to: "panel" }],
 *   links: ["glass", "panel"].map((id) => ({ id, name: id, products: [], activities: [] })),
 *   firms: [{ organisation: "A", link: "panel", share: 1 }] };
 * expect(chainGaps(graph, {}).map((g) => [g.link, ...g.reasons])).toEqual([["glass", "none"], ["panel", "single-source"]]);
 */
export function chainGaps(graph: ChainGraph, facts: GapFacts): ChainGap[] {
  const { importShareMax = 0.5, locationQuotientMin = 0.5 } = facts;
  return graph.links.flatMap((link) => {
    const here = graph.firms.filter((firm) => firm.link === link.id);
    const firms = [...new Set(here.map((firm) => firm.organisation))];
    const importShare = facts.importShare?.get(link.id) ?? null;
    const locationQuotient = facts.locationQuotient?.get(link.id) ?? null;
    const reasons: GapReason[] = [];
    if (firms.length === 0) reasons.push("none");
    if (firms.length === 1) reasons.push("single-source");
    if (importShare !== null && importShare > importShareMax) reasons.push("imported");
    if (firms.length > 0 && locationQuotient !== null && locationQuotient < locationQuotientMin)
      reasons.push("weak");
    if (reasons.length === 0) return [];
    const made = new Set(here.map((firm) => firm.product));
    return [
      {
        link: link.id,
        reasons,
        firms,
        missingProducts: link.products.filter((product) => !made.has(product)),
        importShare,
        locationQuotient,
        feeds: graph.supplies.filter((s) => s.from === link.id).map((s) => s.to),
      },
    ];
  });
}

/** A gap with what the other engines say about it: the join on which targets are chosen. */
export type GapPriority = ChainGap & {
  readonly density: number | null;
  readonly probability: number | null;
  /** Output the economy would gain, in the table's unit. */
  readonly outputGain: number | null;
  /** Geometric mean of the ranks' complements that are known, 0 to 1; null where nothing is known. */
  readonly score: number | null;
};

/**
 * Joins gaps with density, entry probability and output gain of their links: gap × density × probability. Each known side is
 * turned into its rank's share (1 for the highest), so units do not matter, and the score is their geometric mean. A side that is
 * alike for all gaps takes no part.
 * @example
 * const gap = { link: "a", reasons: ["none" as const], firms: [], missingProducts: [], importShare: null, locationQuotient: null, feeds: [] };
 * const sides = { density: new Map([["a", 0.2]]), probability: new Map(), outputGain: new Map() };
 * expect(gapPriorities([gap], sides)[0]?.score).toBe(1);
 */
export function gapPriorities(
  gaps: readonly ChainGap[],
  sides: {
    readonly density: ReadonlyMap<string, number>;
    readonly probability: ReadonlyMap<string, number>;
    readonly outputGain: ReadonlyMap<string, number>;
  },
): GapPriority[] {
  const standing = (of: ReadonlyMap<string, number>) => {
    const known = gaps.flatMap((gap) => of.get(gap.link) ?? []);
    // A side that is alike for all tells nobody apart.
    if (known.length > 1 && known.every((v) => v === known[0])) return () => null;
    return (link: string): number | null => {
      const mine = of.get(link);
      return mine === undefined ? null : known.filter((v) => v <= mine).length / known.length;
    };
  };
  const ranks = [standing(sides.density), standing(sides.probability), standing(sides.outputGain)];
  return gaps
    .map((gap) => {
      const known = ranks.map((rank) => rank(gap.link)).filter((v) => v !== null);
      const product = known.reduce((a, b) => a * b, 1);
      return {
        ...gap,
        density: sides.density.get(gap.link) ?? null,
        probability: sides.probability.get(gap.link) ?? null,
        outputGain: sides.outputGain.get(gap.link) ?? null,
        score: known.length === 0 ? null : product ** (1 / known.length),
      };
    })
    .sort((a, b) => (b.score ?? -1) - (a.score ?? -1));
}
