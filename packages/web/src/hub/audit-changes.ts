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
