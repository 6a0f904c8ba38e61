import { canonicalJson } from "../../math/canonical-json.ts";
import type { Issue } from "../../vocabulary/issue.ts";
import type { Checked } from "../parse-recipe.ts";
import {
  type Choice,
  labelOf,
  noisyNodes,
  type PlannedInput,
  type UncertaintyPlan,
  type WeightSet,
} from "./plan.ts";

type TextRow = Readonly<Record<string, string>>;

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9.,=()[\]{}:"-]/g, "");
const ALIASES: Readonly<Record<string, string>> = {
  prank: "percentilerank",
  amean: "arithmetic",
  gmean: "geometric",
  hmean: "harmonic",
};

/** The column of an input: its name, however written; weight noise is also found as `weight_set`. */
function columnOf({ input }: PlannedInput, columns: readonly string[]): string | undefined {
  const key = (s: string) => s.toLowerCase().replace(/[^a-z0-9]/g, "");
  return (
    columns.find((c) => c === input.name) ??
    columns.find((c) => key(c) === key(input.name)) ??
    (input.noise === undefined ? undefined : columns.find((c) => key(c) === "weightset"))
  );
}

function namesOf(option: unknown): string[] {
  const names = [labelOf(option), canonicalJson(option)];
  const method = (option as { method?: unknown } | null)?.method;
  return names.concat(typeof method === "string" ? [method] : []).map(plain);
}

function wayOf(options: readonly unknown[], text: string): number {
  const wanted = plain(text);
  const name = ALIASES[wanted] ?? wanted;
  const exact = options.findIndex((o) => namesOf(o).slice(0, 2).includes(name));
  if (exact >= 0) return exact;
  const loose = options.flatMap((o, i) => (namesOf(o).includes(name) ? [i] : []));
  if (loose.length === 1) return loose[0] as number;
  const value = text.trim() === "" ? Number.NaN : Number(text);
  return options.findIndex((o) => typeof o === "number" && o === value);
}

/**
 * The choices of a table of replications: one row a replication, one column an input, with the option as a text
 * (`5`, `zscore(mean=10,sd=2)`, `geometric`), a value of a continuum, or the number of a weight set. What the plan
 * does not know is refused with row and column.
 */
export function choicesFromTable(
  plan: UncertaintyPlan,
  rows: readonly TextRow[],
): Checked<readonly (readonly Choice[])[]> {
  const issues: Issue[] = [];
  const columns = Object.keys(rows[0] ?? {});
  const found = plan.inputs.map((input) => columnOf(input, columns));
  found.forEach((column, i) => {
    if (column !== undefined) return;
    const name = plan.inputs[i]?.input.name as string;
    issues.push({
      code: "replication-column-missing",
      severity: "error",
      field: name,
      reason: `The table of replications has no column "${name}"`,
    });
  });
  if (issues.length > 0) return { ok: false, issues };
  const sets = new Map(plan.weightSets.map((set, i) => [set.id, i]));
  const choices = rows.map((row, at) =>
    plan.inputs.map(({ input, ways }, i): Choice => {
      const column = found[i] as string;
      const text = row[column] ?? "";
      if (ways === null && input.noise === undefined) {
        const value = text.trim() === "" ? Number.NaN : Number(text);
        if (Number.isFinite(value)) return { value };
      } else {
        const way =
          input.noise === undefined ? wayOf(input.oneOf ?? [], text) : (sets.get(text) ?? -1);
        if (way >= 0) return { way };
      }
      issues.push({
        code: "replication-unknown-option",
        severity: "error",
        row: at + 1,
        field: column,
        reason: `"${text}" is no option of "${input.name}"`,
      });
      return { way: 0 };
    }),
  );
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: choices, issues };
}

/**
 * Weight sets of a table with one row a set: the first column names it, the others are codes. Empty keeps the given.
 * @example
 * const sets = weightSetsFromTable([{ weight_set: "1", A: "0.9", B: "" }]);
 * expect(sets.ok && sets.value).toEqual([{ id: "1", weights: { A: 0.9 } }]);
 */
export function weightSetsFromTable(rows: readonly TextRow[]): Checked<readonly WeightSet[]> {
  const issues: Issue[] = [];
  const sets = rows.map((row, at) => {
    const [[, id = ""] = ["", ""], ...cells] = Object.entries(row);
    const weights: Record<string, number> = {};
    for (const [code, text] of cells) {
      if (text === "") continue;
      const w = Number(text);
      if (Number.isFinite(w) && w >= 0) weights[code] = w;
      else
        issues.push({
          code: "not-a-number",
          severity: "error",
          row: at + 1,
          field: code,
          reason: `"${text}" is no weight`,
        });
    }
    return { id, weights };
  });
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: sets, issues };
}

/** Choices as a table that `choicesFromTable` reads back, with the weight sets that noise drew. */
export function tableOfChoices(
  plan: UncertaintyPlan,
  choices: readonly (readonly Choice[])[],
): {
  readonly columns: readonly string[];
  readonly rows: readonly (string | number)[][];
  readonly weightSets: readonly WeightSet[];
} {
  const weightSets: WeightSet[] = [...plan.weightSets];
  const { framework } = plan.context;
  const rows = choices.map((choice, k) => [
    k + 1,
    ...plan.inputs.map(({ input }, i) => {
      const c = choice[i] as Choice;
      if ("value" in c) return c.value;
      if ("way" in c) {
        return input.noise === undefined
          ? labelOf(input.oneOf?.[c.way])
          : (plan.weightSets[c.way]?.id ?? "");
      }
      const nodes = noisyNodes(plan.context, input);
      const weights = nodes.map((n, d): [string, number] => [
        framework.codes[n] as string,
        (framework.weight[n] as number) * (c.factors[d] as number),
      ]);
      weightSets.push({ id: String(k + 1), weights: Object.fromEntries(weights) });
      return k + 1;
    }),
  ]);
  const noises = plan.inputs.filter((i) => i.input.noise !== undefined).length;
  const columns = plan.inputs.map(({ input }) =>
    input.noise !== undefined && noises === 1 ? "weight_set" : input.name,
  );
  return { columns: ["rep", ...columns], rows, weightSets };
}
