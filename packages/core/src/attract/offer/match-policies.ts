import { judgeRule, type PolicyRule, type Profile, type Shortfall } from "./policy-rule.ts";

export type Policy = {
  readonly id: string;
  readonly level: "nation" | "province" | "city";
  /** Days as day numbers, both included; no end means until further notice. */
  readonly from: number;
  readonly to?: number;
  readonly conditions: PolicyRule;
  /** A fixed sum in minor units, or a rate of a field of the profile with a cap; both in `currency`. */
  readonly benefit:
    | { readonly kind: "fixed"; readonly minor: bigint; readonly currency: string }
    | {
        readonly kind: "rate";
        readonly of: string;
        readonly rate: number;
        readonly capMinor?: bigint;
        readonly currency: string;
      }
    | { readonly kind: "other" };
  /** Of one group only the best benefit counts; without a group it stacks with everything. */
  readonly stackingGroup?: string;
};

export type PolicyMatch = {
  readonly id: string;
  readonly level: Policy["level"];
  readonly outcome: "applies" | "unknown" | "no" | "expired" | "not-yet";
  readonly missing: readonly Shortfall[];
  /** In minor units of the currency; null where it is no sum of money or cannot be computed. */
  readonly amount: { readonly minor: bigint; readonly currency: string } | null;
  /** Whether the benefit counts in the stack, or a better one of its group takes its place. */
  readonly stacked: boolean;
};

/**
 * What applies to a firm on a day, what is missing for the rest, and which benefits of the three levels stack.
 * The order is: applies, unknown, no, not yet, expired; then by id.
 * @example
 * const policy = { id: "a", level: "city", from: 0, to: 99, conditions: { field: "staff", op: ">=", value: 10 }, benefit: { kind: "fixed", minor: 5n, currency: "CNY" } } as const;
 * expect(matchPolicies([policy], { staff: 12 }, 50)[0]).toMatchObject({ outcome: "applies", stacked: true });
 * expect(matchPolicies([policy], { staff: 12 }, 100)[0]?.outcome).toBe("expired");
 */
export function matchPolicies(
  policies: readonly Policy[],
  profile: Profile,
  today: number,
): PolicyMatch[] {
  const matches = policies.map((policy): PolicyMatch & { group: string | undefined } => {
    const { verdict, missing } = judgeRule(policy.conditions, profile);
    const outcome =
      today < policy.from
        ? "not-yet"
        : policy.to !== undefined && today > policy.to
          ? "expired"
          : verdict === "met"
            ? "applies"
            : verdict === "unknown"
              ? "unknown"
              : "no";
    return {
      id: policy.id,
      level: policy.level,
      outcome,
      missing,
      amount: outcome === "applies" ? amountOf(policy, profile) : null,
      stacked: outcome === "applies",
      group: policy.stackingGroup,
    };
  });
  const best = new Map<string, (typeof matches)[number]>();
  for (const match of matches) {
    if (match.outcome !== "applies" || match.group === undefined) continue;
    const before = best.get(match.group);
    if (before === undefined || (match.amount?.minor ?? -1n) > (before.amount?.minor ?? -1n))
      best.set(match.group, match);
  }
  const order = ["applies", "unknown", "no", "not-yet", "expired"];
  return matches
    .map(({ group, ...match }) => ({
      ...match,
      stacked: match.stacked && (group === undefined || best.get(group)?.id === match.id),
    }))
    .sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || (a.id < b.id ? -1 : 1));
}

function amountOf({ benefit }: Policy, profile: Profile): PolicyMatch["amount"] {
  if (benefit.kind === "fixed") return { minor: benefit.minor, currency: benefit.currency };
  if (benefit.kind === "other") return null;
  const base = profile[benefit.of];
  if (typeof base !== "number" || !Number.isFinite(base)) return null;
  const minor = BigInt(Math.floor(base * benefit.rate * 100));
  return {
    minor: benefit.capMinor !== undefined && minor > benefit.capMinor ? benefit.capMinor : minor,
    currency: benefit.currency,
  };
}
