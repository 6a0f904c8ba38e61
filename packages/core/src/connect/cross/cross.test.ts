import { describe, expect, test } from "vitest";
import { topHits } from "../search/score.ts";
import { parseDictionary } from "./dictionary.ts";
import { buildGlossary, withGlossary } from "./glossary.ts";
import { buildLibrary, scoreLibrary } from "./library.ts";

const GLOSSARY = buildGlossary([
  { zh: "固态电池", en: "solid-state battery", fr: "batterie à l'état solide" },
]);
const DICTIONARY = withGlossary(
  parseDictionary(
    [
      "材料\t\tcai liao\tmaterial",
      "钢\t鋼\tgang\tsteel",
      "曼宁\t\tman ning\tManning",
      "培根\t\tpei gen\tBacon/bacon",
      "培\t\tpei\tto cultivate",
      "顿\t頓\tdun\tpause",
      "牛顿\t牛頓\tniu dun\tNewton (name)",
      "华盛顿\t\thua sheng dun\tWashington",
      "波士顿\t\tbo shi dun\tBoston",
      "培培\t\tpei pei\tPeipei",
    ].join("\n"),
  ),
  GLOSSARY,
);
const bridge = { dictionary: DICTIONARY, glossary: GLOSSARY };
const offers = [
  { text: "Materials for solid-state batteries" },
  { text: "Steel plates" },
  { text: "固态电池材料" },
  { text: "钢板" },
  { text: "Matériaux pour batteries à l'état solide" },
  { text: "When did Peyton play in the team" },
];
const best = (text: string) => {
  const { lexical, cross } = scoreLibrary(buildLibrary(offers, { bridge }), text, {});
  return topHits(
    lexical.map((x, d) => x + (cross[d] as number)),
    3,
  ).map((hit) => hit.document);
};

describe("search across languages", () => {
  test("[SR4] each language finds the other two", () => {
    for (const text of [
      "固态电池",
      "a solid-state battery for the car",
      "une batterie à l'état solide",
    ]) {
      expect(best(text).sort()).toEqual([0, 2, 4]);
    }
  });
  test("[SR4] a name written by sound meets the name", () => {
    expect(best("培顿是谁")).toEqual([5]);
  });
  test("[SR4] without a bridge texts only meet in their own language", () => {
    const { lexical, cross } = scoreLibrary(buildLibrary(offers, {}), "固态电池", {});
    expect([...cross]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(topHits(lexical, 9).map((hit) => hit.document)).toEqual([2]);
  });
  test("traditional characters become simplified", () => {
    expect(DICTIONARY.simplified.get("鋼")).toBe("钢");
  });
});
