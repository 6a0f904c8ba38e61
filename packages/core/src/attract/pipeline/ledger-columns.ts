import { civil, type Day } from "../../vocabulary/day.ts";
import type { SurvivalCurve, SurvivalStep } from "./time-in-stage.ts";

/**
 * The stage entries of a whole pipeline as columns: what `cohortFunnel`, `periodView` and `survivalCurve` read entry by
 * entry, for a hundred thousand entries at once. Entries stand together by project: those of project i from first[i] to
 * first[i + 1].
 */
export type LedgerColumns = {
  readonly first: Int32Array;
  /** Order of the stage, 0 to 6. */
  readonly stage: Uint8Array;
  /** Day on which it happened, was recorded, and from which a later entry supersedes it (NEVER where none does). */
  readonly day: Int32Array;
  readonly recorded: Int32Array;
  readonly superseded: Int32Array;
  /** By project: 1 where lost or eliminated; output promised and delivered, NaN where nobody says. */
  readonly over: Uint8Array;
  readonly promised: Float64Array;
  readonly delivered: Float64Array;
};

export const NEVER = 2 ** 31 - 1;

export type ColumnCohort = {
  readonly year: number;
  readonly signed: number;
  readonly started: number;
  readonly inProduction: number;
  readonly atCapacity: number;
  readonly over: number;
  readonly promised: number | null;
  readonly delivered: number | null;
};

export type LedgerReading = {
  readonly cohorts: readonly ColumnCohort[];
  /** How many projects have reached each of the seven stages or a later one, as of the day. */
  readonly reached: readonly number[];
};

/**
 * Cohorts by signing year and the number that reached each stage, as of a day: the same answer as `cohortFunnel`.
 * @example
 * const columns = { first: Int32Array.of(0, 2), stage: Uint8Array.of(2, 3), day: Int32Array.of(18940, 19000), recorded: Int32Array.of(18940, 19000),
 *   superseded: Int32Array.of(NEVER, NEVER), over: Uint8Array.of(0), promised: Float64Array.of(NaN), delivered: Float64Array.of(NaN) };
 * expect(readLedger(columns, 18999).cohorts).toEqual([
 *   { year: 2021, signed: 1, started: 0, inProduction: 0, atCapacity: 0, over: 0, promised: null, delivered: null }]);
 * expect(readLedger(columns, 19000).reached).toEqual([1, 1, 1, 1, 0, 0, 0]);
 */
export function readLedger(columns: LedgerColumns, asOf: number): LedgerReading {
  const { first, stage, day, over, promised, delivered } = columns;
  const reached = new Array<number>(7).fill(0);
  const sums = new Map<number, Float64Array>();
  for (let p = 0; p + 1 < first.length; p++) {
    let [signed, furthest] = [NEVER, -1];
    for (let e = first[p] as number; e < (first[p + 1] as number); e++) {
      if (!holds(columns, e, asOf)) continue;
      const order = stage[e] as number;
      if (order > furthest) furthest = order;
      if (order >= 2 && (day[e] as number) < signed) signed = day[e] as number;
    }
    for (let s = 0; s <= furthest; s++) reached[s] = (reached[s] as number) + 1;
    if (signed === NEVER) continue;
    const sum = sumOf(sums, signed);
    put(sum, 0, 1);
    if (furthest >= 3) put(sum, 1, 1);
    if (furthest >= 5) put(sum, 2, 1);
    if (furthest >= 6) put(sum, 3, 1);
    put(sum, 4, over[p] as number);
    put(sum, 5, promised[p] as number, 6);
    put(sum, 7, delivered[p] as number, 8);
  }
  return {
    reached,
    cohorts: [...sums]
      .sort(([a], [b]) => a - b)
      .map(([year, s]) => ({
        year,
        signed: s[0] as number,
        started: s[1] as number,
        inProduction: s[2] as number,
        atCapacity: s[3] as number,
        over: s[4] as number,
        promised: s[6] === 0 ? null : (s[5] as number),
        delivered: s[8] === 0 ? null : (s[7] as number),
      })),
  };
}

/**
 * How many projects first reached each of the seven stages in a period, whenever they were signed: as `periodView`.
 * @example
 * const columns = { first: Int32Array.of(0, 1), stage: Uint8Array.of(3), day: Int32Array.of(105), recorded: Int32Array.of(105),
 *   superseded: Int32Array.of(NEVER), over: Uint8Array.of(0), promised: Float64Array.of(NaN), delivered: Float64Array.of(NaN) };
 * expect(enteredBetween(columns, { from: 100, to: 110 })).toEqual([0, 0, 0, 1, 0, 0, 0]);
 */
