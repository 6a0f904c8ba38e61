import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

/** A browser of few lines: follows redirects and keeps cookies per host. */
function smallBrowser(app: TestHub["app"], own: string) {
  const jar = new Map<string, Map<string, string>>();
  const send = async (url: URL, init: RequestInit): Promise<Response> => {
    const cookies = jar.get(url.origin) ?? new Map<string, string>();
    jar.set(url.origin, cookies);
    const headers = {
      ...init.headers,
      cookie: [...cookies].map(([k, v]) => `${k}=${v}`).join("; "),
    };
    const response =
      url.origin === own
        ? await app.request(url.href, { ...init, headers })
        : await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/expires=Thu, 01 Jan 1970/i.test(line) || value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const go = async (
    start: string,
    init: RequestInit = {},
  ): Promise<{ url: URL; response: Response }> => {
    let url = new URL(start);
    let response = await send(url, init);
    for (let i = 0; i < 12 && response.status >= 300 && response.status < 400; i++) {
      url = new URL(response.headers.get("location") ?? "", url);
      if (url.origin === own && url.pathname === "/") break;
      response = await send(url, {});
    }
    return { url, response };
  };
  return { go, cookie: (name: string) => jar.get(own)?.get(name) };
}

describe("sign-in with a real OpenID Connect provider", () => {
  const own = "http://essor.test";
  let provider: Server;
  let hub: TestHub;
  let issuer: string;

  beforeAll(async () => {
    provider = createServer();
    await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
    issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
    const verified = (id: string) => !id.startsWith("unverified");
    const oidc = new Provider(issuer, {
      clients: [
        {
          client_id: "essor",
          client_secret: "a secret of some length",
          redirect_uris: [`${own}/api/v1/me/oidc/return`],
        },
      ],
      claims: { openid: ["sub"], email: ["email", "email_verified"] },
      conformIdTokenClaims: false,
      findAccount: (_ctx, id) => ({
        accountId: id,
        claims: () => ({
          sub: id,
          email: `${id.replace("unverified-", "")}@demo.essor`,
          email_verified: verified(id),
        }),
      }),
    });
    provider.on("request", oidc.callback());
    hub = await openTestHub({
      demo: false,
      more: {
        oidc: {
          issuer,
          clientId: "essor",
          clientSecret: "a secret of some length",
          name: "City",
          publicUrl: own,
          allowHttp: true,
        },
      },
    });
  });
  afterAll(async () => {
    await hub.close();
    await new Promise((resolve) => provider.close(resolve));
  });

  /** Goes through the provider's development pages as one of its users. */
  const signInAs = async (login: string) => {
    const browser = smallBrowser(hub.app, own);
    let page = await browser.go(`${own}/api/v1/me/oidc/start`);
    for (const body of [`prompt=login&login=${login}&password=x`, "prompt=consent"]) {
      if (page.url.origin !== issuer) break;
      const html = await page.response.text();
      const action = /action="([^"]+)"/.exec(html)?.[1] ?? "";
      page = await browser.go(new URL(action, page.url).href, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body,
      });
    }
    return { ...page, session: browser.cookie("essor_session") };
  };

  it("is offered on the sign-in page", async () => {
    expect((await hub.call("visitor", "GET", "/api/v1/me/ways")).body).toMatchObject({
      oidc: { name: "City" },
    });
  });

  it("a person with a verified address comes in with their own rights, the second time by subject", async () => {
    for (let i = 0; i < 2; i++) {
      const { session } = await signInAs("officer");
      const me = await hub.app.request("/api/v1/me", {
        headers: { cookie: `essor_session=${session}` },
      });
      expect(await me.json()).toMatchObject({ email: "officer@demo.essor", role: "officer" });
    }
  });

  it("strangers and unverified addresses stay out", async () => {
    for (const login of ["stranger", "unverified-admin"]) {
      const { response, session } = await signInAs(login);
      expect(await response.json()).toMatchObject({ code: "oidc-unknown-person", status: 403 });
      expect(session).toBeUndefined();
    }
  });

  it("a return without the beginning is refused", async () => {
    expect(
      (await hub.call("visitor", "GET", "/api/v1/me/oidc/return?code=x&state=y")).body,
    ).toMatchObject({ code: "oidc-failed" });
  });
});
