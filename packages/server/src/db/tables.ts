import type pg from "pg";

/** One of the product's tables, whether its numbers come from a sequence, and whether its owner is bound by row-level security. */
export type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly identity: string | null;
  readonly forced: boolean;
};

const SCHEMAS = ["hub", "measure", "target", "attract", "fund", "connect", "outlook"];

/** The product's tables so ordered that each stands after those it refers to. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { after: string[] }>(
    `select c.oid::regclass::text as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attidentity <> '' and not a.attisdropped) as identity,
       c.relforcerowsecurity as forced,
       array(select f.confrelid::regclass::text from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as after
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind = 'r' order by 1`,
    [SCHEMAS],
  );
  const placed: Table[] = [];
  const waiting = new Map(rows.map((row) => [row.name, row]));
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter((row) =>
      row.after.every((name) => !waiting.has(name)),
    );
    if (ready.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${[...waiting.keys()].join(", ")}`);
    for (const { after: _, ...table } of ready) {
      placed.push(table);
      waiting.delete(table.name);
    }
  }
  return placed;
}
