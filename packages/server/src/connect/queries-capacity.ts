import type { Text3 } from "@essor/contract/common";
import type { Tx } from "../db/rights.ts";

export type ExpertRow = {
  id: number;
  partner: number;
  partnerName: Text3;
  name: string | null;
  title: string;
  fields: string[];
  languages: string[];
  works: string;
  availability: string;
  appointedOn: string | null;
  appointedUntil: string | null;
  namedSince: string | null;
  endedOn: string | null;
  endReason: string;
  example: boolean;
  version: number;
};

/** The name comes in only where row-level security lets it. */
export async function listExperts(tx: Tx, id: number | null = null): Promise<ExpertRow[]> {
  const { rows } = await tx.query<ExpertRow>(
    `select e.id, e.partner_id as partner, p.name as "partnerName", n.name, e.title, e.fields, e.languages, e.works, e.availability, e.appointed_on as "appointedOn",
       e.appointed_until as "appointedUntil", e.named_since as "namedSince", e.ended_on as "endedOn", e.end_reason as "endReason", e.example, e.version
     from connect.expert e join connect.partner p on p.hub_id = e.hub_id and p.id = e.partner_id
     left join connect.expert_name n on n.hub_id = e.hub_id and n.expert_id = e.id
     where e.hub_id = (select hub.asker_hub()) and ($1::bigint is null or e.id = $1) order by e.example, e.id limit 5000`,
    [id],
  );
  return rows;
}

export type ExpertFields = Omit<
  ExpertRow,
  "id" | "partnerName" | "name" | "example" | "version"
> & { name: string };

const expertValues = (e: ExpertFields) => [
  e.partner,
  e.title,
  e.fields,
  e.languages,
  e.works,
  e.availability,
  e.appointedOn,
  e.appointedUntil,
  e.namedSince,
  e.endedOn,
  e.endReason,
];
const EXPERT =
  "partner_id, title, fields, languages, works, availability, appointed_on, appointed_until, named_since, ended_on, end_reason";

export async function addExpert(tx: Tx, e: ExpertFields): Promise<number> {
  const { rows } = await tx.query(
    `with made as (insert into connect.expert (hub_id, ${EXPERT}) values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning hub_id, id)
     insert into connect.expert_name (hub_id, expert_id, name) select hub_id, id, $12 from made returning expert_id as id`,
    [...expertValues(e), e.name],
  );
  return rows[0].id;
}

export async function setExpert(
  tx: Tx,
  { id, version, ...e }: ExpertFields & { id: number; version: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `with kept as (update connect.expert set (${EXPERT}) = ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11), version = version + 1
       where hub_id = (select hub.asker_hub()) and id = $13 and version = $14 returning hub_id, id)
     update connect.expert_name n set name = $12 from kept k where n.hub_id = k.hub_id and n.expert_id = k.id`,
    [...expertValues(e), e.name, id, version],
  );
  return rowCount === 1;
}

export type EquipmentRow = {
  id: number;
  partner: number;
  partnerName: Text3;
  name: string;
  kind: string;
  model: string;
  capacity: number | null;
  capacityUnit: string;
  priceMinor: string | null;
  currency: string;
  booking: string;
  open: boolean;
  endedOn: string | null;
  endReason: string;
  example: boolean;
  version: number;
};

export async function listEquipment(tx: Tx, id: number | null = null): Promise<EquipmentRow[]> {
  const { rows } = await tx.query<EquipmentRow>(
    `select e.id, e.partner_id as partner, p.name as "partnerName", e.name, e.kind, e.model, e.capacity, e.capacity_unit as "capacityUnit",
       e.price_minor::text as "priceMinor", e.currency, e.booking, e.open, e.ended_on as "endedOn", e.end_reason as "endReason", e.example, e.version
     from connect.equipment e join connect.partner p on p.hub_id = e.hub_id and p.id = e.partner_id
     where e.hub_id = (select hub.asker_hub()) and ($1::bigint is null or e.id = $1) order by e.example, e.id limit 5000`,
    [id],
  );
  return rows;
}

export type EquipmentFields = Omit<EquipmentRow, "id" | "partnerName" | "example" | "version">;

const equipmentValues = (e: EquipmentFields) => [
  e.partner,
  e.name,
  e.kind,
  e.model,
  e.capacity,
  e.capacityUnit,
  e.priceMinor,
  e.currency,
  e.booking,
  e.open,
  e.endedOn,
  e.endReason,
];
const EQUIPMENT =
  "partner_id, name, kind, model, capacity, capacity_unit, price_minor, currency, booking, open, ended_on, end_reason";

export async function addEquipment(tx: Tx, e: EquipmentFields): Promise<number> {
  const { rows } = await tx.query(
    `insert into connect.equipment (hub_id, ${EQUIPMENT}) values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
    equipmentValues(e),
  );
  return rows[0].id;
}

export async function setEquipment(
  tx: Tx,
  { id, version, ...e }: EquipmentFields & { id: number; version: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update connect.equipment set (${EQUIPMENT}) = ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12), version = version + 1
     where hub_id = (select hub.asker_hub()) and id = $13 and version = $14`,
    [...equipmentValues(e), id, version],
  );
  return rowCount === 1;
}

export async function partnerStands(tx: Tx, id: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    "select from connect.partner where hub_id = (select hub.asker_hub()) and id = $1",
    [id],
  );
  return rowCount === 1;
}
