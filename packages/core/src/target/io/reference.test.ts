import { describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../../tools/reference-csv.ts";
import { extractionOf } from "./extraction.ts";
import { coefficientsOf } from "./leontief.ts";
import { linkagesOf } from "./linkages.ts";
import {
  closedInverse,
  multiplierProductMatrix,
  perOutputOf,
  typeOneMultipliers,
} from "./multipliers.ts";
import { solveWithoutInverse } from "./solve.ts";
import { supplyGapsOf } from "./supply-gaps.ts";
import { inputOutputTable, sums } from "./table.ts";

const at = (name: string) => referencePath("targeting", "io", name);

function flowsOf(file: string, codes: readonly string[]): Float64Array {
  const position = new Map(codes.map((code, i) => [code, i]));
  const flows = new Float64Array(codes.length ** 2);
  for (const row of readReferenceCsv(at(file))) {
    flows[
      (position.get(row.from ?? "") ?? -1) * codes.length + (position.get(row.to ?? "") ?? -1)
    ] = Number(row.value);
  }
  return flows;
}

function load(name: string) {
  const sectors = readReferenceCsv(at(`${name}.sectors.csv`));
  const codes = sectors.map((s) => s.code ?? "");
  const column = (key: string) => Float64Array.from(sectors, (s) => Number(s[key]));
  const imports = name.endsWith("_domestic")
    ? { imports: flowsOf(name.replace("_domestic", "_imports.transactions.csv.gz"), codes) }
    : {};
  const read = inputOutputTable({
    sectors: codes,
    flows: flowsOf(`${name}.transactions.csv.gz`, codes),
    output: column("output"),
    extensions: { compensation: column("compensation"), value_added: column("value_added") },
    ...imports,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  const made = coefficientsOf(read.value);
  if (!made.ok) throw new Error(made.code);
  return { table: read.value, coefficients: made.value, sectors, column };
}

function agree(actual: ArrayLike<number>, expected: ArrayLike<number>, what: string): void {
  const size = Array.from(expected).reduce((top, v) => Math.max(top, Math.abs(v)), 0);
  for (let i = 0; i < expected.length; i++) {
    const [a, e] = [actual[i] as number, expected[i] as number];
    if (!(Math.abs(a - e) <= 1e-9 * Math.max(Math.abs(e), 1e-3 * size)))
      expect.fail(`${what} [${i}]: ${a} is not ${e}`);
  }
}

describe.skipIf(!hasReference("targeting"))("input-output known answers", () => {
  for (const name of ["china_2017_42_domestic", "chile_2013_12", "china_2018_153"]) {
    it(`[TO1] ${name}: matrices, multipliers and linkages`, () => {
      const { table, coefficients, sectors, column } = load(name);
      const n = coefficients.size;
      const code = new Map(sectors.map((s, i) => [s.code, i]));
      for (const cell of readReferenceCsv(at(`${name}.matrix_cells.csv.gz`))) {
        const i = (code.get(cell.from) ?? -1) * n + (code.get(cell.to) ?? -1);
        for (const key of ["A", "L", "B", "G"] as const)
          agree([coefficients[key][i] ?? 0], [Number(cell[key])], key);
      }
      const links = linkagesOf(coefficients);
      agree(links.totalBackward, column("output_multiplier"), "output multiplier");
      agree(links.directBackward, column("direct_backward"), "direct backward");
      agree(links.directForward, column("direct_forward_ghosh_rowsum_B"), "direct forward");
      agree(links.powerOfDispersion, column("power_of_dispersion"), "power");
      agree(links.sensitivityLeontief, column("sensitivity_of_dispersion_leontief"), "sensitivity");
      agree(links.totalForward, column("total_forward_ghosh_rowsum_G"), "total forward");
      agree(
        links.sensitivityOfDispersion,
        column("sensitivity_of_dispersion_ghosh"),
        "sensitivity, Ghosh",
      );
      agree(links.powerVariation, column("power_dispersion_cv_textbook"), "variation");
      agree(
        links.sensitivityVariation,
        column("sensitivity_dispersion_cv_textbook"),
        "variation of rows",
      );
      const multiplier = (key: string) =>
        typeOneMultipliers(
          coefficients.L,
          perOutputOf(table.extensions[key] as Float64Array, table.output),
        );
      agree(multiplier("compensation"), column("income_multiplier"), "income");
      agree(multiplier("value_added"), column("value_added_multiplier"), "value added");
    });
  }
  it("[TO2] extraction by closed forms equals extraction by inversions", () => {
    const { table, coefficients, column } = load("china_2017_42_domestic");
    agree(
      extractionOf(table, coefficients, "complete"),
      column("hem_complete_textbook"),
      "complete",
    );
    agree(extractionOf(table, coefficients, "backward"), column("hem_backward"), "backward");
    agree(
      extractionOf(table, coefficients, "backward-total"),
      column("hem_backward_total"),
      "backward total",
    );
    agree(
      extractionOf(table, coefficients, "forward"),
      column("hem_forward_textbook_v_incl_imports"),
      "forward",
    );
    agree(
      extractionOf(table, coefficients, "forward-total"),
      column("hem_forward_total_textbook_v_incl_imports"),
      "forward total",
    );
  });
  it("[TO3] supply gaps by the closed form", () => {
    const { table, coefficients } = load("china_2017_42_domestic");
    const expected = readReferenceCsv(at("china_2017_42_supply_gaps.csv"));
    const gaps = supplyGapsOf(table, coefficients);
    const of = (key: string) => expected.map((row) => Number(row[key]));
    agree(
      gaps.map((g) => g.outputGain ?? 0),
      of("output_gain_closed_form_sherman_morrison"),
      "gain",
    );
    agree(
      gaps.map((g) => g.importShare ?? 0),
      of("import_share_of_intermediate_supply"),
      "share",
    );
    agree(
      gaps.map((g) => g.importMultiplier),
      of("import_multiplier_per_unit_final_demand_of_sector"),
      "multiplier",
    );
  });
  it("[TO4] solving without inversion equals L", () => {
    const { table, coefficients } = load("china_2018_153");
    const ones = new Float64Array(coefficients.size).fill(1);
    const multipliers = solveWithoutInverse(coefficients.A, ones, { side: "multipliers" });
    expect(multipliers.ok).toBe(true);
    if (multipliers.ok)
      agree(multipliers.value, linkagesOf(coefficients).totalBackward, "multipliers");
    const impact = solveWithoutInverse(coefficients.A, table.finalDemand, { side: "impact" });
    if (impact.ok) agree(impact.value, table.output, "output");
  });
  it("[TO5] Chile: households closed in, employment, multiplier product matrix", () => {
    const { table, coefficients, column } = load("chile_2013_12");
    const n = coefficients.size;
    const employment = readReferenceCsv(at("chile_2013_12.employment.csv"));
    const of = (key: string) => Float64Array.from(employment, (row) => Number(row[key]));
    const jobs = perOutputOf(of("employment"), table.output);
    agree(typeOneMultipliers(coefficients.L, jobs), of("employment_multiplier"), "employment");
    const closed = closedInverse({
      A: coefficients.A,
      wages: perOutputOf(column("compensation"), table.output),
      spending: perOutputOf(of("household_consumption"), table.output), // the package's convention
    });
    if (!closed.ok) throw new Error(closed.code);
    const expected = readReferenceCsv(at("chile_2013_12.type2.csv")).map((r) =>
      Number(r.type2_output_multiplier_colsum),
    );
    agree(sums(closed.value, { n: n + 1, by: "column" }), expected, "type II");
    const product = readReferenceCsv(at("chile_2013_12.multiplier_product_matrix.csv")).flatMap(
      (r) => Object.values(r).map(Number),
    );
    agree(multiplierProductMatrix(coefficients.L, n), product, "product matrix");
  });
  it("[TO1] pymrio: six regions by eight sectors, and G where its own goes wrong", () => {
    const wide = (name: string) => readReferenceCsv(at(`pymrio_test.${name}.csv.gz`));
    const codes = wide("x").map((row) => row.row ?? "");
    const matrix = (name: string) =>
      Float64Array.from(wide(name).flatMap((row) => codes.map((code) => Number(row[code]))));
    const read = inputOutputTable({
      sectors: codes,
      flows: matrix("Z"),
      output: Float64Array.from(wide("x"), (row) => Number(row.x)),
    });
    if (!read.ok) throw new Error(JSON.stringify(read.issues));
    const made = coefficientsOf(read.value);
    if (!made.ok) throw new Error(made.code);
    agree(made.value.A, matrix("A"), "A");
    agree(made.value.L, matrix("L"), "L");
    agree(made.value.B, matrix("B_allocation"), "B");
    agree(made.value.G, matrix("G_ghosh"), "G");
    const stressors = wide("factor_inputs.F")[0] ?? {};
    const perOutput = perOutputOf(
      Float64Array.from(codes, (code) => Number(stressors[code])),
      read.value.output,
    );
    const multipliers = wide("factor_inputs.M")[0] ?? {};
    agree(
      typeOneMultipliers(made.value.L, perOutput),
      codes.map((code) => Number(multipliers[code])),
      "M",
    );
  });
});
