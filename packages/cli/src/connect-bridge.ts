import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Bridge, buildGlossary, parseDictionary, withGlossary } from "@essor/core/connect";
import { readTable, readText } from "./files.ts";

/** A file below `data/`, looked for from this file upwards: sources and the bundle lie at different depths. */
export function shippedData(...parts: string[]): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  for (let level = 0; level < 6; level++) {
    const file = path.join(folder, "data", ...parts);
    if (existsSync(file)) return file;
    folder = path.dirname(folder);
  }
  return path.join("data", ...parts);
}

/** The shipped dictionary and glossary, or another dictionary of the same form. */
export async function readBridge(dictionaryFile: string | undefined): Promise<Bridge> {
  const body = await readText(dictionaryFile ?? shippedData("zh-en-dictionary", "cedict.tsv.gz"));
  const { rows } = await readTable(shippedData("trilingual-glossary", "terms.csv"));
  const glossary = buildGlossary(rows.map(({ zh = "", en = "", fr = "" }) => ({ zh, en, fr })));
  return { dictionary: withGlossary(parseDictionary(body), glossary), glossary };
}
