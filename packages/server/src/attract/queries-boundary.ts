import type { MapBoundary } from "@essor/contract/attract-boundary";
import type { BoundaryShape } from "@essor/core/attract";
import type { Tx } from "../db/rights.ts";

type Head = Omit<MapBoundary, "shapes">;

export async function findBoundary(tx: Tx): Promise<Head | undefined> {
  const { rows } = await tx.query<Head>(
    `select b.name, b.source, b.licence, b.approval_number as "approvalNumber", b.features, b.points, o.name as person, b.created_at::text as at
     from attract.boundary b left join hub.person o on o.id = b.created_by where b.hub_id = hub.asker_hub()`,
  );
  return rows[0];
}

export async function boundaryShapes(tx: Tx): Promise<MapBoundary["shapes"]> {
  const { rows } = await tx.query<MapBoundary["shapes"][number]>(
    "select name, polygons from attract.boundary_shape where hub_id = hub.asker_hub() order by id",
  );
  return rows;
}

export async function addBoundary(
  tx: Tx,
  b: Omit<Head, "person" | "at"> & { sha256: string; person: number },
): Promise<void> {
  await tx.query(
    `insert into attract.boundary (hub_id, name, source, licence, approval_number, features, points, sha256, created_by)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8)`,
    [b.name, b.source, b.licence, b.approvalNumber, b.features, b.points, b.sha256, b.person],
  );
}

export async function addBoundaryShapes(tx: Tx, shapes: readonly BoundaryShape[]): Promise<void> {
  await tx.query(
    `insert into attract.boundary_shape (hub_id, id, name, polygons)
     select hub.asker_hub(), n, shape ->> 'name', shape -> 'polygons' from jsonb_array_elements($1::jsonb) with ordinality as s (shape, n)`,
    [JSON.stringify(shapes)],
  );
}

export async function removeBoundary(tx: Tx): Promise<boolean> {
  const { rowCount } = await tx.query(
    "delete from attract.boundary where hub_id = hub.asker_hub()",
  );
  return rowCount === 1;
}
