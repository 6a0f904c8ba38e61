import { z } from "@hono/zod-openapi";
import { Day, Source, Text3 } from "./common.ts";

/** Money as a decimal text with all its decimals; the currency stands beside it. Never a float. */
const Money = z.string().regex(/^-?\d{1,16}(\.\d{1,3})?$/);
const MoneyGiven = z.string().regex(/^\d{1,15}(\.\d{1,3})?$/);
const Code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);
const Id = z.number().int();

export const FundKind = z.enum(["parent", "sub", "vehicle", "angel", "industry"]);

/** A figure, or why there is none; with the formula, its inputs and the entries of the books behind it. */
export const Figure = z
  .object({
    value: z.number().nullable(),
    reason: z.string().nullable(),
    formula: z.string(),
    inputs: z.array(
      z.object({ name: z.string(), amount: z.string(), entries: z.array(Id), of: Id }),
    ),
  })
  .openapi("FundFigure");
export type Figure = z.infer<typeof Figure>;

export const FundRow = z
  .object({
    code: z.string(),
    parent: z.string().nullable(),
    kind: FundKind,
    name: Text3,
    example: z.boolean(),
    source: Source.partial().nullable(),
    note: Text3.partial(),
    currency: z.string(),
    size: Money.nullable(),
    firstClose: Money.nullable(),
    launched: z.string(),
    manager: z.string(),
    vintage: z.number().int().nullable(),
    startsOn: Day.nullable(),
    investmentEndsOn: Day.nullable(),
    termEndsOn: Day.nullable(),
    feeBasis: z.string().nullable(),
    feeRate: z.string().nullable(),
    ruleSets: z.array(z.string()),
    version: z.number().int(),
    /** Null where no books are kept here: a fund known from public facts only. */
    books: z
      .object({
        commitments: Money,
        called: Money,
        distributed: Money,
        nav: Money,
        cash: Money,
        figures: z.object({
          dpi: Figure,
          rvpi: Figure,
          tvpi: Figure,
          pic: Figure,
          irrNet: Figure,
          irrGross: Figure,
        }),
      })
      .nullable(),
  })
  .openapi("FundRow");
export type FundRow = z.infer<typeof FundRow>;

export const Alarm = z.object({
  fund: z.string(),
  code: z.string(),
  day: Day,
  daysLeft: z.number().int(),
  article: z.string().nullable(),
});
export type Alarm = z.infer<typeof Alarm>;

export const Leverage = z.object({
  currency: z.string(),
  government: Money,
  social: Money,
  internal: Money,
  /** All outside money over government money, each yuan once however many layers it passes. */
  multiple: z.number().nullable(),
  countedTwice: z.number().nullable(),
  example: z.boolean(),
});
export type Leverage = z.infer<typeof Leverage>;

export const FundGlance = z
  .object({
    funds: z.array(FundRow),
    alarms: z.array(Alarm),
    waiting: z.array(
      z.object({
        kind: z.enum(["notice", "valuation", "committee"]),
        id: Id,
        fund: z.string(),
        title: Text3,
        step: z.string(),
        mine: z.boolean(),
      }),
    ),
    changed: z.array(
      z.object({
        at: z.string(),
        kind: z.string(),
        fund: z.string(),
        title: Text3,
        path: z.string(),
      }),
    ),
    leverage: z.array(Leverage),
  })
  .openapi("FundGlance");
export type FundGlance = z.infer<typeof FundGlance>;

const AccountPeriod = z.object({
  navBeginning: Money,
  contributions: Money,
  distributions: Money,
  realised: Money,
  unrealised: Money,
  managementFees: Money,
  partnershipExpenses: Money,
  accruedCarryChange: Money,
  navEnding: Money,
});

export const PartnerAccount = z.object({
  party: z.string(),
  name: Text3,
  role: z.enum(["lp", "gp"]),
  source: z.string(),
  commitment: Money,
  unfunded: Money,
  account: AccountPeriod,
});
export type PartnerAccount = z.infer<typeof PartnerAccount>;

