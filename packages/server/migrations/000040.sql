--! compatible: connect: partners, profiles with hidden owners, matches, threads, outcomes, events
create schema connect;
--;
grant usage on schema connect to essor_asker, essor_system;
--;
-- The institute: a register of partner bodies, not a chat room.
create table connect.partner (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  kind text not null check (kind in ('university', 'laboratory', 'broker', 'cluster-organisation', 'service-body')),
  name jsonb not null,
  country text not null default '',
  website text not null default '',
  members integer check (members >= 0),
  member_kinds text[] not null default '{}',
  staff_fte numeric(8, 2) check (staff_fte >= 0),
  capabilities text[] not null default '{}',
  equipment text[] not null default '{}',
  experts text[] not null default '{}',
  appointed_on date,
  appointed_until date,
  terms text not null default '',
  example boolean not null default false,
  source_title text not null default '',
  source_address text not null default '',
  source_grade char(1),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  check (appointed_until is null or appointed_until >= appointed_on),
  check (kind <> 'cluster-organisation' or (members >= 15 and staff_fte >= 0.5 and cardinality(member_kinds) >= 2 and website <> ''))
);
--;
-- What others may know of a need or an offer. Nothing here says whose it is; that stands in profile_owner.
create table connect.profile (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  side text not null check (side in ('need', 'offer')),
  type text not null check (type in ('technology', 'research', 'supply', 'capacity', 'talent', 'capital', 'scenario')),
  title jsonb not null,
  body jsonb not null,
  targets jsonb not null default '[]',
  tags text[] not null default '{}',
  constraints jsonb not null default '{}',
  state text not null default 'draft' check (state in ('draft', 'internal-review', 'external-review', 'live', 'withdrawn')),
  checklist jsonb not null default '{}',
  review_note text not null default '',
  triage text check (triage in ('ready', 're-diagnose', 'long-term')),
  expires_on date,
  renewals integer not null default 0,
  published_on date,
  duplicate_decision jsonb,
  -- Open calls of public bodies: their text and their sender are public, so there is no hidden owner.
  source_title text not null default '',
  source_address text not null default '',
  source_grade char(1),
  source_closes date,
  example boolean not null default false,
  external_key text,
  content_version integer not null default 1,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (hub_id, id),
  unique (hub_id, external_key),
  check (state <> 'live' or expires_on is not null),
  -- A need that cannot be measured cannot be met.
  check (state <> 'live' or side <> 'need' or source_title <> '' or jsonb_array_length(targets) > 0)
);
--;
create index profile_live on connect.profile (hub_id, state, updated_at desc);
--;
create table connect.profile_owner (
  hub_id integer not null,
  profile_id bigint not null,
  person_id bigint not null,
  organisation text not null check (organisation <> ''),
  brands text[] not null default '{}',
  primary key (hub_id, profile_id),
  foreign key (hub_id, profile_id) references connect.profile (hub_id, id)
);
--;
create index profile_owner_person on connect.profile_owner (hub_id, person_id);
--;
-- Who did what on a profile. The common log has other readers and therefore names nobody.
create table connect.profile_act (
  hub_id integer not null,
  profile_id bigint not null,
  seq bigint not null generated always as identity,
  at timestamptz not null default now(),
  person_id bigint,
  act text not null,
  primary key (hub_id, profile_id, seq)
);
--;
-- A match that an adviser has judged, as it stood then; the labels teach the weights.
create table connect.match (
  hub_id integer not null,
  need_id bigint not null,
  offer_id bigint not null,
  score double precision not null,
  parts jsonb not null,
  reasons jsonb not null,
  need_version integer not null,
  offer_version integer not null,
  accepted boolean not null,
  reason text not null default '',
  judged_by bigint,
  judged_at timestamptz not null default now(),
  primary key (hub_id, need_id, offer_id),
  foreign key (hub_id, need_id) references connect.profile (hub_id, id),
  foreign key (hub_id, offer_id) references connect.profile (hub_id, id)
);
--;
-- One thread a pair of firms; both consents lie here, the names in thread_pair.
create table connect.thread (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  opened_at timestamptz not null,
  due_on date not null,
  answered_at timestamptz,
  owner_consent_at timestamptz,
  asker_consent_at timestamptz,
  introduced_at timestamptz,
  version integer not null default 1,
  primary key (hub_id, id),
  check (introduced_at is null or (owner_consent_at is not null and asker_consent_at is not null))
);
--;
create table connect.thread_pair (
  hub_id integer not null,
  thread_id bigint not null,
  owner_person bigint,
  owner_organisation text not null default '',
  owner_key text not null,
  asker_person bigint not null,
  asker_organisation text not null,
  asker_brands text[] not null default '{}',
  asker_key text not null,
  primary key (hub_id, thread_id),
  unique (hub_id, owner_key, asker_key),
  foreign key (hub_id, thread_id) references connect.thread (hub_id, id)
);
--;
create table connect.interest (
  hub_id integer not null,
  id bigint not null generated always as identity,
  thread_id bigint not null,
  profile_id bigint not null,
  why text not null check (why <> ''),
  brings text not null check (brings <> ''),
  next text not null check (next <> ''),
  at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, thread_id) references connect.thread (hub_id, id),
  foreign key (hub_id, profile_id) references connect.profile (hub_id, id)
);
--;
create index interest_profile on connect.interest (hub_id, profile_id);
--;
create table connect.message (
  hub_id integer not null,
  id bigint not null generated always as identity,
  thread_id bigint not null,
  side text not null check (side in ('owner', 'asker', 'adviser')),
  body text not null check (body <> ''),
  at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, thread_id) references connect.thread (hub_id, id)
);
--;
-- Contracted and paid stand apart, and each needs its evidence. Only advisers and the two firms see a line.
create table connect.outcome (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  profile_id bigint,
  thread_id bigint,
  kind text not null check (kind in ('match', 'meeting', 'contract', 'pilot', 'licence', 'purchase', 'hire')),
  on_day date not null,
  currency char(3) not null default 'CNY',
  contract_minor bigint check (contract_minor > 0),
  contract_evidence text not null default '',
  paid_minor bigint check (paid_minor > 0),
  payment_evidence text not null default '',
  solved boolean,
  follow_up_6 text not null default '',
  follow_up_12 text not null default '',
  broker_id bigint,
  reward_minor bigint check (reward_minor > 0),
  reward_paid_on date,
  example boolean not null default false,
  note text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, profile_id) references connect.profile (hub_id, id),
  foreign key (hub_id, thread_id) references connect.thread (hub_id, id),
  foreign key (hub_id, broker_id) references connect.partner (hub_id, id),
  check (paid_minor is null or payment_evidence <> ''),
  -- A broker is rewarded for a solved need, and only after the money is shown to have been paid.
  check (reward_paid_on is null or (reward_minor is not null and paid_minor is not null and payment_evidence <> '' and solved is true))
);
--;
-- Rates that others have published, each with its grade and its source; what is computed from them is computed on reading.
create table connect.yardstick (
  hub_id integer not null references hub.hub,
  code text not null,
  programme jsonb not null,
  period text not null,
  value double precision not null,
  unit text not null,
  source_title text not null check (source_title <> ''),
  source_address text not null default '',
  source_grade char(1) not null,
  primary key (hub_id, code)
);
--;
-- Firms of the place that a public source names, with what the source says they do.
create table connect.local_firm (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  name text not null,
  does text not null,
  source_title text not null check (source_title <> ''),
  source_address text not null default '',
  source_grade char(1) not null,
  primary key (hub_id, id)
);
--;
create table connect.event (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  name jsonb not null,
  on_day date not null,
  slots smallint not null check (slots between 1 and 60),
  tables smallint not null check (tables between 1 and 500),
  example boolean not null default false,
  version integer not null default 1,
  primary key (hub_id, id)
);
--;
create table connect.meeting (
  hub_id integer not null,
  event_id bigint not null,
  slot smallint not null check (slot > 0),
  table_no smallint not null check (table_no > 0),
  guest integer not null,
  host integer not null check (host <> guest),
  kept boolean,
  second_meeting boolean,
  primary key (hub_id, event_id, slot, table_no),
  foreign key (hub_id, event_id) references connect.event (hub_id, id)
);
--;
-- Nobody sits at two tables at once: each person has one line a slot.
create table connect.meeting_seat (
  hub_id integer not null,
  event_id bigint not null,
  slot smallint not null,
  person integer not null,
  table_no smallint not null,
  primary key (hub_id, event_id, slot, person),
  foreign key (hub_id, event_id, slot, table_no) references connect.meeting (hub_id, event_id, slot, table_no)
);
--;
do $$
declare
  name text;
