import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Body, type ConnectHub, openConnect } from "./test-connect.ts";

describe("partners, suppliers and the network", () => {
  let connect: ConnectHub;
  beforeAll(async () => {
    connect = await openConnect();
  });
  afterAll(() => connect.close());
  const call: ConnectHub["call"] = (...asked) => connect.call(...asked);
  const get: ConnectHub["get"] = (...asked) => connect.get(...asked);
  const post: ConnectHub["post"] = (...asked) => connect.post(...asked);

  it("C10: a body with 14 members or 0.4 full-time equivalents is refused as cluster organisation", async () => {
    const body = {
      kind: "cluster-organisation",
      name: { en: "Alliance" },
      website: "https://example.org",
      members: 15,
      memberKinds: ["firms", "universities"],
      staffFte: 0.5,
    };
    const few = await post("matchmaker", "/partners", { ...body, members: 14 });
    const thin = await post("matchmaker", "/partners", { ...body, staffFte: 0.4 });
    expect([few.status, few.body.issues[0].field, thin.body.issues[0].field]).toEqual([
      422,
      "members",
      "staffFte",
    ]);
    expect((await post("matchmaker", "/partners", body)).status).toBe(201);
    await expect(
      connect.hub.pool.query(
        "begin; set local role essor_system; insert into connect.partner (hub_id, kind, name, members, staff_fte, member_kinds, website) values (1, 'cluster-organisation', '{}', 14, 1, '{a,b}', 'https://x.org')",
      ),
    ).rejects.toThrow();
  });

  it("C11: a purchase list of 20 parts returns local candidates and the localisable share of spend", async () => {
    const items = [
      "printed circuit board",
      "高压线束",
      "injection moulded plastic housing",
      "铝合金压铸件",
      "corrugated box",
      "sheet metal bracket",
      "antistatic bag",
      "motor housing casting",
      "high-voltage connector",
      "heat sink",
      "flexible circuit",
      "连接器壳体",
      "carton",
      "spring",
      "cable assembly",
      "quartz crucible",
      "helium gas",
      "橡胶密封圈",
      "ceramic bearing",
      "bio reagent",
    ];
    const { body } = await post("investor", "/localise", {
      lines: items.map((item) => ({ item, spend: 100 })),
    });
    expect(body.lines).toHaveLength(20);
    expect(body.lines[0].candidates[0].name["zh-CN"]).toContain("印制电路板");
    expect(body.share).toBeGreaterThan(0.4);
    expect(body.share).toBeLessThan(0.95);
    expect(body.lines.find((l: Body) => l.item === "helium gas").candidates).toEqual([]);
  });

  it("C12: a reward is due only after payment evidence for a solved need", async () => {
    const broker = (await get("viewer", "/partners")).body.items.find(
      (p: Body) => p.kind === "broker",
    ).id;
    const base = {
      kind: "contract",
      on: "2026-05-01",
      broker,
      reward: { amount: "20000", currency: "CNY" },
      solved: true,
      contract: { amount: "500000", currency: "CNY" },
    };
    const waiting = (await post("matchmaker", "/outcomes", base)).body;
    expect(waiting.rewardState).toBe("waiting");
    const paid = { ...base, paid: { amount: "300000", currency: "CNY" } };
    const patch = (body: object) =>
      call("matchmaker", "PATCH", `/connect/outcomes/${waiting.id}`, {
        body,
        version: waiting.version,
      });
    expect((await patch(paid)).body.code).toBe("payment-evidence-missing");
    expect((await patch({ ...base, rewardPaidOn: "2026-06-01" })).body.code).toBe(
      "payment-evidence-missing",
    );
    expect((await patch({ ...paid, paymentEvidence: "bank slip 17" })).body.rewardState).toBe(
      "due",
    );
  });

  it("shows a network by id and recommends partners of partners", async () => {
    const { nodes, links, isolated } = (await get("viewer", "/network")).body;
    expect(nodes.length).toBeLessThanOrEqual(300);
    expect(links.length).toBeGreaterThan(nodes.length);
    expect(isolated).toBeGreaterThan(0);
    const { items } = (await get("viewer", `/network/${nodes[0].id}/recommended`)).body;
    expect(items).toHaveLength(20);
  });
});
