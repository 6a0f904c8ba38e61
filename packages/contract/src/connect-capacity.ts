import { z } from "@hono/zod-openapi";
import { Amount } from "./attract.ts";
import { Day, Text3 } from "./common.ts";

export const AVAILABILITY = ["available", "limited", "not-now"] as const;
export const EQUIPMENT_KINDS = [
  "measuring",
  "testing",
  "production",
  "pilot-line",
  "computing",
  "clean-room",
  "other",
] as const;
/** Standing, past the day of its term without a word, or ended. */
export const CAPACITY_STATES = ["standing", "lapsed", "ended"] as const;

const Body = { partner: z.number().int().positive() };
const Ended = {
  /** The day on which it ended, and why; null while it stands. */
  endedOn: Day.nullable().default(null),
  endReason: z.string().max(500).default(""),
};
/** Why a question found it: the terms that both share. */
const Found = { score: z.number().nullable(), shared: z.array(z.string()) };

export const ExpertWrite = z
  .strictObject({
    ...Body,
    name: z.string().trim().min(1).max(120),
    title: z.string().max(200).default(""),
    /** Codes or terms of the fields in which the expert works. */
    fields: z.array(z.string().min(1).max(80)).max(40).default([]),
    languages: z
      .array(z.string().regex(/^[a-z]{2}$/))
      .max(12)
      .default([]),
    /** What was published and done, in any language: by this an expert is found. */
    works: z.string().max(6000).default(""),
    availability: z.enum(AVAILABILITY).default("available"),
    appointedOn: Day.nullable().default(null),
    appointedUntil: Day.nullable().default(null),
    /** Since when the expert agrees to be named; null: only advisers know the name. */
    namedSince: Day.nullable().default(null),
    ...Ended,
  })
  .openapi("ExpertWrite");
export type ExpertWrite = z.input<typeof ExpertWrite>;

export const Expert = z
  .object({
    id: z.number().int(),
    partner: z.number().int(),
    partnerName: Text3,
    /** Null where the expert has not agreed to be named and the reader is no adviser. */
    name: z.string().nullable(),
    title: z.string(),
    fields: z.array(z.string()),
    languages: z.array(z.string()),
    works: z.string(),
    availability: z.enum(AVAILABILITY),
    appointedOn: Day.nullable(),
    appointedUntil: Day.nullable(),
    namedSince: Day.nullable(),
    endedOn: Day.nullable(),
    endReason: z.string(),
    state: z.enum(CAPACITY_STATES),
    example: z.boolean(),
    version: z.number().int(),
    ...Found,
  })
  .openapi("ConnectExpert");
export type Expert = z.infer<typeof Expert>;

export const EquipmentWrite = z
  .strictObject({
    ...Body,
    name: z.string().trim().min(1).max(200),
    kind: z.enum(EQUIPMENT_KINDS).default("other"),
    model: z.string().max(120).default(""),
    capacity: z.number().min(0).max(1e12).nullable().default(null),
    capacityUnit: z.string().max(40).default(""),
    /** For an hour. */
    price: Amount.nullable().default(null),
    booking: z.string().max(1000).default(""),
    /** Whether others than its owner may use it. */
    open: z.boolean().default(true),
    ...Ended,
  })
  .openapi("EquipmentWrite");
export type EquipmentWrite = z.input<typeof EquipmentWrite>;

export const Equipment = z
  .object({
    id: z.number().int(),
    partner: z.number().int(),
    partnerName: Text3,
    name: z.string(),
    kind: z.enum(EQUIPMENT_KINDS),
    model: z.string(),
    capacity: z.number().nullable(),
    capacityUnit: z.string(),
    price: Amount.nullable(),
    booking: z.string(),
    open: z.boolean(),
    endedOn: Day.nullable(),
    endReason: z.string(),
    state: z.enum(CAPACITY_STATES),
    example: z.boolean(),
    version: z.number().int(),
    ...Found,
  })
  .openapi("ConnectEquipment");
export type Equipment = z.infer<typeof Equipment>;

/** Without a question all; with one those that answer it, best first; `profile` asks with the text of a need or an offer. */
export const CapacityQuery = z.strictObject({
  q: z.string().max(400).optional(),
  profile: z.coerce.number().int().positive().max(9e15).optional(),
  partner: z.coerce.number().int().positive().max(9e15).optional(),
  ended: z.enum(["true", "false"]).default("false"),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
