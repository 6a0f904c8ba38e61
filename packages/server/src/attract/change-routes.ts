import { AmountWrite, MoveWrite, ProjectDetail, STAGES, Status } from "@essor/contract/attract";
import { Day } from "@essor/contract/common";
import { changeStatus, enterStage, type Stage } from "@essor/core/attract";
import { parseMoney } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import { type Api, type Call, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { hubNeedsUnmet } from "./import-words.ts";
import { recount } from "./project-money.ts";
import { detailOf, existing, homeOf, IdParam } from "./project-routes.ts";
import {
  addGrant,
  addStageEntry,
  handOver,
  keepMark,
  lockProject,
  setRelease,
  setReleaseShown,
  setStage,
  setStatus,
} from "./queries.ts";
import {
  addActivity,
  addAmount,
  addDocument,
  addIssue,
  addPromise,
  addReading,
  addTask,
  endTask,
} from "./queries-project.ts";
import { todayIn } from "./zone.ts";

type ChangeCall<B extends z.ZodType> = Call<undefined, typeof IdParam, B> & {
  readonly project: Awaited<ReturnType<typeof existing>>;
  readonly today: string;
};

/** Everything that changes a project or adds to its history. */
export function changeRoutes(api: Api, deps: Deps): void {
  const change = <B extends z.ZodType>(
    verb: string,
    summary: string,
    body: B,
    versioned: boolean,
    work: (call: ChangeCall<B>) => Promise<void>,
  ) =>
    define(
      api,
      deps,
      {
        method: "post",
        path: `/api/v1/attract/projects/{id}/${verb}`,
        summary,
        needs: "attract.write",
        params: IdParam,
        body,
        answer: ProjectDetail,
      },
      async (call) => {
        const project = await existing(call.tx, call.params.id);
        if (versioned) {
          const held = await lockProject(call.tx, project.id, versionOf(call.c));
          if (held === "stale") throw new Problem("stale-version");
          if (held === "absent") throw new Problem("forbidden");
        }
        await work({
          ...(call as never as Call<undefined, typeof IdParam, B>),
          project,
          today: todayIn(deps.now(), (await homeOf(call.tx)).zone),
        });
        return detailOf(call.tx, project.id, deps.now());
      },
    );

  change(
    "move",
    "Move to a stage whose criteria are met",
    MoveWrite,
    true,
    async ({ tx, seat, project, body, today }) => {
      if (body.on > today)
        throw new Problem("bad-request", "A stage is entered on a day that has come");
      const present = STAGES[project.stage] as Stage;
      const agreed =
        body.agreedOn ?? project.agreedOn ?? (body.stage === "signed" ? body.on : undefined);
      const start = body.plannedStart ?? project.plannedStart ?? undefined;
      const verdict = enterStage(body.stage, present, {
        investor: project.investor ?? project.name,
        ...(agreed === undefined ||
        (body.stage === "signed" && body.agreedOn === undefined && project.agreedOn === null)
          ? {}
          : { agreementDate: agreed }),
        ...(start === undefined ? {} : { plannedStart: start }),
        actualStart: body.on,
        productionDate: body.on,
        capacityDate: body.on,
        ...(body.evidence === "" ? {} : { constructionEvidence: body.evidence }),
      });
      const unmet = [...verdict.missing, ...(await hubNeedsUnmet(tx, body.stage, project.facts))];
      if (unmet.length > 0)
        throw new Problem(
          "criteria-unmet",
          undefined,
          unmet.map((code) => ({
            code,
            severity: "error" as const,
            field: code,
            reason: `Missing: ${code}`,
          })),
        );
      const stage = STAGES.indexOf(body.stage);
      await addStageEntry(tx, {
        project: project.id,
        stage,
        on: body.on,
        supersedes: body.supersedes ?? null,
        evidence: body.evidence,
        reason: "",
        person: seat.asker.person,
      });
      await setStage(tx, {
        project: project.id,
        stage,
        since: body.on,
        agreedOn: body.agreedOn ?? null,
        plannedStart: body.plannedStart ?? null,
      });
    },
  );

  change(
    "status",
    "Change the status; the stage stays",
    z.strictObject({ status: Status, reason: z.string().max(500).default("") }),
    true,
    async ({ tx, seat, project, body, today }) => {
      const next = changeStatus(
        {
          stage: STAGES[project.stage] as Stage,
          status: project.status as Status,
          reason: project.statusReason,
        },
        body.status,
        body.reason,
      );
      if (!next.ok)
        throw new Problem(next.code === "project-over" ? "project-over" : "reason-needed");
      await addActivity(tx, {
        project: project.id,
        kind: "status",
        on: today,
        body: `${body.status}${next.value.reason ? `: ${next.value.reason}` : ""}`,
        person: seat.asker.person,
      });
      await setStatus(tx, {
        project: project.id,
        status: next.value.status,
        reason: next.value.reason,
      });
    },
  );

  change(
    "amounts",
    "Record an amount or a claim; a claim counts once",
    AmountWrite,
    false,
    async ({ tx, seat, project, body }) => {
      const money = parseMoney(body.money.amount, body.money.currency);
      if (!money.ok)
        throw new Problem(
          "bad-request",
          `${money.code}: ${body.money.amount} ${body.money.currency}`,
        );
      if (body.kind === "increase" && body.agreement === "") throw new Problem("agreement-missing");
      const { kind, measure, on, occasion, agreement, evidence } = body;
      await addAmount(tx, {
        project: project.id,
        kind,
        measure,
        on,
        occasion,
        agreement,
        evidence,
        minor: String(money.value.minor),
        currency: money.value.currency,
        person: seat.asker.person,
      });
      if (kind !== "amount") await recount(tx, project.id, (await homeOf(tx)).currency);
    },
  );

  change(
    "activities",
    "Note a visit, a call, a meeting",
    z.strictObject({
      kind: z.enum(["visit", "call", "meeting", "mail", "note"]),
      on: Day,
      body: z.string().max(4000),
    }),
    false,
    async ({ tx, seat, project, body }) =>
      addActivity(tx, { project: project.id, ...body, person: seat.asker.person }),
  );

  change(
    "tasks",
    "Add a task or a node with its deadline",
    z.strictObject({
      kind: z.enum(["task", "node"]).default("task"),
      node: z.string().max(40).default(""),
      title: z.string().min(1).max(200),
      due: Day,
      assignee: z.number().int().nullable().default(null),
    }),
    false,
    async ({ tx, seat, project, body }) => {
      await addTask(tx, {
        project: project.id,
        ...body,
        district: project.district,
        otherDistrict: "",
        person: seat.asker.person,
      });
    },
  );

  change(
    "documents",
    "Note a document by its name and hash",
    z.strictObject({
      name: z.string().min(1).max(200),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      bytes: z.number().int().min(0),
      kind: z.string().max(40).default("other"),
    }),
    false,
    async ({ tx, seat, project, body }) =>
      addDocument(tx, { project: project.id, ...body, person: seat.asker.person }),
  );

  change(
    "issues",
    "Raise an aftercare issue",
    z.strictObject({ body: z.string().min(1).max(2000), on: Day }),
    false,
    async ({ tx, seat, project, body }) =>
      addIssue(tx, {
        project: project.id,
        body: body.body,
        on: body.on,
        person: seat.asker.person,
      }),
  );

  change(
    "promises",
    "Add a promise of either side",
    z.strictObject({
      side: z.enum(["investor", "city"]),
      what: z.enum(["investment", "jobs", "output", "tax", "payment", "service", "other"]),
      target: z.number().positive(),
      unit: z.string().min(1).max(40),
      due: Day,
      tolerance: z.number().min(0).max(0.99).default(0),
      paidAhead: z.strictObject({ amount: z.string(), currency: z.string() }).optional(),
      clawback: z.enum(["none", "proportional", "full"]).default("none"),
      body: z.string().max(1000).default(""),
    }),
    false,
    async ({ tx, seat, project, body: { paidAhead, ...m } }) => {
      const paid = paidAhead ? parseMoney(paidAhead.amount, paidAhead.currency) : undefined;
      if (paid && !paid.ok) throw new Problem("bad-request", `${paid.code}: ${paidAhead?.amount}`);
      await addPromise(tx, {
        project: project.id,
        ...m,
        paidMinor: paid?.ok ? String(paid.value.minor) : null,
        currency: paid?.ok ? paid.value.currency : null,
        person: seat.asker.person,
      });
    },
  );

  change(
    "grants",
    "Let a person see a confidential project",
    z.strictObject({ person: z.number().int() }),
    false,
    async ({ tx, project, body }) => {
      if (!(await addGrant(tx, { project: project.id, person: body.person })))
        throw new Problem("forbidden");
    },
  );

  change(
    "release",
    "Release the name of a confidential project on a day",
    z.strictObject({ on: Day }),
    true,
    async ({ tx, project, body }) => {
      if (
        project.secretName === null ||
        (await setRelease(tx, { project: project.id, on: body.on })) === 0
      )
        throw new Problem("forbidden");
      await setReleaseShown(tx, { project: project.id, on: body.on });
    },
  );

  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/projects/{id}/assign",
      summary: "Hand a project to another officer or district; its history goes along",
      needs: "attract.write",
      params: IdParam,
      body: z.strictObject({
        district: z.string().max(60),
        owner: z.number().int().nullable(),
        reason: z.string().min(1).max(500),
      }),
      status: 204,
    },
    async ({ c, tx, seat, params, body }) => {
      const project = await existing(tx, params.id);
      const held = await lockProject(tx, project.id, versionOf(c));
      if (held === "stale") throw new Problem("stale-version");
      await addActivity(tx, {
        project: project.id,
        kind: "handover",
        on: todayIn(deps.now(), (await homeOf(tx)).zone),
        body: `${project.district} → ${body.district}: ${body.reason}`,
        person: seat.asker.person,
      });
      if (
        !(await handOver(tx, { project: project.id, district: body.district, owner: body.owner }))
      )
        throw new Problem("forbidden");
      await keepMark(tx, {
        project: project.id,
        district: body.district,
        uscc: "",
        lei: "",
        folded: "",
      });
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/tasks/{id}/done",
      summary: "Mark a task as done",
      needs: "attract.write",
      params: IdParam,
      status: 204,
    },
    async ({ c, tx, params }) => {
      if (
        !(await endTask(tx, {
          id: params.id,
          version: versionOf(c),
          on: todayIn(deps.now(), (await homeOf(tx)).zone),
        }))
      )
        throw new Problem("stale-version");
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/promises/{id}/readings",
      summary: "Record what was delivered of a promise",
      needs: "attract.write",
      params: IdParam,
      body: z.strictObject({ on: Day, value: z.number(), evidence: z.string().max(500) }),
      status: 204,
    },
    async ({ tx, seat, params, body }) => {
      if (!(await addReading(tx, { promise: params.id, ...body, person: seat.asker.person })))
        throw new Problem("not-found");
    },
  );
}
