import { Enquiry } from "@essor/contract/attract";
import {
  conversionByCohort,
  ENQUIRY_RULE,
  enquiryDue,
  enquiryState,
  type WorkCalendar,
} from "@essor/core/attract";
import { z } from "@hono/zod-openapi";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { calendarOf } from "./enquiry-days.ts";
import { type Home, homeOf, IdParam } from "./project-routes.ts";
import {
  addEnquiry,
  answerEnquiry,
  conversion,
  type EnquiryDbRow,
  listEnquiries,
} from "./queries-desk.ts";
import { dateAt, momentIn } from "./zone.ts";

export function enquiryShown(
  row: EnquiryDbRow,
  now: Date,
  home: Home,
  calendar: WorkCalendar,
): z.infer<typeof Enquiry> {
  const { state, escalation } = enquiryState(
    {
      due: momentIn(row.dueAt, home.zone),
      now: momentIn(now, home.zone),
      ...(row.answeredAt === null ? {} : { answered: momentIn(row.answeredAt, home.zone) }),
    },
    ENQUIRY_RULE,
    calendar,
  );
  return {
    ...row,
    receivedAt: row.receivedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    state,
    escalation,
  };
}

/** Enquiries and the clock that runs on them. */
export function enquiryRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/attract/enquiries";
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "Enquiries, the most urgent first",
      needs: "attract.read",
      query: z.strictObject({ open: z.enum(["true", "false"]).default("false") }),
      answer: z.object({
        items: z.array(Enquiry),
        conversion: z.array(
          z.object({
            cohort: z.string(),
            leads: z.number(),
            realised: z.number(),
            rate: z.number(),
          }),
        ),
      }),
    },
    async ({ tx, query }) => {
      const home = await homeOf(tx);
      const calendar = await calendarOf(tx, home);
      return {
        items: (await listEnquiries(tx, query.open === "true")).map((row) =>
          enquiryShown(row, deps.now(), home, calendar),
        ),
        conversion: conversionByCohort(await conversion(tx)),
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Take in an enquiry; its deadline follows the working-day calendar",
      needs: "attract.write",
      status: 201,
      body: z.strictObject({
        district: z.string().max(60),
        sender: z.string().max(200).default(""),
        body: z.string().min(1).max(4000),
        receivedAt: z.iso.datetime({ offset: true }).optional(),
      }),
      answer: Enquiry,
    },
    async ({ tx, seat, body }) => {
      const home = await homeOf(tx);
      const calendar = await calendarOf(tx, home);
      const receivedAt = body.receivedAt ? new Date(body.receivedAt) : deps.now();
      const dueAt = dateAt(
        enquiryDue(momentIn(receivedAt, home.zone), ENQUIRY_RULE, calendar),
        home.zone,
      );
      return enquiryShown(
        await addEnquiry(tx, {
          district: body.district,
          sender: body.sender,
          body: body.body,
          receivedAt,
          dueAt,
          person: seat.asker.person,
        }),
        deps.now(),
        home,
        calendar,
      );
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/{id}/answer`,
      summary: "Answer an enquiry",
      needs: "attract.write",
      params: IdParam,
      body: z.strictObject({
        answer: z.string().min(1).max(8000),
        project: z.number().int().nullable().default(null),
      }),
      answer: Enquiry,
    },
    async ({ c, tx, params, body }) => {
      const row = await answerEnquiry(tx, {
        id: params.id,
        version: versionOf(c),
        answer: body.answer,
        project: body.project,
        at: deps.now(),
      });
      if (row === undefined) throw new Problem("stale-version");
      const home = await homeOf(tx);
      return enquiryShown(row, deps.now(), home, await calendarOf(tx, home));
    },
  );
}
