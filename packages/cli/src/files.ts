import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { Refused } from "./refused.ts";

/** A table as read: the heading, and rows as records of text. Empty text means missing. */
export type TextTable = {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
};

/** The text of a file, of a `.gz` file, or of standard input (`-`). */
export async function readText(file: string): Promise<string> {
  if (file === "-") return text(process.stdin);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new Refused([
      { code: "file-unreadable", severity: "error", field: file, reason: (error as Error).message },
    ]);
  }
  if (file.endsWith(".gz")) bytes = gunzipSync(bytes);
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}

/** A CSV file with a heading, as records of text. */
export async function readTable(file: string): Promise<TextTable> {
  const body = await readText(file);
  let records: string[][];
  try {
    records = parse(body, { relax_column_count: false, skip_empty_lines: true });
  } catch (error) {
    const at = error as Error & { lines?: number };
    throw new Refused([
      {
        code: "csv-malformed",
        severity: "error",
        field: file,
        reason: at.message,
        ...(at.lines === undefined ? {} : { row: at.lines }),
      },
    ]);
  }
  const columns = records[0] ?? [];
  return {
    columns,
    rows: records.slice(1).map((r) => Object.fromEntries(columns.map((c, i) => [c, r[i] ?? ""]))),
  };
}

/** A JSON file, of any shape: the command that reads it checks it. */
export async function readJson(file: string): Promise<unknown> {
  const body = await readText(file);
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new Refused([
      { code: "json-malformed", severity: "error", field: file, reason: (error as Error).message },
    ]);
  }
}

/** One JSON value a line. */
export async function readJsonLines(file: string): Promise<unknown[]> {
  const lines = (await readText(file)).split("\n");
  return lines.flatMap((line, i) => {
    if (line.trim() === "") return [];
    try {
      return [JSON.parse(line)];
    } catch (error) {
      throw new Refused([
        {
          code: "json-malformed",
          severity: "error",
          row: i + 1,
          field: file,
          reason: (error as Error).message,
        },
      ]);
    }
  });
}

export type Cell = string | number | boolean | bigint | null | undefined;

/** A value as CSV text: missing is empty, numbers keep up to 17 significant digits. A value that is not finite is a bug. */
export function formatCell(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Error(`Not a finite number: ${value}`);
    return Object.is(value, -0) ? "0" : String(value);
  }
  const body = String(value);
  return /[",\n\r]/.test(body) ? `"${body.replaceAll('"', '""')}"` : body;
}

/** Rows under a heading as CSV text with LF line ends. */
export function formatTable(columns: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [columns.map(formatCell).join(",")];
  for (const row of rows) lines.push(row.map(formatCell).join(","));
  return `${lines.join("\n")}\n`;
}

/** What a command answers: named files, written into `--out`, or printed as one JSON document without it. */
export type Outputs = { readonly [name: string]: string | { readonly json: unknown } };

/** Writes the outputs into a folder, or to standard output as one JSON object keyed by name. */
export function writeOutputs(outputs: Outputs, out: string | undefined): void {
  if (out === undefined) {
    const shown = Object.fromEntries(
      Object.entries(outputs).map(([name, o]) => [name, typeof o === "string" ? o : o.json]),
    );
    process.stdout.write(`${formatJson(shown)}\n`);
    return;
  }
  mkdirSync(out, { recursive: true });
  for (const [name, o] of Object.entries(outputs)) {
    writeFileSync(path.join(out, name), typeof o === "string" ? o : `${formatJson(o.json)}\n`);
  }
}

function formatJson(value: unknown): string {
  return JSON.stringify(value, (_, v) => (typeof v === "bigint" ? v.toString() : v), 2);
}
