--! compatible: chains, gaps, charters and choices of the target slice
create schema target;
--;
grant usage on schema target to essor_asker, essor_system;
--;
-- A hub's own grouping of activities, dated; editing makes a new edition.
create table target.sector_scheme (
  hub_id integer not null references hub.hub,
  code text not null,
  edition integer not null default 1,
  body jsonb not null,
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, code, edition)
);
--;
-- A chain is a recipe: links, supplies, firms. Editing makes a new edition; old ones stay.
create table target.chain (
  hub_id integer not null references hub.hub,
  code text not null check (code ~ '^[a-z][a-z0-9-]{0,40}$'),
  edition integer not null default 1,
  name jsonb not null,
  sector text,
  body jsonb not null,
  source_note text not null default '',
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, code, edition)
);
--;
create table target.gap (
  hub_id integer not null references hub.hub,
  id integer not null generated always as identity,
  chain text not null,
  link text not null,
  reasons text[] not null,
  status text not null default 'open' check (status in ('open', 'targeted', 'closed', 'dropped')),
  note text not null default '',
  decided_by bigint,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  unique (hub_id, chain, link)
);
--;
-- Projects of the attract slice that would fill the gap, by their number there.
create table target.gap_project (
  hub_id integer not null,
  gap_id integer not null,
  project_id bigint not null,
  named_by bigint,
  named_at timestamptz not null default now(),
  primary key (hub_id, gap_id, project_id),
  foreign key (hub_id, gap_id) references target.gap (hub_id, id)
);
--;
create table target.gap_event (
  hub_id integer not null,
  gap_id integer not null,
  at timestamptz not null default now(),
  seq integer not null generated always as identity,
  what text not null check (what in ('found', 'targeted', 'project-named', 'closed', 'reopened', 'dropped')),
  project_id bigint,
  person_id bigint,
  note text not null default '',
  primary key (hub_id, gap_id, seq),
  foreign key (hub_id, gap_id) references target.gap (hub_id, id)
);
--;
create table target.charter (
  hub_id integer not null references hub.hub,
  chain text not null,
  part text not null,
  owner text not null check (owner <> ''),
  due date not null,
  done date,
  note text not null default '',
  version integer not null default 1,
  primary key (hub_id, chain, part)
);
--;
-- Catalogue of restricted, obsolete and over-capacity industries as the hub keeps it.
create table target.restricted (
  hub_id integer not null references hub.hub,
  code text not null,
  status text not null check (status in ('restricted', 'obsolete', 'over-capacity')),
  article text not null check (article <> ''),
  valid_from date not null,
  valid_to date,
  primary key (hub_id, code, valid_from)
);
--;
create table target.choice (
  hub_id integer not null references hub.hub,
  activity text not null,
  chosen_by bigint,
  chosen_at timestamptz not null default now(),
  override_by text,
  override_reason text,
  primary key (hub_id, activity)
);
--;
create table target.peer_target (
  hub_id integer not null references hub.hub,
  area_code text not null,
  sector text not null,
  source_id integer not null,
  primary key (hub_id, area_code, sector)
);
--;
create trigger audit after insert or update or delete on target.gap for each row execute function hub.audit_row('gap', 'id');
--;
create trigger audit after insert or update or delete on target.charter for each row execute function hub.audit_row('charter', 'chain');
--;
create trigger audit after insert or update or delete on target.choice for each row execute function hub.audit_row('target-choice', 'activity');
--;
create trigger audit after insert on target.chain for each row execute function hub.audit_row('chain', 'code');
--;
do $$
declare
  name text;
begin
  foreach name in array array['sector_scheme', 'chain', 'gap', 'gap_project', 'gap_event', 'charter', 'restricted', 'choice', 'peer_target'] loop
    execute format('alter table target.%I enable row level security', name);
    execute format('alter table target.%I force row level security', name);
    execute format('create policy system on target.%I to essor_system using (true) with check (true)', name);
    execute format('grant select, insert on target.%I to essor_asker, essor_system', name);
  end loop;
  foreach name in array array['sector_scheme', 'restricted', 'choice', 'peer_target'] loop
    execute format('create policy own on target.%I to essor_asker using (hub_id = (select hub.asker_hub())) with check (hub_id = (select hub.asker_hub()))', name);
  end loop;
  -- A person whose scope names chains sees and changes those only.
  foreach name in array array['chain', 'gap', 'charter'] loop
    execute format('create policy own on target.%I to essor_asker using (hub_id = (select hub.asker_hub()) and hub.in_scope(''app.chains'', %s)) with check (hub_id = (select hub.asker_hub()) and hub.in_scope(''app.chains'', %s))',
      name, case when name = 'chain' then 'code' else 'chain' end, case when name = 'chain' then 'code' else 'chain' end);
  end loop;
end $$;
--;
create policy own on target.gap_project to essor_asker using (
  hub_id = (select hub.asker_hub()) and exists (select from target.gap g where g.hub_id = gap_project.hub_id and g.id = gap_project.gap_id))
  with check (hub_id = (select hub.asker_hub()));
--;
create policy own on target.gap_event to essor_asker using (
  hub_id = (select hub.asker_hub()) and exists (select from target.gap g where g.hub_id = gap_event.hub_id and g.id = gap_event.gap_id))
  with check (hub_id = (select hub.asker_hub()));
--;
grant update on target.gap, target.charter, target.choice to essor_asker, essor_system;
--;
grant delete on target.choice, target.gap_project to essor_asker;
--;
create view target.published_gap with (security_invoker = true) as
select g.hub_id, g.id, g.chain || '/' || g.link as ref, g.chain, g.link, g.reasons, g.status,
  (select max(e.at) from target.gap_event e where e.hub_id = g.hub_id and e.gap_id = g.id and e.what = 'closed') as closed_at
from target.gap g;
--;
grant select on target.published_gap to essor_asker, essor_system;
