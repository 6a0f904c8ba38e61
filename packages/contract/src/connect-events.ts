import { z } from "@hono/zod-openapi";
import { Day, Text3 } from "./common.ts";

/** An event with meetings at tables in slots. */
export const EventWrite = z
  .strictObject({
    name: Text3,
    on: Day,
    slots: z.number().int().min(1).max(60),
    tables: z.number().int().min(1).max(500),
  })
  .openapi("ConnectEventWrite");
export type EventWrite = z.infer<typeof EventWrite>;

export const EventRow = z
  .object({
    id: z.number().int(),
    name: Text3,
    on: Day,
    slots: z.number().int(),
    tables: z.number().int(),
    people: z.number().int(),
    meetings: z.number().int(),
    example: z.boolean(),
    version: z.number().int(),
  })
  .openapi("ConnectEvent");
export type EventRow = z.infer<typeof EventRow>;

const Label = z.string().min(1).max(120);
const Away = z.array(z.number().int().min(1).max(60)).max(60).default([]);

/** The organiser's list: it replaces the one before, people who signed up themselves stay. */
export const PeopleWrite = z
  .strictObject({
    people: z.array(z.strictObject({ label: Label, away: Away })).max(2000),
    /** By the labels of the two. */
    wishes: z
      .array(z.strictObject({ guest: Label, host: Label }))
      .max(20_000)
      .default([]),
  })
  .openapi("ConnectEventPeople");
export type PeopleWrite = z.infer<typeof PeopleWrite>;

export const JoinWrite = z.strictObject({ label: Label, away: Away }).openapi("ConnectEventJoin");
export const WishWrite = z
  .strictObject({ host: z.number().int().positive() })
  .openapi("ConnectEventWish");
export const AnswerWrite = z
  .strictObject({ guest: z.number().int().positive(), accepted: z.boolean() })
  .openapi("ConnectEventAnswer");
export const MeetingWrite = z
  .strictObject({ kept: z.boolean().nullable(), secondMeeting: z.boolean().nullable() })
  .openapi("ConnectMeetingWrite");

export const EventPerson = z.object({
  id: z.number().int(),
  label: z.string(),
  away: z.array(z.number().int()),
  mine: z.boolean(),
  meetings: z.number().int(),
});
export const EventMeeting = z.object({
  slot: z.number().int(),
  table: z.number().int(),
  guest: z.number().int(),
  host: z.number().int(),
  kept: z.boolean().nullable(),
  secondMeeting: z.boolean().nullable(),
});
export const EventWish = z.object({
  guest: z.number().int(),
  host: z.number().int(),
  accepted: z.boolean().nullable(),
});
/** What the last computation proved. */
export const EventPlan = z.object({
  wishes: z.number().int(),
  met: z.number().int(),
  value: z.number(),
  bound: z.number(),
  gap: z.number(),
  jain: z.number(),
  least: z.number().int(),
  most: z.number().int(),
  madeAt: z.string(),
});
const Rate = z.object({
  part: z.number().int(),
  whole: z.number().int(),
  rate: z.number().nullable(),
});
export const EventDetail = z
  .object({
    event: EventRow,
    people: z.array(EventPerson),
    /** The reader's own; all for the matchmaker. */
    wishes: z.array(EventWish),
    meetings: z.array(EventMeeting),
    plan: EventPlan.nullable(),
    rates: z.object({ accepted: Rate, kept: Rate, second: Rate }),
  })
  .openapi("ConnectEventDetail");
export type EventDetail = z.infer<typeof EventDetail>;
