import { z } from "@hono/zod-openapi";
import { Day, Text3 } from "./common.ts";

const Money = z.string().regex(/^-?\d{1,16}(\.\d{1,3})?$/);
const MoneyGiven = z.string().regex(/^\d{1,15}(\.\d{1,3})?$/);
const Code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);
/** A rate or share as decimal text: 0.08 is eight per cent. */
const Decimal = z.string().regex(/^\d{1,3}(\.\d{1,10})?$/);

export const FundWrite = z
  .strictObject({
    code: Code,
    parent: Code.optional(),
    kind: z.enum(["parent", "sub", "vehicle", "angel", "industry"]),
    name: Text3,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .default("CNY"),
    size: MoneyGiven.optional(),
    manager: z.string().max(200).default(""),
    startsOn: Day,
    investmentEndsOn: Day.optional(),
    termEndsOn: Day.optional(),
    feeBasis: z.enum(["committed", "paid-in", "invested", "nav"]).optional(),
    feeRate: Decimal.optional(),
    ruleSets: z.array(z.string().max(60)).max(12).default([]),
  })
  .openapi("FundWrite");
export type FundWrite = z.input<typeof FundWrite>;

/** The terms of a partnership agreement that the engine works with. */
export const AgreementTerms = z
  .strictObject({
    waterfall: z.strictObject({
      style: z.enum(["whole-fund", "deal-by-deal"]),
      hurdle: Decimal,
      compounding: z.enum(["annual", "simple", "daily"]),
      dayCount: z
        .enum([
          "act/365f",
          "act/360",
          "act/365.25",
          "act/365a",
          "act/365l",
          "act/act-isda",
          "nl/365",
          "30u/360",
          "30e/360",
          "30e+/360",
          "30e/360-isda",
          "30/360-isda",
        ])
        .default("act/365f"),
      carry: Decimal,
      catchUp: Decimal,
      escrowShare: Decimal.default("0"),
      taxRate: Decimal.default("0"),
      upperTiers: z
        .array(z.strictObject({ hurdle: Decimal, carry: Decimal }))
        .max(5)
        .default([]),
      carryTo: Code,
    }),
    fees: z.strictObject({
      basis: z.enum(["committed", "paid-in", "invested", "nav"]),
      rate: Decimal,
      steps: z
        .array(
          z.strictObject({
            afterYear: z.number().int().min(1).max(30),
            rate: Decimal,
            basis: z.enum(["committed", "paid-in", "invested", "nav"]).optional(),
          }),
        )
        .max(10)
        .default([]),
      offsetShare: Decimal.default("1"),
    }),
    equalisationRate: Decimal.default("0.08"),
  })
  .openapi("FundAgreementTerms");
export type AgreementTerms = z.infer<typeof AgreementTerms>;

export const AgreementWrite = z
  .strictObject({ fromDay: Day, terms: AgreementTerms, document: z.string().min(1).max(300) })
  .openapi("FundAgreementWrite");
export type AgreementWrite = z.input<typeof AgreementWrite>;

export const ShareClassWrite = z
  .strictObject({
    code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,20}$/),
    name: Text3,
    feeRate: Decimal.optional(),
    carry: Decimal.optional(),
  })
  .openapi("FundShareClassWrite");

export const RoleWrite = z
  .strictObject({
    party: Code,
    role: z.enum([
      "manager",
      "general-partner",
      "custodian",
      "finance-department",
      "adviser",
      "auditor",
    ]),
    since: Day,
  })
  .openapi("FundRoleWrite");
export type RoleWrite = z.infer<typeof RoleWrite>;

/** All partners of one closing together: interest is shared out between those of earlier closings only. */
export const ClosingWrite = z
  .strictObject({
    day: Day,
    partners: z
      .array(
        z.strictObject({
          party: Code,
          role: z.enum(["lp", "gp"]).default("lp"),
          source: z.enum(["government", "province", "social", "fund"]),
          amount: MoneyGiven,
          shareClass: z
            .string()
            .regex(/^[a-z0-9][a-z0-9-]{0,20}$/)
            .optional(),
        }),
      )
      .min(1)
      .max(50),
  })
  .openapi("FundClosingWrite");
export type ClosingWrite = z.input<typeof ClosingWrite>;

export const TransferWrite = z
  .strictObject({
    from: Code,
    to: Code,
    amount: MoneyGiven,
    day: Day,
    document: z.string().min(1).max(300),
  })
  .openapi("FundTransferWrite");
export type TransferWrite = z.infer<typeof TransferWrite>;

export const TransferRow = z
  .object({
    id: z.number().int(),
    from: z.string(),
    fromName: Text3,
    to: z.string(),
    toName: Text3,
    amount: Money,
    day: Day,
    document: z.string(),
    approvedBy: z.string().nullable(),
    entry: z.number().int().nullable(),
    mine: z.boolean(),
    version: z.number().int(),
  })
  .openapi("FundTransfer");
export type TransferRow = z.infer<typeof TransferRow>;

export const FeeYear = z.object({
  year: z.number().int(),
  from: Day,
  to: Day,
  basis: z.string(),
  base: Money,
  rate: z.string(),
  gross: Money,
  offset: Money,
  fee: Money,
  booked: Money,
});

/** What a closing did: the commitment, and the notices that put late and early partners level. */
export const ClosingDone = z.object({
  commitments: z.array(z.number().int()),
  notices: z.array(z.number().int()),
});

