import { describe, expect, test } from "vitest";
import { dayOf } from "../../vocabulary/day.ts";
import {
  COMPETITION_SETS,
  FAIR_COMPETITION_2024,
  rulesOn,
} from "../codelist/fair-competition-rules.ts";
import { COMPETITION_SOURCES } from "../codelist/fair-competition-sources.ts";
import { checkOffer, type Offer, reviewOffer } from "./fair-competition.ts";
import { matchPolicies, type Policy } from "./match-policies.ts";
import type { Profile } from "./policy-rule.ts";

const today = dayOf(2026, 1, 1);
const yuan = (minor: bigint) => ({ kind: "fixed", minor, currency: "CNY" }) as const;
const policies: readonly Policy[] = [
  {
    id: "high-tech",
    level: "nation",
    from: 0,
    conditions: {
      all: [
        { field: "highTech", op: "=", value: true },
        { field: "rdShare", op: ">=", value: 0.03 },
      ],
    },
    benefit: yuan(300n),
  },
  {
    id: "new-display",
    level: "city",
    from: 0,
    conditions: {
      any: [
        { field: "sector", op: "in", value: ["C397", "C398"] },
        { field: "chains", op: "includes", value: "display" },
      ],
    },
    benefit: yuan(100n),
    stackingGroup: "city-sector",
  },
  {
    id: "big-invest",
    level: "city",
    from: 0,
    conditions: { field: "fixedInvestment", op: ">", value: 60 },
    benefit: { kind: "rate", of: "fixedInvestment", rate: 0.1, capMinor: 900n, currency: "CNY" },
    stackingGroup: "city-sector",
  },
  {
    id: "not-restricted",
    level: "province",
    from: 0,
    to: today,
    conditions: { not: { field: "restricted", op: "=", value: true } },
    benefit: { kind: "other" },
  },
  { id: "old", level: "city", from: 0, to: today - 1, conditions: { all: [] }, benefit: yuan(1n) },
];

/** Worked out by hand: + applies, - no, ? unknown, for high-tech, new-display, big-invest, not-restricted. */
const TABLE: readonly (readonly [Profile, string])[] = [
  [
    {
      highTech: true,
      rdShare: 0.03,
      sector: "C397",
      chains: [],
      fixedInvestment: 61,
      restricted: false,
    },
    "++++",
  ],
  [
    {
      highTech: true,
      rdShare: 0.029,
      sector: "C397",
      chains: [],
      fixedInvestment: 60,
      restricted: false,
    },
    "-+-+",
  ],
  [
    {
      highTech: false,
      rdShare: 0.1,
      sector: "C10",
      chains: [],
      fixedInvestment: 0,
      restricted: true,
    },
    "----",
  ],
  [
    { highTech: false, sector: "C10", chains: ["display"], fixedInvestment: 100, restricted: true },
    "-++-",
  ],
  [{ highTech: true, sector: "C10", fixedInvestment: 100 }, "??+?"],
  [{ rdShare: 0.01, sector: "C398" }, "-+??"],
  [{ rdShare: 0.05, chains: ["display"] }, "?+??"],
  [{}, "????"],
  [
    {
      highTech: null,
      rdShare: null,
      sector: null,
      chains: null,
      fixedInvestment: null,
      restricted: null,
    },
    "????",
  ],
  [
    {
      highTech: true,
      rdShare: 1,
      sector: "c397",
      chains: [],
      fixedInvestment: 60.1,
      restricted: false,
    },
    "+-++",
  ],
  [
    {
      highTech: true,
      rdShare: 0.03,
      sector: "C398",
      chains: ["energy"],
      fixedInvestment: 59,
      restricted: false,
    },
    "++-+",
  ],
  [{ highTech: false, rdShare: 0.03, sector: "C397", restricted: true }, "-+?-"],
  [{ highTech: true, rdShare: 0.2, chains: ["energy"], restricted: false }, "+??+"],
  [
    {
      highTech: true,
      rdShare: 0.2,
      chains: ["energy"],
      sector: "C1",
      restricted: true,
      fixedInvestment: 1,
    },
    "+---",
  ],
  [
    {
      highTech: false,
      rdShare: 0,
      sector: "C397",
      chains: ["display"],
      restricted: false,
      fixedInvestment: 1000,
    },
    "-+++",
  ],
  [{ rdShare: 0, restricted: true, fixedInvestment: 60 }, "-?--"],
  [{ highTech: false, restricted: false }, "-??+"],
  [{ sector: "C1", chains: [] }, "?-??"],
  [{ fixedInvestment: 61 }, "??+?"],
  [
    {
      highTech: true,
      rdShare: 0.03,
      chains: ["display", "energy"],
      fixedInvestment: 60,
      restricted: true,
    },
    "++--",
  ],
];

