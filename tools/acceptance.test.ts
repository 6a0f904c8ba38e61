import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const FOLDER = path.join(ROOT, "docs/acceptance");
const LEDGERS = ["foundation", "measure", "target", "attract", "fund", "connect", "outlook"];
/** How many rows of features each word has: M1 to M20, and so on. */
const FEATURES = { M: 20, T: 9, A: 20, F: 13, C: 12, O: 8, X: 4 };
const ROW = /^[A-Z]\d+$/;
const STATE = /^(shown$|partly – .|not yet$)/;

type Line = {
  readonly at: string;
  readonly line: string;
  readonly files: readonly string[];
  readonly state: string;
};

/** The lines of one ledger: `| line | what it asks | shown by | state |`. */
function linesOf(file: string): Line[] {
  const cells = (line: string) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim());
  return readFileSync(path.join(FOLDER, file), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^\|[\s:|-]+$/.test(line))
    .map(cells)
    .filter(([line]) => line !== "line")
    .map(([line = "", , by = "", state = ""]) => ({
      at: `${file}: ${line}`,
      line,
      files: [...by.matchAll(/`([^`\s]+\/[^`\s]+\.[a-z]+)`/g)].map((m) => m[1] as string),
      state,
    }));
}

/** Whether a test of the file bears the id in its name, or in that of the block around it. */
function testNames(file: string, id: string): boolean {
  const text = readFileSync(path.join(ROOT, file), "utf8");
  return [...text.matchAll(/\b(?:test|it|describe)\b[^"'`\n]*\(\s*(["'`])(.*?)\1/gs)].some((m) =>
    new RegExp(`\\b${id}\\b`).test(m[2] as string),
  );
}

describe("acceptance: what docs/acceptance says is shown", () => {
  const present = existsSync(FOLDER) ? readdirSync(FOLDER).filter((f) => f.endsWith(".md")) : [];
  const lines = present.flatMap(linesOf);

  it("every state is shown, partly with what lacks, or not yet", () => {
    expect(
      lines.filter(({ state }) => !STATE.test(state)).map(({ at, state }) => `${at}: ${state}`),
    ).toEqual([]);
  });

  it("every file that a line names is there, and what is shown names one", () => {
    expect(
      lines.flatMap(({ at, files, state }) => [
        ...files
          .filter((file) => !existsSync(path.join(ROOT, file)))
          .map((file) => `${at}: ${file}`),
        ...(state === "shown" && files.length === 0 ? [`${at}: no file`] : []),
      ]),
    ).toEqual([]);
  });

  it("a feature row that is shown has its id in the name of a test", () => {
    expect(
      lines
        .filter(({ line, state }) => ROW.test(line) && state === "shown")
        .filter(
          ({ line, files }) =>
            !files.some(
              (file) =>
                /\.test\.tsx?$/.test(file) &&
                existsSync(path.join(ROOT, file)) &&
                testNames(file, line),
            ),
        )
        .map(({ at }) => at),
    ).toEqual([]);
  });

  it("no feature row stands twice; with all ledgers there, none is left out", () => {
    const rows = lines.map(({ line }) => line).filter((line) => ROW.test(line));
    expect(rows.filter((row, i) => rows.indexOf(row) !== i)).toEqual([]);
    if (!LEDGERS.every((name) => present.includes(`${name}.md`))) return;
    const all = Object.entries(FEATURES).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, i) => `${letter}${i + 1}`),
    );
    expect(all.filter((row) => !rows.includes(row))).toEqual([]);
  });
});
