import type { Tx } from "../db/rights.ts";
import { type Row, readTable } from "../db/shipped-data.ts";
import { addBatch, addSource, copyObservations, idsOf, type NewObservation } from "./queries.ts";

/** The yearbook volume of each census by county, and the year in which it came out; the day is conventional. */
const VOLUMES = {
  "2010": { title: "中国2010年人口普查分县资料", knownAt: "2012-12-31" },
  "2020": { title: "中国人口普查分县资料—2020", knownAt: "2022-12-31" },
} as const;
const COMPILATION = "compiled by Lei Dong and others (github.com/leiii/census)";
const SECTIONS = "ABCDEFGHIJKLMNOPQRST";

/** Census figures of all provinces, prefectures and counties for 2010 and 2020. */
export async function loadCensus(
  tx: Tx,
  hub: number,
  indicators: ReadonlyMap<string, number>,
  census: readonly Row[],
): Promise<void> {
  const areas = await idsOf(tx, "area");
  const activities = await idsOf(tx, "activity");
  const counties = readTable("cn-county-census", "counties.csv");
  const employment = readTable("cn-county-census", "employment_by_industry.csv");
  for (const year of ["2010", "2020"] as const) {
    const volume = VOLUMES[year];
    const source = await addSource(tx, hub, {
      title: volume.title,
      issuer: `国家统计局; ${COMPILATION}`,
      address: "https://github.com/leiii/census",
      readOn: "2026-11-01",
      grade: "M",
      licence: "MIT",
    });
    const of = (rows: readonly Row[]) =>
      rows.filter((row) => row.year === year && areas.has(row.code as string));
    const [places, jobs] = [of(counties), of(employment)];
    const batch = await addBatch(tx, hub, `cn-county-census ${year}`, {
      rows: places.length + jobs.length,
    });
    const make = (
      row: Row,
      code: string,
      activity: number,
      text: string | undefined,
    ): NewObservation | undefined => {
      const indicator = indicators.get(code);
      if (text === undefined || text === "" || indicator === undefined) return undefined;
      return {
        indicator,
        period: Number(year) * 1000,
        area: areas.get(row.code as string) as number,
        activity,
        knownAt: volume.knownAt,
        value: Number(text),
        status: "A",
        source,
        batch,
      };
    };
    const all = function* () {
      for (const row of places) {
        for (const { code, census: column } of census) {
          if (column === "total") continue;
          const one = make(row, code as string, 0, row[column as string]);
          if (one) yield one;
        }
      }
      for (const row of jobs) {
        const total = make(row, "employment_sample", 0, row.total);
        if (total) yield total;
        for (const section of SECTIONS) {
          const one = make(row, "employment_sample", activities.get(section) ?? 0, row[section]);
          if (one) yield one;
        }
      }
    };
    await copyObservations(tx, hub, all());
  }
}
