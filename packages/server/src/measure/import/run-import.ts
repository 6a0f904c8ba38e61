import path from "node:path";
import type { ImportBatch, ImportMapping } from "@essor/contract/measure";
import { formatPeriod, type Period } from "@essor/core/vocabulary";
import type { Tx } from "../../db/rights.ts";
import type { JobTools } from "../../jobs/worker.ts";
import { type IssueLog, issueLog } from "../../sheets/issue-log.ts";
import { headingsIn, openLooked } from "../../sheets/looked-table.ts";
import { FileRefused, type OpenTable } from "../../sheets/sheet-row.ts";
import { statusWord } from "../status.ts";
import { COPY_BEGIN, COPY_END } from "./figure-bytes.ts";
import { indexLists, type Lists } from "./lists.ts";
import { type Plan, planOf } from "./plan.ts";
import * as q from "./queries.ts";
import * as figures from "./queries-figures.ts";
import { type FigureReader, figureReader, type Seen } from "./read-figures.ts";
import { sourceList } from "./sources.ts";

export type Tell = JobTools["tell"];

const CHANGES_KEPT = 1_000;

/** The hub's lists as they stand, for resolving what a file names. */
export async function readLists(tx: Tx): Promise<Lists> {
  return indexLists(
    await q.listedAreas(tx),
    await q.listedActivities(tx),
    await q.listedIndicators(tx),
  );
}

/** Opens a batch's file as its mapping wants it read. */
export function openBatchFile(
  { storedAs, profile }: q.BatchRow,
  mapping: ImportMapping | null,
  files: string,
): Promise<OpenTable> {
  return openLooked(path.join(files, storedAs), profile, mapping ?? {});
}

/**
 * Reads a batch's file in one pass, compares it with the hub and, where it is to be applied, writes it: all in the
 * transaction given, so that either the whole batch stands or nothing of it. Answers the counts of the report.
 */
export async function runImport(
  tx: Tx,
  batch: q.BatchRow,
  {
    mapping,
    files,
    apply,
    tell,
  }: { mapping: ImportMapping; files: string; apply: boolean; tell: Tell },
): Promise<ImportBatch["counts"]> {
  const log = issueLog();
  const lists = await readLists(tx);
  const table = await openBatchFile(batch, mapping, files);
  const headings = await headingsIn(table, mapping.headingRow);
  const { plan, issues } = planOf(mapping, headings, lists);
  for (const issue of issues) log.add(issue);
  if (issues.length > 0) {
    if (apply) throw new FileRefused("mapping-refused", issues[0]?.reason ?? "");
    return finish(tx, batch.id, log, "uploaded", {
      rows: 0,
      accepted: 0,
      changed: 0,
      same: 0,
      refused: 0,
    });
  }
  await figures.allowSorting(tx);
  if (apply) await figures.lockImports(tx);
  const sources = sourceList(mapping, plan);
  const reader = figureReader(plan, {
    mapping,
    lists,
    sources,
    log,
    today: new Date().toISOString().slice(0, 10),
    isWorkbook: batch.profile.format === "xlsx",
  });
  const { seen } = reader;
  await figures.copyIncoming(tx, figuresOf(table, mapping.headingRow, reader, tell));
  await tell({ done: table.bytes, total: table.bytes, phase: "comparing" });
  const mayRepeat = seen.repeats.mayRepeat();
  const twins = mayRepeat ? await noteTwins(tx, plan, log, seen) : 0;
  await figures.stageSources(tx, sources.found, sources.identities);
  await figures.stageSameSources(tx);
  const hasBefore = seen.severalKnownAt || (await figures.hasFigures(tx, [...seen.series]));
  if (hasBefore) {
    await figures.analyseIncoming(tx);
    await figures.stageVerdicts(tx, seen.severalKnownAt);
  } else await figures.stageNoVerdicts(tx);
  await noteWrongSums(tx, plan, log, seen, lists);
  const found =
    hasBefore || mayRepeat
      ? await figures.countVerdicts(tx)
      : { figures: seen.figures, changed: 0, same: 0 };
  await q.replaceChanges(
    tx,
    batch.id,
    "change",
    hasBefore ? (await figures.listVerdicts(tx, CHANGES_KEPT)).map(shownChange) : [],
  );
  if (apply) {
    await tell({ done: table.bytes, total: table.bytes, phase: "writing" });
    await figures.saveSources(tx);
    await figures.insertFigures(tx, batch.id, {
      withVerdicts: hasBefore,
      inOrder: seen.repeats.turns() < seen.figures / 100,
    });
    await q.rememberMapping(tx, `${batch.profile.fingerprint}~${mapping.source.title}`, mapping);
  }
  await tell({ done: table.bytes, total: table.bytes, phase: "reporting" });
  return finish(tx, batch.id, log, apply ? "applied" : "checked", {
    rows: seen.rows,
    accepted: found.figures - found.changed - found.same,
    changed: found.changed,
    same: found.same + twins,
    refused: seen.refused,
  });
}

