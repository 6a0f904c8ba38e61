import type { KnownOrganisation } from "@essor/contract/attract-company";
import type { PipelineBatch } from "@essor/contract/attract-import";
import type { Tx } from "../db/rights.ts";

/** What the register of organisations answered for a firm; null where it holds nothing near, or was not asked. */
export async function organisationOf(tx: Tx, company: number): Promise<KnownOrganisation | null> {
  const { rows } = await tx.query<KnownOrganisation>(
    `select m.state, m.organisation_id as organisation, m.organisation_name as name, coalesce(m.uscc, '') as uscc, coalesce(m.lei, '') as lei,
       coalesce(m.city, '') as city, m.probability, m.decided, m.reasons, m.candidates
     from connect.published_mention m where m.hub_id = hub.asker_hub() and m.source = 'attract.firm' and m.record_id = $1
     union all
     select 'same', o.id, o.name, o.uscc, o.lei, o.city, 1, false, '[]', '[]'
     from connect.published_organisation_link l join connect.published_organisation o on o.hub_id = l.hub_id and o.id = l.organisation_id and o.merged_into is null
     where l.hub_id = hub.asker_hub() and l.source = 'attract.firm' and l.record = $1::text limit 1`,
    [company],
  );
  return rows[0] ?? null;
}

/** How the firms that an import brought stand in the register; null before it is applied. */
export async function organisationsOf(
  tx: Tx,
  batch: number,
): Promise<PipelineBatch["organisations"]> {
  const { rows } = await tx.query(
    `select count(*) filter (where m.state = 'same')::int as same, count(*) filter (where m.state = 'open')::int as open,
       count(*) filter (where m.state = 'different')::int as different
     from attract.party y join connect.published_mention m on m.hub_id = y.hub_id and m.source = 'attract.firm' and m.record_id = y.id
     where y.hub_id = hub.asker_hub() and y.batch_id = $1`,
    [batch],
  );
  return rows[0] ?? null;
}
