import { describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../tools/reference-csv.ts";
import { buildIndex, type IndexBuild } from "./build-index.ts";
import { frameworkFromMeta } from "./framework-from-meta.ts";
import { readIndexTable } from "./index-table.ts";
import { parseRecipe } from "./parse-recipe.ts";

const at = (...parts: string[]) => readReferenceCsv(referencePath("index", "asem", ...parts));

function build(steps: readonly object[]): IndexBuild {
  const parsed = parseRecipe({
    unit: "uCode",
    name: "uName",
    time: null,
    groups: ["EurAsia_group"],
    framework: frameworkFromMeta(at("meta.csv")),
    steps,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const table = readIndexTable(parsed.value, at("raw.csv"));
  if (!table.ok) throw new Error(JSON.stringify(table.issues));
  const built = buildIndex(parsed.value, table.value);
  if (!built.ok) throw new Error(JSON.stringify(built.issues));
  return built.value;
}

const BASE = [
  { step: "denominate" },
  { step: "impute", method: "mean", by: "EurAsia_group" },
  { step: "screen", minAvailability: 0.9 },
  { step: "treat", winsoriseMax: 5 },
  { step: "normalise", method: "minMax", range: [0, 100] },
  { step: "aggregate", method: "arithmetic" },
];

/** The largest relative difference between a wide reference table and our values. */
function worst(
  rows: readonly Record<string, string>[],
  value: (unit: string, code: string) => number | null | undefined,
): number {
  let most = 0;
  for (const { uCode, Time: _, ...codes } of rows) {
    for (const [code, text] of Object.entries(codes)) {
      const ours = value(uCode as string, code);
      if (text === "") {
        expect(ours, `${uCode} ${code}`).toBeNull();
        continue;
      }
      const theirs = Number(text);
      most = Math.max(most, Math.abs((ours as number) - theirs) / Math.max(Math.abs(theirs), 1e-9));
    }
  }
  return most;
}

describe.skipIf(!hasReference("index"))("the ASEM index of the anchor tool", () => {
  const base = hasReference("index") ? build(BASE) : (undefined as unknown as IndexBuild);
  const at2 = (columns: IndexBuild["scores"]) => (unit: string, code: string) =>
    columns[code]?.[base.units.indexOf(unit)];

  it("[IX1] scores of all levels to 1e-9, ranks exactly", () => {
    expect(worst(at("base", "aggregated.csv"), at2(base.scores))).toBeLessThan(1e-9);
    expect(worst(at("base", "ranks.csv"), at2(base.ranks))).toBe(0);
  });

  it("[IX1] values after every step to 1e-9", () => {
    const cells = new Map(base.cells().map((c) => [`${c.step} ${c.unit} ${c.code}`, c.value]));
    for (const [file, step] of [
      ["denominated", "denominate"],
      ["imputed", "impute"],
      ["treated", "treat"],
      ["normalised", "normalise"],
    ]) {
      const rows = at("base", `${file}.csv`);
      const ours = worst(rows, (unit, code) => cells.get(`${step} ${unit} ${code}`));
      expect(ours, file).toBeLessThan(1e-9);
    }
  });

  it("[IX2] treated points and the outlier test before and after", () => {
    const points = base.treatments.flatMap((t) => [
      ...t.winsorisedHigh.map((u) => `${t.indicator},${u},winhi`),
      ...t.winsorisedLow.map((u) => `${t.indicator},${u},winlo`),
    ]);
    const theirs = at("base", "treated_points.csv").map((r) => `${r.iCode},${r.uCode},${r.action}`);
    expect(points.sort()).toEqual(theirs.sort());
    const marked = base.cells().filter((c) => c.step === "treat" && c.how === "winsorised");
    expect(marked).toHaveLength(theirs.length);
    for (const row of at("base", "treatment.csv")) {
      const t = base.treatments.find((x) => x.indicator === row.iCode);
      expect(t?.skewness[0]).toBeCloseTo(Number(row["check_SkewKurt0.Skew"]), 9);
      expect(t?.kurtosis[0]).toBeCloseTo(Number(row["check_SkewKurt0.Kurt"]), 9);
      expect(t?.passed[0]).toBe(row["check_SkewKurt0.Pass"] === "true");
      if (!row["check_SkewKurt1.Skew"]) continue;
      expect(t?.skewness[1]).toBeCloseTo(Number(row["check_SkewKurt1.Skew"]), 9);
    }
  });

  it("[IX3] effective weights sum to 1 per level and equal the anchor's", () => {
    for (const row of at("base", "effective_weights.csv")) {
      const ours = base.weights.find((w) => w.code === row.iCode);
      expect(ours?.effective).toBeCloseTo(Number(row.EffWeight), 12);
    }
  });
});
