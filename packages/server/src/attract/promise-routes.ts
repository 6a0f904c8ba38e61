import { Amount } from "@essor/contract/attract";
import { Aftercare, Award, AwardWrite, Clawback } from "@essor/contract/attract-care";
import { Day } from "@essor/contract/common";
import { aftercareReport, ESCALATE_AFTER_DAYS } from "@essor/core/attract";
import { parseMoney } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { existing, homeOf, IdParam } from "./project-routes.ts";
import * as q from "./queries-care.ts";
import { listPromises } from "./queries-project.ts";
import { amountOf, promiseShown } from "./shown.ts";
import { dayNumber, todayIn } from "./zone.ts";

const SIGNALS = ["expansion", "hiring", "land", "finance", "leaving", "other"] as const;

/** What follows a promise: money granted and paid, money claimed back; and the care for firms that are here. */
export function promiseRoutes(api: Api, deps: Deps): void {
  const today = async (tx: Tx) => todayIn(deps.now(), (await homeOf(tx)).zone);
  awards(api, deps, today);
  clawbacks(api, deps, today);
  care(api, deps, today);
}

type Today = (tx: Tx) => Promise<string>;

function awards(api: Api, deps: Deps, today: Today): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/awards",
      summary: "Money that was granted to firms, with what is due and what was paid",
      needs: "attract.read",
      answer: z.object({ items: z.array(Award) }),
    },
    async ({ tx }) => {
      const day = await today(tx);
      return { items: (await q.listAwards(tx)).map((row) => shownAward(row, day)) };
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/projects/{id}/awards",
      summary: "Note a grant under a policy or a released offer",
      needs: "attract.write",
      params: IdParam,
      body: AwardWrite,
      status: 204,
    },
    async ({ tx, seat, params, body: { money, ...body } }) => {
      await existing(tx, params.id);
      const { minor, currency } = readMoney(money);
      await q.addAward(tx, {
        ...body,
        project: params.id,
        minor,
        currency,
        person: seat.asker.person,
      });
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/awards/{id}/paid",
      summary: "Note how much of a grant has been paid to date",
      needs: "attract.write",
      params: IdParam,
      body: z.strictObject({ money: Amount, on: Day, evidence: z.string().min(1).max(500) }),
      status: 204,
    },
    async ({ c, tx, params, body }) => {
      const done = await q.payAward(tx, {
        id: params.id,
        version: versionOf(c),
        minor: readMoney(body.money).minor,
        on: body.on,
        evidence: body.evidence,
      });
      if (done === "stale") throw new Problem("stale-version");
      if (done === "too-much")
        throw new Problem(
          "bad-request",
          "What was paid to date lies between what was paid before and what was granted",
        );
    },
  );
}

function clawbacks(api: Api, deps: Deps, today: Today): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/clawbacks",
      summary: "Decisions about broken promises, and what came back",
      needs: "attract.read",
      answer: z.object({ items: z.array(Clawback) }),
    },
    async ({ tx }) => ({ items: (await q.listClawbacks(tx)).map(shownClawback) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/promises/{id}/clawback",
      summary: "Claim back what a broken promise makes due, or waive it, with the reason",
      needs: "attract.write",
      params: IdParam,
      body: z.strictObject({
        decision: z.enum(["claimed", "waived"]),
        reason: z.string().min(1).max(1000),
      }),
      status: 204,
    },
    async ({ tx, seat, params, body }) => {
      const day = await today(tx);
      const row = (await listPromises(tx, null)).find(({ id }) => id === params.id);
      if (row === undefined) throw new Problem("not-found");
      const { state, amountDue, needsEvidence } = promiseShown(row, day);
      if (state !== "breach" || amountDue === null)
        throw new Problem(
          "wrong-state",
          "Only a broken promise with money paid ahead has something to claim",
        );
      if (needsEvidence && body.decision === "claimed")
        throw new Problem(
          "payment-evidence-missing",
          "The reading behind the breach has no evidence yet",
        );
      const { minor, currency } = readMoney(amountDue);
      await q.addClawback(tx, {
        promise: row.id,
        project: row.project,
        dueMinor: minor,
        currency,
        ...body,
        on: day,
        person: seat.asker.person,
      });
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/clawbacks/{id}/recovered",
      summary: "Note how much has come back to date",
      needs: "attract.write",
      params: IdParam,
      body: z.strictObject({ money: Amount, on: Day }),
      status: 204,
    },
    async ({ c, tx, params, body }) => {
      if (
        !(await q.recover(tx, {
          id: params.id,
          version: versionOf(c),
          minor: readMoney(body.money).minor,
          on: body.on,
        }))
      )
        throw new Problem(
          "stale-version",
          "Somebody changed it, or it is more than is due or less than came back before",
        );
    },
  );
}

