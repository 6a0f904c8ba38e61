import {
  BoardCell,
  Conflict,
  ProjectDetail,
  ProjectQuery,
  ProjectRow,
  ProjectWrite,
  STAGES,
  type Stage,
} from "@essor/contract/attract";
import {
  checkLead,
  codeWarnings,
  foldName,
  type Lead,
  stalledClass,
  XUANCHENG_2024,
} from "@essor/core/attract";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { moneyOf } from "./project-money.ts";
import {
  addParty,
  addProject,
  addSecret,
  addStageEntry,
  findProject,
  heldBy,
  hubSettings,
  keepMark,
  readBoard,
} from "./queries.ts";
import { listProjects } from "./queries-list.ts";
import { addTask, documentsOf, listPromises, tasksOf, timelineOf } from "./queries-project.ts";
import { amountOf, projectShown, promiseShown, taskShown } from "./shown.ts";
import { dayNumber, todayIn } from "./zone.ts";

export const IdParam = z.object({ id: z.coerce.number().int().positive().max(9e15) });

export type Home = { readonly currency: string; readonly zone: string; readonly calendar: string };

/** What the hub's settings say about money and time. */
export async function homeOf(tx: Tx): Promise<Home> {
  const { settings } = await hubSettings(tx);
  return {
    currency: settings.currency ?? "CNY",
    zone: settings.timeZone ?? "Asia/Shanghai",
    calendar: settings.calendar ?? "CN",
  };
}

/** The pipeline as a table and as a board, and one project with all that happened to it. */
export function projectRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/projects",
      summary: "Projects, filtered and sorted",
      needs: "attract.read",
      query: ProjectQuery,
      answer: z.object({ items: z.array(ProjectRow), nextCursor: z.string().nullable() }),
    },
    async ({ tx, query }) => {
      const { currency } = await homeOf(tx);
      const rows = await listProjects(tx, {
        stage: query.stage === undefined ? null : STAGES.indexOf(query.stage),
        status: query.status ?? null,
        district: query.district ?? null,
        sector: query.sector ?? null,
        text: query.q?.trim() || null,
        sort: query.sort,
        limit: query.limit,
        after: cursorOf(query.cursor, query.sort),
      });
      const last = rows.length === query.limit ? rows.at(-1) : undefined;
      return {
        items: rows.map((row) => projectShown(row, currency)),
        nextCursor:
          last === undefined
            ? null
            : Buffer.from(JSON.stringify([query.sort, last.key, last.id])).toString("base64url"),
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/board",
      summary: "Projects and money per stage, status and currency",
      needs: "attract.read",
      query: z.strictObject({ district: z.string().max(60).optional() }),
      answer: z.object({ cells: z.array(BoardCell) }),
    },
    async ({ tx, query }) => ({
      cells: (await readBoard(tx, query.district ?? null)).map(({ minor, stage, ...cell }) => ({
        ...cell,
        stage: STAGES[stage] as Stage,
        amount: amountOf(minor, cell.currency)?.amount,
      })),
    }),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/projects/{id}",
      summary: "A project with its history",
      needs: "attract.read",
      params: IdParam,
      answer: ProjectDetail,
    },
    async ({ tx, params }) => detailOf(tx, params.id, deps.now()),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/projects",
      summary: "Register a lead; a firm that another district holds makes a mediation task",
      needs: "attract.write",
      body: ProjectWrite,
      status: 201,
      answer: z.object({
        project: ProjectRow,
        conflicts: z.array(Conflict),
        warnings: z.array(z.string()),
        task: z.number().int().nullable(),
      }),
    },
    async ({ tx, seat, body }) => {
      if (body.lead) {
        const issues = checkLead({ sector: body.sector, ...body.lead } as Lead, XUANCHENG_2024);
        if (issues.length > 0) throw new Problem("lead-refused", undefined, issues);
      }
      const confidential = body.codeName !== undefined;
      const firm = {
        uscc: body.investor?.uscc ?? "",
        lei: body.investor?.lei ?? "",
        folded: foldName(body.investor?.name ?? ""),
      };
      const conflicts = body.investor ? await conflictsOf(tx, firm) : [];
      const { zone, currency } = await homeOf(tx);
      const today = todayIn(deps.now(), zone);
      const person = seat.asker.person;
      const party = body.investor
        ? await addParty(tx, {
            ...firm,
            name: body.investor.name,
            website: body.investor.website,
            district: body.district,
            confidential,
            person,
          })
        : null;
      const id = await addProject(tx, {
        name: body.codeName ?? body.name,
        confidential,
        releaseOn: confidential ? (body.releaseOn ?? null) : null,
        district: body.district,
        sector: body.sector,
        kind: body.kind,
        note: body.note,
        party: confidential ? null : party,
        facts: body.lead ?? {},
        person,
        today,
        currency,
      });
      if (confidential) {
        await addSecret(tx, {
          project: id,
          name: body.name,
          party,
          releaseOn: body.releaseOn ?? null,
          person,
        });
      }
      await addStageEntry(tx, {
        project: id,
        stage: 0,
        on: today,
        supersedes: null,
        evidence: "",
        reason: "",
        person,
      });
      await keepMark(tx, { project: id, district: body.district, ...firm });
      const other = conflicts.find((c) => c.district !== body.district);
      const task = other
        ? await addTask(tx, {
            project: id,
            kind: "mediation",
            node: "",
            title: `Two districts hold a project of one firm: ${body.district}, ${other.district}`,
            district: body.district,
            otherDistrict: other.district,
            assignee: null,
            due: null,
            person,
          })
        : null;
      return {
        project: projectShown(await existing(tx, id), currency),
        conflicts,
        warnings: codeWarnings(firm),
        task,
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/conflicts",
      summary: "Whether a firm is already held by some department",
      needs: "attract.read",
      body: z.strictObject({
        name: z.string().max(200),
        uscc: z.string().max(18).default(""),
        lei: z.string().max(20).default(""),
      }),
      answer: z.object({ conflicts: z.array(Conflict), warnings: z.array(z.string()) }),
    },
    async ({ tx, body }) => ({
      conflicts: await conflictsOf(tx, { ...body, folded: foldName(body.name) }),
      warnings: codeWarnings(body),
    }),
  );
}

