import { describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../tools/reference-csv.ts";
import { correlationPValues } from "./analysis/correlation-matrix.ts";
import { cronbachAlpha } from "./analysis/cronbach.ts";
import { groupRanks, unitProfile, unitStandings } from "./analysis/profile.ts";
import {
  availabilityByGroup,
  componentsOf,
  consistency,
  correlationsBetween,
  correlationsWithin,
  denominatorCorrelations,
  pairFlags,
} from "./analysis/structure.ts";
import { compareBuilds, leaveOneOut } from "./analysis/what-if.ts";
import { buildIndex, type IndexBuild } from "./build-index.ts";
import { frameworkFromMeta } from "./framework-from-meta.ts";
import { readIndexTable } from "./index-table.ts";
import { parseRecipe } from "./parse-recipe.ts";
import { availabilityOf } from "./steps/screen.ts";

const at = (...parts: string[]) => readReferenceCsv(referencePath("index", "asem", ...parts));
const present = hasReference("index");

type Options = { data?: string; time?: string; without?: readonly string[] };

function build(
  steps: readonly object[],
  { data = "raw.csv", time, without = [] }: Options = {},
): IndexBuild {
  const parsed = parseRecipe({
    unit: "uCode",
    name: "uName",
    time: time ?? null,
    groups: ["EurAsia_group", "GDPpc_group"],
    framework: frameworkFromMeta(at("meta.csv")).filter((n) => !without.includes(n.code)),
    steps,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const table = readIndexTable(parsed.value, at(data));
  if (!table.ok) throw new Error(JSON.stringify(table.issues));
  const built = buildIndex(parsed.value, table.value);
  if (!built.ok) throw new Error(JSON.stringify(built.issues));
  return built.value;
}

const DENOMINATE = { step: "denominate" };
const IMPUTE = { step: "impute", method: "mean", by: "EurAsia_group" };
const TREAT = { step: "treat", winsoriseMax: 5 };
const MINMAX = { step: "normalise", method: "minMax", range: [0, 100] };
const MEAN = { step: "aggregate", method: "arithmetic" };
const BASE = [DENOMINATE, IMPUTE, { step: "screen", minAvailability: 0.9 }, TREAT, MINMAX, MEAN];

function near(ours: number | null | undefined, text: string | undefined, what = ""): void {
  if (text === "" || text === undefined) expect(ours ?? null, what).toBeNull();
  else {
    const theirs = Number(text);
    const gap = Math.abs((ours as number) - theirs) / Math.max(1e-3, Math.abs(theirs));
    expect(gap, `${what} ${ours} ${text}`).toBeLessThan(1e-9);
  }
}

function everyCell(
  rows: Record<string, string>[],
  ours: IndexBuild,
  columns: IndexBuild["scores"],
): void {
  for (const { uCode, Time, ...codes } of rows) {
    const i = ours.units.findIndex(
      (u, k) => u === uCode && (Time === undefined || ours.times?.[k] === Time),
    );
    expect(i, uCode).toBeGreaterThanOrEqual(0);
    for (const [code, text] of Object.entries(codes))
      near(columns[code]?.[i], text, `${uCode} ${code}`);
  }
}

describe.skipIf(!present)("analysis of the ASEM index", () => {
  const base = present ? build(BASE) : (undefined as unknown as IndexBuild);

  it("[IX19] statistics of the raw indicators with flags", () => {
    const names = {
      Min: "min",
      Max: "max",
      Mean: "mean",
      Median: "median",
      Std: "sd",
      Skew: "skewness",
      Kurt: "kurtosis",
      "N.Avail": "available",
      "N.NonZero": "nonZero",
      "N.Unique": "unique",
      "N.Same": "same",
      "Frc.Avail": "shareAvailable",
      "Frc.NonZero": "shareNonZero",
      "Frc.Unique": "shareUnique",
      "Frc.Same": "shareSame",
    } as const;
    const flags = {
      "Flag.Avail": "low-availability",
      "Flag.NonZero": "many-zeros",
      "Flag.Unique": "few-values",
      "Flag.SkewKurt": "outliers",
    } as const;
    const statistics = base.statistics();
    for (const row of at("analysis", "stats_raw.csv")) {
      const ours = statistics.find((s) => s.code === row.iCode);
      for (const [theirs, mine] of Object.entries(names))
        near(ours?.[mine], row[theirs], `${row.iCode} ${theirs}`);
      for (const [column, flag] of Object.entries(flags)) {
        expect(ours?.flags.includes(flag), `${row.iCode} ${column}`).toBe(row[column] !== "ok");
      }
    }
  });

  it("[IX20] data availability of units, by group, and screening", () => {
    const raw = base.model.run.trace[0]?.frame;
    at("base", "screen_raw_byNA_0.9.csv").forEach((row, i) => {
      const ours = availabilityOf(raw?.columns ?? [], i);
      expect(ours.missing).toBe(Number(row.N_missing));
      expect(ours.zero).toBe(Number(row.N_zero));
      near(ours.available, row.Dat_Avail);
      near(ours.nonZero, row.Non_Zero);
    });
    const screened = build([{ step: "screen", minAvailability: 0.9 }, MINMAX, MEAN]);
    const kept = at("base", "screen_raw_byNA_0.9.csv").filter((r) => r.Included === "true");
    expect(screened.units).toEqual(kept.map((r) => r.uCode));
    const shares = availabilityByGroup(base.model);
    at("base", "data_availability_by_group.csv").forEach(({ uCode, ...codes }, i) => {
      expect(shares[i]?.unit).toBe(uCode);
      for (const [code, text] of Object.entries(codes)) near(shares[i]?.shares[code], text);
    });
  });

  it("[IX21] correlations within pillars, with parents and with the index, and p-values", () => {
    const find = (
      lines: readonly { a: string; b: string; r: number | null }[],
      row: Record<string, string>,
    ) =>
      lines.find((l) => l.a === row.Var1 && l.b === row.Var2)?.r ??
      lines.find((l) => l.b === row.Var1 && l.a === row.Var2)?.r;
    for (const kind of ["pearson", "spearman", "kendall"] as const) {
      const lines = correlationsWithin(base.model, 2, kind);
      for (const row of at("analysis", `corr_indicators_within_pillar_${kind}.csv`)) {
        if (row.Correlation === "") continue;
        near(find(lines, row), row.Correlation, `${kind} ${row.Var1} ${row.Var2}`);
      }
    }
    const cases = {
      corr_indicator_vs_parent_pearson: [1, 2],
      corr_pillar_vs_index_pearson: [2, 4],
      corr_subindex_vs_index_pearson: [3, 4],
    } as const;
    for (const [file, [from, to]] of Object.entries(cases)) {
      const lines = correlationsBetween(base.model, { from, to });
      for (const row of at("analysis", `${file}.csv`))
        near(find(lines, row), row.Correlation, file);
    }
    const rows = at("analysis", "pvalues_pillars_pearson.csv");
    const nodes = rows.map((r) => base.model.framework.position.get(r.iCode as string) as number);
    const p = correlationPValues(
      nodes.map((n) => base.model.run.nodes[n] as Float64Array),
      "pearson",
    );
    rows.forEach((row, i) => {
      rows.forEach((other, j) => {
        if (i === j) return;
        const theirs = Number(row[other.iCode as string]);
        expect(Math.abs((p[i]?.[j] as number) - theirs) / theirs).toBeLessThan(1e-9);
      });
    });
  });

  it("[IX22] Cronbach's alpha, flagged pairs, denominators, components", () => {
    const alphas = [...consistency(base.model, 2), ...consistency(base.model, 3)];
    const raw = base.model.run.trace[0]?.frame;
    for (const row of at("analysis", "cronbach_alpha.csv")) {
      const code = (row.group as string).replace("(level2)", "");
      near(alphas.find((a) => a.code === code)?.alpha, row.alpha_normalised, code);
      if (row.alpha_raw_pairwise === "") continue;
      const children =
        base.model.framework.children[base.model.framework.position.get(code) as number];
      const columns = [...(children as Uint32Array)].map((c) => raw?.columns[c] as Float64Array);
      near(cronbachAlpha(columns), row.alpha_raw_pairwise, `${code} raw`);
    }
    const pair = (a: string | undefined, b: string | undefined) => [a, b].sort().join(" ");
    for (const [file, threshold] of [
      ["corr_flags_high_0.75", 0.75],
      ["corr_flags_low_-0.2", -0.2],
    ] as const) {
      const ours = pairFlags(base.model, 2, threshold).map((f) => pair(f.a, f.b));
      expect(ours.sort()).toEqual(
        at("analysis", `${file}.csv`)
          .map((r) => pair(r.Ind1, r.Ind2))
          .sort(),
      );
    }
    const found = denominatorCorrelations(base.model, 0.7);
    const theirs = at("analysis", "denominator_corr_0.7.csv");
    expect(found).toHaveLength(theirs.length);
    for (const row of theirs) {
      near(found.find((d) => d.indicator === row.Ind && d.denominator === row.Denom)?.r, row.Corr);
    }
    const components = componentsOf(base.model, 3);
    for (const row of at("analysis", "pca_level2.csv")) {
      const group = components.find((c) => c.code === row.group);
      const k = Number(row.component) - 1;
      near(group?.components?.deviations[k], row.sdev);
      near(group?.components?.shares[k], row.variance_share);
      const j = group?.children.indexOf(row.iCode as string) as number;
      expect(group?.components?.loadings[k]?.[j]).toBeCloseTo(Number(row.loading), 9);
    }
  });

  it("[IX23] group ranks, strengths and weaknesses, a unit's profile", () => {
    const ranks = groupRanks(base.model, "GDPpc_group");
    for (const { uCode, GDPpc_group, ...codes } of at("results", "group_ranks_GDPpc.csv")) {
      const ours = ranks.find((r) => r.unit === uCode);
      expect(ours?.group).toBe(GDPpc_group);
      for (const [code, text] of Object.entries(codes))
        expect(ours?.ranks[code]).toBe(Number(text));
    }
    const standings = unitStandings(base.model, "ESP");
    const best = standings.slice(0, 5);
    for (const row of at("results", "strengths_ESP.csv")) {
      const ours = standings.find((s) => s.code === row.Code);
      expect(ours?.rank, row.Code).toBe(Number(row.Rank));
      near(ours?.value, row.Value, row.Code);
      expect(ours?.rank as number).toBeLessThanOrEqual(best[4]?.rank as number);
    }
    for (const row of at("results", "weaknesses_ESP.csv")) {
      const ours = standings.find((s) => s.code === row.Code);
      expect(ours?.rank, row.Code).toBe(Number(row.Rank));
    }
    const profile = unitProfile(base.model, "IND");
    for (const row of at("results", "unit_summary_IND.csv")) {
      const ours = profile.find((l) => l.code === row.Code);
      expect(ours?.score).toBeCloseTo(Number(row.Score), 9);
      expect(ours?.rank).toBe(Number(row.Rank));
    }
  });

  it("[IX24] leave-one-out and comparison of versions", () => {
    const found = leaveOneOut(base.model, 2);
    for (const { uCode, Nominal: _, ...codes } of at("whatif", "remove_level2_ranks.csv")) {
      const i = base.units.indexOf(uCode as string);
      for (const [code, text] of Object.entries(codes)) {
        expect(found.find((l) => l.removed === code)?.ranks[i]).toBe(Number(text));
      }
    }
    for (const row of at("whatif", "remove_level2_mean_abs_rank_change.csv").slice(1)) {
      near(
        found.find((l) => l.removed === row.removed)?.meanAbsRankChange,
        row.mean_abs_rank_change,
      );
    }
    const versions = [
      base,
      build([...BASE.slice(0, 4), { step: "normalise", method: "percentileRank" }, MEAN]),
      build(BASE, { without: ["LPI", "Forest"] }),
      build([DENOMINATE, { step: "screen", minAvailability: 0.9 }, TREAT, MINMAX, MEAN]),
    ];
    const compared = compareBuilds(versions);
    for (const [file, key] of [
      ["compare_scores.csv", "scores"],
      ["compare_ranks.csv", "ranks"],
    ] as const) {
      for (const { uCode, ...columns } of at("whatif", file)) {
        const ours = compared.find((c) => c.unit === uCode);
        for (const [k, text] of Object.values(columns).entries())
          near(ours?.[key][k], text, `${uCode} ${k}`);
      }
    }
  });

  it("[IX25] balanced weights: the target met at level 3; never negative at level 2, where the miss is named", () => {
    const three = build([
      ...BASE.slice(0, 5),
      { step: "weight", method: "balance", level: 3 },
      MEAN,
    ]);
    for (const row of at("weights", "opt_balance_level3_equal.csv")) {
      const ours = three.weights.find((w) => w.code === row.iCode)?.weight;
      expect(ours).toBeCloseTo(Number(row.OptWeight), 4);
    }
    const influence = (of: IndexBuild) => {
      const r = correlationsBetween(of.model, { from: 2, to: 4 }).map((l) => l.r as number);
      const sum = r.reduce((a, b) => a + b, 0);
      return r.reduce((miss, x) => miss + (x / sum - 0.125) ** 2, 0);
    };
    const two = build([...BASE.slice(0, 5), { step: "weight", method: "balance", level: 2 }, MEAN]);
    expect(two.weights.every((w) => w.weight >= 0)).toBe(true);
    expect(influence(two)).toBeLessThan(influence(base) / 2);
    expect(two.issues.some((i) => i.code === "weights-target-missed")).toBe(true);
  });

  it("[IX6] values filled in by five methods", () => {
    const steps: Record<string, object> = {
      i_mean: { step: "impute", method: "mean" },
      i_median: { step: "impute", method: "median" },
      i_mean_grp: { step: "impute", method: "mean", by: "EurAsia_group" },
      i_median_grp: { step: "impute", method: "median", by: "GDPpc_group" },
      i_row: { step: "impute", method: "rowMean" },
    };
    const rows = at("impute", "imputed_values.csv");
    for (const name of new Set(rows.map((r) => r.method as string))) {
      const step =
        Object.entries(steps).find(([key]) => key === name)?.[1] ??
        (/row/i.test(name)
          ? steps.i_row
          : /median/.test(name)
            ? steps.i_median_grp
            : steps.i_mean_grp);
      const cells = new Map(
        build([DENOMINATE, step as object, MINMAX, MEAN])
          .cells()
          .filter((c) => c.step === "impute")
          .map((c) => [`${c.unit} ${c.code}`, c]),
      );
      for (const row of rows.filter((r) => r.method === name)) {
        const cell = cells.get(`${row.uCode} ${row.iCode}`);
        near(cell?.value, row.value, `${name} ${row.uCode} ${row.iCode}`);
        expect(cell?.how).toBe("imputed");
      }
    }
  });

  it("[IX5] thresholds of availability without imputation", () => {
    for (const threshold of [0, 0.8, 1]) {
      const ours = build([DENOMINATE, MINMAX, { ...MEAN, minAvailability: threshold }]);
      everyCell(at("aggregate", `noimpute_amean_datthresh_${threshold}.csv`), ours, ours.scores);
    }
  });

  it("[IX26] a panel: screening and treatment by year, one scale for all years", () => {
    const panel = build(
      [{ step: "screen", minAvailability: 0.9 }, TREAT, { ...MINMAX, scope: "panel" }, MEAN],
      { data: "panel.csv", time: "Time" },
    );
    everyCell(at("panel", "aggregated_2018_2019_global_norm.csv"), panel, panel.scores);
    everyCell(at("panel", "ranks_2018_2019_global_norm.csv"), panel, panel.ranks);
  });
});
