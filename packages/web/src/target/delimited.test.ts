import { describe, expect, it } from "vitest";
import { readDelimited } from "./delimited.ts";

describe("delimited text", () => {
  it("takes what spreadsheets paste and save: tabs, semicolons, quotes, a byte-order mark, empty lines", () => {
    expect(readDelimited("\ufeffArea\tSector\n320581\tenergy\n\n320582\tmedicine\r\n")).toEqual([
      { row: 1, cells: { area: "320581", sector: "energy" } },
      { row: 2, cells: { area: "320582", sector: "medicine" } },
    ]);
    expect(readDelimited('a;b\n"x; ""y""";2')[0]?.cells).toEqual({ a: 'x; "y"', b: "2" });
    expect(readDelimited("")).toEqual([]);
  });
});
