import type { Issue } from "../vocabulary/issue.ts";
import { fail, ok, type Result } from "../vocabulary/result.ts";
import { type CapitalAccountPeriod, rollForward } from "./capital-account.ts";

/** Whose account a column speaks of, and over which period. */
export const STATEMENT_SCOPES = ["thisLp", "allLps", "gp", "totalFund"] as const;
export const STATEMENT_PERIODS = ["QTD", "YTD", "ITD"] as const;
export type StatementScope = (typeof STATEMENT_SCOPES)[number];
export type StatementPeriod = (typeof STATEMENT_PERIODS)[number];

const FIELDS = [
  "navBeginning",
  "contributions",
  "distributions",
  "realised",
  "unrealised",
  "managementFees",
  "partnershipExpenses",
  "accruedCarryChange",
] as const;
export const STATEMENT_LINES = [...FIELDS, "navEnding"] as const;
export type StatementLine = (typeof STATEMENT_LINES)[number];

export type CapitalStatement = {
  readonly [scope in StatementScope]: {
    readonly [period in StatementPeriod]: CapitalAccountPeriod;
  };
};

/** One figure of a statement, in whole minor units: a row of a sheet that people and machines exchange. */
export type StatementRow = {
  readonly line: StatementLine;
  readonly scope: StatementScope;
  readonly period: StatementPeriod;
  readonly minor: bigint;
};

/**
 * A capital account statement as rows, ending values included (fields in the manner of the ILPA reporting template).
 * @example
 * const none = { navBeginning: 0n, contributions: 2n, distributions: 0n, realised: 0n, unrealised: 0n, managementFees: 0n, partnershipExpenses: 0n, accruedCarryChange: 0n };
 * const each = { QTD: none, YTD: none, ITD: none };
 * const rows = statementRows({ thisLp: each, allLps: each, gp: each, totalFund: each });
 * expect([rows.length, rows.at(-1)?.minor]).toEqual([108, 2n]);
 */
export function statementRows(statement: CapitalStatement): StatementRow[] {
  return STATEMENT_SCOPES.flatMap((scope) =>
    STATEMENT_PERIODS.flatMap((period) => {
      const account = statement[scope][period];
      return STATEMENT_LINES.map((line) => ({
        line,
        scope,
        period,
        minor: line === "navEnding" ? rollForward(account) : account[line],
      }));
    }),
  );
}

/**
 * Reads a statement back. Refused where a figure is missing or given twice; where it does not add up
 * (ending values, total = all limited partners + general partner) every difference is listed.
 * @example
 * expect(readStatement([])).toMatchObject({ ok: false, code: "row-missing" });
 */
export function readStatement(
  rows: readonly StatementRow[],
): Result<
  { readonly statement: CapitalStatement; readonly issues: readonly Issue[] },
  "row-missing" | "row-twice"
> {
  const figures = new Map<string, bigint>();
  for (const { line, scope, period, minor } of rows) {
    const key = `${scope}/${period}/${line}`;
    if (figures.has(key)) return fail("row-twice", { key });
    figures.set(key, minor);
  }
  for (const scope of STATEMENT_SCOPES) {
    for (const period of STATEMENT_PERIODS) {
      const lost = STATEMENT_LINES.find((line) => !figures.has(`${scope}/${period}/${line}`));
      if (lost) return fail("row-missing", { key: `${scope}/${period}/${lost}` });
    }
  }
  const figure = (scope: string, period: string, line: string) =>
    figures.get(`${scope}/${period}/${line}`) ?? 0n;
  const account = (scope: string, period: string) =>
    Object.fromEntries(
      FIELDS.map((line) => [line, figure(scope, period, line)]),
    ) as CapitalAccountPeriod;
  const statement = Object.fromEntries(
    STATEMENT_SCOPES.map((scope) => [
      scope,
      Object.fromEntries(STATEMENT_PERIODS.map((period) => [period, account(scope, period)])),
    ]),
  ) as CapitalStatement;
  const issues = STATEMENT_PERIODS.flatMap((period) => [
    ...STATEMENT_SCOPES.flatMap((scope) => {
      const over = figure(scope, period, "navEnding") - rollForward(account(scope, period));
      return over === 0n ? [] : [differs(`${scope}/${period}/navEnding`, over)];
    }),
    ...STATEMENT_LINES.flatMap((line) => {
      const parts = figure("allLps", period, line) + figure("gp", period, line);
      const over = figure("totalFund", period, line) - parts;
      return over === 0n ? [] : [differs(`totalFund/${period}/${line}`, over)];
    }),
  ]);
  return ok({ statement, issues });
}

function differs(field: string, over: bigint): Issue {
  return {
    code: "does-not-add-up",
    severity: "error",
    field,
    reason: `${field} is over its parts by ${over} minor units`,
    facts: { over: `${over}` },
  };
}
