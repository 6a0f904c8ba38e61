import type {
  EntryRow,
  FundDetail,
  FundGlance,
  NoticeDetail,
  TrialBalance,
} from "@essor/contract/fund";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asAsker, asSystem } from "../db/rights.ts";
import { addMember, ensurePerson } from "../hub/queries.ts";
import { F, type FundUnderTest, openFund } from "./test-fund.ts";

let under: FundUnderTest;
beforeAll(async () => {
  under = await openFund();
});
afterAll(() => under.hub.close());
const call: FundUnderTest["call"] = (...given) => under.call(...given);
const get: FundUnderTest["get"] = (...given) => under.get(...given);
const draft: FundUnderTest["draft"] = (...given) => under.draft(...given);
const through: FundUnderTest["through"] = (...given) => under.through(...given);

describe("the books", () => {
  it("F10: 2 bn of government money in a family of 10 bn is 5.0 times, not the sum over layers", async () => {
    const { body } = await get<FundGlance>("/glance");
    const shown = body.leverage.find((l) => l.example);
    expect(shown?.multiple).toBe(5);
    expect(shown?.countedTwice).toBeGreaterThan(5);
  });

  it("every fund of the example balances, and its partners own what it owns", async () => {
    const { body } = await get<FundGlance>("/glance");
    for (const fund of body.funds.filter((f) => f.books)) {
      const { body: detail } = await get<FundDetail>(`/funds/${fund.code}`);
      expect([fund.code, detail.total.navEnding]).toEqual([fund.code, detail.fund.books?.nav]);
      const { body: balance } = await get<TrialBalance>(`/funds/${fund.code}/ledger`);
      for (const sum of balance.sums) expect(sum.debit).toBe(sum.credit);
      expect(detail.money.reconciled).toBe(true);
      const { dpi, rvpi, tvpi } = detail.fund.books?.figures ?? {};
      expect(tvpi?.value).toBeCloseTo((dpi?.value ?? 0) + (rvpi?.value ?? 0), 12);
      expect(tvpi?.inputs.find((i) => i.name === "called")?.entries.length).toBeGreaterThan(0);
    }
  });

  it("an entry that does not balance is refused, by the API and by the database itself", async () => {
    const postings = [
      { account: "assets:bank", amount: "10.00", currency: "CNY" },
      { account: "income:other", amount: "-9.99", currency: "CNY" },
    ];
    const entry = {
      fund: "example-biomed",
      effectiveOn: "2026-11-01",
      kind: "income",
      memo: "Interest",
    };
    const refused = await call<EntryRow>("fund-manager", "POST", "/entries", {
      body: { ...entry, postings },
    });
    expect([refused.status, refused.body.code]).toEqual([422, "not-balanced"]);
    const mixed = [
      { account: "assets:bank", amount: "10.00", currency: "CNY" },
      { account: "income:other", amount: "-10.00", currency: "USD" },
    ];
    const foreign = await call<EntryRow>("fund-manager", "POST", "/entries", {
      body: { ...entry, postings: mixed },
    });
    expect(foreign.body.code).toBe("not-balanced");
    const raw = (lines: string) =>
      asSystem(under.hub.pool, (tx) =>
        tx.query(
          `with e as (insert into fund.journal_entry (hub_id, fund_code, effective_on, event_kind) values (1, 'example-biomed', '2026-11-01', 'income') returning id)
           insert into fund.posting (hub_id, entry_id, line, fund_code, account, minor, currency) select 1, e.id, v.* from e, (values ${lines}) v`,
        ),
      );
    const line = (n: number, minor: number, currency = "CNY") =>
      `(${n}, 'example-biomed', 'assets:bank', ${minor}, '${currency}')`;
    await expect(raw(`${line(1, 5)}, ${line(2, -4)}`)).rejects.toMatchObject({ code: "FD001" });
    await expect(raw(`${line(1, 5)}, ${line(2, -5, "USD")}`)).rejects.toMatchObject({
      code: "FD001",
    });
    await expect(raw(`${line(2, 5)}, ${line(3, -5)}`)).rejects.toMatchObject({ code: "FD002" });
    await expect(
      asSystem(under.hub.pool, (tx) =>
        tx.query(
          "insert into fund.journal_entry (hub_id, fund_code, effective_on, event_kind) values (1, 'example-biomed', '2026-11-01', 'income')",
        ),
      ),
    ).rejects.toMatchObject({ code: "FD002" });
  });

  it("nothing in the books is changed or removed: a correction turns an entry round, once", async () => {
    for (const statement of [
      "update fund.posting set minor = minor + 1",
      "delete from fund.journal_entry",
      "delete from fund.posting",
    ])
      await expect(asSystem(under.hub.pool, (tx) => tx.query(statement))).rejects.toMatchObject({
        code: "42501",
      });
    const before = await get<TrialBalance>("/funds/example-biomed/ledger");
    const made = await call<EntryRow>("fund-manager", "POST", "/entries", {
      body: {
        fund: "example-biomed",
        effectiveOn: "2026-11-01",
        kind: "income",
        memo: "Interest",
        postings: [
          { account: "assets:bank", amount: "12345.67", currency: "CNY" },
          { account: "income:interest", amount: "-12345.67", currency: "CNY" },
        ],
      },
    });
    expect(made.status).toBe(201);
    const back = await call<EntryRow>("fund-manager", "POST", `/entries/${made.body.id}/reverse`);
    expect([back.status, back.body.reverses]).toEqual([201, made.body.id]);
    const again = await call("fund-manager", "POST", `/entries/${made.body.id}/reverse`);
    expect(again.body.code).toBe("already-reversed");
    expect((await call("fund-manager", "POST", `/entries/${back.body.id}/reverse`)).body.code).toBe(
      "already-reversed",
    );
    const after = await get<TrialBalance>("/funds/example-biomed/ledger");
    expect(after.body.accounts).toEqual(before.body.accounts);
  });

  it("a balance is asked for any pair of days: what it is about, and when it was known", async () => {
    const path = "/funds/example-display/ledger";
    const then = await get<TrialBalance>(`${path}?effective=2024-12-31&recorded=2024-12-31`);
    expect(then.body.accounts.find((a) => a.account === "assets:investment:ex-glass")?.amount).toBe(
      "400000000.00",
    );
    expect(
      (await get<TrialBalance>(`${path}?effective=2026-01-01&recorded=2024-01-01`)).body.accounts,
    ).toEqual([]);
    const nobody = await asAsker(
      under.hub.pool,
      { hub: 1, person: 1, role: "fund-manager" },
      (tx) =>
        tx.query(
          "insert into fund.journal_entry (hub_id, fund_code, effective_on, event_kind, recorded_at) values (1, 'x', '2020-01-01', 'income', '2020-01-01')",
        ),
    ).catch((e: { code: string }) => e.code);
    expect(nobody).toBe("42501");
  });
});