export const LookThroughRow = z.object({
  held: z.string(),
  name: Text3,
  share: z.number(),
  exact: z.string(),
  layers: z.number().int(),
  paths: z.array(z.object({ through: z.array(z.string()), share: z.string() })),
});
export type LookThroughRow = z.infer<typeof LookThroughRow>;

export const MoneyRow = z.object({
  deal: Id,
  name: Text3,
  company: z.string(),
  project: z.string().nullable(),
  projectName: z.string().nullable(),
  gap: z.string().nullable(),
  gapStatus: z.string().nullable(),
  invested: Money,
  output: Money.nullable(),
  outputPeriod: z.string().nullable(),
  entries: z.array(Id),
});
export type MoneyRow = z.infer<typeof MoneyRow>;

export const ValuationRow = z
  .object({
    id: Id,
    fund: z.string(),
    held: z.string(),
    name: Text3,
    day: Day,
    value: Money,
    currency: z.string(),
    method: z.string(),
    level: z.number().int(),
    author: z.string(),
    approver: z.string().nullable(),
    mine: z.boolean(),
    version: z.number().int(),
  })
  .openapi("FundValuation");
export type ValuationRow = z.infer<typeof ValuationRow>;

export const FundDetail = z
  .object({
    fund: FundRow,
    children: z.array(FundRow),
    partners: z.array(PartnerAccount),
    total: AccountPeriod,
    curve: z.array(z.object({ day: Day, netCash: z.number(), netValue: z.number() })),
    lookThrough: z.array(LookThroughRow),
    /** Set where holdings run in a ring: there is no share then. */
    ring: z.array(z.string()).nullable(),
    money: z.object({
      rows: z.array(MoneyRow),
      /** The same money by project and by gap; what names none stands under null, so that every sum is the same. */
      byProject: z.array(
        z.object({
          ref: z.string().nullable(),
          name: z.string().nullable(),
          stage: z.string().nullable(),
          deals: z.number().int(),
          invested: Money,
          output: Money.nullable(),
        }),
      ),
      byGap: z.array(
        z.object({
          ref: z.string().nullable(),
          status: z.string().nullable(),
          deals: z.number().int(),
          invested: Money,
        }),
      ),
      /** Output of a year over all projects, each once. */
      output: Money.nullable(),
      invested: Money,
      /** What the accounts of investments received, by the books: equal, or something is not linked. */
      byBooks: Money,
      reconciled: z.boolean(),
    }),
    valuations: z.array(ValuationRow),
    holdings: z.array(z.object({ held: z.string(), name: Text3, cost: Money, value: Money })),
  })
  .openapi("FundDetail");
export type FundDetail = z.infer<typeof FundDetail>;

export const Verdict = z
  .object({
    ruleSet: z.string(),
    version: z.string(),
    rule: z.string(),
    article: z.string(),
    text: z.string(),
    severity: z.enum(["forbid", "warn", "score"]),
    verdict: z.enum(["kept", "broken", "unknown"]),
    reason: z.string(),
    source: z.string(),
    evidence: z.string(),
    template: z.boolean(),
    fact: z.string(),
    observed: z.number().nullable(),
    limit: z.number().nullable(),
    headroom: z.number().nullable(),
  })
  .openapi("FundVerdict");
export type Verdict = z.infer<typeof Verdict>;

/** How much of something there must be, and how much can still go elsewhere before the floor is broken. */
export const Floor = z.object({
  code: z.enum(["region", "field"]),
  share: z.number().nullable(),
  least: z.number(),
  inside: Money,
  total: Money,
  roomElsewhere: Money,
  article: z.string(),
});
export type Floor = z.infer<typeof Floor>;

export const Limits = z
  .object({
    fund: z.string(),
    example: z.boolean(),
    currency: z.string(),
    at: Day,
    allowed: z.boolean(),
    verdicts: z.array(Verdict),
    floors: z.array(Floor),
    reinvestment: z
      .object({
        ratio: z.number(),
        recognised: Money,
        required: Money,
        met: z.boolean(),
        /** Points that the requirement costs in the yearly evaluation. */
        cost: z.number().nullable(),
      })
      .nullable(),
  })
  .openapi("FundLimits");
