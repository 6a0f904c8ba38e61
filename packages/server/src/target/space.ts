import {
  type ClusterStars,
  COMPLEXITY_DEFAULTS,
  type ComplexitySpace,
  clusterStars,
  complexity,
  productSpaceEdges,
  quadrantsOf,
  type RegionActivityTable,
  type SpaceEdge,
  type SpaceLayout,
  type Specialisation,
  spaceLayout,
  specialisationOf,
  tableFromRows,
} from "@essor/core/target";
import { formatPeriod, type Period } from "@essor/core/vocabulary";
import { lastKept } from "../db/last-kept.ts";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import {
  activityNames,
  areaNames,
  type BasisRow,
  hubArea,
  listBases,
  readActivityCells,
  readBasis,
} from "./queries-space.ts";

export type Space = {
  readonly basis: BasisRow;
  readonly mark: string;
  readonly period: number;
  readonly periods: readonly number[];
  readonly space: ComplexitySpace;
  readonly specialisation: Specialisation;
  readonly stars: ReadonlyMap<string, ClusterStars>;
  /** What is drawn: links and places, the same for all areas. */
  readonly picture: () => { readonly edges: readonly SpaceEdge[]; readonly layout: SpaceLayout };
};

export type SpaceAsk = {
  readonly hub: number;
  readonly basis?: string | undefined;
  readonly level: string;
  readonly period: number | undefined;
  readonly asOf: string | null;
};

/** Jobs by county and industry section: what the space is made of where nothing else is asked for. */
const CENSUS = "employment_sample";
const KEPT = 8;
const kept = lastKept<Space>(KEPT);

/** The space of all areas of a level in a period; kept until a new figure comes. */
export async function spaceOf(tx: Tx, q: SpaceAsk): Promise<Space> {
  const basis = await basisOf(tx, q.basis);
  const { mark, periods } = await readBasis(tx, basis.code);
  const period = q.period ?? periods[0];
  if (period === undefined || !periods.includes(period)) {
    throw new Problem("not-found", "There are no figures by activity for this period");
  }
  const key = [q.hub, basis.code, q.level, period, q.asOf ?? "now", mark].join("|");
  const known = kept.get(key);
  if (known) return known;
  const table = await readTable(tx, { basis: basis.code, period, level: q.level, asOf: q.asOf });
  const reference = await nationOf(tx, table.activities, {
    basis: basis.code,
    level: q.level,
    period,
    asOf: q.asOf,
  });
  const space = complexity(table, {
    ...COMPLEXITY_DEFAULTS,
    presence: { ...COMPLEXITY_DEFAULTS.presence, ...(reference ? { reference } : {}) },
  });
  let picture: ReturnType<Space["picture"]> | undefined;
  const made: Space = {
    basis,
    mark,
    period,
    periods,
    space,
    specialisation: specialisationOf(table),
    stars: new Map(clusterStars(table).map((star) => [`${star.region}|${star.activity}`, star])),
    picture: () => {
      if (!picture) {
        const size = table.activities.length;
        const edges = productSpaceEdges(space.proximity, size, { averageLinks: 4 });
        picture = { edges, layout: spaceLayout(size, edges, { rounds: size > 300 ? 150 : 300 }) };
      }
      return picture;
    },
  };
  return kept.put(key, made);
}

/** The basis that was asked for, or the census, or whatever the hub has by activity. */
export async function basisOf(tx: Tx, asked: string | undefined): Promise<BasisRow> {
  const all = await listBases(tx);
  const found = all.find((row) => row.code === (asked ?? CENSUS)) ?? (asked ? undefined : all[0]);
  if (!found) throw new Problem("not-found", "There are no figures by activity");
  return found;
}

/** The figures of one period as a table; refused with its first mistake. */
export async function readTable(
  tx: Tx,
  q: { basis: string; period: number; level: string; asOf: string | null },
): Promise<RegionActivityTable> {
  const cells = await readActivityCells(tx, { ...q, indicator: q.basis });
  // A section whose count is negative is a slip of the source (one row of 2010): it is left out and stays visible in measure.
  const rows = cells
    // International organisations employ a few dozen people in a few embassies: no place can build that.
    .filter((cell) => cell.value >= 0 && cell.activity !== "T")
    .map((cell) => ({ region: cell.area, activity: cell.activity, value: cell.value }));
  const table = tableFromRows(rows);
  if (!table.ok) throw new Problem("not-found", table.issues[0]?.reason);
  return table.value;
}

