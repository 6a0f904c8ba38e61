import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

/** Words of a hidden project that no outsider may read anywhere: its name, its firm, its people, its papers. */
const HIDDEN = ["Zephyrquartz", "辰砂微纳", "Obsidianwright", "obsidian-terms"];
const READERS = [
  "officer2",
  "analyst",
  "fund-manager",
  "viewer",
  "matchmaker",
  "investor",
  "enterprise",
  "administrator",
  "visitor",
] as const;

let hub: TestHub;
let project: number;
let company: number;
let document: number;
let batch: number;

const call = (
  who: Parameters<TestHub["call"]>[0],
  method: string,
  address: string,
  body?: object,
) => hub.call(who, method, `/api/v1${address}`, body === undefined ? {} : { body });

beforeAll(async () => {
  hub = await openTestHub({ demo: false });
  const made = await call("officer", "POST", "/attract/projects", {
    name: "Zephyrquartz wafer line",
    codeName: "Project Jade",
    investor: {
      name: "Obsidianwright 辰砂微纳 Semiconductor",
      website: "https://obsidianwright.example",
    },
    district: "ketd",
    sector: "C39",
  });
  expect(made.status, made.text).toBe(201);
  project = (made.body as { project: { id: number } }).project.id;
  const list = await call("officer", "GET", "/attract/companies?q=Obsidianwright");
  company = (list.body as { items: { id: number }[] }).items[0]?.id as number;
  await call("officer", "POST", `/attract/companies/${company}/contacts`, {
    name: "Zephyrquartz CFO",
  });
  const form = new FormData();
  form.set("company", String(company));
  form.set("file", new File(["obsidian-terms"], "Obsidianwright terms.txt"));
  document = (
    (await hub.call("officer", "POST", "/api/v1/attract/documents", { form })).body as {
      id: number;
    }
  ).id;
  await call("officer", "POST", `/attract/companies/${company}/relations`, {
    kind: "parent",
    otherName: "Obsidianwright Holding",
  });
  await call("officer", "POST", `/attract/projects/${project}/amounts`, {
    kind: "signing",
    measure: "promised",
    money: { amount: "5000000", currency: "CNY" },
    on: "2026-01-05",
    occasion: "fair",
  });
  await call("officer", "POST", `/attract/projects/${project}/promises`, {
    side: "investor",
    what: "jobs",
    target: 10,
    unit: "FTE",
    due: "2026-02-01",
  });
  await call("officer", "POST", `/attract/projects/${project}/issues`, {
    body: "Power",
    on: "2026-01-05",
  });
  // The name in an imported list is the importer's alone.
  const file = new FormData();
  file.set(
    "file",
    new File(
      ["代号,项目名称,投资方,阶段\nProject Onyx,Zephyrquartz II,Obsidianwright Two,在谈\n"],
      "hidden.csv",
    ),
  );
  batch = (
    (await hub.call("officer", "POST", "/api/v1/attract/imports", { form: file })).body as {
      id: number;
    }
  ).id;
  const begun = await call("officer", "POST", `/attract/imports/${batch}/check`, {
    headingRow: 1,
    columns: {
      代号: { role: "code-name" },
      项目名称: { role: "name" },
      投资方: { role: "investor" },
      阶段: { role: "stage" },
    },
    asOf: "2026-01-05",
    district: "ketd",
    source: { title: "list" },
  });
  expect(begun.status, begun.text).toBe(202);
  await hub.ended("officer", (begun.body as { job: number }).job);
  const applied = await call("officer", "POST", `/attract/imports/${batch}/apply`);
  await hub.ended("officer", (applied.body as { job: number }).job);
});
afterAll(() => hub.close());

/** Every route that reads, with numbers put where it asks for one: those of the hidden project, its firm, its paper, its import. */
async function readings(): Promise<string[]> {
  const { paths } = (await hub.call("visitor", "GET", "/api/openapi.json")).body as unknown as {
    paths: Record<
      string,
      Record<string, { parameters?: { in: string; name: string; required?: boolean }[] }>
    >;
  };
  return Object.entries(paths).flatMap(([route, methods]) => {
    if (!methods.get || /\/events$|\/oidc\//.test(route)) return [];
    const numbers = /companies/.test(route)
      ? [company]
      : /documents/.test(route)
        ? [document]
        : /imports/.test(route)
          ? [batch]
          : [project];
    const asks = /\{[^}]+\}/.test(route)
      ? numbers.map((n) => route.replace(/\{[^}]+\}/g, String(n)))
      : [route];
    const named = new Set(
      (methods.get.parameters ?? []).filter((p) => p.in === "query").map((p) => p.name),
    );
    const queries = [
      "",
      ...(named.has("q") ? ["?q=Zephyrquartz", `?q=${encodeURIComponent("辰砂")}`] : []),
      ...(named.has("limit") ? ["?limit=100"] : []),
      ...(named.has("year") ? ["?year=2026"] : []),
      ...(named.has("format") ? ["?format=xlsx", "?format=csv", "?format=pdf"] : []),
      ...(named.has("entity") ? ["?entity=project", "?entity=project-secret"] : []),
    ];
    return asks.flatMap((ask) => queries.map((query) => ask + query));
  });
}

