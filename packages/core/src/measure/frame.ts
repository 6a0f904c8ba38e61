import type { Issue } from "../vocabulary/issue.ts";
import type { Framework } from "./framework.ts";
import type { IndexTable } from "./index-table.ts";
import type { Scope } from "./recipe.ts";

/** What happened to a cell, as bits. */
export const IMPUTED = 1;
export const WINSORISED = 2;
export const LOGGED = 4;

/** A stretch of rows that belong to one period. */
export type Block = { readonly from: number; readonly to: number };

/** What the treat step did to one indicator in one block. */
export type Treatment = {
  readonly indicator: string;
  readonly time: string | null;
  readonly skewness: readonly (number | null)[];
  readonly kurtosis: readonly (number | null)[];
  /** The test before, after winsorising, and after the transform, as far as it went. */
  readonly passed: readonly boolean[];
  readonly winsorisedHigh: readonly string[];
  readonly winsorisedLow: readonly string[];
  readonly transform: string | null;
};

/** The data set after a step. Frames are never changed: a step answers a new one and shares untouched columns. */
export type Frame = {
  /** Rows of the table that are still in. */
  readonly rows: Uint32Array;
  readonly blocks: readonly Block[];
  /** One column an indicator, in the framework's order. */
  readonly columns: readonly Float64Array[];
  readonly how: readonly Uint8Array[];
  readonly issues: readonly Issue[];
  readonly treatments: readonly Treatment[];
  /** Whether a normalise step has given all indicators one direction. */
  readonly normalised: boolean;
};

/** What every step may look at besides the frame. */
export type StepContext = { readonly framework: Framework; readonly table: IndexTable };

/** The rows of the table as the first frame. */
export function firstFrame({ framework, table }: StepContext): Frame {
  const n = table.units.length;
  const rows = Uint32Array.from({ length: n }, (_, i) => i);
  const leaves = framework.codes.slice(0, framework.leaves);
  return {
    rows,
    blocks: blocksOf(rows, table),
    columns: leaves.map((code) => table.numbers.get(code) as Float64Array),
    how: leaves.map(() => new Uint8Array(n)),
    issues: [],
    treatments: [],
    normalised: false,
  };
}

/** The frame with only the rows that `keep` names. */
export function keepRows(frame: Frame, keep: readonly boolean[], table: IndexTable): Frame {
  const kept: number[] = [];
  for (let i = 0; i < frame.rows.length; i++) if (keep[i]) kept.push(i);
  if (kept.length === frame.rows.length) return frame;
  const rows = Uint32Array.from(kept, (i) => frame.rows[i] as number);
  return {
    ...frame,
    rows,
    blocks: blocksOf(rows, table),
    columns: frame.columns.map((c) => Float64Array.from(kept, (i) => c[i] as number)),
    how: frame.how.map((h) => Uint8Array.from(kept, (i) => h[i] as number)),
  };
}

/** The stretches of rows of one period each; rows stand by period. */
export function blocksOf(rows: Uint32Array, { times }: IndexTable): Block[] {
  if (rows.length === 0) return [];
  if (times === null) return [{ from: 0, to: rows.length }];
  const blocks: Block[] = [];
  for (let from = 0; from < rows.length; ) {
    let to = from + 1;
    while (to < rows.length && times[rows[to] as number] === times[rows[from] as number]) to++;
    blocks.push({ from, to });
    from = to;
  }
  return blocks;
}

/** The stretches a step works on: each period apart, or the whole panel at once. */
export function stretches(frame: Frame, scope: Scope | undefined): readonly Block[] {
  if (scope !== "panel" || frame.blocks.length < 2) return frame.blocks;
  return [{ from: 0, to: frame.rows.length }];
}

/** The period that a stretch stands for, or null where there is none or several. */
export function timeOf(frame: Frame, block: Block, table: IndexTable): string | null {
  if (table.times === null) return null;
  const first = table.times[frame.rows[block.from] as number] as string;
  return first === table.times[frame.rows[block.to - 1] as number] ? first : null;
}

export function unitAt(frame: Frame, row: number, table: IndexTable): string {
  return table.units[frame.rows[row] as number] as string;
}

/** The indicators that a row lacks. */
export function missingAt(frame: Frame, row: number, codes: readonly string[]): string[] {
  return frame.columns.flatMap((c, j) => (Number.isNaN(c[row]) ? [codes[j] as string] : []));
}

/** A raw column of the table, for the rows still in. */
export function rawColumn(frame: Frame, column: string, table: IndexTable): Float64Array {
  const raw = table.numbers.get(column) as Float64Array;
  return Float64Array.from(frame.rows, (r) => raw[r] as number);
}

/** The frame with more issues. */
export function withIssues(frame: Frame, issues: readonly Issue[]): Frame {
  return issues.length === 0 ? frame : { ...frame, issues: [...frame.issues, ...issues] };
}

/** A warning that names step, indicator, unit and period as far as they are known. */
export function warning(
  code: string,
  reason: string,
  facts: Readonly<Record<string, string | number | null>>,
): Issue {
  const indicator = facts.indicator;
  return {
    code,
    severity: "warning",
    ...(typeof indicator === "string" ? { field: indicator } : {}),
    reason,
    facts,
  };
}
