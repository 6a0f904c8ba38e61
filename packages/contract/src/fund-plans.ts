import { z } from "@hono/zod-openapi";
import { Day, Text3 } from "./common.ts";

const Money = z.string().regex(/^-?\d{1,16}(\.\d{1,3})?$/);
const MoneyGiven = z.string().regex(/^\d{1,15}(\.\d{1,3})?$/);
const Code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);
const Measure = z.object({ value: z.number().nullable(), reason: z.string().nullable() });

const LineShare = z.object({
  line: z.string(),
  amount: Money,
  /** Units of the smallest kind that went down this line, counted from 1 within the payment. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** The exact share before rounding, as a fraction of the smallest unit. */
  exact: z.string(),
});

/** Where the account stood before a payment: what was still due, and what had been shared out. */
const Standing = z.object({
  unreturnedCapital: Money,
  accruedPreferred: Money,
  profit: Money,
  gp: Money,
});

export const WaterfallPayment = z.object({
  day: Day,
  amount: Money,
  lines: z.array(LineShare),
  before: Standing,
  lp: Money,
  gp: Money,
  toEscrow: Money,
  partners: z.array(z.object({ party: z.string(), name: Text3, amount: Money })),
  /** Entries of the books that this payment stands for; none for a hypothetical one. */
  entries: z.array(z.number().int()),
});
export type WaterfallPayment = z.infer<typeof WaterfallPayment>;

export const Waterfall = z
  .object({
    fund: z.string(),
    example: z.boolean(),
    currency: z.string(),
    at: Day,
    /** Null where no agreement is in force: nothing is guessed. */
    agreement: z
      .object({
        version: z.number().int(),
        fromDay: Day,
        document: z.string(),
        style: z.enum(["whole-fund", "deal-by-deal"]),
        hurdle: z.string(),
        compounding: z.string(),
        dayCount: z.string(),
        carry: z.string(),
        catchUp: z.string(),
        escrowShare: z.string(),
        taxRate: z.string(),
        carryTo: z.string(),
      })
      .nullable(),
    contributions: z.array(
      z.object({ day: Day, amount: Money, entries: z.array(z.number().int()) }),
    ),
    payments: z.array(WaterfallPayment),
    /** If everything were sold at its value today. */
    hypothetical: WaterfallPayment.nullable(),
    deals: z.array(
      z.object({
        deal: z.string(),
        name: Text3,
        day: Day,
        cost: Money,
        proceeds: Money,
        lp: Money,
        gp: Money,
      }),
    ),
    carryDue: Money,
    carryPaid: Money,
    escrow: Money,
    clawback: z.object({
      excessCarry: Money,
      lpHurdleShortfall: Money,
      clawback: Money,
    }),
  })
  .openapi("FundWaterfall");
export type Waterfall = z.infer<typeof Waterfall>;

export const WaterfallNoticeWrite = z
  .strictObject({ amount: MoneyGiven, day: Day, title: z.string().min(1).max(200) })
  .openapi("FundWaterfallNoticeWrite");
export type WaterfallNoticeWrite = z.infer<typeof WaterfallNoticeWrite>;

export const MarketIndex = z.object({
  code: z.string(),
  name: Text3,
  currency: z.string(),
  source: z.object({ title: z.string(), address: z.string(), note: z.string() }),
  from: Day.nullable(),
  to: Day.nullable(),
});
export type MarketIndex = z.infer<typeof MarketIndex>;

export const IndexWrite = z
  .strictObject({
    code: Code,
    name: Text3,
    currency: z.string().regex(/^[A-Z]{3}$/),
    source: z.strictObject({
      title: z.string().min(1).max(300),
      address: z.string().max(500).default(""),
      note: z.string().max(500).default(""),
    }),
    levels: z
      .array(z.strictObject({ day: Day, level: z.number().positive().finite() }))
      .min(2)
      .max(20_000),
  })
  .openapi("FundIndexWrite");
export type IndexWrite = z.input<typeof IndexWrite>;

