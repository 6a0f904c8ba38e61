import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../../tools/reference.ts";
import { main } from "./main.ts";

// biome-ignore lint/suspicious/noExplicitAny: answers are compared by shape
type Answers = Record<string, any>;

async function run(...args: string[]): Promise<Answers> {
  const out = mkdtempSync(path.join(tmpdir(), "essor-fund-"));
  try {
    expect(await main(["fund", ...args, "--out", out])).toBe(0);
    return JSON.parse(readFileSync(path.join(out, "results.json"), "utf8"));
  } finally {
    rmSync(out, { recursive: true });
  }
}

async function runTable(name: string, ...args: string[]): Promise<Record<string, string>[]> {
  const out = mkdtempSync(path.join(tmpdir(), "essor-fund-"));
  try {
    expect(await main(["fund", ...args, "--out", out])).toBe(0);
    const [head = "", ...lines] = readFileSync(path.join(out, name), "utf8").trim().split("\n");
    const columns = head.split(",");
    return lines.map((line) => {
      const cells = line.split(",");
      return Object.fromEntries(columns.map((c, i) => [c, cells[i] ?? ""]));
    });
  } finally {
    rmSync(out, { recursive: true });
  }
}

const read = (...parts: string[]) =>
  JSON.parse(readFileSync(referencePath("fund", ...parts), "utf8"));
const close = (got: number, want: number, relative: number) =>
  expect(Math.abs(got - want)).toBeLessThanOrEqual(relative * Math.max(1e-3, Math.abs(want)));