function care(api: Api, deps: Deps, today: Today): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/aftercare",
      summary: "Visits that count, issues with their clock, signals of expansion",
      needs: "attract.read",
      answer: Aftercare,
    },
    async ({ tx }) => aftercareOf(tx, await today(tx)),
  );
  define(
    api,
    deps,
    {
      method: "patch",
      path: "/api/v1/attract/issues/{id}",
      summary: "Say who solves an issue by when, or how it was solved",
      needs: "attract.write",
      params: IdParam,
      body: z.strictObject({
        department: z.string().max(120),
        dueOn: Day.nullable(),
        solvedOn: Day.nullable(),
        solution: z.string().max(2000).default(""),
      }),
      status: 204,
    },
    async ({ c, tx, params, body }) => {
      if (body.solvedOn !== null && body.solution.trim() === "")
        throw new Problem("reason-needed", "Say how the issue was solved");
      if (!(await q.changeIssue(tx, { ...body, id: params.id, version: versionOf(c) })))
        throw new Problem("stale-version");
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/projects/{id}/signals",
      summary: "Note a signal: an expansion, hiring, a search for land, a will to leave",
      needs: "attract.write",
      params: IdParam,
      body: z.strictObject({
        kind: z.enum(SIGNALS),
        on: Day,
        body: z.string().min(1).max(1000),
        origin: z.enum(["person", "visit"]).default("person"),
      }),
      status: 204,
    },
    async ({ tx, seat, params, body }) => {
      await existing(tx, params.id);
      await q.addSignal(tx, { ...body, project: params.id, person: seat.asker.person });
    },
  );
  define(
    api,
    deps,
    {
      method: "patch",
      path: "/api/v1/attract/signals/{id}",
      summary: "Follow a signal up, name the lead that came of it, or drop it",
      needs: "attract.write",
      params: IdParam,
      body: z.strictObject({
        state: z.enum(["new", "followed", "dropped"]),
        lead: z.number().int().nullable().default(null),
      }),
      status: 204,
    },
    async ({ c, tx, params, body }) => {
      if (body.lead !== null) await existing(tx, body.lead);
      if (!(await q.changeSignal(tx, { ...body, id: params.id, version: versionOf(c) })))
        throw new Problem("stale-version");
    },
  );
}

async function aftercareOf(tx: Tx, today: string): Promise<z.infer<typeof Aftercare>> {
  const now = dayNumber(today);
  const visits = await q.listVisits(tx);
  const issues = await q.listCareIssues(tx);
  const signals = await q.listSignals(tx);
  const names = new Map(visits.map(({ project, projectName }) => [String(project), projectName]));
  const report = aftercareReport(
    visits.map((v) => ({ firm: String(v.project), day: dayNumber(v.on), note: v.note })),
    issues.map((i) => ({
      id: String(i.id),
      firm: String(i.project),
      raised: dayNumber(i.raisedOn),
      ...(i.solvedOn === null ? {} : { solved: dayNumber(i.solvedOn) }),
    })),
    now,
  );
  const entered = new Set(signals.map((g) => `${g.project} ${g.seenOn}`));
  return {
    visits: report.visits,
    visitsWithoutNote: report.visitsWithoutNote,
    open: report.open,
    escalated: report.escalated.length,
    daysToSolve: report.daysToSolve,
    issues: issues.map((i) => {
      const days = (i.solvedOn === null ? now : dayNumber(i.solvedOn)) - dayNumber(i.raisedOn);
      return { ...i, days, escalated: i.solvedOn === null && days >= ESCALATE_AFTER_DAYS };
    }),
    signals,
    hints: report.expansionSignals
      .map(({ firm, day, word }) => ({
        project: Number(firm),
        projectName: names.get(firm) ?? "",
        on: new Date(day * 86_400_000).toISOString().slice(0, 10),
        word,
      }))
      .filter((hint) => !entered.has(`${hint.project} ${hint.on}`)),
    recent: visits.slice(0, 100).map((v) => ({ ...v, counts: v.note.trim() !== "" })),
  };
}

function readMoney({ amount, currency }: z.infer<typeof Amount>): {
  minor: string;
  currency: string;
} {
  const money = parseMoney(amount, currency);
  if (!money.ok) throw new Problem("bad-request", `${money.code}: ${amount} ${currency}`);
  return { minor: String(money.value.minor), currency: money.value.currency };
}

function shownAward(
  { minor, paidMinor, currency, ...row }: q.AwardDbRow,
  today: string,
): z.infer<typeof Award> {
  const state =
    paidMinor === minor
      ? "paid"
      : row.dueOn !== null && row.dueOn < today
        ? "overdue"
        : paidMinor === "0"
          ? "due"
          : "part-paid";
  return {
    ...row,
    state,
    money: amountOf(minor, currency) as never,
    paid: amountOf(paidMinor, currency) as never,
  };
}

function shownClawback({
  dueMinor,
  recoveredMinor,
  currency,
  ...row
}: q.ClawbackDbRow): z.infer<typeof Clawback> {
  return {
    ...row,
    due: amountOf(dueMinor, currency) as never,
    recovered: amountOf(recoveredMinor, currency) as never,
  };
}
