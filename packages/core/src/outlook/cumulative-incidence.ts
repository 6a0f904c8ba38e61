/** A stay in a stage: how long it was watched, and how it ended. An open stay had not ended when we looked. */
export type RiskStay = { readonly days: number; readonly end: "moved" | "cancelled" | "open" };

export type IncidenceStep = {
  readonly days: number;
  readonly atRisk: number;
  /** Share that has moved on, or been cancelled, after so many days; the rest is still in the stage. */
  readonly moved: number;
  readonly cancelled: number;
};

/**
 * Competing risks by Aalen and Johansen: shares that moved on and that were cancelled after so many days, where open stays
 * count as long as they were watched. The two shares and the rest always make one. Negative days are left out.
 * @example
 * const steps = cumulativeIncidence([{ days: 10, end: "moved" }, { days: 20, end: "cancelled" }, { days: 30, end: "open" }, { days: 40, end: "moved" }]);
 * expect(steps.at(-1)).toEqual({ days: 40, atRisk: 1, moved: 0.75, cancelled: 0.25 });
 */
export function cumulativeIncidence(stays: readonly RiskStay[]): IncidenceStep[] {
  const ordered = stays.filter((s) => s.days >= 0).sort((a, b) => a.days - b.days);
  const steps: IncidenceStep[] = [];
  let [inStage, moved, cancelled] = [1, 0, 0];
  for (let i = 0; i < ordered.length; ) {
    const { days } = ordered[i] as RiskStay;
    const atRisk = ordered.length - i;
    const ends = { moved: 0, cancelled: 0, open: 0 };
    for (; i < ordered.length && ordered[i]?.days === days; i++)
      ends[(ordered[i] as RiskStay).end] += 1;
    if (ends.moved + ends.cancelled === 0) continue;
    moved += (inStage * ends.moved) / atRisk;
    cancelled += (inStage * ends.cancelled) / atRisk;
    inStage *= (atRisk - ends.moved - ends.cancelled) / atRisk;
    steps.push({ days, atRisk, moved, cancelled });
  }
  return steps;
}
