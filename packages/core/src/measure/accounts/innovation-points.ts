import { fail, ok, type Result } from "../../vocabulary/result.ts";

export type FirmStage = "start-up" | "growth" | "stable";

/** Points per indicator for each stage of a firm; the weights of each stage add up to 100. */
export type PointScheme = {
  readonly name: string;
  readonly weights: Readonly<Record<string, Readonly<Record<FirmStage, number>>>>;
};

/**
 * Innovation points of a firm: scores of 0 to 1 per indicator times the weights of its stage. A missing score counts
 * nothing and is named; a scheme whose weights do not add up to 100 is refused.
 * @example
 * const scheme: PointScheme = { name: "demo", weights: { rd: { "start-up": 70, growth: 50, stable: 40 }, sales: { "start-up": 30, growth: 50, stable: 60 } } };
 * const at = (stage: FirmStage) => innovationPoints({ rd: 0.9, sales: 0.2 }, { scheme, stage });
 * expect([at("start-up"), at("stable")].map((r) => r.ok && r.value.points)).toEqual([69, 48]);
 */
export function innovationPoints(
  scores: Readonly<Record<string, number | null>>,
  { scheme, stage }: { scheme: PointScheme; stage: FirmStage },
): Result<
  { points: number; parts: Record<string, number>; missing: string[] },
  "weights-not-100" | "score-out-of-range"
> {
  const names = Object.keys(scheme.weights);
  const sum = names.reduce((total, name) => total + (scheme.weights[name]?.[stage] ?? 0), 0);
  if (Math.abs(sum - 100) > 1e-9)
    return fail("weights-not-100", { scheme: scheme.name, stage, sum });
  const parts: Record<string, number> = {};
  const missing: string[] = [];
  for (const name of names) {
    const score = scores[name];
    if (score === undefined || score === null) missing.push(name);
    else if (!(score >= 0 && score <= 1))
      return fail("score-out-of-range", { indicator: name, score });
    else parts[name] = score * (scheme.weights[name]?.[stage] ?? 0);
  }
  return ok({ points: Object.values(parts).reduce((a, b) => a + b, 0), parts, missing });
}
