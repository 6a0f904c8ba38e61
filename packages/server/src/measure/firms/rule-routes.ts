import {
  FIRM_STAGES,
  FirmRule,
  FirmRulePreview,
  FirmRuleWrite,
  FirmsQuery,
} from "@essor/contract/measure-firms";
import { z } from "@hono/zod-openapi";
import { type Api, define, versionOf } from "../../http/define.ts";
import { Problem } from "../../http/problem.ts";
import type { Deps } from "../../http/seat.ts";
import {
  listFirms,
  listReturns,
  listRules,
  listScores,
  listYears,
  type RuleRow,
  ruleOf,
} from "./queries.ts";
import { firmSource, putRule } from "./queries-write.ts";
import { gradesOf, pointsOf } from "./results.ts";
import { movesOf } from "./rule-moves.ts";

const PATH = "/api/v1/measure/firm-rules";
type Rule = z.output<typeof FirmRuleWrite>;

/** How firms are graded and given points: the versions, what a new one would change, and setting it. */
export function ruleRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: PATH,
      summary: "Rules by which firms are graded or given points, the newest first",
      needs: "firms.read",
      answer: z.object({ items: z.array(FirmRule) }),
    },
    async ({ tx }) => ({ items: (await listRules(tx)) as FirmRule[] }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/preview`,
      summary: "What a rule would change for the firms of a year; nothing is kept",
      needs: "firms.write",
      query: FirmsQuery,
      body: FirmRuleWrite,
      answer: FirmRulePreview,
    },
    async ({ tx, query, body }) => {
      checkRule(body);
      const years = await listYears(tx);
      const year = query.year ?? years[0] ?? null;
      const at = { year, years };
      const before = await ruleOf(tx, body.kind, year);
      const proposed = { ...body, note: { en: "" }, source: "", version: 0 } as unknown as RuleRow;
      // A rule that begins after the year, or before one that holds in it already, changes nothing there.
      const holds =
        (year === null || body.validFrom <= `${year}-12-31`) &&
        (before === undefined || body.validFrom >= before.validFrom);
      const after = holds ? proposed : before;
      const firms = await listFirms(tx);
      const common = { year, holds, holdsNow: before?.validFrom ?? null };
      if (body.kind === "grade") {
        const returns = await listReturns(tx, year ?? 0);
        const made = (rule: RuleRow | undefined) => gradesOf(firms, returns, { ...at, rule });
        const [was, is] = [made(before), made(after)];
        return {
          ...common,
          counts: { before: was.counts, after: is.counts },
          ...movesOf(was.items, is.items, (item) => item.grade),
        };
      }
      const scores = await listScores(tx, year ?? 0);
      const made = (rule: RuleRow | undefined) => pointsOf(firms, scores, { ...at, rule }).items;
      return { ...common, counts: null, ...movesOf(made(before), made(after), (i) => i.points) };
    },
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: PATH,
      summary:
        "Set how firms are graded or given points from a day on; one of that day is replaced with If-Match",
      needs: "firms.write",
      body: FirmRuleWrite,
      status: 204,
    },
    async ({ c, tx, seat, body }) => {
      checkRule(body);
      const stands = (await listRules(tx)).find(
        ({ kind, validFrom }) => kind === body.kind && validFrom === body.validFrom,
      );
      if (stands && stands.version !== versionOf(c)) throw new Problem("stale-version");
      const source = await firmSource(tx, `Rule entered by ${seat.email}`);
      await putRule(tx, { ...body, source });
    },
  );
}

/** Weights add up to 100, in each stage where there are stages, and each indicator stands once. */
function checkRule(rule: Rule): void {
  if (rule.kind === "points") {
    const codes = rule.body.indicators.map(({ code }) => code);
    const twice = codes.find((code, i) => codes.indexOf(code) !== i);
    if (twice !== undefined)
      throw new Problem("bad-request", `indicators: "${twice}" stands twice`);
  }
  const sums =
    rule.kind === "grade"
      ? [Object.values(rule.body.weights)]
      : FIRM_STAGES.map((stage) => rule.body.indicators.map((i) => i.weights[stage]));
  for (const weights of sums) {
    const sum = weights.reduce((a, b) => a + b, 0);
    if (Math.abs(sum - 100) > 1e-9)
      throw new Problem("weights-not-100", `The weights add up to ${sum}`);
  }
}
