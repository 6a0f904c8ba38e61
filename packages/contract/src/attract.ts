import { z } from "@hono/zod-openapi";
import { Day, Text3 } from "./common.ts";

export const STAGES = [
  "planned",
  "in-talks",
  "signed",
  "started",
  "under-construction",
  "in-production",
  "at-capacity",
] as const;
export const Stage = z.enum(STAGES).openapi("Stage");
export type Stage = z.infer<typeof Stage>;
export const Status = z
  .enum(["active", "delayed", "on-hold", "eliminated", "lost"])
  .openapi("ProjectStatus");
export type Status = z.infer<typeof Status>;
export const AmountMeasure = z
  .enum(["promised", "contracted", "registered", "utilised", "delivered"])
  .openapi("AmountMeasure");
export type AmountMeasure = z.infer<typeof AmountMeasure>;

/** Money as a decimal text and a currency: never a float. */
export const Amount = z
  .strictObject({
    amount: z.string().regex(/^\d{1,16}(\.\d{1,3})?$/),
    currency: z.string().regex(/^[A-Z]{3}$/),
  })
  .openapi("Amount");
export type Amount = z.infer<typeof Amount>;

export const Origin = z.object({
  title: z.string(),
  address: z.string(),
  grade: z.string().nullable(),
});

export const ProjectRow = z
  .object({
    id: z.number().int(),
    name: z.string(),
    /** The name shown is a code name and the reader has no right to the real one. */
    hidden: z.boolean(),
    confidential: z.boolean(),
    example: z.boolean(),
    investor: z.string().nullable(),
    district: z.string(),
    owner: z.string().nullable(),
    kind: z.string(),
    sector: z.string(),
    areaCode: z.string(),
    stage: Stage,
    status: Status,
    statusReason: z.string(),
    stageSince: Day.nullable(),
    money: Amount.nullable(),
    home: Amount.nullable(),
    announcedOn: Day.nullable(),
    origin: Origin,
    updatedAt: z.string(),
    version: z.number().int(),
  })
  .openapi("ProjectRow");
export type ProjectRow = z.infer<typeof ProjectRow>;

export const ProjectQuery = z.strictObject({
  stage: Stage.optional(),
  status: Status.optional(),
  district: z.string().max(60).optional(),
  sector: z.string().max(120).optional(),
  q: z.string().max(80).optional(),
  sort: z.enum(["updated", "amount", "announced", "name"]).default("updated"),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(300).optional(),
});

export const BoardCell = z
  .object({
    stage: Stage,
    status: Status,
    currency: z.string(),
    projects: z.number().int(),
    amount: z.string(),
    unpriced: z.number().int(),
  })
  .openapi("BoardCell");
export type BoardCell = z.infer<typeof BoardCell>;

export const ProjectWrite = z
  .strictObject({
    name: z.string().min(1).max(200),
    investor: z
      .strictObject({
        name: z.string().min(1).max(200),
        uscc: z.string().max(18).default(""),
        lei: z.string().max(20).default(""),
        website: z.string().max(200).default(""),
      })
      .optional(),
    /** The name that everybody sees until the release. */
    codeName: z.string().max(80).optional(),
    releaseOn: Day.nullable().optional(),
    district: z.string().max(60),
    sector: z.string().max(120).default(""),
    kind: z.string().max(40).default("greenfield"),
    note: z.string().max(4000).default(""),
    /** Checked against the hub's gate where it is given. */
    lead: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
  })
  .openapi("ProjectWrite");

export const MoveWrite = z
  .strictObject({
    stage: Stage,
    on: Day,
    agreedOn: Day.optional(),
    plannedStart: Day.optional(),
    evidence: z.string().max(500).default(""),
    supersedes: z.number().int().optional(),
  })
  .openapi("MoveWrite");

export const AmountWrite = z
  .strictObject({
    kind: z.enum(["signing", "increase", "owner-change", "amount"]).default("amount"),
    measure: AmountMeasure,
    money: Amount,
    on: Day,
    occasion: z.string().max(200).default(""),
    agreement: z.string().max(200).default(""),
    evidence: z.string().max(500).default(""),
  })
  .openapi("AmountWrite");

