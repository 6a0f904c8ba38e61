import type { PipelineBatch, PipelineMapping } from "@essor/contract/attract-import";
import { afterAll, beforeAll, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { openTestHub, type TestHub } from "../http/test-hub.ts";

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ demo: false });
});
afterAll(() => hub.close());

const PATH = "/api/v1/attract/imports";
type Who = "administrator" | "officer";

async function upload(content: string | Uint8Array, name = "list.csv", who: Who = "administrator") {
  const form = new FormData();
  form.set("file", new File([content as never], name));
  const answer = await hub.call(who, "POST", PATH, { form });
  expect(answer.status, answer.text).toBe(201);
  return answer.body as PipelineBatch;
}

async function step(
  id: number,
  what: string,
  body?: object,
  who: Who = "administrator",
): Promise<PipelineBatch> {
  const answer = await hub.call(
    who,
    "POST",
    `${PATH}/${id}/${what}`,
    body === undefined ? {} : { body },
  );
  expect(answer.status, answer.text).toBe(202);
  const job = await hub.ended(who, (answer.body as { job: number }).job);
  expect(job.state, JSON.stringify(job)).toBe("done");
  return (await hub.call(who, "GET", `${PATH}/${id}`)).body as PipelineBatch;
}

function mappingOf(batch: PipelineBatch, more: Partial<PipelineMapping> = {}): object {
  return {
    headingRow: batch.headingRow,
    decimal: batch.decimal,
    columns: Object.fromEntries(
      batch.columns.map(({ heading, suggestion }) => [heading, suggestion ?? { role: "ignore" }]),
    ),
    asOf: "2024-06-30",
    source: { title: "Pipeline list of the bureau" },
    district: "huaqiao",
    ...more,
  };
}

async function checked(
  content: string | Uint8Array,
  more: Partial<PipelineMapping> = {},
  name?: string,
) {
  const batch = await upload(content, name);
  return step(batch.id, "check", mappingOf(batch, more));
}

/** Every row of the slice, without what an import itself keeps. */
async function dump(): Promise<string> {
  const tables = [
    "project",
    "party",
    "stage_entry",
    "amount_entry",
    "firm_mark",
    "task",
    "project_secret",
    "board_sum",
  ];
  const parts: string[] = [];
  for (const table of tables) {
    const { rows } = await hub.pool.query(
      `select to_jsonb(t) - 'version' as row from attract.${table} t ${table === "board_sum" ? "where projects <> 0" : ""} order by 1`,
    );
    parts.push(...rows.map((r) => `${table} ${JSON.stringify(r.row)}`));
  }
  return parts.join("\n");
}

const LEDGER = [
  ["2024年招商项目台账", "", "", "", "", "", ""],
  ["项目编号", "项目名称", "投资方", "阶段", "总投资（万元）", "签约日期", "预计开工"],
  [
    "A-1",
    "固态电池一期",
    "清陶（昆山）能源发展有限公司",
    "签约",
    "１５０，０００",
    "2024.3",
    "2024-10-01",
  ],
  ["A-2", "偏光片", "恒美光电", "在谈", "3亿美元", "", ""],
  ["A-3", "压缩机", "同上", "签约", "77000", "2024-02-01", "2026-02-01"],
  ["A-4", "氢能", "某某能源", "终止", "100", "", ""],
  ["合计", "", "", "", "227100", "", ""],
];
const csv = (rows: string[][]) =>
  rows.map((r) => r.map((c) => (c.includes(",") ? `"${c}"` : c)).join(",")).join("\n");

test("a Chinese ledger is read as it is: titles, units in headings, months, “as above”, totals; what does not fit is refused by row and field", async () => {
  const batch = await upload(csv(LEDGER));
  expect(batch.headingRow).toBe(2);
  expect(Object.fromEntries(batch.columns.map((c) => [c.heading, c.suggestion?.role]))).toEqual({
    项目编号: "key",
    项目名称: "name",
    投资方: "investor",
    阶段: "stage",
    "总投资（万元）": "promised",
    签约日期: "agreed",
    预计开工: "planned-start",
  });
  const report = await step(batch.id, "check", mappingOf(batch));
  expect(report.counts).toMatchObject({
    rows: 5,
    accepted: 3,
    changed: 0,
    same: 0,
    refused: 1,
    skipped: 1,
  });
  const found = report.issues.map((i) => [i.row, i.field, i.code]);
  expect(found).toContainEqual([6, "阶段", "unknown-stage"]);
  expect(found).toContainEqual([3, "签约日期", "month-as-day"]);
  expect(found).toContainEqual([5, "投资方", "as-above"]);
  expect(found).toContainEqual([7, "", "subtotal-row"]);
  // A start two years after the signing does not meet the criteria of "signed".
  expect(found).toContainEqual([5, "阶段", "criteria-unmet"]);
  expect(
    await (await hub.call("administrator", "GET", "/api/v1/attract/projects")).body,
  ).toMatchObject({ items: [] });
  const refused = await hub.call("administrator", "GET", `${PATH}/${batch.id}/refused.csv`);
  expect(refused.text).toContain("A-4,氢能,某某能源,终止,100,,,6,阶段,unknown-stage,");
  const applied = await step(batch.id, "apply");
  expect(applied.state).toBe("applied");
  const { items } = (await hub.call("administrator", "GET", "/api/v1/attract/projects?sort=name"))
    .body as { items: { name: string; stage: string; money: unknown; investor: string }[] };
  expect(items.map((p) => [p.name, p.stage, p.money, p.investor])).toEqual([
    ["偏光片", "in-talks", { amount: "300000000.00", currency: "USD" }, "恒美光电"],
    ["压缩机", "in-talks", { amount: "770000000.00", currency: "CNY" }, "恒美光电"],
    [
      "固态电池一期",
      "signed",
      { amount: "1500000000.00", currency: "CNY" },
      "清陶（昆山）能源发展有限公司",
    ],
  ]);
});

