import type { Aftercare, Award, Clawback, PolicyEntry } from "@essor/contract/attract-care";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openAttractHub } from "./test-attract.ts";

type Hub = Awaited<ReturnType<typeof openAttractHub>>;
let hub: Hub["hub"];
let call: Hub["call"];
let made: Hub["made"];
let project: Hub["project"];
beforeAll(async () => {
  ({ hub, call, made, project } = await openAttractHub("2026-06-01T02:00:00Z"));
});
afterAll(() => hub.close());

test("A16: 100 jobs promised, 55 delivered by the date: a breach with the amount due, claimed with its reason, and what came back", async () => {
  const id = await project("Jobs", "Jobs Ltd");
  await made("officer", "POST", `/projects/${id}/promises`, {
    side: "investor",
    what: "jobs",
    target: 100,
    unit: "FTE",
    due: "2026-05-01",
    paidAhead: { amount: "1000000", currency: "CNY" },
    clawback: "proportional",
  });
  await made("officer", "POST", `/projects/${id}/promises`, {
    side: "city",
    what: "payment",
    target: 1,
    unit: "payment",
    due: "2026-12-31",
  });
  const promises = async () =>
    (
      (await made("officer", "GET", "/promises")) as {
        items: { id: number; side: string; state: string; amountDue: object }[];
      }
    ).items;
  const jobs = (await promises()).find((p) => p.side === "investor");
  // Nobody has measured it yet: it is not called broken, and nothing can be claimed.
  expect(jobs?.state).toBe("unmeasured");
  expect(
    (
      await call("officer", "POST", `/promises/${jobs?.id}/clawback`, {
        decision: "claimed",
        reason: "x",
      })
    ).status,
  ).toBe(409);
  await made("officer", "POST", `/promises/${jobs?.id}/readings`, {
    on: "2026-04-30",
    value: 55,
    evidence: "",
  });
  expect((await promises()).find((p) => p.side === "investor")).toMatchObject({
    state: "breach",
    amountDue: { amount: "450000.00", currency: "CNY" },
  });
  expect(
    (
      await call("officer", "POST", `/promises/${jobs?.id}/clawback`, {
        decision: "claimed",
        reason: "45 jobs short",
      })
    ).body,
  ).toMatchObject({ code: "payment-evidence-missing" });
  await made("officer", "POST", `/promises/${jobs?.id}/readings`, {
    on: "2026-04-30",
    value: 55,
    evidence: "Payroll of April",
  });
  await made("officer", "POST", `/promises/${jobs?.id}/clawback`, {
    decision: "claimed",
    reason: "45 jobs short",
  });
  const list = async () =>
    ((await made("officer", "GET", "/clawbacks")) as { items: Clawback[] }).items;
  const [claim] = await list();
  expect(claim).toMatchObject({
    decision: "claimed",
    due: { amount: "450000.00" },
    recovered: { amount: "0.00" },
  });
  expect(
    (
      await call(
        "officer",
        "POST",
        `/clawbacks/${claim?.id}/recovered`,
        { money: { amount: "450001", currency: "CNY" }, on: "2026-06-01" },
        claim?.version,
      )
    ).status,
  ).toBe(412);
  await made(
    "officer",
    "POST",
    `/clawbacks/${claim?.id}/recovered`,
    { money: { amount: "200000", currency: "CNY" }, on: "2026-06-01" },
    claim?.version,
  );
  expect(await list()).toMatchObject([
    { recovered: { amount: "200000.00", currency: "CNY" }, recoveredOn: "2026-06-01" },
  ]);
  expect(
    (
      await call("officer", "POST", `/promises/${jobs?.id}/clawback`, {
        decision: "waived",
        reason: "again",
      })
    ).status,
  ).toBe(409);
});

