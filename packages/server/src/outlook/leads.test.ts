import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

describe("leading indicators over the hub's own series", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await openTestHub({ demo: true });
  }, 180_000);
  afterAll(() => hub.close());
  const body = (answer: { body: never }) => answer.body as Record<string, never>;

  it("O5: leads: too few values say how many are missing; long series answer with lead, pairs, interval and both sources", async () => {
    type Read = {
      key: string;
      points: number;
      missing: number;
      verdict: string;
      sources: { title: string }[];
      lines: { lead: number; pairs: number; correlation: number | null }[];
      best: { lead: number; pairs: number; correlation: number; low: number; high: number } | null;
    };
    const read = async (outcome = "", role = "viewer" as const) => {
      const answer = await hub.call(role, "GET", `/api/v1/outlook/leads${outcome}`);
      expect(answer.status).toBe(200);
      return body(answer) as never as {
        outcome: { key: string; isGoal: boolean; sources: { title: string }[] };
        outcomes: { key: string; points: number; isGoal: boolean }[];
        readings: Read[];
      };
    };
    // The goals of the city have a handful of years: nothing is claimed, and what lacks is said.
    const first = await read();
    expect(first.outcome).toMatchObject({ key: "gdp~320583~year", isGoal: true });
    expect(first.readings.length).toBeGreaterThan(3);
    for (const r of first.readings) {
      const pairs = Math.max(0, ...r.lines.map((l) => l.pairs));
      expect(r).toMatchObject({ verdict: "too-few", best: null, missing: 24 - pairs });
    }
    const long = first.outcomes.filter((o) => o.points >= 24).map((o) => o.key);
    expect(long).toEqual(["sp500_level~US~month", "usd_cny~CN~month"]);
    // The yuan and the market abroad have months enough.
    const rates = await read("?outcome=usd_cny~CN~month");
    expect(rates.outcome.sources[0]?.title).toContain("Federal Reserve");
    const market = rates.readings.find((r) => r.key === "sp500_level~US~month");
    expect(market).toMatchObject({ missing: 0, verdict: "moves-together" });
    expect(market?.sources[0]?.title).toContain("Shiller");
    expect(market?.best).toMatchObject({ lead: 0, pairs: 107 });
    expect(market?.best?.correlation).toBeCloseTo(-0.2892, 4);
    expect(market?.best?.low).toBeLessThan(market?.best?.correlation as number);
    expect(market?.best?.high).toBeLessThan(0);
    // As of a day before they were read there is nothing.
    const early = await read("?outcome=gdp~320583~year&asOf=2024-12-31");
    expect(early.outcomes.some((o) => o.points >= 24)).toBe(false);
    const wrong = await hub.call("viewer", "GET", "/api/v1/outlook/leads?outcome=nope");
    expect(wrong.body).toMatchObject({ code: "unknown-indicator" });
    expect((await hub.call("investor", "GET", "/api/v1/outlook/leads")).status).toBe(403);
  });
});