test("the same list twice changes nothing; a newer one shows what differs and counts money once; the mapping is remembered", async () => {
  const before = await dump();
  const again = await upload(csv(LEDGER));
  expect(again.remembered).not.toBeNull();
  expect(again.columns.every((c) => c.because === "remembered")).toBe(true);
  const report = await step(again.id, "check", mappingOf(again));
  expect(report.counts).toMatchObject({ accepted: 0, changed: 0, same: 3, refused: 1 });
  await step(again.id, "apply");
  expect(await dump()).toBe(before);
  const newer = LEDGER.map((r) => [...r]);
  (newer[3] as string[])[3] = "签约";
  (newer[3] as string[])[5] = "2024-05-01";
  (newer[3] as string[])[6] = "2024-12-01";
  (newer[2] as string[])[4] = "200000";
  const changed = await checked(csv(newer));
  expect(changed.counts).toMatchObject({ changed: 1, same: 2 });
  expect(changed.changes).toMatchObject([
    {
      row: 4,
      name: "偏光片",
      differs: [
        { field: "stage", before: "1", after: "2" },
        { field: "agreed" },
        { field: "planned-start" },
      ],
    },
  ]);
  expect(changed.issues.map((i) => [i.row, i.code])).toContainEqual([3, "counts-once"]);
  await step(changed.id, "apply");
  const board = (await hub.call("administrator", "GET", "/api/v1/attract/board")).body as {
    cells: { currency: string; amount: string }[];
  };
  const sum = (currency: string) =>
    board.cells.filter((c) => c.currency === currency).reduce((n, c) => n + Number(c.amount), 0);
  expect([sum("CNY"), sum("USD")]).toEqual([2_270_000_000, 300_000_000]);
  const undone = (await hub.call("administrator", "POST", `${PATH}/${changed.id}/undo`))
    .body as PipelineBatch;
  expect(undone.undone).toEqual({ removed: 0, restored: 1, kept: [] });
  expect(await dump()).toBe(before);
});

test("a batch is taken back whole; a project that somebody worked on since stays and is named", async () => {
  const before = await dump();
  const list =
    "name,investor,stage,investment (million USD),announced\nSun,Sun Corp,lead,1.5,2024-01-05\nMoon,Moon Inc,lead,2,2024-01-06\n";
  const report = await checked(list);
  expect(report.counts).toMatchObject({ accepted: 2, newFirms: 2 });
  await step(report.id, "apply");
  const { items } = (await hub.call("administrator", "GET", "/api/v1/attract/projects?q=Moon"))
    .body as { items: { id: number }[] };
  const undoneWhole = (await hub.call("administrator", "POST", `${PATH}/${report.id}/undo`))
    .body as PipelineBatch;
  expect(undoneWhole).toMatchObject({
    state: "undone",
    undone: { removed: 2, restored: 0, kept: [] },
  });
  expect(await dump()).toBe(before);
  expect(
    (await hub.call("administrator", "GET", `/api/v1/attract/projects/${items[0]?.id}`)).status,
  ).toBe(404);
  const second = await checked(list);
  await step(second.id, "apply");
  const moon = (
    (await hub.call("administrator", "GET", "/api/v1/attract/projects?q=Moon")).body as {
      items: { id: number }[];
    }
  ).items[0]?.id;
  await hub.call("administrator", "POST", `/api/v1/attract/projects/${moon}/activities`, {
    body: { kind: "visit", on: "2024-07-01", body: "Met the founder" },
  });
  const undone = (await hub.call("administrator", "POST", `${PATH}/${second.id}/undo`))
    .body as PipelineBatch;
  expect(undone.undone).toEqual({ removed: 1, restored: 0, kept: [{ row: 3, project: moon }] });
  expect((await hub.call("administrator", "POST", `${PATH}/${second.id}/undo`)).status).toBe(409);
});

