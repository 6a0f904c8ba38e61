import { describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../../tools/reference-csv.ts";
import { frameworkFromMeta } from "../framework-from-meta.ts";
import { readIndexTable } from "../index-table.ts";
import { parseRecipe } from "../parse-recipe.ts";
import { planUncertainty, replicateScores, type UncertaintyPlan } from "./plan.ts";
import {
  rankInterval,
  rankProbability,
  rankStatistics,
  winProbability,
} from "./rank-statistics.ts";
import { choicesFromTable, tableOfChoices, weightSetsFromTable } from "./replication-table.ts";
import { runSensitivity, sensitivity, sensitivityFrom } from "./sensitivity.ts";
import { designSensitivity } from "./sensitivity-design.ts";
import { joinReplications, runChoices, runReplications } from "./uncertainty.ts";
import { parseVary } from "./vary.ts";

const at = (...parts: string[]) => readReferenceCsv(referencePath("index", "asem", ...parts));

function must<T>(checked: { ok: boolean; value?: T; issues: unknown }): T {
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  return checked.value as T;
}

const WINMAX = { name: "winmax", step: "treat", key: "winsoriseMax", oneOf: [1, 2, 3, 4, 5] };
const SCALES = {
  name: "normalisation",
  step: "normalise",
  oneOf: [
    { method: "minMax", range: [1, 100] },
    { method: "zScore", mean: 10, sd: 2 },
  ],
};
const NOISE = { name: "weights", noise: { levels: [2, 3], relative: 0.25 } };
const MEANS = {
  name: "aggregation",
  step: "aggregate",
  key: "method",
  oneOf: ["arithmetic", "geometric"],
};

function plan(vary: readonly object[], sets?: Record<string, string>[]): UncertaintyPlan {
  const recipe = must(
    parseRecipe({
      unit: "uCode",
      groups: ["EurAsia_group"],
      framework: frameworkFromMeta(at("meta.csv")),
      steps: [
        { step: "denominate" },
        { step: "impute", method: "mean", by: "EurAsia_group" },
        { step: "screen", minAvailability: 0.9 },
        { step: "treat", winsoriseMax: 5 },
        { step: "normalise", method: "minMax", range: [0, 100] },
        { step: "aggregate", method: "arithmetic" },
      ],
    }),
  );
  const table = must(readIndexTable(recipe, at("raw.csv")));
  const parsed = must(parseVary({ target: "Index", vary }, recipe));
  const weightSets = sets === undefined ? [] : must(weightSetsFromTable(sets));
  return must(planUncertainty(recipe, table, parsed, weightSets));
}

describe.skipIf(!hasReference("index"))("uncertainty", () => {
  it("[IX11] all 10 200 ranks of the anchor's replications, and their statistics", () => {
    const p = plan([WINMAX, SCALES, NOISE, MEANS], at("uncertainty", "weight_sets.csv"));
    const run = runChoices(p, must(choicesFromTable(p, at("uncertainty", "replications.csv"))));
    let equal = 0;
    for (const [i, { uCode, Nominal, ...ranks }] of at("uncertainty", "ranks.csv").entries()) {
      expect(run.units[i]).toBe(uCode);
      expect(run.nominal[i]).toBe(Number(Nominal));
      Object.values(ranks).forEach((rank, k) => {
        if (run.ranks[k * 51 + i] === Number(rank)) equal++;
      });
    }
    expect(equal).toBe(10_200);
    for (const [i, { uCode: _, Nominal: __, ...scores }] of at(
      "uncertainty",
      "scores_sample.csv",
    ).entries()) {
      for (const [k, text] of Object.values(scores).entries()) {
        const ours = replicateScores(p, run.choices[k] as (typeof run.choices)[number])[
          i
        ] as number;
        expect(Math.abs(ours / Number(text) - 1)).toBeLessThan(1e-9);
      }
    }
    const statistics = rankStatistics(run);
    for (const [i, row] of at("uncertainty", "rank_stats.csv").entries()) {
      const ours = statistics[i];
      expect(ours?.mean).toBeCloseTo(Number(row.Mean), 9);
      expect(ours?.median).toBe(Number(row.Median));
      expect(ours?.q5).toBeCloseTo(Number(row.Q5), 9);
      expect(ours?.q95).toBeCloseTo(Number(row.Q95), 9);
    }
  });

  it("[IX11] a continuous weight beside a choice of scales", () => {
    const p = plan([
      { name: "conn_weight", weightOf: "Conn", between: [0.5, 1] },
      { ...SCALES, oneOf: [{ method: "percentileRank" }, { method: "minMax", range: [0, 100] }] },
    ]);
    const rows = at("uncertainty_continuous", "replications.csv");
    const run = runChoices(p, must(choicesFromTable(p, rows)));
    for (const [i, { uCode: _, Nominal: __, ...scores }] of at(
      "uncertainty_continuous",
      "scores.csv",
    ).entries()) {
      for (const [k, text] of Object.values(scores).entries()) {
        const ours = replicateScores(p, run.choices[k] as (typeof run.choices)[number])[
          i
        ] as number;
        expect(Math.abs(ours / Number(text) - 1)).toBeLessThan(1e-9);
      }
    }
    at("uncertainty_continuous", "ranks.csv").forEach(({ uCode: _, Nominal: __, ...ranks }, i) => {
      Object.values(ranks).forEach((rank, k) => {
        expect(run.ranks[k * 51 + i]).toBe(Number(rank));
      });
    });
  });

  it("[IX12] the split into stretches does not matter, and a run replays from its own table", () => {
    const p = plan([WINMAX, SCALES, NOISE, MEANS]);
    const whole = runReplications(p, { to: 40, seed: 3 });
    const parts = joinReplications([
      runReplications(p, { to: 13, seed: 3 }),
      runReplications(p, { from: 13, to: 40, seed: 3 }),
    ]);
    expect(parts.ranks).toEqual(whole.ranks);
    const written = tableOfChoices(p, whole.choices);
    const rows = written.rows.map((r) =>
      Object.fromEntries(written.columns.map((c, i) => [c, String(r[i])])),
    );
    const sets = written.weightSets.map(({ id, weights }) => ({
      weight_set: id,
      ...Object.fromEntries(Object.entries(weights).map(([c, w]) => [c, String(w)])),
    }));
    const again = plan([WINMAX, SCALES, NOISE, MEANS], sets);
    const replayed = runChoices(again, must(choicesFromTable(again, rows)));
    expect(replayed.ranks).toEqual(whole.ranks);
  });

  it("[IX12] a sensitivity analysis in any stretches is the one in one piece", () => {
    for (const [p, budget] of [
      [plan([WINMAX, SCALES, NOISE, MEANS]), 90],
      [plan([WINMAX, SCALES, MEANS]), 90],
    ] as const) {
      const whole = sensitivity(p, { budget, seed: 5 });
      const design = designSensitivity(p, { budget, seed: 5 });
      const cuts = [0, 7, 8, 19, design.runs];
      const outputs = Float64Array.from(
        cuts
          .slice(1)
          .flatMap((to, k) => [...runSensitivity(p, design, { from: cuts[k] as number, to })]),
      );
      expect(sensitivityFrom(p, design, outputs, { seed: 5 })).toEqual(whole);
      expect(whole.runs).toBe(design.runs);
    }
  });

  it("[IX13] intervals, rank and win probabilities agree with the ranks", () => {
    const p = plan([NOISE, MEANS]);
    const run = runReplications(p, { to: 60, seed: 1 });
    const top = rankProbability(run, 10);
    expect(top.reduce((a, b) => a + b, 0)).toBeCloseTo(10, 9);
    expect(rankProbability(run, 51).every((x) => x === 1)).toBe(true);
    const [low, high] = rankInterval(run, 3, 0.9) as readonly [number, number];
    expect(low).toBeLessThanOrEqual(high);
    const ab = winProbability(run, 1, 2) as number;
    expect(ab + (winProbability(run, 2, 1) as number)).toBe(1);
  });

  it("[IX15] exact indices of all 2 000 combinations", () => {
    const p = plan([WINMAX, SCALES, NOISE, MEANS], at("uncertainty", "weight_sets.csv"));
    const found = sensitivity(p, { budget: 2000, seed: 1 });
    expect(found.kind).toBe("exact");
    at("uncertainty", "exact_sensitivity_full_factorial.csv").forEach((row, i) => {
      expect(found.lines[i]?.first).toBeCloseTo(Number(row.Si_exact), 9);
      expect(found.lines[i]?.total).toBeCloseTo(Number(row.STi_exact), 9);
    });
  });

  it("[IX14] a path that the recipe lacks is refused before anything runs", () => {
    const recipe = plan([NOISE]).recipe;
    const codes = (vary: object) =>
      parseVary({ target: "Index", vary: [vary] }, recipe).issues.map((i) => i.code);
    expect(codes({ name: "a", step: "eligibility", key: "rules", oneOf: [[]] })).toEqual([
      "vary-step-missing",
    ]);
    expect(codes({ name: "a", step: "treat", key: "winsorizeMax", oneOf: [1] })).toEqual([
      "vary-path-missing",
    ]);
    expect(codes({ name: "a", step: "treat", key: "winsoriseMax", oneOf: ["many"] })).toEqual([
      "vary-path-missing",
    ]);
    expect(codes({ name: "a", weightOf: "Nowhere", between: [0, 1] })).toEqual([
      "vary-path-missing",
    ]);
    expect(codes({ name: "a", noise: { levels: [4], relative: 0.1 } })).toEqual(["level-missing"]);
    expect(codes({ name: "a", step: "treat", key: "winsoriseMax" })).toEqual(["vary-no-options"]);
  });
});