describe("policies", () => {
  test("[AO1] A14 a profile returns the same policies as a truth table of 20 cases by hand", () => {
    expect(TABLE).toHaveLength(20);
    const sign: Readonly<Record<string, string>> = { applies: "+", no: "-", unknown: "?" };
    for (const [profile, wanted] of TABLE) {
      const matches = matchPolicies(policies, profile, today);
      const got = policies
        .slice(0, 4)
        .map(({ id }) => sign[matches.find((m) => m.id === id)?.outcome ?? ""]);
      expect(got.join(""), JSON.stringify(profile)).toBe(wanted);
      expect(matches.find((m) => m.id === "old")?.outcome).toBe("expired");
    }
  });

  test("[AO1] A14 levels stack, of one group the best counts, and what is missing is named", () => {
    const matches = matchPolicies(policies, TABLE[0]?.[0] as Profile, today);
    expect(matches.filter((m) => m.stacked).map((m) => [m.id, m.amount?.minor])).toEqual([
      ["big-invest", 610n],
      ["high-tech", 300n],
      ["not-restricted", undefined],
    ]);
    const short = matchPolicies(policies, TABLE[1]?.[0] as Profile, today).find(
      (m) => m.id === "high-tech",
    );
    expect(short?.missing).toEqual([
      { field: "rdShare", op: ">=", wanted: "0.03", given: "0.029" },
    ]);
  });
});

test("[AO1] A14 an unknown fact under a not is asked for as a not", () => {
  const [restricted] = matchPolicies(policies, {}, today).filter((m) => m.id === "not-restricted");
  expect(restricted?.missing).toEqual([
    { field: "restricted", op: "not =", wanted: "true", given: null },
  ]);
});

