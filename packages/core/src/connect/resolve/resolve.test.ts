import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasReference, referencePath } from "../../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../../tools/reference-csv.ts";
import { clustersOf } from "./clusters.ts";
import { columnsOf } from "./columns.ts";
import { probabilityOf } from "./pair-probability.ts";
import { resolveRecords } from "./resolve-records.ts";
import { groupsOf, surestFirst } from "./scored-pairs.ts";
import { editDistance, jaroWinkler } from "./text-distance.ts";

describe("resolver", () => {
  test("[RS1] explanation and probability agree, and adding evidence moves it the right way", () => {
    const records = Array.from({ length: 60 }, (_, i) => ({
      name: `n${i % 40}`,
      town: `t${(i % 40) % 7}`,
      born: `19${10 + (i % 40)}-01-0${1 + ((i % 40) % 9)}`,
    }));
    const { pairs, model, explain } = resolveRecords(records, { fields: ["name", "town", "born"] });
    expect(pairs.length).toBeGreaterThan(0);
    for (const { a, b, probability } of pairs) {
      expect(probabilityOf(model.prior, explain(a, b))).toBeCloseTo(probability, 10);
    }
  });
  test("[RS2] groups do not melt over one wrong bridge", () => {
    const sure = (a: number, b: number, probability = 0.99) => ({ a, b, probability });
    const pairs = [
      sure(0, 1),
      sure(2, 3),
      sure(1, 2, 0.6),
      sure(0, 2, 0.02),
      sure(0, 3, 0.02),
      sure(1, 3, 0.02),
    ];
    expect([...clustersOf(pairs, 5, 0.5)]).toEqual([0, 0, 2, 2, 4]);
  });
  test("[RS2] every record has one group, named by its smallest record", () => {
    const pair = fc.record({
      a: fc.nat(19),
      b: fc.nat(19),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), (list) => {
        const groups = clustersOf(
          list.filter((p) => p.a < p.b),
          20,
          0.5,
        );
        groups.forEach((g, i) => {
          expect(g).toBeLessThanOrEqual(i);
          expect(groups[g]).toBe(g);
        });
      }),
    );
  });
  test("[RS6] groups made chain by chain are those of all pairs at once", () => {
    const n = 24;
    const chances = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), {
      minLength: n * n,
      maxLength: n * n,
    });
    fc.assert(
      fc.property(chances, fc.integer({ min: 2, max: 40 }), (chance, step) => {
        const list: { a: number; b: number; probability: number }[] = [];
        for (let pair = step; pair < n * n; pair += step) {
          const [a, b] = [Math.floor(pair / n), pair % n];
          if (a < b) list.push({ a, b, probability: chance[pair] as number });
        }
        const scored = {
          pairs: Float64Array.from(list, ({ a, b }) => a * n + b),
          chances: Float64Array.from(list, (p) => p.probability),
        };
        expect([...groupsOf(scored, n, 0.5)]).toEqual([...clustersOf(list, n, 0.5)]);
        const sorted = list.map((_, p) => p);
        sorted.sort((x, y) => (list[y]?.probability ?? 0) - (list[x]?.probability ?? 0) || x - y);
        expect([...surestFirst(scored.chances)]).toEqual(sorted);
      }),
    );
  });
  test("[RS3] a column that repeats others is not counted twice", () => {
    const records = Array.from({ length: 50 }, (_, i) => ({
      a: `a${i}`,
      b: `b${i}`,
      whole: `a${i} b${i}`,
      own: `c${i}`,
    }));
    expect(columnsOf(records, ["whole", "a", "b", "own"]).map((c) => c.name)).toEqual([
      "a",
      "b",
      "own",
    ]);
  });
  test("[RS4] distances are those of their definitions", () => {
    expect(editDistance("ca", "abc", 9)).toBe(3);
    expect(jaroWinkler("dwayne", "duane")).toBeCloseTo(0.84, 4);
    const word = fc.string({ maxLength: 12, unit: fc.constantFrom("a", "b", "c") });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 99)).toBe(editDistance(b, a, 99));
        expect(editDistance(a, b, 99) === 0).toBe(a === b);
        expect(editDistance(a, b, 1)).toBe(Math.min(2, editDistance(a, b, 99)));
      }),
    );
  });
  test("no records, one record, records without values", () => {
    expect(resolveRecords([], { fields: ["a"] }).pairs).toEqual([]);
    expect(resolveRecords([{ a: "x" }], { fields: ["a"] }).pairs).toEqual([]);
    expect(resolveRecords([{ a: "" }, {}], { fields: ["a", "b"] }).pairs).toEqual([]);
  });
});

describe.skipIf(!hasReference("matching"))("resolver on known sets", () => {
  test("[RS5] FEBRL 1 at the shipped threshold, without the number", () => {
    const rows = readReferenceCsv(referencePath("matching", "er-febrl", "dataset1.csv")).map(
      (row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k.trim(), v.trim()])),
    );
    const fields = Object.keys(rows[0] ?? {}).filter((f) => f !== "rec_id" && f !== "soc_sec_id");
    const who = rows.map((r) => r.rec_id?.split("-")[1]);
    const found = resolveRecords(rows, { fields }).pairs.filter((p) => p.same);
    const right = found.filter((p) => who[p.a] === who[p.b]).length;
    expect((2 * right) / (found.length + 500)).toBeGreaterThan(0.995);
  });
});
