import type {
  FirmGrades,
  FirmImport,
  FirmList,
  FirmPoints,
  FirmRule,
  FirmRulePreview,
  FirmShares,
} from "@essor/contract/measure-firms";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { asSystem } from "../../db/rights.ts";
import { openTestHub, type TestHub } from "../../http/test-hub.ts";

const M = "/api/v1/measure";

describe("firms", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await openTestHub({ demo: false });
    await asSystem(hub.pool, (tx) =>
      tx.query(
        `insert into measure.area (code, scheme, level, name) values ('320583', 'GB/T 2260', 'county', '{"en":"Kunshan"}')`,
      ),
    );
  });
  afterAll(() => hub.close());

  const get = async <T>(path: string, role: "analyst" | "officer" = "analyst") =>
    (await hub.call(role, "GET", `${M}${path}`)).body as T;
  const upload = async (table: string, text: string, dryRun: "yes" | "no" = "no") => {
    const form = new FormData();
    form.set("file", new File([text], `${table}.csv`));
    return hub.call("analyst", "POST", `${M}/firm-imports?table=${table}&dryRun=${dryRun}`, {
      form,
    });
  };
  const report = async (...args: Parameters<typeof upload>) =>
    (await upload(...args)).body as FirmImport;

  test("M16: 100 firms give 20 A, 40 B, 35 C, 5 D; one in production for under two years is T", async () => {
    const head = "企业代码,企业名称,区镇,投产日期,年份,销售收入,税收,用地面积(亩),综合能耗\n";
    const rows = Array.from(
      { length: 100 },
      (_, i) => `F${i},Firm ${i},ketd,2010-01-01,2024,"${(1000 + i) * 10}",${100 + i}万,10亩,10`,
    );
    const text = `${head}${rows.join("\n")}\nNEW,New firm,ketd,2023-06-01,2024,900万,90万,10,10\n`;
    const rule = {
      kind: "grade",
      name: { en: "By output per mu" },
      validFrom: "2024-01-01",
      body: {
        weights: { "tax-per-mu": 45, "sales-per-mu": 35, "tax-per-energy": 20 },
        benchmarks: { "tax-per-mu": null, "sales-per-mu": null, "tax-per-energy": null },
        capMultiple: null,
      },
    };
    expect((await hub.call("analyst", "PUT", `${M}/firm-rules`, { body: rule })).status).toBe(204);
    expect(await report("firms", text, "yes")).toMatchObject({
      dryRun: true,
      counts: { accepted: 101, changed: 0, same: 0, refused: 0 },
    });
    expect((await get<FirmList>("/firms")).items).toHaveLength(0);
    await report("firms", text);
    expect((await report("firms", text)).counts).toMatchObject({ accepted: 0, same: 101 });
    const { counts, items } = await get<FirmGrades>("/firm-grades?year=2024");
    expect(counts).toEqual({ A: 20, B: 40, C: 35, D: 5, T: 1 });
    expect(items.find((f) => f.code === "NEW")?.grade).toBe("T");
    expect(items.find((f) => f.code === "F99")).toMatchObject({ grade: "A", missing: [] });
  });

  test("M15: a firm with 40% SEI products adds 40% of its output; SEI and high-tech are never summed", async () => {
    const text =
      "code,year,product,output,SEI class,high-tech\nF0,2024,panels,25,1.2,no\nF0,2024,chips,15,1.2,yes\nF0,2024,boxes,60,,no\nF1,2024,boxes,100,,no\n";
    expect((await report("products", text)).counts).toMatchObject({ accepted: 4, refused: 0 });
    const made = await get<FirmShares>("/firm-shares?year=2024");
    expect(made.items.find((f) => f.code === "F0")).toMatchObject({ output: 100, sei: 40 });
    expect(made.shares).toEqual([
      { catalogue: "high-tech", output: 15, share: 0.075 },
      { catalogue: "sei", output: 40, share: 0.2 },
    ]);
    expect(made.overlap).toEqual({ output: 15, share: 0.075 });
    expect(made.either).toEqual({ output: 40, share: 0.2 });
    expect(made.classes[0]).toMatchObject({ code: "1.2", name: "电子核心产业" });
    const publish = () =>
      hub.call("analyst", "POST", `${M}/firm-shares/publish`, { body: { year: 2024 } });
    expect((await publish()).body).toEqual({ figures: 4, changed: 4 });
    expect((await publish()).body).toEqual({ figures: 4, changed: 0 });
    const of = (code: string) => `${code}~2024~320583~_T`;
    const sum = `${M}/combine?op=add&a=${of("sei_output")}&b=${of("high_tech_output")}`;
    expect((await hub.call("analyst", "GET", sum)).body).toMatchObject({
      code: "incomparable-indicators",
    });
    expect(await get(`/figures/${of("sei_share")}`)).toMatchObject({
      figure: { value: 20, grade: "V" },
      formula: {
        text: "share-of-output",
        inputs: [{ value: 40, figure: of("sei_output") }, { value: 200 }],
      },
    });
  });

  test("M17: the same scores give other points to a start-up than to a stable firm; weights sum to 100", async () => {
    const weights = (a: number, b: number, c: number) => ({ "start-up": a, growth: b, stable: c });
    const rule = (last: number) => ({
      kind: "points",
      name: { en: "Two indicators" },
      validFrom: "2024-01-01",
      body: {
        indicators: [
          { code: "rd", name: { en: "R&D" }, weights: weights(70, 50, 40) },
          { code: "sales", name: { en: "Sales" }, weights: weights(30, 50, last) },
        ],
      },
    });
    const put = (last: number) =>
      hub.call("analyst", "PUT", `${M}/firm-rules`, { body: rule(last) });
    expect((await put(59)).body).toMatchObject({ code: "weights-not-100" });
    expect((await put(60)).status).toBe(204);
    const firms = "code,name,stage\nF0,Firm 0,初创期\nF1,Firm 1,stable\n";
    expect((await report("firms", firms)).counts).toMatchObject({ changed: 2 });
    const scores =
      "code,year,indicator,score\n" +
      ["F0", "F1"].flatMap((f) => [`${f},2024,rd,90%`, `${f},2024,sales,0.2`]).join("\n");
    expect((await report("scores", scores)).counts).toMatchObject({ accepted: 4 });
    const { items } = await get<FirmPoints>("/firm-points?year=2024");
    const points = Object.fromEntries(items.map((f) => [f.code, f.points]));
    expect(points.F0).toBeCloseTo(69, 9);
    expect(points.F1).toBeCloseTo(48, 9);
    expect(items.find((f) => f.code === "F0")?.byStage.stable).toBeCloseTo(48, 9);
  });

  test("M16/M17: a rule is tried on the firms before it is kept, and replaced only by who saw its last state", async () => {
    const rule = (landWeight: number, validFrom = "2024-06-01") => ({
      kind: "grade",
      name: { en: "Sales first" },
      validFrom,
      body: {
        weights: {
          "tax-per-mu": landWeight,
          "sales-per-mu": 95 - landWeight,
          "tax-per-energy": 5,
        },
        benchmarks: { "tax-per-mu": null, "sales-per-mu": 950, "tax-per-energy": 1 },
        capMultiple: 1,
      },
    });
    const preview = async (body: object) => {
      const path = `${M}/firm-rules/preview?year=2024`;
      return (await hub.call("analyst", "POST", path, { body })).body as FirmRulePreview;
    };
    const grades = await get<FirmGrades>("/firm-grades?year=2024");
    const tried = await preview(rule(0));
    expect(tried).toMatchObject({ holds: true, holdsNow: "2024-01-01", compared: 101 });
    expect(tried.counts?.before).toEqual(grades.counts);
    expect(tried.changed).toBeGreaterThan(0);
    expect(tried.items).toHaveLength(tried.changed);
    // Trying kept nothing.
    expect((await get<FirmGrades>("/firm-grades?year=2024")).counts).toEqual(grades.counts);
    // A rule that begins later does not hold in that year.
    expect(await preview(rule(0, "2025-02-01"))).toMatchObject({ holds: false, changed: 0 });
    const put = (body: object, version?: number) =>
      hub.call("analyst", "PUT", `${M}/firm-rules`, {
        body,
        headers: version === undefined ? {} : { "if-match": `"${version}"` },
      });
    expect((await put(rule(0))).status).toBe(204);
    const after = await get<FirmGrades>("/firm-grades?year=2024");
    expect(after.counts).toEqual(tried.counts?.after);
    for (const { code, after: grade } of tried.items)
      expect(after.items.find((f) => f.code === code)?.grade).toBe(grade);
    const listed = await get<{ items: FirmRule[] }>("/firm-rules");
    expect(listed.items.filter((r) => r.kind === "grade").map((r) => r.validFrom)).toEqual([
      "2024-06-01",
      "2024-01-01",
    ]);
    const { version } = listed.items[0] as FirmRule;
    expect((await put(rule(20))).body).toMatchObject({ code: "version-needed" });
    expect((await put(rule(20), version + 1)).body).toMatchObject({ code: "stale-version" });
    expect((await put(rule(20), version)).status).toBe(204);
    expect((await put(rule(96.5, "2024-07-01"))).status).toBe(400);
    const twice = {
      code: "rd",
      name: { en: "R&D" },
      weights: { "start-up": 50, growth: 50, stable: 50 },
    };
    const points = { ...rule(0), kind: "points", body: { indicators: [twice, twice] } };
    expect((await put(points)).body).toMatchObject({ code: "bad-request" });
    const officer = await hub.call("officer", "POST", `${M}/firm-rules/preview`, { body: rule(0) });
    expect(officer.status).toBe(403);
  });

  it("bad rows are refused by row, field and reason; good ones beside them are taken", async () => {
    const text = [
      "code,year,product,output,SEI class",
      "F0,2024,glass,-5,1.2",
      "F0,24,glass,5,1.2",
      "NOBODY,2024,glass,5,1.2",
      "F1,2024,glass,5 吨,",
      "F1,2024,glass,5,1.2.3.4",
      "F1,2024,lens,5亿元,1.2",
      "F1,2024,lens,6,1.2",
    ].join("\n");
    const made = await report("products", text);
    expect(made.counts).toEqual({ accepted: 1, changed: 0, same: 0, refused: 6 });
    expect(made.issues.map((i) => `${i.row} ${i.code}`)).toEqual([
      "2 negative-value",
      "3 wrong-period",
      "4 unknown-firm",
      "5 wrong-unit",
      "6 wrong-code",
      "8 duplicate-key",
    ]);
    const uscc = "code,name\n913205831000000161,Odd code\n";
    expect(await report("firms", uscc)).toMatchObject({
      counts: { accepted: 1 },
      issues: [{ code: "code-fails", severity: "warning" }],
    });
    expect((await upload("firms", "a,b\n1,2\n")).body).toMatchObject({
      code: "import-refused",
      issues: [{ code: "column-missing" }],
    });
  });

  it("a return is entered by hand, replaced whole, and held against stale versions", async () => {
    const path = `${M}/firms/F1`;
    const own = {
      output: 100,
      sales: 90,
      tax: 9,
      land: 3,
      energy: 1,
      lines: [{ product: "lens", activity: "3974", output: 40, sei: "1.2", highTech: true }],
      scores: { rd: 0.5 },
    };
    const put = (body: object, version: number) =>
      hub.call("analyst", "PUT", `${path}/returns/2023`, {
        body,
        headers: { "if-match": `"${version}"` },
      });
    const { version } = (await get<FirmList>("/firms?year=2023")).items.find(
      (f) => f.code === "F1",
    ) as { version: number };
    const lines = [...own.lines, { ...own.lines[0], product: "glass", output: 70 }];
    expect((await put({ ...own, lines }, version)).body).toMatchObject({ code: "return-refused" });
    expect((await put(own, version)).body).toMatchObject({ return: own });
    expect((await put(own, version)).body).toMatchObject({ code: "stale-version" });
    const empty = { ...own, lines: [], scores: {} };
    expect((await put(empty, version + 1)).body).toMatchObject({ return: empty });
    expect((await put({ ...own, colour: "red" }, version + 2)).status).toBe(400);
  });

  it("X2: an officer of another district sees none of these firms, an outsider not even the question", async () => {
    const { items } = await get<FirmList>("/firms?year=2024", "officer");
    expect(items.map((f) => f.code)).toContain("F5");
    expect(items.map((f) => f.code)).not.toContain("913205831000000161");
    const other = await hub.call("officer2", "GET", `${M}/firms?year=2024`);
    expect((other.body as FirmList).items).toEqual([]);
    const shares = await hub.call("officer2", "GET", `${M}/firm-shares?year=2024`);
    expect(shares.body).toMatchObject({ total: 0, years: [] });
    expect((await hub.call("enterprise", "GET", `${M}/firms`)).status).toBe(403);
  });
});
