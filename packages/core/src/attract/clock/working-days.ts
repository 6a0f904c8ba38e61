import { assert } from "../../vocabulary/assert.ts";
import type { Day } from "../../vocabulary/day.ts";

/** Days off and days worked in their place, as a city publishes them each year. Saturday and Sunday are off by default. */
export type WorkCalendar = {
  readonly holidays: ReadonlySet<number>;
  /** Weekend days that are worked (调休). */
  readonly workedWeekends: ReadonlySet<number>;
};

/**
 * Whether a day is worked. 1970-01-01 was a Thursday.
 * @example
 * const none = { holidays: new Set<number>(), workedWeekends: new Set<number>() };
 * expect(isWorkingDay(dayOf(2024, 3, 1), none)).toBe(true); // a Friday
 * expect(isWorkingDay(dayOf(2024, 3, 2), none)).toBe(false);
 */
export function isWorkingDay(day: Day, { holidays, workedWeekends }: WorkCalendar): boolean {
  if (holidays.has(day)) return false;
  const weekday = (((day + 4) % 7) + 7) % 7; // 0 is Sunday
  return (weekday !== 0 && weekday !== 6) || workedWeekends.has(day);
}

/**
 * The day that lies a number of working days after a day; zero gives the day itself, or the next working day.
 * @example
 * const none = { holidays: new Set<number>(), workedWeekends: new Set<number>() };
 * expect(addWorkingDays(dayOf(2024, 3, 1), 2, none)).toBe(dayOf(2024, 3, 5));
 */
export function addWorkingDays(day: Day, days: number, calendar: WorkCalendar): Day {
  assert(Number.isInteger(days) && days >= 0, "Working days are a whole number of at least zero");
  let at = nextWorkingDay(day, calendar);
  for (let left = days; left > 0; left--) at = nextWorkingDay((at + 1) as Day, calendar);
  return at;
}

/** The day itself where it is worked, else the next that is. A calendar without any working day in a year is a mistake. */
export function nextWorkingDay(day: Day, calendar: WorkCalendar): Day {
  for (let at: number = day; at < day + 400; at++)
    if (isWorkingDay(at as Day, calendar)) return at as Day;
  throw new Error("Assertion failed: A calendar has a working day within 400 days");
}

/**
 * Working days from one day to another, the first not counted; negative is never given.
 * @example
 * const none = { holidays: new Set<number>(), workedWeekends: new Set<number>() };
 * expect(workingDaysBetween(dayOf(2024, 3, 1), dayOf(2024, 3, 5), none)).toBe(2);
 */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkCalendar): number {
  let days = 0;
  for (let at = from + 1; at <= to; at++) if (isWorkingDay(at as Day, calendar)) days += 1;
  return days;
}
