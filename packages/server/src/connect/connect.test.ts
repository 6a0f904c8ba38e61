import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Body, type ConnectHub, openConnect, type Who } from "./test-connect.ts";
import { everySurface, mayBeTold } from "./test-surfaces.ts";

const FIRM = "Zephyrine Optoelektronik Kunshan Co., Ltd.";
const FIRM_SHORT = "Zephyrine";
const ASKER = "Quillfeather Robotics SA";
const OUTSIDERS: readonly Who[] = [
  "administrator",
  "analyst",
  "officer",
  "fund-manager",
  "viewer",
  "investor",
  "second",
  "visitor",
];

describe("the market", () => {
  let connect: ConnectHub;
  beforeAll(async () => {
    connect = await openConnect();
  });
  afterAll(() => connect.close());
  const call: ConnectHub["call"] = (...asked) => connect.call(...asked);
  const get: ConnectHub["get"] = (...asked) => connect.get(...asked);
  const post: ConnectHub["post"] = (...asked) => connect.post(...asked);
  const TICKED = { clear: true, measurable: true, anonymous: true, lawful: true, new: true };

  let counter = 0;
  const profile = (more: object = {}) => {
    counter += 1;
    return {
      side: "need",
      type: "technology",
      organisation: FIRM,
      brands: ["LumiVeil"],
      title: { en: `Encapsulation barrier number ${counter} for flexible displays` },
      body: {
        en: `We look for a thin film barrier ${["alpha", "graphene", "ceramic", "polymer", "nitride", "oxide"][counter % 6]} that keeps moisture out of bendable panels, process ${counter}, coated at low temperature on large substrates.`,
      },
      targets: [{ what: "water vapour rate", at: "most", value: 0.00001, unit: "g/m2/day" }],
      tags: ["display.encapsulation"],
      ...more,
    };
  };
  /** Takes a draft over both reviews to the market. */
  const toMarket = async (who: Who, id: number, version: number, duplicate?: object) => {
    let v = version;
    const step = async (as: Who, name: string, body: unknown) => {
      const answer = await post(as, `/profiles/${id}/${name}`, body, v);
      expect(answer.status, `${name}: ${answer.text}`).toBe(200);
      v = answer.body.profile.version;
      return answer.body;
    };
    await step(who, "submit", duplicate ? { duplicate } : {});
    await step("matchmaker", "review", { passed: true, checklist: TICKED, triage: "ready" });
    await step("matchmaker", "review", { passed: true, checklist: TICKED });
    return step("matchmaker", "publish", {});
  };
  const live = async (who: Who = "enterprise", more: object = {}) => {
    const made = await post(who, "/profiles", profile(more));
    expect(made.status, made.text).toBe(201);
    return (await toMarket(who, made.body.profile.id, made.body.profile.version)).profile;
  };

  it("C1: a need without measurable target values cannot be handed in or published", async () => {
    const bare = await post("enterprise", "/profiles", profile({ targets: [] }));
    const refused = await post("enterprise", `/profiles/${bare.body.profile.id}/submit`, {}, 2);
    expect([refused.status, refused.body.code, refused.body.issues[0].code]).toEqual([
      422,
      "profile-refused",
      "no-target-value",
    ]);
    const open = await post(
      "enterprise",
      "/profiles",
      profile({ targets: [{ what: "yield", value: null, unit: "%" }] }),
    );
    expect(
      (await post("enterprise", `/profiles/${open.body.profile.id}/submit`, {}, 2)).body.issues[0]
        .code,
    ).toBe("no-target-value");
    expect(bare.body.missing).toEqual(["targets"]);
  });

  it("C2: names, brands, links, telephone and patent numbers are caught before the review", async () => {
    const leaky = await post(
      "enterprise",
      "/profiles",
      profile({
        body: {
          en: "At ZEPHYRINE  optoelektronik we sell Lumi-Veil; see www.zephyrine.com, call 13812345678, patent CN112233445A.",
        },
      }),
    );
    const refused = await post("enterprise", `/profiles/${leaky.body.profile.id}/submit`, {}, 2);
    expect(refused.body.issues.map((i: Body) => i.code)).toEqual(
      expect.arrayContaining(["name-in-text", "web-in-text", "phone-in-text", "patent-in-text"]),
    );
    expect(
      refused.body.issues.filter((i: Body) => i.code === "name-in-text").length,
    ).toBeGreaterThanOrEqual(2);
  });

  it("C2: before both consent no route tells any outsider the owner; after both it does, and only to them", async () => {
    const { id } = await live();
    // Drafts and profiles under review are nobody else's business.
    const draft = (await post("enterprise", "/profiles", profile())).body.profile;
    for (const who of OUTSIDERS)
      expect([401, 404]).toContain((await get(who, `/profiles/${draft.id}`)).status);

    const interest = await post("second", `/profiles/${id}/interest`, {
      organisation: ASKER,
      why: "We coat films",
      brings: "A pilot line",
      next: "A call",
    });
    expect(interest.status, interest.text).toBe(201);
    const thread = interest.body.thread.id;
    await post("enterprise", `/threads/${thread}/messages`, { body: "Which substrate width?" });

    const asked = await everySurface(connect, { profile: id, thread });
    for (const who of OUTSIDERS) {
      for (const path of asked.filter((p) => mayBeTold(who, p))) {
        const { text } = await call(who, "GET", path);
        expect(text.includes(FIRM_SHORT), `${who} ${path}`).toBe(false);
        if (who !== "second") expect(text.includes("Quillfeather"), `${who} ${path}`).toBe(false);
      }
      const similar = await call(who, "POST", "/connect/profiles/similar", {
        body: { side: "need", title: { en: "Encapsulation barrier" }, body: { en: "thin film" } },
      });
      expect(similar.text.includes(FIRM_SHORT)).toBe(false);
    }
    // Nor does the owner learn who asks.
    for (const path of [
      `/connect/threads/${thread}`,
      "/connect/threads",
      `/connect/profiles/${id}`,
    ])
      expect((await call("enterprise", "GET", path)).text.includes("Quillfeather")).toBe(false);
    // The log does not say who wrote the profile.
    const log = (await call("analyst", "GET", "/hub/audit?limit=500&entity=profile")).body.items;
    expect(log.length).toBeGreaterThan(0);
    expect(log.every((line: Body) => line.person === null)).toBe(true);
    expect((await call("analyst", "GET", "/hub/audit/check")).body.intact).toBe(true);

    // One consent is not two.
    await post("enterprise", `/threads/${thread}/consent`, { given: true });
    expect((await get("second", `/profiles/${id}`)).text.includes(FIRM_SHORT)).toBe(false);
    expect((await post("matchmaker", `/threads/${thread}/introduction`)).body.code).toBe(
      "consent-missing",
    );
    expect(
      (await post("administrator", `/threads/${thread}/consent`, { given: true })).status,
    ).toBe(404);
    await post("second", `/threads/${thread}/consent`, { given: true });
    expect((await get("second", `/profiles/${id}`)).body.profile.owner).toBe(FIRM);
    expect((await get("enterprise", `/threads/${thread}`)).body.thread.askerName).toBe(ASKER);
    const introduced = await post("matchmaker", `/threads/${thread}/introduction`);
    expect(introduced.body.thread.introducedAt).not.toBeNull();
    for (const who of OUTSIDERS.filter((w) => w !== "second")) {
      for (const path of asked.filter((p) => p.startsWith("/connect") || p.startsWith("/hub")))
        expect((await call(who, "GET", path)).text.includes(FIRM_SHORT), `${who} ${path}`).toBe(
          false,
        );
    }
    // Nor does what the server writes down for its keeper.
    expect(connect.lines.filter((line) => /Zephyrine|Quillfeather/.test(line))).toEqual([]);
  }, 240_000);

  it("C2: the writer's own name is refused in an interest and in a message before the introduction", async () => {
    const { id } = await live();
    const named = await post("second", `/profiles/${id}/interest`, {
      organisation: "Second Firm Ltd",
      why: "We at Second Firm coat films",
      brings: "A line",
      next: "A call",
    });
    expect(named.body.code).toBe("name-in-text");
  });

  it("C3: a profile 90% similar to a live one asks for a decision", async () => {
    const words = profile();
    const first = await post("enterprise", "/profiles", words);
    await toMarket("enterprise", first.body.profile.id, first.body.profile.version);
    const again = await post("second", "/profiles", { ...words, organisation: ASKER, brands: [] });
    expect(again.body.similar[0]).toMatchObject({ id: first.body.profile.id, live: true });
    const asked = await post("second", `/profiles/${again.body.profile.id}/submit`, {}, 2);
    expect([asked.status, asked.body.code]).toEqual([409, "similar-profile"]);
    await toMarket("second", again.body.profile.id, 2, {
      of: first.body.profile.id,
      reason: "another substrate",
    });
    const far = await post(
      "second",
      "/profiles",
      profile({
        title: { en: "Cutting oils" },
        body: {
          en: "A lubricant for turning titanium without chlorine, for large parts in small series.",
        },
      }),
    );
    expect(far.body.similar).toEqual([]);
  });

  it("C3: the review has two steps with a checklist, and its owner cannot pass it", async () => {
    const { body } = await post(
      "enterprise",
      "/profiles",
      profile({
        title: { en: "Stepwise review of coolant pumps" },
        body: {
          en: "A quiet coolant pump for servers, long life under load, easily replaced while the rack runs.",
        },
      }),
    );
    const id = body.profile.id;
    await post("enterprise", `/profiles/${id}/submit`, {}, 2);
    expect((await post("enterprise", `/profiles/${id}/review`, { passed: true }, 3)).status).toBe(
      403,
    );
    const open = await post(
      "matchmaker",
      `/profiles/${id}/review`,
      { passed: true, checklist: { clear: true } },
      3,
    );
    expect(open.body.issues.map((i: Body) => i.field)).toContain("anonymous");
    await post("matchmaker", `/profiles/${id}/review`, { passed: true, checklist: TICKED }, 3);
    expect((await post("matchmaker", `/profiles/${id}/publish`, {}, 4)).body.code).toBe(
      "wrong-state",
    );
    expect(
      (await post("matchmaker", `/profiles/${id}/review`, { passed: false, note: "" }, 4)).body
        .code,
    ).toBe("reason-needed");
  });

  it("C4: an unrenewed profile leaves the list on its date, and comes back when renewed", async () => {
    const { id, expiresOn, version } = await live();
    const listed = async () =>
      (await get("viewer", "/profiles?source=hub&limit=200")).body.items.some(
        (p: Body) => p.id === id,
      );
    expect(await listed()).toBe(true);
    await connect.hub.pool.query(
      `begin; set local role essor_system; update connect.profile set expires_on = current_date where id = ${Number(id)}; commit`,
    );
    expect(await listed()).toBe(false);
    expect((await get("viewer", `/profiles/${id}`)).status).toBe(404);
    expect(
      (await get("viewer", "/profiles?q=Encapsulation%20barrier&limit=200")).body.items.some(
        (p: Body) => p.id === id,
      ),
    ).toBe(false);
    expect((await get("enterprise", `/profiles/${id}`)).body.profile.state).toBe("expired");
    expect((await get("viewer", "/funnel")).body.staleShare).toBeGreaterThan(0);
    const renewed = await post("enterprise", `/profiles/${id}/renew`, {}, version);
    expect(renewed.body.profile.expiresOn >= expiresOn).toBe(true);
    expect(await listed()).toBe(true);
    expect((await get("viewer", "/funnel")).body.staleShare).toBe(0);
  });

  it("C5: a second interest of the same firm joins the first thread, and the clock runs", async () => {
    const one = await live("enterprise", { organisation: "Clockwork Firm" });
    const two = await live("enterprise", { organisation: "Clockwork Firm" });
    const ask = (id: number, organisation: string) =>
      post("second", `/profiles/${id}/interest`, {
        organisation,
        why: "fits us",
        brings: "a line",
        next: "a call",
      });
    const first = await ask(one.id, "Punctual Films");
    const again = await ask(two.id, "punctual  films");
    expect([again.body.joined, again.body.thread.id]).toEqual([true, first.body.thread.id]);
    expect(again.body.thread.profiles).toHaveLength(2);
    expect((await ask(two.id, "Another Firm")).body.joined).toBe(false);
    expect(first.body.thread.clock).toBe("open");
    const answered = await post("enterprise", `/threads/${first.body.thread.id}/messages`, {
      body: "Gladly",
    });
    expect(answered.body.thread.clock).toBe("answered");
    expect((await get("investor", "/threads")).body.items).toEqual([]);
  });

  it("C6: each match lists its parts and its shared terms, and an adviser's word is kept", async () => {
    const need = (await get("viewer", "/profiles?side=need&source=hub&q=leak%20detection")).body
      .items[0];
    const { items, weights, learned } = (await get("viewer", `/profiles/${need.id}/matches`)).body;
    expect(items[0].reasons.length).toBeGreaterThan(0);
    expect(items[0].score).toBeGreaterThanOrEqual(items.at(-1).score);
    expect([weights.lexical, learned]).toEqual([1, false]);
    const judged = await post(
      "matchmaker",
      `/profiles/${need.id}/matches/${items[0].profile.id}/judge`,
      { accepted: true, reason: "same process" },
    );
    expect(judged.body.items[0].judged).toBe(true);
    expect((await get("viewer", `/profiles/${need.id}/matches`)).body.items[0].judged).toBeNull();
    const zh = (await get("viewer", `/profiles?q=${encodeURIComponent("量子计算")}`)).body.items;
    expect(JSON.stringify(zh.slice(0, 5).map((p: Body) => p.title))).toMatch(/quantum/i);
  });

  it("C7 C9: the funnel stands beside the published rates: 23.3% matched, 80.9% solved, 53% paid", async () => {
    const { published, yardsticks, triage } = (await get("viewer", "/funnel")).body;
    const percent = (x: number) => Math.round(x * 1000) / 10;
    expect([
      percent(published.matched.rate),
      percent(published.solved.rate),
      Math.round(published.paid.rate * 100),
    ]).toEqual([23.3, 80.9, 53]);
    expect(yardsticks.every((y: Body) => y.sourceTitle && y.sourceGrade)).toBe(true);
    expect(triage.ready).toBeGreaterThan(0);
    const before = (await get("viewer", "/funnel")).body.money.find(
      (m: Body) => m.currency === "CNY",
    );
    expect(before).toBeUndefined();
    const outcome = await post("matchmaker", "/outcomes", {
      kind: "contract",
      on: "2026-03-31",
      contract: { amount: "165400000", currency: "CNY" },
      paid: { amount: "88140000", currency: "CNY" },
      paymentEvidence: "bank slips",
    });
    expect(outcome.body).toMatchObject({
      followUp6On: "2026-09-30",
      followUp12On: "2027-03-31",
      followUpDue: "six",
    });
    // Six months after, the adviser is asked to follow up; nobody else is.
    const asked = async (who: Who) =>
      (await call(who, "GET", "/hub/overview")).body.needs.filter((n: Body) =>
        n.title.en.startsWith("Follow up after 6 months"),
      ).length;
    expect([await asked("matchmaker"), await asked("analyst")]).toEqual([1, 0]);
    expect((await get("viewer", "/funnel")).body.money[0].rate).toBeCloseTo(0.533, 3);
    expect((await get("analyst", "/outcomes")).body.items).toEqual([]);
  });
});
