import type { PipelineMapping } from "@essor/contract/attract-import";
import type { Tx } from "../db/rights.ts";
import { readData } from "../db/shipped-data.ts";
import { tableOfText } from "../sheets/table-of-text.ts";
import { runPipelineImport } from "./import-run.ts";
import { addBatch } from "./queries-import.ts";
import { askAsHub } from "./queries-load.ts";

const FOLDER = "us-clean-investment-monitor";
const FILE = "facilities_announced_before_2024.csv.gz";
/** The release says how things stood on this day; when an earlier change happened it does not say. */
const RELEASED_ON = "2025-02-18";

/** How the monitor's table is read: the very mapping that somebody would make on the import's page. */
export const MONITOR_MAPPING: PipelineMapping = {
  headingRow: 1,
  decimal: ".",
  columns: {
    id: { role: "key" },
    segment: { role: "attribute" },
    company: { role: "investor" },
    technology: { role: "sector" },
    subcategory: { role: "part-of-name" },
    decarb_sector: { role: "ignore" },
    project_type: { role: "kind" },
    status: { role: "status" },
    capex_musd_2023: { role: "promised", unit: "million USD" },
    announced: { role: "announced" },
    state: { role: "attribute" },
    address: { role: "attribute" },
    county_fips: { role: "area" },
    lat: { role: "latitude" },
    lon: { role: "longitude" },
    latlon_valid: { role: "place-checked" },
  },
  district: "",
  currency: "USD",
  asOf: RELEASED_ON,
  asStated: true,
  knownFirms: "accept",
  amountNote: "dollars of 2023",
  source: {
    title: "Clean Investment Monitor, Rhodium Group / MIT-CEEPR (CC BY 4.0)",
    address: "",
    grade: "S",
  },
};

/** The facilities of the Clean Investment Monitor as a whole pipeline: stages, cancellations, places. They come in through the product's own import. */
export async function loadUsCleanDemo(tx: Tx, hub: number): Promise<number> {
  const text = readData(FOLDER, FILE);
  return askAsHub(tx, hub, async () => {
    const batch = await addBatch(tx, {
      fileName: FILE,
      storedAs: `data/${FOLDER}/${FILE}`,
      bytes: text.length,
      profile: {
        format: "csv",
        encoding: "utf-8",
        delimiter: ",",
        decimal: ".",
        sheets: [],
        sheet: null,
        headingRow: 1,
        columns: [],
        preview: [],
        fingerprint: "",
      },
      districts: null,
      person: null,
    });
    const counts = await runPipelineImport(tx, tableOfText(text), {
      batch,
      mapping: MONITOR_MAPPING,
      districts: null,
      person: null,
      apply: true,
      open: true,
      today: RELEASED_ON,
      homeCurrency: "USD",
      tell: async () => {},
    });
    return counts.accepted;
  });
}
