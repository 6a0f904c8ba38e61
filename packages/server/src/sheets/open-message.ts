import { readFile, stat } from "node:fs/promises";
import { guardFormula, sdmxJsonTable } from "@essor/core/measure";
import { FileRefused, type OpenTable, type SheetRow } from "./sheet-row.ts";

/** A message is read whole: its values stand apart from the observations that point to them. */
const BYTES_MAX = 64 * 2 ** 20;
const GROUP = 2_000;

/** Opens an SDMX-JSON data message as a table, with the ids of its components as the heading. */
export async function openMessage(file: string): Promise<OpenTable> {
  const { size } = await stat(file);
  if (size > BYTES_MAX)
    throw new FileRefused(
      "message-too-large",
      "An SDMX-JSON message may have 64 MB; take SDMX-CSV",
    );
  const table = sdmxJsonTable(parse(await readFile(file, "utf8")));
  if (!table.ok)
    throw new FileRefused(
      "message-unreadable",
      table.code === "not-sdmx-json"
        ? "The message has no data sets with their structure"
        : `Observation ${table.facts.observation} points to a value that ${table.facts.component} lacks`,
    );
  const { columns, rows } = table.value;
  const valueAt = columns.indexOf("OBS_VALUE");
  // An import takes the guard off a text that a spreadsheet would run; a message carries none.
  const guarded = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === valueAt ? cell : guardFormula(cell)));
  return {
    sheets: [],
    sheet: null,
    merges: [],
    bytes: size,
    rows: async function* () {
      let group: SheetRow[] = [{ row: 1, cells: columns }];
      let row = 1;
      for (const cells of rows()) {
        group.push({ row: ++row, cells: guarded(cells) });
        if (group.length < GROUP) continue;
        yield { rows: group, bytes: 0, isSuspicious: true };
        group = [];
      }
      yield { rows: group, bytes: size, isSuspicious: true };
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new FileRefused("message-unreadable", `The file is no JSON: ${(error as Error).message}`);
  }
}
