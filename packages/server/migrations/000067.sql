--! compatible: the loop: which project, deal, outcome or gap stands behind a figure; visits; forecasts of targets and peers that are kept
-- What a computed figure is made of. A row says what one thing gave to one vintage of it.
create table measure.figure_trace (
  hub_id integer not null references hub.hub,
  kind text not null check (kind in ('project', 'deal', 'outcome', 'gap', 'forecast')),
  thing_id bigint not null,
  indicator_id integer not null,
  period integer not null,
  area_id integer not null,
  known_at timestamptz not null,
  value double precision not null,
  primary key (hub_id, kind, thing_id, indicator_id, period, area_id, known_at)
);
--;
create index figure_trace_figure on measure.figure_trace (hub_id, indicator_id, period, area_id, known_at desc);
--;
alter table measure.figure_trace enable row level security;
--;
alter table measure.figure_trace force row level security;
--;
create policy system on measure.figure_trace to essor_system using (true) with check (true);
--;
-- Who may not see a thing does not see what it gave either: the rights of the thing's own table decide.
create policy asker on measure.figure_trace to essor_asker using (
  hub_id = (select hub.asker_hub()) and case kind
    when 'project' then exists (select from attract.project t where t.hub_id = figure_trace.hub_id and t.id = thing_id)
    when 'deal' then exists (select from fund.deal t where t.hub_id = figure_trace.hub_id and t.id = thing_id)
    when 'outcome' then exists (select from connect.outcome t where t.hub_id = figure_trace.hub_id and t.id = thing_id)
    when 'gap' then exists (select from target.gap t where t.hub_id = figure_trace.hub_id and t.id = thing_id)
    else true end)
  with check (hub_id = (select hub.asker_hub()));
--;
grant select, insert on measure.figure_trace to essor_asker, essor_system;
--;
-- The visit before the present one: a second look at the page must not make what changed disappear.
alter table hub.visit add column earlier_at timestamptz;
--;
-- Forecasts of targets and peers as they were given, to be held against what comes.
create table outlook.kept_path (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  kind text not null check (kind in ('target', 'peer')),
  indicator text not null,
  area text not null,
  made_on date not null,
  vintage timestamptz not null,
  recipe_hash text not null,
  -- Years ahead with median and interval; the goal and its probability for a target.
  body jsonb not null,
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  unique (hub_id, kind, indicator, area, made_on)
);
--;
alter table outlook.kept_path enable row level security;
--;
alter table outlook.kept_path force row level security;
--;
create policy system on outlook.kept_path to essor_system using (true) with check (true);
--;
create policy asker on outlook.kept_path to essor_asker using (hub_id = (select hub.asker_hub())) with check (hub_id = (select hub.asker_hub()));
--;
grant select, insert on outlook.kept_path to essor_asker, essor_system;
