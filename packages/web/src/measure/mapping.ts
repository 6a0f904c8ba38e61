import type { ColumnMapping, ImportBatch } from "@essor/contract/measure";

/** Roles that need nothing more than their name. */
export const ROLES = [
  "ignore",
  "area",
  "area-name",
  "period",
  "indicator",
  "activity",
  "value",
  "unit",
  "multiplier",
  "status",
  "known-at",
  "grade",
  "source-title",
  "source-issuer",
  "source-address",
  "source-read-on",
  "source-licence",
  "attribute",
  "organisation-code",
] as const;
export type PlainRole = (typeof ROLES)[number];

/** What a select shows of a column's meaning: a role, or `values:<indicator>` for a wide table's column. */
export function choiceOf(meaning: ColumnMapping): string {
  return meaning.role === "indicator-value" ? `values:${meaning.indicator ?? ""}` : meaning.role;
}

/** The meaning after a choice; unit, period and activity that were known stay where they still make sense. */
export function choose(before: ColumnMapping, choice: string): ColumnMapping {
  if (choice.startsWith("values:")) {
    const kept = before.role === "indicator-value" ? before : { role: "indicator-value" as const };
    const indicator = choice.slice(7);
    const { indicator: _, ...rest } = kept;
    return indicator === "" ? rest : { ...rest, indicator };
  }
  return { role: choice as PlainRole };
}

/** The meanings of a batch's columns: of its last check, else of an earlier file like it, else as suggested. */
export function meaningsOf(batch: ImportBatch): Record<string, ColumnMapping> {
  const known = batch.mapping ?? batch.remembered;
  return Object.fromEntries(
    batch.columns.map(({ heading, suggestion }) => [
      heading,
      known?.columns[heading] ?? (known ? null : suggestion) ?? { role: "ignore" },
    ]),
  );
}

/** Without the columns that are left out: the server lists those itself. */
export function mappedOnly(
  meanings: Readonly<Record<string, ColumnMapping>>,
): Record<string, ColumnMapping> {
  return Object.fromEntries(Object.entries(meanings).filter(([, m]) => m.role !== "ignore"));
}
