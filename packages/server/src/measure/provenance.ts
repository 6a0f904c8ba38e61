import { formatPeriod, parsePeriod } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import {
  type FormulaInput,
  findArea,
  findIndicator,
  type IndicatorRow,
  readVintages,
  type VintageRow,
} from "./queries.ts";
import { statusWord } from "./status.ts";

type Found = {
  readonly figure: { readonly value: number | null };
  readonly indicator: Omit<IndicatorRow, "id">;
};

/** The figure behind `indicator~period~area~activity` with its source and all its vintages. */
export async function provenanceOf(tx: Tx, id: string, asOf: string | null): Promise<Found> {
  const [code = "", periodText = "", areaCode = "", activity = "_T"] = id.split("~");
  const period = parsePeriod(periodText);
  const indicator = await findIndicator(tx, code);
  const area = await findArea(tx, areaCode);
  if (!period.ok || !indicator || !area) throw new Problem("not-found");
  const vintages = await readVintages(tx, {
    asOf,
    indicator: indicator.id,
    area: areaCode,
    activity,
    period: period.value,
  });
  const current = vintages.find((vintage) => vintage.isCurrent);
  if (!current) throw new Problem("not-found");
  const { id: _, ...shownIndicator } = indicator;
  const found = {
    figure: {
      id,
      area: areaCode,
      activity,
      indicator: code,
      period: formatPeriod(period.value),
      value: current.value,
      status: statusWord(current.status),
      grade: current.source.grade,
      vintages: vintages.length,
    },
    indicator: shownIndicator,
    area,
    source: current.source,
    knownAt: current.knownAt,
    recordedAt: current.recordedAt,
    recordedBy: current.recordedBy,
    formula: formulaOf(current),
    batch:
      current.batchId === null ? null : { id: current.batchId, fileName: current.fileName ?? "" },
    vintages: vintages.map(({ value, status, knownAt, recordedAt, withdrawnAt, source }) => ({
      value,
      status: statusWord(status),
      knownAt,
      recordedAt,
      withdrawnAt,
      source,
    })),
  };
  return found;
}

/** How a figure was computed, where it was computed here: the formula's name and what went into it. */
function formulaOf({
  trace,
}: VintageRow): { text: string; inputs: readonly FormulaInput[] } | null {
  if (typeof trace?.formula !== "string") return null;
  return { text: trace.formula, inputs: trace.inputs ?? [] };
}
