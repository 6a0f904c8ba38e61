import type { Day } from "../../vocabulary/day.ts";
import { isWorkingDay, type WorkCalendar } from "./working-days.ts";

/** One day as the hub knows it: off, or worked in spite of a weekend or a holiday. */
export type CalendarChange = { readonly day: Day; readonly kind: "off" | "worked" };

/**
 * A calendar with a hub's own days, which go before the shipped ones: next year's notice, a local holiday, a day that
 * was moved. The last word on a day counts.
 * @example
 * const none = { holidays: new Set<number>(), workedWeekends: new Set<number>() };
 * const own = calendarWith(none, [{ day: dayOf(2027, 2, 8), kind: "off" }, { day: dayOf(2027, 2, 6), kind: "worked" }]);
 * expect([isWorkingDay(dayOf(2027, 2, 8), own), isWorkingDay(dayOf(2027, 2, 6), own)]).toEqual([false, true]);
 */
export function calendarWith(
  calendar: WorkCalendar,
  changes: readonly CalendarChange[],
): WorkCalendar {
  const holidays = new Set(calendar.holidays);
  const workedWeekends = new Set(calendar.workedWeekends);
  for (const { day, kind } of changes) {
    if (kind === "off") {
      workedWeekends.delete(day);
      holidays.add(day);
    } else {
      holidays.delete(day);
      if (!isWorkingDay(day, { holidays, workedWeekends })) workedWeekends.add(day);
    }
  }
  return { holidays, workedWeekends };
}
