import type { RankingTable } from "@essor/contract/measure";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codes, dataFile, type ImportHub, openImportHub } from "./import-hub.ts";

let hub: ImportHub;
beforeAll(async () => {
  hub = await openImportHub();
});
afterAll(() => hub.close());

const TIDY = "area,indicator,period,value,unit\n";

describe("a tidy table", () => {
  test("is understood, checked without writing, applied, and changes nothing the second time", async () => {
    const text = `${TIDY}320583,population,2001,"1,660,000",人\n320583,gdp,2001年,4045.06,亿元\n昆山市,gdp,2002,383200000000,元\n`;
    const checked = await hub.check(text);
    expect(checked).toMatchObject({
      state: "checked",
      format: "csv",
      encoding: "utf-8",
      delimiter: ",",
      headingRow: 1,
      counts: { rows: 3, accepted: 3, changed: 0, same: 0, refused: 0, warnings: 0 },
    });
    expect(await hub.figures("indicator=population&area=320583&period=2001")).toEqual([]);
    const applied = await hub.apply(checked.id);
    expect(applied.state).toBe("applied");
    expect(await hub.figures("indicator=population&area=320583&period=2001")).toMatchObject([
      { value: 1_660_000 },
    ]);
    expect(await hub.figures("indicator=gdp&area=320583&period=2002")).toMatchObject([
      { value: 3832 },
    ]);
    const again = await hub.apply((await hub.check(text)).id);
    expect(again.counts).toMatchObject({ accepted: 0, changed: 0, same: 3 });
    expect(again.remembered?.source.title).toBe("Test bulletin");
    const { rows } = await hub.pool
      .query(
        "begin; set local role essor_system; select count(*)::int as n from measure.observation where batch_id = " +
          again.id +
          "; commit",
      )
      .then((r) => (r as never as { rows: { n: number }[] }[])[2] as { rows: { n: number }[] });
    expect(rows[0]?.n).toBe(0);
  });

  test("a ranking that was looked at between check and applying shows what was applied", async () => {
    const rankings = async () => {
      const read = async (path: string) =>
        (await hub.call("analyst", "GET", `/api/v1/measure/rankings/hub-index${path}`)).body;
      const { items } = (await read("/result")) as { items: { code: string; score: number }[] };
      const { units, values } = (await read("")) as RankingTable;
      return {
        score: items.find(({ code }) => code === "320583")?.score,
        population: values[units.findIndex(({ code }) => code === "320583")]?.[0],
      };
    };
    const first = await rankings();
    const checked = await hub.check(`${TIDY}320583,population,2020,"3,092,496",人\n`);
    expect(await rankings()).toEqual(first);
    await hub.apply(checked.id);
    const after = await rankings();
    expect(after.population).toBe(3_092_496);
    // More people, the rest as it was: what is measured by head falls.
    expect(after.score).toBeLessThan(first.score as number);
    await hub.undo(checked.id);
    expect(await rankings()).toEqual(first);
  });

  test("each bad row is refused with row, field, code and reason; the good ones stay", async () => {
    const checked = await hub.check(
      `${TIDY}999999,population,2019,5,人\n320583,no_such,2019,5,人\n320583,population,2019年13月,5,人\n` +
        "320583,population,2017,-5,人\n320583,population,2017,5,\n320583,gdp,2017,5,美元\n320583,population,2017,12x4,人\n" +
        "320583,population,2016,7,人\n320583,population,2016,8,人\n320583,population,2015,9,人\n320583,population,2015,9,人\n320583,population,2027,9,人\n320583,population,2014,10,人\n",
    );
    expect(checked.issues.map((i) => [i.row, i.field, i.code])).toEqual([
      [2, "area", "unknown-area"],
      [3, "indicator", "unknown-indicator"],
      [4, "period", "wrong-period"],
      [5, "value", "negative-count"],
      [6, "unit", "unit-missing"],
      [7, "unit", "unit-mismatch"],
      [8, "value", "wrong-number"],
      [13, "period", "period-not-begun"],
      [9, "value", "duplicate-key"],
      [10, "value", "duplicate-key"],
      [12, "value", "duplicate-row"],
    ]);
    expect(checked.issues.every((issue) => issue.reason.length > 10)).toBe(true);
    expect(checked.counts).toMatchObject({
      rows: 13,
      accepted: 2,
      refused: 10,
      warnings: 1,
      same: 1,
    });
    const { text } = await hub.call(
      "analyst",
      "GET",
      `/api/v1/measure/imports/${checked.id}/refused.csv`,
    );
    const lines = text.trim().split("\r\n");
    expect(lines).toHaveLength(11);
    expect(lines[1]).toBe(
      '999999,population,2019,5,人,2,area,unknown-area,"No area has the code or name ""999999"""',
    );
  });

  test("the two vintages of Cixi's output: as of a day before the correction the first figure stands", async () => {
    const row = (value: string, known: string) =>
      `area,indicator,period,value,unit,known_at\n330282,above_scale_output,2016,${value},亿元,${known}\n`;
    await hub.apply((await hub.check(row('"2,008"', "2017-03-01"))).id);
    const second = await hub.check(row("2135", "2017-11-30"));
    expect(second.counts).toMatchObject({ accepted: 0, changed: 1 });
    expect(second.changes).toMatchObject([
      { area: "330282", before: 2008, after: 2135, differs: ["value"], period: "2016" },
    ]);
    await hub.apply(second.id);
    const asOf = async (day: string) =>
      (await hub.figures(`indicator=above_scale_output&area=330282&period=2016&asOf=${day}`)).map(
        (f) => f.value,
      );
    expect(await asOf("2017-02-01")).toEqual([]);
    expect(await asOf("2017-11-29")).toEqual([2008]);
    expect(await asOf("2017-11-30")).toEqual([2135]);
    const undone = await hub.undo(second.id);
    expect(undone.state).toBe("undone");
    expect(await asOf("2017-11-29")).toEqual([2008]);
    expect(await asOf("2018-01-01")).toEqual([2008]);
    expect(await asOf("2030-01-01")).toEqual([2008]);
  });

  test("both vintages in one file, and again: the second time nothing changes", async () => {
    const text =
      "area,indicator,period,value,unit,known_at\n330282,gdp,2010,1.5,亿元,2011-03-01\n330282,gdp,2010,2.5,亿元,2011-11-30\n330282,gdp,2010,2.5,亿元,2012-11-30\n";
    const first = await hub.check(text);
    expect(first.counts).toMatchObject({ accepted: 1, changed: 1, same: 1 });
    await hub.apply(first.id);
    expect((await hub.check(text)).counts).toMatchObject({ accepted: 0, changed: 0, same: 3 });
  });

  test("an undo lists what was corrected since, and leaves it", async () => {
    const of = (value: number) =>
      `area,indicator,period,value,unit\n320583,retail_sales,2009,${value},亿元\n`;
    const first = await hub.apply((await hub.check(of(100))).id);
    await hub.apply((await hub.check(of(101), { constants: { knownAt: "2026-02-02" } })).id);
    const undone = await hub.undo(first.id);
    expect(undone.laterEdits).toMatchObject([
      { area: "320583", indicator: "retail_sales", before: 100, after: 101 },
    ]);
    expect(await hub.figures("indicator=retail_sales&area=320583&period=2009")).toMatchObject([
      { value: 101 },
    ]);
    const answer = await hub.call("analyst", "POST", `/api/v1/measure/imports/${first.id}/undo`);
    expect(answer).toMatchObject({ status: 409, body: { code: "wrong-state" } });
  });
});

