import type { Tx } from "../db/rights.ts";
import { readData, readTable } from "../db/shipped-data.ts";
import { addActivities, addAreas } from "./queries.ts";

/** Areas of China, the countries of the world, and the industries of GB/T 4754-2017. */
export async function loadCodelists(tx: Tx): Promise<void> {
  await addAreas(
    tx,
    readTable("cn-areas", "areas.csv").map((row) => ({
      code: row.code as string,
      scheme: "GB/T 2260",
      level: row.level as string,
      parent: row.parent_code || "CN",
      name: { en: row.en as string, "zh-CN": row.zh as string },
    })),
  );
  await addAreas(
    tx,
    readTable("world-countries", "countries.csv")
      .filter((row) => row.iso2 !== "")
      .map((row) => ({
        code: row.iso2 as string,
        scheme: "ISO 3166-1",
        level: "country",
        parent: null,
        name: {
          en: (row.cldr_display_name || row.official_name_en) as string,
          "zh-CN": row.official_name_cn as string,
        },
      })),
  );
  const sections = JSON.parse(readData("demo-hub", "sections.json")) as Record<
    string,
    { en: string; fr: string }
  >;
  await addActivities(
    tx,
    readTable("industry-classifications", "gbt4754_2017.csv").map((row) => ({
      scheme: "GB/T 4754-2017",
      code: row.code as string,
      parent: row.parent || null,
      level: Number(row.level),
      name: {
        en: row.name as string,
        "zh-CN": row.name as string,
        ...sections[row.code as string],
      },
    })),
  );
}
