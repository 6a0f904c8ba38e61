import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

// Words that stand nowhere else in the product, so that any trace of them is a leak.
const NAME = "Zephyrine Quantum Kunshan";
const FIRM = "Zephyrine Quantum Holdings";
const TRACE = /zephyrine/i;

describe("a name that is not released, in views and what leaves them", () => {
  let hub: TestHub;
  let project: number;
  beforeAll(async () => {
    hub = await openTestHub({ demo: false });
    const made = await hub.call("officer", "POST", "/api/v1/attract/projects", {
      body: {
        name: NAME,
        codeName: "Project Kestrel",
        district: "ketd",
        sector: "chips",
        investor: { name: FIRM, website: "https://zephyrine.example" },
      },
    });
    project = (made.body as { project: { id: number } }).project.id;
    for (const [verb, body] of [
      ["tasks", { title: "Site visit", due: "2026-12-01" }],
      ["promises", { side: "investor", what: "jobs", target: 50, unit: "FTE", due: "2027-12-31" }],
      ["issues", { body: "Road closed", on: "2026-01-01" }],
      ["activities", { kind: "visit", on: "2026-01-02", body: "Seen the plot" }],
      [
        "amounts",
        {
          kind: "signing",
          measure: "promised",
          money: { amount: "9000000.00", currency: "CNY" },
          on: "2026-01-03",
        },
      ],
    ] as const)
      expect(
        (await hub.call("officer", "POST", `/api/v1/attract/projects/${project}/${verb}`, { body }))
          .status,
      ).toBeLessThan(300);
  });
  afterAll(() => hub.close());

  it("A4 no answer to a question, export or check tells it: packs, conflicts, bulk changes, links, feeds", async () => {
    const asks = [
      [
        "POST",
        "/attract/answer-pack",
        { questions: [{ id: "1", text: "Who?", code: "site.name" }] },
      ],
      [
        "POST",
        "/attract/answer-pack/xlsx",
        { questions: [{ id: "1", text: "Who?", code: "gdp" }] },
      ],
      ["POST", "/attract/conflicts", { name: "Zephyr Quantum Holdings" }],
      [
        "POST",
        "/attract/projects/bulk",
        { projects: [{ id: project, version: 1 }], change: { kind: "sector", sector: "x" } },
      ],
      ["POST", `/attract/projects/${project}/grants`, { person: 1 }],
      ["POST", `/attract/projects/${project}/release`, { on: "2020-01-01" }],
    ] as const;
    for (const role of [
      "administrator",
      "analyst",
      "officer2",
      "viewer",
      "investor",
      "visitor",
    ] as const)
      for (const [method, path, body] of asks) {
        const answer = await hub.call(role, method, `/api/v1${path}`, { body });
        expect(answer.text, `${role} ${path}`).not.toMatch(TRACE);
      }
    // The firm is known to be held, and by whom: no more.
    const conflicts = await hub.call("officer2", "POST", "/api/v1/attract/conflicts", {
      body: { name: FIRM },
    });
    expect((conflicts.body as { conflicts: object[] }).conflicts).toEqual([
      { district: "ketd", certain: false, message: "a record exists with this department" },
    ]);
    const { path } = (
      await hub.call("administrator", "POST", "/api/v1/attract/feeds", { body: {} })
    ).body as {
      path: string;
    };
    const calendar = await hub.call("visitor", "GET", path);
    expect(calendar.text).toContain("Project Kestrel");
    expect(calendar.text).not.toMatch(TRACE);
  });

  it("A4 its maker reads it, and everybody does from the day of its release", async () => {
    const seen = async (role: Parameters<TestHub["call"]>[0]) =>
      TRACE.test((await hub.call(role, "GET", "/api/v1/attract/projects")).text);
    expect([await seen("officer"), await seen("viewer")]).toEqual([true, false]);
    const { project: row } = (
      await hub.call("officer", "GET", `/api/v1/attract/projects/${project}`)
    ).body as { project: { version: number } };
    const released = await hub.call(
      "officer",
      "POST",
      `/api/v1/attract/projects/${project}/release`,
      {
        body: { on: "2026-01-01" },
        headers: { "if-match": String(row.version) },
      },
    );
    expect(released.status, released.text).toBe(200);
    expect(await seen("viewer")).toBe(true);
    expect(await seen("investor")).toBe(false); // no outsider reads the pipeline at all
  });
});
