import type { AnyText } from "@essor/contract/connect";
import {
  type MatchRecord,
  type OfferSet,
  type ProfileSet,
  prepareOffers,
  prepareProfiles,
  type Range,
  scoreLibrary,
  similarProfiles,
  topHits,
} from "@essor/core/connect";
import { type Day, parseDay } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { bridgeOf, others } from "./bridge.ts";
import { marketStamp, type PublicRecord, publicRecords } from "./queries.ts";

/** All live profiles of a hub, indexed. Needs and offers apart, since each is matched with the other. */
export type Market = {
  readonly stamp: string;
  readonly sides: Readonly<Record<"need" | "offer", OfferSet>>;
  /** For the duplicate check; made when first asked for. */
  readonly texts: Map<string, ProfileSet>;
};

const markets = new Map<number, Market>();

/** The market as it stands; indexed anew only after a live profile has changed. */
export async function marketOf(tx: Tx, hub: number): Promise<Market> {
  const stamp = await marketStamp(tx);
  const known = markets.get(hub);
  if (known?.stamp === stamp) return known;
  const bridge = await bridgeOf();
  const records = await publicRecords(tx);
  const sideOf = (side: string) =>
    prepareOffers(records.filter((r) => r.side === side).map(recordOf), { bridge });
  const offer = sideOf("offer");
  await others();
  const made: Market = { stamp, sides: { need: sideOf("need"), offer }, texts: new Map() };
  markets.set(hub, made);
  return made;
}

/** A day number for the matcher; undefined where the text is no day. */
export function dayNumber(text: string | null | undefined): Day | undefined {
  if (!text) return undefined;
  return parseDay(text);
}

/**
 * The texts by which a profile is found: the Chinese one with one Western one, whose words stand apart by script. A
 * second Western text would be read by the wrong grammar.
 */
export const joined = (text: AnyText): string =>
  [text["zh-CN"], text.en || text.fr].filter(Boolean).join("\n");

export function recordOf(profile: PublicRecord): MatchRecord {
  const { trl, regions, volume } = profile.constraints;
  const updated = dayNumber(profile.updatedOn);
  const expires = dayNumber(profile.expiresOn);
  return {
    id: String(profile.id),
    title: joined(profile.title),
    text: joined(profile.body),
    tags: profile.tags,
    ...(trl ? { trl: rangeOf(trl) } : {}),
    ...(volume ? { volume: rangeOf(volume) } : {}),
    ...(regions && regions.length > 0 ? { regions } : {}),
    ...(updated === undefined ? {} : { updated }),
    ...(expires === undefined ? {} : { expires }),
  };
}

function rangeOf({ min, max }: { min?: number | undefined; max?: number | undefined }): Range {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

/** Live profiles that answer a question in any of the three languages, best first. */
export function found(market: Market, text: string, top: number): { id: number; score: number }[] {
  const hits = (["need", "offer"] as const).flatMap((side) => {
    const { offers, library } = market.sides[side];
    if (offers.length === 0) return [];
    const { lexical, cross } = scoreLibrary(library, text, {});
    const scores = lexical.map((score, i) => score + (cross[i] as number));
    return topHits(scores, top).map(({ document, score }) => ({
      id: Number((offers[document] as MatchRecord).id),
      score,
    }));
  });
  return hits.sort((a, b) => b.score - a.score || a.id - b.id).slice(0, top);
}

/** Live profiles of the same side that say nearly the same, most alike first. */
export function similarTo(
  market: Market,
  side: "need" | "offer",
  text: string,
  { least, without }: { least: number; without?: number | undefined },
): { id: number; likeness: number }[] {
  let set = market.texts.get(side);
  if (!set) {
    const { offers } = market.sides[side];
    set = prepareProfiles(offers.map(({ id, title, text }) => ({ id, text: `${title}\n${text}` })));
    market.texts.set(side, set);
  }
  return similarProfiles(text, set, { min: least })
    .map(({ id, likeness }) => ({ id: Number(id), likeness }))
    .filter(({ id }) => id !== without);
}
