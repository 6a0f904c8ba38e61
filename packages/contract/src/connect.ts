import { z } from "@hono/zod-openapi";
import { Amount } from "./attract.ts";
import { Day, Grade, Text3 } from "./common.ts";

export const PROFILE_SIDES = ["need", "offer"] as const;
export const PROFILE_TYPES = [
  "technology",
  "research",
  "supply",
  "capacity",
  "talent",
  "capital",
  "scenario",
] as const;
export const PROFILE_STATES = [
  "draft",
  "internal-review",
  "external-review",
  "live",
  "expired",
  "withdrawn",
] as const;
export const TRIAGE = ["ready", "re-diagnose", "long-term"] as const;
/** What a reviewer ticks before a profile may go on. */
export const CHECKLIST = ["clear", "measurable", "anonymous", "lawful", "new"] as const;
export const PARTNER_KINDS = [
  "university",
  "laboratory",
  "broker",
  "cluster-organisation",
  "service-body",
] as const;
export const OUTCOME_KINDS = [
  "match",
  "meeting",
  "contract",
  "pilot",
  "licence",
  "purchase",
  "hire",
] as const;
export const PARTS = ["lexical", "cross", "tags", "constraints", "relations", "freshness"] as const;

/** A text in any of the three languages; profiles are written in the language of their firm. */
export const AnyText = z
  .strictObject({
    en: z.string().max(6000).optional(),
    "zh-CN": z.string().max(6000).optional(),
    fr: z.string().max(6000).optional(),
  })
  .openapi("AnyText");
export type AnyText = z.infer<typeof AnyText>;

export const Target = z
  .strictObject({
    what: z.string().min(1).max(200),
    at: z.enum(["least", "most", "exactly"]).default("least"),
    value: z.number().nullable(),
    unit: z.string().max(40),
  })
  .openapi("Target");
export type Target = z.infer<typeof Target>;

const Range = z.strictObject({ min: z.number().optional(), max: z.number().optional() });
export const Constraints = z
  .strictObject({
    trl: Range.optional(),
    regions: z.array(z.string().max(12)).max(40).optional(),
    volume: Range.optional(),
  })
  .openapi("ProfileConstraints");
export type Constraints = z.infer<typeof Constraints>;

export const ProfileRow = z
  .object({
    id: z.number().int(),
    side: z.enum(PROFILE_SIDES),
    type: z.enum(PROFILE_TYPES),
    title: AnyText,
    summary: AnyText,
    tags: z.array(z.string()),
    state: z.enum(PROFILE_STATES),
    triage: z.enum(TRIAGE).nullable(),
    publishedOn: Day.nullable(),
    expiresOn: Day.nullable(),
    updatedAt: z.string(),
    example: z.boolean(),
    mine: z.boolean(),
    /** The owner, for whoever may know it; null for everybody else. */
    owner: z.string().nullable(),
    sourceTitle: z.string(),
    sourceAddress: z.string(),
    sourceGrade: Grade.nullable(),
    sourceCloses: Day.nullable(),
    targets: z.number().int(),
    version: z.number().int(),
  })
  .openapi("ProfileRow");
export type ProfileRow = z.infer<typeof ProfileRow>;

export const ProfileQuery = z.strictObject({
  side: z.enum(PROFILE_SIDES).optional(),
  type: z.enum(PROFILE_TYPES).optional(),
  state: z.enum(PROFILE_STATES).optional(),
  mine: z.enum(["true", "false"]).default("false"),
  source: z.enum(["hub", "open"]).optional(),
  q: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});

export const HiddenWord = z
  .object({ kind: z.string(), found: z.string(), field: z.string() })
  .openapi("HiddenWord");
export type HiddenWord = z.infer<typeof HiddenWord>;

export const Similar = z
  .object({ id: z.number().int(), title: AnyText, likeness: z.number(), live: z.boolean() })
  .openapi("SimilarProfile");
export type Similar = z.infer<typeof Similar>;

