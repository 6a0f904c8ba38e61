import { buildBrief } from "@essor/core/outlook";
import { expect, it } from "vitest";
import { figuresIn, SECTIONS } from "./brief-templates.ts";

it("O7: the templates hold no number, in any language", () => {
  const figures = [...new Set(SECTIONS.flatMap(figuresIn))].map(
    (id) => ({ id, value: 1, decimals: 0, format: "number", unit: "", door: "/" }) as const,
  );
  for (const locale of ["zh-CN", "en", "fr"] as const) {
    for (const section of SECTIONS)
      expect(
        buildBrief(section.text[locale], { figures, locale }).issues,
        `${section.id} ${locale}`,
      ).toEqual([]);
    for (const section of SECTIONS)
      expect(
        new Set([...section.text[locale].matchAll(/figure:([\w.:-]+)/g)].map((m) => m[1])),
      ).toEqual(new Set(figuresIn(section)));
  }
  expect(buildBrief("Growth was 6 %.", { figures, locale: "en" }).ok).toBe(false);
});
