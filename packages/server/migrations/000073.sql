--! compatible: connect: experts and equipment as records of their own; records of files resolved to the register; who worked with whom
-- Whom a body of the institute sends. The name lies apart: it is told only where the expert agreed to be named.
create table connect.expert (
  hub_id integer not null,
  id bigint not null generated always as identity,
  partner_id bigint not null,
  title text not null default '',
  fields text[] not null default '{}',
  languages text[] not null default '{}',
  works text not null default '',
  availability text not null default 'available' check (availability in ('available', 'limited', 'not-now')),
  appointed_on date,
  appointed_until date,
  ended_on date,
  end_reason text not null default '',
  named_since date,
  example boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, partner_id) references connect.partner (hub_id, id),
  check (appointed_until is null or appointed_until >= appointed_on),
  check (ended_on is null or appointed_on is null or ended_on >= appointed_on)
);
--;
create index expert_partner on connect.expert (hub_id, partner_id);
--;
create table connect.expert_name (
  hub_id integer not null,
  expert_id bigint not null,
  name text not null check (name <> ''),
  primary key (hub_id, expert_id),
  foreign key (hub_id, expert_id) references connect.expert (hub_id, id) on delete cascade
);
--;
create table connect.equipment (
  hub_id integer not null,
  id bigint not null generated always as identity,
  partner_id bigint not null,
  name text not null check (name <> ''),
  kind text not null default 'other' check (kind in ('measuring', 'testing', 'production', 'pilot-line', 'computing', 'clean-room', 'other')),
  model text not null default '',
  capacity double precision check (capacity >= 0),
  capacity_unit text not null default '',
  price_minor bigint check (price_minor >= 0),
  currency char(3) not null default 'CNY',
  booking text not null default '',
  open boolean not null default true,
  ended_on date,
  end_reason text not null default '',
  example boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, partner_id) references connect.partner (hub_id, id),
  check (capacity is null or capacity_unit <> '')
);
--;
create index equipment_partner on connect.equipment (hub_id, partner_id);
--;
-- Which organisation of the register a record of a file means: with the probability and the reasons of that day. Who may
-- see the record sees this, and nobody else: a link alone would tell that somebody is in talks with a firm.
create table connect.organisation_mention (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  source text not null check (source in ('attract.firm', 'measure.firm')),
  record_id bigint not null,
  name text not null,
  organisation_id bigint,
  probability double precision check (probability between 0 and 1),
  reasons jsonb not null default '[]',
  candidates jsonb not null default '[]',
  state text not null check (state in ('same', 'open', 'different')),
  note text not null default '',
  decided_by bigint,
  decided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  unique (hub_id, source, record_id),
  foreign key (hub_id, organisation_id) references connect.organisation (hub_id, id),
  check ((state = 'same') = (organisation_id is not null))
);
--;
create index organisation_mention_open on connect.organisation_mention (hub_id, state, id);
--;
do $$
declare
  name text;
