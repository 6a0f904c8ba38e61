import type { PlaceCost } from "@essor/contract/attract-views";
import type { Tx } from "../db/rights.ts";

export type SiteDbRow = {
  id: number;
  name: object;
  district: string;
  kind: "plot" | "building" | "floor";
  areaHa: number | null;
  floorM2: number | null;
  powerMva: number | null;
  motorwayKm: number | null;
  portKm: number | null;
  availableFrom: string | null;
  use: string | null;
  lon: number | null;
  lat: number | null;
  sourceTitle: string;
  sourceAddress: string;
  note: string;
  withdrawn: boolean;
  example: boolean;
  readOn: string | null;
  version: number;
};
const SITE = `id, name, district, kind, area_ha as "areaHa", floor_m2 as "floorM2", power_mva as "powerMva", motorway_km as "motorwayKm", port_km as "portKm",
  available_from as "availableFrom", use, lon, lat, source_title as "sourceTitle", source_address as "sourceAddress", note, withdrawn, example, read_on as "readOn", version`;

export async function listSites(tx: Tx): Promise<SiteDbRow[]> {
  const { rows } = await tx.query<SiteDbRow>(
    `select ${SITE} from attract.site where hub_id = hub.asker_hub() order by id limit 5000`,
  );
  return rows;
}

export async function findSite(tx: Tx, id: number): Promise<SiteDbRow | undefined> {
  const { rows } = await tx.query<SiteDbRow>(
    `select ${SITE} from attract.site where hub_id = hub.asker_hub() and id = $1`,
    [id],
  );
  return rows[0];
}

export type SiteFields = Omit<SiteDbRow, "id" | "example" | "readOn" | "version">;
const FIELDS = [
  ["name", "name"],
  ["district", "district"],
  ["kind", "kind"],
  ["area_ha", "areaHa"],
  ["floor_m2", "floorM2"],
  ["power_mva", "powerMva"],
  ["motorway_km", "motorwayKm"],
  ["port_km", "portKm"],
  ["available_from", "availableFrom"],
  ["use", "use"],
  ["lon", "lon"],
  ["lat", "lat"],
  ["source_title", "sourceTitle"],
  ["source_address", "sourceAddress"],
  ["note", "note"],
  ["withdrawn", "withdrawn"],
] as const satisfies readonly (readonly [string, keyof SiteFields])[];

/** A new plot or building; `today` is the day on which its facts were looked up. */
export async function addSite(tx: Tx, site: SiteFields, today: string): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into attract.site (hub_id, read_on, ${FIELDS.map(([column]) => column).join(", ")})
     values (hub.asker_hub(), $1, ${FIELDS.map((_, i) => `$${i + 2}`).join(", ")}) returning id`,
    [today, ...FIELDS.map(([, field]) => site[field])],
  );
  return (rows[0] as { id: number }).id;
}

export async function changeSite(
  tx: Tx,
  { id, version, today, site }: { id: number; version: number; today: string; site: SiteFields },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update attract.site set read_on = $3, version = version + 1, ${FIELDS.map(([column], i) => `${column} = $${i + 4}`).join(", ")}
     where hub_id = hub.asker_hub() and id = $1 and version = $2`,
    [id, version, today, ...FIELDS.map(([, field]) => site[field])],
  );
  return rowCount === 1;
}

/** The newest unit cost of each item in each place, by the place's own code. */
export async function newestCosts(tx: Tx, areas: readonly string[]): Promise<PlaceCost[]> {
  const { rows } = await tx.query<PlaceCost>(
    `select distinct on (area_code, item) area_code as area, item, value, unit, currency, year, growth, source_title as source, source_address as address, grade, example
     from attract.place_cost where hub_id = hub.asker_hub() and area_code = any($1) order by area_code, item, year desc`,
    [areas],
  );
  return rows;
}

export async function saveCost(
  tx: Tx,
  c: {
    area: string;
    item: string;
    value: number;
    unit: string;
    currency: string | null;
    year: number;
    growth: number | null;
    source: string;
    address: string;
  },
): Promise<void> {
  await tx.query(
    `insert into attract.place_cost (hub_id, area_code, item, value, unit, currency, year, growth, source_title, source_address)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (hub_id, area_code, item, year) do update set value = $3, unit = $4, currency = $5, growth = $7, source_title = $8, source_address = $9,
       example = false, version = attract.place_cost.version + 1`,
    [c.area, c.item, c.value, c.unit, c.currency, c.year, c.growth, c.source, c.address],
  );
}

/** Names of places by their codes, of those that the hub measures. */
export async function areaNames(
  tx: Tx,
  codes: readonly string[],
): Promise<{ code: string; name: object }[]> {
  const { rows } = await tx.query<{ code: string; name: object }>(
    "select code, name from measure.area where code = any($1) order by array_position($1, code)",
    [codes],
  );
  return rows;
}

export async function addShare(
  tx: Tx,
  s: { tokenHash: Buffer; title: string; body: object; expiresAt: Date; person: number },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    "insert into attract.share (hub_id, token_hash, title, body, expires_at, created_by) values (hub.asker_hub(), $1, $2, $3, $4, $5) returning id",
    [s.tokenHash, s.title, s.body, s.expiresAt, s.person],
  );
  return (rows[0] as { id: number }).id;
}

export type ShareDbRow = {
  id: number;
  title: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: string | null;
};

export async function listShares(tx: Tx): Promise<ShareDbRow[]> {
  const { rows } = await tx.query<ShareDbRow>(
    `select id, title, created_at as "createdAt", expires_at as "expiresAt", revoked_at::text as "revokedAt" from attract.share
     where hub_id = hub.asker_hub() and created_by = hub.asker_person() order by id desc limit 100`,
  );
  return rows;
}

export async function revokeShare(tx: Tx, id: number, at: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update attract.share set revoked_at = $2 where hub_id = hub.asker_hub() and created_by = hub.asker_person() and id = $1 and revoked_at is null",
    [id, at],
  );
  return rowCount === 1;
}

/** Runs as the system: whoever holds the link may read what it holds, until it expires. */
export async function findShare(
  tx: Tx,
  tokenHash: Buffer,
  now: Date,
): Promise<
  { title: string; body: object; hub: object; madeAt: Date; expiresAt: Date } | undefined
> {
  const { rows } = await tx.query<{
    title: string;
    body: object;
    hub: object;
    madeAt: Date;
    expiresAt: Date;
  }>(
    `select s.title, s.body, h.name as hub, s.created_at as "madeAt", s.expires_at as "expiresAt" from attract.share s join hub.hub h on h.id = s.hub_id
     where s.token_hash = $1 and s.expires_at > $2 and s.revoked_at is null`,
    [tokenHash, now],
  );
  return rows[0];
}

export async function hubName(tx: Tx): Promise<Record<string, string>> {
  const { rows } = await tx.query<{ name: Record<string, string> }>(
    "select name from hub.hub where id = hub.asker_hub()",
  );
  return rows[0]?.name ?? {};
}
