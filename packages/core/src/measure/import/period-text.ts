import { civil, type Day, dayOf, parseDay } from "../../vocabulary/day.ts";
import { type Period, parsePeriod, periodOfMonths } from "../../vocabulary/period.ts";
import { fail, ok, type Result } from "../../vocabulary/result.ts";
import { foldText } from "./fold-text.ts";

/** How often an indicator is measured: it says what a bare date stands for. */
export type Frequency = "A" | "H" | "Q" | "M";

export type PeriodText = {
  readonly period: Period;
  /** What a reader should look at: a spreadsheet's day number, a date read as a period, 2024.1 that may be October. */
  readonly note: "serial-date" | "date-as-period" | "ambiguous-month" | null;
};

const DIGITS: Readonly<Record<string, string>> = Object.fromEntries(
  [..."〇零一二三四五六七八九"].map((c, i) => [c, String(i < 2 ? 0 : i - 1)]),
);
const COUNT: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  "1": 1,
  "2": 2,
  "3": 3,
  "4": 4,
};
const MONTHS = [
  "jan",
  "f[ée][bv]",
  "ma[r]",
  "a[pv]r",
  "ma[iy]",
  "jui?n",
  "jui?l",
  "a(ug|o[uû])",
  "sep",
  "oct",
  "nov",
  "d[ée]c",
];
const MONTH_WORD = `((?:${MONTHS.join("|")})[a-zéû]*)\\.?`;

function monthOfWord(word: string): number {
  return MONTHS.findIndex((month) => new RegExp(`^${month}`, "i").test(word)) + 1;
}

type Form = readonly [RegExp, (m: readonly string[]) => Period | undefined];

const quarter = (y: number, q: number) => periodOfMonths(y, q * 3 - 2, q * 3);
const half = (y: number, h: number) => periodOfMonths(y, h * 6 - 5, h * 6);
const upTo = (y: number, from: number, to: number) =>
  from >= 1 && from <= to && to <= 12 ? periodOfMonths(y, from, to) : undefined;

const TO = "(?:-|–|—|~|至|到|to|à|_)";
/** Each way of writing, in the order tried; m[1] is the first group. */
const FORMS: readonly Form[] = [
  [/^(\d{4})(?:年度?|年末|年底|年全年|全年)?$/, (m) => upTo(+m[1]!, 1, 12)],
  [
    new RegExp(`^(\\d{4})年?(\\d{1,2})月?${TO}(\\d{1,2})月(?:份)?(?:累计)?$`),
    (m) => upTo(+m[1]!, +m[2]!, +m[3]!),
  ],
  [new RegExp(`^(\\d{4})[./](\\d{1,2})${TO}(\\d{1,2})$`), (m) => upTo(+m[1]!, +m[2]!, +m[3]!)],
  [/^(\d{4})年?前([二三四234])个?季度$/, (m) => upTo(+m[1]!, 1, 3 * COUNT[m[2]!]!)],
  [
    new RegExp(`^(\\d{4})年?(?:第)?[1一]${TO}([二三四234])季度$`),
    (m) => upTo(+m[1]!, 1, 3 * COUNT[m[2]!]!),
  ],
  [/^(\d{4})年?第?([一二三四1234])季度?$/, (m) => quarter(+m[1]!, COUNT[m[2]!]!)],
  [/^(\d{4})年?上半年$/, (m) => half(+m[1]!, 1)],
  [/^(\d{4})年?下半年$/, (m) => half(+m[1]!, 2)],
  [/^(\d{4})年(\d{1,2})月(?:份)?$/, (m) => upTo(+m[1]!, +m[2]!, +m[2]!)],
  [/^(\d{4})[-./](\d{1,2})$/, (m) => upTo(+m[1]!, +m[2]!, +m[2]!)],
  [/^(\d{4})(0[1-9]|1[0-2])$/, (m) => upTo(+m[1]!, +m[2]!, +m[2]!)],
  [/^(\d{4})[- ]?[QqTt]([1-4])$/, (m) => quarter(+m[1]!, +m[2]!)],
  [/^[QqTt]([1-4])[-/ ]?(\d{4})$/, (m) => quarter(+m[2]!, +m[1]!)],
  [/^(\d{4})[- ]?[HhSs]([12])$/, (m) => half(+m[1]!, +m[2]!)],
  [/^[HhSs]([12])[-/ ]?(\d{4})$/, (m) => half(+m[2]!, +m[1]!)],
  [/^(\d{4})-A1$/, (m) => upTo(+m[1]!, 1, 12)],
  [/^(\d{4})-M(\d{2})$/, (m) => upTo(+m[1]!, +m[2]!, +m[2]!)],
  [/^(\d{4})-01-01\/P(\d{1,2})M$/, (m) => upTo(+m[1]!, 1, +m[2]!)],
  [/^(\d{4})-01-01\/P1Y$/, (m) => upTo(+m[1]!, 1, 12)],
  [new RegExp(`^${MONTH_WORD} ?(\\d{4})$`, "i"), (m) => oneMonth(+m.at(-1)!, m[1]!)],
  [new RegExp(`^(\\d{4}) ?${MONTH_WORD}$`, "i"), (m) => oneMonth(+m[1]!, m[2]!)],
  [
    new RegExp(`^${MONTH_WORD} ?${TO} ?${MONTH_WORD} ?(\\d{4})$`, "i"),
    (m) => {
      const words = m.filter((part) => part !== undefined && /^[a-zéû]{3,}$/i.test(part));
      return upTo(+m.at(-1)!, monthOfWord(words[0]!), monthOfWord(words.at(-1)!));
    },
  ],
];

