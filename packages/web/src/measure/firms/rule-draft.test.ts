import { expect, test } from "vitest";
import { draftOf, type RuleDraft, ruleOf, sumsOf } from "./rule-draft.ts";
import type { FirmRule } from "./rule-words.ts";

const grade: FirmRule = {
  kind: "grade",
  name: { en: "By output per mu" },
  note: null,
  source: "Test",
  version: 3,
  validFrom: "2024-01-01",
  body: {
    weights: { "tax-per-mu": 45, "sales-per-mu": 35, "tax-per-energy": 20 },
    benchmarks: { "tax-per-mu": null, "sales-per-mu": 1200.5, "tax-per-energy": null },
    capMultiple: 1.2,
  },
};

test("a rule taken into the form and out again is the same, for its own day or a later one", () => {
  const draft = draftOf(grade, "2025-01-01");
  expect(sumsOf("grade", draft)).toEqual([100]);
  const { note: _, source: __, version: ___, ...rule } = grade;
  expect(ruleOf("grade", draft)).toEqual({ rule: { ...rule, validFrom: "2025-01-01" } });
});

test("what is no rule yet is named by what it lacks", () => {
  const draft = draftOf(grade, "2025-01-01");
  const fault = (more: Partial<RuleDraft>, kind: FirmRule["kind"] = "grade") =>
    ruleOf(kind, { ...draft, ...more });
  expect(fault({ en: " " })).toEqual({ fault: "name" });
  expect(fault({ validFrom: "" })).toEqual({ fault: "day" });
  expect(fault({ weights: ["45", "35", "19.9"] })).toEqual({ fault: "sum" });
  expect(fault({ weights: ["110", "-10", "0"] })).toEqual({ fault: "sum" });
  expect(fault({ weights: ["45", "35", "twenty"] })).toEqual({ fault: "sum" });
  expect(fault({ benchmarks: ["0", "", ""] })).toEqual({ fault: "benchmark" });
  const indicator = (code: string) => ({
    code,
    en: "",
    zh: "研发",
    fr: "",
    weights: ["50", "50", "50"] as const,
  });
  const indicators = (...codes: string[]) => ({ indicators: codes.map(indicator) });
  expect(fault(indicators("rd", "R&D"), "points")).toEqual({ fault: "code" });
  expect(fault(indicators("rd", "rd"), "points")).toEqual({ fault: "twice" });
  expect(fault(indicators("rd", "sales"), "points")).toMatchObject({
    rule: { body: { indicators: [{ name: { en: "rd", "zh-CN": "研发" } }, { code: "sales" }] } },
  });
});
