--! compatible: connect: people, wishes and plans of events; one register of organisations with pairs to decide, merges and their undoing
create table connect.event_person (
  hub_id integer not null,
  event_id bigint not null,
  id integer not null check (id > 0),
  label text not null check (label <> ''),
  -- Who signed up in person; null where the organiser wrote the list.
  person_id bigint,
  away smallint[] not null default '{}',
  primary key (hub_id, event_id, id),
  foreign key (hub_id, event_id) references connect.event (hub_id, id) on delete cascade
);
--;
create unique index event_person_once on connect.event_person (hub_id, event_id, person_id) where person_id is not null;
--;
create table connect.event_wish (
  hub_id integer not null,
  event_id bigint not null,
  guest integer not null,
  host integer not null check (host <> guest),
  -- What the other side said; null: not yet.
  accepted boolean,
  primary key (hub_id, event_id, guest, host),
  foreign key (hub_id, event_id, guest) references connect.event_person (hub_id, event_id, id) on delete cascade,
  foreign key (hub_id, event_id, host) references connect.event_person (hub_id, event_id, id) on delete cascade
);
--;
-- What the last computation of an event's meetings proved; the meetings themselves lie in connect.meeting.
create table connect.event_plan (
  hub_id integer not null,
  event_id bigint not null,
  wishes integer not null,
  met integer not null,
  value double precision not null,
  bound double precision not null,
  gap double precision not null,
  jain double precision not null,
  least integer not null,
  most integer not null,
  made_at timestamptz not null default now(),
  primary key (hub_id, event_id),
  foreign key (hub_id, event_id) references connect.event (hub_id, id) on delete cascade
);
--;
-- One register of organisations for the whole product: who it is, whatever a file calls it. Only what is public stands here.
create table connect.organisation (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  name text not null check (name <> ''),
  names text[] not null default '{}',
  uscc text not null default '',
  lei text not null default '',
  country text not null default '',
  city text not null default '',
  address text not null default '',
  website text not null default '',
  -- The one that this one was found to be; its own number keeps leading there.
  merged_into bigint,
  example boolean not null default false,
  source_title text not null default '',
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  check (merged_into is distinct from id),
  foreign key (hub_id, merged_into) references connect.organisation (hub_id, id)
);
--;
create index organisation_merged on connect.organisation (hub_id, merged_into) where merged_into is not null;
--;
create index organisation_uscc on connect.organisation (hub_id, uscc) where uscc <> '';
--;
create index organisation_lei on connect.organisation (hub_id, lei) where lei <> '';
--;
-- Which records of the product, or of a file that was taken in, mean an organisation.
create table connect.organisation_link (
  hub_id integer not null,
  id bigint not null generated always as identity,
  organisation_id bigint not null,
  source text not null check (source <> ''),
  record text not null check (record <> ''),
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  unique (hub_id, source, record),
  foreign key (hub_id, organisation_id) references connect.organisation (hub_id, id)
);
--;
create index organisation_link_of on connect.organisation_link (hub_id, organisation_id);
--;
-- Two that may be one, with what speaks for and against; what a person decided stays decided.
create table connect.organisation_pair (
  hub_id integer not null,
  a bigint not null,
  b bigint not null check (b > a),
  probability double precision not null check (probability between 0 and 1),
  evidence jsonb not null,
  proposal text not null check (proposal in ('same', 'related')),
  state text not null default 'open' check (state in ('open', 'same', 'related', 'different')),
  note text not null default '',
  decided_by bigint,
  decided_at timestamptz,
  primary key (hub_id, a, b),
  foreign key (hub_id, a) references connect.organisation (hub_id, id),
  foreign key (hub_id, b) references connect.organisation (hub_id, id)
);
--;
create index organisation_pair_open on connect.organisation_pair (hub_id, state);
--;
create table connect.organisation_merge (
  hub_id integer not null,
  id bigint not null generated always as identity,
  winner bigint not null,
  loser bigint not null check (loser <> winner),
  reason text not null default '',
  -- The winner's row as it was, the links that moved, and the state of the pair: all that undoing needs.
  before jsonb not null,
  moved bigint[] not null,
  merged_by bigint,
  merged_at timestamptz not null default now(),
  undone_by bigint,
  undone_at timestamptz,
  primary key (hub_id, id),
  foreign key (hub_id, winner) references connect.organisation (hub_id, id),
  foreign key (hub_id, loser) references connect.organisation (hub_id, id)
);
--;
create index organisation_merge_of on connect.organisation_merge (hub_id, winner) where undone_at is null;
--;
do $$
declare
  name text;
