import { formatPeriod, monthsOf, type Period } from "../vocabulary/period.ts";
import type { StatusWord } from "./import/status-text.ts";

/** One observation as SDMX-CSV carries it, with everything needed to bring it back as it was. */
export type SdmxObservation = {
  readonly area: string;
  readonly indicator: string;
  readonly activity: string;
  readonly period: Period;
  /** Null is a missing value. */
  readonly value: number | null;
  readonly status: StatusWord;
  readonly unit: string;
  readonly multiplier: number;
  /** `YYYY-MM-DD` */
  readonly knownAt: string;
  readonly source: {
    readonly title: string;
    readonly issuer: string;
    readonly address: string;
    readonly readOn: string;
    readonly grade: string;
    readonly licence: string;
  };
  readonly attributes: Readonly<Record<string, string>>;
};

/** The dataflow that our files name. */
export const SDMX_STRUCTURE = "ESSOR:OBSERVATIONS(1.0)";

/** The columns that every file has, in their order. */
export const SDMX_COLUMNS = [
  "STRUCTURE",
  "STRUCTURE_ID",
  "ACTION",
  "REF_AREA",
  "INDICATOR",
  "ACTIVITY",
  "TIME_PERIOD",
  "OBS_VALUE",
  "OBS_STATUS",
  "UNIT_MEASURE",
  "UNIT_MULT",
  "ESSOR_STATUS",
  "KNOWN_AT",
  "SOURCE_TITLE",
  "SOURCE_ISSUER",
  "SOURCE_ADDRESS",
  "SOURCE_READ_ON",
  "SOURCE_GRADE",
  "SOURCE_LICENCE",
] as const;

/** SDMX's CL_OBS_STATUS has no letters for revised, target and bound: ESSOR_STATUS says the whole word. */
const LETTERS: Readonly<Record<StatusWord, string>> = {
  final: "A",
  preliminary: "P",
  revised: "A",
  forecast: "F",
  target: "F",
  bound: "A",
  estimated: "E",
  missing: "M",
};

/** What each column of an SDMX-CSV file means to an import; a column that is not here is an attribute. */
const ROLES: Readonly<Record<string, string>> = {
  STRUCTURE: "ignore",
  STRUCTURE_ID: "ignore",
  STRUCTURE_NAME: "ignore",
  DATAFLOW: "ignore",
  ACTION: "ignore",
  REF_AREA: "area",
  GEO: "area",
  INDICATOR: "indicator",
  ACTIVITY: "activity",
  NACE: "activity",
  TIME_PERIOD: "period",
  OBS_VALUE: "value",
  OBS_STATUS: "status",
  ESSOR_STATUS: "status",
  UNIT_MEASURE: "unit",
  UNIT_MULT: "multiplier",
  KNOWN_AT: "known-at",
  SOURCE_TITLE: "source-title",
  SOURCE_ISSUER: "source-issuer",
  SOURCE_ADDRESS: "source-address",
  SOURCE_READ_ON: "source-read-on",
  SOURCE_GRADE: "grade",
  SOURCE_LICENCE: "source-licence",
};

/**
 * Whether a heading is that of an SDMX-CSV file, version 1 or 2.
 * @example
 * expect(isSdmxHeading(["STRUCTURE", "STRUCTURE_ID", "ACTION", "REF_AREA", "TIME_PERIOD", "OBS_VALUE"])).toBe(true);
 * expect(isSdmxHeading(["area", "value"])).toBe(false);
 */
export function isSdmxHeading(columns: readonly string[]): boolean {
  const first = columns[0]?.split(";")[0];
  return (first === "STRUCTURE" || first === "DATAFLOW") && columns.includes("OBS_VALUE");
}

/**
 * The role of each column, by its id. Where ESSOR_STATUS stands, it is the status and OBS_STATUS is left aside.
 * @example
 * expect(sdmxRoles(["DATAFLOW", "REF_AREA", "OBS_VALUE", "COMMENT"])).toEqual(["ignore", "area", "value", "attribute"]);
 */
export function sdmxRoles(columns: readonly string[]): string[] {
  const ids = columns.map((column) => (column.split(":")[0] ?? "").trim());
  return ids.map((id) =>
    id === "OBS_STATUS" && ids.includes("ESSOR_STATUS") ? "ignore" : (ROLES[id] ?? "attribute"),
  );
}

/**
 * A period as SDMX writes time: half years are semesters, and January up to a month is a range with its length.
 * @example
 * expect(formatSdmxPeriod(2024409 as Period)).toBe("2024-01-01/P9M");
 * expect(formatSdmxPeriod(2024301 as Period)).toBe("2024-S1");
 * expect(formatSdmxPeriod(2024000 as Period)).toBe("2024");
 */
export function formatSdmxPeriod(period: Period): string {
  const kind = Math.floor((period % 1000) / 100);
  if (kind === 3) return formatPeriod(period).replace("H", "S");
  if (kind !== 4) return formatPeriod(period);
  const { year, to } = monthsOf(period);
  return `${year}-01-01/P${to}M`;
}

/**
 * The cells of one observation under SDMX_COLUMNS and then the named attributes.
 * @example
 * const cells = sdmxCells({ area: "320583", indicator: "gdp", activity: "_T", period: 2023000 as Period, value: 5140.6,
 *   status: "final", unit: "CNY", multiplier: 8, knownAt: "2024-03-01", attributes: { COMMENT: "ok" },
 *   source: { title: "Bulletin", issuer: "", address: "", readOn: "2024-03-02", grade: "O", licence: "" } }, ["COMMENT"]);
 * expect(cells.slice(3, 8)).toEqual(["320583", "gdp", "_T", "2023", "5140.6"]);
 * expect(cells.at(-1)).toBe("ok");
 */
export function sdmxCells(o: SdmxObservation, attributes: readonly string[]): string[] {
  return [
    "dataflow",
    SDMX_STRUCTURE,
    "I",
    o.area,
    o.indicator,
    o.activity,
    formatSdmxPeriod(o.period),
    o.value === null ? "" : String(o.value),
    LETTERS[o.status],
    o.unit,
    String(o.multiplier),
    o.status,
    o.knownAt,
    o.source.title,
    o.source.issuer,
    o.source.address,
    o.source.readOn,
    o.source.grade,
    o.source.licence,
    ...attributes.map((name) => o.attributes[name] ?? ""),
  ];
}
