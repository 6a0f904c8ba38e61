/** A condition on a firm's profile: a tree of tests, as plain JSON. */
export type PolicyRule =
  | { readonly all: readonly PolicyRule[] }
  | { readonly any: readonly PolicyRule[] }
  | { readonly not: PolicyRule }
  | {
      readonly field: string;
      readonly op: ">=" | ">" | "<=" | "<" | "=" | "in" | "includes";
      readonly value: number | string | boolean | readonly (string | number)[];
    };

/** What is known of a firm; absent or null is unknown, which is neither yes nor no. */
export type Profile = Readonly<
  Record<string, number | string | boolean | readonly string[] | null>
>;

export type Shortfall = {
  readonly field: string;
  readonly op: string;
  readonly wanted: string;
  /** The firm's own value; null where it is unknown and would have to be asked. */
  readonly given: string | null;
};

export type RuleVerdict = {
  readonly verdict: "met" | "unmet" | "unknown";
  readonly missing: readonly Shortfall[];
};

/**
 * Whether a profile meets a rule, in three values: an unknown fact makes "unknown", unless the rest decides alone.
 * `missing` lists the tests that stand between the firm and "met".
 * @example
 * const rule = { all: [{ field: "rdShare", op: ">=", value: 0.03 }, { field: "sector", op: "in", value: ["C39"] }] } as const;
 * expect(judgeRule(rule, { rdShare: 0.02, sector: "C39" })).toEqual(
 *   { verdict: "unmet", missing: [{ field: "rdShare", op: ">=", wanted: "0.03", given: "0.02" }] });
 */
export function judgeRule(rule: PolicyRule, profile: Profile): RuleVerdict {
  if ("all" in rule) {
    const parts = rule.all.map((r) => judgeRule(r, profile));
    const verdict = parts.some((p) => p.verdict === "unmet")
      ? "unmet"
      : parts.some((p) => p.verdict === "unknown")
        ? "unknown"
        : "met";
    return { verdict, missing: parts.flatMap((p) => p.missing) };
  }
  if ("any" in rule) {
    const parts = rule.any.map((r) => judgeRule(r, profile));
    if (parts.some((p) => p.verdict === "met")) return { verdict: "met", missing: [] };
    const verdict = parts.some((p) => p.verdict === "unknown") ? "unknown" : "unmet";
    return { verdict, missing: parts.flatMap((p) => p.missing) };
  }
  if ("not" in rule) {
    const { verdict, missing } = judgeRule(rule.not, profile);
    if (verdict === "unknown")
      return { verdict, missing: missing.map((m) => ({ ...m, op: `not ${m.op}` })) };
    if (verdict === "unmet") return { verdict: "met", missing: [] };
    return {
      verdict: "unmet",
      missing: fieldsOf(rule.not).map((field) => ({
        field,
        op: "not",
        wanted: JSON.stringify(rule.not),
        given: shown(profile[field]),
      })),
    };
  }
  const given = profile[rule.field];
  if (given === undefined || given === null)
    return {
      verdict: "unknown",
      missing: [{ field: rule.field, op: rule.op, wanted: String(rule.value), given: null }],
    };
  const met = holds(given, rule.op, rule.value);
  return met
    ? { verdict: "met", missing: [] }
    : {
        verdict: "unmet",
        missing: [
          { field: rule.field, op: rule.op, wanted: String(rule.value), given: shown(given) },
        ],
      };
}

function holds(given: NonNullable<Profile[string]>, op: string, value: unknown): boolean {
  if (op === "=") return given === value;
  if (op === "in") return Array.isArray(value) && value.includes(given as string);
  if (op === "includes") return Array.isArray(given) && given.includes(value as string);
  if (typeof given !== "number" || typeof value !== "number") return false;
  if (op === ">=") return given >= value;
  if (op === ">") return given > value;
  return op === "<=" ? given <= value : given < value;
}

function fieldsOf(rule: PolicyRule): string[] {
  if ("all" in rule) return rule.all.flatMap(fieldsOf);
  if ("any" in rule) return rule.any.flatMap(fieldsOf);
  return "not" in rule ? fieldsOf(rule.not) : [rule.field];
}

function shown(value: Profile[string] | undefined): string | null {
  return value === undefined || value === null ? null : String(value);
}
