import { SEARCH_SETTING, type TextIndex } from "./text-index.ts";
import { isPair } from "./tokens.ts";

/** One thing asked for: a term, or several that mean the same, each with how surely it does (0-1). */
export type Concept = {
  readonly weight: number;
  readonly terms: readonly (readonly [term: string, share: number])[];
  /** The piece of the asking text it comes from, for reasons. */
  readonly source?: string;
};

export type Hit = { readonly document: number; readonly score: number };

/**
 * How rare a term is: ln(1 + (N - n + 1/2) / (n + 1/2)), never negative.
 * @example
 * expect(rarity(1, 9)).toBeCloseTo(Math.log(1 + 8.5 / 1.5), 12);
 */
export function rarity(containing: number, size: number): number {
  return Math.log(1 + (size - containing + 0.5) / (containing + 0.5));
}

/**
 * BM25 of every document for a list of concepts. Terms of one concept are counted as one term (Pirkola 1998), so a word
 * with ten translations does not weigh ten times.
 * @example
 * const index = buildIndex([{ text: "solid battery" }, { text: "steel plate" }]);
 * const scores = scoreConcepts(index, [{ weight: 1, terms: [["batteri", 1]] }]);
 * expect(scores[0]).toBeGreaterThan(0);
 * expect(scores[1]).toBe(0);
 */
export function scoreConcepts(index: TextIndex, concepts: readonly Concept[]): Float64Array {
  const { k1 } = SEARCH_SETTING;
  const { size, offsets, documents, counts } = index;
  const scores = new Float64Array(size);
  let mixed: Float64Array | undefined;
  for (const { weight, terms } of concepts) {
    const known = terms.flatMap(([term, share]) => {
      const id = index.terms.get(term);
      return id === undefined ? [] : [[id, share] as const];
    });
    if (known.length === 0) continue;
    const norms = isPair(terms[0]?.[0] ?? "") ? index.pairNorms : index.norms;
    if (known.length === 1 && known[0]?.[1] === 1) {
      const id = known[0][0];
      const from = offsets[id] as number;
      const to = offsets[id + 1] as number;
      const gain = weight * rarity(to - from, size) * (k1 + 1);
      for (let p = from; p < to; p++) {
        const d = documents[p] as number;
        const tf = counts[p] as number;
        scores[d] = (scores[d] as number) + (gain * tf) / (tf + (norms[d] as number));
      }
      continue;
    }
    mixed ??= new Float64Array(size);
    const touched: number[] = [];
    for (const [id, share] of known) {
      for (let p = offsets[id] as number; p < (offsets[id + 1] as number); p++) {
        const d = documents[p] as number;
        if (mixed[d] === 0) touched.push(d);
        mixed[d] = (mixed[d] as number) + share * (counts[p] as number);
      }
    }
    const gain = weight * rarity(touched.length, size) * (k1 + 1);
    for (const d of touched) {
      const tf = mixed[d] as number;
      scores[d] = (scores[d] as number) + (gain * tf) / (tf + (norms[d] as number));
      mixed[d] = 0;
    }
  }
  return scores;
}

/**
 * The best documents, best first; equal scores in document order; documents without a score are left out.
 * @example
 * expect(topHits(Float64Array.of(0, 2, 3, 2), 2)).toEqual([{ document: 2, score: 3 }, { document: 1, score: 2 }]);
 */
export function topHits(scores: Float64Array, count: number): Hit[] {
  const heap: number[] = [];
  const worse = (a: number, b: number) =>
    (scores[a] as number) < (scores[b] as number) || (scores[a] === scores[b] && a > b);
  for (let d = 0; d < scores.length; d++) {
    if ((scores[d] as number) <= 0) continue;
    if (heap.length < count) {
      heap.push(d);
      siftUp(heap, worse);
    } else if (count > 0 && worse(heap[0] as number, d)) {
      heap[0] = d;
      siftDown(heap, worse);
    }
  }
  return heap
    .sort((a, b) => (worse(a, b) ? 1 : -1))
    .map((document) => ({ document, score: scores[document] as number }));
}

function siftUp(heap: number[], worse: (a: number, b: number) => boolean): void {
  let i = heap.length - 1;
  while (i > 0) {
    const up = (i - 1) >> 1;
    if (!worse(heap[i] as number, heap[up] as number)) return;
    [heap[i], heap[up]] = [heap[up] as number, heap[i] as number];
    i = up;
  }
}

function siftDown(heap: number[], worse: (a: number, b: number) => boolean): void {
  let i = 0;
  for (;;) {
    let low = i;
    for (const child of [2 * i + 1, 2 * i + 2]) {
      if (child < heap.length && worse(heap[child] as number, heap[low] as number)) low = child;
    }
    if (low === i) return;
    [heap[i], heap[low]] = [heap[low] as number, heap[i] as number];
    i = low;
  }
}

