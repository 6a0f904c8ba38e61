import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { Tx } from "../db/rights.ts";
import { Problem } from "./problem.ts";
import type { Env, Seat } from "./seat.ts";

/**
 * Carries out a write once per Idempotency-Key. The key is stored in the transaction of the write itself,
 * so either both remain or neither; a second request with the same key gets the first answer again.
 */
export async function once(
  c: Context<Env>,
  tx: Tx,
  seat: Seat,
  work: () => Promise<Response>,
): Promise<Response> {
  const key = c.req.header("idempotency-key");
  if (key === undefined || ["GET", "HEAD"].includes(c.req.method)) return work();
  if (key.length > 200)
    throw new Problem("bad-request", "The Idempotency-Key is longer than 200 characters");
  const hash = createHash("sha256")
    .update(`${c.req.method} ${new URL(c.req.url).pathname}\n`)
    .update(c.req.header("content-type")?.startsWith("multipart/") ? "" : await c.req.text())
    .digest();
  const id = [seat.asker.hub, seat.asker.person, key];
  const claimed = await tx.query(
    "insert into hub.idempotency (hub_id, person_id, key, request_hash) values ($1, $2, $3, $4) on conflict do nothing",
    [...id, hash],
  );
  if (claimed.rowCount === 0) return replay(tx, id, hash);
  const response = await work();
  const body = response.status === 204 ? null : await response.clone().text();
  await tx.query(
    "update hub.idempotency set status = $4, body = $5 where hub_id = $1 and person_id = $2 and key = $3",
    [...id, response.status, body],
  );
  return response;
}

async function replay(tx: Tx, id: unknown[], hash: Buffer): Promise<Response> {
  const { rows } = await tx.query(
    "select request_hash, status, body from hub.idempotency where hub_id = $1 and person_id = $2 and key = $3",
    id,
  );
  const first = rows[0];
  if (!first?.status) throw new Problem("request-in-progress");
  if (!hash.equals(first.request_hash)) throw new Problem("idempotency-key-reused");
  return new Response(first.status === 204 ? null : first.body, {
    status: first.status,
    headers: { "content-type": "application/json", "idempotent-replay": "true" },
  });
}
