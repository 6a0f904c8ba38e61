import type { Tx } from "../db/rights.ts";

export type FirmRow = {
  id: number;
  name: string;
  registerCode: string;
  home: string;
  chain: string;
  link: string;
  note: string;
  example: boolean;
  version: number;
};
export type EvidenceRow = {
  id: number;
  firm: number;
  kind: string;
  seen: string;
  source: string;
  note: string;
  strength: number;
  hidden: boolean;
  version: number;
};

export async function listFirms(tx: Tx): Promise<FirmRow[]> {
  const { rows } = await tx.query<FirmRow>(
    `select id, name, register_code as "registerCode", home, chain, link, note, example, version
     from target.firm where hub_id = hub.asker_hub() order by id`,
  );
  return rows;
}

export async function listEvidence(tx: Tx): Promise<EvidenceRow[]> {
  const { rows } = await tx.query<EvidenceRow>(
    `select id, firm_id as firm, kind, seen, source, note, strength, hidden, version
     from target.firm_evidence where hub_id = hub.asker_hub() order by seen desc, id desc`,
  );
  return rows;
}

export type FirmNew = {
  name: string;
  registerCode: string;
  home: string;
  chain: string;
  link: string;
  note: string;
  person: number | null;
};

/** Nothing where the firm already stands on the link. */
export async function addFirm(tx: Tx, f: FirmNew): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into target.firm (hub_id, name, register_code, home, chain, link, note, created_by)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
    [f.name, f.registerCode, f.home, f.chain, f.link, f.note, f.person],
  );
  return rows[0]?.id;
}

export async function dropFirm(tx: Tx, id: number, version: number): Promise<boolean> {
  await tx.query(
    "delete from target.firm_evidence where hub_id = hub.asker_hub() and firm_id = $1",
    [id],
  );
  const { rowCount } = await tx.query(
    "delete from target.firm where hub_id = hub.asker_hub() and id = $1 and version = $2",
    [id, version],
  );
  return rowCount === 1;
}

export async function addEvidence(
  tx: Tx,
  e: {
    firm: number;
    kind: string;
    seen: string;
    source: string;
    note: string;
    strength: number;
    person: number | null;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into target.firm_evidence (hub_id, firm_id, kind, seen, source, note, strength, created_by)
     select hub_id, id, $2, $3, $4, $5, $6, $7 from target.firm where hub_id = hub.asker_hub() and id = $1`,
    [e.firm, e.kind, e.seen, e.source, e.note, e.strength, e.person],
  );
  return rowCount === 1;
}

export async function hideEvidence(
  tx: Tx,
  e: { firm: number; id: number; hidden: boolean; version: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update target.firm_evidence set hidden = $3, version = version + 1
     where hub_id = hub.asker_hub() and firm_id = $1 and id = $2 and version = $4`,
    [e.firm, e.id, e.hidden, e.version],
  );
  return rowCount === 1;
}
