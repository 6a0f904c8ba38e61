import { readStage, stageOrder } from "@essor/core/attract";
import { parse } from "csv-parse/sync";
import type { Tx } from "../db/rights.ts";
import { type Row, readData } from "../db/shipped-data.ts";
import { loadAmounts, loadEntries, loadProjects, type NewProject } from "./queries-load.ts";

/** The release says how things stood on this day; when an earlier change happened it does not say. */
const RELEASED_ON = "2025-02-18";
const CREDIT = "Clean Investment Monitor, Rhodium Group / MIT-CEEPR (CC BY 4.0)";

/** The facilities of the Clean Investment Monitor as a whole pipeline: stages, cancellations, places. Amounts are in dollars of 2023. */
export async function loadUsCleanDemo(tx: Tx, hub: number): Promise<number> {
  const rows = parse(
    readData("us-clean-investment-monitor", "facilities_announced_before_2024.csv.gz"),
    { columns: true },
  ) as Row[];
  const projects = rows.map(projectOf);
  const loaded = await loadProjects(tx, hub, projects);
  await loadEntries(
    tx,
    hub,
    projects.flatMap((p) => [
      { key: p.key, stage: 2, on: p.announcedOn as string, reason: "announced" },
      ...(p.stage > 2
        ? [
            {
              key: p.key,
              stage: p.stage,
              on: RELEASED_ON,
              reason: "as of the release; the day is not known",
            },
          ]
        : []),
    ]),
  );
  await loadAmounts(
    tx,
    hub,
    projects.flatMap((p) =>
      p.minor === null
        ? []
        : [
            {
              key: p.key,
              kind: "signing",
              measure: "promised",
              minor: p.minor,
              currency: "USD",
              on: p.announcedOn as string,
              occasion: "dollars of 2023",
            },
          ],
    ),
  );
  return loaded;
}

function projectOf(row: Row): NewProject {
  const reading = readStage(row.status as string);
  if (!reading.ok) throw new Error(`us-clean-investment-monitor: unknown status ${row.status}`);
  const { stage = "signed", status = "active", retired } = reading.value;
  const minor = row.capex_musd_2023 ? String(Math.round(Number(row.capex_musd_2023) * 1e8)) : null;
  const placed = row.latlon_valid === "True";
  return {
    key: row.id as string,
    name: `${row.company} · ${row.subcategory}`,
    party: row.company as string,
    district: "",
    open: true,
    example: false,
    kind: row.project_type === "Expansion" ? "expansion" : "greenfield",
    sector: row.technology as string,
    areaCode: row.county_fips as string,
    stage: stageOrder(stage),
    status,
    reason: status === "lost" ? (row.status as string) : "",
    since: stageOrder(stage) > 2 ? RELEASED_ON : (row.announced as string),
    currency: "USD",
    minor,
    homeMinor: minor,
    announcedOn: row.announced as string,
    lon: Number(row.lon) || null,
    lat: Number(row.lat) || null,
    facts: {
      state: row.state,
      address: row.address,
      segment: row.segment,
      placeApproximate: !placed,
      ...(retired ? { retired: true } : {}),
    },
    title: CREDIT,
    address: "",
    grade: "S",
    note: "",
  };
}
