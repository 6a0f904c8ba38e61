import { buildIndex } from "@essor/core/measure";
import {
  cheapestMeasures,
  EXACT_MAX,
  type Lever,
  type Measure,
  pullLevers,
  type SelectionProblem,
  type SolveSelection,
} from "@essor/core/outlook";
import { readJson, writeOutputs } from "./files.ts";
import { needed, onlyFile, readInputs } from "./measure-inputs.ts";
import { readOptions, wholeNumber } from "./options.ts";
import { leversOf } from "./outlook-levers.ts";
import { Refused, Usage } from "./refused.ts";
import { loadSolveLp } from "./solve-lp.ts";

/** `essor outlook need`: the cheapest set of measures that reaches a rank or a score. */
export async function outlookNeed(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    data: { type: "string" },
    unit: { type: "string" },
    measures: { type: "string" },
    rank: { type: "string" },
    score: { type: "string" },
    year: { type: "string" },
    draws: { type: "string" },
    seed: { type: "string" },
    out: { type: "string" },
  });
  if ((values.rank === undefined) === (values.score === undefined))
    throw new Usage("needs either --rank or --score");
  const unit = needed(values.unit, "unit");
  const { recipe, table } = await readInputs(onlyFile(positionals, "RECIPE.json"), {
    data: needed(values.data, "data"),
  });
  const measures = measuresOf(await readJson(needed(values.measures, "measures")));
  const goal = values.rank === undefined ? Number(values.score) : -Number(values.rank);
  if (!Number.isFinite(goal)) throw new Usage("the goal must be a number");
  const byId = new Map(measures.map((m) => [m.id, m]));
  const evaluate = (taken: readonly string[]): number => {
    const pulled = pullLevers(
      recipe,
      table,
      taken.flatMap((id) => byId.get(id)?.levers ?? []),
    );
    if (pulled.issues.length > 0) throw new Refused(pulled.issues);
    const built = buildIndex(pulled.recipe, pulled.table);
    if (!built.ok) throw new Refused(built.issues);
    const at = built.value.units.lastIndexOf(unit);
    const of = values.rank === undefined ? built.value.scores : built.value.ranks;
    const value = of[built.value.top]?.[at] ?? null;
    if (value === null)
      throw new Refused([
        {
          code: "unit-unknown",
          severity: "error",
          field: "unit",
          reason: `"${unit}" has no place in the ranking`,
        },
      ]);
    return values.rank === undefined ? value : -value;
  };
  const need = cheapestMeasures(measures, {
    goal,
    year: wholeNumber(values.year, { name: "year", fallback: 9999, min: 1 }),
    evaluate,
    draws: wholeNumber(values.draws, { name: "draws", fallback: 500, min: 0 }),
    seed: wholeNumber(values.seed, { name: "seed", fallback: 1, min: 0 }),
    ...(measures.length > EXACT_MAX ? { solve: await loadSelection() } : {}),
  });
  if (!need.ok)
    throw new Refused([
      {
        code: need.code,
        severity: "error",
        field: "measures",
        reason: "The measures cannot be weighed",
        facts: need.facts,
      },
    ]);
  const { value, ...rest } = need.value;
  writeOutputs(
    {
      "need.json": {
        json: {
          unit,
          ...rest,
          ...(values.rank === undefined ? { score: value } : { rank: -value }),
        },
      },
    },
    values.out,
  );
}

type WithLevers = Measure & { readonly levers: readonly Lever[] };

function measuresOf(json: unknown): WithLevers[] {
  const list = Array.isArray(json) ? (json as unknown[]) : [json];
  return list.map((entry, i) => {
    const m = entry as Record<string, unknown> | null;
    const strings = (value: unknown) =>
      value === undefined || (Array.isArray(value) && value.every((v) => typeof v === "string"));
    if (
      typeof m?.id !== "string" ||
      !Number.isFinite(m.cost) ||
      !strings(m.needs) ||
      !strings(m.excludes)
    ) {
      const reason = `Measure ${i + 1} needs an id, a cost and levers`;
      throw new Refused([
        { code: "measure-unfit", severity: "error", row: i + 1, field: "measures", reason },
      ]);
    }
    return {
      year: 0,
      probability: 1,
      ...m,
      levers: leversOf(m.levers, "measures"),
    } as unknown as WithLevers;
  });
}

/** The selection as a small integer program for HiGHS. */
async function loadSelection(): Promise<SolveSelection> {
  const solve = await loadSolveLp();
  return ({ costs, gains, goal, needs, excludes }: SelectionProblem) => {
    const name = (i: number) => `m${i}`;
    const term = (w: number, i: number) => `${w < 0 ? "-" : "+"} ${Math.abs(w)} ${name(i)}`;
    const lines = [
      "Minimize",
      ` obj: ${costs.map((c, i) => term(c, i)).join("\n ")}`,
      "Subject To",
      ` goal: ${gains.map((g, i) => term(g, i)).join("\n ")}\n >= ${goal}`,
      ...needs.map(([a, b], k) => ` n${k}: + ${name(a)} - ${name(b)} <= 0`),
      ...excludes.map(([a, b], k) => ` x${k}: + ${name(a)} + ${name(b)} <= 1`),
      "Binaries",
      ...costs.map((_, i) => ` ${name(i)}`),
      "End",
    ];
    const answer = solve(`${lines.join("\n")}\n`, { gap: 0, timeLimitSeconds: 20 });
    return answer.status === "optimal" || answer.status === "stopped"
      ? costs.map((_, i) => (answer.values[name(i)] ?? 0) > 0.5)
      : null;
  };
}
