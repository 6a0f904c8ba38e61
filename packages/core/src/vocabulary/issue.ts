import type { Facts } from "./result.ts";

/**
 * One thing found wrong in what somebody gave us: a stable code, and where it stands.
 * `severity` "error" means the row (or the whole input) was refused, "warning" means it was taken as it is.
 */
export type Issue = {
  readonly code: string;
  readonly severity: "error" | "warning";
  /** 1-based row of the input table, heading excluded; absent where the whole input is meant. */
  readonly row?: number;
  readonly field?: string;
  /** One sentence in English; clients translate by code and facts. */
  readonly reason: string;
  readonly facts?: Facts;
};
