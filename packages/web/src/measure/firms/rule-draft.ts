import { FIRM_STAGES, type FirmRule, type FirmRuleWrite, RESOURCE_MEASURES } from "./rule-words.ts";
import { toNumber } from "./to-number.ts";

export type IndicatorDraft = {
  readonly code: string;
  readonly en: string;
  readonly zh: string;
  readonly fr: string;
  readonly weights: readonly [string, string, string];
};

export type RuleDraft = {
  readonly en: string;
  readonly zh: string;
  readonly fr: string;
  readonly validFrom: string;
  /** Of the grade rule, in the order of the measures; an empty benchmark is twice the mean. */
  readonly weights: readonly string[];
  readonly benchmarks: readonly string[];
  readonly cap: string;
  readonly indicators: readonly IndicatorDraft[];
};

const text = (value: number | null | undefined) => (value == null ? "" : String(value));
export const emptyIndicator: IndicatorDraft = {
  code: "",
  en: "",
  zh: "",
  fr: "",
  weights: ["0", "0", "0"],
};

/** A form that begins as a rule stands, to hold from a later day. */
export function draftOf(rule: FirmRule | undefined, validFrom: string): RuleDraft {
  const grade = rule?.kind === "grade" ? rule.body : undefined;
  const points = rule?.kind === "points" ? rule.body : undefined;
  return {
    en: rule?.name.en ?? "",
    zh: rule?.name["zh-CN"] ?? "",
    fr: rule?.name.fr ?? "",
    validFrom,
    weights: RESOURCE_MEASURES.map((m) => text(grade?.weights[m])),
    benchmarks: RESOURCE_MEASURES.map((m) => text(grade?.benchmarks[m])),
    cap: text(grade?.capMultiple),
    indicators: points?.indicators.map(({ code, name, weights }) => ({
      code,
      en: name.en,
      zh: name["zh-CN"] ?? "",
      fr: name.fr ?? "",
      weights: FIRM_STAGES.map((s) => text(weights[s])) as [string, string, string],
    })) ?? [emptyIndicator],
  };
}

/** Sums of weights: one of a grade rule, one a stage of innovation points; null where a cell is no number. */
export function sumsOf(kind: FirmRule["kind"], draft: RuleDraft): readonly (number | null)[] {
  const columns =
    kind === "grade"
      ? [draft.weights]
      : FIRM_STAGES.map((_, s) => draft.indicators.map((i) => i.weights[s] as string));
  return columns.map((cells) => {
    let sum = 0;
    for (const cell of cells) {
      const value = toNumber(cell);
      if (value === undefined || (value ?? 0) < 0) return null;
      sum += value ?? 0;
    }
    return Math.round(sum * 1e9) / 1e9;
  });
}

export type RuleFault = "name" | "day" | "sum" | "benchmark" | "code" | "twice";

/** What keeps a form from being a rule, or the rule. */
export function ruleOf(
  kind: FirmRule["kind"],
  draft: RuleDraft,
): { readonly fault: RuleFault } | { readonly rule: FirmRuleWrite } {
  if (draft.en.trim() === "") return { fault: "name" };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.validFrom)) return { fault: "day" };
  if (sumsOf(kind, draft).some((sum) => sum !== 100)) return { fault: "sum" };
  const named = ({ en, zh, fr }: { en: string; zh: string; fr: string }) => ({
    en: en.trim(),
    ...(zh.trim() === "" ? {} : { "zh-CN": zh.trim() }),
    ...(fr.trim() === "" ? {} : { fr: fr.trim() }),
  });
  const head = { name: named(draft), validFrom: draft.validFrom };
  const number = (cell: string | undefined) => toNumber(cell ?? "") ?? 0;
  if (kind === "grade") {
    const limits = [...draft.benchmarks, draft.cap].map(toNumber);
    if (limits.some((x) => x === undefined || (x !== null && x <= 0)))
      return { fault: "benchmark" };
    const by = <T>(value: (at: number) => T) =>
      Object.fromEntries(RESOURCE_MEASURES.map((m, at) => [m, value(at)])) as Record<
        (typeof RESOURCE_MEASURES)[number],
        T
      >;
    const body = {
      weights: by((at) => number(draft.weights[at])),
      benchmarks: by((at) => limits[at] ?? null),
      capMultiple: limits[3] ?? null,
    };
    return { rule: { kind, ...head, body } };
  }
  const codes = draft.indicators.map(({ code }) => code.trim());
  if (codes.some((code) => !/^[a-z][a-z0-9-]{0,60}$/.test(code))) return { fault: "code" };
  if (new Set(codes).size < codes.length) return { fault: "twice" };
  const indicators = draft.indicators.map((i) => ({
    code: i.code.trim(),
    name: named({ ...i, en: i.en.trim() || i.code }),
    weights: {
      "start-up": number(i.weights[0]),
      growth: number(i.weights[1]),
      stable: number(i.weights[2]),
    },
  }));
  return { rule: { kind, ...head, body: { indicators } } };
}