async function finish(
  tx: Tx,
  id: number,
  log: IssueLog,
  state: ImportBatch["state"],
  found: Omit<ImportBatch["counts"], "warnings">,
): Promise<ImportBatch["counts"]> {
  const counts = { ...found, warnings: log.warnings() };
  await q.replaceIssues(tx, id, log.kept);
  await q.noteOutcome(tx, id, { state, counts, issueCounts: log.counts() });
  return counts;
}

async function* figuresOf(
  table: OpenTable,
  headingRow: number,
  { read, take }: FigureReader,
  tell: Tell,
): AsyncGenerator<Uint8Array> {
  yield COPY_BEGIN;
  for await (const { rows, bytes, isSuspicious } of table.rows()) {
    for (const row of rows) if (row.row > headingRow) read(row, isSuspicious);
    const taken = take();
    if (taken.length > 0) yield taken;
    await tell({ done: bytes, total: table.bytes, phase: "reading" });
  }
  yield COPY_END;
}

/** The same figure twice in a file: refused where the two differ, told where they agree. Answers how many agree. */
async function noteTwins(tx: Tx, { headings }: Plan, log: IssueLog, seen: Seen): Promise<number> {
  let same = 0;
  for (const { row, field, first, isConflict } of await figures.takeTwins(tx)) {
    const reason =
      row === first
        ? "Another row gives another value for the same figure"
        : `Row ${first} already gives this figure`;
    if (isConflict) seen.refused++;
    else same++;
    log.add({
      row,
      field: headings[field] ?? "",
      reason,
      code: isConflict ? "duplicate-key" : "duplicate-row",
      severity: isConflict ? "error" : "warning",
    });
  }
  return same;
}

async function noteWrongSums(
  tx: Tx,
  { headings }: Plan,
  log: IssueLog,
  seen: Seen,
  lists: Lists,
): Promise<void> {
  const tops = lists.activities.filter(({ level, id }) => level === 1 && seen.activities.has(id));
  const scheme = tops[0]?.scheme;
  const all = lists.activities.filter((one) => one.level === 1 && one.scheme === scheme).length;
  if (tops.length < 2 || tops.length < all * 0.8) return;
  for (const { row, field, total, parts } of await figures.findWrongSums(tx, 10_000)) {
    log.add({
      row,
      field: headings[field] ?? "",
      code: "sum-mismatch",
      severity: "warning",
      text: String(total),
      reason: `The parts add up to ${Number(parts.toPrecision(12))}, the total says ${total}`,
    });
  }
}

/** A change as the contract shows it. */
export function shownChange(change: figures.ChangeRow): ImportBatch["changes"][number] {
  return {
    ...change,
    period: formatPeriod(change.period as Period),
    beforeStatus: statusWord(change.beforeStatus),
    afterStatus: statusWord(change.afterStatus),
    differs: change.differs as ImportBatch["changes"][number]["differs"],
  };
}
