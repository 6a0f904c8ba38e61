import type pg from "pg";

/** The schema as text that a reader and a diff can follow: tables, indexes, policies, views, functions. */
export async function schemaText(client: pg.ClientBase): Promise<string> {
  const schemas = "('hub', 'measure', 'target', 'attract', 'fund', 'connect', 'outlook')";
  const lines: string[] = [];
  const { rows: columns } = await client.query(
    `select n.nspname || '.' || c.relname as name, a.attname, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull,
       a.attidentity, pg_get_expr(d.adbin, d.adrelid) as fallback, c.relrowsecurity, c.relforcerowsecurity
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where c.relkind = 'r' and n.nspname in ${schemas} order by n.nspname, c.relname, a.attnum`,
  );
  let last = "";
  for (const c of columns) {
    if (c.name !== last)
      lines.push(
        "",
        `table ${c.name}${c.relforcerowsecurity ? " -- rows guarded" : c.relrowsecurity ? " -- rows guarded but for the owner" : ""}`,
      );
    last = c.name;
    const extra = [
      c.attnotnull ? "not null" : "",
      c.attidentity ? "identity" : "",
      c.fallback ? `default ${c.fallback}` : "",
    ]
      .filter(Boolean)
      .join(" ");
    lines.push(`  ${c.attname} ${c.type}${extra ? ` ${extra}` : ""}`);
  }
  const list = async (title: string, sql: string) => {
    const { rows } = await client.query<{ line: string }>(sql);
    if (rows.length > 0) lines.push("", `-- ${title}`, ...rows.map((row) => row.line));
  };
  await list(
    "constraints",
    `select conrelid::regclass || ': ' || pg_get_constraintdef(c.oid) as line from pg_constraint c
    join pg_namespace n on n.oid = c.connamespace where n.nspname in ${schemas} and conrelid <> 0 and contype in ('p', 'u', 'f', 'c') order by 1`,
  );
  await list(
    "indexes",
    `select pg_get_indexdef(i.indexrelid) as line from pg_index i join pg_class c on c.oid = i.indexrelid
    join pg_namespace n on n.oid = c.relnamespace where n.nspname in ${schemas} and not i.indisprimary order by 1`,
  );
  await list(
    "policies",
    `select schemaname || '.' || tablename || ': ' || policyname || ' to ' || array_to_string(roles, ',') || ' for ' || lower(cmd)
    || coalesce(' using ' || regexp_replace(qual, '\\s+', ' ', 'g'), '') || coalesce(' check ' || regexp_replace(with_check, '\\s+', ' ', 'g'), '') as line from pg_policies where schemaname in ${schemas} order by 1`,
  );
  await list(
    "triggers",
    `select pg_get_triggerdef(t.oid) as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
    join pg_namespace n on n.oid = c.relnamespace where n.nspname in ${schemas} and not t.tgisinternal order by 1`,
  );
  await list(
    "views",
    `select schemaname || '.' || viewname || ': ' || regexp_replace(definition, '\\s+', ' ', 'g') as line from pg_views where schemaname in ${schemas} order by 1`,
  );
  await list(
    "functions",
    `select n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ') returns ' || pg_get_function_result(p.oid) as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ${schemas} order by 1`,
  );
  return `-- Made from the migrations; do not edit. A migration's effect shows in the diff of this file.${lines.join("\n")}\n`;
}