describe("notices", () => {
  it("each line is split over the partners to the fen, and the same request made twice is one notice", async () => {
    const body = {
      fund: "example-energy",
      kind: "call",
      day: "2026-11-24",
      title: "Odd",
      lines: [{ purpose: "investment", amount: "100.01" }],
    };
    const [one, two] = [
      await call<NoticeDetail>("fund-manager", "POST", "/notices", { body, key: "same" }),
      await call<NoticeDetail>("fund-manager", "POST", "/notices", { body, key: "same" }),
    ];
    expect(two.body.id).toBe(one.body.id);
    const sum = one.body.shares.reduce((s, x) => s + BigInt(x.amount.replace(".", "")), 0n);
    expect(sum).toBe(10001n);
  });

  it("who drew it up cannot approve it, and no step is left out", async () => {
    const { body } = await draft("example-energy", "1000000.00");
    const own = await call("fund-manager", "POST", `/notices/${body.id}/approve`, {
      version: body.version,
    });
    expect(own.body.code).toBe("own-approval");
    const skip = await call("administrator", "POST", `/notices/${body.id}/settle`, {
      version: body.version,
    });
    expect([skip.status, skip.body.code]).toEqual([409, "wrong-state"]);
    expect(await through(body.id, body.version)).toEqual([200, 200, 200]);
  });

  it("two people approve and settle at once: one wins, nothing is paid twice", async () => {
    const before = await get<FundDetail>("/funds/example-display");
    const { body } = await draft("example-display", "7000000.00");
    const race = (verb: string, version: number) =>
      Promise.all(
        Array.from({ length: 6 }, () =>
          call<NoticeDetail>("administrator", "POST", `/notices/${body.id}/${verb}`, { version }),
        ),
      );
    let version = body.version;
    for (const verb of ["approve", "send", "settle"]) {
      const answers = await race(verb, version);
      expect(answers.filter((a) => a.status === 200).length).toBe(1);
      for (const a of answers.filter((one) => one.status !== 200))
        expect([409, 412]).toContain(a.status);
      version += 1;
    }
    const after = await get<FundDetail>("/funds/example-display");
    const called = (d: FundDetail) => BigInt((d.fund.books?.called ?? "0").replace(".", ""));
    expect(called(after.body) - called(before.body)).toBe(700_000_000n);
    const second = asSystem(under.hub.pool, (tx) =>
      tx.query(
        `with e as (insert into fund.journal_entry (hub_id, fund_code, effective_on, event_kind, event_ref) values (1, 'example-display', '2026-11-24', 'call', $1) returning id)
         insert into fund.posting (hub_id, entry_id, line, fund_code, account, minor, currency)
         select 1, e.id, n, 'example-display', 'assets:bank', case n when 1 then 5 else -5 end, 'CNY' from e, generate_series(1, 2) n`,
        [String(body.id)],
      ),
    );
    await expect(second).rejects.toMatchObject({ code: "23505" });
  });

  it("a call above the unfunded commitment is refused with who and how much", async () => {
    const { body } = await draft("example-biomed", "1500000000.00");
    const refused = await call("administrator", "POST", `/notices/${body.id}/approve`, {
      version: body.version,
    });
    expect(refused.body.code).toBe("over-called");
    expect(refused.body.issues?.length).toBeGreaterThan(0);
  });

  it("more than the bank holds is not distributed", async () => {
    const { body } = await draft("example-biomed", "900000000.00", {
      kind: "distribution",
      lines: [{ purpose: "return-of-capital", amount: "900000000.00" }],
    });
    expect(await through(body.id, body.version)).toEqual([200, 200, 422]);
  });

  it("is exported as CSV and XLSX; the statement's sums are those of the fund", async () => {
    const { body } = await draft("example-energy", "1000.00");
    const csv = await under.hub.call("analyst", "GET", `${F}/notices/${body.id}/export?format=csv`);
    expect(csv.text).toContain("Worked example");
    const xlsx = await under.hub.call(
      "analyst",
      "GET",
      `${F}/notices/${body.id}/export?format=xlsx`,
    );
    expect([xlsx.status, xlsx.headers.get("content-type")]).toEqual([
      200,
      expect.stringContaining("spreadsheetml"),
    ]);
    const { body: fund } = await get<FundDetail>("/funds/example-display");
    const statement = await under.hub.call(
      "analyst",
      "GET",
      `${F}/funds/example-display/statement`,
    );
    expect(statement.text).toContain(`navEnding,totalFund,ITD,${fund.fund.books?.nav}`);
    const performance = await under.hub.call(
      "analyst",
      "GET",
      `${F}/funds/example-display/performance?method=gross-up`,
    );
    expect(performance.text).toContain("metric,tvpi");
  });
});

