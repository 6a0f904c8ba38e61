import { type RegisterPair, type RegisterRecord, registerPairs } from "@essor/core/connect";
import { answerOfThread } from "../jobs/answer-of-thread.ts";
import { openThread } from "../jobs/open-thread.ts";
import { bridgeOf } from "./bridge.ts";
import { registerWords } from "./register-words.ts";

/** Fewer records than this are compared here within some tenths of a second: a thread takes longer to start. */
const WORTH_A_THREAD = 400;

export type SweepOptions = {
  /** Told now and then; where it throws, the work ends. */
  readonly tell: () => Promise<void>;
  /** Where absent, by how many records there are. */
  readonly onThread?: boolean;
};

/** The pairs of a register that may be one organisation; a large one on a thread of its own, with the same answer. */
export async function pairsOf(
  records: readonly RegisterRecord[],
  { tell, onThread = records.length >= WORTH_A_THREAD }: SweepOptions,
): Promise<RegisterPair[]> {
  if (!onThread) return registerPairs(records, { ...registerWords(), bridge: await bridgeOf() });
  return answerOfThread(openThread(import.meta.url, "pairs-thread", { records }), { look: tell });
}
