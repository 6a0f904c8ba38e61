import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prepareProfiles, similarProfiles } from "./duplicates.ts";
import { findReveals } from "./reveals.ts";

describe("profiles", () => {
  const WORDS = "laser weld steel robot sensor cell resin pump gear camera filter membrane".split(
    " ",
  );
  const text = fc
    .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 20 })
    .map((w) => w.join(" "));
  test("[PF1] a profile is its own duplicate; the short way finds what comparing all finds", () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 15 }),
        fc.double({ min: 0.5, max: 0.95, noNaN: true }),
        (texts, min) => {
          const set = prepareProfiles(texts.map((t, i) => ({ id: String(i), text: t })));
          const query = texts[0] as string;
          const found = similarProfiles(query, set, { min });
          expect(found.some((f) => f.id === "0" && f.likeness > 0.999)).toBe(true);
          const all = similarProfiles(query, set, { min: 1e-9 }).filter((f) => f.likeness >= min);
          expect(found).toEqual(all);
        },
      ),
    );
  });
  test("[PF2] names, brands, addresses and numbers of the owner are caught in any dress", () => {
    const owner = {
      names: ["昆山微容电子有限公司", "Kunshan Microcap Electronics Co., Ltd."],
      brands: ["MicroCap"],
    };
    const text =
      "昆山 微容 电子提供 ＭＩＣＲＯＣＡＰ 电容，参见 www.microcap.cn 或 sales@mail.example.com，电话 0512-57301234、13812345678，专利 ZL202010123456.7，代码 91110108551385082Q。";
    const kinds = findReveals(text, owner).map((r) => r.kind);
    expect(new Set(kinds)).toEqual(
      new Set(["name", "brand", "web", "mail", "phone", "patent", "code"]),
    );
    for (const r of findReveals(text, owner)) expect(text.slice(r.start, r.end)).toBe(r.text);
    expect(findReveals("We make capacitors of 10 uF at 25 V, 2024 series", owner)).toEqual([]);
  });
});
