import type { Tx } from "../db/rights.ts";

export type ProjectDbRow = {
  id: number;
  name: string;
  secretName: string | null;
  confidential: boolean;
  releaseOn: string | null;
  example: boolean;
  open: boolean;
  investor: string | null;
  partyId: number | null;
  district: string;
  owner: string | null;
  ownerId: number | null;
  kind: string;
  sector: string;
  areaCode: string;
  stage: number;
  status: string;
  statusReason: string;
  stageSince: string | null;
  currency: string;
  minor: string | null;
  homeMinor: string | null;
  announcedOn: string | null;
  agreedOn: string | null;
  plannedStart: string | null;
  facts: Record<string, unknown>;
  note: string;
  sourceTitle: string;
  sourceAddress: string;
  sourceGrade: string | null;
  updatedAt: string;
  version: number;
};

export const SHOWN = `p.id, p.name, s.name as "secretName", p.confidential, p.release_on as "releaseOn", p.example, p.open,
  (select y.name from attract.party y where y.hub_id = p.hub_id and y.id = case when s.party_id is null then p.party_id else s.party_id end) as investor,
  coalesce(s.party_id, p.party_id) as "partyId", p.district, (select o.name from hub.person o where o.id = p.owner_id) as owner, p.owner_id as "ownerId", p.kind, p.sector, p.area_code as "areaCode",
  p.stage, p.status, p.status_reason as "statusReason", p.stage_since as "stageSince", p.currency, p.minor::text as minor, p.home_minor::text as "homeMinor",
  p.announced_on as "announcedOn", p.agreed_on as "agreedOn", p.planned_start as "plannedStart", p.facts, p.note,
  p.source_title as "sourceTitle", p.source_address as "sourceAddress", p.source_grade as "sourceGrade", p.updated_at::text as "updatedAt", p.version`;

/** The real name and the investor of a confidential project come in only where row-level security lets them. */
export const JOINED =
  "left join attract.project_secret s on s.hub_id = p.hub_id and s.project_id = p.id";

export async function findProject(tx: Tx, id: number): Promise<ProjectDbRow | undefined> {
  const { rows } = await tx.query<ProjectDbRow>(
    `select ${SHOWN} from attract.project p ${JOINED} where p.hub_id = hub.asker_hub() and p.id = $1`,
    [id],
  );
  return rows[0];
}

export async function lockProject(
  tx: Tx,
  id: number,
  version: number,
): Promise<"ours" | "stale" | "absent"> {
  const { rows } = await tx.query<{ version: number }>(
    "select version from attract.project where hub_id = hub.asker_hub() and id = $1 for update",
    [id],
  );
  return rows[0] === undefined ? "absent" : rows[0].version === version ? "ours" : "stale";
}

export type BoardDbRow = {
  stage: number;
  status: string;
  currency: string;
  projects: number;
  minor: string;
  unpriced: number;
};

export async function readBoard(tx: Tx, district: string | null): Promise<BoardDbRow[]> {
  const { rows } = await tx.query<BoardDbRow>(
    `select stage, status, currency, sum(projects)::bigint as projects, trunc(sum(minor))::text as minor, sum(unpriced)::bigint as unpriced
     from attract.board_sum where hub_id = hub.asker_hub() and ($1::text is null or district = $1)
     group by stage, status, currency having sum(projects) > 0 order by stage, status, currency`,
    [district],
  );
  return rows;
}

export async function addParty(
  tx: Tx,
  party: {
    name: string;
    folded: string;
    uscc: string;
    lei: string;
    website: string;
    district: string;
    confidential: boolean;
    person: number;
  },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into attract.party (hub_id, name, folded, uscc, lei, website, district, confidential, created_by)
     values (hub.asker_hub(), $1, $2, nullif($3, ''), nullif($4, ''), nullif($5, ''), $6, $7, $8) returning id`,
    [
      party.name,
      party.folded,
      party.uscc,
      party.lei,
      party.website,
      party.district,
      party.confidential,
      party.person,
    ],
  );
  return (rows[0] as { id: number }).id;
}

export async function addProject(
  tx: Tx,
  project: {
    name: string;
    confidential: boolean;
    releaseOn: string | null;
    district: string;
    sector: string;
    kind: string;
    note: string;
    party: number | null;
    facts: object;
    person: number;
    today: string;
    currency: string;
  },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into attract.project (hub_id, name, confidential, release_on, district, sector, kind, note, party_id, facts, owner_id, created_by, stage_since, currency)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12) returning id`,
    [
      project.name,
      project.confidential,
      project.releaseOn,
      project.district,
      project.sector,
      project.kind,
      project.note,
      project.party,
      project.facts,
      project.person,
      project.today,
      project.currency,
    ],
  );
  return (rows[0] as { id: number }).id;
}

export async function addSecret(
  tx: Tx,
  secret: {
    project: number;
    name: string;
    party: number | null;
    releaseOn: string | null;
    person: number;
  },
): Promise<void> {
  await tx.query(
    "insert into attract.project_secret (hub_id, project_id, name, party_id, release_on, created_by) values (hub.asker_hub(), $1, $2, $3, $4, $5)",
    [secret.project, secret.name, secret.party, secret.releaseOn, secret.person],
  );
}