begin
  foreach name in array array['expert', 'expert_name', 'equipment', 'organisation_mention'] loop
    execute format('alter table connect.%I enable row level security', name);
    execute format('alter table connect.%I force row level security', name);
    execute format('create policy system on connect.%I to essor_system using (true) with check (true)', name);
    execute format('create policy owner on connect.%I to current_user using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on connect.%I to essor_asker, essor_system', name);
  end loop;
  foreach name in array array['expert', 'equipment'] loop
    execute format('create policy own on connect.%I for select to essor_asker using (hub_id = (select hub.asker_hub()))', name);
  end loop;
  foreach name in array array['expert', 'expert_name', 'equipment'] loop
    execute format('create policy adviser on connect.%I to essor_asker using (hub_id = (select hub.asker_hub()) and connect.is_adviser())
      with check (hub_id = (select hub.asker_hub()) and connect.is_adviser())', name);
  end loop;
end $$;
--;
create policy named on connect.expert_name for select to essor_asker using (hub_id = (select hub.asker_hub())
  and exists (select from connect.expert e where e.hub_id = expert_name.hub_id and e.id = expert_id and e.named_since is not null));
--;
create policy own on connect.organisation_mention for select to essor_asker using (hub_id = (select hub.asker_hub()) and case source
  when 'attract.firm' then exists (select from attract.party y where y.hub_id = organisation_mention.hub_id and y.id = record_id)
  when 'measure.firm' then exists (select from measure.firm f where f.hub_id = organisation_mention.hub_id and f.id = record_id)
  else false end);
--;
create policy keeper on connect.organisation_mention to essor_asker
  using (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in ('administrator', 'analyst', 'officer', 'matchmaker') and case source
    when 'attract.firm' then exists (select from attract.party y where y.hub_id = organisation_mention.hub_id and y.id = record_id)
    when 'measure.firm' then exists (select from measure.firm f where f.hub_id = organisation_mention.hub_id and f.id = record_id)
    else false end)
  with check (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in ('administrator', 'analyst', 'officer', 'matchmaker') and case source
    when 'attract.firm' then exists (select from attract.party y where y.hub_id = organisation_mention.hub_id and y.id = record_id)
    when 'measure.firm' then exists (select from measure.firm f where f.hub_id = organisation_mention.hub_id and f.id = record_id)
    else false end);
--;
create policy owner on connect.organisation_link to current_user using (true) with check (true);
--;
-- The lists that stood on the bodies become records, in their order and nothing lost. They were shown to the whole hub, so
-- that an expert of theirs stays named: since the day on which the body entered the register.
insert into connect.expert (hub_id, partner_id, title, appointed_on, appointed_until, named_since, example)
select p.hub_id, p.id, x.entry, p.appointed_on, p.appointed_until, p.created_at::date, p.example
from connect.partner p cross join lateral unnest(p.experts) with ordinality as x (entry, n) where x.entry <> '' order by p.hub_id, p.id, x.n;
--;
insert into connect.expert_name (hub_id, expert_id, name) select hub_id, id, title from connect.expert;
--;
update connect.expert set title = '';
--;
insert into connect.equipment (hub_id, partner_id, name, example)
select p.hub_id, p.id, x.entry, p.example
from connect.partner p cross join lateral unnest(p.equipment) with ordinality as x (entry, n) where x.entry <> '' order by p.hub_id, p.id, x.n;
--;
-- What others read of a body: its standing experts as far as they are named, and its equipment.
create or replace view connect.published_partner with (security_invoker = true) as
select p.hub_id, p.id, p.kind, p.name, p.country, p.capabilities,
  array(select e.name from connect.equipment e where e.hub_id = p.hub_id and e.partner_id = p.id and e.ended_on is null order by e.id) as equipment,
  array(select n.name from connect.expert e join connect.expert_name n on n.hub_id = e.hub_id and n.expert_id = e.id
    where e.hub_id = p.hub_id and e.partner_id = p.id and e.ended_on is null order by e.id) as experts,
  p.appointed_on, p.appointed_until, p.example
from connect.partner p;
--;
create trigger audit after insert or update or delete on connect.expert for each row execute function hub.audit_row('expert', 'id');
--;
create trigger audit after insert or update or delete on connect.equipment for each row execute function hub.audit_row('equipment', 'id');
--;
-- The log says that a person decided, not which firm was asked about: its readers may not see every firm.
create function connect.audit_mention() returns trigger language plpgsql security definer set search_path = connect, hub, pg_temp as $$
begin
  perform hub.write_audit(new.hub_id, 'update', 'organisation-mention', new.id::text, jsonb_build_object('state', old.state), jsonb_build_object('state', new.state));
  return null;
end $$;
--;
create trigger audit after update on connect.organisation_mention for each row when (old.state is distinct from new.state) execute function connect.audit_mention();
--;
-- A record that goes takes its links along: so does the undoing of the import that brought it.
create function connect.forget_records() returns trigger language plpgsql security definer set search_path = connect, pg_temp as $$
begin
  delete from connect.organisation_mention m using gone g where m.hub_id = g.hub_id and m.source = tg_argv[0] and m.record_id = g.id;
  delete from connect.organisation_link l using gone g where l.hub_id = g.hub_id and l.source = tg_argv[0] and l.record = g.id::text;
  return null;
end $$;
--;
create trigger forget after delete on attract.party referencing old table as gone for each statement execute function connect.forget_records('attract.firm');
--;
create trigger forget after delete on measure.firm referencing old table as gone for each statement execute function connect.forget_records('measure.firm');
--;
-- What the resolver asks about: firms of the pipeline and of the register of firms, as far as the asker sees them, with the
-- import that brought them. A firm under a code name is nobody's to look for.
create view attract.published_party with (security_invoker = true) as
select hub_id, id, name, coalesce(uscc, '') as uscc, coalesce(lei, '') as lei, coalesce(country, '') as country, coalesce(website, '') as website, address, open, batch_id
from attract.party where not confidential and merged_into is null and kind in ('company', 'institute', 'university');
--;
create view measure.published_register_firm with (security_invoker = true) as
select hub_id, id, name, case when code ~ '^[0-9A-Z]{18}$' then code else '' end as uscc, source_id from measure.firm;
--;
-- What the resolver answered, under the number by which the organisation stands today.
create view connect.published_mention with (security_invoker = true) as
select m.hub_id, m.id, m.source, m.record_id, m.name, m.probability, m.reasons, m.candidates, m.state, m.decided_by is not null as decided,
  s.id as organisation_id, o.name as organisation_name, o.uscc, o.lei, o.city, o.source_title
from connect.organisation_mention m
left join lateral (select connect.standing(m.organisation_id) as id) s on m.organisation_id is not null
left join connect.organisation o on o.hub_id = m.hub_id and o.id = s.id;
--;
grant select on attract.published_party, measure.published_register_firm, connect.published_mention to essor_asker, essor_system;
--;
-- One name for a firm, whoever typed it.
create function connect.firm_key(firm text) returns text language sql immutable parallel safe
  return lower(regexp_replace(firm, '\s', '', 'g'));
--;
create index thread_pair_asker on connect.thread_pair (hub_id, asker_key);
--;
-- With which other profiles' owners the owner of a profile worked before: what came of their threads, read from the ledger as
-- it stands. Only where the asker may know both owners; for anybody else there is no row, whether they worked together or not.
create function connect.worked_before(of_profile bigint) returns table (profile bigint, kind text, on_day date, paid boolean, solved boolean)
language sql stable security definer set search_path = connect, pg_temp as $$
  with mine as (select connect.firm_key(o.organisation) as key from connect.profile_owner o where o.hub_id = hub.asker_hub() and o.profile_id = of_profile
      and (connect.is_adviser() or o.person_id = hub.asker_person() or connect.is_introduced(of_profile))),
  theirs as (select o.profile_id, connect.firm_key(o.organisation) as key from connect.profile_owner o where o.hub_id = hub.asker_hub() and o.profile_id <> of_profile
      and (connect.is_adviser() or o.person_id = hub.asker_person() or connect.is_introduced(o.profile_id))),
  joint as (
    select case when p.owner_key = m.key then p.asker_key else p.owner_key end as key, x.kind, x.on_day, x.paid_minor is not null as paid, coalesce(x.solved, false) as solved
    from mine m join connect.thread_pair p on p.hub_id = hub.asker_hub() and m.key in (p.owner_key, p.asker_key)
    join connect.outcome x on x.hub_id = p.hub_id and x.thread_id = p.thread_id
      and (x.kind in ('contract', 'pilot', 'licence', 'purchase', 'hire') or x.paid_minor is not null or x.solved))
  select t.profile_id, j.kind, j.on_day, j.paid, j.solved from theirs t left join joint j on j.key = t.key cross join mine
  where t.key <> mine.key order by t.profile_id, j.on_day desc nulls last;
$$;