export const Conflict = z
  .object({
    district: z.string(),
    certain: z.boolean(),
    message: z.literal("a record exists with this department"),
  })
  .openapi("Conflict");

export const TimelineLine = z
  .object({ at: z.string(), kind: z.string(), text: z.string(), person: z.string().nullable() })
  .openapi("TimelineLine");

export const AmountLine = z
  .object({
    id: z.number().int(),
    kind: z.string(),
    measure: AmountMeasure,
    money: Amount,
    on: Day,
    occasion: z.string(),
    agreement: z.string(),
    evidence: z.string(),
    counted: z.string(),
    why: z.string().nullable(),
  })
  .openapi("AmountLine");

export const MeasureTotal = z
  .object({
    measure: AmountMeasure,
    original: z.array(Amount),
    converted: Amount,
    unpriced: z.number().int(),
    entries: z.number().int(),
  })
  .openapi("MeasureTotal");

export const Task = z
  .object({
    id: z.number().int(),
    project: z.number().int().nullable(),
    projectName: z.string().nullable(),
    kind: z.enum(["task", "node", "mediation"]),
    node: z.string(),
    title: z.string(),
    district: z.string(),
    otherDistrict: z.string(),
    assignee: z.string().nullable(),
    due: Day.nullable(),
    done: Day.nullable(),
    light: z.enum(["green", "amber", "red"]),
    daysLate: z.number().int(),
    version: z.number().int(),
  })
  .openapi("AttractTask");
export type Task = z.infer<typeof Task>;

export const Promise_ = z
  .object({
    id: z.number().int(),
    project: z.number().int(),
    projectName: z.string(),
    example: z.boolean(),
    side: z.enum(["investor", "city"]),
    what: z.string(),
    target: z.number(),
    unit: z.string(),
    due: Day,
    state: z.enum(["kept", "breach", "open", "unmeasured"]),
    delivered: z.number().nullable(),
    shortfall: z.number(),
    amountDue: Amount.nullable(),
    needsEvidence: z.boolean(),
    body: z.string(),
  })
  .openapi("Promise");
export type Promise_ = z.infer<typeof Promise_>;

export const ProjectDetail = z
  .object({
    project: ProjectRow,
    facts: z.record(z.string(), z.unknown()),
    note: z.string(),
    timeline: z.array(TimelineLine),
    amounts: z.array(AmountLine),
    totals: z.array(MeasureTotal),
    tasks: z.array(Task),
    promises: z.array(Promise_),
    documents: z.array(
      z.object({
        id: z.number().int(),
        name: z.string(),
        sha256: z.string(),
        kind: z.string(),
        at: z.string(),
      }),
    ),
    conflicts: z.array(Conflict),
    daysInStage: z.number().int().nullable(),
    stalled: z.string().nullable(),
  })
  .openapi("ProjectDetail");
export type ProjectDetail = z.infer<typeof ProjectDetail>;

export const Funnel = z
  .object({
    asOf: Day,
    cohorts: z.array(
      z.object({
        year: z.number().int(),
        signed: z.number().int(),
        started: z.number().int(),
        inProduction: z.number().int(),
        atCapacity: z.number().int(),
        over: z.number().int(),
        promised: z.number().nullable(),
        delivered: z.number().nullable(),
      }),
    ),
    pipeline: z.number().int(),
    /** How many reached each stage or a later one, and their share of those that reached the stage before. */
    reached: z.array(
      z.object({ stage: Stage, projects: z.number().int(), share: z.number().nullable() }),
    ),
    statuses: z.object({
      won: z.number().int(),
      lost: z.number().int(),
      eliminated: z.number().int(),
      onHold: z.number().int(),
      open: z.number().int(),
    }),
  })
  .openapi("Funnel");
export type Funnel = z.infer<typeof Funnel>;

