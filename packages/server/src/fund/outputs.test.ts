import { read, utils } from "@e965/xlsx";
import type { FundDetail, StatementTrace } from "@essor/contract/fund";
import type { Allocation, AllocationRow, Calibration } from "@essor/contract/fund-allocation";
import type { IlpaRead, Pacing, PacingStart, Performance } from "@essor/contract/fund-plans";
import type { ProjectRecord } from "@essor/contract/fund-screening";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Tx } from "../db/rights.ts";
import { asSystem } from "../db/rights.ts";
import { readTable } from "../db/shipped-data.ts";
import { DEMO_PASSWORD } from "../demo/accounts.ts";
import { pdfText } from "../documents/test-pdf-text.ts";
import { F, type FundUnderTest, openFund } from "./test-fund.ts";

let under: FundUnderTest;
beforeAll(async () => {
  under = await openFund();
});
afterAll(() => under.hub.close());
const call: FundUnderTest["call"] = (...given) => under.call(...given);
const get: FundUnderTest["get"] = (...given) => under.get(...given);

/** A file as bytes, and its cookie path: `hub.call` reads texts only. */
async function bytes(path: string): Promise<Uint8Array> {
  await under.hub.call("fund-manager", "PATCH", "/api/v1/me", { body: { locale: "en" } });
  const signIn = await under.hub.app.request("/api/v1/me/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "fund@demo.essor", password: DEMO_PASSWORD }),
  });
  const cookie = (signIn.headers.get("set-cookie") ?? "").split(";")[0] as string;
  const answer = await under.hub.app.request(F + path, { headers: { cookie } });
  expect([path, answer.status]).toEqual([path, 200]);
  return new Uint8Array(await answer.arrayBuffer());
}
const fen = (amount: string | undefined) => BigInt((amount ?? "0").replace(".", ""));

