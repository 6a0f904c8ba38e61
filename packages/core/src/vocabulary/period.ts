import { fail, ok, type Result } from "./result.ts";

/**
 * A period of time as one whole number: year × 1000 + kind. Kinds: 0 the year; 101-112 a month; 201-204 a quarter;
 * 301-302 a half; 401-411 January up to a month (cumulative). Sorting puts a year before its parts.
 */
export type Period = number & { readonly __period: unique symbol };

const FORMS: readonly (readonly [RegExp, (digits: readonly number[]) => number])[] = [
  [/^$/, () => 0],
  [/^-(0[1-9]|1[0-2])$/, ([m = 0]) => 100 + m],
  [/^-Q([1-4])$/, ([q = 0]) => 200 + q],
  [/^-H([12])$/, ([h = 0]) => 300 + h],
  [/^-Q1-Q([2-4])$/, ([q = 0]) => 400 + 3 * q],
  [/^-M1-M([1-9]|1[0-2])$/, ([m = 0]) => 400 + m],
];

/** The same stretch of months has one name: January to March is the first quarter, to December the year. */
const SAME: Readonly<Record<number, number>> = { 401: 101, 403: 201, 406: 301, 412: 0 };

/**
 * Reads `2024`, `2024-08`, `2024-Q3`, `2024-H1`, `2024-Q1-Q3`, `2024-M1-M8`.
 * @example
 * expect(parsePeriod("2024-Q1-Q3")).toEqual({ ok: true, value: 2024409 });
 * expect(parsePeriod("2024-M1-M6")).toEqual(parsePeriod("2024-H1"));
 * expect(parsePeriod("2024-13").ok).toBe(false);
 */
export function parsePeriod(text: string): Result<Period, "wrong-period"> {
  const year = /^(1[89]\d\d|2[01]\d\d)(.*)$/.exec(text.trim());
  if (year) {
    for (const [form, kindOf] of FORMS) {
      const match = form.exec(year[2] ?? "");
      if (!match) continue;
      const kind = kindOf(match.slice(1).map(Number));
      return ok((Number(year[1]) * 1000 + (SAME[kind] ?? kind)) as Period);
    }
  }
  return fail("wrong-period", { text });
}

/**
 * Writes a period as parsePeriod reads it.
 * @example
 * expect(formatPeriod(2024409 as Period)).toBe("2024-Q1-Q3");
 * expect(formatPeriod(2023000 as Period)).toBe("2023");
 */
export function formatPeriod(period: Period): string {
  const year = Math.floor(period / 1000);
  const kind = period % 1000;
  if (kind === 0) return String(year);
  if (kind < 200) return `${year}-${String(kind - 100).padStart(2, "0")}`;
  if (kind < 300) return `${year}-Q${kind - 200}`;
  if (kind < 400) return `${year}-H${kind - 300}`;
  const to = kind - 400;
  return to % 3 === 0 ? `${year}-Q1-Q${to / 3}` : `${year}-M1-M${to}`;
}

/**
 * First and last month (1-12) that a period covers.
 * @example
 * expect(monthsOf(2024301 as Period)).toEqual({ year: 2024, from: 1, to: 6 });
 */
export function monthsOf(period: Period): { year: number; from: number; to: number } {
  const year = Math.floor(period / 1000);
  const kind = period % 1000;
  if (kind === 0) return { year, from: 1, to: 12 };
  if (kind < 200) return { year, from: kind - 100, to: kind - 100 };
  if (kind < 300) return { year, from: (kind - 200) * 3 - 2, to: (kind - 200) * 3 };
  if (kind < 400) return { year, from: (kind - 300) * 6 - 5, to: (kind - 300) * 6 };
  return { year, from: 1, to: kind - 400 };
}

/**
 * The period that covers these months of one year, or undefined where it has no name.
 * @example
 * expect(periodOfMonths(2024, 7, 9)).toBe(2024203);
 * expect(periodOfMonths(2024, 2, 9)).toBeUndefined();
 */
export function periodOfMonths(year: number, from: number, to: number): Period | undefined {
  const kind =
    from === 1 && to === 12
      ? 0
      : from === to
        ? 100 + from
        : to - from === 2 && to % 3 === 0
          ? 200 + to / 3
          : to - from === 5 && to % 6 === 0
            ? 300 + to / 6
            : from === 1
              ? 400 + to
              : undefined;
  return kind === undefined ? undefined : ((year * 1000 + (SAME[kind] ?? kind)) as Period);
}
