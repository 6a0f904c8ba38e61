import { NeedsMe, STAGES, type Stage } from "@essor/contract/attract";
import { ESCALATE_AFTER_DAYS, STALLED_AFTER, stageOrder, stalledClass } from "@essor/core/attract";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import type { Deps, Seat } from "../http/seat.ts";
import { calendarOf } from "./enquiry-days.ts";
import { enquiryShown } from "./enquiry-routes.ts";
import { homeOf } from "./project-routes.ts";
import { findProject } from "./queries.ts";
import { listEnquiries, listOffers } from "./queries-desk.ts";
import { longStays } from "./queries-funnel.ts";
import { listPromises, openIssues, openTasks } from "./queries-project.ts";
import { projectShown, promiseShown, taskShown } from "./shown.ts";
import { dayNumber, todayIn } from "./zone.ts";

/** What waits for the reader, as a page and as a part of others. */
export function needsRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/needs-me",
      summary: "What waits for the reader",
      needs: "attract.read",
      answer: NeedsMe,
    },
    async ({ tx, seat }) => needsOf(tx, seat, deps.now()),
  );
}

/** The daily list: late nodes, enquiries, stalled projects, offers to review, breaches and old issues. */
export async function needsOf(tx: Tx, seat: Pick<Seat, "asker">, now: Date): Promise<NeedsMe> {
  const home = await homeOf(tx);
  const today = todayIn(now, home.zone);
  const at = (days: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const limits = (["signed", "started", "under-construction", "in-production"] as const).map(
    (stage) => [stageOrder(stage), STALLED_AFTER[classOf(stage)]] as const,
  );
  const stalled = [];
  for (const { id, days } of (await longStays(tx, { today, limits })).slice(0, 10)) {
    const row = await findProject(tx, id);
    if (row)
      stalled.push({
        project: projectShown(row, home.currency),
        class: classOf(STAGES[row.stage] as Stage),
        days,
      });
  }
  const calendar = await calendarOf(tx, home);
  const promises = (await listPromises(tx, null)).map((promise) => promiseShown(promise, today));
  return {
    tasks: (await openTasks(tx, { person: seat.asker.person, until: at(7) })).map((task) =>
      taskShown(task, today),
    ),
    enquiries: (await listEnquiries(tx, true)).map((row) =>
      enquiryShown(row, now, home, calendar),
    ) as never,
    stalled,
    offers: (await listOffers(tx))
      .filter(
        (o) => o.decision === null && o.outcome === "review" && o.authorId !== seat.asker.person,
      )
      .map(({ id, body, outcome }) => ({ id, body, outcome })),
    breaches: promises.filter((p) => p.state === "breach" || p.state === "unmeasured"),
    issues: (await openIssues(tx, at(-ESCALATE_AFTER_DAYS))).map((issue) => ({
      ...issue,
      days: dayNumber(today) - dayNumber(issue.raisedOn),
    })),
  };
}

function classOf(stage: Stage): keyof typeof STALLED_AFTER {
  return stalledClass(stage, 1e6) as keyof typeof STALLED_AFTER;
}
