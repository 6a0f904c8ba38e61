import type { Tx } from "../db/rights.ts";

export type ViewRow = {
  readonly id: number;
  readonly page: string;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
  readonly owner: string;
  readonly mine: boolean;
  readonly isDefault: boolean;
  readonly version: number;
};

/** Every view that the asker may open, one's own first; by id alone where one is asked for. */
export async function listViews(tx: Tx, id: number | null = null): Promise<ViewRow[]> {
  const { rows } = await tx.query<ViewRow>(
    `select v.id, v.page, v.name, v.body ->> 'query' as query, v.shared, coalesce(p.name, '') as owner,
       v.person_id = hub.asker_person() as mine, d.view_id is not null as "isDefault", v.version
     from hub.saved_view v
     left join hub.person p on p.id = v.person_id
     left join hub.default_view d on d.hub_id = v.hub_id and d.person_id = hub.asker_person() and d.page = v.page and d.view_id = v.id
     where v.hub_id = hub.asker_hub() and ($1::bigint is null or v.id = $1)
     order by v.page, mine desc, lower(v.name), v.id limit 1000`,
    [id],
  );
  return rows;
}

export async function addView(
  tx: Tx,
  view: { page: string; name: string; query: string; shared: boolean },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into hub.saved_view (hub_id, person_id, page, name, shared, body)
     values (hub.asker_hub(), hub.asker_person(), $1, $2, $3, jsonb_build_object('query', $4::text)) returning id`,
    [view.page, view.name, view.shared, view.query],
  );
  return (rows[0] as { id: number }).id;
}

/** Changes one's own view if it still has the version; whether it did. */
export async function changeView(
  tx: Tx,
  view: {
    id: number;
    version: number;
    name: string | null;
    query: string | null;
    shared: boolean | null;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update hub.saved_view set name = coalesce($3, name), shared = coalesce($5, shared), version = version + 1,
       body = case when $4::text is null then body else jsonb_build_object('query', $4::text) end
     where hub_id = hub.asker_hub() and id = $1 and version = $2`,
    [view.id, view.version, view.name, view.query, view.shared],
  );
  return rowCount === 1;
}

export async function removeView(tx: Tx, id: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    "delete from hub.saved_view where hub_id = hub.asker_hub() and id = $1",
    [id],
  );
  return rowCount === 1;
}

export async function clearDefault(tx: Tx, page: string): Promise<void> {
  await tx.query(
    "delete from hub.default_view where hub_id = hub.asker_hub() and person_id = hub.asker_person() and page = $1",
    [page],
  );
}

export async function setDefault(tx: Tx, page: string, view: number): Promise<void> {
  await tx.query(
    `insert into hub.default_view (hub_id, person_id, page, view_id)
     values (hub.asker_hub(), hub.asker_person(), $1, $2)
     on conflict (hub_id, person_id, page) do update set view_id = excluded.view_id`,
    [page, view],
  );
}
