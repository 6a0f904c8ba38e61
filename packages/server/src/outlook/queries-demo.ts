import type { Tx } from "../db/rights.ts";

export async function addDemoTarget(
  tx: Tx,
  hub: number,
  t: { indicator: string; area: string; year: number; value: number; source: object; note: object },
): Promise<void> {
  await tx.query(
    "insert into outlook.target (hub_id, indicator, area, year, value, source, note) values ($1, $2, $3, $4, $5, $6, $7)",
    [hub, t.indicator, t.area, t.year, t.value, t.source, t.note],
  );
}

export async function openDemoPage(
  tx: Tx,
  hub: number,
  page: { recipe: string; licence: string },
): Promise<void> {
  await tx.query(
    "insert into outlook.public_page (hub_id, is_open, recipe, licence) values ($1, true, $2, $3)",
    [hub, page.recipe, page.licence],
  );
}
