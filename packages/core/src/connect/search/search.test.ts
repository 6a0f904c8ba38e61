import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasReference, referencePath } from "../../../../../tools/reference.ts";
import { rarity, scoreConcepts, topHits } from "./score.ts";
import { search } from "./search.ts";
import { stemEnglish } from "./stem-english.ts";
import { buildIndex, SEARCH_SETTING } from "./text-index.ts";
import { tokensOf } from "./tokens.ts";

type Passage = { id: string; text: string; title?: string };
const lines = <T>(...parts: string[]): T[] =>
  readFileSync(referencePath("matching", ...parts), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

/** Share of questions whose one right passage comes first. */
function firstRight(
  passages: readonly Passage[],
  questions: readonly { text: string; doc: string }[],
): number {
  const index = buildIndex(passages);
  const right = questions.filter(({ text, doc }) => {
    const [hit] = search(index, text, { top: 1 });
    return hit !== undefined && passages[hit.document]?.id === doc;
  });
  return right.length / questions.length;
}

describe("search", () => {
  test("[SR1] stems, pairs of stems, characters and pairs of characters, with positions", () => {
    const text = "新型 batteries’ 电池";
    for (const { term, start, end } of tokensOf(text, "zh")) {
      if (/\p{Script=Han}/u.test(term)) expect(text.slice(start, end)).toBe(term);
    }
    expect(tokensOf("L’électrode des batteries", "fr").map((t) => t.term)).toEqual(
      ["electrod", "bater", "electrod bater"].map((t) =>
        t.replaceAll("bater", tokensOf("batteries", "fr")[0]?.term ?? ""),
      ),
    );
    expect(tokensOf("NASUWT是什么", "zh").map((t) => t.term)).toContain("什么");
  });
  test("[SR1] the English stems are those of Snowball", () => {
    // From the published vocabulary of the Snowball English stemmer.
    const known: Record<string, string> = {
      consigned: "consign",
      consistency: "consist",
      consolation: "consol",
      knightly: "knight",
      knotted: "knot",
      generously: "generous",
      communication: "communic",
      happiness: "happi",
      relational: "relat",
      conditional: "condit",
      hopefulness: "hope",
      electricity: "electr",
      adjustable: "adjust",
      effective: "effect",
      bowdlerize: "bowdler",
      agreed: "agre",
      plastered: "plaster",
      sing: "sing",
      caresses: "caress",
      ties: "tie",
      cries: "cri",
      gas: "gas",
    };
    for (const [word, stem] of Object.entries(known))
      expect([word, stemEnglish(word)]).toEqual([word, stem]);
  });
  test("[SR2] one term in one document is BM25 as written", () => {
    const index = buildIndex([{ text: "steel steel plate" }, { text: "glass" }]);
    const { k1, b } = SEARCH_SETTING;
    // Lengths 3 and 1 words, mean 2; the pair "steel steel" is of another family.
    const norm = k1 * (1 - b + (b * 3) / 2);
    const want = (Math.log(1 + 1.5 / 1.5) * (k1 + 1) * 2) / (2 + norm);
    expect(scoreConcepts(index, [{ weight: 1, terms: [["steel", 1]] }])[0]).toBeCloseTo(want, 6);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.nat(), (size, n) => {
        expect(rarity(n % (size + 1), size)).toBeGreaterThan(0);
      }),
    );
  });
  test("[SR2] several terms of one concept count as one term", () => {
    const index = buildIndex([{ text: "car auto" }, { text: "car car" }, { text: "bread corn" }]);
    const terms = [
      ["car", 1],
      ["auto", 1],
    ] as const;
    const scores = scoreConcepts(index, [{ weight: 1, terms }]);
    expect(scores[0]).toBeCloseTo(scores[1] as number, 6);
  });
  test("[SR5] best first, ties in document order, as sorting would have it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -2, max: 9 }), { maxLength: 60 }),
        fc.nat(70),
        (list, count) => {
          const sorted = list
            .map((score, document) => ({ document, score }))
            .filter((hit) => hit.score > 0)
            .sort((a, b) => b.score - a.score || a.document - b.document)
            .slice(0, count);
          expect(topHits(Float64Array.from(list), count)).toEqual(sorted);
        },
      ),
    );
  });
  test("empty texts and empty questions answer nothing", () => {
    const index = buildIndex([{ text: "" }, { text: "的" }]);
    expect(search(index, "", { top: 5 })).toEqual([]);
    expect(search(buildIndex([]), "steel", { top: 5 })).toEqual([]);
  });
});

describe.skipIf(!hasReference("matching"))("search on known sets", () => {
  test("[SR3] Chinese and English questions find their passage", () => {
    const passages = lines<{ id: string; en: string; zh: string }>(
      "ir-xquad-en-zh",
      "passages.jsonl",
    );
    const questions = lines<{ doc_id: string; en: string; zh: string }>(
      "ir-xquad-en-zh",
      "questions.jsonl",
    );
    for (const language of ["zh", "en"] as const) {
      const share = firstRight(
        passages.map((p) => ({ id: p.id, text: p[language] })),
        questions.slice(0, 300).map((q) => ({ text: q[language], doc: q.doc_id })),
      );
      expect(share).toBeGreaterThan(0.93);
    }
  });
  test("[SR3] French questions find their passage", () => {
    const passages = lines<Passage>("ir-piaf-fr", "passages.jsonl");
    const questions = lines<{ doc_id: string; text: string }>("ir-piaf-fr", "questions.jsonl");
    const share = firstRight(
      passages,
      questions.slice(0, 400).map((q) => ({ text: q.text, doc: q.doc_id })),
    );
    expect(share).toBeGreaterThan(0.68);
  });
});