async function conflictsOf(
  tx: Tx,
  firm: { uscc: string; lei: string; folded: string },
): Promise<Conflict_[]> {
  return (await heldBy(tx, firm)).map(({ district, same }) => ({
    district,
    certain: same,
    message: "a record exists with this department",
  }));
}
type Conflict_ = z.infer<typeof Conflict>;

/** The project, or the same answer for one that is not there and one that the reader may not see. */
export async function existing(tx: Tx, id: number) {
  const row = await findProject(tx, id);
  if (row === undefined) throw new Problem("not-found");
  return row;
}

export async function detailOf(
  tx: Tx,
  id: number,
  now: Date,
): Promise<z.infer<typeof ProjectDetail>> {
  const row = await existing(tx, id);
  const home = await homeOf(tx);
  const today = todayIn(now, home.zone);
  const money = await moneyOf(tx, id, home.currency);
  const tasks = await tasksOf(tx, id);
  const daysInStage = row.stageSince === null ? null : dayNumber(today) - dayNumber(row.stageSince);
  // Of a published statement nobody knows what came after it: it is never called stalled.
  const moves = !row.open && (row.status === "active" || row.status === "delayed");
  return {
    project: projectShown(row, home.currency),
    facts: row.facts,
    note: row.note,
    timeline: await timelineOf(tx, id),
    amounts: money.lines,
    totals: money.totals,
    tasks: tasks.map((task) => taskShown(task, today)),
    promises: (await listPromises(tx, id)).map((promise) => promiseShown(promise, today)),
    documents: (await documentsOf(tx, id)) as never,
    conflicts: tasks.flatMap((t) =>
      t.kind === "mediation" && t.done === null
        ? [
            {
              district: t.district === row.district ? t.otherDistrict : t.district,
              certain: false,
              message: "a record exists with this department" as const,
            },
          ]
        : [],
    ),
    daysInStage,
    stalled:
      moves && daysInStage !== null
        ? (stalledClass(STAGES[row.stage] as Stage, daysInStage) ?? null)
        : null,
  };
}

function cursorOf(text: string | undefined, sort: string): { key: string; id: number } | null {
  if (text === undefined) return null;
  try {
    const [of, key, id] = JSON.parse(Buffer.from(text, "base64url").toString("utf8")) as [
      string,
      string,
      number,
    ];
    if (of === sort && typeof key === "string" && Number.isSafeInteger(id)) return { key, id };
  } catch {
    // falls through to the refusal
  }
  throw new Problem("bad-cursor");
}
