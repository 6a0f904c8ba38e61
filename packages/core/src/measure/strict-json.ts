import type { Issue } from "../vocabulary/issue.ts";

/** Reads one JSON value strictly; what is wrong goes to `issues` with its path, and the answer is undefined. */
export type Reader<T> = (value: unknown, path: string, issues: Issue[]) => T | undefined;

/**
 * Notes one thing wrong at a path.
 * @example
 * const issues: Issue[] = [];
 * refuse(issues, "not-a-number", "steps[0].range", "A number is needed");
 * expect(issues[0]?.field).toBe("steps[0].range");
 */
export function refuse(
  issues: Issue[],
  code: string,
  path: string,
  reason: string,
  facts?: Issue["facts"],
): undefined {
  issues.push({
    code,
    severity: "error",
    field: path,
    reason,
    ...(facts === undefined ? {} : { facts }),
  });
  return undefined;
}

export const text: Reader<string> = (value, path, issues) =>
  typeof value === "string" && value !== ""
    ? value
    : refuse(issues, "not-a-text", path, `${path} must be a non-empty text`);

export const flag: Reader<boolean> = (value, path, issues) =>
  typeof value === "boolean"
    ? value
    : refuse(issues, "not-a-flag", path, `${path} must be true or false`);

/** A finite number within bounds. */
export function numberIn(min: number, max: number, whole = false): Reader<number> {
  return (value, path, issues) => {
    if (typeof value !== "number" || !Number.isFinite(value)) {
      return refuse(issues, "not-a-number", path, `${path} must be a finite number`);
    }
    if (value < min || value > max) {
      return refuse(issues, "out-of-bounds", path, `${path} must lie in ${min} to ${max}`, {
        value,
      });
    }
    if (whole && !Number.isInteger(value)) {
      return refuse(issues, "not-whole", path, `${path} must be a whole number`, { value });
    }
    return value;
  };
}

export const number: Reader<number> = numberIn(-Number.MAX_VALUE, Number.MAX_VALUE);

/** One of a closed list of texts or numbers. */
export function oneOf<T extends string | number>(...allowed: readonly T[]): Reader<T> {
  return (value, path, issues) =>
    (allowed as readonly unknown[]).includes(value)
      ? (value as T)
      : refuse(issues, "unknown-choice", path, `${path} must be one of ${allowed.join(", ")}`, {
          value: typeof value === "string" || typeof value === "number" ? value : String(value),
        });
}

/** A list, each entry read alike. */
export function listOf<T>(entry: Reader<T>, { min = 0 } = {}): Reader<readonly T[]> {
  return (value, path, issues) => {
    if (!Array.isArray(value)) {
      return refuse(issues, "not-a-list", path, `${path} must be a list`);
    }
    if (value.length < min) {
      return refuse(issues, "too-short", path, `${path} needs at least ${min} entries`);
    }
    const before = issues.length;
    const read = value.map((v, i) => entry(v, `${path}[${i}]`, issues));
    return issues.length > before ? undefined : (read as T[]);
  };
}

/** A record with free keys, each value read alike. */
export function recordOf<T>(entry: Reader<T>): Reader<Readonly<Record<string, T>>> {
  return (value, path, issues) => {
    if (!isRecord(value)) return refuse(issues, "not-an-object", path, `${path} must be an object`);
    const before = issues.length;
    const read = Object.entries(value).map(([k, v]) => [k, entry(v, `${path}.${k}`, issues)]);
    return issues.length > before ? undefined : Object.fromEntries(read);
  };
}

export type Fields = Readonly<Record<string, Reader<unknown>>>;

/** An object with exactly these keys: unknown keys are refused with their path, `required` ones must be there. */
export function objectOf<T>(fields: Fields, required: readonly string[]): Reader<T> {
  return (value, path, issues) => {
    if (!isRecord(value)) return refuse(issues, "not-an-object", path, `${path} must be an object`);
    const before = issues.length;
    const read: Record<string, unknown> = {};
    for (const [key, entry] of Object.entries(value)) {
      const at = path === "" ? key : `${path}.${key}`;
      const reader = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (reader === undefined) refuse(issues, "unknown-key", at, `${at} is not a known key`);
      else if (entry !== undefined) read[key] = reader(entry, at, issues);
    }
    for (const key of required) {
      const at = path === "" ? key : `${path}.${key}`;
      if (value[key] === undefined) refuse(issues, "missing-key", at, `${at} is needed`);
    }
    return issues.length > before ? undefined : (read as T);
  };
}

/** Null, or what the reader reads. */
export function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (value, path, issues) => (value === null ? null : reader(value, path, issues));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
