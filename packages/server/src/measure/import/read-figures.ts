import type { ImportMapping } from "@essor/contract/measure";
import { isMissingText, type StatusWord } from "@essor/core/measure";
import type { IssueLog } from "../../sheets/issue-log.ts";
import { memo } from "../../sheets/memo.ts";
import type { SheetRow } from "../../sheets/sheet-row.ts";
import { statusLetter } from "../status.ts";
import { isEmptyRow, rowChecker } from "./check-row.ts";
import { figureBytes, figureTail, knownMicroseconds } from "./figure-bytes.ts";
import type { ListedIndicator, Lists } from "./lists.ts";
import type { Plan, ValueColumn } from "./plan.ts";
import { NOT_STATED, type ValueNote, valueReader } from "./read-value.ts";
import { type RepeatWatch, repeatWatch } from "./repeat-watch.ts";
import { type Bad, bad, isBad, resolversOf } from "./resolvers.ts";
import { rowAttributes } from "./row-attributes.ts";
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
  readonly repeats: RepeatWatch;
};

export type FigureReader = {
  /** Reads a row: its figures go to what `take` answers, what is refused to the log. */
  readonly read: (row: SheetRow, isSuspicious: boolean) => void;
  /** The figures read since the last call, as binary COPY takes them. */
  readonly take: () => Uint8Array;
  readonly seen: Seen;
};

