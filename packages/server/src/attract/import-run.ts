import path from "node:path";
import type { PipelineBatch, PipelineMapping } from "@essor/contract/attract-import";
import { convert, type DatedRate, rateOn } from "@essor/core/attract";
import type { Tx } from "../db/rights.ts";
import type { JobTools } from "../jobs/worker.ts";
import { type IssueLog, issueLog } from "../sheets/issue-log.ts";
import { headingsIn, openLooked } from "../sheets/looked-table.ts";
import { FileRefused, type OpenTable, type SheetRow } from "../sheets/sheet-row.ts";
import { type PipelinePlan, pipelinePlan } from "./import-plan.ts";
import { pipelineReader } from "./import-row.ts";
import { ratesFor } from "./project-money.ts";
import * as q from "./queries-import.ts";
import * as apply from "./queries-import-apply.ts";
import * as write from "./queries-import-write.ts";
import { dayNumber } from "./zone.ts";

export type Run = {
  readonly batch: number;
  readonly mapping: PipelineMapping;
  readonly districts: readonly string[] | null;
  readonly person: number | null;
  readonly apply: boolean;
  /** Statements that anybody may see, as old as they say. */
  readonly open: boolean;
  readonly today: string;
  readonly homeCurrency: string;
  readonly tell: JobTools["tell"];
};

/** Opens a batch's file as its mapping wants it read. */
export function openBatchFile(
  { storedAs, profile, mapping }: q.BatchRow,
  files: string,
): Promise<OpenTable> {
  return openLooked(path.join(files, storedAs), profile, mapping ?? {});
}

/**
 * Reads a pipeline's table in one pass, holds it against the hub and, where it is to be applied, writes it: all in the
 * transaction given, so that the whole batch stands or nothing of it. Answers the counts of the report.
 */
export async function runPipelineImport(
  tx: Tx,
  table: OpenTable,
  run: Run,
): Promise<PipelineBatch["counts"]> {
  const log = issueLog();
  const { mapping, tell } = run;
  const { plan, issues } = pipelinePlan(mapping, await headingsIn(table, mapping.headingRow));
  if (issues.length > 0) throw new FileRefused("mapping-refused", issues[0]?.reason ?? "");
  await write.lockPipeline(tx);
  const { read, seen } = pipelineReader(plan, {
    mapping,
    words: await q.hubWords(tx),
    districts: run.districts,
    today: run.today,
    log,
  });
  await write.copyRows(tx, linesOf(table, mapping.headingRow, read, tell));
  await tell({ done: table.bytes, total: table.bytes, phase: "comparing" });
  let refused = seen.refused;
  let same = 0;
  for (const { row, first, conflict } of await write.takeTwins(tx)) {
    if (conflict) refused++;
    else same++;
    log.add({
      row,
      field: fieldOf(plan, "key"),
      code: conflict ? "duplicate-key" : "duplicate-row",
      severity: conflict ? "error" : "warning",
      reason: conflict
        ? `Row ${first} says otherwise of the same project`
        : `Row ${first} says the same already`,
    });
  }
  await write.compareRows(tx);
  if (run.districts !== null)
    for (const { row, district } of await write.takeForeign(tx, run.districts)) {
      refused++;
      log.add({
        row,
        field: fieldOf(plan, "district"),
        code: "project-elsewhere",
        severity: "error",
        reason: `A record exists with ${district}`,
      });
    }
  const known = run.open ? [] : await noteKnownFirms(tx, plan, run, log);
  if (mapping.knownFirms === "refuse") {
    const rows = [...new Set(known.map(({ row }) => row))];
    refused += rows.length;
    await write.dropRows(tx, rows);
  }
  const amounts = await weighAmounts(tx, run, log);
  const found = await write.countVerdicts(tx);
  await write.replaceLines(tx, run.batch);
  if (run.apply) {
    await tell({ done: table.bytes, total: table.bytes, phase: "writing" });
    const w = {
      batch: run.batch,
      person: run.person,
      today: mapping.asOf,
      currency: mapping.currency,
      open: run.open,
      source: mapping.source,
    };
    await apply.writeFirms(tx, w);
    await apply.writeProjects(tx, w);
    await apply.countSizes(tx);
    await write.takeStock(tx);
    await apply.writeChanges(tx);
    await apply.writeStages(tx, w);
    await apply.writeAmounts(tx, w, amounts);
    if (mapping.knownFirms === "accept") await apply.writeMediation(tx, w, known);
    await apply.writeLines(tx, run.batch);
  }
  await tell({ done: table.bytes, total: table.bytes, phase: "reporting" });
  const counts = {
    rows: seen.rows,
    ...found,
    same: found.same + same,
    refused,
    skipped: seen.skipped,
    warnings: log.warnings(),
    known: new Set(known.map(({ row }) => row)).size,
  };
  await q.replaceIssues(tx, run.batch, log.kept);
  await q.noteOutcome(tx, run.batch, {
    state: run.apply ? "applied" : "checked",
    counts,
    issueCounts: log.counts(),
  });
  return counts;
}

