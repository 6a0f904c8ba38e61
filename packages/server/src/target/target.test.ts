import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSystem } from "../db/rights.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

type Gap = {
  id: number;
  chain: string;
  link: string;
  reasons: string[];
  status: string;
  version: number;
  events: { what: string; projectId: number | null }[];
};
type Chain = {
  code: string;
  edition: number;
  name: { en: string };
  sector: string;
  sourceNote: string;
  body: {
    links: object[];
    supplies: object[];
    firms: { organisation: string; link: string; share: number }[];
  };
  gaps: { link: string; reasons: string[] }[];
  charter: { standing: number; parts: { part: string; owner: string | null }[] };
};

describe("targeting on the demo hub", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await openTestHub({ demo: true });
  });
  afterAll(() => hub.close());
  const get = async <T>(path: string) =>
    (await hub.call("analyst", "GET", `/api/v1/target/${path}`)).body as T;
  const gaps = async () => (await get<{ items: Gap[] }>("gaps")).items;
  const chain = async (code: string) =>
    (await get<{ items: Chain[] }>("chains")).items.find((c) => c.code === code) as Chain;
  const save = (c: Chain) =>
    hub.call("officer", "PUT", `/api/v1/target/chains/${c.code}`, {
      body: { name: c.name, sector: c.sector, body: c.body, sourceNote: c.sourceNote },
      headers: { "if-match": String(c.edition) },
    });

  it("Kunshan's manufacturing quotient of 2020 is 2.50 against the provinces at hand, and the figure behind it opens", async () => {
    const space = await get<{
      period: string;
      diversity: number;
      eciRank: number;
      activities: { code: string; rca: number; density: number; figure: string; stars: number }[];
      basis: { regions: number };
    }>("space");
    expect(space.period).toBe("2020");
    expect(space.basis.regions).toBeGreaterThan(2000);
    const manufacturing = space.activities.find((a) => a.code === "C");
    expect(manufacturing?.rca).toBeCloseTo(2.49919, 4);
    expect(
      space.activities.every((a) => a.density === null || (a.density >= 0 && a.density <= 1)),
    ).toBe(true);
    const behind = await hub.call(
      "analyst",
      "GET",
      `/api/v1/measure/figures/${manufacturing?.figure}`,
    );
    expect(behind.body).toMatchObject({ figure: { activity: "C" }, source: { grade: "M" } });
  });

  it("T3: the quotients of manufacturing name Cixi, Jinjiang and Kunshan, with their stars", async () => {
    const { areas } = await get<{ areas: { code: string; rca: number; stars: number }[] }>(
      "activities/C",
    );
    const of = (code: string) => areas.find((a) => a.code === code);
    expect(of("330282")?.rca).toBeCloseTo(3.16423, 4);
    expect(of("350582")?.rca).toBeGreaterThan(2.5);
    expect(of("320583")?.stars).toBeGreaterThanOrEqual(2);
  });

  it("T1: a link without a firm is missing; T2: without its only supplier a single source becomes missing", async () => {
    const before = await chain("new-display");
    const reasons = (c: Chain, link: string) => c.gaps.find((g) => g.link === link)?.reasons;
    expect(reasons(before, "substrate")).toEqual(["none"]);
    expect(reasons(before, "polariser")).toEqual(["single-source"]);
    expect(reasons(before, "panel")).toBeUndefined();
    const firms = before.body.firms.filter((firm) => firm.link !== "polariser");
    expect((await save({ ...before, body: { ...before.body, firms } })).status).toBe(200);
    expect(reasons(await chain("new-display"), "polariser")).toEqual(["none"]);
    expect((await save(before)).body).toMatchObject({ code: "stale-version" }); // edition 1 was read before
    const board = (await gaps()).find((g) => g.link === "polariser");
    expect(board).toMatchObject({ reasons: ["none"], status: "open" });
  });

  it("a chain with mistakes is refused by row", async () => {
    const now = await chain("new-energy");
    const firms = [...now.body.firms, { organisation: "X", link: "nowhere", share: 0.5 }];
    expect((await save({ ...now, body: { ...now.body, firms } })).body).toMatchObject({
      code: "chain-refused",
      issues: [{ code: "unknown-link", field: "firms.link" }],
    });
  });

  it("T6: a chain without its fund shows 7 of 8, and the chief is told", async () => {
    for (const part of [
      "leader",
      "alliance",
      "plan",
      "policySet",
      "consultancy",
      "serviceTeam",
      "forum",
    ]) {
      const put = await hub.call(
        "officer",
        "PUT",
        `/api/v1/target/chains/new-energy/charter/${part}`,
        {
          body: { owner: "Chief", due: "2026-01-31", done: "2026-01-20" },
          headers: { "if-match": "0" },
        },
      );
      expect(put.status).toBe(200);
    }
    expect((await chain("new-energy")).charter).toMatchObject({ standing: 7 });
    const { needs } = (await hub.call("officer", "GET", "/api/v1/hub/overview")).body as {
      needs: { title: { en: string } }[];
    };
    expect(needs.map((n) => n.title.en)).toContain(
      "New energy: 7 of 8 stand; next the dedicated fund",
    );
  });

  it("T7: a restricted class is blocked until somebody gives a name and a reason", async () => {
    await asSystem(hub.pool, (tx) =>
      tx.query(
        "insert into target.restricted (hub_id, code, status, article, valid_from) values (1, 'C3110', 'over-capacity', 'Test catalogue, item 1', '2020-01-01')",
      ),
    );
    const put = (body: object) =>
      hub.call("officer", "PUT", "/api/v1/target/choices/C3110", { body });
    expect((await put({})).body).toMatchObject({
      code: "restricted-activity",
      detail: expect.stringContaining("Test catalogue, item 1"),
    });
    expect((await put({ override: { by: "", reason: "" } })).status).toBe(400);
    const done = await put({
      override: { by: "Lu Yuan", reason: "Relining of an existing furnace" },
    });
    expect(done.body).toMatchObject({
      activity: "C3110",
      overrideBy: "Lu Yuan",
      restricted: expect.stringContaining("over-capacity"),
    });
    expect(
      (await hub.call("officer", "PUT", "/api/v1/target/choices/C3841", { body: {} })).body,
    ).toMatchObject({ restricted: null });
  });

  it("T8: seven of nine peers on the same sector show 78 % overlap", async () => {
    await asSystem(hub.pool, async (tx) => {
      const { rows } = await tx.query("select peers from hub.hub where id = 1");
      for (const [i, peer] of (rows[0].peers as string[]).entries()) {
        await tx.query(
          "insert into target.peer_target (hub_id, area_code, sector, source_id) values (1, $1, $2, 1)",
          [peer, i < 7 ? "energy" : "medicine"],
        );
      }
    });
    const { sectors } = await get<{
      sectors: { sector: string; crowding: { overlap: number; peerCount: number } }[];
    }>("sectors");
    expect(sectors).toHaveLength(6);
    const energy = sectors.find((s) => s.sector === "energy")?.crowding;
    expect([energy?.peerCount, Math.round((energy?.overlap ?? 0) * 100)]).toEqual([9, 78]);
  });

  it("T9: a gap closes when its project produces, and the event is in the log", async () => {
    const { rows } = await asSystem(hub.pool, (tx) =>
      tx.query(
        "select id, stage_code as stage from attract.published_project where hub_id = 1 order by id",
      ),
    );
    const [early, late] = [
      rows.find((r) => !["in-production", "at-capacity"].includes(r.stage)),
      rows.find((r) => r.stage === "in-production"),
    ];
    const gap = (await gaps()).find(
      (g) => g.chain === "new-display" && g.link === "equipment",
    ) as Gap;
    const name = (project: number) =>
      hub.call("administrator", "PUT", `/api/v1/target/gaps/${gap.id}/projects/${project}`);
    expect((await name(early.id)).body).toMatchObject({ status: "open" });
    expect((await name(late.id)).body).toMatchObject({ status: "closed" });
    const closed = (await gaps()).find((g) => g.id === gap.id) as Gap;
    expect(closed.events[0]).toMatchObject({ what: "closed", projectId: late.id });
    expect((await name(999_999)).status).toBe(404);
  });

  it("whoever is bound to a chain sees no other", async () => {
    await asSystem(hub.pool, (tx) =>
      tx.query(
        "update hub.membership set chains = '{new-energy}' where role = 'matchmaker' and hub_id = 1",
      ),
    );
    const { body } = await hub.call("matchmaker", "GET", "/api/v1/target/chains");
    expect((body as { items: Chain[] }).items.map((c) => c.code)).toEqual(["new-energy"]);
    const board = (await hub.call("matchmaker", "GET", "/api/v1/target/gaps")).body as {
      items: Gap[];
    };
    expect(new Set(board.items.map((g) => g.chain))).toEqual(new Set(["new-energy"]));
  });
});
