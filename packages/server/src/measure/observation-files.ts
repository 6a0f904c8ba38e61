import { randomUUID } from "node:crypto";
import { copyFileSync, mkdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { type ImportBatch, ImportMapping } from "@essor/contract/measure";
import { parsePeriod } from "@essor/core/vocabulary";
import type pg from "pg";
import { asAsker, asSystem, type Tx } from "../db/rights.ts";
import { FileRefused } from "../sheets/sheet-row.ts";
import { type ExportFormat, writeExport } from "./export/write-export.ts";
import { profileFile } from "./import/profile.ts";
import * as q from "./import/queries.ts";
import { readLists, runImport, type Tell } from "./import/run-import.ts";
import { wholeBatch } from "./import/shown-batch.ts";
import { findIndicator } from "./queries.ts";

export { FileRefused };

/** A mapping from outside, checked; what is wrong with it as a list of places and reasons. */
export function readMapping(
  json: unknown,
): { mapping: ImportMapping } | { faults: { field: string; reason: string }[] } {
  const read = ImportMapping.safeParse(json);
  return read.success
    ? { mapping: read.data }
    : {
        faults: read.error.issues.map((issue) => ({
          field: issue.path.join("."),
          reason: issue.message,
        })),
      };
}

/**
 * Imports a file into a hub from the command line: the same reading, checks and report as over HTTP. A dry run leaves
 * nothing behind; `strict` writes nothing where any row is refused.
 */
export async function importFile(
  pool: pg.Pool,
  {
    hub,
    file,
    files,
    mapping,
    dryRun,
    strict,
    tell,
  }: {
    hub: string;
    file: string;
    files: string;
    mapping: ImportMapping;
    dryRun: boolean;
    strict: boolean;
    tell: Tell;
  },
): Promise<ImportBatch> {
  const storedAs = path.join("imports", "cli", randomUUID());
  mkdirSync(path.join(files, path.dirname(storedAs)), { recursive: true });
  copyFileSync(file, path.join(files, storedAs));
  let report: ImportBatch | undefined;
  try {
    return await within(pool, hub, async (tx) => {
      const wish = {
        sheet: mapping.sheet,
        headingRow: mapping.headingRow,
        encoding: mapping.encoding,
        delimiter: mapping.delimiter,
      };
      const profile = await profileFile(path.join(files, storedAs), await readLists(tx), wish);
      const id = await q.addImport(tx, {
        fileName: path.basename(file),
        storedAs,
        bytes: statSync(file).size,
        person: null,
        profile,
      });
      await q.noteStep(tx, id, { job: null, mapping });
      const batch = (await q.findBatch(tx, id)) as q.BatchRow;
      const counts = await runImport(tx, batch, { mapping, files, apply: !dryRun, tell });
      report = await wholeBatch(tx, (await q.findBatch(tx, id)) as q.BatchRow);
      if (dryRun || (strict && counts.refused > 0)) throw new NothingKept();
      return report;
    });
  } catch (error) {
    rmSync(path.join(files, storedAs), { force: true });
    if (error instanceof NothingKept && report)
      return dryRun ? report : { ...report, state: "checked", appliedAt: null };
    throw error;
  }
}

/** Rolls the transaction back when only its report is wanted. */
class NothingKept extends Error {}

/** Writes figures of a hub with their sources, piece by piece. */
export async function exportFile(
  pool: pg.Pool,
  {
    hub,
    format,
    indicators,
    areas,
    period,
    asOf,
    put,
  }: {
    hub: string;
    format: ExportFormat;
    indicators: readonly string[];
    areas: readonly string[];
    period: string | undefined;
    asOf: string | undefined;
    put: (bytes: Uint8Array) => Promise<void>;
  },
): Promise<void> {
  const when = period === undefined ? undefined : parsePeriod(period);
  if (when && !when.ok) throw new FileRefused("wrong-period", `"${period}" is no period`);
  await within(pool, hub, async (tx) => {
    const ids: number[] = [];
    for (const code of indicators) {
      const indicator = await findIndicator(tx, code);
      if (!indicator)
        throw new FileRefused("unknown-indicator", `The hub has no indicator "${code}"`);
      ids.push(indicator.id);
    }
    await writeExport(
      tx,
      {
        asOf: asOf ?? null,
        indicators: ids,
        areas: areas.length === 0 ? null : areas,
        period: when?.ok ? when.value : null,
      },
      format,
      put,
    );
  });
}

async function within<T>(pool: pg.Pool, code: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const hub = await asSystem(pool, (tx) => q.findHubId(tx, code));
  if (hub === undefined) throw new FileRefused("unknown-hub", `There is no hub "${code}"`);
  return asAsker(pool, { hub, person: 0, role: "administrator" }, work);
}
