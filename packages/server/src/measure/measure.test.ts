import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSystem } from "../db/rights.ts";
import { addIndicators, addSource, copyObservations } from "../demo/queries.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

type Items<T> = { items: T[]; nextCursor: string | null };
type Shown = {
  value: number | null;
  status: string;
  grade: string;
  vintages: number;
  id: string;
  area: string;
  period: string;
};

describe("measuring on the demo hub", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await openTestHub({ demo: true });
  });
  afterAll(() => hub.close());
  const get = async <T>(path: string) =>
    (await hub.call("viewer", "GET", `/api/v1/measure/${path}`)).body as T;

  it("M1 an indicator without unit or direction is refused", async () => {
    const good = {
      code: "power_use",
      name: { en: "Industrial power use" },
      unit: "kWh",
      direction: 1,
      nature: "total",
    };
    const post = (body: object) =>
      hub.call("analyst", "POST", "/api/v1/measure/indicators", { body });
    const { unit: _, ...noUnit } = good;
    const { direction: __, ...noDirection } = good;
    expect((await post(noUnit)).body).toMatchObject({
      code: "bad-request",
      issues: [{ field: "unit" }],
    });
    expect((await post(noDirection)).body).toMatchObject({
      code: "bad-request",
      issues: [{ field: "direction" }],
    });
    expect((await post({ ...good, unit: "" })).status).toBe(400);
    expect((await post(good)).body).toMatchObject({ code: "power_use", version: 1 });
    expect((await post(good)).body).toMatchObject({ code: "already-exists" });
    const patch = await hub.call("analyst", "PATCH", "/api/v1/measure/indicators/power_use", {
      body: { decimals: 1 },
      headers: { "if-match": "1" },
    });
    expect(patch.body).toMatchObject({ decimals: 1, unit: "kWh", version: 2 });
  });

  it("M2 each figure opens its source with title, day read and grade", async () => {
    const { items } = await get<Items<Shown>>("observations?indicator=gdp&area=320583&period=2019");
    expect(items).toMatchObject([{ value: 4045.06, grade: "S" }]);
    const behind = await get<{
      source: { title: string; readOn: string; grade: string };
      indicator: { unit: string; multiplier: number };
    }>(`figures/${items[0]?.id}`);
    expect(behind).toMatchObject({
      source: { title: expect.stringMatching(/./), readOn: "2026-11-01", grade: "S" },
      indicator: { unit: "CNY", multiplier: 8 },
    });
  });

  it("M3 a revised figure is a new vintage: as of before it the first one stands", async () => {
    await asSystem(hub.pool, async (tx) => {
      const ids = await addIndicators(tx, 1, [
        {
          code: "gdp_test",
          name: { en: "GDP" },
          definition: {},
          unit: "CNY",
          multiplier: 8,
          direction: 1,
          nature: "total",
          priceBasis: "nominal",
          decimals: 0,
          family: null,
          counts: null,
        },
      ]);
      const source = await addSource(tx, 1, {
        title: "Bulletin",
        readOn: "2021-03-01",
        grade: "O",
      });
      const { rows } = await tx.query("select id from measure.area where code = '330282'");
      const one = {
        indicator: ids.get("gdp_test") as number,
        period: 2020000,
        area: rows[0].id,
        activity: 0,
        source,
        batch: 1,
      };
      await copyObservations(tx, 1, [
        { ...one, knownAt: "2021-03-01", value: 2008, status: "P" },
        { ...one, knownAt: "2022-01-10", value: 2135, status: "R" },
      ]);
    });
    const asOf = async (day: string) =>
      (await get<Items<Shown>>(`observations?indicator=gdp_test&asOf=${day}`)).items.map((i) => [
        i.value,
        i.status,
        i.vintages,
      ]);
    expect(await asOf("2021-02-28")).toEqual([]);
    expect(await asOf("2021-03-01")).toEqual([[2008, "preliminary", 1]]);
    expect(await asOf("2022-01-09")).toEqual([[2008, "preliminary", 1]]);
    expect(await asOf("2022-01-10")).toEqual([[2135, "revised", 2]]);
    const behind = await get<{ vintages: { value: number }[] }>(
      "figures/gdp_test~2020~330282~_T?asOf=2021-06-01",
    );
    expect(behind).toMatchObject({
      figure: { value: 2008 },
      vintages: [{ value: 2135 }, { value: 2008 }],
    });
  });

  it("M4 look-alikes do not add; one over the other is a ratio, never a share", async () => {
    const of = (code: string) => `${code}~2020~320583~_T`;
    const add = await hub.call(
      "viewer",
      "GET",
      `/api/v1/measure/combine?op=add&a=${of("gdp")}&b=${of("above_scale_output")}`,
    );
    expect(add.body).toMatchObject({
      code: "incomparable-indicators",
      detail: expect.stringContaining("look-alikes"),
    });
    const ratio = await get<{ value: number; kind: string }>(
      `combine?op=divide&a=${of("above_scale_output")}&b=${of("gdp")}`,
    );
    expect(ratio.kind).toBe("ratio");
    expect(ratio.value).toBeCloseTo(9000.8 / 4250, 9);
    const shares = await hub.call(
      "viewer",
      "GET",
      `/api/v1/measure/combine?op=add&a=${of("emerging_share")}&b=${of("hightech_share")}`,
    );
    expect(shares.body).toMatchObject({ code: "incomparable-indicators" });
  });

  it("M5 quarters come out of cumulative figures, and real growth stands beside nominal", async () => {
    await asSystem(hub.pool, async (tx) => {
      const { rows } = await tx.query(
        "select a.id as area, g.id as gdp, r.id as growth from measure.area a, measure.indicator g, measure.indicator r where a.code = '320585' and g.code = 'gdp' and r.code = 'gdp_growth'",
      );
      const { area, gdp, growth } = rows[0];
      const source = await addSource(tx, 1, {
        title: "Worked example for quarters",
        readOn: "2026-01-01",
        grade: "S",
      });
      const one = { area, activity: 0, source, batch: 1, knownAt: "2025-03-01", status: "A" };
      await copyObservations(tx, 1, [
        { ...one, indicator: gdp, period: 2033301, value: 2500 },
        { ...one, indicator: gdp, period: 2033409, value: 3900 },
        { ...one, indicator: gdp, period: 2033000, value: 5140.6 },
        { ...one, indicator: gdp, period: 2034000, value: 5380.17 },
        { ...one, indicator: growth, period: 2034000, value: 6.1 },
      ]);
    });
    const series = await get<{
      single: { period: string; value: number }[];
      growth: { period: string; nominal: number; real: number }[];
    }>("series?indicator=gdp&area=320585");
    const single = new Map(series.single.map((p) => [p.period, p.value]));
    expect(single.get("2033-Q3")).toBeCloseTo(1400, 9);
    expect(single.get("2033-Q4")).toBeCloseTo(1240.6, 9);
    const last = series.growth.find((g) => g.period === "2034");
    expect([last?.nominal.toFixed(1), last?.real]).toEqual(["4.7", 6.1]);
  });

  it("M12 a unit below the entry threshold is not ranked", async () => {
    const table = await get<{
      units: { code: string }[];
      values: number[][];
      indicators: { code: string }[];
    }>("rankings/hub-index");
    const population = table.indicators.findIndex((i) => i.code === "population");
    const { items } = await get<{ items: { code: string; rank: number | null }[] }>(
      "rankings/hub-index/result",
    );
    const rankOf = new Map(items.map((i) => [i.code, i.rank]));
    const below = table.units.filter((_, i) => (table.values[i]?.[population] ?? 0) < 100_000);
    expect(below.length).toBeGreaterThan(100);
    expect(below.filter((unit) => rankOf.get(unit.code) != null)).toEqual([]);
    expect(table.units.length).toBeGreaterThan(1300);
  });

  it("M13 for 2020 four published lists stand side by side with their method", async () => {
    const { items } = await get<{
      items: {
        code: string;
        method: { en: string };
        ranks: { edition: string; area: string; rank: number; tied: boolean }[];
      }[];
    }>("published-lists");
    const kunshan = Object.fromEntries(
      items.map((list) => [
        list.code,
        list.ranks.find((r) => r.edition === "2020" && r.area === "320583"),
      ]),
    );
    expect(kunshan).toMatchObject({
      "small-cities": { rank: 1 },
      ccid: { rank: 1 },
      zhongjun: { rank: 1, tied: true },
      caict: { rank: 2 },
    });
    expect(items.every((list) => list.method.en.length > 20)).toBe(true);
  });

  it("M14 the three dimensions aggregate to the index by the geometric mean", async () => {
    const { items } = await get<{
      items: {
        rank: number | null;
        score: number;
        pillars: { total: number; quality: number; innovation: number };
      }[];
    }>("rankings/hub-index/result");
    const ranked = items.filter((i) => i.rank !== null);
    expect(ranked.length).toBeGreaterThan(1000);
    for (const { score, pillars } of ranked) {
      expect(
        Math.abs(Math.cbrt(pillars.total * pillars.quality * pillars.innovation) - score),
      ).toBeLessThan(1e-9);
    }
  });

  it("M19 total output crosses a trillion in 2020 and output above scale in 2021: two events", async () => {
    const { items } =
      await get<Items<{ area: string; indicator: string; level: number; period: string }>>(
        "milestones",
      );
    const own = items
      .filter((m) => m.area === "320583")
      .map((m) => [m.indicator, m.level, m.period]);
    expect(own).toEqual(
      expect.arrayContaining([
        ["total_industrial_output", 10000, "2020"],
        ["above_scale_output", 10000, "2021"],
      ]),
    );
    expect(own).toHaveLength(2);
  });

  it("M20 streaks: first without a gap in the small-city list, none in CAICT's", async () => {
    const { items } = await get<{
      items: { code: string; streaks: { area: string; from: string; editions: number }[] }[];
    }>("published-lists");
    const streaks = (code: string) =>
      items.find((list) => list.code === code)?.streaks.filter((s) => s.area === "320583");
    expect(streaks("small-cities")).toMatchObject([{ from: "2005", editions: 20 }]);
    expect(streaks("caict")).toEqual([]);
  });

  it("the overview answers where the hub stands, and why it moved is one click away", async () => {
    const { body } = await hub.call("analyst", "GET", "/api/v1/hub/overview");
    const { hub: shown, standing } = body as {
      hub: { code: string };
      standing: { recipe: string }[];
    };
    expect(shown.code).toBe("kunshan");
    expect(standing.filter(({ recipe }) => recipe === "hub-index")).toMatchObject([
      { code: "index", rank: 1, period: "2020", previousPeriod: "2010" },
      {},
      {},
      {},
    ]);
  });

  it("a recipe with mistakes is refused by path, a good one becomes the next edition", async () => {
    const { items } =
      await get<
        Items<{
          body: { framework: object[]; steps: object[] };
          name: object;
          hash: string;
          edition: number;
        }>
      >("recipes");
    const [first] = items;
    if (!first) throw new Error("The demo has a recipe");
    const save = (body: object) =>
      hub.call("analyst", "POST", "/api/v1/measure/recipes", {
        body: { code: "hub-index", name: first.name, body },
      });
    expect((await save({ ...first.body, colour: "red" })).body).toMatchObject({
      code: "recipe-refused",
      issues: [{ code: "unknown-key" }],
    });
    expect((await save(first.body)).body).toMatchObject({ edition: 1, hash: first.hash }); // the same text is the same edition
    const steps = [...first.body.steps.slice(0, -1), { step: "rank", ties: "min", roundTo: 1 }];
    expect((await save({ ...first.body, steps })).body).toMatchObject({ edition: 2 });
  });

  it("script and SQL text in every field is data, nothing else", async () => {
    const evil = `'; drop table measure.area; --<script>alert(1)</script>`;
    for (const path of [
      `areas?q=${encodeURIComponent(evil.slice(0, 50))}`,
      `observations?indicator=${encodeURIComponent(evil)}`,
      `figures/${encodeURIComponent(`gdp~2019~${evil}~_T`.slice(0, 80))}`,
      `rankings/${encodeURIComponent(evil)}`,
    ]) {
      const { status } = await hub.call("viewer", "GET", `/api/v1/measure/${path}`);
      expect([200, 400, 404], path).toContain(status);
    }
    const made = await hub.call("analyst", "POST", "/api/v1/measure/indicators", {
      body: {
        code: "evil",
        name: { en: evil },
        definition: { en: evil },
        unit: evil.slice(0, 60),
        direction: 1,
        nature: "total",
      },
    });
    expect(made.body).toMatchObject({ name: { en: evil } });
    expect(
      (await get<Items<{ code: string }>>("areas?level=province")).items.length,
    ).toBeGreaterThan(30);
    const zero = await hub.call("analyst", "POST", "/api/v1/measure/indicators", {
      body: { code: "zero", name: { en: "a\u0000b" }, unit: "t", direction: 1, nature: "total" },
    });
    expect(zero.body).toMatchObject({ code: "bad-request" });
  });
});
