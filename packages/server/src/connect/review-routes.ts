import { ProfileDetail, ReviewWrite, SubmitWrite } from "@essor/contract/connect";
import { may } from "@essor/contract/rights";
import { DUPLICATE_MIN } from "@essor/core/connect";
import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Tx } from "../db/rights.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps, Env, Seat } from "../http/seat.ts";
import { marketOf, similarTo } from "./market.ts";
import { detailOf, existing, IdParam, maySteer, namesOf, textOf } from "./profile-routes.ts";
import { daysAfter, LIFE_DAYS, openPoints, publishIssues } from "./profile-rules.ts";
import { addAct, type ProfileDbRow, type Step, setState } from "./queries.ts";
import { profileShown, today } from "./shown.ts";

type Wanted = Omit<Step, "id" | "version"> & { act: string };
type Asked<B> = { tx: Tx; seat: Seat; row: ProfileDbRow; body: B; day: string };

/** From a draft over two reviews to the market, and off it again. */
export function reviewRoutes(api: Api, deps: Deps): void {
  const step = <B extends z.ZodType>(
    name: string,
    {
      summary,
      needs,
      body,
      work,
    }: {
      summary: string;
      needs: "connect.write" | "connect.advise";
      body: B;
      work: (asked: Asked<z.infer<B>>) => Promise<Wanted> | Wanted;
    },
  ) =>
    define(
      api,
      deps,
      {
        method: "post",
        path: `/api/v1/connect/profiles/{id}/${name}`,
        summary,
        needs,
        params: IdParam,
        body,
        answer: ProfileDetail,
      },
      async (call) => {
        const { c, tx, seat } = call as unknown as { c: Context<Env>; tx: Tx; seat: Seat };
        const { id } = call.params as { id: number };
        const day = today(deps.now());
        const version = versionOf(c);
        const row = await existing(tx, id, day);
        if (!maySteer(row, seat)) throw new Problem("forbidden");
        const { act, ...wanted } = await work({
          tx,
          seat,
          row,
          body: call.body as z.infer<B>,
          day,
        });
        if (!(await setState(tx, { id, version, ...wanted }))) throw new Problem("stale-version");
        await addAct(tx, id, act, seat.asker.person);
        return detailOf(tx, seat, id, day);
      },
    );

  step("submit", {
    summary: "Hand a draft in for review; a live profile that is 90% alike asks for a decision",
    needs: "connect.write",
    body: SubmitWrite,
    work: async ({ tx, seat, row, body, day }) => {
      inState(row, seat, day, ["draft", "withdrawn"]);
      refuseUnfit(row);
      const alike = similarTo(await marketOf(tx, seat.asker.hub), row.side, textOf(row), {
        least: DUPLICATE_MIN,
        without: row.id,
      });
      const undecided = alike.filter((a) => a.id !== body.duplicate?.of);
      if (alike.length > 0 && undecided.length === alike.length) {
        throw new Problem(
          "similar-profile",
          undefined,
          alike.map(({ id, likeness }) => ({
            code: "similar-profile",
            severity: "error",
            field: String(id),
            reason: `Profile ${id} is ${Math.round(likeness * 100)}% alike: join it, or say what is different`,
          })),
        );
      }
      return { state: "internal-review", duplicate: body.duplicate, act: "submitted" };
    },
  });
  step("review", {
    summary: "Pass or send back a review: first inside, then by an outside adviser",
    needs: "connect.advise",
    body: ReviewWrite,
    work: ({ seat, row, body, day }) => {
      inState(row, seat, day, ["internal-review", "external-review"]);
      const { checklist, triage, note } = body;
      if (!body.passed) {
        if (note.trim() === "") throw new Problem("reason-needed");
        return { state: "draft", checklist, triage, note, act: "sent back" };
      }
      const open = openPoints({ ...row.checklist, ...checklist });
      if (open.length > 0) {
        throw new Problem(
          "profile-refused",
          undefined,
          open.map((field) => ({
            code: "checklist-open",
            severity: "error",
            field,
            reason: "Not ticked yet",
          })),
        );
      }
      refuseUnfit(row);
      // The second review is passed by publishing.
      return {
        state: "external-review",
        checklist: row.state === "internal-review" ? {} : { ...row.checklist, ...checklist },
        triage,
        note,
        act: row.state === "internal-review" ? "passed inside" : "passed outside",
      };
    },
  });
  step("publish", {
    summary: "Put a reviewed profile on the market, without its owner",
    needs: "connect.advise",
    body: z.strictObject({}),
    work: ({ seat, row, day }) => {
      inState(row, seat, day, ["external-review"]);
      if (openPoints(row.checklist).length > 0)
        throw new Problem("wrong-state", "The outside review has not been passed");
      refuseUnfit(row);
      return {
        state: "live",
        publishedOn: day,
        expiresOn: daysAfter(day, LIFE_DAYS),
        act: "published",
      };
    },
  });
  step("renew", {
    summary: "Keep a profile on the market for another term",
    needs: "connect.write",
    body: z.strictObject({}),
    work: ({ seat, row, day }) => {
      inState(row, seat, day, ["live", "expired"]);
      refuseUnfit(row);
      return {
        state: "live",
        expiresOn: daysAfter(day, LIFE_DAYS),
        renewed: true,
        act: "renewed",
      };
    },
  });
  step("withdraw", {
    summary: "Take a profile off the market; it can be handed in again",
    needs: "connect.write",
    body: z.strictObject({}),
    work: () => ({ state: "withdrawn", act: "withdrawn" }),
  });
}

function inState(row: ProfileDbRow, seat: Seat, day: string, states: readonly string[]): void {
  const { state } = profileShown(row, seat.asker.person, day);
  if (!states.includes(state))
    throw new Problem(
      "wrong-state",
      `The profile is ${state}; this asks for ${states.join(" or ")}`,
    );
  if (
    state === "expired" &&
    row.ownerPerson !== seat.asker.person &&
    !may(seat.asker.role, "connect.advise")
  )
    throw new Problem("not-found");
}

function refuseUnfit(row: ProfileDbRow): void {
  const issues = publishIssues(row, namesOf(row));
  if (issues.length > 0) throw new Problem("profile-refused", undefined, issues);
}
