--! compatible: outlook: targets, forecasts that are kept, scenarios, briefs, the public page
create schema outlook;
--;
grant usage on schema outlook to essor_asker, essor_system;
--;
create table outlook.target (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  indicator text not null check (indicator <> ''),
  area text not null,
  year smallint not null check (year between 1900 and 2200),
  value double precision not null,
  -- Where the target was stated: title, issuer, address, readOn, grade.
  source jsonb not null,
  note jsonb not null default '{}',
  version integer not null default 1,
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  unique (hub_id, indicator, area, year)
);
--;
-- A forecast is never changed: what it was made from stands beside what it says.
create table outlook.forecast (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  measure text not null check (measure in ('output', 'investment')),
  as_of date not null,
  to_year smallint not null,
  seed integer not null,
  draws integer not null,
  recipe_hash text not null,
  -- The newest record that it could see.
  vintage timestamptz not null,
  currency char(3) not null,
  assumptions jsonb not null,
  counts jsonb not null,
  years jsonb not null,
  stages jsonb not null default '[]',
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, id)
);
--;
create index forecast_newest on outlook.forecast (hub_id, created_at desc);
--;
create table outlook.scenario (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  name text not null check (name <> ''),
  recipe text not null,
  recipe_hash text not null,
  period text not null,
  unit text not null,
  levers jsonb not null,
  seed integer not null,
  draws integer not null,
  weight_noise double precision not null,
  result jsonb not null,
  version integer not null default 1,
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, id)
);
--;
create table outlook.brief (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  made_on date not null,
  figures jsonb not null,
  blocks jsonb not null,
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, id)
);
--;
-- A hub's public page is closed until an administrator opens it.
create table outlook.public_page (
  hub_id integer not null references hub.hub,
  is_open boolean not null default false,
  recipe text not null default '',
  licence text not null default '',
  version integer not null default 1,
  primary key (hub_id)
);
--;
do $$ declare name text; begin
  foreach name in array array['target', 'forecast', 'scenario', 'brief', 'public_page'] loop
    execute format('alter table outlook.%I enable row level security', name);
    execute format('alter table outlook.%I force row level security', name);
    execute format('create policy system on outlook.%I to essor_system using (true) with check (true)', name);
    execute format('create policy asker on outlook.%I to essor_asker using (hub_id = (select hub.asker_hub())) with check (hub_id = (select hub.asker_hub()))', name);
    execute format('grant select, insert on outlook.%I to essor_asker, essor_system', name);
  end loop;
end $$;
--;
grant update, delete on outlook.target, outlook.scenario to essor_asker, essor_system;
--;
grant update on outlook.public_page to essor_asker, essor_system;
--;
create trigger audit after insert or update or delete on outlook.target for each row execute function hub.audit_row('target', 'id');
--;
create trigger audit after insert or update or delete on outlook.scenario for each row execute function hub.audit_row('scenario', 'id');
--;
create trigger audit after insert or update or delete on outlook.public_page for each row execute function hub.audit_row('public-page', 'hub_id');
--;
create view outlook.published_forecast with (security_invoker = true) as
select hub_id, id, measure, as_of, to_year, recipe_hash, seed, draws, vintage, currency, years, created_at from outlook.forecast;
--;
grant select on outlook.published_forecast to essor_asker, essor_system;
--;
-- What a forecast needs of the pipeline: no names. Output is a year's, in the project's currency.
create view attract.published_pipeline with (security_invoker = true) as
select hub_id, id, district, sector, stage, status, stage_since, announced_on, currency, minor, home_minor, promised_output, delivered_output, example, updated_at
from attract.project;
--;
create view attract.published_stage_entry with (security_invoker = true) as
select e.hub_id, e.id, e.project_id, e.stage, e.valid_on from attract.stage_entry e
where not exists (select 1 from attract.stage_entry later where later.hub_id = e.hub_id and later.supersedes = e.id);
--;
grant select on attract.published_pipeline, attract.published_stage_entry to essor_asker, essor_system;
