import {
  Me,
  MePatch,
  NewToken,
  PasswordChange,
  SignIn,
  SignInWays,
  Token,
  TokenRequest,
} from "@essor/contract/me";
import { CAPABILITIES, type Capability, may } from "@essor/contract/rights";
import { z } from "@hono/zod-openapi";
import { deleteCookie, getCookie } from "hono/cookie";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { asSystem, type Tx } from "../db/rights.ts";
import { hashSecret, newSecret, SESSION_COOKIE, type SeatCache } from "../http/auth.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import {
  closeOtherSessions,
  closeSession,
  findPerson,
  hubsOf,
  listTokens,
  makeToken,
  moveSession,
  noteFailure,
  noteSuccess,
  patchPerson,
  readMe,
  revokeToken,
  setPassword,
} from "./me-queries.ts";
import { checkStrength, hashPassword, passwordMatches } from "./passwords.ts";
import { beginSession } from "./sessions.ts";

/** Sign-in, who am I, password and tokens. */
export function meRoutes(api: Api, deps: Deps, cache: SeatCache): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/me/ways",
      summary: "How one may sign in",
      needs: "anyone",
      answer: SignInWays,
    },
    async () => ({
      password: true,
      oidc: deps.oidc ? { name: deps.oidc.name } : null,
      demo: deps.demo,
    }),
  );
  signIn(api, deps);
  define(
    api,
    deps,
    {
      method: "delete",
      path: "/api/v1/me/session",
      summary: "Sign out",
      needs: "anyone",
      status: 204,
    },
    async ({ c, tx }) => {
      const secret = getCookie(c, SESSION_COOKIE);
      if (secret !== undefined) await closeSession(tx, hashSecret(secret));
      deleteCookie(c, SESSION_COOKIE, { path: "/" });
      cache.forget();
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/me",
      summary: "Who am I, and what may I do",
      needs: "signed-in",
      answer: Me,
    },
    async ({ seat, tx }) => showMe(tx, seat.asker.person, seat.asker.hub),
  );
  define(
    api,
    deps,
    {
      method: "patch",
      path: "/api/v1/me",
      summary: "Change name, language or hub",
      needs: "signed-in",
      body: MePatch,
      answer: Me,
    },
    async ({ c, body, seat, tx }) => {
      await patchPerson(tx, seat.asker.person, {
        name: body.name ?? null,
        locale: body.locale ?? null,
      });
      let { hub } = seat.asker;
      if (body.hub !== undefined) {
        hub = await switchHub(tx, {
          person: seat.asker.person,
          code: body.hub,
          secret: getCookie(c, SESSION_COOKIE) ?? "",
        });
      }
      cache.forget();
      return showMe(tx, seat.asker.person, hub);
    },
  );
  changePassword(api, deps, cache);
  tokens(api, deps, cache);
}

function signIn(api: Api, deps: Deps): void {
  const perAddress = new RateLimiterMemory({ points: 30, duration: 60 });
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/me/session",
      summary: "Sign in with e-mail and password",
      needs: "anyone",
      body: SignIn,
      answer: Me,
    },
    async ({ c, tx, body }) => {
      // The same address may try often from one office; one account is locked by its own wrong guesses.
      await perAddress.consume(c.req.header("x-forwarded-for") ?? "direct").catch(() => {
        throw new Problem("too-many-requests");
      });
      const person = await findPerson(tx, body.email);
      if (person?.locked_until && person.locked_until > deps.now())
        throw new Problem("account-locked");
      const matches = await passwordMatches(person?.password_hash, body.password);
      if (!person || !matches || person.disabled_at) {
        // In its own transaction: the refusal below undoes this one.
        if (person) await asSystem(deps.pool, (other) => noteFailure(other, person.id, deps.now()));
        throw new Problem("wrong-credentials");
      }
      await noteSuccess(tx, person.id);
      const { hub } = await beginSession(c, tx, deps, { person: person.id, hub: body.hub });
      return showMe(tx, person.id, hub);
    },
  );
}

async function showMe(tx: Tx, person: number, hub: number): Promise<object> {
  const row = await readMe(tx, person, hub);
  if (!row) throw new Problem("not-found");
  const hubs = await hubsOf(tx, person);
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    locale: row.locale,
    role: row.role,
    capabilities: (Object.keys(CAPABILITIES) as Capability[]).filter((capability) =>
      may(row.role, capability),
    ),
    districts: row.districts,
    chains: row.chains,
    funds: row.funds,
    hub: { code: row.hub_code, name: row.hub_name, areaCode: row.area_code },
    hubs: hubs.map(({ code, name }) => ({ code, name })),
  };
}

async function switchHub(
  tx: Tx,
  { person, code, secret }: { person: number; code: string; secret: string },
): Promise<number> {
  const hub = (await hubsOf(tx, person)).find((h) => h.code === code);
  if (!hub) throw new Problem("not-found");
  await moveSession(tx, hashSecret(secret), hub.hub_id);
  return hub.hub_id;
}

function changePassword(api: Api, deps: Deps, cache: SeatCache): void {
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/me/password",
      summary: "Change the password; other sessions end",
      needs: "signed-in",
      body: PasswordChange,
      status: 204,
    },
    async ({ c, tx, seat, body }) => {
      const person = await asSystem(deps.pool, (system) => findPerson(system, seat.email));
      if (!(await passwordMatches(person?.password_hash, body.current)))
        throw new Problem("wrong-credentials");
      checkStrength(body.next, seat.email);
      await setPassword(tx, seat.asker.person, await hashPassword(body.next));
      await closeOtherSessions(
        tx,
        seat.asker.person,
        hashSecret(getCookie(c, SESSION_COOKIE) ?? ""),
      );
      cache.forget();
    },
  );
}

function tokens(api: Api, deps: Deps, cache: SeatCache): void {
  const path = "/api/v1/me/tokens";
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "My API tokens",
      needs: "signed-in",
      answer: z.object({ items: z.array(Token) }),
    },
    async ({ tx }) => ({ items: await listTokens(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Make an API token; it is shown once",
      needs: "signed-in",
      body: TokenRequest,
      answer: NewToken,
      status: 201,
    },
    async ({ tx, seat, body }) => {
      if (body.scopes.some((scope) => !may(seat.asker.role, scope)))
        throw new Problem("forbidden", "A token cannot do more than its owner");
      const token = newSecret("essor_");
      const made = await makeToken(tx, {
        hub: seat.asker.hub,
        person: seat.asker.person,
        name: body.name,
        hash: hashSecret(token),
        scopes: body.scopes,
        expiresOn: body.expiresOn,
      });
      return { ...made, token };
    },
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: `${path}/{id}`,
      summary: "Revoke a token",
      needs: "signed-in",
      status: 204,
      params: z.object({ id: z.coerce.number().int() }),
    },
    async ({ tx, params }) => {
      if (!(await revokeToken(tx, params.id, deps.now()))) throw new Problem("not-found");
      cache.forget();
    },
  );
}
