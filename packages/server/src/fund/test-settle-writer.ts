// The process that safe.test.ts kills: settles one notice after another, each in a transaction, until it is ended.
import { writeSync } from "node:fs";
import { createApp } from "../app.ts";
import { openPool } from "../db/connect.ts";
import { DEMO_PASSWORD } from "../demo/accounts.ts";

const [, , url = "", ids = ""] = process.argv;
const pool = openPool(url, { max: 2 });
const app = createApp({
  pool,
  now: () => new Date("2026-11-24T08:00:00Z"),
  files: "/tmp",
  demo: [],
  oidc: undefined,
  wake: () => {},
  log: () => {},
});
const signIn = await app.request("/api/v1/me/session", {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ email: "admin@demo.essor", password: DEMO_PASSWORD }),
});
const cookie = (signIn.headers.get("set-cookie") ?? "").split(";")[0] as string;
writeSync(1, "ready\n");
for (const id of ids.split(",")) {
  const answer = await app.request(`/api/v1/fund/notices/${id}/settle`, {
    method: "POST",
    headers: { cookie, "x-essor": "1", "if-match": '"3"' },
  });
  writeSync(1, `${id} ${answer.status}\n`); // said only after the commit came back
}
writeSync(1, "done\n");