begin
  foreach name in array array['partner', 'profile', 'profile_owner', 'profile_act', 'match', 'thread', 'thread_pair', 'interest', 'message', 'outcome',
    'yardstick', 'local_firm', 'event', 'meeting', 'meeting_seat'] loop
    execute format('alter table connect.%I enable row level security', name);
    execute format('alter table connect.%I force row level security', name);
    execute format('create policy system on connect.%I to essor_system using (true) with check (true)', name);
    execute format('grant select, insert on connect.%I to essor_system', name);
  end loop;
  -- The functions below answer small questions about what their asker may not read.
  foreach name in array array['profile', 'profile_owner', 'profile_act', 'thread', 'thread_pair', 'interest', 'outcome'] loop
    execute format('create policy owner on connect.%I to current_user using (true) with check (true)', name);
  end loop;
  -- Registers that the whole hub reads; advisers keep them.
  foreach name in array array['partner', 'event', 'meeting', 'meeting_seat'] loop
    execute format('create policy own on connect.%I for select to essor_asker using (hub_id = (select hub.asker_hub()))', name);
    execute format('create policy adviser on connect.%I to essor_asker using (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) = ''matchmaker'')
      with check (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) = ''matchmaker'')', name);
    execute format('grant select, insert, update, delete on connect.%I to essor_asker', name);
  end loop;
  foreach name in array array['yardstick', 'local_firm'] loop
    execute format('create policy own on connect.%I for select to essor_asker using (hub_id = (select hub.asker_hub()))', name);
    execute format('grant select on connect.%I to essor_asker', name);
  end loop;
