import type { Stage } from "./stage-list.ts";

/**
 * A project entered a stage on a day; it was written down on another. Append only: a correction is a new entry that
 * supersedes an earlier one.
 */
export type StageEntry = {
  readonly id: string;
  readonly project: string;
  readonly stage: Stage;
  /** The day on which it happened. */
  readonly day: number;
  /** The day on which it was recorded; the same day where it is not given. */
  readonly recorded?: number;
  readonly supersedes?: string;
};

/**
 * The entries that hold as of a past day: those that had been recorded and had happened by then, less those that had
 * been superseded by then. In the order of their days.
 * @example
 * const entries = [
 *   { id: "1", project: "P", stage: "signed", day: 10 }, { id: "2", project: "P", stage: "signed", day: 12, recorded: 20, supersedes: "1" }] as const;
 * expect(entriesAsOf(entries, 15).map((e) => e.id)).toEqual(["1"]);
 * expect(entriesAsOf(entries, 20).map((e) => e.id)).toEqual(["2"]);
 */
export function entriesAsOf(entries: readonly StageEntry[], asOf: number): StageEntry[] {
  const known = entries.filter((e) => (e.recorded ?? e.day) <= asOf);
  const gone = new Set(known.flatMap((e) => (e.supersedes === undefined ? [] : [e.supersedes])));
  return known
    .filter((e) => !gone.has(e.id) && e.day <= asOf)
    .sort(
      (a, b) =>
        a.day - b.day || (a.recorded ?? a.day) - (b.recorded ?? b.day) || (a.id < b.id ? -1 : 1),
    );
}
