import type {
  PipelineBatch,
  PipelineChange,
  PipelineMapping,
} from "@essor/contract/attract-import";
import type { ImportIssue } from "@essor/contract/measure";
import type { StageReading } from "@essor/core/attract";
import { STAGES } from "@essor/core/attract";
import type { Tx } from "../db/rights.ts";
import type { TableLook } from "../sheets/look-at-table.ts";

export type PipelineProfile = Omit<TableLook, "found"> & {
  readonly columns: PipelineBatch["columns"];
};

export type BatchRow = {
  id: number;
  fileName: string;
  storedAs: string;
  bytes: number;
  state: PipelineBatch["state"];
  profile: PipelineProfile;
  mapping: PipelineMapping | null;
  counts: Record<string, number> & { laterEdits?: { row: number; project: number }[] };
  issueCounts: PipelineBatch["issueCounts"];
  districts: string[] | null;
  job: number | null;
  createdAt: string;
  appliedAt: string | null;
  undoneAt: string | null;
};

const BATCH = `id, file_name as "fileName", stored_as as "storedAs", bytes, state, profile, mapping, counts, issue_counts as "issueCounts", districts, job_id as job,
  created_at::text as "createdAt", applied_at::text as "appliedAt", undone_at::text as "undoneAt"`;

export async function findBatch(tx: Tx, id: number): Promise<BatchRow | undefined> {
  const { rows } = await tx.query<BatchRow>(
    `select ${BATCH} from attract.import_batch where hub_id = hub.asker_hub() and id = $1`,
    [id],
  );
  return rows[0];
}

export async function listBatches(
  tx: Tx,
  limit: number,
  before: number | null,
): Promise<BatchRow[]> {
  const { rows } = await tx.query<BatchRow>(
    `select ${BATCH} from attract.import_batch where hub_id = hub.asker_hub() and ($2::bigint is null or id < $2) order by id desc limit $1`,
    [limit, before],
  );
  return rows;
}

/** Holds the batch until the transaction ends, so that two steps on it go one after the other. */
export async function lockBatch(tx: Tx, id: number): Promise<void> {
  await tx.query(
    "select from attract.import_batch where hub_id = hub.asker_hub() and id = $1 for update",
    [id],
  );
}

export async function addBatch(
  tx: Tx,
  b: {
    fileName: string;
    storedAs: string;
    bytes: number;
    profile: PipelineProfile;
    districts: readonly string[] | null;
    person: number | null;
  },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into attract.import_batch (hub_id, file_name, stored_as, bytes, profile, districts, created_by) values (hub.asker_hub(), $1, $2, $3, $4, $5, $6) returning id`,
    [b.fileName, b.storedAs, b.bytes, b.profile, b.districts, b.person],
  );
  return (rows[0] as { id: number }).id;
}

export async function noteStep(
  tx: Tx,
  id: number,
  step: { job: number | null; mapping: PipelineMapping | null; profile: PipelineProfile },
): Promise<void> {
  await tx.query(
    `update attract.import_batch set job_id = coalesce($2, job_id), mapping = coalesce($3, mapping), profile = $4 where hub_id = hub.asker_hub() and id = $1`,
    [id, step.job, step.mapping, step.profile],
  );
}

export async function noteOutcome(
  tx: Tx,
  id: number,
  outcome: { state: PipelineBatch["state"]; counts: object; issueCounts: object },
): Promise<void> {
  await tx.query(
    `update attract.import_batch set state = $2, counts = $3, issue_counts = $4, applied_at = case when $2 = 'applied' then clock_timestamp() else applied_at end
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
    "delete from attract.import_issue where hub_id = hub.asker_hub() and batch_id = $1",
    [id],
  );
  for (let from = 0; from < issues.length; from += 10_000) {
    await tx.query(
      `insert into attract.import_issue (hub_id, batch_id, seq, row_no, field, code, severity, reason, body)
       select hub.asker_hub(), $1, $2 + i.n, (i.x ->> 'row')::integer, i.x ->> 'field', i.x ->> 'code', i.x ->> 'severity', i.x ->> 'reason', i.x ->> 'text'
       from jsonb_array_elements($3::jsonb) with ordinality as i (x, n)`,
      [id, from, JSON.stringify(issues.slice(from, from + 10_000))],
    );
  }
}

export async function listIssues(tx: Tx, id: number, limit: number): Promise<ImportIssue[]> {
  const { rows } = await tx.query<ImportIssue & { text: string | null }>(
    `select row_no as row, field, code, severity, reason, body as text from attract.import_issue
     where hub_id = hub.asker_hub() and batch_id = $1 order by severity, row_no, seq limit $2`,
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
    `select row_no as row, seq, field, code, reason from attract.import_issue
     where hub_id = hub.asker_hub() and batch_id = $1 and severity = 'error' and row_no > 0 and (row_no, seq) > ($2, $3) order by row_no, seq limit $4`,
    [id, after.row, after.seq, limit],
  );
  return rows;
}

/** What the batch changed, or would change, with the names that its reader may see. */
export async function listChanges(tx: Tx, id: number, limit: number): Promise<PipelineChange[]> {
  const { rows } = await tx.query<PipelineChange>(
    `select l.row_no as row, l.project_id as project, coalesce(s.name, p.name) as name, l.differs
     from attract.import_line l join attract.project p on p.hub_id = l.hub_id and p.id = l.project_id
     left join attract.project_secret s on s.hub_id = p.hub_id and s.project_id = p.id
     where l.hub_id = hub.asker_hub() and l.batch_id = $1 and l.outcome = 'changed' order by l.row_no limit $2`,
    [id, limit],
  );
  return rows;
}

export async function rememberedMapping(
  tx: Tx,
  fingerprint: string,
): Promise<PipelineMapping | null> {
  const { rows } = await tx.query<{ mapping: PipelineMapping }>(
    "select mapping from attract.import_mapping where hub_id = hub.asker_hub() and fingerprint = $1",
    [fingerprint],
  );
  return rows[0]?.mapping ?? null;
}

export async function rememberMapping(
  tx: Tx,
  m: { fingerprint: string; mapping: PipelineMapping; person: number | null },
): Promise<void> {
  await tx.query(
    `insert into attract.import_mapping (hub_id, fingerprint, mapping, used_by) values (hub.asker_hub(), $1, $2, $3)
     on conflict (hub_id, fingerprint) do update set mapping = excluded.mapping, used_by = excluded.used_by, used_at = now()`,
    [m.fingerprint, m.mapping, m.person],
  );
}

export async function undoBatch(
  tx: Tx,
  id: number,
): Promise<{ removed: number; restored: number; kept: { row: number; project: number }[] } | null> {
  const { rows } = await tx.query("select attract.undo_import($1) as undone", [id]);
  return rows[0]?.undone ?? null;
}

/** The hub's own words for stages and statuses, which go before the built-in ones. */
export async function hubWords(tx: Tx): Promise<Record<string, StageReading>> {
  const { rows } = await tx.query<{ word: string; stage: number | null; status: string | null }>(
    "select word, stage, status from attract.stage_word where hub_id = hub.asker_hub()",
  );
  return Object.fromEntries(
    rows.map(({ word, stage, status }) => [
      word,
      {
        ...(stage === null ? {} : { stage: STAGES[stage] as NonNullable<StageReading["stage"]> }),
        ...(status === null ? {} : { status: status as NonNullable<StageReading["status"]> }),
      },
    ]),
  );
}