export const FundStructure = z
  .object({
    fund: z.string(),
    example: z.boolean(),
    currency: z.string(),
    classes: z.array(
      z.object({
        code: z.string(),
        name: Text3,
        feeRate: z.string().nullable(),
        carry: z.string().nullable(),
        commitments: Money,
      }),
    ),
    commitments: z.array(
      z.object({
        id: z.number().int(),
        party: z.string(),
        name: Text3,
        role: z.enum(["lp", "gp"]),
        source: z.string(),
        amount: Money,
        closedOn: Day,
        shareClass: z.string().nullable(),
      }),
    ),
    roles: z.array(
      z.object({
        id: z.number().int(),
        party: z.string(),
        name: Text3,
        role: z.string(),
        since: Day,
        until: Day.nullable(),
      }),
    ),
    agreements: z.array(
      z.object({
        version: z.number().int(),
        fromDay: Day,
        terms: AgreementTerms,
        document: z.string(),
        enteredBy: z.string().nullable(),
        recordedAt: z.string(),
        inForce: z.boolean(),
      }),
    ),
    transfers: z.array(TransferRow),
    fees: z.array(FeeYear),
    /** Why there is no fee schedule, e.g. no agreement in force. */
    feesMissing: z.string().nullable(),
  })
  .openapi("FundStructure");
export type FundStructure = z.infer<typeof FundStructure>;

export const FxRateWrite = z
  .strictObject({
    from: z.string().regex(/^[A-Z]{3}$/),
    to: z.string().regex(/^[A-Z]{3}$/),
    day: Day,
    rate: z.string().regex(/^\d{1,8}(\.\d{1,10})?$/),
    source: z.string().min(1).max(300),
  })
  .openapi("FxRateWrite");
export type FxRateWrite = z.infer<typeof FxRateWrite>;

export const FxRate = z.object({
  from: z.string(),
  to: z.string(),
  day: Day,
  rate: z.string(),
  source: z.string(),
  recordedAt: z.string(),
});
export type FxRate = z.infer<typeof FxRate>;

export const ReinvestmentRuleWrite = z
  .strictObject({
    fromDay: Day,
    /** Recognised local investment per unit of government money paid in; 0 switches the requirement off. */
    ratio: z.string().regex(/^\d{1,2}(\.\d{1,4})?$/),
    categories: z
      .record(
        z.string().max(40),
        z.union([
          z.strictObject({ weight: Decimal }),
          z.strictObject({ leastOf: z.array(z.enum(["amount", "spentLocally"])).min(1) }),
        ]),
      )
      .default({}),
    document: z.string().min(1).max(300),
  })
  .openapi("ReinvestmentRuleWrite");
export type ReinvestmentRuleWrite = z.input<typeof ReinvestmentRuleWrite>;

export const ReinvestmentItemWrite = z
  .strictObject({
    category: z.string().min(1).max(40),
    amount: MoneyGiven,
    spentLocally: MoneyGiven.optional(),
    day: Day,
    evidence: z.string().min(1).max(300),
  })
  .openapi("ReinvestmentItemWrite");
export type ReinvestmentItemWrite = z.infer<typeof ReinvestmentItemWrite>;

export const ReinvestmentSheet = z
  .object({
    fund: z.string(),
    example: z.boolean(),
    currency: z.string(),
    at: Day,
    /** Whether a requirement is in force; it is off unless a fund has a written rule. */
    on: z.boolean(),
    ratio: z.string(),
    paidIn: Money,
    recognised: Money,
    required: Money,
    met: z.boolean(),
    /** Points that the requirement costs in the yearly evaluation. */
    cost: z.number().nullable(),
    rules: z.array(
      z.object({
        fromDay: Day,
        ratio: z.string(),
        categories: z.record(z.string(), z.unknown()),
        document: z.string(),
        cost: z.number().nullable(),
      }),
    ),
    items: z.array(
      z.object({
        day: Day,
        category: z.string(),
        amount: Money,
        spentLocally: Money.nullable(),
        evidence: z.string(),
        recognised: Money,
        /** Start of the rule by which it counted; null where none was in force. */
        by: Day.nullable(),
      }),
    ),
  })
  .openapi("ReinvestmentSheet");
export type ReinvestmentSheet = z.infer<typeof ReinvestmentSheet>;

export const DealDocumentWrite = z
  .strictObject({
    kind: z.enum(["due-diligence", "legal", "valuation", "committee", "contract", "other"]),
    title: z.string().min(1).max(300),
    reference: z.string().max(500).default(""),
  })
  .openapi("DealDocumentWrite");
export type DealDocumentWrite = z.input<typeof DealDocumentWrite>;

/** Projects and gaps that a deal can serve, and what of the gaps has money already. */
export const DealLinks = z
  .object({
    projects: z.array(
      z.object({
        ref: z.string(),
        name: z.string(),
        stage: z.string(),
        sector: z.string().nullable(),
        example: z.boolean(),
        deals: z.number().int(),
      }),
    ),
    gaps: z.array(
      z.object({
        ref: z.string(),
        chain: z.string(),
        link: z.string(),
        status: z.string(),
        deals: z.number().int(),
      }),
    ),
  })
  .openapi("DealLinks");
export type DealLinks = z.infer<typeof DealLinks>;
