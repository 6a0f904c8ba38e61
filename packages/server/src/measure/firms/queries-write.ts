import type { Tx } from "../../db/rights.ts";

/** What a table of the register writes in one go: rows as JSON, named as the columns. */
export async function putFirms(tx: Tx, rows: readonly object[], source: number): Promise<void> {
  await tx.query(
    `insert into measure.firm (hub_id, code, name, district, stage, producing_since, exempt, source_id)
     select hub.asker_hub(), r.code, r.name, r.district, r.stage, r."producingSince", coalesce(r.exempt, false), $2
     from jsonb_to_recordset($1::jsonb) as r(code text, name text, district text, stage text, "producingSince" date, exempt boolean)
     on conflict (hub_id, code) do update set name = excluded.name, district = excluded.district, stage = excluded.stage,
       producing_since = excluded.producing_since, exempt = excluded.exempt, source_id = excluded.source_id, version = firm.version + 1`,
    [JSON.stringify(rows), source],
  );
}

export async function putReturns(tx: Tx, rows: readonly object[], source: number): Promise<void> {
  await tx.query(
    `insert into measure.firm_return (hub_id, firm_id, year, output, sales, tax, land, energy, source_id)
     select hub.asker_hub(), f.id, r.year, r.output, r.sales, r.tax, r.land, r.energy, $2
     from jsonb_to_recordset($1::jsonb) as r(firm text, year integer, output float8, sales float8, tax float8, land float8, energy float8)
     join measure.firm f on f.hub_id = hub.asker_hub() and f.code = r.firm
     on conflict (hub_id, firm_id, year) do update set output = excluded.output, sales = excluded.sales, tax = excluded.tax,
       land = excluded.land, energy = excluded.energy, source_id = excluded.source_id, version = firm_return.version + 1`,
    [JSON.stringify(rows), source],
  );
}

export async function putLines(tx: Tx, rows: readonly object[], source: number): Promise<void> {
  await tx.query(
    `insert into measure.product_line (hub_id, firm_id, year, product, activity, output, sei, high_tech, source_id)
     select hub.asker_hub(), f.id, r.year, r.product, r.activity, r.output, r.sei, coalesce(r."highTech", false), $2
     from jsonb_to_recordset($1::jsonb) as r(firm text, year integer, product text, activity text, output float8, sei text, "highTech" boolean)
     join measure.firm f on f.hub_id = hub.asker_hub() and f.code = r.firm
     on conflict (hub_id, firm_id, year, product) do update set activity = excluded.activity, output = excluded.output, sei = excluded.sei,
       high_tech = excluded.high_tech, source_id = excluded.source_id, version = product_line.version + 1`,
    [JSON.stringify(rows), source],
  );
}

export async function putScores(tx: Tx, rows: readonly object[], source: number): Promise<void> {
  await tx.query(
    `insert into measure.firm_score (hub_id, firm_id, year, indicator, score, source_id)
     select hub.asker_hub(), f.id, r.year, r.indicator, r.score, $2
     from jsonb_to_recordset($1::jsonb) as r(firm text, year integer, indicator text, score float8)
     join measure.firm f on f.hub_id = hub.asker_hub() and f.code = r.firm
     on conflict (hub_id, firm_id, year, indicator) do update set score = excluded.score, source_id = excluded.source_id, version = firm_score.version + 1`,
    [JSON.stringify(rows), source],
  );
}

/** Takes away the lines and scores of a firm's year that a corrected return no longer has. */
export async function keepOnly(
  tx: Tx,
  at: { firm: number; year: number; products: readonly string[]; indicators: readonly string[] },
): Promise<void> {
  await tx.query(
    "delete from measure.product_line where hub_id = hub.asker_hub() and firm_id = $1 and year = $2 and product <> all($3)",
    [at.firm, at.year, at.products],
  );
  await tx.query(
    "delete from measure.firm_score where hub_id = hub.asker_hub() and firm_id = $1 and year = $2 and indicator <> all($3)",
    [at.firm, at.year, at.indicators],
  );
}

export async function removeFirm(tx: Tx, code: string, version: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    "delete from measure.firm where hub_id = hub.asker_hub() and code = $1 and version = $2",
    [code, version],
  );
  return rowCount === 1;
}

/** Where a return comes from: a file or a person's entry, as the hub's own collection. */
export async function firmSource(tx: Tx, title: string): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into measure.source (hub_id, title, issuer, read_on, grade)
     select hub.asker_hub(), $1, coalesce(h.name ->> 'zh-CN', h.name ->> 'en'), current_date, 'O' from hub.hub h where h.id = hub.asker_hub()
     on conflict (hub_id, title, issuer, address, read_on, grade) do update set licence = measure.source.licence returning id`,
    [title],
  );
  return (rows[0] as { id: number }).id;
}

export async function putRule(
  tx: Tx,
  rule: { kind: string; name: object; validFrom: string; body: object; source: number },
): Promise<void> {
  await tx.query(
    `insert into measure.firm_rule (hub_id, kind, name, valid_from, body, source_id)
     values (hub.asker_hub(), $1, $2, $3, $4, $5)
     on conflict (hub_id, kind, valid_from) do update set name = excluded.name, body = excluded.body, note = '{}',
       source_id = excluded.source_id, version = firm_rule.version + 1`,
    [rule.kind, rule.name, rule.validFrom, JSON.stringify(rule.body), rule.source],
  );
}

/** The area that the hub speaks for. */
export async function hubArea(tx: Tx): Promise<string | null> {
  const { rows } = await tx.query<{ area_code: string | null }>(
    "select area_code from hub.hub where id = hub.asker_hub()",
  );
  return rows[0]?.area_code ?? null;
}
