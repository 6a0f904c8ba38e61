import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inverseCompiled, inversePlain, luFactors, luSolve } from "./lu.ts";
import { seededRng } from "./rng.ts";

const square = (size: number, seed: number) => {
  const rng = seededRng(seed);
  return Float64Array.from({ length: size * size }, () => rng() - 0.5);
};

describe("compiled kernels and their plain twins", () => {
  it("invert alike, odd sizes and row exchanges included, and the product is the identity", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 150 }), fc.nat(), (size, seed) => {
        const a = square(size, seed);
        const [fast, plain] = [inverseCompiled(a, size), inversePlain(a, size)];
        if (fast === "no-kernels" || fast === undefined || plain === undefined) return;
        const scale = plain.reduce((top, v) => Math.max(top, Math.abs(v)), 1);
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            const at = i * size + j;
            if (Math.abs((fast[at] ?? 0) - (plain[at] ?? 0)) > 1e-10 * scale * scale)
              expect.fail(`cell ${at}`);
            let sum = 0;
            for (let k = 0; k < size; k++)
              sum += (a[i * size + k] ?? 0) * (fast[k * size + j] ?? 0);
            if (Math.abs(sum - (i === j ? 1 : 0)) > 1e-11 * scale * size)
              expect.fail(`product ${at}: ${sum}`);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
  it("say so where the matrix is singular", () => {
    const a = square(70, 1);
    a.copyWithin(0, 70, 140);
    expect(inverseCompiled(a, 70)).toBeUndefined();
    expect(inversePlain(a, 70)).toBeUndefined();
  });
  it("solve what they factorise", () => {
    const a = square(60, 3);
    const lu = luFactors(a, 60);
    const x = luSolve(lu ?? expect.fail("singular"), new Float64Array(60).fill(1));
    for (let i = 0; i < 60; i++) {
      expect(x.reduce((sum, v, k) => sum + v * (a[i * 60 + k] ?? 0), 0)).toBeCloseTo(1, 9);
    }
  });
});
