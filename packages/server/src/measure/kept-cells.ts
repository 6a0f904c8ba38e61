import { lastKept } from "../db/last-kept.ts";
import type { Tx } from "../db/rights.ts";
import { type CellRow, readCells } from "./queries.ts";
import { newestRecording } from "./queries-recipes.ts";

type Asked = Parameters<typeof readCells>[1];
/** A cell of each column, by the code of the area. */
export type Cells = ReadonlyMap<string, readonly (CellRow | undefined)[]>;

/** The newest period and the one before, for two recipes of two hubs. */
const KEPT = 8;
const kept = lastKept<Cells>(KEPT);

/** The cells of a wide table. The last few tables are kept until a figure is recorded: reading one costs more than all else. */
export async function keptCells(tx: Tx, asked: Asked): Promise<Cells> {
  const key = `${await newestRecording(tx)}|${JSON.stringify(asked)}`;
  const known = kept.get(key);
  if (known) return known;
  const cells = new Map<string, (CellRow | undefined)[]>();
  for (const cell of await readCells(tx, asked)) {
    const row =
      cells.get(cell.area) ?? new Array<CellRow | undefined>(asked.columns.length).fill(undefined);
    row[cell.column] = cell;
    cells.set(cell.area, row);
  }
  return kept.put(key, cells);
}
