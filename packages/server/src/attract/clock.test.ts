import type { Mediation, StageBook } from "@essor/contract/attract-care";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openAttractHub, type Who } from "./test-attract.ts";

type Hub = Awaited<ReturnType<typeof openAttractHub>>;
let hub: Hub["hub"];
let call: Hub["call"];
let made: Hub["made"];
let project: Hub["project"];
beforeAll(async () => {
  ({ hub, call, made, project } = await openAttractHub("2026-06-01T02:00:00Z"));
});
afterAll(() => hub.close());

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
