import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_PASSWORD } from "../demo/accounts.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, each checked by what is expected of it
type Body = any;
type Role = Parameters<TestHub["call"]>[0];
type Who = Role | "second";

describe("partners, suppliers and the network", () => {
  let hub: TestHub;
  let second = "";
  beforeAll(async () => {
    hub = await openTestHub({ demo: true });
    const signed = await hub.app.request("/api/v1/me/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "enterprise2@demo.essor", password: DEMO_PASSWORD }),
    });
    second = (signed.headers.get("set-cookie") ?? "").split(";")[0] as string;
  });
  afterAll(() => hub.close());

  const call = async (
    who: Who,
    method: string,
    path: string,
    { body, version }: { body?: unknown; version?: number } = {},
  ) => {
    const headers: Record<string, string> = {
      ...(version === undefined ? {} : { "if-match": String(version) }),
      ...(who === "second" ? { cookie: second } : {}),
    };
    const answer = await hub.call(
      who === "second" ? "visitor" : who,
      method,
      path.startsWith("/api") ? path : `/api/v1${path}`,
      {
        headers: { ...headers, ...(method === "GET" ? {} : { "x-essor": "1" }) },
        ...(body === undefined ? {} : { body }),
      },
    );
    return { status: answer.status, text: answer.text, body: answer.body as Body };
  };
  const get = (who: Who, path: string) => call(who, "GET", `/connect${path}`);
  const post = (who: Who, path: string, body: unknown = {}, version?: number) =>
    call(who, "POST", `/connect${path}`, { body, ...(version === undefined ? {} : { version }) });

  it("C10 a body with 14 members or 0.4 full-time equivalents is refused as cluster organisation", async () => {
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
      hub.pool.query(
        "begin; set local role essor_system; insert into connect.partner (hub_id, kind, name, members, staff_fte, member_kinds, website) values (1, 'cluster-organisation', '{}', 14, 1, '{a,b}', 'https://x.org')",
      ),
    ).rejects.toThrow();
  });

  it("C11 a purchase list of 20 parts returns local candidates and the localisable share of spend", async () => {
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

  it("C12 a reward is due only after payment evidence for a solved need", async () => {
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
