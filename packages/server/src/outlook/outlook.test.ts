import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSystem } from "../db/rights.ts";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../demo/accounts.ts";
import { pdfText } from "../documents/test-pdf-text.ts";
import type { TakeIn } from "../http/take-in.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";
import { speakFor } from "../jobs/queries.ts";
import { takeIn } from "../measure/take-in.ts";

describe("outlook on the demo hub", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await openTestHub({ demo: true });
  }, 180_000);
  afterAll(() => hub.close());
  const body = (answer: { body: never }) => answer.body as Record<string, never>;

  const cookieOf = async (role: string) => {
    const { email } = DEMO_ACCOUNTS.find((a) => a.role === role) as { email: string };
    const answer = await hub.app.request("/api/v1/me/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password: DEMO_PASSWORD }),
    });
    return (answer.headers.get("set-cookie") ?? "").split(";")[0] as string;
  };

  it("O1: targets of 2026 and 2035 with sources and paths", async () => {
    const answer = await hub.call("viewer", "GET", "/api/v1/outlook/targets");
    expect(answer.status).toBe(200);
    const items = body(answer).items as unknown as {
      indicator: string;
      area: string;
      year: number;
      value: number;
      growthRequired: number;
      probability: number | null;
      track: string;
      source: { title: string; grade: string };
    }[];
    const own = items.filter((t) => t.area === "320583");
    expect(own.filter((t) => t.year === 2026)).toHaveLength(6);
    const far = own.find((t) => t.year === 2035);
    expect(far).toMatchObject({ value: 10_000, indicator: "gdp" });
    // From 5,140.6 in 2023.
    expect(far?.growthRequired).toBeCloseTo((10_000 / 5140.6) ** (1 / 12) - 1, 10);
    for (const t of items) expect(t.source.title).not.toBe("");
    expect((await hub.call("investor", "GET", "/api/v1/outlook/targets")).status).toBe(403);
    const made = await hub.call("analyst", "POST", "/api/v1/outlook/targets", {
      body: {
        indicator: "gdp",
        area: "320583",
        year: 2030,
        value: 8000,
        source: { title: "A plan", grade: "O" },
      },
    });
    expect(made.status).toBe(201);
    expect(
      (await hub.call("officer", "DELETE", `/api/v1/outlook/targets/${body(made).id}`)).status,
    ).toBe(403);
    expect(
      (await hub.call("analyst", "DELETE", `/api/v1/outlook/targets/${body(made).id}`)).status,
    ).toBe(204);
  });

  it("O4: peers with catch-up year or never", async () => {
    const answer = await hub.call(
      "viewer",
      "GET",
      "/api/v1/outlook/peers?indicator=gdp&to=2035&scale=value",
    );
    expect(answer.status).toBe(200);
    const peers = body(answer).peers as unknown as {
      area: string;
      isHub: boolean;
      fan: unknown[];
      catchUp: { when: string; year: number | null } | null;
    }[];
    expect(peers[0]).toMatchObject({ area: "320583", isHub: true });
    expect(peers.some((p) => p.catchUp !== null)).toBe(true);
    expect(
      (await hub.call("viewer", "GET", "/api/v1/outlook/peers?indicator=nope")).body,
    ).toMatchObject({ code: "unknown-indicator" });
  });

  it("O2: a forecast runs as a job and is kept with vintage, recipe and seed; same seed, same figures", async () => {
    const ask = { measure: "investment", toYear: 2035, draws: 300, seed: 7 };
    const results = [];
    const itemsOf = async <T>(path: string) =>
      body(await hub.call("analyst", "GET", `/api/v1/${path}`)).items as never as T[];
    const gap = (await itemsOf<{ id: number; ref: string }>("target/gaps"))[0];
    for (const { id } of await itemsOf<{ id: number }>("attract/projects?limit=20"))
      await hub.call("analyst", "PUT", `/api/v1/target/gaps/${gap?.id}/projects/${id}`);
    for (let k = 0; k < 2; k++) {
      const queued = await hub.call("analyst", "POST", "/api/v1/outlook/forecasts", { body: ask });
      expect(queued.status).toBe(202);
      const ended = await hub.ended("analyst", body(queued).job as never);
      expect(ended.state).toBe("done");
      const shown = await hub.call(
        "viewer",
        "GET",
        `/api/v1/outlook/forecasts/${(ended.result as { forecast: number }).forecast}`,
      );
      results.push(
        body(shown) as unknown as {
          recipeHash: string;
          years: { group: string; q5: number; q95: number }[];
          seed: number;
          counts: { counted: number };
        },
      );
    }
    expect(results[0]?.years).toEqual(results[1]?.years);
    expect(results[0]).toMatchObject({ seed: 7 });
    expect(results[0]?.years.map((y) => y.group)).toContain(`link:${gap?.ref}`);
    expect(results[0]?.recipeHash).toBe(results[1]?.recipeHash);
    expect(results[0]?.counts.counted).toBeGreaterThan(3);
    const early = { body: { ...ask, toYear: 1999 } };
    const past = await hub.call("analyst", "POST", "/api/v1/outlook/forecasts", early);
    expect(past.status).toBe(400);
    const refused = await hub.call("viewer", "POST", "/api/v1/outlook/forecasts", { body: ask });
    expect(refused.status).toBe(403);
  });

  it("O6: a forecast of the past is reviewed: what came, the error, whether the interval held", async () => {
    hub.setNow(new Date("2023-02-01T00:00:00Z"));
    const queued = await hub.call("analyst", "POST", "/api/v1/outlook/forecasts", {
      body: { measure: "investment", toYear: 2030, draws: 100, seed: 1 },
    });
    const ended = await hub.ended("analyst", body(queued).job as never);
    expect(ended.state).toBe("done");
    hub.setNow(new Date());
    const items = body(await hub.call("viewer", "GET", "/api/v1/outlook/reviews"))
      .items as unknown as {
      kind: string;
      known: number;
      stages: { stage: string; cases: number; said: number; happened: number }[];
      lines: { id: string; actual: number; error: number; median: number }[];
    }[];
    // What was said of targets and peers on that day is kept as well, and held against what came.
    for (const item of items.filter((x) => x.kind !== "pipeline"))
      expect(item.known).toBeGreaterThan(0);
    expect(items.filter((x) => x.kind === "pipeline")).toHaveLength(1);
    for (const hit of items[0]?.stages ?? []) {
      expect(hit.cases).toBeGreaterThan(0);
      for (const share of [hit.said, hit.happened]) expect(share >= 0 && share <= 1).toBe(true);
    }
    expect(items[0]?.lines.map((l) => l.id).slice(0, 2)).toEqual(["2023", "2024"]);
    for (const line of items[0]?.lines ?? []) expect(line.error).toBe(line.actual - line.median);
  });

  it("O6: what history said of a target and of a peer is kept once a day and held against the figure that came", async () => {
    const ask = { measure: "investment", toYear: 2030, draws: 100, seed: 1 };
    const queued = await hub.call("analyst", "POST", "/api/v1/outlook/forecasts", { body: ask });
    await hub.ended("analyst", body(queued).job as never);
    const reviews = async () =>
      (
        body(await hub.call("viewer", "GET", "/api/v1/outlook/reviews")).items as unknown as {
          kind: string;
          lines: { id: string; actual: number; inside: boolean }[];
        }[]
      ).filter((r) => r.kind !== "pipeline");
    expect(await reviews()).toEqual([]);
    const came = (area: string, value: number) => ({
      indicator: "gdp",
      area,
      activity: "_T",
      period: "2027",
      value,
    });
    await asSystem(hub.pool, async (tx) => {
      const { rows } = await tx.query("select id from hub.hub where code = 'kunshan'");
      await speakFor(tx, { hub: rows[0].id, person: null });
      await takeIn(tx, {
        source: { title: "Statistics of a later year", grade: "V" },
        indicators: [{ code: "gdp" } as TakeIn["indicators"][number]],
        figures: [came("320583", 6000), came("320581", 1)],
      });
    });
    const seen = await reviews();
    expect(seen.find((r) => r.kind === "target")?.lines[0]).toMatchObject({
      id: "2027",
      actual: 6000,
    });
    expect(seen.filter((r) => r.kind === "peer").every((r) => !r.lines[0]?.inside)).toBe(true);
    await asSystem(hub.pool, (tx) =>
      tx.query(
        "update measure.observation set withdrawn_at = now() where value in (6000, 1) and period / 1000 = 2027",
      ),
    );
  });

  it("O6: back-test on facilities that the model had not seen", async () => {
    const answer = await hub.call("viewer", "GET", "/api/v1/outlook/backtest");
    const splits = body(answer).splits as unknown as {
      produces: { brierModel: number; brierBase: number }[];
    }[];
    expect(splits).toHaveLength(4);
    for (const split of splits)
      for (const line of split.produces) expect(line.brierModel).toBeLessThan(line.brierBase);
  });

  it("O3: a scenario is evaluated and kept; a lever that does not fit is refused", async () => {
    const ask = {
      name: "More people",
      recipe: "hub-index",
      unit: "320583",
      draws: 40,
      seed: 3,
      levers: [
        {
          kind: "input",
          unit: "320583",
          indicator: "migrants_other_province",
          change: "multiply",
          amount: 2,
        },
      ],
    };
    const kept = await hub.call("analyst", "POST", "/api/v1/outlook/scenarios", { body: ask });
    expect(kept.status).toBe(201);
    const list = body(await hub.call("viewer", "GET", "/api/v1/outlook/scenarios"))
      .items as unknown as { result: { before: { rank: number }; after: { rank: number } } }[];
    expect(list[0]?.result.after.rank).toBeLessThanOrEqual(list[0]?.result.before.rank as number);
    const wrong = await hub.call("analyst", "POST", "/api/v1/outlook/scenarios/evaluate", {
      body: { ...ask, levers: [{ kind: "weight", code: "nope", weight: 1 }] },
    });
    expect([wrong.status, body(wrong).code]).toEqual([422, "scenario-refused"]);
  });

  it("O3: need: the cheapest set of measures that reaches a rank, with its probability; more than sixteen go to the solver", async () => {
    const lift = (id: string, indicator: string, cost: number, amount = 1.3) => ({
      id,
      cost,
      year: 2028,
      probability: 0.5,
      levers: [{ kind: "input", unit: "320583", indicator, change: "multiply", amount }],
    });
    const few = [
      lift("people", "migrants_other_province", 3),
      lift("schools", "mean_years_schooling", 2, 1.1),
      lift("talent", "bachelor_plus", 2),
    ];
    const ask = (measures: object[], value: number, year = 2030) =>
      hub.call("viewer", "POST", "/api/v1/outlook/need", {
        body: {
          recipe: "hub-index",
          unit: "320583",
          goal: { kind: "score", value },
          year,
          measures,
          draws: 200,
        },
      });
    type Need = {
      reached: boolean;
      taken: string[];
      cost: number;
      start: number;
      value: number;
      probability: number;
      how: string;
    };
    const start = (await ask(few, 0)).body as Need;
    expect(start).toMatchObject({ reached: true, taken: [], cost: 0, probability: 1 });
    const need = (await ask(few, start.start + 0.01)).body as Need;
    expect(need).toMatchObject({ reached: true, how: "exact" });
    expect(need.cost).toBe(2);
    expect(need.probability).toBeGreaterThan(0.3);
    expect(need.probability).toBeLessThan(0.7);
    // Nothing counts before its year.
    expect((await ask(few, start.start + 0.01, 2027)).body).toMatchObject({ reached: false });
    const many = Array.from({ length: 18 }, (_, i) =>
      lift(`m${i}`, ["bachelor_plus", "occ_professionals"][i % 2] as string, 1 + i, 1.02),
    );
    const solved = (await ask(many, start.start + 0.01)).body as Need;
    expect(solved).toMatchObject({ reached: true, how: "linear" });
    expect(solved.value).toBeGreaterThanOrEqual(start.start + 0.01);
    const wrong = await ask([lift("x", "nowhere", 1)], 1);
    expect([wrong.status, body(wrong).code]).toEqual([422, "scenario-refused"]);
  });

  it("O7: the brief stands in three languages, every number a reference", async () => {
    for (const locale of ["zh-CN", "en", "fr"]) {
      const answer = await hub.call("viewer", "GET", `/api/v1/outlook/brief/${locale}`);
      expect(answer.status, answer.text).toBe(200);
      const blocks = body(answer).blocks as unknown as {
        parts: { kind: string; text?: string; door?: string }[];
      }[];
      for (const part of blocks.flatMap((b) => b.parts)) {
        if (part.kind === "text") expect(part.text).not.toMatch(/\d/);
        else expect(part.door).toMatch(/^\//);
      }
      expect(body(answer).missing).toEqual([]);
    }
  });

  it("O7: a frozen brief stays as it was, as page, chart and PDF in three languages; a number that is not in the store is refused", async () => {
    const frozen = await hub.call("analyst", "POST", "/api/v1/outlook/briefs", { body: {} });
    expect(frozen.status, frozen.text).toBe(201);
    const { id } = frozen.body as { id: number };
    const cookie = await cookieOf("viewer");
    const titles = { en: "where it stands", "zh-CN": "现状与走向", fr: "où en est-on" };
    for (const locale of ["en", "zh-CN", "fr"] as const) {
      const path = `/api/v1/outlook/briefs/${id}/${locale}`;
      const shown = body(await hub.call("viewer", "GET", path)).blocks as unknown as {
        parts: { kind: string; shown?: string }[];
      }[];
      const pdf = await hub.app.request(`${path}/brief.pdf`, { headers: { cookie } });
      expect(pdf.headers.get("content-type")).toBe("application/pdf");
      const pages = (await pdfText(new Uint8Array(await pdf.arrayBuffer()))).join("");
      const said = pages.replace(/\s+/g, "");
      expect(said).toContain(titles[locale].replace(/\s+/g, ""));
      for (const part of shown.flatMap((b) => b.parts))
        if (part.kind === "figure")
          expect(said, part.shown).toContain((part.shown ?? "").replace(/\s+/g, ""));
      const chart = await hub.call("viewer", "GET", `${path}/chart.svg`);
      expect(chart.text).toMatch(/^<svg .*<\/svg>$/);
    }
    // Another goal changes what the brief says now, and not what it said.
    const before = await hub.call("viewer", "GET", `/api/v1/outlook/briefs/${id}/en`);
    const made = await hub.call("analyst", "POST", "/api/v1/outlook/targets", {
      body: {
        indicator: "gdp",
        area: "320583",
        year: 2040,
        value: 12_345,
        source: { title: "A plan", grade: "O" },
      },
    });
    expect((await hub.call("viewer", "GET", "/api/v1/outlook/brief/en")).text).toContain("2040");
    const after = await hub.call("viewer", "GET", `/api/v1/outlook/briefs/${id}/en`);
    expect(after.text).toBe(before.text);
    await hub.call("analyst", "DELETE", `/api/v1/outlook/targets/${body(made).id}`);
    const refusals = [
      [{ en: "Growth was 6 % last year." }, "number-not-a-reference"],
      [{ fr: "La croissance fut de {{figure:nowhere}}." }, "figure-unknown"],
    ] as const;
    for (const [remarks, code] of refusals) {
      const wrong = await hub.call("analyst", "POST", "/api/v1/outlook/briefs", {
        body: { remarks },
      });
      expect([wrong.status, body(wrong).code]).toEqual([422, "brief-refused"]);
      expect((body(wrong).issues as unknown as { code: string }[])[0]?.code).toBe(code);
    }
    const fine = { remarks: { en: "## Remark\nStill {{figure:rank}} of {{figure:rank.of}}." } };
    const kept = await hub.call("analyst", "POST", "/api/v1/outlook/briefs", { body: fine });
    expect(kept.status, kept.text).toBe(201);
    expect(
      body(await hub.call("viewer", "GET", "/api/v1/outlook/briefs")).items as unknown as [],
    ).toHaveLength(2);
    expect((await hub.call("viewer", "POST", "/api/v1/outlook/briefs", { body: {} })).status).toBe(
      403,
    );
  });

  it("O8: anyone may read the public page with licence and sources; nothing else; closed means gone", async () => {
    const page = await hub.call("visitor", "GET", "/api/v1/outlook/public/kunshan");
    expect(page.status).toBe(200);
    const shown = body(page) as unknown as {
      licence: string;
      ranking: { code: string }[];
      figures: { source: { title: string } }[];
    };
    expect(shown.licence).not.toBe("");
    expect(shown.ranking.some((r) => r.code === "320583")).toBe(true);
    for (const figure of shown.figures) expect(figure.source.title).not.toBe("");
    // A sum of the hub's own registers may be that of one project: it stays inside.
    expect(page.text).not.toMatch(/"(attract|fund|connect|target|outlook)_[a-z_]+"/);
    expect(Object.keys(shown).sort()).toEqual([
      "figures",
      "hub",
      "licence",
      "ranking",
      "recipe",
      "targets",
    ]);
    expect(/"(id|createdBy|project|party|owner|promised)"/.exec(page.text)?.[0]).toBeUndefined();
    const etag = page.headers.get("etag") as string;
    expect(page.headers.get("cache-control")).toContain("public");
    expect(
      (
        await hub.call("visitor", "GET", "/api/v1/outlook/public/kunshan", {
          headers: { "if-none-match": etag },
        })
      ).status,
    ).toBe(304);
    const csv = await hub.call("visitor", "GET", "/api/v1/outlook/public/kunshan/ranking.csv");
    expect(csv.text).toContain("320583");
    expect((await hub.call("visitor", "GET", "/api/v1/outlook/public/us-clean")).status).toBe(404);
    const closed = await hub.call("administrator", "PUT", "/api/v1/outlook/public-page", {
      body: { isOpen: false, recipe: "hub-index", licence: "CC BY 4.0" },
    });
    expect(closed.status, closed.text).toBe(200);
    expect((await hub.call("visitor", "GET", "/api/v1/outlook/public/kunshan")).status).toBe(404);
  });
});
