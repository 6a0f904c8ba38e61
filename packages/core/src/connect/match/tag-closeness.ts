/** How often each code of a taxonomy is used, its ancestors included. */
export type TagUse = { readonly uses: ReadonlyMap<string, number>; readonly total: number };

/** A code and all above it, the code first: `C.26.5`, `C.26`, `C`. */
function upward(tag: string): string[] {
  const parts = tag.split(".");
  return parts.map((_, i) => parts.slice(0, parts.length - i).join("."));
}

/**
 * Counts the use of codes over many records.
 * @example
 * expect(tagUse([["C.26.5"], ["C.27"]]).uses.get("C")).toBe(2);
 */
export function tagUse(lists: Iterable<readonly string[]>): TagUse {
  const uses = new Map<string, number>();
  let total = 0;
  for (const tags of lists) {
    for (const tag of new Set(tags)) {
      total += 1;
      for (const level of upward(tag)) uses.set(level, (uses.get(level) ?? 0) + 1);
    }
  }
  return { uses, total };
}

/**
 * How close two codes are, 0 to 1, by Lin (1998): twice the information of what they share over the information of
 * both. A code used everywhere says nothing.
 * @example
 * const use = tagUse([["C.26.5"], ["C.26.5"], ["C.26.6"], ["C.27"], ["D.1"]]);
 * expect(tagCloseness("C.26.5", "C.26.5", use)).toBe(1);
 * expect(tagCloseness("C.26.5", "C.26.6", use)).toBeGreaterThan(tagCloseness("C.26.5", "C.27", use));
 * expect(tagCloseness("C.26.5", "D.1", use)).toBe(0);
 */
export function tagCloseness(a: string, b: string, { uses, total }: TagUse): number {
  if (a === b) return 1;
  const information = (tag: string): number => Math.log((total + 1) / ((uses.get(tag) ?? 0) + 0.5));
  const above = new Set(upward(a));
  const shared = upward(b).find((tag) => above.has(tag));
  if (shared === undefined) return 0;
  const both = information(a) + information(b);
  return both > 0 ? Math.max(0, Math.min(1, (2 * information(shared)) / both)) : 0;
}

/**
 * How well an offer's codes cover a need's: the mean over the need's codes of the closest one, and that pair of codes.
 * @example
 * const use = tagUse([["A"], ["B"]]);
 * expect(tagCover(["A"], ["A", "B"], use)).toEqual({ closeness: 1, shared: ["A"] });
 */
export function tagCover(
  need: readonly string[],
  offer: readonly string[],
  use: TagUse,
): { readonly closeness: number; readonly shared: readonly string[] } {
  if (need.length === 0 || offer.length === 0) return { closeness: 0, shared: [] };
  let sum = 0;
  const shared: string[] = [];
  for (const tag of need) {
    let best = 0;
    let which = "";
    for (const other of offer) {
      const closeness = tagCloseness(tag, other, use);
      if (closeness > best) {
        best = closeness;
        which = other;
      }
    }
    sum += best;
    if (best > 0) shared.push(tag === which ? tag : `${tag} ~ ${which}`);
  }
  return { closeness: sum / need.length, shared };
}
