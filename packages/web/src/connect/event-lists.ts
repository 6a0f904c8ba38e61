type Read<T> = { readonly rows: readonly T[]; readonly bad: number | null };

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line, i) => ({ line: line.trim(), n: i + 1 }))
    .filter(({ line }) => line !== "");

/** People, one a line: a name, then after a semicolon the slots in which he cannot come. The first bad line is named. */
export function parsePeople(text: string): Read<{ label: string; away: number[] }> {
  const rows: { label: string; away: number[] }[] = [];
  for (const { line, n } of linesOf(text)) {
    const [label = "", slots = "", more] = line.split(/[;；]/).map((part) => part.trim());
    const away = slots
      .split(/[\s,，、]+/)
      .filter(Boolean)
      .map(Number);
    if (label === "" || more !== undefined || away.some((s) => !Number.isInteger(s) || s < 1))
      return { rows: [], bad: n };
    rows.push({ label, away });
  }
  return { rows, bad: null };
}

/** Wishes, one a line: who > whom. */
export function parseWishes(text: string): Read<{ guest: string; host: string }> {
  const rows: { guest: string; host: string }[] = [];
  for (const { line, n } of linesOf(text)) {
    const [guest = "", host = "", more] = line.split(/[>＞→]/).map((part) => part.trim());
    if (guest === "" || host === "" || more !== undefined) return { rows: [], bad: n };
    rows.push({ guest, host });
  }
  return { rows, bad: null };
}
