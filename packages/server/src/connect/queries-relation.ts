import type { Tx } from "../db/rights.ts";

export type WorkedRow = {
  profile: number;
  /** Null where the reader knows both owners and nothing came about between them. */
  kind: string | null;
  on: string | null;
  paid: boolean;
  solved: boolean;
};

/** With the owners of which other profiles the owner of one worked before; nothing of owners whom the asker may not know. */
export async function workedBefore(tx: Tx, profile: number): Promise<WorkedRow[]> {
  const { rows } = await tx.query<WorkedRow>(
    `select profile, kind, on_day::text as "on", coalesce(paid, false) as paid, coalesce(solved, false) as solved from connect.worked_before($1)`,
    [profile],
  );
  return rows;
}
