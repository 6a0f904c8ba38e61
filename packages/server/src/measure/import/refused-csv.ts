import { guardFormula } from "@essor/core/measure";
import type pg from "pg";
import type { Asker } from "../../db/rights.ts";
import { asAsker } from "../../db/rights.ts";
import { csvLine } from "../../sheets/csv-line.ts";
import { type BatchRow, refusalsAfter } from "./queries.ts";
import { openBatchFile } from "./run-import.ts";

/**
 * The refused rows of a file as CSV: their own cells, then the row, field, code and reason of each refusal. The stored
 * file is read again beside the list of refusals, both in the order of rows.
 */
export async function* refusedCsv(
  pool: pg.Pool,
  asker: Asker,
  batch: BatchRow,
  files: string,
): AsyncGenerator<string> {
  const table = await openBatchFile(batch, batch.mapping, files);
  const headingRow = batch.mapping?.headingRow ?? batch.profile.headingRow;
  const width = batch.profile.columns.length;
  let refusals: Awaited<ReturnType<typeof refusalsAfter>> = [];
  let last = { row: 0, seq: -1 };
  let next = 0;
  const peek = async () => {
    if (next >= refusals.length) {
      refusals = await asAsker(pool, asker, (tx) => refusalsAfter(tx, batch.id, last, 5_000));
      next = 0;
      last = refusals.at(-1) ?? last;
    }
    return refusals[next];
  };
  yield `\uFEFF${csvLine([...batch.profile.columns.map((c) => guardFormula(c.heading)), "row", "field", "code", "reason"])}`;
  for await (const { rows } of table.rows()) {
    let lines = "";
    for (const row of rows) {
      if (row.row <= headingRow) continue;
      for (let one = await peek(); one !== undefined && one.row <= row.row; one = await peek()) {
        next++;
        if (one.row < row.row) continue;
        const cells = Array.from({ length: width }, (_, i) => guardFormula(row.cells[i] ?? ""));
        lines += csvLine([
          ...cells,
          String(one.row),
          guardFormula(one.field),
          one.code,
          guardFormula(one.reason),
        ]);
      }
    }
    if (lines !== "") yield lines;
    if ((await peek()) === undefined) return;
  }
}