export const PeriodView = z
  .object({
    from: Day,
    to: Day,
    signed: z.number().int(),
    started: z.number().int(),
    inProduction: z.number().int(),
    atCapacity: z.number().int(),
    label: z.literal("not one cohort"),
  })
  .openapi("PeriodView");
export type PeriodView = z.infer<typeof PeriodView>;

export const StageCurve = z
  .object({
    stage: Stage,
    stays: z.number().int(),
    median: z.number().nullable(),
    steps: z.array(
      z.object({
        days: z.number(),
        survival: z.number(),
        error: z.number(),
        atRisk: z.number().int(),
      }),
    ),
  })
  .openapi("StageCurve");
export type StageCurve = z.infer<typeof StageCurve>;

export const NeedsMe = z
  .object({
    tasks: z.array(Task),
    enquiries: z.array(
      z.object({
        id: z.number().int(),
        sender: z.string(),
        body: z.string(),
        receivedAt: z.string(),
        dueAt: z.string(),
        state: z.enum(["open", "overdue"]),
        escalation: z.number().int(),
        example: z.boolean(),
      }),
    ),
    stalled: z.array(z.object({ project: ProjectRow, class: z.string(), days: z.number().int() })),
    offers: z.array(z.object({ id: z.number().int(), body: z.string(), outcome: z.string() })),
    breaches: z.array(Promise_),
    issues: z.array(
      z.object({
        id: z.number().int(),
        project: z.number().int(),
        projectName: z.string(),
        body: z.string(),
        raisedOn: Day,
        days: z.number().int(),
      }),
    ),
  })
  .openapi("NeedsMe");
export type NeedsMe = z.infer<typeof NeedsMe>;

export const Enquiry = z
  .object({
    id: z.number().int(),
    district: z.string(),
    sender: z.string(),
    body: z.string(),
    receivedAt: z.string(),
    dueAt: z.string(),
    answeredAt: z.string().nullable(),
    answer: z.string(),
    assignee: z.string().nullable(),
    state: z.enum(["answered", "answered-late", "open", "overdue"]),
    escalation: z.number().int(),
    project: z.number().int().nullable(),
    example: z.boolean(),
    version: z.number().int(),
  })
  .openapi("Enquiry");
export type Enquiry = z.infer<typeof Enquiry>;

export const SiteQuery = z.strictObject({
  areaHaMin: z.coerce.number().min(0).optional(),
  powerMvaMin: z.coerce.number().min(0).optional(),
  motorwayKmBelow: z.coerce.number().min(0).optional(),
  portKmBelow: z.coerce.number().min(0).optional(),
  floorM2Min: z.coerce.number().min(0).optional(),
  availableBy: Day.optional(),
  use: z.string().max(40).optional(),
  kind: z.enum(["plot", "building", "floor"]).optional(),
  /** A point and how far from it at most, as the crow flies. */
  nearLon: z.coerce.number().min(-180).max(180).optional(),
  nearLat: z.coerce.number().min(-90).max(90).optional(),
  withinKm: z.coerce.number().min(0).optional(),
});

export const Site = z
  .object({
    id: z.number().int(),
    name: Text3,
    district: z.string(),
    kind: z.string(),
    areaHa: z.number().nullable(),
    floorM2: z.number().nullable(),
    powerMva: z.number().nullable(),
    motorwayKm: z.number().nullable(),
    portKm: z.number().nullable(),
    availableFrom: Day.nullable(),
    use: z.string().nullable(),
    lon: z.number().nullable(),
    lat: z.number().nullable(),
    distanceKm: z.number().nullable(),
    note: z.string(),
    withdrawn: z.boolean(),
    version: z.number().int(),
    example: z.boolean(),
    sourceTitle: z.string(),
    sourceAddress: z.string(),
    fits: z.boolean(),
    failed: z.array(z.string()),
    unknown: z.array(z.string()),
  })
  .openapi("Site");
export type Site = z.infer<typeof Site>;

