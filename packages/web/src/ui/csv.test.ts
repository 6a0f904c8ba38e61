import { expect, test } from "vitest";
import { csvCell, toCsv } from "./csv.ts";

test("text that a spreadsheet would run is held back; numbers are not", () => {
  expect(csvCell("=HYPERLINK(1)")).toBe("'=HYPERLINK(1)");
  expect(csvCell("@SUM(A1)")).toBe("'@SUM(A1)");
  expect(csvCell("-5")).toBe("-5");
  expect(csvCell("-5+cmd")).toBe("'-5+cmd");
  expect(csvCell(-5)).toBe("-5");
  expect(csvCell("\t=1")).toBe("'\t=1");
});

test("quotes, commas and line ends are quoted; nothing is empty", () => {
  expect(csvCell('a "b", c')).toBe('"a ""b"", c"');
  expect(csvCell(null)).toBe("");
  expect(csvCell(Number.NaN)).toBe("");
  expect(
    toCsv([
      ["昆山", 1],
      ["x\ny", 2],
    ]),
  ).toBe('\ufeff昆山,1\r\n"x\ny",2\r\n');
});
