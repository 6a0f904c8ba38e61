import type { HubDay } from "@essor/contract/attract-care";
import type { Tx } from "../db/rights.ts";

export async function hubDays(tx: Tx): Promise<Omit<HubDay, "own">[]> {
  const { rows } = await tx.query<Omit<HubDay, "own">>(
    "select day, kind, name, source from attract.calendar_day where hub_id = hub.asker_hub() order by day",
  );
  return rows;
}

export async function keepDay(
  tx: Tx,
  d: { day: string; kind: string; name: string; source: string; person: number },
): Promise<void> {
  await tx.query(
    `insert into attract.calendar_day (hub_id, day, kind, name, source, created_by) values (hub.asker_hub(), $1, $2, $3, $4, $5)
     on conflict (hub_id, day) do update set kind = excluded.kind, name = excluded.name, source = excluded.source, created_by = excluded.created_by`,
    [d.day, d.kind, d.name, d.source, d.person],
  );
}

export async function dropDay(tx: Tx, day: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    "delete from attract.calendar_day where hub_id = hub.asker_hub() and day = $1",
    [day],
  );
  return rowCount === 1;
}

export async function assignEnquiry(
  tx: Tx,
  e: { id: number; version: number; person: number | null },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update attract.enquiry set assignee_id = $3, version = version + 1 where hub_id = hub.asker_hub() and id = $1 and version = $2 and answered_at is null",
    [e.id, e.version, e.person],
  );
  return rowCount === 1;
}

export type StageSetting = { stage: number; name: object; needs: string[]; version: number };

export async function stageSettings(tx: Tx): Promise<StageSetting[]> {
  const { rows } = await tx.query<StageSetting>(
    "select stage, name, needs, version from attract.stage_setting where hub_id = hub.asker_hub() order by stage",
  );
  return rows;
}

export async function keepStage(
  tx: Tx,
  s: { stage: number; name: object; needs: readonly string[] },
): Promise<void> {
  await tx.query(
    `insert into attract.stage_setting (hub_id, stage, name, needs) values (hub.asker_hub(), $1, $2, $3)
     on conflict (hub_id, stage) do update set name = excluded.name, needs = excluded.needs, version = stage_setting.version + 1`,
    [s.stage, s.name, s.needs],
  );
}

export async function keepWord(
  tx: Tx,
  w: { word: string; stage: number | null; status: string | null; person: number },
): Promise<void> {
  await tx.query(
    `insert into attract.stage_word (hub_id, word, stage, status, created_by) values (hub.asker_hub(), $1, $2, $3, $4)
     on conflict (hub_id, word) do update set stage = excluded.stage, status = excluded.status, version = stage_word.version + 1`,
    [w.word, w.stage, w.status, w.person],
  );
}

export async function dropWord(tx: Tx, word: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    "delete from attract.stage_word where hub_id = hub.asker_hub() and word = $1",
    [word],
  );
  return rowCount === 1;
}
