import { assert } from "../../vocabulary/assert.ts";
import type { Coefficients } from "./leontief.ts";
import { type InputOutputTable, sums } from "./table.ts";

/** One imported input and what making it at home would bring (补链). */
export type SupplyGap = {
  readonly sector: string;
  readonly intermediateDomestic: number;
  readonly intermediateImported: number;
  /** Imported share of all such inputs; null where none is used. */
  readonly importShare: number | null;
  /** Imports drawn in along the chain by a unit of final demand of the sector. */
  readonly importMultiplier: number;
  /** Output gained by the whole economy if every imported unit of this input were made at home; null if unbounded. */
  readonly outputGain: number | null;
};

/**
 * Gaps of all sectors from one L. Row m_i of the import coefficients joins row i of A, a rank-one change, so by Sherman
 * and Morrison the gain is c_i (m_i x) / (1 - m_i L_i), c_i the column sum and L_i the column of L.
 * @example
 * const table = { sectors: ["a"], flows: Float64Array.of(2), imports: Float64Array.of(1), output: Float64Array.of(10),
 *   finalDemand: Float64Array.of(8), primaryInputs: Float64Array.of(8), extensions: {} };
 * const one = { size: 1, A: Float64Array.of(0.2), L: Float64Array.of(1.25), B: Float64Array.of(0.2), G: Float64Array.of(1.25) };
 * expect(supplyGapsOf(table, one)[0]?.outputGain).toBeCloseTo(8 / 0.7 - 10, 12);
 */
export function supplyGapsOf(table: InputOutputTable, { size: n, L }: Coefficients): SupplyGap[] {
  const imports = table.imports;
  assert(imports !== undefined, "Supply gaps need imported inputs apart from domestic ones");
  const x = table.output;
  const coefficients = imports.map((m, at) =>
    (x[at % n] as number) === 0 ? 0 : m / (x[at % n] as number),
  );
  const columnsOfL = sums(L, { n, by: "column" });
  const domestic = sums(table.flows, { n, by: "row" });
  const imported = sums(imports, { n, by: "row" });
  const importPerOutput = sums(coefficients, { n, by: "column" });
  return table.sectors.map((sector, i) => {
    let feedback = 0;
    let drawn = 0;
    for (let k = 0; k < n; k++) {
      feedback += (coefficients[i * n + k] as number) * (L[k * n + i] as number);
      drawn += (importPerOutput[k] as number) * (L[k * n + i] as number);
    }
    const [home, abroad] = [domestic[i] as number, imported[i] as number];
    return {
      sector,
      intermediateDomestic: home,
      intermediateImported: abroad,
      importShare: home + abroad === 0 ? null : abroad / (home + abroad),
      importMultiplier: drawn,
      outputGain: feedback >= 1 ? null : ((columnsOfL[i] as number) * abroad) / (1 - feedback),
    };
  });
}
