import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** A CSV file (or its gzip) of the known answers as records of text. Quoted fields may hold commas, not line ends. */
export function readReferenceCsv(file: string): Record<string, string>[] {
  const bytes = readFileSync(file);
  const lines = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes)
    .toString("utf8")
    .trim()
    .split(/\r?\n/);
  const heading = fields(lines[0] ?? "");
  return lines.slice(1).map((line) => {
    const cells = line.includes('"') ? fields(line) : line.split(",");
    return Object.fromEntries(heading.map((column, i) => [column, cells[i] ?? ""]));
  });
}

function fields(line: string): string[] {
  const out: string[] = [];
  let cell = "";
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === "," && !quoted) {
      out.push(cell);
      cell = "";
    } else cell += letter;
  }
  out.push(cell);
  return out;
}
