/** A visit to a firm that is already here. Days as day numbers. */
export type Visit = { readonly firm: string; readonly day: number; readonly note: string };
export type AftercareIssue = {
  readonly id: string;
  readonly firm: string;
  readonly raised: number;
  readonly solved?: number;
};

export const ESCALATE_AFTER_DAYS = 60;

export type AftercareReport = {
  /** Visits with a note; without one it is not known to have taken place. */
  readonly visits: number;
  readonly visitsWithoutNote: number;
  readonly open: number;
  readonly escalated: readonly string[];
  /** Median days to solve; null where nothing was solved. */
  readonly daysToSolve: number | null;
  readonly expansionSignals: readonly {
    readonly firm: string;
    readonly day: number;
    readonly word: string;
  }[];
};

const SIGNALS = [
  /增资|扩产|二期|新增产线|扩建/,
  /expansion|second phase|new line|additional investment|new plant/i,
  /agrandissement|extension|deuxième phase|nouvelle ligne/i,
];

/**
 * What aftercare did and owes on a day: visits that count, issues open and escalated at 60 days, time to solve, and
 * words in visit notes that point to an expansion.
 * @example
 * const report = aftercareReport([{ firm: "A", day: 1, note: " " }], [{ id: "i", firm: "A", raised: 0 }], 60);
 * expect([report.visits, report.escalated]).toEqual([0, ["i"]]);
 */
export function aftercareReport(
  visits: readonly Visit[],
  issues: readonly AftercareIssue[],
  today: number,
): AftercareReport {
  const counted = visits.filter((v) => v.note.trim() !== "" && v.day <= today);
  const open = issues.filter(
    (i) => i.raised <= today && (i.solved === undefined || i.solved > today),
  );
  const days = issues
    .flatMap((i) => (i.solved !== undefined && i.solved <= today ? [i.solved - i.raised] : []))
    .sort((a, b) => a - b);
  const middle = days.length >> 1;
  return {
    visits: counted.length,
    visitsWithoutNote: visits.filter((v) => v.day <= today).length - counted.length,
    open: open.length,
    escalated: open.filter((i) => today - i.raised >= ESCALATE_AFTER_DAYS).map((i) => i.id),
    daysToSolve:
      days.length === 0
        ? null
        : days.length % 2 === 1
          ? (days[middle] as number)
          : ((days[middle - 1] as number) + (days[middle] as number)) / 2,
    expansionSignals: counted.flatMap(({ firm, day, note }) => {
      const word = SIGNALS.map((s) => s.exec(note)?.[0]).find((w) => w !== undefined);
      return word === undefined ? [] : [{ firm, day, word }];
    }),
  };
}
