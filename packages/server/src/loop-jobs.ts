import { asSystem, type Tx } from "./db/rights.ts";
import type { TakeIn, TakenFigure } from "./http/take-in.ts";
import { readHub } from "./hub/queries.ts";
import { speakFor } from "./jobs/queries.ts";
import type { JobKinds, JobTools } from "./jobs/worker.ts";
import { takeIn } from "./measure/take-in.ts";
import { SLICE_PARTS } from "./slice-parts.ts";

/** Years before the present one for which a whole register says zero where it has no entry. */
const YEARS_BACK = 2;

/**
 * The loop closes: what every slice achieved goes to measure as figures. Doing it twice changes nothing.
 */
export async function closeLoop(tx: Tx): Promise<Record<string, number>> {
  const { areaCode } = await readHub(tx);
  const year = new Date().getUTCFullYear();
  const changed: Record<string, number> = {};
  for (const { slice, figures } of SLICE_PARTS) {
    if (figures === undefined) continue;
    const found = await figures(tx);
    const whole = areaCode === null ? found : wholeYears(found, { area: areaCode, year });
    changed[slice] = (await takeIn(tx, whole)).changed;
  }
  return changed;
}

/** Everything counts, whoever asked: no single role sees all that the slices know. */
const run = ({ pool, job }: JobTools) =>
  asSystem(pool, async (tx) => {
    await speakFor(tx, { hub: job.hub_id, person: job.created_by });
    return closeLoop(tx);
  });

/** Asked for by whoever changed something that may move a figure. The second name is that of jobs queued by earlier releases. */
export const loopJobs: JobKinds = { "loop.figures": run, "attract.figures": run };

/** Kinds whose work may move a figure: whole loads of records, and forecasts. */
const MOVES_FIGURES = /^(target|attract|fund|connect|outlook)\./;

/** The same kinds, each followed by the loop where it may have moved a figure. */
export function closingLoop(kinds: JobKinds): JobKinds {
  return Object.fromEntries(
    Object.entries(kinds).map(([name, work]) => [
      name,
      !MOVES_FIGURES.test(name) || name in loopJobs
        ? work
        : async (tools: JobTools) => {
            const result = await work(tools);
            await run(tools);
            return result;
          },
    ]),
  );
}

/** Adds a zero for each year of a whole register that has no entry: nothing came in it, which is known. */
export function wholeYears(found: TakeIn, { area, year }: { area: string; year: number }): TakeIn {
  const zeros = found.whole.flatMap((indicator) => {
    const years = new Set(
      found.figures.flatMap((f) => (f.indicator === indicator && f.area === area ? f.period : [])),
    );
    const wanted = Array.from({ length: YEARS_BACK + 1 }, (_, k) => String(year - k));
    return wanted
      .filter((period) => !years.has(period))
      .map((period): TakenFigure => ({ indicator, area, activity: "_T", period, value: 0 }));
  });
  return { ...found, figures: [...found.figures, ...zeros] };
}
