import fc from "fast-check";
import { expect, test } from "vitest";
import { type Day, dayOf } from "../../vocabulary/day.ts";
import { CHINA_CALENDAR } from "../codelist/china-holidays.ts";
import { conversionByCohort, ENQUIRY_RULE, enquiryDue, enquiryState } from "./enquiry-clock.ts";
import { calendarWith } from "./hub-calendar.ts";
import { nodeLight, stalledClass } from "./node-deadline.ts";
import { addWorkingDays, isWorkingDay, workingDaysBetween } from "./working-days.ts";

const plain = { holidays: new Set<number>(), workedWeekends: new Set<number>() };

test("[AG2] A10 an enquiry on Friday 16:00 is due on Tuesday 16:00", () => {
  const friday = { day: dayOf(2026, 11, 20), minute: 960 };
  expect(enquiryDue(friday, ENQUIRY_RULE, plain)).toEqual({
    day: dayOf(2026, 11, 24),
    minute: 960,
  });
});

test("[AG2] A10 holidays and worked weekends move the day; a weekend enquiry counts from Monday's opening", () => {
  // National Day 2024: 1-7 October off, 29 September and 12 October worked.
  const holidays = new Set(Array.from({ length: 7 }, (_, i) => dayOf(2024, 10, 1 + i) as number));
  const calendar = {
    holidays,
    workedWeekends: new Set<number>([dayOf(2024, 9, 29), dayOf(2024, 10, 12)]),
  };
  expect(enquiryDue({ day: dayOf(2024, 9, 28), minute: 600 }, ENQUIRY_RULE, calendar)).toEqual({
    day: dayOf(2024, 10, 8),
    minute: 540,
  });
  expect(enquiryDue({ day: dayOf(2024, 9, 30), minute: 600 }, ENQUIRY_RULE, calendar)).toEqual({
    day: dayOf(2024, 10, 9),
    minute: 600,
  });
});

test("[AG2] A10 an overdue enquiry escalates in two steps", () => {
  const due = { day: dayOf(2026, 11, 24), minute: 960 };
  const at = (date: number, minute: number) =>
    enquiryState({ due, now: { day: dayOf(2026, 11, date), minute } }, ENQUIRY_RULE, plain);
  expect([at(24, 960), at(24, 961), at(25, 961)].map((s) => s.escalation)).toEqual([0, 1, 2]);
  expect(
    enquiryState({ due, now: due, answered: { day: due.day, minute: 961 } }, ENQUIRY_RULE, plain)
      .state,
  ).toBe("answered-late");
});

test("[AG2] working days add up and are all worked", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1000, max: 30000 }),
      fc.integer({ min: 0, max: 60 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { maxLength: 40 }),
      (from, days, off) => {
        const calendar = {
          holidays: new Set(off.map((o) => from + o)),
          workedWeekends: new Set<number>(),
        };
        const to = addWorkingDays(from as Day, days, calendar);
        expect(isWorkingDay(to, calendar)).toBe(true);
        const start = addWorkingDays(from as Day, 0, calendar);
        expect(workingDaysBetween(start, to, calendar)).toBe(days);
      },
    ),
  );
});

test("[AG3] A18 one day late is amber, 15 days red; the list equals a query on dates", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          due: fc.integer({ min: 0, max: 60 }),
          done: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
        }),
      ),
      fc.integer({ min: 0, max: 60 }),
      (nodes, today) => {
        const lights = nodes.map(
          ({ due, done }) =>
            nodeLight({ node: "n", due, ...(done === undefined ? {} : { done }) }, today).light,
        );
        const open = nodes.filter((n) => n.done === undefined);
        expect(lights.filter((l) => l === "red")).toHaveLength(
          open.filter((n) => today - n.due >= 15).length,
        );
        expect(lights.filter((l) => l === "amber")).toHaveLength(
          open.filter((n) => today - n.due >= 1 && today - n.due < 15).length,
        );
      },
    ),
  );
  expect(stalledClass("in-production", 731)).toBe("producing-below-capacity");
  expect(stalledClass("at-capacity", 9999)).toBeUndefined();
});

test("[AG4] A10 conversion is realised over leads, by cohort", () => {
  expect(
    conversionByCohort([
      { cohort: "2024", realised: true },
      { cohort: "2023", realised: false },
      { cohort: "2024", realised: false },
    ]),
  ).toEqual([
    { cohort: "2023", leads: 1, realised: 0, rate: 0 },
    { cohort: "2024", leads: 2, realised: 1, rate: 0.5 },
  ]);
});

test("[AG6] A10 a hub's own days go before the shipped calendar; the last word on a day counts", () => {
  const friday = { day: dayOf(2026, 9, 18), minute: 960 };
  // The notice for 2026: Sunday 20 September is worked, 25 to 27 September are off.
  expect(enquiryDue(friday, ENQUIRY_RULE, CHINA_CALENDAR).day).toBe(dayOf(2026, 9, 21));
  const own = calendarWith(CHINA_CALENDAR, [
    { day: dayOf(2026, 9, 20), kind: "off" },
    { day: dayOf(2026, 9, 26), kind: "worked" },
    { day: dayOf(2026, 9, 25), kind: "worked" },
    { day: dayOf(2026, 9, 25), kind: "off" },
  ]);
  expect(enquiryDue(friday, ENQUIRY_RULE, own).day).toBe(dayOf(2026, 9, 22));
  expect([25, 26, 27].map((d) => isWorkingDay(dayOf(2026, 9, d), own))).toEqual([
    false,
    true,
    false,
  ]);
  expect(CHINA_CALENDAR.workedWeekends.has(dayOf(2026, 9, 20))).toBe(true);
});
