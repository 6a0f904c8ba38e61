import { describe, expect, it } from "vitest";
import { pairsOf } from "./register-sweep.ts";

const records = [
  "昆山国显光电有限公司",
  "国显光电（昆山）有限公司",
  "Kunshan Govisionox Optoelectronics Co., Ltd.",
  "苏州某某精密机械有限公司",
  "沪士电子股份有限公司",
].map((name, i) => ({ id: String(i), name }));

describe("a sweep of the register", () => {
  it("finds the same pairs on a thread of its own, and lets others work meanwhile", async () => {
    const here = await pairsOf(records, { tell: async () => {}, onThread: false });
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    const there = await pairsOf(records, { tell: async () => {}, onThread: true });
    clearInterval(timer);
    expect(here.length).toBeGreaterThan(0);
    expect(there).toEqual(here);
    expect(turns).toBeGreaterThan(10);
  });
  it("ends where it is cancelled", async () => {
    const many = Array.from({ length: 400 }, (_, i) => ({ id: String(i), name: `Firm ${i}` }));
    const tell = async () => {
      throw new Error("cancelled");
    };
    await expect(pairsOf(many, { tell })).rejects.toThrow("cancelled");
  });
});