export const ProfileDetail = z
  .object({
    profile: ProfileRow,
    body: AnyText,
    targets: z.array(Target),
    constraints: Constraints,
    checklist: z.record(z.string(), z.boolean()),
    reviewNote: z.string(),
    brands: z.array(z.string()),
    /** For owner and adviser: what in the text would give the owner away, and what is still missing. */
    hiddenWords: z.array(HiddenWord),
    missing: z.array(z.string()),
    similar: z.array(Similar),
    may: z.object({
      edit: z.boolean(),
      submit: z.boolean(),
      review: z.boolean(),
      publish: z.boolean(),
      renew: z.boolean(),
      withdraw: z.boolean(),
      interest: z.boolean(),
      judge: z.boolean(),
    }),
    /** For owner and adviser of a need: how it would be sorted by what it says of itself, and why. */
    triageProposal: z.object({ verdict: z.enum(TRIAGE), reasons: z.array(z.string()) }).nullable(),
    /** The thread in which the reader asks, if any. */
    thread: z.number().int().nullable(),
    acts: z.array(z.object({ at: z.string(), act: z.string(), person: z.string().nullable() })),
  })
  .openapi("ProfileDetail");
export type ProfileDetail = z.infer<typeof ProfileDetail>;

export const ProfileWrite = z
  .strictObject({
    side: z.enum(PROFILE_SIDES),
    type: z.enum(PROFILE_TYPES),
    organisation: z.string().min(1).max(200),
    brands: z.array(z.string().min(2).max(80)).max(20).default([]),
    title: AnyText,
    body: AnyText,
    targets: z.array(Target).max(20).default([]),
    tags: z.array(z.string().min(1).max(60)).max(20).default([]),
    constraints: Constraints.default({}),
  })
  .openapi("ProfileWrite");
export type ProfileWrite = z.input<typeof ProfileWrite>;

export const ProfilePatch = ProfileWrite.omit({ side: true }).partial().openapi("ProfilePatch");

export const SubmitWrite = z
  .strictObject({
    /** Needed where a live profile says nearly the same. */
    duplicate: z
      .strictObject({ of: z.number().int(), reason: z.string().min(3).max(500) })
      .optional(),
  })
  .openapi("ProfileSubmit");

export const ReviewWrite = z
  .strictObject({
    passed: z.boolean(),
    checklist: z.partialRecord(z.enum(CHECKLIST), z.boolean()).default({}),
    triage: z.enum(TRIAGE).optional(),
    note: z.string().max(2000).default(""),
  })
  .openapi("ProfileReview");

export const MatchReason = z
  .object({
    part: z.enum(PARTS),
    need: z.string(),
    offer: z.string(),
    gain: z.number().nullable(),
  })
  .openapi("MatchReason");
export const MatchRow = z
  .object({
    rank: z.number().int(),
    score: z.number(),
    parts: z.record(z.enum(PARTS), z.number().nullable()),
    reasons: z.array(MatchReason),
    profile: ProfileRow,
    judged: z.boolean().nullable(),
    judgedReason: z.string(),
  })
  .openapi("ConnectMatch");
export type MatchRow = z.infer<typeof MatchRow>;
export const Matches = z
  .object({
    items: z.array(MatchRow),
    weights: z.record(z.enum(PARTS), z.number()),
    learned: z.boolean(),
    judgements: z.number().int(),
    judgementsNeeded: z.number().int(),
    /** Of the judged matches that were shown among the first ten: the share accepted. */
    accepted: z.number().nullable(),
  })
  .openapi("ConnectMatches");
export type Matches = z.infer<typeof Matches>;

export const JudgeWrite = z
  .strictObject({ accepted: z.boolean(), reason: z.string().max(500).default("") })
  .openapi("MatchJudge");

export const InterestWrite = z
  .strictObject({
    organisation: z.string().min(1).max(200),
    brands: z.array(z.string().min(2).max(80)).max(20).default([]),
    /** What interests you, what you bring, what you want next. */
    why: z.string().min(3).max(2000),
    brings: z.string().min(3).max(2000),
    next: z.string().min(3).max(2000),
  })
  .openapi("InterestWrite");

