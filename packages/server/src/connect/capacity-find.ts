import {
  buildLibrary,
  evidence,
  languageOf,
  prepareExperts,
  rankExperts,
  scoreLibrary,
  tokensOf,
} from "@essor/core/connect";
import { bridgeOf } from "./bridge.ts";

type Asked = { readonly id: number; readonly text: string };
type Hit = { readonly score: number; readonly shared: readonly string[] };

/**
 * What answers a question, with the terms that say so: everything that is known of an expert or a device counts as one
 * text (measured, that says more than the best single piece), and texts of another language are met through the dictionary.
 */
export async function findCapacity(
  items: readonly Asked[],
  question: string,
): Promise<ReadonlyMap<number, Hit>> {
  const found = new Map<number, Hit>();
  if (items.length === 0) return found;
  const set = prepareExperts(
    items.map(({ id, text }) => ({ id: String(id), works: [text] })),
    {},
  );
  for (const { id, score, shared } of rankExperts(set, question, { top: items.length }))
    found.set(Number(id), { score, shared: asAsked(question, shared) });
  const library = buildLibrary(items, { bridge: await bridgeOf() });
  const { cross } = scoreLibrary(library, question, { feedback: false });
  items.forEach(({ id }, i) => {
    const score = evidence(cross[i] as number);
    if (score > (found.get(id)?.score ?? 0))
      found.set(id, { score, shared: found.get(id)?.shared ?? [] });
  });
  return found;
}

/** Terms in the words of the question: a stem is no word that anybody wrote. */
function asAsked(question: string, terms: readonly string[]): string[] {
  const words = new Map<string, string>();
  for (const { term, start, end } of tokensOf(question, languageOf(question, "en")))
    if (!words.has(term)) words.set(term, question.slice(start, end));
  const said = [...new Set(terms.map((term) => words.get(term) ?? term))];
  // A single character is shown only where nothing longer is shared.
  const longer = said.filter((word) => [...word].length > 1);
  return longer.length > 0 ? longer : said;
}
