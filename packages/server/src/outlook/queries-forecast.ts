import type { Tx } from "../db/rights.ts";

export type PipelineRow = {
  id: number;
  sector: string;
  /** `chain/link` of the gap that the project was named to fill; empty where it fills none. */
  link: string;
  stage: number;
  status: string;
  stageSince: string | null;
  currency: string;
  amount: number | null;
  promised: number | null;
  delivered: number | null;
  updatedAt: Date;
};

/** The pipeline without names, as the asker may see it. Amounts in whole units of the home currency. */
export async function readPipeline(tx: Tx): Promise<PipelineRow[]> {
  const { rows } = await tx.query<PipelineRow>(
    `select id::integer, sector, coalesce((
         select min(g.chain || '/' || g.link) from target.published_gap_project g
         where g.hub_id = published_pipeline.hub_id and g.project_id = published_pipeline.id), '') as link, stage, status, coalesce(stage_since, announced_on)::text as "stageSince", currency,
       home_minor::double precision / 100 as amount, promised_output as promised, delivered_output as delivered, updated_at as "updatedAt"
     from attract.published_pipeline where hub_id = hub.asker_hub() order by id`,
  );
  return rows;
}

export type EntryRow = { project: number; stage: number; on: string };

/** Stage entries that stand, in order of project and day. */
export async function readEntries(tx: Tx): Promise<EntryRow[]> {
  const { rows } = await tx.query<EntryRow>(
    `select project_id::integer as project, stage, valid_on::text as "on" from attract.published_stage_entry
     where hub_id = hub.asker_hub() order by project_id, valid_on, id`,
  );
  return rows;
}

/** Fund money that reached projects, by project, as a share of their investment where both are known. */
export async function readFundMoney(tx: Tx): Promise<{ project: number; minor: number }[]> {
  const { rows } = await tx.query<{ project: number; minor: number }>(
    `select project_ref::integer as project, sum(minor)::double precision as minor from fund.published_money
     where hub_id = hub.asker_hub() and project_ref ~ '^[0-9]{1,9}$' group by 1`,
  );
  return rows;
}

export type ForecastRow = {
  id: number;
  measure: "output" | "investment";
  asOf: string;
  toYear: number;
  seed: number;
  draws: number;
  recipeHash: string;
  vintage: Date;
  currency: string;
  assumptions: object;
  counts: Record<string, number>;
  years: {
    group: string;
    year: number;
    mean: number;
    q5: number;
    q25: number;
    median: number;
    q75: number;
    q95: number;
  }[];
  stages: object[];
  createdAt: Date;
};

const SHOWN = `id::integer, measure, as_of::text as "asOf", to_year as "toYear", seed, draws, recipe_hash as "recipeHash", vintage, currency, assumptions, counts, years, stages, created_at as "createdAt"`;

export async function listForecasts(tx: Tx, limit: number): Promise<ForecastRow[]> {
  const { rows } = await tx.query<ForecastRow>(
    `select ${SHOWN} from outlook.forecast where hub_id = hub.asker_hub() order by created_at desc, id desc limit $1`,
    [limit],
  );
  return rows;
}

export async function findForecast(tx: Tx, id: number): Promise<ForecastRow | undefined> {
  const { rows } = await tx.query<ForecastRow>(
    `select ${SHOWN} from outlook.forecast where hub_id = hub.asker_hub() and id = $1`,
    [id],
  );
  return rows[0];
}

export async function keepForecast(
  tx: Tx,
  f: Omit<ForecastRow, "id" | "createdAt"> & { hub: number; person: number | null },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into outlook.forecast (hub_id, measure, as_of, to_year, seed, draws, recipe_hash, vintage, currency, assumptions, counts, years, stages, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning id::integer`,
    [
      f.hub,
      f.measure,
      f.asOf,
      f.toYear,
      f.seed,
      f.draws,
      f.recipeHash,
      f.vintage,
      f.currency,
      f.assumptions,
      f.counts,
      JSON.stringify(f.years),
      JSON.stringify(f.stages),
      f.person,
    ],
  );
  return (rows[0] as { id: number }).id;
}
