import { expect, test } from "vitest";
import { sheetCsv, sheetOf } from "./table-export.ts";
import type { Column } from "./table-rows.ts";
import { sheetRows, sheetXlsx } from "./table-xlsx.ts";

type Row = { readonly name: string; readonly minor: number | null };
const columns: readonly Column<Row>[] = [
  { id: "name", title: "名称", value: (r) => r.name },
  {
    id: "sum",
    title: "Output",
    unit: "CNY",
    numeric: true,
    value: (r) => r.minor,
    exported: (r) => (r.minor === null ? null : r.minor / 100),
  },
];
const sheet = sheetOf("Firms: 昆山/苏州", {
  shown: columns,
  sorted: [
    { name: "=HYPERLINK(1)", minor: 123450 },
    { name: "昆山, “玉”", minor: null },
  ],
  notes: ["Source: bulletin", "", "Page: https://hub.example/measure?q=昆"],
});

test("the file has the columns, units and order that are seen, and says where it comes from", () => {
  expect(sheet.columns.map((c) => c.head)).toEqual(["名称", "Output (CNY)"]);
  expect(sheetCsv(sheet).split("\r\n")).toEqual([
    "\ufeff名称,Output (CNY)",
    "'=HYPERLINK(1),1234.5",
    '"昆山, “玉”",',
    "",
    "Source: bulletin",
    "Page: https://hub.example/measure?q=昆",
    "",
  ]);
});

test("a workbook keeps numbers as numbers and holds formulas back", async () => {
  const rows = sheetRows(sheet).map((row) => row.map((cell) => cell && [cell.type, cell.value]));
  expect(rows).toEqual([
    [
      [String, "名称"],
      [String, "Output (CNY)"],
    ],
    [
      [String, "'=HYPERLINK(1)"],
      [Number, 1234.5],
    ],
    [[String, "昆山, “玉”"], null],
    [],
    [[String, "Source: bulletin"]],
    [[String, "Page: https://hub.example/measure?q=昆"]],
  ]);
  const bytes = new Uint8Array(await (await sheetXlsx(sheet)).arrayBuffer());
  expect(String.fromCharCode(...bytes.slice(0, 2))).toBe("PK");
});
