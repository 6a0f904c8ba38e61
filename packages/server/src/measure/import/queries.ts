import type { ImportBatch, ImportIssue, ImportMapping } from "@essor/contract/measure";
import type { Tx } from "../../db/rights.ts";
import type { ListedActivity, ListedArea, ListedIndicator } from "./lists.ts";
import type { Profile } from "./profile.ts";

export async function listedAreas(tx: Tx): Promise<ListedArea[]> {
  const { rows } = await tx.query<ListedArea>(
    `select id, code, array(select distinct value from jsonb_each_text(name)) as names from measure.area`,
  );
  return rows;
}

export async function listedActivities(tx: Tx): Promise<ListedActivity[]> {
  const { rows } = await tx.query<ListedActivity>(
    `select id, code, scheme, level, array(select distinct value from jsonb_each_text(name)) as names from measure.activity`,
  );
  return rows;
}

export async function listedIndicators(tx: Tx): Promise<ListedIndicator[]> {
  const { rows } = await tx.query<ListedIndicator>(
    `select id, code, array(select distinct value from jsonb_each_text(name)) as names, unit, multiplier, nature, frequency, decimals
     from measure.indicator where hub_id = hub.asker_hub()`,
  );
  return rows;
}

export type BatchRow = {
  id: number;
  fileName: string;
  state: ImportBatch["state"];
  job: number | null;
  mapping: ImportMapping | null;
  counts: Partial<ImportBatch["counts"]>;
  createdAt: Date;
  appliedAt: Date | null;
  undoneAt: Date | null;
  storedAs: string;
  format: Profile["format"];
  bytes: number;
  profile: Profile;
  issueCounts: ImportBatch["issueCounts"];
};

const BATCH = `b.id, b.file_name as "fileName", b.state, b.job_id as job, b.mapping, b.counts, b.created_at as "createdAt",
  b.applied_at as "appliedAt", b.undone_at as "undoneAt", f.stored_as as "storedAs", f.format, f.bytes, f.profile,
  f.issue_counts as "issueCounts"`;

export async function listBatches(
  tx: Tx,
  limit: number,
  before: number | null,
): Promise<BatchRow[]> {
  const { rows } = await tx.query<BatchRow>(
    `select ${BATCH} from measure.batch b join measure.import_file f on f.hub_id = b.hub_id and f.batch_id = b.id
     where b.hub_id = hub.asker_hub() and ($2::integer is null or b.id < $2) order by b.id desc limit $1`,
    [limit, before],
  );
  return rows;
}

export async function findBatch(tx: Tx, id: number): Promise<BatchRow | undefined> {
  const { rows } = await tx.query<BatchRow>(
    `select ${BATCH} from measure.batch b join measure.import_file f on f.hub_id = b.hub_id and f.batch_id = b.id
     where b.hub_id = hub.asker_hub() and b.id = $1`,
    [id],
  );
  return rows[0];
}

/** Holds the batch until the transaction ends, so that two steps on it go one after the other. */
export async function lockBatch(tx: Tx, id: number): Promise<void> {
  await tx.query(
    "select from measure.batch where hub_id = hub.asker_hub() and id = $1 for update",
    [id],
  );
}

export async function addImport(
  tx: Tx,
  file: {
    fileName: string;
    storedAs: string;
    bytes: number;
    person: number | null;
    profile: Profile;
  },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `with made as (
       insert into measure.batch (hub_id, kind, file_name, state, created_by) values (hub.asker_hub(), 'import', $1, 'uploaded', $2)
       returning hub_id, id)
     insert into measure.import_file (hub_id, batch_id, stored_as, format, bytes, profile)
     select hub_id, id, $3, $4, $5, $6 from made returning batch_id as id`,
    [file.fileName, file.person, file.storedAs, file.profile.format, file.bytes, file.profile],
  );
  return (rows[0] as { id: number }).id;
}

export async function rememberedMapping(
  tx: Tx,
  fingerprint: string,
): Promise<ImportMapping | null> {
  const { rows } = await tx.query<{ mapping: ImportMapping }>(
    `select mapping from measure.mapping where hub_id = hub.asker_hub() and source_key like $1 || '~%' order by used_at desc limit 1`,
    [fingerprint],
  );
  return rows[0]?.mapping ?? null;
}

export async function rememberMapping(tx: Tx, key: string, mapping: ImportMapping): Promise<void> {
  await tx.query(
    `insert into measure.mapping (hub_id, source_key, mapping) values (hub.asker_hub(), $1, $2)
     on conflict (hub_id, source_key) do update set mapping = excluded.mapping, used_at = now()`,
    [key, mapping],
  );
}

