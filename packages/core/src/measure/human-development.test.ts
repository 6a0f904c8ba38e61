import { describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../tools/reference-csv.ts";
import { weightedMean } from "./aggregation/means.ts";
import { buildIndex, type IndexBuild } from "./build-index.ts";
import { readIndexTable, type TableRow } from "./index-table.ts";
import { parseRecipe } from "./parse-recipe.ts";
import { roundHalfUp } from "./rank-scores.ts";

const at = (file: string) => readReferenceCsv(referencePath("index", "hdi", file));

function build(
  framework: readonly object[],
  steps: readonly object[],
  rows: readonly TableRow[],
): IndexBuild {
  const parsed = parseRecipe({ unit: "iso3", framework, steps });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const table = readIndexTable(parsed.value, rows);
  if (!table.ok) throw new Error(JSON.stringify(table.issues));
  const built = buildIndex(parsed.value, table.value);
  if (!built.ok) throw new Error(JSON.stringify(built.issues));
  return built.value;
}

const FRAMEWORK = [
  { code: "le", parent: "health" },
  { code: "eys", parent: "education" },
  { code: "mys", parent: "education" },
  { code: "gnipc", parent: "income" },
  { code: "health", parent: "HDI" },
  { code: "education", parent: "HDI" },
  { code: "income", parent: "HDI" },
  { code: "HDI" },
];
const POSTS = {
  step: "normalise",
  method: "goalposts",
  posts: { le: [20, 85], eys: [0, 18], mys: [0, 15], gnipc: [100, 75000] },
  log: ["gnipc"],
  version: "UNDP 2023/24",
};
const RECIPE = [
  POSTS,
  { step: "aggregate", method: "geometric", byLevel: ["arithmetic", "geometric"] },
  { step: "rank", ties: "min", roundTo: 3 },
];

describe.skipIf(!hasReference("index"))("published indices of human development", () => {
  it("[IX27] HDI of 193 countries, values and ranks", () => {
    const rows = at("hdi_2022.csv");
    const hdi = build(FRAMEWORK, RECIPE, rows);
    for (const row of rows) {
      const i = hdi.units.indexOf(row.iso3 as string);
      expect(roundHalfUp(hdi.scores.HDI?.[i] as number, 3), row.iso3).toBe(Number(row.hdi));
      expect(hdi.ranks.HDI?.[i], row.iso3).toBe(Number(row.hdi_rank));
    }
  });

  it("[IX27] IHDI of 165 countries from the same dimensions", () => {
    const rows = at("ihdi_2022.csv");
    const hdi = build(FRAMEWORK, RECIPE, rows);
    const dimensions = { health: "ineq_le", education: "ineq_edu", income: "ineq_inc" };
    for (const row of rows) {
      const i = hdi.units.indexOf(row.iso3 as string);
      const columns = Object.entries(dimensions).map(([code, ineq]) =>
        Float64Array.of((hdi.scores[code]?.[i] as number) * (1 - Number(row[ineq]) / 100)),
      );
      const weights = Float64Array.of(1, 1, 1);
      const [ihdi] = weightedMean(
        { columns, weights },
        { mean: "geometric" },
        { minAvailability: 1 },
      );
      expect(roundHalfUp(ihdi as number, 3), row.iso3).toBe(Number(row.ihdi));
      const mean = Object.values(dimensions).reduce((s, c) => s + Number(row[c]), 0) / 3;
      expect(mean).toBeCloseTo(Number(row.coef_ineq), 6);
      const loss = 100 * (1 - Number(row.ihdi) / Number(row.hdi));
      expect(Math.abs(loss - Number(row.loss))).toBeLessThan(1e-6);
    }
  });

  it("[IX27] gender inequality of 166 countries, a recipe of nested geometric and harmonic means", () => {
    const rows = at("gender_inequality_2022.csv").map((r) => {
      const share = (text: string | undefined) => Number(text) / 100;
      const health = Math.sqrt(10 / Math.min(1000, Math.max(10, Number(r.mmr))) / Number(r.abr));
      const empower = (p: string | undefined, s: string | undefined) =>
        Math.sqrt(share(p) * share(s));
      const [ef, em] = [empower(r.pr_f, r.se_f), empower(r.pr_m, r.se_m)];
      const [lf, lm] = [share(r.lfpr_f), share(r.lfpr_m)];
      return {
        iso3: r.iso3 as string,
        hf: health,
        ef,
        lf,
        hm: 1,
        em,
        lm,
        hg: (health + 1) / 2,
        eg: (ef + em) / 2,
        lg: (lf + lm) / 2,
      };
    });
    const nested = build(
      [
        ...["hf", "ef", "lf"].map((code) => ({ code, parent: "female" })),
        ...["hm", "em", "lm"].map((code) => ({ code, parent: "male" })),
        { code: "female", parent: "H", aggregate: { method: "geometric" } },
        { code: "male", parent: "H", aggregate: { method: "geometric" } },
        { code: "H" },
      ],
      [{ step: "aggregate", method: "harmonic" }],
      rows,
    );
    const plain = build(
      [...["hg", "eg", "lg"].map((code) => ({ code, parent: "G" })), { code: "G" }],
      [{ step: "aggregate", method: "geometric" }],
      rows,
    );
    const values = Float64Array.from(
      nested.units,
      (_, i) => 1 - (nested.scores.H?.[i] as number) / (plain.scores.G?.[i] as number),
    );
    const theirs = at("gender_inequality_2022.csv");
    for (const row of theirs) {
      const i = nested.units.indexOf(row.iso3 as string);
      expect(roundHalfUp(values[i] as number, 3), row.iso3).toBe(Number(row.gii));
    }
  });
});
