import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMissingText } from "./fold-text.ts";
import { detectDecimal, parseNumberText, shiftDecimal } from "./number-text.ts";
import { parseUnitText } from "./unit-text.ts";

const read = (text: string, decimal: "." | "," = ".") => {
  const number = parseNumberText(text, { decimal });
  return number.ok ? shiftDecimal(number.value.decimal, number.value.magnitude ?? 0) : number.code;
};

describe("parseNumberText", () => {
  test.each([
    ["5,466.36亿元", 546_636_000_000],
    ["1.2万亿", 1.2e12],
    ["３５万人", 350_000],
    ["(1,234)", -1234],
    ["−7.5", -7.5],
    ["￥12 345.6", 12_345.6],
    ["1'234'567", 1_234_567],
    ["2.5 milliards", 2.5e9],
    ["12.5%", 12.5],
    [".5", 0.5],
    ["1e-7", 1e-7],
    ["-0", 0],
  ])("[IM1] reads %s", (text, value) => {
    expect(read(text)).toBe(value);
  });

  test.each([
    "12,5",
    "1,23,456",
    "1.2.3",
    "1,2345",
    "12-13",
    "--5",
    "(−5)",
    "1e999",
    "abc",
    "",
    "5亿%",
    "3 4",
    "0x10",
    "Infinity",
    "NaN",
  ])("[IM1] refuses %s", (text) => {
    expect(read(text)).toBe("wrong-number");
  });

  test("[IM1] a comma is the decimal mark only where it was said to be", () => {
    expect(read("1.234,5", ",")).toBe(1234.5);
    expect(read("1.234,5")).toBe("wrong-number");
    expect(detectDecimal(["1.234,5", "7"])).toBe(",");
    expect(detectDecimal(["1,234", "7"])).toBe(".");
  });

  test("[IM2] any number written in any way reads back as itself", () => {
    const group = (digits: string, mark: string) => digits.replace(/\B(?=(\d{3})+$)/g, mark);
    const wide = (text: string) =>
      [...text]
        .map((c) => (/[!-~]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c))
        .join("");
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 18n),
        fc.option(fc.stringMatching(/^\d{1,6}$/)),
        fc.boolean(),
        fc.constantFrom(["", "."], [",", "."], [" ", ","], [".", ","], ["\u202f", ","], ["'", "."]),
        fc.boolean(),
        (whole, fraction, negative, [mark, point], isWide) => {
          const plain = `${negative ? "-" : ""}${whole}${fraction === null ? "" : `.${fraction}`}`;
          let text = `${negative ? "-" : ""}${group(String(whole), mark as string)}${fraction === null ? "" : point + fraction}`;
          if (isWide) text = wide(text);
          const number = parseNumberText(text, { decimal: point as "." | "," });
          expect(number.ok && Number(number.value.decimal)).toBe(
            Number(plain) === 0 ? 0 : Number(plain),
          );
        },
      ),
    );
  });

  test("[IM2] never throws and never answers anything but a finite number", () => {
    const strange = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(..."0123456789.,' -+()%eE亿万千元１，。") }),
    );
    fc.assert(
      fc.property(
        strange,
        fc.constantFrom(".", ",") as fc.Arbitrary<"." | ",">,
        (text, decimal) => {
          const number = parseNumberText(text, { decimal });
          if (number.ok) expect(Number.isFinite(Number(number.value.decimal))).toBe(true);
          isMissingText(text);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("[IM3] shifting a decimal is exact, as multiplying is not", () => {
    expect(shiftDecimal("1.005", 3)).toBe(1005);
    expect(1.005 * 1e3).not.toBe(1005);
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -12, max: 12 }), (n, by) => {
        expect(shiftDecimal(String(n), by)).toBe(Number(`${n}e${by}`));
      }),
    );
  });

  test("[IM4] units in three languages", () => {
    expect(parseUnitText("万美元")).toEqual({ unit: "USD", exponent: 4 });
    expect(parseUnitText("millions d’euros")).toEqual({ unit: "EUR", exponent: 6 });
    expect(parseUnitText("万人")).toEqual({ unit: "persons", exponent: 4 });
    expect(parseUnitText("10 000 habitants")).toEqual({ unit: "persons", exponent: 4 });
    expect(parseUnitText("千瓦时")).toEqual({ unit: "千瓦时", exponent: 0 });
    expect(parseUnitText("%")).toEqual({ unit: "%", exponent: 0 });
  });
});