end $$;
--;
create function connect.is_adviser() returns boolean language sql stable parallel safe
  return hub.asker_role() = 'matchmaker';
--;
create function connect.is_mine(of_profile bigint) returns boolean
language sql stable security definer set search_path = connect, pg_temp as $$
  select exists (select from connect.profile_owner o where o.hub_id = hub.asker_hub() and o.profile_id = of_profile and o.person_id = hub.asker_person());
$$;
--;
-- Whether the asker has been introduced to the owner of a profile: both have consented, in a thread on this profile.
create function connect.is_introduced(of_profile bigint) returns boolean
language sql stable security definer set search_path = connect, pg_temp as $$
  select exists (
    select from connect.interest i
    join connect.thread t on t.hub_id = i.hub_id and t.id = i.thread_id and t.owner_consent_at is not null and t.asker_consent_at is not null
    join connect.thread_pair p on p.hub_id = i.hub_id and p.thread_id = i.thread_id and p.asker_person = hub.asker_person()
    where i.hub_id = hub.asker_hub() and i.profile_id = of_profile);
$$;
--;
-- On which side of a thread the asker stands.
create function connect.side_of(of_thread bigint) returns text
language sql stable security definer set search_path = connect, pg_temp as $$
  select case hub.asker_person() when p.asker_person then 'asker' when p.owner_person then 'owner' end
  from connect.thread_pair p where p.hub_id = hub.asker_hub() and p.thread_id = of_thread;
$$;
--;
-- Both names for advisers, one's own always, the other's after both consents.
create function connect.names_of(of_thread bigint) returns table (owner text, asker text)
language sql stable security definer set search_path = connect, pg_temp as $$
  select
    case when connect.is_adviser() or p.owner_person = hub.asker_person()
      or (p.asker_person = hub.asker_person() and t.owner_consent_at is not null and t.asker_consent_at is not null) then nullif(p.owner_organisation, '') end,
    case when connect.is_adviser() or p.asker_person = hub.asker_person()
      or (p.owner_person = hub.asker_person() and t.owner_consent_at is not null and t.asker_consent_at is not null) then p.asker_organisation end
  from connect.thread_pair p join connect.thread t on t.hub_id = p.hub_id and t.id = p.thread_id
  where p.hub_id = hub.asker_hub() and p.thread_id = of_thread;
