/** What the connect programs read: the known sets beside the checkout and the shipped dictionary. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { type Bridge, buildGlossary, parseDictionary, withGlossary } from "@essor/core/connect";
import { parse } from "csv-parse/sync";
import { referencePath } from "../tools/reference.ts";

export type Row = Readonly<Record<string, string>>;

const DATA = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../data");

function textOf(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

const rowsOf = (file: string): Row[] =>
  parse(textOf(file), { columns: (h: string[]) => h.map((c) => c.trim()), trim: true });

export const setTable = (...parts: string[]): Row[] => rowsOf(referencePath("matching", ...parts));
export const shippedTable = (...parts: string[]): Row[] => rowsOf(path.join(DATA, ...parts));

export function setLines<T>(...parts: string[]): T[] {
  return textOf(referencePath("matching", ...parts))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

export function shippedBridge(): Bridge {
  const glossary = buildGlossary(
    shippedTable("trilingual-glossary", "terms.csv").map(({ zh = "", en = "", fr = "" }) => ({
      zh,
      en,
      fr,
    })),
  );
  const body = textOf(path.join(DATA, "zh-en-dictionary", "cedict.tsv.gz"));
  return { dictionary: withGlossary(parseDictionary(body), glossary), glossary };
}

/** Normalised discounted cumulative gain of the first ten. */
export function ndcg10(ranked: readonly string[], gains: ReadonlyMap<string, number>): number {
  const dcg = (list: readonly number[]) =>
    list.reduce((sum, g, i) => sum + g / Math.log2(i + 2), 0);
  const best = dcg([...gains.values()].sort((a, b) => b - a).slice(0, 10));
  return best > 0 ? dcg(ranked.slice(0, 10).map((d) => gains.get(d) ?? 0)) / best : 0;
}

export function f1(right: number, found: number, wanted: number): number {
  return found + wanted > 0 ? (2 * right) / (found + wanted) : 0;
}

/** Share of wrongly ordered pairs of papers of one expert, weighed by how far the ratings lie apart; a tie is half wrong. */
export function expertLoss(rated: readonly Row[], scores: ReadonlyMap<string, number>): number {
  let [all, wrong] = [0, 0];
  rated.forEach((a, i) => {
    for (const b of rated.slice(i + 1)) {
      const apart = Number(a.expertise) - Number(b.expertise);
      if (a.expert !== b.expert || apart === 0) continue;
      const at = (r: Row) => scores.get(`${r.expert} ${r.paper}`) ?? 0;
      const said = at(a) - at(b);
      all += Math.abs(apart);
      if (said === 0) wrong += Math.abs(apart) / 2;
      else if (said > 0 !== apart > 0) wrong += Math.abs(apart);
    }
  });
  return all > 0 ? wrong / all : 0;
}

type Shown = {
  set: string;
  measure: string;
  value: number;
  goal: number;
  lower: boolean;
  baseline: string;
};
const shown: Shown[] = [];

/** Prints a figure beside its goal and what others reach; `lower` where less is better. */
export function show(
  set: string,
  measure: string,
  value: number,
  { goal, baseline, lower = false }: { goal: number; baseline: string; lower?: boolean },
): void {
  const verdict = (lower ? value <= goal : value >= goal) ? "reached" : "BELOW";
  shown.push({ set, measure, value: Number(value.toFixed(4)), goal, lower, baseline });
  process.stdout.write(
    `${set.padEnd(34)} ${measure.padEnd(14)} ${value.toFixed(4)}  goal ${lower ? "≤" : "≥"} ${goal}  ${verdict.padEnd(8)} baseline ${baseline}\n`,
  );
}

/** Writes the figures where the product reads what it shows. */
export function writeShown(command: string): void {
  const measuredOn = new Date().toISOString().slice(0, 10);
  writeFileSync(
    path.join(DATA, "connect-quality", "quality.json"),
    `${JSON.stringify({ measuredOn, command, sets: shown }, null, 2)}\n`,
  );
}
