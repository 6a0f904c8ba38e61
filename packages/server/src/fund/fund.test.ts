import type {
  DealDetail,
  EntryRow,
  EvaluationSheet,
  FundDetail,
  FundGlance,
  Limits,
  NoticeDetail,
  SelfCheck,
  TrialBalance,
  ValuationRow,
} from "@essor/contract/fund";
import type { Role } from "@essor/contract/rights";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asAsker, asSystem } from "../db/rights.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";
import { addMember, ensurePerson } from "../hub/queries.ts";

const F = "/api/v1/fund";
let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ demo: true });
  hub.setNow(new Date("2026-11-24T08:00:00Z"));
});
afterAll(() => hub.close());

type Call = { version?: number; body?: unknown; key?: string };
async function call<T>(role: Role, method: string, path: string, given: Call = {}) {
  const answer = await hub.call(role, method, F + path, {
    ...(given.body === undefined ? {} : { body: given.body }),
    headers: {
      ...(given.version === undefined ? {} : { "if-match": `"${given.version}"` }),
      ...(given.key === undefined ? {} : { "idempotency-key": given.key }),
    },
  });
  return {
    status: answer.status,
    body: answer.body as T & { code?: string; issues?: { reason: string; field: string }[] },
    text: answer.text,
  };
}
const get = <T>(path: string, role: Role = "fund-manager") => call<T>(role, "GET", path);

const draft = (fund: string, amount: string, more: object = {}) =>
  call<NoticeDetail>("fund-manager", "POST", "/notices", {
    body: {
      fund,
      kind: "call",
      day: "2026-11-24",
      title: "Test call",
      lines: [{ purpose: "investment", amount }],
      ...more,
    },
  });

