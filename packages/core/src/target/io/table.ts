import type { Issue } from "../../vocabulary/issue.ts";
import { fail, ok, type Result } from "../../vocabulary/result.ts";

/** Money flows between sectors of one economy: `flows[i * n + j]` is sold by i to j. Vectors have one entry a sector. */
export type InputOutputTable = {
  readonly sectors: readonly string[];
  readonly flows: Float64Array;
  readonly output: Float64Array;
  /** Output less what other sectors buy. */
  readonly finalDemand: Float64Array;
  /** Primary inputs: output less what is bought from other sectors, imports included. */
  readonly primaryInputs: Float64Array;
  /** Imported inputs, same layout as flows, where they are told apart. */
  readonly imports?: Float64Array;
  /** Further rows by sector: compensation, value added, employment. */
  readonly extensions: Readonly<Record<string, Float64Array>>;
};

export type InputOutputParts = {
  readonly sectors: readonly string[];
  readonly flows: Float64Array;
  readonly output?: Float64Array;
  readonly finalDemand?: Float64Array;
  readonly imports?: Float64Array;
  readonly extensions?: Readonly<Record<string, Float64Array>>;
  /** Largest gap between rows and outputs that counts as rounding, relative to output. */
  readonly tolerance?: number;
};

export type InputOutputRefusal = Result<InputOutputTable, "table-refused"> & {
  readonly issues: readonly Issue[];
};

/**
 * A checked table. Output or final demand must be given; with both, each row must balance. Refuses figures that are not
 * finite, negative flows or outputs, sectors without output that still trade, and sectors buying more than they make.
 * @example
 * const read = inputOutputTable({ sectors: ["a", "b"], flows: Float64Array.of(1, 2, 3, 1), output: Float64Array.of(10, 10) });
 * expect(read.ok && [...read.value.finalDemand]).toEqual([7, 6]);
 */
export function inputOutputTable(parts: InputOutputParts): InputOutputRefusal {
  const { sectors, flows } = parts;
  const n = sectors.length;
  const issues: Issue[] = [];
  const report = (code: string, rest: { row?: number; field: string; reason: string }) =>
    issues.push({ code, severity: "error", ...rest });
  checkShapes(parts, report);
  if (issues.length > 0) return { ...fail("table-refused", { issues: issues.length }), issues };
  const sold = sums(flows, { n, by: "row" });
  const bought = sums(flows, { n, by: "column" });
  const output = parts.output ?? sold.map((s, i) => s + (parts.finalDemand?.[i] as number));
  const finalDemand = output.map((x, i) => x - (sold[i] as number));
  const tolerance = parts.tolerance ?? 1e-6;
  sectors.forEach((sector, i) => {
    const x = output[i] as number;
    const here = (field: string, reason: string) => ({
      row: i + 1,
      field,
      reason: `${sector}: ${reason}`,
    });
    if (x < 0) report("negative-value", here("output", `output is negative, ${x}`));
    if (x === 0 && (sold[i] as number) + (bought[i] as number) > 0)
      report("no-output", here("output", "the sector trades but has no output"));
    const given = parts.finalDemand?.[i];
    if (
      parts.output &&
      given !== undefined &&
      Math.abs(given - (finalDemand[i] as number)) > tolerance * Math.max(x, 1)
    )
      report(
        "unbalanced",
        here(
          "final_demand",
          `sales and final demand make ${(sold[i] as number) + given}, output is ${x}`,
        ),
      );
    if ((bought[i] as number) > x * (1 + tolerance) && x > 0)
      report("inputs-exceed-output", here("output", `inputs ${bought[i]} exceed the output ${x}`));
  });
  if (issues.length > 0) return { ...fail("table-refused", { issues: issues.length }), issues };
  const primaryInputs = output.map((x, j) => x - (bought[j] as number));
  const table = {
    sectors,
    flows,
    output,
    finalDemand,
    primaryInputs,
    extensions: parts.extensions ?? {},
  };
  return { ...ok(parts.imports ? { ...table, imports: parts.imports } : table), issues };
}

type Report = (code: string, rest: { row?: number; field: string; reason: string }) => void;

function checkShapes(parts: InputOutputParts, report: Report): void {
  const n = parts.sectors.length;
  if (n === 0) report("no-rows", { field: "sectors", reason: "The table has no sectors" });
  if (!parts.output && !parts.finalDemand)
    report("output-missing", {
      field: "output",
      reason: "Output or final demand is needed for every sector",
    });
  const vectors: [string, Float64Array | undefined, number][] = [
    ["flows", parts.flows, n * n],
    ["imports", parts.imports, n * n],
    ["output", parts.output, n],
    ["final_demand", parts.finalDemand, n],
    ...Object.entries(parts.extensions ?? {}).map(([name, v]): [string, Float64Array, number] => [
      name,
      v,
      n,
    ]),
  ];
  for (const [field, values, length] of vectors) {
    if (!values) continue;
    if (values.length !== length)
      report("wrong-length", {
        field,
        reason: `${field} has ${values.length} figures, not ${length}`,
      });
    const bad = values.findIndex((v) => !Number.isFinite(v));
    if (bad >= 0)
      report("not-a-number", {
        row: rowOf(bad, { length, n }),
        field,
        reason: `${field} holds a value that is not finite`,
      });
    const negative = field === "flows" || field === "imports" ? values.findIndex((v) => v < 0) : -1;
    if (negative >= 0)
      report("negative-value", {
        row: rowOf(negative, { length, n }),
        field,
        reason: `${parts.sectors[Math.floor(negative / n)]} sells ${values[negative]} to ${parts.sectors[negative % n]}`,
      });
  }
  const seen = new Set<string>();
  parts.sectors.forEach((sector, i) => {
    if (seen.has(sector))
      report("duplicate-sector", {
        row: i + 1,
        field: "sectors",
        reason: `${sector} stands twice in the table`,
      });
    seen.add(sector);
  });
}

const rowOf = (position: number, { length, n }: { length: number; n: number }): number =>
  (length === n ? position : Math.floor(position / n)) + 1;

/**
 * Row or column sums of a square matrix.
 * @example
 * expect([...sums(Float64Array.of(1, 2, 3, 4), { n: 2, by: "column" })]).toEqual([4, 6]);
 */
export function sums(
  matrix: Float64Array,
  { n, by }: { readonly n: number; readonly by: "row" | "column" },
): Float64Array {
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const at = by === "row" ? i : j;
      out[at] = (out[at] as number) + (matrix[i * n + j] as number);
    }
  }
  return out;
}
