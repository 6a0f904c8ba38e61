import type { Tx } from "../db/rights.ts";

export async function saveScheme(
  tx: Tx,
  s: { code: string; edition: number; body: object; person: number | null },
): Promise<void> {
  await tx.query(
    "insert into target.sector_scheme (hub_id, code, edition, body, created_by) values (hub.asker_hub(), $1, $2, $3, $4)",
    [s.code, s.edition, s.body, s.person],
  );
}

export type SchemeEdition = {
  edition: number;
  mapped: string;
  createdAt: Date;
  person: string | null;
};

export async function listEditions(tx: Tx, code: string): Promise<SchemeEdition[]> {
  const { rows } = await tx.query<SchemeEdition>(
    `select s.edition, s.body->>'mapped' as mapped, s.created_at as "createdAt", p.name as person
     from target.sector_scheme s left join hub.person p on p.id = s.created_by
     where s.hub_id = hub.asker_hub() and s.code = $1 order by s.edition desc`,
    [code],
  );
  return rows;
}

/** Codes of GB/T 4754 that exist, of those given. */
export async function knownClasses(tx: Tx, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ code: string }>(
    "select distinct code from measure.activity where code = any($1)",
    [codes],
  );
  return new Set(rows.map((row) => row.code));
}

export type PeerRow = {
  area: string;
  areaName: { en: string };
  sector: string;
  source: string;
  declaredOn: string | null;
};

export async function listPeerRows(tx: Tx): Promise<PeerRow[]> {
  const { rows } = await tx.query<PeerRow>(
    `select t.area_code as area, a.name as "areaName", t.sector, t.source, t.declared_on as "declaredOn"
     from target.peer_target t join measure.area a on a.code = t.area_code where t.hub_id = hub.asker_hub() order by 1, 3`,
  );
  return rows;
}

export type PeerWrite = { area: string; sector: string; source: string; declaredOn: string | null };

/** Puts the list in place of the one that stood. */
export async function replacePeers(tx: Tx, items: readonly PeerWrite[]): Promise<void> {
  await tx.query("delete from target.peer_target where hub_id = hub.asker_hub()");
  await tx.query(
    `insert into target.peer_target (hub_id, area_code, sector, source, declared_on)
     select hub.asker_hub(), i.area, i.sector, i.source, i."declaredOn"
     from jsonb_to_recordset($1) as i(area text, sector text, source text, "declaredOn" date)`,
    [JSON.stringify(items)],
  );
}

export type RestrictedFull = {
  code: string;
  status: string;
  article: string;
  validFrom: string;
  validTo: string | null;
  source: string;
};

export async function listRestrictedFull(tx: Tx): Promise<RestrictedFull[]> {
  const { rows } = await tx.query<RestrictedFull>(
    `select code, status, article, valid_from as "validFrom", valid_to as "validTo", source
     from target.restricted where hub_id = hub.asker_hub() order by code, valid_from`,
  );
  return rows;
}

/** Puts the catalogue in place of the one that stood. */
export async function replaceRestricted(tx: Tx, items: readonly RestrictedFull[]): Promise<void> {
  await tx.query("delete from target.restricted where hub_id = hub.asker_hub()");
  await tx.query(
    `insert into target.restricted (hub_id, code, status, article, valid_from, valid_to, source)
     select hub.asker_hub(), i.code, i.status, i.article, i."validFrom", i."validTo", i.source
     from jsonb_to_recordset($1) as i(code text, status text, article text, "validFrom" date, "validTo" date, source text)`,
    [JSON.stringify(items)],
  );
}
