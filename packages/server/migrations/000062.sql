--! compatible: target firms with dated evidence, input-output tables, kept back-tests of entry, sources of what peers declare
-- A candidate to fill a link of a chain. Its score is the sum of its evidence, so nothing but the evidence is kept.
create table target.firm (
  hub_id integer not null references hub.hub,
  id integer not null generated always as identity,
  name text not null check (name <> ''),
  -- where the firm stands in a public register, if known (LEI, USCC)
  register_code text not null default '',
  home text not null default '',
  chain text not null,
  link text not null,
  note text not null default '',
  example boolean not null default false,
  version integer not null default 1,
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  unique (hub_id, name, chain, link)
);
--;
create table target.firm_evidence (
  hub_id integer not null,
  firm_id integer not null,
  id integer not null generated always as identity,
  kind text not null check (kind in ('expansion', 'capacity', 'customer-nearby', 'supplier-nearby', 'fit', 'finance', 'warning')),
  seen date not null,
  source text not null check (source <> ''),
  note text not null default '',
  strength double precision not null check (strength between -1 and 1),
  -- hidden evidence stays on record and counts nothing
  hidden boolean not null default false,
  version integer not null default 1,
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, firm_id) references target.firm (hub_id, id)
);
--;
create index firm_evidence_firm on target.firm_evidence (hub_id, firm_id);
--;
-- An input-output table as it was taken in; a new one of the same code is its next edition.
create table target.io_table (
  hub_id integer not null references hub.hub,
  code text not null check (code ~ '^[a-z][a-z0-9-]{0,40}$'),
  edition integer not null default 1,
  name jsonb not null,
  unit text not null,
  source_note text not null check (source_note <> ''),
  example boolean not null default false,
  body jsonb not null,
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, code, edition)
);
--;
-- How well entry was foretold, with the model that was fitted: kept, so that a tip can name the run it comes from.
create table target.entry_run (
  hub_id integer not null references hub.hub,
  id integer not null generated always as identity,
  basis text not null,
  level text not null,
  from_period integer not null,
  to_period integer not null,
  -- the figures it was made from: changes when figures change
  mark text not null,
  report jsonb not null,
  model jsonb not null,
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, id)
);
--;
alter table target.peer_target alter column source_id drop not null;
--;
alter table target.peer_target add column source text not null default '';
--;
alter table target.peer_target add column declared_on date;
--;
alter table target.restricted add column source text not null default '';
--;
create trigger audit after insert or update or delete on target.firm for each row execute function hub.audit_row('target-firm', 'id');
--;
create trigger audit after insert or update or delete on target.firm_evidence for each row execute function hub.audit_row('firm-evidence', 'id');
--;
create trigger audit after insert or delete on target.restricted for each row execute function hub.audit_row('restricted-industry', 'code');
--;
create trigger audit after insert or delete on target.peer_target for each row execute function hub.audit_row('peer-target', 'area_code');
--;
create trigger audit after insert on target.sector_scheme for each row execute function hub.audit_row('sector-scheme', 'code');
--;
do $$
declare
  name text;
begin
  foreach name in array array['firm', 'firm_evidence', 'io_table', 'entry_run'] loop
    execute format('alter table target.%I enable row level security', name);
    execute format('alter table target.%I force row level security', name);
    execute format('create policy system on target.%I to essor_system using (true) with check (true)', name);
    execute format('grant select, insert on target.%I to essor_asker, essor_system', name);
  end loop;
  foreach name in array array['io_table', 'entry_run'] loop
    execute format('create policy own on target.%I to essor_asker using (hub_id = (select hub.asker_hub())) with check (hub_id = (select hub.asker_hub()))', name);
  end loop;
end $$;
--;
-- A person whose scope names chains sees the firms of those only.
create policy own on target.firm to essor_asker using (hub_id = (select hub.asker_hub()) and hub.in_scope('app.chains', chain))
  with check (hub_id = (select hub.asker_hub()) and hub.in_scope('app.chains', chain));
--;
create policy own on target.firm_evidence to essor_asker using (
  hub_id = (select hub.asker_hub()) and exists (select from target.firm f where f.hub_id = firm_evidence.hub_id and f.id = firm_evidence.firm_id))
  with check (hub_id = (select hub.asker_hub()));
--;
grant update on target.firm, target.firm_evidence to essor_asker, essor_system;
--;
grant delete on target.firm, target.firm_evidence, target.peer_target, target.restricted to essor_asker, essor_system;
--;
-- Indicators that are observed by activity: what a space of activities can be made of.
create view measure.published_activity_indicator with (security_invoker = true) as
select i.hub_id, i.code, i.name, i.unit, i.multiplier, i.decimals, c.scheme
from measure.indicator i
join lateral (select o.activity_id from measure.observation o
  where o.hub_id = i.hub_id and o.indicator_id = i.id and o.activity_id <> 0 and o.withdrawn_at is null limit 1) one on true
join measure.activity c on c.id = one.activity_id;
--;
grant select on measure.published_activity_indicator to essor_asker, essor_system;
