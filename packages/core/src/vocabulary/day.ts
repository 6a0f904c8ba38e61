/** A civil day as a whole number: days since 1970-01-01 in the proleptic Gregorian calendar. No clock, no zone. */
export type Day = number & { readonly __day: unique symbol };

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The day number of a year, month (1-12) and day of the month. Out-of-range days roll over.
 * @example
 * expect(dayOf(1970, 1, 1)).toBe(0);
 * expect(dayOf(2000, 3, 1)).toBe(11017);
 */
export function dayOf(year: number, month: number, date: number): Day {
  // Days from civil (Hinnant): shift the year to start in March, so that the leap day is last.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146097 + dayOfEra - 719468) as Day;
}

/**
 * Year, month (1-12) and day of the month of a day number.
 * @example
 * expect(civil(11016 as Day)).toEqual({ year: 2000, month: 2, date: 29 });
 */
export function civil(day: Day): { year: number; month: number; date: number } {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/**
 * Reads `YYYY-MM-DD`; anything that is not a real date gives undefined.
 * @example
 * expect(parseDay("2024-02-29")).toBe(dayOf(2024, 2, 29));
 * expect(parseDay("2023-02-29")).toBeUndefined();
 */
export function parseDay(text: string): Day | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const day = dayOf(year, month, date);
  const back = civil(day);
  return back.year === year && back.month === month && back.date === date ? day : undefined;
}

/**
 * Writes a day as `YYYY-MM-DD`.
 * @example
 * expect(formatDay(dayOf(2021, 11, 9))).toBe("2021-11-09");
 */
export function formatDay(day: Day): string {
  const { year, month, date } = civil(day);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}
