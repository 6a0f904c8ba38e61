import { describe, expect, it } from "vitest";
import { hasRealData, realDataPath } from "../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../tools/reference-csv.ts";
import { KUNSHAN_SIX_SECTORS } from "./six-sectors.ts";

describe.skipIf(!hasRealData("industry-classifications"))("six sectors", () => {
  const codes = (file: string) =>
    new Set(
      readReferenceCsv(realDataPath("industry-classifications", file)).map((row) => row.code),
    );
  it("name only classes that exist", () => {
    const lists = [
      codes("gbt4754_2017.csv"),
      codes("sei2018_levels_1_2.csv"),
      codes("isic_rev4.csv"),
      codes("naics_2017.csv"),
    ];
    for (const sector of KUNSHAN_SIX_SECTORS.sectors) {
      const named = [
        sector.gbt4754.map((c) => c.code),
        sector.sei2018,
        sector.isic4,
        sector.naics2017,
      ];
      named.forEach((list, i) => {
        for (const code of list) expect(lists[i]?.has(code), `${sector.sector} ${code}`).toBe(true);
      });
    }
  });
});
