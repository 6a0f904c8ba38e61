import { describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../../tools/reference-csv.ts";
import { seededRng } from "../../math/rng.ts";
import { sobolPoints } from "../../math/sobol-sequence.ts";
import { sobolIndices, steadyIndices } from "./sobol-indices.ts";

const read = (...parts: string[]) => readReferenceCsv(referencePath("index", ...parts));

describe.skipIf(!hasReference("index"))("Sobol' indices", () => {
  it("[IX15] the anchor's estimator on its own design", () => {
    const rows = read("vectors", "sobol_design.csv");
    const block = (name: string) =>
      Float64Array.from(
        rows.filter((r) => r.block === name),
        (r) => Number(r.y),
      );
    const names = [...new Set(rows.map((r) => r.block as string))];
    const mixed = names.filter((n) => n !== "A" && n !== "B").map(block);
    const ours = sobolIndices({ a: block("A"), b: block("B"), mixed }, { centre: false });
    read("vectors", "sobol_indices.csv").forEach((row, i) => {
      expect(ours?.first[i]).toBeCloseTo(Number(row.Si), 9);
      expect(ours?.total[i]).toBeCloseTo(Number(row.STi), 9);
      expect(ours?.variance).toBeCloseTo(Number(row.varY), 9);
    });
  });
});

describe("Sobol' indices of a known function", () => {
  it("[IX15] y = 3 x1 + x2 (x3 has no part) at 4 096 points", () => {
    const n = 4096;
    const points = sobolPoints(n, 6, seededRng(5));
    const f = (x: ArrayLike<number>) => 3 * (x[0] as number) + (x[1] as number);
    const row = (i: number, from: number) => points.slice(i * 6 + from, i * 6 + from + 3);
    const outputs = {
      a: Float64Array.from({ length: n }, (_, i) => f(row(i, 0))),
      b: Float64Array.from({ length: n }, (_, i) => f(row(i, 3))),
      mixed: [0, 1, 2].map((k) =>
        Float64Array.from({ length: n }, (_, i) => {
          const x = row(i, 0);
          x[k] = row(i, 3)[k] as number;
          return f(x);
        }),
      ),
    };
    const found = steadyIndices(outputs);
    [0.9, 0.1, 0].forEach((exact, k) => {
      expect(found?.first[k]).toBeCloseTo(exact, 2);
      expect(found?.total[k]).toBeCloseTo(exact, 2);
    });
  });
});