function fieldOf(
  { at, headings }: PipelinePlan,
  role: "key" | "district" | "investor" | "promised",
): string {
  const column = at[role] ?? at.name ?? at.investor;
  return column === undefined ? role : (headings[column] ?? role);
}

async function noteKnownFirms(
  tx: Tx,
  plan: PipelinePlan,
  { mapping }: Run,
  log: IssueLog,
): Promise<{ row: number; district: string }[]> {
  const known = await write.knownFirms(tx);
  for (const { row, district, same } of known)
    log.add({
      row,
      field: fieldOf(plan, "investor"),
      code: same ? "firm-known" : "firm-perhaps-known",
      severity: mapping.knownFirms === "refuse" ? "error" : "warning",
      reason: `${same ? "The same identifier" : "The same name"}: a record exists with ${district || "the hub"}`,
    });
  return known;
}

/**
 * The entries of money that the file brings. A project counts once: a first signing is its worth, and a list that says
 * another sum later adds nothing but a warning. The other measures are totals to date: what is new is the difference.
 */
async function weighAmounts(tx: Tx, run: Run, log: IssueLog): Promise<apply.NewAmount[]> {
  const entries: apply.NewAmount[] = [];
  const changes: { row: number; field: string; before: string | null; after: string }[] = [];
  const worth: { row: number; currency: string; minor: string; home: string | null }[] = [];
  const rates = await ratesFor(tx, run.homeCurrency);
  const day = dayNumber(run.mapping.asOf);
  for (const s of await write.statedAmounts(tx)) {
    const stands = s.stands === null ? null : BigInt(s.stands);
    const warn = (code: string, reason: string) =>
      log.add({ row: s.row, field: s.measure, code, severity: "warning", reason });
    if (s.measure === "promised") {
      if (stands !== null || s.otherCurrency) {
        if (stands === null || stands !== BigInt(s.stated))
          warn(
            "counts-once",
            "The project is counted already with another sum; enter an increase with its agreement",
          );
        continue;
      }
      const { currency, stated: minor } = s;
      entries.push({
        row: s.row,
        kind: "signing",
        measure: s.measure,
        minor,
        currency,
        note: run.mapping.amountNote,
      });
      worth.push({
        row: s.row,
        currency,
        minor,
        home: homeOf(minor, currency, run.homeCurrency, rates, day),
      });
      if (s.project !== null)
        changes.push({ row: s.row, field: s.measure, before: null, after: `${minor} ${currency}` });
      continue;
    }
    const more = BigInt(s.stated) - (stands ?? 0n);
    if (more < 0n)
      warn("amount-below", "The list states less than what was entered; nothing is taken back");
    if (more <= 0n) continue;
    entries.push({
      row: s.row,
      kind: "amount",
      measure: s.measure,
      minor: String(more),
      currency: s.currency,
      note: run.mapping.amountNote,
    });
    if (s.project !== null)
      changes.push({
        row: s.row,
        field: s.measure,
        before: s.stands === null ? null : `${s.stands} ${s.currency}`,
        after: `${s.stated} ${s.currency}`,
      });
  }
  if (worth.length > 0) await write.stageWorth(tx, worth);
  if (changes.length > 0) await write.markMoney(tx, changes);
  return entries;
}

function homeOf(
  minor: string,
  currency: string,
  home: string,
  rates: readonly DatedRate[],
  day: number,
): string | null {
  const rate = rateOn(rates, { from: currency, to: home, day });
  return rate === undefined
    ? null
    : String(convert({ minor: BigInt(minor), currency }, home, rate).minor);
}

async function* linesOf(
  table: OpenTable,
  headingRow: number,
  read: (row: SheetRow) => unknown,
  tell: JobTools["tell"],
): AsyncGenerator<string> {
  for await (const { rows, bytes } of table.rows()) {
    let lines = "";
    for (const row of rows) {
      if (row.row <= headingRow) continue;
      const found = read(row);
      // Zero characters cannot be stored, and COPY has its own meaning for backslashes.
      if (found !== undefined)
        lines += `${JSON.stringify(found).replaceAll("\\u0000", "\uFFFD").replaceAll("\\", "\\\\")}\n`;
    }
    if (lines !== "") yield lines;
    await tell({ done: bytes, total: table.bytes, phase: "reading" });
  }
}
