import { type RegisterPair, type RegisterRecord, registerPairs } from "@essor/core/connect";
import { openThread } from "../jobs/open-thread.ts";
import { bridgeOf } from "./bridge.ts";
import { registerWords } from "./register-words.ts";

/** Fewer records than this are compared here within some tenths of a second: a thread takes longer to start. */
const WORTH_A_THREAD = 400;
/** Milliseconds between two looks at whether somebody cancelled. */
const LOOK_MS = 300;

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
  const thread = openThread(import.meta.url, "pairs-thread", { records });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      timer = setInterval(() => void tell().catch(reject), LOOK_MS);
      thread.on("message", ({ pairs }: { pairs: RegisterPair[] }) => resolve(pairs));
      thread.on("error", reject);
      thread.on("exit", () => reject(new Error("The thread of the sweep ended early")));
    });
  } finally {
    clearInterval(timer);
    await thread.terminate();
  }
}
