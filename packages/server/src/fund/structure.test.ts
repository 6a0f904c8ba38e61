import type { EntryRow, FundDetail, NoticeDetail, TrialBalance } from "@essor/contract/fund";
import type { Waterfall } from "@essor/contract/fund-plans";
import type { FundStructure, ReinvestmentSheet, TransferRow } from "@essor/contract/fund-structure";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FundUnderTest, openFund } from "./test-fund.ts";

let under: FundUnderTest;
beforeAll(async () => {
  under = await openFund();
});
afterAll(() => under.hub.close());
const call: FundUnderTest["call"] = (...given) => under.call(...given);
const get: FundUnderTest["get"] = (...given) => under.get(...given);
const fen = (amount: string | undefined) => BigInt((amount ?? "0").replace(".", ""));
const accounts = (d: FundDetail) =>
  new Map(
    d.partners.map((p) => [p.party, { nav: fen(p.account.navEnding), unfunded: fen(p.unfunded) }]),
  );

describe("how a fund is built", () => {
  it("a fund, a party and their first closing are recorded, and a later closing puts everybody level to the fen", async () => {
    const made = await call("fund-manager", "POST", "/funds", {
      body: { code: "t-fund", kind: "sub", name: { en: "Test fund" }, startsOn: "2025-01-01" },
    });
    expect(made.status).toBe(201);
    for (const [code, kind] of [
      ["t-a", "partner"],
      ["t-b", "partner"],
      ["t-late", "government"],
      ["t-gp", "manager"],
    ])
      await call("fund-manager", "POST", "/parties", { body: { code, kind, name: { en: code } } });
    const closing = (day: string, partners: object[]) =>
      call<{ notices: number[] }>("fund-manager", "POST", "/funds/t-fund/closings", {
        body: { day, partners },
      });
    const first = await closing("2025-01-01", [
      { party: "t-a", source: "social", amount: "60000000.00" },
      { party: "t-b", source: "social", amount: "30000000.01" },
      { party: "t-gp", role: "gp", source: "social", amount: "1000000.00" },
    ]);
    expect([first.status, first.body.notices]).toEqual([201, []]);
    const paid = await under.draft("t-fund", "20000000.33", { day: "2025-02-01" });
    expect(await under.through(paid.body.id, paid.body.version)).toEqual([200, 200, 200]);
    const late = await closing("2026-02-01", [
      { party: "t-late", source: "government", amount: "45000000.00" },
    ]);
    expect(late.body.notices.length).toBe(2);
    expect((await closing("2026-01-15", [])).status).toBe(400);
    const sums: bigint[] = [];
    for (const id of late.body.notices) {
      const { body } = await get<NoticeDetail>(`/notices/${id}`);
      sums.push(fen(body.total));
      expect(await under.through(id, body.version)).toEqual([200, 200, 200]);
    }
    expect(sums[0]).toBe(sums[1]); // equalisation gives back exactly what late partners pay
    const { body } = await get<FundDetail>("/funds/t-fund");
    expect(body.fund.books?.called).toBe("20000000.33");
    expect(body.fund.books?.distributed).toBe("0.00");
    // Everybody stands where a first closing would have put them: paid in by commitment, but for the rounding of three splits.
    const whole = 136_000_000_01n;
    for (const p of body.partners) {
      const due = (2_000_000_033n * fen(p.commitment)) / whole;
      const is = fen(p.account.contributions);
      expect(Math.abs(Number(is - due))).toBeLessThanOrEqual(2);
      expect(fen(p.unfunded)).toBe(fen(p.commitment) - is);
    }
    expect(body.total.navEnding).toBe(body.fund.books?.nav);
  });

  it("a transfer takes its part of the account and of what was called along; its author cannot approve it", async () => {
    const before = (await get<FundDetail>("/funds/example-display")).body;
    const drawn = await call<TransferRow>(
      "fund-manager",
      "POST",
      "/funds/example-display/transfers",
      {
        body: {
          from: "ex-insurer",
          to: "ex-bank",
          amount: "250000000.00",
          day: "2026-07-01",
          document: "Transfer deed",
        },
      },
    );
    const path = `/transfers/${drawn.body.id}/approve`;
    expect((await call("fund-manager", "POST", path, { version: 1 })).body.code).toBe(
      "own-approval",
    );
    const done = await call<TransferRow>("administrator", "POST", path, { version: 1 });
    expect([done.status, done.body.entry]).toEqual([200, expect.any(Number)]);
    expect((await call("administrator", "POST", path, { version: 2 })).body.code).toBe(
      "wrong-state",
    );
    const after = (await get<FundDetail>("/funds/example-display")).body;
    const [was, is] = [accounts(before), accounts(after)];
    const moved = (is.get("ex-bank")?.nav ?? 0n) * 4n - (was.get("ex-insurer")?.nav ?? 0n);
    expect(moved >= -4n && moved <= 4n).toBe(true); // a quarter of the commitment, a quarter of the value
    expect(is.get("ex-industry")).toEqual(was.get("ex-industry"));
    expect(after.total.navEnding).toBe(before.total.navEnding);
    expect((is.get("ex-bank")?.unfunded ?? 0n) + (is.get("ex-insurer")?.unfunded ?? 0n)).toBe(
      was.get("ex-insurer")?.unfunded,
    );
    const past = (await get<FundDetail>("/funds/example-display?asOf=2026-06-30")).body;
    expect(past.partners.some((p) => p.party === "ex-bank")).toBe(false);
    const { body: structure } = await get<FundStructure>("/funds/example-display/structure");
    expect(structure.transfers[0]?.approvedBy).toBeTruthy();
    const too = await call<TransferRow>(
      "fund-manager",
      "POST",
      "/funds/example-display/transfers",
      {
        body: {
          from: "ex-bank",
          to: "ex-insurer",
          amount: "250000000.01",
          day: "2026-08-01",
          document: "x",
        },
      },
    );
    const refused = await call("administrator", "POST", `/transfers/${too.body.id}/approve`, {
      version: 1,
    });
    expect(refused.body.code).toBe("transfer-refused");
  });

  it("agreements are versions by day; fees follow basis, class and step, and a year that runs has earned its days", async () => {
    const { body } = await get<FundStructure>("/funds/example-display/structure");
    expect(body.agreements.map((a) => [a.version, a.inForce])).toEqual([
      [1, false],
      [2, true],
    ]);
    const past = await get<FundStructure>("/funds/example-display/structure?asOf=2025-06-30");
    expect(past.body.agreements.find((a) => a.inForce)?.version).toBe(1);
    expect(body.classes[0]).toMatchObject({ code: "b", feeRate: "0.015" });
    const [first] = body.fees;
    // First year to 28 February 2025: 900 m invested; class B is 44 % of the commitments at 1.5 %, the rest at 2 %.
    expect(first).toMatchObject({
      year: 1,
      basis: "invested",
      base: "900000000.00",
      gross: "16020000.00",
    });
    const role = await call<FundStructure>("fund-manager", "POST", "/funds/example-display/roles", {
      body: { party: "ex-bank", role: "custodian", since: "2026-09-01" },
    });
    expect(role.body.roles.find((r) => r.party === "ex-custodian")?.until).toBe("2026-09-01");
  });
});

