import type { RankingTable } from "@essor/contract/measure";
import { buildIndex, type IndexBuild, parseRecipe, readIndexTable } from "@essor/core/measure";
import { coreRows } from "./core-table.ts";

/** What is wrong with a draft, and where. */
export type Flaw = { readonly field: string; readonly code: string; readonly reason: string };
export type DraftBuild = {
  readonly build: IndexBuild | null;
  readonly flaws: readonly Flaw[];
};

/** A draft of a recipe, computed over the table of the stored one; what does not hold is listed by its path. */
export function draftBuild(table: RankingTable, body: unknown): DraftBuild {
  const parsed = parseRecipe(body);
  if (!parsed.ok) return { build: null, flaws: flawsOf(parsed.issues) };
  const read = readIndexTable(parsed.value, coreRows(table, parsed.value));
  if (!read.ok) return { build: null, flaws: flawsOf(read.issues) };
  const built = buildIndex(parsed.value, read.value);
  return built.ok
    ? { build: built.value, flaws: [] }
    : { build: null, flaws: flawsOf(built.issues) };
}

function flawsOf(
  issues: readonly { field?: string; code: string; reason: string; severity: string }[],
): Flaw[] {
  return issues
    .filter((i) => i.severity === "error")
    .slice(0, 20)
    .map(({ field = "", code, reason }) => ({ field, code, reason }));
}

export type Move = {
  readonly code: string;
  readonly rank: number | null;
  readonly score: number | null;
  readonly before: number | null;
  /** Places won against the stored edition. */
  readonly change: number | null;
};

/** The draft's ranks beside those of the stored edition. */
export function movesBetween(stored: IndexBuild | null, draft: IndexBuild): Move[] {
  const before = new Map(
    stored?.units.map((code, i) => [code, stored.ranks[stored.top]?.[i] ?? null]),
  );
  return draft.units.map((code, i) => {
    const rank = draft.ranks[draft.top]?.[i] ?? null;
    const then = before.get(code) ?? null;
    return {
      code,
      rank,
      score: draft.scores[draft.top]?.[i] ?? null,
      before: then,
      change: rank === null || then === null ? null : then - rank,
    };
  });
}