/**
 * What one concept adds to the score of one document, and the term of the document that adds most; undefined where the
 * document has none of its terms. `counts` are the document's terms: see countsOf.
 * @example
 * const index = buildIndex([{ text: "solid battery" }, { text: "steel" }]);
 * const concept = { weight: 1, terms: [["batteri", 1]] } as const;
 * expect(contributionOf(index, concept, { document: 0, counts: countsOf(index, 0) })?.gain).toBe(scoreConcepts(index, [concept])[0]);
 */
export function contributionOf(
  index: TextIndex,
  { weight, terms }: Concept,
  { document, counts }: { readonly document: number; readonly counts: ReadonlyMap<number, number> },
): { readonly gain: number; readonly term: string } | undefined {
  let tf = 0;
  let best = 0;
  let strongest = "";
  const ids: number[] = [];
  for (const [term, share] of terms) {
    const id = index.terms.get(term);
    if (id === undefined) continue;
    ids.push(id);
    const part = share * (counts.get(id) ?? 0);
    tf += part;
    if (part > best) {
      best = part;
      strongest = term;
    }
  }
  if (tf === 0) return undefined;
  const norms = isPair(terms[0]?.[0] ?? "") ? index.pairNorms : index.norms;
  const gain = weight * rarity(containingAny(index, ids), index.size) * (SEARCH_SETTING.k1 + 1);
  return { gain: (gain * tf) / (tf + (norms[document] as number)), term: strongest };
}

/**
 * The score that a document would have with these terms instead of its own, all else in the index as it stands.
 * @example
 * const index = buildIndex([{ text: "solid battery" }, { text: "steel" }]);
 * const concepts = [{ weight: 1, terms: [["batteri", 1]] }] as const;
 * expect(scoreAs(index, concepts, { document: 0, bag: bagOf({ text: "solid battery" }, "en") })).toBeCloseTo(scoreConcepts(index, concepts)[0]!, 6);
 * expect(scoreAs(index, concepts, { document: 0, bag: bagOf({ text: "solid" }, "en") })).toBe(0);
 */
export function scoreAs(
  index: TextIndex,
  concepts: readonly Concept[],
  { document, bag }: { readonly document: number; readonly bag: ReadonlyMap<string, number> },
): number {
  const before = lengthsIn(index, document);
  const after = lengthsOf(bag);
  const norms = {
    word: normAs(index.norms[document] as number, before.word, after.word),
    pair: normAs(index.pairNorms[document] as number, before.pair, after.pair),
  };
  let score = 0;
  for (const { weight, terms } of concepts) {
    let tf = 0;
    const ids: number[] = [];
    for (const [term, share] of terms) {
      const id = index.terms.get(term);
      if (id !== undefined) ids.push(id);
      tf += share * (bag.get(term) ?? 0);
    }
    if (tf === 0) continue;
    const norm = isPair(terms[0]?.[0] ?? "") ? norms.pair : norms.word;
    // A term that stands nowhere yet would stand here alone: two words that come to be neighbours make one.
    const containing = Math.max(1, containingAny(index, ids));
    const gain = weight * rarity(containing, index.size) * (SEARCH_SETTING.k1 + 1);
    score += (gain * tf) / (tf + norm);
  }
  return score;
}

function lengthsIn(
  { names, forwardOffsets, forwardTerms, forwardCounts }: TextIndex,
  document: number,
): { word: number; pair: number } {
  const lengths = { word: 0, pair: 0 };
  const to = forwardOffsets[document + 1] as number;
  for (let i = forwardOffsets[document] as number; i < to; i++)
    lengths[isPair(names[forwardTerms[i] as number] as string) ? "pair" : "word"] += forwardCounts[
      i
    ] as number;
  return lengths;
}

function lengthsOf(bag: Iterable<readonly [string, number]>): { word: number; pair: number } {
  const lengths = { word: 0, pair: 0 };
  for (const [term, count] of bag) lengths[isPair(term) ? "pair" : "word"] += count;
  return lengths;
}

/** The norm of a document whose length changes: its part above the floor grows with the length. */
function normAs(norm: number, before: number, after: number): number {
  const floor = SEARCH_SETTING.k1 * (1 - SEARCH_SETTING.b);
  return before > 0 ? floor + ((norm - floor) * after) / before : norm;
}

function containingAny({ offsets, documents }: TextIndex, ids: readonly number[]): number {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined)
    return (offsets[only + 1] as number) - (offsets[only] as number);
  const found = new Set<number>();
  for (const id of ids) {
    for (let p = offsets[id] as number; p < (offsets[id + 1] as number); p++)
      found.add(documents[p] as number);
  }
  return found.size;
}

/**
 * The terms of one document with their counts.
 * @example
 * expect([...countsOf(buildIndex([{ text: "steel" }]), 0).values()]).toEqual([1]);
 */
export function countsOf(index: TextIndex, document: number): Map<number, number> {
  const counts = new Map<number, number>();
  const to = index.forwardOffsets[document + 1] as number;
  for (let i = index.forwardOffsets[document] as number; i < to; i++) {
    counts.set(index.forwardTerms[i] as number, index.forwardCounts[i] as number);
  }
  return counts;
}