export const ThreadRow = z
  .object({
    id: z.number().int(),
    side: z.enum(["owner", "asker", "adviser"]),
    profiles: z.array(z.object({ id: z.number().int(), title: AnyText })),
    openedAt: z.string(),
    dueOn: Day,
    clock: z.enum(["open", "overdue", "answered", "answered-late"]),
    ownerConsent: z.boolean(),
    askerConsent: z.boolean(),
    introducedAt: z.string().nullable(),
    ownerName: z.string().nullable(),
    askerName: z.string().nullable(),
    messages: z.number().int(),
    version: z.number().int(),
  })
  .openapi("ConnectThread");
export type ThreadRow = z.infer<typeof ThreadRow>;

export const ThreadDetail = z
  .object({
    thread: ThreadRow,
    interests: z.array(
      z.object({
        id: z.number().int(),
        profile: z.number().int(),
        title: AnyText,
        why: z.string(),
        brings: z.string(),
        next: z.string(),
        at: z.string(),
      }),
    ),
    messages: z.array(
      z.object({
        id: z.number().int(),
        side: z.enum(["owner", "asker", "adviser"]),
        body: z.string(),
        at: z.string(),
      }),
    ),
  })
  .openapi("ConnectThreadDetail");
export type ThreadDetail = z.infer<typeof ThreadDetail>;

export const OutcomeWrite = z
  .strictObject({
    profile: z.number().int().nullable().default(null),
    thread: z.number().int().nullable().default(null),
    kind: z.enum(OUTCOME_KINDS),
    on: Day,
    contract: Amount.nullable().default(null),
    contractEvidence: z.string().max(500).default(""),
    paid: Amount.nullable().default(null),
    paymentEvidence: z.string().max(500).default(""),
    solved: z.boolean().nullable().default(null),
    followUp6: z.string().max(1000).default(""),
    followUp12: z.string().max(1000).default(""),
    broker: z.number().int().nullable().default(null),
    reward: Amount.nullable().default(null),
    rewardPaidOn: Day.nullable().default(null),
    note: z.string().max(1000).default(""),
  })
  .openapi("OutcomeWrite");
export type OutcomeWrite = z.input<typeof OutcomeWrite>;

export const Outcome = z
  .object({
    id: z.number().int(),
    profile: z.number().int().nullable(),
    profileTitle: AnyText.nullable(),
    thread: z.number().int().nullable(),
    kind: z.enum(OUTCOME_KINDS),
    on: Day,
    contract: Amount.nullable(),
    contractEvidence: z.string(),
    paid: Amount.nullable(),
    paymentEvidence: z.string(),
    solved: z.boolean().nullable(),
    followUp6: z.string(),
    followUp12: z.string(),
    /** When the two follow-ups fall due, and whether they are. */
    followUp6On: Day,
    followUp12On: Day,
    followUpDue: z.enum(["none", "six", "twelve"]),
    broker: z.number().int().nullable(),
    brokerName: Text3.nullable(),
    reward: Amount.nullable(),
    rewardState: z.enum(["none", "waiting", "due", "paid"]),
    rewardPaidOn: Day.nullable(),
    example: z.boolean(),
    note: z.string(),
    version: z.number().int(),
  })
  .openapi("ConnectOutcome");
export type Outcome = z.infer<typeof Outcome>;

const Rate = z.object({ part: z.number(), whole: z.number(), rate: z.number().nullable() });
export const ConnectFunnel = z
  .object({
    needs: z.number().int(),
    live: z.number().int(),
    expired: z.number().int(),
    matched: z.number().int(),
    introduced: z.number().int(),
    solved: z.number().int(),
    examples: z.number().int(),
    matchedRate: z.number().nullable(),
    solvedRate: z.number().nullable(),
    staleShare: z.number().nullable(),
    triage: z.object({
      ready: z.number().int(),
      reDiagnose: z.number().int(),
      longTerm: z.number().int(),
      readyShare: z.number().nullable(),
      reDiagnoseShare: z.number().nullable(),
      longTermShare: z.number().nullable(),
    }),
    money: z.array(
      z.object({
        currency: z.string(),
        outcomes: z.number().int(),
        examples: z.number().int(),
        contract: z.string(),
        paid: z.string(),
        rate: z.number().nullable(),
      }),
    ),
    yardsticks: z.array(
      z.object({
        code: z.string(),
        programme: Text3,
        period: z.string(),
        value: z.number(),
        unit: z.string(),
        sourceTitle: z.string(),
        sourceAddress: z.string(),
        sourceGrade: Grade,
      }),
    ),
    /** Rates computed here from the published counts. */
    published: z.object({
      matched: Rate.nullable(),
      solved: Rate.nullable(),
      paid: Rate.nullable(),
    }),
  })
  .openapi("ConnectFunnel");