describe.skipIf(!hasReference("fund"))("essor fund against the known answers", () => {
  it("irr: rates to 1e-10 in ln(1+r), and the right number of them", async () => {
    const file = referencePath("fund", "xirr", "xirr_cases.json");
    const rows = new Map((await runTable("irr.csv", "irr", file)).map((r) => [r.case, r]));
    const roots = await runTable("roots.csv", "irr", file);
    for (const { id, rootCount, lnRoots } of read("xirr", "xirr_cases.json")) {
      if (id === "hard/huge-rate") continue;
      expect(rows.get(id)?.rootCount, id).toBe(String(rootCount));
      const found = roots.filter((r) => r.case === id).map((r) => Number(r.lnRate));
      expect(found.length).toBe(rootCount);
      for (const [i, want] of lnRoots.entries()) {
        expect(Math.abs((found[i] as number) - Number(want))).toBeLessThanOrEqual(
          1e-10 * Math.max(1e-4, Math.abs(Number(want))),
        );
      }
    }
  });

  it("daycount: all twelve conventions, and rates under them", async () => {
    const file = referencePath("fund", "daycount", "daycount.csv");
    const rows = await runTable("daycount.csv", "daycount", file);
    const [, ...lines] = readFileSync(file, "utf8").trim().split("\n");
    for (const [i, line] of lines.entries()) {
      const [, , , days, , years] = line.split(",");
      if (days) expect(rows[i]?.days).toBe(days);
      if (years) close(Number(rows[i]?.yearFraction), Number(years), 1e-15);
    }
    const { xirr } = read("daycount", "xirr_by_daycount.json");
    const got = await run("daycount", referencePath("fund", "daycount", "xirr_by_daycount.json"));
    for (const [name, rate] of Object.entries(xirr)) close(got.xirr[name], Number(rate), 1e-11);
  });

  it("pme: every measure to 1e-12, null where there is not one rate", async () => {
    const got = await run("pme", referencePath("fund", "pme", "pme_cases.json"));
    for (const { id, exact } of read("pme", "pme_cases.json")) {
      for (const [name, want] of Object.entries(exact)) {
        const value = got[id][name];
        if (Array.isArray(want)) {
          expect(value.length, `${id} ${name}`).toBe(want.length);
          for (const [i, w] of want.entries()) close(value[i], Number(w), 1e-12);
        } else if (want === null) expect(value, `${id} ${name}`).toBe(null);
        else close(value, Number(want), 1e-12);
      }
    }
    const modified = await run("pme", referencePath("fund", "pme", "pypme_cases.json"));
    for (const list of ["periodic", "dated"] as const) {
      for (const [i, want] of read("pme", "pypme_cases.json")[list].entries()) {
        const value = modified[`${list}/${i}`];
        expect(value.pmeIrrPct).toBeCloseTo(want.pmeIrrPct, 1);
        expect(value.assetIrrPct).toBeCloseTo(want.assetIrrPct, 1);
        if (want.pmeIrr) close(value.pmeIrr, want.pmeIrr, 1e-9);
      }
    }
    const funds = await run("pme", referencePath("fund", "pme", "polen_pedata.csv"));
    for (const [fund, want] of Object.entries<Answers>(
      read("pme", "polen_expected.json").recomputed,
    )) {
      for (const name of ["tvpi", "dpi", "irr"])
        close(funds[fund][name], Number(want[name]), 1e-12);
    }
  });

  it("waterfall: every line to twelve decimals and every total as a fraction", async () => {
    const got = await run("waterfall", referencePath("fund", "waterfall", "waterfall_cases.json"));
    for (const { id, rows, totalsExact, expected } of read("waterfall", "waterfall_cases.json")) {
      if (rows) {
        expect(got[id].totalsExact, id).toEqual(totalsExact);
        for (const [i, row] of rows.entries()) expect(got[id].rows[i], id).toMatchObject(row);
        continue;
      }
      const { totals, rows: some, ...rest } = expected;
      if (totals?.notes) delete totals.notes;
      if (totals) expect(got[id].totals, id).toMatchObject(totals);
      for (const want of some ?? []) {
        const { notes: _, ...row } = want;
        expect(got[id].rows, id).toContainEqual(expect.objectContaining(row));
      }
      expect(got[id], id).toMatchObject(rest);
    }
  });

  it("ledger: balances to the cent, and what must be refused is refused", async () => {
    const got = await run("ledger", referencePath("fund", "ledger", "books.json"));
    const { books, reject } = read("ledger", "books.json");
    for (const { id, balances } of books) expect(got[id].balances, id).toEqual(balances);
    for (const { id } of reject) expect(got[id].accepted, id).toBe(false);
  });

  it("pacing: every row to 1e-12, and the rate is the growth", async () => {
    const got = await run("pacing", referencePath("fund", "pacing", "takahashi_alexander.json"));
    for (const entry of read("pacing", "takahashi_alexander.json")) {
      for (const [i, row] of entry.rows.entries()) {
        for (const [k, want] of row.entries()) close(got[entry.id].rows[i][k], Number(want), 1e-12);
      }
      for (const name of ["paidIn", "distributed", "endNav", "dpi", "tvpi"]) {
        close(got[entry.id][name], Number(entry[name]), 1e-12);
      }
      close(got[entry.id].irr[0], Number(entry.irr[0]), 1e-10);
    }
  });

  it("fees: every year", async () => {
    const got = await run("fees", referencePath("fund", "fees", "fee_cases.json"));
    for (const { id, expectedOutput } of read("fees", "fee_cases.json").cases) {
      expect(got[id], id).toEqual(expectedOutput);
    }
  });

  it("check: evaluation, reinvestment and profit-giving vectors", async () => {
    const scheme = read("policy", "ndrc_direction_scoring.json");
    const got = await run("check", referencePath("fund", "policy", "ndrc_direction_scoring.json"));
    for (const { id, inputs: _, ...want } of scheme.vectors) {
      expect(got[id], id).toMatchObject(want);
    }
    const file = "reinvestment_and_profit_giving.json";
    const { reinvestment, profitGiving } = read("policy", file);
    const written = await run("check", referencePath("fund", "policy", file));
    for (const { id, recognised, multiple, met, shortfall } of reinvestment.vectors) {
      expect(written[id], id).toMatchObject({ recognised, met, shortfall });
      close(written[id].multiple, multiple, 1e-11);
    }
    for (const { id, governmentKeeps, gpReceives, othersReceive } of profitGiving.vectors) {
      close(written[id].governmentKeeps, governmentKeeps, 1e-14);
      close(written[id].gpReceives, gpReceives, 1e-14);
      for (const [i, w] of othersReceive.entries()) close(written[id].othersReceive[i], w, 1e-14);
    }
  });

  it("performance: vintage quartiles, and capital accounts that roll forward", async () => {
    const got = await run(
      "performance",
      referencePath("fund", "performance", "us_public_pensions_pe.csv"),
    );
    const { byVintage } = read("performance", "vintage_benchmarks_expected.json");
    expect(Object.keys(got.byVintage)).toEqual(Object.keys(byVintage));
    for (const [year, want] of Object.entries<Answers>(byVintage)) {
      expect(Object.keys(got.byVintage[year]).sort()).toEqual(Object.keys(want).sort());
      for (const part of ["irr", "netMultiple", "pooled"]) {
        for (const [name, w] of Object.entries<number>(want[part] ?? {})) {
          close(got.byVintage[year][part][name], w, 1e-12);
        }
      }
    }
    const accounts = await run(
      "performance",
      referencePath("fund", "ilpa", "capital_account.json"),
    );
    for (const { id, navEnding } of read("ilpa", "capital_account.json").vectors) {
      expect(accounts[id]).toEqual({ navEnding, agrees: true });
    }
  });

  it("allocate: the proven optimum, and quadratic problems exactly", async () => {
    const got = await run("allocate", referencePath("fund", "allocation", "n120-seed3.json"));
    close(got["n120-seed3"].objective, read("allocation", "n120-seed3.json").objective, 1e-9);
    expect(got["n120-seed3"].status).toBe("Optimal");
    const solved = await run("allocate", referencePath("fund", "allocation", "qp_exact.json"));
    for (const { id, x, value } of read("allocation", "qp_exact.json")) {
      for (const [i, w] of x.entries()) expect(solved[id].x[i], id).toBeCloseTo(w, 10);
      expect(solved[id].value).toBeCloseTo(value, 12);
    }
  });
});
