import type { Tx } from "../../db/rights.ts";

/** The hub's own place and the places it looks at. */
export async function hubPlaces(tx: Tx): Promise<{ area: string | null; peers: string[] }> {
  const { rows } = await tx.query<{ area: string | null; peers: string[] | null }>(
    `select area_code as area, peers from hub.hub where id = hub.asker_hub()`,
  );
  return { area: rows[0]?.area ?? null, peers: rows[0]?.peers ?? [] };
}

export type RunRow = {
  id: number;
  code: string;
  edition: number;
  hash: string;
  period: string;
  asOf: string;
  seed: number;
  replications: number;
  preset: string | null;
  vary: object;
  createdAt: Date;
  result: object;
};

const RUN = `job_id as id, code, edition, hash, period, as_of::text as "asOf", seed, replications, preset, vary, result,
  created_at as "createdAt"`;

/** Keeps what a run found; a job that was begun twice keeps it once. */
export async function saveRun(
  tx: Tx,
  run: Omit<RunRow, "createdAt"> & { person: number | null },
): Promise<void> {
  await tx.query(
    `insert into measure.uncertainty_run
       (hub_id, job_id, code, edition, hash, period, as_of, seed, replications, preset, vary, result, created_by)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (hub_id, job_id) do nothing`,
    [
      run.id,
      run.code,
      run.edition,
      run.hash,
      run.period,
      run.asOf,
      run.seed,
      run.replications,
      run.preset,
      JSON.stringify(run.vary),
      JSON.stringify(run.result),
      run.person,
    ],
  );
}

export async function listRuns(tx: Tx, code: string): Promise<RunRow[]> {
  const { rows } = await tx.query<RunRow>(
    `select ${RUN} from measure.uncertainty_run where hub_id = hub.asker_hub() and code = $1 order by job_id desc limit 10`,
    [code],
  );
  return rows;
}

export type SensitivityRow = Omit<RunRow, "replications"> & {
  budget: number;
  unit: string | null;
};

/** Keeps what a sensitivity analysis found; a job that was begun twice keeps it once. */
export async function saveSensitivity(
  tx: Tx,
  run: Omit<SensitivityRow, "createdAt"> & { person: number | null },
): Promise<void> {
  await tx.query(
    `insert into measure.sensitivity_run
       (hub_id, job_id, code, edition, hash, period, as_of, seed, budget, unit, preset, vary, result, created_by)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (hub_id, job_id) do nothing`,
    [
      run.id,
      run.code,
      run.edition,
      run.hash,
      run.period,
      run.asOf,
      run.seed,
      run.budget,
      run.unit,
      run.preset,
      JSON.stringify(run.vary),
      JSON.stringify(run.result),
      run.person,
    ],
  );
}

export async function listSensitivities(tx: Tx, code: string): Promise<SensitivityRow[]> {
  const { rows } = await tx.query<SensitivityRow>(
    `select job_id as id, code, edition, hash, period, as_of::text as "asOf", seed, budget, unit, preset, vary, result,
       created_at as "createdAt"
     from measure.sensitivity_run where hub_id = hub.asker_hub() and code = $1 order by job_id desc limit 10`,
    [code],
  );
  return rows;
}
