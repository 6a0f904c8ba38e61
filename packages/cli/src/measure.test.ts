import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { frameworkFromMeta } from "@essor/core/measure";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { EXAMPLE_VARY, exampleSteps } from "../../../tools/asem.ts";
import { hasReference, referencePath } from "../../../tools/reference.ts";
import { readReferenceCsv } from "../../../tools/reference-csv.ts";
import { main } from "./main.ts";

const RECIPE = {
  unit: "unit",
  time: "year",
  groups: ["region"],
  framework: [
    { code: "jobs", parent: "A", direction: 1 },
    { code: "dust", parent: "A", direction: -1, denominator: "people" },
    { code: "skill", parent: "B" },
    { code: "A", parent: "Index", weight: 2 },
    { code: "B", parent: "Index" },
    { code: "Index" },
  ],
  steps: [
    { step: "denominate" },
    { step: "impute", method: "mean", by: "region" },
    { step: "treat", winsoriseMax: 2 },
    { step: "normalise", method: "minMax", range: [1, 100], scope: "panel" },
    { step: "aggregate", method: "arithmetic" },
    { step: "rank", ties: "min", roundTo: null },
  ],
};
const TABLE = `unit,region,year,people,jobs,dust,skill
P,n,2021,10,1,50,3
Q,n,2021,20,4,40,
R,s,2021,5,9,10,8
S,s,2021,8,6,30,5
P,n,2022,10,5,45,4
Q,n,2022,20,4,42,6
R,s,2022,5,9,12,8
S,s,2022,8,7,20,5
`;
const VARY = {
  target: "Index",
  vary: [
    { name: "scale", step: "normalise", oneOf: [{ method: "minMax", range: [1, 100] }, "rank"] },
    { name: "weights", noise: { levels: [2], relative: 0.5 } },
    { name: "mean", step: "aggregate", key: "method", oneOf: ["arithmetic", "geometric"] },
  ],
};

let folder = "";
const at = (name: string) => path.join(folder, name);
const out = (name: string) => readFileSync(at(path.join("out", name)), "utf8");

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  let said = "";
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
  const code = await main(["measure", ...args]);
  spy.mockRestore();
  return { code, said };
}

const common = (...rest: string[]) => [
  at("recipe.json"),
  "--data",
  at("table.csv"),
  "--out",
  at("out"),
  ...rest,
];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "essor-measure-"));
  writeFileSync(at("recipe.json"), JSON.stringify(RECIPE));
  writeFileSync(at("table.csv"), TABLE);
  writeFileSync(at("vary.json"), JSON.stringify(VARY));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("essor measure", () => {
  it("build writes scores, ranks, cells, weights, statistics, issues and the hash", async () => {
    expect(await run("build", ...common())).toEqual({ code: 0, said: "" });
    expect(out("scores.csv").split("\n")[0]).toBe("unit,time,A,B,Index");
    expect(out("scores.csv").trim().split("\n")).toHaveLength(9);
    expect(out("ranks.csv")).toMatch(/^R,2021,1,1,1$/m);
    expect(out("cells.csv")).toMatch(/^Q,2021,skill,impute,3,imputed$/m);
    expect(out("weights.csv")).toContain("A,2,Index,2,0.6666666666666666,0.6666666666666666");
    expect(out("statistics.csv")).toMatch(/^code,time,min,max,mean/);
    expect(JSON.parse(out("issues.json"))).toBeInstanceOf(Array);
    expect(out("recipe.hash")).toMatch(/^[0-9a-f]{64}\n$/);
  });

  it("uncertainty is the same for the same seed, and replays from what it wrote", async () => {
    const draw = ["--vary", at("vary.json"), "--replications", "20", "--seed", "4"];
    expect((await run("uncertainty", ...common(...draw, "--top", "1", "--wins"))).code).toBe(0);
    const [ranks, stats] = [out("ranks.csv"), out("rank_stats.csv")];
    expect(ranks.split("\n")[0]).toMatch(/^unit,time,r1,r2,.*,r20$/);
    expect(stats.split("\n")[0]).toBe("unit,time,nominal,mean,median,q5,q95,sd");
    for (const name of ["replications.csv", "weight_sets.csv"]) writeFileSync(at(name), out(name));
    const replay = [
      "--vary",
      at("vary.json"),
      "--table",
      at("replications.csv"),
      "--weight-sets",
      at("weight_sets.csv"),
    ];
    expect((await run("uncertainty", ...common(...replay))).code).toBe(0);
    expect(out("ranks.csv")).toBe(ranks);
  });

  it("sensitivity names each choice once", async () => {
    expect(
      (await run("sensitivity", ...common("--vary", at("vary.json"), "--budget", "100"))).code,
    ).toBe(0);
    expect(out("sensitivity.csv").match(/^(scale|weights|mean),/gm)).toHaveLength(3);
  });

  it("explain shares a change out without a remainder", async () => {
    expect(
      (await run("explain", ...common("--unit", "P", "--from", "2021", "--to", "2022"))).code,
    ).toBe(0);
    const { P } = JSON.parse(out("explain.json"));
    const rows = out("explain.csv").trim().split("\n").slice(1);
    const sum = rows.reduce((s, row) => s + Number(row.split(",")[3]), 0);
    expect(sum).toBeCloseTo(P.change, 9);
    expect((await run("explain", ...common("--unit", "P"))).code).toBe(0);
  });

  it("need says how far to go", async () => {
    expect(
      (await run("need", ...common("--unit", "P", "--time", "2022", "--rank", "2"))).code,
    ).toBe(0);
    expect(JSON.parse(out("need.json"))).toMatchObject({
      unit: "P",
      reached: true,
      after: { rank: 2 },
    });
    expect(out("need.csv")).toMatch(/^indicator,from,to,change,cost\n/);
  });

  it("refuses with exit code 1 and a list of issues, and wrong usage with 2", async () => {
    writeFileSync(at("bad.csv"), TABLE.replace("P,n,2022", "P,n,2021"));
    const twice = await run("build", at("recipe.json"), "--data", at("bad.csv"));
    expect(twice.code).toBe(1);
    expect(JSON.parse(twice.said)[0]).toMatchObject({ code: "duplicate-unit", row: 5 });
    writeFileSync(
      at("vary2.json"),
      JSON.stringify({
        ...VARY,
        vary: [{ name: "s", step: "screen", key: "minAvailability", oneOf: [1] }],
      }),
    );
    const lacking = await run("uncertainty", ...common("--vary", at("vary2.json")));
    expect(lacking.code).toBe(1);
    expect(JSON.parse(lacking.said)[0].code).toBe("vary-step-missing");
    expect((await run("build", at("recipe.json"))).code).toBe(2);
    expect((await run("conquer")).code).toBe(2);
    expect((await run("need", ...common("--unit", "P"))).code).toBe(2);
  });
});

