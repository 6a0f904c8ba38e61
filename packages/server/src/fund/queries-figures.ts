import type { Tx } from "../db/rights.ts";

export type InvestedRow = {
  fund: string;
  deal: number;
  activity: string;
  area: string;
  home: string;
  year: number;
  currency: string;
  minor: string;
};

/** What the books say each real deal of the region took in each year; what was turned round is taken off where it was. */
export async function investedByDeal(tx: Tx): Promise<InvestedRow[]> {
  const { rows } = await tx.query<InvestedRow>(
    `select d.fund_code as fund, d.id::integer as deal, d.activity_code as activity, h.area_code as area, coalesce(h.settings ->> 'currency', 'CNY') as home,
       extract(year from e.effective_on)::integer as year, p.currency, sum(p.minor)::text as minor
     from fund.journal_entry e
     left join fund.journal_entry o on o.hub_id = e.hub_id and o.id = e.reverses
     join fund.posting p on p.hub_id = e.hub_id and p.entry_id = e.id and p.account like 'assets:investment:%'
     join fund.deal d on d.hub_id = e.hub_id and d.id::text = coalesce(o.event_ref, e.event_ref) and d.fund_code = e.fund_code
     join fund.fund f on f.hub_id = d.hub_id and f.code = d.fund_code
     join hub.hub h on h.id = e.hub_id and h.area_code is not null
     where e.hub_id = hub.asker_hub() and coalesce(o.event_kind, e.event_kind) = 'investment' and d.in_region and not d.example and not f.example
     group by d.fund_code, d.id, d.activity_code, h.area_code, h.settings, extract(year from e.effective_on), p.currency
     order by d.id`,
  );
  return rows;
}

/** Names of deals as the asker may see them. */
export async function namesOfDeals(
  tx: Tx,
  ids: readonly number[],
): Promise<{ id: number; name: object }[]> {
  const { rows } = await tx.query<{ id: number; name: object }>(
    "select id::integer, name from fund.deal where hub_id = hub.asker_hub() and id = any($1::bigint[])",
    [ids],
  );
  return rows;
}
