import type { Day } from "../../vocabulary/day.ts";

/** An entry of a catalogue of restricted, obsolete or over-capacity industries. Codes apply to all classes below them. */
export type RestrictedEntry = {
  readonly code: string;
  readonly status: "restricted" | "obsolete" | "over-capacity";
  readonly article: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
};

/** Who let a restricted class be a target all the same, and why. */
export type RestrictionOverride = {
  readonly activity: string;
  readonly by: string;
  readonly reason: string;
};

export type RestrictionVerdict =
  | { readonly verdict: "free" }
  | { readonly verdict: "blocked"; readonly entry: RestrictedEntry }
  | {
      readonly verdict: "overridden";
      readonly entry: RestrictedEntry;
      readonly override: RestrictionOverride;
    };

/**
 * Whether an activity may be chosen as target on a day. A catalogue entry blocks until somebody overrides it with a name and
 * a reason; blank ones do not count.
 * @example
 * const entry = { code: "3110", status: "over-capacity" as const, article: "Cat. 2, 3", validFrom: 0, validTo: null };
 * expect(restrictionOf("3110", { day: 5, catalogue: [entry], overrides: [] })).toMatchObject({ verdict: "blocked" });
 */
export function restrictionOf(
  activity: string,
  {
    day,
    catalogue,
    overrides,
  }: {
    readonly day: Day;
    readonly catalogue: readonly RestrictedEntry[];
    readonly overrides: readonly RestrictionOverride[];
  },
): RestrictionVerdict {
  const entry = catalogue.find(
    (e) =>
      activity.startsWith(e.code) && e.validFrom <= day && (e.validTo === null || day <= e.validTo),
  );
  if (!entry) return { verdict: "free" };
  const override = overrides.find(
    (o) => o.activity === activity && o.by.trim() !== "" && o.reason.trim() !== "",
  );
  return override ? { verdict: "overridden", entry, override } : { verdict: "blocked", entry };
}
