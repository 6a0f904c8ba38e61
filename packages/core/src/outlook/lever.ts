import type { IndexTable } from "../measure/index-table.ts";
import type { Recipe } from "../measure/recipe.ts";
import type { Issue } from "../vocabulary/issue.ts";

/**
 * Something that could be otherwise. `input` changes a raw value of one place: a project that lands or is lost, a deal that
 * is funded, more R&D, a peer that grows. `weight` changes the weight of a node of the framework.
 */
export type Lever =
  | {
      readonly kind: "input";
      readonly unit: string;
      readonly indicator: string;
      readonly change: "add" | "multiply" | "set";
      readonly amount: number;
    }
  | { readonly kind: "weight"; readonly code: string; readonly weight: number };

/**
 * A recipe and its table with levers pulled, in the order given; neither input is touched. A lever that names something
 * unknown, or a value that is missing, is an issue and changes nothing.
 * @example
 * const recipe: Recipe = { unit: "u", framework: [{ code: "x", parent: "I" }, { code: "I" }], steps: [{ step: "aggregate", method: "arithmetic" }] };
 * const table: IndexTable = { units: ["A"], names: [null], times: null, texts: new Map(), numbers: new Map([["x", Float64Array.of(2)]]) };
 * const pulled = pullLevers(recipe, table, [{ kind: "input", unit: "A", indicator: "x", change: "add", amount: 0.3 }]);
 * expect([pulled.table.numbers.get("x")?.[0], table.numbers.get("x")?.[0]]).toEqual([2.3, 2]);
 */
export function pullLevers(
  recipe: Recipe,
  table: IndexTable,
  levers: readonly Lever[],
): { recipe: Recipe; table: IndexTable; issues: Issue[] } {
  const issues: Issue[] = [];
  const numbers = new Map(table.numbers);
  let framework = recipe.framework;
  levers.forEach((lever, i) => {
    const refuse = (code: string, reason: string) =>
      issues.push({ code, severity: "error", row: i + 1, field: "levers", reason });
    if (lever.kind === "weight") {
      if (!framework.some((n) => n.code === lever.code))
        refuse("node-unknown", `The framework has no "${lever.code}"`);
      else if (!(lever.weight >= 0 && Number.isFinite(lever.weight)))
        refuse("weight-refused", "A weight is a number that is not negative");
      else
        framework = framework.map((n) =>
          n.code === lever.code ? { ...n, weight: lever.weight } : n,
        );
      return;
    }
    const row = lastRow(table, lever.unit);
    const column = numbers.get(lever.indicator);
    if (row < 0) refuse("unit-unknown", `The table has no place "${lever.unit}"`);
    else if (column === undefined)
      refuse("indicator-missing", `The table has no indicator "${lever.indicator}"`);
    else if (!Number.isFinite(lever.amount))
      refuse("not-a-number", "A lever needs a finite amount");
    else {
      const old = column[row] as number;
      const value =
        lever.change === "set"
          ? lever.amount
          : lever.change === "add"
            ? old + lever.amount
            : old * lever.amount;
      if (Number.isNaN(value))
        refuse("value-missing", `"${lever.unit}" has no value of "${lever.indicator}" to change`);
      else {
        const copy = column.slice();
        copy[row] = value;
        numbers.set(lever.indicator, copy);
      }
    }
  });
  return { recipe: { ...recipe, framework }, table: { ...table, numbers }, issues };
}

/** The newest row of a place. */
export function lastRow(table: IndexTable, unit: string): number {
  return table.units.lastIndexOf(unit);
}
