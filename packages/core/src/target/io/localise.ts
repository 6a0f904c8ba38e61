import { assert } from "../../vocabulary/assert.ts";
import type { Coefficients } from "./leontief.ts";
import { type RegionalMethod, regionalCoefficients } from "./regionalise.ts";
import type { InputOutputTable } from "./table.ts";

/** What making a part of one bought input at home brings. */
export type Localised = {
  /** What is bought of it now, by the sector that buys. */
  readonly bought: Float64Array;
  /** Output gained by sector; null where the input would feed on itself without end. */
  readonly gains: Float64Array | null;
};

/**
 * Output gained by each sector if a share of one imported input were made at home, from one L: row m_i of the import
 * coefficients joins row i of A, so by Sherman and Morrison the gain is L_i s (m_i x) / (1 - s m_i L_i).
 * @example
 * const table = { sectors: ["a"], flows: Float64Array.of(2), imports: Float64Array.of(1), output: Float64Array.of(10),
 *   finalDemand: Float64Array.of(8), primaryInputs: Float64Array.of(8), extensions: {} };
 * const one = { size: 1, A: Float64Array.of(0.2), L: Float64Array.of(1.25), B: Float64Array.of(0.2), G: Float64Array.of(1.25) };
 * expect(localisedInput(table, one, { sector: 0, share: 1 }).gains?.[0]).toBeCloseTo(8 / 0.7 - 10, 12);
 * expect(localisedInput(table, one, { sector: 0, share: 0.5 }).gains?.[0]).toBeCloseTo(8 / 0.75 - 10, 12);
 */
export function localisedInput(
  table: InputOutputTable,
  { size: n, L }: Coefficients,
  { sector: i, share }: { readonly sector: number; readonly share: number },
): Localised {
  const { imports, output } = table;
  assert(imports !== undefined, "Localising needs bought inputs apart from those made at home");
  assert(share >= 0 && share <= 1, "The share lies between 0 and 1");
  const bought = imports.slice(i * n, (i + 1) * n);
  let feedback = 0;
  let all = 0;
  for (let k = 0; k < n; k++) {
    const x = output[k] as number;
    if (x > 0) feedback += ((bought[k] as number) / x) * (L[k * n + i] as number);
    all += bought[k] as number;
  }
  const rest = 1 - share * feedback;
  if (rest <= 0) return { bought, gains: null };
  const gains = Float64Array.from(
    { length: n },
    (_, k) => ((L[k * n + i] as number) * share * all) / rest,
  );
  return { bought, gains };
}

/**
 * A region's table cut from a nation's: the region's output, inputs made there by location quotients, and everything else it
 * uses as bought from outside, be it from the rest of the nation or from abroad.
 * @example
 * const nation = { sectors: ["a"], flows: Float64Array.of(2), output: Float64Array.of(10), finalDemand: Float64Array.of(8),
 *   primaryInputs: Float64Array.of(8), extensions: { employment: Float64Array.of(5) } };
 * const region = regionalTable(nation, { method: "flq", delta: 0.25, regionalOutput: Float64Array.of(1) });
 * expect((region.flows[0] ?? 0) + (region.imports?.[0] ?? 0)).toBeCloseTo(0.2, 12);
 * expect(region.extensions.employment?.[0]).toBe(0.5);
 */
export function regionalTable(
  nation: InputOutputTable,
  {
    method,
    delta,
    regionalOutput,
  }: {
    readonly method: Exclude<RegionalMethod, "aflq">;
    readonly delta: number;
    readonly regionalOutput: Float64Array;
  },
): InputOutputTable {
  const n = nation.sectors.length;
  const perOutput = (flows: Float64Array) =>
    flows.map((flow, at) => {
      const x = nation.output[at % n] as number;
      return x === 0 ? 0 : flow / x;
    });
  const A = perOutput(nation.flows);
  const M = nation.imports ? perOutput(nation.imports) : new Float64Array(n * n);
  const own = regionalCoefficients(A, {
    method,
    delta,
    regionalOutput,
    nationalOutput: nation.output,
  });
  const made = (coefficients: Float64Array) =>
    coefficients.map((a, at) => a * (regionalOutput[at % n] as number));
  const flows = made(own);
  const finalDemand = regionalOutput.map((x, i) => {
    let sold = 0;
    for (let j = 0; j < n; j++) sold += flows[i * n + j] as number;
    return x - sold;
  });
  const primaryInputs = regionalOutput.map((x, j) => {
    let used = 0;
    for (let i = 0; i < n; i++) used += flows[i * n + j] as number;
    return x - used;
  });
  return {
    sectors: nation.sectors,
    flows,
    output: regionalOutput,
    finalDemand,
    primaryInputs,
    imports: made(A.map((a, at) => Math.max(0, a - (own[at] as number)) + (M[at] as number))),
    extensions: Object.fromEntries(
      Object.entries(nation.extensions).map(([name, values]) => [
        name,
        values.map((v, i) => {
          const x = nation.output[i] as number;
          return x === 0 ? 0 : (v * (regionalOutput[i] as number)) / x;
        }),
      ]),
    ),
  };
}
