import type { Issue } from "../vocabulary/issue.ts";
import {
  type AggregateMethod,
  IMPUTE_METHODS,
  type NormaliseMethod,
  PLAIN_AGGREGATIONS,
  type Step,
  TRANSFORMS,
  WEIGHT_METHODS,
} from "./recipe.ts";
import {
  type Fields,
  flag,
  isRecord,
  listOf,
  number,
  numberIn,
  objectOf,
  oneOf,
  orNull,
  type Reader,
  recordOf,
  refuse,
  text,
} from "./strict-json.ts";

const share = numberIn(0, 1);
const positive = numberIn(Number.MIN_VALUE, Number.MAX_VALUE);

const pair: Reader<readonly [number, number]> = (value, path, issues) => {
  const read = listOf(number)(value, path, issues);
  if (read === undefined) return undefined;
  const [a, b] = read;
  if (read.length !== 2 || a === b) {
    return refuse(issues, "not-a-range", path, `${path} must be two different numbers`);
  }
  return [a as number, b as number];
};

/** The keys that each way of normalising takes, beside `method`. */
const NORMALISE: Readonly<Record<string, { fields: Fields; required: readonly string[] }>> = {
  minMax: { fields: { range: pair }, required: [] },
  zScore: { fields: { mean: number, sd: positive }, required: [] },
  scaled: { fields: { subtract: number, divide: number }, required: ["subtract", "divide"] },
  rank: { fields: {}, required: [] },
  percentileRank: { fields: {}, required: [] },
  borda: { fields: {}, required: [] },
  distanceToMax: { fields: {}, required: [] },
  distanceToReference: { fields: { unit: text, cap: flag }, required: ["unit"] },
  distanceToTarget: { fields: { targets: recordOf(number), cap: flag }, required: ["targets"] },
  goalposts: {
    fields: {
      posts: recordOf(pair),
      scale: positive,
      truncate: flag,
      log: listOf(text),
      version: text,
    },
    required: ["posts"],
  },
  fractionOfMax: { fields: {}, required: [] },
  none: { fields: {}, required: [] },
};

function normaliseReader(extra: Fields): Reader<NormaliseMethod> {
  return (value, path, issues) => {
    if (!isRecord(value)) return refuse(issues, "not-an-object", path, `${path} must be an object`);
    const method = oneOf(...Object.keys(NORMALISE))(value.method, `${path}.method`, issues);
    if (method === undefined) return undefined;
    const { fields, required } = NORMALISE[method] as { fields: Fields; required: string[] };
    const read = objectOf<NormaliseMethod>({ method: text, ...fields, ...extra }, required)(
      value,
      path,
      issues,
    );
    if (read?.method === "scaled" && read.divide === 0) {
      return refuse(issues, "divide-by-zero", `${path}.divide`, "A divisor of 0 has no result");
    }
    return read;
  };
}

/** One way of normalising, without the step around it. */
export const readNormaliseMethod: Reader<NormaliseMethod> = normaliseReader({});

const AGGREGATE: Fields = {
  method: oneOf(...PLAIN_AGGREGATIONS),
  p: number,
  penalty: oneOf("downward", "upward"),
  alpha: share,
  order: listOf(numberIn(0, Number.MAX_VALUE), { min: 1 }),
  v: share,
  share: pair,
};
const needs: Readonly<Record<string, string>> = { power: "p", owa: "order" };

function aggregateReader(extra: Fields): Reader<AggregateMethod> {
  return (value, path, issues) => {
    const read = objectOf<AggregateMethod>({ ...AGGREGATE, ...extra }, ["method"])(
      value,
      path,
      issues,
    );
    const key = read && needs[read.method];
    if (read && key !== undefined && (read as Record<string, unknown>)[key] === undefined) {
      return refuse(issues, "missing-key", `${path}.${key}`, `${read.method} needs "${key}"`);
    }
    if (read?.method === "power" && read.p === 0) {
      return refuse(issues, "power-zero", `${path}.p`, "The mean of power 0 is the geometric mean");
    }
    return read;
  };
}

/** One way of aggregating, without the step around it. */
export const readAggregateMethod: Reader<AggregateMethod> = aggregateReader({});

const readByLevel: Reader<AggregateMethod> = (value, path, issues) =>
  readAggregateMethod(typeof value === "string" ? { method: value } : value, path, issues);

const minAvailability: Reader<number | readonly number[]> = (value, path, issues) =>
  Array.isArray(value)
    ? listOf(share, { min: 1 })(value, path, issues)
    : share(value, path, issues);

const scope = oneOf("period", "panel");
const TREAT: Fields = {
  skewness: numberIn(0, Number.MAX_VALUE),
  kurtosis: number,
  winsoriseMax: numberIn(0, 1e9, true),
  otherwise: oneOf(...TRANSFORMS),
  lambda: number,
  skip: flag,
};

const STEPS: Readonly<Record<string, Reader<unknown>>> = {
  eligibility: objectOf(
    {
      step: text,
      rules: listOf(
        objectOf({ column: text, min: number, max: number, oneOf: listOf(text) }, ["column"]),
        { min: 1 },
      ),
    },
    ["rules"],
  ),
  denominate: objectOf({ step: text, scale: positive }, []),
  screen: objectOf(
    {
      step: text,
      minAvailability: share,
      minNonZero: share,
      forceInclude: listOf(text),
      forceExclude: listOf(text),
    },
    [],
  ),
  impute: objectOf(
    {
      step: text,
      method: oneOf(...IMPUTE_METHODS),
      by: text,
      maxSteps: numberIn(1, 1e6, true),
      scope,
    },
    ["method"],
  ),
  treat: objectOf({ step: text, ...TREAT, scope, perIndicator: recordOf(objectOf(TREAT, [])) }, []),
  normalise: normaliseReader({ step: text, scope, perIndicator: recordOf(readNormaliseMethod) }),
  weight: objectOf(
    {
      step: text,
      method: oneOf(...WEIGHT_METHODS),
      level: numberIn(1, 100, true),
      comparisons: recordOf(
        objectOf(
          { codes: listOf(text, { min: 1 }), matrix: listOf(listOf(positive), { min: 1 }) },
          ["codes", "matrix"],
        ),
      ),
      points: listOf(recordOf(numberIn(0, Number.MAX_VALUE)), { min: 1 }),
      targets: recordOf(positive),
    },
    ["method"],
  ),
  aggregate: aggregateReader({
    step: text,
    byLevel: listOf(readByLevel, { min: 1 }),
    minAvailability,
  }),
  rank: objectOf(
    {
      step: text,
      ties: oneOf("min", "max", "average", "dense"),
      order: oneOf("descending", "ascending"),
      roundTo: orNull(numberIn(0, 15, true)),
      tolerance: numberIn(0, 1),
    },
    [],
  ),
};

/** One step of a recipe: its name decides which keys it may have. */
export const readStep: Reader<Step> = (value, path, issues: Issue[]) => {
  if (!isRecord(value)) return refuse(issues, "not-an-object", path, `${path} must be an object`);
  const name = oneOf(...Object.keys(STEPS))(value.step, `${path}.step`, issues);
  if (name === undefined) return undefined;
  return (STEPS[name] as Reader<Step>)(value, path, issues);
};
