import { expect, test } from "vitest";
import { sdmxJsonTable } from "./read-sdmx-json.ts";

const area = { id: "REF_AREA", values: [{ id: "FR" }, { id: "CN" }] };
const time = {
  id: "TIME_PERIOD",
  values: [{ value: "2023" }, { id: "2024", value: "2024-01-01" }],
};
const unit = { id: "UNIT_MEASURE", values: [{ id: "CNY" }] };
const rowsOf = (message: unknown) => {
  const table = sdmxJsonTable(message);
  return table.ok ? [table.value.columns, ...table.value.rows()] : table;
};

test("M18: a message by series, as statistical offices send it, with attributes on each level", () => {
  const structure = {
    dimensions: {
      dataSet: [{ id: "FREQ", values: [{ id: "A" }] }],
      series: [area],
      observation: [time],
    },
    attributes: { dataSet: [unit], series: [{ id: "TITLE" }], observation: [{ id: "COMMENT" }] },
  };
  const dataSets = [
    {
      attributes: [0],
      series: {
        "0": { attributes: ["output"], observations: { "0": [1.5, null], "1": [null, "later"] } },
        "1": { observations: { "1": ["2", "x"] } },
      },
    },
  ];
  const expected = [
    [
      "STRUCTURE",
      "FREQ",
      "REF_AREA",
      "TIME_PERIOD",
      "OBS_VALUE",
      "UNIT_MEASURE",
      "TITLE",
      "COMMENT",
    ],
    ["dataflow", "A", "FR", "2023", "1.5", "CNY", "output", ""],
    ["dataflow", "A", "FR", "2024", "", "CNY", "output", "later"],
    ["dataflow", "A", "CN", "2024", "2", "CNY", "", "x"],
  ];
  expect(rowsOf({ data: { structures: [structure], dataSets } })).toEqual(expected);
  // Version 1.0 names one structure, at the top.
  expect(rowsOf({ structure, dataSets })).toEqual(expected);
});

test("with several measures the value is OBS_VALUE, and the attributes follow all of them", () => {
  const structure = {
    dimensions: { observation: [area] },
    measures: { observation: [{ id: "WEIGHT" }, { id: "OBS_VALUE" }] },
    attributes: { observation: [unit] },
  };
  expect(
    rowsOf({ data: { structures: [structure], dataSets: [{ observations: { "1": [9, 7, 0] } }] } }),
  ).toEqual([
    ["STRUCTURE", "REF_AREA", "OBS_VALUE", "UNIT_MEASURE"],
    ["dataflow", "CN", "7", "CNY"],
  ]);
});

test("an index that leads nowhere names its observation and component; what is no message is refused", () => {
  const structure = { dimensions: { observation: [area, time] } };
  expect(
    rowsOf({ data: { structures: [structure], dataSets: [{ observations: { "0:2": [1] } }] } }),
  ).toEqual({
    ok: false,
    code: "broken-index",
    facts: { observation: "0:2", component: "TIME_PERIOD" },
  });
  for (const message of [
    null,
    1,
    [],
    {},
    { data: { structures: [], dataSets: [] } },
    { data: { dataSets: [{}] } },
  ])
    expect(rowsOf(message)).toMatchObject({ ok: false, code: "not-sdmx-json" });
});