export function enteredBetween(
  columns: LedgerColumns,
  { from, to }: { from: number; to: number },
): number[] {
  const counts = new Array<number>(7).fill(0);
  const at = new Int32Array(7);
  for (let p = 0; p + 1 < columns.first.length; p++) {
    firstDays(columns, p, to, at);
    for (let s = 0; s < 7; s++)
      if ((at[s] as number) >= from && at[s] !== NEVER) counts[s] = (counts[s] as number) + 1;
  }
  return counts;
}

/**
 * Time in each stage as a survival curve, as of a day: the same answer as `survivalCurve`. A stay ends with the next
 * stage that the project entered; the open stay of a lost project is left out.
 * @example
 * const columns = { first: Int32Array.of(0, 2), stage: Uint8Array.of(0, 1), day: Int32Array.of(10, 15), recorded: Int32Array.of(10, 15),
 *   superseded: Int32Array.of(NEVER, NEVER), over: Uint8Array.of(0), promised: Float64Array.of(NaN), delivered: Float64Array.of(NaN) };
 * expect(stageCurves(columns, 20).map((c) => [c.stays, c.median])).toEqual([[1, 5], [1, null], [0, null], [0, null], [0, null], [0, null], [0, null]]);
 */
export function stageCurves(columns: LedgerColumns, asOf: number): SurvivalCurve[] {
  const ended = Array.from({ length: 7 }, () => new Map<number, number>());
  const open = Array.from({ length: 7 }, () => new Map<number, number>());
  const at = new Int32Array(7);
  for (let p = 0; p + 1 < columns.first.length; p++) {
    firstDays(columns, p, asOf, at);
    let next = NEVER;
    for (let s = 6; s >= 0; s--) {
      const day = at[s] as number;
      if (day === NEVER) continue;
      const days = (next === NEVER ? asOf : next) - day;
      const counts = (next === NEVER ? open : ended)[s] as Map<number, number>;
      if (days >= 0 && (next !== NEVER || columns.over[p] === 0))
        counts.set(days, (counts.get(days) ?? 0) + 1);
      next = day;
    }
  }
  return ended.map((counts, s) => curveOf(counts, open[s] as Map<number, number>));
}

function holds({ day, recorded, superseded }: LedgerColumns, e: number, asOf: number): boolean {
  return (
    (day[e] as number) <= asOf &&
    (recorded[e] as number) <= asOf &&
    (superseded[e] as number) > asOf
  );
}

/** The first day of a project in each stage, as of a day. */
function firstDays(columns: LedgerColumns, p: number, asOf: number, at: Int32Array): void {
  at.fill(NEVER);
  for (let e = columns.first[p] as number; e < (columns.first[p + 1] as number); e++) {
    const s = columns.stage[e] as number;
    const day = columns.day[e] as number;
    if (day < (at[s] as number) && holds(columns, e, asOf)) at[s] = day;
  }
}

function sumOf(sums: Map<number, Float64Array>, day: number): Float64Array {
  const { year } = civil(day as Day);
  const found = sums.get(year) ?? new Float64Array(9);
  sums.set(year, found);
  return found;
}

/** Adds a value that is there, and counts it where a place to count is given. */
function put(sum: Float64Array, i: number, value: number, count?: number): void {
  if (Number.isNaN(value)) return;
  sum[i] = (sum[i] as number) + value;
  if (count !== undefined) sum[count] = (sum[count] as number) + 1;
}

function curveOf(
  ended: ReadonlyMap<number, number>,
  open: ReadonlyMap<number, number>,
): SurvivalCurve {
  const days = [...new Set([...ended.keys(), ...open.keys()])].sort((a, b) => a - b);
  const stays = days.reduce((n, d) => n + (ended.get(d) ?? 0) + (open.get(d) ?? 0), 0);
  const steps: SurvivalStep[] = [];
  let [survival, greenwood, atRisk] = [1, 0, stays];
  let median: number | null = null;
  for (const d of days) {
    const n = ended.get(d) ?? 0;
    if (n > 0) {
      survival *= (atRisk - n) / atRisk;
      if (atRisk > n) greenwood += n / (atRisk * (atRisk - n));
      steps.push({ days: d, atRisk, ended: n, survival, error: survival * Math.sqrt(greenwood) });
      if (median === null && survival <= 0.5) median = d;
    }
    atRisk -= n + (open.get(d) ?? 0);
  }
  return { steps, median, stays };
}
