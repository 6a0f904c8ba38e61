import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Body, type ConnectHub, openConnect } from "./test-connect.ts";

const EXPERT = {
  name: "Ada Quillfeather",
  title: "Head of coating",
  fields: ["membrane", "coating"],
  languages: ["en"],
  works: "Coating of hydrogen fuel cell membranes with ionomers; ageing tests of fuel cells.",
  appointedOn: "2026-01-01",
  appointedUntil: "2026-12-31",
};

describe("experts and equipment", () => {
  let connect: ConnectHub;
  let lab = 0;
  beforeAll(async () => {
    connect = await openConnect();
    const { items } = (await connect.get("viewer", "/partners")).body;
    lab = items.find((p: Body) => p.kind === "laboratory").id;
  });
  afterAll(() => connect.close());
  const patch = (path: string, body: object, version: number) =>
    connect.call("matchmaker", "PATCH", `/connect${path}`, { body, version });
  const named = async (who: "viewer" | "matchmaker", ask: string) =>
    (await connect.get(who, `/experts?${ask}`)).body.items as Body[];

  test("C1: an expert is entered, corrected under its version, renewed and ended; without consent only advisers know the name", async () => {
    const made = (await connect.post("matchmaker", "/experts", { ...EXPERT, partner: lab })).body;
    expect(made).toMatchObject({ name: EXPERT.name, namedSince: null, state: "standing" });
    const seen = (await named("viewer", `partner=${lab}`)).find((e) => e.id === made.id);
    expect(seen).toMatchObject({ name: null, title: EXPERT.title });
    expect(await named("viewer", "q=Quillfeather")).toEqual([]);
    expect((await named("matchmaker", "q=Quillfeather"))[0]?.id).toBe(made.id);
    const body = { ...EXPERT, partner: lab };
    const renewed = await patch(
      `/experts/${made.id}`,
      { ...body, appointedUntil: "2028-12-31", namedSince: "2026-02-01" },
      made.version,
    );
    expect(renewed.body).toMatchObject({ appointedUntil: "2028-12-31", version: 2 });
    expect((await patch(`/experts/${made.id}`, body, made.version)).body.code).toBe(
      "stale-version",
    );
    expect((await named("viewer", "q=Quillfeather"))[0]?.name).toBe(EXPERT.name);
    const partner = (await connect.get("viewer", "/partners")).body.items.find(
      (p: Body) => p.id === lab,
    );
    expect(partner.experts).toContain(EXPERT.name);
    const ended = { ...body, endedOn: "2026-06-30", endReason: "moved away" };
    expect((await patch(`/experts/${made.id}`, ended, 2)).body.state).toBe("ended");
    expect((await named("viewer", `partner=${lab}`)).some((e) => e.id === made.id)).toBe(false);
    expect((await named("viewer", "ended=true")).some((e) => e.id === made.id)).toBe(true);
  });

  test("C1: the name of an expert without consent stands in no log either", async () => {
    const hidden = { ...EXPERT, name: "Vanished Nightingale", partner: lab };
    const { id } = (await connect.post("matchmaker", "/experts", hidden)).body;
    const audit = await connect.call("administrator", "GET", "/hub/audit?limit=200");
    expect(audit.status).toBe(200);
    expect(audit.text).toContain('"expert"');
    expect(audit.text).not.toContain("Nightingale");
    expect(connect.lines.join("\n")).not.toContain("Nightingale");
    for (const path of [`/experts?ended=true`, "/partners", "/experts?q=coating"])
      expect((await connect.get("enterprise", path)).text).not.toContain("Nightingale");
    expect((await connect.get("matchmaker", "/experts")).text).toContain("Nightingale");
    expect(id).toBeGreaterThan(0);
  });

  test("C1: experts are found by what they did, across languages, and for a need", async () => {
    const [first] = await named("viewer", `q=${encodeURIComponent("高阻隔薄膜 原子层沉积")}`);
    expect(first?.title).toContain("薄膜封装");
    expect(first?.shared.length).toBeGreaterThan(0);
    const across = await named("viewer", `q=${encodeURIComponent("量子点 显示")}`);
    expect(across.map((e) => e.title)).toContain("Professor of optical materials");
    const { items } = (await connect.get("viewer", "/profiles?side=need&source=hub")).body;
    const need = items.find((p: Body) => JSON.stringify(p.title).includes("薄膜")) ?? items[0];
    const forNeed = await named("viewer", `profile=${need.id}`);
    expect(forNeed.length).toBeGreaterThan(0);
    expect(forNeed[0]?.score).toBeGreaterThanOrEqual(forNeed.at(-1)?.score);
  });

  test("C1: equipment has capacity, price and terms; a capacity without unit and a body that is not there are refused", async () => {
    const device = {
      partner: lab,
      name: "Roll coater",
      kind: "pilot-line",
      model: "RC-300",
      capacity: 20,
      capacityUnit: "m/min",
      price: { amount: "450.00", currency: "CNY" },
      booking: "One week ahead",
    };
    const bad = await connect.post("matchmaker", "/equipment", { ...device, capacityUnit: "" });
    expect([bad.status, bad.body.issues[0].field]).toEqual([422, "capacityUnit"]);
    const lost = await connect.post("matchmaker", "/equipment", { ...device, partner: 999_999 });
    expect(lost.body.issues[0].field).toBe("partner");
    const late = { ...EXPERT, partner: lab, appointedUntil: "2025-01-01" };
    expect((await connect.post("matchmaker", "/experts", late)).body.issues[0].field).toBe(
      "appointedUntil",
    );
    const made = (await connect.post("matchmaker", "/equipment", device)).body;
    expect(made).toMatchObject({ price: { amount: "450.00", currency: "CNY" }, open: true });
    const found = (await connect.get("investor", "/equipment?q=RC-300")).body.items;
    expect(found[0].id).toBe(made.id);
    const gone = { ...device, open: false, endedOn: "2026-01-31" };
    expect((await patch(`/equipment/${made.id}`, gone, made.version)).body.state).toBe("ended");
    expect((await connect.get("viewer", "/equipment?q=RC-300")).body.items).toEqual([]);
    expect((await connect.post("enterprise", "/equipment", device)).status).toBe(403);
    expect((await connect.post("officer", "/experts", EXPERT)).status).toBe(403);
  });

  test("C1: lists that stood on a body before become records, in their order and without loss", async () => {
    const client = await connect.hub.pool.connect();
    try {
      // The statements of the migration once more, on a body as it stood before it.
      await client.query("begin; set local role essor_system");
      await client.query(
        `insert into connect.partner (hub_id, kind, name, experts, equipment) values (1, 'university', '{"en":"Old"}', '{"Dr A","Dr B"}', '{"SEM","SEM"}')`,
      );
      const text = await import("node:fs").then((fs) =>
        fs.readFileSync(new URL("../../migrations/000073.sql", import.meta.url), "utf8"),
      );
      const only = "and p.name ->> 'en' = 'Old'";
      const moves = text
        .split("\n--;\n")
        .filter((s) => /insert into connect\.(expert|equipment) /.test(s))
        .map((s) => s.replace("where x.entry <> ''", `where x.entry <> '' ${only}`));
      expect(moves).toHaveLength(2);
      for (const move of moves) await client.query(move);
      const { rows } = await client.query(
        `select e.title as name from connect.expert e join connect.partner p on p.hub_id = e.hub_id and p.id = e.partner_id and p.name ->> 'en' = 'Old'
         union all select q.name from connect.equipment q join connect.partner p on p.hub_id = q.hub_id and p.id = q.partner_id and p.name ->> 'en' = 'Old'`,
      );
      expect(rows.map((r) => r.name)).toEqual(["Dr A", "Dr B", "SEM", "SEM"]);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });
});
