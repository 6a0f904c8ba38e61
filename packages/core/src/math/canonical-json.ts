import { assert } from "../vocabulary/assert.ts";

/**
 * JSON with sorted keys and no spaces: the same value always gives the same text. Keys whose value is undefined are
 * left out. Numbers must be finite.
 * @example
 * expect(canonicalJson({ b: [1, null], a: "x" })).toBe('{"a":"x","b":[1,null]}');
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "string" || typeof value === "boolean") {
    return JSON.stringify(value);
  }
  if (typeof value === "number") {
    assert(Number.isFinite(value), "Only finite numbers have a JSON text");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  assert(typeof value === "object", "Only JSON values have a canonical text");
  const record = value as Readonly<Record<string, unknown>>;
  const parts = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`);
  return `{${parts.join(",")}}`;
}
