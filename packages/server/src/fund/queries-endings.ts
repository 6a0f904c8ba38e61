import type { Tx } from "../db/rights.ts";

export type EndingRow = {
  ref: string;
  investor: string | null;
  sector: string;
  area: string;
  /** Minor units of the hub's currency. */
  amount: number | null;
  announcedOn: string | null;
  succeeded: boolean;
};

const ENDED = "hub_id = hub.asker_hub() and succeeded is not null and not example";
const OPEN =
  "p.hub_id = hub.asker_hub() and p.succeeded is null and not p.example and p.status in ('active', 'delayed', 'on-hold')";
const FACTS = (p: string) =>
  `${p}.id::text as ref, ${p}.investor_ref::text as investor, ${p}.sector, ${p}.area_code as area, ${p}.home_minor::double precision as amount, ${p}.announced_on::text as "announcedOn"`;

/** Projects that the asker sees and that reached production or were given up, the earliest first; no worked examples. */
export async function listEndings(tx: Tx): Promise<EndingRow[]> {
  const { rows } = await tx.query<EndingRow>(
    `select ${FACTS("e")}, e.succeeded from attract.published_ending e where ${ENDED} order by e.id`,
  );
  return rows;
}

export type OpenProject = Omit<EndingRow, "succeeded"> & { name: string };

/** Projects that are neither in production nor given up. */
export async function listOpenProjects(tx: Tx): Promise<OpenProject[]> {
  const { rows } = await tx.query<OpenProject>(
    `select ${FACTS("p")}, n.name from attract.published_ending p
     join attract.published_project n on n.hub_id = p.hub_id and n.id = p.id
     where ${OPEN} order by p.id`,
  );
  return rows;
}

export type EndingsState = {
  decided: number;
  succeeded: number;
  examples: number;
  sources: { title: string; grade: string | null; n: number }[];
  currency: string;
};

/** How many ended, by which source, in which currency they are summed. */
export async function endingsState(tx: Tx): Promise<EndingsState> {
  const { rows } = await tx.query<EndingsState>(
    `select (select count(*)::integer from attract.published_ending where ${ENDED}) as decided,
       (select count(*)::integer from attract.published_ending where ${ENDED} and succeeded) as succeeded,
       (select count(*)::integer from attract.published_ending where hub_id = hub.asker_hub() and example and succeeded is not null) as examples,
       coalesce((select jsonb_agg(s order by s.n desc) from (
         select source_title as title, source_grade as grade, count(*)::integer as n from attract.published_ending where ${ENDED} group by 1, 2
         order by 3 desc limit 5) s), '[]') as sources,
       coalesce((select settings ->> 'currency' from hub.hub where id = hub.asker_hub()), 'CNY') as currency`,
  );
  return rows[0] as EndingsState;
}
