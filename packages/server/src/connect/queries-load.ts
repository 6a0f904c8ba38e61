import type { Tx } from "../db/rights.ts";

export type NewProfile = {
  key: string;
  side: string;
  type: string;
  title: object;
  body: object;
  targets: readonly object[];
  tags: readonly string[];
  constraints: object;
  triage: string | null;
  expiresOn: string;
  publishedOn: string;
  updatedAt: string;
  sourceTitle: string;
  sourceAddress: string;
  sourceGrade: string | null;
  sourceCloses: string | null;
  example: boolean;
};

/** Loads live profiles in one statement; a key that is there already is left as it is. Runs as the system. */
export async function loadProfiles(
  tx: Tx,
  hub: number,
  profiles: readonly NewProfile[],
): Promise<void> {
  await tx.query(
    `insert into connect.profile (hub_id, external_key, side, type, title, body, targets, tags, constraints, triage, state, expires_on, published_on, updated_at,
       source_title, source_address, source_grade, source_closes, example)
     select $1, x.key, x.side, x.type, x.title, x.body, x.targets, x.tags, x.constraints, x.triage, 'live', x."expiresOn", x."publishedOn", x."updatedAt",
       x."sourceTitle", x."sourceAddress", x."sourceGrade", x."sourceCloses", x.example
     from jsonb_to_recordset($2::jsonb) x (key text, side text, type text, title jsonb, body jsonb, targets jsonb, tags text[], constraints jsonb, triage text,
       "expiresOn" date, "publishedOn" date, "updatedAt" timestamptz, "sourceTitle" text, "sourceAddress" text, "sourceGrade" char(1), "sourceCloses" date, example boolean)
     on conflict (hub_id, external_key) do nothing`,
    [hub, JSON.stringify(profiles)],
  );
}

export type NewOwner = {
  key: string;
  email: string;
  organisation: string;
  brands: readonly string[];
};

export async function loadOwners(tx: Tx, hub: number, owners: readonly NewOwner[]): Promise<void> {
  await tx.query(
    `insert into connect.profile_owner (hub_id, profile_id, person_id, organisation, brands)
     select $1, p.id, h.id, x.organisation, x.brands
     from jsonb_to_recordset($2::jsonb) x (key text, email text, organisation text, brands text[])
     join connect.profile p on p.hub_id = $1 and p.external_key = x.key join hub.person h on h.email = x.email
     on conflict do nothing`,
    [hub, JSON.stringify(owners)],
  );
}

/** Bodies with their experts and equipment, as records of their own. */
export async function loadPartners(
  tx: Tx,
  hub: number,
  partners: readonly object[],
): Promise<void> {
  await tx.query(
    `insert into connect.partner (hub_id, kind, name, country, website, members, member_kinds, staff_fte, capabilities, appointed_on, appointed_until, terms, example)
     select $1, x.kind, x.name, x.country, x.website, x.members, x."memberKinds", x."staffFte", x.capabilities, x."appointedOn", x."appointedUntil", x.terms, true
     from jsonb_to_recordset($2::jsonb) x (kind text, name jsonb, country text, website text, members integer, "memberKinds" text[], "staffFte" numeric,
       capabilities text[], "appointedOn" date, "appointedUntil" date, terms text)`,
    [hub, JSON.stringify(partners)],
  );
  await tx.query(
    `with listed as (
       select p.id as partner, e.*, row_number() over () as n from jsonb_to_recordset($2::jsonb) x (name jsonb, experts jsonb)
       join connect.partner p on p.hub_id = $1 and p.name = x.name and p.example
       cross join lateral jsonb_to_recordset(x.experts) e (name text, title text, fields text[], languages text[], works text, availability text,
         "appointedOn" date, "appointedUntil" date, "namedSince" date)),
     made as (
       insert into connect.expert (hub_id, partner_id, title, fields, languages, works, availability, appointed_on, appointed_until, named_since, example)
       select $1, l.partner, l.title, l.fields, l.languages, l.works, l.availability, l."appointedOn", l."appointedUntil", l."namedSince", true from listed l order by l.n returning id),
     numbered as (select id, row_number() over (order by id) as n from made)
     insert into connect.expert_name (hub_id, expert_id, name) select $1, m.id, l.name from listed l join numbered m on m.n = l.n`,
    [hub, JSON.stringify(partners)],
  );
  await tx.query(
    `insert into connect.equipment (hub_id, partner_id, name, kind, model, capacity, capacity_unit, price_minor, currency, booking, open, example)
     select $1, p.id, e.name, e.kind, coalesce(e.model, ''), e.capacity, coalesce(e."capacityUnit", ''), e."priceMinor", 'CNY', coalesce(e.booking, ''), e.open, true
     from jsonb_to_recordset($2::jsonb) x (name jsonb, equipment jsonb)
     join connect.partner p on p.hub_id = $1 and p.name = x.name and p.example
     cross join lateral jsonb_to_recordset(x.equipment) e (name text, kind text, model text, capacity float8, "capacityUnit" text, "priceMinor" bigint, booking text, open boolean)`,
    [hub, JSON.stringify(partners)],
  );
}

export async function loadYardsticks(
  tx: Tx,
  hub: number,
  yardsticks: readonly object[],
): Promise<void> {
  await tx.query(
    `insert into connect.yardstick (hub_id, code, programme, period, value, unit, source_title, source_address, source_grade)
     select $1, x.code, x.programme, x.period, x.value, x.unit, x.title, coalesce(x.address, ''), x.grade
     from jsonb_to_recordset($2::jsonb) x (code text, programme jsonb, period text, value double precision, unit text, title text, address text, grade char(1))
     on conflict do nothing`,
    [hub, JSON.stringify(yardsticks)],
  );
}

export async function loadFirms(tx: Tx, hub: number, firms: readonly object[]): Promise<void> {
  await tx.query(
    `insert into connect.local_firm (hub_id, name, does, source_title, source_address, source_grade)
     select $1, x.name, x.does, x.title, x.address, x.grade
     from jsonb_to_recordset($2::jsonb) x (name text, does text, title text, address text, grade char(1))`,
    [hub, JSON.stringify(firms)],
  );
}

export async function analyseConnect(tx: Tx): Promise<void> {
  await tx.query("analyze connect.profile");
}
