import { readFileSync } from "node:fs";
import path from "node:path";
import { ROLES, type Role } from "@essor/contract/rights";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHub, type TestHub } from "./test-hub.ts";

type Row = { readonly route: string; readonly may: ReadonlySet<string> };

const LETTERS: Readonly<Record<Role, string>> = {
  administrator: "A",
  analyst: "N",
  officer: "O",
  "fund-manager": "F",
  matchmaker: "M",
  viewer: "V",
  investor: "I",
  enterprise: "E",
};

/** The expected answers: a route, then the letters of the roles that may call it; `*` is anyone, signed in or not. */
function expected(): Row[] {
  const file = path.join(import.meta.dirname, "route-rights.txt");
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [letters = "", ...route] = line.split(" ");
      return { route: route.join(" "), may: new Set(letters) };
    });
}

describe("every route for every role", () => {
  let hub: TestHub;
  let routes: string[];
  beforeAll(async () => {
    hub = await openTestHub({ demo: false });
    const { paths } = (await hub.call("visitor", "GET", "/api/openapi.json")).body as {
      paths: Record<string, object>;
    };
    routes = Object.entries(paths).flatMap(([p, methods]) =>
      Object.keys(methods).map((m) => `${m.toUpperCase()} ${p}`),
    );
  });
  afterAll(() => hub.close());

  it("the table names each route once, and no other", () => {
    expect(
      expected()
        .map((row) => row.route)
        .sort(),
    ).toEqual([...routes].sort());
  });

  it("answers as the table says", async () => {
    const wrong: string[] = [];
    for (const { route, may } of expected()) {
      const [method = "", template = ""] = route.split(" ");
      const address = template.replace(/\{[^}]+\}/g, "1");
      const visitor = await hub.call("visitor", method, address);
      const open =
        visitor.status !== 401 ||
        ["wrong-credentials", "oidc-failed", "not-signed-in"].includes(
          (visitor.body as { code: string }).code,
        ) === false;
      if (may.has("*") !== open) wrong.push(`${route}: visitor got ${visitor.status}`);
      if (may.has("*")) continue;
      for (const role of ROLES) {
        const { status, body } = await hub.call(role, method, address);
        const refused = status === 403 && (body as { code?: string }).code === "forbidden";
        if (refused === may.has(LETTERS[role])) wrong.push(`${route}: ${role} got ${status}`);
        if (status === 500) wrong.push(`${route}: ${role} got 500`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
