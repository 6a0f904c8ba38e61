import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

type Coded = { code: string };
type Person = { personId: number; email: string; role: string; version: number };
type Project = { id: number; district: string | null };

describe("rights by district, chain and fund", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await openTestHub({ demo: true });
  });
  afterAll(() => hub.close());

  const items = async <T>(role: Parameters<TestHub["call"]>[0], path: string) =>
    ((await hub.call(role, "GET", `/api/v1/${path}`)).body as { items: T[] }).items;
  /** Gives somebody of a role the scope; answers what to put back. */
  const scope = async (email: string, rights: object) => {
    const people = await items<Person>("administrator", "hub/members");
    const person = people.find((p) => p.email === email) as Person;
    const answer = await hub.call(
      "administrator",
      "PATCH",
      `/api/v1/hub/members/${person.personId}`,
      {
        body: { role: person.role, ...rights },
        headers: { "if-match": `"${person.version}"` },
      },
    );
    expect(answer.status, answer.text).toBe(200);
  };

  it("X2: a district officer's call for another district's lead finds nothing", async () => {
    const all = await items<Project>("administrator", "attract/projects?limit=500");
    const other = all.find((p) => p.district === "khtd") as Project;
    const path = `/api/v1/attract/projects/${other.id}`;
    expect((await hub.call("officer2", "GET", path)).status).toBe(200);
    expect((await hub.call("officer", "GET", path)).status).toBe(404);
    const seen = await items<Project>("officer", "attract/projects?limit=500");
    expect(seen.every((p) => p.district !== "khtd")).toBe(true);
  });

  it("X2: who works for one chain sees no other, in lists and by address", async () => {
    const chains = await items<Coded>("administrator", "target/chains");
    const [mine, other] = chains.map((c) => c.code) as [string, string];
    await scope("officer2@demo.essor", { districts: null, chains: [mine], funds: null });
    expect((await items<Coded>("officer2", "target/chains")).map((c) => c.code)).toEqual([mine]);
    const charter = (code: string) =>
      hub.call("officer2", "PUT", `/api/v1/target/chains/${code}/charter/leader`, {
        body: { owner: "Lu Yuan", due: "2030-01-01" },
        headers: { "if-match": '"1"' },
      });
    expect((await charter(other)).status).toBe(404);
    const gaps = await items<{ chain: string }>("officer2", "target/gaps");
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps.every((gap) => gap.chain === mine)).toBe(true);
  });

  it("X2: a manager of one fund sees no other fund and none of its books", async () => {
    const funds = await items<Coded>("administrator", "fund/funds");
    const [mine, other] = funds.map((f) => f.code) as [string, string];
    await scope("fund@demo.essor", { districts: null, chains: null, funds: [mine] });
    expect((await items<Coded>("fund-manager", "fund/funds")).map((f) => f.code)).toEqual([mine]);
    expect((await hub.call("fund-manager", "GET", `/api/v1/fund/funds/${mine}`)).status).toBe(200);
    for (const path of [other, `${other}/limits`, `${other}/ledger`])
      expect((await hub.call("fund-manager", "GET", `/api/v1/fund/funds/${path}`)).status).toBe(
        404,
      );
  });
});