describe("the census as it was published", () => {
  test("the nine rows of 2010 that do not add up are named, and one more that is off by a single person", async () => {
    const lines = dataFile("cn-county-census", "employment_by_industry.csv").split("\n");
    const text = [lines[0], ...lines.filter((line) => line.includes(",2010,"))].join("\n");
    const checked = await hub.check(text, {
      columns: {
        year: { role: "period" },
        level: { role: "ignore" },
        name: { role: "ignore" },
        total: { role: "indicator-value", activity: "_T" },
      },
      constants: { indicator: "employment_sample" },
    });
    const wrong = checked.issues.filter((issue) =>
      ["sum-mismatch", "negative-count"].includes(issue.code),
    );
    const rowOf = (row: number) => (text.split("\n")[row - 1] as string).slice(0, 6);
    expect([...new Set(wrong.map((issue) => rowOf(issue.row)))].sort()).toEqual([
      "130000",
      "130924",
      "350304",
      "411122",
      "430722",
      "510682",
      "513433",
      "542622",
      "632723",
      "652223",
    ]);
    expect(checked.issueCounts).toContainEqual({
      code: "negative-count",
      severity: "error",
      count: 1,
    });
    expect(codes(checked)).not.toContain("unknown-area");
  });
});

test("X3: 10,000 rows show accepted, changed and refused with reasons before anything is written", async () => {
  const areas = (await hub.call("analyst", "GET", "/api/v1/measure/areas?level=county&limit=200"))
    .body as { items: { code: string }[] };
  /** Places and past years without figures: 10,000 rows have 10,000 keys. */
  const row = (i: number, value: number | string) =>
    `${areas.items[i % 200]?.code},population,${1949 + Math.floor(i / 200)},${value},人`;
  const rows = (of: number, value: (i: number) => number | string) =>
    `${TIDY}${Array.from({ length: of }, (_, i) => row(i, value(i))).join("\n")}\n`;
  await hub.apply((await hub.check(rows(1000, (i) => i + 1))).id);
  const checked = await hub.check(
    rows(10_000, (i) => (i < 500 ? i + 1 : i < 1000 ? i + 7 : i % 100 === 0 ? "n/k" : i)),
  );
  expect(checked.counts).toMatchObject({
    rows: 10_000,
    same: 500,
    changed: 500,
    accepted: 8910,
    refused: 90,
  });
  expect(checked.issues?.[0]).toMatchObject({ row: 1002, code: "wrong-number" });
  expect(checked.issues?.[0]?.reason).not.toBe("");
  const [area] = areas.items;
  expect(await hub.figures(`indicator=population&area=${area?.code}&period=1980`)).toEqual([]);
});
