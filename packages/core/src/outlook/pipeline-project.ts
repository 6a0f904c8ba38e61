/** A project as the forecast sees it. Output is a year's, in one unit for all. */
export type PipelineProject = {
  readonly id: string;
  /** Whose history it shares: an industry, a size class. */
  readonly segment: string;
  readonly sector: string;
  readonly link: string;
  /** 0 planned … 4 under construction, 5 in production, 6 at capacity. */
  readonly stage: number;
  /** Whole quarters in the stage. */
  readonly quarters: number;
  readonly promised: number;
  /** Output a year that is already delivered, and so is in the base. */
  readonly delivered: number;
  /** Share of the output that is put down to the fund's money, 0 to 1. */
  readonly fundShare: number;
  /** Lost or eliminated. */
  readonly over: boolean;
  /** Names the output itself: projects of one output are counted once. Usually the id. */
  readonly output: string;
  /** Instead of history: this probability, and production from this quarter on (1 is the coming one), at full promise. */
  readonly fixed?: { readonly probability: number; readonly quarter: number };
};
