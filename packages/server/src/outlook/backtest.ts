import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { backtestStatus, type KnownFacility } from "@essor/core/outlook";
import { dayOf, parseDay } from "@essor/core/vocabulary";
import { parse } from "csv-parse/sync";
import { rootFolder } from "../db/cluster.ts";

const STATUS: Readonly<Record<string, KnownFacility["status"]>> = {
  Operating: "produces",
  Retired: "produces",
  "Canceled prior to operation": "cancelled",
  Announced: "open",
  "Under Construction": "open",
};
/** The status was read in the first days of 2025. */
const STATUS_DAY = dayOf(2025, 1, 1);
const CUTS = ["2022-01-01", "2020-01-01", "2021-01-01", "2023-01-01"] as const;
const PENALTY = 3;

let made: Promise<object> | undefined;

/** The back-test on the shipped facilities, all four splits: computed once, since neither data nor method change while we run. */
export function shownBacktest(): Promise<object> {
  made ??= compute();
  return made;
}

async function compute(): Promise<object> {
  const file = path.join(
    rootFolder(),
    "data/us-clean-investment-monitor/facilities_announced_before_2024.csv.gz",
  );
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(file)), {
    columns: true,
    bom: true,
  });
  const facilities = rows.flatMap((r) => {
    const announced = parseDay(r.announced ?? "");
    const status = STATUS[r.status ?? ""];
    if (announced === undefined || status === undefined) return [];
    return [
      {
        segment: r.segment as string,
        technology: r.technology as string,
        subcategory: r.subcategory as string,
        region: r.state as string,
        amount: r.capex_musd_2023 ? Number(r.capex_musd_2023) : null,
        age: (STATUS_DAY - announced) / 365.25,
        status,
        day: announced,
      },
    ];
  });
  const splits: object[] = [];
  for (const before of CUTS) {
    // Others get their turn between two splits.
    await new Promise((resolve) => setImmediate(resolve));
    const cut = parseDay(before) as number;
    const test = backtestStatus(
      facilities.filter((f) => f.day < cut),
      facilities.filter((f) => f.day >= cut),
      { penalty: PENALTY },
    );
    if (test.ok) splits.push({ before, ...test.value });
  }
  return {
    set: {
      title: "Clean Investment Monitor, Rhodium Group / MIT-CEEPR, release 2024 Q4",
      licence: "CC BY 4.0",
      facilities: facilities.length,
    },
    splits,
  };
}
