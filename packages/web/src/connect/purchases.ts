export type Purchase = { readonly item: string; readonly spend: number };

/**
 * Reads a pasted list: an item, a comma or tab, and the spend. The first line that does not read so is named.
 * @example
 * expect(parsePurchases("bolts, 100")).toEqual({ lines: [{ item: "bolts", spend: 100 }], bad: null });
 */
export function parsePurchases(text: string): { lines: Purchase[]; bad: number | null } {
  const lines: Purchase[] = [];
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const match = /^(.+?)[,，\t]\s*([\d\s.,]+)$/u.exec(line.trim());
    const spend = Number(match?.[2]?.replace(/[\s,]/g, ""));
    if (!match || !Number.isFinite(spend)) return { lines, bad: i + 1 };
    lines.push({ item: (match[1] as string).trim(), spend });
  }
  return { lines, bad: null };
}
