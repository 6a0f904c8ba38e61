import { EvaluationSheet, EvaluationWrite, EvidenceWrite } from "@essor/contract/fund";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { evaluationSheet, isIndicator } from "./evaluation.ts";
import { addEvidence, putInput, signEvidence } from "./queries-evaluation.ts";
import { momentOf, readWorld, theFund, today } from "./world.ts";

const Year = z.object({
  code: z.string().max(80),
  year: z.coerce.number().int().min(2015).max(2100),
});
const Signature = Year.extend({
  id: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});

export function evaluationRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/fund/funds/{code}/evaluations/{year}";
  async function sheet(tx: Tx, { code, year }: { code: string; year: number }) {
    const fund = await theFund(tx, code);
    const now = today(deps.now());
    const end = `${year}-12-31`;
    const world = await readWorld(tx, {
      ...momentOf(undefined, deps.now()),
      effective: end < now ? end : now,
    });
    return evaluationSheet(tx, { world, fund, year, today: now });
  }
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "The yearly direction evaluation: inputs, points, evidence, what is open",
      needs: "fund.read",
      params: Year,
      answer: EvaluationSheet,
    },
    async ({ tx, params }) => sheet(tx, params),
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${path}/inputs`,
      summary: "Enter one figure of the evaluation",
      needs: "fund.write",
      params: Year,
      body: EvaluationWrite,
      answer: EvaluationSheet,
    },
    async ({ c, tx, params, body }) => {
      const version = versionOf(c);
      await theFund(tx, params.code);
      if (!isIndicator(body.code)) throw new Problem("bad-request", `No indicator ${body.code}`);
      const { code: fund, year } = params;
      if (!(await putInput(tx, { fund, year, code: body.code, input: body.input, version })))
        throw new Problem("stale-version");
      return sheet(tx, params);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/evidence`,
      summary: "Name the document behind a figure",
      needs: "fund.write",
      params: Year,
      body: EvidenceWrite,
      answer: EvaluationSheet,
      status: 201,
    },
    async ({ tx, params, body }) => {
      await theFund(tx, params.code);
      if (!isIndicator(body.code)) throw new Problem("bad-request", `No indicator ${body.code}`);
      await addEvidence(tx, { fund: params.code, year: params.year, ...body });
      return sheet(tx, params);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/evidence/{id}/sign`,
      summary: "Sign for a document",
      needs: "fund.write",
      params: Signature,
      answer: EvaluationSheet,
    },
    async ({ tx, seat, params }) => {
      await theFund(tx, params.code);
      if (!(await signEvidence(tx, params.id, seat.name))) throw new Problem("wrong-state");
      return sheet(tx, params);
    },
  );
}
