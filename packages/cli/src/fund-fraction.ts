import type { TierTerms, UpperTier } from "@essor/core/fund";
import {
  compareFractions as compare,
  type Fraction,
  fraction,
  parseFraction,
} from "@essor/core/math";
import { asArray, asObject, type Json, refuse } from "./fund-cases.ts";

/** A number or text as an exact fraction: 8, "0.08", "8/100". */
export function asFraction(value: unknown, field: string): Fraction {
  const read =
    typeof value === "number" || typeof value === "string"
      ? parseFraction(String(value))
      : undefined;
  if (!read) throw refuse("not-a-number", field, `${field} must be a number or a fraction`);
  return read;
}

/** The terms of tiers, with bounds: a carry or catch-up outside 0 to 1 is refused. */
export function asTierTerms(entry: Json): TierTerms {
  const compounding = entry.hurdleCompounding ?? "annual";
  if (compounding !== "annual" && compounding !== "simple" && compounding !== "daily") {
    throw refuse("bad-compounding", "hurdleCompounding", "annual, simple or daily");
  }
  const terms = {
    hurdle: asFraction(entry.hurdle, "hurdle"),
    compounding,
    carry: asFraction(entry.carry, "carry"),
    catchUp: asFraction(entry.catchUp ?? 0, "catchUp"),
    ...(entry.upperTiers === undefined ? {} : { upperTiers: asUpperTiers(entry.upperTiers) }),
  } as const;
  for (const field of ["carry", "catchUp"] as const) {
    if (terms[field].num < 0n || compare(terms[field], fraction(1n)) > 0) {
      throw refuse("out-of-range", field, `${field} must lie between 0 and 1`);
    }
  }
  return terms;
}

function asUpperTiers(value: unknown): UpperTier[] {
  return asArray(value, "upperTiers").map((raw, i) => {
    const { hurdle, carry } = asObject(raw, `upperTiers[${i}]`);
    return {
      hurdle: asFraction(hurdle, `upperTiers[${i}].hurdle`),
      carry: asFraction(carry, `upperTiers[${i}].carry`),
    };
  });
}
