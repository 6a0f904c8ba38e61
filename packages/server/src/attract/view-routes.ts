import { STAGES, Stage, Status } from "@essor/contract/attract";
import { BulkAnswer, BulkWrite, ProjectPoints } from "@essor/contract/attract-views";
import { changeStatus } from "@essor/core/attract";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps, Seat } from "../http/seat.ts";
import { existing, homeOf } from "./project-routes.ts";
import { handOver, lockProject, setStatus } from "./queries.ts";
import { addActivity, addTask } from "./queries-project.ts";
import { projectPoints, setSector } from "./queries-view.ts";
import { amountOf } from "./shown.ts";
import { todayIn } from "./zone.ts";

const MOST_POINTS = 20_000;

/** The pipeline on a map, and one change to many projects at once. */
export function viewRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/points",
      summary: "Projects with a place, the largest first",
      needs: "attract.read",
      query: z.strictObject({ stage: Stage.optional(), status: Status.optional() }),
      answer: ProjectPoints,
    },
    async ({ tx, query }) => {
      const { rows, more } = await projectPoints(tx, {
        stage: query.stage === undefined ? null : STAGES.indexOf(query.stage),
        status: query.status ?? null,
        limit: MOST_POINTS,
      });
      return {
        more,
        items: rows.map(({ minor, currency, stage, ...row }) => ({
          ...row,
          stage: STAGES[stage] as Stage,
          amount: amountOf(minor, currency),
        })),
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/projects/bulk",
      summary: "One change to many projects; each answers for itself",
      needs: "attract.write",
      body: BulkWrite,
      answer: BulkAnswer,
    },
    async ({ tx, seat, body }) => {
      const today = todayIn(deps.now(), (await homeOf(tx)).zone);
      const refused: { id: number; code: string }[] = [];
      for (const project of body.projects) {
        await tx.query("savepoint one");
        try {
          await changeOne(tx, { seat, today, project, change: body.change });
          await tx.query("release savepoint one");
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          await tx.query("rollback to savepoint one");
          refused.push({ id: project.id, code: error.code });
        }
      }
      return { changed: body.projects.length - refused.length, refused };
    },
  );
}

type One = {
  readonly seat: Seat;
  readonly today: string;
  readonly project: { readonly id: number; readonly version: number };
  readonly change: z.infer<typeof BulkWrite>["change"];
};

async function changeOne(tx: Tx, { seat, today, project, change }: One): Promise<void> {
  const row = await existing(tx, project.id);
  const held = await lockProject(tx, row.id, project.version);
  if (held !== "ours") throw new Problem(held === "stale" ? "stale-version" : "forbidden");
  const person = seat.asker.person;
  const noted = (kind: string, body: string) =>
    addActivity(tx, { project: row.id, kind, on: today, body, person });
  if (change.kind === "status") {
    const next = changeStatus(
      {
        stage: STAGES[row.stage] as Stage,
        status: row.status as Status,
        reason: row.statusReason,
      },
      change.status,
      change.reason,
    );
    if (!next.ok)
      throw new Problem(next.code === "project-over" ? "project-over" : "reason-needed");
    const { status, reason } = next.value;
    await noted("status", reason ? `${status}: ${reason}` : status);
    await setStatus(tx, { project: row.id, status, reason });
  } else if (change.kind === "sector") {
    await noted("change", `${row.sector || "–"} → ${change.sector}`);
    await setSector(tx, { project: row.id, sector: change.sector });
  } else if (change.kind === "owner") {
    await noted("handover", `${row.owner ?? "–"} → ${change.owner ?? "–"}`);
    if (!(await handOver(tx, { project: row.id, district: row.district, owner: change.owner })))
      throw new Problem("forbidden");
  } else {
    await addTask(tx, {
      project: row.id,
      kind: "task",
      node: "",
      title: change.title,
      due: change.due,
      district: row.district,
      otherDistrict: "",
      assignee: row.ownerId,
      person,
    });
  }
}