export type Limits = z.infer<typeof Limits>;

export const NoticeShare = z.object({
  line: z.number().int(),
  purpose: z.string(),
  party: z.string(),
  partyName: Text3,
  amount: Money,
  recallable: z.boolean(),
  outsideCommitment: z.boolean(),
});
export type NoticeShare = z.infer<typeof NoticeShare>;

export const NoticeRow = z
  .object({
    id: Id,
    fund: z.string(),
    fundName: Text3,
    example: z.boolean(),
    kind: z.enum(["call", "distribution"]),
    day: Day,
    currency: z.string(),
    title: z.string(),
    deal: Id.nullable(),
    status: z.enum(["draft", "approved", "sent", "settled"]),
    total: Money,
    drawnUpBy: z.string(),
    approvedBy: z.string().nullable(),
    mine: z.boolean(),
    version: z.number().int(),
  })
  .openapi("FundNotice");
export type NoticeRow = z.infer<typeof NoticeRow>;

export const NoticeDetail = NoticeRow.extend({
  shares: z.array(NoticeShare),
  entry: Id.nullable(),
  checked: z.array(Verdict).nullable(),
}).openapi("FundNoticeDetail");
export type NoticeDetail = z.infer<typeof NoticeDetail>;

const NoticeLine = z.strictObject({
  purpose: z.string().max(40),
  amount: MoneyGiven,
  recallable: z.boolean().default(false),
  outsideCommitment: z.boolean().default(false),
});

export const NoticeWrite = z
  .strictObject({
    fund: Code,
    kind: z.enum(["call", "distribution"]),
    day: Day,
    title: z.string().min(1).max(200),
    deal: Id.optional(),
    lines: z.array(NoticeLine).min(1).max(20),
  })
  .openapi("FundNoticeWrite");
export type NoticeWrite = z.input<typeof NoticeWrite>;

export const EntryRow = z
  .object({
    id: Id,
    fund: z.string(),
    effectiveOn: Day,
    recordedAt: z.string(),
    eventKind: z.string(),
    eventRef: z.string(),
    memo: z.string(),
    reverses: Id.nullable(),
    reversedBy: Id.nullable(),
    enteredBy: z.string().nullable(),
    postings: z.array(
      z.object({
        account: z.string(),
        amount: Money,
        currency: z.string(),
        partner: z.string().nullable(),
        investment: z.string().nullable(),
      }),
    ),
  })
  .openapi("FundEntry");
export type EntryRow = z.infer<typeof EntryRow>;

export const EntryWrite = z
  .strictObject({
    fund: Code,
    effectiveOn: Day,
    kind: z.enum(["exit", "income", "expense", "facility", "exchange", "adjustment"]),
    memo: z.string().min(1).max(300),
    postings: z
      .array(
        z.strictObject({
          account: z
            .string()
            .regex(/^(assets|liabilities|equity|income|expenses):[a-z0-9:-]{1,100}$/),
          amount: Money,
          currency: z.string().regex(/^[A-Z]{3}$/),
          partner: Code.optional(),
          investment: Code.optional(),
        }),
      )
      .min(2)
      .max(200),
  })
  .openapi("FundEntryWrite");
export type EntryWrite = z.input<typeof EntryWrite>;

export const TrialBalance = z
  .object({
    fund: z.string(),
    example: z.boolean(),
    effective: Day,
    recorded: Day,
    accounts: z.array(
      z.object({
        account: z.string(),
        currency: z.string(),
        amount: Money,
        /** In the fund's currency at the last rate of the day; null for its own. */
        inFund: Money.nullable(),
      }),
    ),
    /** The rates the other currencies were read at; without a day there is none. */
    rates: z.array(
      z.object({
        from: z.string(),
        day: Day.nullable(),
        rate: z.string().nullable(),
        old: z.boolean(),
      }),
    ),
    sums: z.array(z.object({ currency: z.string(), debit: Money, credit: Money })),
    entries: z.array(EntryRow),
  })
  .openapi("FundTrialBalance");
