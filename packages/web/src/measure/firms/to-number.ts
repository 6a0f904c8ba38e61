/** What was typed as a number: empty is none, anything else unreadable is undefined. */
export function toNumber(typed: string): number | null | undefined {
  const plain = typed.replace(/[\s\u00a0,_]/g, "");
  if (plain === "") return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}