/** Lets a person see a confidential project; false where the asker may not. */
export async function addGrant(
  tx: Tx,
  grant: { project: number; person: number },
): Promise<boolean> {
  const { rows } = await tx.query<{ done: boolean }>("select attract.grant_sight($1, $2) as done", [
    grant.project,
    grant.person,
  ]);
  return rows[0]?.done ?? false;
}

export async function keepMark(
  tx: Tx,
  mark: { project: number; district: string; uscc: string; lei: string; folded: string },
): Promise<void> {
  await tx.query("select attract.keep_mark($1, $2, $3, $4, $5)", [
    mark.project,
    mark.district,
    mark.uscc,
    mark.lei,
    mark.folded,
  ]);
}

/** Districts that hold a project of the firm: nothing else is known of it here. */
export async function heldBy(
  tx: Tx,
  firm: { uscc: string; lei: string; folded: string },
): Promise<{ district: string; same: boolean }[]> {
  const { rows } = await tx.query<{ district: string; same: boolean }>(
    "select district, same from attract.held_by($1, $2, $3) order by district",
    [firm.uscc, firm.lei, firm.folded],
  );
  return rows;
}

export async function addStageEntry(
  tx: Tx,
  entry: {
    project: number;
    stage: number;
    on: string;
    supersedes: number | null;
    evidence: string;
    reason: string;
    person: number;
  },
): Promise<void> {
  await tx.query(
    `insert into attract.stage_entry (hub_id, project_id, district, open, stage, valid_on, supersedes, evidence, reason, entered_by)
     select hub_id, id, district, open, $2, $3, $4, $5, $6, $7 from attract.project where hub_id = hub.asker_hub() and id = $1`,
    [
      entry.project,
      entry.stage,
      entry.on,
      entry.supersedes,
      entry.evidence,
      entry.reason,
      entry.person,
    ],
  );
}

export async function setStage(
  tx: Tx,
  change: {
    project: number;
    stage: number;
    since: string;
    agreedOn: string | null;
    plannedStart: string | null;
  },
): Promise<void> {
  await tx.query(
    `update attract.project set stage = $2, stage_since = $3, agreed_on = coalesce($4, agreed_on), planned_start = coalesce($5, planned_start),
       version = version + 1, updated_at = clock_timestamp() where hub_id = hub.asker_hub() and id = $1`,
    [change.project, change.stage, change.since, change.agreedOn, change.plannedStart],
  );
}

export async function setStatus(
  tx: Tx,
  change: { project: number; status: string; reason: string },
): Promise<void> {
  await tx.query(
    "update attract.project set status = $2, status_reason = $3, version = version + 1, updated_at = clock_timestamp() where hub_id = hub.asker_hub() and id = $1",
    [change.project, change.status, change.reason],
  );
}

export async function setMoney(
  tx: Tx,
  change: {
    project: number;
    currency: string;
    minor: string | null;
    home: string | null;
    announcedOn: string | null;
  },
): Promise<void> {
  await tx.query(
    `update attract.project set currency = $2, minor = $3, home_minor = $4, announced_on = coalesce(announced_on, $5), version = version + 1, updated_at = clock_timestamp()
     where hub_id = hub.asker_hub() and id = $1`,
    [change.project, change.currency, change.minor, change.home, change.announcedOn],
  );
}

/** Hands a project to a district and a person; false where the giver has no right to it. */
export async function handOver(
  tx: Tx,
  change: { project: number; district: string; owner: number | null },
): Promise<boolean> {
  const { rows } = await tx.query<{ version: number | null }>(
    "select attract.hand_over($1, $2, $3) as version",
    [change.project, change.district, change.owner],
  );
  return rows[0]?.version !== null && rows[0] !== undefined;
}

export async function setRelease(
  tx: Tx,
  { project, on }: { project: number; on: string },
): Promise<number> {
  const { rowCount } = await tx.query(
    "update attract.project_secret set release_on = $2 where hub_id = hub.asker_hub() and project_id = $1",
    [project, on],
  );
  return rowCount ?? 0;
}

export async function setReleaseShown(
  tx: Tx,
  { project, on }: { project: number; on: string },
): Promise<void> {
  await tx.query(
    "update attract.project set release_on = $2, version = version + 1, updated_at = clock_timestamp() where hub_id = hub.asker_hub() and id = $1",
    [project, on],
  );
}

export async function hubSettings(
  tx: Tx,
): Promise<{ areaCode: string | null; peers: string[]; settings: Record<string, string> }> {
  const { rows } = await tx.query<{
    areaCode: string | null;
    peers: string[];
    settings: Record<string, string>;
  }>(`select area_code as "areaCode", peers, settings from hub.hub where id = hub.asker_hub()`);
  return rows[0] ?? { areaCode: null, peers: [], settings: {} };
}
