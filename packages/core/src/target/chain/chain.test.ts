import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "../../vocabulary/day.ts";
import { CHARTER_PARTS, charterState } from "./charter.ts";
import { chainGaps } from "./gaps.ts";
import { type ChainGraph, chainGraph } from "./graph.ts";
import { restrictionOf } from "./restricted.ts";
import { type FirmEvidence, firmScore } from "./target-firm.ts";

const graph: ChainGraph = {
  chain: "display",
  version: 3,
  validFrom: 0,
  links: [
    { id: "glass", name: "Glass", products: ["substrate", "cover"], activities: ["3041"] },
    { id: "panel", name: "Panel", products: [], activities: ["3974"] },
  ],
  supplies: [{ from: "glass", to: "panel" }],
  firms: [
    { organisation: "A", link: "glass", product: "substrate", share: 0.4 },
    { organisation: "A", link: "panel", share: 0.6 },
    { organisation: "B", link: "panel", share: 1 },
  ],
};

describe("chain graph", () => {
  it("[TG1] T2: removing the only supplier turns its link from single source to none", () => {
    expect(chainGaps(graph, {})).toMatchObject([
      { link: "glass", reasons: ["single-source"], missingProducts: ["cover"], feeds: ["panel"] },
    ]);
    const without = {
      ...graph,
      version: 4,
      firms: graph.firms.filter((f) => f.organisation !== "A"),
    };
    expect(chainGaps(without, {}).map((g) => [g.link, g.reasons])).toEqual([
      ["glass", ["none"]],
      ["panel", ["single-source"]],
    ]);
  });
  it("[TG2] imports and weakness are reasons only where they are known", () => {
    const facts = {
      importShare: new Map([["panel", 0.7]]),
      locationQuotient: new Map([["panel", 0.3]]),
    };
    expect(chainGaps(graph, facts).find((g) => g.link === "panel")?.reasons).toEqual([
      "imported",
      "weak",
    ]);
  });
  it("[TG3] T1: a firm may stand on several links, its shares together at most one", () => {
    expect(chainGraph(graph).ok).toBe(true);
    const bad = {
      ...graph,
      firms: [...graph.firms, { organisation: "B", link: "glass", share: 0.2 }],
    };
    expect(chainGraph(bad).issues).toMatchObject([
      { code: "shares-exceed-one", row: 4, field: "firms.share" },
    ]);
  });
  it("[TG4] T5: hiding one piece of evidence changes the score by exactly its stated part", () => {
    const points = {
      expansion: 30,
      capacity: 20,
      "customer-nearby": 20,
      "supplier-nearby": 10,
      fit: 15,
      finance: 5,
      warning: 40,
    };
    const rules = { points, halfLifeDays: 365, asOf: 1000 as Day };
    const kinds = Object.keys(points) as FirmEvidence["kind"][];
    const piece = fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom(...kinds),
      seen: fc.integer({ min: 0, max: 1100 }).map((day) => day as Day),
      source: fc.constant("press" as const),
      strength: fc.double({ min: -1, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(piece, { selector: (p) => p.id, minLength: 1, maxLength: 8 }),
        (evidence) => {
          const whole = firmScore("A", evidence, rules);
          for (const part of whole.parts) {
            const rest = firmScore(
              "A",
              evidence.filter((e) => e.id !== part.evidence.id),
              rules,
            );
            expect(Math.round(100 * whole.score) - Math.round(100 * rest.score)).toBe(
              Math.round(100 * part.points) + 0,
            );
          }
        },
      ),
    );
  });
  it("[TG5] a restricted class blocks until a named override with a reason", () => {
    const entry = {
      code: "31",
      status: "over-capacity" as const,
      article: "2, 3",
      validFrom: 0 as Day,
      validTo: 100 as Day,
    };
    const on = (day: number, overrides: { activity: string; by: string; reason: string }[]) =>
      restrictionOf("3110", { day: day as Day, catalogue: [entry], overrides }).verdict;
    expect(on(50, [])).toBe("blocked");
    expect(on(50, [{ activity: "3110", by: "Chief", reason: " " }])).toBe("blocked");
    expect(on(50, [{ activity: "3110", by: "Chief", reason: "replacement of old capacity" }])).toBe(
      "overridden",
    );
    expect(on(101, [])).toBe("free");
  });
});

it("[TG6] a chain missing its fund shows seven of eight, and the overdue comes first", () => {
  const entries = CHARTER_PARTS.map((part) => ({
    part,
    owner: "Chief",
    due: 30 as Day,
    done: 5 as Day | null,
  }));
  const without = entries.map((e) =>
    e.part === "fund" ? { ...e, due: 10 as Day, done: null } : e,
  );
  expect(charterState(without, 20 as Day)).toMatchObject({
    standing: 7,
    open: [{ part: "fund", owner: "Chief", overdue: true }],
  });
  expect(charterState(entries, 20 as Day)).toEqual({ standing: 8, open: [] });
});
