import type { Tx } from "../db/rights.ts";
import type { Names } from "./queries-funds.ts";

export type IndexFound = {
  code: string;
  name: Names;
  currency: string;
  source: { title: string; address: string; note: string };
  from: string | null;
  to: string | null;
};

export async function listIndices(tx: Tx): Promise<IndexFound[]> {
  const { rows } = await tx.query<IndexFound>(
    `select i.code, i.name, i.currency, i.source, min(l.day)::text as "from", max(l.day)::text as "to"
     from fund.market_index i left join fund.index_level l on l.hub_id = i.hub_id and l.index_code = i.code
     where i.hub_id = hub.asker_hub() group by i.hub_id, i.code order by i.code`,
  );
  return rows;
}

export async function listLevels(
  tx: Tx,
  code: string,
  until: string,
): Promise<{ day: string; level: number }[]> {
  const { rows } = await tx.query<{ day: string; level: number }>(
    `select day::text, level from fund.index_level where hub_id = hub.asker_hub() and index_code = $1 and day <= $2 order by day`,
    [code, until],
  );
  return rows;
}

export async function putIndex(
  tx: Tx,
  i: Omit<IndexFound, "from" | "to">,
  levels: readonly { day: string; level: number }[],
): Promise<void> {
  await tx.query(
    `insert into fund.market_index (hub_id, code, name, currency, source) values (hub.asker_hub(), $1, $2, $3, $4) on conflict do nothing`,
    [i.code, i.name, i.currency, i.source],
  );
  await tx.query(
    `insert into fund.index_level (hub_id, index_code, day, level)
     select hub.asker_hub(), $1, * from unnest($2::date[], $3::double precision[])
     on conflict (hub_id, index_code, day) do update set level = excluded.level`,
    [i.code, levels.map((l) => l.day), levels.map((l) => l.level)],
  );
}
