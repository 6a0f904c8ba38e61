import {
  COMPLEXITY_DEFAULTS,
  type ComplexityOptions,
  type ComplexitySpace,
  complexity,
  type PresenceOptions,
  type RegionActivityTable,
} from "@essor/core/target";
import { type Cell, formatTable, readTable, writeOutputs } from "./files.ts";
import { readOptions } from "./options.ts";
import { Refused, Usage } from "./refused.ts";
import { columnsFrom, readTables } from "./target-table.ts";

export const complexityHelp = `essor target complexity TABLE.csv --region C --activity C --value C [options]

The space of activities from tidy rows: RCA, presence, ECI and PCI, Fitness, proximity, density, outlook index and gain.
Writes regions.csv, activities.csv, cells.csv, proximity.csv and diagnostics.json.

  --region region              column with the region's code
  --activity naics             column with the activity's code
  --value est                  column with the figure (establishments, jobs, exports)
  --period year                column with the period: each one is worked out alone, and heads every file
  --threshold 1                RCA (or RPOP) from which an activity counts as present (default 1)
  --presence rca               rca | rpop | either | both (default rca)
  --population P.csv           heads for rpop: columns region, population
  --normalisation growth-lab   growth-lab | own | own-sample | atlas (default growth-lab)
  --orientation fitness        fitness | diversity | ubiquity | region:CODE (default fitness); all votes are reported
  --proximity min-conditional  min-conditional | asymmetric | sqrt | association | cosine | jaccard | probability | correlation
  --density-self true          whether an activity counts as its own neighbour (default true)
  --out DIR                    folder for the files; without it one JSON document is printed
`;

const NORMALISATIONS = ["growth-lab", "own", "own-sample", "atlas"] as const;
const ORIENTATIONS = ["fitness", "diversity", "ubiquity"] as const;
const PRESENCE = ["rca", "rpop", "either", "both"] as const;
const PROXIMITY = [
  "min-conditional",
  "asymmetric",
  "sqrt",
  "association",
  "cosine",
  "jaccard",
  "probability",
  "correlation",
] as const;

/** `essor target complexity` */
export async function runComplexity(args: readonly string[]): Promise<void> {
  const { values: o, positionals } = readOptions(args, {
    region: { type: "string" },
    activity: { type: "string" },
    value: { type: "string" },
    period: { type: "string" },
    threshold: { type: "string" },
    presence: { type: "string" },
    population: { type: "string" },
    normalisation: { type: "string" },
    orientation: { type: "string" },
    proximity: { type: "string" },
    "density-self": { type: "string" },
    out: { type: "string" },
  });
  const file = positionals[0];
  if (file === undefined || positionals.length > 1) throw new Usage("One table is needed");
  const columns = columnsFrom(o, { periodNeeded: false });
  const population = o.population === undefined ? undefined : await readPopulation(o.population);
  const threshold = positive(o.threshold ?? "1");
  const test = oneOf(o.presence ?? "rca", { name: "presence", of: PRESENCE });
  if (test !== "rca" && population === undefined)
    throw new Usage(`--presence ${test} needs --population`);
  const options: ComplexityOptions = {
    ...COMPLEXITY_DEFAULTS,
    normalisation: oneOf(o.normalisation ?? "growth-lab", {
      name: "normalisation",
      of: NORMALISATIONS,
    }),
    orientation: orientationOf(o.orientation ?? "fitness"),
    proximity: oneOf(o.proximity ?? "min-conditional", { name: "proximity", of: PROXIMITY }),
    densitySelf:
      oneOf(o["density-self"] ?? "true", { name: "density-self", of: ["true", "false"] }) ===
      "true",
  };
  const tables = await readTables(file, columns);
  const spaces = new Map<string, ComplexitySpace>();
  for (const [period, table] of tables) {
    const presence: PresenceOptions = {
      test,
      threshold,
      ...(population === undefined ? {} : { population: headsOf(table, population) }),
    };
    spaces.set(period, complexity(table, { ...options, presence }));
  }
  writeOutputs(outputsOf(spaces, columns.period), o.out);
}

