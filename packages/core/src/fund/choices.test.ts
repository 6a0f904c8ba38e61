import fc from "fast-check";
import { expect, test } from "vitest";
import { FUND_RULE_SETS, fundRuleSet } from "../codelist/fund-rule-sets.ts";
import { addFractions, compareFractions, fraction, ZERO } from "../math/fraction.ts";
import { dayOf, parseDay } from "../vocabulary/day.ts";
import { conflictOf, type ProgrammeRule, type SolveLp } from "./allocation.ts";
import { evaluateDirection, reinvestmentCost } from "./direction-evaluation.ts";
import { irrReport, periodicSeries, seriesRoots } from "./irr.ts";
import { pacing } from "./pacing.ts";
import { simulatePacing } from "./pacing-simulation.ts";
import { profitGiving } from "./profit-giving.ts";
import { solveQuadratic } from "./quadratic.ts";
import { checkRules, mayApprove } from "./rule-check.ts";
import { screenDeal } from "./screening.ts";

const plan = fc.record({
  commitment: fc.integer({ min: 1, max: 1000 }),
  rateOfContribution: fc.array(
    fc.integer({ min: 5, max: 100 }).map((n) => n / 100),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
  life: fc.integer({ min: 2, max: 20 }),
  bow: fc.integer({ min: 2, max: 100 }).map((n) => n / 20),
  growth: fc.integer({ min: -10, max: 30 }).map((n) => n / 100),
  yield: fc.constantFrom(0, 0.05),
});

test("[FT1] with the last value added, the rate of every plan is its growth", () => {
  fc.assert(
    fc.property(plan, (terms) => {
      const rows = pacing(terms);
      const flows = rows.map(
        ({ contribution, distribution, nav }, i) =>
          distribution - contribution + (i === rows.length - 1 ? nav : 0),
      );
      const { roots } = seriesRoots(periodicSeries(flows));
      expect(roots.some(({ rate }) => Math.abs(rate - terms.growth) < 1e-8)).toBe(true);
    }),
  );
  expect(irrReport([], { dayCount: "act/365f" }).reason).toBe("no-flows");
});

test("[FT2] a simulation without spread is the plan, and the seed decides", () => {
  fc.assert(
    fc.property(plan, fc.nat(1000), (terms, seed) => {
      const rows = pacing(terms);
      const options = { paths: 3, periods: terms.life, seed, correlation: 0.3, coverage: 0.9 };
      const fund = { terms, starts: 1, growthSd: 0, callSpread: 0 };
      const simulated = simulatePacing([fund], options);
      for (const [i, { nav, distribution }] of rows.entries()) {
        expect(simulated[i]?.nav.median).toBeCloseTo(nav, 7);
        expect(simulated[i]?.distribution.high).toBeCloseTo(distribution, 7);
      }
      const spread = { ...fund, growthSd: 0.2, callSpread: 0.5 };
      expect(simulatePacing([spread], options)).toEqual(simulatePacing([spread], options));
    }),
    { numRuns: 40 },
  );
});

test("[FR1] shipped rule sets are well formed, dated, and stop an approval when broken or unknown", () => {
  for (const { rules } of FUND_RULE_SETS) {
    for (const rule of rules) {
      expect(parseDay(rule.from), rule.id).not.toBe(undefined);
      expect(rule.article.length).toBeGreaterThan(0);
    }
  }
  const ids = FUND_RULE_SETS.flatMap(({ rules }) => rules.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const ruleSets = [fundRuleSet("ndrc-2025-1752") ?? []].flat();
  const before = checkRules({}, { ruleSets, at: dayOf(2025, 6, 30) });
  expect(before).toEqual([]);
  const at = dayOf(2026, 3, 1);
  const broken = checkRules({ instruments: ["equity", "guarantee"] }, { ruleSets, at });
  expect(broken[0]).toMatchObject({
    article: "发改财金规〔2025〕1752号 第六条",
    verdict: "broken",
    version: "2025-12-31",
  });
  expect(mayApprove(broken).allowed).toBe(false);
  expect(mayApprove(checkRules({}, { ruleSets, at })).unknown.length).toBe(1);
  expect(mayApprove(checkRules({ instruments: ["equity"] }, { ruleSets, at })).allowed).toBe(true);
  const [limit] = checkRules(
    { exposureToCompany: 20, fundAssets: 100 },
    { ruleSets: [fundRuleSet("cn-national-base") ?? []].flat(), at },
  ).filter(({ rule }) => rule === "CN-2016-2800-single");
  expect(limit).toMatchObject({ verdict: "kept", headroom: 0 });
});

test("[FR2] profit-giving shares out the profit exactly and never more than the government's own", () => {
  const rule = {
    steps: [
      { from: fraction(1n), share: fraction(1n, 5n) },
      { from: fraction(2n), share: ONE_HALF },
    ],
    gpShare: fraction(3n, 5n),
  };
  fc.assert(
    fc.property(
      fc.bigInt(1n, 1000n),
      fc.array(fc.bigInt(1n, 1000n), { minLength: 1, maxLength: 4 }),
      fc.bigInt(-500n, 5000n),
      fc.bigInt(0n, 3n),
      (government, others, profit, multiple) => {
        const given = profitGiving(rule, {
          government: fraction(government),
          others: others.map((o) => fraction(o)),
          excessProfit: fraction(profit),
          multiple: fraction(multiple),
        });
        const shared = [given.gpReceives, ...given.othersReceive].reduce(
          addFractions,
          given.governmentKeeps,
        );
        expect(compareFractions(shared, fraction(profit > 0n ? profit : 0n))).toBe(0);
        expect(compareFractions(given.governmentKeeps, ZERO)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
const ONE_HALF = fraction(1n, 2n);

test("[FR3] the cost of a reinvestment requirement is stated, and what is missing scores nothing", () => {
  const scheme = {
    indicators: [
      {
        code: "POLICY_03_01",
        max: 3,
        kind: "bandsLow" as const,
        table: [
          [0.5, 3],
          [1, 2],
          [1.5, 1],
          [null, 0],
        ],
      },
      { code: "LAYOUT_01", max: 10, kind: "bool" as const, table: 10 },
    ],
    grades: { pass: 3 },
    failing: "fail",
  };
  const costs = [0.4, 0.5, 1, 1.5].map((ratio) =>
    reinvestmentCost(scheme, { ratio, indicator: "POLICY_03_01" }),
  );
  expect(costs).toEqual([0, 1, 2, 3]);
  const result = evaluateDirection(scheme, { POLICY_03_01: null });
  expect(result).toMatchObject({
    ok: true,
    value: { total: 3, grade: "pass", missing: ["LAYOUT_01"] },
  });
  expect(evaluateDirection(scheme, { POLICY_03_01: "low" })).toMatchObject({ code: "bad-input" });
});

test("[FA1] a quadratic solution meets the optimality conditions", () => {
  const size = fc.integer({ min: 1, max: 8 });
  const problem = size.chain((n) =>
    fc.record({
      factors: fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }), {
        minLength: n + 1,
        maxLength: n + 1,
      }),
      c: fc.array(
        fc.integer({ min: -9, max: 9 }).map((v) => v / 10),
        { minLength: n, maxLength: n },
      ),
      u: fc.array(
        fc.integer({ min: 4, max: 10 }).map((v) => v / 10),
        { minLength: n, maxLength: n },
      ),
    }),
  );
  fc.assert(
    fc.property(problem, ({ factors, c, u }) => {
      const n = c.length;
      const Q = c.map((_, i) =>
        c.map((__, j) => factors.reduce((s, f) => s + (f[i] as number) * (f[j] as number), 0) / 50),
      );
      const solved = solveQuadratic({ Q, c, u });
      if (u.reduce((a, b) => a + b, 0) < 1) {
        expect(solved).toMatchObject({ ok: false, code: "infeasible" });
        return;
      }
      if (!solved.ok) throw new Error(`${solved.code} ${n}`);
      const { x } = solved.value;
      expect(x.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
      const gradient = Q.map((row, i) =>
        row.reduce((s, q, j) => s + q * (x[j] as number), -(c[i] as number)),
      );
      // Whatever can still grow must not be cheaper than whatever can still shrink.
      const grow = gradient.filter((_, i) => (x[i] as number) < (u[i] as number) - 1e-9);
      const shrink = gradient.filter((_, i) => (x[i] as number) > 1e-9);
      expect(Math.min(...grow, Infinity)).toBeGreaterThanOrEqual(
        Math.max(...shrink, -Infinity) - 1e-6,
      );
    }),
    { numRuns: 300 },
  );
});

test("[FA2] a conflict is explained by rules of which none can be left out", () => {
  // A solver that only knows which sets of rules clash.
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 12 }),
      fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 4 }),
      (count, clash) => {
        const members = clash.map((i) => `rule_${i % count}`);
        const rules = Array.from(
          { length: count },
          (_, i): ProgrammeRule => ({ id: `rule_${i}`, sense: "<=", bound: 1, perAmount: () => 1 }),
        );
        const solve: SolveLp = (text) => ({
          status: members.every((id) => new RegExp(`_${id}:`).test(text))
            ? "infeasible"
            : "optimal",
          objective: 0,
          values: {},
        });
        const deals = [{ id: "d", sector: "s", minAmount: 1, maxAmount: 2, score: 1 }];
        const found = conflictOf({ deals, costPerDeal: 0, rules }, solve).conflict.map(
          ({ id }) => id,
        );
        expect(found.sort()).toEqual([...new Set(members)].sort());
      },
    ),
  );
});

test("[FA3] screening leaves out what is unknown, names what turns a deal down, and adds up", () => {
  const criteria = [
    { id: "team", weight: 2, worst: 0, best: 10, scoreMin: 0.3 },
    { id: "debt", weight: 1, worst: 5, best: 0 },
    { id: "moat", weight: 1, worst: 1, best: 1 },
  ];
  const result = screenDeal({ team: 2, debt: 0 }, { criteria, coverageMin: 0.5 });
  if (!result.ok) throw new Error(result.code);
  const { score, coverage, turnedDownBy, reasons } = result.value;
  expect([coverage, turnedDownBy]).toEqual([0.75, ["team"]]);
  expect(score).toBeCloseTo((2 * 0.2 + 1) / 3, 12);
  expect(reasons.reduce((s, { contribution }) => s + contribution, 0)).toBe(score);
  expect(screenDeal({ moat: 1 }, { criteria, coverageMin: 0.5 })).toMatchObject({
    code: "too-sparse",
  });
});
