import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { main } from "./main.ts";

const folder = mkdtempSync(path.join(tmpdir(), "essor-target-"));
const file = (name: string, body: string): string => {
  writeFileSync(path.join(folder, name), body);
  return path.join(folder, name);
};
const written = (name: string) => readFileSync(path.join(folder, "out", name), "utf8");

/** Runs a command and answers its exit code and what it wrote to standard error. */
async function run(...args: string[]): Promise<{ code: number; errors: string }> {
  let errors = "";
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    errors += String(text);
    return true;
  });
  const code = await main(args);
  spy.mockRestore();
  return { code, errors };
}

const COLUMNS = ["--region", "r", "--activity", "a", "--value", "v"];

describe("essor target complexity", () => {
  const body = "y,r,a,v\n1,A,x,9\n1,A,y,4\n1,A,z,1\n1,B,x,2\n1,B,y,5\n1,C,x,1\n2,A,x,1\n";
  it("writes the five files, each period apart", async () => {
    const args = [
      file("t.csv", body),
      ...COLUMNS,
      "--period",
      "y",
      "--out",
      path.join(folder, "out"),
    ];
    expect(await run("target", "complexity", ...args)).toMatchObject({ code: 0 });
    expect(written("regions.csv").split("\n")[0]).toBe("y,region,diversity,eci,fitness,coi");
    expect(written("cells.csv").split("\n")).toHaveLength(1 + 9 + 1 + 1);
    expect(JSON.parse(written("diagnostics.json"))).toHaveLength(2);
  });
  it("refuses bad rows with their number in the file", async () => {
    const bad = file("bad.csv", "y,r,a,v\n1,A,x,9\n1,A,x,4\n1,B,x,\n");
    const { code, errors } = await run("target", "complexity", bad, ...COLUMNS);
    expect(code).toBe(1);
    expect(JSON.parse(errors)).toMatchObject([
      { code: "duplicate-cell", row: 2, field: "a" },
      { code: "not-a-number", row: 3, field: "v" },
    ]);
  });
  it("says what is wrong with the call", async () => {
    const table = file("t.csv", body);
    expect((await run("target", "complexity", table, ...COLUMNS, "--presence", "rpop")).code).toBe(
      2,
    );
    expect((await run("target", "complexity", table, "--region", "r")).code).toBe(2);
    expect((await run("target", "simplicity")).code).toBe(2);
  });
});

describe("essor target linkages", () => {
  const flows =
    "from,to,value\na,a,1\na,b,2\nb,a,3\nb,b,1\na,final_demand,7\nb,final_demand,6\nvalue_added,a,6\nvalue_added,b,7\n";
  it("takes final demand and value added from the flows themselves", async () => {
    const out = path.join(folder, "out");
    expect(await run("target", "linkages", file("io.csv", flows), "--out", out)).toMatchObject({
      code: 0,
    });
    expect(written("multipliers.csv").split("\n")[0]).toBe(
      "code,output_multiplier,value_added_multiplier",
    );
    expect(written("extraction.csv").split("\n")).toHaveLength(4);
  });
  it("refuses unknown sectors, negatives and doubles by row", async () => {
    const bad = file("bad-io.csv", "from,to,value\na,a,1\na,a,2\na,b,-1\n");
    const sectors = file("sectors.csv", "code,output\na,10\n");
    const { code, errors } = await run("target", "linkages", bad, "--sectors", sectors);
    expect(code).toBe(1);
    expect(JSON.parse(errors)).toMatchObject([
      { code: "duplicate-cell", row: 2 },
      { code: "unknown-sector", row: 3 },
    ]);
  });
});

describe("essor target backtest", () => {
  it("refuses periods that the panel lacks", async () => {
    const panel = file("panel.csv", "y,r,a,v\n1,A,x,1\n1,B,y,1\n");
    const args = [panel, ...COLUMNS, "--period", "y", "--train", "1,2", "--test", "1,2"];
    const { code, errors } = await run("target", "backtest", ...args);
    expect(code).toBe(1);
    expect(JSON.parse(errors)).toMatchObject([{ code: "period-missing", field: "train" }]);
  });
});
