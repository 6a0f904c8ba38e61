// How fast are the list, the board and the funnel over 100,000 projects with rights, beside bare SQL in the same run?
// npx tsx bench/attract-list.ts [projects]
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { createApp } from "../packages/server/src/app.ts";
import { ensureAppDatabase, prepareDatabase } from "../packages/server/src/db/cluster.ts";
import { openPool } from "../packages/server/src/db/connect.ts";
import { startEmbedded } from "../packages/server/src/db/embedded.ts";
import { asSystem } from "../packages/server/src/db/rights.ts";
import { makeHub } from "../packages/server/src/demo/queries.ts";
import { hashPassword } from "../packages/server/src/hub/passwords.ts";
import { addMember, ensurePerson } from "../packages/server/src/hub/queries.ts";

const N = Number(process.argv[2] ?? 100_000);
const home = mkdtempSync(path.join(os.tmpdir(), "essor-bench-"));
process.env.ESSOR_TEST_NO_SYNC = "1";
const server = await startEmbedded(home);
const url = await ensureAppDatabase(server.url, "bench");
await prepareDatabase(url, { own: true });
const pool = openPool(url, { max: 20 });
try {
  const started = performance.now();
  await asSystem(pool, async (tx) => {
    const hub = (await makeHub(tx, {
      code: "bench",
      name: { en: "Bench" },
      areaCode: "320583",
      peers: [],
      settings: { currency: "CNY" },
    })) as number;
    const person = await ensurePerson(tx, {
      email: "bench@bench.essor",
      name: "Bench",
      passwordHash: await hashPassword("bench-jade-2026-long"),
    });
    await addMember(tx, {
      hub,
      person,
      role: "officer",
      districts: ["d1", "d2", "d3", "d4", "d5"],
      chains: null,
      funds: null,
    });
    await tx.query(
      "insert into attract.party (hub_id, name, folded, district) select $1, 'Firm ' || i || case when i % 47 = 0 then ' 电池' else '' end, 'firm' || i, 'd' || (i % 10) from generate_series(1, 20000) i",
      [hub],
    );
    await tx.query(
      `insert into attract.project (hub_id, external_key, name, party_id, district, sector, stage, status, status_reason, stage_since, currency, minor, home_minor, announced_on, updated_at)
       select $1, 'k' || i, case when i % 97 = 0 then '电池项目 ' else 'Project ' end || i, 1 + i % 20000, 'd' || (i % 10), 's' || (i % 30), i % 7,
         case when i % 11 = 0 then 'lost' when i % 13 = 0 then 'delayed' else 'active' end, case when i % 11 = 0 then 'x' else '' end,
         date '2018-01-01' + (i * 7919 % 2900), case when i % 4 = 0 then 'USD' else 'CNY' end, (i * 104729::bigint) % 1000000007, (i * 104729::bigint) % 1000000007,
         date '2016-01-01' + (i * 7919 % 3600), timestamptz '2024-01-01' + make_interval(secs => i) from generate_series(1, $2::int) i`,
      [hub, N],
    );
    await tx.query(
      `insert into attract.stage_entry (hub_id, project_id, district, open, stage, valid_on, recorded_at)
       select $1, id, district, open, least(stage, 2), announced_on, announced_on::timestamptz from attract.project where hub_id = $1`,
      [hub],
    );
    await tx.query("select attract.count_sizes()");
  });
  console.log(
    `${N} projects, 20,000 firms and ${N} stage entries loaded in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  const app = createApp({
    pool,
    now: () => new Date(),
    files: home,
    demo: [],
    oidc: undefined,
    wake: () => {},
    log: (line) => console.log(line),
  });
  const login = await app.request("/api/v1/me/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "bench@bench.essor", password: "bench-jade-2026-long" }),
  });
  const cookie = (login.headers.get("set-cookie") ?? "").split(";")[0] as string;
  const get = async (at: string) => {
    const answer = await app.request(`/api/v1/attract${at}`, { headers: { cookie } });
    if (answer.status !== 200) throw new Error(`${at}: ${answer.status} ${await answer.text()}`);
    await answer.text();
  };
  const bare = new pg.Pool({ connectionString: server.url.replace(/\/[^/]*$/, "/bench"), max: 20 });
  bare.on("error", () => {});
  const sql = (text: string) => async () => {
    await bare.query(text);
  };
  const list =
    "select p.*, y.name as investor from attract.project p left join attract.party y on y.hub_id = p.hub_id and y.id = p.party_id where p.hub_id = 1";
  const questions: [string, () => Promise<void>, () => Promise<void>][] = [
    [
      "list: stage filtered, by amount, investor joined, 50 rows",
      () => get("/projects?stage=signed&sort=amount"),
      sql(`${list} and p.stage = 2 order by p.sort_minor desc, p.id desc limit 50`),
    ],
    [
      "list: by last change, 50 rows",
      () => get("/projects?sort=updated"),
      sql(`${list} order by p.updated_at desc, p.id desc limit 50`),
    ],
    [
      "list: name contains 电池, 50 rows",
      () => get(`/projects?q=${encodeURIComponent("电池")}`),
      sql(`${list} and p.name ilike '%电池%' order by p.updated_at desc, p.id desc limit 50`),
    ],
    [
      "board: sums per stage, status and currency",
      () => get("/board"),
      sql(
        "select stage, status, currency, count(*), sum(minor) from attract.project where hub_id = 1 group by 1, 2, 3",
      ),
    ],
    [
      "funnel as of a past day",
      () => get("/funnel?asOf=2022-06-30"),
      sql(
        "with r as (select project_id, min(valid_on) filter (where stage >= 2) as first, max(stage) as furthest from attract.stage_entry where hub_id = 1 and valid_on <= '2022-06-30' group by 1) select extract(year from first), count(*), count(*) filter (where furthest >= 3) from r where first is not null group by 1",
      ),
    ],
    [
      "period view as of a past day",
      () => get("/period?from=2021-01-01&to=2022-06-30"),
      sql(
        "select stage, count(distinct project_id) from attract.stage_entry where hub_id = 1 and valid_on between '2021-01-01' and '2022-06-30' group by 1",
      ),
    ],
    [
      "time in stage",
      () => get("/time-in-stage?asOf=2022-06-30"),
      sql("select stage, count(*) from attract.stage_entry where hub_id = 1 group by 1"),
    ],
  ];
  console.log(
    "question | ours alone p50/p95 ms | bare p50/p95 | 20 users p50/p95 ms, requests/s | bare 20 users p50/p95, /s | ratio of p95 at 20",
  );
  for (const [name, ours, theirs] of questions) {
    await ours();
    await theirs();
    const rows = [
      await run(ours, 1, 1500),
      await run(theirs, 1, 1000),
      await run(ours, 20, 2500),
      await run(theirs, 20, 2000),
    ];
    console.log(
      [
        name,
        ...rows.map(
          (r, i) =>
            `${r.p50.toFixed(1)}/${r.p95.toFixed(1)}${i > 1 ? `, ${r.rate.toFixed(0)}/s` : ""}`,
        ),
        ((rows[2]?.p95 ?? 0) / (rows[3]?.p95 ?? 1)).toFixed(2),
      ].join(" | "),
    );
  }
  // The connections of the comparison are no part of the product.
  await bare.end();
  const held = wholeStack();
  if (held !== undefined)
    console.log(
      `resident: ${held.toFixed(0)} MB for this process and the database together (shared pages once)`,
    );
  console.log(
    `resident: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB for this process (bench and server together)`,
  );
} finally {
  await pool.end();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}

/** Proportional set of this process and of every process of the database, in MB; Linux only. */
function wholeStack(): number | undefined {
  try {
    const first = Number(
      readFileSync(path.join(home, "pgdata/postmaster.pid"), "utf8").split("\n")[0],
    );
    const pss = (pid: number) => {
      try {
        const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
        return Number(/Pss:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1000;
      } catch {
        return 0; // It ended meanwhile.
      }
    };
    const children = readdirSync("/proc")
      .filter((n) => /^\d+$/.test(n))
      .filter((n) => {
        try {
          return (
            readFileSync(`/proc/${n}/stat`, "utf8")
              .replace(/^.*\) /, "")
              .split(" ")[1] === String(first)
          );
        } catch {
          return false;
        }
      });
    return [first, ...children.map(Number)].reduce((sum, pid) => sum + pss(pid), pss(process.pid));
  } catch {
    return undefined;
  }
}

async function run(work: () => Promise<void>, users: number, ms: number) {
  const times: number[] = [];
  const end = performance.now() + ms;
  await Promise.all(
    Array.from({ length: users }, async () => {
      while (performance.now() < end) {
        const at = performance.now();
        await work();
        times.push(performance.now() - at);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (q: number) =>
    times[Math.min(times.length - 1, Math.floor(q * times.length))] as number;
  return { p50: at(0.5), p95: at(0.95), rate: (1000 * times.length) / ms };
}
