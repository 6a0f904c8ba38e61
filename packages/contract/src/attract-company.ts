import { z } from "@hono/zod-openapi";
import { ProjectRow, Task } from "./attract.ts";
import { Day } from "./common.ts";

const Code = z.string().max(20);

export const CompanyRow = z
  .object({
    id: z.number().int(),
    name: z.string(),
    kind: z.string(),
    uscc: z.string().nullable(),
    lei: z.string().nullable(),
    country: z.string().nullable(),
    website: z.string().nullable(),
    district: z.string(),
    confidential: z.boolean(),
    projects: z.number().int(),
    /** Firms that may be the same and that nobody has looked at yet; null where it was not asked. */
    alike: z.number().int().nullable(),
    version: z.number().int(),
  })
  .openapi("CompanyRow");
export type CompanyRow = z.infer<typeof CompanyRow>;

export const Contact = z
  .object({
    id: z.number().int(),
    name: z.string(),
    post: z.string(),
    email: z.string(),
    phone: z.string(),
    note: z.string(),
    left: Day.nullable(),
    version: z.number().int(),
  })
  .openapi("Contact");
export type Contact = z.infer<typeof Contact>;

export const ContactWrite = z
  .strictObject({
    name: z.string().min(1).max(120),
    post: z.string().max(120).default(""),
    email: z.union([z.literal(""), z.email().max(200)]).default(""),
    phone: z.string().max(60).default(""),
    note: z.string().max(1000).default(""),
    left: Day.nullable().default(null),
  })
  .openapi("ContactWrite");

export const RELATION_KINDS = [
  "parent",
  "ultimate-parent",
  "branch",
  "joint-venture",
  "supplier",
  "spin-off",
] as const;
export const Relation = z
  .object({
    id: z.number().int(),
    kind: z.enum(RELATION_KINDS),
    other: z.number().int().nullable(),
    otherName: z.string(),
    otherLei: z.string().nullable(),
    share: z.number().nullable(),
    sourceTitle: z.string(),
    sourceAddress: z.string(),
    sourceGrade: z.string().nullable(),
  })
  .openapi("CompanyRelation");
export type Relation = z.infer<typeof Relation>;

export const RelationWrite = z
  .strictObject({
    kind: z.enum(RELATION_KINDS),
    other: z.number().int().nullable().default(null),
    otherName: z.string().min(1).max(200),
    otherLei: Code.default(""),
    share: z.number().positive().max(1).nullable().default(null),
    sourceTitle: z.string().max(200).default(""),
  })
  .openapi("CompanyRelationWrite");

export const StoredDocument = z
  .object({
    id: z.number().int(),
    name: z.string(),
    mediaType: z.string(),
    bytes: z.number().int(),
    sha256: z.string(),
    kind: z.string(),
    confidential: z.boolean(),
    /** Only a name and a hash were noted: the file itself lies elsewhere. */
    stored: z.boolean(),
    person: z.string().nullable(),
    at: z.string(),
  })
  .openapi("StoredDocument");
export type StoredDocument = z.infer<typeof StoredDocument>;

/** Why two firms may be one. `same` is certain: an equal identifier. */
export const Alike = z
  .object({
    a: CompanyRow,
    b: CompanyRow,
    verdict: z.enum(["same", "perhaps"]),
    reasons: z.array(
      z.object({
        code: z.enum([
          "same-uscc",
          "same-lei",
          "same-name",
          "same-core-name",
          "same-website",
          "similar-name",
        ]),
        a: z.string(),
        b: z.string(),
        /** How near the names are, of one. */
        likeness: z.number().nullable(),
      }),
    ),
  })
  .openapi("AlikeCompanies");
export type Alike = z.infer<typeof Alike>;

const Side = z.enum(["winner", "loser"]);
export const MergeWrite = z
  .strictObject({
    loser: z.number().int(),
    note: z.string().max(500).default(""),
    choices: z
      .strictObject({
        name: Side.optional(),
        uscc: Side.optional(),
        lei: Side.optional(),
        country: Side.optional(),
        website: Side.optional(),
        address: Side.optional(),
      })
      .default({}),
  })
  .openapi("MergeWrite");

export const Merge = z
  .object({
    id: z.number().int(),
    loser: z.number().int(),
    loserName: z.string(),
    reasons: z.array(z.string()),
    note: z.string(),
    person: z.string().nullable(),
    at: z.string(),
    undoneAt: z.string().nullable(),
  })
  .openapi("CompanyMerge");
export type Merge = z.infer<typeof Merge>;

/** An entry of the open register of legal entities that may be the firm, its parent or its sister. */
export const RegisterEntry = z
  .object({
    lei: z.string(),
    name: z.string(),
    uscc: z.string(),
    address: z.string(),
    place: z.string(),
    status: z.string(),
    registered: z.string(),
    parentLei: z.string(),
    parentName: z.string(),
    because: z.enum(["lei", "uscc", "name", "parent"]),
    /** The same entity in the hub. */
    company: z.number().int().nullable(),
  })
  .openapi("RegisterEntry");
export type RegisterEntry = z.infer<typeof RegisterEntry>;

export const CompanyTimelineLine = z
  .object({
    at: z.string(),
    kind: z.string(),
    text: z.string(),
    project: z.number().int().nullable(),
    projectName: z.string().nullable(),
    person: z.string().nullable(),
  })
  .openapi("CompanyTimelineLine");
export type CompanyTimelineLine = z.infer<typeof CompanyTimelineLine>;

const Says = z.array(z.object({ column: z.string(), level: z.string(), bits: z.number() }));
/** The organisation of the register that a firm is, with the probability and what speaks for it; or what it may be. */
export const KnownOrganisation = z
  .object({
    state: z.enum(["same", "open", "different"]),
    organisation: z.number().int().nullable(),
    name: z.string().nullable(),
    uscc: z.string(),
    lei: z.string(),
    city: z.string(),
    probability: z.number().nullable(),
    /** Whether a person said so. */
    decided: z.boolean(),
    reasons: Says,
    candidates: z.array(
      z.object({
        organisation: z.number().int(),
        name: z.string(),
        probability: z.number(),
        proposal: z.string(),
        reasons: Says,
      }),
    ),
  })
  .openapi("KnownOrganisation");
export type KnownOrganisation = z.infer<typeof KnownOrganisation>;

export const CompanyDetail = z
  .object({
    company: CompanyRow,
    address: z.string(),
    industry: z.string(),
    note: z.string(),
    /** The firm that was asked for was merged into this one. */
    mergedFrom: z.number().int().nullable(),
    warnings: z.array(z.string()),
    projects: z.array(ProjectRow),
    contacts: z.array(Contact),
    relations: z.array(Relation),
    documents: z.array(StoredDocument),
    tasks: z.array(Task),
    alike: z.array(Alike),
    organisation: KnownOrganisation.nullable(),
    merges: z.array(Merge),
    timeline: z.array(CompanyTimelineLine),
  })
  .openapi("CompanyDetail");
export type CompanyDetail = z.infer<typeof CompanyDetail>;

export const CompanyWrite = z
  .strictObject({
    name: z.string().min(1).max(200),
    uscc: z.string().max(18).default(""),
    lei: Code.default(""),
    country: z.string().max(80).default(""),
    website: z.string().max(200).default(""),
    address: z.string().max(300).default(""),
    industry: z.string().max(120).default(""),
    note: z.string().max(4000).default(""),
  })
  .openapi("CompanyWrite");
