/** A row of a delimited text with its number in the text, by the names of the heading. */
export type TextRow = { readonly row: number; readonly cells: Readonly<Record<string, string>> };

/**
 * Comma, semicolon or tab separated text (as a spreadsheet pastes or saves it) as rows by heading. Quotes as in RFC 4180.
 * @example
 * expect(readDelimited("a,b\n1,\"x, y\"")).toEqual([{ row: 1, cells: { a: "1", b: "x, y" } }]);
 */
export function readDelimited(text: string): TextRow[] {
  const lines = records(text.replace(/^\ufeff/, ""));
  const heading = (lines[0] ?? []).map((name) => name.trim().toLowerCase());
  return lines.slice(1).map((cells, i) => ({
    row: i + 1,
    cells: Object.fromEntries(heading.map((name, j) => [name, (cells[j] ?? "").trim()])),
  }));
}

function records(text: string): string[][] {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const mark = [",", ";", "\t"].sort((a, b) => first.split(b).length - first.split(a).length)[0];
  const out: string[][] = [];
  let line: string[] = [];
  let cell = "";
  let quoted = false;
  const endLine = () => {
    line.push(cell);
    cell = "";
    if (line.some((c) => c.trim() !== "")) out.push(line);
    line = [];
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] as string;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else quoted = false;
    } else if (letter === '"' && cell === "") quoted = true;
    else if (letter === mark) {
      line.push(cell);
      cell = "";
    } else if (letter === "\n") endLine();
    else if (letter !== "\r") cell += letter;
  }
  endLine();
  return out;
}
