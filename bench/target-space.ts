/**
 * How long does the whole space of activities take? Real counties by 960 industries and a synthetic 250 by 5,000, against
 * the figures of py-ecomplexity (18 s and 88 s of CPU) and of a tuned numpy version (0.48 s and 1.34 s).
 * Run: npx tsx bench/target-space.ts
 */
import { COMPLEXITY_DEFAULTS, complexity } from "../packages/core/src/target/space/complexity.ts";
import { componentsOf } from "../packages/core/src/target/space/components.ts";
import { rawIndices } from "../packages/core/src/target/space/second-eigenvector.ts";
import type { RegionActivityTable } from "../packages/core/src/target/space/table.ts";
import { tableFromRows } from "../packages/core/src/target/space/table-from-rows.ts";
import { hasReference, referencePath } from "../tools/reference.ts";
import { readReferenceCsv } from "../tools/reference-csv.ts";

/** Counter-based mulberry32 of the synthetic case. */
function synthetic(R: number, P: number, seed: number): RegionActivityTable {
  const u = (i: number) => {
    const a = (seed + Math.imul(i, 0x6d2b79f5)) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t ^ (t + Math.imul(t ^ (t >>> 7), 61 | t))) >>> 0;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const values = new Float64Array(R * P);
  for (let r = 0; r < R; r++) {
    for (let p = 0; p < P; p++) {
      const k = r * P + p;
      const q = Math.min(
        0.95,
        Math.max(0.02, 0.05 + 0.9 * ((1.15 * (r + 0.5)) / R - (0.85 * (p + 0.5)) / P)),
      );
      const w = u(R * P + k + 1);
      if (u(k + 1) < q) values[k] = Math.floor(1 + (100 * w) / (1 - w + 1e-9));
    }
  }
  const label = (n: number) => Array.from({ length: n }, (_, i) => `${i}`);
  return { regions: label(R), activities: label(P), values };
}

function seconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1e6;
}

function measure(
  name: string,
  table: RegionActivityTable,
  { peer, tuned }: { peer: number; tuned: number },
): void {
  const all = [1, 2, 3, 4, 5].map(() => seconds(() => complexity(table, COMPLEXITY_DEFAULTS)));
  const indices = [1, 2, 3].map(() =>
    seconds(() => complexity(table, { ...COMPLEXITY_DEFAULTS, indicesOnly: true })),
  );
  const best = Math.min(...all);
  const space = complexity(table, COMPLEXITY_DEFAULTS);
  const alone = [1, 2, 3, 4, 5].map(() =>
    seconds(() => rawIndices(space.lists, componentsOf(space.lists))),
  );
  const sum = (v: Float64Array) => v.reduce((a, b) => a + b, 0);
  process.stdout.write(
    `${name}: all outputs ${best.toFixed(3)} s CPU (first ${all[0]?.toFixed(3)}), ${(peer / best).toFixed(0)} x py-ecomplexity, ` +
      `${(tuned / best).toFixed(2)} x numpy; ECI alone ${(1000 * Math.min(...alone)).toFixed(0)} ms (goal 50); presence, RCA, ECI, PCI and Fitness ${Math.min(...indices).toFixed(3)} s; ` +
      `sum density ${sum(space.density)}, lambda2 ${space.diagnostics.components[0]?.lambda2}\n`,
  );
}

if (hasReference("targeting")) {
  const rows = readReferenceCsv(referencePath("targeting", "data", "us_county_naics6_2018.csv.gz"));
  const read = tableFromRows(
    rows.map((row) => ({
      region: row.region ?? "",
      activity: row.activity ?? "",
      value: Number(row.est),
    })),
  );
  if (read.ok) measure("3,104 x 960", read.value, { peer: 18, tuned: 0.48 });
}
if (!process.argv.includes("--real"))
  measure("250 x 5,000", synthetic(250, 5000, 12345), { peer: 87.8, tuned: 1.34 });
