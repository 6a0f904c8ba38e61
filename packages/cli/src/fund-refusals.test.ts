import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { main } from "./main.ts";

const folder = mkdtempSync(path.join(tmpdir(), "essor-fund-in-"));

function file(name: string, body: unknown): string {
  const at = path.join(folder, name);
  writeFileSync(at, typeof body === "string" ? body : JSON.stringify(body));
  return at;
}

/** Runs a command with its output kept: exit code, and what was written as JSON or text. */
async function run(...args: string[]) {
  const [out, err] = [vi.spyOn(process.stdout, "write"), vi.spyOn(process.stderr, "write")];
  const kept = { out: "", err: "" };
  out.mockImplementation((text) => {
    kept.out += String(text);
    return true;
  });
  err.mockImplementation((text) => {
    kept.err += String(text);
    return true;
  });
  const code = await main(["fund", ...args]);
  return { code, ...kept };
}

afterEach(() => vi.restoreAllMocks());

describe("essor fund, where something is wrong", () => {
  it("says so of a wrong call: unknown verb, no file, unknown option, bad day", async () => {
    const facts = file("facts.json", {});
    for (const args of [
      [],
      ["grow"],
      ["irr"],
      ["pacing", file("p.json", []), "--paths", "-1"],
      ["irr", file("a.csv", "case,date,amount\n"), "--day-count", "lunar"],
      ["check", "none", facts],
      ["check", "none", facts, "--at", "2026-02-30"],
    ]) {
      const { code, err } = await run(...args);
      expect(code, args.join(" ")).toBe(2);
      expect(err).toContain("essor fund <verb> FILE");
    }
  });

  it("shows an example for every option in its help", async () => {
    const { code, out } = await run("--help");
    expect(code).toBe(0);
    const options = [...out.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, name]) => name ?? "");
    expect(options.length).toBeGreaterThan(8);
    for (const name of options) expect(out).toMatch(new RegExp(`essor fund .*${name}`));
  });

  it("keeps the good cases beside a bad one, and names row and field of the bad", async () => {
    const flows =
      "case,date,amount\na,2020-01-01,-100\na,2021-01-01,110\nb,2020-13-01,-1\nb,2021-01-01,x\n";
    const { code, out } = await run("irr", file("flows.csv", flows));
    expect(code).toBe(0);
    const answer = JSON.parse(out);
    expect(answer["irr.csv"]).toMatch(/^a,ok,0\.0997/m);
    expect(answer["irr.csv"]).toMatch(/^b,invalid/m);
    expect(
      answer["issues.json"].map((i: { row: number; field: string }) => [i.row, i.field]),
    ).toEqual([
      [3, "date"],
      [4, "amount"],
    ]);
  });

  it("refuses with issues: missing column, a book that does not balance, a carry above one", async () => {
    const refused = async (...args: string[]) => {
      const { code, err } = await run(...args);
      expect(code).toBe(1);
      return JSON.parse(err)[0];
    };
    expect(await refused("irr", file("b.csv", "case,date\nx,2020-01-01\n"))).toMatchObject({
      code: "column-missing",
      field: "amount",
    });
    const postings = [
      { account: "a", amount: "1.00", currency: "CNY" },
      { account: "b", amount: "-0.99", currency: "CNY" },
    ];
    const transactions = [{ id: "x", date: "2024-01-01", postings }];
    expect(await refused("ledger", file("book.json", { transactions }))).toMatchObject({
      code: "unbalanced",
      facts: { over: "1" },
    });
    const terms = { kind: "european", hurdle: 0, carry: 2, events: [] };
    expect(await refused("waterfall", file("w.json", [terms]))).toMatchObject({
      code: "out-of-range",
      field: "carry",
    });
    expect(await refused("pme", file("broken.json", "{"))).toMatchObject({
      code: "json-malformed",
    });
  });

  it("explains an allocation that cannot be by rules none of which can be left out", async () => {
    const deals =
      "deal,sector,minAmount,maxAmount,score,local,early,fund,reinvestWeight,risk\n0,0,1,9,1,1,1,0,1,0.1\n1,1,1,900,1,1,1,0,1,0.1\n";
    const problem = {
      id: "p",
      budget: 100,
      sectors: 2,
      deals: 2,
      limits: { sectorsWithMin: 1, sectorMin: 50 },
    };
    const args = [file("p.json", problem), "--deals", file("deals.csv", deals)];
    const { code, out } = await run("allocate", ...args);
    expect(code).toBe(0);
    expect(JSON.parse(out)["results.json"].p).toMatchObject({
      status: "Infeasible",
      conflict: [{ id: "sector-0-at-least" }],
    });
  });

  it("splits money to the fen over partners and days, and a hypothetical sale changes nothing", async () => {
    const entry = {
      id: "m",
      kind: "whole-fund",
      currency: "CNY",
      hurdle: "0.08",
      carry: "0.2",
      catchUp: "1",
      escrowShare: "0.3",
      partners: [
        { partner: "city", commitment: "600.00" },
        { partner: "soe", commitment: "400.00" },
      ],
      events: [
        { date: "2020-01-01", contribution: "1000.00" },
        { date: "2022-06-30", hypothetical: "1500.01" },
        { date: "2022-06-30", distribution: "1500.01" },
      ],
    };
    const { out } = await run("waterfall", file("m.json", [entry]));
    const [would, did] = JSON.parse(out)["results.json"].m.rows;
    expect({ ...would, hypothetical: false }).toEqual(did);
    expect(did).toMatchObject({ lp: "1400.01", gp: "100.00", toEscrow: "30.00" });
    expect(did.partners).toEqual({ city: "840.01", soe: "560.00" });
  });

  it("states the figures of one fund with and without its facility", async () => {
    const entry = {
      id: "f",
      at: "2022-01-01",
      commitment: 100,
      flows: [
        ["2020-01-02", 100, "facility"],
        ["2021-01-01", -100, "facility"],
        ["2021-01-01", -100],
        ["2022-01-01", 121],
      ],
    };
    const { out } = await run("performance", file("f.json", [entry]));
    const figures = JSON.parse(out)["results.json"].f;
    expect(figures).toMatchObject({ dpi: 1.21, paidInToCommitted: 1, irrGross: null });
    expect(figures.irrNetWithFacility).toBeCloseTo(0.21, 12);
    expect(figures.irrNetWithoutFacility).toBeCloseTo(0.1, 12);
    expect(figures.reasons.irrGross).toBe("no-flows");
  });
});