describe("reports", () => {
  it("F2: TVPI is DPI plus RVPI for every fund, and the number of rates is proven", async () => {
    for (const code of ["example-parent", "example-display", "example-energy"]) {
      const { body } = await get<FundDetail>(`/funds/${code}`);
      const { dpi, rvpi, tvpi } = body.fund.books?.figures ?? {};
      expect(tvpi?.value).toBeCloseTo((dpi?.value ?? 0) + (rvpi?.value ?? 0), 12);
      const returns = (await get<Performance>(`/funds/${code}/returns`)).body;
      expect([returns.irr.certified, returns.irr.roots.length]).toEqual([true, 1]);
    }
  });

  it("F3: both templates go out and come back in with equal totals, as CSV and as XLSX; a changed fen is found", async () => {
    const path = "/funds/example-display";
    const readIn = (body: object) => call<IlpaRead>("analyst", "POST", `${path}/ilpa`, { body });
    const statement = (await under.hub.call("analyst", "GET", `${F}${path}/statement`)).text;
    expect((await readIn({ kind: "statement", csv: statement })).body).toMatchObject({
      rows: 108,
      issues: [],
      equal: true,
    });
    const xlsx = Buffer.from(await bytes(`${path}/statement?format=xlsx`)).toString("base64");
    expect((await readIn({ kind: "statement", xlsx })).body).toMatchObject({
      rows: 108,
      equal: true,
    });
    for (const method of ["granular", "gross-up"]) {
      const csv = (
        await under.hub.call("analyst", "GET", `${F}${path}/performance?method=${method}`)
      ).text;
      expect((await readIn({ kind: "performance", csv })).body).toMatchObject({
        issues: [],
        equal: true,
      });
    }
    const wrong = statement.replace(
      /navEnding,totalFund,ITD,\d+\.\d\d/,
      "navEnding,totalFund,ITD,1.00",
    );
    const found = (await readIn({ kind: "statement", csv: wrong })).body;
    expect(found.equal).toBe(false);
    expect(found.issues.some((i) => i.code === "does-not-add-up")).toBe(true);
    const bad = (await readIn({ kind: "statement", csv: statement.replace("totalFund", "nobody") }))
      .body;
    expect(bad.issues[0]).toMatchObject({
      code: "bad-row",
      field: "scope",
      row: expect.any(Number),
    });
    expect((await readIn({ kind: "statement" })).status).toBe(400);
  });

  it("every cell of a statement is the sum of the entries it names", async () => {
    const path = "/funds/example-display";
    const { body } = await get<StatementTrace>(`${path}/statement/trace`);
    const ledger = (
      await get<{ entries: { id: number; postings: { account: string; amount: string }[] }[] }>(
        `${path}/ledger`,
      )
    ).body;
    const of = (ids: readonly number[], wanted: (account: string) => boolean) =>
      ledger.entries
        .filter((e) => ids.includes(e.id))
        .flatMap((e) => e.postings)
        .reduce((sum, p) => (wanted(p.account) ? sum + fen(p.amount) : sum), 0n);
    const cell = (line: string, period: string) =>
      body.cells.find((c) => c.line === line && c.period === period && c.scope === "totalFund");
    for (const period of ["QTD", "YTD", "ITD"]) {
      const fees = cell("managementFees", period);
      expect(of(fees?.entries ?? [], (a) => a === "expenses:management-fee")).toBe(
        fen(fees?.amount),
      );
      const paid = cell("contributions", period);
      expect(of(paid?.entries ?? [], (a) => a.startsWith("equity:"))).toBe(-fen(paid?.amount));
      const gains = cell("unrealised", period);
      expect(of(gains?.entries ?? [], (a) => a === "income:unrealised")).toBe(-fen(gains?.amount));
      const end = cell("navEnding", period);
      const assets = of(end?.entries ?? [], (a) => /^(equity|income|expenses):/.test(a));
      expect(assets).toBe(-fen(end?.amount));
    }
  });

  it("notices, account statements, quarterly reports, exemption files and evaluations are PDF and XLSX with the same totals", async () => {
    const notice = (await under.draft("example-energy", "12345678.90")).body;
    const fund = (await get<FundDetail>("/funds/example-display")).body;
    const deal = (await get<{ items: { id: number }[] }>("/deals")).body.items[0]?.id;
    const papers = [
      [`/notices/${notice.id}/document`, "12,345,678.90"],
      ["/funds/example-display/account?party=ex-insurer", "Ending value"],
      ["/funds/example-display/quarterly", "2,230,000,000.00"],
      [`/deals/${deal}/file`, "Committee"],
      ["/funds/example-display/evaluations/2025/workbook", "POLICY_01"],
    ] as const;
    for (const [path, text] of papers) {
      const pages = (await pdfText(await bytes(path))).join(" ");
      expect(pages, path).toContain(text);
      expect(pages, path).toContain("Worked example");
      const sheet = read(await bytes(`${path}${path.includes("?") ? "&" : "?"}format=xlsx`));
      expect(sheet.SheetNames.length, path).toBeGreaterThan(1);
    }
    const book = read(await bytes("/funds/example-display/quarterly?format=xlsx"));
    const cells = book.SheetNames.flatMap((n) =>
      utils.sheet_to_json<unknown[]>(book.Sheets[n] as never, { header: 1 }),
    ).flat();
    expect(cells).toContain(Number(fund.fund.books?.nav));
    const none = await get(`/notices/${notice.id}/document?party=nobody`);
    expect(none.status).toBe(404);
  });
});

describe("looking ahead", () => {
  it("a plan has intervals around it, the same seed gives the same answer, and bad terms are refused by field", async () => {
    const start = (await get<PacingStart>("/pacing")).body;
    expect(start.funds.length).toBe(3);
    const funds = start.funds.map(({ code: _, ...fund }) => fund);
    const ask = (body: object) => call<Pacing>("analyst", "POST", "/pacing", { body });
    const [one, two] = [await ask({ funds, paths: 400 }), await ask({ funds, paths: 400 })];
    expect(one.body).toEqual(two.body);
    for (const year of one.body.years) {
      expect(year.nav.low).toBeLessThanOrEqual(year.nav.median);
      expect(year.nav.median).toBeLessThanOrEqual(year.nav.high);
    }
    expect((await ask({ funds: [{ ...funds[0], life: 99 }] })).status).toBe(400);
  });

  it("the market beside a fund: six measures as of the last day on which both are known, or a reason", async () => {
    const { body } = await get<Performance>("/funds/example-display/returns");
    expect(body.pme).toMatchObject({ at: "2026-06-30", nav: "2230000000.00" });
    expect(body.pme?.measures.map((m) => m.code)).toContain("ksPme");
    for (const m of body.pme?.measures ?? []) expect(m.value === null).toBe(m.reason !== null);
    await call("fund-manager", "POST", "/indices", {
      body: {
        code: "short",
        name: { en: "Short" },
        currency: "CNY",
        source: { title: "Test" },
        levels: [
          { day: "2026-01-31", level: 100 },
          { day: "2026-02-28", level: 101 },
        ],
      },
    });
    const short = (await get<Performance>("/funds/example-display/returns?index=short")).body;
    expect([short.pme, short.pmeMissing]).toEqual([null, "index-too-short"]);
    expect((await get("/funds/example-display/returns?index=none")).status).toBe(404);
    const scores = (await get<Calibration>("/calibration")).body;
    expect(scores.result?.n).toBe(scores.outcomes.length);
    expect(scores.result?.rankAccuracy).toBeGreaterThan(0.5);
  });
});

