import { languageOf, tokensOf } from "@essor/core/connect";

export type Bag = { readonly counts: ReadonlyMap<string, number>; readonly length: number };

/** The terms of a text with their counts, ready to be compared. */
export function bagOf(text: string): Bag {
  const counts = new Map<string, number>();
  for (const { term } of tokensOf(text, languageOf(text, "en")))
    counts.set(term, (counts.get(term) ?? 0) + 1);
  let squares = 0;
  for (const n of counts.values()) squares += n * n;
  return { counts, length: Math.sqrt(squares) };
}

/** How alike two texts are: the cosine of their term counts, 0 where either has none, 1 for the same words. */
export function likeness(a: Bag, b: Bag): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [small, large] = a.counts.size < b.counts.size ? [a, b] : [b, a];
  let product = 0;
  for (const [term, n] of small.counts) product += n * (large.counts.get(term) ?? 0);
  return Math.min(1, product / (a.length * b.length));
}
