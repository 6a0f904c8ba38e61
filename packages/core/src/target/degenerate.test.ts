import { describe, expect, it } from "vitest";
import { inputOutputTable } from "./io/table.ts";
import { COMPLEXITY_DEFAULTS, complexity } from "./space/complexity.ts";
import { tableFromRows } from "./space/table-from-rows.ts";

describe("what cannot be answered is said, not guessed", () => {
  it("[TC12] T4: a tied second eigenvalue is flagged and leaves no ranking: a ring of five places", () => {
    const n = 5;
    const values = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      values[i * n + i] = 1;
      values[i * n + ((i + 1) % n)] = 1;
    }
    const label = (name: string) => Array.from({ length: n }, (_, i) => `${name}${i}`);
    const ring = complexity(
      { regions: label("r"), activities: label("a"), values },
      COMPLEXITY_DEFAULTS,
    );
    expect(ring.diagnostics.components).toHaveLength(1);
    expect(ring.diagnostics.secondEigenvalueTied).toBe(true);
    expect(ring.eci.every((e) => e === null)).toBe(true);
    expect(ring.issues.map((issue) => issue.code)).toContain(
      "eci-undefined-second-eigenvalue-tied",
    );
    expect([...ring.density].every(Number.isFinite)).toBe(true);
  });

  it("[TO6] an input-output table that does not hold together is refused with the sector's row", () => {
    const sectors = ["a", "b"];
    const flows = Float64Array.of(1, 2, 3, 1);
    const code = (
      parts: Omit<Parameters<typeof inputOutputTable>[0], "sectors" | "flows">,
      of = flows,
    ) =>
      inputOutputTable({ sectors, flows: of, ...parts }).issues.map(({ code: c, row, field }) => [
        c,
        row,
        field,
      ]);
    const output = Float64Array.of(10, 10);
    expect(code({ output, finalDemand: Float64Array.of(7, 5) })).toEqual([
      ["unbalanced", 2, "final_demand"],
    ]);
    expect(code({ output: Float64Array.of(10, 0) })).toContainEqual(["no-output", 2, "output"]);
    expect(code({ output: Float64Array.of(3, 10) })).toEqual([
      ["inputs-exceed-output", 1, "output"],
    ]);
    expect(code({ output }, Float64Array.of(1, -2, 3, 1))).toEqual([
      ["negative-value", 1, "flows"],
    ]);
    expect(code({ output }, Float64Array.of(1, 2, Number.NaN, 1))).toEqual([
      ["not-a-number", 2, "flows"],
    ]);
    expect(code({ output: Float64Array.of(10) })).toEqual([["wrong-length", undefined, "output"]]);
    expect(code({})).toEqual([["output-missing", undefined, "output"]]);
    expect(inputOutputTable({ sectors: ["a", "a"], flows, output }).issues[0]).toMatchObject({
      code: "duplicate-sector",
      row: 2,
    });
    expect(
      inputOutputTable({ sectors: [], flows: new Float64Array(0), output: new Float64Array(0) })
        .issues[0]?.code,
    ).toBe("no-rows");
  });

  it("[TR5] every refusal of a table names its row, the second of a pair that does not go together", () => {
    const row = (region: string, activity: string, value: number | null) => ({
      region,
      activity,
      value,
    });
    const fine = [row("A", "111", 3), row("B", "112", 4)];
    const refused = (bad: ReturnType<typeof row>) => {
      const read = tableFromRows([...fine, bad]);
      return read.ok ? "taken" : [read.issues[0]?.code, read.issues[0]?.row];
    };
    expect(refused(row("A", "111", 1))).toEqual(["duplicate-cell", 3]);
    expect(refused(row("A", "112", -1))).toEqual(["negative-value", 3]);
    expect(refused(row("A", "112", Number.NaN))).toEqual(["not-a-number", 3]);
    expect(refused(row("A", "112", null))).toEqual(["not-a-number", 3]);
    expect(refused(row("", "112", 1))).toEqual(["key-missing", 3]);
    // A class beside the one above it, told by code and figures; a nation beside its places stands under TR3.
    const mixed = [row("A", "31", 9), row("A", "311", 4), row("B", "31", 2), row("B", "312", 2)];
    expect(tableFromRows(mixed).issues[0]).toMatchObject({
      code: "overlapping-activities",
      row: 1,
    });
  });
});