$$;
--;
-- The words that a side of a thread must not write before the introduction: its own names.
create function connect.own_names(of_thread bigint) returns text[]
language sql stable security definer set search_path = connect, pg_temp as $$
  select case hub.asker_person()
    when p.asker_person then array[p.asker_organisation] || p.asker_brands
    when p.owner_person then array[p.owner_organisation] || coalesce((select array_agg(b) from (
      select distinct unnest(o.brands) as b from connect.profile_owner o where o.hub_id = p.hub_id and o.person_id = p.owner_person) x), '{}')
    -- An adviser knows both and must write neither.
    else case when connect.is_adviser() then array[p.owner_organisation, p.asker_organisation] || p.asker_brands else '{}' end end
  from connect.thread_pair p where p.hub_id = hub.asker_hub() and p.thread_id = of_thread;
$$;
--;
-- The thread of a firm with the owner of a live profile; a second interest of the same firm comes back to the first thread.
create function connect.open_thread(of_profile bigint, firm text, firm_brands text[], moment timestamptz, due date, today date)
returns table (thread bigint, joined boolean)
language plpgsql security definer set search_path = connect, pg_temp as $$
declare
  here integer := hub.asker_hub();
  holder connect.profile_owner%rowtype;
  holder_key text;
  firm_key text := lower(regexp_replace(firm, '\s', '', 'g'));
  found_thread bigint;
begin
  if not exists (select from connect.profile p where p.hub_id = here and p.id = of_profile and p.state = 'live' and p.expires_on > today) then
    return;
  end if;
  select * into holder from connect.profile_owner o where o.hub_id = here and o.profile_id = of_profile;
  holder_key := coalesce(lower(regexp_replace(holder.organisation, '\s', '', 'g')), 'source ' || of_profile);
  perform pg_advisory_xact_lock(723440, hashtext(holder_key || '|' || firm_key));
  select p.thread_id into found_thread from connect.thread_pair p where p.hub_id = here and p.owner_key = holder_key and p.asker_key = firm_key;
  if found_thread is not null then
    return query select found_thread, true;
    return;
  end if;
  insert into connect.thread (hub_id, opened_at, due_on) values (here, moment, due) returning id into found_thread;
  insert into connect.thread_pair (hub_id, thread_id, owner_person, owner_organisation, owner_key, asker_person, asker_organisation, asker_brands, asker_key)
  values (here, found_thread, holder.person_id, coalesce(holder.organisation, ''), holder_key, hub.asker_person(), firm, firm_brands, firm_key);
  return query select found_thread, false;
end $$;
--;
-- Counts and sums that everybody may see; no line of them names a firm.
create function connect.funnel(today date) returns table (needs bigint, live bigint, expired bigint, matched bigint, introduced bigint, solved bigint,
  ready bigint, re_diagnose bigint, long_term bigint, examples bigint)
language sql stable security definer set search_path = connect, pg_temp as $$
  with need as (select p.* from connect.profile p where p.hub_id = hub.asker_hub() and p.side = 'need' and p.source_title = '' and p.published_on is not null),
  done as (select distinct o.profile_id, bool_or(coalesce(o.solved, false)) over (partition by o.profile_id) as solved from connect.outcome o where o.hub_id = hub.asker_hub())
  select count(*), count(*) filter (where n.state = 'live' and n.expires_on > today), count(*) filter (where n.state = 'live' and n.expires_on <= today),
    count(*) filter (where d.profile_id is not null or exists (select from connect.interest i where i.hub_id = n.hub_id and i.profile_id = n.id)),
    count(*) filter (where exists (select from connect.interest i join connect.thread t on t.hub_id = i.hub_id and t.id = i.thread_id and t.introduced_at is not null where i.hub_id = n.hub_id and i.profile_id = n.id)),
    count(*) filter (where d.solved),
    count(*) filter (where n.triage = 'ready'), count(*) filter (where n.triage = 're-diagnose'), count(*) filter (where n.triage = 'long-term'),
    count(*) filter (where n.example)
  from need n left join done d on d.profile_id = n.id;
$$;
--;
create function connect.outcome_sums() returns table (currency char(3), outcomes bigint, contract_minor numeric, paid_minor numeric, examples bigint)
language sql stable security definer set search_path = connect, pg_temp as $$
  select o.currency, count(*), coalesce(sum(o.contract_minor), 0), coalesce(sum(o.paid_minor), 0), count(*) filter (where o.example)
  from connect.outcome o where o.hub_id = hub.asker_hub() group by o.currency order by o.currency;
