import { type MeetingWish, scheduleMeetings } from "@essor/core/connect";
import { JobRefused, type JobTools } from "../jobs/worker.ts";
import {
  clearPlan,
  listEvents,
  peopleOf,
  saveMeetings,
  savePlan,
  wishesOf,
} from "./queries-event.ts";

/** A wish that the other side shares or has accepted weighs twice one that was not answered; one refused is none. */
const MUTUAL = 2;

/** Plans the meetings of an event from its wishes; what was planned before is replaced. */
export async function planEvent({ job, within, tell }: JobTools): Promise<unknown> {
  const { event } = job.payload as { event: number };
  const read = await within(async (tx) => ({
    event: (await listEvents(tx, event))[0],
    people: await peopleOf(tx, event),
    wishes: await wishesOf(tx, event),
  }));
  if (!read.event) throw new JobRefused("not-found", "The event is gone");
  const { slots, tables } = read.event;
  await tell({ done: 0, total: read.wishes.length, phase: "planning" });
  const asked = new Set(read.wishes.map((w) => `${w.guest} ${w.host}`));
  const wishes = read.wishes
    .filter((w) => w.accepted !== false)
    .map(
      (w): MeetingWish => ({
        a: String(w.guest),
        b: String(w.host),
        weight: w.accepted === true || asked.has(`${w.host} ${w.guest}`) ? MUTUAL : 1,
      }),
    );
  const away = new Map(
    read.people.map((p) => [String(p.id), new Set(p.away.map((slot) => slot - 1))] as const),
  );
  const made = scheduleMeetings(wishes, { slots, tables, away });
  const plan = {
    wishes: made.meetings.length + made.unmet.length,
    met: made.meetings.length,
    value: made.value,
    bound: made.bound,
    gap: made.gap,
    jain: made.fairness.jain,
    least: made.fairness.least,
    most: made.fairness.most,
  };
  await within(async (tx) => {
    await clearPlan(tx, event);
    await saveMeetings(
      tx,
      event,
      made.meetings.map(({ slot, table, a, b }) => ({
        slot,
        table,
        guest: Number(a),
        host: Number(b),
      })),
    );
    await savePlan(tx, event, plan, new Date());
  });
  return plan;
}
