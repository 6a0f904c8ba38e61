import { deflateRawSync } from "node:zlib";
import * as xlsx from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { codes, type ImportHub, openImportHub } from "./import-hub.ts";

let hub: ImportHub;
beforeAll(async () => {
  hub = await openImportHub();
});
afterAll(() => hub.close());

const refusal = async (content: string | Uint8Array, name: string) => {
  const answer = await hub.upload(content, name);
  return [answer.status, (answer.body as { issues?: { code: string }[] }).issues?.[0]?.code];
};

describe("malformed CSV", () => {
  test("quotes that close wrongly or never cost their own row only", async () => {
    const checked = await hub.check(
      'area,indicator,period,value,unit\n320583,gdp,1990,"1",亿元\n320583,gdp,1991,"2"x,亿元\n320583,gdp,1992,3"4,亿元\n320583,gdp,1993,5,亿元\n"320583,gdp,1994,6,亿元\n',
    );
    expect(checked.issues.map((i) => [i.row, i.code])).toEqual([
      [3, "bad-quote"],
      [4, "bad-quote"],
      [6, "unclosed-quote"],
    ]);
    expect(checked.counts).toMatchObject({ rows: 5, accepted: 2, refused: 3 });
  });

  test("rows cut by another separator, too short or too long", async () => {
    const checked = await hub.check(
      "area,indicator,period,value,unit\r\n320583,gdp,1990,1,亿元\r\n320583;gdp;1991;2;亿元\r\n320583,gdp,1992\r\n320583,gdp,1993,1,234,亿元\r\n\r\n320583,gdp,1994,5,亿元\r\n",
    );
    expect(checked.issues.map((i) => [i.row, i.code])).toEqual([
      [3, "mixed-separators"],
      [4, "ragged-row"],
      [5, "ragged-row"],
    ]);
    expect(checked.counts).toMatchObject({ accepted: 2, refused: 3 });
  });

  test.each([
    ["utf-8", "\uFEFF", ",", (text: string) => Buffer.from(text)],
    ["utf-16le", "\uFEFF", "\t", (text: string) => Buffer.from(text, "utf16le")],
    ["utf-16le", "", ";", (text: string) => Buffer.from(text, "utf16le")],
    ["utf-16be", "\uFEFF", "|", (text: string) => Buffer.from(text, "utf16le").swap16()],
  ])("%s with mark %j and separator %j is read", async (encoding, mark, separator, encode) => {
    const rows = [
      ["地区代码", "年份", "地区生产总值（亿元）"],
      ["320583", "1995", "1.5"],
      ["320582", "1995", "2.5"],
    ];
    const checked = await hub.check(encode(mark + rows.map((r) => r.join(separator)).join("\n")));
    expect(checked).toMatchObject({
      encoding,
      delimiter: separator,
      counts: { accepted: 2, refused: 0 },
    });
  });

  test("GBK is told from Western European text", async () => {
    // 地区,年份,地区生产总值（亿元） / 昆山市,1996,3 in GBK
    const gbk = Buffer.from(
      "b5d8c7f82cc4eab7dd2cb5d8c7f8c9fab2fad7dcd6b5a3a8d2dad4aaa3a90ac0a5c9bdcad02c313939362c330a",
      "hex",
    );
    const chinese = await hub.check(gbk);
    expect(chinese).toMatchObject({ encoding: "gb18030", counts: { accepted: 1 } });
    expect(chinese.columns.map((c) => c.heading)).toEqual(["地区", "年份", "地区生产总值（亿元）"]);
    const french = await hub.check(
      Buffer.from(
        "code;année;Produit intérieur brut\n320583;1996;1 234,5\n320582;1996;7,25\n",
        "latin1",
      ),
    );
    expect(french).toMatchObject({
      encoding: "windows-1252",
      delimiter: ";",
      decimal: ",",
      counts: { accepted: 2 },
    });
    expect(codes(french)).toEqual(["unit-not-stated"]);
  });

  test("bytes that are no character, and zero bytes, are refused where they stand", async () => {
    const bad = Buffer.concat([
      Buffer.from(
        "area,indicator,period,value,unit\n320583,gdp,1990,1,亿元\n320583,gdp\u0000,1991,1,亿元\n",
      ),
    ]);
    const checked = await hub.check(bad);
    expect(checked.issues.map((i) => [i.row, i.code])).toEqual([[3, "bad-character"]]);
  });

  test("script and SQL in every field is text: stored, shown and refused as text", async () => {
    const nasty = [
      "<script>alert(1)</script>",
      "'; drop table measure.observation; --",
      "\\N",
      "\\.",
      "=cmd|' /C calc'!A0",
      "$1",
      "%s",
      "\t\\t",
    ];
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const lines = nasty.map((text) => [text, text, text, text, text, text].map(cell).join(","));
    const good = nasty.map((text, i) =>
      ["320583", "gdp", String(1970 + i), "1", "亿元", text].map(cell).join(","),
    );
    const checked = await hub.check(
      `area,indicator,period,value,unit,${cell("备注 <b>")}\n${[...lines, ...good].join("\n")}\n`,
      {
        columns: { "备注 <b>": { role: "attribute" } },
      },
    );
    expect(checked.counts).toMatchObject({ accepted: nasty.length, refused: nasty.length });
    const applied = await hub.apply(checked.id);
    expect(applied.state).toBe("applied");
    const { text } = await hub.call(
      "analyst",
      "GET",
      "/api/v1/measure/export?format=sdmx-csv&indicator=gdp&area=320583&period=1974",
    );
    expect(text.split("\r\n")[1]?.endsWith("'=cmd|' /C calc'!A0")).toBe(true);
    const again = await hub.check(text);
    expect(again.counts).toMatchObject({ same: 1, changed: 0, accepted: 0 });
    const refused = await hub.call(
      "analyst",
      "GET",
      `/api/v1/measure/imports/${checked.id}/refused.csv`,
    );
    expect(refused.text).toContain("'=cmd|");
    expect(refused.text).not.toMatch(/(^|,|\n)"?=/);
  });
});

describe("workbooks", () => {
  const book = (sheet: xlsx.WorkSheet): Uint8Array => {
    const workbook = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(workbook, sheet, "数据");
    return new Uint8Array(
      xlsx.write(workbook, { type: "buffer", bookType: "xlsx", cellStyles: true }),
    );
  };

  test("titles, merged cells, group headings, percentages and units in headings", async () => {
    const sheet = xlsx.utils.aoa_to_sheet([
      ["昆山及周边主要指标", null, null, null, null],
      ["地区", "年份", "地区生产总值（亿元）", "城镇化率", "备注"],
      ["昆山市", 1997, "1,2３4.5", 0.125, "甲"],
      [null, 1998, "2万亿元", 0.5, null],
      ["太仓市", 1997, 3, null, null],
    ]);
    sheet["!merges"] = [xlsx.utils.decode_range("A1:E1"), xlsx.utils.decode_range("A3:A4")];
    for (const at of ["D3", "D4"]) (sheet[at] as xlsx.CellObject).z = "0.0%";
    const checked = await hub.check(book(sheet), {}, "表.xlsx");
    expect(checked).toMatchObject({
      format: "xlsx",
      sheets: ["数据"],
      sheet: "数据",
      headingRow: 2,
    });
    expect(checked.counts).toMatchObject({ rows: 3, accepted: 5, refused: 0 });
    expect(codes(checked)).toEqual(["merged-cell", "unit-in-cell"]);
    await hub.apply(checked.id);
    expect(await hub.figures("indicator=gdp&area=320583&period=1998")).toMatchObject([
      { value: 20_000 },
    ]);
    expect(await hub.figures("indicator=urbanisation&area=320583&period=1997")).toMatchObject([
      { value: 12.5 },
    ]);
  });

  test("formulas give their saved value and say so; without one, or with an error, they are refused", async () => {
    const sheet = xlsx.utils.aoa_to_sheet([
      ["area", "period", "gdp（亿元）"],
      ["320583", 1981, 1],
      ["320583", 1982, 2],
      ["320583", 1983, 3],
    ]);
    sheet.C2 = { t: "n", v: 7, f: "3+4" };
    sheet.C3 = { t: "s", v: "", f: "A1&B1" };
    sheet.C4 = { t: "e", v: 7, f: "1/0" };
    const checked = await hub.check(
      book(sheet),
      { columns: { "gdp（亿元）": { role: "indicator-value", indicator: "gdp" } } },
      "f.xlsx",
    );
    expect(checked.issues.map((i) => [i.row, i.code])).toEqual([
      [3, "formula-without-value"],
      [4, "cell-error"],
      [2, "formula"],
    ]);
  });

  test("dates as serials and as styled dates are read by the indicator's frequency, and noted", async () => {
    const bytes = (await writeXlsxFile([
      ["area", "period", "gdp"].map((value) => ({ value, type: String })),
      [
        { value: "320583" },
        { value: new Date(Date.UTC(1985, 11, 31)), type: Date, format: "yyyy-mm-dd" },
        { value: 5, type: Number },
      ],
      [{ value: "320583" }, { value: 31_777, type: Number }, { value: 6, type: Number }],
      [{ value: "320583" }, { value: "1987.12.31", type: String }, { value: "7", type: String }],
    ] as never).toBuffer()) as Buffer;
    const checked = await hub.check(
      new Uint8Array(bytes),
      { columns: { gdp: { role: "indicator-value", indicator: "gdp", unit: "亿元" } } },
      "d.xlsx",
    );
    expect(codes(checked)).toEqual(["date-as-period", "serial-date", "date-as-period"]);
    await hub.apply(checked.id);
    for (const [period, value] of [
      ["1985", 5],
      ["1985-12", undefined],
      ["1986", 6],
      ["1987", 7],
    ] as const)
      expect((await hub.figures(`indicator=gdp&area=320583&period=${period}`))[0]?.value).toBe(
        value,
      );
  });

  test("what is no table is refused at once, by name", async () => {
    expect(await refusal("", "empty.csv")).toEqual([422, "file-empty"]);
    expect(await refusal(Buffer.from("d0cf11e0a1b11ae1", "hex"), "old.xls")).toEqual([
      422,
      "old-workbook",
    ]);
    expect(await refusal(Buffer.from("504b0304aaaaaaaa", "hex"), "broken.xlsx")).toEqual([
      422,
      "workbook-unreadable",
    ]);
    expect(await refusal(Buffer.from("1f8b0800", "hex"), "t.csv.gz")).toEqual([
      422,
      "format-unknown",
    ]);
    expect(
      (await hub.call("analyst", "POST", "/api/v1/measure/imports", { form: new FormData() })).body,
    ).toMatchObject({ code: "bad-upload" });
    expect(
      (await hub.call("analyst", "POST", "/api/v1/measure/imports", { body: {} })).body,
    ).toMatchObject({ code: "bad-upload" });
  });

  test("a zip bomb is refused by what it declares, and by what it does", async () => {
    const zeros = deflateRawSync(Buffer.alloc(40 * 2 ** 20));
    expect(await refusal(zip(zeros, 40 * 2 ** 20), "declared.xlsx")).toEqual([422, "zip-bomb"]);
    expect(await refusal(zip(zeros, 1000), "hidden.xlsx")).toEqual([422, "zip-bomb"]);
  });

  test("a 50 MB file is taken; one beyond the limit is refused while it arrives", async () => {
    const row = "320583,gdp,1990,1,亿元,".padEnd(1000, "x");
    const big = `area,indicator,period,value,unit,note\n${`${row}\n`.repeat(52_500)}`;
    const checked = await hub.check(big);
    expect(checked.bytes).toBeGreaterThan(50 * 2 ** 20);
    expect(checked.counts).toMatchObject({ rows: 52_500, accepted: 1, same: 52_499 });
    const answer = await hub.call("analyst", "POST", "/api/v1/measure/imports", {
      headers: {
        "content-type": "multipart/form-data; boundary=x",
        "content-length": String(300 * 2 ** 20),
      },
      body: "--x--",
    });
    expect(answer).toMatchObject({ status: 413, body: { code: "upload-too-large" } });
  });
});

describe("mappings and steps", () => {
  test("a mapping that does not fit is refused with every reason, before any row is read", async () => {
    const { body } = await hub.upload("x,y\n1,2\n");
    const answer = await hub.call(
      "analyst",
      "POST",
      `/api/v1/measure/imports/${(body as { id: number }).id}/check`,
      {
        body: {
          columns: { x: { role: "value" }, z: { role: "area" } },
          source: { title: "t", readOn: "2026-01-01", grade: "O" },
        },
      },
    );
    expect(answer.status).toBe(422);
    expect(
      (answer.body as { issues: { code: string; field: string }[] }).issues.map((i) => [
        i.code,
        i.field,
      ]),
    ).toEqual([
      ["column-missing", "z"],
      ["mapping-incomplete", "area"],
      ["mapping-incomplete", "period"],
      ["mapping-incomplete", "indicator"],
    ]);
    const unknown = await hub.call(
      "analyst",
      "POST",
      `/api/v1/measure/imports/${(body as { id: number }).id}/check`,
      {
        body: { columns: {}, colums: {}, source: { title: "t", readOn: "2026-01-01", grade: "O" } },
      },
    );
    expect(unknown).toMatchObject({ status: 400, body: { issues: [{ code: "unknown-field" }] } });
  });

  test("applying before a check, or twice, is refused; an officer may not import", async () => {
    const { body } = await hub.upload("area,value\n320583,1\n");
    const address = `/api/v1/measure/imports/${(body as { id: number }).id}`;
    expect((await hub.call("analyst", "POST", `${address}/apply`)).body).toMatchObject({
      code: "wrong-state",
    });
    expect((await hub.call("officer", "GET", address)).status).toBe(403);
  });

  test("organisation codes that fail their check warn; a repeated Idempotency-Key begins one job", async () => {
    const checked = await hub.check(
      "area,indicator,period,value,unit,信用代码\n320583,new_firms,1990,1,家,913205831000000161\n320583,new_firms,1991,1,家,913205831000000160\n320583,new_firms,1992,1,家,5493001KJTIIGC8Y1R13\n",
    );
    expect(codes(checked)).toEqual(["uscc-fails", "lei-fails"]);
    expect(checked.counts).toMatchObject({ accepted: 3, warnings: 2 });
    const begin = () =>
      hub.call("analyst", "POST", `/api/v1/measure/imports/${checked.id}/apply`, {
        headers: { "idempotency-key": "once" },
      });
    const [first, second] = [await begin(), await begin()];
    expect(second.body).toEqual(first.body);
    await hub.ended("analyst", (first.body as { job: number }).job);
    expect((await hub.look(checked.id)).state).toBe("applied");
  });
});

/** A zip with one deflated entry of a workbook's name, declaring whatever size. */
function zip(deflated: Buffer, declared: number): Uint8Array {
  const name = Buffer.from("xl/workbook.xml");
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(deflated.length, 18);
  local.writeUInt32LE(declared, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(deflated.length, 20);
  central.writeUInt32LE(declared, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + deflated.length, 16);
  return new Uint8Array(Buffer.concat([local, name, deflated, central, name, end]));
}
