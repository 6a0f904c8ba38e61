import type { Language } from "../search/language.ts";

/** From and to, both included; either end may be open. */
export type Range = { readonly min?: number; readonly max?: number };

/** A need or an offer as the matcher sees it. */
export type MatchRecord = {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly language?: Language;
  /** Codes of a taxonomy; points part the levels: `C.26.5` lies below `C.26`. */
  readonly tags?: readonly string[];
  /** Who stands behind it; only used for relations. */
  readonly owner?: string;
  /** Day numbers. */
  readonly updated?: number;
  readonly expires?: number;
  /** Technology readiness, 1 to 9. */
  readonly trl?: Range;
  /** Area codes that it is limited to, or serves; a code covers the codes that begin with it. */
  readonly regions?: readonly string[];
  /** Quantity or price band in one unit of the market's choosing. */
  readonly volume?: Range;
};

/** What speaks for or against two owners working together. */
export type Relations = {
  /** Past outcomes together, 0 to 1, by `a` and `b` joined with a line feed, smaller id first. */
  readonly closeness: ReadonlyMap<string, number>;
  /** Pairs that must not be matched: conflicts of interest. */
  readonly conflicts: ReadonlySet<string>;
};

/**
 * The key of an unordered pair of owners.
 * @example
 * expect(pairKey("b", "a")).toBe(pairKey("a", "b"));
 */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}