describe("the allocation studio", () => {
  const candidates = Array.from({ length: 24 }, (_, i) => ({
    id: `d${i}`,
    sector: `s${i % 4}`,
    minAmount: 20,
    maxAmount: 60 + (i % 5) * 10,
    score: 1 + ((i * 7) % 11) / 10,
    risk: 0.15 + (i % 6) / 20,
    inRegion: i % 3 !== 0,
    mainField: i % 2 === 0,
    early: i % 5 === 0,
  }));
  const run = async (more: object) => {
    const asked = await call<Allocation>("fund-manager", "POST", "/allocations", {
      body: {
        fund: "example-biomed",
        title: "Test",
        budget: 500,
        rules: false,
        candidates,
        ...more,
      },
    });
    expect(asked.status).toBe(202);
    const job = await under.hub.ended("fund-manager", asked.body.job as number);
    expect([job.state, job.error]).toEqual(["done", null]);
    return (await get<Allocation>(`/allocations/${asked.body.id}`)).body.result as NonNullable<
      Allocation["result"]
    >;
  };

  it("answers a proven optimum with what binds, what loosening is worth, and a frontier that rises", async () => {
    const result = await run({ sectorMax: 0.4, regionMin: 0.6, riskMax: 0.3, dealsMax: 9 });
    expect([result.status, result.gap]).toEqual(["optimal", 0]);
    expect(result.placed).toBeLessThanOrEqual(500 + 1e-6);
    const budget = result.binding.find((b) => b.id === "budget");
    expect(budget?.worth).toBeGreaterThan(0);
    const { frontier } = result;
    expect(frontier.length).toBe(9);
    for (const [i, p] of frontier.slice(1).entries())
      expect(p.score).toBeGreaterThanOrEqual((frontier[i]?.score ?? 0) - 1e-9);
  });

  it("names a smallest set of rules where nothing fits, though a larger one conflicts too", async () => {
    const result = await run({
      investMin: 1,
      dealsMax: 2,
      sectorMin: { s0: 90, s1: 90, s2: 90, s3: 90 },
    });
    expect([result.status, result.smallest]).toEqual(["infeasible", true]);
    // Five sectors' floors conflict with two deals as well, but two rules are enough to see it.
    expect(result.conflict.map((c) => c.id).sort()).toEqual(["deals", "invest"]);
  });

  it("the fund's own rule sets bind with their articles; without candidates its open deals are taken", async () => {
    const wide = candidates.map((c) => ({ ...c, minAmount: 1e8, maxAmount: 9e8, inRegion: true }));
    const result = await run({
      fund: "example-parent",
      budget: 1.2e9,
      rules: true,
      candidates: wide,
      frontierPoints: 0,
    });
    // Direct deals are at most 30 % of what is invested: that binds before the budget does.
    const direct = result.binding.find((b) => b.id === "JS-2025-direct-share");
    expect(direct?.article).toContain("江苏");
    expect(result.placed).toBeLessThan(1.2e9);
    const open = await run({ fund: "example-display", budget: 5e8, candidates: undefined });
    expect(open.candidates).toBeGreaterThan(1);
    expect((await get("/allocations/99999")).status).toBe(404);
  });

  it("takes 5,000 candidates as a job with progress, keeps the list light, and gives up when it is cancelled", async () => {
    const many = Array.from({ length: 5_000 }, (_, i) => ({
      ...(candidates[i % 24] as (typeof candidates)[number]),
      id: `m${i}`,
      score: 1 + ((i * 7919) % 5_003) / 5_003,
    }));
    const body = {
      fund: "example-biomed",
      title: "Five thousand",
      budget: 9_000,
      dealsMax: 120,
      sectorMax: 0.3,
      rules: false,
      candidates: many,
    };
    const ask = () => call<Allocation>("fund-manager", "POST", "/allocations", { body });
    const jobOf = async (id: number) =>
      (await under.hub.call("fund-manager", "GET", `/api/v1/hub/jobs/${id}`)).body as {
        state: string;
        phase: string;
      };
    const first = await ask();
    expect(first.status).toBe(202);
    expect(JSON.stringify(first.body).length).toBeLessThan(2_000);
    await expect
      .poll(async () => (await jobOf(first.body.job as number)).phase, { timeout: 20_000 })
      .toBe("solve");
    const path = `/api/v1/hub/jobs/${first.body.job}/cancel`;
    expect((await under.hub.call("fund-manager", "POST", path)).status).toBe(202);
    expect(await under.hub.ended("fund-manager", first.body.job as number)).toMatchObject({
      state: "cancelled",
    });
    expect((await get<Allocation>(`/allocations/${first.body.id}`)).body.result).toBeNull();
    const result = await run(body);
    expect([result.status, result.gap, result.candidates]).toEqual(["optimal", 0, 5_000]);
    expect(result.placed).toBeLessThanOrEqual(9_000 + 1e-6);
    expect(result.frontier.length).toBeGreaterThan(0);
    const { items } = (await get<{ items: AllocationRow[] }>("/allocations")).body;
    expect(items.slice(0, 2).map(({ status }) => status)).toEqual(["optimal", null]);
    const over = [...many, { ...(many[0] as (typeof many)[number]), id: "one-too-many" }];
    const refused = await call("fund-manager", "POST", "/allocations", {
      body: { ...body, candidates: over },
    });
    expect(refused.status).toBe(400);
  }, 60_000);
});

