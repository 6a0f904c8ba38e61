import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { main } from "./main.ts";

afterEach(() => vi.restoreAllMocks());

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => err.push(String(text)) > 0);
  return { code: await main(args), out: out.join(""), err: err.join("") };
}

test("import and export show each option with an example", async () => {
  for (const name of ["import", "export"]) {
    const { code, out } = await run(name, "--help");
    expect(code).toBe(0);
    for (const line of out.split("\n").filter((l) => /^ {2}--/.test(l)))
      expect(out.slice(out.indexOf(line))).toMatch(/example:/);
  }
});

test("wrong usage is told before any database is opened", async () => {
  expect((await run("import")).code).toBe(2);
  expect((await run("import", "t.csv", "--hub", "x")).err).toContain("--mapping");
  expect((await run("export", "--hub", "x")).err).toContain("--indicator");
  expect((await run("export", "--hub", "x", "--indicator", "gdp", "--format", "doc")).code).toBe(2);
  expect((await run("export", "--hub", "x", "--indicator", "gdp", "--as-of", "now")).code).toBe(2);
});

test("a missing file and a mapping with mistakes are refused with each place", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "essor-import-"));
  const mapping = path.join(folder, "map.json");
  writeFileSync(mapping, JSON.stringify({ columns: { a: { role: "nonsense" } } }));
  const missing = await run(
    "import",
    path.join(folder, "none.csv"),
    "--hub",
    "x",
    "--mapping",
    mapping,
  );
  expect([missing.code, JSON.parse(missing.err)[0].code]).toEqual([1, "file-unreadable"]);
  const file = path.join(folder, "t.csv");
  writeFileSync(file, "a\n1\n");
  const { code, err } = await run("import", file, "--hub", "x", "--mapping", mapping);
  expect(code).toBe(1);
  expect(JSON.parse(err).map((issue: { field: string }) => issue.field)).toEqual([
    "columns.a",
    "source",
  ]);
});
