import type { Evaluation, EvaluationIndicator } from "./direction-evaluation.ts";

/** What backs an indicator: a document, and who stands for it. */
export type Evidence = {
  readonly code: string;
  readonly document: string;
  readonly signedBy?: string;
  readonly entries?: readonly string[];
};

export type WorkbookRow = {
  readonly code: string;
  readonly max: number;
  readonly score: number;
  readonly input: unknown;
  readonly documents: readonly string[];
  readonly signedBy: readonly string[];
  readonly entries: readonly string[];
  /** Why the row is not ready: nothing was entered, nothing backs it, or nobody has signed. */
  readonly open?: "no-input" | "no-evidence" | "not-signed";
};

export type Workbook = {
  readonly rows: readonly WorkbookRow[];
  readonly ready: boolean;
  /** Points that stand on evidence that somebody has signed. */
  readonly securedPoints: number;
};

/**
 * The yearly evaluation as a workbook: each indicator with its input, points, evidence and signature.
 * A row that scores nothing needs no evidence.
 * @example
 * const indicators = [{ code: "EXEC_01_02", max: 1, kind: "below", table: [0.3, 1] }];
 * const evaluation = { scores: { EXEC_01_02: 1 }, policy: 0, layout: 0, execution: 1, total: 1, grade: "A", missing: [] };
 * const sheet = evaluationWorkbook(evaluation, { indicators, inputs: { EXEC_01_02: 0.1 }, evidence: [{ code: "EXEC_01_02", document: "bank statement" }] });
 * expect([sheet.ready, sheet.rows[0]?.open]).toEqual([false, "not-signed"]);
 */
export function evaluationWorkbook(
  evaluation: Evaluation,
  {
    indicators,
    inputs,
    evidence,
  }: {
    readonly indicators: readonly EvaluationIndicator[];
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly evidence: readonly Evidence[];
  },
): Workbook {
  const rows = indicators.map(({ code, max }): WorkbookRow => {
    const backing = evidence.filter((e) => e.code === code);
    const score = evaluation.scores[code] ?? 0;
    const signedBy = backing.flatMap((e) => (e.signedBy === undefined ? [] : [e.signedBy]));
    const open = evaluation.missing.includes(code)
      ? "no-input"
      : score === 0
        ? undefined
        : backing.length === 0
          ? "no-evidence"
          : signedBy.length < backing.length
            ? "not-signed"
            : undefined;
    return {
      code,
      max,
      score,
      input: inputs[code] ?? null,
      documents: backing.map(({ document }) => document),
      signedBy,
      entries: backing.flatMap(({ entries }) => entries ?? []),
      ...(open === undefined ? {} : { open }),
    };
  });
  return {
    rows,
    ready: rows.every(({ open }) => open === undefined),
    securedPoints: rows.reduce((sum, r) => (r.open === undefined ? sum + r.score : sum), 0),
  };
}