function outputsOf(spaces: ReadonlyMap<string, ComplexitySpace>, period: string | undefined) {
  const heading = period === undefined ? [] : [period];
  const lead = (at: string): Cell[] => (period === undefined ? [] : [at]);
  const all = (rows: (space: ComplexitySpace, before: Cell[]) => Generator<Cell[]>) => {
    function* each() {
      for (const [at, space] of spaces) yield* rows(space, lead(at));
    }
    return each();
  };
  const diagnostics = [...spaces].map(([at, space]) => ({
    ...(period === undefined ? {} : { [period]: at }),
    ...space.diagnostics,
    issues: space.issues,
  }));
  return {
    "regions.csv": formatTable(
      [...heading, "region", "diversity", "eci", "fitness", "coi"],
      all(regionRows),
    ),
    "activities.csv": formatTable([...heading, "activity", "ubiquity", "pci"], all(activityRows)),
    "cells.csv": formatTable(
      [...heading, "region", "activity", "rca", "mcp", "density", "cog"],
      all(cellRows),
    ),
    "proximity.csv": formatTable(
      [...heading, "activity_1", "activity_2", "proximity"],
      all(proximityRows),
    ),
    "diagnostics.json": { json: period === undefined ? diagnostics[0] : diagnostics },
  };
}

function* regionRows(space: ComplexitySpace, before: Cell[]): Generator<Cell[]> {
  for (const [r, region] of space.table.regions.entries()) {
    yield [
      ...before,
      region,
      space.lists.diversity[r],
      space.eci[r],
      space.fitness[r],
      space.coi[r],
    ];
  }
}

function* activityRows(space: ComplexitySpace, before: Cell[]): Generator<Cell[]> {
  for (const [p, activity] of space.table.activities.entries()) {
    yield [...before, activity, space.lists.ubiquity[p], space.pci[p]];
  }
}

function* cellRows(space: ComplexitySpace, before: Cell[]): Generator<Cell[]> {
  const { regions, activities } = space.table;
  const P = activities.length;
  for (let r = 0; r < regions.length; r++) {
    for (let p = 0; p < P; p++) {
      const i = r * P + p;
      const related = space.densityDefined[p] === 1;
      yield [
        ...before,
        regions[r],
        activities[p],
        space.rca[i],
        space.presence[i],
        related ? space.density[i] : null,
        related && space.outlookDefined ? space.cog[i] : null,
      ];
    }
  }
}

function* proximityRows(space: ComplexitySpace, before: Cell[]): Generator<Cell[]> {
  const { activities } = space.table;
  const P = activities.length;
  for (let p = 0; p < P; p++) {
    for (let q = 0; q < P; q++) {
      if (p !== q) yield [...before, activities[p], activities[q], space.proximity[p * P + q]];
    }
  }
}

function oneOf<T extends string>(
  text: string,
  { name, of }: { name: string; of: readonly T[] },
): T {
  const found = of.find((option) => option === text);
  if (found === undefined) throw new Usage(`--${name} is one of ${of.join(", ")}, not "${text}"`);
  return found;
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value))
    throw new Usage(`--threshold is a positive number, not "${text}"`);
  return value;
}

function orientationOf(text: string): ComplexityOptions["orientation"] {
  if (text.startsWith("region:")) return { regions: text.slice("region:".length).split(" ") };
  return oneOf(text, { name: "orientation", of: ORIENTATIONS });
}

async function readPopulation(file: string): Promise<Map<string, number>> {
  const table = await readTable(file);
  const issues = table.rows.flatMap((row, i) =>
    Number(row.population) > 0
      ? []
      : [
          {
            code: "not-a-number",
            severity: "error" as const,
            row: i + 1,
            field: "population",
            reason: `The population of ${row.region} is not a positive number`,
          },
        ],
  );
  if (issues.length > 0) throw new Refused(issues);
  return new Map(table.rows.map((row) => [row.region ?? "", Number(row.population)]));
}

function headsOf(
  table: RegionActivityTable,
  population: ReadonlyMap<string, number>,
): Float64Array {
  const missing = table.regions.filter((region) => !population.has(region));
  if (missing.length > 0) {
    throw new Refused(
      missing.map((region) => ({
        code: "population-missing",
        severity: "error" as const,
        field: "region",
        reason: `No population is given for ${region}`,
      })),
    );
  }
  return Float64Array.from(table.regions, (region) => population.get(region) as number);
}