/** Raw values of places: the client scores them, and always shows them. */
export const Comparison = z
  .object({
    criteria: z.array(
      z.object({
        code: z.string(),
        name: Text3,
        unit: z.string(),
        multiplier: z.number().int(),
        direction: z.number().int(),
        worst: z.number(),
        best: z.number(),
      }),
    ),
    locations: z.array(
      z.object({
        code: z.string(),
        name: Text3,
        cells: z.array(
          z
            .object({
              value: z.number(),
              period: z.string(),
              source: z.string(),
              address: z.string(),
              grade: z.string(),
              status: z.string(),
            })
            .nullable(),
        ),
      }),
    ),
  })
  .openapi("Comparison");
export type Comparison = z.infer<typeof Comparison>;

export const Policy = z
  .object({
    id: z.number().int(),
    code: z.string(),
    level: z.enum(["nation", "province", "city"]),
    name: Text3,
    issuer: z.string(),
    validFrom: Day,
    validTo: Day.nullable(),
    conditions: z.unknown(),
    stackingGroup: z.string().nullable(),
    sourceTitle: z.string(),
    sourceAddress: z.string(),
    example: z.boolean(),
  })
  .openapi("Policy");
export type Policy = z.infer<typeof Policy>;

export const PolicyMatch = z
  .object({
    policy: Policy,
    outcome: z.enum(["applies", "unknown", "no", "expired", "not-yet"]),
    missing: z.array(
      z.object({
        field: z.string(),
        op: z.string(),
        wanted: z.string(),
        given: z.string().nullable(),
      }),
    ),
    amount: Amount.nullable(),
    stacked: z.boolean(),
  })
  .openapi("PolicyMatch");
export type PolicyMatch = z.infer<typeof PolicyMatch>;

export const OfferWrite = z
  .strictObject({
    project: z.number().int().nullable().default(null),
    district: z.string().max(60).default(""),
    kind: z.string().min(1).max(40),
    body: z.string().min(1).max(2000),
    selective: z.boolean(),
    legalBasis: z.string().max(500).default(""),
    on: Day.optional(),
  })
  .openapi("OfferWrite");

export const Offer = z
  .object({
    id: z.number().int(),
    project: z.number().int().nullable(),
    kind: z.string(),
    body: z.string(),
    selective: z.boolean(),
    legalBasis: z.string(),
    madeOn: Day,
    outcome: z.enum(["stopped", "review", "clear", "no-rule-in-force"]),
    ruleSet: z.string(),
    findings: z.array(
      z.object({
        rule: z.string(),
        article: z.string(),
        text: z.string(),
        meaning: z.string(),
        by: z.string(),
      }),
    ),
    author: z.string().nullable(),
    reviewer: z.string().nullable(),
    mine: z.boolean(),
    decision: z.enum(["released", "refused"]).nullable(),
    reason: z.string(),
    version: z.number().int(),
  })
  .openapi("Offer");
export type Offer = z.infer<typeof Offer>;

export const AnswerPack = z
  .object({
    cells: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        answered: z.boolean(),
        value: z.string().optional(),
        unit: z.string().optional(),
        source: z.string().optional(),
        day: z.string().optional(),
        grade: z.string().optional(),
        why: z.string().optional(),
      }),
    ),
    unanswered: z.array(z.string()),
  })
  .openapi("AnswerPack");
export type AnswerPack = z.infer<typeof AnswerPack>;

export const Drive = z
  .object({
    id: z.number().int(),
    title: Text3.partial(),
    heldOn: z.string(),
    scope: z.string(),
    word: z.string(),
    projects: z.number().nullable(),
    money: Amount.nullable(),
    plan: Amount.nullable(),
    output: Amount.nullable(),
    facts: z.record(z.string(), z.unknown()),
    /** Percentage points ahead of an even year, computed here from the published completion rate. */
    ahead: z.number().nullable(),
    sourceTitle: z.string(),
    sourceAddress: z.string(),
    sourceGrade: z.string(),
  })
  .openapi("Drive");
export type Drive = z.infer<typeof Drive>;
