import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../tools/reference-csv.ts";
import { asSystem } from "../db/rights.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

type Named = { code: string; name: { en: string } };
type Trial = {
  rule: { from: number };
  unseen: string;
  entries: number;
  candidates: number;
  scores: {
    score: string;
    rocAuc: number;
    averagePrecision: number;
    calibrationError: number | null;
  }[];
};
type Run = {
  id: number;
  basis: string;
  from: string;
  to: string;
  stale: boolean;
  regions: number;
  leftOut: number;
  trials: Trial[];
};
type Tip = Named & {
  probability: number;
  low: number;
  high: number;
  restricted: string | null;
  chosen: boolean;
  nearPresent: Named[];
  alike: Named[];
  drivers: { driver: string; logOdds: number }[];
};

describe("entry on the demo hub", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await openTestHub({ demo: true });
  });
  afterAll(() => hub.close());
  const get = async <T>(path: string) =>
    (await hub.call("analyst", "GET", `/api/v1/target/${path}`)).body as T;
  const runs = async () => (await get<{ items: Run[] }>("entry/runs")).items;
  const run = async (body: object) => {
    const queued = await hub.call("analyst", "POST", "/api/v1/target/entry/runs", { body });
    expect(queued.status).toBe(202);
    return hub.ended("analyst", (queued.body as { job: number }).job);
  };

  it("the shipped back-test of the census is what the job makes of it", async () => {
    const kept = (await runs())[0] as Run;
    const ended = await run({});
    expect(ended.state).toBe("done");
    const made = (await runs())[0] as Run;
    if (process.env.ESSOR_WRITE_DEMO_RUN === "1") await writeDemoRun(hub, made.id);
    expect({ ...made, id: 0, createdAt: "" }).toEqual({ ...kept, id: 0, createdAt: "" });
    expect(made).toMatchObject({
      basis: "employment_sample",
      from: "2010",
      to: "2020",
      stale: false,
    });
    expect(made.regions).toBeGreaterThan(1800);
    expect(made.leftOut).toBeGreaterThan(900); // six provinces are absent in 2020: not known, not "never entered"
  });

  it("an independent panel bears the method out: China's counties, ten years, unseen places and unseen provinces", async () => {
    const { trials } = (await runs())[0] as Run;
    expect(trials.map((t) => [t.rule.from, t.unseen])).toEqual([
      [1, "regions"],
      [1, "blocks"],
      [0.5, "regions"],
      [0.5, "blocks"],
    ]);
    for (const trial of trials) {
      const of = (name: string) => trial.scores.find((s) => s.score === name);
      const model = of("model");
      expect(model?.calibrationError).toBeLessThan(0.01);
      for (const other of ["null", "rca", "density", "steppingStone"]) {
        expect(model?.rocAuc).toBeGreaterThan(of(other)?.rocAuc ?? 1);
        expect(model?.averagePrecision).toBeGreaterThan(of(other)?.averagePrecision ?? 1);
      }
    }
  });

  it("a tip has an interval, reasons by name, and says how often such tips come true", async () => {
    const shown = await get<{
      at: string;
      run: { from: string };
      baseRate: number;
      targets: Tip[];
    }>("predictions?top=5");
    expect(shown).toMatchObject({ at: "2020", run: { from: "2010" } });
    expect(shown.baseRate).toBeGreaterThan(0.05);
    expect(shown.targets.length).toBeGreaterThan(2);
    for (const tip of shown.targets) {
      expect(tip.low).toBeLessThan(tip.probability);
      expect(tip.high).toBeGreaterThan(tip.probability);
      expect(tip.name.en).not.toBe(tip.code);
      expect(tip.nearPresent.length).toBeGreaterThan(0);
      expect(
        tip.alike.every((place) => /^\d{6}$/.test(place.code) && place.name.en !== place.code),
      ).toBe(true);
    }
    const order = shown.targets.map((tip) => tip.probability);
    expect([...order].sort((a, b) => b - a)).toEqual(order);
  });

  it("T4: areas stand side by side, each with how its jobs changed in three parts", async () => {
    const shown = await get<{
      areas: (Named & { likeness: number; shift: { national: number; regional: number } | null })[];
      activities: { rca: number[] }[];
      missing: string[];
      earlier: string;
    }>("compare?areas=320583,330282,350582,999999");
    expect(shown.areas.map((a) => a.code)).toEqual(["320583", "330282", "350582"]);
    expect(shown.missing).toEqual(["999999"]);
    expect(shown.areas[0]?.likeness).toBeCloseTo(1, 12);
    expect(shown.areas[0]?.shift).not.toBeNull();
    expect(shown.activities[2]?.rca).toHaveLength(3);
    expect(shown.earlier).toBe("2010");
    const own = await get<{ areas: Named[] }>("compare");
    expect(own.areas[0]?.code).toBe("320583");
    expect(own.areas.length).toBeGreaterThan(6);
  });

  it("gaps are joined with density and probability; what is already strong has no entry left", async () => {
    const shown = await get<{
      items: {
        density: number;
        probability: number | null;
        present: boolean;
        score: number;
        activities: Named[];
        peers: object[];
      }[];
      table: string | null;
    }>("priorities");
    expect(shown.items.length).toBeGreaterThan(3);
    expect(shown.table).toBeNull(); // the worked example of another country takes no part
    for (const item of shown.items) {
      expect(item.density).toBeGreaterThan(0);
      if (item.present) expect(item.probability).toBeNull();
      expect(item.activities.length).toBeGreaterThan(0);
    }
  });

  it("who may not write cannot start a run; periods without figures are refused", async () => {
    expect(
      (await hub.call("viewer", "POST", "/api/v1/target/entry/runs", { body: {} })).status,
    ).toBe(403);
    const none = await hub.call("analyst", "POST", "/api/v1/target/entry/runs", {
      body: { from: "1999" },
    });
    expect(none.body).toMatchObject({ code: "bad-request" });
    const turned = await hub.call("analyst", "POST", "/api/v1/target/entry/runs", {
      body: { from: "2020", to: "2010" },
    });
    expect(turned.body).toMatchObject({ code: "bad-request" });
    expect(await get("predictions?basis=nothing")).toMatchObject({ code: "not-found" });
  });

  describe.skipIf(!hasReference("targeting"))("with figures by class: US states by NAICS4", () => {
    beforeAll(async () => {
      await loadStates(hub);
    });

    it("the same pages work on any indicator by activity, here 51 places by 276 classes", async () => {
      const space = await get<{
        activities: { x: number; y: number }[];
        edges: object[];
        basis: { scheme: string };
      }>("space?basis=us_establishments&level=state&area=US-06");
      expect(space.activities.length).toBeGreaterThan(270);
      expect(space.edges.length).toBeGreaterThan(400);
      expect(
        space.activities.every((a) => Math.abs(a.x) <= 1.0001 && Math.abs(a.y) <= 1.0001),
      ).toBe(true);
      expect(space.basis.scheme).toBe("naics-test");
    });

    it("links of one chain are told apart: gap × density × entry probability, each with its reasons", async () => {
      const ended = await run({
        basis: "us_establishments",
        level: "state",
        from: "2003",
        to: "2005",
      });
      expect(ended.state).toBe("done");
      const chain = {
        name: { en: "Test of the join" },
        body: {
          links: [
            { id: "near", name: "Near", activities: ["3254"] },
            { id: "far", name: "Far", activities: ["3253"] },
          ],
          supplies: [{ from: "far", to: "near" }],
          firms: [],
        },
      };
      expect(
        (await hub.call("officer", "PUT", "/api/v1/target/chains/join-test", { body: chain }))
          .status,
      ).toBe(200);
      await get("gaps");
      await asSystem(hub.pool, (tx) =>
        tx.query("update hub.hub set area_code = 'US-48' where id = 1"),
      );
      const shown = await get<{
        run: number;
        items: {
          chain: string;
          link: string;
          density: number;
          probability: number | null;
          low: number | null;
          nearPresent: Named[];
          alike: Named[];
          score: number;
        }[];
      }>("priorities?basis=us_establishments&level=state");
      await asSystem(hub.pool, (tx) =>
        tx.query("update hub.hub set area_code = '320583' where id = 1"),
      );
      const own = shown.items.filter((item) => item.chain === "join-test");
      expect(own).toHaveLength(2);
      expect(new Set(own.map((item) => item.density)).size).toBe(2);
      const foretold = own.filter((item) => item.probability !== null);
      expect(foretold.length).toBeGreaterThan(0);
      for (const item of foretold) {
        expect(item.low).toBeLessThan(item.probability as number);
        expect(item.nearPresent.length).toBeGreaterThan(0);
      }
    });
  });
});