$$;
--;
-- Others see what is live; the owner, the adviser and whoever was introduced see more. Drafts never leave their owner and the adviser.
create policy own on connect.profile for select to essor_asker using (
  hub_id = (select hub.asker_hub()) and (state = 'live' or connect.is_adviser() or connect.is_mine(id)));
--;
create policy change on connect.profile for update to essor_asker
  using (hub_id = (select hub.asker_hub()) and (connect.is_adviser() or connect.is_mine(id)))
  -- An owner submits, renews and withdraws; only an adviser passes a review.
  with check (hub_id = (select hub.asker_hub()) and (connect.is_adviser() or connect.is_mine(id)));
--;
-- Row-level security cannot see the state before: an owner may not lift a profile past a review.
create function connect.guard_review() returns trigger language plpgsql as $$
begin
  if current_user = 'essor_asker' and not connect.is_adviser() and new.state <> old.state
    and new.state in ('external-review', 'live') then
    raise exception 'only an adviser passes a review' using errcode = '42501';
  end if;
  return new;
end $$;
--;
create trigger guarded before update on connect.profile for each row execute function connect.guard_review();
--;
grant select, update on connect.profile to essor_asker, essor_system;
--;
create policy own on connect.profile_owner for select to essor_asker using (
  hub_id = (select hub.asker_hub()) and (connect.is_adviser() or person_id = (select hub.asker_person()) or connect.is_introduced(profile_id)));
--;
create policy change on connect.profile_owner for update to essor_asker
  using (hub_id = (select hub.asker_hub()) and (connect.is_adviser() or person_id = (select hub.asker_person())))
  with check (hub_id = (select hub.asker_hub()) and (connect.is_adviser() or person_id = (select hub.asker_person())));
--;
grant select on connect.profile_owner to essor_asker;
--;
grant update (organisation, brands) on connect.profile_owner to essor_asker;
--;
-- A profile and its owner come into being together; the number is not known before, and the row not visible without its owner.
create function connect.add_profile(of_side text, of_type text) returns bigint
language plpgsql security definer set search_path = connect, pg_temp as $$
declare
  made bigint;
begin
  insert into connect.profile (hub_id, side, type, title, body) values (hub.asker_hub(), of_side, of_type, '{}', '{}') returning id into made;
  insert into connect.profile_owner (hub_id, profile_id, person_id, organisation) values (hub.asker_hub(), made, hub.asker_person(), '-');
  return made;
end $$;
--;
create policy own on connect.profile_act for select to essor_asker using (
  hub_id = (select hub.asker_hub()) and (connect.is_adviser() or connect.is_mine(profile_id)));
--;
create policy add on connect.profile_act for insert to essor_asker with check (
  hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()) and (connect.is_adviser() or connect.is_mine(profile_id)));
--;
grant select, insert on connect.profile_act to essor_asker;
--;
create policy own on connect.match to essor_asker using (hub_id = (select hub.asker_hub()) and connect.is_adviser())
  with check (hub_id = (select hub.asker_hub()) and connect.is_adviser());
--;
grant select, insert, update on connect.match to essor_asker;
--;
create policy own on connect.thread to essor_asker
  using (hub_id = (select hub.asker_hub()) and (connect.is_adviser() or connect.side_of(id) is not null))
  with check (hub_id = (select hub.asker_hub()) and (connect.is_adviser() or connect.side_of(id) is not null));
--;
-- Each side gives its own consent and nobody else's; only an adviser introduces.
create function connect.guard_consent() returns trigger language plpgsql as $$
declare
  side text := connect.side_of(new.id);
begin
  if current_user <> 'essor_asker' then
    return new;
  end if;
  -- Where nobody of the hub owns the profile, the adviser speaks for its source.
  if new.owner_consent_at is distinct from old.owner_consent_at and side is distinct from 'owner'
    and not (connect.is_adviser() and (select n.owner from connect.names_of(new.id) n) is null) then
    raise exception 'the owner consents in person' using errcode = '42501';
  end if;
  if new.asker_consent_at is distinct from old.asker_consent_at and side is distinct from 'asker' then
    raise exception 'whoever asked consents in person' using errcode = '42501';
  end if;
  if new.introduced_at is distinct from old.introduced_at and not connect.is_adviser() then
    raise exception 'only an adviser introduces' using errcode = '42501';
  end if;
  return new;
