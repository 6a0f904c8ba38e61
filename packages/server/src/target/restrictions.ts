import { type RestrictedEntry, restrictionOf } from "@essor/core/target";
import { type Day, parseDay } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { listRestricted } from "./queries.ts";

/** The hub's catalogue as core reads it. */
export async function restrictedCatalogue(tx: Tx): Promise<RestrictedEntry[]> {
  return (await listRestricted(tx)).map((row) => ({
    ...row,
    validFrom: parseDay(row.validFrom) as Day,
    validTo: row.validTo === null ? null : (parseDay(row.validTo) as Day),
  }));
}

/** What stands against a class on a day, in words; null where it is free. */
export function restrictionText(
  activity: string,
  { day, catalogue }: { day: Day; catalogue: readonly RestrictedEntry[] },
): string | null {
  const verdict = restrictionOf(activity, { day, catalogue, overrides: [] });
  return verdict.verdict === "blocked" ? `${verdict.entry.status}: ${verdict.entry.article}` : null;
}
