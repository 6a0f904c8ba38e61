import type { Tx } from "../db/rights.ts";

export type ChainRow = {
  code: string;
  edition: number;
  editions: number;
  name: { en: string };
  sector: string | null;
  body: { links: { id: string; name: string }[]; supplies: unknown[]; firms: unknown[] };
  sourceNote: string;
  createdAt: Date;
};

const CHAIN = `c.code, c.edition, c.name, c.sector, c.body, c.source_note as "sourceNote", c.created_at as "createdAt",
  count(*) over (partition by c.code)::integer as editions`;

export async function listChains(tx: Tx): Promise<ChainRow[]> {
  const { rows } = await tx.query<ChainRow>(
    `select * from (select ${CHAIN}, row_number() over (partition by c.code order by c.edition desc) as place
       from target.chain c where c.hub_id = hub.asker_hub()) x where place = 1 order by code`,
  );
  return rows.map(({ place: _, ...row }: ChainRow & { place?: unknown }) => row);
}

export async function addChain(
  tx: Tx,
  chain: {
    code: string;
    name: object;
    sector: string | null;
    body: object;
    sourceNote: string;
    person: number;
  },
): Promise<void> {
  await tx.query(
    `insert into target.chain (hub_id, code, edition, name, sector, body, source_note, created_by)
     select hub.asker_hub(), $1, coalesce(max(edition), 0) + 1, $2, $3, $4, $5, $6 from target.chain where hub_id = hub.asker_hub() and code = $1`,
    [chain.code, chain.name, chain.sector, chain.body, chain.sourceNote, chain.person],
  );
}

export type GapRow = {
  id: number;
  chain: string;
  link: string;
  reasons: string[];
  status: string;
  note: string;
  version: number;
  projects: { id: number; name: string; stage: string }[];
  events: object[];
};

const GAP = `g.id, g.chain || '/' || g.link as ref, g.chain, g.link, g.reasons, g.status, g.note, g.version,
  coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'stage', p.stage_code) order by p.id)
    from target.gap_project x join attract.published_project p on p.hub_id = x.hub_id and p.id = x.project_id
    where x.hub_id = g.hub_id and x.gap_id = g.id), '[]') as projects,
  coalesce((select jsonb_agg(jsonb_build_object('at', e.at, 'what', e.what, 'projectId', e.project_id, 'person', h.name, 'note', e.note) order by e.seq desc)
    from target.gap_event e left join hub.person h on h.id = e.person_id where e.hub_id = g.hub_id and e.gap_id = g.id), '[]') as events`;

export async function listGaps(tx: Tx): Promise<GapRow[]> {
  const { rows } = await tx.query<GapRow>(
    `select ${GAP} from target.gap g where g.hub_id = hub.asker_hub() order by g.chain, g.link`,
  );
  return rows;
}

export async function findGap(tx: Tx, id: number): Promise<GapRow | undefined> {
  const { rows } = await tx.query<GapRow>(
    `select ${GAP} from target.gap g where g.hub_id = hub.asker_hub() and g.id = $1`,
    [id],
  );
  return rows[0];
}

/** A gap that the chain shows: new, or with other reasons than before. A closed gap that is found again opens. */
export async function noteGap(
  tx: Tx,
  gap: { chain: string; link: string; reasons: readonly string[] },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into target.gap (hub_id, chain, link, reasons) values (hub.asker_hub(), $1, $2, $3)
     on conflict (hub_id, chain, link) do update set reasons = excluded.reasons returning id`,
    [gap.chain, gap.link, gap.reasons],
  );
  return (rows[0] as { id: number }).id;
}

export async function addGapEvent(
  tx: Tx,
  event: { gap: number; what: string; project: number | null; person: number | null; note: string },
): Promise<void> {
  await tx.query(
    "insert into target.gap_event (hub_id, gap_id, what, project_id, person_id, note) values (hub.asker_hub(), $1, $2, $3, $4, $5)",
    [event.gap, event.what, event.project, event.person, event.note],
  );
}

export async function patchGap(
  tx: Tx,
  gap: { id: number; version: number; status: string; note: string; person: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update target.gap set status = $3, note = $4, decided_by = $5, version = version + 1
     where hub_id = hub.asker_hub() and id = $1 and version = $2`,
    [gap.id, gap.version, gap.status, gap.note, gap.person],
  );
  return rowCount === 1;
}

