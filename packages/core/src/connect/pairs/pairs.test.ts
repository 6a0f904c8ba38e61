import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasReference, referencePath } from "../../../../../tools/reference.ts";
import { type LabelledPair, learnPairMatcher, pairProbability } from "./pair-matcher.ts";

const small: LabelledPair[] = Array.from({ length: 120 }, (_, i) => ({
  a: { name: `pump model x${i}00`, price: `${i}.50` },
  b: { name: i % 3 === 0 ? `X${i}00 pump, new` : `pump model y${i}77`, price: `${i}.00` },
  same: i % 3 === 0,
}));

describe("decided pairs", () => {
  test("[LP1] the same pairs teach the same, and probabilities stay within 0 and 1", () => {
    const [one, two] = [
      learnPairMatcher(small, ["name", "price"]),
      learnPairMatcher(small, ["name", "price"]),
    ];
    expect(one.threshold).toBe(two.threshold);
    for (const { a, b, same } of small) {
      const p = pairProbability(one, a, b);
      expect(p).toBe(pairProbability(two, a, b));
      expect(p >= 0 && p <= 1 && p >= one.threshold === same).toBe(true);
    }
    expect(pairProbability(one, {}, {})).toBeGreaterThanOrEqual(0);
  });
  test.skipIf(!hasReference("matching"))(
    "[LP2] restaurants under other names and addresses are told apart",
    () => {
      const read = (split: string): LabelledPair[] =>
        readFileSync(
          referencePath("matching", "er-magellan", `fodors-zagats.${split}.jsonl`),
          "utf8",
        )
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line))
          .map(({ a, b, match }) => ({ a, b, same: match === 1 }));
      const [train, valid] = [read("train"), read("valid")];
      const matcher = learnPairMatcher(train, Object.keys(train[0]?.a ?? {}));
      const found = valid.filter(({ a, b }) => pairProbability(matcher, a, b) >= matcher.threshold);
      const right = found.filter((p) => p.same).length;
      const wanted = valid.filter((p) => p.same).length;
      expect((2 * right) / (found.length + wanted)).toBeGreaterThan(0.95);
    },
  );
});
