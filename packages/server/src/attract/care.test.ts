import type {
  Aftercare,
  Award,
  Clawback,
  CompetitionRules,
  Mediation,
  PolicyEntry,
  StageBook,
} from "@essor/contract/attract-care";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ demo: false });
  hub.setNow(new Date("2026-06-01T02:00:00Z"));
});
afterAll(() => hub.close());

type Who = Parameters<TestHub["call"]>[0];
const call = (who: Who, method: string, path: string, body?: object, version?: number) =>
  hub.call(who, method, `/api/v1/attract${path}`, {
    ...(body === undefined ? {} : { body }),
    ...(version === undefined ? {} : { headers: { "if-match": `"${version}"` } }),
  });
const made = async (who: Who, method: string, path: string, body?: object, version?: number) => {
  const answer = await call(who, method, path, body, version);
  expect(answer.status, `${method} ${path}: ${answer.text}`).toBeLessThan(300);
  return answer.body as never;
};
async function project(
  name: string,
  investor: string,
  who: Who = "officer",
  district = "ketd",
): Promise<number> {
  const { project: row } = (await made(who, "POST", "/projects", {
    name,
    investor: { name: investor },
    district,
  })) as { project: { id: number } };
  return row.id;
}

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

test("A15: the article in force on the day is cited, and the list of rules says where each was read", async () => {
  const check = async (body: object) =>
    (await made("officer", "POST", "/offers/check", { selective: false, ...body })) as {
      outcome: string;
      ruleSet: string;
      findings: { article: string }[];
    };
  expect(await check({ kind: "tax-refund", body: "refund of local tax share" })).toMatchObject({
    outcome: "stopped",
    ruleSet: "fair-competition-2025",
    findings: [{ article: "第十条" }, { article: "实施办法第十九条" }],
  });
  expect(
    await check({ kind: "relocation-reward", body: "reward", on: "2025-04-19" }),
  ).toMatchObject({ outcome: "clear", ruleSet: "fair-competition-2024" });
  const { sets, sources } = (await made("officer", "GET", "/offers/rules")) as CompetitionRules;
  expect(sets.map((s) => s.from)).toEqual(["2025-04-20", "2024-08-01"]);
  const known = new Set(sources.map((s) => s.code));
  expect(sets.flatMap((s) => s.rules).every((rule) => known.has(rule.source))).toBe(true);
  const offer = (await made("officer", "POST", "/offers", {
    kind: "relocation-reward",
    body: "迁入奖励",
    selective: false,
    district: "ketd",
  })) as { id: number; version: number; outcome: string };
  expect(offer.outcome).toBe("stopped");
  expect(
    (
      await call(
        "officer",
        "POST",
        `/offers/${offer.id}/review`,
        { decision: "refuse", reason: "law" },
        offer.version,
      )
    ).body,
  ).toMatchObject({ code: "same-person" });
  expect(
    (
      await call(
        "administrator",
        "POST",
        `/offers/${offer.id}/review`,
        { decision: "release", reason: "read" },
        offer.version,
      )
    ).body,
  ).toMatchObject({ code: "offer-stopped" });
});

test("A9: a second district that registers the same firm sees that it is in talks; neither decides alone who leads", async () => {
  await project("First", "Conflict AG");
  const second = (await made("officer2", "POST", "/projects", {
    name: "Second",
    investor: { name: "Conflict AG" },
    district: "khtd",
  })) as { conflicts: object[]; task: number };
  expect(second.conflicts).toEqual([
    { district: "ketd", certain: false, message: "a record exists with this department" },
  ]);
  const open = async (who: Who) =>
    ((await made(who, "GET", "/mediations")) as { items: Mediation[] }).items.filter(
      (m) => m.task === second.task,
    );
  expect(await open("officer2")).toMatchObject([
    { district: "khtd", otherDistrict: "ketd", doneOn: null, lead: null },
  ]);
  // The first district sees the conflict, and of the other's project not even the name.
  expect(await open("officer")).toMatchObject([{ district: "khtd", projectName: null }]);
  const [task] = await open("administrator");
  const decision = {
    lead: "ketd",
    shared: true,
    reason: "First contact in March; the plot lies in khtd",
  };
  expect(
    (await call("officer2", "POST", `/mediations/${task?.task}/decide`, decision, task?.version))
      .status,
  ).toBe(403);
  expect(
    (
      await call(
        "administrator",
        "POST",
        `/mediations/${task?.task}/decide`,
        { ...decision, lead: "elsewhere" },
        task?.version,
      )
    ).status,
  ).toBe(412);
  await made("administrator", "POST", `/mediations/${task?.task}/decide`, decision, task?.version);
  expect(await open("officer")).toMatchObject([
    { doneOn: "2026-06-01", lead: "ketd", shared: true, reason: decision.reason },
  ]);
});