export async function noteStep(
  tx: Tx,
  id: number,
  step: { job: number | null; mapping: ImportMapping | null },
): Promise<void> {
  await tx.query(
    `update measure.batch set job_id = coalesce($2, job_id), mapping = coalesce($3, mapping) where hub_id = hub.asker_hub() and id = $1`,
    [id, step.job, step.mapping],
  );
}

export async function noteProfile(tx: Tx, id: number, profile: Profile): Promise<void> {
  await tx.query(
    "update measure.import_file set profile = $2 where hub_id = hub.asker_hub() and batch_id = $1",
    [id, profile],
  );
}

export async function noteOutcome(
  tx: Tx,
  id: number,
  outcome: { state: ImportBatch["state"]; counts: object; issueCounts: object },
): Promise<void> {
  await tx.query(
    `with noted as (
       update measure.import_file set issue_counts = $4 where hub_id = hub.asker_hub() and batch_id = $1)
     update measure.batch set state = $2, counts = $3,
       applied_at = case when $2 = 'applied' then now() else applied_at end,
       undone_at = case when $2 = 'undone' then now() else undone_at end
     where hub_id = hub.asker_hub() and id = $1`,
    [id, outcome.state, outcome.counts, JSON.stringify(outcome.issueCounts)],
  );
}

export async function replaceIssues(
  tx: Tx,
  id: number,
  issues: readonly ImportIssue[],
): Promise<void> {
  await tx.query(
    "delete from measure.import_issue where hub_id = hub.asker_hub() and batch_id = $1",
    [id],
  );
  for (let from = 0; from < issues.length; from += 10_000) {
    const part = issues.slice(from, from + 10_000);
    const column = <K extends keyof ImportIssue>(key: K) => part.map((issue) => issue[key] ?? null);
    await tx.query(
      `insert into measure.import_issue (hub_id, batch_id, seq, row, field, code, severity, reason, cell)
       select hub.asker_hub(), $1, $2 + i.n, i.row, i.field, i.code, i.severity, i.reason, i.cell
       from unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) with ordinality
         as i (row, field, code, severity, reason, cell, n)`,
      [
        id,
        from,
        column("row"),
        column("field"),
        column("code"),
        column("severity"),
        column("reason"),
        column("text"),
      ],
    );
  }
}

export async function listIssues(tx: Tx, id: number, limit: number): Promise<ImportIssue[]> {
  const { rows } = await tx.query<ImportIssue>(
    `select row, field, code, severity, reason, cell as text from measure.import_issue
     where hub_id = hub.asker_hub() and batch_id = $1 order by severity, seq limit $2`,
    [id, limit],
  );
  return rows.map(
    ({ text, ...issue }) => (text === null ? issue : { ...issue, text }) as ImportIssue,
  );
}

/** Refusals of rows in the order of the file, a piece at a time. */
export async function refusalsAfter(
  tx: Tx,
  id: number,
  after: { row: number; seq: number },
  limit: number,
): Promise<{ row: number; seq: number; field: string; code: string; reason: string }[]> {
  const { rows } = await tx.query(
    `select row, seq, field, code, reason from measure.import_issue
     where hub_id = hub.asker_hub() and batch_id = $1 and severity = 'error' and row > 0 and (row, seq) > ($2, $3)
     order by row, seq limit $4`,
    [id, after.row, after.seq, limit],
  );
  return rows;
}

export async function replaceChanges(
  tx: Tx,
  id: number,
  kind: "change" | "later-edit",
  changes: readonly object[],
): Promise<void> {
  await tx.query(
    `delete from measure.import_change where hub_id = hub.asker_hub() and batch_id = $1 and kind = $2`,
    [id, kind],
  );
  await tx.query(
    `insert into measure.import_change (hub_id, batch_id, kind, seq, body)
     select hub.asker_hub(), $1, $2, x.n, x.body from jsonb_array_elements($3::jsonb) with ordinality as x (body, n)`,
    [id, kind, JSON.stringify(changes)],
  );
}

export async function listChanges(
  tx: Tx,
  id: number,
  kind: "change" | "later-edit",
  limit: number,
): Promise<ImportBatch["changes"]> {
  const { rows } = await tx.query(
    `select body from measure.import_change where hub_id = hub.asker_hub() and batch_id = $1 and kind = $2 order by seq limit $3`,
    [id, kind, limit],
  );
  return rows.map((row) => row.body);
}

export async function findHubId(tx: Tx, code: string): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>("select id from hub.hub where code = $1", [code]);
  return rows[0]?.id;
}
