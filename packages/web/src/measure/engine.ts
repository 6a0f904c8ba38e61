import type { RankingTable } from "@essor/contract/measure";
import { buildIndex, type IndexBuild, type Recipe } from "@essor/core/measure";
import { coreOf } from "./method/core-table.ts";

export type Pillar = {
  readonly code: string;
  /** A name of its own, of a group that somebody made here. */
  readonly name?: string;
  readonly weight: number;
  readonly leaves: readonly string[];
};
export type Rule = { readonly column: string; readonly min?: number };

/** What the reader may move: absent entries stand as the recipe has them. */
export type Choice = {
  /** Weight by pillar code. */
  readonly weights?: Readonly<Record<string, number>>;
  /** Least value by column, against that of the entry rule. */
  readonly minima?: Readonly<Record<string, number>>;
};

export type Ranked = {
  readonly code: string;
  readonly rank: number | null;
  readonly score: number | null;
  /** Score by pillar, and of each indicator on the common scale. */
  readonly pillars: Readonly<Record<string, number | null>>;
  readonly points: Readonly<Record<string, number | null>>;
  readonly reason: "threshold" | "missing" | null;
};

function isRecipe(body: unknown): body is Recipe {
  return typeof body === "object" && body !== null && "framework" in body && "steps" in body;
}

/** The pillars under the top of the framework, with the indicators below each. */
export function pillarsOf(table: RankingTable): Pillar[] {
  const body: unknown = table.recipe.body;
  if (!isRecipe(body)) return [];
  const { framework } = body;
  const root = framework.find((n) => n.parent === undefined)?.code;
  const below = (code: string): string[] => {
    const children = framework.filter((n) => n.parent === code);
    return children.length === 0 ? [code] : children.flatMap((n) => below(n.code));
  };
  return framework
    .filter((n) => n.parent === root)
    .map((n) => ({
      code: n.code,
      ...(n.name === undefined ? {} : { name: n.name }),
      weight: n.weight ?? 1,
      leaves: below(n.code),
    }));
}

/** The column by which an indicator is divided before it is scored. */
export function denominatorOf(table: RankingTable, code: string): string | undefined {
  const body: unknown = table.recipe.body;
  return isRecipe(body) ? body.framework.find((n) => n.code === code)?.denominator : undefined;
}

/** The entry thresholds of the recipe. */
export function rulesOf(table: RankingTable): Rule[] {
  const body: unknown = table.recipe.body;
  if (!isRecipe(body)) return [];
  return body.steps.flatMap((step) =>
    step.step === "eligibility"
      ? step.rules.flatMap((r) => (r.min === undefined ? [] : [{ column: r.column, min: r.min }]))
      : [],
  );
}

function chosen(recipe: Recipe, { weights = {}, minima = {} }: Choice): Recipe {
  return {
    ...recipe,
    framework: recipe.framework.map((n) =>
      weights[n.code] === undefined ? n : { ...n, weight: weights[n.code] as number },
    ),
    steps: recipe.steps.map((step) =>
      step.step === "eligibility"
        ? {
            ...step,
            rules: step.rules.map((r) =>
              minima[r.column] === undefined ? r : { ...r, min: minima[r.column] as number },
            ),
          }
        : step,
    ),
  };
}

/** Scores and ranks of every unit of the table, in its order. Null if the recipe gives nobody a score. */
export function rankTable(table: RankingTable, choice: Choice): Ranked[] | null {
  const read = coreOf(table);
  if (!read) return null;
  const built = buildIndex(chosen(read.recipe, choice), read.table);
  if (!built.ok) return null;
  return rowsOf(table, built.value, pillarsOf(table));
}

function rowsOf(table: RankingTable, build: IndexBuild, pillars: readonly Pillar[]): Ranked[] {
  const at = new Map(build.units.map((code, i) => [code, i]));
  const out = new Set(
    build.issues.filter((i) => i.code === "not-eligible").map((i) => String(i.facts?.unit)),
  );
  const { framework, run } = build.model;
  const leaves = framework.codes.slice(0, framework.leaves);
  const number = (x: number | null | undefined) =>
    x !== null && Number.isFinite(x) ? (x as number) : null;
  return table.units.map(({ code }) => {
    const i = at.get(code);
    if (i === undefined) {
      const reason = out.has(code) ? "threshold" : "missing";
      return { code, rank: null, score: null, pillars: {}, points: {}, reason };
    }
    const score = number(build.scores[build.top]?.[i]);
    return {
      code,
      rank: number(build.ranks[build.top]?.[i]),
      score,
      pillars: Object.fromEntries(pillars.map((p) => [p.code, number(build.scores[p.code]?.[i])])),
      points: Object.fromEntries(leaves.map((leaf, j) => [leaf, number(run.nodes[j]?.[i])])),
      reason: score === null ? "missing" : null,
    };
  });
}

/** The figure behind a cell: `employment_sample@C` of an area is `employment_sample~2020~320583~C`. */
export function figureOf(column: string, period: string, area: string): string {
  const [indicator = column, activity = "_T"] = column.split("@");
  return `${indicator}~${period}~${area}~${activity}`;
}
