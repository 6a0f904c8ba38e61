import type { FirmImport } from "@essor/contract/measure-firms";
import type { Issue } from "@essor/core/vocabulary";
import type { Tx } from "../../db/rights.ts";
import type { Table } from "./fields.ts";
import { listFirms, listLines, listReturns, listScores } from "./queries.ts";
import { firmSource, putFirms, putLines, putReturns, putScores } from "./queries-write.ts";
import type { ReadFile, ReadRow, Value } from "./read-file.ts";

type Known = Readonly<Record<string, unknown>>;
type State = "new" | "changed" | "same";

const FIRM = ["name", "district", "stage", "producingSince", "exempt"] as const;
const RETURN = ["output", "sales", "tax", "land", "energy"] as const;
const LINE = ["activity", "output", "sei", "highTech"] as const;

/**
 * What a file would do to the register, row by row, and does it unless this is a dry run. A column that the file does
 * not have keeps what stood there; an empty cell empties it.
 */
export async function takeFile(
  tx: Tx,
  read: ReadFile,
  {
    table,
    dryRun,
    title,
    asked,
  }: {
    table: Table;
    dryRun: boolean;
    title: string;
    /** Called where firms came in, with the source by which they are known. */
    asked?: (source: number) => Promise<unknown>;
  },
): Promise<FirmImport> {
  const firms = new Map((await listFirms(tx)).map((f) => [f.code, f as Known]));
  const issues: Issue[] = [...read.issues];
  const counts = { accepted: 0, changed: 0, same: 0, refused: read.refused };
  const put = { firms: [] as Known[], returns: [] as Known[], rows: [] as Known[] };
  const before = await keyed(tx, table);
  for (const { row, values } of read.rows) {
    if (table !== "firms" && !firms.has(String(values.code))) {
      counts.refused++;
      issues.push(unknownFirm(row, values.code));
      continue;
    }
    const states =
      table === "firms"
        ? planFirm(values, firms, before, put)
        : [planRow(table, values, before, put)];
    const state = states.includes("new") ? "new" : states.includes("changed") ? "changed" : "same";
    if (state === "new") counts.accepted++;
    else counts[state]++;
  }
  if (!dryRun && counts.accepted + counts.changed > 0) {
    const source = await firmSource(tx, title);
    if (put.firms.length > 0) {
      await putFirms(tx, put.firms, source);
      await asked?.(source);
    }
    if (put.returns.length > 0) await putReturns(tx, put.returns, source);
    if (table === "products" && put.rows.length > 0) await putLines(tx, put.rows, source);
    if (table === "scores" && put.rows.length > 0) await putScores(tx, put.rows, source);
  }
  return {
    table,
    dryRun,
    counts,
    columns: [...read.columns],
    issues: [...issues]
      .sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
      .slice(0, 1000) as FirmImport["issues"],
  };
}

type Put = { firms: Known[]; returns: Known[]; rows: Known[] };

function planFirm(
  values: ReadRow["values"],
  firms: Map<string, Known>,
  returns: ReadonlyMap<string, Known>,
  put: Put,
): State[] {
  const code = String(values.code);
  const { state, next } = merged(firms.get(code), values, FIRM);
  if (state !== "same") {
    put.firms.push({ ...next, code });
    firms.set(code, { ...next, code });
  }
  if (typeof values.year !== "number" || !RETURN.some((name) => name in values)) return [state];
  const own = merged(returns.get(`${code} ${values.year}`), values, RETURN);
  if (own.state !== "same") put.returns.push({ ...own.next, firm: code, year: values.year });
  return [state, own.state];
}

function planRow(
  table: Table,
  values: ReadRow["values"],
  before: ReadonlyMap<string, Known>,
  put: Put,
): State {
  const name = table === "products" ? "product" : "indicator";
  const key = `${values.code} ${values.year} ${values[name]}`;
  const { state, next } = merged(before.get(key), values, table === "products" ? LINE : ["score"]);
  if (state !== "same")
    put.rows.push({ ...next, firm: values.code, year: values.year, [name]: values[name] });
  return state;
}

/** What stood there with what the file says over it. */
function merged(
  before: Known | undefined,
  values: Readonly<Record<string, Value>>,
  names: readonly string[],
): { state: State; next: Known } {
  const plain = (value: unknown) => (value === false || value === undefined ? null : value);
  const next = Object.fromEntries(
    names.map((name) => [name, name in values ? values[name] : (before?.[name] ?? null)]),
  );
  if (before === undefined) return { state: "new", next };
  const same = names.every((name) => plain(before[name]) === plain(next[name]));
  return { state: same ? "same" : "changed", next };
}

async function keyed(tx: Tx, table: Table): Promise<Map<string, Known>> {
  if (table === "firms")
    return new Map((await listReturns(tx, null)).map((r) => [`${r.firm} ${r.year}`, r]));
  if (table === "products")
    return new Map((await listLines(tx, null)).map((r) => [`${r.firm} ${r.year} ${r.product}`, r]));
  return new Map(
    (await listScores(tx, null)).map((r) => [`${r.firm} ${r.year} ${r.indicator}`, r]),
  );
}

function unknownFirm(row: number, code: Value | undefined): Issue {
  return {
    code: "unknown-firm",
    severity: "error",
    row,
    field: "code",
    reason: `The register has no firm ${code}; import the firms first`,
  };
}
