// How long an existing pipeline takes to come in through the running product: 20,000 × 15 as XLSX, then 100,000 rows as
// CSV, each looked at, checked, written with the duplicate check, and the small one taken back. Then what the whole stack
// (server and PostgreSQL) holds in memory with all of them loaded, at rest and after a hundred questions.
// npx tsx bench/attract-import.ts [rows of the large list]

import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import writeXlsxFile from "write-excel-file/node";

const LARGE = Number(process.argv[2] ?? 100_000);
const PORT = "4931";
const BASE = `http://localhost:${PORT}/api/v1`;
const root = path.resolve(import.meta.dirname, "..");
const home = mkdtempSync(path.join(os.tmpdir(), "essor-bench-"));

const HEAD = [
  "项目编号",
  "项目名称",
  "投资方",
  "统一社会信用代码",
  "区镇",
  "行业",
  "项目性质",
  "阶段",
  "总投资（万元）",
  "注册资本（万元）",
  "签约日期",
  "预计开工",
  "行政区划代码",
  "备注",
  "联系部门",
];
const STAGES = ["谋划", "在谈", "签约", "开工", "在建", "投产"];

function row(n: number, series: string): (string | number)[] {
  return [
    `${series}-${n}`,
    `智能制造项目 ${series}${n}`,
    `第${n % 9_001}新能源科技有限公司`,
    "",
    ["ketd", "khtd", "huaqiao"][n % 3] as string,
    ["新能源", "新显示", "新医疗"][n % 3] as string,
    n % 4 === 0 ? "增资扩产" : "新建",
    STAGES[n % STAGES.length] as string,
    1_000 + ((n * 7_919) % 90_001),
    500 + ((n * 31) % 9_001),
    `2024-0${1 + (n % 9)}-1${n % 10}`,
    `2024-1${n % 3}-01`,
    "320583",
    `第 ${n} 行`,
    "招商局",
  ];
}

let cookie = "";

let child = start();
try {
  await ready();
  await bench();
  // The first start builds and loads the demo; what the product needs from day to day shows after the next one.
  await stop();
  child = start();
  await ready();
  await ask();
} finally {
  await stop();
  rmSync(home, { recursive: true, force: true });
}