describe("other currencies", () => {
  it("money in another currency needs a rate of its day, is read at dated rates, and the gain is the fund's", async () => {
    const post = (postings: object[], day = "2026-10-05") =>
      call<EntryRow>("fund-manager", "POST", "/entries", {
        body: {
          fund: "example-biomed",
          effectiveOn: day,
          kind: "exchange",
          memo: "Dollars",
          postings,
        },
      });
    const line = (account: string, amount: string, currency: string) => ({
      account,
      amount,
      currency,
    });
    const bought = [
      line("assets:bank", "-7200000.00", "CNY"),
      line("income:exchange", "7200000.00", "CNY"),
      line("assets:bank", "1000000.00", "USD"),
      line("income:exchange", "-1000000.00", "USD"),
    ];
    expect((await post(bought)).body.code).toBe("no-rate");
    const rate = (day: string, value: string) =>
      call("fund-manager", "POST", "/rates", {
        body: { from: "USD", to: "CNY", day, rate: value, source: "Test bank" },
      });
    await rate("2026-10-01", "7.2");
    await rate("2026-11-20", "7.3");
    const before = (await get<FundDetail>("/funds/example-biomed")).body;
    expect((await post(bought)).status).toBe(201);
    const equity = [line("equity:ex-bank:x", "5.00", "USD"), line("assets:bank", "-5.00", "USD")];
    expect((await post(equity)).body.code).toBe("bad-request");
    const after = (await get<FundDetail>("/funds/example-biomed")).body;
    expect(fen(after.fund.books?.nav) - fen(before.fund.books?.nav)).toBe(10_000_000n);
    expect(after.total.navEnding).toBe(after.fund.books?.nav);
    const { body } = await get<TrialBalance>(
      "/funds/example-biomed/ledger?effective=2026-10-31&recorded=2026-11-24",
    );
    expect(
      body.accounts.find((a) => a.currency === "USD" && a.account === "assets:bank"),
    ).toMatchObject({
      amount: "1000000.00",
      inFund: "7200000.00",
    });
    expect(body.rates).toEqual([{ from: "USD", day: "2026-10-01", rate: "7.200000", old: false }]);
    for (const sum of body.sums) expect(sum.debit).toBe(sum.credit);
  });
});

