import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { main } from "./main.ts";

const EVENTS = `project,date,event,stage,status,reason,amount,currency,agreement,occasion,planned_start,promised_output
P,2021-03-01,stage,洽谈,,,,,,,,
P,2021-11-09,stage,签约,,,,,,,2022-06-01,10
P,2021-11-09,signing,,,,9.75,CNY,,autumn,,
P,2022-04-01,signing,,,,9.75,CNY,,spring,,
P,2022-06-01,stage,Under Construction,,,,,,,,
P,2022-09-01,increase,,,,2.25,CNY,amendment 1,,,
Q,2021-12-01,stage,signed,,,,,,,2023-06-01,
Q,2022-01-01,status,,lost,no power,,,,,,
Q,2022-13-01,status,,lost,,,,,,,
`;

async function run(verb: string, ...more: string[]): Promise<Readonly<Record<string, string>>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "essor-attract-"));
  const file = path.join(folder, "events.csv");
  writeFileSync(file, EVENTS);
  expect(await main(["attract", verb, file, "--out", folder, ...more])).toBe(0);
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), "utf8")]),
  );
}

test("A1 attract stage: words of any vocabulary; a start too far off leaves the project in talks", async () => {
  const out = await run("stage", "--as-of", "2023-01-01");
  expect(out["states.csv"]).toBe(
    "project,stage,status,reason,since,days_in_stage,stalled\nQ,in-talks,lost,no power,2021-12-01,396,\nP,under-construction,active,,2022-06-01,214,\n",
  );
  expect(JSON.parse(out["issues.json"] ?? "")).toMatchObject([
    { code: "wrong-date", row: 9, field: "date" },
  ]);
});

test("A6 attract once: two fairs count once, the increase adds its increment", async () => {
  const out = await run("once");
  expect(out["totals.csv"]).toBe("currency,projects,counted,claimed\nCNY,1,12.00,21.75\n");
});

test("A20 attract funnel: cohorts, and a period view that says what it is not", async () => {
  const out = await run("funnel", "--from", "2022-01-01", "--to", "2022-12-31");
  expect(out["cohorts.csv"]).toBe(
    "year,signed,started,in_production,at_capacity,over,promised,delivered\n2021,1,1,0,0,0,10,\n",
  );
  expect(out["period.csv"]).toContain("2022-01-01,2022-12-31,0,0,0,0,not one cohort");
  expect(out["time_in_stage.csv"]).toContain("signed,204,1,1,0,0");
});

test("attract refuses a table without its columns, and a wrong verb", async () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), "essor-attract-")), "t.csv");
  writeFileSync(file, "a,b\n1,2\n");
  const errors = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  expect(await main(["attract", "once", file])).toBe(1);
  expect(await main(["attract", "win", file])).toBe(2);
  errors.mockRestore();
});
