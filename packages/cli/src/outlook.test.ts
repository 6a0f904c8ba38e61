import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { main } from "./main.ts";

async function run(verb: string, files: Readonly<Record<string, string>>, args: readonly string[]) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "essor-outlook-"));
  for (const [name, body] of Object.entries(files)) writeFileSync(path.join(folder, name), body);
  const placed = args.map((a) => (a in files ? path.join(folder, a) : a));
  let refused = "";
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    refused += String(text);
    return true;
  });
  const code = await main(["outlook", verb, ...placed, "--out", folder]);
  spy.mockRestore();
  const out = Object.fromEntries(
    readdirSync(folder).map((n) => [n, readFileSync(path.join(folder, n), "utf8")]),
  );
  return { code, out, refused };
}

const PIPELINE = `project,stage,since,promised,probability,start,output
A,签约,2025-11-01,40,1,1,A
B,signed,2025-11-01,40,0,1,B
C,signed,2025-11-01,30,1,1,A
`;

test("O2 outlook forecast: probability 0 is the base, 1 adds along the ramp, a double counts once", async () => {
  const ramp = "quarter,share\n0,0.5\n1,1\n";
  const args = [
    "p.csv",
    "--as-of",
    "2025-12-31",
    "--to",
    "2027",
    "--base",
    "100",
    "--ramp",
    "r.csv",
    "--draws",
    "5",
  ];
  const { code, out } = await run("forecast", { "p.csv": PIPELINE, "r.csv": ramp }, args);
  expect(code).toBe(0);
  expect(out["forecast.csv"]).toContain("total,2025,100,100,100,100,100,100\ntotal,2026,135,");
  expect(out["dropped.csv"]).toBe("project,why,by\nC,counted-with,A\n");
  const again = await run("forecast", { "p.csv": PIPELINE, "r.csv": ramp }, args);
  expect(again.out["forecast.csv"]).toBe(out["forecast.csv"]);
  const wrong = await run("forecast", { "p.csv": PIPELINE.replace("签约", "closed won") }, [
    "p.csv",
    "--as-of",
    "2025-12-31",
    "--to",
    "2027",
  ]);
  expect([wrong.code, JSON.parse(wrong.refused)]).toMatchObject([
    1,
    [{ code: "unknown-stage", row: 1, field: "stage" }],
  ]);
});

const RECIPE = JSON.stringify({
  unit: "u",
  framework: [{ code: "rd", parent: "I" }, { code: "gdp", parent: "I" }, { code: "I" }],
  steps: [
    { step: "normalise", method: "minMax", range: [0, 100] },
    { step: "aggregate", method: "arithmetic" },
  ],
});
const TABLE = "u,rd,gdp\nA,3.0,60\nB,3.2,58\nC,1.0,10\nD,4.0,90\n";

test("O3 outlook scenario: R&D +0.3 points gives score, rank, interval and who is passed", async () => {
  const levers = JSON.stringify([
    { kind: "input", unit: "A", indicator: "rd", change: "add", amount: 0.3 },
  ]);
  const { code, out } = await run(
    "scenario",
    { "r.json": RECIPE, "t.csv": TABLE, "l.json": levers },
    ["r.json", "--data", "t.csv", "--unit", "A", "--levers", "l.json", "--draws", "50"],
  );
  expect(code).toBe(0);
  expect(JSON.parse(out["scenario.json"] ?? "")).toMatchObject({
    before: { rank: 3 },
    after: { rank: 2 },
    passed: ["B"],
  });
});

