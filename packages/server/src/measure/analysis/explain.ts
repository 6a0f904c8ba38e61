import type { ScoreChange } from "@essor/contract/measure-analysis";
import { explainChange, type IndexTable, type Recipe } from "@essor/core/measure";
import { Problem } from "../../http/problem.ts";
import type { Ready } from "./core-table.ts";

type Ends = {
  /** The start as it was known then; the end; and the start as it is known now, where that is another day. */
  readonly from: Ready;
  readonly to: Ready;
  readonly revised: Ready | undefined;
  readonly unit: string;
};

/** Why the score of a unit changed between two tables. */
export function explained({ from, to, revised, unit }: Ends): ScoreChange {
  const side = ({ recipe, table }: { recipe: Recipe; table: IndexTable }) => ({
    recipe,
    table,
    unit,
  });
  const found = explainChange(
    side(from),
    side(to),
    revised === undefined ? {} : { revised: revised.table },
  );
  if (!found.ok) {
    if (found.code === "framework-differs") throw new Problem("framework-differs");
    throw new Problem("no-score", `"${unit}" has no score at one of the two ends`);
  }
  const { change, factors } = found.value;
  const name = to.wide.units.find((u) => u.code === unit)?.name ?? { en: unit };
  return {
    unit: { code: unit, name },
    code: to.row.code,
    from: placeOf(from, unit, found.value.from),
    to: placeOf(to, unit, found.value.to),
    change,
    factors: factors.map((f) => ({ ...f, parts: [...f.parts] })),
    sum: factors.reduce((s, f) => s + f.contribution, 0),
    indicators: to.wide.indicators as never,
    own: to.wide.indicators.map(({ code }) => ownValues(code, { from, to, unit })),
  };
}

function placeOf({ row, wide, build }: Ready, unit: string, score: number): ScoreChange["from"] {
  const at = build.units.indexOf(unit);
  return {
    period: wide.period,
    edition: row.edition,
    hash: row.hash,
    asOf: wide.asOf,
    score,
    rank: build.ranks[build.top]?.[at] ?? null,
  };
}

function ownValues(
  code: string,
  { from, to, unit }: Pick<Ends, "from" | "to" | "unit">,
): ScoreChange["own"][number] {
  const cell = ({ wide }: Ready) => {
    const i = wide.units.findIndex((u) => u.code === unit);
    const j = wide.indicators.findIndex((x) => x.code === code);
    return { value: wide.values[i]?.[j] ?? null, grade: (wide.grades[i]?.[j] ?? null) as never };
  };
  const [a, b] = [cell(from), cell(to)];
  return {
    code,
    pillar: to.recipe.framework.find((n) => n.code === code)?.parent ?? null,
    from: a.value,
    to: b.value,
    fromGrade: a.grade,
    toGrade: b.grade,
  };
}
