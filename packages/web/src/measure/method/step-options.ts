import { atPath, parsePath, withPath } from "./step-path.ts";

/** What may be chosen at each step of a recipe in the editor. */
export type StepField = {
  readonly key: string;
  /** The key of its name, where that is not its own. */
  readonly label?: string;
} & (
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | {
      readonly kind: "number";
      readonly min: number;
      readonly max: number;
      readonly by: number;
      /** The column that an entry rule looks at. */
      readonly column?: string;
    }
  | { readonly kind: "flag" | "text" | "list" | "unit" | "units" | "indicators" | "pairs" }
  /** A table of numbers: one line an indicator or node, one column each name. */
  | {
      readonly kind: "grid";
      readonly of: "indicators" | "nodes";
      readonly columns: readonly string[];
    }
);

export type Loose = Readonly<Record<string, unknown>>;

const number = (key: string, min: number, max: number, by: number): StepField => ({
  key,
  kind: "number",
  min,
  max,
  by,
});
const ANY = Number.MAX_SAFE_INTEGER;
const METHODS: Readonly<Record<string, readonly string[]>> = {
  impute: [
    "mean",
    "median",
    "rowMean",
    "regression",
    "em",
    "latest",
    "constant",
    "linear",
    "linearConstant",
  ],
  normalise: [
    "minMax",
    "zScore",
    "scaled",
    "rank",
    "percentileRank",
    "borda",
    "distanceToMax",
    "distanceToReference",
    "distanceToTarget",
    "goalposts",
    "fractionOfMax",
    "none",
  ],
  weight: [
    "given",
    "equal",
    "pca",
    "balance",
    "infomax",
    "entropy",
    "critic",
    "standardDeviation",
    "variance",
    "gini",
    "merec",
    "cilos",
    "idocriw",
    "lopcow",
    "angle",
    "ahp",
    "budget",
  ],
  aggregate: [
    "arithmetic",
    "geometric",
    "harmonic",
    "power",
    "median",
    "minimum",
    "meanMin",
    "owa",
    "mpi",
    "ampi",
    "copeland",
    "topsis",
    "vikor",
    "prometheeII",
    "wroclaw",
    "bod",
  ],
};
export const MEANS = METHODS.aggregate as readonly string[];

/** The parameters of the methods that have some. */
const PARAMETERS: Readonly<Record<string, readonly StepField[]>> = {
  mean: [{ key: "by", kind: "choice", options: ["", "province", "prefecture"] }],
  latest: [number("maxSteps", 1, 100, 1)],
  constant: [number("maxSteps", 1, 100, 1)],
  linear: [number("maxSteps", 1, 100, 1)],
  minMax: [number("range[0]", -ANY, ANY, 1), number("range[1]", -ANY, ANY, 1)],
  zScore: [
    { ...number("mean", -ANY, ANY, 1), label: "centre" } as StepField,
    number("sd", 0, ANY, 1),
  ],
  scaled: [number("subtract", -ANY, ANY, 1), number("divide", -ANY, ANY, 1)],
  distanceToReference: [
    { key: "unit", kind: "unit" },
    { key: "cap", kind: "flag" },
  ],
  distanceToTarget: [
    { key: "targets", kind: "grid", of: "indicators", columns: ["target"] },
    { key: "cap", kind: "flag" },
  ],
  goalposts: [
    { key: "posts", kind: "grid", of: "indicators", columns: ["low", "high"] },
    number("scale", 0, ANY, 1),
    { key: "truncate", kind: "flag" },
    { key: "log", kind: "indicators" },
    { key: "version", kind: "text" },
  ],
  balance: [{ key: "targets", kind: "grid", of: "nodes", columns: ["influence"] }],
  infomax: [{ key: "targets", kind: "grid", of: "nodes", columns: ["influence"] }],
  ahp: [{ key: "comparisons", kind: "pairs" }],
  budget: [{ key: "points", kind: "grid", of: "nodes", columns: [] }],
  power: [number("p", -20, 20, 0.5)],
  meanMin: [number("alpha", 0, 1, 0.1)],
  owa: [{ key: "order", label: "order[]", kind: "list" }],
  mpi: [{ key: "penalty", kind: "choice", options: ["downward", "upward"] }],
  ampi: [{ key: "penalty", kind: "choice", options: ["downward", "upward"] }],
  vikor: [number("v", 0, 1, 0.1)],
  bod: [number("share[0]", 0, 1, 0.05), number("share[1]", 0, 1, 0.05)],
};
const ALSO: Readonly<Record<string, string>> = { median: "mean", linearConstant: "linear" };

const SCOPE: StepField = { key: "scope", kind: "choice", options: ["period", "panel"] };
const AVAILABLE = number("minAvailability", 0, 1, 0.05);
const FIELDS: Readonly<Record<string, readonly StepField[]>> = {
  denominate: [number("scale", 0, ANY, 1)],
  screen: [
    AVAILABLE,
    number("minNonZero", 0, 1, 0.05),
    { key: "forceInclude", kind: "units" },
    { key: "forceExclude", kind: "units" },
  ],
  treat: [
    number("skewness", 0, 10, 0.5),
    number("kurtosis", 0, 20, 0.5),
    number("winsoriseMax", 0, 100, 1),
    {
      key: "otherwise",
      kind: "choice",
      options: ["none", "logCt", "logCtOrig", "logCtPlus", "logGii", "boxCox"],
    },
  ],
  rank: [
    { key: "ties", kind: "choice", options: ["min", "max", "average", "dense"] },
    { key: "order", label: "direction", kind: "choice", options: ["descending", "ascending"] },
    number("roundTo", 0, 15, 1),
    number("tolerance", 0, 1, 1e-9),
  ],
};

