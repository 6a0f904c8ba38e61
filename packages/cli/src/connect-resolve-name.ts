import { buildNameDirectory, type Organisation, resolveName } from "@essor/core/connect";
import type { Issue } from "@essor/core/vocabulary";
import { readBridge } from "./connect-bridge.ts";
import { type Cell, formatTable, readTable, type TextTable, writeOutputs } from "./files.ts";
import { readOptions, wholeNumber } from "./options.ts";
import { Refused, Usage } from "./refused.ts";

const ID_COLUMNS = ["org_id", "id"];
const QUERY_COLUMNS = ["query_id", "query", "id"];
const TEXT_COLUMNS = ["text", "name"];

/** `essor connect resolve-name` */
export async function connectResolveName(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    directory: { type: "string" },
    queries: { type: "string" },
    top: { type: "string" },
    dictionary: { type: "string" },
    out: { type: "string" },
  });
  if (!values.directory || !values.queries || positionals.length > 0) {
    throw new Usage("resolve-name takes --directory FILE and --queries FILE");
  }
  const top = wholeNumber(values.top, { name: "top", fallback: 10, min: 1 });
  const directory = await readTable(values.directory);
  const queries = await readTable(values.queries);
  const idColumn = columnOf(directory, values.directory, ID_COLUMNS);
  const nameColumn = columnOf(directory, values.directory, ["name"]);
  const queryColumn = columnOf(queries, values.queries, QUERY_COLUMNS);
  const textColumn = columnOf(queries, values.queries, TEXT_COLUMNS);
  refuseEmpty(directory, [idColumn, nameColumn]);
  refuseEmpty(queries, [queryColumn]);
  const organisations = directory.rows.map(
    (row): Organisation => ({
      id: row[idColumn] ?? "",
      name: row[nameColumn] ?? "",
      ...(row.names ? { names: row.names.split("|") } : {}),
      ...(row.city ? { city: row.city } : {}),
      ...(row.website ? { website: row.website } : {}),
    }),
  );
  const bridge = await readBridge(values.dictionary);
  const ready = buildNameDirectory(organisations, { bridge });
  const rows: Cell[][] = queries.rows.flatMap((row) =>
    resolveName(ready, row[textColumn] ?? "", { top }).map((answer, i) => [
      row[queryColumn],
      i + 1,
      answer.organisation,
      answer.score,
      answer.accepted,
    ]),
  );
  writeOutputs(
    { "names.csv": formatTable(["query", "rank", "org", "score", "accepted"], rows) },
    values.out,
  );
}

function columnOf(table: TextTable, file: string, names: readonly string[]): string {
  const found = names.find((name) => table.columns.includes(name));
  if (found !== undefined) return found;
  throw new Refused([
    {
      code: "column-missing",
      severity: "error",
      field: names[0] as string,
      reason: `${file} needs a column ${names.join(" or ")}`,
    },
  ]);
}

function refuseEmpty(table: TextTable, columns: readonly string[]): void {
  const issues = table.rows.flatMap((row, i): Issue[] =>
    columns
      .filter((c) => (row[c] ?? "").trim() === "")
      .map((field) => ({
        code: "value-missing",
        severity: "error",
        row: i + 1,
        field,
        reason: `${field} is empty`,
      })),
  );
  if (issues.length > 0) throw new Refused(issues);
}
