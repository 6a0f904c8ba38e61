import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../../tools/reference-csv.ts";
import { COMPLEXITY_DEFAULTS, type ComplexityOptions, complexity } from "./complexity.ts";
import { portfoliosOf } from "./portfolio.ts";
import { presenceOf } from "./presence.ts";
import type { RegionActivityTable } from "./table.ts";
import { tableFromRows } from "./table-from-rows.ts";

const at = (...parts: string[]) => referencePath("targeting", ...parts);

function tableOf(
  file: string,
  { value, year }: { value: string; year?: string },
): RegionActivityTable {
  const rows = readReferenceCsv(at("data", file))
    .filter((row) => year === undefined || row.year === year)
    .map((row) => ({
      region: row.region ?? "",
      activity: row.activity ?? "",
      value: Number(row[value]),
    }));
  const read = tableFromRows(rows);
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

const STATES = "us_state_naics4_2003_2007_2011.csv.gz";
type Bundle = {
  file: string;
  value: string;
  year?: string;
  options?: Partial<ComplexityOptions>;
  population?: string;
};
const BUNDLES: Record<string, Bundle> = {
  us_county_naics4_2017_est: { file: "us_county_naics4_2017.csv.gz", value: "est" },
  us_county_naics4_2019_est: { file: "us_county_naics4_2019.csv.gz", value: "est" },
  us_state_naics4_2003_est: { file: STATES, value: "est", year: "2003" },
  us_state_naics4_2007_est: { file: STATES, value: "est", year: "2007" },
  "us_state_naics4_2007_est_threshold_0.5": {
    file: STATES,
    value: "est",
    year: "2007",
    options: { presence: { test: "rca", threshold: 0.5 } },
  },
  us_state_naics4_2007_est_asymmetric: {
    file: STATES,
    value: "est",
    year: "2007",
    options: { proximity: "asymmetric" },
  },
  us_state_naics4_2007_est_continuous: {
    file: STATES,
    value: "est",
    year: "2007",
    options: { proximity: "correlation" },
  },
  us_state_naics4_2011_est_rpop: {
    file: STATES,
    value: "est",
    year: "2011",
    population: "us_state_population_2011.csv",
  },
  world_trade_sitc4_avg_1998_2000: {
    file: "world_trade_sitc4_avg_1998_2000.csv.gz",
    value: "value",
  },
  us_county_naics6_2018_est: { file: "us_county_naics6_2018.csv.gz", value: "est" },
};

function close(
  actual: number | null | undefined,
  expected: string | undefined,
  what: string,
): void {
  const want = Number(expected);
  if (
    actual === null ||
    actual === undefined ||
    Math.abs(actual - want) > 1e-9 * Math.max(1, Math.abs(want))
  ) {
    expect.fail(`${what}: ${actual} is not ${expected}`);
  }
}

describe.skipIf(!hasReference("targeting"))("known answers", () => {
  for (const [name, bundle] of Object.entries(BUNDLES)) {
    it(`[TC1] T4: ${name} agrees to 1e-9`, () => {
      const table = tableOf(bundle.file, bundle);
      const options = {
        ...COMPLEXITY_DEFAULTS,
        orientation: "diversity" as const,
        ...bundle.options,
      };
      if (bundle.population !== undefined) {
        const heads = new Map(
          readReferenceCsv(at("data", bundle.population)).map((r) => [
            r.region,
            Number(r.population),
          ]),
        );
        const population = Float64Array.from(table.regions, (r) => heads.get(r) ?? 0);
        Object.assign(options, { presence: { test: "rpop", threshold: 1, population } });
      }
      const space = complexity(table, options);
      const region = new Map(table.regions.map((r, i) => [r, i]));
      const activity = new Map(table.activities.map((a, i) => [a, i]));
      const P = table.activities.length;
      for (const row of readReferenceCsv(at("complexity", `${name}.regions.csv`))) {
        const r = region.get(row.region ?? "") ?? -1;
        expect(space.lists.diversity[r]).toBe(Number(row.diversity));
        close(space.eci[r], row.eci, `eci ${row.region}`);
        close(space.coi[r], row.coi, `coi ${row.region}`);
      }
      for (const row of readReferenceCsv(at("complexity", `${name}.activities.csv`))) {
        const p = activity.get(row.activity ?? "") ?? -1;
        expect(space.lists.ubiquity[p]).toBe(Number(row.ubiquity));
        close(space.pci[p], row.pci, `pci ${row.activity}`);
      }
      if (name === "us_county_naics6_2018_est") return;
      for (const row of readReferenceCsv(at("complexity", `${name}.cells.csv.gz`))) {
        const i =
          (region.get(row.region ?? "") ?? -1) * P + (activity.get(row.activity ?? "") ?? -1);
        close(space.rca[i], row.rca, "rca");
        expect(space.presence[i]).toBe(Number(row.mcp));
        close(space.density[i], row.density, `density ${row.region} ${row.activity}`);
        close(space.cog[i], row.cog, `cog ${row.region} ${row.activity}`);
      }
      for (const row of readReferenceCsv(at("complexity", `${name}.proximity.csv.gz`))) {
        const i =
          (activity.get(row.activity_1 ?? "") ?? -1) * P +
          (activity.get(row.activity_2 ?? "") ?? -1);
        close(space.proximity[i], row.proximity, "proximity");
      }
    });
  }

  it("[TC2] the Fitness vote does not rank New York and California last among the states", () => {
    const space = complexity(tableOf(STATES, { value: "est", year: "2007" }), COMPLEXITY_DEFAULTS);
    const ranked = [...space.table.regions].sort((a, b) => {
      const of = (code: string) => space.eci[space.table.regions.indexOf(code)] ?? 0;
      return of(b) - of(a);
    });
    expect(ranked.slice(0, 6)).toEqual(expect.arrayContaining(["36", "06"]));
    expect(space.votes.spearmanFitness).toBeCloseTo(0.2241, 3);
    expect(space.votes.correlationDiversity).toBeCloseTo(-0.5221, 3);
  });

  const cases = hasReference("targeting")
    ? (JSON.parse(readFileSync(at("degenerate", "cases.json"), "utf8")) as {
        name: string;
        matrix: number[][];
        options: { rca_mcp_threshold?: number };
      }[])
    : [];
  const solve = (name: string) => {
    const found = cases.find((c) => c.name === name);
    const rows = (found?.matrix ?? []).flatMap((row, r) =>
      row.map((value, p) => ({ region: `r${r + 1}`, activity: `a${p + 1}`, value })),
    );
    const read = tableFromRows(rows);
    if (!read.ok) throw new Error("refused");
    const presence = { test: "rca" as const, threshold: found?.options.rca_mcp_threshold ?? 1 };
    return complexity(read.value, { ...COMPLEXITY_DEFAULTS, presence });
  };
  it("[TC3] parts that share no activity are named and have no common ECI", () => {
    for (const [name, parts] of [
      ["two_blocks_disconnected", 3],
      ["identity", 3],
      ["zero_row_and_column", 3],
    ] as const) {
      const space = solve(name);
      expect(space.diagnostics.components, name).toHaveLength(parts);
      expect(
        space.eci.every((e) => e === null),
        name,
      ).toBe(true);
      expect(space.issues.map((i) => i.code)).toContain("several-components");
    }
  });
  it("[TC4] a region without presence is null alone, its density 0 and no other cell spoilt", () => {
    const space = solve("threshold_leaves_one_region_empty");
    expect(space.diagnostics.droppedRegions).toEqual(["r3"]);
    expect(space.diagnostics.components).toHaveLength(4);
    expect([...space.density].every(Number.isFinite)).toBe(true);
    expect(space.density[0]).toBe(1);
  });
  it("[TC5] what has no spread has no ECI: null with a reason, never 0/0", () => {
    for (const name of [
      "all_equal",
      "single_region",
      "single_activity",
      "rank_one_integers",
      "rank_one_decimals",
    ]) {
      const space = solve(name);
      expect(
        space.eci.every((e) => e === null),
        name,
      ).toBe(true);
      expect(
        space.issues.some((i) => i.code.startsWith("eci-undefined")),
        name,
      ).toBe(true);
    }
  });
  it("[TC6] an RCA that is exactly at the threshold counts as present", () => {
    expect([...solve("rank_one_decimals").presence]).toEqual([1, 1, 1, 1]);
    expect([...solve("rank_one_integers").presence]).toEqual([1, 1, 1, 1]);
  });
  it("[TC7] connected small cases are finite", () => {
    for (const name of ["nested_triangular", "weakly_connected_blocks"]) {
      expect(
        solve(name).eci.every((e) => e !== null && Number.isFinite(e)),
        name,
      ).toBe(true);
    }
  });
});

const cells = fc.integer({ min: 2, max: 7 }).chain((P) =>
  fc.array(fc.array(fc.nat({ max: 6 }), { minLength: P, maxLength: P }), {
    minLength: 2,
    maxLength: 8,
  }),
);
const asTable = (matrix: number[][]): RegionActivityTable => ({
  regions: matrix.map((_, r) => `r${r}`),
  activities: (matrix[0] ?? []).map((_, p) => `a${p}`),
  values: Float64Array.from(matrix.flat()),
});

describe("laws", () => {
  it("[TC8] no result is NaN or infinite, whatever the table", () => {
    fc.assert(
      fc.property(cells, fc.constantFrom(0.5, 1, 2.5), (matrix, threshold) => {
        const space = complexity(asTable(matrix), {
          ...COMPLEXITY_DEFAULTS,
          presence: { test: "rca", threshold },
        });
        const numbers = [
          ...space.eci,
          ...space.pci,
          ...space.coi,
          ...space.density,
          ...space.cog,
          ...space.rca,
          ...space.fitness,
        ];
        expect(numbers.every((x) => x === null || Number.isFinite(x))).toBe(true);
        expect([...space.density].every((d) => d >= 0 && d <= 1 + 1e-12)).toBe(true);
      }),
    );
  });
  it("[TC6] presence by whole numbers equals presence by big integers", () => {
    fc.assert(
      fc.property(cells, (matrix) => {
        const table = asTable(matrix.map((row) => row.map((x) => x / 10)));
        const present = presenceOf(table, { test: "rca", threshold: 1 });
        const total = matrix.flat().reduce((a, b) => a + b, 0);
        matrix.forEach((row, r) => {
          const s = row.reduce((a, b) => a + b, 0);
          row.forEach((x, p) => {
            const t = matrix.reduce((sum, other) => sum + (other[p] ?? 0), 0);
            expect(present[r * row.length + p]).toBe(x > 0 && x * total >= s * t ? 1 : 0);
          });
        });
      }),
    );
  });
  it("[TC9] under growth-lab each ECI is the mean PCI of the portfolio", () => {
    fc.assert(
      fc.property(cells, (matrix) => {
        const table = asTable(matrix);
        const space = complexity(table, COMPLEXITY_DEFAULTS);
        const lists = portfoliosOf(space.presence, { activityCount: table.activities.length });
        space.eci.forEach((e, r) => {
          if (e === null) return;
          const mine = [...lists.members.slice(lists.offsets[r], lists.offsets[r + 1])];
          const mean = mine.reduce((sum, p) => sum + (space.pci[p] ?? 0), 0) / mine.length;
          expect(mean).toBeCloseTo(e, 6);
        });
      }),
    );
  });
});
