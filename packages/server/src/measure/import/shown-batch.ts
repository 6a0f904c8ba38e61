import type { ImportBatch } from "@essor/contract/measure";
import type { Tx } from "../../db/rights.ts";
import { type BatchRow, listChanges, listIssues, rememberedMapping } from "./queries.ts";

const SHOWN = 500;
const NONE = { rows: 0, accepted: 0, changed: 0, same: 0, refused: 0, warnings: 0 };

/** A batch as the contract shows it; in a list without its issues and changes. */
export function shownBatch(batch: BatchRow): ImportBatch {
  const { profile, storedAs: _, ...kept } = batch;
  const { fingerprint: _2, ...found } = profile;
  return {
    ...kept,
    ...found,
    columns: [...found.columns],
    sheets: [...found.sheets],
    preview: found.preview.map((row) => [...row]),
    remembered: null,
    counts: { ...NONE, ...kept.counts },
    issues: [],
    changes: [],
    laterEdits: [],
    createdAt: kept.createdAt.toISOString(),
    appliedAt: kept.appliedAt?.toISOString() ?? null,
    undoneAt: kept.undoneAt?.toISOString() ?? null,
  };
}

/** A batch with everything its page shows. */
export async function wholeBatch(tx: Tx, batch: BatchRow): Promise<ImportBatch> {
  const remembered = await rememberedMapping(tx, batch.profile.fingerprint);
  return {
    ...shownBatch(batch),
    remembered,
    columns: batch.profile.columns.map((column) => {
      const before = remembered?.columns[column.heading];
      return before === undefined
        ? column
        : { ...column, suggestion: before, because: "remembered" };
    }),
    issues: await listIssues(tx, batch.id, SHOWN),
    changes: await listChanges(tx, batch.id, "change", SHOWN),
    laterEdits: await listChanges(tx, batch.id, "later-edit", SHOWN),
  };
}
