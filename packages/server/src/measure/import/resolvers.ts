import type { ImportIssueCode } from "@essor/contract/import-issues";
import type { ImportMapping } from "@essor/contract/measure";
import {
  type Frequency,
  parseDayText,
  parsePeriodText,
  parseStatusText,
  parseUnitText,
  type StatusWord,
  type UnitText,
  unguardFormula,
} from "@essor/core/measure";
import { formatDay, monthsOf, type Period } from "@essor/core/vocabulary";
import { memo } from "../../sheets/memo.ts";
import { type ListedIndicator, type Lists, unitOf } from "./lists.ts";

/** A text that could not be taken: its code and reason, and the column to blame where it is another than the one read. */
export type Bad = {
  readonly bad: ImportIssueCode;
  readonly reason: string;
  readonly column?: number;
};

export function isBad(value: unknown): value is Bad {
  return typeof value === "object" && value !== null && "bad" in value;
}

export function bad(code: ImportIssueCode, reason: string, column?: number): Bad {
  return { bad: code, reason, ...(column === undefined ? {} : { column }) };
}

export type FoundPeriod = {
  readonly period: Period;
  readonly note: string | null;
  /** The month in which it begins, as `YYYY-MM`. */
  readonly begins: string;
};

export type Resolvers = {
  readonly area: (text: string) => number | Bad;
  readonly areaName: (text: string) => number | Bad;
  readonly indicator: (text: string) => ListedIndicator | Bad;
  readonly activity: (text: string) => number | Bad;
  readonly period: (text: string, frequency: Frequency) => FoundPeriod | Bad;
  readonly status: (text: string) => StatusWord | Bad;
  readonly day: (text: string) => string | Bad;
  readonly unit: (text: string) => UnitText;
  /** By how many powers of ten a value in the unit moves to the indicator's own. */
  readonly shift: (indicator: ListedIndicator, unit: UnitText) => number | Bad;
};

/** What each text of a file means to this hub; every text is looked up once. */
export function resolversOf(mapping: ImportMapping, lists: Lists, today: string): Resolvers {
  const many = (found: string) => (found === "unknown" ? "no" : "more than one");
  const periods = new Map<Frequency, (text: string) => FoundPeriod | Bad>();
  const shifts = new Map<number, Map<string, number | Bad>>();
  return {
    area: memo((text) => {
      const area = lists.area(unguardFormula(text));
      if (typeof area === "object") return area.id;
      return area === "unknown"
        ? bad("unknown-area", `No area has the code or name "${text}"`)
        : bad("ambiguous-area", `More than one area is called "${text}"; give the code`);
    }),
    areaName: memo((text) => {
      const area = lists.areaByName(unguardFormula(text));
      if (typeof area === "object") return area.id;
      return bad(`${area}-area`, `"${text}" is the name of ${many(area)} area`);
    }),
    indicator: memo((text) => {
      const found = lists.indicator(unguardFormula(text));
      if (typeof found === "object") return found;
      return bad(`${found}-indicator`, `The hub has ${many(found)} indicator "${text}"`);
    }),
    activity: memo((text) => {
      const found = lists.activity(unguardFormula(text), mapping.constants.activityScheme);
      if (typeof found === "object") return found.id;
      return found === 0 ? 0 : bad(`${found}-activity`, `"${text}" names ${many(found)} activity`);
    }),
    period: (text, frequency) => {
      let read = periods.get(frequency);
      if (read === undefined) {
        read = memo((one) => periodOf(one, frequency));
        periods.set(frequency, read);
      }
      return read(text);
    },
    status: memo((text) => {
      if (text.trim() === "") return mapping.constants.status ?? "final";
      return parseStatusText(text) ?? bad("wrong-status", `"${text}" is no status`);
    }),
    day: memo((text) => {
      const isMoment = MOMENT.test(text) && !Number.isNaN(Date.parse(text));
      const day = isMoment ? undefined : parseDayText(text);
      if (!isMoment && day === undefined) return bad("wrong-date", `"${text}" is no date`);
      const shown = day === undefined ? text : formatDay(day.day);
      return shown.slice(0, 10) > today
        ? bad("known-in-future", `${shown} has not come yet`)
        : shown;
    }),
    unit: memo(parseUnitText),
    shift: (indicator, unit) => {
      let ofIndicator = shifts.get(indicator.id);
      if (ofIndicator === undefined) {
        ofIndicator = new Map();
        shifts.set(indicator.id, ofIndicator);
      }
      // The unit's text decides whether it fits, its exponent how far to move.
      let base = ofIndicator.get(unit.unit);
      if (base === undefined) {
        const fits =
          unit.unit === "" || unit.unit === indicator.unit || unit.unit === unitOf(indicator);
        base = fits
          ? -indicator.multiplier
          : bad(
              "unit-mismatch",
              `${indicator.code} is kept in ${indicator.unit}, not in "${unit.unit}"`,
            );
        ofIndicator.set(unit.unit, base);
      }
      return typeof base === "number" ? base + unit.exponent : base;
    },
  };
}

function periodOf(text: string, frequency: Frequency): FoundPeriod | Bad {
  const found = parsePeriodText(text, { frequency });
  if (!found.ok) return bad("wrong-period", `"${text}" is no period`);
  const { year, from } = monthsOf(found.value.period);
  return { ...found.value, begins: `${year}-${from < 10 ? "0" : ""}${from}` };
}

/** A moment as our own exports write one that is no midnight. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;
