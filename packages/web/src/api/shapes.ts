import type * as hub from "@essor/contract/hub";
import type * as me from "@essor/contract/me";
import type * as measure from "@essor/contract/measure";

/** Contract schemas that export no type of their own, seen as types. Nothing of zod reaches the browser. */
export type Member = (typeof hub.Member)["_output"];
export type AuditEntry = (typeof hub.AuditEntry)["_output"];
export type AuditCheck = (typeof hub.AuditCheck)["_output"];
export type SignInWays = (typeof me.SignInWays)["_output"];
export type Token = (typeof me.Token)["_output"];
export type NewToken = (typeof me.NewToken)["_output"];
export type Milestone = (typeof measure.Milestone)["_output"];
export type IndicatorWrite = (typeof measure.IndicatorWrite)["_input"];

export type Listing<T> = { readonly items: T[]; readonly nextCursor?: string | null };
export type SearchHit = {
  readonly kind: string;
  readonly title: { en: string; "zh-CN"?: string; fr?: string };
  readonly path: string;
};
