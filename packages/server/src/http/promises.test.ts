import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { IMPORT_ISSUES } from "@essor/contract/import-issues";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rootFolder } from "../db/cluster.ts";
import { schemaText } from "../db/schema-text.ts";
import { PROBLEMS } from "./problem.ts";
import { openTestHub, type TestHub } from "./test-hub.ts";

/** Each promise is a text file in the repository; `npm run promises` writes them anew, and the diff shows what changed. */
const WRITE = process.env.ESSOR_WRITE_PROMISES === "yes";

describe("promises kept as files", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await openTestHub({ demo: false });
  });
  afterAll(() => hub.close());

  function hold(file: string, text: string): void {
    const full = path.join(rootFolder(), file);
    if (WRITE) writeFileSync(full, text);
    expect(existsSync(full) ? readFileSync(full, "utf8") : "").toBe(text);
  }

  it("the HTTP contract", async () => {
    const { body } = await hub.call("visitor", "GET", "/api/openapi.json");
    expect((body as { openapi: string }).openapi).toBe("3.1.0");
    hold("packages/contract/openapi.json", `${JSON.stringify(body, null, 1)}\n`);
  });

  it("a long answer goes out zipped to who takes it, a short one as it is", async () => {
    const ask = (path: string, encoding: string) =>
      hub.app.request(path, { headers: { "accept-encoding": encoding } });
    const plain = await ask("/api/openapi.json", "identity");
    const zipped = await ask("/api/openapi.json", "br, gzip");
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(zipped.headers.get("content-encoding")).toBe("gzip");
    expect(zipped.headers.get("vary")).toBe("Accept-Encoding");
    const bytes = Buffer.from(await zipped.arrayBuffer());
    const text = await plain.text();
    expect(bytes.length).toBeLessThan(text.length / 4);
    expect(gunzipSync(bytes).toString()).toBe(text);
    const short = await ask("/api/v1/me/ways", "gzip");
    expect(short.headers.get("content-encoding")).toBeNull();
    expect(short.headers.get("content-length")).toBe(String((await short.text()).length));
  });

  it("the schema", async () => {
    const client = new pg.Client({ connectionString: hub.url });
    await client.connect();
    const { rows } = await client.query("show server_version_num");
    const text = await schemaText(client);
    await client.end();
    if (Number(rows[0].server_version_num) >= 180000) hold("packages/server/schema.sql", text);
  });

  it("the errors", () => {
    const lines = Object.entries(PROBLEMS).map(
      ([code, [status, title]]) => `| \`${code}\` | ${status} | ${title} |`,
    );
    hold(
      "ERRORS.md",
      `# Errors

Every refusal of the API is a problem document (RFC 9457) with one of these codes. They are stable: programs and translations may rely on them.
This file is written from \`packages/server/src/http/problem.ts\`; a test holds both together and checks that each code is thrown somewhere.

| code | status | meaning |
| --- | --- | --- |
${lines.join("\n")}

Starting the product can fail with a code of its own, on standard error and with exit code 1: ${startCodes()
        .map((code) => `\`${code}\``)
        .join(", ")}.

## What an import finds

A dry run names each finding with row, field and one of these codes. An \`error\` leaves the figure, the row or the file out; a \`warning\` takes it and says so.
This list is written from \`packages/contract/src/import-issues.ts\`; it does not compile with an unknown code, and a test checks that each is found somewhere.

| code | severity | meaning |
| --- | --- | --- |
${Object.entries(IMPORT_ISSUES)
  .map(([code, [severity, meaning]]) => `| \`${code}\` | ${severity} | ${meaning} |`)
  .join("\n")}
`,
    );
  });

  it("each error code is used, and no other is", () => {
    const text = sources().join("\n");
    const unused = Object.keys(PROBLEMS).filter((code) => text.split(`"${code}"`).length < 2);
    expect(unused).toEqual([]);
  });

  it("each finding of an import is found somewhere", () => {
    const text = [sources().join("\n"), periodNotes()]
      .join("\n")
      .replaceAll(/`\$\{\w+\}-(area|indicator|activity)`/g, '"unknown-$1" "ambiguous-$1"');
    const unused = Object.keys(IMPORT_ISSUES).filter((code) => !text.includes(`"${code}"`));
    expect(unused).toEqual([]);
  });
});

/** The notes on periods are made in core. */
function periodNotes(): string {
  return readFileSync(
    path.join(rootFolder(), "packages/core/src/measure/import/period-text.ts"),
    "utf8",
  );
}

/** The server's sources without the table of errors itself. */
function sources(): string[] {
  const folder = path.join(rootFolder(), "packages/server/src");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) =>
      readFileSync(path.join(folder, name), "utf8").replace(
        /export const PROBLEMS[\s\S]*?satisfies/,
        "",
      ),
    );
}

function startCodes(): string[] {
  return [
    ...new Set(
      sources().flatMap((text) =>
        [...text.matchAll(/StartError\(\s*"([a-z-]+)"/g)].map((m) => m[1] as string),
      ),
    ),
  ].sort();
}
