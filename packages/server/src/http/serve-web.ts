import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Api } from "./define.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".map": "application/json",
  ".wasm": "application/wasm",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

type Served = { readonly body: Buffer; readonly zipped: Buffer | undefined; readonly type: string };

/** Serves the built web client; every other address is the client's own and gets its first page. */
export function serveWeb(app: Api, folder: string): void {
  const cache = new Map<string, Served>();
  const load = (name: string): Served | undefined => {
    const known = cache.get(name);
    if (known) return known;
    const file = path.join(folder, name);
    if (!file.startsWith(folder + path.sep) || !fs.existsSync(file) || !fs.statSync(file).isFile())
      return undefined;
    const body = fs.readFileSync(file);
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    const served = {
      body,
      type,
      zipped: body.length > 1024 && !/png|woff2/.test(type) ? gzipSync(body) : undefined,
    };
    cache.set(name, served);
    return served;
  };
  app.get("*", (c) => {
    const name = decodeURIComponent(c.req.path).slice(1);
    const asset = name === "" ? undefined : load(name);
    // A page that was open before an update asks for a file that is gone: it must learn that, not get a page instead.
    if (asset === undefined && name.startsWith("assets/")) return c.text("Not found", 404);
    const served = asset ?? load("index.html");
    if (!served) return c.text("The web client is not built; run npm run build", 503);
    const zip =
      served.zipped !== undefined && /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
    c.header("content-type", served.type);
    c.header("vary", "accept-encoding");
    c.header(
      "cache-control",
      asset && name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    );
    if (zip) c.header("content-encoding", "gzip");
    return c.body(new Uint8Array(zip ? (served.zipped as Buffer) : served.body));
  });
}