export type TrialBalance = z.infer<typeof TrialBalance>;

export const DealStage = z.enum([
  "screening",
  "due-diligence",
  "committee",
  "approved",
  "declined",
  "invested",
  "exited",
]);
export type DealStage = z.infer<typeof DealStage>;

export const DealRow = z
  .object({
    id: Id,
    fund: z.string(),
    fundName: Text3,
    company: z.string(),
    companyName: Text3,
    name: Text3,
    example: z.boolean(),
    stage: DealStage,
    class: z.enum(["encouraged", "allowed", "restricted", "obsolete"]),
    activity: z.string(),
    inRegion: z.boolean(),
    mainField: z.boolean(),
    amount: Money,
    currency: z.string(),
    stake: z.number().nullable(),
    project: z.string().nullable(),
    gap: z.string().nullable(),
    score: z.number().nullable(),
    coverage: z.number().nullable(),
    version: z.number().int(),
  })
  .openapi("FundDeal");
export type DealRow = z.infer<typeof DealRow>;

export const DealDetail = DealRow.extend({
  instruments: z.array(z.string()),
  projectName: z.string().nullable(),
  gapStatus: z.string().nullable(),
  documents: z.array(
    z.object({
      id: Id,
      kind: z.string(),
      title: z.string(),
      reference: z.string(),
      enteredBy: z.string().nullable(),
      at: z.string(),
    }),
  ),
  reasons: z.array(
    z.object({
      criterion: z.string(),
      value: z.number().nullable(),
      score: z.number().nullable(),
      contribution: z.number(),
    }),
  ),
  statements: z.array(
    z.object({ member: z.string(), conflicted: z.boolean(), body: z.string(), at: z.string() }),
  ),
  votes: z.array(
    z.object({
      member: z.string(),
      vote: z.enum(["for", "against", "abstain"]),
      conditions: z.array(z.string()),
      at: z.string(),
    }),
  ),
  minutes: z.string(),
  metOn: Day.nullable(),
  decision: z
    .object({
      approved: z.boolean(),
      inFavour: z.number(),
      against: z.number(),
      abstained: z.number(),
      recused: z.array(z.string()),
      conditions: z.array(z.string()),
      checked: z.array(z.string()),
    })
    .nullable(),
  limits: Limits,
  /** The file that supports exemption from blame: what is there and what is not. */
  exemption: z.object({
    exempt: z.boolean(),
    items: z.array(z.object({ code: z.string(), done: z.boolean() })),
  }),
}).openapi("FundDealDetail");
export type DealDetail = z.infer<typeof DealDetail>;

export const DealWrite = z
  .strictObject({
    fund: Code,
    company: Code,
    name: z.string().min(1).max(200),
    class: z.enum(["encouraged", "allowed", "restricted", "obsolete"]).default("allowed"),
    activity: z.string().max(20).default(""),
    inRegion: z.boolean().default(false),
    mainField: z.boolean().default(false),
    amount: MoneyGiven,
    stake: z.number().gt(0).max(1).optional(),
    instruments: z.array(z.string().max(40)).max(10).default(["equity"]),
    project: z.string().max(80).optional(),
    gap: z.string().max(80).optional(),
    screening: z.record(z.string().max(40), z.number()).default({}),
  })
  .openapi("FundDealWrite");
export type DealWrite = z.input<typeof DealWrite>;

export const DealLinksWrite = z
  .strictObject({ project: z.string().max(80).nullable(), gap: z.string().max(80).nullable() })
  .openapi("FundDealLinksWrite");
export type DealLinksWrite = z.infer<typeof DealLinksWrite>;

export const StatementWrite = z.strictObject({
  conflicted: z.boolean(),
  body: z.string().max(1000).default(""),
});
export const VoteWrite = z.strictObject({
  vote: z.enum(["for", "against", "abstain"]),
  conditions: z.array(z.string().min(1).max(300)).max(10).default([]),
});
export const DecideWrite = z.strictObject({ minutes: z.string().min(1).max(10000), metOn: Day });
export const InvestWrite = z.strictObject({ day: Day });

