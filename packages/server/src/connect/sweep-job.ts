import type { JobTools } from "../jobs/worker.ts";
import { registerRecords, savePairs, takeInSources } from "./queries-organisation.ts";
import { pairsOf } from "./register-sweep.ts";

/** Takes in what the product shows to the whole hub and looks through the register for doubles. */
export async function sweepRegister({ within, tell }: JobTools): Promise<unknown> {
  const taken = await within(takeInSources);
  const records = await within(registerRecords);
  const comparing = () => tell({ done: 0, total: records.length, phase: "comparing" });
  await comparing();
  const pairs = await pairsOf(records, { tell: comparing });
  await tell({ done: records.length, total: records.length, phase: "saving" });
  const kept = await within((tx) => savePairs(tx, pairs));
  return { taken, records: records.length, pairs: kept };
}
