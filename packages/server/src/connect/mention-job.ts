import { MENTION_SOURCES } from "@essor/contract/connect-mentions";
import type { Tx } from "../db/rights.ts";
import { JobRefused, type JobTools } from "../jobs/worker.ts";
import { resolveMentions } from "./mention-resolve.ts";
import { type MentionAsk, recordsToResolve, saveMentions } from "./queries-mention.ts";
import { registerOf } from "./register.ts";

/** Asked for by name by whoever has taken a file in: which organisations the records of that import mean. */
export async function resolveBatch({ job, within, tell }: JobTools): Promise<unknown> {
  const { source, batch } = job.payload;
  const known = MENTION_SOURCES.find((s) => s === source);
  if (!known) throw new JobRefused("not-found", `There are no records of "${source}"`);
  const ask = { source: known, batch: typeof batch === "number" ? batch : null, record: null };
  await tell({ done: 0, total: 1, phase: "comparing" });
  return within((tx) => lookUp(tx, job.hub_id, ask));
}

/** Looks records up in the register and keeps the answers. */
export async function lookUp(
  tx: Tx,
  hub: number,
  ask: MentionAsk,
): Promise<{ records: number; same: number; open: number }> {
  const records = await recordsToResolve(tx, ask);
  const answers = await resolveMentions(await registerOf(tx, hub), records);
  if (answers.length > 0) await saveMentions(tx, answers);
  const same = answers.filter((a) => a.organisation !== null).length;
  return { records: records.length, same, open: answers.length - same };
}
