// How many observations a second an import takes, beside a bare COPY of the same file into a table without indexes.
// npx tsx bench/import-rows.ts [rows]

import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { ImportMapping } from "../packages/contract/src/measure.ts";
import { ensureAppDatabase, prepareDatabase } from "../packages/server/src/db/cluster.ts";
import { openPool } from "../packages/server/src/db/connect.ts";
import { startEmbedded } from "../packages/server/src/db/embedded.ts";
import { asAsker, asSystem } from "../packages/server/src/db/rights.ts";
import { loadCodelists } from "../packages/server/src/demo/load-codelists.ts";
import { addIndicators, makeHub } from "../packages/server/src/demo/queries.ts";
import { profileFile } from "../packages/server/src/measure/import/profile.ts";
import { addImport, findBatch } from "../packages/server/src/measure/import/queries.ts";
import { readLists, runImport } from "../packages/server/src/measure/import/run-import.ts";

const ROWS = Number(process.argv[2] ?? 1_000_000);
const SHAPES = {
  "SDMX-CSV with sources": {
    head: "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,ACTIVITY,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,UNIT_MULT,ESSOR_STATUS,KNOWN_AT,SOURCE_TITLE,SOURCE_ISSUER,SOURCE_ADDRESS,SOURCE_READ_ON,SOURCE_GRADE,SOURCE_LICENCE",
    row: (area: string, indicator: string, year: number, value: number) =>
      `dataflow,ESSOR:OBSERVATIONS(1.0),I,${area},${indicator},_T,${year},${value},A,persons,0,final,2024-03-01,County yearbook ${year},Bureau of statistics,https://example.org/yearbook,2024-04-01,O,CC-BY-4.0\n`,
    table:
      "c1 text, c2 text, c3 text, area text, indicator text, activity text, period integer, value double precision, status text, unit text, multiplier integer, word text, known_at date, title text, issuer text, address text, read_on date, grade text, licence text",
  },
  "tidy, four columns": {
    head: "area,indicator,period,value",
    row: (area: string, indicator: string, year: number, value: number) =>
      `${area},${indicator},${year},${value}\n`,
    table: "area text, indicator text, period integer, value double precision",
  },
} as const;

const home = mkdtempSync(path.join(os.tmpdir(), "essor-bench-"));
const server = await startEmbedded(home);
const url = await ensureAppDatabase(server.url, "essor");
await prepareDatabase(url, { own: true });
const pool = openPool(url, { max: 4 });
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 20);
try {
  await bench();
} finally {
  clearInterval(watch);
  await pool.end();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}

async function bench(): Promise<void> {
  const hubs = await asSystem(pool, async (tx) => {
    await loadCodelists(tx);
    const made: number[] = [];
    for (const code of ["one", "two"]) {
      const hub = (await makeHub(tx, {
        code,
        name: { en: code },
        areaCode: "320583",
        peers: [],
        settings: {},
      })) as number;
      await addIndicators(
        tx,
        hub,
        Array.from({ length: 20 }, (_, i) => ({
          code: `ind${i}`,
          name: { en: `Indicator ${i}` },
          definition: {},
          unit: "persons",
          multiplier: 0,
          direction: 1,
          nature: "ratio",
          family: null,
          counts: null,
          priceBasis: "none",
          decimals: 2,
        })),
      );
      made.push(hub);
    }
    return made;
  });
  await asSystem(pool, (tx) => tx.query("analyze measure.area"));
  const { rows: areas } = await asSystem(pool, (tx) =>
    tx.query<{ code: string }>(
      "select code from measure.area where code ~ '^[0-9]{6}$' order by code",
    ),
  );
  console.log(`${ROWS.toLocaleString("en")} observations\n`);
  for (const [i, [name, shape]] of Object.entries(SHAPES).entries()) {
    const file = path.join(home, `${i}.csv`);
    await write(
      file,
      shape,
      areas.map((area) => area.code),
    );
    const bytes = statSync(file).size;
    console.log(`${name}: ${(bytes / 1e6).toFixed(0)} MB`);
    const bare = Math.min(await bareCopy(file, shape.table), await bareCopy(file, shape.table));
    line("bare COPY, no index", bare, bare);
    peak = process.memoryUsage().rss;
    const [check, apply, again] = await importIt(hubs[i] as number, file);
    line("dry run", check, bare);
    line("apply", apply, bare);
    line("the same file again", again, bare);
    console.log(`  memory at its peak ${(peak / 1e6).toFixed(0)} MB\n`);
  }
}

function line(name: string, ms: number, bare: number): void {
  const rate = Math.round(ROWS / (ms / 1000));
  console.log(
    `  ${name.padEnd(22)} ${(ms / 1000).toFixed(2).padStart(6)} s ${rate.toLocaleString("en").padStart(10)} rows/s  ${((100 * bare) / ms).toFixed(0).padStart(3)} %`,
  );
}

async function write(
  file: string,
  shape: (typeof SHAPES)[keyof typeof SHAPES],
  areas: readonly string[],
): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${shape.head}\n`);
  let lines = "";
  for (let n = 0; n < ROWS; n++) {
    const area = areas[n % areas.length] as string;
    const series = Math.floor(n / areas.length);
    lines += shape.row(
      area,
      `ind${series % 20}`,
      1990 + (Math.floor(series / 20) % 33),
      ((n * 7919) % 1_000_003) / 100,
    );
    if (lines.length > 1 << 20) {
      if (!out.write(lines)) await once(out, "drain");
      lines = "";
    }
  }
  out.end(lines);
  await once(out, "close");
}

async function bareCopy(file: string, columns: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create table public.bare (${columns})`);
  const begun = performance.now();
  await pipeline(
    createReadStream(file, { highWaterMark: 1 << 19 }),
    client.query(copyFrom("copy public.bare from stdin (format csv, header)")),
  );
  const ms = performance.now() - begun;
  await client.query("drop table public.bare");
  await client.end();
  return ms;
}

async function importIt(hub: number, file: string): Promise<[number, number, number]> {
  const asker = { hub, person: 0, role: "administrator" };
  const step = async (apply: boolean): Promise<number> => {
    const id = await asAsker(pool, asker, async (tx) => {
      const profile = await profileFile(file, await readLists(tx), {});
      return addImport(tx, {
        fileName: path.basename(file),
        storedAs: path.relative(home, file),
        bytes: statSync(file).size,
        person: 0,
        profile,
      });
    });
    const begun = performance.now();
    await asAsker(pool, asker, async (tx) => {
      const batch = await findBatch(tx, id);
      if (!batch) throw new Error("No batch");
      const mapping: ImportMapping = {
        headingRow: 1,
        decimal: ".",
        columns: Object.fromEntries(
          batch.profile.columns.flatMap(({ heading, suggestion }) =>
            suggestion ? [[heading, suggestion]] : [],
          ),
        ),
        constants: {},
        source: {
          title: "County yearbook",
          issuer: "",
          address: "",
          readOn: "2024-04-01",
          grade: "O",
          licence: "",
        },
      };
      let last = begun;
      let phase = "";
      await runImport(tx, batch, {
        mapping,
        files: home,
        apply,
        tell: async (at) => {
          if (process.env.PHASES && at.phase !== phase)
            console.log(`    ${phase} until ${((performance.now() - last) / 1000).toFixed(2)}`);
          if (at.phase !== phase) last = performance.now();
          phase = at.phase;
        },
      }).then((counts) => {
        if (counts.refused > 0) throw new Error(JSON.stringify(counts));
      });
    });
    return performance.now() - begun;
  };
  return [await step(false), await step(true), await step(true)];
}
