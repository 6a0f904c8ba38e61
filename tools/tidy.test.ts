import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const files = execFileSync("git", ["ls-files"], { cwd: ROOT, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && existsSync(path.join(ROOT, file)));
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const sources = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file));

describe("tidy: the house style that a machine can see", () => {
  it("no file is longer than 400 lines; lists of schemas and of texts may be", () => {
    expect(
      sources.filter(
        (file) =>
          !/^packages\/(contract|web\/src\/text)\//.test(file) &&
          read(file).split("\n").length > 401,
      ),
    ).toEqual([]);
  });

  it("no file or folder is a place where helpers go to be lost", () => {
    expect(
      files.filter(
        (file) =>
          /(^|\/)(utils?|helpers?|common|shared|misc|index)(\.[a-z]+)?(\/|$)/.test(file) &&
          !/contract\/src\/common\.ts$|web\/index\.html$/.test(file),
      ),
    ).toEqual([]);
  });

  it("the core takes clock and chance as arguments", () => {
    const core = sources.filter(
      (file) => file.startsWith("packages/core/src/") && !file.endsWith(".test.ts"),
    );
    expect(
      core.filter((file) =>
        /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/.test(read(file)),
      ),
    ).toEqual([]);
  });

  it("no test is switched off for good or runs alone", () => {
    const tests = sources.filter(
      (file) => /\.test\.tsx?$/.test(file) && file !== "tools/tidy.test.ts",
    );
    expect(
      tests.filter((file) => /\b(it|test|describe)\.(only|skip|todo)\b/.test(read(file))),
    ).toEqual([]);
  });

  it("every rule in a SPEC.md has a test, and every tested rule is written down", () => {
    const ids = (name: RegExp, id: RegExp) =>
      [
        ...new Set(
          files
            .filter((file) => name.test(file))
            .flatMap((file) => [...read(file).matchAll(id)].map((m) => m[1])),
        ),
      ].sort();
    expect(ids(/^packages\/core\/.*\.test\.ts$/, /\[([A-Z]{2}\d+)\]/g)).toEqual(
      ids(/^packages\/core\/.*SPEC\.md$/, /^- \*\*([A-Z]{2}\d+)\*\*/gm),
    );
  });

  it("a migration says on its first line whether it breaks running servers, and sends one statement at a time", () => {
    for (const file of files.filter((f) => /migrations\/\d+\.sql$/.test(f))) {
      expect(read(file), file).toMatch(/^--! (compatible|breaking)/);
      expect(read(file), file).not.toMatch(/grouping sets/i);
    }
  });

  it("a slice's queries name only its own schema, the hub's functions and what others publish", () => {
    const words = ["measure", "target", "attract", "fund", "connect", "outlook"];
    const wrong: string[] = [];
    for (const file of sources) {
      const own = /^packages\/server\/src\/([a-z]+)\/.*\.ts$/.exec(file)?.[1];
      if (!own || !words.includes(own) || /\.test\.ts$|\/test-[^/]+$/.test(file)) continue;
      for (const match of read(file).matchAll(
        /\b(?:from|join|into|update)\s+(measure|target|attract|fund|connect|outlook)\.([a-z_]+)/g,
      )) {
        const [, schema, table] = match;
        const codelist = schema === "measure" && /^(area|activity|source)$/.test(table ?? "");
        if (schema !== own && !table?.startsWith("published_") && !codelist)
          wrong.push(`${file}: ${schema}.${table}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("every data set says where it is from and under which licence", () => {
    const sets = [
      ...new Set(
        files.filter((file) => file.startsWith("data/")).map((file) => file.split("/")[1]),
      ),
    ];
    for (const set of sets) {
      const readme = `data/${set}/README.md`;
      expect(files, readme).toContain(readme);
      expect(read(readme), readme).toMatch(/\*\*Licence\.?\*\*/);
    }
  });

  it("only programs are executable, and nothing large hides in the tree", () => {
    expect(files.filter((file) => statSync(path.join(ROOT, file)).size > 4_000_000)).toEqual([]);
  });
});