test("a grant is due, part paid, overdue and paid; more than was granted is never paid", async () => {
  const id = await project("Grant", "Grant Ltd");
  await made("officer", "POST", `/projects/${id}/awards`, {
    body: "Equipment subsidy under an open programme",
    policyCode: "city-equipment",
    money: { amount: "800000", currency: "CNY" },
    decidedOn: "2026-03-01",
    dueOn: "2026-05-31",
  });
  const award = async () =>
    ((await made("officer", "GET", "/awards")) as { items: Award[] }).items[0] as Award;
  expect(await award()).toMatchObject({
    state: "overdue",
    money: { amount: "800000.00" },
    paid: { amount: "0.00" },
  });
  const { id: number, version } = await award();
  expect(
    (
      await call(
        "officer",
        "POST",
        `/awards/${number}/paid`,
        { money: { amount: "900000", currency: "CNY" }, on: "2026-06-01", evidence: "Slip 1" },
        version,
      )
    ).status,
  ).toBe(400);
  await made(
    "officer",
    "POST",
    `/awards/${number}/paid`,
    { money: { amount: "300000", currency: "CNY" }, on: "2026-06-01", evidence: "Slip 1" },
    version,
  );
  expect(
    (
      await call(
        "officer",
        "POST",
        `/awards/${number}/paid`,
        { money: { amount: "800000", currency: "CNY" }, on: "2026-06-01", evidence: "Slip 2" },
        version,
      )
    ).status,
  ).toBe(412);
  await made(
    "officer",
    "POST",
    `/awards/${number}/paid`,
    { money: { amount: "800000", currency: "CNY" }, on: "2026-06-01", evidence: "Slip 2" },
    version + 1,
  );
  expect(await award()).toMatchObject({ state: "paid", evidence: "Slip 2" });
});

test("A19: a visit without a note does not count; an issue open for sixty days escalates; words of an expansion become a signal and a lead", async () => {
  const id = await project("Plant", "Aftercare GmbH");
  await made("officer", "POST", `/projects/${id}/activities`, {
    kind: "visit",
    on: "2026-04-01",
    body: "They plan a second phase with a new line",
  });
  await made("officer", "POST", `/projects/${id}/activities`, {
    kind: "visit",
    on: "2026-04-02",
    body: " ",
  });
  await made("officer", "POST", `/projects/${id}/issues`, {
    body: "Power is cut on Mondays",
    on: "2026-04-02",
  });
  await made("officer", "POST", `/projects/${id}/issues`, {
    body: "Bus does not stop",
    on: "2026-04-03",
  });
  const read = async () => (await made("officer", "GET", "/aftercare")) as Aftercare;
  let care = await read();
  expect(care).toMatchObject({
    visits: 1,
    visitsWithoutNote: 1,
    open: 2,
    escalated: 1,
    daysToSolve: null,
  });
  expect(care.issues.map((i) => [i.body, i.days, i.escalated])).toEqual([
    ["Power is cut on Mondays", 60, true],
    ["Bus does not stop", 59, false],
  ]);
  expect(care.hints).toMatchObject([{ project: id, on: "2026-04-01", word: "second phase" }]);
  const power = care.issues[0];
  expect(
    (
      await call(
        "officer",
        "PATCH",
        `/issues/${power?.id}`,
        { department: "Grid", dueOn: null, solvedOn: "2026-06-01" },
        power?.version,
      )
    ).body,
  ).toMatchObject({ code: "reason-needed" });
  await made(
    "officer",
    "PATCH",
    `/issues/${power?.id}`,
    {
      department: "Grid",
      dueOn: "2026-06-10",
      solvedOn: "2026-06-01",
      solution: "New transformer",
    },
    power?.version,
  );
  await made("officer", "POST", `/projects/${id}/signals`, {
    kind: "expansion",
    on: "2026-04-01",
    body: "Second phase",
    origin: "visit",
  });
  care = await read();
  expect(care).toMatchObject({ open: 1, escalated: 0, daysToSolve: 60, hints: [] });
  const lead = await project("Plant, second phase", "Aftercare GmbH");
  await made(
    "officer",
    "PATCH",
    `/signals/${care.signals[0]?.id}`,
    { state: "followed", lead },
    care.signals[0]?.version,
  );
  expect((await read()).signals).toMatchObject([{ state: "followed", lead }]);
});