describe.skipIf(!hasReference("index"))("essor measure on the anchor's files as they are", () => {
  const asem = (...parts: string[]) => referencePath("index", "asem", ...parts);
  const files = () => [at("asem.json"), "--data", asem("raw.csv"), "--out", at("out")];
  const read = (...parts: string[]) => readReferenceCsv(asem(...parts));
  const written = (name: string) => readReferenceCsv(at(path.join("out", name)));
  beforeAll(() => {
    const recipe = {
      unit: "uCode",
      name: "uName",
      groups: ["EurAsia_group"],
      framework: frameworkFromMeta(read("meta.csv")),
      steps: exampleSteps("EurAsia_group", [0, 100]),
    };
    writeFileSync(at("asem.json"), JSON.stringify(recipe));
    writeFileSync(at("asem-vary.json"), JSON.stringify(EXAMPLE_VARY));
  });

  it("build gives the anchor's ranks on every level", async () => {
    expect((await run("build", ...files())).code).toBe(0);
    const ours = new Map(written("ranks.csv").map((r) => [r.unit, r]));
    for (const { uCode, ...ranks } of read("base", "ranks.csv")) {
      for (const [code, rank] of Object.entries(ranks)) {
        const own = ours.get(uCode ?? "")?.[code];
        if (own !== undefined) expect(own, `${uCode} ${code}`).toBe(rank);
      }
    }
    expect(ours.get("CHE")?.Index).toBe("1");
  });

  it("uncertainty replays all 10 200 ranks from the tables of replications and weight sets", async () => {
    const replay = [
      "--vary",
      at("asem-vary.json"),
      "--table",
      asem("uncertainty", "replications.csv"),
      "--weight-sets",
      asem("uncertainty", "weight_sets.csv"),
    ];
    expect((await run("uncertainty", ...files(), ...replay)).said).toBe("");
    const ours = new Map(
      written("ranks.csv").map(({ unit, ...ranks }) => [unit, Object.values(ranks)]),
    );
    let checked = 0;
    for (const { uCode, Nominal: _, ...ranks } of read("uncertainty", "ranks.csv")) {
      const theirs = Object.values(ranks);
      expect(ours.get(uCode ?? ""), uCode).toEqual(theirs);
      checked += theirs.length;
    }
    expect(checked).toBe(10_200);
  });

  it("need and sensitivity read the same files", async () => {
    expect((await run("need", ...files(), "--unit", "ESP", "--rank", "5")).code).toBe(0);
    expect(JSON.parse(out("need.json"))).toMatchObject({ reached: true });
    expect((await run("explain", ...files(), "--unit", "ESP", "--against", "CHE")).code).toBe(0);
    const sets = ["--weight-sets", asem("uncertainty", "weight_sets.csv")];
    const budget = ["--vary", at("asem-vary.json"), "--budget", "2000", ...sets];
    expect((await run("sensitivity", ...files(), ...budget)).code).toBe(0);
    const exact = read("uncertainty", "exact_sensitivity_full_factorial.csv");
    written("sensitivity.csv").forEach((line, i) => {
      expect(Number(line.first)).toBeCloseTo(Number(exact[i]?.Si_exact), 9);
      expect(Number(line.total)).toBeCloseTo(Number(exact[i]?.STi_exact), 9);
    });
  });
});
