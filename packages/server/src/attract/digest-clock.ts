import type pg from "pg";
import { asSystem } from "../db/rights.ts";
import { queueJob } from "../jobs/queries.ts";
import { takeDigestDay, wantedDigests } from "./queries-digest.ts";
import { momentIn, todayIn } from "./zone.ts";

/**
 * Queues the daily list of everybody whose hour has come on the hub's own clock and who has not had it today. May be
 * called as often as one likes, by as many servers as there are: a day is taken once.
 */
export async function queueDueDigests(pool: pg.Pool, now: Date): Promise<number> {
  return asSystem(pool, async (tx) => {
    let queued = 0;
    for (const { hub, person, hour, weekdays, lastOn, settings } of await wantedDigests(tx)) {
      const zone = settings.timeZone ?? "Asia/Shanghai";
      const { day, minute } = momentIn(now, zone);
      const today = todayIn(now, zone);
      // Day 0, the first of January 1970, was a Thursday.
      const weekend = [2, 3].includes(((day % 7) + 7) % 7);
      if (lastOn === today || minute < hour * 60 || (weekdays && weekend)) continue;
      if (!(await takeDigestDay(tx, { hub, person, on: today }))) continue;
      await queueJob(tx, { hub, kind: "digest.send", payload: { person }, person });
      queued += 1;
    }
    return queued;
  });
}

/** Looks every few minutes whose hour has come. */
export function startDigestClock(
  pool: pg.Pool,
  {
    everyMs = 300_000,
    log,
    wake,
  }: { everyMs?: number; log: (line: string) => void; wake: () => void },
): { stop: () => void } {
  const look = () => {
    queueDueDigests(pool, new Date())
      .then((queued) => queued > 0 && wake())
      .catch((error) => log(`digests: ${(error as Error).message}`));
  };
  look();
  const timer = setInterval(look, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
