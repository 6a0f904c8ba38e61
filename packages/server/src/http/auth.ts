import { createHash, randomBytes } from "node:crypto";
import { type Capability, may, type Role } from "@essor/contract/rights";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { asSystem } from "../db/rights.ts";
import { findSession, findToken, type SeatRow } from "./auth-queries.ts";
import { Problem } from "./problem.ts";
import type { Deps, Env, Seat } from "./seat.ts";

export const SESSION_COOKIE = "essor_session";
const FRESH_FOR_MS = 5_000;

/** A secret for a cookie or a token: 32 random bytes. Only its hash is stored. */
export function newSecret(prefix = ""): string {
  return prefix + randomBytes(32).toString("base64url");
}

export function hashSecret(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/** Seats looked up in the last seconds, so that a page of twenty requests asks the database once. */
export type SeatCache = {
  readonly get: (secret: string) => Seat | undefined;
  readonly put: (secret: string, seat: Seat) => void;
  readonly forget: () => void;
};

export function seatCache(now: () => Date): SeatCache {
  const seats = new Map<string, { seat: Seat; until: number }>();
  return {
    get: (secret) => {
      const found = seats.get(secret);
      return found && found.until > now().getTime() ? found.seat : undefined;
    },
    put: (secret, seat) => {
      if (seats.size > 5_000) seats.clear();
      seats.set(secret, { seat, until: now().getTime() + FRESH_FOR_MS });
    },
    forget: () => seats.clear(),
  };
}

/** Finds out who asks, from the session cookie or a bearer token. A wrong token is refused, no token is a visitor. */
export function findSeat(deps: Deps, cache: SeatCache): MiddlewareHandler<Env> {
  return async (c, next) => {
    const bearer = /^Bearer (\S+)$/.exec(c.req.header("authorization") ?? "")?.[1];
    const cookie = bearer === undefined ? getCookie(c, SESSION_COOKIE) : undefined;
    const secret = bearer ?? cookie;
    c.set("seat", undefined);
    if (secret !== undefined) {
      const seat = cache.get(secret) ?? (await lookUp(deps, secret, bearer !== undefined));
      if (seat) {
        cache.put(secret, seat);
        c.set("seat", seat);
      } else if (bearer !== undefined) throw new Problem("token-expired");
    }
    await next();
  };
}

async function lookUp(deps: Deps, secret: string, isToken: boolean): Promise<Seat | undefined> {
  const hash = hashSecret(secret);
  const row = await asSystem(deps.pool, (tx) =>
    isToken ? findToken(tx, hash, deps.now()) : findSession(tx, hash, deps.now()),
  );
  return row ? seatOf(row, isToken ? "token" : "session") : undefined;
}

function seatOf(row: SeatRow, via: Seat["via"]): Seat {
  return {
    asker: {
      hub: row.hub_id,
      person: row.person_id,
      role: row.role as Role,
      ...(row.districts ? { districts: row.districts } : {}),
      ...(row.chains ? { chains: row.chains } : {}),
      ...(row.funds ? { funds: row.funds } : {}),
    },
    hubCode: row.hub_code,
    email: row.email,
    name: row.name,
    locale: row.locale,
    via,
    scopes: row.scopes ?? undefined,
  };
}

/** The seat of a signed-in person with the capability, or a refusal. */
export function requireSeat(c: Context<Env>, capability: Capability | "signed-in"): Seat {
  const seat = c.get("seat");
  if (!seat) throw new Problem("not-signed-in");
  if (capability !== "signed-in") {
    const allowed =
      may(seat.asker.role, capability) &&
      (seat.scopes === undefined || seat.scopes.includes(capability));
    if (!allowed) throw new Problem("forbidden");
  }
  const writes = !["GET", "HEAD", "OPTIONS"].includes(c.req.method);
  if (writes && seat.via === "session" && c.req.header("x-essor") === undefined)
    throw new Problem("csrf-guard");
  return seat;
}
