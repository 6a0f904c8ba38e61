import fs from "node:fs";
import path from "node:path";
import type { Api } from "./define.ts";
import { giveReady, type ReadyBytes, readyBytes } from "./ready-bytes.ts";

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

/** Serves the built web client; every other address is the client's own and gets its first page. */
export function serveWeb(app: Api, folder: string): void {
  const cache = new Map<string, ReadyBytes>();
  const load = (name: string): ReadyBytes | undefined => {
    const known = cache.get(name);
    if (known) return known;
    const file = path.join(folder, name);
    if (!file.startsWith(folder + path.sep) || !fs.existsSync(file) || !fs.statSync(file).isFile())
      return undefined;
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    const served = readyBytes(type, fs.readFileSync(file));
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
    const isAsset = asset !== undefined && name.startsWith("assets/");
    return giveReady(c, served, {
      "cache-control": isAsset ? "public, max-age=31536000, immutable" : "no-cache",
    });
  });
}
