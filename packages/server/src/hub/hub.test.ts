import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSystem } from "../db/rights.ts";
import { DEMO_ACCOUNTS } from "../demo/accounts.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

describe("people, versions, idempotency and the audit log", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await openTestHub({ demo: false });
  });
  afterAll(() => hub.close());

  type Member = { personId: number; email: string; role: string; version: number };
  const members = async () =>
    ((await hub.call("administrator", "GET", "/api/v1/hub/members")).body as { items: Member[] })
      .items;
  const member = async (email: string) =>
    (await members()).find((m) => m.email === email) as Member;

  it("only an administrator sees and changes the people", async () => {
    expect((await hub.call("analyst", "GET", "/api/v1/hub/members")).status).toBe(403);
    expect(await members()).toHaveLength(DEMO_ACCOUNTS.length);
  });

  it("a change needs the version that was read, and a stale one is refused", async () => {
    const { personId, version } = await member("viewer@demo.essor");
    const patch = (headers: Record<string, string>) =>
      hub.call("administrator", "PATCH", `/api/v1/hub/members/${personId}`, {
        body: { role: "analyst" },
        headers,
      });
    expect((await patch({})).body).toMatchObject({ code: "version-needed", status: 428 });
    expect((await patch({ "if-match": `"${version}"` })).body).toMatchObject({
      role: "analyst",
      version: version + 1,
    });
    expect((await patch({ "if-match": `"${version}"` })).body).toMatchObject({
      code: "stale-version",
      status: 412,
    });
  });

  it("the last administrator stays", async () => {
    const { personId } = await member("admin@demo.essor");
    expect(
      (await hub.call("administrator", "DELETE", `/api/v1/hub/members/${personId}`)).body,
    ).toMatchObject({ code: "last-administrator" });
    expect(await members()).toHaveLength(DEMO_ACCOUNTS.length);
  });

  it("the same Idempotency-Key carries a write out once, and never another one", async () => {
    const body = {
      email: "new@demo.essor",
      name: "New",
      role: "viewer",
      password: "yangcheng lake crab 7",
    };
    const send = (b: object) =>
      hub.call("administrator", "POST", "/api/v1/hub/members", {
        body: b,
        headers: { "idempotency-key": "k-1" },
      });
    const first = await send(body);
    const again = await send(body);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotent-replay")).toBe("true");
    expect((await send({ ...body, name: "Other" })).body).toMatchObject({
      code: "idempotency-key-reused",
      status: 422,
    });
    expect((await members()).filter((m) => m.email === "new@demo.essor")).toHaveLength(1);
  });

  it("two requests with one key at the same moment are one write", async () => {
    const body = {
      email: "twin@demo.essor",
      name: "Twin",
      role: "viewer",
      password: "yangcheng lake crab 7",
    };
    const both = await Promise.all(
      [1, 2].map(() =>
        hub.call("administrator", "POST", "/api/v1/hub/members", {
          body,
          headers: { "idempotency-key": "k-2" },
        }),
      ),
    );
    expect(both.map((b) => b.status)).toEqual([201, 201]);
    expect(both[0]?.body).toEqual(both[1]?.body);
  });

  it("unknown JSON fields are refused by name, and broken JSON is told as such", async () => {
    const odd = await hub.call("administrator", "POST", "/api/v1/hub/members", {
      body: {
        email: "a@b.cn",
        name: "A",
        role: "viewer",
        password: "yangcheng lake crab 7",
        admin: true,
      },
    });
    expect(odd.body).toMatchObject({
      code: "bad-request",
      issues: [{ code: "unknown-field", field: "admin" }],
    });
    expect(
      (await hub.call("administrator", "POST", "/api/v1/hub/members", { body: "{" })).body,
    ).toMatchObject({ code: "bad-json" });
  });

  it("X1: every change is in the audit log with who, when, before and after, without secrets", async () => {
    const { body } = await hub.call(
      "analyst",
      "GET",
      "/api/v1/hub/audit?entity=membership&limit=500",
    );
    const { items } = body as {
      items: {
        action: string;
        before: { role: string } | null;
        after: { role: string } | null;
        person: string;
      }[];
    };
    const change = items.find((i) => i.action === "update");
    expect([change?.before?.role, change?.after?.role, change?.person]).toEqual([
      "viewer",
      "analyst",
      "顾安 Gu An",
    ]);
    expect(JSON.stringify(items)).not.toMatch(/argon2|password_hash|token_hash/);
    expect((await hub.call("viewer", "GET", "/api/v1/hub/audit")).status).toBe(200); // an analyst by now
    expect((await hub.call("officer", "GET", "/api/v1/hub/audit")).status).toBe(403);
  });

  it("the log cannot be altered by the product, and an alteration behind its back is found", async () => {
    await expect(
      asSystem(hub.pool, (tx) => tx.query("update hub.audit set action = 'x'")),
    ).rejects.toThrow(/permission denied/);
    await expect(asSystem(hub.pool, (tx) => tx.query("delete from hub.audit"))).rejects.toThrow(
      /permission denied/,
    );
    expect((await hub.call("analyst", "GET", "/api/v1/hub/audit/check")).body).toMatchObject({
      intact: true,
      brokenAt: null,
    });
    await hub.pool.query(
      'update hub.audit set after = \'{"role": "administrator"}\' where seq = 3',
    ); // the owner of the tables
    expect((await hub.call("analyst", "GET", "/api/v1/hub/audit/check")).body).toMatchObject({
      intact: false,
      brokenAt: 3,
    });
  });
});
