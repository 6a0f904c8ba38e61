import type { Tx } from "../db/rights.ts";

export type ProjectLink = {
  ref: string;
  name: string;
  stage: string;
  sector: string | null;
  example: boolean;
  deals: number;
  /** Yearly output in major units of its currency, as the pipeline says. */
  output: number | null;
  currency: string;
};

/** Projects of the pipeline that the asker sees, those without a deal first; of one text, or the latest. */
export async function listProjects(
  tx: Tx,
  { text = null, refs = null }: { text?: string | null; refs?: readonly string[] | null },
): Promise<ProjectLink[]> {
  const { rows } = await tx.query<ProjectLink>(
    `select p.id::text as ref, p.name, p.stage_code as stage, p.sector, p.example, coalesce(d.n, 0)::int as deals, l.delivered_output::double precision as output,
       p.currency
     from attract.published_project p
     left join attract.published_pipeline l on l.hub_id = p.hub_id and l.id = p.id
     left join (select project_ref, count(*) as n from fund.deal where hub_id = hub.asker_hub() group by project_ref) d on d.project_ref = p.id::text
     where p.hub_id = hub.asker_hub() and ($1::text is null or p.name ilike '%' || $1 || '%') and ($2::text[] is null or p.id::text = any ($2))
       and ($2::text[] is not null or p.status = 'active')
     order by p.stage >= 5, p.stage desc, p.id desc limit 300`,
    [text, refs],
  );
  return rows;
}

export type GapLink = { ref: string; chain: string; link: string; status: string; deals: number };

/** Gaps of the chains that the asker sees, open ones first. */
export async function listGaps(tx: Tx, refs: readonly string[] | null = null): Promise<GapLink[]> {
  const { rows } = await tx.query<GapLink>(
    `select g.ref, g.chain, g.link, g.status, coalesce(d.n, 0)::int as deals from target.published_gap g
     left join (select gap_ref, count(*) as n from fund.deal where hub_id = hub.asker_hub() group by gap_ref) d on d.gap_ref = g.ref
     where g.hub_id = hub.asker_hub() and ($1::text[] is null or g.ref = any ($1)) order by g.status = 'closed', g.ref`,
    [refs],
  );
  return rows;
}
