import { existsSync } from "node:fs";
import path from "node:path";
import { readSettings } from "@essor/server/main";
import { FileRefused, importFile, readMapping } from "@essor/server/observations";
import { withBase } from "./db.ts";
import { readJson } from "./files.ts";
import { readOptions } from "./options.ts";
import { Refused, Usage } from "./refused.ts";

/** `essor import FILE`: the same reading, checks and report as in the product. */
export const importCommand = {
  help: `essor import FILE --hub CODE --mapping MAP.json [--dry-run] [--strict]

Imports observations from CSV, XLSX, SDMX-CSV or SDMX-JSON as one batch that can be undone, and prints the report as JSON.
Refused rows stay outside and are listed with row, field, code and reason. Uses DATABASE_URL or ESSOR_HOME.

  --hub CODE       the hub; example: --hub kunshan
  --mapping FILE   what each column means, as the product writes it; example: --mapping map.json with
                   {"columns": {"code": {"role": "area"}, "year": {"role": "period"}, "gdp": {"role": "indicator-value",
                   "indicator": "gdp", "unit": "亿元"}}, "source": {"title": "Bulletin", "readOn": "2026-01-02", "grade": "O"}}
  --dry-run        only the report, nothing is written; example: essor import t.csv --hub kunshan --mapping map.json --dry-run
  --strict         write nothing if any row is refused (exit code 1); example: essor import t.csv --hub kunshan --mapping map.json --strict
`,
  run: async (args: readonly string[]): Promise<void> => {
    const { values, positionals } = readOptions(args, {
      hub: { type: "string" },
      mapping: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      strict: { type: "boolean", default: false },
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new Usage("Name one file");
    if (values.hub === undefined) throw new Usage("Name the hub with --hub");
    if (values.mapping === undefined) throw new Usage("Say with --mapping what the columns mean");
    if (!existsSync(file))
      throw new Refused([
        {
          code: "file-unreadable",
          severity: "error",
          field: file,
          reason: "There is no such file",
        },
      ]);
    const read = readMapping(await readJson(values.mapping as string));
    if ("faults" in read)
      throw new Refused(
        read.faults.map((fault) => ({ code: "mapping-refused", severity: "error", ...fault })),
      );
    const report = await withRefusals(() =>
      withBase((base) =>
        importFile(base.pool, {
          hub: values.hub as string,
          file: path.resolve(file),
          files: path.join(readSettings(process.env).home, "files"),
          mapping: read.mapping,
          dryRun: values["dry-run"] === true,
          strict: values.strict === true,
          tell: progress(),
        }),
      ),
    );
    process.stdout.write(
      `${JSON.stringify({ ...report, preview: undefined, columns: undefined }, null, 2)}\n`,
    );
    const isUnmapped = report.state === "uploaded";
    if (isUnmapped || (values.strict === true && report.counts.refused > 0))
      throw new Refused(report.issues);
  },
};

/** A file that cannot be taken at all becomes a refusal with its code. */
export async function withRefusals<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileRefused)
      throw new Refused([{ code: error.code, severity: "error", reason: error.message }]);
    throw error;
  }
}

/** How far it is, on a terminal only. */
function progress(): (at: { done: number; total: number | null; phase: string }) => Promise<void> {
  let last = "";
  return async ({ done, total, phase }) => {
    const text = `${phase} ${total ? Math.floor((100 * done) / total) : 0} %`;
    if (process.stderr.isTTY && text !== last) process.stderr.write(`\r${text}   `);
    last = text;
  };
}
