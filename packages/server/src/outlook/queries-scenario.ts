import type { Tx } from "../db/rights.ts";

export type ScenarioRow = {
  id: number;
  name: string;
  recipe: string;
  recipeHash: string;
  period: string;
  unit: string;
  levers: object[];
  seed: number;
  draws: number;
  weightNoise: number;
  result: object;
  createdAt: Date;
};

export async function listScenarios(tx: Tx): Promise<ScenarioRow[]> {
  const { rows } = await tx.query<ScenarioRow>(
    `select id::integer, name, recipe, recipe_hash as "recipeHash", period, unit, levers, seed, draws, weight_noise as "weightNoise", result, created_at as "createdAt"
     from outlook.scenario where hub_id = hub.asker_hub() order by created_at desc, id desc limit 100`,
  );
  return rows;
}

export async function keepScenario(
  tx: Tx,
  s: Omit<ScenarioRow, "id" | "createdAt"> & { hub: number; person: number | null },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into outlook.scenario (hub_id, name, recipe, recipe_hash, period, unit, levers, seed, draws, weight_noise, result, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id::integer`,
    [
      s.hub,
      s.name,
      s.recipe,
      s.recipeHash,
      s.period,
      s.unit,
      JSON.stringify(s.levers),
      s.seed,
      s.draws,
      s.weightNoise,
      s.result,
      s.person,
    ],
  );
  return (rows[0] as { id: number }).id;
}

export async function removeScenario(tx: Tx, id: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    "delete from outlook.scenario where hub_id = hub.asker_hub() and id = $1",
    [id],
  );
  return rowCount === 1;
}