async function writeDemoRun(hub: TestHub, id: number): Promise<void> {
  const { rows } = await asSystem(hub.pool, (tx) =>
    tx.query(
      `select basis, level, from_period as "from", to_period as "to", report, model from target.entry_run where hub_id = 1 and id = $1`,
      [id],
    ),
  );
  const file = new URL("../../../../data/demo-hub/entry-run.json", import.meta.url);
  writeFileSync(file, `${JSON.stringify(rows[0])}\n`);
}

/** Establishments of US states (Census County Business Patterns) as one more indicator of the hub. */
async function loadStates(hub: TestHub): Promise<void> {
  const rows = readReferenceCsv(
    referencePath("targeting", "data", "us_state_naics4_2003_2007_2011.csv.gz"),
  ).filter((row) => row.year === "2003" || row.year === "2005");
  await asSystem(hub.pool, async (tx) => {
    const states = [...new Set(rows.map((row) => `US-${row.region}`))];
    await tx.query(
      "insert into measure.area (code, scheme, level, name) select c, 'us-state', 'state', jsonb_build_object('en', 'State ' || c) from unnest($1::text[]) c",
      [states],
    );
    const classes = [...new Set(rows.map((row) => row.activity ?? ""))];
    await tx.query(
      "insert into measure.activity (scheme, code, level, name) select 'naics-test', c, 4, jsonb_build_object('en', 'Class ' || c) from unnest($1::text[]) c",
      [classes],
    );
    await tx.query(
      `insert into measure.indicator (hub_id, code, name, unit, multiplier, direction, nature)
       select 1, 'us_establishments', '{"en":"Establishments"}', unit, multiplier, direction, nature from measure.indicator where hub_id = 1 and code = 'employment_sample'`,
    );
    const { rows: periods } = await tx.query(
      "select distinct period from measure.published_observation where hub_id = 1 and indicator = 'employment_sample' order by 1",
    );
    const perYear = (Number(periods[1].period) - Number(periods[0].period)) / 10;
    const code = (year: string) => Number(periods[0].period) + (Number(year) - 2010) * perYear;
    await tx.query(
      `insert into measure.observation (hub_id, indicator_id, period, area_id, activity_id, known_at, value, source_id, batch_id)
       select 1, i.id, x.period, a.id, c.id, now(), x.value, s.source_id, s.batch_id
       from unnest($1::integer[], $2::text[], $3::text[], $4::float8[]) as x(period, area, activity, value)
       join measure.area a on a.code = x.area join measure.activity c on c.code = x.activity and c.scheme = 'naics-test'
       join measure.indicator i on i.hub_id = 1 and i.code = 'us_establishments'
       cross join (select source_id, batch_id from measure.observation where hub_id = 1 limit 1) s`,
      [
        rows.map((row) => code(row.year ?? "")),
        rows.map((row) => `US-${row.region}`),
        rows.map((row) => row.activity ?? ""),
        rows.map((row) => Number(row.est)),
      ],
    );
  });
}
