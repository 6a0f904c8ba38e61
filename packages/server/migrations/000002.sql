--! compatible: areas, activities, indicators, sources and observations with their vintages
create schema measure;
--;
grant usage on schema measure to essor_asker, essor_system;
--;
-- Codelists: facts of public standards, the same for every hub.
create table measure.area (
  id integer primary key generated always as identity,
  code text not null unique,
  scheme text not null,
  level text not null,
  parent_code text,
  name jsonb not null,
  lon double precision,
  lat double precision
);
--;
create index area_parent on measure.area (parent_code);
--;
create table measure.activity (
  id integer primary key generated always as identity,
  scheme text not null,
  code text not null,
  parent_code text,
  level smallint not null,
  name jsonb not null,
  unique (scheme, code)
);
--;
create table measure.indicator (
  hub_id integer not null references hub.hub,
  id integer not null generated always as identity,
  code text not null check (code ~ '^[A-Za-z][A-Za-z0-9_.-]{0,60}$'),
  name jsonb not null,
  definition jsonb not null default '{}',
  unit text not null check (unit <> ''),
  multiplier smallint not null default 0,
  direction smallint not null check (direction in (-1, 1)),
  frequency text not null default 'A',
  issuer text not null default '',
  -- A total cannot be ranked against places of another size; a ratio can. Growth rates neither add nor average.
  nature text not null check (nature in ('total', 'ratio', 'growth', 'score')),
  -- Look-alikes share a family and differ in what they count: they are never added or joined into one series.
  family text,
  counts text,
  price_basis text not null default 'none' check (price_basis in ('none', 'nominal', 'real')),
  decimals smallint not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  unique (hub_id, code)
);
--;
create table measure.source (
  hub_id integer not null references hub.hub,
  id integer not null generated always as identity,
  title text not null check (title <> ''),
  issuer text not null default '',
  address text not null default '',
  read_on date not null,
  grade char(1) not null check (grade in ('O', 'M', 'N', 'S', 'V')),
  licence text not null default '',
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  unique (hub_id, title, issuer, address, read_on, grade)
);
--;
create table measure.batch (
  hub_id integer not null references hub.hub,
  id integer not null generated always as identity,
  kind text not null default 'import',
  file_name text not null default '',
  state text not null default 'applied' check (state in ('uploaded', 'checked', 'applied', 'undone')),
  mapping jsonb,
  counts jsonb not null default '{}',
  job_id bigint,
  created_by bigint,
  created_at timestamptz not null default now(),
  applied_at timestamptz,
  undone_at timestamptz,
  primary key (hub_id, id)
);
--;
-- A figure is never overwritten: a correction is a new row with a later known_at.
-- period is the code of core's period; activity 0 is the total; withdrawn_at marks the rows of an undone batch.
create table measure.observation (
  hub_id integer not null,
  indicator_id integer not null,
  period integer not null,
  area_id integer not null,
  activity_id integer not null default 0,
  known_at timestamptz not null,
  value double precision,
  status char(1) not null default 'A',
  source_id integer not null,
  batch_id integer not null,
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  attributes jsonb
);
--;
create index observation_key on measure.observation (hub_id, indicator_id, period, area_id, activity_id, known_at desc);
--;
create index observation_batch on measure.observation (hub_id, batch_id);
--;
create index observation_area on measure.observation (hub_id, area_id, indicator_id, period);
--;
create table measure.mapping (
  hub_id integer not null references hub.hub,
  source_key text not null,
  mapping jsonb not null,
  used_at timestamptz not null default now(),
  primary key (hub_id, source_key)
);
--;
create table measure.recipe (
  hub_id integer not null references hub.hub,
  id integer not null generated always as identity,
  code text not null check (code ~ '^[a-z][a-z0-9-]{0,60}$'),
  edition integer not null default 1,
  name jsonb not null,
  note jsonb not null default '{}',
  body jsonb not null,
  -- which places are ranked: {"level": "county", "nameEndsWith": ["市"]}
  scope jsonb not null default '{"level": "county"}',
  hash text not null,
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  unique (hub_id, code, edition)
);
--;
create table measure.published_list (
  hub_id integer not null references hub.hub,
  id integer not null generated always as identity,
  code text not null,
  name jsonb not null,
  publisher text not null default '',
  method jsonb not null default '{}',
  -- [{"edition": "2023", "note": {...}}]: years in which the list changed its method
  method_changes jsonb not null default '[]',
  primary key (hub_id, id),
  unique (hub_id, code)
);
--;
create table measure.published_rank (
  hub_id integer not null,
  list_id integer not null,
  edition text not null,
  area_id integer not null references measure.area,
  rank integer not null check (rank > 0),
  tied boolean not null default false,
  source_id integer not null,
  primary key (hub_id, list_id, edition, area_id)
);
--;
create table measure.milestone (
  hub_id integer not null references hub.hub,
  id integer not null generated always as identity,
  area_id integer not null references measure.area,
  indicator_id integer not null,
  level double precision not null,
  period integer not null,
  source_id integer not null,
  primary key (hub_id, id),
  unique (hub_id, area_id, indicator_id, level)
);
--;
create trigger audit after insert or update or delete on measure.indicator for each row execute function hub.audit_row('indicator', 'id');
--;
create trigger audit after insert or update or delete on measure.batch for each row execute function hub.audit_row('batch', 'id');
--;
create trigger audit after insert or update or delete on measure.recipe for each row execute function hub.audit_row('recipe', 'id');
--;
do $$
declare
  name text;
begin
  foreach name in array array['indicator', 'source', 'batch', 'observation', 'mapping', 'recipe', 'published_list', 'published_rank', 'milestone'] loop
    execute format('alter table measure.%I enable row level security', name);
    execute format('alter table measure.%I force row level security', name);
    execute format('create policy system on measure.%I to essor_system using (true) with check (true)', name);
    execute format('create policy own on measure.%I to essor_asker using (hub_id = (select hub.asker_hub())) with check (hub_id = (select hub.asker_hub()))', name);
    execute format('grant select, insert on measure.%I to essor_asker, essor_system', name);
  end loop;
end $$;
--;
grant select on measure.area, measure.activity to essor_asker, essor_system;
--;
grant insert, update on measure.area, measure.activity to essor_system;
--;
grant update (licence) on measure.source to essor_asker, essor_system;
--;
grant update on measure.indicator, measure.batch, measure.mapping, measure.published_list, measure.published_rank to essor_asker, essor_system;
--;
grant update (withdrawn_at) on measure.observation to essor_asker, essor_system;
--;
create view measure.published_observation with (security_invoker = true) as
select o.hub_id, i.code as indicator, a.code as area, coalesce(c.code, '_T') as activity, o.period, o.value, o.status,
  o.known_at, o.source_id
from measure.observation o
join measure.indicator i on i.hub_id = o.hub_id and i.id = o.indicator_id
join measure.area a on a.id = o.area_id
left join measure.activity c on c.id = o.activity_id
where o.withdrawn_at is null;
--;
grant select on measure.published_observation to essor_asker, essor_system;
