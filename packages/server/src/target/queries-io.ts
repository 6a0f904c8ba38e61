import type { IoWrite } from "@essor/contract/target-io";
import type { Tx } from "../db/rights.ts";

export type IoRow = {
  code: string;
  edition: number;
  name: { en: string };
  unit: string;
  sourceNote: string;
  example: boolean;
  body: Pick<IoWrite, "sectors" | "flows" | "imports" | "extensions">;
  createdAt: Date;
};

const TABLE = `code, edition, name, unit, source_note as "sourceNote", example, body, created_at as "createdAt"`;

/** The newest edition of each table. */
export async function listIoTables(tx: Tx): Promise<IoRow[]> {
  const { rows } = await tx.query<IoRow>(
    `select distinct on (code) ${TABLE} from target.io_table where hub_id = hub.asker_hub() order by code, edition desc`,
  );
  return rows;
}

/** Own tables come before examples where none is named. */
export async function findIoTable(tx: Tx, code: string | undefined): Promise<IoRow | undefined> {
  const { rows } = await tx.query<IoRow>(
    `select ${TABLE} from target.io_table where hub_id = hub.asker_hub() and ($1::text is null or code = $1)
     order by example, created_at desc, edition desc limit 1`,
    [code ?? null],
  );
  return rows[0];
}

export async function addIoTable(
  tx: Tx,
  t: {
    hub: number;
    code: string;
    name: object;
    unit: string;
    sourceNote: string;
    example: boolean;
    body: object;
    person: number | null;
  },
): Promise<void> {
  await tx.query(
    `insert into target.io_table (hub_id, code, edition, name, unit, source_note, example, body, created_by)
     select $1, $2, coalesce(max(edition), 0) + 1, $3, $4, $5, $6, $7, $8 from target.io_table where hub_id = $1 and code = $2`,
    [
      t.hub,
      t.code,
      JSON.stringify(t.name),
      t.unit,
      t.sourceNote,
      t.example,
      JSON.stringify(t.body),
      t.person,
    ],
  );
}
