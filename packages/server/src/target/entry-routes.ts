import { EntryAsk, EntryRun, Predictions, Priorities } from "@essor/contract/target-entry";
import { z } from "@hono/zod-openapi";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { queueJob } from "../jobs/queries.ts";
import { foreseeing, predictionsOf, shownRuns } from "./entry.ts";
import { priorities } from "./priorities.ts";
import { listChoices } from "./queries.ts";
import { readBasis } from "./queries-space.ts";
import { restrictedCatalogue, restrictionText } from "./restrictions.ts";
import { basisOf } from "./space.ts";
import { periodOf, SpaceQuery } from "./space-routes.ts";
import { today } from "./today.ts";

/** Entry: how well it was foretold, what an area is likeliest to enter, and what that says about the gaps. */
export function entryRoutes(api: Api, deps: Deps): void {
  const runs = "/api/v1/target/entry/runs";
  define(
    api,
    deps,
    {
      method: "get",
      path: runs,
      summary: "Kept back-tests of entry, newest first",
      needs: "target.read",
      answer: z.object({ items: z.array(EntryRun) }),
    },
    async ({ tx }) => ({ items: await shownRuns(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: runs,
      summary: "Fit the entry model and back-test it on unseen places, as a job",
      needs: "target.write",
      body: EntryAsk,
      answer: z.object({ job: z.number().int() }),
      status: 202,
    },
    async ({ tx, seat, body }) => {
      const basis = await basisOf(tx, body.basis);
      const { periods } = await readBasis(tx, basis.code);
      const [from, to] = [periodOf(body.from) ?? periods[1], periodOf(body.to) ?? periods[0]];
      if (
        from === undefined ||
        to === undefined ||
        !periods.includes(from) ||
        !periods.includes(to)
      )
        throw new Problem("bad-request", "Two periods with figures by activity are needed");
      if (from >= to) throw new Problem("bad-request", "The first period lies before the second");
      const job = await queueJob(tx, {
        hub: seat.asker.hub,
        kind: "target.backtest",
        payload: { basis: basis.code, level: body.level, from, to },
        person: seat.asker.person,
      });
      setImmediate(deps.wake);
      return { job };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/target/predictions",
      summary: "Activities an area is likeliest to enter, with intervals and reasons",
      needs: "target.read",
      query: SpaceQuery.pick({ area: true, basis: true, level: true }).extend({
        top: z.coerce.number().int().min(1).max(100).default(20),
      }),
      answer: Predictions,
    },
    async ({ tx, seat, query }) => {
      const found = await foreseeing(tx, {
        hub: seat.asker.hub,
        basis: query.basis,
        level: query.level,
      });
      if (!found)
        throw new Problem("not-found", "Nothing has been fitted yet: run the back-test first");
      const shown = await predictionsOf(tx, found, query);
      const catalogue = await restrictedCatalogue(tx);
      const chosen = new Set((await listChoices(tx)).map((choice) => choice.activity));
      return {
        ...shown,
        targets: shown.targets.map((target) => ({
          ...target,
          restricted: restrictionText(target.code, { day: today(deps), catalogue }),
          chosen: chosen.has(target.code),
        })),
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/target/priorities",
      summary: "Gaps joined with density, entry probability and output gain",
      needs: "target.read",
      query: SpaceQuery.pick({ basis: true, level: true }),
      answer: Priorities,
    },
    async ({ tx, seat, query }) =>
      priorities(tx, {
        hub: seat.asker.hub,
        basis: query.basis,
        level: query.level,
        today: today(deps),
      }),
  );
}
