import { withNulls } from "../build-index.ts";
import type { Frame } from "../frame.ts";
import type { IndexModel } from "../index-model.ts";
import { rankScores } from "../rank-scores.ts";
import type { RankStep } from "../recipe.ts";

/** A node of the framework as one unit stands in it. */
export type ProfileLine = {
  readonly code: string;
  readonly name: string | null;
  readonly level: number;
  readonly parent: string | null;
  readonly score: number | null;
  readonly rank: number | null;
  /** Units that are ranked on this node. */
  readonly of: number;
};

/** One indicator of a unit by its rank in its own direction, with the raw value. */
export type Standing = ProfileLine & { readonly value: number | null };

function rankStepOf({ recipe }: IndexModel): RankStep | undefined {
  return recipe.steps.find((s): s is RankStep => s.step === "rank");
}

/** The row of a unit (and period) in the last frame, or -1. */
export function rowOfUnit(model: IndexModel, unit: string, time?: string | null): number {
  return rowIn(model.run.frame, model, unit, time);
}

function rowIn(frame: Frame, { table }: IndexModel, unit: string, time?: string | null): number {
  for (let i = frame.rows.length - 1; i >= 0; i--) {
    const r = frame.rows[i] as number;
    if (
      table.units[r] === unit &&
      (time === null || time === undefined || table.times?.[r] === time)
    )
      return i;
  }
  return -1;
}

function line(
  model: IndexModel,
  node: number,
  column: Float64Array,
  ranks: Float64Array,
  row: number,
): ProfileLine {
  const { framework, recipe } = model;
  const code = framework.codes[node] as string;
  const orNull = (x: number | undefined) => (x === undefined || Number.isNaN(x) ? null : x);
  return {
    code,
    name: recipe.framework.find((n) => n.code === code)?.name ?? null,
    level: framework.level[node] as number,
    parent: framework.codes[framework.parent[node] as number] ?? null,
    score: orNull(column[row]),
    rank: orNull(ranks[row]),
    of: withNulls(ranks).filter((r) => r !== null).length,
  };
}

/** A unit's score and rank on every aggregate, the index first, then downwards. Empty for an unknown unit. */
export function unitProfile(model: IndexModel, unit: string, time?: string): ProfileLine[] {
  const row = rowOfUnit(model, unit, time);
  if (row < 0) return [];
  const { framework, run } = model;
  const lines: ProfileLine[] = [];
  for (let node = framework.codes.length - 1; node >= framework.leaves; node--) {
    const column = run.nodes[node] as Float64Array;
    lines.push(
      line(model, node, column, rankScores(column, rankStepOf(model), run.frame.blocks), row),
    );
  }
  return lines.sort((a, b) => b.level - a.level || (a.code < b.code ? -1 : 1));
}

/**
 * A unit's indicators from its best rank to its worst, on the values as they came in (`raw`) or as normalised, each in
 * its own direction. The first lines are strengths, the last weaknesses; equal ranks stand in the framework's order.
 */
export function unitStandings(
  model: IndexModel,
  unit: string,
  { on = "raw", time }: { readonly on?: "raw" | "normalised"; readonly time?: string } = {},
): Standing[] {
  const { framework, run } = model;
  const raw = (run.trace[0] as (typeof run.trace)[number]).frame;
  const frame = on === "raw" ? raw : run.frame;
  const [row, rawRow] = [rowIn(frame, model, unit, time), rowIn(raw, model, unit, time)];
  if (row < 0) return [];
  const standings = frame.columns.map((column, j) => {
    const down = on === "raw" && (framework.direction[j] as number) < 0;
    const ranks = rankScores(
      column,
      { step: "rank", order: down ? "ascending" : "descending" },
      frame.blocks,
    );
    const value = raw.columns[j]?.[rawRow];
    return {
      ...line(model, j, column, ranks, row),
      value: value === undefined || Number.isNaN(value) ? null : value,
    };
  });
  return standings
    .filter((s) => s.rank !== null)
    .sort((a, b) => (a.rank as number) - (b.rank as number));
}

/** Ranks of every aggregate within the groups of a text column; units without a group have none. */
export function groupRanks(
  model: IndexModel,
  groupColumn: string,
): {
  readonly unit: string;
  readonly time: string | null;
  readonly group: string;
  readonly ranks: Readonly<Record<string, number | null>>;
}[] {
  const { table, run, framework } = model;
  const texts = table.texts.get(groupColumn);
  if (texts === undefined) return [];
  const keys = Array.from(run.frame.rows, (r) => {
    const group = texts[r] ?? null;
    return group === null ? null : `${table.times?.[r] ?? ""}\u0000${group}`;
  });
  const rows = new Map<string, number[]>();
  keys.forEach((key, i) => {
    if (key !== null) rows.set(key, [...(rows.get(key) ?? []), i]);
  });
  const ranks = framework.codes.slice(framework.leaves).map((code, k) => {
    const column = run.nodes[framework.leaves + k] as Float64Array;
    const all = new Float64Array(column.length).fill(Number.NaN);
    for (const members of rows.values()) {
      const part = Float64Array.from(members, (i) => column[i] as number);
      const ranked = rankScores(part, rankStepOf(model), [{ from: 0, to: part.length }]);
      members.forEach((i, at) => {
        all[i] = ranked[at] as number;
      });
    }
    return [code, withNulls(all)] as const;
  });
  return Array.from(run.frame.rows, (r, i) => ({
    unit: table.units[r] as string,
    time: table.times?.[r] ?? null,
    group: texts[r] ?? "",
    ranks: Object.fromEntries(ranks.map(([code, column]) => [code, column[i] ?? null])),
  }));
}
