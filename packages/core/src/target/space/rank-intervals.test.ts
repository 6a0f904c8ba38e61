import { describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../../tools/reference-csv.ts";
import { seededRng } from "../../math/rng.ts";
import { COMPLEXITY_DEFAULTS, complexity } from "./complexity.ts";
import { rankIntervals, thresholdSensitivity } from "./rank-intervals.ts";
import { tableFromRows } from "./table-from-rows.ts";

describe.skipIf(!hasReference("targeting"))("how sure a rank is", () => {
  const states = () => {
    const read = tableFromRows(
      readReferenceCsv(referencePath("targeting", "data", "us_state_naics4_2003_2007_2011.csv.gz"))
        .filter((row) => row.year === "2007")
        .map((row) => ({
          region: row.region ?? "",
          activity: row.activity ?? "",
          value: Number(row.est),
        })),
    );
    if (!read.ok) throw new Error("refused");
    return read.value;
  };
  it("[TC13] bootstrap intervals hold the rank, the same seed gives the same, few activities give wide ones", () => {
    const table = states();
    const options = { complexity: COMPLEXITY_DEFAULTS, draws: 40, level: 0.9 };
    const made = rankIntervals(table, { ...options, rng: seededRng(7) });
    expect(rankIntervals(table, { ...options, rng: seededRng(7) })).toEqual(made);
    const inside = made.filter(
      (m) =>
        m.rank !== null && m.low !== null && m.high !== null && m.low <= m.rank && m.rank <= m.high,
    );
    expect(inside.length / made.length).toBeGreaterThan(0.9);
    const widths = (of: typeof made) =>
      of.reduce((sum, m) => sum + ((m.high ?? 0) - (m.low ?? 0)), 0) / of.length;
    const P = table.activities.length;
    const few = table.activities.slice(0, 40);
    const small = {
      ...table,
      activities: few,
      values: Float64Array.from(
        table.regions.flatMap((_, r) => [...table.values.subarray(r * P, r * P + few.length)]),
      ),
    };
    expect(widths(rankIntervals(small, { ...options, rng: seededRng(7) }))).toBeGreaterThan(
      widths(made),
    );
  });
  it("[TC14] sensitivity to the threshold: 1 at the chosen one, present cells fall as it rises", () => {
    const table = states();
    const found = thresholdSensitivity(table, COMPLEXITY_DEFAULTS, [0.75, 1, 1.25]);
    expect(found[1]?.spearman).toBeCloseTo(1, 12);
    const present = complexity(table, COMPLEXITY_DEFAULTS).presence.reduce((a, b) => a + b, 0);
    expect(found[1]?.present).toBe(present);
    expect(found[0]?.present).toBeGreaterThan(present);
    expect(found[2]?.present).toBeLessThan(present);
  });
});
