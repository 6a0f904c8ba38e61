--! compatible: what was found in an imported file, and lighter indexes for bulk loads
-- The uploaded file of a batch and how it was understood. Apart from measure.batch, whose every change is audited.
create table measure.import_file (
  hub_id integer not null,
  batch_id integer not null,
  stored_as text not null,
  format text not null check (format in ('csv', 'xlsx', 'sdmx-csv')),
  bytes bigint not null,
  profile jsonb not null,
  issue_counts jsonb not null default '[]',
  primary key (hub_id, batch_id),
  foreign key (hub_id, batch_id) references measure.batch
);
--;
create table measure.import_issue (
  hub_id integer not null,
  batch_id integer not null,
  seq integer not null,
  row bigint not null,
  field text not null,
  code text not null,
  severity text not null check (severity in ('error', 'warning')),
  reason text not null,
  cell text,
  primary key (hub_id, batch_id, seq)
);
--;
-- The first figures that a batch changes (or, after its undo, that were edited since), for the report.
create table measure.import_change (
  hub_id integer not null,
  batch_id integer not null,
  kind text not null check (kind in ('change', 'later-edit')),
  seq integer not null,
  body jsonb not null,
  primary key (hub_id, batch_id, kind, seq)
);
--;
do $$
declare
  name text;
begin
  foreach name in array array['import_file', 'import_issue', 'import_change'] loop
    execute format('alter table measure.%I enable row level security', name);
    execute format('alter table measure.%I force row level security', name);
    execute format('create policy system on measure.%I to essor_system using (true) with check (true)', name);
    execute format('create policy own on measure.%I to essor_asker using (hub_id = (select hub.asker_hub())) with check (hub_id = (select hub.asker_hub()))', name);
    execute format('grant select, insert, update, delete on measure.%I to essor_asker, essor_system', name);
  end loop;
end $$;
--;
-- Rows of a batch lie together, so their ranges find them: a tree of a million equal keys only slows the load.
drop index measure.observation_batch;
--;
create index observation_batch on measure.observation using brin (batch_id) with (pages_per_range = 32);
--;
-- A place's figures are found through the key, indicator by indicator. The second tree doubled the time of every load.
drop index measure.observation_area;