describe("rights", () => {
  it("a manager held to one fund finds nothing of another, in any list or by its number", async () => {
    const asker = { hub: 1, person: 1, role: "fund-manager", funds: ["example-energy"] };
    const counts = await asAsker(under.hub.pool, asker, (tx) =>
      tx.query(`select (select count(*) from fund.fund) as funds, (select count(*) from fund.deal where fund_code <> 'example-energy') as deals,
        (select count(*) from fund.posting where fund_code <> 'example-energy') as postings, (select count(*) from fund.published_fund) as published`),
    );
    expect(counts.rows[0]).toEqual({ funds: 1, deals: 0, postings: 0, published: 1 });
  });

  it("outsiders see no book at all, whatever their lists say", async () => {
    for (const role of ["enterprise", "investor"]) {
      const found = await asAsker(under.hub.pool, { hub: 1, person: 1, role }, (tx) =>
        tx.query(
          "select (select count(*) from fund.fund) + (select count(*) from fund.deal) + (select count(*) from fund.posting) + (select count(*) from fund.party) as n",
        ),
      );
      expect(found.rows[0].n).toBe(0);
    }
  });
});

describe("scope over HTTP", () => {
  it("another fund's page, notice and deal answer 404", async () => {
    const { hashPassword } = await import("../hub/passwords.ts");
    const { DEMO_PASSWORD } = await import("../demo/accounts.ts");
    await asSystem(under.hub.pool, async (tx) => {
      const person = await ensurePerson(tx, {
        email: "narrow@demo.essor",
        name: "Narrow",
        passwordHash: await hashPassword(DEMO_PASSWORD),
      });
      await addMember(tx, {
        hub: 1,
        person,
        role: "fund-manager",
        districts: null,
        chains: null,
        funds: ["example-energy"],
      });
    });
    const signIn = await under.hub.app.request("/api/v1/me/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "narrow@demo.essor", password: DEMO_PASSWORD }),
    });
    const cookie = (signIn.headers.get("set-cookie") ?? "").split(";")[0] as string;
    const ask = async (path: string) =>
      (await under.hub.app.request(F + path, { headers: { cookie } })).status;
    const { body: deals } = await get<{ items: { id: number; fund: string }[] }>(
      "/deals",
      "administrator",
    );
    const { body: notices } = await get<{ items: { id: number; fund: string }[] }>(
      "/notices",
      "administrator",
    );
    const other = (items: { id: number; fund: string }[]) =>
      items.find((x) => x.fund === "example-display")?.id;
    expect(await ask("/funds/example-energy")).toBe(200);
    expect(await ask("/funds/example-display")).toBe(404);
    expect(await ask("/funds/example-display/ledger")).toBe(404);
    expect(await ask("/funds/example-display/limits")).toBe(404);
    expect(await ask(`/deals/${other(deals.items)}`)).toBe(404);
    expect(await ask(`/notices/${other(notices.items)}`)).toBe(404);
  });
});
