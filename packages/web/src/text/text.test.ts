import { expect, test } from "vitest";
import { text as en } from "./en.ts";
import { text as fr } from "./fr.ts";
import { text as zh } from "./zh-CN.ts";

const holes = (s: string) => [...s.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort();
const LANGUAGES: [string, Readonly<Record<string, string>>][] = [
  ["zh-CN", zh],
  ["fr", fr],
];

test.each(LANGUAGES)(
  "%s has the same keys as English, none empty, with the same gaps",
  (_, other) => {
    expect(Object.keys(other)).toEqual(Object.keys(en));
    for (const [key, value] of Object.entries(en)) {
      expect(other[key]?.trim(), key).not.toBe("");
      expect(holes(other[key] as string), key).toEqual(holes(value));
    }
  },
);

test("French puts a non-breaking space before : ; ? and %", () => {
  for (const [key, value] of Object.entries(fr)) expect(value, key).not.toMatch(/ [:;?%»]|« /);
});

test("no text shouts", () => {
  for (const all of [en, zh, fr]) {
    for (const value of Object.values(all)) expect(value).not.toMatch(/[!！]/);
  }
});
