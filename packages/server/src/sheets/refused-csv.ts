import { guardFormula } from "@essor/core/measure";
import { csvLine } from "./csv-line.ts";
import type { OpenTable } from "./sheet-row.ts";

type Refusal = {
  readonly row: number;
  readonly seq: number;
  readonly field: string;
  readonly code: string;
  readonly reason: string;
};

/**
 * The refused rows of a file as CSV: their own cells, then the row, field, code and reason of each refusal. The stored
 * file is read again beside the list of refusals, both in the order of rows.
 */
export async function* refusedCsv(
  table: OpenTable,
  {
    headings,
    headingRow,
    after,
  }: {
    headings: readonly string[];
    headingRow: number;
    /** The refusals that follow one, a piece at a time. */
    after: (last: { row: number; seq: number }) => Promise<readonly Refusal[]>;
  },
): AsyncGenerator<string> {
  let refusals: readonly Refusal[] = [];
  let last = { row: 0, seq: -1 };
  let next = 0;
  const peek = async () => {
    if (next >= refusals.length) {
      refusals = await after(last);
      next = 0;
      last = refusals.at(-1) ?? last;
    }
    return refusals[next];
  };
  yield `\uFEFF${csvLine([...headings.map(guardFormula), "row", "field", "code", "reason"])}`;
  for await (const { rows } of table.rows()) {
    let lines = "";
    for (const row of rows) {
      if (row.row <= headingRow) continue;
      for (let one = await peek(); one !== undefined && one.row <= row.row; one = await peek()) {
        next++;
        if (one.row < row.row) continue;
        const cells = headings.map((_, i) => guardFormula(row.cells[i] ?? ""));
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
