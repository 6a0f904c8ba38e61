import { basketSimilarity, shiftShare } from "@essor/core/target";
import { formatPeriod, type Period } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { activityNames, areaNames, hubArea } from "./queries-space.ts";
import { type SpaceAsk, spaceOf } from "./space.ts";

/** Areas side by side in one space, with how they changed since the period before. The first is the yardstick of likeness. */
export async function comparison(tx: Tx, ask: SpaceAsk, asked: readonly string[]): Promise<object> {
  const { area, peers } = await hubArea(tx);
  const wanted = asked.length > 0 ? asked : [...(area === null ? [] : [area]), ...peers];
  const found = await spaceOf(tx, ask);
  const { space, specialisation } = found;
  const { table } = space;
  const P = table.activities.length;
  const rows = wanted.flatMap((code) => {
    const row = table.regions.indexOf(code);
    return row < 0 ? [] : [{ code, row }];
  });
  const earlierPeriod = found.periods.find((period) => period < found.period);
  const earlier =
    earlierPeriod === undefined ? undefined : await spaceOf(tx, { ...ask, period: earlierPeriod });
  const shifts = earlier ? shiftsOf(table, earlier.space.table) : undefined;
  const likeness = basketSimilarity(
    Float64Array.from(rows.flatMap(({ row }) => [...space.rca.subarray(row * P, (row + 1) * P)])),
    { activityCount: P, epsilon: 0.1 },
  );
  const names = await areaNames(tx, wanted);
  const activities = await activityNames(tx, table.activities);
  return {
    period: formatPeriod(found.period as Period),
    earlier: earlierPeriod === undefined ? null : formatPeriod(earlierPeriod as Period),
    regions: table.regions.length,
    missing: wanted.filter((code) => !rows.some((row) => row.code === code)),
    areas: rows.map(({ code, row }, i) => {
      const eci = space.eci[row] ?? null;
      return {
        code,
        name: names.get(code)?.name ?? { en: code },
        eci,
        eciRank:
          eci === null
            ? null
            : 1 + space.eci.filter((other) => other !== null && other > eci).length,
        fitness: space.fitness[row] ?? null,
        diversity: space.lists.diversity[row] ?? 0,
        herfindahl: specialisation.herfindahl[row] ?? null,
        krugman: specialisation.krugman[row] ?? null,
        likeness: likeness[i] ?? null,
        shift: shifts?.get(code) ?? null,
      };
    }),
    activities: table.activities.map((code, p) => ({
      code,
      name: activities.get(code) ?? { en: code },
      pci: space.pci[p] ?? null,
      rca: rows.map(({ row }) => finite(space.rca[row * P + p])),
    })),
  };
}

type Table = Parameters<typeof shiftShare>[0];

/** Change of each region that both periods have, in three parts. */
function shiftsOf(after: Table, before: Table) {
  const [knownRegions, knownActivities] = [new Set(before.regions), new Set(before.activities)];
  const regions = after.regions.filter((region) => knownRegions.has(region));
  const activities = after.activities.filter((activity) => knownActivities.has(activity));
  const cut = (table: Table): Table => {
    const rowOf = new Map(table.regions.map((region, r) => [region, r * table.activities.length]));
    const columns = activities.map((code) => table.activities.indexOf(code));
    const values = regions.flatMap((region) =>
      columns.map((column) => table.values[(rowOf.get(region) ?? 0) + column] ?? 0),
    );
    return { regions, activities, values: Float64Array.from(values) };
  };
  const parts = shiftShare(cut(before), cut(after));
  const P = activities.length;
  const sum = (v: Float64Array, r: number) =>
    v.subarray(r * P, (r + 1) * P).reduce((a, b) => a + b, 0);
  return new Map(
    regions.map((region, r) => [
      region,
      {
        national: sum(parts.national, r),
        industryMix: sum(parts.industryMix, r),
        regional: sum(parts.regional, r),
      },
    ]),
  );
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;
