import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Known answers and real data that may not be shipped lie beside the checkout; tests that need them are skipped where they are absent. */
const BESIDE = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../shared");

/** The path of a file or folder among the known answers, e.g. `referencePath("index", "asem", "raw.csv")`. */
export function referencePath(...parts: string[]): string {
  return path.join(BESIDE, "reference", ...parts);
}

/** The path of a file or folder among the real data sets. */
export function realDataPath(...parts: string[]): string {
  return path.join(BESIDE, "data", ...parts);
}

/** Whether a set of known answers is at hand; says so once where it is not. */
export function hasReference(...parts: string[]): boolean {
  return found(referencePath(...parts), parts);
}

/** Whether a real data set is at hand; says so once where it is not. */
export function hasRealData(...parts: string[]): boolean {
  return found(realDataPath(...parts), parts);
}

function found(file: string, parts: string[]): boolean {
  if (existsSync(file)) return true;
  process.stderr.write(`Skipped: "${parts.join("/")}" is not beside this checkout\n`);
  return false;
}
