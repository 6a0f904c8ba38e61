import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasRealData, realDataPath } from "../../../../tools/reference.ts";
import { seededRng } from "../math/rng.ts";
import { parseDay } from "../vocabulary/day.ts";
import { fitScreening, type ScreeningFact, screenByPast } from "./screening-fit.ts";
import { proveScreening, type ScreeningProof } from "./screening-proof.ts";
import { type PastDeal, recordsBefore, trackRecords } from "./track-record.ts";

const deals = fc.array(
  fc.record({
    firm: fc.constantFrom("a", "b", "c", ""),
    succeeded: fc.boolean(),
    day: fc.integer({ min: 0, max: 12 }),
  }),
  { minLength: 1, maxLength: 30 },
);
const asPast = (of: { firm: string; succeeded: boolean; day: number }): PastDeal => ({
  facts: { firm: of.firm },
  succeeded: of.succeeded,
  day: of.day,
});

test("[FA5] the record that a deal met is that of the same name on earlier days, whatever came of the deal itself", () => {
  fc.assert(
    fc.property(deals, (drawn) => {
      const past = drawn.map(asPast);
      const met = recordsBefore(past, "firm");
      for (const [i, deal] of drawn.entries()) {
        const earlier = past.filter(({ day }) => (day as number) < deal.day);
        expect(met[i]).toEqual(trackRecords(earlier, "firm").get(deal.firm));
        const otherwise = past.map((p, k) => (k === i ? { ...p, succeeded: !p.succeeded } : p));
        expect(recordsBefore(otherwise, "firm")[i]).toEqual(met[i]);
      }
    }),
    { numRuns: 60 },
  );
  // Without days nothing is earlier; a deal's own part of the past is still left out.
  const undated = Array.from({ length: 6 }, (_, i) => ({
    facts: { firm: "a" },
    succeeded: i === 0,
  }));
  expect(recordsBefore(undated, "firm")[0]?.succeeded).toBe(0);
});

test("[FA6] facts that have nothing to do with the outcome gain nothing on deals not learned from, those that have do", () => {
  const rng = seededRng(11);
  const past = Array.from({ length: 1500 }, (_, day): PastDeal => {
    const growth = rng();
    const facts = { growth, noise: rng(), firm: `f${Math.floor(rng() * 300)}` };
    return { facts, day, succeeded: rng() < 0.2 + 0.6 * growth };
  });
  const prove = (...facts: ScreeningFact[]) => {
    const proof = proveScreening(past, {
      facts,
      bins: 5,
      split: { kind: "parts", parts: 5, seed: 3 },
    });
    if (!proof.ok) throw new Error(proof.code);
    return proof.value;
  };
  const nothing = prove({ id: "noise", kind: "number" }, { id: "firm", kind: "record" });
  expect(nothing.brierBase - nothing.brier).toBeLessThan(0.002);
  const growth = prove({ id: "growth", kind: "number" });
  expect(growth.brierBase - growth.brier).toBeGreaterThan(0.02);
  expect(growth.calibrationError).toBeLessThan(0.05);
  expect(growth.n).toBe(past.length);
});

test("[FA7] the order of the past and the unit of a fact change no chance", () => {
  const rng = seededRng(5);
  const past = Array.from({ length: 120 }, (_, day): PastDeal => {
    const amount = 10 ** (rng() * 4);
    return {
      facts: { amount, firm: `f${day % 7}` },
      day,
      succeeded: rng() < 0.3 + 0.1 * Math.log10(amount),
    };
  });
  const facts: ScreeningFact[] = [
    { id: "amount", kind: "ratio" },
    { id: "firm", kind: "record" },
  ];
  const chanceBy = (of: readonly PastDeal[], unit: number) => {
    const fitted = fitScreening(of, { facts });
    const said = fitted.ok ? screenByPast(fitted.value, { amount: 50 * unit, firm: "f3" }) : fitted;
    if (!said.ok) throw new Error(said.code);
    return said.value.chance;
  };
  const chance = chanceBy(past, 1);
  expect(chanceBy([...past].reverse(), 1)).toBeCloseTo(chance, 9);
  const inFen = past.map((p) => ({
    ...p,
    facts: { ...p.facts, amount: 100 * (p.facts.amount as number) },
  }));
  expect(chanceBy(inFen, 100)).toBeCloseTo(chance, 9);
});

