import fc from "fast-check";
import { expect, it } from "vitest";
import { portfoliosOf } from "./portfolio.ts";
import { portfolioSumsCompiled, portfolioSumsPlain } from "./portfolio-sums.ts";

it("[TC10] the compiled sums equal the plain ones to the last bit", () => {
  const shape = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 19 }));
  const cases = shape.chain(([R, P]) =>
    fc.tuple(
      fc.constant(P),
      fc.uint8Array({ minLength: R * P, maxLength: R * P, max: 1 }),
      fc.array(fc.double({ noNaN: true, min: -1, max: 1 }), {
        minLength: P * P + P,
        maxLength: P * P + P,
      }),
    ),
  );
  fc.assert(
    fc.property(cases, ([P, presence, numbers]) => {
      const lists = portfoliosOf(Uint8Array.from(presence), { activityCount: P });
      const matrix = Float64Array.from(numbers.slice(0, P * P));
      const weights = Float64Array.from(numbers.slice(P * P));
      const compiled = portfolioSumsCompiled(lists, matrix, weights);
      if (compiled) expect(compiled).toEqual(portfolioSumsPlain(lists, matrix, weights));
    }),
  );
});
