import type { Undone } from "@essor/contract/connect-organisations";
import type { Tx } from "../db/rights.ts";

type Merge = { winner: number; loser: number; reason: string; person: number; now: Date };

/** Locks both rows and answers the winner's fields as they are; undefined where one is gone or merged already. */
async function lockPair(tx: Tx, winner: number, loser: number): Promise<object | undefined> {
  const { rows } = await tx.query(
    `select id, jsonb_build_object('names', names, 'uscc', uscc, 'lei', lei, 'country', country, 'city', city, 'address', address, 'website', website) as fields
     from connect.organisation where hub_id = (select hub.asker_hub()) and id = any($1) and merged_into is null order by id for update`,
    [[winner, loser]],
  );
  return rows.length === 2 ? rows.find((r) => r.id === winner).fields : undefined;
}

/** The loser's links, moved to the winner; their numbers. */
async function moveLinks(tx: Tx, winner: number, loser: number): Promise<number[]> {
  const { rows } = await tx.query(
    "update connect.organisation_link set organisation_id = $2 where hub_id = (select hub.asker_hub()) and organisation_id = $1 returning id",
    [loser, winner],
  );
  return rows.map((r) => r.id);
}

/** The winner keeps what it has, takes what it lacks, and answers to the loser's names too. */
async function fillWinner(tx: Tx, winner: number, loser: number): Promise<void> {
  await tx.query(
    `update connect.organisation w set
       names = array(select distinct n from unnest(w.names || l.name || l.names) as n where n <> w.name order by n),
       uscc = coalesce(nullif(w.uscc, ''), l.uscc), lei = coalesce(nullif(w.lei, ''), l.lei), country = coalesce(nullif(w.country, ''), l.country),
       city = coalesce(nullif(w.city, ''), l.city), address = coalesce(nullif(w.address, ''), l.address), website = coalesce(nullif(w.website, ''), l.website)
     from connect.organisation l where w.hub_id = (select hub.asker_hub()) and l.hub_id = w.hub_id and w.id = $1 and l.id = $2`,
    [winner, loser],
  );
}

async function pointTo(tx: Tx, loser: number, winner: number | null): Promise<void> {
  await tx.query(
    "update connect.organisation set merged_into = $2 where hub_id = (select hub.asker_hub()) and id = $1",
    [loser, winner],
  );
}

/** Makes two one; all that undoing needs is kept. Undefined where one of them is gone or merged already. */
export async function mergeOrganisations(tx: Tx, m: Merge): Promise<number | undefined> {
  const before = await lockPair(tx, m.winner, m.loser);
  if (!before) return undefined;
  const moved = await moveLinks(tx, m.winner, m.loser);
  await fillWinner(tx, m.winner, m.loser);
  await pointTo(tx, m.loser, m.winner);
  const { rows } = await tx.query(
    `insert into connect.organisation_merge (hub_id, winner, loser, reason, before, moved, merged_by, merged_at)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7) returning id`,
    [m.winner, m.loser, m.reason, before, moved, m.person, m.now],
  );
  return rows[0].id;
}

async function restoreWinner(tx: Tx, winner: number, before: object): Promise<void> {
  await tx.query(
    `update connect.organisation set names = array(select jsonb_array_elements_text($2::jsonb -> 'names')), uscc = $2::jsonb ->> 'uscc', lei = $2::jsonb ->> 'lei',
       country = $2::jsonb ->> 'country', city = $2::jsonb ->> 'city', address = $2::jsonb ->> 'address', website = $2::jsonb ->> 'website'
     where hub_id = (select hub.asker_hub()) and id = $1`,
    [winner, before],
  );
}

/** What was linked to the winner after the merge: it cannot be said whose it is, so it stays and is reported. */
async function laterLinks(tx: Tx, winner: number, since: Date): Promise<Undone["later"]> {
  const { rows } = await tx.query(
    `select source, record from connect.organisation_link where hub_id = (select hub.asker_hub()) and organisation_id = $1 and created_at > $2 order by id`,
    [winner, since],
  );
  return rows;
}

/** Parts two again: fields and links stand as before the merge. */
export async function undoMerge(
  tx: Tx,
  { id, person, now }: { id: number; person: number; now: Date },
): Promise<Undone | undefined> {
  const { rows } = await tx.query(
    `update connect.organisation_merge set undone_by = $2, undone_at = $3 where hub_id = (select hub.asker_hub()) and id = $1 and undone_at is null
     returning winner, loser, before, moved, merged_at as "mergedAt"`,
    [id, person, now],
  );
  const [merge] = rows;
  if (!merge) return undefined;
  const later = await laterLinks(tx, merge.winner, merge.mergedAt);
  await tx.query(
    "update connect.organisation_link set organisation_id = $2 where hub_id = (select hub.asker_hub()) and id = any($1) and organisation_id = $3",
    [merge.moved, merge.loser, merge.winner],
  );
  await restoreWinner(tx, merge.winner, merge.before);
  await pointTo(tx, merge.loser, null);
  return { winner: merge.winner, loser: merge.loser, moved: merge.moved.length, later };
}
