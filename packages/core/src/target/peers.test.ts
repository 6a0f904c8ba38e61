import { describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../tools/reference-csv.ts";
import { cooccurrence } from "../math/cooccurrence.ts";
import { entryAndExit } from "./entry/entry-exit.ts";
import { productMeasureIndex } from "./indices/product-measure.ts";
import { COMPLEXITY_DEFAULTS, complexity } from "./space/complexity.ts";
import { cooccurrenceZ } from "./space/cooccurrence-z.ts";
import { densityOf } from "./space/density.ts";
import { portfoliosOf } from "./space/portfolio.ts";
import { presenceOf } from "./space/presence.ts";
import { productSpaceEdges } from "./space/product-space.ts";
import { normalisedCooccurrence, proximityOf } from "./space/proximity.ts";
import { reflectionsOf } from "./space/reflections.ts";
import { totalsOf } from "./space/shares.ts";
import type { RegionActivityTable } from "./space/table.ts";
import { tableFromRows } from "./space/table-from-rows.ts";
import { twoStepIndices } from "./space/two-step.ts";

type Rows = Record<string, string>[];
const rowsOf = (...parts: string[]): Rows => readReferenceCsv(referencePath("targeting", ...parts));

function load(file: string, value: string, year?: string): RegionActivityTable {
  const table = tableFromRows(
    rowsOf("data", file)
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

/** The largest gap between what we say and a column, against the larger of the figure and 1. */
function gap(
  rows: Rows,
  column: string,
  ours: (row: Record<string, string>) => number | null | undefined,
): number {
  return rows.reduce((most, row) => {
    const want = Number(row[column]);
    const have = ours(row);
    if (typeof have !== "number") return Number.POSITIVE_INFINITY;
    return Math.max(most, Math.abs(have - want) / Math.max(1, Math.abs(want)));
  }, 0);
}

function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const deviation = Math.sqrt(
    values.reduce((s, v) => s + (v - mean) ** 2, 0) / (values.length - 1),
  );
  return values.map((v) => (v - mean) / deviation);
}

const STATES = "us_state_naics4_2003_2007_2011.csv.gz";

describe.skipIf(!hasReference("targeting"))("peers, column by column", () => {
  it("[TX10] T4: EconGeo: z-scores of co-occurrence, four densities in percent, entry and exit", () => {
    const [before, states] = [load(STATES, "est", "2003"), load(STATES, "est", "2007")];
    const P = states.activities.length;
    const at = (row: Record<string, string>, of = states) =>
      of.regions.indexOf(row.region ?? "") * of.activities.length +
      of.activities.indexOf(row.activity ?? "");
    const presence = presenceOf(states, { test: "rca", threshold: 1 });
    const lists = portfoliosOf(presence, { activityCount: P });
    const counts = cooccurrence(lists, P);
    const z = cooccurrenceZ(counts, lists.ubiquity, { regions: states.regions.length });
    const pairs = rowsOf("econgeo", "us_state_2007.relatedness_sample.csv.gz").filter(
      (row) => row.activity_1 !== row.activity_2,
    );
    const pair = (row: Record<string, string>) =>
      states.activities.indexOf(row.activity_1 ?? "") * P +
      states.activities.indexOf(row.activity_2 ?? "");
    expect(gap(pairs, "zscore", (row) => z[pair(row)])).toBeLessThan(1e-9);
    for (const [kind, column] of [
      ["probability", "prob"],
      ["association", "association"],
      ["cosine", "cosine"],
      ["jaccard", "jaccard"],
    ] as const) {
      const density = densityOf(lists, normalisedCooccurrence(counts, P, kind), { self: false });
      const rows = rowsOf("econgeo", "us_state_2007.relatedness_density_sample.csv.gz");
      for (const row of rows) {
        // EconGeo rounds to two digits of a percentage.
        expect(Math.abs(100 * (density[at(row)] ?? 0) - Number(row[column]))).toBeLessThan(0.00501);
        expect(presence[at(row)]).toBe(Number(row.mcp));
      }
    }
    const moved = entryAndExit(
      presenceOf(before, { test: "rca", threshold: 1 }),
      presenceOf(laidOn(states, before), { test: "rca", threshold: 1 }),
    );
    for (const kind of ["entry", "exit"] as const) {
      const rows = rowsOf("econgeo", `us_state_2003_2007.${kind}.csv.gz`).filter((row) =>
        before.activities.includes(row.activity ?? ""),
      );
      expect(rows.length).toBeGreaterThan(4000);
      expect(gap(rows, kind, (row) => moved[kind][at(row, before)])).toBe(0);
    }
  });

  it("[TX11] T4: economiccomplexity: outlook index and gain, reflections, proximity of places, product space", () => {
    const trade = load("world_trade_sitc4_avg_1998_2000.csv.gz", "value");
    const { lists, presence, pci } = complexity(trade, {
      ...COMPLEXITY_DEFAULTS,
      orientation: "diversity",
      normalisation: "own-sample",
    });
    const P = trade.activities.length;
    const phi = proximityOf(lists, "min-conditional");
    const totals = new Float64Array(P);
    phi.forEach((v, i) => {
      totals[i % P] = (totals[i % P] as number) + v;
    });
    const density = densityOf(lists, phi, { self: true });
    const worth = Float64Array.from(pci, (v) => v ?? 0);
    const regions = rowsOf("economiccomplexity", "world_trade.regions.csv");
    const row = (r: Record<string, string>) => trade.regions.indexOf(r.region ?? "") * P;
    const coi = (base: number) =>
      worth.reduce(
        (s, w, p) => (presence[base + p] === 1 ? s : s + (density[base + p] as number) * w),
        0,
      );
    expect(gap(regions, "coi_unstandardised", (r) => coi(row(r)))).toBeLessThan(1e-9);
    const cog = (base: number, p: number) => {
      if (presence[base + p] === 1) return 0;
      let sum = 0;
      for (let q = 0; q < P; q++)
        if (presence[base + q] === 0)
          sum += ((phi[p * P + q] as number) * (worth[q] as number)) / (totals[q] as number);
      return sum;
    };
    const sample = rowsOf("economiccomplexity", "world_trade.cog_sample.csv.gz");
    expect(
      gap(sample, "cog", (r) => cog(row(r), trade.activities.indexOf(r.activity ?? ""))),
    ).toBeLessThan(1e-9);
    // Twenty iterations of the package end at the eighteenth step of regions and the nineteenth of activities.
    const places = standardised(reflectionsOf(lists, 18).regions);
    const activities = standardised(reflectionsOf(lists, 19).activities);
    expect(gap(regions, "refl", (r) => places[trade.regions.indexOf(r.region ?? "")])).toBeLessThan(
      1e-7,
    );
    expect(
      gap(
        rowsOf("economiccomplexity", "world_trade.activities.csv"),
        "refl",
        (r) => activities[trade.activities.indexOf(r.activity ?? "")],
      ),
    ).toBeLessThan(1e-7);
    const turned = portfoliosOf(transposed(presence, P), { activityCount: trade.regions.length });
    const alike = proximityOf(turned, "min-conditional");
    const pairs = rowsOf("economiccomplexity", "world_trade.region_proximity_sample.csv.gz").filter(
      (r) => r.region_1 !== r.region_2,
    );
    expect(
      gap(
        pairs,
        "proximity",
        (r) =>
          alike[
            trade.regions.indexOf(r.region_1 ?? "") * trade.regions.length +
              trade.regions.indexOf(r.region_2 ?? "")
          ],
      ),
    ).toBeLessThan(1e-9);
    // The package searches a cut-off until the average is about four links; ours takes the strongest until it is exactly four.
    const drawn = new Set(
      productSpaceEdges(phi, P, { averageLinks: 4 }).map((e) =>
        [trade.activities[e.from], trade.activities[e.to]].sort().join(),
      ),
    );
    const theirs = rowsOf("economiccomplexity", "world_trade.product_space_edges.csv.gz");
    const shared = theirs.filter((e) => drawn.has([e.from, e.to].sort().join())).length;
    expect(shared / theirs.length).toBeGreaterThan(0.98);
  });

  it("[TX12] Datawheel: product measure index of provinces' exports", () => {
    const spain = load("spain_province_exports_hs_section.csv", "value");
    const index = productMeasureIndex(
      spain,
      presenceOf(spain, { test: "rca", threshold: 1 }),
      [...totalsOf(spain).regions].map(Math.log10),
    );
    const rows = rowsOf("datawheel", "spain_product_measure_index_log10_total_exports.csv");
    expect(gap(rows, "pmi", (r) => index[spain.activities.indexOf(r.activity ?? "")])).toBeLessThan(
      1e-9,
    );
  });

  it("[TC11] in two steps the sample keeps its own indices and the others get theirs on its scale", () => {
    const states = load(STATES, "est", "2007");
    const small = new Set(["02", "10", "11", "38", "56"]); // Alaska, Delaware, DC, North Dakota, Wyoming
    const reliable = states.regions.filter((code) => !small.has(code));
    const two = twoStepIndices(states, { reliable, options: COMPLEXITY_DEFAULTS });
    const known = states.regions.flatMap((code, r) => (small.has(code) ? [] : (two.eci[r] ?? [])));
    expect(known).toHaveLength(reliable.length);
    expect(known.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 9);
    expect(known.reduce((s, v) => s + v * v, 0) / known.length).toBeCloseTo(1, 9);
    expect(two.eci.every((v) => v !== null && Number.isFinite(v))).toBe(true);
    const scale = two.pci.filter((v) => v !== null);
    expect(scale.reduce((a, b) => a + b, 0) / scale.length).toBeCloseTo(0, 9);
    // With everybody reliable nothing is imputed: the places stand as in one step.
    const all = twoStepIndices(states, { reliable: states.regions, options: COMPLEXITY_DEFAULTS });
    const one = complexity(states, COMPLEXITY_DEFAULTS);
    all.eci.forEach((v, r) => {
      expect(v).toBeCloseTo(one.eci[r] as number, 9);
    });
  });
});

function laidOn(table: RegionActivityTable, frame: RegionActivityTable): RegionActivityTable {
  const P = table.activities.length;
  const column = frame.activities.map((a) => table.activities.indexOf(a));
  const values = frame.regions.flatMap((region) => {
    const base = table.regions.indexOf(region) * P;
    return column.map((p) => (p < 0 ? 0 : (table.values[base + p] as number)));
  });
  return {
    regions: frame.regions,
    activities: frame.activities,
    values: Float64Array.from(values),
  };
}

function transposed(presence: Uint8Array, P: number): Uint8Array {
  const R = presence.length / P;
  return Uint8Array.from(presence, (_, i) => presence[(i % R) * P + Math.floor(i / R)] as number);
}