export const ValuationWrite = z.strictObject({
  fund: Code,
  held: Code,
  day: Day,
  value: MoneyGiven,
  method: z.enum(["recent-round", "multiples", "discounted-cash-flow", "cost", "quoted"]),
  level: z.number().int().min(1).max(3),
});
export type ValuationWrite = z.input<typeof ValuationWrite>;

export const EvaluationSheet = z
  .object({
    fund: z.string(),
    example: z.boolean(),
    year: z.number().int(),
    /** Six months after the year's end. */
    due: Day,
    overdue: z.boolean(),
    scheme: z.string(),
    template: z.boolean(),
    rows: z.array(
      z.object({
        code: z.string(),
        name: Text3,
        kind: z.string(),
        max: z.number(),
        score: z.number(),
        input: z.unknown(),
        /** Filled from the books unless somebody wrote over it. */
        suggested: z.unknown(),
        documents: z.array(
          z.object({ id: Id, document: z.string(), signedBy: z.string().nullable() }),
        ),
        open: z.enum(["no-input", "no-evidence", "not-signed"]).nullable(),
      }),
    ),
    policy: z.number(),
    layout: z.number(),
    execution: z.number(),
    total: z.number(),
    secured: z.number(),
    grade: z.string(),
    ready: z.boolean(),
    version: z.number().int(),
  })
  .openapi("FundEvaluation");
export type EvaluationSheet = z.infer<typeof EvaluationSheet>;

export const EvaluationWrite = z.strictObject({
  code: z.string().max(40),
  input: z.union([
    z.number(),
    z.boolean(),
    z.null(),
    z.strictObject({ earlySmallShare: z.number(), averageYears: z.number() }),
  ]),
});
export const EvidenceWrite = z.strictObject({
  code: z.string().max(40),
  document: z.string().min(1).max(300),
});

export const SelfCheckWrite = z
  .strictObject({
    facts: z.strictObject({
      inProvinceKeyFields: z.boolean().optional(),
      inRegion: z.boolean().optional(),
      amount: MoneyGiven.optional(),
      stakeInCompany: z.number().min(0).max(1).optional(),
      instruments: z.array(z.string().max(40)).max(10).optional(),
      restrictedOrObsolete: z.boolean().optional(),
    }),
  })
  .openapi("FundSelfCheckWrite");
export type SelfCheckWrite = z.infer<typeof SelfCheckWrite>;

export const SelfCheck = z
  .object({
    at: Day,
    funds: z.array(
      z.object({
        fund: z.string(),
        name: Text3,
        example: z.boolean(),
        answer: z.enum(["yes", "no", "cannot-say"]),
        rules: z.array(Verdict),
      }),
    ),
  })
  .openapi("FundSelfCheck");
export type SelfCheck = z.infer<typeof SelfCheck>;

export const RuleSetShown = z.object({
  id: z.string(),
  name: z.string(),
  level: z.string(),
  version: z.string(),
  template: z.boolean(),
  rules: z.number().int(),
});
export type RuleSetShown = z.infer<typeof RuleSetShown>;

export const RuleSetChoice = z.strictObject({ ruleSets: z.array(z.string().max(60)).max(12) });

export const FundParty = z.object({
  code: z.string(),
  name: Text3,
  kind: z.string(),
  example: z.boolean(),
});
export type FundParty = z.infer<typeof FundParty>;
export const PartyWrite = z.strictObject({
  code: Code,
  name: Text3,
  kind: z.enum(["government", "partner", "manager", "custodian", "company"]),
});

/** A row of the statement in the manner of the ILPA reporting template. */
export const IlpaRow = z.object({
  line: z.string(),
  scope: z.string(),
  period: z.string(),
  amount: Money,
});
export type IlpaRow = z.infer<typeof IlpaRow>;

/** Every cell of a capital account statement with the entries it is made of. */
export const StatementTrace = z
  .object({ cells: z.array(IlpaRow.extend({ entries: z.array(Id) })) })
  .openapi("FundStatementTrace");
export type StatementTrace = z.infer<typeof StatementTrace>;
