import { describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../tools/reference-csv.ts";
import { momentsOf } from "../math/moments.ts";
import { ranksOf } from "../math/rank.ts";
import { benefitOfDoubt } from "./aggregation/benefit-of-doubt.ts";
import { adjustedMazziottaPareto, mazziottaPareto } from "./aggregation/mazziotta-pareto.ts";
import { type MeanKind, weightedMean } from "./aggregation/means.ts";
import { orderedAverage } from "./aggregation/ordered.ts";
import { copelandScores, dominancePairs, outrankingMatrix } from "./aggregation/outranking.ts";
import { wroclaw } from "./aggregation/wroclaw.ts";
import { compoundGrowth, percentChange } from "./analysis/trend.ts";
import type { NormaliseMethod } from "./recipe.ts";
import { fillSeries } from "./steps/impute-over-time.ts";
import { normaliseColumn } from "./steps/normalise-column.ts";
import { transformColumn, treatColumn } from "./steps/treat-column.ts";

const read = (...parts: string[]) => readReferenceCsv(referencePath("index", ...parts));
const numberOf = (text: string | undefined) =>
  text === undefined || text === "" || text === "NA" ? Number.NaN : Number(text);
const column = (rows: Record<string, string>[], name: string) =>
  Float64Array.from(rows, (r) => numberOf(r[name]));
const words = (text = "") => Float64Array.from(text.split(" "), numberOf);

/** Equal to 1e-9 relative, missing where missing. */
function same(ours: ArrayLike<number>, theirs: ArrayLike<number>, what: string): void {
  expect(ours.length, what).toBe(theirs.length);
  for (let i = 0; i < theirs.length; i++) {
    const [a, b] = [ours[i] as number, theirs[i] as number];
    if (Number.isNaN(b)) expect(a, `${what} ${i}`).toBeNaN();
    else
      expect(Math.abs(a - b) / Math.max(1e-3, Math.abs(b)), `${what} ${i}: ${a} ${b}`).toBeLessThan(
        1e-9,
      );
  }
}

describe.skipIf(!hasReference("index"))("small vectors", () => {
  it("[IX2] skewness, kurtosis, winsorising and ranks", () => {
    const usual = {
      skewness: 2,
      kurtosis: 3.5,
      winsoriseMax: 5,
      otherwise: "none",
      lambda: 0,
    } as const;
    for (const row of read("vectors", "skew_kurt_winsorise_rank.csv")) {
      const x = words(row.x);
      const { skewness, kurtosis } = momentsOf(x);
      same([skewness, kurtosis], [Number(row.skew), Number(row.kurt)], `${row.vector}`);
      const done = treatColumn(x, usual);
      same(done.values, words(row.winsorised), `${row.vector} winsorised`);
      expect(done.high.length + done.low.length).toBe(Number(row.nwin));
      same(
        ranksOf(x, { ties: "min", descending: true, tolerance: 0 }),
        words(row.rank_min_desc),
        "ranks",
      );
    }
  });

  it("[IX4] every way of normalising, both directions, capped or not", () => {
    const post = { method: "goalposts", posts: { x: [5, 60] } } as const;
    const cases: Record<string, [NormaliseMethod, number]> = {
      "goalposts(l=5,u=60,a=100,direction=+1,truncate)": [{ ...post, scale: 100 }, 1],
      "goalposts(l=5,u=60,a=100,direction=-1,truncate)": [{ ...post, scale: 100 }, -1],
      "goalposts(l=5,u=60,a=1,direction=+1,no truncate)": [{ ...post, truncate: false }, 1],
      "dist2targ(targ=50,direction=+1,cap)": [
        { method: "distanceToTarget", targets: { x: 50 }, cap: true },
        1,
      ],
      "dist2targ(targ=50,direction=+1,no cap)": [
        { method: "distanceToTarget", targets: { x: 50 } },
        1,
      ],
      "dist2targ(targ=10,direction=-1,cap)": [
        { method: "distanceToTarget", targets: { x: 10 }, cap: true },
        -1,
      ],
      "minmax[0,100]": [{ method: "minMax", range: [0, 100] }, 1],
      "zscore(0,1)": [{ method: "zScore" }, 1],
      "rank(ties=min)": [{ method: "rank" }, 1],
      borda: [{ method: "borda" }, 1],
      prank: [{ method: "percentileRank" }, 1],
    };
    const rows = read("vectors", "normalise.csv");
    for (const [name, [method, direction]] of Object.entries(cases)) {
      const part = rows.filter((r) => r.method === name);
      const ours = normaliseColumn(column(part, "x"), method, {
        indicator: "x",
        direction,
        reference: -1,
      });
      expect(typeof ours, name).not.toBe("string");
      same(ours as Float64Array, column(part, "value"), name);
    }
  });

  it("[IX4] six indicators of the anchor index through all methods", () => {
    const meta = new Map(read("asem", "meta.csv").map((r) => [r.iCode, r]));
    const data = read("asem", "base", "denominated.csv");
    const reference = data.findIndex((r) => r.uCode === "DEU");
    const cases: Record<string, NormaliseMethod> = {
      n_minmax: { method: "minMax", range: [1, 100] },
      n_zscore: { method: "zScore", mean: 10, sd: 2 },
      n_scaled: { method: "scaled", subtract: -50, divide: 2.5 },
      n_dist2max: { method: "distanceToMax" },
      n_dist2ref: { method: "distanceToReference", unit: "DEU" },
      n_dist2ref_cap: { method: "distanceToReference", unit: "DEU", cap: true },
      n_fracmax: { method: "fractionOfMax" },
      n_prank: { method: "percentileRank" },
      n_rank: { method: "rank" },
      n_borda: { method: "borda" },
    };
    const rows = read("asem", "normalise", "methods.csv");
    const names = new Set(rows.map((r) => r.method));
    for (const name of names) {
      const method = cases[name as string];
      expect(method, name).toBeDefined();
      for (const code of new Set(rows.filter((r) => r.method === name).map((r) => r.iCode))) {
        const part = rows.filter((r) => r.method === name && r.iCode === code);
        const direction = Number(meta.get(code as string)?.Direction);
        const against = { indicator: code as string, direction, reference };
        const ours = normaliseColumn(
          column(data, code as string),
          method as NormaliseMethod,
          against,
        );
        same(ours as Float64Array, column(part, "value"), `${name} ${code}`);
      }
    }
  });

  it("[IX5] means, missing values skipped", () => {
    const kinds: Record<string, MeanKind> = {
      amean: { mean: "arithmetic" },
      gmean: { mean: "geometric" },
      hmean: { mean: "harmonic" },
      power2: { mean: "power", p: 2 },
      power_half: { mean: "power", p: 0.5 },
    };
    for (const row of read("vectors", "aggregate.csv")) {
      const columns = [...words(row.x)].map((x) => Float64Array.of(x));
      for (const [name, kind] of Object.entries(kinds)) {
        if (row[name] === "") continue;
        const ours = weightedMean({ columns, weights: words(row.w) }, kind, { minAvailability: 0 });
        same(ours, [Number(row[name])], name);
      }
    }
  });

  it("[IX6] gaps over time", () => {
    const rows = read("vectors", "impute_panel.csv");
    const cases: [string, "latest" | "constant" | "linear" | "linearConstant", number][] = [
      ["latest", "latest", 1e9],
      ["latest_max1", "latest", 1],
      ["constant", "constant", 1e9],
      ["linear", "linear", 1e9],
      ["linear_constant", "linearConstant", 1e9],
    ];
    for (const unit of ["A", "B"]) {
      const part = rows.filter((r) => r.uCode === unit);
      for (const [suffix, method, max] of cases) {
        for (const name of ["y", "z"]) {
          if (!(`${name}_${suffix}` in (part[0] as object))) continue;
          const ours = fillSeries(column(part, "Time"), column(part, name), method, max);
          same(ours, column(part, `${name}_${suffix}`), `${unit} ${name} ${suffix}`);
        }
      }
    }
  });

  it("[IX6] growth and change over time", () => {
    const known = (text = "") => [...words(text)].map((x) => (Number.isNaN(x) ? null : x));
    for (const row of read("vectors", "trends.csv")) {
      const [y, x] = [known(row.y), [...words(row.x)]];
      const per = Number(/per=(\d+)/.exec(row.function_name ?? "")?.[1] ?? 1);
      const ours = row.function_name === "CAGR" ? compoundGrowth(y, x) : percentChange(y, x, per);
      same([ours.ok ? ours.value : Number.NaN], [Number(row.value)], `${row.function_name}`);
    }
  });

  it("[IX2] logarithms and Box-Cox", () => {
    const data = read("asem", "base", "denominated.csv");
    const names = { log_CT: "logCt", log_CT_orig: "logCtOrig", log_CT_plus: "logCtPlus" } as const;
    const mat = column(data, "MatCon");
    const rows = read("asem", "treat", "log_MatCon.csv");
    for (const [name, transform] of Object.entries(names)) {
      const part = rows.filter((r) => r.f === name);
      same(transformColumn(mat, transform, momentsOf(mat)), column(part, "value"), name);
    }
    const growth = column(data, "GDPGrow");
    const boxed = read("asem", "treat", "boxcox_GDPGrow.csv");
    for (const lambda of new Set(boxed.map((r) => r.lambda))) {
      const part = boxed.filter((r) => r.lambda === lambda);
      const ours = transformColumn(growth, "boxCox", momentsOf(growth), Number(lambda));
      same(ours, column(part, "value"), `lambda ${lambda}`);
    }
  });

  it("[IX2] outlier treatment under five settings", () => {
    const data = read("asem", "base", "denominated.csv");
    const usual = {
      skewness: 2,
      kurtosis: 3.5,
      winsoriseMax: 5,
      otherwise: "logCt",
      lambda: 0,
    } as const;
    const settings = {
      "winsorise_then_log_CT(default)": usual,
      winmax3: { ...usual, winsoriseMax: 3 },
      winmax1_then_log: { ...usual, winsoriseMax: 1 },
      "skew2.25": { ...usual, skewness: 2.25 },
      log_CT_plus_first: { ...usual, winsoriseMax: 0, otherwise: "logCtPlus" },
    } as const;
    for (const row of read("asem", "treat", "treatment_cases.csv")) {
      const options = settings[row.case as keyof typeof settings];
      const done = treatColumn(column(data, row.iCode as string), options);
      const what = `${row.case} ${row.iCode}`;
      [0, 1].forEach((k) => {
        if (row[`check_SkewKurt${k}.Skew`] === "") return;
        same([done.moments[k]?.skewness as number], [Number(row[`check_SkewKurt${k}.Skew`])], what);
        same([done.moments[k]?.kurtosis as number], [Number(row[`check_SkewKurt${k}.Kurt`])], what);
      });
      if (row["winsorise.nwin"]) {
        const first = treatColumn(column(data, row.iCode as string), {
          ...options,
          otherwise: "none",
        });
        expect(first.high.length + first.low.length, what).toBe(Number(row["winsorise.nwin"]));
      }
    }
  });
});

describe.skipIf(!hasReference("index"))(
  "aggregates of the eight people-to-people indicators",
  () => {
    const scores = () => read("asem", "aggregate", "p2p_scores_1_100.csv");
    const group = () => {
      const rows = read("asem", "aggregate", "p2p_weights.csv");
      return {
        columns: rows.map((r) => column(scores(), r.iCode as string)),
        weights: column(rows, "weight"),
      };
    };

    it("[IX5] [IX7] means and Copeland scores", () => {
      const rows = read("asem", "aggregate", "p2p_aggregates.csv");
      const power = (p: number): MeanKind => ({ mean: "power", p });
      const kinds: Record<string, MeanKind> = {
        a_amean: { mean: "arithmetic" },
        a_gmean: { mean: "geometric" },
        a_hmean: { mean: "harmonic" },
        a_genmean_p2: power(2),
        a_genmean_pm1: power(-1),
        a_genmean_p05: power(0.5),
      };
      for (const [name, kind] of Object.entries(kinds)) {
        same(weightedMean(group(), kind, { minAvailability: 0 }), column(rows, name), name);
      }
      same(copelandScores(group(), 0, rows.length), column(rows, "a_copeland"), "copeland");
    });

    it("[IX7] outranking matrix and dominance", () => {
      const rows = read("asem", "aggregate", "p2p_outranking_matrix.csv");
      outrankingMatrix(group()).forEach((row, i) => {
        const { uCode: _, ...cells } = rows[i] as Record<string, string>;
        Object.values(cells).forEach((text, j) => {
          expect(row[j]).toBeCloseTo(Number(text), 9);
        });
      });
      const [theirs] = read("asem", "aggregate", "p2p_dominance.csv");
      const ours = dominancePairs(group());
      expect(ours.pairs).toBe(Number(theirs?.nDominant));
      expect(ours.share).toBeCloseTo(Number(theirs?.fracDominant), 12);
    });

    it("[IX8] Mazziotta-Pareto, Wroclaw, ordered averages, Benefit of the Doubt", () => {
      const rows = read("compind", "p2p_composites.csv");
      const { columns } = group();
      const z = columns.map((c) => {
        const { mean, sd } = momentsOf(c);
        return c.map((x) => ((x - mean) / sd) * 10 + 100);
      });
      same(mazziottaPareto(z, "downward"), column(rows, "mpi_downward"), "mpi");
      same(mazziottaPareto(z, "upward"), column(rows, "mpi_upward"), "mpi up");
      const ampi = adjustedMazziottaPareto(columns, "downward").map(
        (x) => Math.round(1000 * x) / 1000,
      );
      same(ampi, column(rows, "ampi_downward_rounded3"), "ampi");
      same(wroclaw(columns), column(rows, "wroclaw"), "wroclaw");
      same(benefitOfDoubt(columns), column(rows, "bod"), "bod");
      same(benefitOfDoubt(columns, [0.05, 0.35]), column(rows, "bod_share_0.05_0.35"), "bod share");
      const five = [1, 1, 1, 1, 1, 0, 0, 0];
      same(orderedAverage(columns, five), column(rows, "owa_at_least_5"), "owa best");
      same(
        orderedAverage(columns, five.toReversed()),
        column(rows, "owa_at_most_5_lowest"),
        "owa lowest",
      );
      const equal = { columns, weights: new Float64Array(8).fill(1) };
      same(
        weightedMean(equal, { mean: "geometric" }, { minAvailability: 0 }),
        column(rows, "geometric_equal"),
        "geometric",
      );
    });
  },
);
