import { gzipSync } from "node:zlib";
import type { Context } from "hono";

/** Short answers gain nothing from being zipped. */
const ZIPPED_FROM = 1024;

/** An answer that is handed out many times: its bytes, and the same zipped where that makes them fewer. */
export type ReadyBytes = {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly zipped: Uint8Array<ArrayBuffer> | undefined;
};

export function readyBytes(type: string, bytes: Uint8Array): ReadyBytes {
  const isPacked = /png|woff2/.test(type);
  return {
    type,
    body: new Uint8Array(bytes),
    zipped: bytes.length > ZIPPED_FROM && !isPacked ? new Uint8Array(gzipSync(bytes)) : undefined,
  };
}

/** Hands them out: zipped to whoever reads that. */
export function giveReady(
  c: Context,
  { type, body, zipped }: ReadyBytes,
  headers: Readonly<Record<string, string>>,
): Response {
  const isZipped = zipped !== undefined && /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
  const given = isZipped ? zipped : body;
  return c.body(given, 200, {
    ...headers,
    "content-type": type,
    "content-length": String(given.byteLength),
    vary: "accept-encoding",
    ...(isZipped ? { "content-encoding": "gzip" } : {}),
  });
}
