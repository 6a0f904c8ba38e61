import { resolveRecords, SAME_THRESHOLD } from "@essor/core/connect";
import type { Issue } from "@essor/core/vocabulary";
import {
  type Cell,
  formatTable,
  readJson,
  readTable,
  type TextTable,
  writeOutputs,
} from "./files.ts";
import { readOptions } from "./options.ts";
import { Refused, Usage } from "./refused.ts";

/** `essor connect resolve` */
export async function connectResolve(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    id: { type: "string" },
    fields: { type: "string" },
    threshold: { type: "string" },
    explain: { type: "boolean" },
    out: { type: "string" },
  });
  const [fileA, fileB] = positionals;
  if (!fileA || !values.id || positionals.length > 2)
    throw new Usage("resolve takes A.csv [B.csv] and --id COLUMN");
  const threshold = readThreshold(values.threshold);
  const a = trimmed(await readTable(fileA));
  const b = fileB === undefined ? undefined : trimmed(await readTable(fileB));
  const id = values.id;
  const map = values.fields === undefined ? undefined : readMap(await readJson(values.fields));
  const fields = map ? Object.keys(map) : a.columns.filter((c) => c !== id);
  const issues = [
    ...problems(a, { file: fileA, id, columns: fields }),
    ...(b
      ? problems(b, { file: fileB as string, id, columns: fields.map((f) => map?.[f] ?? f) })
      : []),
  ];
  if (issues.length > 0) throw new Refused(issues);
  const rowsB = (b?.rows ?? []).map((row) =>
    Object.fromEntries(fields.map((f) => [f, row[map?.[f] ?? f] ?? ""])),
  );
  const records = [...a.rows, ...rowsB];
  const ids = [...a.rows, ...(b?.rows ?? [])].map((row) => row[id] ?? "");
  const { pairs, clusters, explain } = resolveRecords(records, {
    fields,
    threshold,
    split: b ? a.rows.length : undefined,
  });
  const size = new Map<number, number>();
  for (const c of clusters) size.set(c, (size.get(c) ?? 0) + 1);
  const pairRows: Cell[][] = pairs.map((p) => [ids[p.a], ids[p.b], p.probability, p.same]);
  const clusterRows: Cell[][] = [...clusters].map((c, r) => [ids[r], ids[c], size.get(c)]);
  writeOutputs(
    {
      "pairs.csv": formatTable(["a", "b", "probability", "same"], pairRows),
      "clusters.csv": formatTable(["id", "cluster", "size"], clusterRows),
      ...(values.explain
        ? {
            "reasons.jsonl": pairs
              .map(
                (p) =>
                  `${JSON.stringify({ a: ids[p.a], b: ids[p.b], probability: p.probability, evidence: explain(p.a, p.b) })}\n`,
              )
              .join(""),
          }
        : {}),
    },
    values.out,
  );
}

function readThreshold(text: string | undefined): number {
  if (text === undefined || text === "default") return SAME_THRESHOLD;
  const value = Number(text);
  if (!(value > 0 && value < 1))
    throw new Usage(`--threshold must lie between 0 and 1, not "${text}"`);
  return value;
}

/** Headings and cells without the blanks around them: some published files have them. */
function trimmed({ columns, rows }: TextTable): TextTable {
  return {
    columns: columns.map((c) => c.trim()),
    rows: rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([k, v]) => [k.trim(), v.trim()])),
    ),
  };
}

/** `{ "column of A": "column of B" }`, or a list of columns that both have. */
function readMap(value: unknown): Record<string, string> {
  if (Array.isArray(value) && value.every((v) => typeof v === "string")) {
    return Object.fromEntries(value.map((v) => [v, v]));
  }
  if (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((v) => typeof v === "string")
  ) {
    return value as Record<string, string>;
  }
  throw new Refused([
    {
      code: "wrong-field-map",
      severity: "error",
      field: "fields",
      reason: 'The map must be { "column of A": "column of B" } or a list of columns',
    },
  ]);
}

function problems(
  table: TextTable,
  {
    file,
    id,
    columns,
  }: { readonly file: string; readonly id: string; readonly columns: readonly string[] },
): Issue[] {
  const missing = [id, ...columns].filter((c) => !table.columns.includes(c));
  if (missing.length > 0) {
    return missing.map((field) => ({
      code: "column-missing",
      severity: "error",
      field,
      reason: `${file} has no column "${field}"`,
    }));
  }
  const seen = new Set<string>();
  return table.rows.flatMap((row, i): Issue[] => {
    const value = row[id] ?? "";
    const code = value === "" ? "id-missing" : seen.has(value) ? "duplicate-id" : undefined;
    seen.add(value);
    return code
      ? [
          {
            code,
            severity: "error",
            row: i + 1,
            field: id,
            reason: `"${value}" is no id of its own in ${file}`,
          },
        ]
      : [];
  });
}
