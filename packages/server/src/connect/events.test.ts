import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Body, type ConnectHub, openConnect } from "./test-connect.ts";

describe("events", () => {
  let connect: ConnectHub;
  beforeAll(async () => {
    connect = await openConnect();
  });
  afterAll(() => connect.close());
  const event = async (more: object = {}) =>
    (
      await connect.post("matchmaker", "/events", {
        name: { en: "Meetings" },
        on: "2026-12-01",
        slots: 12,
        tables: 20,
        ...more,
      })
    ).body.event;
  const planned = async (id: number): Promise<Body> => {
    const queued = await connect.post("matchmaker", `/events/${id}/plan`);
    expect(queued.status, queued.text).toBe(202);
    const ended = await connect.hub.ended("matchmaker", queued.body.job);
    expect(ended.state, JSON.stringify(ended.error)).toBe("done");
    return (await connect.get("matchmaker", `/events/${id}`)).body;
  };

  it("C8: 200 people at 20 tables, nobody twice in a slot, fairness and proven gap stated; accepted, kept and second meetings as rates", async () => {
    const { id } = await event();
    const label = (i: number) => `Person ${i}`;
    const people = Array.from({ length: 200 }, (_, i) => ({
      label: label(i),
      away: i % 10 === 0 ? [1, 2] : [],
    }));
    const wishes = people.flatMap((_, i) =>
      [1, 7, 31, 58].map((step) => ({ guest: label(i), host: label((i * 3 + step) % 200) })),
    );
    const put = await connect.call("matchmaker", "PUT", `/connect/events/${id}/people`, {
      body: { people, wishes: wishes.filter((w) => w.guest !== w.host) },
    });
    expect(put.status, put.text).toBe(200);
    const { meetings, plan } = await planned(id);
    const seats = meetings.flatMap((m: Body) => [`${m.slot} ${m.guest}`, `${m.slot} ${m.host}`]);
    expect(new Set(seats).size).toBe(seats.length);
    expect(new Set(meetings.map((m: Body) => `${m.slot} ${m.table}`)).size).toBe(meetings.length);
    expect(meetings.every((m: Body) => m.table <= 20 && m.slot <= 12)).toBe(true);
    const absent = new Set(
      put.body.people.filter((p: Body) => p.away.length).map((p: Body) => p.id),
    );
    expect(
      meetings.some((m: Body) => m.slot <= 2 && (absent.has(m.guest) || absent.has(m.host))),
    ).toBe(false);
    expect(plan.gap).toBeLessThan(0.01);
    expect(plan.jain).toBeGreaterThan(0.7);
    expect(plan.least).toBeGreaterThanOrEqual(1);
    // Ten meetings are marked: eight kept, two of these lead to a second.
    let last: Body;
    for (const [i, m] of meetings.slice(0, 10).entries())
      last = (
        await connect.post("matchmaker", `/events/${id}/meetings/${m.slot}/${m.table}`, {
          kept: i < 8,
          secondMeeting: i < 8 ? i < 2 : null,
        })
      ).body;
    expect(last.rates.kept).toEqual({ part: 8, whole: 10, rate: 0.8 });
    expect(last.rates.second).toEqual({ part: 2, whole: 8, rate: 0.25 });
  }, 60_000);

  it("C8: firms sign up, wish and answer for themselves only; a refused wish is not planned", async () => {
    const { id, version } = await event({ slots: 3, tables: 2 });
    const join = (who: "enterprise" | "second", name: string) =>
      connect.post(who, `/events/${id}/join`, { label: name });
    const mine = (await join("enterprise", "Alpha Films")).body.people.find((p: Body) => p.mine).id;
    expect((await join("second", "Alpha Films")).body.code).toBe("wrong-state");
    const theirs = (await join("second", "Beta Motors")).body.people.find((p: Body) => p.mine).id;
    await connect.call("matchmaker", "PUT", `/connect/events/${id}/people`, {
      body: { people: [{ label: "Gamma" }], wishes: [{ guest: "Gamma", host: "Alpha Films" }] },
    });
    await connect.post("enterprise", `/events/${id}/wishes`, { host: theirs });
    // Nobody else reads who wishes to meet whom.
    expect((await connect.get("viewer", `/events/${id}`)).body.wishes).toEqual([]);
    expect((await connect.get("second", `/events/${id}`)).body.wishes).toEqual([
      { guest: mine, host: theirs, accepted: null },
    ]);
    const yes = { guest: mine, accepted: true };
    expect((await connect.post("enterprise", `/events/${id}/answers`, yes)).status).toBe(404);
    const answered = await connect.post("second", `/events/${id}/answers`, yes);
    expect(answered.body.rates.accepted).toEqual({ part: 1, whole: 1, rate: 1 });
    const gamma = answered.body.people.find((p: Body) => p.label === "Gamma").id;
    await connect.post("enterprise", `/events/${id}/answers`, { guest: gamma, accepted: false });
    const { meetings, rates } = await planned(id);
    expect(meetings.map((m: Body) => [m.guest, m.host])).toEqual([[mine, theirs]]);
    expect(rates.accepted).toEqual({ part: 1, whole: 2, rate: 0.5 });
    expect((await connect.get("viewer", `/events/${id}`)).body.meetings).toEqual([]);
    expect((await connect.get("second", `/events/${id}`)).body.meetings).toHaveLength(1);
    // Other slots make the plan void.
    const changed = await connect.call("matchmaker", "PATCH", `/connect/events/${id}`, {
      body: { name: { en: "Meetings" }, on: "2026-12-02", slots: 4, tables: 2 },
      version,
    });
    expect([changed.status, changed.body.plan, changed.body.meetings]).toEqual([200, null, []]);
  });

  it("refuses a list with a name twice or a wish for nobody, naming row and field", async () => {
    const { id } = await event();
    const put = (body: object) =>
      connect.call("matchmaker", "PUT", `/connect/events/${id}/people`, { body });
    const twice = await put({ people: [{ label: "A" }, { label: "A" }] });
    const nobody = await put({ people: [{ label: "A" }], wishes: [{ guest: "A", host: "B" }] });
    expect([twice.status, twice.body.issues[0].row, nobody.body.issues[0].field]).toEqual([
      400,
      2,
      "host",
    ]);
    expect((await connect.get("matchmaker", `/events/${id}`)).body.people).toEqual([]);
  });
});
