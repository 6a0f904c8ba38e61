import { evaluateDirection, evaluationWorkbook } from "@essor/core/fund";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { figuresOf } from "./books.ts";
import { INDICATOR_NAMES, SCHEME, SCHEME_NAME } from "./evaluation-scheme.ts";
import { factsOf } from "./limits.ts";
import { findEvaluation, listEvidence } from "./queries-evaluation.ts";
import type { Fund } from "./queries-funds.ts";
import { bookOf, hasBooks, type World } from "./world.ts";

/** What the books already answer; each may be written over. */
function suggestions(world: World, fund: Fund): Record<string, unknown> {
  if (!hasBooks(world, fund.code)) return {};
  const facts = factsOf(world, fund) as Record<string, number | undefined>;
  const share = (a: string, b: string) => {
    const [x, y] = [facts[a], facts[b]];
    return typeof x === "number" && typeof y === "number" && y > 0 ? x / y : undefined;
  };
  const ratio = fund.facts.reinvestmentRatio;
  const government = share("governmentCommitment", "commitments");
  const irr = figuresOf(bookOf(world, fund)).irrNet.value;
  const all = {
    POLICY_03_01: typeof ratio === "number" && ratio > 0 ? ratio : null,
    POLICY_07: government === undefined ? undefined : 1 - government,
    LAYOUT_02: share("directInField", "directDeals"),
    EXEC_01_01: share("paidIn", "commitments"),
    EXEC_01_02: share("idleCash", "paidIn"),
    EXEC_01_03: irr ?? undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The yearly direction evaluation of a fund: inputs, points, evidence, signatures, and what is still open. */
export async function evaluationSheet(
  tx: Tx,
  { world, fund, year, today }: { world: World; fund: Fund; year: number; today: string },
) {
  const kept = await findEvaluation(tx, fund.code, year);
  const evidence = await listEvidence(tx, fund.code, year);
  const suggested = suggestions(world, fund);
  const inputs = { ...suggested, ...kept?.inputs };
  const evaluation = evaluateDirection(SCHEME, inputs);
  if (!evaluation.ok)
    throw new Problem("bad-request", `${evaluation.code} ${JSON.stringify(evaluation.facts)}`);
  const book = evaluationWorkbook(evaluation.value, {
    indicators: SCHEME.indicators,
    inputs,
    evidence: evidence.map(({ code, document, signedBy }) => ({
      code,
      document,
      ...(signedBy === null ? {} : { signedBy }),
    })),
  });
  const { policy, layout, execution, total, grade } = evaluation.value;
  const due = `${year + 1}-06-30`;
  return {
    fund: fund.code,
    example: fund.example,
    year,
    due,
    overdue: !book.ready && today >= due,
    scheme: SCHEME_NAME,
    template: true,
    rows: book.rows.map((row) => ({
      code: row.code,
      name: INDICATOR_NAMES.get(row.code) ?? { en: row.code },
      kind: SCHEME.indicators.find(({ code }) => code === row.code)?.kind ?? "bands",
      max: row.max,
      score: row.score,
      input: row.input,
      suggested: suggested[row.code] ?? null,
      documents: evidence
        .filter(({ code }) => code === row.code)
        .map(({ id, document, signedBy }) => ({ id, document, signedBy })),
      open: row.open ?? null,
    })),
    policy,
    layout,
    execution,
    total,
    secured: book.securedPoints,
    grade,
    ready: book.ready,
    version: kept?.version ?? 0,
  };
}

export function isIndicator(code: string): boolean {
  return INDICATOR_NAMES.has(code);
}
