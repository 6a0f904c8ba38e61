import { parseRecipe, recipeHash } from "@essor/core/measure";
import { formatPeriod, type Period } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { keptCells } from "./kept-cells.ts";
import { type IndicatorRow, listIndicators, listUnits, periodsOf } from "./queries.ts";
import type { RecipeRow } from "./queries-recipes.ts";

/** The part of a recipe that names columns of the table. */
type Body = {
  readonly framework: readonly {
    readonly code: string;
    readonly parent?: string;
    readonly denominator?: string;
  }[];
  readonly steps: readonly {
    readonly step: string;
    readonly rules?: readonly { readonly column: string }[];
  }[];
};

/** Refuses a recipe with mistakes, naming each; answers its hash. */
export function checkRecipe(body: unknown): string {
  const checked = parseRecipe(body);
  if (!checked.ok) throw new Problem("recipe-refused", checked.issues[0]?.reason, checked.issues);
  return recipeHash(checked.value);
}

/** Columns of the table: indicators of the framework, their denominators, and what the gates look at. */
export function columnsOf(body: Body): string[] {
  const parents = new Set(body.framework.map((node) => node.parent));
  const leaves = body.framework.filter((node) => !parents.has(node.code));
  const gates = body.steps.flatMap((step) => step.rules?.map((rule) => rule.column) ?? []);
  return [
    ...new Set([
      ...leaves.map((leaf) => leaf.code),
      ...leaves.flatMap((leaf) => leaf.denominator ?? []),
      ...gates,
    ]),
  ];
}

/** A column is an indicator, or an indicator of one activity: `employment_sample@C`. */
function splitColumn(column: string): { indicator: string; activity: string } {
  const [indicator = "", activity = "_T"] = column.split("@");
  return { indicator, activity };
}

/** The wide table that the recipe reads, as it stood on a day. */
export async function rankingTable(
  tx: Tx,
  recipe: RecipeRow,
  q: { period: number | undefined; asOf: string | null; now: Date },
): Promise<object> {
  const body = recipe.body as unknown as Body;
  const columns = columnsOf(body).map((code) => ({ code, ...splitColumn(code) }));
  const register = new Map(
    (await listIndicators(tx)).map((indicator) => [indicator.code, indicator]),
  );
  const used = [...new Set(columns.map((column) => column.indicator))].map((code) => {
    const indicator = register.get(code);
    if (!indicator)
      throw new Problem(
        "recipe-refused",
        `The recipe reads "${code}", which the hub's register lacks`,
      );
    return indicator;
  });
  const periods = await periodsOf(
    tx,
    used.map((indicator) => indicator.id),
  );
  const period = q.period ?? periods[0];
  if (period === undefined)
    throw new Problem("not-found", "There is no period for which all indicators have figures");
  const { level, nameEndsWith } = recipe.scope;
  const cells = await keptCells(tx, {
    asOf: q.asOf,
    columns: columns.map((column) => ({
      indicator: (register.get(column.indicator) as IndicatorRow).id,
      activity: column.activity,
    })),
    period,
    level,
  });
  const units = (await listUnits(tx, level)).filter(
    (unit) =>
      cells.has(unit.code) &&
      fits((unit.name as Record<string, string>)["zh-CN"] ?? unit.name.en, nameEndsWith),
  );
  const table = units.map((unit) => cells.get(unit.code) ?? []);
  const { id: _, ...shownRecipe } = recipe;
  return {
    recipe: shownRecipe,
    period: formatPeriod(period as Period),
    periods: periods.map((p) => formatPeriod(p as Period)),
    asOf: q.asOf ?? q.now.toISOString().slice(0, 10),
    units,
    indicators: columns.map((column) =>
      describeColumn(column, register.get(column.indicator) as IndicatorRow),
    ),
    values: table.map((row) => row.map((cell) => cell?.value ?? null)),
    grades: table.map((row) => row.map((cell) => cell?.grade ?? null)),
  };
}

function describeColumn(
  column: { code: string; activity: string },
  { id: _, ...indicator }: IndicatorRow,
): object {
  return { ...indicator, code: column.code, activity: column.activity };
}

function fits(name: string, endings: readonly string[] | undefined): boolean {
  return endings === undefined || endings.some((ending) => name.endsWith(ending));
}
