import type { ImportIssueCode } from "@essor/contract/import-issues";
import type { ImportIssue, ImportMapping } from "@essor/contract/measure";
import { headingUnit, parseUnitText, type UnitText, unguardFormula } from "@essor/core/measure";
import type { ListedActivity, ListedArea, ListedIndicator, Lists } from "./lists.ts";

/** A column that holds values, and what is fixed about them. */
export type ValueColumn = {
  readonly index: number;
  readonly heading: string;
  readonly indicator: ListedIndicator | undefined;
  readonly activity: number | undefined;
  readonly period: string | undefined;
  readonly unit: UnitText | undefined;
};

/** A mapping laid over the headings of a file: where to look for what. -1 is "in no column". */
export type Plan = {
  readonly width: number;
  readonly headings: readonly string[];
  readonly at: Readonly<Record<SingleRole, number>>;
  readonly area: number | undefined;
  readonly period: string | undefined;
  readonly indicator: ListedIndicator | undefined;
  readonly activity: number;
  readonly values: readonly ValueColumn[];
  readonly attributes: readonly { index: number; name: string; isOrganisationCode: boolean }[];
};

const SINGLE = [
  "area",
  "area-name",
  "period",
  "indicator",
  "activity",
  "status",
  "unit",
  "multiplier",
  "known-at",
  "source-title",
  "source-issuer",
  "source-address",
  "source-read-on",
  "source-licence",
  "grade",
] as const;
export type SingleRole = (typeof SINGLE)[number];

/** Lays the mapping over the headings; what does not fit is told before any row is read. */
export function planOf(
  mapping: ImportMapping,
  headings: readonly string[],
  lists: Lists,
): { plan: Plan; issues: ImportIssue[] } {
  const issues: ImportIssue[] = [];
  const refuse = (code: ImportIssueCode, field: string, reason: string) =>
    issues.push({ row: 0, field, code, severity: "error", reason });
  const at = Object.fromEntries(SINGLE.map((role) => [role, -1])) as Record<SingleRole, number>;
  const values: ValueColumn[] = [];
  const attributes: Plan["attributes"][number][] = [];
  const indicatorOf = (text: string | undefined, field: string): ListedIndicator | undefined => {
    if (text === undefined || text === "") return undefined;
    const found = lists.indicator(text);
    if (typeof found === "object") return found;
    refuse(
      `${found}-indicator`,
      field,
      `The hub has ${found === "unknown" ? "no" : "more than one"} indicator "${text}"`,
    );
    return undefined;
  };
  const activityOf = (text: string | undefined, field: string): number | undefined => {
    if (text === undefined) return undefined;
    const found = lists.activity(text, mapping.constants.activityScheme);
    if (typeof found === "object") return (found as ListedActivity).id;
    if (found === 0) return 0;
    refuse(
      `${found}-activity`,
      field,
      `"${text}" names ${found === "unknown" ? "no" : "more than one"} activity`,
    );
    return undefined;
  };
  for (const [heading, column] of Object.entries(mapping.columns)) {
    const index = headings.indexOf(heading);
    if (column.role === "ignore") continue;
    if (index < 0) {
      refuse("column-missing", heading, `The file has no column "${heading}"`);
      continue;
    }
    if (column.role === "value" || column.role === "indicator-value") {
      const unit = column.unit ?? headingUnit(heading);
      values.push({
        index,
        heading,
        unit: unit === undefined || unit === "" ? undefined : parseUnitText(unit),
        indicator: column.role === "value" ? undefined : indicatorOf(column.indicator, heading),
        activity: column.role === "value" ? undefined : activityOf(column.activity, heading),
        period: column.role === "value" ? undefined : column.period,
      });
    } else if (column.role === "attribute" || column.role === "organisation-code") {
      attributes.push({
        index,
        name: unguardFormula(heading),
        isOrganisationCode: column.role !== "attribute",
      });
    } else if (at[column.role] >= 0) {
      refuse("role-twice", heading, `Two columns are mapped to "${column.role}"`);
    } else at[column.role] = index;
  }
  const { constants } = mapping;
  const area = constants.area === undefined ? undefined : lists.area(constants.area);
  if (typeof area === "string")
    refuse(
      `${area}-area`,
      "constants.area",
      `"${constants.area}" names ${area === "unknown" ? "no" : "more than one"} area`,
    );
  const indicator = indicatorOf(constants.indicator, "constants.indicator");
  if (values.length === 0) refuse("mapping-incomplete", "value", "No column is mapped to values");
  if (at.area < 0 && at["area-name"] < 0 && area === undefined)
    refuse("mapping-incomplete", "area", "Neither a column nor a constant says the area");
  if (at.period < 0 && constants.period === undefined && values.some((v) => v.period === undefined))
    refuse("mapping-incomplete", "period", "Neither a column nor a constant says the period");
  if (
    at.indicator < 0 &&
    constants.indicator === undefined &&
    issues.every((issue) => !issue.code.endsWith("-indicator")) &&
    values.some((v) => v.indicator === undefined)
  )
    refuse("mapping-incomplete", "indicator", "Neither a column nor a constant says the indicator");
  return {
    issues,
    plan: {
      width: headings.length,
      headings,
      at,
      area: typeof area === "object" ? (area as ListedArea).id : undefined,
      period: constants.period,
      indicator,
      activity: activityOf(constants.activity, "constants.activity") ?? 0,
      values: values.sort((a, b) => a.index - b.index),
      attributes,
    },
  };
}
