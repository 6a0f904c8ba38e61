import type { FirmGrades, FirmPoints, FirmShares } from "@essor/contract/measure-firms";
import { CATALOGUES, FIRM_STAGES, RESOURCE_MEASURES } from "@essor/contract/measure-firms";
import {
  gradeFirms,
  innovationPoints,
  lineShares,
  type PointScheme,
  type ResourceFacts,
  type ResourceRule,
  resourceMeasures,
  resourceScore,
  twiceMean,
} from "@essor/core/measure";
import type { FirmRow, LineRow, ReturnRow, RuleRow, ScoreRow } from "./queries.ts";

type Years = { readonly year: number | null; readonly years: number[] };

const cataloguesOf = (line: Pick<LineRow, "sei" | "highTech">) => [
  ...(line.sei === null ? [] : ["sei"]),
  ...(line.highTech ? ["high-tech"] : []),
];

/** Shares of the catalogues in output; lines of invented firms never stand beside those of real ones. */
export function sharesOf(
  firms: readonly FirmRow[],
  lines: readonly LineRow[],
  { names, ...years }: Years & { names: ReadonlyMap<string, string> },
): FirmShares {
  const real = new Set(firms.filter((f) => !f.example).map((f) => f.code));
  const example = !lines.some((line) => real.has(line.firm)) && lines.length > 0;
  const counted = lines.filter((line) => example || real.has(line.firm));
  const made = lineShares(
    counted.map((line) => ({
      firm: line.firm,
      output: line.output,
      catalogues: cataloguesOf(line),
    })),
    CATALOGUES,
  );
  const shareOf = (output: number) => ({
    output,
    share: made.total === 0 ? null : output / made.total,
  });
  const classes = new Map<string, number>();
  for (const { sei, output } of counted)
    if (sei !== null) classes.set(sei, (classes.get(sei) ?? 0) + output);
  const nameOf = new Map(firms.map((f) => [f.code, f.name]));
  return {
    ...years,
    example,
    total: made.total,
    firms: made.firms.size,
    shares: made.shares as FirmShares["shares"],
    overlap: shareOf(made.overlaps[0]?.output ?? 0),
    either: shareOf(made.either),
    classes: [...classes]
      .sort(([, a], [, b]) => b - a)
      .map(([code, output]) => ({ code, name: names.get(code) ?? code, ...shareOf(output) })),
    items: [...made.firms].map(([code, { output, by }]) => ({
      code,
      name: nameOf.get(code) ?? code,
      output,
      sei: by.get("sei") ?? 0,
      highTech: by.get("high-tech") ?? 0,
    })),
  };
}

/** Years from the first day of production to the end of the year that is graded. */
function yearsInProduction(firm: FirmRow, year: number): number | null {
  if (firm.producingSince === null) return null;
  const [y = 0, m = 1, d = 1] = firm.producingSince.split("-").map(Number);
  return year + 1 - y - (m - 1) / 12 - (d - 1) / 365;
}

const shown = (rule: RuleRow) => ({
  name: rule.name,
  note: rule.note.en ? rule.note : null,
  validFrom: rule.validFrom,
  source: rule.source,
  body: rule.body,
});

/** Grades by resource efficiency. A firm without the facts, or whose start of production is not known, has none. */
export function gradesOf(
  firms: readonly FirmRow[],
  returns: readonly ReturnRow[],
  { rule, ...years }: Years & { rule: RuleRow | undefined },
): FirmGrades {
  const facts = new Map<string, ResourceFacts>(returns.map((r) => [r.firm, r]));
  const at = years.year ?? 0;
  const aged = firms.map((firm) => ({ firm, age: yearsInProduction(firm, at) }));
  const suited = aged.filter(({ firm, age }) => !firm.exempt && age !== null && age >= 2);
  const own = (rule?.body as ResourceRule | undefined)?.benchmarks;
  const mean = twiceMean(suited.flatMap(({ firm }) => facts.get(firm.code) ?? []));
  const benchmarks = Object.fromEntries(
    RESOURCE_MEASURES.map((m) => [m, own?.[m] ?? mean[m]]),
  ) as Record<(typeof RESOURCE_MEASURES)[number], number | null>;
  const scored = aged.map(({ firm, age }) => {
    const fact = facts.get(firm.code);
    const made =
      rule && fact
        ? resourceScore(fact, { ...(rule.body as ResourceRule), benchmarks })
        : undefined;
    const missing = made?.ok === false ? (made.facts.missing as string[]) : fact ? [] : ["return"];
    if (age === null) missing.push("producing-since");
    const isT = firm.exempt || (age !== null && age < 2);
    return {
      code: firm.code,
      name: firm.name,
      example: firm.example,
      score: made?.ok ? made.value.score : null,
      measures: resourceMeasures(fact ?? { sales: null, tax: null, land: null, energy: null }),
      yearsInProduction: age,
      exempt: firm.exempt,
      missing: isT ? [] : missing,
      isT,
    };
  });
  const grades = new Map(
    [false, true].flatMap((example) => [
      ...gradeFirms(
        scored
          .filter(
            (s) => s.example === example && (s.isT || (s.score !== null && s.missing.length === 0)),
          )
          .map((s) => ({
            firm: s.code,
            score: s.score ?? 0,
            yearsInProduction: s.yearsInProduction ?? 2,
            exempt: s.exempt,
          })),
      ),
    ]),
  );
  const counts = { A: 0, B: 0, C: 0, D: 0, T: 0 };
  for (const grade of grades.values()) counts[grade]++;
  return {
    ...years,
    rule: rule ? shown(rule) : null,
    benchmarks,
    counts,
    items: scored.map(({ exempt: _, isT: __, ...s }) => ({
      ...s,
      grade: grades.get(s.code) ?? null,
    })),
  };
}

/** Innovation points of each firm that has scores, by its stage; beside them what each stage would give. */
export function pointsOf(
  firms: readonly FirmRow[],
  scores: readonly ScoreRow[],
  { rule, ...years }: Years & { rule: RuleRow | undefined },
): FirmPoints {
  const body = rule?.body as { indicators: { code: string; weights: never }[] } | undefined;
  const scheme: PointScheme = {
    name: rule?.name.en ?? "",
    weights: Object.fromEntries((body?.indicators ?? []).map((i) => [i.code, i.weights])),
  };
  const of = new Map<string, Record<string, number>>();
  for (const { firm, indicator, score } of scores)
    of.set(firm, { ...of.get(firm), [indicator]: score });
  const items = firms.flatMap((firm) => {
    const own = of.get(firm.code);
    if (own === undefined) return [];
    const at = (stage: (typeof FIRM_STAGES)[number]) => innovationPoints(own, { scheme, stage });
    const made = firm.stage && rule ? at(firm.stage) : undefined;
    const known = new Set(Object.keys(own));
    return [
      {
        code: firm.code,
        name: firm.name,
        example: firm.example,
        stage: firm.stage,
        points: made?.ok ? made.value.points : null,
        byStage: Object.fromEntries(
          FIRM_STAGES.map((stage) => {
            const result = at(stage);
            return [stage, result.ok ? result.value.points : 0];
          }),
        ) as FirmPoints["items"][number]["byStage"],
        parts: made?.ok ? made.value.parts : {},
        missing: [
          ...(body?.indicators ?? []).map((i) => i.code).filter((code) => !known.has(code)),
          ...(firm.stage === null ? ["stage"] : []),
        ],
      },
    ];
  });
  return { ...years, rule: rule ? shown(rule) : null, items };
}
