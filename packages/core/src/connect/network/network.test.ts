import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRng } from "../../math/rng.ts";
import { fieldsOf, sharesByField } from "./fields.ts";
import { brokerage, communities, graphOf, isolated, missingTies } from "./graph.ts";
import { historyBefore } from "./participation.ts";
import { recommendPartners } from "./recommend.ts";
import { tiesFrom } from "./ties.ts";

const row = fc.record({
  project: fc.integer({ min: 0, max: 8 }).map((n) => `p${n}`),
  organisation: fc.integer({ min: 0, max: 8 }).map((n) => `o${n}`),
  start: fc.integer({ min: 0, max: 20 }),
});

describe("network", () => {
  test("[NW1] only the past counts, nobody is proposed to itself, order and size hold", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.integer({ min: 0, max: 20 }), (rows, on) => {
        const past = rows.filter((r) => r.start < on);
        const options = { top: 4, on, onlyNew: false };
        const found = recommendPartners(historyBefore(rows, on), "o1", options);
        expect(found).toEqual(recommendPartners(historyBefore(past, on), "o1", options));
        expect(found.some((r) => r.organisation === "o1")).toBe(false);
        expect(found.length).toBeLessThanOrEqual(4);
        for (const r of found) expect(Number.isFinite(r.score)).toBe(true);
        const fresh = recommendPartners(historyBefore(rows, on), "o1", {
          ...options,
          onlyNew: true,
        });
        expect(fresh.every((r) => r.together === 0)).toBe(true);
      }),
    );
  });
  test("[NW3] who works in one field is near without a tie, and whoever leads says more", () => {
    const rng = seededRng(3);
    const one = (field: string) => `${field}${Math.floor(rng() * 20)}`;
    const rows = Array.from({ length: 60 }, (_, p) => {
      const field = p % 2 === 0 ? "x" : "y";
      return [one(field), one(field), one(field)].map((organisation) => ({
        project: `p${p}`,
        organisation,
        start: 1,
      }));
    }).flat();
    const history = historyBefore(rows, 2);
    const fields = fieldsOf(history, 2);
    const [inside, outside] = [[] as number[], [] as number[]];
    history.organisations.forEach((name, o) => {
      const near = sharesByField(fields, o);
      expect(near.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      const tied = new Set([o, ...tiesFrom(history, o, 2).ids]);
      history.organisations.forEach((other, i) => {
        if (!tied.has(i)) (name[0] === other[0] ? inside : outside).push(near[i] as number);
      });
    });
    const mean = (list: readonly number[]) => list.reduce((x, y) => x + y, 0) / list.length;
    expect(mean(inside)).toBeGreaterThan(10 * mean(outside));
    const [first, second] = rows.filter((r) => r.project === "p0").map((r) => r.organisation);
    const led = rows.map((r) => ({ ...r, leads: r.project === "p0" && r.organisation === second }));
    const score = (list: typeof rows) =>
      recommendPartners(historyBefore(list, 2), first as string, { top: 40, on: 2 }).find(
        (r) => r.organisation === second,
      )?.score as number;
    expect(score(led)).toBeGreaterThan(score(rows));
  });
  test("[NW2] brokers, isolated firms, communities and missing ties of two groups with one bridge", () => {
    const teams: Record<string, string> = { x: "abc", y: "def", z: "cd", alone: "g" };
    const rows = Object.entries(teams).flatMap(([project, team]) =>
      [...team].map((organisation) => ({ project, organisation, start: 1 })),
    );
    const graph = graphOf(historyBefore(rows, 2));
    const share = brokerage(graph, {});
    const at = (name: string) => share[graph.names.indexOf(name)] as number;
    expect(isolated(graph)).toEqual(["g"]);
    // c lies between {a, b} and {d, e, f}: 6 of the 15 pairs without c; a lies on none.
    expect(at("c")).toBeCloseTo(6 / 15, 12);
    expect(at("a")).toBe(0);
    const group = communities(graph);
    expect(group[graph.names.indexOf("a")]).toBe(group[graph.names.indexOf("b")]);
    expect(missingTies(graph, 3).map((t) => `${t.a}${t.b}`)).toEqual(["ad", "bd", "ce"]);
  });
});