/** The entry rules: the least and the largest value where they stand, and the column they look at. */
function rulesOf(step: Loose): StepField[] {
  const rules = Array.isArray(step.rules) ? (step.rules as readonly Loose[]) : [];
  return rules.flatMap((rule, i) =>
    (["min", "max"] as const).flatMap((end) =>
      typeof rule[end] === "number" ||
      (end === "min" && rule.oneOf === undefined && rule.max === undefined)
        ? [
            {
              ...number(`rules[${i}].${end}`, -ANY, ANY, 10_000),
              column: String(rule.column),
            } as StepField,
          ]
        : [],
    ),
  );
}

function parametersOf(method: unknown, at = ""): StepField[] {
  const name = String(method);
  const fields = PARAMETERS[ALSO[name] ?? name] ?? [];
  return fields.map((f) => ({ ...f, key: `${at}${f.key}`, label: f.label ?? f.key }));
}

/** The fields of a step as it stands: the method's own parameters follow it. */
export function fieldsOf(step: Loose): StepField[] {
  const name = String(step.step);
  if (name === "eligibility") return rulesOf(step);
  const options = METHODS[name];
  if (options === undefined) {
    const fields = [...(FIELDS[name] ?? [])];
    if (name === "treat" && step.otherwise === "boxCox") fields.push(number("lambda", -5, 5, 0.5));
    if (name === "treat") fields.push(SCOPE);
    return fields;
  }
  const method: StepField = { key: "method", kind: "choice", options };
  if (name === "weight") {
    const level: StepField = { key: "level", kind: "choice", options: ["", "1", "2", "3"] };
    return [method, level, ...parametersOf(step.method)];
  }
  if (name !== "aggregate") return [method, ...parametersOf(step.method), SCOPE];
  if (!Array.isArray(step.byLevel)) return [method, ...parametersOf(step.method), AVAILABLE];
  return [
    ...step.byLevel.flatMap((at: unknown, i) => [
      { key: `byLevel[${i}]`, kind: "choice" as const, options },
      ...parametersOf(methodOf(at), `byLevel[${i}].`),
    ]),
    AVAILABLE,
  ];
}

function methodOf(value: unknown): unknown {
  return typeof value === "object" && value !== null ? (value as Loose).method : value;
}

export function fieldValue(step: Loose, key: string): unknown {
  const value = atPath(step, parsePath(key));
  return /^byLevel\[\d+\]$/.test(key) ? methodOf(value) : value;
}

/** What a new method starts from where it needs something: the sample, the units and the groups of the framework. */
export type Start = {
  readonly ends: Readonly<Record<string, readonly [number, number]>>;
  readonly best: Readonly<Record<string, number>>;
  readonly unit: string;
  readonly groups: readonly { readonly parent: string; readonly codes: readonly string[] }[];
};
const NOTHING: Start = { ends: {}, best: {}, unit: "", groups: [] };

function startOf(method: string, { ends, best, unit, groups }: Start): Loose {
  switch (method) {
    case "minMax":
      return { range: [1, 100] };
    case "zScore":
      return { mean: 50, sd: 10 };
    case "scaled":
      return { subtract: 0, divide: 1 };
    case "distanceToReference":
      return { unit };
    case "distanceToTarget":
      return { targets: best, cap: true };
    case "goalposts":
      return { posts: ends, scale: 100 };
    case "power":
      return { p: 2 };
    case "owa":
      return {
        order: Array.from({ length: Math.max(2, ...groups.map((g) => g.codes.length)) }, () => 1),
      };
    case "ahp":
      return {
        comparisons: Object.fromEntries(
          groups.map(({ parent, codes }) => [
            parent,
            { codes, matrix: codes.map(() => codes.map(() => 1)) },
          ]),
        ),
      };
    case "budget":
      return { points: [Object.fromEntries(groups.flatMap((g) => g.codes.map((c) => [c, 10])))] };
    default:
      return {};
  }
}

const KEPT = ["step", "scope", "perIndicator", "minAvailability", "level", "byLevel"];

/** The step with one field changed. Another method drops the settings of the old one and brings what it needs. */
export function withField(step: Loose, key: string, value: unknown, start: Start = NOTHING): Loose {
  if (/^byLevel\[\d+\]$/.test(key)) {
    const own = startOf(String(value), start);
    const next = Object.keys(own).length === 0 ? value : { method: value, ...own };
    return withPath(step, parsePath(key), next) as Loose;
  }
  const inLevel = /^(byLevel\[\d+\])\./.exec(key);
  if (inLevel) {
    const place = parsePath(inLevel[1] as string);
    const at = atPath(step, place);
    const open = typeof at === "string" ? withPath(step, place, { method: at }) : step;
    return withPath(open, parsePath(key), value) as Loose;
  }
  if (key === "method") {
    const kept = Object.fromEntries(Object.entries(step).filter(([k]) => KEPT.includes(k)));
    return { ...kept, method: value, ...startOf(String(value), start) };
  }
  const plain = key === "level" && typeof value === "string" ? Number(value) : value;
  const empty = value === "" || (Array.isArray(value) && value.length === 0);
  return withPath(step, parsePath(key), empty ? undefined : plain) as Loose;
}
