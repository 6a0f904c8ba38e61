import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

type View = { id: number; name: string; query: string; mine: boolean; version: number };

describe("saved views", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await openTestHub({ demo: false });
  });
  afterAll(() => hub.close());

  const path = "/api/v1/me/views";
  const names = async (role: "analyst" | "officer" | "investor") =>
    ((await hub.call(role, "GET", path)).body as { items: View[] }).items.map((v) => v.name);
  const save = (name: string, more: object = {}) =>
    hub.call("analyst", "POST", path, {
      body: { page: "/measure", name, query: "?q=suzhou&sort=-score", ...more },
    });

  it("one's own stay with their owner; shared ones are seen inside the hub, never outside", async () => {
    expect((await save("Mine")).status).toBe(201);
    expect((await save("Ours", { shared: true, isDefault: true })).body).toMatchObject({
      mine: true,
      isDefault: true,
      query: "?q=suzhou&sort=-score",
    });
    expect((await save("Ours")).body).toMatchObject({ code: "already-exists" });
    expect(await names("analyst")).toEqual(["Mine", "Ours"]);
    expect(await names("officer")).toEqual(["Ours"]);
    expect(await names("investor")).toEqual([]);
  });

  it("others open a shared view and make it their default, but do not change it", async () => {
    const [shared] = ((await hub.call("officer", "GET", path)).body as { items: View[] }).items;
    const id = shared?.id as number;
    const put = (view: number | null, page = "/measure") =>
      hub.call("officer", "PUT", `${path}/default`, { body: { page, view } });
    expect((await put(id)).status).toBe(204);
    expect((await put(id, "/fund")).status).toBe(404);
    expect((await hub.call("officer", "GET", path)).body).toMatchObject({
      items: [{ isDefault: true, mine: false }],
    });
    const version = { headers: { "if-match": '"1"' } };
    const rename = { body: { name: "Theirs" }, ...version };
    expect((await hub.call("officer", "PATCH", `${path}/${id}`, rename)).status).toBe(403);
    expect((await hub.call("officer", "DELETE", `${path}/${id}`)).status).toBe(403);
    expect((await hub.call("investor", "PATCH", `${path}/${id}`, rename)).status).toBe(404);
    expect((await hub.call("analyst", "PATCH", `${path}/${id}`, rename)).body).toMatchObject({
      name: "Theirs",
      version: 2,
    });
    expect((await hub.call("analyst", "PATCH", `${path}/${id}`, rename)).status).toBe(412);
    expect((await hub.call("administrator", "DELETE", `${path}/${id}`)).status).toBe(204);
    expect(await names("analyst")).toEqual(["Mine"]);
  });

  it("a path or a query that is none is refused", async () => {
    for (const bad of [{ page: "measure" }, { query: "q=1" }, { name: " " }, { color: "red" }])
      expect((await save("Bad", bad)).status).toBe(400);
  });
});
