import { formatMinor, parseMoney } from "@essor/core/vocabulary";
import { Problem } from "../http/problem.ts";

/** A decimal text of a request as whole minor units; too many decimals are refused, not rounded. */
export function minorOf(text: string, currency: string, field: string): bigint {
  const parsed = parseMoney(text, currency);
  if (parsed.ok) return parsed.value.minor;
  throw new Problem("bad-request", `${field}: ${parsed.code}`, [
    {
      code: parsed.code,
      severity: "error",
      field,
      reason: `${text} is not an amount of ${currency}`,
    },
  ]);
}

export function amountOf(minor: bigint | string, currency: string): string {
  return formatMinor({ minor: BigInt(minor), currency });
}

/** For ratios and rules only: books and notices stay in whole units. */
export function majorNumber(minor: bigint, currency: string): number {
  return Number(formatMinor({ minor, currency }));
}