function oneMonth(year: number, word: string): Period | undefined {
  const month = monthOfWord(word);
  return upTo(year, month, month);
}

/**
 * Reads a period as bulletins, yearbooks and spreadsheets write it. A bare date is read by the indicator's frequency:
 * the year for 1 January and 31 December of a yearly one, else its month. Years 1800 to 2199.
 * @example
 * expect(parsePeriodText("2024年1-9月", { frequency: "Q" })).toEqual({ ok: true, value: { period: 2024409, note: null } });
 * expect(parsePeriodText("2024年3季度", { frequency: "Q" })).toEqual(parsePeriodText("Q3 2024", { frequency: "Q" }));
 * expect(parsePeriodText("45291", { frequency: "A" })).toEqual({ ok: true, value: { period: 2023000, note: "serial-date" } });
 * expect(parsePeriodText("2024年13月", { frequency: "M" }).ok).toBe(false);
 */
export function parsePeriodText(
  text: string,
  { frequency }: { frequency: Frequency },
): Result<PeriodText, "wrong-period"> {
  const canonical = parsePeriod(text);
  if (canonical.ok) return ok({ period: canonical.value, note: null });
  const folded = plain(text);
  const year = /(?:^|\D)(\d{4})(?:\D|$)/.exec(folded)?.[1] ?? folded.slice(0, 4);
  for (const [form, read] of FORMS) {
    const match = form.exec(folded);
    const period = match ? read(match) : undefined;
    if (period !== undefined && isYear(Number(year))) {
      // A spreadsheet that took 2024.10 for a number shows 2024.1.
      return ok({ period, note: /^\d{4}\.1$/.test(folded) ? "ambiguous-month" : null });
    }
  }
  const day = parseDayText(text);
  if (day === undefined || !isYear(civil(day.day).year)) return fail("wrong-period", { text });
  return ok({
    period: periodOfDay(day.day, frequency),
    note: day.isSerial ? "serial-date" : "date-as-period",
  });
}

function isYear(year: number): boolean {
  return year >= 1800 && year < 2200;
}

function plain(text: string): string {
  const folded = foldText(text).replace(/\s+/g, " ");
  const western = folded.replace(/^[〇零一二三四五六七八九]{4}(?=年)/, (year) =>
    [...year].map((c) => DIGITS[c]).join(""),
  );
  return /[年月季]/.test(western) ? western.replace(/ /g, "") : western;
}

function periodOfDay(day: Day, frequency: Frequency): Period {
  const { year, month, date } = civil(day);
  const isLast = civil((day + 1) as Day).date === 1;
  const ends = (months: number) =>
    (isLast && month % months === 0) || (date === 1 && month % months === (months === 1 ? 0 : 1));
  const to = Math.ceil(month / 3) * 3;
  if (frequency === "A" && ends(12)) return periodOfMonths(year, 1, 12) as Period;
  if (frequency === "Q" && ends(3)) return periodOfMonths(year, to - 2, to) as Period;
  if (frequency === "H" && ends(6)) return half(year, month > 6 ? 2 : 1) as Period;
  return periodOfMonths(year, month, month) as Period;
}

/**
 * Reads a calendar day: 2024-03-31, 2024/3/31, 2024年3月31日, 20240331, or a spreadsheet's day number (1900 system).
 * @example
 * expect(parseDayText("2024年3月31日")?.day).toBe(parseDay("2024-03-31"));
 * expect(parseDayText("45292")).toEqual({ day: parseDay("2024-01-01"), isSerial: true });
 * expect(parseDayText("2024-02-30")).toBeUndefined();
 */
export function parseDayText(text: string): { day: Day; isSerial: boolean } | undefined {
  const folded = plain(text).replace(/[T ]00:00(:00(\.0+)?)?Z?$/, "");
  const serial = /^(\d{5})(?:\.0+)?$/.exec(folded);
  if (serial) {
    const days = Number(serial[1]) - 25_569;
    // 1927-2119: day numbers below look like codes, not dates.
    return days >= -15_700 && days < 55_000 ? { day: days as Day, isSerial: true } : undefined;
  }
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(folded) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/.exec(folded) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(folded);
  if (!match) return undefined;
  const [y, m, d] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (m < 1 || m > 12) return undefined;
  const day = dayOf(y, m, d);
  const pad = (n: number) => String(n).padStart(2, "0");
  return parseDay(`${match[1]}-${pad(m)}-${pad(d)}`) === day ? { day, isSerial: false } : undefined;
}
