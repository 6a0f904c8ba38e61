import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import * as oidc from "openid-client";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps, Env, OidcSettings } from "../http/seat.ts";
import { findIdentity, findPerson, linkIdentity } from "./me-queries.ts";
import { beginSession } from "./sessions.ts";

const FLOW_COOKIE = "essor_oidc";

/** Sign-in with an OpenID Connect provider: authorisation code with PKCE. */
export function oidcRoutes(api: Api, deps: Deps): void {
  let discovered: Promise<oidc.Configuration> | undefined;
  const provider = (settings: OidcSettings) => {
    discovered ??= oidc
      .discovery(
        new URL(settings.issuer),
        settings.clientId,
        settings.clientSecret,
        undefined,
        settings.allowHttp ? { execute: [oidc.allowInsecureRequests] } : undefined,
      )
      .catch((error: unknown) => {
        discovered = undefined; // the provider may be back at the next try
        throw error;
      });
    return discovered;
  };
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/me/oidc/start",
      summary: "Go to the sign-in provider",
      needs: "anyone",
      answer: z.string(),
      gives: "text/html",
    },
    async ({ c }) => {
      const settings = configured(deps);
      const verifier = oidc.randomPKCECodeVerifier();
      const state = oidc.randomState();
      const target = oidc.buildAuthorizationUrl(await provider(settings), {
        redirect_uri: returnAddress(settings),
        scope: "openid email profile",
        state,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
      });
      setCookie(c, FLOW_COOKIE, `${state}.${verifier}`, {
        httpOnly: true,
        sameSite: "Lax",
        path: "/api/v1/me/oidc",
        maxAge: 600,
      });
      return c.redirect(target.href);
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/me/oidc/return",
      summary: "Back from the sign-in provider",
      needs: "anyone",
      answer: z.string(),
      gives: "text/html",
    },
    async ({ c, tx }) => {
      const settings = configured(deps);
      const claims = await exchange(c, await provider(settings), settings);
      const person = await personOf(tx, settings, claims);
      await beginSession(c, tx, deps, { person, hub: undefined });
      return c.redirect("/");
    },
  );
}

function configured(deps: Deps): OidcSettings {
  if (!deps.oidc) throw new Problem("not-found");
  return deps.oidc;
}

function returnAddress(settings: OidcSettings): string {
  return `${settings.publicUrl}/api/v1/me/oidc/return`;
}

async function exchange(
  c: Context<Env>,
  config: oidc.Configuration,
  settings: OidcSettings,
): Promise<oidc.IDToken> {
  const [state, verifier] = (getCookie(c, FLOW_COOKIE) ?? "").split(".");
  deleteCookie(c, FLOW_COOKIE, { path: "/api/v1/me/oidc" });
  if (!state || !verifier)
    throw new Problem("oidc-failed", "The sign-in took too long or began elsewhere");
  const here = new URL(returnAddress(settings));
  here.search = new URL(c.req.url).search;
  try {
    const tokens = await oidc.authorizationCodeGrant(config, here, {
      pkceCodeVerifier: verifier,
      expectedState: state,
    });
    const claims = tokens.claims();
    if (claims) return claims;
  } catch {
    // The provider's reason may hold secrets of the exchange; the person learns that it failed.
  }
  throw new Problem("oidc-failed");
}

/** A known subject, or a person whose address the provider has verified; strangers stay out. */
async function personOf(tx: Tx, settings: OidcSettings, claims: oidc.IDToken): Promise<number> {
  const known = await findIdentity(tx, settings.issuer, claims.sub);
  if (known !== undefined) return known;
  const { email, email_verified: verified } = claims as {
    email?: string;
    email_verified?: boolean;
  };
  const person = email && verified === true ? await findPerson(tx, email) : undefined;
  if (!person || person.disabled_at) throw new Problem("oidc-unknown-person");
  await linkIdentity(tx, settings.issuer, claims.sub, person.id);
  return person.id;
}
