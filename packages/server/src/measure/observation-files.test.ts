import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHub, type TestHub } from "../http/test-hub.ts";
import { exportFile, FileRefused, importFile, readMapping } from "./observation-files.ts";

let hub: TestHub;
let files: string;
beforeAll(async () => {
  hub = await openTestHub({ demo: true });
  files = mkdtempSync(path.join(os.tmpdir(), "essor-files-"));
});
afterAll(async () => {
  await hub.close();
  rmSync(files, { recursive: true, force: true });
});

const MAPPING = readMapping({
  columns: {
    area: { role: "area" },
    period: { role: "period" },
    gdp: { role: "indicator-value", indicator: "gdp", unit: "亿元" },
  },
  source: { title: "Bulletin", readOn: "2026-01-02", grade: "O" },
});

async function exported(): Promise<string> {
  const pieces: Uint8Array[] = [];
  await exportFile(hub.pool, {
    hub: "kunshan",
    format: "csv",
    indicators: ["gdp"],
    areas: ["320583"],
    period: "1999",
    asOf: undefined,
    put: async (bytes) => void pieces.push(bytes),
  });
  return Buffer.concat(pieces).toString("utf8");
}

test("a file goes in from the command line: dry run and strict leave nothing, the import is one batch", async () => {
  if (!("mapping" in MAPPING)) throw new Error("The mapping was refused");
  const file = path.join(files, "t.csv");
  writeFileSync(file, "area,period,gdp\n320583,1999,200.5\n999999,1999,1\n");
  const step = (dryRun: boolean, strict: boolean) =>
    importFile(hub.pool, {
      hub: "kunshan",
      file,
      files,
      mapping: MAPPING.mapping,
      dryRun,
      strict,
      tell: async () => {},
    });
  expect((await step(true, false)).counts).toMatchObject({ accepted: 1, refused: 1 });
  expect((await step(false, true)).issues).toMatchObject([{ row: 3, code: "unknown-area" }]);
  expect((await exported()).split("\r\n")).toHaveLength(2);
  expect(await step(false, false)).toMatchObject({
    state: "applied",
    counts: { accepted: 1, refused: 1 },
  });
  expect(await exported()).toContain(
    "320583,昆山市,gdp,_T,1999,200.5,CNY,8,final,2026-01-02,Bulletin,",
  );
  expect((await step(false, false)).counts).toMatchObject({ accepted: 0, changed: 0, same: 1 });
});

test("an unknown hub, indicator or mapping is refused by name", async () => {
  if (!("mapping" in MAPPING)) throw new Error("The mapping was refused");
  const { mapping } = MAPPING;
  const file = path.join(files, "t.csv");
  await expect(
    importFile(hub.pool, {
      hub: "nowhere",
      file,
      files,
      mapping,
      dryRun: true,
      strict: false,
      tell: async () => {},
    }),
  ).rejects.toThrow(FileRefused);
  await expect(
    exportFile(hub.pool, {
      hub: "kunshan",
      format: "csv",
      indicators: ["nope"],
      areas: [],
      period: undefined,
      asOf: undefined,
      put: async () => {},
    }),
  ).rejects.toMatchObject({ code: "unknown-indicator" });
  expect(readMapping({ colums: {} })).toMatchObject({
    faults: expect.arrayContaining([{ field: "columns", reason: expect.any(String) }]),
  });
});
