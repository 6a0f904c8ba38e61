import { z } from "@hono/zod-openapi";
import { Amount, Stage, Status } from "./attract.ts";
import { Day, Text3 } from "./common.ts";

/** A test on a firm's profile, or a tree of tests. */
export type PolicyTest =
  | { all: PolicyTest[] }
  | { any: PolicyTest[] }
  | { not: PolicyTest }
  | {
      field: string;
      op: ">=" | ">" | "<=" | "<" | "=" | "in" | "includes";
      value: number | string | boolean | (string | number)[];
    };
export const PolicyTest: z.ZodType<PolicyTest> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(PolicyTest).max(30) }),
    z.strictObject({ any: z.array(PolicyTest).max(30) }),
    z.strictObject({ not: PolicyTest }),
    z.strictObject({
      field: z.string().min(1).max(60),
      op: z.enum([">=", ">", "<=", "<", "=", "in", "includes"]),
      value: z.union([
        z.number(),
        z.string().max(200),
        z.boolean(),
        z.array(z.union([z.string().max(120), z.number()])).max(60),
      ]),
    }),
  ]),
);

export const PolicyWrite = z
  .strictObject({
    code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/),
    level: z.enum(["nation", "province", "city"]),
    name: Text3,
    summary: Text3.partial().default({}),
    issuer: z.string().max(200).default(""),
    validFrom: Day,
    validTo: Day.nullable().default(null),
    conditions: z.record(z.string(), z.unknown()),
    benefit: z.union([
      z.strictObject({
        kind: z.literal("fixed"),
        minor: z.string().regex(/^\d{1,18}$/),
        currency: z.string().length(3),
      }),
      z.strictObject({
        kind: z.literal("rate"),
        of: z.string().min(1).max(60),
        rate: z.number().positive().max(10),
        capMinor: z
          .string()
          .regex(/^\d{1,18}$/)
          .optional(),
        currency: z.string().length(3),
      }),
      z.strictObject({ kind: z.literal("other") }),
    ]),
    stackingGroup: z.string().max(60).nullable().default(null),
    sourceTitle: z.string().min(1).max(300),
    sourceAddress: z.string().max(500).default(""),
    applyAddress: z.string().max(500).default(""),
  })
  .openapi("PolicyWrite");

export const PolicyEntry = PolicyWrite.extend({
  id: z.number().int(),
  withdrawnOn: Day.nullable(),
  example: z.boolean(),
  /** Where it stands today. */
  state: z.enum(["in-force", "ends-soon", "expired", "not-yet", "withdrawn"]),
  daysLeft: z.number().int().nullable(),
  /** The facts of a firm that its conditions ask for. */
  fields: z.array(z.string()),
  version: z.number().int(),
})
  .strip()
  .openapi("PolicyEntry");
export type PolicyEntry = z.infer<typeof PolicyEntry>;

export const CompetitionRules = z
  .object({
    sets: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        from: Day,
        rules: z.array(
          z.object({
            id: z.string(),
            source: z.string(),
            article: z.string(),
            text: z.string(),
            meaning: z.string(),
            kinds: z.array(z.string()),
            when: z.enum(["always", "selective"]),
          }),
        ),
      }),
    ),
    sources: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        issuer: z.string(),
        inForce: Day,
        address: z.string(),
        readOn: Day,
        checked: z.enum(["article", "content", "existence"]),
        note: z.string(),
      }),
    ),
  })
  .openapi("CompetitionRules");
export type CompetitionRules = z.infer<typeof CompetitionRules>;

export const Award = z
  .object({
    id: z.number().int(),
    project: z.number().int(),
    projectName: z.string(),
    policyCode: z.string(),
    body: z.string(),
    money: Amount,
    paid: Amount,
    decidedOn: Day,
    dueOn: Day.nullable(),
    paidOn: Day.nullable(),
    evidence: z.string(),
    state: z.enum(["paid", "part-paid", "due", "overdue"]),
    version: z.number().int(),
  })
  .openapi("Award");
