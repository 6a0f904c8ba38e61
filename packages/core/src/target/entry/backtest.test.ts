import { describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../../tools/reference-csv.ts";
import type { RegionActivityTable } from "../space/table.ts";
import { tableFromRows } from "../space/table-from-rows.ts";
import { backtest, preparePair } from "./backtest.ts";
import { entryBasis } from "./features.ts";
import { entryProbabilities, fitEntryModel } from "./model.ts";
import { precisionAtTop, rocAuc, rocAucWithinGroups } from "./ranking-scores.ts";
import { targetsOf } from "./targets.ts";

function read(file: string, year?: string): RegionActivityTable {
  const table = tableFromRows(
    readReferenceCsv(referencePath("targeting", "data", file))
      .filter((row) => year === undefined || row.year === year)
      .map((row) => ({
        region: row.region ?? "",
        activity: row.activity ?? "",
        value: Number(row.est),
      })),
  );
  if (!table.ok) throw new Error("refused");
  return table.value;
}
const states = (year: string) => read("us_state_naics4_2003_2007_2011.csv.gz", year);

describe.skipIf(!hasReference("targeting"))("entry, known figures", () => {
  it("[TE1] states trained on the period before: baselines as published, the model no worse", () => {
    const middle = states("2005");
    const result = backtest({
      train: { before: states("2003"), after: middle },
      test: { before: middle, after: states("2007") },
      rule: { from: 1, to: 1 },
    });
    if (!result.ok) throw new Error(result.code);
    const of = (name: string) => result.value.scores.find((s) => s.score === name);
    expect(of("model")).toMatchObject({ cells: 8426, entries: 492 });
    expect(of("null")?.rocAuc).toBeCloseTo(0.5732, 4);
    expect(of("rca")?.rocAuc).toBeCloseTo(0.8365, 4);
    expect(of("rca")?.precisionAt10).toBeCloseTo(0.3549, 4);
    expect(of("density")?.rocAuc).toBeCloseTo(0.6406, 4);
    expect(of("density")?.averagePrecision).toBeCloseTo(0.0946, 4);
    expect(of("model")?.rocAuc).toBeGreaterThan(0.885);
    expect(of("model")?.averagePrecision).toBeGreaterThan(0.291);
    expect(of("model")?.calibrationError).toBeLessThan(0.01);
  });
  it("[TE2] counties: candidates, entries and baselines to four digits", () => {
    const pair = {
      before: read("us_county_naics4_2017.csv.gz"),
      after: read("us_county_naics4_2019.csv.gz"),
    };
    const { basis, candidates, outcomes } = preparePair(pair, { rule: { from: 1, to: 1 } });
    expect([outcomes.length, outcomes.reduce((a, b) => a + b, 0)]).toEqual([744469, 16052]);
    const scores = Float64Array.from(candidates.cells, (cell) => basis.density25[cell] as number);
    const grouped = { scores, outcomes, groups: candidates.regions };
    expect(rocAuc(scores, outcomes)).toBeCloseTo(0.860058, 3);
    expect(rocAucWithinGroups(grouped)).toBeCloseTo(0.832958, 3);
    const rca = Float64Array.from(candidates.cells, (cell) => basis.space.rca[cell] as number);
    expect(rocAuc(rca, outcomes)).toBeCloseTo(0.721426, 6);
    expect(precisionAtTop({ ...grouped, scores: rca }, { top: 10, candidatesMin: 30 })).toBeCloseTo(
      0.181806,
      6,
    );
  });
  it("[TE3] a target's interval holds its probability, its drivers add up, its reasons are true", () => {
    const pair = { before: states("2003"), after: states("2005") };
    const rule = { from: 1, to: 1 };
    const prepared = preparePair(pair, { rule });
    const fitted = fitEntryModel({ ...prepared, regions: prepared.candidates.regions }, rule);
    if (!fitted.ok) throw new Error(fitted.code);
    const basis = entryBasis(states("2005"));
    const targets = targetsOf(basis, "06", { model: fitted.value, top: 10 });
    if (!targets.ok) throw new Error(targets.code);
    const intercept = fitted.value.coefficients.at(-1) ?? 0;
    for (const target of targets.value) {
      expect(target.low).toBeLessThan(target.probability);
      expect(target.high).toBeGreaterThan(target.probability);
      const logOdds = target.reasons.drivers.reduce((sum, d) => sum + d.logOdds, intercept);
      expect(1 / (1 + Math.exp(-logOdds))).toBeCloseTo(target.probability, 10);
      const column = basis.table.activities.indexOf(target.activity);
      for (const alike of target.reasons.alikeRegions) {
        const row = basis.table.regions.indexOf(alike.region);
        expect(basis.space.presence[row * basis.table.activities.length + column]).toBe(1);
      }
    }
    expect(targetsOf(basis, "99", { model: fitted.value, top: 1 })).toMatchObject({
      code: "unknown-region",
    });
    const mean =
      entryProbabilities(fitted.value, prepared.features).reduce((a, b) => a + b, 0) /
      prepared.outcomes.length;
    expect(mean).toBeCloseTo(fitted.value.entries / fitted.value.cells, 6);
  });
});