describe("a screening that is learned from what became of real projects", () => {
  it("says how many more must have ended where there are too few, and counts no worked example", async () => {
    const { body } = await get<ProjectRecord>("/calibration/projects");
    expect(body).toMatchObject({ reason: "too-few", decided: 0, examples: 1, screened: [] });
  });

  it("on 5,992 facilities that ended: judged on later ones, with base rate, source, and reasons for each open project", async () => {
    await asSystem(under.hub.pool, (tx) => takeInFacilities(tx));
    const { body } = await get<ProjectRecord>("/calibration/projects");
    expect(body).toMatchObject({ reason: null, decided: 5_992, succeeded: 5_534, open: 1_191 });
    expect(body.sources).toEqual([{ title: "Clean Investment Monitor", grade: "S", n: 5_992 }]);
    const [later, parts] = body.proofs;
    expect([later?.split, later?.n, parts?.split, parts?.n]).toEqual([
      "later",
      1_798,
      "parts",
      5_992,
    ]);
    for (const proof of body.proofs) {
      expect(proof.brier).toBeLessThan(proof.brierBase);
      expect(proof.calibrationError).toBeLessThan(0.04);
      expect(proof.rankAccuracy).toBeGreaterThan(0.64);
      expect(proof.bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(proof.n);
    }
    expect(body.criteria.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(body.screened).toHaveLength(15);
    for (const { score, reasons } of body.screened) {
      expect(reasons.reduce((sum, r) => sum + r.contribution, 0)).toBeCloseTo(score, 12);
      for (const r of reasons) expect(r.n === null || r.n >= (r.succeeded ?? 0)).toBe(true);
    }
    expect((await get("/calibration/projects", "viewer")).status).toBe(403);
  });
});

/** The shipped facilities as projects of the hub. */
async function takeInFacilities(tx: Tx): Promise<void> {
  const rows = readTable(
    "us-clean-investment-monitor",
    "facilities_announced_before_2024.csv.gz",
  ).map((row) => ({
    ...row,
    stage: /Oper|Retired/.test(row.status ?? "") ? 5 : 2,
    lost: /Canceled/.test(row.status ?? ""),
    minor: row.capex_musd_2023 ? Math.round(Number(row.capex_musd_2023) * 1e8) : null,
  }));
  await tx.query(
    `with given as (select * from jsonb_to_recordset($1) as r(id text, company text, technology text, county_fips text, announced date, stage integer, lost boolean, minor bigint)),
     firms as (insert into attract.party (hub_id, name, open) select distinct 1, company, true from given returning id, name)
     insert into attract.project (hub_id, external_key, name, open, party_id, sector, area_code, stage, status, status_reason, currency, minor, home_minor, announced_on, source_title, source_grade)
     select 1, g.id, g.id, true, f.id, g.technology, g.county_fips, g.stage, case when g.lost then 'lost' else 'active' end, case when g.lost then 'cancelled' else '' end,
       'CNY', g.minor, g.minor, g.announced, 'Clean Investment Monitor', 'S' from given g join firms f on f.name = g.company`,
    [JSON.stringify(rows)],
  );
}
