/** An entry of the dictionary by its names in the languages that it has. */
export type NamedEntry = { readonly code: string; readonly names: readonly string[] };

/**
 * Which entry of the dictionary a question in free words most likely asks for, by the pairs of letters that its names
 * share with the question; undefined where nothing is near. A suggestion for a person to confirm, never an answer.
 * @example
 * const entries = [{ code: "gdp", names: ["Gross domestic product", "地区生产总值"] }, { code: "population", names: ["Resident population", "常住人口"] }];
 * expect(suggestCode("2024年常住人口（万人）", entries)).toBe("population");
 * expect(suggestCode("Is there a golf course?", entries)).toBe(undefined);
 */
export function suggestCode(question: string, entries: readonly NamedEntry[]): string | undefined {
  const asked = pairsOf(question);
  let [best, bestScore]: [string | undefined, number] = [undefined, ENOUGH];
  for (const { code, names } of entries) {
    for (const name of names) {
      const pairs = pairsOf(name);
      if (pairs.size === 0) continue;
      let shared = 0;
      for (const pair of pairs) if (asked.has(pair)) shared += 1;
      // Of two names that the question holds entirely the longer one says more.
      const score = shared / pairs.size + Math.min(pairs.size, 50) / 1000;
      if (score > bestScore) [best, bestScore] = [code, score];
    }
  }
  return best;
}

const ENOUGH = 0.6;

/** Pairs of neighbouring Chinese letters, and whole words elsewhere: pairs of Latin letters are in every sentence. */
function pairsOf(text: string): Set<string> {
  const out = new Set<string>();
  const parts = text
    .toLowerCase()
    .normalize("NFKC")
    .match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu);
  for (const part of parts ?? []) {
    if (!/\p{Script=Han}/u.test(part)) {
      if (part.length > 2) out.add(part);
    } else if (part.length === 1) out.add(part);
    else for (let i = 0; i + 1 < part.length; i++) out.add(part.slice(i, i + 2));
  }
  return out;
}
