import type { Day } from "../../vocabulary/day.ts";
import { addWorkingDays, isWorkingDay, nextWorkingDay, type WorkCalendar } from "./working-days.ts";

/** A civil day and the minutes since its midnight, in the hub's own zone. */
export type Moment = { readonly day: Day; readonly minute: number };

export type EnquiryRule = {
  /** Working days to answer. */
  readonly answerDays: number;
  /** Working days after the deadline until the next higher person is told. */
  readonly escalateDays: number;
  /** When the office opens: what comes in on a day off counts from then. */
  readonly opensAt: number;
};

export const ENQUIRY_RULE: EnquiryRule = { answerDays: 2, escalateDays: 1, opensAt: 9 * 60 };

/**
 * When an enquiry must be answered: the same time of day, two working days on. One that comes on a day off counts from
 * the opening of the next working day.
 * @example
 * const calendar = { holidays: new Set<number>(), workedWeekends: new Set<number>() };
 * const friday = { day: dayOf(2024, 3, 1), minute: 16 * 60 };
 * expect(enquiryDue(friday, ENQUIRY_RULE, calendar)).toEqual({ day: dayOf(2024, 3, 5), minute: 16 * 60 }); // Tuesday 16:00
 */
export function enquiryDue(received: Moment, rule: EnquiryRule, calendar: WorkCalendar): Moment {
  const worked = isWorkingDay(received.day, calendar);
  const from = worked ? received.day : nextWorkingDay(received.day, calendar);
  return {
    day: addWorkingDays(from, rule.answerDays, calendar),
    minute: worked ? received.minute : rule.opensAt,
  };
}

export type EnquiryState = {
  readonly state: "answered" | "answered-late" | "open" | "overdue";
  readonly escalation: 0 | 1 | 2;
};

/**
 * How an enquiry stands at a moment. Overdue tells the head of the department (1); after further working days the
 * head of the office (2).
 * @example
 * const calendar = { holidays: new Set<number>(), workedWeekends: new Set<number>() };
 * const due = { day: dayOf(2024, 3, 5), minute: 960 };
 * expect(enquiryState({ due, now: { day: dayOf(2024, 3, 5), minute: 961 } }, ENQUIRY_RULE, calendar)).toEqual({ state: "overdue", escalation: 1 });
 */
export function enquiryState(
  { due, now, answered }: { due: Moment; now: Moment; answered?: Moment },
  rule: EnquiryRule,
  calendar: WorkCalendar,
): EnquiryState {
  if (answered)
    return { state: after(answered, due) ? "answered-late" : "answered", escalation: 0 };
  if (!after(now, due)) return { state: "open", escalation: 0 };
  const second = { day: addWorkingDays(due.day, rule.escalateDays, calendar), minute: due.minute };
  return { state: "overdue", escalation: after(now, second) ? 2 : 1 };
}

function after(a: Moment, b: Moment): boolean {
  return a.day > b.day || (a.day === b.day && a.minute > b.minute);
}

export type LeadOutcome = { readonly cohort: string; readonly realised: boolean };

/**
 * Conversion by cohort: realised investments over all leads that came in with the cohort.
 * @example
 * expect(conversionByCohort([{ cohort: "2024", realised: true }, { cohort: "2024", realised: false }]))
 *   .toEqual([{ cohort: "2024", leads: 2, realised: 1, rate: 0.5 }]);
 */
export function conversionByCohort(leads: readonly LeadOutcome[]): {
  readonly cohort: string;
  readonly leads: number;
  readonly realised: number;
  readonly rate: number;
}[] {
  const cohorts = new Map<string, { leads: number; realised: number }>();
  for (const { cohort, realised } of leads) {
    const c = cohorts.get(cohort) ?? { leads: 0, realised: 0 };
    c.leads += 1;
    c.realised += realised ? 1 : 0;
    cohorts.set(cohort, c);
  }
  return [...cohorts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([cohort, c]) => ({ cohort, ...c, rate: c.realised / c.leads }));
}
