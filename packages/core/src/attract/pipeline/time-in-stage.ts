/** A stay in a stage: how many days, and whether it ended (moved on) or is still open when we look. */
export type Stay = { readonly days: number; readonly ended: boolean };

export type SurvivalStep = {
  readonly days: number;
  readonly atRisk: number;
  readonly ended: number;
  /** Share of projects still in the stage after so many days. */
  readonly survival: number;
  /** Standard error by Greenwood's formula; 0 at the end of a curve that reaches 0. */
  readonly error: number;
};

export type SurvivalCurve = {
  readonly steps: readonly SurvivalStep[];
  readonly median: number | null;
  readonly stays: number;
};

/**
 * Time in stage as a Kaplan-Meier curve: projects that are still in the stage count as long as they have been watched
 * and are not thrown away. The median is null while more than half have not moved on. Negative days are left out.
 * @example
 * const curve = survivalCurve([{ days: 1, ended: true }, { days: 2, ended: false }, { days: 3, ended: true }]);
 * expect(curve.steps.map((s) => s.survival)).toEqual([2 / 3, 0]);
 */
export function survivalCurve(stays: readonly Stay[]): SurvivalCurve {
  const ordered = stays.filter((s) => s.days >= 0).sort((a, b) => a.days - b.days);
  const steps: SurvivalStep[] = [];
  let [survival, greenwood] = [1, 0];
  let median: number | null = null;
  for (let i = 0; i < ordered.length; ) {
    const { days } = ordered[i] as Stay;
    const atRisk = ordered.length - i;
    let ended = 0;
    for (; i < ordered.length && ordered[i]?.days === days; i++) if (ordered[i]?.ended) ended += 1;
    if (ended === 0) continue;
    survival *= (atRisk - ended) / atRisk;
    if (atRisk > ended) greenwood += ended / (atRisk * (atRisk - ended));
    steps.push({ days, atRisk, ended, survival, error: survival * Math.sqrt(greenwood) });
    if (median === null && survival <= 0.5) median = days;
  }
  return { steps, median, stays: ordered.length };
}
