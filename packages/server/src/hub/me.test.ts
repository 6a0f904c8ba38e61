import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

describe("sign-in, sessions and tokens", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await openTestHub({ demo: false });
  });
  afterAll(() => hub.close());

  const signIn = (email: string, password: string) =>
    hub.call("visitor", "POST", "/api/v1/me/session", { body: { email, password } });

  it("a visitor is nobody, and learns how to sign in", async () => {
    expect((await hub.call("visitor", "GET", "/api/v1/me")).body).toMatchObject({
      code: "not-signed-in",
      status: 401,
    });
    expect((await hub.call("visitor", "GET", "/api/v1/me/ways")).body).toMatchObject({
      password: true,
      oidc: null,
    });
  });

  it("an unknown address and a wrong password get the same answer", async () => {
    const unknown = await signIn("nobody@demo.essor", "kunshan-jade-2026");
    const wrong = await signIn("viewer@demo.essor", "kunshan-jade-2025");
    expect([unknown.status, (unknown.body as { code: string }).code]).toEqual([
      401,
      "wrong-credentials",
    ]);
    expect(unknown.body).toEqual(wrong.body);
  });

  it("five wrong passwords lock the account for a quarter of an hour", async () => {
    for (let i = 0; i < 5; i++)
      expect((await signIn("investor@demo.essor", "wrong")).status).toBe(401);
    expect((await signIn("investor@demo.essor", "kunshan-jade-2026")).body).toMatchObject({
      code: "account-locked",
    });
    hub.setNow(new Date(Date.now() + 16 * 60_000));
    expect((await signIn("investor@demo.essor", "kunshan-jade-2026")).status).toBe(200);
    hub.setNow(new Date());
  });

  it("shows who I am and what I may", async () => {
    const { body } = await hub.call("analyst", "GET", "/api/v1/me");
    expect(body).toMatchObject({
      role: "analyst",
      hub: { code: "small" },
      hubs: [{ code: "small" }],
      districts: null,
    });
    expect((body as { capabilities: string[] }).capabilities).toContain("measure.import");
    expect((body as { capabilities: string[] }).capabilities).not.toContain("hub.administer");
    const officer = (await hub.call("officer", "GET", "/api/v1/me")).body as {
      districts: string[];
    };
    expect(officer.districts).toEqual(["ketd"]);
  });

  it("a write with a cookie but without the guard header is refused", async () => {
    const answer = await hub.call("analyst", "PATCH", "/api/v1/me", {
      body: { locale: "fr" },
      headers: { "x-essor": "" },
    });
    expect(answer.status).toBe(200); // the header's presence counts, browsers cannot add it across sites
    const cookie =
      (await signIn("viewer@demo.essor", "kunshan-jade-2026")).headers
        .get("set-cookie")
        ?.split(";")[0] ?? "";
    const bare = await hub.app.request("/api/v1/me", {
      method: "PATCH",
      headers: { cookie, "content-type": "application/json" },
      body: JSON.stringify({ locale: "fr" }),
    });
    expect(await bare.json()).toMatchObject({ code: "csrf-guard", status: 403 });
  });

  it("an API token does what its scopes say and no more, until it is revoked", async () => {
    const made = await hub.call("analyst", "POST", "/api/v1/me/tokens", {
      body: { name: "reader", scopes: ["measure.read"], expiresOn: "2099-01-01" },
    });
    expect(made.status).toBe(201);
    const { id, token } = made.body as { id: number; token: string };
    const as = (method: string, path: string, body?: unknown) =>
      hub.app.request(path, {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    expect((await as("GET", "/api/v1/measure/indicators")).status).toBe(200);
    const indicator = { code: "x", name: { en: "X" }, unit: "t", direction: 1, nature: "total" };
    expect((await as("POST", "/api/v1/measure/indicators", indicator)).status).toBe(403);
    expect((await as("GET", "/api/v1/hub/members")).status).toBe(403);
    const listed = (await hub.call("analyst", "GET", "/api/v1/me/tokens")).text;
    expect(listed).not.toContain(token);
    expect((await hub.call("analyst", "DELETE", `/api/v1/me/tokens/${id}`)).status).toBe(204);
    expect((await as("GET", "/api/v1/measure/indicators")).status).toBe(401);
  });

  it("a token cannot be given more than its owner has", async () => {
    const answer = await hub.call("viewer", "POST", "/api/v1/me/tokens", {
      body: { name: "grab", scopes: ["hub.administer"], expiresOn: "2099-01-01" },
    });
    expect(answer.body).toMatchObject({ code: "forbidden" });
  });

  it("changing the password ends other sessions and refuses weak ones", async () => {
    const other =
      (await signIn("viewer@demo.essor", "kunshan-jade-2026")).headers
        .get("set-cookie")
        ?.split(";")[0] ?? "";
    const change = (next: string) =>
      hub.call("viewer", "POST", "/api/v1/me/password", {
        body: { current: "kunshan-jade-2026", next },
      });
    expect((await change("aaaaaaaaaaaaaaaa")).body).toMatchObject({ code: "password-too-weak" });
    expect((await change("viewer-is-my-name")).body).toMatchObject({ code: "password-too-weak" });
    expect((await change("yangcheng lake crab 7")).status).toBe(204);
    expect((await hub.app.request("/api/v1/me", { headers: { cookie: other } })).status).toBe(401);
    expect((await signIn("viewer@demo.essor", "yangcheng lake crab 7")).status).toBe(200);
  });
});
