import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRng } from "../../math/rng.ts";
import { type Meeting, scheduleMeetings } from "./schedule.ts";

const clashes = (meetings: readonly Meeting[]): number => {
  const seen = new Set<string>();
  let clash = 0;
  for (const { slot, table, a, b } of meetings) {
    for (const key of [`${slot} ${a}`, `${slot} ${b}`, `${slot} table ${table}`]) {
      if (seen.has(key)) clash++;
      seen.add(key);
    }
  }
  return clash;
};

describe("schedule", () => {
  const wish = fc.record({
    a: fc.integer({ min: 0, max: 9 }).map((n) => `p${n}`),
    b: fc.integer({ min: 0, max: 9 }).map((n) => `p${n}`),
    weight: fc.integer({ min: 1, max: 3 }),
  });
  test("[EV1] nobody twice in a slot, no table twice, no wish twice, nobody who is away; value within the bound", () => {
    fc.assert(
      fc.property(
        fc.array(wish, { maxLength: 60 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        (wishes, slots, tables) => {
          const away = new Map([["p1", new Set([0])]]);
          const { meetings, value, bound, gap } = scheduleMeetings(wishes, { slots, tables, away });
          expect(clashes(meetings)).toBe(0);
          expect(meetings.every((m) => m.table <= tables && m.slot >= 1 && m.slot <= slots)).toBe(
            true,
          );
          expect(meetings.some((m) => m.slot === 1 && (m.a === "p1" || m.b === "p1"))).toBe(false);
          const pairs = meetings.map((m) => [m.a, m.b].sort().join());
          expect(new Set(pairs).size).toBe(pairs.length);
          expect(value).toBeLessThanOrEqual(bound + 1e-9);
          expect(gap).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
  test("[EV2] 200 people at 20 tables come within 1 % of the bound", () => {
    const rng = seededRng(5);
    const person = () => `p${Math.floor(200 * rng())}`;
    const wishes = Array.from({ length: 700 }, () => ({
      a: person(),
      b: person(),
      weight: 1 + Math.floor(2 * rng()),
    }));
    const { gap, fairness, meetings } = scheduleMeetings(wishes, { slots: 16, tables: 20 });
    expect(clashes(meetings)).toBe(0);
    expect(gap).toBeLessThan(0.01);
    expect(fairness.jain).toBeGreaterThan(0.5);
  });
});
