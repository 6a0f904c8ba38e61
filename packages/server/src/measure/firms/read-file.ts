import { foldText, parseDayText, parseNumberText, shiftDecimal } from "@essor/core/measure";
import { formatDay, type Issue, usccFault } from "@essor/core/vocabulary";
import { lookAtTable } from "../../sheets/look-at-table.ts";
import { openLooked } from "../../sheets/looked-table.ts";
import { FileRefused } from "../../sheets/sheet-row.ts";
import { FIELDS, type Field, fieldOf, type Table } from "./fields.ts";

export type Value = string | number | boolean | null;
export type ReadRow = { readonly row: number; readonly values: Readonly<Record<string, Value>> };
export type ReadFile = {
  readonly columns: readonly { heading: string; field: string | null }[];
  readonly rows: readonly ReadRow[];
  readonly issues: readonly Issue[];
  readonly refused: number;
};

const ROWS_MAX = 50_000;

/** Reads a table of the register: columns by their headings in three languages, each cell by what its column takes. */
export async function readFirmFile(file: string, table: Table): Promise<ReadFile> {
  const look = await lookAtTable(file, {});
  const columns = look.found.map(({ heading }) => ({ heading, field: fieldOf(table, heading) }));
  const lacking = FIELDS[table].filter((f) => f.needed && !columns.some((c) => c.field === f.name));
  if (lacking.length > 0)
    throw new FileRefused(
      "column-missing",
      `The table needs a column for ${lacking.map((f) => f.headings[0]).join(", ")}`,
    );
  const opened = await openLooked(file, look);
  const rows: ReadRow[] = [];
  const issues: Issue[] = [];
  const seen = new Map<string, number>();
  let refused = 0;
  for await (const group of opened.rows()) {
    for (const { row, cells, fault } of group.rows) {
      if (row <= look.headingRow || cells.every((text) => text.trim() === "")) continue;
      if (rows.length + refused >= ROWS_MAX)
        throw new FileRefused("too-many-rows", `The table has more than ${ROWS_MAX} rows`);
      const found = fault
        ? {
            values: {},
            faults: [issue("malformed-row", row, undefined, "The row cannot be split")],
          }
        : readRow(table, columns, { row, cells, decimal: look.decimal });
      const key = keyOf(table, found.values);
      const earlier = seen.get(key);
      if (found.faults.every((f) => f.severity === "warning") && earlier !== undefined)
        found.faults.push(
          issue("duplicate-key", row, undefined, `The same firm and year stand in row ${earlier}`),
        );
      else seen.set(key, row);
      issues.push(...found.faults);
      if (found.faults.some((f) => f.severity === "error")) refused++;
      else rows.push({ row, values: found.values });
    }
  }
  return { columns, rows, issues, refused };
}

function readRow(
  table: Table,
  columns: ReadFile["columns"],
  { row, cells, decimal }: { row: number; cells: readonly string[]; decimal: "." | "," },
): { values: Record<string, Value>; faults: Issue[] } {
  const values: Record<string, Value> = {};
  const faults: Issue[] = [];
  for (const field of FIELDS[table]) {
    const at = columns.findIndex((c) => c.field === field.name);
    if (at < 0) continue;
    const text = foldText(cells[at] ?? "");
    const heading = columns[at]?.heading ?? field.name;
    if (text === "") {
      if (field.needed) faults.push(issue("missing-value", row, heading, "This must be filled in"));
      values[field.name] = null;
      continue;
    }
    const value = readCell(field, text, decimal);
    if (typeof value === "object") faults.push(issue(value.code, row, heading, value.reason));
    else values[field.name] = value;
  }
  const { code } = values;
  if (typeof code === "string" && /^[0-9A-Z]{18}$/.test(code)) {
    const fault = usccFault(code);
    if (fault)
      faults.push({
        ...issue(
          "code-fails",
          row,
          "code",
          `The credit code fails its check (${fault}); kept as it is`,
        ),
        severity: "warning",
      });
  }
  return { values, faults };
}

type Fault = { readonly code: string; readonly reason: string };

function readCell(
  field: Field,
  text: string,
  decimal: "." | ",",
): string | number | boolean | Fault {
  switch (field.kind) {
    case "text":
      return field.shape && !field.shape.test(text)
        ? { code: "wrong-code", reason: `"${text.slice(0, 40)}" does not have the expected form` }
        : text.slice(0, 200);
    case "year": {
      const year = /^(\d{4})(年|\.0)?$/.exec(text)?.[1];
      return year && Number(year) >= 1949 && Number(year) <= 2100
        ? Number(year)
        : { code: "wrong-period", reason: `"${text.slice(0, 40)}" is no year` };
    }
    case "day": {
      const found = parseDayText(text);
      return found
        ? formatDay(found.day)
        : { code: "wrong-period", reason: `"${text.slice(0, 40)}" is no day` };
    }
    case "yes-no":
      if (/^(是|yes|y|oui|o|true|vrai|1|√)$/i.test(text)) return true;
      if (/^(否|no|n|non|false|faux|0|×)$/i.test(text)) return false;
      return { code: "wrong-value", reason: `"${text.slice(0, 40)}" is neither yes nor no` };
    case "choice": {
      const found = Object.entries(field.words ?? {}).find(([, words]) =>
        words.includes(text.toLowerCase()),
      );
      return found
        ? found[0]
        : { code: "wrong-value", reason: `"${text.slice(0, 40)}" is none of the choices` };
    }
    case "number":
      return readNumber(field, text, decimal);
  }
}

function readNumber(field: Field, text: string, decimal: "." | ","): number | Fault {
  const read = parseNumberText(text, { decimal });
  if (!read.ok) return { code: "wrong-number", reason: `"${text.slice(0, 40)}" is no number` };
  const { decimal: digits, magnitude, percent, unit } = read.value;
  if (unit !== "" && !field.units?.includes(unit))
    return { code: "wrong-unit", reason: `The unit "${unit}" is not that of this column` };
  if (percent && field.max !== 1)
    return { code: "wrong-unit", reason: "A percentage does not fit this column" };
  const value = shiftDecimal(digits, (magnitude ?? 0) - (percent ? 2 : 0));
  if (field.min !== undefined && value < field.min)
    return { code: "negative-value", reason: `${text} is less than ${field.min}` };
  if (field.max !== undefined && value > field.max)
    return { code: "value-too-large", reason: `${text} is more than ${field.max}` };
  return value;
}

const keyOf = (table: Table, values: Readonly<Record<string, Value>>) =>
  FIELDS[table]
    .filter((field) => field.key)
    .map((field) => String(values[field.name] ?? ""))
    .join("\u001f");

function issue(code: string, row: number, field: string | undefined, reason: string): Issue {
  return { code, severity: "error", row, ...(field === undefined ? {} : { field }), reason };
}
