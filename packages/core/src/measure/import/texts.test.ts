import fc from "fast-check";
import { expect, test } from "vitest";
import { isSdmxHeading, SDMX_COLUMNS, sdmxRoles } from "../sdmx-csv.ts";
import { guardFormula, unguardFormula } from "./formula-guard.ts";
import { parseStatusText } from "./status-text.ts";
import { suggestColumns } from "./suggest-columns.ts";

test("[IM8] guarded text never starts a formula, and the guard is taken away without loss", () => {
  const nasty = fc.string({ unit: fc.constantFrom(..."'=+-@\t\r\n＝a1"), maxLength: 6 });
  fc.assert(
    fc.property(fc.oneof(nasty, fc.string()), (text) => {
      const guarded = guardFormula(text);
      expect(guarded).not.toMatch(/^[=+\-@\t\r]/);
      expect(unguardFormula(guarded)).toBe(text);
    }),
  );
});

test("[IM9] status words in three languages; SDMX letters", () => {
  expect(["初步核算数", "Provisoire", "p"].map(parseStatusText)).toEqual([
    "preliminary",
    "preliminary",
    "preliminary",
  ]);
  expect(parseStatusText("constructor")).toBeUndefined();
});

test("[IM10] headings in three languages, then contents, speak for a role", () => {
  const known = {
    indicators: [{ code: "gdp", names: ["地区生产总值", "Produit intérieur brut"] }],
    isAreaCode: (text: string) => /^\d{6}$/.test(text),
    isAreaName: (text: string) => text.endsWith("市"),
  };
  const roles = (columns: [string, string[]][]) =>
    suggestColumns(
      columns.map(([heading, samples]) => ({ heading, samples })),
      known,
    ).map((s) => s?.role);
  expect(
    roles([
      ["地区代码", ["320583"]],
      ["年份", ["2023"]],
      ["地区生产总值（亿元）", ["1"]],
      ["备注", ["好"]],
    ]),
  ).toEqual(["area", "period", "indicator-value", undefined]);
  expect(
    roles([
      ["x", ["昆山市", "太仓市"]],
      ["y", ["2023"]],
      ["Valeur", ["1,5"]],
      ["z", ["913205831000000160"]],
    ]),
  ).toEqual(["area-name", "period", "value", "organisation-code"]);
  expect(
    roles([
      ["name", ["昆山市"]],
      ["2019", ["1"]],
      ["2020", ["2"]],
    ]),
  ).toEqual(["area-name", "indicator-value", "indicator-value"]);
});

test("[IM11] an SDMX heading tells each column's role; unknown columns are attributes", () => {
  expect(isSdmxHeading(SDMX_COLUMNS)).toBe(true);
  const roles = sdmxRoles([...SDMX_COLUMNS, "COMMENT"]);
  expect(roles[8]).toBe("ignore");
  expect(roles[11]).toBe("status");
  expect(roles.at(-1)).toBe("attribute");
});
