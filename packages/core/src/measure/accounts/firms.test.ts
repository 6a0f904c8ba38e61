import fc from "fast-check";
import { expect, test } from "vitest";
import { addFigures } from "./combine.ts";
import { gradeFirms } from "./firm-grade.ts";
import { innovationPoints, type PointScheme } from "./innovation-points.ts";
import { lineShares } from "./line-shares.ts";
import { catalogueShares } from "./product-shares.ts";
import { RESOURCE_MEASURES, resourceScore } from "./resource-score.ts";

const line = (firm: string, output: number, ...catalogues: string[]) => ({
  firm,
  output,
  catalogues,
});
const AMONG = ["high-tech", "sei"];

test("[FR1] M15: a firm with 40% SEI products adds 40% of its output, and the overlap is shown", () => {
  const made = lineShares(
    [line("a", 60), line("a", 25, "sei"), line("a", 15, "sei", "high-tech"), line("b", 100)],
    AMONG,
  );
  expect(made.firms.get("a")?.by.get("sei")).toBe(40);
  expect(made.shares).toEqual([
    { catalogue: "high-tech", output: 15, share: 0.075 },
    { catalogue: "sei", output: 40, share: 0.2 },
  ]);
  expect(made.overlaps).toEqual([{ catalogues: ["high-tech", "sei"], output: 15, share: 0.075 }]);
  expect(made.either).toBe(40);
});

test("[FR1] M15: the sum of both catalogues is refused, however it is asked for", () => {
  const output = {
    unit: "CNY",
    multiplier: 0,
    nature: "total",
    family: "catalogue-output",
  } as const;
  const sei = { ...output, code: "sei_output", counts: "strategic emerging products" };
  const highTech = { ...output, code: "high_tech_output", counts: "high-tech products" };
  const sum = addFigures({ of: sei, value: 40 }, { of: highTech, value: 15 });
  expect(sum.ok ? null : sum.code).toBe("look-alikes");
});

test("[FR1] either is both minus the overlap; shares agree with those from the firms' own shares", () => {
  const lines = fc.array(
    fc.record({
      firm: fc.constantFrom("a", "b", "c"),
      output: fc.integer({ min: 0, max: 1_000_000 }),
      catalogues: fc.subarray([...AMONG, "unknown"]),
    }),
  );
  fc.assert(
    fc.property(lines, (all) => {
      const made = lineShares(all, AMONG);
      const [highTech, sei] = made.shares.map((s) => s.output) as [number, number];
      expect(made.either).toBe(highTech + sei - (made.overlaps[0]?.output ?? 0));
      const byFirm = catalogueShares(
        [...made.firms].map(([firm, { output, by }]) => ({
          firm,
          output,
          shares: Object.fromEntries(AMONG.map((c) => [c, output && (by.get(c) ?? 0) / output])),
        })),
      );
      byFirm.shares.forEach((share, i) => {
        expect(share.output).toBeCloseTo(made.shares[i]?.output as number, 6);
      });
      if (made.total === 0) expect(made.shares.every((s) => s.share === null)).toBe(true);
    }),
  );
});

const rule = {
  weights: { "tax-per-mu": 45, "sales-per-mu": 35, "tax-per-energy": 20 },
  benchmarks: { "tax-per-mu": 20, "sales-per-mu": 400, "tax-per-energy": 2 },
  capMultiple: null,
};

test("[FR2] M16: 100 firms give 20 A, 40 B, 35 C and 5 D; a firm in production under two years is T", () => {
  const firms = Array.from({ length: 100 }, (_, i) => {
    const made = resourceScore({ sales: 1000 + i, tax: 10 + i, land: 10, energy: 10 }, rule);
    return { firm: `f${i}`, score: made.ok ? made.value.score : 0, yearsInProduction: 5 };
  });
  const grades = gradeFirms([...firms, { firm: "new", score: 999, yearsInProduction: 1.99 }]);
  const count = (grade: string) => [...grades.values()].filter((g) => g === grade).length;
  expect(["A", "B", "C", "D", "T"].map(count)).toEqual([20, 40, 35, 5, 1]);
  expect(grades.get("new")).toBe("T");
  expect(grades.get("f99")).toBe("A");
});

test("[FR2] at the benchmark a firm has 100 points; what is missing is named, never taken as zero", () => {
  const at = resourceScore({ sales: 4000, tax: 200, land: 10, energy: 100 }, rule);
  expect(at.ok && at.value.score).toBeCloseTo(100, 12);
  const none = resourceScore({ sales: 4000, tax: 200, land: 10, energy: null }, rule);
  expect(none).toMatchObject({ ok: false, code: "facts-missing" });
  const loss = resourceScore({ sales: 0, tax: -200, land: 10, energy: 100 }, rule);
  expect(loss.ok && RESOURCE_MEASURES.map((m) => loss.value.parts[m])).toEqual([0, 0, 0]);
});

const scheme: PointScheme = {
  name: "three classes",
  weights: {
    technology: { "start-up": 60, growth: 50, stable: 40 },
    operation: { "start-up": 20, growth: 35, stable: 50 },
    auxiliary: { "start-up": 20, growth: 15, stable: 10 },
  },
};

test("[FR3] M17: the same data give other points to a start-up than to a stable firm; weights sum to 100", () => {
  const scores = { technology: 0.9, operation: 0.3, auxiliary: 0.5 };
  const points = (["start-up", "growth", "stable"] as const).map((stage) => {
    const made = innovationPoints(scores, { scheme, stage });
    return made.ok ? made.value.points : null;
  });
  expect(points[0]).toBeCloseTo(70, 12);
  expect(points[2]).toBeCloseTo(56, 12);
  expect(points[0]).not.toBeCloseTo(points[1] as number, 6);
  const wrong = {
    ...scheme,
    weights: { technology: { "start-up": 99, growth: 100, stable: 100 } },
  };
  const refused = innovationPoints(scores, { scheme: wrong, stage: "start-up" });
  expect(refused.ok ? null : refused.code).toBe("weights-not-100");
});
