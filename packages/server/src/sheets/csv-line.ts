/** One line of CSV (RFC 4180) with its end. */
export function csvLine(cells: readonly string[]): string {
  let line = "";
  for (let i = 0; i < cells.length; i++) {
    const text = cells[i] as string;
    line += (i === 0 ? "" : ",") + (SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  }
  return `${line}\r\n`;
}

const SPECIAL = /[",\r\n]|^\s|\s$/;
