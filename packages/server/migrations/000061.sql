--! compatible: which choices a ranking hangs on, by run
create table measure.sensitivity_run (
  hub_id integer not null,
  job_id bigint not null,
  code text not null,
  edition integer not null,
  hash text not null,
  period text not null,
  as_of date not null,
  seed bigint not null,
  budget integer not null,
  unit text,
  preset text,
  vary jsonb not null,
  result jsonb not null,
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, job_id)
);
--;
create index sensitivity_run_newest on measure.sensitivity_run (hub_id, code, job_id desc);
--;
alter table measure.sensitivity_run enable row level security;
--;
alter table measure.sensitivity_run force row level security;
--;
create policy system on measure.sensitivity_run to essor_system using (true) with check (true);
--;
create policy own on measure.sensitivity_run to essor_asker
  using (hub_id = (select hub.asker_hub())) with check (hub_id = (select hub.asker_hub()));
--;
grant select, insert on measure.sensitivity_run to essor_asker;
--;
grant select, insert, update, delete on measure.sensitivity_run to essor_system;
