import type { RankingTable } from "@essor/contract/measure";
import type { Tx } from "../db/rights.ts";

/** What the outlook needs of measuring: handed in by the app, since slices do not know each other. */
export type Outside = {
  /** The wide table of a recipe in a period; undefined where there is no such recipe. */
  readonly tableOf: (
    tx: Tx,
    q: { recipe: string; period: string | undefined; asOf: string | null; now: Date },
  ) => Promise<RankingTable | undefined>;
};