/** Makes a reader of rows. Texts that repeat are read once: a million rows cost little more than cutting them. */
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
): FigureReader {
  const { at, headings, values } = plan;
  const seen: Seen = {
    rows: 0,
    figures: 0,
    refused: 0,
    severalKnownAt: false,
    series: new Set(),
    activities: new Set(),
    repeats: repeatWatch(),
  };
  const bytes = figureBytes();
  const to = resolversOf(mapping, lists, today);
  const notes: ValueNote[] = [];
  const readValue = valueReader(plan, to, { decimal: mapping.decimal, notes });
  const checkRow = rowChecker(plan, log, isWorkbook);
  const letterOf = memo((word: string) => statusLetter(word as StatusWord));
  const constantStatus = mapping.constants.status ?? "final";
  const constantKnownAt = mapping.constants.knownAt ?? mapping.source.readOn;
  const unstated = new Set<number>();

  // What the figures of a row have in common.
  let row: SheetRow = { row: 0, cells: [] };
  let area = 0;
  let known = "";
  let knownAt = 0;
  let extras: string | null = null;
  let source = 0;
  let lastSeries = -1;
  let tail = figureTail("A", 0, null);
  let tailStatus: StatusWord = "final";
  let tailSource = 0;
  let tailExtras: string | null = null;

  const refuseFigure = (fault: Bad, column: ValueColumn) => {
    const index = fault.column ?? -1;
    seen.refused++;
    log.add({
      row: row.row,
      field: index < 0 ? column.heading : (headings[index] as string),
      code: fault.bad,
      severity: "error",
      reason: fault.reason,
      text: row.cells[index < 0 ? column.index : index] ?? "",
    });
  };
  const warn = ({ code, reason }: ValueNote, column: ValueColumn, indicator: ListedIndicator) => {
    const say = (why: string) =>
      log.add({
        row: row.row,
        field: column.heading,
        code,
        severity: "warning",
        reason: why,
        text: row.cells[column.index] ?? "",
      });
    if (code !== NOT_STATED.code) return say(reason);
    if (unstated.has(indicator.id)) return;
    unstated.add(indicator.id);
    const power = indicator.multiplier === 0 ? "" : `10^${indicator.multiplier} `;
    say(`Nothing says the unit of ${indicator.code}; it was taken as ${power}${indicator.unit}`);
  };
  const figure = (column: ValueColumn) => {
    const { cells } = row;
    const text = cells[column.index] ?? "";
    const status = at.status < 0 ? constantStatus : to.status(cells[at.status] ?? "");
    if (isBad(status)) return refuseFigure({ ...status, column: at.status }, column);
    const isMissing = isMissingText(text);
    if (isMissing && status !== "missing") {
      if (values.length === 1)
        log.add({
          row: row.row,
          field: column.heading,
          code: "empty-value",
          severity: "warning",
          reason: "The row has no value",
        });
      return;
    }
    const indicator =
      column.indicator ??
      (at.indicator < 0 ? plan.indicator : to.indicator(cells[at.indicator] ?? ""));
    if (indicator === undefined)
      return refuseFigure(bad("unknown-indicator", "No indicator is named"), column);
    if (isBad(indicator)) return refuseFigure({ ...indicator, column: at.indicator }, column);
    const activity =
      column.activity ?? (at.activity < 0 ? plan.activity : to.activity(cells[at.activity] ?? ""));
    if (isBad(activity)) return refuseFigure({ ...activity, column: at.activity }, column);
    const isPeriodColumn = column.period === undefined && at.period >= 0;
    const periodText =
      column.period ?? (isPeriodColumn ? (cells[at.period] ?? "") : (plan.period ?? ""));
    const period = to.period(periodText, indicator.frequency);
    const periodColumn = isPeriodColumn ? { column: at.period } : {};
    if (isBad(period)) return refuseFigure({ ...period, ...periodColumn }, column);
    if (period.note !== null)
      notePeriod(
        periodText,
        period,
        isPeriodColumn ? (headings[at.period] as string) : column.heading,
      );
    if (
      period.begins > known &&
      status !== "forecast" &&
      status !== "target" &&
      period.begins > known.slice(0, 7)
    )
      return refuseFigure(
        {
          ...bad(
            "period-not-begun",
            `${periodText} had not begun on ${known}, when this became known`,
          ),
          ...periodColumn,
        },
        column,
      );
    let value: number | null = null;
    if (!isMissing) {
      const number = readValue(text, cells, indicator, column.unit);
      if (typeof number !== "number") {
        notes.length = 0;
        return refuseFigure(number, column);
      }
      if (notes.length > 0) {
        for (const note of notes) warn(note, column, indicator);
        notes.length = 0;
      }
      value = number;
    }
    seen.figures++;
    const series = indicator.id * 10_000_000 + period.period;
    if (series !== lastSeries) {
      seen.series.add(series);
      lastSeries = series;
    }
    if (activity !== 0) seen.activities.add(activity);
    seen.repeats.note(series, activity, knownAt, area);
    if (status !== tailStatus || source !== tailSource || extras !== tailExtras) {
      tailStatus = status;
      tailSource = source;
      tailExtras = extras;
      tail = figureTail(letterOf(status), source, extras);
    }
    bytes.put(
      {
        row: row.row,
        field: column.index,
        indicator: indicator.id,
        period: period.period,
        area,
        activity,
        knownAt,
        value,
      },
      tail,
    );
  };
  const notePeriod = (
    text: string,
    { note, period }: { note: string | null; period: number },
    field: string,
  ) =>
    log.once(`${note} ${text}`, {
      row: row.row,
      field,
      code: note as string,
      severity: "warning",
      reason: `"${text}" was read as ${period % 1000 === 0 ? "the year" : "the month or quarter"} that it falls in`,
      text,
    });
  const refuseRow = (fault: Bad) => {
    const index = fault.column ?? -1;
    const filled = values.filter((v) => !isMissingText(row.cells[v.index] ?? "")).length;
    seen.refused += Math.max(filled, 1);
    log.add({
      row: row.row,
      field: headings[index] ?? "",
      code: fault.bad,
      severity: "error",
      reason: fault.reason,
      text: index < 0 ? row.cells.join(" ") : (row.cells[index] ?? ""),
    });
  };
  const areaOf = (cells: readonly string[]): number | Bad => {
    const code = at.area < 0 ? "" : (cells[at.area] ?? "");
    if (code !== "") {
      const found = to.area(code);
      return typeof found === "number" ? found : { ...found, column: at.area };
    }
    if (at["area-name"] >= 0) {
      const found = to.areaName(cells[at["area-name"]] ?? "");
      return typeof found === "number" ? found : { ...found, column: at["area-name"] };
    }
    return plan.area ?? bad("unknown-area", "The area is missing", at.area);
  };

  const read = (next: SheetRow, isSuspicious: boolean) => {
    if (isEmptyRow(next)) return;
    row = next;
    seen.rows++;
    const { cells } = row;
    const fault = checkRow(row, isSuspicious);
    if (fault !== undefined) return refuseRow(fault);
    const place = areaOf(cells);
    if (typeof place !== "number") return refuseRow(place);
    area = place;
    const day =
      at["known-at"] < 0 || (cells[at["known-at"]] ?? "") === ""
        ? constantKnownAt
        : to.day(cells[at["known-at"]] as string);
    if (isBad(day)) return refuseRow({ ...day, column: at["known-at"] });
    if (day !== known) {
      seen.severalKnownAt ||= known !== "";
      known = day;
      knownAt = knownMicroseconds(day);
    }
    const origin = sources.of(cells);
    if (typeof origin === "object")
      return refuseRow({ bad: origin.code, reason: origin.reason, column: origin.field });
    source = origin;
    extras = plan.attributes.length === 0 ? null : rowAttributes(plan, row, log);
    for (const column of values) figure(column);
  };
  return { read, take: bytes.take, seen };
}
