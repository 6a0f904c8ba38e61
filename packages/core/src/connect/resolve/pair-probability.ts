import type { Column } from "./columns.ts";
import { LEVEL_COUNT, LEVELS, type Level, levelsIn, MISSING, SAME } from "./compare.ts";
import type { LinkModel } from "./fellegi-sunter.ts";

/** What one column says about a pair: bits for (positive) or against (negative) sameness. */
export type Evidence = { readonly column: string; readonly level: Level; readonly bits: number };

/** A value shared by more records says less, down to the mean of the column; one shared by few says more, up to this. */
const RARE_BITS_MAX = 4;

/**
 * What each column says about a pair of records, in bits (log2 m / u). Sameness of a rare value says more than of a
 * common one: u is the share of records with that value.
 * @example
 * const columns = columnsOf([{ a: "x" }, { a: "x" }], ["a"]);
 * const model = { m: Float64Array.of(0, 0.5, 0.1, 0.1, 0.1, 0.2), u: Float64Array.of(0, 0.125, 0.1, 0.1, 0.1, 0.575), prior: 0.01 };
 * expect(evidenceOf(columns, model, { pattern: 1, record: 0 })[0]?.level).toBe("same");
 */
export function evidenceOf(
  columns: readonly Column[],
  { m, u }: LinkModel,
  { pattern, record }: { readonly pattern: number; readonly record: number },
): Evidence[] {
  return levelsIn(pattern, columns.length).map((level, k) => {
    const { name, codes, uses } = columns[k] as Column;
    const cell = k * LEVEL_COUNT + level;
    if (level === MISSING) return { column: name, level: "missing", bits: 0 };
    let bits = Math.log2((m[cell] as number) / (u[cell] as number));
    if (level === SAME) {
      const share = Math.max(1, (uses[codes[record] as number] as number) - 1) / codes.length;
      bits += rareBits(u[cell] as number, share);
    }
    return { column: name, level: LEVELS[level] as Level, bits };
  });
}

/**
 * The probability that a pair is the same thing, from the prior and the bits of all columns.
 * @example
 * expect(probabilityOf(0.5, [{ column: "a", level: "same", bits: 1 }])).toBeCloseTo(2 / 3, 12);
 */
export function probabilityOf(prior: number, evidence: readonly Evidence[]): number {
  const bits = evidence.reduce((sum, e) => sum + e.bits, Math.log2(prior / (1 - prior)));
  return 1 / (1 + 2 ** -bits);
}

/**
 * A fast reader of probabilities for many pairs: the same numbers as probabilityOf(prior, evidenceOf(…)), without the
 * explanation.
 * @example
 * const columns = columnsOf([{ a: "x" }, { a: "x" }], ["a"]);
 * const model = { m: Float64Array.of(0, 0.5, 0.1, 0.1, 0.1, 0.2), u: Float64Array.of(0, 0.125, 0.1, 0.1, 0.1, 0.575), prior: 0.01 };
 * const slow = probabilityOf(0.01, evidenceOf(columns, model, { pattern: 1, record: 0 }));
 * expect(probabilityReader(columns, model)(1, 0)).toBeCloseTo(slow, 12);
 */
export function probabilityReader(
  columns: readonly Column[],
  { m, u, prior }: LinkModel,
): (pattern: number, record: number) => number {
  const start = Math.log2(prior / (1 - prior));
  const bits = Float64Array.from(m, (share, cell) =>
    cell % LEVEL_COUNT === MISSING ? 0 : Math.log2(share / (u[cell] as number)),
  );
  const rare = columns.map(({ uses, codes }, k) =>
    Float64Array.from(uses, (use) =>
      rareBits(u[k * LEVEL_COUNT + SAME] as number, Math.max(1, use - 1) / codes.length),
    ),
  );
  return (pattern, record) => {
    let sum = start;
    let rest = pattern;
    for (let k = 0; k < columns.length; k++) {
      const level = rest % LEVEL_COUNT;
      rest = (rest - level) / LEVEL_COUNT;
      sum += bits[k * LEVEL_COUNT + level] as number;
      if (level === SAME) sum += rare[k]?.[columns[k]?.codes[record] as number] as number;
    }
    return 1 / (1 + 2 ** -sum);
  };
}

function rareBits(u: number, share: number): number {
  return Math.max(-RARE_BITS_MAX, Math.min(RARE_BITS_MAX, Math.log2(u / share)));
}
