import { expect, test } from "vitest";
import { formatDay, formatExact, formatNumber, numberFormat } from "./format.ts";

test("Chinese counts in 万 and 亿, and only from ten thousand up", () => {
  expect(formatNumber(515_390_000_000, { language: "zh-CN" })).toBe("5153.9亿");
  expect(formatNumber(2_092_496, { language: "zh-CN" })).toBe("209.25万");
  expect(formatNumber(9_999, { language: "zh-CN" })).toBe("9,999");
  expect(formatNumber(-12_345, { language: "zh-CN" })).toBe("-1.2345万");
});

test("English and French shorten from a million up, French with comma and narrow spaces", () => {
  expect(formatNumber(2_092_496, { language: "en" })).toMatch(/^2\.0925[mM]$/);
  expect(formatNumber(999_999, { language: "en" })).toBe("999,999");
  expect(formatNumber(515_390_000_000, { language: "fr" })).toMatch(/^515,39\sMd$/);
  expect(formatNumber(12_345.678, { language: "fr", decimals: 1 })).toMatch(/^12\s345,7$/);
});

test("the exact value keeps every digit", () => {
  expect(formatExact(515_390_000_000, { language: "zh-CN" })).toBe("515,390,000,000");
  expect(formatExact(0.125, { language: "en", decimals: 2 })).toBe("0.13");
});

test("days are read as days, whatever the time zone of the reader", () => {
  expect(formatDay("2020-11-01", "en")).toBe("1 Nov 2020");
  expect(formatDay("2020-11-01", "zh-CN")).toBe("2020年11月1日");
  expect(formatDay("2020-11-01", "fr")).toBe("1 nov. 2020");
  expect(formatDay("no day", "en")).toBe("no day");
});

test("signs and shares", () => {
  expect(numberFormat("en").signed(3)).toBe("+3");
  expect(numberFormat("fr").percent(0.256, 1)).toMatch(/^25,6\s%$/);
});