export async function nameProject(
  tx: Tx,
  gap: number,
  project: number,
  person: number,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into target.gap_project (hub_id, gap_id, project_id, named_by)
     select hub.asker_hub(), $1, p.id, $3 from attract.published_project p where p.hub_id = hub.asker_hub() and p.id = $2
     on conflict do nothing`,
    [gap, project, person],
  );
  return rowCount === 1;
}

/** Closes the gaps whose project produces; answers them with the project that did it. */
export async function closeProducing(
  tx: Tx,
): Promise<{ gap: number; project: number; name: string }[]> {
  const { rows } = await tx.query<{ gap: number; project: number; name: string }>(
    `with done as (
       select distinct on (x.gap_id) x.gap_id, p.id as project_id, p.name
       from target.gap_project x join attract.published_project p on p.hub_id = x.hub_id and p.id = x.project_id
       where x.hub_id = hub.asker_hub() and p.stage_code in ('in-production', 'at-capacity') order by x.gap_id, p.id)
     update target.gap g set status = 'closed', version = version + 1 from done
     where g.hub_id = hub.asker_hub() and g.id = done.gap_id and g.status in ('open', 'targeted')
     returning g.id as gap, done.project_id as project, done.name`,
  );
  return rows;
}

export type CharterRow = {
  chain: string;
  part: string;
  owner: string;
  due: string;
  done: string | null;
  note: string;
  version: number;
};

export async function listCharter(tx: Tx): Promise<CharterRow[]> {
  const { rows } = await tx.query<CharterRow>(
    "select chain, part, owner, due, done, note, version from target.charter where hub_id = hub.asker_hub() order by chain, part",
  );
  return rows;
}

export async function saveCharter(
  tx: Tx,
  c: {
    chain: string;
    part: string;
    owner: string;
    due: string;
    done: string | null;
    note: string;
    version: number;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into target.charter (hub_id, chain, part, owner, due, done, note) values (hub.asker_hub(), $1, $2, $3, $4, $5, $6)
     on conflict (hub_id, chain, part) do update set owner = $3, due = $4, done = $5, note = $6, version = target.charter.version + 1
     where target.charter.version = $7`,
    [c.chain, c.part, c.owner, c.due, c.done, c.note, c.version],
  );
  return rowCount === 1;
}

export type RestrictedRow = {
  code: string;
  status: "restricted" | "obsolete" | "over-capacity";
  article: string;
  validFrom: string;
  validTo: string | null;
};

export async function listRestricted(tx: Tx): Promise<RestrictedRow[]> {
  const { rows } = await tx.query<RestrictedRow>(
    `select code, status, article, valid_from as "validFrom", valid_to as "validTo" from target.restricted where hub_id = hub.asker_hub() order by code`,
  );
  return rows;
}

export type ChoiceRow = {
  activity: string;
  chosenAt: Date;
  overrideBy: string | null;
  overrideReason: string | null;
};

export async function listChoices(tx: Tx): Promise<ChoiceRow[]> {
  const { rows } = await tx.query<ChoiceRow>(
    `select activity, chosen_at as "chosenAt", override_by as "overrideBy", override_reason as "overrideReason"
     from target.choice where hub_id = hub.asker_hub() order by activity`,
  );
  return rows;
}

export async function saveChoice(
  tx: Tx,
  c: { activity: string; person: number; by: string | null; reason: string | null },
): Promise<void> {
  await tx.query(
    `insert into target.choice (hub_id, activity, chosen_by, override_by, override_reason) values (hub.asker_hub(), $1, $2, $3, $4)
     on conflict (hub_id, activity) do update set chosen_by = $2, override_by = $3, override_reason = $4`,
    [c.activity, c.person, c.by, c.reason],
  );
}

export async function dropChoice(tx: Tx, activity: string): Promise<boolean> {
  return (
    (
      await tx.query("delete from target.choice where hub_id = hub.asker_hub() and activity = $1", [
        activity,
      ])
    ).rowCount === 1
  );
}

export async function readScheme(tx: Tx): Promise<{ edition: number; body: unknown } | undefined> {
  const { rows } = await tx.query<{ edition: number; body: unknown }>(
    "select edition, body from target.sector_scheme where hub_id = hub.asker_hub() order by created_at desc, edition desc limit 1",
  );
  return rows[0];
}

export type PeerTargetRow = { area: string; areaName: { en: string }; sector: string };

export async function listPeerTargets(tx: Tx): Promise<PeerTargetRow[]> {
  const { rows } = await tx.query<PeerTargetRow>(
    `select t.area_code as area, a.name as "areaName", t.sector from target.peer_target t join measure.area a on a.code = t.area_code
     where t.hub_id = hub.asker_hub() order by 1, 3`,
  );
  return rows;
}