describe("reinvestment", () => {
  it("F4: off unless written, dated, entered with evidence, and its cost in the evaluation is said", async () => {
    const path = "/funds/example-parent/reinvestment";
    expect((await get<ReinvestmentSheet>(path)).body).toMatchObject({
      on: false,
      cost: 0,
      met: true,
    });
    const rule = (fromDay: string, ratio: string, weight: string) =>
      call<ReinvestmentSheet>("fund-manager", "POST", `${path}/rules`, {
        body: { fromDay, ratio, document: "Fund measures", categories: { local: { weight } } },
      });
    const item = (day: string) =>
      call<ReinvestmentSheet>("fund-manager", "POST", `${path}/items`, {
        body: { category: "local", amount: "20000000.00", day, evidence: "Capital verification" },
      });
    expect((await item("2025-06-30")).status).toBe(400); // no rule counts this category yet
    expect((await rule("2024-01-01", "1.5", "0.5")).body).toMatchObject({ on: true, cost: 3 });
    await item("2025-06-30");
    expect((await rule("2026-01-01", "1.5", "1")).status).toBe(201);
    expect((await rule("2025-01-01", "1", "1")).status).toBe(409);
    const { body } = await item("2026-06-30");
    expect(body.items.map((i) => [i.recognised, i.by])).toEqual([
      ["10000000.00", "2024-01-01"],
      ["20000000.00", "2026-01-01"],
    ]);
    expect(fen(body.required)).toBe((fen(body.paidIn) * 3n) / 2n);
    const off = await rule("2026-11-01", "0", "1");
    expect(off.body).toMatchObject({ on: false, cost: 0 });
  });
});

describe("the waterfall", () => {
  it("each unit of each payment has its line, nothing is paid twice, and the value's carry is shown", async () => {
    const { body } = await get<Waterfall>("/funds/example-display/waterfall");
    expect(body.agreement?.version).toBe(2);
    for (const p of [...body.payments, body.hypothetical].filter((x) => x !== null)) {
      expect(p.lines.reduce((s, l) => s + fen(l.amount), 0n)).toBe(fen(p.amount));
      expect(p.partners.reduce((s, x) => s + fen(x.amount), 0n)).toBe(fen(p.lp));
      expect(fen(p.lp) + fen(p.gp)).toBe(fen(p.amount));
      let next = 1n;
      for (const line of p.lines.filter((l) => l.from !== null)) {
        expect(BigInt(line.from as string)).toBe(next);
        next = BigInt(line.to as string) + 1n;
      }
      expect(next - 1n).toBe(fen(p.amount));
    }
    expect(body.payments[0]?.entries.length).toBe(1);
    const notice = await call<NoticeDetail>(
      "fund-manager",
      "POST",
      "/funds/example-display/waterfall/notices",
      { body: { amount: "3000000000.00", day: "2026-11-24", title: "By the waterfall" } },
    );
    expect(notice.status).toBe(201);
    expect(notice.body.shares.reduce((s, x) => s + fen(x.amount), 0n)).toBe(fen(notice.body.total));
    const carry = notice.body.shares.find((s) => s.purpose === "carried-interest");
    expect(carry?.party).toBe("ex-manager");
    const none = await get<Waterfall>("/funds/t-fund/waterfall");
    expect(none.body.agreement).toBeNull();
  });
});
