import { type KeptFigure, reviewForecast } from "@essor/core/outlook";
import type { Issue } from "@essor/core/vocabulary";
import { formatTable, readTable, writeOutputs } from "./files.ts";
import { onlyFile } from "./measure-inputs.ts";
import { readOptions } from "./options.ts";
import { needColumns, numberCell, refuseAll } from "./outlook-numbers.ts";

/** `essor outlook review`: kept forecasts against what came. */
export async function outlookReview(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, { out: { type: "string" } });
  const table = await readTable(onlyFile(positionals, "KEPT.csv"));
  needColumns(table, ["id", "median", "low", "high", "actual"]);
  const issues: Issue[] = [];
  const figures = table.rows.map((row, at): KeptFigure => {
    const number = (field: string) => numberCell(row, field, { at, issues }) ?? 0;
    return {
      id: row.id ?? "",
      median: number("median"),
      low: number("low"),
      high: number("high"),
      actual: row.actual ? number("actual") : null,
    };
  });
  refuseAll(issues);
  const { lines, ...summary } = reviewForecast(figures);
  writeOutputs(
    {
      "review.csv": formatTable(
        ["id", "median", "low", "high", "actual", "error", "inside"],
        lines.map((l) => [l.id, l.median, l.low, l.high, l.actual, l.error, l.inside]),
      ),
      "review.json": { json: summary },
    },
    values.out,
  );
}
