import * as xlsx from "@e965/xlsx";
import { parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ImportHub, openImportHub } from "../import/import-hub.ts";

let hub: ImportHub;
beforeAll(async () => {
  hub = await openImportHub();
});
afterAll(() => hub.close());

const get = (query: string) => hub.call("viewer", "GET", `/api/v1/measure/export?${query}`);
const bytesOf = async (query: string): Promise<Uint8Array> => {
  const role = "viewer";
  const csv = await get("format=csv&indicator=gdp&area=320583&period=2022"); // signs in
  expect(csv.status).toBe(200);
  const session = await hub.call(role, "GET", "/api/v1/me");
  expect(session.status).toBe(200);
  const login = await hub.app.request("/api/v1/me/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "viewer@demo.essor", password: "kunshan-jade-2026" }),
  });
  const cookie = (login.headers.get("set-cookie") ?? "").split(";")[0] as string;
  const answer = await hub.app.request(`/api/v1/measure/export?${query}`, { headers: { cookie } });
  return new Uint8Array(await answer.arrayBuffer());
};

describe("export", () => {
  test("M18: 1,000 observations with attributes go out as SDMX-CSV and SDMX-JSON and come back without loss", async () => {
    const statuses = [
      "final",
      "preliminary",
      "revised",
      "forecast",
      "target",
      "bound",
      "estimated",
    ];
    const periods = ["", "-Q3", "-H2", "-07", "-Q1-Q3", "-M1-M8"];
    const rows = Array.from({ length: 1000 }, (_, i) => {
      const note = [
        "plain",
        "with, comma",
        'with "quotes"',
        "=1+1",
        "'=1+1",
        "line\nbreak",
        "制表\t符",
        " edge ",
        "\\N",
        "",
      ][i % 10] as string;
      const cells = [
        "320583",
        "trade",
        i % 21 === 20 ? "" : "ABCDEFGHIJKLMNOPQRST"[i % 21],
        `${1950 + (i % 50)}${periods[Math.floor(i / 50) % 6]}`,
        String(((i * 7919) % 100_003) / 100 - (i % 7 === 0 ? 0.005 : 0)),
        "亿元",
        statuses[i % 7],
        `20${String(10 + Math.floor(i / 120)).padStart(2, "0")}-0${1 + (i % 9)}-15`,
        i % 2 === 0 ? 'Bulletin, "first"' : "公报",
        i % 5 === 0 ? "MN"[i % 2] : "",
        note,
        i % 4 === 0 ? "x" : "",
      ];
      return cells.map((c) => `"${String(c).replaceAll('"', '""')}"`).join(",");
    });
    const first = await hub.check(
      `area,indicator,activity,period,value,unit,status,known_at,source,grade,NOTE,FLAG\n${rows.join("\n")}\n`,
      {
        columns: {
          NOTE: { role: "attribute" },
          FLAG: { role: "attribute" },
          activity: { role: "activity" },
          grade: { role: "grade" },
          source: { role: "source-title" },
        },
        constants: { activityScheme: "GB/T 4754-2017" },
      },
    );
    expect(first.counts).toMatchObject({ rows: 1000, accepted: 1000, refused: 0 });
    const already = (await get("format=csv&indicator=trade")).text.split("\r\n").length - 2;
    await hub.apply(first.id);
    const out = (await get("format=sdmx-csv&indicator=trade")).text;
    expect(out).toContain("=1+1");
    expect(out).not.toMatch(/(^|,|\n)"?=/);
    const back = await hub.check(
      out,
      { constants: { activityScheme: "GB/T 4754-2017" } },
      "back.csv",
    );
    expect(back).toMatchObject({
      format: "sdmx-csv",
      counts: { accepted: 0, changed: 0, refused: 0 },
    });
    expect(back.counts).toMatchObject({ rows: 1000 + already, same: 1000 + already });
    const message = (await get("format=sdmx-json&indicator=trade")).text;
    const from = await hub.check(
      message,
      { constants: { activityScheme: "GB/T 4754-2017" } },
      "back.json",
    );
    expect(from).toMatchObject({
      format: "sdmx-json",
      counts: { accepted: 0, changed: 0, refused: 0, same: 1000 + already },
    });
    // The same file into a hub without these figures gives the same file again.
    const undone = await hub.undo(first.id);
    expect(undone.state).toBe("undone");
    const again = await hub.apply(
      (await hub.check(out, { constants: { activityScheme: "GB/T 4754-2017" } }, "again.csv")).id,
    );
    expect(again.counts.refused).toBe(0);
    expect(sorted((await get("format=sdmx-csv&indicator=trade")).text)).toEqual(sorted(out));
  });

  test("every format carries every figure with its source; text that looks like a formula is guarded", async () => {
    const title = '=HYPERLINK("http://x")';
    const made = await hub.check(
      `area,indicator,period,value,unit\n320583,tax_revenue,2003,-5.5,亿元\n320582,tax_revenue,2003,7,亿元\n`,
      {
        source: {
          title,
          issuer: "@issuer",
          address: "",
          readOn: "2026-01-02",
          grade: "N",
          licence: "",
        },
      },
    );
    await hub.apply(made.id);
    const query = "indicator=tax_revenue&indicator=urbanisation&period=2003";
    const csv = (await get(`format=csv&${query}`)).text;
    expect(csv.startsWith("area,area_name,")).toBe(true);
    expect(csv).toContain(
      `320583,昆山市,tax_revenue,_T,2003,-5.5,CNY,8,final,2026-01-02,"'=HYPERLINK(""http://x"")",'@issuer,`,
    );
    const book = xlsx.read(await bytesOf(`format=xlsx&${query}`));
    const sheet = xlsx.utils.sheet_to_json<Record<string, unknown>>(
      book.Sheets.observations as xlsx.WorkSheet,
    );
    const mine = sheet.find((row) => row.area === "320583");
    expect(mine).toMatchObject({ value: -5.5, source_title: `'${title}`, source_grade: "N" });
    const parquet = await bytesOf(`format=parquet&${query}`);
    const rows = await parquetReadObjects({
      file: parquet.buffer.slice(
        parquet.byteOffset,
        parquet.byteOffset + parquet.byteLength,
      ) as ArrayBuffer,
    });
    expect(rows).toHaveLength(sheet.length);
    expect(rows.find((row) => row.area === "320583")).toMatchObject({
      value: -5.5,
      multiplier: 8,
      source_title: title,
    });
    const again = await hub.check(csv, {}, "again.csv");
    expect(again.counts).toMatchObject({ accepted: 0, changed: 0, refused: 0, same: 2 });
  });

  test("X1: as of a past day the figures of that day go out; what does not exist is refused", async () => {
    const of = (value: number, known: string) =>
      hub.check(`area,indicator,period,value,unit\n330282,trade_growth,2020,${value},%\n`, {
        constants: { knownAt: known },
      });
    await hub.apply((await of(1.5, "2021-02-01")).id);
    await hub.apply((await of(2.5, "2021-12-01")).id);
    const at = async (day: string) =>
      (await get(`format=csv&indicator=trade_growth&area=330282&period=2020&asOf=${day}`)).text
        .split("\r\n")
        .slice(1, -1)
        .map((l) => l.split(",")[5]);
    expect(await at("2021-06-01")).toEqual(["1.5"]);
    expect(await at("2021-12-02")).toEqual(["2.5"]);
    expect(await at("2020-06-01")).toEqual([]);
    expect((await get("format=csv&indicator=nope")).body).toMatchObject({
      code: "unknown-indicator",
    });
    expect((await get("format=doc&indicator=gdp")).status).toBe(400);
    expect((await hub.call("visitor", "GET", "/api/v1/measure/export?indicator=gdp")).status).toBe(
      401,
    );
  });
});

function sorted(text: string): string[] {
  return text.split("\r\n").sort();
}