end $$;
--;
create trigger guarded before update on connect.thread for each row execute function connect.guard_consent();
--;
grant select, update on connect.thread to essor_asker, essor_system;
--;
grant select on connect.thread_pair to essor_asker;
--;
create policy own on connect.thread_pair for select to essor_asker using (hub_id = (select hub.asker_hub()) and connect.is_adviser());
--;
do $$
declare
  name text;
begin
  foreach name in array array['interest', 'message'] loop
    execute format('create policy own on connect.%1$I to essor_asker
      using (hub_id = (select hub.asker_hub()) and (connect.is_adviser() or connect.side_of(thread_id) is not null))
      with check (hub_id = (select hub.asker_hub()) and (connect.is_adviser() or connect.side_of(thread_id) is not null))', name);
    execute format('grant select, insert on connect.%I to essor_asker', name);
  end loop;
end $$;
--;
create policy adviser on connect.outcome to essor_asker using (hub_id = (select hub.asker_hub()) and connect.is_adviser())
  with check (hub_id = (select hub.asker_hub()) and connect.is_adviser());
--;
create policy parties on connect.outcome for select to essor_asker using (
  hub_id = (select hub.asker_hub()) and thread_id is not null and connect.side_of(thread_id) is not null);
--;
grant select, insert, update, delete on connect.outcome to essor_asker;
--;
-- The log keeps what changed and when, without the person and without the words in which a firm could be known:
-- administrators and analysts read it. Who it was stands in profile_act, for the adviser.
create function connect.audit_veiled() returns trigger language plpgsql security definer set search_path = connect, hub, pg_temp as $$
declare
  veil text[] := array['organisation', 'person_id', 'brands', 'owner_person', 'owner_organisation', 'owner_key', 'asker_person', 'asker_organisation',
    'asker_brands', 'asker_key', 'why', 'brings', 'next', 'contract_evidence', 'payment_evidence', 'note', 'follow_up_6', 'follow_up_12', 'judged_by'];
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) - veil end;
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) - veil end;
  one jsonb := coalesce(new_row, old_row);
  who text := current_setting('app.person', true);
begin
  -- A draft is nobody's business but its owner's: its text enters the log when it is published.
  if tg_table_name = 'profile' and coalesce(new_row ->> 'state', '') <> 'live' then
    old_row := old_row - array['title', 'body', 'targets', 'duplicate_decision', 'review_note'];
    new_row := new_row - array['title', 'body', 'targets', 'duplicate_decision', 'review_note'];
  end if;
  if tg_table_name = 'message' then
    new_row := new_row - 'body';
  end if;
  perform set_config('app.person', '', true);
  perform hub.write_audit((one ->> 'hub_id')::integer, lower(tg_op), tg_argv[0], coalesce(one ->> tg_argv[1], ''), old_row, new_row);
  perform set_config('app.person', coalesce(who, ''), true);
  return null;
end $$;
--;
-- The demo's open calls come in by the hundred and leave one line of their batch, not one each.
create trigger audit after update or delete on connect.profile for each row execute function connect.audit_veiled('profile', 'id');
--;
do $$
declare
  pair text[];
begin
  foreach pair slice 1 in array array[['match', 'match'], ['thread', 'thread'], ['interest', 'interest'], ['message', 'message'], ['outcome', 'outcome']] loop
    execute format('create trigger audit after insert or update or delete on connect.%I for each row execute function connect.audit_veiled(%L, %L)',
      pair[1], pair[2], case when pair[1] = 'match' then 'need_id' else 'id' end);
  end loop;
end $$;
--;
create trigger audit after insert or update or delete on connect.partner for each row execute function hub.audit_row('partner', 'id');
--;
-- What other slices may read: live needs and offers, and money by profile, for those whose rights reach it.
create view connect.published_profile with (security_invoker = true) as
select hub_id, id, side, type, title, tags, triage, published_on, expires_on, example, source_title from connect.profile where state = 'live';
--;
create view connect.published_outcome with (security_invoker = true) as
select hub_id, id, profile_id, kind, on_day, currency, contract_minor, paid_minor, solved, example from connect.outcome;
--;
grant select on connect.published_profile, connect.published_outcome to essor_asker, essor_system;
