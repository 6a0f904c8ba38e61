import { randomUUID } from "node:crypto";
import type { EXPORT_FORMATS } from "@essor/contract/measure";
import {
  guardFormula,
  SDMX_COLUMNS,
  type SdmxObservation,
  sdmxCells,
  sdmxJsonWriter,
} from "@essor/core/measure";
import type { Period } from "@essor/core/vocabulary";
import type { Tx } from "../../db/rights.ts";
import { csvLine } from "../../sheets/csv-line.ts";
import { statusWord } from "../status.ts";
import { cellsOf, EXPORT_COLUMNS, safeText } from "./columns.ts";
import {
  attributeNames,
  type ExportFilter,
  type ExportRow,
  fetchFigures,
  openFigures,
} from "./queries.ts";
import { writeParquet } from "./write-parquet.ts";
import { writeXlsx } from "./write-xlsx.ts";

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_TYPES: Readonly<Record<ExportFormat, { type: string; ending: string }>> = {
  csv: { type: "text/csv; charset=utf-8", ending: "csv" },
  xlsx: {
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ending: "xlsx",
  },
  "sdmx-csv": {
    type: "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8",
    ending: "sdmx.csv",
  },
  "sdmx-json": { type: "application/vnd.sdmx.data+json; version=2.0.0", ending: "sdmx.json" },
  parquet: { type: "application/vnd.apache.parquet", ending: "parquet" },
};

/** Writes the figures of a filter in a format, piece by piece, each figure with its source. */
export async function writeExport(
  tx: Tx,
  filter: ExportFilter,
  format: ExportFormat,
  put: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const made = { id: randomUUID(), sender: "ESSOR", prepared: new Date().toISOString() };
  const encoder = new TextEncoder();
  const text = (piece: string) => put(encoder.encode(piece));
  const attributes = format.startsWith("sdmx") ? await attributeNames(tx, filter) : [];
  await openFigures(tx, filter);
  const cells = async function* () {
    for await (const rows of figures(tx)) yield rows.map(cellsOf);
  };
  if (format === "xlsx") return writeXlsx(EXPORT_COLUMNS, cells(), put);
  if (format === "parquet") return writeParquet(cells(), put);
  if (format === "csv") {
    await text(`\uFEFF${csvLine(EXPORT_COLUMNS)}`);
    for await (const rows of cells())
      await text(rows.map((row) => csvLine(row.map(safeText))).join(""));
    return;
  }
  if (format === "sdmx-json") {
    const writer = sdmxJsonWriter({ ...made, attributes });
    await text(writer.begin());
    for await (const rows of figures(tx)) await text(writer.add(rows.map(asSdmx)));
    return text(writer.end());
  }
  await text(csvLine([...SDMX_COLUMNS, ...attributes.map(guardFormula)]));
  for await (const rows of figures(tx))
    await text(rows.map((row) => sdmxLine(row, attributes)).join(""));
}

async function* figures(tx: Tx): AsyncGenerator<ExportRow[]> {
  for (;;) {
    const rows = await fetchFigures(tx);
    if (rows.length === 0) return;
    yield rows;
  }
}

function asSdmx(row: ExportRow): SdmxObservation {
  return {
    ...row,
    period: row.period as Period,
    status: statusWord(row.status),
    source: row,
    attributes: row.attributes ?? {},
  };
}

function sdmxLine(row: ExportRow, attributes: readonly string[]): string {
  const cells = sdmxCells(asSdmx(row), attributes);
  // The value is a number: its sign starts no formula.
  const value = SDMX_COLUMNS.indexOf("OBS_VALUE");
  const power = SDMX_COLUMNS.indexOf("UNIT_MULT");
  return csvLine(cells.map((cell, i) => (i === value || i === power ? cell : guardFormula(cell))));
}