/** The nation as the yardstick of every quotient: the sum of its provinces, since county rows leave out some city districts. */
async function nationOf(
  tx: Tx,
  activities: readonly string[],
  {
    basis,
    level,
    period,
    asOf,
  }: { basis: string; level: string; period: number; asOf: string | null },
): Promise<{ activities: Float64Array; all: number } | undefined> {
  if (level === "province") return undefined;
  const cells = await readActivityCells(tx, {
    indicator: basis,
    period,
    level: "province",
    asOf,
  });
  if (cells.length === 0) return undefined;
  const sums = new Map<string, number>();
  for (const { activity, value } of cells) sums.set(activity, (sums.get(activity) ?? 0) + value);
  const ordered = Float64Array.from(activities, (code) => sums.get(code) ?? 0);
  return { activities: ordered, all: ordered.reduce((a, b) => a + b, 0) };
}

/** One area's view of the space: what it has, what is near, what it would bring. */
export async function areaSpace(
  tx: Tx,
  found: Space,
  asked: string | undefined,
  level: string,
): Promise<object> {
  const { space, specialisation, stars } = found;
  const { table } = space;
  const area = asked ?? (await hubArea(tx)).area ?? "";
  const row = table.regions.indexOf(area);
  if (row < 0) throw new Problem("not-found", "The area has no figures by activity");
  const P = table.activities.length;
  const names = await activityNames(tx, table.activities);
  const areaName = (await areaNames(tx, [area])).get(area)?.name ?? { en: area };
  const total = table.values.subarray(row * P, row * P + P).reduce((a, b) => a + b, 0);
  const quadrants = new Map(
    quadrantsOf(space, row, "region").map((option) => [option.activity, option.quadrant]),
  );
  const period = formatPeriod(found.period as Period);
  const { edges, layout } = found.picture();
  const eci = space.eci[row] ?? null;
  return {
    area,
    areaName,
    period,
    periods: found.periods.map((p) => formatPeriod(p as Period)),
    level,
    basis: {
      indicator: found.basis.code,
      indicatorName: found.basis.name,
      unit: found.basis.unit,
      sampled: found.basis.code === CENSUS,
      scheme: found.basis.scheme,
      regions: table.regions.length,
    },
    bases: await listBases(tx),
    eci,
    eciRank:
      eci === null ? null : 1 + space.eci.filter((other) => other !== null && other > eci).length,
    diversity: space.lists.diversity[row] ?? 0,
    herfindahl: specialisation.herfindahl[row] ?? null,
    krugman: specialisation.krugman[row] ?? null,
    activities: table.activities.map((code, p) => {
      const at = row * P + p;
      const present = space.presence[at] === 1;
      return {
        code,
        name: names.get(code) ?? { en: code },
        value: table.values[at] ?? 0,
        share: total === 0 ? 0 : (table.values[at] ?? 0) / total,
        rca: finite(space.rca[at]),
        present,
        density: space.densityDefined[p] === 1 ? finite(space.density[at]) : null,
        pci: space.pci[p] ?? null,
        cog: present || !space.outlookDefined ? null : finite(space.cog[at]),
        ubiquity: space.lists.ubiquity[p] ?? 0,
        x: layout.x[p] ?? 0,
        y: layout.y[p] ?? 0,
        quadrant: quadrants.get(code) ?? null,
        stars: stars.get(`${area}|${code}`)?.stars ?? 0,
        figure: `${found.basis.code}~${period}~${area}~${code}`,
      };
    }),
    edges: edges.map((edge) => ({
      from: table.activities[edge.from],
      to: table.activities[edge.to],
      proximity: edge.proximity,
      tree: false,
    })),
    orientation: {
      by: COMPLEXITY_DEFAULTS.orientation,
      votes: space.votes,
      warnings: [
        ...space.issues.map((issue) => issue.reason),
        ...(space.diagnostics.secondEigenvalueTied
          ? ["The second eigenvalue is tied: the ranking is not determined"]
          : []),
      ],
    },
  };
}

/** One activity over all areas. */
export async function activityMap(tx: Tx, found: Space, activity: string): Promise<object> {
  const { space, stars } = found;
  const { table } = space;
  const p = table.activities.indexOf(activity);
  if (p < 0) throw new Problem("not-found", "No figures for this activity");
  const P = table.activities.length;
  const names = await areaNames(tx, table.regions);
  return {
    activity,
    name: (await activityNames(tx, [activity])).get(activity) ?? { en: activity },
    period: formatPeriod(found.period as Period),
    areas: table.regions.map((code, row) => {
      const total = table.values.subarray(row * P, row * P + P).reduce((a, b) => a + b, 0);
      const value = table.values[row * P + p] ?? 0;
      return {
        code,
        name: names.get(code)?.name ?? { en: code },
        province: names.get(code)?.province ?? "",
        value,
        share: total === 0 ? 0 : value / total,
        rca: finite(space.rca[row * P + p]),
        eci: space.eci[row] ?? null,
        stars: stars.get(`${code}|${activity}`)?.stars ?? 0,
      };
    }),
  };
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
