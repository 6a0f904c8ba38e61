const asFields = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

const shown = (value: unknown): string =>
  value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);

/** The fields that differ between the two sides of an audit line, as texts; unchanged ones are left out. */
export function changedFields(
  before: unknown,
  after: unknown,
): { field: string; before: string; after: string }[] {
  const [a, b] = [asFields(before), asFields(after)];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .sort()
    .map((field) => ({ field, before: shown(a[field]), after: shown(b[field]) }))
    .filter((c) => c.before !== c.after);
}

const BOOKKEEPING = new Set(["hub_id", "created_at", "updated_at", "version"]);

/** One line of what a reader looks for: bookkeeping fields and empty ones are left to the full view. */
export function changeSummary(before: unknown, after: unknown): string {
  return changedFields(before, after)
    .filter((c) => !BOOKKEEPING.has(c.field) && !(c.before === "" && c.after === "null"))
    .map((c) =>
      c.before ? `${c.field}: ${c.before} → ${c.after || "–"}` : `${c.field}: ${c.after}`,
    )
    .join("; ");
}
