import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, each checked by what is expected of it
type Body = any;

describe("enquiries, places, policies, offers and promises", () => {
  let hub: TestHub;
  const get = async (role: Parameters<TestHub["call"]>[0], path: string) =>
    hub.call(role, "GET", `/api/v1/attract${path}`);
  const post = async (
    role: Parameters<TestHub["call"]>[0],
    path: string,
    body: unknown,
    version?: number,
  ) =>
    hub.call(role, "POST", `/api/v1/attract${path}`, {
      body,
      ...(version === undefined ? {} : { headers: { "if-match": String(version) } }),
    });
  beforeAll(async () => {
    hub = await openTestHub({ demo: true });
  });
  afterAll(() => hub.close());

  it("A10 an enquiry of Friday 16:00 is due on Tuesday 16:00, and overdue after it", async () => {
    const made = await post("officer", "/enquiries", {
      district: "ketd",
      body: "Land?",
      receivedAt: "2026-11-20T16:00:00+08:00",
    });
    expect((made.body as Body).dueAt).toBe("2026-11-24T08:00:00.000Z");
    hub.setNow(new Date("2026-11-24T08:01:00Z"));
    const { items, conversion } = (await get("officer", "/enquiries?open=true")).body as Body;
    expect(items.find((e: Body) => e.id === (made.body as Body).id)).toMatchObject({
      state: "overdue",
      escalation: 1,
    });
    expect(conversion.length).toBeGreaterThan(0);
    hub.setNow(new Date());
  });

  it('A11 "4 ha, 20 MVA, < 10 km to motorway" returns only matching plots as fitting, and says why others do not', async () => {
    const { items } = (await get("officer", "/sites?areaHaMin=4&powerMvaMin=20&motorwayKmBelow=10"))
      .body as Body;
    expect(items.filter((s: Body) => s.fits).map((s: Body) => s.name.en)).toEqual([
      "Worked example plot 1",
    ]);
    expect(items.find((s: Body) => s.name.en === "Worked example plot 3").unknown).toEqual([
      "powerMva",
    ]);
  });

  it("A12 the comparison gives every value with unit, source and year, and a link that ends", async () => {
    const { criteria, locations } = (await get("investor", "/comparison")).body as Body;
    expect(criteria.length).toBeGreaterThan(3);
    for (const location of locations)
      for (const cell of location.cells)
        if (cell !== null) expect([cell.source, cell.period].every((x) => x !== "")).toBe(true);
    const link = (
      await post("officer", "/shares", {
        criteria: [{ code: criteria[0].code, weight: 2 }],
        method: "weighted-sum",
        days: 1,
      })
    ).body as Body;
    expect((await get("visitor", `/shared/${link.token}`)).status).toBe(200);
    hub.setNow(new Date(Date.now() + 2 * 86_400_000));
    expect((await get("visitor", `/shared/${link.token}`)).status).toBe(404);
    hub.setNow(new Date());
  });

  it("A13 an answer pack fills what the register knows and lists the rest", async () => {
    const questions = [
      ...["population", "urban_population"].map((code) => ({ id: code, text: code, code })),
      { id: "rent", text: "Rent?", code: "clean_room_rent" },
    ];
    const pack = (await post("officer", "/answer-pack", { questions })).body as Body;
    expect(pack.unanswered).toEqual(["rent"]);
    expect(pack.cells[0]).toMatchObject({ answered: true });
    expect(pack.cells[0].source).not.toBe("");
  });

  it("A14 a profile returns what applies, what is missing, and what stacks", async () => {
    const profile = {
      highTech: true,
      equipmentInvestment: 20_000_000,
      staff: 19,
      rdSpending: null,
    };
    const { items } = (
      await hub.call("enterprise", "POST", "/api/v1/attract/policies/match", { body: { profile } })
    ).body as Body;
    expect(items.map((m: Body) => [m.policy.code, m.outcome, m.stacked])).toEqual([
      ["cn-high-tech-rate", "applies", true],
      ["example-province-upgrade", "applies", true],
      ["cn-rd-deduction", "unknown", false],
      ["example-city-upgrade", "no", false],
      ["example-city-intern", "expired", false],
    ]);
    expect(items[1].amount).toEqual({ amount: "1000000.00", currency: "CNY" });
  });

  it("A15 a refund of the local tax share is stopped with its article; another person reviews", async () => {
    const refund = (
      await post("officer", "/offers", {
        district: "ketd",
        kind: "tax-refund",
        body: "refund of local tax share",
        selective: true,
      })
    ).body as Body;
    expect([refund.outcome, refund.findings[0].article]).toEqual(["stopped", "第十条第（一）项"]);
    expect(
      (
        await post(
          "administrator",
          `/offers/${refund.id}/review`,
          { decision: "release", reason: "please" },
          1,
        )
      ).body,
    ).toMatchObject({ code: "offer-stopped" });
    const plain = (
      await post("officer", "/offers", {
        district: "ketd",
        kind: "service",
        body: "permit guide",
        selective: false,
      })
    ).body as Body;
    expect(
      (
        await post(
          "officer",
          `/offers/${plain.id}/review`,
          { decision: "release", reason: "mine" },
          1,
        )
      ).body,
    ).toMatchObject({ code: "same-person" });
    expect(
      (
        await post(
          "administrator",
          `/offers/${plain.id}/review`,
          { decision: "release", reason: "read" },
          1,
        )
      ).body,
    ).toMatchObject({ decision: "released" });
  });

  it("A16 100 jobs promised, 55 delivered by the date: breach, and the amount due", async () => {
    const { items } = (await get("officer", "/promises")).body as Body;
    expect(items.find((p: Body) => p.example)).toMatchObject({
      state: "breach",
      delivered: 55,
      amountDue: { amount: "450000.00", currency: "CNY" },
    });
  });

  it("A17 the four published pairs are recomputed", async () => {
    const { items } = (await get("viewer", "/drives")).body as Body;
    const pairs = items
      .filter((d: Body) => d.ahead !== null)
      .map((d: Body) => [d.facts.ahead, d.ahead]);
    expect(pairs).toHaveLength(4);
    for (const [published, computed] of pairs) expect(computed).toBe(published);
  });
});
