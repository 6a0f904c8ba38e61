import { describe, expect, test } from "vitest";
import { funnelRates, paidShare } from "./funnel.ts";

describe("outcomes", () => {
  test("[OU1] the published rates of the Zu Chongzhi programme and of Suzhou's technology teams", () => {
    const { rates, issues } = funnelRates([
      { stage: "needs", count: 1753 },
      { stage: "introduced", count: 408 },
      { stage: "contracted", count: 330 },
    ]);
    expect(issues).toEqual([]);
    expect(rates[1]?.ofPrevious).toBeCloseTo(0.233, 3);
    expect(rates[2]?.ofPrevious).toBeCloseTo(0.809, 3);
    expect(paidShare(165_400_000n, 88_140_000n)).toBeCloseTo(0.53, 2);
  });
  test("[OU2] an empty stage has no rate, and a stage that grows is reported", () => {
    const { rates, issues } = funnelRates([
      { stage: "a", count: 0 },
      { stage: "b", count: 0 },
      { stage: "c", count: 5 },
    ]);
    expect(rates.map((r) => r.ofPrevious)).toEqual([null, null, null]);
    expect(issues).toMatchObject([{ code: "stage-larger-than-before", field: "c" }]);
  });
});