async function through(id: number, version: number) {
  const steps = [];
  let at = version;
  for (const verb of ["approve", "send", "settle"]) {
    const done = await call<NoticeDetail>("administrator", "POST", `/notices/${id}/${verb}`, {
      version: at,
    });
    steps.push(done.status);
    at = done.body.version;
  }
  return steps;
}

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
      asSystem(hub.pool, (tx) =>
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
      asSystem(hub.pool, (tx) =>
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
      await expect(asSystem(hub.pool, (tx) => tx.query(statement))).rejects.toMatchObject({
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
    const nobody = await asAsker(hub.pool, { hub: 1, person: 1, role: "fund-manager" }, (tx) =>
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
    const second = asSystem(hub.pool, (tx) =>
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
    const csv = await hub.call("analyst", "GET", `${F}/notices/${body.id}/export?format=csv`);
    expect(csv.text).toContain("Worked example");
    const xlsx = await hub.call("analyst", "GET", `${F}/notices/${body.id}/export?format=xlsx`);
    expect([xlsx.status, xlsx.headers.get("content-type")]).toEqual([
      200,
      expect.stringContaining("spreadsheetml"),
    ]);
    const { body: fund } = await get<FundDetail>("/funds/example-display");
    const statement = await hub.call("analyst", "GET", `${F}/funds/example-display/statement`);
    expect(statement.text).toContain(`navEnding,totalFund,ITD,${fund.fund.books?.nav}`);
    const performance = await hub.call(
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
    const counts = await asAsker(hub.pool, asker, (tx) =>
      tx.query(`select (select count(*) from fund.fund) as funds, (select count(*) from fund.deal where fund_code <> 'example-energy') as deals,
        (select count(*) from fund.posting where fund_code <> 'example-energy') as postings, (select count(*) from fund.published_fund) as published`),
    );
    expect(counts.rows[0]).toEqual({ funds: 1, deals: 0, postings: 0, published: 1 });
  });

  it("outsiders see no book at all, whatever their lists say", async () => {
    for (const role of ["enterprise", "investor"]) {
      const found = await asAsker(hub.pool, { hub: 1, person: 1, role }, (tx) =>
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
    await asSystem(hub.pool, async (tx) => {
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
    const signIn = await hub.app.request("/api/v1/me/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "narrow@demo.essor", password: DEMO_PASSWORD }),
    });
    const cookie = (signIn.headers.get("set-cookie") ?? "").split(";")[0] as string;
    const ask = async (path: string) =>
      (await hub.app.request(F + path, { headers: { cookie } })).status;
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

describe("rules", () => {
  const deal = (body: object) =>
    call<DealDetail>("fund-manager", "POST", "/deals", {
      body: {
        fund: "example-parent",
        company: "ex-oled",
        name: "Test deal",
        inRegion: true,
        mainField: true,
        stake: 0.1,
        ...body,
      },
    });
  const single = (d: DealDetail) => d.limits.verdicts.find((v) => v.rule === "JS-2025-single-deal");

  it("F5: at 20% of the paid-in money a direct deal passes, at 21% it is refused with the article", async () => {
    const { body: parent } = await get<FundDetail>("/funds/example-parent");
    const paid = Number(parent.fund.books?.called);
    const at = async (share: number) => (await deal({ amount: (paid * share).toFixed(2) })).body;
    const [twenty, more] = [await at(0.2), await at(0.21)];
    expect(single(twenty)?.verdict).toBe("kept");
    expect([single(more)?.verdict, more.limits.allowed]).toEqual(["broken", false]);
    expect(single(more)?.article).toContain("江苏");
  });

  it("F5: 31% of a sub-fund and 51% of government money are refused", async () => {
    const { body: sets } = await get<FundDetail>("/funds/example-display");
    await call("administrator", "PUT", "/funds/example-display/rule-sets", {
      version: sets.fund.version,
      body: { ruleSets: ["jiangsu-guide-2025"] },
    });
    const put = (fund: string, party: string, source: string, millions: number) =>
      asSystem(hub.pool, (tx) =>
        tx.query(
          "insert into fund.commitment (hub_id, fund_code, party_code, role, source, minor, closed_on) values (1, $1, $2, 'lp', $3, $4, '2024-03-01') returning id",
          [fund, party, source, `${millions}00000000`],
        ),
      );
    const verdict = async (fund: string, rule: string) =>
      (await get<Limits>(`/funds/${fund}/limits`)).body.verdicts.find((v) => v.rule === rule)
        ?.verdict;
    expect(await verdict("example-display", "JS-2025-sub-fund-share")).toBe("kept"); // exactly 30%
    expect(await verdict("example-parent", "JS-2025-government-share")).toBe("kept"); // exactly 50%
    await put("example-display", "example-parent", "fund", 58);
    await put("example-parent", "ex-city", "government", 82);
    expect(await verdict("example-display", "JS-2025-sub-fund-share")).toBe("broken");
    expect(await verdict("example-parent", "JS-2025-government-share")).toBe("broken");
    const { body } = await call<NoticeDetail>("fund-manager", "POST", "/notices", {
      body: {
        fund: "example-parent",
        kind: "call",
        day: "2026-11-24",
        title: "Blocked",
        lines: [{ purpose: "investment", amount: "1.00" }],
      },
    });
    const refused = await call("administrator", "POST", `/notices/${body.id}/approve`, {
      version: body.version,
    });
    expect([refused.status, refused.body.code]).toEqual([422, "limits-broken"]);
    expect(refused.body.issues?.[0]?.reason).toContain("江苏");
  });

  it("F6: the floors say how much can still go elsewhere, and that is exactly where they break", async () => {
    const { body } = await get<Limits>("/funds/example-display/limits");
    const region = body.floors.find((f) => f.code === "region");
    const [inside, total, room] = [region?.inside, region?.total, region?.roomElsewhere].map(
      Number,
    ) as [number, number, number];
    expect(inside / (total + room)).toBeCloseTo(region?.least ?? 0, 6);
  });

  it("F7: a deal in a restricted class, or by a forbidden instrument, never reaches the committee", async () => {
    for (const more of [{ class: "restricted" }, { instruments: ["listed-shares"] }]) {
      const made = await call<DealDetail>("fund-manager", "POST", "/deals", {
        body: {
          fund: "example-energy",
          company: "ex-oled",
          name: "Forbidden",
          amount: "1000000.00",
          ...more,
        },
      });
      const path = `/deals/${made.body.id}/advance`;
      const one = await call<DealDetail>("fund-manager", "POST", path, {
        version: made.body.version,
      });
      expect(one.body.stage).toBe("due-diligence");
      const two = await call("fund-manager", "POST", path, { version: one.body.version });
      expect([two.status, two.body.code]).toEqual([422, "deal-forbidden"]);
    }
  });

  it("F9: an approved deal without statements, minutes or valuation is not exempt; with them it is", async () => {
    const made = (
      await call<DealDetail>("fund-manager", "POST", "/deals", {
        body: {
          fund: "example-biomed",
          company: "ex-oled",
          name: "Fine",
          amount: "20000000.00",
          mainField: true,
          inRegion: true,
          stake: 0.1,
          screening: { growth: 0.3, "research-share": 0.1, "gap-fit": 8 },
        },
      })
    ).body;
    const path = `/deals/${made.id}`;
    let at = made;
    for (let i = 0; i < 2; i++)
      at = (
        await call<DealDetail>("fund-manager", "POST", `${path}/advance`, { version: at.version })
      ).body;
    const silent = await call("fund-manager", "PUT", `${path}/vote`, { body: { vote: "for" } });
    expect(silent.body.code).toBe("statement-missing");
    for (const role of ["fund-manager", "administrator"] as const) {
      await call(role, "PUT", `${path}/statement`, { body: { conflicted: false } });
      expect(
        (
          await call(role, "PUT", `${path}/vote`, {
            body: { vote: "for", conditions: ["A board seat"] },
          })
        ).status,
      ).toBe(200);
    }
    const decided = await call<DealDetail>("fund-manager", "POST", `${path}/decide`, {
      version: at.version,
      body: { minutes: "Discussed and approved.", metOn: "2026-11-24" },
    });
    expect([decided.status, decided.body.stage]).toEqual([200, "approved"]);
    expect(decided.body.exemption.exempt).toBe(false);
    expect(decided.body.exemption.items.filter((i) => !i.done).map((i) => i.code)).toEqual([
      "valuation",
    ]);
    const value = await call<ValuationRow>("fund-manager", "POST", "/valuations", {
      body: {
        fund: "example-biomed",
        held: "ex-oled",
        day: "2026-11-20",
        value: "0.00",
        method: "recent-round",
        level: 3,
      },
    });
    expect(
      (await call("fund-manager", "POST", `/valuations/${value.body.id}/approve`, { version: 1 }))
        .body.code,
    ).toBe("own-approval");
    expect(
      (await call("administrator", "POST", `/valuations/${value.body.id}/approve`, { version: 1 }))
        .status,
    ).toBe(200);
    expect((await get<DealDetail>(path)).body.exemption.exempt).toBe(true);
  });

  it("F11: a fee on commitments is a finding with its article, and an ending investment period warns", async () => {
    const { body } = await get<FundGlance>("/glance");
    const energy = body.alarms.filter((a) => a.fund === "example-energy");
    expect(energy.find((a) => a.code === "fee-base")?.article).toContain("国办发〔2025〕1号");
    expect(energy.some((a) => a.code === "investment-period-ends" && a.daysLeft <= 90)).toBe(true);
    expect(body.alarms.some((a) => a.fund === "example-display" && a.code === "fee-base")).toBe(
      false,
    );
  });

  it("F12: a firm sees pass or fail per public rule, and nothing of other firms", async () => {
    const asked = await call<SelfCheck>("enterprise", "POST", "/self-check", {
      body: {
        facts: {
          inProvinceKeyFields: true,
          amount: "50000000.00",
          stakeInCompany: 0.1,
          instruments: ["equity"],
          restrictedOrObsolete: false,
        },
      },
    });
    expect(asked.status).toBe(200);
    const parent = asked.body.funds.find((f) => f.fund === "kunshan-parent");
    expect(parent?.answer).toBe("yes");
    expect(parent?.rules.every((r) => r.article !== "")).toBe(true);
    expect(asked.text).not.toMatch(/ex-glass|Glass/);
    const bad = await call<SelfCheck>("enterprise", "POST", "/self-check", {
      body: { facts: { restrictedOrObsolete: true, instruments: ["guarantee"] } },
    });
    expect(bad.body.funds.every((f) => f.answer === "no")).toBe(true);
    expect((await get("/funds", "enterprise")).status).toBe(403);
  });

  it("F8: after 30 June an incomplete evaluation is overdue, and evidence counts once it is signed", async () => {
    const path = "/funds/example-display/evaluations/2025";
    const before = await get<EvaluationSheet>(path);
    expect([before.body.due, before.body.overdue, before.body.ready]).toEqual([
      "2026-06-30",
      true,
      false,
    ]);
    const row = before.body.rows.find((r) => r.code === "POLICY_05");
    expect(row?.open).toBe("not-signed");
    const signed = await call<EvaluationSheet>(
      "administrator",
      "POST",
      `${path}/evidence/${row?.documents[0]?.id}/sign`,
    );
    expect(signed.body.rows.find((r) => r.code === "POLICY_05")?.open).toBeNull();
    expect(signed.body.secured).toBe(before.body.secured + (row?.score ?? 0));
    const stale = await call("fund-manager", "PUT", `${path}/inputs`, {
      version: 99,
      body: { code: "LAYOUT_03_02", input: 0.9 },
    });
    expect(stale.body.code).toBe("stale-version");
    const entered = await call<EvaluationSheet>("fund-manager", "PUT", `${path}/inputs`, {
      version: before.body.version,
      body: { code: "LAYOUT_03_02", input: 0.9 },
    });
    expect(entered.body.rows.find((r) => r.code === "LAYOUT_03_02")).toMatchObject({
      score: 4,
      open: "no-evidence",
    });
    const { body: energy } = await get<Limits>("/funds/example-energy/limits");
    expect(energy.reinvestment).toMatchObject({ ratio: 1.2, cost: 2 });
    expect((await get<Limits>("/funds/example-biomed/limits")).body.reinvestment).toBeNull();
  });

  it("F1 and F13: the parent's share in a company is the sum over paths, and money is followed to gap and output", async () => {
    const { body } = await get<FundDetail>("/funds/example-parent");
    const glass = body.lookThrough.find((l) => l.held === "ex-glass");
    expect(glass?.share).toBeCloseTo(0.3 * 0.18, 12);
    const { body: display } = await get<FundDetail>("/funds/example-display");
    expect(display.money.rows.find((r) => r.company === "ex-glass")).toMatchObject({
      project: "EX-P1",
      gap: "display/glass-substrate",
      invested: "400000000.00",
      output: "620000000.00",
    });
    expect(display.money.invested).toBe(display.money.byBooks);
  });
});
