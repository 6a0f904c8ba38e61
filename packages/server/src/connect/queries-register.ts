import type { Partner, PartnerWrite } from "@essor/contract/connect";
import type { Tx } from "../db/rights.ts";

export async function listPartners(tx: Tx): Promise<Partner[]> {
  const { rows } = await tx.query(
    `select p.id, p.kind, p.name, p.country, p.website, p.members, p.member_kinds as "memberKinds", p.staff_fte as "staffFte", p.capabilities,
       l.equipment, l.experts, p.appointed_on as "appointedOn", p.appointed_until as "appointedUntil", p.terms, p.example,
       p.source_title as "sourceTitle", p.source_address as "sourceAddress", p.source_grade as "sourceGrade", p.version
     from connect.partner p join connect.published_partner l on l.hub_id = p.hub_id and l.id = p.id
     where p.hub_id = (select hub.asker_hub()) order by p.example, p.id limit 1000`,
  );
  return rows;
}

export async function addPartner(tx: Tx, p: PartnerWrite): Promise<number> {
  const { rows } = await tx.query(
    `insert into connect.partner (hub_id, kind, name, country, website, members, member_kinds, staff_fte, capabilities, appointed_on, appointed_until, terms)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
    [
      p.kind,
      p.name,
      p.country,
      p.website,
      p.members,
      p.memberKinds,
      p.staffFte,
      p.capabilities,
      p.appointedOn,
      p.appointedUntil,
      p.terms,
    ],
  );
  return rows[0].id;
}

export async function setPartner(
  tx: Tx,
  p: PartnerWrite & { id: number; version: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update connect.partner set kind = $3, name = $4, country = $5, website = $6, members = $7, member_kinds = $8, staff_fte = $9, capabilities = $10,
       appointed_on = $11, appointed_until = $12, terms = $13, version = version + 1
     where hub_id = (select hub.asker_hub()) and id = $1 and version = $2`,
    [
      p.id,
      p.version,
      p.kind,
      p.name,
      p.country,
      p.website,
      p.members,
      p.memberKinds,
      p.staffFte,
      p.capabilities,
      p.appointedOn,
      p.appointedUntil,
      p.terms,
    ],
  );
  return rowCount === 1;
}

export async function listLocalFirms(
  tx: Tx,
): Promise<{ id: number; name: string; does: string; sourceTitle: string }[]> {
  const { rows } = await tx.query(
    `select id, name, does, source_title as "sourceTitle" from connect.local_firm where hub_id = (select hub.asker_hub()) order by id`,
  );
  return rows;
}

export type JudgedRow = {
  need: number;
  offer: number;
  accepted: boolean;
  reason: string;
  parts: Record<string, number | null>;
  /** Where the match stood when it was judged; null for those judged before this was kept. */
  place: number | null;
};

/** What advisers have judged: the labels that the weights are learned from. */
export async function listJudgements(tx: Tx): Promise<JudgedRow[]> {
  const { rows } = await tx.query(
    `select need_id as need, offer_id as offer, accepted, reason, parts, place from connect.match where hub_id = (select hub.asker_hub()) order by judged_at`,
  );
  return rows;
}

export async function judge(
  tx: Tx,
  m: {
    need: number;
    offer: number;
    score: number;
    parts: object;
    reasons: readonly object[];
    place: number;
    needVersion: number;
    offerVersion: number;
    accepted: boolean;
    reason: string;
    person: number;
    now: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into connect.match (hub_id, need_id, offer_id, score, parts, reasons, need_version, offer_version, accepted, reason, judged_by, judged_at, place)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (hub_id, need_id, offer_id) do update set score = excluded.score, parts = excluded.parts, reasons = excluded.reasons,
       need_version = excluded.need_version, offer_version = excluded.offer_version, accepted = excluded.accepted, reason = excluded.reason,
       judged_by = excluded.judged_by, judged_at = excluded.judged_at, place = excluded.place`,
    [
      m.need,
      m.offer,
      m.score,
      m.parts,
      JSON.stringify(m.reasons),
      m.needVersion,
      m.offerVersion,
      m.accepted,
      m.reason,
      m.person,
      m.now,
      m.place,
    ],
  );
}
