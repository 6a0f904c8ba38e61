import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";

const CORE = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../packages/core/src");
const BLOCK = /\/\*\*((?:(?!\*\/)[\s\S])*?@example[\s\S]*?)\*\//g;

/** The examples of a file: the lines after `@example` up to the next tag or the end of the comment. */
function examplesOf(source: string): string[] {
  return [...source.matchAll(BLOCK)].flatMap((match) => {
    const lines = (match[1] ?? "").split("\n").map((line) => line.replace(/^\s*\*? ?/, ""));
    const parts: string[] = [];
    let current: string[] | undefined;
    for (const line of lines) {
      if (line.startsWith("@")) {
        if (current) parts.push(current.join("\n"));
        current = line.startsWith("@example") ? [] : undefined;
      } else current?.push(line);
    }
    if (current) parts.push(current.join("\n"));
    return parts;
  });
}

/** Names that the example may use: everything that its folder exports, plus the ground floor. */
async function scopeOf(file: string): Promise<Record<string, unknown>> {
  const scope: Record<string, unknown> = { expect };
  for (const face of ["vocabulary/mod.ts", "math/mod.ts"]) {
    Object.assign(scope, await import(pathToFileURL(path.join(CORE, face)).href));
  }
  const folder = path.dirname(file);
  const used = readFileSync(file, "utf8");
  for (const match of used.matchAll(/from "(\.[^"]+\.ts)"/g)) {
    const target = path.resolve(folder, match[1] ?? "");
    Object.assign(scope, await import(pathToFileURL(target).href));
  }
  return Object.assign(scope, await import(pathToFileURL(file).href));
}

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;

describe("examples in the comments of core", () => {
  const files = readdirSync(CORE, { recursive: true, encoding: "utf8" })
    .filter(
      (name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.endsWith("mod.ts"),
    )
    .map((name) => path.join(CORE, name));
  for (const file of files) {
    const examples = examplesOf(readFileSync(file, "utf8"));
    if (examples.length === 0) continue;
    it(`${path.relative(CORE, file)} (${examples.length})`, async () => {
      const scope = await scopeOf(file);
      for (const example of examples) {
        const { code } = transformSync(example, { loader: "ts", target: "es2022" });
        await new AsyncFunction(...Object.keys(scope), code)(...Object.values(scope));
      }
    });
  }
});