test("A10: the clock runs on the hub's own calendar: a day that it declares off moves the deadline", async () => {
  const ask = async () =>
    (await made("officer", "POST", "/enquiries", {
      district: "ketd",
      body: "Is there a plot?",
      receivedAt: "2026-05-29T16:00:00+08:00",
    })) as { id: number; dueAt: string; version: number };
  expect((await ask()).dueAt).toBe("2026-06-02T08:00:00.000Z");
  expect((await call("officer", "PUT", "/calendar/days/2026-06-01", { kind: "off" })).status).toBe(
    403,
  );
  await made("administrator", "PUT", "/calendar/days/2026-06-01", {
    kind: "off",
    name: "City day",
    source: "Notice 7",
  });
  const enquiry = await ask();
  expect(enquiry.dueAt).toBe("2026-06-03T08:00:00.000Z");
  const { items } = (await made("officer", "GET", "/calendar/days?year=2026")) as {
    items: { day: string; own: boolean }[];
  };
  expect(items.filter((d) => d.own)).toMatchObject([{ day: "2026-06-01", name: "City day" }]);
  expect(items.some((d) => d.day === "2026-02-17" && !d.own)).toBe(true);
  await made("administrator", "DELETE", "/calendar/days/2026-06-01");
  expect((await ask()).dueAt).toBe("2026-06-02T08:00:00.000Z");
  const me = (await hub.call("officer", "GET", "/api/v1/me")).body as {
    person?: { id: number };
    id?: number;
  };
  await made(
    "officer",
    "POST",
    `/enquiries/${enquiry.id}/assign`,
    { person: me.person?.id ?? me.id ?? null },
    enquiry.version,
  );
});

test("A1: a hub's own words and criteria: a word is read where it was unknown, and a stage asks for what the hub wants", async () => {
  const { stages, words, nodes } = (await made("officer", "GET", "/stages")) as StageBook;
  expect([stages.length, nodes.length]).toEqual([7, 21]);
  expect(stages.find((s) => s.stage === "signed")?.criteria).toEqual([
    "agreement-date",
    "planned-start-within-12-months",
  ]);
  expect(words.some((w) => w.word === "签约" && !w.own)).toBe(true);
  expect(
    (
      await call("officer", "PUT", "/stage-words", {
        word: "跟进",
        stage: "in-talks",
        status: null,
      })
    ).status,
  ).toBe(403);
  await made("administrator", "PUT", "/stage-words", { word: "终止", stage: null, status: "lost" });
  expect(
    ((await made("officer", "GET", "/stages")) as StageBook).words.find((w) => w.word === "终止"),
  ).toMatchObject({ status: "lost", own: true });
  await made("administrator", "PUT", "/stages/in-talks", {
    name: { en: "Talking", "zh-CN": "洽谈中" },
    needs: ["landDemand"],
  });
  const id = await project("Criteria", "Criteria Ltd");
  const { project: row } = (await made("officer", "GET", `/projects/${id}`)) as {
    project: { version: number; stage: string };
  };
  const move = {
    stage: "signed",
    on: "2026-05-20",
    agreedOn: "2026-05-20",
    plannedStart: "2027-05-21",
  };
  // A start a year and a day after the signing, and no land asked for: both are said.
  const refused = await call("officer", "POST", `/projects/${id}/move`, move, row.version);
  expect((refused.body as { issues: { code: string }[] }).issues.map((i) => i.code)).toEqual([
    "planned-start-within-12-months",
    "landDemand",
  ]);
  await made("administrator", "PUT", "/stages/in-talks", { name: {}, needs: [] });
  await made(
    "officer",
    "POST",
    `/projects/${id}/move`,
    { ...move, plannedStart: "2027-05-20" },
    row.version,
  );
  await made("administrator", "DELETE", `/stage-words?word=${encodeURIComponent("终止")}`);
});
