--! compatible: attract: a hub's own boundary under its maps, with its source and its licence or map approval number
create table attract.boundary (
  hub_id integer not null references hub.hub,
  name text not null check (name <> ''),
  source text not null check (source <> ''),
  licence text not null default '',
  approval_number text not null default '',
  features integer not null check (features > 0),
  points integer not null check (points > 0),
  sha256 text not null,
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id),
  check (licence <> '' or approval_number <> '')
);
--;
-- The lines lie apart, so that the audit log holds who put which file there and not the file.
create table attract.boundary_shape (
  hub_id integer not null,
  id integer not null,
  name text not null default '',
  polygons jsonb not null,
  primary key (hub_id, id),
  foreign key (hub_id) references attract.boundary (hub_id) on delete cascade
);
--;
do $$
declare
  name text;
begin
  foreach name in array array['boundary', 'boundary_shape'] loop
    execute format('alter table attract.%I enable row level security', name);
    execute format('alter table attract.%I force row level security', name);
    execute format('create policy system on attract.%I to essor_system using (true) with check (true)', name);
    execute format('create policy own on attract.%I to essor_asker using (hub_id = (select hub.asker_hub())) with check (hub_id = (select hub.asker_hub()))', name);
    execute format('grant select, insert, update, delete on attract.%I to essor_system, essor_asker', name);
  end loop;
end $$;
--;
create trigger audit after insert or update or delete on attract.boundary for each row execute function hub.audit_row('boundary', 'hub_id');
