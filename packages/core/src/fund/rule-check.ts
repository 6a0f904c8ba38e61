import type { FundRule, FundRuleSet, RuleTest } from "../codelist/fund-rule.ts";
import { type Day, parseDay } from "../vocabulary/day.ts";

/** What is known about an action or a fund, by name. */
export type RuleFacts = Readonly<
  Record<string, number | string | boolean | readonly string[] | null | undefined>
>;

export type RuleVerdict = {
  readonly ruleSet: string;
  readonly version: string;
  readonly rule: string;
  readonly article: string;
  readonly severity: FundRule["severity"];
  /** `unknown`: the facts do not say; that is neither kept nor broken. */
  readonly verdict: "kept" | "broken" | "unknown";
  readonly reason: string;
  readonly source: string;
  readonly evidence: FundRule["evidence"];
  /** For limits: what is observed, the limit in the same unit, and how far there is to go (negative: by how much over). */
  readonly observed?: number;
  readonly limit?: number;
  readonly headroom?: number;
};

/**
 * Tests facts against all rules that are in force on a day. Every verdict names its article and the version of its set,
 * so that a decision can keep what it was checked against.
 * @example
 * const [verdict] = checkRules({ exposureToCompany: 30, fundAssets: 100 }, { at: dayOf(2026, 1, 1), ruleSets: [{
 *   id: "f", name: "f", level: "fund", version: "1", template: false, rules: [{ id: "F1", article: "LPA 4.2", text: "", meaning: "", evidence: "full-article", source: "LPA",
 *     from: "2020-01-01", severity: "forbid", test: { kind: "at-most", fact: "exposureToCompany", of: "fundAssets", limit: 0.2 } }] }] });
 * expect(verdict).toMatchObject({ article: "LPA 4.2", verdict: "broken", observed: 30, limit: 20, headroom: -10 });
 */
export function checkRules(
  facts: RuleFacts,
  { ruleSets, at }: { readonly ruleSets: readonly FundRuleSet[]; readonly at: Day },
): RuleVerdict[] {
  return ruleSets.flatMap((set) =>
    set.rules
      .filter((rule) => isInForce(rule, at))
      .map((rule) => ({
        ruleSet: set.id,
        version: set.version,
        rule: rule.id,
        article: rule.article,
        severity: rule.severity,
        source: rule.source,
        evidence: rule.evidence,
        ...testRule(rule.test, facts),
      })),
  );
}

/**
 * Whether an approval may go on: nothing that forbids is broken. What is unknown is listed, since silence is not consent.
 * @example
 * expect(mayApprove([])).toEqual({ allowed: true, broken: [], unknown: [] });
 */
export function mayApprove(verdicts: readonly RuleVerdict[]): {
  readonly allowed: boolean;
  readonly broken: readonly RuleVerdict[];
  readonly unknown: readonly RuleVerdict[];
} {
  const binding = verdicts.filter(({ severity }) => severity === "forbid");
  const broken = binding.filter(({ verdict }) => verdict === "broken");
  const unknown = binding.filter(({ verdict }) => verdict === "unknown");
  return { allowed: broken.length === 0 && unknown.length === 0, broken, unknown };
}

function isInForce({ from, to }: FundRule, at: Day): boolean {
  const [first, last] = [parseDay(from), to === undefined ? undefined : parseDay(to)];
  return first !== undefined && first <= at && (last === undefined || at <= last);
}

type Tested = Pick<RuleVerdict, "verdict" | "reason" | "observed" | "limit" | "headroom">;

function testRule(test: RuleTest, facts: RuleFacts): Tested {
  const fact = facts[test.fact];
  if (fact === undefined || fact === null) return unknown(test.fact);
  switch (test.kind) {
    case "at-most":
    case "at-least":
      return testLimit(test, fact, facts);
    case "is":
      return typeof fact === "boolean"
        ? told(fact === test.value, `${test.fact} is ${fact ? "yes" : "no"}`)
        : unknown(test.fact);
    default: {
      const named = Array.isArray(fact) ? fact.map(String) : [String(fact)];
      const found = named.filter((name) => test.values.includes(name));
      if (test.kind === "none-of") {
        return told(found.length === 0, `${test.fact} names ${found.join(", ") || "none of them"}`);
      }
      const others = named.filter((name) => !test.values.includes(name));
      return told(others.length === 0, `${test.fact} is ${named.join(", ") || "empty"}`);
    }
  }
}

function testLimit(
  test: Extract<RuleTest, { readonly kind: "at-most" | "at-least" }>,
  fact: unknown,
  facts: RuleFacts,
): Tested {
  const base = test.of === undefined ? 1 : facts[test.of];
  if (typeof fact !== "number" || !Number.isFinite(fact)) return unknown(test.fact);
  if (typeof base !== "number" || !Number.isFinite(base)) return unknown(test.of ?? test.fact);
  const limit = test.limit * base;
  const headroom = test.kind === "at-most" ? limit - fact : fact - limit;
  // A limit met to the last digits of a double is met.
  const kept = headroom >= -1e-12 * Math.max(Math.abs(limit), Math.abs(fact));
  const words = test.kind === "at-most" ? "at most" : "at least";
  const share = test.of === undefined ? "" : ` (${test.limit} of ${test.of})`;
  return {
    ...told(kept, `${test.fact} is ${fact}, must be ${words} ${limit}${share}`),
    observed: fact,
    limit,
    headroom,
  };
}

function told(kept: boolean, reason: string): Tested {
  return { verdict: kept ? "kept" : "broken", reason };
}

function unknown(fact: string): Tested {
  return { verdict: "unknown", reason: `${fact} is not known` };
}
