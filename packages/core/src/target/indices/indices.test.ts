import { describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../../tools/reference-csv.ts";
import { cooccurrence } from "../../math/cooccurrence.ts";
import { COMPLEXITY_DEFAULTS, complexity } from "../space/complexity.ts";
import { densityOf } from "../space/density.ts";
import { fitnessOf } from "../space/fitness.ts";
import { portfoliosOf } from "../space/portfolio.ts";
import { presenceOf } from "../space/presence.ts";
import { normalisedCooccurrence, proximityOf } from "../space/proximity.ts";
import { reflectionsOf } from "../space/reflections.ts";
import { basketSimilarity, crossSpace, relativeRelatedness } from "../space/relative.ts";
import { rcaOf, totalsOf } from "../space/shares.ts";
import type { RegionActivityTable } from "../space/table.ts";
import { tableFromRows } from "../space/table-from-rows.ts";
import { clusterStars } from "./cluster-stars.ts";
import { hooverGini, locationalGini } from "./concentration.ts";
import { crowdingOf } from "./crowding.ts";
import { productivityOf, subnationalEci } from "./productivity.ts";
import { shiftShare } from "./shift-share.ts";
import { specialisationOf } from "./specialisation.ts";

const at = (...parts: string[]) => referencePath("targeting", ...parts);
function load(
  file: string,
  { value, year }: { value: string; year?: string },
): RegionActivityTable {
  const table = tableFromRows(
    readReferenceCsv(at("data", file))
      .filter((row) => year === undefined || row.year === year)
      .map((row) => ({
        region: row.region ?? "",
        activity: row.activity ?? "",
        value: Number(row[value]),
      })),
  );
  if (!table.ok) throw new Error("refused");
  return table.value;
}
/** `tolerance` is relative to the larger of the figure and 1. */
function near(
  actual: number | null | undefined,
  expected: string | undefined,
  { what, tolerance = 1e-9 }: { what: string; tolerance?: number },
): void {
  const want = Number(expected);
  if (
    typeof actual !== "number" ||
    !(Math.abs(actual - want) <= tolerance * Math.max(1, Math.abs(want)))
  )
    expect.fail(`${what}: ${actual} is not ${expected}`);
}

describe.skipIf(!hasReference("targeting"))("known indices", () => {
  it("[TX1] EconGeo: specialisation and concentration of US states (rounded where it rounds)", () => {
    const table = load("us_state_naics4_2003_2007_2011.csv.gz", { value: "est", year: "2007" });
    const s = specialisationOf(table);
    for (const row of readReferenceCsv(at("econgeo", "us_state_2007.regions.csv"))) {
      const r = table.regions.indexOf(row.region ?? "");
      near(s.krugman[r], row.Krugman, { what: "Krugman" });
      near(s.hachman[r], row.Hachman, { what: "Hachman" });
      near(s.coefficient[r], row["spec.coeff"], { what: "coefficient" });
      near(s.herfindahl[r], row.Herfindahl, { what: "Herfindahl" });
      near(s.entropy[r], row.entropy, { what: "entropy", tolerance: 5.1e-4 });
    }
    const hoover = hooverGini(table, totalsOf(table).regions);
    const locational = locationalGini(table);
    for (const row of readReferenceCsv(at("econgeo", "us_state_2007.activities.csv"))) {
      const p = table.activities.indexOf(row.activity ?? "");
      near(hoover[p], row["Hoover.Gini"], { what: `Hoover ${row.activity}`, tolerance: 5.1e-4 });
      near(locational[p], row["locational.Gini"], { what: `locational ${row.activity}` });
    }
  });
  it("[TX2] EconGeo: relatedness normalisations", () => {
    const table = load("us_state_naics4_2003_2007_2011.csv.gz", { value: "est", year: "2007" });
    const P = table.activities.length;
    const presence = presenceOf(table, { test: "rca", threshold: 1 });
    const counts = cooccurrence(portfoliosOf(presence, { activityCount: P }), P);
    const kinds = ["association", "cosine", "jaccard", "probability"] as const;
    const made = kinds.map((kind) => normalisedCooccurrence(counts, P, kind));
    for (const row of readReferenceCsv(at("econgeo", "us_state_2007.relatedness_sample.csv.gz"))) {
      const i =
        table.activities.indexOf(row.activity_1 ?? "") * P +
        table.activities.indexOf(row.activity_2 ?? "");
      if (row.activity_1 === row.activity_2) continue;
      expect(counts[i]).toBe(Number(row.cooccurrence));
      kinds.forEach((kind, k) => {
        near(made[k]?.[i], row[kind === "probability" ? "prob" : kind], { what: kind });
      });
    }
  });
  it("[TX3] economiccomplexity: Fitness, reflections, own scale, PRODY and EXPY of world trade", () => {
    const table = load("world_trade_sitc4_avg_1998_2000.csv.gz", { value: "value" });
    const space = complexity(table, {
      ...COMPLEXITY_DEFAULTS,
      orientation: "diversity",
      normalisation: "own-sample",
    });
    const income = new Map(
      readReferenceCsv(at("data", "world_gdp_per_capita_avg_1998_2000.csv")).map((r) => [
        r.country,
        Number(r.value),
      ]),
    );
    const productivity = productivityOf(
      table,
      table.regions.map((r) => income.get(r) ?? null),
    );
    // The package counts the starting values as the first iteration.
    const [fit20, fit200, steep] = [
      fitnessOf(space.lists, { iterations: 19 }),
      fitnessOf(space.lists, { iterations: 199 }),
      fitnessOf(space.lists, { iterations: 19, extremality: 2 }),
    ];
    for (const row of readReferenceCsv(at("economiccomplexity", "world_trade.regions.csv"))) {
      const r = table.regions.indexOf(row.region ?? "");
      near(space.eci[r], row.eig, { what: `eci ${row.region}` });
      near(fit20.regions[r], row.fit20, { what: `fit20 ${row.region}` });
      near(fit200.regions[r], row.fit200, { what: `fit200 ${row.region}` });
      near(steep.regions[r], row.fit20e2, { what: `fit20e2 ${row.region}` });
      if (row.expy !== "NA") near(productivity.expy[r], row.expy, { what: `expy ${row.region}` });
    }
    for (const row of readReferenceCsv(at("economiccomplexity", "world_trade.activities.csv"))) {
      const p = table.activities.indexOf(row.activity ?? "");
      near(space.pci[p], row.eig, { what: `pci ${row.activity}` });
      near(productivity.prody[p], row.prody, { what: `prody ${row.activity}` });
      near(fit200.activities[p], row.fit200, { what: `quality ${row.activity}` });
    }
  });
  it("[TX4] Datawheel: sqrt proximity, and subnational ECI from the world's PCI", () => {
    const table = load("spain_province_exports_hs_section.csv", { value: "value" });
    const presence = presenceOf(table, { test: "rca", threshold: 1 });
    const P = table.activities.length;
    const lists = portfoliosOf(presence, { activityCount: P });
    const [max, sqrt] = [proximityOf(lists, "min-conditional"), proximityOf(lists, "sqrt")];
    for (const row of readReferenceCsv(at("datawheel", "spain_province_proximity.csv.gz"))) {
      const i =
        table.activities.indexOf(row.activity_1 ?? "") * P +
        table.activities.indexOf(row.activity_2 ?? "");
      if (row.activity_1 === row.activity_2) continue;
      near(max[i], row.proximity_max, { what: "max" });
      near(sqrt[i], row.proximity_sqrt, { what: "sqrt" });
    }
    const world = new Map(
      readReferenceCsv(at("datawheel", "global_pci_reflections20.csv")).map((r) => [
        r.activity,
        Number(r.pci),
      ]),
    );
    const eci = subnationalEci(
      lists,
      table.activities.map((a) => world.get(a) ?? null),
    );
    for (const row of readReferenceCsv(at("datawheel", "spain_province_eci_external_pci.csv"))) {
      const r = table.regions.indexOf(row.region ?? "");
      if (row.eci_external_pci_rca_within_spain !== "")
        near(eci[r], row.eci_external_pci_rca_within_spain, { what: `eci ${row.region}` });
    }
    const rca = rcaOf(table);
    const phi = max.slice();
    for (let p = 0; p < P; p++) phi[p * P + p] = 0;
    const density = densityOf(lists, phi, { self: false });
    const relative = relativeRelatedness(presence, density, { activityCount: P });
    for (const row of readReferenceCsv(at("datawheel", "spain_province_cells.csv.gz"))) {
      const i =
        table.regions.indexOf(row.region ?? "") * P + table.activities.indexOf(row.activity ?? "");
      near(density[i], row.relatedness, { what: "relatedness" });
      near(relative[i], row.relative_relatedness, {
        what: `relative ${row.region} ${row.activity}`,
      });
    }
    const R = table.regions.length;
    const similarity = basketSimilarity(rca, { activityCount: P, epsilon: 0.1 });
    for (const row of readReferenceCsv(at("datawheel", "spain_province_similarity.csv.gz"))) {
      const i =
        table.regions.indexOf(row.region_1 ?? "") * R + table.regions.indexOf(row.region_2 ?? "");
      near(similarity[i], row.similarity, { what: "similarity" });
    }
  });
  it("[TX9] Datawheel: cross-proximity and cross-relatedness of two blocks of sections", () => {
    const table = load("spain_province_exports_hs_section.csv", { value: "value" });
    const early = table.activities.filter((a) => Number(a) <= 10);
    const late = table.activities.filter((a) => Number(a) > 10);
    const P = table.activities.length;
    const presence = presenceOf(table, { test: "rca", threshold: 1 });
    const block = (of: string[]) =>
      portfoliosOf(
        Uint8Array.from(
          table.regions.flatMap((_, r) =>
            of.map((a) => presence[r * P + table.activities.indexOf(a)] ?? 0),
          ),
        ),
        { activityCount: of.length },
      );
    const cross = crossSpace(block(early), block(late));
    for (const row of readReferenceCsv(
      at("datawheel", "spain_cross_proximity_sections_1_10_vs_11_plus.csv"),
    )) {
      const i =
        early.indexOf(row.activity_a ?? "") * late.length + late.indexOf(row.activity_b ?? "");
      near(cross.proximity[i], row.cross_proximity, { what: "cross-proximity" });
    }
    for (const row of readReferenceCsv(at("datawheel", "spain_cross_relatedness.csv"))) {
      const i =
        table.regions.indexOf(row.region ?? "") * late.length + late.indexOf(row.activity_b ?? "");
      near(cross.relatedness[i], row.cross_relatedness, { what: `cross ${row.region}` });
    }
  });
  it("[TX5] EconGeo: reflections of 20 steps", () => {
    const table = load("us_state_naics4_2003_2007_2011.csv.gz", { value: "est", year: "2007" });
    const presence = presenceOf(table, { test: "rca", threshold: 1 });
    const lists = portfoliosOf(presence, { activityCount: table.activities.length });
    const raw = reflectionsOf(lists, 20).regions;
    const [low, high] = [Math.min(...raw), Math.max(...raw)];
    const regions = raw.map((v) => (100 * (v - low)) / (high - low)); // EconGeo rescales to 0 to 100
    for (const row of readReferenceCsv(at("econgeo", "us_state_2007.regions.csv"))) {
      near(regions[table.regions.indexOf(row.region ?? "")], row.MORc, {
        what: `MORc ${row.region}`,
        tolerance: 1e-6,
      });
    }
  });
});

describe("rules of the trade", () => {
  it("[TX6] T3: LQ of 2.0 earns the specialisation star, 1.99 does not", () => {
    const table = (x: number) => ({
      regions: ["A", "B"],
      activities: ["x", "y"],
      // A: share x/100; whole: share 100/1000 of x, so LQ = x / 10.
      values: Float64Array.of(x, 100 - x, 100 - x, 800 + x),
    });
    const star = (x: number) =>
      clusterStars(table(x)).find((s) => s.region === "A" && s.activity === "x");
    expect(star(20)?.specialisation).toBe(true);
    expect(star(19.9)?.specialisation).toBe(false);
  });
  it("[TX7] seven of nine peers on a link show 78 % overlap", () => {
    const peers = Array.from({ length: 9 }, (_, i) => `P${i}`);
    const declared = peers.slice(0, 7).map((area) => ({ area, link: "solid-state battery" }));
    const [crowding] = crowdingOf(["solid-state battery"], { area: "Own", peers, declared });
    expect(Math.round((crowding?.overlap ?? 0) * 100)).toBe(78);
  });
  it("[TX8] the three parts of shift-share add up to the change", () => {
    const before = {
      regions: ["A", "B"],
      activities: ["x", "y"],
      values: Float64Array.of(10, 5, 0, 8),
    };
    const after = { ...before, values: Float64Array.of(13, 4, 2, 9) };
    const parts = shiftShare(before, after);
    before.values.forEach((v, i) => {
      const sum = (parts.national[i] ?? 0) + (parts.industryMix[i] ?? 0) + (parts.regional[i] ?? 0);
      expect(v + sum).toBeCloseTo(after.values[i] ?? 0, 12);
    });
  });
});