test("firms that a district works on are told before anything is written, by district alone; both districts get a task", async () => {
  const list =
    "project,investor,uscc,stage,district\nSecond plant,Hengmei Opto,91110108551385082Q,在谈,huaqiao\n";
  await step((await checked(list)).id, "apply");
  const other =
    "project,investor,uscc,stage,district\nTheirs,Another spelling,91110108551385082Q,在谈,zhoushi\nFree,Nobody yet,,在谈,zhoushi\n";
  const report = await checked(other, { district: "zhoushi" });
  expect(report.counts).toMatchObject({ accepted: 2, known: 1 });
  expect(report.issues).toMatchObject([
    {
      row: 2,
      code: "firm-known",
      severity: "warning",
      reason: "The same identifier: a record exists with huaqiao",
    },
  ]);
  const strict = await checked(other, { district: "zhoushi", knownFirms: "refuse" });
  expect(strict.counts).toMatchObject({ accepted: 1, refused: 1 });
  await step(report.id, "apply");
  const { items } = (await hub.call("administrator", "GET", "/api/v1/attract/projects?q=Theirs"))
    .body as { items: { id: number }[] };
  const { tasks } = (
    await hub.call("administrator", "GET", `/api/v1/attract/projects/${items[0]?.id}`)
  ).body as { tasks: { kind: string; district: string; otherDistrict: string }[] };
  expect(tasks.filter((t) => t.kind === "mediation")).toMatchObject([
    { district: "zhoushi", otherDistrict: "huaqiao" },
  ]);
});

test("an officer writes only into districts of his own, and others see nothing of his import", async () => {
  const mine = ((await hub.call("officer", "GET", "/api/v1/me")).body as { districts?: string[] })
    .districts;
  const batch = await upload(
    "name,investor,stage,district\nX,Firm X,在谈,elsewhere\n",
    "x.csv",
    "officer",
  );
  const report = await step(batch.id, "check", mappingOf(batch), "officer");
  if (mine)
    expect(report.issues).toMatchObject([
      { row: 2, field: "district", code: "district-not-yours" },
    ]);
  expect((await hub.call("officer2", "GET", `${PATH}/${batch.id}`)).status).toBe(404);
  expect((await hub.call("viewer", "GET", `${PATH}/${batch.id}`)).status).toBe(403);
});

test("a code name in the list hides the firm from everybody but who imported it", async () => {
  const report = await checked(
    "代号,项目名称,投资方,阶段\nProject Jade,Qilin wafer line,Qilin Semiconductor,在谈\n",
  );
  await step(report.id, "apply");
  const mine = await hub.call("administrator", "GET", "/api/v1/attract/projects?q=Qilin");
  expect(mine.text).toContain("Qilin wafer line");
  for (const who of ["officer", "viewer", "analyst"] as const)
    for (const ask of [
      "/api/v1/attract/projects?limit=500",
      "/api/v1/attract/projects?q=Qilin",
      "/api/v1/hub/search?q=Qilin",
    ])
      expect((await hub.call(who, "GET", ask)).text, `${who} ${ask}`).not.toContain("Qilin");
  await hub.call("administrator", "POST", `${PATH}/${report.id}/undo`);
  expect(
    (await hub.call("administrator", "GET", "/api/v1/attract/projects?q=Qilin")).body,
  ).toMatchObject({ items: [] });
});

test("a workbook is read like a text; a mapping that does not fit is refused before any row is read", async () => {
  const bytes = (await writeXlsxFile(
    LEDGER.slice(1).map((r) => r.map((value) => ({ value, type: String }))) as never,
  ).toBuffer()) as Buffer;
  const batch = await upload(new Uint8Array(bytes), "台账.xlsx");
  expect(batch).toMatchObject({ format: "xlsx", headingRow: 1 });
  const answer = await hub.call("administrator", "POST", `${PATH}/${batch.id}/check`, {
    body: mappingOf(batch, { columns: { 项目名称: { role: "note" }, 有无: { role: "stage" } } }),
  });
  expect(answer.status).toBe(422);
  expect(
    (answer.body as { issues: { code: string; field: string }[] }).issues.map((i) => [
      i.code,
      i.field,
    ]),
  ).toEqual([
    ["column-missing", "有无"],
    ["mapping-incomplete", "name"],
    ["mapping-incomplete", "stage"],
  ]);
  expect((await hub.call("administrator", "POST", `${PATH}/${batch.id}/apply`)).status).toBe(409);
});
