export type Piece = { readonly text: string; readonly marked: boolean };

/**
 * Cuts a text where words of a list stand in it. Western words are marked where they begin with a stem of the list,
 * Chinese ones of two characters and more where they stand.
 * @example
 * expect(pieces("New batteries", ["batteri"]).filter((p) => p.marked)).toEqual([{ text: "batteries", marked: true }]);
 */
export function pieces(text: string, stems: readonly string[]): Piece[] {
  const han = stems.filter((s) => /\p{Script=Han}{2}/u.test(s)).sort((a, b) => b.length - a.length);
  const latin = stems
    .filter((s) => /^[\p{L}\p{N}]{3,}$/u.test(s) && !/\p{Script=Han}/u.test(s))
    .map((s) => s.toLowerCase().replace(/(?<=.{3})[iey]$/u, ""));
  const escaped = han.map((s) => s.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(
    [...escaped, "(?:(?!\\p{Script=Han})[\\p{L}\\p{N}])+"].join("|"),
    "giu",
  );
  const out: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const word = match[0];
    const lower = word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const marked =
      /\p{Script=Han}/u.test(word) ||
      latin.some((stem) => lower.startsWith(stem) && lower.length - stem.length <= 4);
    if (!marked) continue;
    if (match.index > at) out.push({ text: text.slice(at, match.index), marked: false });
    out.push({ text: word, marked: true });
    at = match.index + word.length;
  }
  if (at < text.length) out.push({ text: text.slice(at), marked: false });
  return out;
}