export type ConnectFunnel = z.infer<typeof ConnectFunnel>;

export const PartnerWrite = z
  .strictObject({
    kind: z.enum(PARTNER_KINDS),
    name: Text3,
    country: z.string().max(2).default(""),
    website: z.string().max(200).default(""),
    members: z.number().int().min(0).nullable().default(null),
    memberKinds: z.array(z.string().max(60)).max(20).default([]),
    staffFte: z.number().min(0).nullable().default(null),
    capabilities: z.array(z.string().max(120)).max(40).default([]),
    appointedOn: Day.nullable().default(null),
    appointedUntil: Day.nullable().default(null),
    terms: z.string().max(2000).default(""),
  })
  .openapi("PartnerWrite");
export type PartnerWrite = z.input<typeof PartnerWrite>;

export const Partner = z
  .object({
    id: z.number().int(),
    kind: z.enum(PARTNER_KINDS),
    name: Text3,
    country: z.string(),
    website: z.string(),
    members: z.number().int().nullable(),
    memberKinds: z.array(z.string()),
    staffFte: z.number().nullable(),
    capabilities: z.array(z.string()),
    /** Names of what it has and whom it sends, as far as they are told; each has a record of its own. */
    equipment: z.array(z.string()),
    experts: z.array(z.string()),
    appointedOn: Day.nullable(),
    appointedUntil: Day.nullable(),
    terms: z.string(),
    example: z.boolean(),
    sourceTitle: z.string(),
    sourceAddress: z.string(),
    sourceGrade: Grade.nullable(),
    version: z.number().int(),
  })
  .openapi("ConnectPartner");
export type Partner = z.infer<typeof Partner>;

export const LocaliseWrite = z
  .strictObject({
    lines: z
      .array(
        z.strictObject({ item: z.string().min(1).max(300), spend: z.number().min(0).max(1e13) }),
      )
      .min(1)
      .max(500),
  })
  .openapi("LocaliseWrite");

export const Localised = z
  .object({
    lines: z.array(
      z.object({
        item: z.string(),
        spend: z.number(),
        candidates: z.array(
          z.object({
            kind: z.enum(["profile", "firm"]),
            id: z.number().int(),
            name: AnyText,
            score: z.number(),
            shared: z.array(z.string()),
            example: z.boolean(),
            sourceTitle: z.string(),
          }),
        ),
      }),
    ),
    spend: z.number(),
    localisable: z.number(),
    share: z.number().nullable(),
  })
  .openapi("Localised");
export type Localised = z.infer<typeof Localised>;

export const Network = z
  .object({
    nodes: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        country: z.string(),
        projects: z.number().int(),
        partners: z.number().int(),
        community: z.number().int(),
      }),
    ),
    links: z.array(z.object({ a: z.string(), b: z.string(), projects: z.number().int() })),
    /** Of those shown: who lies on the shortest ways between others, as a share of all pairs. */
    brokers: z.array(z.object({ id: z.string(), share: z.number() })),
    /** Of those shown: pairs that share many partners and have never worked together. */
    missing: z.array(z.object({ a: z.string(), b: z.string(), common: z.number().int() })),
    organisations: z.number().int(),
    projects: z.number().int(),
    isolated: z.number().int(),
    communities: z.number().int(),
    source: z.object({ title: z.string(), address: z.string(), licence: z.string() }),
  })
  .openapi("ConnectNetwork");
export type Network = z.infer<typeof Network>;

export const Recommended = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        country: z.string(),
        score: z.number(),
        through: z.array(z.string()),
      }),
    ),
  })
  .openapi("RecommendedPartners");
export type Recommended = z.infer<typeof Recommended>;
