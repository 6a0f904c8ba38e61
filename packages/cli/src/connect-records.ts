import type { Language, MatchRecord, Range } from "@essor/core/connect";
import { type Day, type Issue, parseDay } from "@essor/core/vocabulary";
import { readJsonLines } from "./files.ts";
import { Refused } from "./refused.ts";

type Fields = Readonly<Record<string, unknown>>;
type Report = (field: string, code: string, reason: string) => void;

/** Needs or offers from a JSON Lines file; every bad field is named with its row, and nothing is guessed. */
export async function readMatchRecords(
  file: string,
  { language }: { readonly language: Language | undefined },
): Promise<MatchRecord[]> {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  const records = (await readJsonLines(file)).map((value, i) => {
    const report: Report = (field, code, reason) =>
      issues.push({ code, severity: "error", row: i + 1, field, reason });
    const record = readRecord(value, report, language);
    if (record.id !== "" && seen.has(record.id))
      report("id", "duplicate-id", `"${record.id}" stands twice`);
    seen.add(record.id);
    return record;
  });
  if (issues.length > 0) throw new Refused(issues);
  return records;
}

function readRecord(value: unknown, report: Report, language: Language | undefined): MatchRecord {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    report("", "not-a-record", "A line must be a JSON object");
    return { id: "", text: "" };
  }
  const fields = value as Fields;
  const id = typeof fields.id === "number" ? String(fields.id) : fields.id;
  if (typeof id !== "string" || id === "") report("id", "id-missing", "A record needs an id");
  if (typeof fields.text !== "string") report("text", "text-missing", "A record needs a text");
  const spoken = fields.lang ?? language;
  if (spoken !== undefined && spoken !== "auto" && !["zh", "en", "fr"].includes(String(spoken))) {
    report("lang", "unknown-language", `"${String(spoken)}" is none of zh, en, fr, auto`);
  }
  return {
    id: typeof id === "string" ? id : "",
    text: typeof fields.text === "string" ? fields.text : "",
    ...plain(fields, report, "title"),
    ...plain(fields, report, "owner"),
    ...(spoken === undefined || spoken === "auto" ? {} : { language: spoken as Language }),
    ...listOf(fields, report, "tags"),
    ...listOf(fields, report, "regions"),
    ...dayOfField(fields, report, "updated"),
    ...dayOfField(fields, report, "expires"),
    ...rangeOf(fields, report, "trl"),
    ...rangeOf(fields, report, "volume"),
  };
}

function plain<K extends string>(fields: Fields, report: Report, key: K): { [k in K]?: string } {
  const value = fields[key];
  if (value === undefined || value === null) return {};
  if (typeof value === "string") return { [key]: value } as { [k in K]?: string };
  report(key, "not-text", `${key} must be text`);
  return {};
}

function listOf<K extends string>(fields: Fields, report: Report, key: K): { [k in K]?: string[] } {
  const value = fields[key];
  if (value === undefined || value === null) return {};
  if (Array.isArray(value) && value.every((v) => typeof v === "string")) {
    return { [key]: value } as { [k in K]?: string[] };
  }
  report(key, "not-a-list", `${key} must be a list of texts`);
  return {};
}

function dayOfField<K extends string>(fields: Fields, report: Report, key: K): { [k in K]?: Day } {
  const value = fields[key];
  if (value === undefined || value === null) return {};
  const day = typeof value === "string" ? parseDay(value) : undefined;
  if (day === undefined) {
    report(key, "not-a-day", `${key} must be a day as YYYY-MM-DD`);
    return {};
  }
  return { [key]: day } as { [k in K]?: Day };
}

function rangeOf<K extends string>(fields: Fields, report: Report, key: K): { [k in K]?: Range } {
  const value = fields[key];
  if (value === undefined || value === null) return {};
  if (typeof value === "number")
    return { [key]: { min: value, max: value } } as { [k in K]?: Range };
  const { min, max } = (typeof value === "object" ? value : { min: "" }) as Fields;
  if ([min, max].every((end) => end === undefined || typeof end === "number")) {
    return { [key]: value } as { [k in K]?: Range };
  }
  report(key, "not-a-range", `${key} must be a number or { "min", "max" }`);
  return {};
}
