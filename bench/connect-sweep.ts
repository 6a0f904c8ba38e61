/** How long and how much memory does a sweep of 50,000 organisations for doubles take? `npx tsx bench/connect-sweep.ts` */
import { resolveRecords } from "@essor/core/connect";
import { shippedTable } from "./connect-sets.ts";

const entities = shippedTable("gleif-entities", "cn_entities.csv.gz");
const sweep = Array.from(
  { length: 50_000 },
  (_, i) => entities[i % entities.length] as Record<string, string>,
);
const fields = Object.keys(sweep[0] ?? {})
  .filter((f) => f !== "lei")
  .slice(0, 6);
const before = Math.round(process.memoryUsage().rss / 1e6);
const from = process.cpuUsage();
const clock = performance.now();
const { candidates, pairs } = resolveRecords(sweep, { fields });
const used = process.cpuUsage(from);
process.stdout.write(
  `sweep of 50,000 records: ${((used.user + used.system) / 1e6).toFixed(1)} CPU s, ${((performance.now() - clock) / 1000).toFixed(1)} s (goal 60 s); most memory ${Math.round(process.resourceUsage().maxRSS / 1e3)} MB, ${before} MB of it before (goal 500 MB); ${candidates} candidates, ${pairs.length} pairs\n`,
);
