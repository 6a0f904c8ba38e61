import type { Tx } from "../db/rights.ts";

export type RunRow = {
  id: number;
  basis: string;
  level: string;
  fromPeriod: number;
  toPeriod: number;
  mark: string;
  report: unknown;
  createdAt: Date;
};

const RUN = `id, basis, level, from_period as "fromPeriod", to_period as "toPeriod", mark, report, created_at as "createdAt"`;

/** The kept back-tests, newest first. */
export async function listRuns(tx: Tx): Promise<RunRow[]> {
  const { rows } = await tx.query<RunRow>(
    `select ${RUN} from target.entry_run where hub_id = hub.asker_hub() order by id desc limit 50`,
  );
  return rows;
}

export async function findModel(
  tx: Tx,
  q: { basis: string; level: string },
): Promise<(RunRow & { model: unknown }) | undefined> {
  const { rows } = await tx.query<RunRow & { model: unknown }>(
    `select ${RUN}, model from target.entry_run where hub_id = hub.asker_hub() and basis = $1 and level = $2 order by id desc limit 1`,
    [q.basis, q.level],
  );
  return rows[0];
}

export async function keepRun(
  tx: Tx,
  run: {
    hub: number;
    person: number | null;
    basis: string;
    level: string;
    from: number;
    to: number;
    mark: string;
    report: object;
    model: object;
  },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into target.entry_run (hub_id, basis, level, from_period, to_period, mark, report, model, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      run.hub,
      run.basis,
      run.level,
      run.from,
      run.to,
      run.mark,
      JSON.stringify(run.report),
      JSON.stringify(run.model),
      run.person,
    ],
  );
  return (rows[0] as { id: number }).id;
}