export type Award = z.infer<typeof Award>;

export const AwardWrite = z
  .strictObject({
    policyCode: z.string().max(80).default(""),
    offer: z.number().int().nullable().default(null),
    body: z.string().min(1).max(1000),
    money: Amount,
    decidedOn: Day,
    dueOn: Day.nullable().default(null),
  })
  .openapi("AwardWrite");

export const Clawback = z
  .object({
    id: z.number().int(),
    promise: z.number().int(),
    project: z.number().int(),
    projectName: z.string(),
    what: z.string(),
    due: Amount,
    decision: z.enum(["claimed", "waived"]),
    reason: z.string(),
    person: z.string().nullable(),
    decidedOn: Day,
    recovered: Amount,
    recoveredOn: Day.nullable(),
    version: z.number().int(),
  })
  .openapi("Clawback");
export type Clawback = z.infer<typeof Clawback>;

export const Aftercare = z
  .object({
    visits: z.number().int(),
    visitsWithoutNote: z.number().int(),
    open: z.number().int(),
    escalated: z.number().int(),
    daysToSolve: z.number().nullable(),
    issues: z.array(
      z.object({
        id: z.number().int(),
        project: z.number().int(),
        projectName: z.string(),
        body: z.string(),
        department: z.string(),
        raisedOn: Day,
        dueOn: Day.nullable(),
        solvedOn: Day.nullable(),
        solution: z.string(),
        days: z.number().int(),
        escalated: z.boolean(),
        version: z.number().int(),
      }),
    ),
    signals: z.array(
      z.object({
        id: z.number().int(),
        project: z.number().int(),
        projectName: z.string(),
        kind: z.string(),
        seenOn: Day,
        body: z.string(),
        origin: z.enum(["person", "visit"]),
        state: z.enum(["new", "followed", "dropped"]),
        lead: z.number().int().nullable(),
        version: z.number().int(),
      }),
    ),
    /** Visits whose notes speak of an expansion and that nobody has entered as a signal. */
    hints: z.array(
      z.object({ project: z.number().int(), projectName: z.string(), on: Day, word: z.string() }),
    ),
    recent: z.array(
      z.object({
        project: z.number().int(),
        projectName: z.string(),
        on: Day,
        note: z.string(),
        counts: z.boolean(),
      }),
    ),
  })
  .openapi("Aftercare");
export type Aftercare = z.infer<typeof Aftercare>;

export const StageBook = z
  .object({
    stages: z.array(
      z.object({
        stage: Stage,
        name: Text3.partial(),
        /** What the law of the stages asks for, and what this hub asks for beside it. */
        criteria: z.array(z.string()),
        needs: z.array(z.string()),
        version: z.number().int(),
      }),
    ),
    words: z.array(
      z.object({
        word: z.string(),
        stage: Stage.nullable(),
        status: Status.nullable(),
        own: z.boolean(),
      }),
    ),
    nodes: z.array(z.object({ code: z.string(), zh: z.string(), stage: Stage })),
  })
  .openapi("StageBook");
export type StageBook = z.infer<typeof StageBook>;

export const HubDay = z
  .object({
    day: Day,
    kind: z.enum(["off", "worked"]),
    name: z.string(),
    source: z.string(),
    own: z.boolean(),
  })
  .openapi("HubDay");
export type HubDay = z.infer<typeof HubDay>;

export const Mediation = z
  .object({
    task: z.number().int(),
    project: z.number().int().nullable(),
    projectName: z.string().nullable(),
    district: z.string(),
    otherDistrict: z.string(),
    since: z.string(),
    doneOn: Day.nullable(),
    lead: z.string().nullable(),
    shared: z.boolean().nullable(),
    reason: z.string().nullable(),
    person: z.string().nullable(),
    version: z.number().int(),
  })
  .openapi("Mediation");
export type Mediation = z.infer<typeof Mediation>;