test("A14: a policy is written with conditions that a machine checks, ends, and is withdrawn; what applies follows at once", async () => {
  const policy = (code: string, more: object = {}) => ({
    code,
    level: "city",
    name: { en: code, "zh-CN": code },
    validFrom: "2025-01-01",
    validTo: "2026-07-01",
    conditions: {
      all: [
        { field: "highTech", op: "=", value: true },
        {
          any: [
            { field: "staff", op: ">=", value: 50 },
            { field: "rdSpending", op: ">", value: 1_000_000 },
          ],
        },
      ],
    },
    benefit: { kind: "fixed", minor: "30000000", currency: "CNY" },
    sourceTitle: "Notice 1",
    ...more,
  });
  const first = (await made(
    "officer",
    "POST",
    "/policies",
    policy("city-a", { stackingGroup: "g" }),
  )) as PolicyEntry;
  expect(first).toMatchObject({
    state: "ends-soon",
    daysLeft: 30,
    fields: ["highTech", "staff", "rdSpending"],
  });
  await made(
    "officer",
    "POST",
    "/policies",
    policy("city-b", {
      stackingGroup: "g",
      benefit: { kind: "fixed", minor: "90000000", currency: "CNY" },
      validTo: null,
    }),
  );
  await made(
    "officer",
    "POST",
    "/policies",
    policy("nation-a", { level: "nation", validTo: "2026-05-31" }),
  );
  expect(
    (await call("officer", "POST", "/policies", policy("bad", { conditions: { field: "x" } })))
      .body,
  ).toMatchObject({ code: "bad-request", issues: [{ code: "conditions-unreadable" }] });
  expect(
    (await call("officer", "POST", "/policies", policy("bad", { validTo: "2024-01-01" }))).body,
  ).toMatchObject({ issues: [{ code: "ends-before-start", field: "validTo" }] });
  expect((await call("officer", "POST", "/policies", policy("city-a"))).body).toMatchObject({
    code: "already-exists",
  });
  expect((await call("viewer", "POST", "/policies", policy("x"))).status).toBe(403);
  const match = async (profile: object) =>
    (
      (await made("viewer", "POST", "/policies/match", { profile })) as {
        items: {
          policy: { code: string };
          outcome: string;
          stacked: boolean;
          missing: { field: string }[];
        }[];
      }
    ).items;
  const row = (items: Awaited<ReturnType<typeof match>>, code: string) =>
    items.find((m) => m.policy.code === code);
  const items = await match({ highTech: true, staff: 60 });
  // Within a stacking group the better one counts.
  expect([row(items, "city-a"), row(items, "city-b"), row(items, "nation-a")]).toMatchObject([
    { outcome: "applies", stacked: false },
    { outcome: "applies", stacked: true },
    { outcome: "expired" },
  ]);
  expect(row(await match({ highTech: true, staff: 10, rdSpending: null }), "city-a")).toMatchObject(
    { outcome: "unknown", missing: [{ field: "staff" }, { field: "rdSpending" }] },
  );
  const changed = (await made(
    "officer",
    "PUT",
    `/policies/${first.id}`,
    policy("city-a", { benefit: { kind: "rate", of: "staff", rate: 0.5, currency: "CNY" } }),
    first.version,
  )) as PolicyEntry;
  expect(
    (await call("officer", "PUT", `/policies/${first.id}`, policy("city-a"), first.version)).status,
  ).toBe(412);
  const gone = (await made(
    "officer",
    "POST",
    `/policies/${first.id}/withdraw`,
    undefined,
    changed.version,
  )) as PolicyEntry;
  expect(gone).toMatchObject({ state: "withdrawn", withdrawnOn: "2026-06-01" });
  expect(row(await match({ highTech: true, staff: 60 }), "city-a")).toBeUndefined();
});
