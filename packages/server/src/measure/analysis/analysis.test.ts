import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_PASSWORD } from "../../demo/accounts.ts";
import { pdfText } from "../../documents/test-pdf-text.ts";
import { openTestHub, type TestHub } from "../../http/test-hub.ts";

type Change = {
  change: number;
  sum: number;
  from: { score: number; rank: number; period: string };
  to: { score: number; rank: number };
  factors: {
    factor: string;
    contribution: number;
    rest: number;
    parts: { code: string; contribution: number }[];
  }[];
  own: { code: string; from: number | null; to: number | null }[];
};
type Run = {
  id: number;
  hash: string;
  of: number;
  hub: string;
  items: { code: string; rank: number; q5: number; q95: number; top10: number; top100: number }[];
};

type Sensitive = {
  kind: string;
  runs: number;
  unit: string | null;
  lines: { name: string; total: number | null; totalInterval: number[] | null }[];
};

describe("why a score changed and how sure a rank is, on the demo hub", () => {
  let hub: TestHub;
  const path = "/api/v1/measure/rankings/hub-index";
  beforeAll(async () => {
    hub = await openTestHub({ demo: true });
  });
  afterAll(() => hub.close());
  const explain = async (query: string) =>
    hub.call("viewer", "GET", `${path}/explain?unit=320583&from=2010&to=2020${query}`);
  const start = (body: object) => hub.call("analyst", "POST", `${path}/uncertainty`, { body });
  const runs = async () =>
    ((await hub.call("viewer", "GET", `${path}/uncertainty`)).body as { items: Run[] }).items;

  it("a change is explained in parts that add up to it exactly", async () => {
    const change = (await explain("")).body as Change;
    expect(change.change).toBe(change.to.score - change.from.score);
    expect(Math.abs(change.sum - change.change)).toBeLessThan(1e-9);
    expect(change.factors.map((f) => f.factor)).toEqual(["own", "peers"]);
    for (const { parts, rest, contribution } of change.factors) {
      const sum = parts.reduce((s, p) => s + p.contribution, 0);
      expect(Math.abs(sum + rest - contribution)).toBeLessThan(1e-9);
    }
    expect(change.own.find((v) => v.code === "population")).toMatchObject({
      from: expect.any(Number),
      to: expect.any(Number),
    });
    const { items } = (await hub.call("viewer", "GET", `${path}/result?period=2020`)).body as {
      items: { code: string; score: number; rank: number }[];
    };
    expect(items.find((x) => x.code === "320583")).toMatchObject(
      change.to.score ? { score: change.to.score, rank: change.to.rank } : {},
    );
  });

  it("a new edition's weights and method are parts of the change", async () => {
    const { items } = (await hub.call("viewer", "GET", "/api/v1/measure/recipes")).body as {
      items: {
        code: string;
        edition: number;
        body: { framework: { code: string; weight?: number }[]; steps: object[] };
      }[];
    };
    const { code, body, edition, ...rest } = items[0] as (typeof items)[0] & {
      name: object;
      scope: object;
    };
    const heavier = {
      ...body,
      framework: body.framework.map((n) => (n.code === "total" ? { ...n, weight: 2 } : n)),
      steps: body.steps.map((s) => ("range" in s ? { ...s, range: [2, 100] } : s)),
    };
    const saved = await hub.call("analyst", "POST", "/api/v1/measure/recipes", {
      body: { code, name: rest.name, scope: rest.scope, body: heavier },
    });
    expect(saved.body).toMatchObject({ edition: edition + 1 });
    const change = (await explain(`&fromEdition=${edition}&toEdition=${edition + 1}`))
      .body as Change;
    expect(change.factors.map((f) => f.factor)).toEqual(["own", "peers", "weights", "method"]);
    expect(Math.abs(change.sum - change.change)).toBeLessThan(1e-9);
  });

  it("a unit without a score, an unknown period and a wrong vary are refused by code", async () => {
    expect(
      (await hub.call("viewer", "GET", `${path}/explain?unit=000000&from=2010&to=2020`)).body,
    ).toMatchObject({ code: "no-score" });
    expect(
      (await hub.call("viewer", "GET", `${path}/explain?unit=320583&from=x&to=2020`)).status,
    ).toBe(400);
    expect(
      (
        await start({
          vary: { target: "index", vary: [{ name: "w", step: "impute", oneOf: ["mean"] }] },
        })
      ).body,
    ).toMatchObject({ code: "vary-refused", issues: [{ field: "vary[0].step" }] });
    expect((await hub.call("viewer", "POST", `${path}/uncertainty`, { body: {} })).status).toBe(
      403,
    );
  });

  it("the same seed gives the same run, another seed another one", async () => {
    for (const seed of [7, 7, 8]) {
      const answer = await start({ replications: 40, seed, vary: "all" });
      expect(answer.status).toBe(202);
      const ended = await hub.ended("analyst", (answer.body as { job: number }).job);
      expect(ended).toMatchObject({ state: "done", error: null });
    }
    const [other, again, first] = (await runs()) as [Run, Run, Run];
    expect(again.items).toEqual(first.items);
    expect(other.items).not.toEqual(first.items);
    const own = first.items.find((x) => x.code === first.hub);
    expect(own).toBeDefined();
    expect(first.items.length).toBeGreaterThanOrEqual(30);
    for (const { q5, q95, top10, top100 } of first.items) {
      expect(q5).toBeLessThanOrEqual(q95);
      expect(top10).toBeLessThanOrEqual(top100);
    }
  });

  it("pairs are held against each other: two shares of one pair sum to 1", async () => {
    const { pairs } = ((await runs())[0] as Run & {
      pairs: { codes: string[]; wins: (number | null)[][] };
    }) ?? { pairs: undefined };
    expect(pairs.codes.length).toBeGreaterThanOrEqual(12);
    expect(pairs.codes).toContain("320583");
    pairs.wins.forEach((row, a) => {
      row.forEach((w, b) => {
        if (a === b) expect(w).toBeNull();
        else expect((w ?? 0) + (pairs.wins[b]?.[a] ?? 0)).toBeCloseTo(1, 12);
      });
    });
  });

  it("sensitivity: the same seed gives the same indices, and choices alone are exact", async () => {
    const ask = async (body: object) => {
      const answer = await hub.call("analyst", "POST", `${path}/sensitivity`, { body });
      expect(answer.status).toBe(202);
      const ended = await hub.ended("analyst", (answer.body as { job: number }).job);
      expect(ended).toMatchObject({ state: "done", error: null });
      const { items } = (await hub.call("viewer", "GET", `${path}/sensitivity`)).body as {
        items: Sensitive[];
      };
      return items[0] as Sensitive;
    };
    const body = { budget: 40, seed: 5, vary: "all" };
    const [first, again] = [await ask(body), await ask(body)];
    expect(first.lines).toEqual(again.lines);
    expect(first).toMatchObject({ kind: "sampled", runs: 36, budget: 40, unit: null });
    expect(first.lines.every((l) => l.totalInterval !== null)).toBe(true);
    const choice = {
      name: "mean",
      step: "aggregate",
      key: "method",
      oneOf: ["arithmetic", "geometric"],
    };
    const exact = await ask({
      budget: 20,
      vary: { target: "index", vary: [choice] },
      unit: "320582",
    });
    expect(exact).toMatchObject({ runs: 2, unit: "320582" });
    const nobody = await hub.call("viewer", "POST", `${path}/sensitivity`, { body: {} });
    expect(nobody.status).toBe(403);
  });

  it("the report of a ranking carries recipe hash, seed, method and sources", async () => {
    const newest = (await runs())[0] as Run;
    const session = await hub.app.request("/api/v1/me/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "viewer@demo.essor", password: DEMO_PASSWORD }),
    });
    const cookie = (session.headers.get("set-cookie") ?? "").split(";")[0] as string;
    for (const [language, place] of [
      ["zh-CN", "昆山"],
      ["fr", "Kunshan"],
    ]) {
      const address = `${path}/report.pdf?period=2020&language=${language}`;
      const answer = await hub.app.request(address, { headers: { cookie } });
      expect(answer.headers.get("content-type")).toBe("application/pdf");
      const text = (await pdfText(new Uint8Array(await answer.arrayBuffer()))).join("\n");
      expect(text).toContain(place);
      expect(text.replaceAll("\u200b", "").replace(/\s/g, "")).toContain(newest.hash);
      expect(text).toContain(`8${language === "zh-CN" ? "，" : ", "}40`);
      expect(text).toContain("minMax");
      expect(text).toMatch(/census/i);
    }
    const nothing = await hub.call("viewer", "GET", `${path}/report.pdf?period=1900`);
    expect(nothing.body).toMatchObject({ code: "no-ranking" });
  });

  it("a run can be cancelled and leaves nothing", async () => {
    const before = (await runs()).length;
    const { job } = (await start({ replications: 5000, seed: 1 })).body as { job: number };
    await expect
      .poll(
        async () =>
          ((await hub.call("analyst", "GET", `/api/v1/hub/jobs/${job}`)).body as { done: number })
            .done,
        { timeout: 20_000 },
      )
      .toBeGreaterThan(0);
    await hub.call("analyst", "POST", `/api/v1/hub/jobs/${job}/cancel`);
    expect(await hub.ended("analyst", job)).toMatchObject({ state: "cancelled" });
    expect((await runs()).length).toBe(before);
  });
});
