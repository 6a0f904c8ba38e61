import type {
  DealDetail,
  EvaluationSheet,
  FundDetail,
  FundGlance,
  Limits,
  NoticeDetail,
  SelfCheck,
  ValuationRow,
} from "@essor/contract/fund";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSystem } from "../db/rights.ts";
import { type FundUnderTest, openFund } from "./test-fund.ts";

let under: FundUnderTest;
beforeAll(async () => {
  under = await openFund();
});
afterAll(() => under.hub.close());
const call: FundUnderTest["call"] = (...given) => under.call(...given);
const get: FundUnderTest["get"] = (...given) => under.get(...given);

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
      asSystem(under.hub.pool, (tx) =>
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
      "due-diligence",
      "valuation",
    ]);
    const kept = await call("fund-manager", "POST", `${path}/documents`, {
      body: { kind: "due-diligence", title: "Due diligence report", reference: "DD-2026-11" },
    });
    expect(kept.status).toBe(201);
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
      projectName: "Worked example A",
      gap: "new-display/substrate",
      gapStatus: "open",
      invested: "400000000.00",
      output: "620000000.00",
    });
    const { money } = display;
    expect(money.invested).toBe(money.byBooks);
    const fen = (rows: readonly { invested: string }[]) =>
      rows.reduce((sum, { invested }) => sum + BigInt(invested.replace(".", "")), 0n);
    const whole = BigInt(money.invested.replace(".", ""));
    expect([fen(money.rows), fen(money.byProject), fen(money.byGap)]).toEqual([
      whole,
      whole,
      whole,
    ]);
    expect(money.byGap.some(({ ref }) => ref === null)).toBe(true); // what serves no gap is counted too
  });
});
