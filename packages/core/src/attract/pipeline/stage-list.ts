/** How far a project is. The seven Chinese stages, in order; status is told apart from it. */
export const STAGES = [
  "planned",
  "in-talks",
  "signed",
  "started",
  "under-construction",
  "in-production",
  "at-capacity",
] as const;
export type Stage = (typeof STAGES)[number];

/** Whether it moves. `lost` and `eliminated` end a project, and need a reason. */
export const STATUSES = ["active", "delayed", "on-hold", "eliminated", "lost"] as const;
export type Status = (typeof STATUSES)[number];

/** What a word of some vocabulary says of a project: a stage, a status, both, or that it has retired. */
export type StageReading = {
  readonly stage?: Stage;
  readonly status?: Status;
  /** The word says that production has ended: the stage stays, the project is over. */
  readonly retired?: true;
};
