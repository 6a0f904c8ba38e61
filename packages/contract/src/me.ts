import { z } from "@hono/zod-openapi";
import { Day, Locale, Text3 } from "./common.ts";
import { CAPABILITIES, ROLES } from "./rights.ts";

export const SignIn = z
  .strictObject({
    email: z.email().max(200),
    password: z.string().min(1).max(200),
    hub: z.string().max(60).optional(),
  })
  .openapi("SignIn");

export const Me = z
  .object({
    id: z.number().int(),
    email: z.string(),
    name: z.string(),
    locale: Locale,
    role: z.enum(ROLES),
    capabilities: z.array(z.enum(Object.keys(CAPABILITIES) as [keyof typeof CAPABILITIES])),
    districts: z.array(z.string()).nullable(),
    chains: z.array(z.string()).nullable(),
    funds: z.array(z.string()).nullable(),
    hub: z.object({ code: z.string(), name: Text3, areaCode: z.string().nullable() }),
    hubs: z.array(z.object({ code: z.string(), name: Text3 })),
  })
  .openapi("Me");
export type Me = z.infer<typeof Me>;

/** How one may sign in here: always by password, by OIDC where it is configured. */
export const SignInWays = z
  .object({
    password: z.literal(true),
    oidc: z.object({ name: z.string() }).nullable(),
    demo: z.array(z.object({ email: z.string(), password: z.string(), role: z.enum(ROLES) })),
  })
  .openapi("SignInWays");

export const MePatch = z
  .strictObject({
    name: z.string().min(1).max(100).optional(),
    locale: Locale.optional(),
    hub: z.string().optional(),
  })
  .openapi("MePatch");

export const PasswordChange = z
  .strictObject({ current: z.string().max(200), next: z.string().min(12).max(200) })
  .openapi("PasswordChange");

export const TokenRequest = z
  .strictObject({
    name: z.string().min(1).max(100),
    scopes: z.array(z.enum(Object.keys(CAPABILITIES) as [keyof typeof CAPABILITIES])).min(1),
    expiresOn: Day,
  })
  .openapi("TokenRequest");

export const Token = z
  .object({
    id: z.number().int(),
    name: z.string(),
    scopes: z.array(z.string()),
    createdAt: z.string(),
    expiresAt: z.string(),
    usedAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
  })
  .openapi("Token");

/** The token itself is shown once, when it is made. */
export const NewToken = Token.extend({ token: z.string() }).openapi("NewToken");

/** A page as somebody arranged it: its path and the search part of its address. */
export const SavedView = z
  .object({
    id: z.number().int(),
    page: z.string(),
    name: z.string(),
    query: z.string(),
    shared: z.boolean(),
    /** Whose it is; only the owner changes it. */
    owner: z.string(),
    mine: z.boolean(),
    isDefault: z.boolean(),
    version: z.number().int(),
  })
  .openapi("SavedView");
export type SavedView = z.infer<typeof SavedView>;

const PagePath = z
  .string()
  .max(200)
  .regex(/^\/[^?#]*$/);
const ViewName = z.string().trim().min(1).max(80);
const ViewQuery = z
  .string()
  .max(4000)
  .regex(/^(\?|$)/);

export const SavedViewWrite = z
  .strictObject({
    page: PagePath,
    name: ViewName,
    query: ViewQuery,
    shared: z.boolean().default(false),
    isDefault: z.boolean().default(false),
  })
  .openapi("SavedViewWrite");
export type SavedViewWrite = z.input<typeof SavedViewWrite>;

export const SavedViewPatch = z
  .strictObject({
    name: ViewName.optional(),
    query: ViewQuery.optional(),
    shared: z.boolean().optional(),
  })
  .openapi("SavedViewPatch");

/** Which view of a page opens by itself for me; null for none. */
export const DefaultView = z
  .strictObject({ page: PagePath, view: z.number().int().nullable() })
  .openapi("DefaultView");