test("outlook need: the cheapest measures, exactly and with the solver", async () => {
  const measure = (id: string, cost: number, amount: number) => ({
    id,
    cost,
    levers: [{ kind: "input", unit: "A", indicator: "rd", change: "add", amount }],
  });
  const few = [measure("dear", 9, 0.3), measure("cheap", 2, 0.25), measure("vain", 1, 0.01)];
  const many = Array.from({ length: 20 }, (_, i) => measure(`m${i}`, 1 + (i % 3), 0.02));
  for (const [list, how] of [
    [few, "exact"],
    [many, "linear"],
  ] as const) {
    const { code, out } = await run(
      "need",
      { "r.json": RECIPE, "t.csv": TABLE, "m.json": JSON.stringify(list) },
      ["r.json", "--data", "t.csv", "--unit", "A", "--measures", "m.json", "--score", "65"],
    );
    expect(code).toBe(0);
    const need = JSON.parse(out["need.json"] ?? "");
    expect(need).toMatchObject({ reached: true, how });
    if (how === "exact") expect(need).toMatchObject({ taken: ["cheap"], cost: 2 });
  }
});

const CIM = path.resolve(
  import.meta.dirname,
  "../../../data/us-clean-investment-monitor/facilities_announced_before_2024.csv.gz",
);
describe.skipIf(!existsSync(CIM))("with the facilities that are shipped", () => {
  test("O6 outlook backtest: beats the base rate by segment", async () => {
    const { code, out } = await run("backtest", {}, [
      CIM,
      "--before",
      "2022-01-01",
      "--status-day",
      "2025-01-01",
    ]);
    expect(code).toBe(0);
    const lines = (out["backtest.csv"] ?? "").split("\n").filter((l) => l.startsWith("produces,"));
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(Number(line.split(",")[6])).toBeGreaterThan(0.1);
  });
});

test("O6 outlook review: error and interval, what is not known counts nowhere", async () => {
  const { out } = await run(
    "review",
    { "k.csv": "id,median,low,high,actual\n2024,100,90,110,120\n2025,100,90,110,\n" },
    ["k.csv"],
  );
  expect(out["review.csv"]).toBe(
    "id,median,low,high,actual,error,inside\n2024,100,90,110,120,20,false\n2025,100,90,110,,,\n",
  );
});

test("O5 outlook leads: correlation and lead with sample size; below 24 pairs nothing is claimed", async () => {
  const wave = (i: number) => Math.sin(i * i);
  const series = (n: number) =>
    `month,indicator,outcome\n${Array.from({ length: n }, (_, i) => `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")},${wave(i + 3)},${wave(i)}`).join("\n")}\n`;
  const long = await run("leads", { "s.csv": series(40) }, ["s.csv", "--max-lead", "6"]);
  expect(JSON.parse(long.out["leads.json"] ?? "")).toMatchObject({
    verdict: "leads",
    best: { lead: 3, pairs: 37 },
  });
  const short = await run("leads", { "s.csv": series(20) }, ["s.csv"]);
  expect(JSON.parse(short.out["leads.json"] ?? "")).toMatchObject({
    verdict: "too-few",
    best: null,
  });
  const wrong = await run("leads", { "s.csv": "month,indicator,outcome\n2020-13,1,2\n" }, [
    "s.csv",
  ]);
  expect([wrong.code, JSON.parse(wrong.refused)[0].code]).toEqual([1, "wrong-date"]);
});

test("O7 outlook brief: links every number, refuses one that is written into the text", async () => {
  const figures = JSON.stringify([{ id: "gdp", value: 5615.34, decimals: 2, door: "/measure" }]);
  const good = await run("brief", { "b.md": "# 昆山\n总量{{figure:gdp}}。", "f.json": figures }, [
    "b.md",
    "--figures",
    "f.json",
    "--lang",
    "zh-CN",
  ]);
  expect(good.code).toBe(0);
  expect(good.out["brief.html"]).toContain('<a href="/measure" id="gdp">5,615.34</a>');
  const bad = await run("brief", { "b.md": "总量5615亿", "f.json": figures }, [
    "b.md",
    "--figures",
    "f.json",
  ]);
  expect([bad.code, JSON.parse(bad.refused)[0].code]).toEqual([1, "number-not-a-reference"]);
});

test("outlook: wrong use and help", async () => {
  expect((await run("guess", {}, [])).code).toBe(2);
  const said = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  expect(await main(["outlook", "--help"])).toBe(0);
  expect(said.mock.calls.join("")).toContain("essor outlook forecast");
  said.mockRestore();
});
