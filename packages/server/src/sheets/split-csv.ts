import type { SheetRow } from "./sheet-row.ts";

/** A record longer than this has a quote that never closes. */
const RECORD_MAX = 1_000_000;

export type CsvSplitter = {
  /** The rows that are complete with this piece of text. */
  readonly push: (text: string) => SheetRow[];
  readonly end: () => SheetRow[];
};

/**
 * Splits delimited text into rows piece by piece (RFC 4180). A misplaced quote costs its own row only: reading goes on
 * at the next line. Lines without quotes, nearly all in practice, are cut by the engine's own search.
 */
export function csvSplitter(delimiter: string): CsvSplitter {
  let rest = "";
  let count = 0;
  const take = (buffer: string, isEnd: boolean): SheetRow[] => {
    const rows: SheetRow[] = [];
    let at = 0;
    let quote = nextQuote(buffer, 0);
    while (at < buffer.length) {
      const newline = buffer.indexOf("\n", at);
      if (newline < 0 && !isEnd && quote === Infinity) break;
      const end = newline < 0 ? buffer.length : newline;
      if (quote > end) {
        if (newline < 0 && !isEnd) break;
        rows.push({ row: ++count, cells: cut(buffer, at, end, delimiter) });
        at = end + 1;
        continue;
      }
      const record = quotedRecord(buffer, at, delimiter, isEnd);
      if (record === undefined) break;
      rows.push({
        row: ++count,
        cells: record.cells,
        ...(record.fault ? { fault: record.fault } : {}),
      });
      at = record.next;
      quote = nextQuote(buffer, at);
    }
    rest = at < buffer.length ? buffer.slice(at) : "";
    return rows;
  };
  return { push: (text) => take(rest + text, false), end: () => take(rest, true) };
}

function nextQuote(buffer: string, from: number): number {
  const at = buffer.indexOf('"', from);
  return at < 0 ? Infinity : at;
}

function cut(buffer: string, from: number, end: number, delimiter: string): string[] {
  const to = end > from && buffer.charCodeAt(end - 1) === 13 ? end - 1 : end;
  return to === from ? [] : buffer.slice(from, to).split(delimiter);
}

type Record = { cells: string[]; next: number; fault?: "bad-quote" | "unclosed-quote" };

/** One record that holds quotes, or undefined where more text is needed to tell its end. */
function quotedRecord(
  buffer: string,
  start: number,
  delimiter: string,
  isEnd: boolean,
): Record | undefined {
  const cells: string[] = [];
  let at = start;
  const lineFault = (fault: "bad-quote" | "unclosed-quote"): Record | undefined => {
    const newline = buffer.indexOf("\n", start);
    if (newline < 0 && !isEnd) return undefined;
    const end = newline < 0 ? buffer.length : newline;
    return { cells: cut(buffer, start, end, delimiter), next: end + 1, fault };
  };
  for (;;) {
    if (buffer[at] === '"') {
      const close = closingQuote(buffer, at + 1);
      if (close < 0) {
        if (!isEnd && buffer.length - start < RECORD_MAX) return undefined;
        return lineFault("unclosed-quote");
      }
      if (close - start > RECORD_MAX) return lineFault("unclosed-quote");
      if (close + 2 >= buffer.length && !isEnd) return undefined;
      cells.push(buffer.slice(at + 1, close).replaceAll('""', '"'));
      at = close + 1;
      if (buffer[at] === "\r" && (buffer[at + 1] === "\n" || at + 1 === buffer.length)) at++;
      if (at >= buffer.length || buffer[at] === "\n") return { cells, next: at + 1 };
      if (buffer[at] !== delimiter) return lineFault("bad-quote");
      at++;
      continue;
    }
    const newline = buffer.indexOf("\n", at);
    if (newline < 0 && !isEnd) return undefined;
    const end = newline < 0 ? buffer.length : newline;
    const comma = buffer.indexOf(delimiter, at);
    const cellEnd = comma >= 0 && comma < end ? comma : end;
    let cell = buffer.slice(at, cellEnd);
    if (cellEnd === end && cell.endsWith("\r")) cell = cell.slice(0, -1);
    if (cell.includes('"')) return lineFault("bad-quote");
    cells.push(cell);
    if (cellEnd === end) return { cells, next: end + 1 };
    at = cellEnd + 1;
  }
}

function closingQuote(buffer: string, from: number): number {
  for (let at = from; ; at += 2) {
    at = buffer.indexOf('"', at);
    if (at < 0 || buffer[at + 1] !== '"') return at;
  }
}
