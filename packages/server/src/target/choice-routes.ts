import { Choice, ChoiceWrite } from "@essor/contract/target";
import { restrictionOf } from "@essor/core/target";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { dropChoice, listChoices, saveChoice } from "./queries.ts";
import { activityNames } from "./queries-space.ts";
import { restrictedCatalogue, restrictionText } from "./restrictions.ts";
import { today } from "./today.ts";

/** The activities that the hub targets; what is restricted needs a name and a reason. */
export function choiceRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/target/choices";
  const shown = async (tx: Tx) => {
    const rows = await listChoices(tx);
    const names = await activityNames(
      tx,
      rows.map((row) => row.activity),
    );
    const catalogue = await restrictedCatalogue(tx);
    return rows.map((row) => ({
      ...row,
      name: names.get(row.activity) ?? { en: row.activity },
      restricted: restrictionText(row.activity, { day: today(deps), catalogue }),
    }));
  };
  const CodeParam = z.object({ activity: z.string().max(20) });
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "The activities that the hub targets",
      needs: "target.read",
      answer: z.object({ items: z.array(Choice) }),
    },
    async ({ tx }) => ({ items: await shown(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${path}/{activity}`,
      summary: "Target an activity; a restricted one needs a name and a reason",
      needs: "target.write",
      params: CodeParam,
      body: ChoiceWrite,
      answer: Choice,
    },
    async ({ tx, seat, params, body }) => {
      if (!(await activityNames(tx, [params.activity])).has(params.activity))
        throw new Problem("not-found");
      const overrides = body.override ? [{ activity: params.activity, ...body.override }] : [];
      const verdict = restrictionOf(params.activity, {
        day: today(deps),
        catalogue: await restrictedCatalogue(tx),
        overrides,
      });
      if (verdict.verdict === "blocked")
        throw new Problem(
          "restricted-activity",
          `${verdict.entry.code} is ${verdict.entry.status} (${verdict.entry.article})`,
        );
      await saveChoice(tx, {
        activity: params.activity,
        person: seat.asker.person,
        by: body.override?.by ?? null,
        reason: body.override?.reason ?? null,
      });
      return (await shown(tx)).find((choice) => choice.activity === params.activity);
    },
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: `${path}/{activity}`,
      summary: "No longer target an activity",
      needs: "target.write",
      params: CodeParam,
      status: 204,
    },
    async ({ tx, params }) => {
      if (!(await dropChoice(tx, params.activity))) throw new Problem("not-found");
    },
  );
}