begin
  foreach name in array array['event_person', 'event_wish', 'event_plan', 'organisation', 'organisation_link', 'organisation_pair', 'organisation_merge'] loop
    execute format('alter table connect.%I enable row level security', name);
    execute format('alter table connect.%I force row level security', name);
    execute format('create policy system on connect.%I to essor_system using (true) with check (true)', name);
    execute format('create policy own on connect.%I for select to essor_asker using (hub_id = (select hub.asker_hub()))', name);
    execute format('grant select, insert, update, delete on connect.%I to essor_asker, essor_system', name);
  end loop;
  -- The matchmaker plans; long work runs in the name of an administrator.
  foreach name in array array['event', 'meeting', 'meeting_seat', 'event_person', 'event_wish', 'event_plan'] loop
    execute format('create policy planner on connect.%I to essor_asker using (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in (''matchmaker'', ''administrator''))
      with check (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in (''matchmaker'', ''administrator''))', name);
  end loop;
  foreach name in array array['organisation', 'organisation_link', 'organisation_pair', 'organisation_merge'] loop
    execute format('create policy keeper on connect.%I to essor_asker
      using (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in (''matchmaker'', ''administrator'', ''analyst'', ''officer''))
      with check (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in (''matchmaker'', ''administrator'', ''analyst'', ''officer''))', name);
    -- Registers come in by the thousand and leave no line each; what a person decides and corrects does.
    execute format('create trigger audit after update or delete on connect.%I for each row execute function hub.audit_row(%L, %L)',
      name, replace(name, '_', '-'), case name when 'organisation_pair' then 'a' else 'id' end);
  end loop;
end $$;
--;
create trigger audit_new after insert on connect.organisation_merge for each row execute function hub.audit_row('organisation-merge', 'id');
--;
-- Who wishes to meet whom is between the two and the organiser.
drop policy own on connect.event_wish;
--;
-- A firm signs up itself, for itself only, and wishes and answers in its own name.
create policy sign_up on connect.event_person for insert to essor_asker
  with check (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()));
--;
create policy sign_off on connect.event_person for update to essor_asker
  using (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()))
  with check (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()));
--;
create function connect.event_seat(of_event bigint) returns integer
language sql stable security invoker set search_path = connect, pg_temp as $$
  select p.id from connect.event_person p where p.hub_id = hub.asker_hub() and p.event_id = of_event and p.person_id = hub.asker_person();
$$;
--;
create policy own on connect.event_wish for select to essor_asker
  using (hub_id = (select hub.asker_hub()) and connect.event_seat(event_id) in (guest, host));
--;
create policy wish on connect.event_wish for insert to essor_asker
  with check (hub_id = (select hub.asker_hub()) and guest = connect.event_seat(event_id) and accepted is null);
--;
create policy answer on connect.event_wish for update to essor_asker
  using (hub_id = (select hub.asker_hub()) and host = connect.event_seat(event_id))
  with check (hub_id = (select hub.asker_hub()) and host = connect.event_seat(event_id));
--;
create trigger audit after insert or update or delete on connect.event for each row execute function hub.audit_row('event', 'id');
--;
-- The number under which an organisation stands today, whatever it was merged into since.
create function connect.standing(of_organisation bigint) returns bigint
language sql stable security invoker set search_path = connect, pg_temp as $$
  with recursive way (id, merged_into) as (
    select o.id, o.merged_into from connect.organisation o where o.hub_id = hub.asker_hub() and o.id = of_organisation
    union all
    select o.id, o.merged_into from way join connect.organisation o on o.hub_id = hub.asker_hub() and o.id = way.merged_into)
  select id from way where merged_into is null;
$$;
--;
-- What other slices may read: which organisation a record of theirs means.
create view connect.published_organisation with (security_invoker = true) as
select hub_id, id, name, names, uscc, lei, country, city, website, merged_into from connect.organisation;
--;
create view connect.published_organisation_link with (security_invoker = true) as
select hub_id, source, record, organisation_id from connect.organisation_link;
--;
grant select on connect.published_organisation, connect.published_organisation_link to essor_asker, essor_system;
--;
-- What the register of organisations is filled from: firms that everybody of the hub may see.
create view attract.published_firm with (security_invoker = true) as
select hub_id, id, name, coalesce(uscc, '') as uscc, coalesce(lei, '') as lei, coalesce(country, '') as country, coalesce(website, '') as website
from attract.party where open and not confidential and merged_into is null;
--;
grant select on attract.published_firm to essor_asker, essor_system;
--;
-- Whether a judged match stood among the first ten, for the measured quality that the product shows.
alter table connect.match add column place smallint check (place > 0);
--;
-- Partners can be corrected; an expert or a device is found in the whole register.
create view connect.published_partner with (security_invoker = true) as
select hub_id, id, kind, name, country, capabilities, equipment, experts, appointed_on, appointed_until, example from connect.partner;
--;
grant select on connect.published_partner to essor_asker, essor_system;
--;
-- The demo marks its example event and what was kept of it.
grant update on connect.event, connect.meeting to essor_system;