export const Performance = z
  .object({
    fund: z.string(),
    example: z.boolean(),
    currency: z.string(),
    at: Day,
    curve: z.array(
      z.object({
        day: Day,
        contributed: z.number(),
        distributed: z.number(),
        nav: z.number(),
        netCash: z.number(),
        netValue: z.number(),
      }),
    ),
    irr: z.object({
      gross: Measure,
      net: Measure,
      netWithoutFacility: Measure,
      /** How many rates solve the net flows, and whether that number is proven. */
      roots: z.array(z.number()),
      certified: z.boolean(),
      signChanges: z.number().int(),
    }),
    pme: z
      .object({
        index: MarketIndex,
        /** The day the comparison is made for: the last one on which both are known. */
        at: Day,
        nav: Money,
        measures: z.array(Measure.extend({ code: z.string() })),
        points: z.array(
          z.object({
            day: Day,
            contribution: z.number(),
            distribution: z.number(),
            index: z.number(),
          }),
        ),
      })
      .nullable(),
    /** Why there is no comparison with the index. */
    pmeMissing: z.string().nullable(),
    vintage: z.array(
      z.object({
        code: z.string(),
        name: Text3,
        year: z.number().int().nullable(),
        irr: z.number().nullable(),
        tvpi: z.number().nullable(),
      }),
    ),
    quartiles: z.array(
      z.object({
        year: z.number().int(),
        n: z.number().int(),
        q1: z.number().nullable(),
        median: z.number().nullable(),
        q3: z.number().nullable(),
      }),
    ),
  })
  .openapi("FundPerformance");
export type Performance = z.infer<typeof Performance>;

const PlannedFund = z.strictObject({
  name: z.string().min(1).max(100),
  commitment: z.number().positive().max(1e15),
  /** Calendar year of the first period. */
  starts: z.number().int().min(1990).max(2100),
  rateOfContribution: z.array(z.number().min(0).max(1)).min(1).max(20),
  life: z.number().int().min(2).max(25),
  bow: z.number().min(0.1).max(20),
  growth: z.number().min(-0.9).max(2),
  yield: z.number().min(0).max(1).default(0),
  growthSd: z.number().min(0).max(2).default(0.2),
  callSpread: z.number().min(0).max(1).default(0.2),
});
export type PlannedFund = z.infer<typeof PlannedFund>;

export const PacingAsk = z
  .strictObject({
    funds: z.array(PlannedFund).min(1).max(40),
    paths: z.number().int().min(100).max(20_000).default(4_000),
    seed: z.number().int().min(0).max(2_147_483_647).default(1),
    correlation: z.number().min(0).max(1).default(0.5),
    coverage: z.number().min(0.5).max(0.99).default(0.9),
  })
  .openapi("FundPacingAsk");
export type PacingAsk = z.input<typeof PacingAsk>;

const Interval = z.object({ low: z.number(), median: z.number(), high: z.number() });
const PacingYear = z.object({
  year: z.number().int(),
  plan: z.object({
    contribution: z.number(),
    distribution: z.number(),
    nav: z.number(),
    netCash: z.number(),
  }),
  contribution: Interval,
  distribution: Interval,
  nav: Interval,
  netCash: Interval,
});
export const Pacing = z
  .object({ years: z.array(PacingYear), deepest: z.object({ plan: z.number(), low: z.number() }) })
  .openapi("FundPacing");
export type Pacing = z.infer<typeof Pacing>;

/** The funds with books as a programme to plan with, and what they have called and paid so far. */
export const PacingStart = z
  .object({
    currency: z.string(),
    example: z.boolean(),
    funds: z.array(PlannedFund.extend({ code: z.string() })),
    actual: z.array(
      z.object({
        year: z.number().int(),
        contribution: z.number(),
        distribution: z.number(),
        nav: z.number(),
      }),
    ),
  })
  .openapi("FundPacingStart");
export type PacingStart = z.infer<typeof PacingStart>;

/** What a template that was read in says, held against itself and against the books. */
export const IlpaRead = z
  .object({
    kind: z.enum(["statement", "performance"]),
    rows: z.number().int(),
    issues: z.array(
      z.object({
        code: z.string(),
        row: z.number().int().nullable(),
        field: z.string().nullable(),
        reason: z.string(),
      }),
    ),
    totals: z.array(
      z.object({
        name: z.string(),
        read: z.string(),
        books: z.string().nullable(),
        equal: z.boolean().nullable(),
      }),
    ),
    equal: z.boolean(),
  })
  .openapi("FundIlpaRead");
export type IlpaRead = z.infer<typeof IlpaRead>;

export const IlpaWrite = z.strictObject({
  kind: z.enum(["statement", "performance"]),
  /** The file as text (CSV), or an XLSX in base64. */
  csv: z.string().max(2_000_000).optional(),
  xlsx: z.string().max(4_000_000).optional(),
  party: z.string().max(80).optional(),
  asOf: Day.optional(),
});
export type IlpaWrite = z.input<typeof IlpaWrite>;
