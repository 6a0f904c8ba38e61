import type { NeedFacts } from "./triage.ts";

const BUDGET =
  /(\d[\d.,\s]*\s*(万元|亿元|元|CNY|RMB|EUR|USD|GBP|€|£|\$|million|k€|M€))|[€£$]\s?\d|预算|budget/iu;
const DEADLINE =
  /\b(by|until|before|within|avant|d’ici|d'ici|sous)\b[^.]{0,30}\d|截止|期限|(\d{4})\s*年底|\d+\s*(个月|周|天)内|deadline|échéance/iu;
const SPAN = /(\d+(?:[.,]\d+)?)\s*(months?|mois|个月|years?|ans?|années?|年(?!\d|底|代))/giu;

/**
 * What a need says of itself, read from its text, targets and tags: budget and deadline by the words for them, the
 * horizon by the longest span of time that it names, fields by the first parts of its tags.
 * @example
 * const facts = needFacts({ text: "需要四年（48个月）完成的低温涂布工艺，预算 200 万元", targets: 1, tags: ["display.film", "coating"] });
 * expect([facts.horizonMonths, facts.hasBudget, facts.hasDeadline, facts.fields]).toEqual([48, true, false, 2]);
 */
export function needFacts({
  text,
  targets,
  tags,
}: {
  readonly text: string;
  readonly targets: number;
  readonly tags: readonly string[];
}): NeedFacts {
  let horizon: number | undefined;
  for (const [, amount = "", unit = ""] of text.matchAll(SPAN)) {
    const months = Number(amount.replace(",", ".")) * (/^(m|个)/iu.test(unit) ? 1 : 12);
    // A calendar year such as 2027年 is no span.
    if (months <= 600) horizon = Math.max(horizon ?? 0, months);
  }
  return {
    text,
    targets,
    hasBudget: BUDGET.test(text),
    hasDeadline: DEADLINE.test(text),
    horizonMonths: horizon,
    fields: new Set(tags.map((tag) => tag.split(".")[0])).size,
  };
}
