import type { CompetitionRules } from "@essor/contract/attract-care";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openAttractHub } from "./test-attract.ts";

type Hub = Awaited<ReturnType<typeof openAttractHub>>;
let hub: Hub["hub"];
let call: Hub["call"];
let made: Hub["made"];
beforeAll(async () => {
  ({ hub, call, made } = await openAttractHub("2026-06-01T02:00:00Z"));
});
afterAll(() => hub.close());

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
    findings: [
      { article: "第十条第（一）项" },
      { article: "指引第七章第一节" },
      { article: "实施办法第十九条第（四）项" },
    ],
  });
  expect(
    await check({ kind: "relocation-reward", body: "reward", on: "2025-04-19" }),
  ).toMatchObject({ outcome: "review", ruleSet: "unified-market-2025" });
  expect(
    await check({ kind: "relocation-reward", body: "reward", on: "2025-01-06" }),
  ).toMatchObject({ outcome: "clear", ruleSet: "fair-competition-2024" });
  const { sets, sources } = (await made("officer", "GET", "/offers/rules")) as CompetitionRules;
  expect(sets.map((s) => s.from)).toEqual(["2025-04-20", "2025-01-07", "2024-08-01"]);
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
