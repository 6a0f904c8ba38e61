import type { Tx } from "../db/rights.ts";
import { SOURCE, type SourceRow } from "./queries.ts";

export type RecipeRow = {
  id: number;
  code: string;
  edition: number;
  name: { en: string };
  note: object;
  hash: string;
  body: Record<string, unknown>;
  scope: { level: string; nameEndsWith?: readonly string[] };
  createdAt: Date;
};

const RECIPE = `id, code, edition, name, note, hash, body, scope, created_at as "createdAt"`;

export async function listRecipes(tx: Tx): Promise<RecipeRow[]> {
  const { rows } = await tx.query<RecipeRow>(
    `select distinct on (code) ${RECIPE} from measure.recipe where hub_id = hub.asker_hub() order by code, edition desc`,
  );
  return rows;
}

export async function findRecipe(
  tx: Tx,
  code: string,
  edition: number | null,
): Promise<RecipeRow | undefined> {
  const { rows } = await tx.query<RecipeRow>(
    `select ${RECIPE} from measure.recipe where hub_id = hub.asker_hub() and code = $1 and ($2::integer is null or edition = $2)
     order by edition desc limit 1`,
    [code, edition],
  );
  return rows[0];
}

/** Stores a recipe as the next edition of its code; the same text again is the same edition. */
export async function saveRecipe(
  tx: Tx,
  recipe: {
    code: string;
    name: object;
    note: object;
    body: object;
    scope: object;
    hash: string;
    person: number;
  },
): Promise<RecipeRow> {
  const latest = await findRecipe(tx, recipe.code, null);
  if (latest?.hash === recipe.hash) return latest;
  const { rows } = await tx.query<RecipeRow>(
    `insert into measure.recipe (hub_id, code, edition, name, note, body, hash, created_by, scope)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8) returning ${RECIPE}`,
    [
      recipe.code,
      (latest?.edition ?? 0) + 1,
      recipe.name,
      recipe.note,
      recipe.body,
      recipe.hash,
      recipe.person,
      recipe.scope,
    ],
  );
  return rows[0] as RecipeRow;
}

export type ListRow = {
  id: number;
  code: string;
  name: { en: string };
  publisher: string;
  method: object;
  methodChanges: unknown[];
};

export async function listPublishedLists(tx: Tx): Promise<ListRow[]> {
  const { rows } = await tx.query<ListRow>(
    `select id, code, name, publisher, method, method_changes as "methodChanges" from measure.published_list
     where hub_id = hub.asker_hub() order by id`,
  );
  return rows;
}

export type RankRow = {
  listId: number;
  edition: string;
  area: string;
  areaName: { en: string };
  rank: number;
  tied: boolean;
  source: SourceRow;
};

export async function listPublishedRanks(tx: Tx): Promise<RankRow[]> {
  const { rows } = await tx.query<RankRow>(
    `select r.list_id as "listId", r.edition, a.code as area, a.name as "areaName", r.rank, r.tied, ${SOURCE} as source
     from measure.published_rank r
     join measure.area a on a.id = r.area_id
     join measure.source s on s.hub_id = r.hub_id and s.id = r.source_id
     where r.hub_id = hub.asker_hub() order by r.list_id, r.edition desc, r.rank, a.code`,
  );
  return rows;
}

export async function listMilestones(tx: Tx): Promise<object[]> {
  const { rows } = await tx.query(
    `select a.code as area, a.name as "areaName", i.code as indicator, i.name as "indicatorName", m.level, m.period, ${SOURCE} as source
     from measure.milestone m
     join measure.area a on a.id = m.area_id
     join measure.indicator i on i.hub_id = m.hub_id and i.id = m.indicator_id
     join measure.source s on s.hub_id = m.hub_id and s.id = m.source_id
     where m.hub_id = hub.asker_hub() order by a.code, i.code, m.level`,
  );
  return rows;
}

/** A mark of the hub's figures: another one whenever figures are recorded or withdrawn. A file that waits to be applied is no record. */
export async function newestRecording(tx: Tx): Promise<string> {
  const { rows } = await tx.query<{ mark: string }>(
    `select hub.asker_hub() || '/' || count(applied_at) || '/' || count(undone_at) as mark from measure.batch where hub_id = hub.asker_hub()`,
  );
  return rows[0]?.mark ?? "";
}

export type BatchRow = {
  id: number;
  fileName: string;
  counts: { rows?: number; accepted?: number };
  appliedAt: Date;
};

/** Batches of figures that were applied since a moment, newest first. */
export async function batchesSince(tx: Tx, since: Date): Promise<BatchRow[]> {
  const { rows } = await tx.query<BatchRow>(
    `select id, file_name as "fileName", counts, applied_at as "appliedAt" from measure.batch
     where hub_id = hub.asker_hub() and kind <> 'computed' and state = 'applied' and applied_at > $1 order by id desc limit 10`,
    [since],
  );
  return rows;
}

/** Batches that were checked but neither applied nor thrown away. */
export async function waitingBatches(tx: Tx): Promise<BatchRow[]> {
  const { rows } = await tx.query<BatchRow>(
    `select id, file_name as "fileName", counts, applied_at as "appliedAt" from measure.batch
     where hub_id = hub.asker_hub() and state = 'checked' order by id desc limit 5`,
  );
  return rows;
}
