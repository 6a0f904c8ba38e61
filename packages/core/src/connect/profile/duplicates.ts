import { languageOf } from "../search/language.ts";
import { tokensOf } from "../search/tokens.ts";

export type ProfileText = { readonly id: string; readonly text: string };

/** From this likeness on two profiles are taken for one. */
export const DUPLICATE_MIN = 0.9;

/** Profiles ready to be compared: each as its weighted terms, and where each term stands. */
export type ProfileSet = {
  readonly ids: readonly string[];
  readonly vectors: readonly ReadonlyMap<string, number>[];
  readonly lengths: Float64Array;
  readonly holders: ReadonlyMap<string, readonly number[]>;
};

/**
 * Makes profiles ready. Terms count by the root of how often they stand in the text.
 * @example
 * expect(prepareProfiles([{ id: "a", text: "steel plate" }]).ids).toEqual(["a"]);
 */
export function prepareProfiles(profiles: readonly ProfileText[]): ProfileSet {
  const vectors = profiles.map(({ text }) => vectorOf(text));
  const holders = new Map<string, number[]>();
  vectors.forEach((vector, p) => {
    for (const term of vector.keys()) {
      const list = holders.get(term);
      if (list) list.push(p);
      else holders.set(term, [p]);
    }
  });
  return {
    ids: profiles.map((p) => p.id),
    vectors,
    lengths: Float64Array.from(vectors, lengthOf),
    holders,
  };
}

/**
 * Profiles that say nearly the same as a text (cosine of terms), likest first.
 * @example
 * const set = prepareProfiles([{ id: "a", text: "We need a laser welding robot for thin steel" }, { id: "b", text: "Paint" }]);
 * expect(similarProfiles("we need laser welding robots for thin steel", set, { min: DUPLICATE_MIN }).map((s) => s.id)).toEqual(["a"]);
 */
export function similarProfiles(
  text: string,
  { ids, vectors, lengths, holders }: ProfileSet,
  { min }: { readonly min: number },
): { readonly id: string; readonly likeness: number }[] {
  const mine = vectorOf(text);
  const length = lengthOf(mine);
  if (length === 0) return [];
  // Terms are added from the rarest; once the rest cannot reach the likeness any more, no new profile is opened.
  const terms = [...mine].sort(
    (a, b) => (holders.get(a[0])?.length ?? 0) - (holders.get(b[0])?.length ?? 0),
  );
  let rest = length * length;
  const opened = new Set<number>();
  for (const [term, weight] of terms) {
    if (rest < min * min * length * length) break;
    for (const p of holders.get(term) ?? []) opened.add(p);
    rest -= weight * weight;
  }
  const found: { id: string; likeness: number }[] = [];
  for (const p of opened) {
    let dot = 0;
    for (const [term, weight] of mine) dot += weight * (vectors[p]?.get(term) ?? 0);
    const likeness = Math.min(1, dot / (length * (lengths[p] as number)));
    if (likeness >= min) found.push({ id: ids[p] as string, likeness });
  }
  return found.sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1));
}

function vectorOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { term } of tokensOf(text, languageOf(text, "en")))
    counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const [term, count] of counts) counts.set(term, Math.sqrt(count));
  return counts;
}

function lengthOf(vector: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const weight of vector.values()) sum += weight * weight;
  return Math.sqrt(sum);
}
