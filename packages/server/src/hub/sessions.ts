import type { Context } from "hono";
import { setCookie } from "hono/cookie";
import type { Tx } from "../db/rights.ts";
import { hashSecret, newSecret, SESSION_COOKIE } from "../http/auth.ts";
import { Problem } from "../http/problem.ts";
import type { Deps, Env } from "../http/seat.ts";
import { hubsOf, openSession } from "./me-queries.ts";

const SESSION_DAYS = 14;

/** Opens a session for a person who has shown who they are, in the named hub or in their first. */
export async function beginSession(
  c: Context<Env>,
  tx: Tx,
  deps: Deps,
  { person, hub }: { person: number; hub: string | undefined },
): Promise<{ hub: number }> {
  const hubs = await hubsOf(tx, person);
  const chosen = hub === undefined ? hubs[0] : hubs.find((h) => h.code === hub);
  if (!chosen) throw new Problem("wrong-credentials");
  const secret = newSecret();
  const now = deps.now();
  const expires = new Date(now.getTime() + SESSION_DAYS * 86_400_000);
  await openSession(tx, {
    hash: hashSecret(secret),
    person,
    hub: chosen.hub_id,
    now,
    expires,
    userAgent: c.req.header("user-agent") ?? "",
  });
  setCookie(c, SESSION_COOKIE, secret, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    expires,
    secure:
      new URL(c.req.url).protocol === "https:" || c.req.header("x-forwarded-proto") === "https",
  });
  return { hub: chosen.hub_id };
}
