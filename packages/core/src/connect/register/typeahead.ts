import { foldAccents } from "../search/stem-french.ts";
import { narrow } from "../search/tokens.ts";

export type TypeaheadEntry = { readonly id: string; readonly name: string };

/** Names of any script, found while one types. Entries lie shortest name first, so that the first found are the best. */
export type Typeahead = {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Terms ascending; postings of term t at `offsets[t]..offsets[t+1]`, entries ascending. */
  readonly terms: readonly string[];
  readonly offsets: Uint32Array;
  readonly entries: Uint32Array;
};

const PIECE = /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{M}])+|\p{N}+)/gu;
const fold = (text: string): string => foldAccents(narrow(text).toLowerCase());

/**
 * Makes names ready to be searched as one types: words by their beginnings, Chinese by pairs of characters, and, where
 * the syllables of characters are given, by two syllables of pinyin.
 * @example
 * const ahead = buildTypeahead([{ id: "1", name: "昆山国显光电" }, { id: "2", name: "Société Générale" }], {});
 * expect(typeahead(ahead, "国显", { top: 5 })).toEqual(["1"]);
 * expect(typeahead(ahead, "gen soc", { top: 5 })).toEqual(["2"]);
 */
export function buildTypeahead(
  list: readonly TypeaheadEntry[],
  { syllables }: { readonly syllables?: ReadonlyMap<string, string> },
): Typeahead {
  const sorted = [...list].sort(
    (a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const flat: number[] = [];
  const ends = new Uint32Array(sorted.length + 1);
  sorted.forEach(({ name }, e) => {
    for (const term of entryTerms(name, syllables)) {
      let t = numbers.get(term);
      if (t === undefined) {
        t = counts.length;
        numbers.set(term, t);
        counts.push(0);
      }
      counts[t] = (counts[t] as number) + 1;
      flat.push(t);
    }
    ends[e + 1] = flat.length;
  });
  const terms = [...numbers.keys()].sort();
  const place = new Uint32Array(counts.length);
  const offsets = new Uint32Array(terms.length + 1);
  terms.forEach((term, rank) => {
    const t = numbers.get(term) as number;
    place[t] = rank;
    offsets[rank + 1] = (offsets[rank] as number) + (counts[t] as number);
  });
  const at = offsets.slice();
  const entries = new Uint32Array(flat.length);
  for (let e = 0; e < sorted.length; e++) {
    for (let i = ends[e] as number; i < (ends[e + 1] as number); i++) {
      const rank = place[flat[i] as number] as number;
      entries[at[rank] as number] = e;
      at[rank] = (at[rank] as number) + 1;
    }
  }
  return {
    ids: sorted.map((s) => s.id),
    names: sorted.map((s) => fold(s.name)),
    terms,
    offsets,
    entries,
  };
}

function entryTerms(name: string, syllables: ReadonlyMap<string, string> | undefined): Set<string> {
  const terms = new Set<string>();
  for (const [piece, han] of fold(name).matchAll(PIECE)) {
    if (han === undefined) {
      terms.add(piece);
      continue;
    }
    const characters = [...han];
    characters.forEach((c, i) => {
      const next = characters[i + 1];
      terms.add(next === undefined ? c : c + next);
      if (!syllables || next === undefined) return;
      const [x, y] = [syllables.get(c), syllables.get(next)];
      if (x && y) terms.add(`${x}${y}`);
    });
  }
  return terms;
}

/**
 * The entries that hold every word of what was typed so far, the last word as a beginning; those whose name begins with
 * it come first, then shorter names.
 * @example
 * const ahead = buildTypeahead([{ id: "1", name: "Kunshan Steel" }, { id: "2", name: "Steel" }], {});
 * expect(typeahead(ahead, "ste", { top: 5 })).toEqual(["2", "1"]);
 * expect(typeahead(ahead, "", { top: 5 })).toEqual([]);
 */
export function typeahead(
  index: Typeahead,
  typed: string,
  { top }: { readonly top: number },
): string[] {
  const text = fold(typed).trim();
  const wanted = queryTerms(text);
  if (wanted.length === 0 || wanted.length > 200) return [];
  const { ids, names, terms, offsets, entries } = index;
  const met = new Uint8Array(ids.length);
  wanted.forEach((beginning, round) => {
    // The terms with one beginning lie side by side, and so do their postings.
    const from = offsets[lowerBound(terms, beginning)] as number;
    const to = offsets[lowerBound(terms, `${beginning}\uffff`)] as number;
    for (let p = from; p < to; p++) {
      const e = entries[p] as number;
      if (met[e] === round) met[e] = round + 1;
    }
  });
  const first: string[] = [];
  const rest: string[] = [];
  for (let e = 0; e < met.length && first.length < top; e++) {
    if (met[e] !== wanted.length) continue;
    if ((names[e] as string).startsWith(text)) first.push(ids[e] as string);
    else if (rest.length < top) rest.push(ids[e] as string);
  }
  return [...first, ...rest].slice(0, top);
}

/** The words typed, each as a beginning; a run of Chinese as its pairs, so that the middle of a name is found. */
function queryTerms(text: string): string[] {
  const found = new Set<string>();
  for (const [piece, han] of text.matchAll(PIECE)) {
    if (han === undefined || [...han].length < 2) {
      found.add(piece);
      continue;
    }
    const characters = [...han];
    for (let i = 0; i + 1 < characters.length; i++)
      found.add((characters[i] as string) + (characters[i + 1] as string));
  }
  return [...found];
}

function lowerBound(terms: readonly string[], wanted: string): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] as string) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
