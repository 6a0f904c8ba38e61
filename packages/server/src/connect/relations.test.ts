import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Body, type ConnectHub, openConnect, type Who } from "./test-connect.ts";

describe("who worked with whom", () => {
  let connect: ConnectHub;
  beforeAll(async () => {
    connect = await openConnect();
  });
  afterAll(() => connect.close());

  test("issue 7, 4: an outcome between two owners lifts their match with its reason, only for who may know both; without it the score falls", async () => {
    const get = async (who: Who, path: string) => (await connect.get(who, path)).body;
    const post = connect.post;
    const owned = async (who: Who, side: string): Promise<Body[]> =>
      (await get(who, "/profiles?mine=true&limit=50")).items.filter(
        (p: Body) => p.side === side && p.state === "live",
      );
    const matchOf = async (who: Who, of: number, other: number): Promise<Body> =>
      (await get(who, `/profiles/${of}/matches`)).items.find((m: Body) => m.profile.id === other);
    // A need of the one firm and an offer of the other that meet already by their words.
    const offers = new Map((await owned("second", "offer")).map((o) => [o.id, o]));
    let found: { need: Body; match: Body } | undefined;
    for (const need of await owned("enterprise", "need")) {
      const { items } = await get("matchmaker", `/profiles/${need.id}/matches`);
      const match = items.find((m: Body) => offers.has(m.profile.id));
      if (match) found ??= { need, match };
    }
    const { need, match } = found as NonNullable<typeof found>;
    const offer = match.profile;
    const organisation = (offers.get(offer.id) as Body).owner;
    expect(match.parts.relations).toBe(0);
    const outside = await matchOf("viewer", need.id, offer.id);
    expect(outside.parts.relations).toBeNull();

    const opened = await post("second", `/profiles/${need.id}/interest`, {
      organisation,
      why: "fits our line",
      brings: "samples",
      next: "a call",
    });
    expect(opened.status, opened.text).toBe(201);
    const thread = opened.body.thread.id;
    for (const who of ["enterprise", "second"] as const)
      await post(who, `/threads/${thread}/consent`, { given: true });
    await post("matchmaker", `/threads/${thread}/introduction`);
    const entered = await post("matchmaker", "/outcomes", {
      profile: need.id,
      thread,
      kind: "contract",
      on: "2026-05-01",
      contract: { amount: "500000", currency: "CNY" },
      paid: { amount: "300000", currency: "CNY" },
      paymentEvidence: "bank slip",
      solved: true,
    });
    expect(entered.status, entered.text).toBe(201);

    const after = await matchOf("matchmaker", need.id, offer.id);
    expect(after.parts.relations).toBeCloseTo(0.875, 6);
    expect(after.score).toBeGreaterThan(match.score);
    expect(after.reasons.find((r: Body) => r.part === "relations")).toMatchObject({
      need: "solved",
      offer: "2026-05-01",
    });
    // The offer's owner was introduced to the need's: it may know both. The need's owner has not met the offer's owner there.
    expect((await matchOf("second", offer.id, need.id)).parts.relations).toBeCloseTo(0.875, 6);
    expect((await matchOf("enterprise", need.id, offer.id)).parts.relations).toBeNull();
    for (const who of ["viewer", "administrator", "investor"] as const)
      expect(await matchOf(who, need.id, offer.id)).toEqual(outside);

    const gone = await connect.call(
      "matchmaker",
      "DELETE",
      `/connect/outcomes/${entered.body.id}`,
      { version: entered.body.version },
    );
    expect(gone.status).toBe(204);
    const without = await matchOf("matchmaker", need.id, offer.id);
    expect(without.score).toBeLessThan(after.score);
    expect(without.reasons.some((r: Body) => r.part === "relations")).toBe(false);
  }, 60_000);
});
