import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf } from "../../vocabulary/day.ts";
import { tokensOf } from "../search/tokens.ts";
import { matchNeed } from "./match.ts";
import { prepareOffers } from "./match-all.ts";
import { type MatchRecord, pairKey } from "./record.ts";
import { EQUAL_WEIGHTS, learnWeights, MATCH_PARTS, weightedScore } from "./weights.ts";

const WORDS =
  "battery solid electrolyte polymer steel plate laser welding sensor optical robot gear vision camera resin coating pump valve hydrogen membrane catalyst water filter noise".split(
    " ",
  );
const sentence = fc
  .shuffledSubarray(WORDS, { minLength: 4, maxLength: 20 })
  .map((w) => w.join(" "));
/** Other offers of a market, so that one text does not change how rare a word is. */
const BACKGROUND = Array.from({ length: 24 }, (_, i) => ({
  id: `b${i}`,
  text: Array.from({ length: 5 }, (_, k) => WORDS[(5 * i + k * k) % WORDS.length]).join(" "),
}));
const need = (extra: Partial<MatchRecord> = {}): MatchRecord => ({
  id: "n",
  text: "steel plate",
  ...extra,
});
const offersOf = (...extra: Partial<MatchRecord>[]) =>
  prepareOffers(
    extra.map((e, i) => ({ id: `o${i}`, text: "steel plate welding", ...e })),
    {},
  );

describe("matching", () => {
  test("[MA1] the score is the weighted mean of the known parts", () => {
    const part = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(fc.tuple(part, part, part, part, part, part), (values) => {
        const parts = Object.fromEntries(MATCH_PARTS.map((p, i) => [p, values[i]])) as never;
        const known = values.filter((v) => v !== undefined);
        const mean = known.length ? known.reduce((a, b) => a + b, 0) / known.length : 0;
        expect(weightedScore(parts, EQUAL_WEIGHTS)).toBeCloseTo(mean, 12);
      }),
    );
  });
  test("[MA2] removing a shown term from the offer lowers its score, in every case", () => {
    const markets = fc.sample(
      fc.tuple(sentence, fc.array(sentence, { minLength: 3, maxLength: 12 })),
      { numRuns: 300, seed: 20261124 },
    );
    let [lowered, asked] = [0, 0];
    for (const [text, texts] of markets) {
      const offers = [...texts.map((t, i) => ({ id: `o${i}`, text: t })), ...BACKGROUND];
      const [match] = matchNeed({ id: "n", text }, prepareOffers(offers, {}), { top: 1 });
      if (!match) continue;
      expect(match.reasons.length).toBeGreaterThan(0);
      for (const reason of match.reasons) {
        const without = offers.map((o) =>
          o.id === match.offer ? { ...o, text: removeTerm(o.text, reason.offer) } : o,
        );
        const again = matchNeed({ id: "n", text }, prepareOffers(without, {}), { top: 40 });
        const score = again.find((m) => m.offer === match.offer)?.score ?? 0;
        asked += 1;
        if (score < match.score) lowered += 1;
      }
    }
    expect(asked).toBeGreaterThan(1000);
    expect(lowered).toBe(asked);
  });
  test("[MA3] hard demands, expiry and conflicts exclude", () => {
    const today = dayOf(2026, 11, 24);
    const set = offersOf(
      { trl: { max: 3 } },
      { regions: ["3201"] },
      { expires: dayOf(2026, 1, 1) },
      { owner: "rival" },
      { volume: { min: 500 } },
      { trl: { min: 6 }, regions: ["3205"], owner: "friend" },
      {},
    );
    const asked = need({ trl: { min: 5 }, regions: ["320583"], volume: { max: 100 }, owner: "me" });
    const relations = {
      closeness: new Map([[pairKey("me", "friend"), 1]]),
      conflicts: new Set([pairKey("rival", "me")]),
    };
    const found = matchNeed(asked, set, { top: 9, today, relations });
    expect(found.map((m) => m.offer)).toEqual(["o5", "o6"]);
    expect(found[0]?.reasons.map((r) => r.part)).toEqual(
      expect.arrayContaining(["lexical", "constraints", "relations"]),
    );
  });
  test("[MA3] an offer with nothing in common is no match, however fresh", () => {
    const today = dayOf(2026, 11, 24);
    const set = offersOf({ text: "opera singing", updated: today });
    expect(matchNeed(need(), set, { top: 5, today })).toEqual([]);
  });
  test("[MA4] too few or one-sided judgements teach nothing; learned weights are never negative", () => {
    const parts = {
      lexical: 0.5,
      cross: undefined,
      tags: 0.2,
      constraints: 0.1,
      relations: 0,
      freshness: 0.9,
    };
    expect(learnWeights([{ parts, accepted: true }])).toMatchObject({ code: "too-few-judgements" });
    const same = Array.from({ length: 300 }, () => ({ parts, accepted: true }));
    expect(learnWeights(same)).toMatchObject({ code: "one-sided-judgements" });
    const judged = Array.from({ length: 400 }, (_, i) => ({
      parts: { ...parts, lexical: (i % 20) / 20, freshness: 1 - (i % 20) / 25 },
      accepted: i % 20 > 11 || i % 13 === 0,
    }));
    const learned = learnWeights(judged);
    expect(learned.ok && Object.values(learned.value).every((w) => w >= 0)).toBe(true);
    expect(learned.ok && learned.value.lexical).toBeGreaterThan(1);
  });
});

function removeTerm(text: string, term: string): string {
  return text
    .split(" ")
    .filter((word) => tokensOf(word, "en")[0]?.term !== term)
    .join(" ");
}
