import { momentsOf } from "../../math/moments.ts";
import { fail, ok, type Result } from "../../vocabulary/result.ts";
import { rowOfUnit } from "../analysis/profile.ts";
import type { IndexModel } from "../index-model.ts";
import { upwards } from "../run.ts";
import { decompose } from "./decompose.ts";

export type Part = { readonly code: string; readonly contribution: number };

export type ExplainedScore = {
  readonly unit: string;
  readonly score: number;
  /** The score that the parts start from. */
  readonly baseline: number;
  /** What each indicator adds to the baseline; with `rest` they add up to the score. */
  readonly parts: readonly Part[];
  readonly rest: number;
};

export type Against = "zero" | "mean" | { readonly unit: string };

/**
 * Why a unit has its score: what each indicator adds against nothing at all (`zero`: for arithmetic trees the plain
 * weight times value), against the mean of all units, or against another unit. Adds up exactly.
 */
export function explainScore(
  model: IndexModel,
  unit: string,
  { against, time }: { readonly against: Against; readonly time?: string },
): Result<ExplainedScore, "unit-unknown" | "no-score"> {
  const row = rowOfUnit(model, unit, time);
  if (row < 0) return fail("unit-unknown", { unit });
  const { framework, run } = model;
  const score = (run.nodes[framework.top] as Float64Array)[row] as number;
  if (Number.isNaN(score)) return fail("no-score", { unit });
  const start = standpoint(model, against, time);
  if (start === null)
    return fail("unit-unknown", { unit: typeof against === "object" ? against.unit : "" });
  const baseline = (start.model.run.nodes[framework.top] as Float64Array)[start.row] as number;
  if (Number.isNaN(baseline))
    return fail("no-score", { unit: typeof against === "object" ? against.unit : against });
  const found = decompose(start, { model, row }, framework.top);
  const parts = partsOf(model, found);
  const sum = parts.reduce((s, p) => s + p.contribution, 0);
  return ok({ unit, score, baseline, parts, rest: tidyRest(score - baseline - sum, score) });
}

/** Parts by code that are not nothing, the largest first. */
export function partsOf(
  { framework }: IndexModel,
  { byValue, byWeight }: { readonly byValue: Float64Array; readonly byWeight: Float64Array },
): Part[] {
  return framework.codes
    .map((code, n) => ({ code, contribution: (byValue[n] as number) + (byWeight[n] as number) }))
    .filter((p) => p.contribution !== 0)
    .sort(
      (a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.code < b.code ? -1 : 1),
    );
}

/** Rounding noise is no part of an explanation. */
export function tidyRest(rest: number, size: number): number {
  return Math.abs(rest) <= 1e-12 * Math.max(1, Math.abs(size)) ? 0 : rest;
}

function standpoint(model: IndexModel, against: Against, time: string | undefined) {
  if (typeof against === "object") {
    const row = rowOfUnit(model, against.unit, time);
    return row < 0 ? null : { model, row };
  }
  const { framework, table, run, recipe } = model;
  const columns = run.frame.columns.map((c) =>
    Float64Array.of(against === "zero" ? 0 : momentsOf(c).mean),
  );
  const frame = {
    ...run.frame,
    rows: run.frame.rows.slice(0, 1),
    blocks: [{ from: 0, to: 1 }],
    columns,
  };
  const steps = recipe.steps.filter((s) => s.step !== "weight");
  const weights = run.weights.slice();
  const nodes = upwards({ framework, table }, frame, steps, weights, null);
  return { model: { ...model, run: { ...run, frame, nodes, weights } }, row: 0 };
}
