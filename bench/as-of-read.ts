// As-of read of one indicator for 3,000 areas with ten million observations stored, through the product's own query.
import { asAsker, asSystem } from "../packages/server/src/db/rights.ts";
import { addAreas, makeHub } from "../packages/server/src/demo/queries.ts";
import { readCells } from "../packages/server/src/measure/queries.ts";
import { openBenchProduct } from "../tools/bench-product.ts";

const AREAS = 3000;
const { pool, stop } = await openBenchProduct({ connections: 4 });
const hub = (await asSystem(pool, (tx) =>
  makeHub(tx, { code: "bench", name: { en: "Bench" }, areaCode: "x", peers: [], settings: {} }),
)) as number;
await asSystem(pool, async (tx) => {
  await addAreas(
    tx,
    Array.from({ length: AREAS }, (_, i) => ({
      code: `a${i}`,
      scheme: "bench",
      level: "county",
      parent: null,
      name: { en: `Area ${i}` },
    })),
  );
  await tx.query(
    "insert into measure.source (hub_id, title, read_on, grade) values ($1, 'Bench', '2026-01-01', 'V')",
    [hub],
  );
  await tx.query(
    `insert into measure.indicator (hub_id, code, name, unit, direction, nature) select $1, 'i' || n, '{"en": "x"}', 't', 1, 'total' from generate_series(1, 50) n`,
    [hub],
  );
});
const begun = Date.now();
// 50 indicators × 22 years × 3,000 areas × 3 vintages = 9.9 million.
await pool.query(`alter table measure.observation no force row level security`);
await pool.query(
  `insert into measure.observation (hub_id, indicator_id, period, area_id, known_at, value, source_id, batch_id)
   select $1, i.id, y * 1000, a.id, make_timestamptz(y + 1 + v, 3, 1, 0, 0, 0), random() * 1000, (select min(id) from measure.source), 1
   from measure.indicator i, generate_series(2003, 2024) y, measure.area a, generate_series(0, 2) v where i.hub_id = $1
   order by i.id, y, a.id`,
  [hub],
);
await pool.query("alter table measure.observation force row level security");
await pool.query("vacuum analyze measure.observation");
const { rows } = await pool.query(
  "select reltuples::bigint as n from pg_class where oid = 'measure.observation'::regclass",
);
console.log(
  `stored            ${rows[0].n} observations in ${((Date.now() - begun) / 1000).toFixed(0)} s`,
);

const indicators = await asSystem(pool, async (tx) =>
  (await tx.query<{ id: number }>("select id from measure.indicator order by id")).rows.map(
    (r) => r.id,
  ),
);
const times: number[] = [];
for (let i = 0; i < 40; i++) {
  const at = performance.now();
  const cells = await asAsker(pool, { hub, person: 1, role: "analyst" }, (tx) =>
    readCells(tx, {
      asOf: "2018-06-30",
      columns: [{ indicator: indicators[(i * 7) % 50] as number, activity: "_T" }],
      period: 2016000,
      level: "county",
    }),
  );
  times.push(performance.now() - at);
  if (cells.length !== AREAS) throw new Error(`${cells.length} cells instead of ${AREAS}`);
}
times.sort((a, b) => a - b);
console.log(
  `as-of read        median ${times[20]?.toFixed(1)} ms, p95 ${times[37]?.toFixed(1)} ms (goal: at most 30 ms)`,
);
await stop();
