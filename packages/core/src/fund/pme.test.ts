import fc from "fast-check";
import { expect, test } from "vitest";
import { type PmePoint, pme } from "./pme.ts";

const money = fc.integer({ min: 0, max: 1000 });
const history = fc
  .array(
    fc.record({
      contribution: money,
      distribution: money,
      index: fc.integer({ min: 50, max: 200 }),
    }),
    {
      minLength: 3,
      maxLength: 12,
    },
  )
  .map((rows) => rows.map((row, years): PmePoint => ({ years, ...row })));

test("[FP1] the value left and a distribution of that day are the same to IRR, KS-PME and direct alpha", () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 5000 }), (points, nav) => {
      const left = pme(points, { nav });
      const paid = pme(
        points.map((p, i) =>
          i === points.length - 1 ? { ...p, distribution: p.distribution + nav } : p,
        ),
        { nav: 0 },
      );
      expect(paid.irr).toEqual(left.irr);
      expect(paid.ksPme.value ?? -1).toBeCloseTo(left.ksPme.value ?? -1, 10);
      expect(paid.directAlphaArithmetic.all.length).toBe(left.directAlphaArithmetic.all.length);
    }),
  );
});

test("[FP2] a fund that moves with its index has KS-PME 1 and no alpha", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          contribution: fc.integer({ min: 1, max: 100 }),
          share: fc.integer({ min: 0, max: 50 }).map((n) => n / 100),
          index: fc.integer({ min: 50, max: 200 }),
        }),
        { minLength: 2, maxLength: 10 },
      ),
      (rows) => {
        let value = 0;
        const points = rows.map(({ contribution, share, index }, years): PmePoint => {
          const before = rows[years - 1];
          value = (before ? (value * index) / before.index : 0) + contribution;
          const distribution = value * share;
          value -= distribution;
          return { years, contribution, distribution, index, nav: value };
        });
        const report = pme(points, { nav: value });
        expect(report.ksPme.value).toBeCloseTo(1, 9);
        // Alpha 0 is a root always; there may be others where calls and pay-outs alternate.
        expect(report.directAlphaArithmetic.all.some((a) => Math.abs(a) < 1e-7)).toBe(true);
        if (report.pmePlusLambda.value !== null) {
          expect(report.pmePlusLambda.value).toBeCloseTo(1, 7);
        }
        expect(report.modifiedPmeNav.value).toBeCloseTo(value, 6);
      },
    ),
  );
});

test("[FP3] a reason stands where there is no number", () => {
  const called = [
    { years: 0, contribution: 10, distribution: 0, index: 100 },
    { years: 1, contribution: 0, distribution: 0, index: 90 },
  ];
  const report = pme(called, { nav: 9 });
  expect(report.pmePlusLambda).toEqual({ value: null, undefinedBecause: "no-distribution" });
  expect(report.modifiedPmeIrr).toMatchObject({ value: null, undefinedBecause: "navs-missing" });
  const rich = pme(
    [
      { years: 0, contribution: 10, distribution: 0, index: 100 },
      { years: 1, contribution: 0, distribution: 30, index: 90 },
      { years: 2, contribution: 0, distribution: 1, index: 95 },
    ],
    { nav: 90 },
  );
  expect(rich.lnPmeNav.value).toBeLessThan(0);
  expect(rich.pmePlusLambda.value).toBeLessThan(0);
  expect(pme([{ years: 0, contribution: 0, distribution: 0, index: 1 }], { nav: 0 }).ksPme).toEqual(
    {
      value: null,
      undefinedBecause: "no-contribution",
    },
  );
});
