import { expect, test } from "vitest";
import { type Column, choicesOf, filterRows, formatSort, parseSort } from "./table-rows.ts";

type Row = { name: string; where: string; score: number | null };
const columns: Column<Row>[] = [
  { id: "name", title: "Name", value: (r) => r.name },
  { id: "where", title: "Where", value: (r) => r.where, choice: true },
  { id: "score", title: "Score", value: (r) => r.score },
];
const rows: Row[] = [
  { name: "昆山市", where: "江苏省", score: 98.5 },
  { name: "Évreux", where: "Eure", score: null },
  { name: "Kunshan", where: "江苏省", score: 7 },
];
const names = (text: string, choices = {}) =>
  filterRows(rows, columns, { text, choices }).map((r) => r.name);

test("every word must stand somewhere; case and accents do not matter", () => {
  expect(names("evreux")).toEqual(["Évreux"]);
  expect(names("江苏 KUN")).toEqual(["Kunshan"]);
  expect(names("  ")).toHaveLength(3);
});

test("choices are exact, and together with the words", () => {
  expect(names("", { where: "江苏省" })).toEqual(["昆山市", "Kunshan"]);
  expect(names("98.5", { where: "江苏省" })).toEqual(["昆山市"]);
  expect(choicesOf(rows, columns[1] as Column<Row>, "fr")).toEqual(["Eure", "江苏省"]);
});

test("sorting in the address is read back, unknown columns left out", () => {
  const ids = ["name", "score"];
  expect(parseSort("-score,name,nonsense", ids)).toEqual([
    { id: "score", desc: true },
    { id: "name", desc: false },
  ]);
  expect(formatSort(parseSort("-score,name", ids))).toBe("-score,name");
  expect(parseSort("", ids)).toEqual([]);
});
