/** What may be chosen at each step of a recipe in the editor. Everything else is edited as JSON. */
export type StepField =
  | { readonly key: string; readonly kind: "choice"; readonly options: readonly string[] }
  | {
      readonly key: string;
      readonly kind: "number";
      readonly min: number;
      readonly max: number;
      readonly by: number;
      /** The column that an entry rule looks at. */
      readonly column?: string;
    };

const AGGREGATIONS = [
  "arithmetic",
  "geometric",
  "harmonic",
  "copeland",
  "mpi",
  "ampi",
  "median",
  "minimum",
  "topsis",
  "vikor",
  "prometheeII",
  "bod",
];
const FIELDS: Readonly<Record<string, readonly StepField[]>> = {
  screen: [{ key: "minAvailability", kind: "number", min: 0, max: 1, by: 0.05 }],
  impute: [
    {
      key: "method",
      kind: "choice",
      options: ["mean", "median", "rowMean", "regression", "constant"],
    },
  ],
  treat: [
    { key: "skewness", kind: "number", min: 0, max: 10, by: 0.5 },
    { key: "kurtosis", kind: "number", min: 0, max: 20, by: 0.5 },
    { key: "winsoriseMax", kind: "number", min: 0, max: 100, by: 1 },
    {
      key: "otherwise",
      kind: "choice",
      options: ["none", "logCt", "logCtOrig", "logCtPlus", "logGii", "boxCox"],
    },
  ],
  normalise: [
    {
      key: "method",
      kind: "choice",
      options: [
        "minMax",
        "zScore",
        "rank",
        "percentileRank",
        "borda",
        "distanceToMax",
        "fractionOfMax",
        "none",
      ],
    },
  ],
  weight: [
    {
      key: "method",
      kind: "choice",
      options: [
        "given",
        "equal",
        "pca",
        "balance",
        "entropy",
        "critic",
        "standardDeviation",
        "gini",
        "merec",
        "lopcow",
        "angle",
      ],
    },
  ],
  aggregate: [{ key: "method", kind: "choice", options: AGGREGATIONS }],
  rank: [{ key: "ties", kind: "choice", options: ["min", "max", "average", "dense"] }],
};

const RULE = /^rules\[(\d+)\]\.min$/;
type Loose = Readonly<Record<string, unknown>>;

/** The least value of each entry rule that has one. */
function rulesOf(step: Loose): StepField[] {
  const rules = Array.isArray(step.rules) ? (step.rules as readonly Loose[]) : [];
  return rules.flatMap((rule, i) =>
    typeof rule.min === "number"
      ? [
          {
            key: `rules[${i}].min`,
            kind: "number" as const,
            min: 0,
            max: Number.MAX_SAFE_INTEGER,
            by: 10_000,
            column: String(rule.column),
          },
        ]
      : [],
  );
}

/** The fields of a step: the aggregation has one a level where the recipe says so. */
export function fieldsOf(step: Loose): StepField[] {
  if (step.step === "eligibility") return rulesOf(step);
  const fields = FIELDS[String(step.step)] ?? [];
  if (step.step !== "aggregate" || !Array.isArray(step.byLevel)) return [...fields];
  return step.byLevel.map((_, i) => ({
    key: `byLevel[${i}]`,
    kind: "choice" as const,
    options: AGGREGATIONS,
  }));
}

export function fieldValue(step: Loose, key: string): string | number {
  const rule = RULE.exec(key);
  if (rule) return ((step.rules as readonly Loose[])[Number(rule[1])]?.min ?? "") as number;
  const level = /^byLevel\[(\d+)\]$/.exec(key);
  const value = level ? (step.byLevel as readonly unknown[])[Number(level[1])] : step[key];
  if (typeof value === "object" && value !== null) return String((value as Loose).method ?? "");
  return (value ?? "") as string | number;
}

/** The step with one field changed. Another way to normalise drops the settings of the old one. */
export function withField(step: Loose, key: string, value: string | number): Loose {
  const rule = RULE.exec(key);
  if (rule) {
    const rules = (step.rules as readonly Loose[]).map((r, i) =>
      i === Number(rule[1]) ? { ...r, min: value } : r,
    );
    return { ...step, rules };
  }
  const level = /^byLevel\[(\d+)\]$/.exec(key);
  if (level) {
    const byLevel = [...(step.byLevel as readonly unknown[])];
    byLevel[Number(level[1])] = value;
    return { ...step, byLevel };
  }
  if (step.step === "normalise" && key === "method") {
    const { scope, perIndicator } = step;
    return {
      step: "normalise",
      method: value,
      ...(value === "minMax" ? { range: [1, 100] } : {}),
      ...(value === "zScore" ? { mean: 50, sd: 10 } : {}),
      ...(scope === undefined ? {} : { scope }),
      ...(perIndicator === undefined ? {} : { perIndicator }),
    };
  }
  return { ...step, [key]: value };
}
