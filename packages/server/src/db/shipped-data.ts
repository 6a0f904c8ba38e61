import fs from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { rootFolder } from "./cluster.ts";

export type Row = Readonly<Record<string, string>>;

/** A CSV file below `data/` as records of text. */
export function readTable(...parts: string[]): Row[] {
  return parse(readData(...parts), { columns: true, bom: true, skip_empty_lines: true });
}

/** A file below `data/` as text; `.gz` files are opened. */
export function readData(...parts: string[]): string {
  const bytes = fs.readFileSync(path.join(rootFolder(), "data", ...parts));
  return (parts.at(-1)?.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}
