import type { ImportMapping } from "@essor/contract/measure";
import {
  type Frequency,
  foldText,
  isMissingText,
  parseDayText,
  parseNumberText,
  parsePeriodText,
  parseStatusText,
  parseUnitText,
  type StatusWord,
  shiftDecimal,
  type UnitText,
  unguardFormula,
} from "@essor/core/measure";
import { formatDay, leiFault, monthsOf, type Period, usccFault } from "@essor/core/vocabulary";
import { statusLetter } from "../status.ts";
import type { IssueLog } from "./issue-log.ts";
import { type ListedIndicator, type Lists, unitOf } from "./lists.ts";
import { memo } from "./memo.ts";
import type { Plan, ValueColumn } from "./plan.ts";
import type { SheetRow } from "./sheet-row.ts";
import type { SourceList } from "./sources.ts";

/** What the reader found out along the way, for the checks that need the whole file. */
export type Seen = {
  rows: number;
  figures: number;
  refused: number;
  severalKnownAt: boolean;
  /** indicator × 10^7 + period of every figure. */
  readonly series: Set<number>;
  readonly activities: Set<number>;
};

type Bad = { readonly bad: string; readonly reason: string };
const isBad = (value: unknown): value is Bad =>
  typeof value === "object" && value !== null && "bad" in value;

const PLAIN = /^-?\d{1,15}(?:\.\d{1,15})?$/;
const LETTER = memo((word: string) => statusLetter(word as StatusWord));

/**
 * Makes a reader of rows: each call answers the row's figures as lines for COPY, and logs everything it refuses.
 * Texts that repeat are read once, so that a million rows cost little more than cutting them.
 */
