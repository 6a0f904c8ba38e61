import { historyBefore, type Participation, recommendPartners } from "@essor/core/connect";
import { type Issue, parseDay } from "@essor/core/vocabulary";
import { type Cell, formatTable, readTable, type TextTable, writeOutputs } from "./files.ts";
import { readOptions, wholeNumber } from "./options.ts";
import { Refused, Usage } from "./refused.ts";

/** `essor connect recommend` */
export async function connectRecommend(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    before: { type: "string" },
    top: { type: "string" },
    "only-new": { type: "boolean" },
    organisations: { type: "string" },
    out: { type: "string" },
  });
  const [file] = positionals;
  const on = values.before === undefined ? undefined : parseDay(values.before);
  if (!file || positionals.length > 1 || on === undefined) {
    throw new Usage("recommend takes PARTICIPATION.csv and --before YYYY-MM-DD");
  }
  const top = wholeNumber(values.top, { name: "top", fallback: 20, min: 1 });
  const { rows, issues } = readParticipation(await readTable(file), file);
  const history = historyBefore(rows, on);
  const asked = values.organisations?.split(",") ?? history.organisations;
  const onlyNew = values["only-new"] ?? false;
  const lines: Cell[][] = asked.flatMap((organisation) =>
    recommendPartners(history, organisation, { top, on, onlyNew }).map((r, i) => [
      organisation,
      i + 1,
      r.organisation,
      r.score,
    ]),
  );
  writeOutputs(
    {
      "partners.csv": formatTable(["organisation", "rank", "partner", "score"], lines),
      "issues.json": { json: issues },
    },
    values.out,
  );
}

/** Rows without a start day are reported and left out; a missing project or organisation refuses the table. */
function readParticipation(
  table: TextTable,
  file: string,
): { rows: Participation[]; issues: Issue[] } {
  const column = (...names: string[]): string => {
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
  };
  const [project, organisation, start] = [
    column("rcn", "project"),
    column("pic", "organisation"),
    column("start_date", "start"),
  ];
  const issues: Issue[] = [];
  const rows = table.rows.flatMap((row, i): Participation[] => {
    const day = parseDay(row[start] ?? "");
    const bad = [project, organisation].find((field) => (row[field] ?? "") === "");
    if (bad !== undefined) {
      issues.push({
        code: "value-missing",
        severity: "error",
        row: i + 1,
        field: bad,
        reason: `${bad} is empty`,
      });
      return [];
    }
    if (day === undefined) {
      issues.push({
        code: "not-a-day",
        severity: "warning",
        row: i + 1,
        field: start,
        reason: `"${row[start] ?? ""}" is no day; the row was left out`,
      });
      return [];
    }
    return [
      {
        project: row[project] as string,
        organisation: row[organisation] as string,
        start: day,
        country: row.country ?? "",
        kind: row.type ?? "",
        leads: row.role === "coordinator",
      },
    ];
  });
  const errors = issues.filter((issue) => issue.severity === "error");
  if (errors.length > 0) throw new Refused(errors);
  return { rows, issues };
}
