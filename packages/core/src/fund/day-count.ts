import { civil, type Day, dayOf } from "../vocabulary/day.ts";

/** The twelve day-count conventions, by the names used in market documents. */
export const DAY_COUNTS = [
  "act/365f",
  "act/360",
  "act/365.25",
  "act/365a",
  "act/365l",
  "act/act-isda",
  "nl/365",
  "30u/360",
  "30e/360",
  "30e+/360",
  "30e/360-isda",
  "30/360-isda",
] as const;

export type DayCount = (typeof DAY_COUNTS)[number];

type Civil = { readonly year: number; readonly month: number; readonly date: number };

/**
 * Reads the name of a convention, whatever its case; undefined where there is no such convention.
 * @example
 * expect(parseDayCount("Act/365F")).toBe("act/365f");
 * expect(parseDayCount("lunar")).toBeUndefined();
 */
export function parseDayCount(text: string): DayCount | undefined {
  const name = text.trim().toLowerCase();
  return DAY_COUNTS.find((known) => known === name);
}

/**
 * Days between two days as the convention counts them (30/360 counts months of thirty days; NL leaves out 29 February).
 * @example
 * expect(daysBetween(dayOf(2007, 12, 28), dayOf(2008, 2, 29), "30e/360-isda")).toBe(62);
 */
export function daysBetween(start: Day, end: Day, convention: DayCount): number {
  switch (convention) {
    case "nl/365":
      return end - start - leapDays(start, end);
    case "30u/360":
    case "30e/360":
    case "30e+/360":
    case "30e/360-isda":
    case "30/360-isda":
      return thirtyDays(civil(start), civil(end), convention);
    default:
      return end - start;
  }
}

/**
 * Length of a period in years under a convention. A period that runs backwards is negative.
 * Sources: ISDA 2006 definitions 4.16, ICMA rule 251; act/365l takes the year of the end day, act/365a looks for a
 * 29 February after the start and up to the end.
 * @example
 * expect(yearFraction(dayOf(2007, 12, 28), dayOf(2008, 2, 28), "act/act-isda")).toBeCloseTo(4 / 365 + 58 / 366, 15);
 * expect(yearFraction(dayOf(2020, 1, 1), dayOf(2021, 1, 1), "act/365f")).toBe(366 / 365);
 */
export function yearFraction(start: Day, end: Day, convention: DayCount): number {
  if (end < start) return -yearFraction(end, start, convention);
  const days = daysBetween(start, end, convention);
  switch (convention) {
    case "act/act-isda":
      return actActIsda(start, end);
    case "act/365f":
    case "nl/365":
      return days / 365;
    case "act/365.25":
      return days / 365.25;
    case "act/365a":
      return days / (leapDays(start, end) > 0 ? 366 : 365);
    case "act/365l":
      return days / (isLeapYear(civil(end).year) ? 366 : 365);
    default:
      return days / 360;
  }
}

/**
 * Whether a year has a 29 February: 2000 has, 1900 and 2100 have not.
 * @example
 * expect([1900, 2000, 2024, 2100].map(isLeapYear)).toEqual([false, true, true, false]);
 */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function actActIsda(start: Day, end: Day): number {
  const [first, last] = [civil(start).year, civil(end).year];
  const length = (year: number) => (isLeapYear(year) ? 366 : 365);
  if (first === last) return (end - start) / length(first);
  const head = (dayOf(first + 1, 1, 1) - start) / length(first);
  const tail = (end - dayOf(last, 1, 1)) / length(last);
  return head + (last - first - 1) + tail;
}

/** How many 29 Februaries lie after the start and up to the end. */
function leapDays(start: Day, end: Day): number {
  let count = 0;
  for (let year = civil(start).year; year <= civil(end).year; year += 1) {
    if (!isLeapYear(year)) continue;
    const leap = dayOf(year, 2, 29);
    if (leap > start && leap <= end) count += 1;
  }
  return count;
}

function thirtyDays(start: Civil, end: Civil, convention: DayCount): number {
  let { date: d1 } = start;
  let { year: y2, month: m2, date: d2 } = end;
  switch (convention) {
    case "30u/360":
      if (isFebruaryEnd(start) && isFebruaryEnd(end)) d2 = 30;
      if (isFebruaryEnd(start)) d1 = 30;
      if (d2 === 31 && d1 >= 30) d2 = 30;
      if (d1 === 31) d1 = 30;
      break;
    case "30/360-isda":
      if (d1 === 31) d1 = 30;
      if (d2 === 31 && d1 === 30) d2 = 30;
      break;
    case "30e/360":
      if (d1 === 31) d1 = 30;
      if (d2 === 31) d2 = 30;
      break;
    case "30e+/360":
      if (d1 === 31) d1 = 30;
      if (d2 === 31) {
        d2 = 1;
        m2 += 1;
      }
      break;
    default:
      if (d1 === 31 || isFebruaryEnd(start)) d1 = 30;
      if (d2 === 31 || isFebruaryEnd(end)) d2 = 30;
  }
  if (m2 === 13) {
    m2 = 1;
    y2 += 1;
  }
  return (y2 - start.year) * 360 + (m2 - start.month) * 30 + (d2 - d1);
}

function isFebruaryEnd({ year, month, date }: Civil): boolean {
  return month === 2 && date === (isLeapYear(year) ? 29 : 28);
}
