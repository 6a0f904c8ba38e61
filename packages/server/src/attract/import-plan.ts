import type { PipelineMapping, PipelineRole } from "@essor/contract/attract-import";
import type { ImportIssue } from "@essor/contract/measure";
import { headingUnit, parseUnitText } from "@essor/core/measure";
import { SINGLE } from "./import-columns.ts";

export const MEASURES = ["promised", "contracted", "registered", "utilised", "delivered"] as const;
export type AmountColumn = {
  readonly measure: (typeof MEASURES)[number];
  readonly column: number;
  /** The power of ten of the column, and its currency where the unit names one. */
  readonly exponent: number;
  readonly currency: string | null;
};

/** Where each thing stands in a row. */
export type PipelinePlan = {
  readonly headings: readonly string[];
  readonly at: Readonly<Partial<Record<PipelineRole, number>>>;
  readonly nameParts: readonly number[];
  readonly amounts: readonly AmountColumn[];
  readonly attributes: readonly { readonly column: number; readonly name: string }[];
};

/** Holds a mapping against the headings of a file; what does not fit is said at once, before any row is read. */
export function pipelinePlan(
  mapping: PipelineMapping,
  headings: readonly string[],
): { plan: PipelinePlan; issues: ImportIssue[] } {
  const issues: ImportIssue[] = [];
  const refuse = (code: string, field: string, reason: string) =>
    issues.push({ row: 0, field, code, severity: "error", reason });
  const at: Partial<Record<PipelineRole, number>> = {};
  const nameParts: number[] = [];
  const amounts: AmountColumn[] = [];
  const attributes: { column: number; name: string }[] = [];
  for (const [heading, { role, unit, as }] of Object.entries(mapping.columns)) {
    const column = headings.indexOf(heading);
    if (column < 0) {
      if (role !== "ignore")
        refuse("column-missing", heading, `The file has no column "${heading}"`);
      continue;
    }
    if (SINGLE(role) && at[role] !== undefined) {
      refuse("role-twice", heading, `Two columns are to be "${role}"`);
      continue;
    }
    if (role === "part-of-name") nameParts.push(column);
    else if (role === "attribute") attributes.push({ column, name: as ?? heading });
    else if (role !== "ignore") at[role] = column;
    const measure = MEASURES.find((m) => m === role);
    if (measure === undefined) continue;
    const read = parseUnitText(unit ?? headingUnit(heading) ?? "");
    const currency = /^[A-Z]{3}$/.test(read.unit) ? read.unit : null;
    if (read.unit !== "" && currency === null)
      refuse("unit-unknown", heading, `"${unit ?? read.unit}" is no unit of money`);
    amounts.push({ measure, column, exponent: read.exponent, currency });
  }
  if (at.name === undefined && at.investor === undefined)
    refuse("mapping-incomplete", "name", "One column must hold the project's name or its investor");
  if (at.stage === undefined && at.status === undefined)
    refuse("mapping-incomplete", "stage", "One column must hold the stage or the status");
  nameParts.sort((a, b) => a - b);
  return { plan: { headings, at, nameParts, amounts, attributes }, issues };
}
