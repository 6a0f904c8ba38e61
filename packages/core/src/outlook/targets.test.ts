import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normal } from "../math/normal.ts";
import { seededRng } from "../math/rng.ts";
import { growthHistory, historyFan, reachProbability } from "./growth-history.ts";
import { readLeads } from "./leading-indicator.ts";
import { catchUp, fitPath, pathFan } from "./peer-path.ts";
import { alignSeries, coarserSeries } from "./series-calendar.ts";
import { seriesChanges } from "./series-changes.ts";
import { targetPath } from "./target-path.ts";

const value = fc.double({ min: 1e-3, max: 1e9, noNaN: true });

describe("targets, peers and leading indicators", () => {
  it("O1: [OT1] 5.94 % a year leads from 5,615.34 to 10,000; any path ends at its goal", () => {
    const goal = { year: 2035, value: 10_000 };
    const path = targetPath({
      from: { year: 2025, value: 5615.34 },
      goal,
      actuals: [{ year: 2026, value: 5900 }],
    });
    if (!path.ok) throw new Error(path.code);
    expect(path.value.growthRequired).toBeCloseTo(0.0594, 4);
    expect(path.value.years.find((y) => y.year === 2026)?.gap).toBeCloseTo(
      5900 - 5615.34 * 1.0594,
      0,
    );
    expect(targetPath({ from: goal, goal, actuals: [] }).ok).toBe(false);
    expect(targetPath({ from: { year: 2025, value: 0 }, goal, actuals: [] }).ok).toBe(false);
    fc.assert(
      fc.property(value, value, fc.integer({ min: 1, max: 30 }), value, (from, to, span, now) => {
        const actuals = span > 1 ? [{ year: 2001, value: now }] : [];
        const made = targetPath({
          from: { year: 2000, value: from },
          goal: { year: 2000 + span, value: to },
          actuals,
        });
        if (!made.ok) throw new Error(made.code);
        expect(made.value.years.at(-1)?.required).toBe(to);
        expect(made.value.years).toHaveLength(span + 1);
        if (span === 1) return;
        // A rate near -100 % keeps few digits of what is left (1 + r): the error grows by just that factor.
        const left = 1 + (made.value.growthStillRequired as number);
        const tolerance = 1e-9 + ((span - 1) * 4 * Number.EPSILON) / left;
        expect(Math.abs((now * left ** (span - 1)) / to - 1)).toBeLessThanOrEqual(tolerance);
      }),
    );
  });

  it("[OT2] the probability falls as the goal rises and is one half at the median", () => {
    expect(
      growthHistory([
        { year: 2020, value: 1 },
        { year: 2021, value: 2 },
        { year: 2022, value: 3 },
      ]).ok,
    ).toBe(false);
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 4, maxLength: 12 }),
        fc.integer({ min: 1, max: 20 }),
        (values, ahead) => {
          const history = growthHistory(values.map((v, i) => ({ year: 2000 + i, value: v })));
          if (!history.ok) throw new Error(history.code);
          const year = history.value.last.year + ahead;
          const fan = historyFan(history.value, { to: year, coverage: 0.9 }).at(-1);
          if (history.value.deviation < 1e-6) return;
          const at = (v: number) => reachProbability(history.value, { year, value: v });
          expect(at(fan?.middle as number)).toBeCloseTo(0.5, 3);
          if (Number.isFinite(fan?.high) && (fan?.low as number) > 0) {
            expect(at(fan?.low as number)).toBeCloseTo(0.95, 3);
            expect(at(fan?.high as number)).toBeCloseTo(0.05, 3);
          }
        },
      ),
    );
  });

  it("O4: [OP1] straight lines cross where they must, or never", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: -50, max: 50 }),
        (gap, slope, faster) => {
          const points = (start: number, by: number) =>
            [0, 1, 2].map((i) => ({ year: 2020 + i, value: start + by * i }));
          const [a, b] = [
            fitPath(points(1000, slope + faster), { scale: "value" }),
            fitPath(points(1000 + gap, slope), { scale: "value" }),
          ];
          if (!a.ok || !b.ok) throw new Error("two points make a line");
          const met = catchUp(a.value, b.value, { from: 2020 });
          if (faster <= 0) expect(met).toEqual({ when: "never" });
          else expect(met.when === "year" && met.year).toBeCloseTo(2020 + gap / faster, 6);
        },
      ),
    );
  });

  it("[OP2] prediction intervals of a line hold as often as they say", () => {
    const rng = seededRng(11);
    let inside = 0;
    for (let k = 0; k < 2000; k++) {
      const points = Array.from({ length: 8 }, (_, i) => ({
        year: 2010 + i,
        value: 100 + 3 * i + normal(rng),
      }));
      const next = 100 + 3 * 9 + normal(rng);
      const line = fitPath(points, { scale: "value" });
      const fan = line.ok
        ? pathFan(line.value, { from: 2019, to: 2019, coverage: 0.9 })[0]
        : undefined;
      if (next >= (fan?.low as number) && next <= (fan?.high as number)) inside += 1;
    }
    expect(inside / 2000).toBeGreaterThan(0.88);
    expect(inside / 2000).toBeLessThan(0.92);
  });

  it("O5: [OL1] below 24 pairs nothing is claimed, and chance is seldom taken for a lead", () => {
    const series = Array.from({ length: 23 }, (_, i) => Math.sin(i * i));
    expect(readLeads(series, series, { leadMax: 0, significance: 0.05 })).toMatchObject({
      verdict: "too-few",
      best: null,
    });
    const rng = seededRng(3);
    let claimed = 0;
    for (let k = 0; k < 600; k++) {
      const draw = () => Array.from({ length: 48 }, () => normal(rng));
      const reading = readLeads(draw(), draw(), { leadMax: 12, significance: 0.05 });
      if (reading.verdict === "leads" || reading.verdict === "moves-together") claimed += 1;
    }
    expect(claimed / 600).toBeLessThan(0.07);
  });

  it("O5: [OL2] series with a memory are worth fewer pairs, and the interval holds what it should", () => {
    const rng = seededRng(11);
    const walk = (memory: number, n: number) => {
      let x = normal(rng);
      return Array.from({ length: n }, () => {
        x = memory * x + Math.sqrt(1 - memory * memory) * normal(rng);
        return x;
      });
    };
    let [claimed, held] = [0, 0];
    for (let k = 0; k < 600; k++) {
      const options = { leadMax: 0, significance: 0.05 };
      const reading = readLeads(walk(0.8, 120), walk(0.8, 120), options);
      const line = reading.lines[0];
      expect(line?.effective).toBeLessThan(120);
      if (reading.verdict === "moves-together") claimed += 1;
      if ((line?.low ?? 1) <= 0 && (line?.high ?? -1) >= 0) held += 1;
    }
    // Without counting the memory, a third of such pairs would be claimed.
    expect(claimed / 600).toBeLessThan(0.08);
    expect(held / 600).toBeGreaterThan(0.86);
    expect(held / 600).toBeLessThan(0.94);
  });

  it("O5: [OL3] longer steps hold all their parts or nothing, and a change needs both its ends", () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 1, max: 1000 }), { nil: null }), { maxLength: 60 }),
        (values) => {
          const months = new Map(
            values.flatMap((v, i) => (v === null ? [] : [[24_000 + i, v] as const])),
          );
          const quarters = coarserSeries(months, { from: "month", to: "quarter", sum: true });
          for (const [place, total] of quarters ?? []) {
            const parts = [0, 1, 2].map((k) => values[place * 3 + k - 24_000] ?? null);
            expect(parts).not.toContain(null);
            expect(total).toBe(parts.reduce<number>((a, b) => a + (b ?? 0), 0));
          }
          const [row, same] = alignSeries(months, months);
          expect(row).toEqual(same);
          const changes = seriesChanges(row, "growth");
          changes.forEach((c, i) => {
            expect(c === null).toBe((row[i] ?? null) === null || (row[i - 1] ?? null) === null);
          });
        },
      ),
    );
    const quarters = new Map([[1, 2]]);
    expect(coarserSeries(quarters, { from: "quarter", to: "month", sum: true })).toBeUndefined();
  });
});
