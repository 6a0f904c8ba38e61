import { type Bridge, buildLibrary } from "../cross/library.ts";
import { type Match, type MatchOptions, matchNeed, type OfferSet } from "./match.ts";
import type { MatchRecord } from "./record.ts";
import { tagUse } from "./tag-closeness.ts";

/**
 * Makes offers ready to be matched, once for many needs. With a bridge they are found from other languages too.
 * @example
 * expect(prepareOffers([{ id: "o", text: "steel" }], {}).library.own.size).toBe(1);
 */
export function prepareOffers(
  offers: readonly MatchRecord[],
  { bridge }: { readonly bridge?: Bridge | undefined },
): OfferSet {
  return {
    offers,
    library: buildLibrary(offers, { bridge }),
    use: tagUse(offers.map((offer) => offer.tags ?? [])),
  };
}

/**
 * The best offers of every need, in the order of the needs.
 * @example
 * const set = prepareOffers([{ id: "o", text: "steel plates" }], {});
 * expect(matchAll([{ id: "n", text: "steel" }], set, { top: 3 }).get("n")?.[0]?.offer).toBe("o");
 */
export function matchAll(
  needs: readonly MatchRecord[],
  set: OfferSet,
  options: MatchOptions,
): Map<string, Match[]> {
  return new Map(needs.map((need) => [need.id, matchNeed(need, set, options)]));
}
