import { type AnyText, CHECKLIST, type HiddenWord, type Target } from "@essor/contract/connect";
import type { Issue } from "@essor/core/vocabulary";
import { hiddenWords } from "./hidden-words.ts";

/** How long a profile stays live before it must be renewed. */
export const LIFE_DAYS = 180;
/** Within how many days an interest is to be answered. */
export const RESPONSE_DAYS = 7;

export type Words = {
  readonly side: string;
  readonly title: AnyText;
  readonly body: AnyText;
  readonly targets: readonly Target[];
  readonly tags: readonly string[];
};

/** Every text of a profile that others will read, by field. */
export function publicTexts({
  title,
  body,
  targets,
  tags,
}: Omit<Words, "side">): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [language, text] of Object.entries(title)) out[`title.${language}`] = text ?? "";
  for (const [language, text] of Object.entries(body)) out[`body.${language}`] = text ?? "";
  targets.forEach((target, i) => {
    out[`targets.${i + 1}`] = `${target.what} ${target.unit}`;
  });
  out.tags = tags.join(" ");
  return out;
}

/** What is still missing before a profile can be reviewed: codes that a form shows as its checklist. */
export function missingParts({ side, title, body, targets }: Words): string[] {
  const missing: string[] = [];
  if (!Object.values(title).some((text) => text?.trim())) missing.push("title");
  if (!Object.values(body).some((text) => (text?.trim().length ?? 0) >= 40)) missing.push("body");
  if (side === "need" && (targets.length === 0 || targets.some((target) => target.value === null)))
    missing.push("targets");
  return missing;
}

/** Why a profile may not be shown to others as it stands. */
export function publishIssues(words: Words, names: readonly string[]): Issue[] {
  const reasons: Readonly<Record<string, string>> = {
    title: "Give it a title",
    body: "Describe it in at least 40 characters",
    targets: "A need states what is to be reached, each target with a value",
  };
  return [
    ...missingParts(words).map(
      (field): Issue => ({
        code: field === "targets" ? "no-target-value" : "field-missing",
        severity: "error",
        field,
        reason: reasons[field] as string,
      }),
    ),
    ...hiddenWords(publicTexts(words), names).map(hiddenIssue),
  ];
}

export function hiddenIssue(word: HiddenWord): Issue {
  return {
    code: `${word.kind}-in-text`,
    severity: "error",
    field: word.field,
    reason: `“${word.found}” would give the owner away`,
  };
}

/** The points of the checklist that a reviewer has not ticked. */
export function openPoints(checklist: Readonly<Record<string, boolean | undefined>>): string[] {
  return CHECKLIST.filter((point) => checklist[point] !== true);
}

/** A day some days after another, both as ISO text. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day of the month some months later, or the last day of that month. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)))
    .toISOString()
    .slice(0, 10);
}
