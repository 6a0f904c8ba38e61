import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDay, parseDay } from "../../vocabulary/day.ts";
import { formatPeriod, type Period } from "../../vocabulary/period.ts";
import { formatSdmxPeriod } from "../sdmx-csv.ts";
import { type Frequency, parseDayText, parsePeriodText } from "./period-text.ts";

const read = (text: string, frequency: Frequency = "A") => {
  const period = parsePeriodText(text, { frequency });
  return period.ok ? formatPeriod(period.value.period) : period.code;
};

describe("parsePeriodText", () => {
  test.each([
    ["2024年", "2024"],
    ["２０２４年度", "2024"],
    ["二〇二四年", "2024"],
    ["2020年末", "2020"],
    ["2024年1-9月", "2024-Q1-Q3"],
    ["2024年1—8月", "2024-M1-M8"],
    ["2024年 1至6月", "2024-H1"],
    ["2024年前三季度", "2024-Q1-Q3"],
    ["2024年3季度", "2024-Q3"],
    ["2024年第一季度", "2024-Q1"],
    ["2024年上半年", "2024-H1"],
    ["2024.3", "2024-03"],
    ["2024/03", "2024-03"],
    ["202403", "2024-03"],
    ["Q3 2024", "2024-Q3"],
    ["T3 2024", "2024-Q3"],
    ["2024-S1", "2024-H1"],
    ["S2 2024", "2024-H2"],
    ["March 2024", "2024-03"],
    ["mars 2024", "2024-03"],
    ["août 2024", "2024-08"],
    ["juillet 2024", "2024-07"],
    ["juin 2024", "2024-06"],
    ["Jan-Sep 2024", "2024-Q1-Q3"],
    ["janvier à septembre 2024", "2024-Q1-Q3"],
    ["2024-01-01/P9M", "2024-Q1-Q3"],
  ])("[IM5] reads %s as %s", (text, period) => {
    expect(read(text)).toBe(period);
  });

  test.each([
    "2024年13月",
    "2024年2-9月",
    "2024年9-1月",
    "24年",
    "2024-Q5",
    "32",
    "1",
    "昆山",
    "9月",
    "2024-02-30",
    "1799",
    "2200",
    "2024年0月",
  ])("[IM5] refuses %s", (text) => {
    expect(read(text)).toBe("wrong-period");
  });

  test("[IM6] a date is read by the frequency of the indicator, and says so", () => {
    expect(read("2023-12-31", "A")).toBe("2023");
    expect(read("45291", "A")).toBe("2023");
    expect(read("45291", "M")).toBe("2023-12");
    expect(read("2024-03-31", "Q")).toBe("2024-Q1");
    expect(read("2024-05-15", "Q")).toBe("2024-05");
    expect(read("2024-07-01", "H")).toBe("2024-H2");
    expect(parsePeriodText("2023-12-31", { frequency: "A" })).toMatchObject({
      value: { note: "date-as-period" },
    });
    expect(parsePeriodText("2024.1", { frequency: "M" })).toMatchObject({
      value: { note: "ambiguous-month" },
    });
  });

  test("[IM7] every period reads back from each way it is written", () => {
    const kinds = [
      0,
      ...Array.from({ length: 12 }, (_, i) => 101 + i),
      201,
      202,
      203,
      204,
      301,
      302,
      402,
      404,
      405,
      407,
      408,
      409,
      410,
      411,
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2150 }), fc.constantFrom(...kinds), (year, kind) => {
        const period = (year * 1000 + kind) as Period;
        expect(read(formatPeriod(period))).toBe(formatPeriod(period));
        expect(read(formatSdmxPeriod(period))).toBe(formatPeriod(period));
        if (kind > 400) expect(read(`${year}年1-${kind - 400}月`)).toBe(formatPeriod(period));
      }),
    );
  });

  test("[IM7] days read back from serials and other writings, and nothing throws", () => {
    fc.assert(
      fc.property(fc.integer({ min: -15_000, max: 54_000 }), (day) => {
        const text = formatDay(day as never);
        const [y, m, d] = text.split("-").map(Number);
        expect(parseDayText(String(day + 25_569))?.day).toBe(day);
        expect(parseDayText(`${y}年${m}月${d}日`)?.day).toBe(day);
        expect(parseDayText(`${y}/${m}/${d}`)?.day).toBe(parseDay(text));
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."0123456789年月季度前上半-./QSP一二三 ") }),
        (text) => {
          const period = parsePeriodText(text, { frequency: "M" });
          if (period.ok)
            expect(read(formatPeriod(period.value.period))).toBe(formatPeriod(period.value.period));
        },
      ),
      { numRuns: 3000 },
    );
  });
});