function start() {
  return spawn("npm", ["start"], {
    cwd: root,
    env: { ...process.env, ESSOR_HOME: home, ESSOR_PORT: PORT },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
}

async function stop(): Promise<void> {
  const ended = new Promise((resolve) => child.once("close", resolve));
  process.kill(-(child.pid as number), "SIGINT");
  await ended;
}

async function ready(): Promise<void> {
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  while (!/ready at/.test(out)) {
    if (child.exitCode !== null) throw new Error(`npm start ended: ${out}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function call(method: string, address: string, body?: unknown): Promise<never> {
  const isForm = body instanceof FormData;
  const response = await fetch(BASE + address, {
    method,
    headers: {
      cookie,
      "x-essor": "1",
      ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${method} ${address}: ${response.status} ${text.slice(0, 400)}`);
  cookie = response.headers.get("set-cookie")?.split(";")[0] ?? cookie;
  return (text === "" ? null : JSON.parse(text)) as never;
}

type Batch = {
  id: number;
  headingRow: number;
  columns: { heading: string; suggestion: object | null }[];
  counts: Record<string, number>;
  issueCounts: object[];
};

async function bench(): Promise<void> {
  await call("POST", "/me/session", { email: "admin@demo.essor", password: "kunshan-jade-2026" });
  console.log(`stack at rest with the demo: ${mb(memory())}\n`);
  const cells = (n: number) =>
    row(n, "A").map((value) => ({ value, type: typeof value === "number" ? Number : String }));
  const sheet = [
    HEAD.map((value) => ({ value, type: String })),
    ...Array.from({ length: 20_000 }, (_, n) => cells(n)),
  ];
  const xlsx = (await writeXlsxFile(sheet as never).toBuffer()) as Buffer;
  const small = await importIt("20,000 × 15, XLSX", "list.xlsx", xlsx);
  await time("  taken back", () => call("POST", `/attract/imports/${small}/undo`));
  let csv = `${HEAD.join(",")}\n`;
  for (let n = 0; n < LARGE; n++) csv += `${row(n, "B").join(",")}\n`;
  await importIt(`${LARGE.toLocaleString("en")} × 15, CSV`, "list.csv", Buffer.from(csv));
}

/** A hundred questions to a product that was just started, and what it then holds. */
async function ask(): Promise<void> {
  cookie = "";
  await call("POST", "/me/session", {
    email: "admin@demo.essor",
    password: "kunshan-jade-2026",
  });
  console.log(`\nstack just started with ${LARGE.toLocaleString("en")} projects: ${mb(memory())}`);
  for (let i = 0; i < 100; i++)
    await call(
      "GET",
      [
        "/attract/projects?stage=signed&sort=amount",
        "/attract/board",
        "/attract/funnel",
        "/attract/projects?q=智能制造项目 B77",
      ][i % 4] as string,
    );
  console.log(`after a hundred questions: ${mb(memory())} (goal: at most 400 MB)`);
}

async function importIt(title: string, name: string, bytes: Buffer): Promise<number> {
  console.log(`${title}: ${(bytes.length / 1e6).toFixed(1)} MB`);
  const form = new FormData();
  form.set("file", new File([bytes as never], name));
  const begun = performance.now();
  const batch = (await time("  uploaded and looked at", () =>
    call("POST", "/attract/imports", form),
  )) as Batch;
  const mapping = {
    headingRow: batch.headingRow,
    columns: Object.fromEntries(
      batch.columns.map((c) => [c.heading, c.suggestion ?? { role: "ignore" }]),
    ),
    asOf: "2024-12-31",
    source: { title: "Bench" },
  };
  const step = async (what: string, body?: object) => {
    const { job } = (await call("POST", `/attract/imports/${batch.id}/${what}`, body)) as {
      job: number;
    };
    for (;;) {
      const { state, error } = (await call("GET", `/hub/jobs/${job}`)) as {
        state: string;
        error: unknown;
      };
      if (state === "done") return;
      if (state === "failed") throw new Error(JSON.stringify(error));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  await time("  dry run", () => step("check", mapping));
  await time("  written", () => step("apply"));
  const { counts } = (await call("GET", `/attract/imports/${batch.id}`)) as Batch;
  console.log(
    `  in all ${seconds(performance.now() - begun)}${title.startsWith("20") ? " (goal: at most 30 s)" : ""}; ${JSON.stringify(counts)}; stack ${mb(memory())}`,
  );
  return batch.id;
}

async function time<T>(name: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const done = await work();
  console.log(`${name.padEnd(26)} ${seconds(performance.now() - begun)}`);
  return done;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function mb({ server, postgres }: { server: number; postgres: number }): string {
  return `${((server + postgres) / 1e6).toFixed(0)} MB (server ${(server / 1e6).toFixed(0)}, PostgreSQL ${(postgres / 1e6).toFixed(0)})`;
}

/** What the processes under the product's own hold, pages that they share counted once. */
function memory(): { server: number; postgres: number } {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const [, rest] = readFileSync(`/proc/${name}/stat`, "utf8").split(") ");
      parents.set(Number(name), Number(rest?.split(" ")[1]));
    } catch {
      // The process has ended meanwhile.
    }
  }
  const mine = new Set([child.pid as number]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid, parent] of parents)
      if (mine.has(parent) && !mine.has(pid)) grown = mine.add(pid) !== undefined;
  }
  // PostgreSQL's own process leaves the family: it is found by its folder.
  for (const pid of parents.keys()) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(home)) mine.add(pid);
    } catch {
      // The process has ended meanwhile.
    }
  }
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid, parent] of parents)
      if (mine.has(parent) && !mine.has(pid)) grown = mine.add(pid) !== undefined;
  }
  const sum = { server: 0, postgres: 0 };
  for (const pid of mine) {
    try {
      const pss =
        Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0) *
        1024;
      const isPostgres = /postgres/.test(readFileSync(`/proc/${pid}/comm`, "utf8"));
      sum[isPostgres ? "postgres" : "server"] += pss;
    } catch {
      // The process has ended meanwhile.
    }
  }
  return sum;
}
