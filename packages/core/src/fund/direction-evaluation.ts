import { fail, ok, type Result } from "../vocabulary/result.ts";

/** One band of a score: from this value on (or below it), so many points. */
export type Band = readonly [threshold: number | null, points: number];

/** One indicator of the yearly direction evaluation, as configuration: the bands change with the measures. */
export type EvaluationIndicator = {
  readonly code: string;
  readonly max: number;
  readonly kind:
    | "bands"
    | "bandsLow"
    | "bool"
    | "green"
    | "patient"
    | "rank"
    | "capacity"
    | "below"
    | "above"
    | "count";
  readonly table: unknown;
};

export type EvaluationScheme = {
  readonly indicators: readonly EvaluationIndicator[];
  /** Least total for each grade. */
  readonly grades: Readonly<Record<string, number>>;
  /** The grade below all of them. */
  readonly failing: string;
};

export type EvaluationInputs = Readonly<Record<string, unknown>>;

export type Evaluation = {
  readonly scores: Readonly<Record<string, number>>;
  readonly policy: number;
  readonly layout: number;
  readonly execution: number;
  readonly total: number;
  readonly grade: string;
  /** Indicators for which nothing was given: they score nothing, and are named. */
  readonly missing: readonly string[];
};

/** Bands of patient capital: share of early and small firms, or average holding years, whichever is the better. */
const PATIENT = [
  { share: 0.7, years: 5, points: 5 },
  { share: 0.5, years: 3, points: 3 },
  { share: 0.2, years: 2, points: 2 },
] as const;

/**
 * Scores a fund under a direction evaluation scheme: 60 points for policy, 30 for layout, 10 for execution.
 * The required reinvestment ratio may be null: no requirement scores in full.
 * @example
 * const scheme = { indicators: [{ code: "EXEC_01_02", max: 1, kind: "below", table: [0.3, 1] }], grades: { A: 1 }, failing: "B" };
 * const result = evaluateDirection(scheme, { EXEC_01_02: 0.1 });
 * expect(result.ok && [result.value.execution, result.value.grade]).toEqual([1, "A"]);
 */
export function evaluateDirection(
  { indicators, grades, failing }: EvaluationScheme,
  inputs: EvaluationInputs,
): Result<Evaluation, "bad-input" | "bad-table"> {
  const scores: Record<string, number> = {};
  const missing: string[] = [];
  for (const indicator of indicators) {
    const { code } = indicator;
    const input = inputs[code];
    if (input === undefined || (input === null && indicator.kind !== "bandsLow")) {
      missing.push(code);
      scores[code] = 0;
      continue;
    }
    const score = scoreOf(indicator, input);
    if (score === undefined) return fail("bad-input", { code, input: JSON.stringify(input) });
    scores[code] = score;
  }
  const sum = (prefix: string) =>
    Object.entries(scores).reduce((s, [code, p]) => (code.startsWith(prefix) ? s + p : s), 0);
  const [policy, layout, execution] = [sum("POLICY"), sum("LAYOUT"), sum("EXEC")];
  const total = policy + layout + execution;
  const grade =
    Object.entries(grades)
      .sort(([, a], [, b]) => b - a)
      .find(([, least]) => total >= least)?.[0] ?? failing;
  return ok({ scores, policy, layout, execution, total, grade, missing });
}

/**
 * What a required reinvestment ratio costs in the evaluation: points without the requirement less points with it.
 * @example
 * const scheme = { indicators: [{ code: "POLICY_03_01", max: 3, kind: "bandsLow", table: [[0.5, 3], [1, 2], [1.5, 1], [null, 0]] }], grades: {}, failing: "-" };
 * expect(reinvestmentCost(scheme, { ratio: 1.2, indicator: "POLICY_03_01" })).toBe(2);
 */
export function reinvestmentCost(
  scheme: EvaluationScheme,
  { ratio, indicator }: { readonly ratio: number; readonly indicator: string },
): number | undefined {
  const found = scheme.indicators.find(({ code }) => code === indicator);
  if (!found) return undefined;
  const [without, given] = [scoreOf(found, null), scoreOf(found, ratio)];
  return without === undefined || given === undefined ? undefined : without - given;
}

function scoreOf({ kind, table, max }: EvaluationIndicator, input: unknown): number | undefined {
  if (kind === "bool") {
    return typeof input === "boolean" ? (input ? Number(table ?? max) : 0) : undefined;
  }
  if (kind === "patient") return patientScore(input);
  if (kind === "bandsLow" && input === null) return max;
  if (typeof input !== "number" || !Number.isFinite(input)) return undefined;
  switch (kind) {
    case "bands":
      return bands(table)?.find(([from]) => from === null || input >= from)?.[1] ?? 0;
    case "bandsLow":
      return bands(table)?.find(([under]) => under === null || input < under)?.[1] ?? 0;
    case "rank":
      return bands(table)?.find(([upTo]) => upTo === null || input <= upTo)?.[1] ?? 0;
    case "green":
      return input > 0.2 ? 2 : input > 0 ? 1 : 0;
    case "capacity":
      return input > 0.05 ? 5 : input >= -0.05 ? 3 : 0;
    case "count":
      return Math.max(0, Math.min(Number(table ?? max), input));
    default: {
      const [threshold, points] = Array.isArray(table) ? table.map(Number) : [];
      if (threshold === undefined || points === undefined) return undefined;
      return (kind === "below" ? input < threshold : input > threshold) ? points : 0;
    }
  }
}

function bands(table: unknown): readonly Band[] | undefined {
  return Array.isArray(table) ? (table as readonly Band[]) : undefined;
}

function patientScore(input: unknown): number | undefined {
  if (typeof input !== "object" || input === null) return undefined;
  const { earlySmallShare, averageYears } = input as Record<string, unknown>;
  if (typeof earlySmallShare !== "number" || typeof averageYears !== "number") return undefined;
  return (
    PATIENT.find(({ share, years }) => earlySmallShare >= share || averageYears >= years)?.points ??
    0
  );
}