describe("fair competition", () => {
  const refund: Offer = {
    kind: "tax-refund",
    text: "refund of local tax share",
    selective: false,
    day: today,
  };

  test('[AO2] A15 an offer "refund of local tax share" is stopped with the article cited', () => {
    const verdict = checkOffer(refund, FAIR_COMPETITION_2024);
    expect(verdict.outcome).toBe("stopped");
    expect(verdict.findings.map((f) => [f.rule, f.article])).toEqual([
      ["FCR-10-1", "第十条第（一）项"],
    ]);
    expect(checkOffer({ ...refund, kind: "other" }, FAIR_COMPETITION_2024).outcome).toBe("review");
    expect(
      checkOffer({ ...refund, kind: "other", text: "按企业纳税额给予奖励" }, FAIR_COMPETITION_2024)
        .outcome,
    ).toBe("review");
    expect(
      checkOffer({ ...refund, legalBasis: "Enterprise Income Tax Law" }, FAIR_COMPETITION_2024)
        .outcome,
    ).toBe("review");
    expect(
      checkOffer({ ...refund, kind: "subsidy", text: "open programme" }, FAIR_COMPETITION_2024)
        .outcome,
    ).toBe("clear");
    expect(
      checkOffer({ ...refund, kind: "subsidy", text: "x", selective: true }, FAIR_COMPETITION_2024)
        .outcome,
    ).toBe("stopped");
  });

  test("[AO2] A15 the law decides by the day: before 1 August 2024 it was not in force", () => {
    expect(checkOffer({ ...refund, day: dayOf(2024, 7, 31) }, FAIR_COMPETITION_2024).outcome).toBe(
      "no-rule-in-force",
    );
    expect(checkOffer({ ...refund, day: dayOf(2024, 8, 1) }, FAIR_COMPETITION_2024).outcome).toBe(
      "stopped",
    );
  });

  test("[AO4] A15 since 20 April 2025 a reward for moving the seat or for local tax is stopped with article 19 of the measures", () => {
    const move: Offer = {
      kind: "relocation-reward",
      text: "一次性奖励",
      selective: false,
      day: dayOf(2025, 4, 20),
    };
    const after = checkOffer(move, rulesOn(move.day));
    expect([after.outcome, after.findings.map((f) => f.article)]).toEqual([
      "stopped",
      ["指引第七章第一节", "实施办法第十九条第（三）项"],
    ]);
    const before = { ...move, day: dayOf(2025, 4, 19) };
    expect(checkOffer(before, rulesOn(before.day)).outcome).toBe("review"); // guidance since January, no law yet
    const early = { ...move, day: dayOf(2025, 1, 6) };
    expect(checkOffer(early, rulesOn(early.day)).outcome).toBe("clear");
    const words = { ...move, kind: "other", text: "企业注册地迁移至本地的，给予奖励三百万元" };
    expect(checkOffer(words, rulesOn(words.day)).outcome).toBe("review");
    const refund = { ...move, kind: "tax-refund", text: "refund of local tax share" };
    expect(checkOffer(refund, rulesOn(refund.day)).findings.map((f) => f.article)).toEqual([
      "第十条第（一）项",
      "指引第七章第一节",
      "实施办法第十九条第（四）项",
    ]);
  });

  test("[AO5] guidance sends an offer to a person and stops none; a duty to stay and an exclusive agreement are found", () => {
    const offer = (kind: string, text: string): Offer => ({
      kind,
      text,
      selective: false,
      day: today,
    });
    const verdict = (kind: string, text: string, on = today) =>
      checkOffer({ ...offer(kind, text), day: on }, rulesOn(on));
    const made = verdict("other", "该地块为企业量身定做、定向出让");
    expect([made.outcome, made.findings.map((f) => f.rule)]).toEqual(["review", ["UMG-7-1-3"]]);
    expect(verdict("energy-discount", "x", dayOf(2025, 2, 1)).outcome).toBe("review");
    const stay = verdict("stay-obligation", "享受奖励后五年内不迁出本县");
    expect([stay.outcome, stay.findings.map((f) => f.article)]).toEqual([
      "stopped",
      ["第八条第（四）项", "第九条第（一）项"],
    ]);
    expect(verdict("other", "上市后五年内注册地不迁出我县").outcome).toBe("review");
    expect(verdict("other", "授予独家经营权").findings.map((f) => f.rule)).toEqual(["AML-40"]);
    expect(
      COMPETITION_SETS.every((set) =>
        set.rules.every((rule) => COMPETITION_SOURCES.some((s) => s.code === rule.source)),
      ),
    ).toBe(true);
  });

  test("[AO3] A15 a second person reviews, and cannot release what is stopped", () => {
    const stopped = checkOffer(refund, FAIR_COMPETITION_2024);
    const review = { author: "a", reviewer: "b", decision: "release", reason: "read" } as const;
    expect(reviewOffer(stopped, review)).toMatchObject({ ok: false, code: "offer-stopped" });
    expect(reviewOffer({ ...stopped, outcome: "review" }, review)).toEqual({
      ok: true,
      value: "released",
    });
    expect(reviewOffer(stopped, { ...review, reviewer: "a" })).toMatchObject({
      code: "same-person",
    });
    expect(reviewOffer(stopped, { ...review, decision: "refuse" })).toEqual({
      ok: true,
      value: "refused",
    });
  });
});
