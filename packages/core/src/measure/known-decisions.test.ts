import { describe, expect, it } from "vitest";
import { hasReference, referencePath } from "../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../tools/reference-csv.ts";
import { ranksOf } from "../math/rank.ts";
import { type Decision, minMaxScale, vectorScale } from "./aggregation/decision.ts";
import * as methods from "./aggregation/decision-methods.ts";
import { prometheeNetFlow } from "./aggregation/promethee.ts";
import { topsis } from "./aggregation/topsis.ts";
import { vikor } from "./aggregation/vikor.ts";
import { correlationOf } from "./analysis/correlation-matrix.ts";
import { rankSimilarity, weightedSpearman } from "./analysis/rank-similarity.ts";
import * as weights from "./weights/objective.ts";

const read = (...parts: string[]) => readReferenceCsv(referencePath("index", ...parts));
const numberOf = (text: string | undefined) =>
  text === undefined || text === "" || text === "NA" ? Number.NaN : Number(text);
const column = (rows: Record<string, string>[], name: string) =>
  Float64Array.from(rows, (r) => numberOf(r[name]));

/** Equal to 1e-9 relative, missing where missing. */
function same(ours: ArrayLike<number>, theirs: ArrayLike<number>, what: string): void {
  expect(ours.length, what).toBe(theirs.length);
  for (let i = 0; i < theirs.length; i++) {
    const [a, b] = [ours[i] as number, theirs[i] as number];
    if (Number.isNaN(b)) expect(a, `${what} ${i}`).toBeNaN();
    else
      expect(Math.abs(a - b) / Math.max(1e-3, Math.abs(b)), `${what} ${i}: ${a} ${b}`).toBeLessThan(
        1e-9,
      );
  }
}

describe.skipIf(!hasReference("index"))("multi-criteria methods", () => {
  const data = () => {
    const types = read("mcdm", "types.csv");
    const rows = read("mcdm", "matrix.csv");
    return {
      columns: types.map((t) => column(rows, t.iCode as string)),
      types: column(types, "type"),
    };
  };

  it("[IX9] objective weights", () => {
    const criteria = data();
    const directed = {
      ...criteria,
      columns: criteria.columns.map((c, j) => minMaxScale(c, (criteria.types[j] as number) < 0)),
    };
    const ours: Record<string, weights.Weights> = {
      entropy: weights.entropyWeights(criteria),
      std: weights.deviationWeights(criteria),
      variance: weights.varianceWeights(criteria),
      gini: weights.giniWeights(criteria),
      critic: weights.criticWeights(criteria),
      merec: weights.merecWeights(criteria),
      cilos: weights.cilosWeights(criteria),
      idocriw: weights.idocriwWeights(criteria),
      angle: weights.angleWeights(criteria),
      lopcow: weights.lopcowWeights(criteria),
      "entropy_on_minmax[0.002,1]": weights.entropyWeights({
        ...criteria,
        columns: directed.columns.map((c) => c.map((x) => 0.002 + 0.998 * x)),
      }),
      critic_on_minmax: weights.criticWeights(directed),
    };
    for (const { method, ...row } of read("mcdm", "weights.csv")) {
      const found = ours[method as string];
      if (found === undefined) continue;
      if (!found.ok) throw new Error(`${method}: ${found.code}`);
      same(found.value, Object.values(row).map(Number), method as string);
      expect(found.value.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }
  });

  it("[IX10] eighteen methods with entropy weights: scores and ranks", () => {
    const criteria = data();
    const found = weights.entropyWeights(criteria);
    if (!found.ok) throw new Error(found.code);
    const decision: Decision = { ...criteria, weights: found.value };
    const ours: Record<string, [Float64Array, boolean]> = {
      WSM: [methods.weightedSum(decision), true],
      WPM: [methods.weightedProduct(decision), true],
      WASPAS: [methods.waspas(decision), true],
      TOPSIS_vector: [topsis(decision, vectorScale), true],
      TOPSIS_minmax: [topsis(decision), true],
      VIKOR: [vikor(decision, 0.5), false],
      PROMETHEE_II_usual: [prometheeNetFlow(decision), true],
      COPRAS: [methods.coprasUnsigned(decision), true],
      EDAS: [methods.edas(decision), true],
      MARCOS: [methods.marcos(decision), true],
      CODAS: [methods.codas(decision), true],
      MABAC: [methods.mabac(decision), true],
      ARAS: [methods.aras(decision), true],
      MOORA: [methods.moora(decision), true],
      COCOSO: [methods.cocoso(decision), true],
      MAIRCA: [methods.mairca(decision), false],
      OCRA: [methods.ocra(decision), true],
      SPOTIS: [methods.spotis(decision), false],
    };
    const scores = read("mcdm", "scores_entropy_weights.csv");
    const ranks = read("mcdm", "ranks_entropy_weights.csv");
    for (const [name, [values, descending]] of Object.entries(ours)) {
      same(values, column(scores, name), name);
      const ranked = ranksOf(values, { ties: "average", descending, tolerance: 1e-13 });
      same(ranked, column(ranks, name), `${name} ranks`);
    }
  });

  it("[IX21] four ways to compare rankings", () => {
    const ranks = read("mcdm", "ranks_entropy_weights.csv");
    for (const row of read("mcdm", "rank_correlations.csv")) {
      const [a, b] = [column(ranks, row.a as string), column(ranks, row.b as string)];
      expect(correlationOf(a, b, "spearman")?.r).toBeCloseTo(Number(row.spearman), 9);
      expect(correlationOf(a, b, "kendall")?.r).toBeCloseTo(Number(row.kendall), 9);
      expect(weightedSpearman(a, b)).toBeCloseTo(Number(row.weighted_spearman), 9);
      expect(rankSimilarity(a, b)).toBeCloseTo(Number(row.ws), 9);
    }
  });
});
