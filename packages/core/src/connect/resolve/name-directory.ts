import type { Bridge } from "../cross/library.ts";
import {
  type Concept,
  contributionOf,
  countsOf,
  rarity,
  scoreConcepts,
  topHits,
} from "../search/score.ts";
import { indexOfBags, type TextIndex } from "../search/text-index.ts";
import { hostLabels } from "./host-labels.ts";
import { acronymsOf, nameConcepts } from "./name-terms.ts";
import { isUnitTerm, unitNumbersOfAddress } from "./unit-numbers.ts";

export type Organisation = {
  readonly id: string;
  readonly name: string;
  /** Other names it goes by. */
  readonly names?: readonly string[];
  readonly city?: string;
  readonly website?: string;
};

/** A directory of organisations, ready to be asked for by name. */
export type NameDirectory = {
  readonly organisations: readonly Organisation[];
  readonly index: TextIndex;
  readonly bridge: Bridge | undefined;
};

export type NameAnswer = {
  readonly organisation: string;
  readonly score: number;
  /** Whether the answer may be taken without a person's word. */
  readonly accepted: boolean;
  /** The words that met. */
  readonly shared: readonly string[];
};

/**
 * Shipped: from this score on, and this far before the next, an answer is taken. A Chinese name asked in a directory
 * of Latin letters loses words in translation, so less is asked of it.
 */
export const NAME_THRESHOLD = {
  latin: { score: 0.77, lead: 0.05 },
  han: { score: 0.56, lead: 0.03 },
} as const;
const RERANKED = 40;
/** The label of a web address helps: it is often the short name. */
const HOST_SHARE = 0.6;
/** So does a city; it does not decide. */
const CITY_SHARE = 0.5;
const BRACKET = /[(（]([^()（）]*)[)）]/gu;

/**
 * Makes a directory ready. With a bridge, names in Chinese, English and French find each other.
 * @example
 * const directory = buildNameDirectory([{ id: "1", name: "Institute of Physics" }], {});
 * expect(resolveName(directory, "Physics Institute", { top: 3 })[0]?.organisation).toBe("1");
 */
export function buildNameDirectory(
  organisations: readonly Organisation[],
  { bridge }: { readonly bridge?: Bridge | undefined },
): NameDirectory {
  const bags = organisations.map(({ name, names = [], city = "", website = "" }) => {
    const bag = new Map<string, number>();
    const take = (text: string, weight: number) => {
      for (const { terms, joined } of nameConcepts(text, bridge)) {
        if (joined) continue;
        for (const [term, share] of terms)
          bag.set(term, Math.max(bag.get(term) ?? 0, share * weight));
      }
    };
    for (const text of [name, ...names]) {
      // What stands in brackets, mostly a country, tells namesakes apart; it is not what one is called.
      const bare = text.replace(BRACKET, " ");
      take(bare.trim() === "" ? text : bare, 1);
      for (const [, inside = ""] of text.matchAll(BRACKET))
        take(inside, inside.trim().split(/\s+/).length > 2 ? 1 : CITY_SHARE);
    }
    if (city) take(city, CITY_SHARE);
    for (const text of [name, ...names])
      for (const a of acronymsOf(text, website)) bag.set(`#${a}`, 1);
    for (const label of hostLabels(website)) take(label, HOST_SHARE);
    for (const term of unitNumbersOfAddress(website)) bag.set(term, 1);
    return bag;
  });
  return { organisations, index: indexOfBags(bags), bridge };
}

/**
 * The organisations that a name most likely means, best first: ordered by cover and by BM25. The score (0 to 1) is the cover: the
 * harmonic mean of how much of the asked name the organisation's name holds and the other way round, in information.
 * @example
 * const directory = buildNameDirectory([{ id: "1", name: "Institute of Physics" }, { id: "2", name: "Bank of Lyon" }], {});
 * expect(resolveName(directory, "Lyon Bank", { top: 1 })).toMatchObject([{ organisation: "2", accepted: true }]);
 * expect(resolveName(directory, "Opera of Paris", { top: 1 })).toEqual([]);
 */
export function resolveName(
  { organisations, index, bridge }: NameDirectory,
  text: string,
  { top }: { readonly top: number },
): NameAnswer[] {
  const concepts = nameConcepts(text, bridge).filter(
    ({ joined, terms }) => !joined || terms.some(([term]) => index.terms.has(term)),
  );
  const hits = topHits(scoreConcepts(index, concepts), Math.max(top, RERANKED));
  const asked = concepts.reduce((sum, c) => sum + c.weight * best(index, c), 0);
  const ranked = hits
    .map(({ document, score }) => {
      const counts = countsOf(index, document);
      let covered = 0;
      const met = new Set<string>();
      const shared: string[] = [];
      for (const concept of concepts) {
        const known = contributionOf(index, concept, { document, counts });
        if (!known) continue;
        const share =
          Math.min(1, concept.terms.find(([t]) => t === known.term)?.[1] ?? 0) *
          Math.min(1, counts.get(index.terms.get(known.term) as number) ?? 0);
        covered += concept.weight * best(index, concept) * Math.sqrt(share);
        for (const [term] of concept.terms) met.add(term);
        if (concept.source !== undefined) shared.push(concept.source);
      }
      const forth = asked > 0 ? covered / asked : 0;
      const back = coverOf(index, counts, met);
      const cover = forth + back > 0 ? (2 * forth * back) / (forth + back) : 0;
      return {
        document,
        score: cover,
        order: cover + score / (hits[0]?.score ?? 1),
        shared,
      };
    })
    .sort((a, b) => b.order - a.order || a.document - b.document)
    .slice(0, top);
  const limit = NAME_THRESHOLD[/\p{Script=Han}/u.test(text) ? "han" : "latin"];
  const lead = (ranked[0]?.score ?? 0) - (ranked[1]?.score ?? 0);
  return ranked.map(({ document, score, shared }, i) => ({
    organisation: organisations[document]?.id ?? "",
    score,
    accepted: i === 0 && score >= limit.score && lead >= limit.lead,
    shared,
  }));
}

/** The information of a concept: that of its rarest term that exists; of an unknown one, that of a word seen nowhere. */
function best(index: TextIndex, { terms }: Concept): number {
  let most = 0;
  let known = false;
  for (const [term, share] of terms) {
    const id = index.terms.get(term);
    if (id === undefined) continue;
    known = true;
    const containing = (index.offsets[id + 1] as number) - (index.offsets[id] as number);
    most = Math.max(most, share * rarity(containing, index.size));
  }
  // A pair of Chinese characters that no name holds says nothing: the directory may be in Latin letters.
  if (!known && /\p{Script=Han}/u.test(terms[0]?.[0] ?? "")) return 0;
  return known ? most : rarity(0, index.size);
}

/** How much of a document's words (not of its parts, acronyms and city) was met, in information. */
function coverOf(
  index: TextIndex,
  counts: ReadonlyMap<number, number>,
  met: ReadonlySet<string>,
): number {
  let all = 0;
  let covered = 0;
  for (const [id, count] of counts) {
    const term = index.names[id] as string;
    const acronym = term.startsWith("#") || isUnitTerm(term);
    if (count < 1 || term.startsWith("~") || (acronym && !met.has(term))) continue;
    const containing = (index.offsets[id + 1] as number) - (index.offsets[id] as number);
    const information = rarity(containing, index.size);
    // An acronym or a unit number that was met stands for the whole name.
    if (acronym) return 1;
    all += information;
    if (met.has(term)) covered += information;
  }
  return all > 0 ? covered / all : 0;
}