describe("A4: a confidential project", () => {
  test("is known to who made it, name, firm, people and paper", async () => {
    const detail = await call("officer", "GET", `/attract/projects/${project}`);
    expect(detail.text).toContain("Zephyrquartz wafer line");
    const firm = await call("officer", "GET", `/attract/companies/${company}`);
    for (const word of HIDDEN.slice(0, 3)) expect(firm.text, word).toContain(word);
    expect((await call("officer", "GET", `/attract/documents/${document}/content`)).text).toBe(
      "obsidian-terms",
    );
  });

  test("shows no word of its name to anybody else: every reading route, search, export and paging answer", async () => {
    const found: string[] = [];
    let asked = 0;
    const look = async (ask: string, who: (typeof READERS)[number]) => {
      const answer = await hub.call(who, "GET", ask);
      asked++;
      const text = answer.text.replaceAll(/\\u([0-9a-f]{4})/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      );
      for (const word of HIDDEN) if (text.includes(word)) found.push(`${who} ${ask}: ${word}`);
    };
    for (const ask of await readings()) await Promise.all(READERS.map((who) => look(ask, who)));
    expect(found).toEqual([]);
    expect(asked).toBeGreaterThan(1_900);
  }, 180_000);

  test("refuses writes that would show it, in the words of one that is not there", async () => {
    for (const who of ["officer2", "viewer", "investor"] as const) {
      for (const [method, address, body] of [
        ["POST", `/attract/companies/${company}/contacts`, { name: "x" }],
        ["POST", `/attract/companies/${company}/merge`, { loser: company + 1 }],
        [
          "POST",
          `/attract/projects/${project}/activities`,
          { kind: "note", on: "2026-01-05", body: "x" },
        ],
        ["POST", `/attract/imports/${batch}/undo`, undefined],
        ["DELETE", `/attract/documents/${document}`, undefined],
      ] as const) {
        const answer = await call(who, method, address, body as object | undefined);
        expect([403, 404], `${who} ${method} ${address}: ${answer.text}`).toContain(answer.status);
        for (const word of HIDDEN) expect(answer.text).not.toContain(word);
      }
    }
  });

  test("a district that registers the same firm learns of the other district and of nothing else", async () => {
    const answer = await call("officer2", "POST", "/attract/projects", {
      name: "Ours",
      investor: { name: "Obsidianwright 辰砂微纳 Semiconductor" },
      district: "khtd",
    });
    expect(answer.body).toMatchObject({ conflicts: [{ district: "ketd" }] });
    expect(answer.text).not.toContain("Zephyrquartz");
    expect(answer.text).not.toContain("Project Jade");
  });

  test("shows its name after its release, and the log of the hub never held it", async () => {
    const { rows } = await hub.pool.query(
      "select before::text || after::text || entity_id as line from hub.audit",
    );
    for (const { line } of rows)
      expect(String(line)).not.toMatch(/Zephyrquartz wafer|Zephyrquartz II/);
    const { project: row } = (await call("officer", "GET", `/attract/projects/${project}`))
      .body as { project: { version: number } };
    const released = await hub.call(
      "officer",
      "POST",
      `/api/v1/attract/projects/${project}/release`,
      { body: { on: "2026-01-01" }, headers: { "if-match": `"${row.version}"` } },
    );
    expect(released.status, released.text).toBe(200);
    expect((await call("viewer", "GET", `/attract/projects/${project}`)).text).toContain(
      "Zephyrquartz wafer line",
    );
    expect((await call("investor", "GET", `/attract/projects/${project}`)).status).toBe(403);
  });

  test("the list of rights names every route that was read", () => {
    const table = readFileSync(path.join(import.meta.dirname, "../http/route-rights.txt"), "utf8");
    expect(table).toContain("GET /api/v1/attract/companies/{id}");
  });
});
