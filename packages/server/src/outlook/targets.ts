import {
  growthHistory,
  historyFan,
  reachProbability,
  targetPath,
  trackWord,
  type YearValue,
} from "@essor/core/outlook";
import type { Tx } from "../db/rights.ts";
import { describe, type FactRow, listTargets, type TargetRow, yearlyFacts } from "./queries.ts";

/** Coverage of the fans. */
export const COVERAGE = 0.9;
const YEARS_BACK_MAX = 12;

/** Figures that say a value: a crossed level is a bound and no value. */
export function asHistory(
  facts: readonly FactRow[],
): (YearValue & { figure: string; status: string; grade: string })[] {
  return facts
    .filter((f) => f.status !== "B")
    .map((f) => ({
      year: Math.floor(f.period / 1000),
      value: f.value,
      figure: `${f.indicator}~${Math.floor(f.period / 1000)}~${f.area}~_T`,
      status: f.status,
      grade: f.source.grade,
    }))
    .sort((a, b) => a.year - b.year);
}

/** The hub's targets with the path to each, the gap, and the probability that history alone gives. */
export async function shownTargets(tx: Tx, asOf: string | null): Promise<object[]> {
  const targets = await listTargets(tx);
  const areas = [...new Set(targets.map((t) => t.area))];
  const indicators = [...new Set(targets.map((t) => t.indicator))];
  const facts = await yearlyFacts(tx, { areas, indicators, asOf });
  const named = await describe(tx, { indicators, areas });
  return targets.map((target) => {
    const indicator = named.indicators.find((i) => i.code === target.indicator);
    return {
      ...target,
      indicatorName: indicator?.name ?? { en: target.indicator },
      unit: indicator?.unit ?? "",
      multiplier: indicator?.multiplier ?? 0,
      areaName: named.areas.find((a) => a.code === target.area)?.name ?? { en: target.area },
      ...pathOf(
        target,
        facts.filter((f) => f.indicator === target.indicator && f.area === target.area),
      ),
    };
  });
}

/** The path starts at the newest figure before the goal that is not older than a dozen years. */
export function pathOf(
  target: Pick<TargetRow, "year" | "value">,
  facts: readonly FactRow[],
): object {
  const history = asHistory(facts).filter((h) => h.year <= target.year);
  const newest = history.at(-1);
  const goal = { year: target.year, value: target.value };
  const from =
    newest && target.year - newest.year <= YEARS_BACK_MAX + 30 && newest.year < target.year
      ? newest
      : undefined;
  const path =
    from === undefined
      ? undefined
      : targetPath({ from: { year: from.year, value: from.value }, goal, actuals: [] });
  const known = growthHistory(history);
  const probability =
    newest && newest.year >= target.year
      ? newest.value >= target.value
        ? 1
        : 0
      : known.ok
        ? reachProbability(known.value, goal)
        : null;
  return {
    growthRequired: path?.ok ? path.value.growthRequired : null,
    growthStillRequired: path?.ok ? path.value.growthStillRequired : null,
    path: path?.ok ? path.value.years : [],
    history,
    fan: known.ok ? historyFan(known.value, { to: target.year, coverage: COVERAGE }) : [],
    probability,
    known: history.length,
    track: trackWord(probability),
  };
}