export function figureReader(
  plan: Plan,
  {
    mapping,
    lists,
    sources,
    log,
    today,
    isWorkbook,
  }: {
    mapping: ImportMapping;
    lists: Lists;
    sources: SourceList;
    log: IssueLog;
    today: string;
    isWorkbook: boolean;
  },
): { read: (row: SheetRow, isSuspicious: boolean) => string; seen: Seen } {
  const { at, headings } = plan;
  const seen: Seen = {
    rows: 0,
    figures: 0,
    refused: 0,
    severalKnownAt: false,
    series: new Set(),
    activities: new Set(),
  };
  const bad = (bad: string, reason: string): Bad => ({ bad, reason });
  const areaOf = memo((text: string): number | Bad => {
    const area = lists.area(unguardFormula(text));
    if (typeof area === "object") return area.id;
    return area === "unknown"
      ? bad("unknown-area", `No area has the code or name "${text}"`)
      : bad("ambiguous-area", `More than one area is called "${text}"; give the code`);
  });
  const nameOf = memo((text: string): number | Bad => {
    const area = lists.areaByName(unguardFormula(text));
    if (typeof area === "object") return area.id;
    return bad(
      `${area}-area`,
      `${area === "unknown" ? "No" : "More than one"} area is called "${text}"`,
    );
  });
  const indicatorOf = memo((text: string): ListedIndicator | Bad => {
    const found = lists.indicator(unguardFormula(text));
    if (typeof found === "object") return found;
    return bad(
      `${found}-indicator`,
      `The hub has ${found === "unknown" ? "no" : "more than one"} indicator "${text}"`,
    );
  });
  const activityOf = memo((text: string): number | Bad => {
    const found = lists.activity(unguardFormula(text), mapping.constants.activityScheme);
    if (typeof found === "object") return found.id;
    return found === 0
      ? 0
      : bad(
          `${found}-activity`,
          `"${text}" names ${found === "unknown" ? "no" : "more than one"} activity`,
        );
  });
  const periodReaders = new Map<
    Frequency,
    (text: string) => { period: Period; note: string | null } | Bad
  >();
  const periodOf = (text: string, frequency: Frequency) => {
    let reader = periodReaders.get(frequency);
    if (!reader) {
      reader = memo((one: string) => {
        const period = parsePeriodText(one, { frequency });
        return period.ok ? period.value : bad("wrong-period", `"${one}" is no period`);
      });
      periodReaders.set(frequency, reader);
    }
    return reader(text);
  };
  const statusOf = memo((text: string): StatusWord | Bad => {
    if (text.trim() === "") return mapping.constants.status ?? "final";
    return parseStatusText(text) ?? bad("wrong-status", `"${text}" is no status`);
  });
  const dayOf = memo((text: string): string | Bad => {
    if (MOMENT.test(text) && !Number.isNaN(Date.parse(text)))
      return text.slice(0, 10) > today ? bad("known-in-future", `${text} has not come yet`) : text;
    const day = parseDayText(text);
    if (day === undefined) return bad("wrong-date", `"${text}" is no date`);
    const shown = formatDay(day.day);
    return shown > today ? bad("known-in-future", `${shown} has not come yet`) : shown;
  });
  const unitReader = memo(parseUnitText);
  const shifts = new Map<string, number | Bad>();
  const shiftOf = (indicator: ListedIndicator, unit: UnitText): number | Bad => {
    const key = `${indicator.id} ${unit.exponent} ${unit.unit}`;
    let shift = shifts.get(key);
    if (shift === undefined) {
      const fits =
        unit.unit === "" || unit.unit === indicator.unit || unit.unit === unitOf(indicator);
      shift = fits
        ? unit.exponent - indicator.multiplier
        : bad(
            "unit-mismatch",
            `${indicator.code} is kept in ${indicator.unit}, not in "${unit.unit}"`,
          );
      shifts.set(key, shift);
    }
    return shift;
  };
  const constantKnownAt = mapping.constants.knownAt ?? mapping.source.readOn;
  let lastKnownAt = "";
  let lastSeries = -1;

  const figure = (
    row: SheetRow,
    column: ValueColumn,
    area: number,
    known: string,
    source: number,
    extras: string,
  ): string => {
    const { cells } = row;
    const text = cells[column.index] ?? "";
    const refuse = (code: string, index: number, reason: string): string => {
      seen.refused++;
      const field = index < 0 ? column.heading : (headings[index] as string);
      log.add({
        row: row.row,
        field,
        code,
        severity: "error",
        reason,
        text: index < 0 ? text : (cells[index] ?? ""),
      });
      return "";
    };
    const warn = (code: string, reason: string) =>
      log.add({ row: row.row, field: column.heading, code, severity: "warning", reason, text });

    const status =
      at.status < 0 ? (mapping.constants.status ?? "final") : statusOf(cells[at.status] ?? "");
    if (isBad(status)) return refuse(status.bad, at.status, status.reason);
    const isMissing = isMissingText(text);
    if (isMissing && status !== "missing") {
      if (plan.values.length === 1) warn("empty-value", "The row has no value");
      return "";
    }
    const indicator =
      column.indicator ??
      (at.indicator >= 0 ? indicatorOf(cells[at.indicator] ?? "") : plan.indicator);
    if (indicator === undefined) return refuse("unknown-indicator", -1, "No indicator is named");
    if (isBad(indicator)) return refuse(indicator.bad, at.indicator, indicator.reason);
    const activity =
      column.activity ?? (at.activity >= 0 ? activityOf(cells[at.activity] ?? "") : plan.activity);
    if (isBad(activity)) return refuse(activity.bad, at.activity, activity.reason);
    const periodText =
      column.period ?? (at.period >= 0 ? (cells[at.period] ?? "") : (plan.period ?? ""));
    const period = periodOf(periodText, indicator.frequency);
    const periodColumn = column.period === undefined && at.period >= 0 ? at.period : -1;
    if (isBad(period)) return refuse(period.bad, periodColumn, period.reason);
    if (period.note !== null)
      log.once(`${period.note} ${periodText}`, {
        row: row.row,
        field: periodColumn < 0 ? column.heading : (headings[periodColumn] as string),
        code: period.note,
        severity: "warning",
        reason: `"${periodText}" was read as ${period.period % 1000 === 0 ? "the year" : "the month or quarter"} that it falls in`,
        text: periodText,
      });
    const { year, from } = monthsOf(period.period);
    const begins = `${year}-${from < 10 ? "0" : ""}${from}`;
    if (begins > known.slice(0, 7) && status !== "forecast" && status !== "target")
      return refuse(
        "period-not-begun",
        periodColumn,
        `${periodText} had not begun on ${known}, when this became known`,
      );

    let value = "\\N";
    if (!isMissing) {
      let unit = column.unit;
      if (at.unit >= 0) {
        const unitText = cells[at.unit] ?? "";
        if (unitText.trim() === "") {
          if (unit === undefined) return refuse("unit-missing", at.unit, "The unit is missing");
        } else unit = unitReader(unitText) as UnitText;
      }
      if (at.multiplier >= 0) {
        const power = Number((cells[at.multiplier] ?? "").trim() || "0");
        if (!Number.isInteger(power) || Math.abs(power) > 15)
          return refuse("wrong-multiplier", at.multiplier, "The multiplier is no power of ten");
        if (power !== 0) unit = { unit: unit?.unit ?? "", exponent: (unit?.exponent ?? 0) + power };
      }
      let number: number;
      let shift: number | Bad = unit === undefined ? 0 : shiftOf(indicator, unit);
      if (PLAIN.test(text)) {
        if (isBad(shift)) return refuse(shift.bad, at.unit, shift.reason);
        number = shiftDecimal(text, shift);
      } else {
        const read = parseNumberText(unguardFormula(text), { decimal: mapping.decimal });
        if (!read.ok) {
          const isDecimal = /^\s*-?\d+,\d+\s*$/.test(text) && mapping.decimal === ".";
          return refuse(
            "wrong-number",
            -1,
            isDecimal
              ? `"${text}" is a number only if the comma is the decimal mark`
              : `"${text}" is no number`,
          );
        }
        const { decimal, magnitude, percent, unit: own } = read.value;
        if (percent && unitOf(indicator) !== "%")
          return refuse(
            "unit-mismatch",
            -1,
            `${indicator.code} is kept in ${indicator.unit}, not in percent`,
          );
        if (magnitude !== null || own !== "") {
          const said =
            own === "" ? { unit: unit?.unit ?? "", exponent: 0 } : (unitReader(own) as UnitText);
          const exponent = said.exponent + (magnitude ?? 0);
          if (unit !== undefined && unit.exponent !== 0 && unit.exponent !== exponent) {
            // 2万 under 亿元 may mean either; 2万亿元 says all of its unit itself.
            if (own === "")
              return refuse("unit-mismatch", -1, "The cell and its column name two powers of ten");
            warn(
              "unit-in-cell",
              "The cell names another unit than its column; the cell's was taken",
            );
          }
          shift = shiftOf(indicator, { unit: said.unit, exponent });
        } else if (unit === undefined && !percent) notStated(indicator, row, column);
        if (isBad(shift)) return refuse(shift.bad, -1, shift.reason);
        number = shiftDecimal(decimal, shift);
      }
      if (unit === undefined && PLAIN.test(text)) notStated(indicator, row, column);
      if (!Number.isFinite(number))
        return refuse("wrong-number", -1, `"${text}" is beyond any figure`);
      if (number < 0 && indicator.nature === "total") {
        if (!/^[A-Z]{3}$/.test(unitOf(indicator)))
          return refuse(
            "negative-count",
            -1,
            `${indicator.code} counts ${indicator.unit}: it cannot be below zero`,
          );
        warn("negative-amount", `${indicator.code} is below zero`);
      }
      if (
        indicator.nature === "total" &&
        indicator.multiplier === 0 &&
        indicator.decimals === 0 &&
        !Number.isInteger(number) &&
        !/^[A-Z]{3}$/.test(unitOf(indicator))
      )
        warn("fractional-count", `${indicator.code} counts ${indicator.unit}: a fraction is odd`);
      value = String(number);
    }
    seen.figures++;
    const series = indicator.id * 10_000_000 + period.period;
    if (series !== lastSeries) {
      seen.series.add(series);
      lastSeries = series;
    }
    if (activity !== 0) seen.activities.add(activity);
    return `${row.row}\t${column.index}\t${indicator.id}\t${period.period}\t${area}\t${activity}\t${known}\t${value}\t${LETTER(status)}\t${source}\t${extras}\n`;
  };

  const notStated = (indicator: ListedIndicator, row: SheetRow, column: ValueColumn) => {
    log.once(`unit ${indicator.id}`, {
      row: row.row,
      field: column.heading,
      code: "unit-not-stated",
      severity: "warning",
      reason: `Nothing says the unit of ${indicator.code}; it was taken as ${indicator.multiplier === 0 ? "" : `10^${indicator.multiplier} `}${indicator.unit}`,
    });
  };

  const read = (row: SheetRow, isSuspicious: boolean): string => {
    const { cells } = row;
    if (row.fault === undefined && cells.length <= plan.width && cells.every((text) => text === ""))
      return "";
    seen.rows++;
    const refuseRow = (code: string, index: number, reason: string): string => {
      const filled = plan.values.filter((v) => !isMissingText(cells[v.index] ?? "")).length;
      seen.refused += Math.max(filled, 1);
      log.add({
        row: row.row,
        field: headings[index] ?? "",
        code,
        severity: "error",
        reason,
        text: index < 0 ? cells.join(" ").slice(0, 200) : (cells[index] ?? ""),
      });
      return "";
    };
    if (row.fault !== undefined)
      return refuseRow(
        row.fault,
        -1,
        row.fault === "bad-quote"
          ? "A quotation mark stands where none may"
          : "A quotation mark is never closed",
      );
    if (isRagged(row)) {
      const others = [",", ";", "\t", "|"].filter(
        (d) =>
          cells.some((text) => text.includes(d)) && cells.join(d).split(d).length >= plan.width,
      );
      return cells.length < plan.width && others.length > 0
        ? refuseRow("mixed-separators", -1, "The row is cut by another separator than the rest")
        : refuseRow(
            "ragged-row",
            -1,
            `The row has ${cells.length} cells, the heading ${plan.width}`,
          );
    }
    const broken = !isSuspicious ? -1 : cells.findIndex((text) => UNREADABLE.test(text));
    if (broken >= 0)
      return refuseRow(
        "bad-character",
        broken,
        "The cell holds a character that could not be read",
      );
    if (row.notes !== undefined) {
      const faulty = row.notes.find(
        (n) => n.note === "formula-without-value" || n.note === "cell-error",
      );
      if (faulty && isUsed(faulty.column))
        return refuseRow(
          faulty.note,
          faulty.column,
          faulty.note === "cell-error"
            ? "The cell shows an error"
            : "The formula was saved without its value",
        );
      for (const { note, column } of row.notes)
        if (isUsed(column))
          log.add({
            row: row.row,
            field: headings[column] ?? "",
            code: note,
            severity: "warning",
            text: cells[column] ?? "",
            reason:
              note === "formula"
                ? "The cell is a formula; its saved value was taken"
                : "The cell is part of a merged block; the block's value was taken",
          });
    }
    const areaText = at.area >= 0 ? (cells[at.area] ?? "") : "";
    const area =
      areaText.trim() !== ""
        ? areaOf(areaText)
        : at["area-name"] >= 0
          ? nameOf(cells[at["area-name"]] ?? "")
          : (plan.area ?? areaOf(""));
    if (isBad(area))
      return refuseRow(
        area.bad,
        areaText.trim() !== "" || at["area-name"] < 0 ? at.area : at["area-name"],
        area.reason,
      );
    let known: string | Bad = constantKnownAt;
    if (at["known-at"] >= 0 && (cells[at["known-at"]] ?? "").trim() !== "")
      known = dayOf(cells[at["known-at"]] as string);
    if (isBad(known)) return refuseRow(known.bad, at["known-at"], known.reason);
    if (known !== lastKnownAt) {
      if (lastKnownAt !== "") seen.severalKnownAt = true;
      lastKnownAt = known;
    }
    const source = sources.of(cells);
    if (typeof source === "object") return refuseRow(source.code, source.field, source.reason);
    const extras = plan.attributes.length === 0 ? "\\N" : attributesOf(row);
    let lines = "";
    for (const column of plan.values) lines += figure(row, column, area, known, source, extras);
    return lines;
  };

  const used = new Set([
    ...Object.values(at),
    ...plan.values.map((v) => v.index),
    ...plan.attributes.map((a) => a.index),
  ]);
  const isUsed = (column: number) => used.has(column);
  // A workbook leaves out the empty cells at a row's end, and notes beside the table are no fault.
  const isRagged = ({ cells }: SheetRow) =>
    !isWorkbook &&
    cells.length !== plan.width &&
    (cells.length < plan.width || cells.slice(plan.width).some((text) => text.trim() !== ""));

  const attributesOf = (row: SheetRow): string => {
    const kept: Record<string, string> = {};
    let any = false;
    for (const { index, name, isOrganisationCode } of plan.attributes) {
      const text = unguardFormula(row.cells[index] ?? "");
      if (text === "") continue;
      kept[name] = text;
      any = true;
      if (!isOrganisationCode) continue;
      const code = foldText(text).toUpperCase();
      const fault = code.length === 20 ? leiFault(code) : usccFault(code);
      if (fault !== undefined)
        log.add({
          row: row.row,
          field: name,
          code: code.length === 20 ? "lei-fails" : "uscc-fails",
          severity: "warning",
          text,
          reason: `The organisation's code fails its check (${fault})`,
        });
    }
    return any ? escapeCopy(JSON.stringify(kept)) : "\\N";
  };
  return { read, seen };
}

/** A moment as our own exports write one that is no midnight. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;

/** What decoding leaves where bytes fit no character, and what PostgreSQL cannot store. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a zero character is what is looked for
const UNREADABLE = /[\uFFFD\u0000]/;

/** A text as COPY's text format wants it. */
function escapeCopy(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll("\t", "\\t")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r");
}
