import type { Issue } from "@essor/core/vocabulary";
import { readJson } from "./files.ts";
import { Refused, Usage } from "./refused.ts";

/** A JSON object as read: fields are checked where they are used. */
export type Json = Readonly<Record<string, unknown>>;

/** The one file that a verb reads. */
export function onlyFile(positionals: readonly string[], verb: string): string {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Usage(`fund ${verb} reads one file`);
  return file;
}

/** Whether a name says that the file is JSON. */
export function isJsonFile(file: string): boolean {
  return /\.json(\.gz)?$/.test(file);
}

/** The cases of a file: an array of objects, an object with a list under one of the names, or one object alone. */
export async function readCases(file: string, lists: readonly string[]): Promise<Json[]> {
  const read = await readJson(file);
  if (Array.isArray(read)) return read.map((entry, i) => asObject(entry, `${file}[${i}]`));
  const whole = asObject(read, file);
  const list = lists.map((name) => whole[name]).find(Array.isArray);
  if (list) return list.map((entry, i) => asObject(entry, `${file}[${i}]`));
  return [whole];
}

/** The name of a case: its id, or its place in the file. */
export function caseId(entry: Json, position: number): string {
  return typeof entry.id === "string" ? entry.id : String(entry.id ?? position);
}

export function asObject(value: unknown, field: string): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw refuse("not-an-object", field, `${field} must be an object`);
  }
  return value as Json;
}

export function asArray(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw refuse("not-a-list", field, `${field} must be a list`);
  return value;
}

export function asNumber(value: unknown, field: string): number {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) {
    throw refuse("not-a-number", field, `${field} must be a number, not ${JSON.stringify(value)}`);
  }
  return number;
}

export function asNumbers(value: unknown, field: string): number[] {
  return asArray(value, field).map((v, i) => asNumber(v, `${field}[${i}]`));
}

export function asText(value: unknown, field: string): string {
  if (typeof value !== "string") {
    throw refuse("not-a-text", field, `${field} must be a text, not ${JSON.stringify(value)}`);
  }
  return value;
}

export function refuse(code: string, field: string, reason: string): Refused {
  return new Refused([{ code, severity: "error", field, reason }]);
}

/**
 * Answers every case by its name. A case that cannot be read is an issue and the others are still computed;
 * where none can be, the whole input is refused.
 */
export function answerCases(
  cases: readonly Json[],
  answer: (entry: Json, id: string) => unknown,
): { readonly results: Record<string, unknown>; readonly issues: readonly Issue[] } {
  const results: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const [position, entry] of cases.entries()) {
    const id = caseId(entry, position);
    try {
      results[id] = answer(entry, id);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      issues.push(
        ...error.issues.map((issue) => ({ row: position + 1, ...issue, facts: { case: id } })),
      );
    }
  }
  if (cases.length > 0 && Object.keys(results).length === 0) throw new Refused(issues);
  return { results, issues };
}

/** The outputs of a verb that answers `results.json`, with `issues.json` where there are any. */
export function resultOutputs({ results, issues }: ReturnType<typeof answerCases>) {
  return {
    "results.json": { json: results },
    ...(issues.length > 0 ? { "issues.json": { json: issues } } : {}),
  };
}
