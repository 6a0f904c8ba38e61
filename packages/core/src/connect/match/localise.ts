import { type Match, type MatchOptions, matchNeed, type OfferSet } from "./match.ts";
import type { MatchRecord } from "./record.ts";

/** A line of an investor's purchase list, with its yearly spend in minor units of one currency. */
export type PurchaseLine = MatchRecord & { readonly spendMinor: bigint };

export type Localisation = {
  readonly lines: readonly {
    readonly id: string;
    readonly spendMinor: bigint;
    readonly suppliers: readonly Match[];
    readonly localisable: boolean;
  }[];
  readonly spendMinor: bigint;
  readonly localisableMinor: bigint;
  /** Share of spend for which a local firm was found; null where nothing is spent. */
  readonly share: number | null;
};

/**
 * Which lines of a purchase list local firms could supply: those with a match whose score reaches the minimum.
 * @example
 * expect(localisableSpend([], { offers: [] } as never, { scoreMin: 0.02, top: 3 }).share).toBeNull();
 */
export function localisableSpend(
  lines: readonly PurchaseLine[],
  firms: OfferSet,
  { scoreMin, ...options }: MatchOptions & { readonly scoreMin: number },
): Localisation {
  const found = lines.map((line) => {
    const suppliers = matchNeed(line, firms, options).filter((m) => m.score >= scoreMin);
    return {
      id: line.id,
      spendMinor: line.spendMinor,
      suppliers,
      localisable: suppliers.length > 0,
    };
  });
  const total = (list: typeof found): bigint => list.reduce((sum, l) => sum + l.spendMinor, 0n);
  const spendMinor = total(found);
  const localisableMinor = total(found.filter((l) => l.localisable));
  return {
    lines: found,
    spendMinor,
    localisableMinor,
    share: spendMinor > 0n ? Number((localisableMinor * 1_000_000_000n) / spendMinor) / 1e9 : null,
  };
}