test("a past with one outcome or without a fact that differs is refused by its cause", () => {
  const facts: ScreeningFact[] = [{ id: "growth", kind: "number" }];
  const past = [true, true, false].map((succeeded) => ({ facts: { growth: 1 }, succeeded }));
  expect(fitScreening(past.slice(0, 2), { facts })).toMatchObject({ code: "one-outcome" });
  expect(fitScreening(past, { facts })).toMatchObject({ code: "no-criteria" });
  const split = { kind: "parts", parts: 3, seed: 1 } as const;
  expect(proveScreening(past.slice(0, 2), { facts, bins: 5, split }).ok).toBe(false);
});

const AT_HAND = hasRealData("us-startups-outcomes");
describe.skipIf(!AT_HAND)("start-ups first funded before 2009, with what became of them", () => {
  const rows: Record<string, string>[] = parse(
    AT_HAND
      ? readFileSync(realDataPath("us-startups-outcomes", "startups_first_funded_before_2009.csv"))
      : "",
    { columns: true, bom: true },
  );
  const numbers = [
    "relationships",
    "milestones",
    "funding_rounds",
    "avg_participants",
    "is_top500",
    "age_first_funding_year",
  ];
  const early = ["age_first_funding_year", "has_VC", "has_angel", "has_roundA"];
  const number = (cell: string | undefined) => (cell ? Number(cell) : undefined);
  const past = rows.map((row): PastDeal => {
    const day = parseDay(row.first_funding_at ?? "");
    return {
      facts: {
        ...Object.fromEntries([...numbers, ...early].map((id) => [id, number(row[id])])),
        funding_total_usd: number(row.funding_total_usd),
        category_code: row.category_code,
        state_code: row.state_code,
      },
      succeeded: row.status === "acquired",
      ...(day === undefined ? {} : { day }),
    };
  });
  const names: ScreeningFact[] = [
    { id: "category_code", kind: "record" },
    { id: "state_code", kind: "record" },
  ];
  const whole: ScreeningFact[] = [
    ...numbers.map((id): ScreeningFact => ({ id, kind: "number" })),
    { id: "funding_total_usd", kind: "ratio" },
    ...names,
  ];
  const atFirst = [...early.map((id): ScreeningFact => ({ id, kind: "number" })), ...names];
  const splits = {
    "ten parts": { kind: "parts", parts: 10, seed: 1 },
    "the later 30 %": { kind: "later", share: 0.3 },
  } as const;
  const prove = (facts: readonly ScreeningFact[], split: keyof typeof splits): ScreeningProof => {
    const proof = proveScreening(past, { facts, bins: 5, split: splits[split] });
    if (!proof.ok) throw new Error(proof.code);
    const { n, brier, brierBase, calibrationError, calibration, rankAccuracyPlain } = proof.value;
    const shown = Object.entries({
      brier,
      brierBase,
      calibrationError,
      rankAccuracy: calibration.rankAccuracy,
      rankAccuracyPlain,
    }).map(([name, x]) => `${name} ${x.toFixed(4)}`);
    process.stdout.write(`${facts.length} facts, ${split} (n = ${n}): ${shown.join(", ")}\n`);
    return proof.value;
  };

  test.each(Object.keys(splits) as (keyof typeof splits)[])(
    "what a file of 2013 knows of them tells acquired from closed on %s, better than the base rate and than equal weights",
    (split) => {
      const proof = prove(whole, split);
      expect(proof.brier).toBeLessThan(0.85 * proof.brierBase);
      expect(proof.calibrationError).toBeLessThan(0.06);
      expect(proof.calibration.rankAccuracy).toBeGreaterThan(0.75);
      expect(proof.calibration.rankAccuracy).toBeGreaterThan(proof.rankAccuracyPlain + 0.02);
    },
  );

  test("what could be known at the first round alone is worth almost nothing, and the proof says so", () => {
    const proof = prove(atFirst, "ten parts");
    expect(proof.calibration.rankAccuracy).toBeLessThan(0.6);
    expect(proof.brier).toBeGreaterThan(0.97 * proof.brierBase);
  });

  test("each start-up has its reasons, which add up to its score", () => {
    const fitted = fitScreening(past, { facts: whole });
    if (!fitted.ok) throw new Error(fitted.code);
    for (const { facts } of past) {
      const said = screenByPast(fitted.value, facts);
      if (!said.ok) throw new Error(said.code);
      const { score, reasons } = said.value.screening;
      expect(reasons.length).toBe(fitted.value.criteria.length);
      expect(reasons.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(
        score,
        12,
      );
      for (const { score: of } of reasons) expect(of === null || (of >= 0 && of <= 1)).toBe(true);
    }
    // Who knows many people in the trade did better: the file's strongest fact.
    const [first] = [...fitted.value.criteria].sort((a, b) => b.weight - a.weight);
    expect(first?.id).toBe("relationships");
  });
});
