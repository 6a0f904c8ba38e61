import type { Language } from "../search/language.ts";
import { languageOf } from "../search/language.ts";
import { isPair, tokensOf } from "../search/tokens.ts";

/** What somebody has published or done, each piece as its text. */
export type Expert = { readonly id: string; readonly works: readonly string[] };

/** Experts ready to be ranked: each as the weighted terms of all that he did. */
export type ExpertSet = {
  readonly ids: readonly string[];
  readonly vectors: readonly ReadonlyMap<string, number>[];
  readonly rarity: ReadonlyMap<string, number>;
};

/**
 * Makes experts ready. A person stands for everything he did, all works joined: measured, that says more than the best
 * single one. `others` are further texts of the field, from which is learned how rare words are.
 * @example
 * expect(prepareExperts([{ id: "a", works: ["laser welding"] }], {}).ids).toEqual(["a"]);
 */
export function prepareExperts(
  experts: readonly Expert[],
  { others = [] }: { readonly others?: readonly string[] },
): ExpertSet {
  const texts = [...experts.flatMap((e) => e.works), ...others];
  const holding = new Map<string, number>();
  for (const text of texts)
    for (const term of termsOf(text).keys()) holding.set(term, (holding.get(term) ?? 0) + 1);
  const rarity = new Map(
    [...holding].map(([term, n]) => [term, Math.log((1 + texts.length) / (1 + n)) + 1]),
  );
  return {
    ids: experts.map((e) => e.id),
    vectors: experts.map(({ works }) => vectorOf(works.join("\n"), rarity)),
    rarity,
  };
}

/**
 * How near each expert stands to a question (cosine of terms by rarity, 0 to 1), nearest first, with the terms that say so.
 * @example
 * const set = prepareExperts([{ id: "a", works: ["laser welding of steel"] }, { id: "b", works: ["opera"] }], {});
 * expect(rankExperts(set, "welding", { top: 5 }).map((e) => [e.id, e.shared])).toEqual([["a", ["weld"]]]);
 */
export function rankExperts(
  { ids, vectors, rarity }: ExpertSet,
  text: string,
  { top }: { readonly top: number },
): { readonly id: string; readonly score: number; readonly shared: readonly string[] }[] {
  const asked = vectorOf(text, rarity);
  return vectors
    .map((vector, i) => {
      const parts = [...asked]
        .map(([term, weight]) => [term, weight * (vector.get(term) ?? 0)] as const)
        .filter(([, part]) => part > 0);
      return {
        id: ids[i] as string,
        score: parts.reduce((sum, [, part]) => sum + part, 0),
        shared: [...parts]
          .sort((x, y) => y[1] - x[1])
          .slice(0, 5)
          .map(([term]) => term),
      };
    })
    .filter((e) => e.score > 0)
    .sort((x, y) => y.score - x.score || (x.id < y.id ? -1 : 1))
    .slice(0, top);
}

function termsOf(text: string): Map<string, number> {
  const language: Language = languageOf(text, "en");
  const counts = new Map<string, number>();
  for (const { term } of tokensOf(text, language))
    if (!isPair(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Terms by the log of their count and their rarity, of length 1. */
function vectorOf(text: string, rarity: ReadonlyMap<string, number>): Map<string, number> {
  const vector = new Map<string, number>();
  let squares = 0;
  for (const [term, count] of termsOf(text)) {
    const weight = (1 + Math.log(count)) * (rarity.get(term) ?? 0);
    vector.set(term, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares) || 1;
  for (const [term, weight] of vector) vector.set(term, weight / length);
  return vector;
}
