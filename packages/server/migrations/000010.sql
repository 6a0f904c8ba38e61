--! compatible: attract: projects, their stages and money, firms, enquiries, sites, policies, offers, promises
create schema attract;
--;
grant usage on schema attract to essor_asker, essor_system;
--;
-- The districts of who asks, as a list that a policy reads once a statement and not once a row.
create function attract.all_districts() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.districts', true) = '*', false);
--;
create function attract.asker_districts() returns text[] language sql stable parallel safe
  return string_to_array(trim(both ',' from coalesce(current_setting('app.districts', true), '')), ',');
--;
create table attract.party (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  kind text not null default 'company' check (kind in ('company', 'university', 'institute', 'fund', 'agency', 'person')),
  name text not null check (name <> ''),
  folded text not null default '',
  uscc text,
  lei text,
  country text,
  website text,
  confidential boolean not null default false,
  district text not null default '',
  open boolean not null default false,
  merged_into bigint,
  version integer not null default 1,
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, id)
);
--;
create index party_folded on attract.party (hub_id, folded);
--;
create index party_uscc on attract.party (hub_id, uscc) where uscc is not null;
--;
-- name is what every reader of the project may see: of a confidential project its code name.
create table attract.project (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  external_key text,
  name text not null check (name <> ''),
  confidential boolean not null default false,
  release_on date,
  open boolean not null default false,
  example boolean not null default false,
  district text not null default '',
  owner_id bigint,
  party_id bigint,
  kind text not null default 'greenfield',
  sector text not null default '',
  area_code text not null default '',
  stage smallint not null default 0 check (stage between 0 and 6),
  status text not null default 'active' check (status in ('active', 'delayed', 'on-hold', 'eliminated', 'lost')),
  status_reason text not null default '',
  stage_since date,
  currency char(3) not null default 'CNY',
  -- counted once, in the currency in which it was stated; home_minor is the same at the rate of its day, null without one
  minor bigint,
  home_minor bigint,
  announced_on date,
  agreed_on date,
  planned_start date,
  -- Plain columns to sort by: a coalesce() in a condition keeps an index from being used behind row-level security.
  sort_minor bigint generated always as (coalesce(home_minor, -1)) stored,
  sort_announced date generated always as (coalesce(announced_on, '0001-01-01'::date)) stored,
  promised_output double precision,
  delivered_output double precision,
  lon double precision,
  lat double precision,
  facts jsonb not null default '{}',
  source_title text not null default '',
  source_address text not null default '',
  source_grade char(1),
  note text not null default '',
  version integer not null default 1,
  created_by bigint,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (hub_id, id),
  check (status not in ('lost', 'eliminated') or status_reason <> '')
);
--;
create unique index project_key on attract.project (hub_id, external_key) where external_key is not null;
--;
create index project_updated on attract.project (hub_id, updated_at desc, id desc);
--;
create index project_amount on attract.project (hub_id, sort_minor desc, id desc);
--;
create index project_stage_amount on attract.project (hub_id, stage, sort_minor desc, id desc);
--;
create index project_stage_updated on attract.project (hub_id, stage, updated_at desc, id desc);
--;
create index project_announced on attract.project (hub_id, sort_announced desc, id desc);
--;
create index project_stage_announced on attract.project (hub_id, stage, sort_announced desc, id desc);
--;
create index project_name on attract.project (hub_id, name collate "C", id);
--;
create index project_party on attract.project (hub_id, party_id) where party_id is not null;
--;
-- What a confidential project really is. Nobody reads it before its release without a grant, whatever the role.
create table attract.project_secret (
  hub_id integer not null,
  project_id bigint not null,
  name text not null,
  party_id bigint,
  release_on date,
  created_by bigint,
  primary key (hub_id, project_id),
  foreign key (hub_id, project_id) references attract.project (hub_id, id)
);
--;
create table attract.project_grant (
  hub_id integer not null,
  project_id bigint not null,
  person_id bigint not null,
  granted_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, project_id, person_id),
  foreign key (hub_id, project_id) references attract.project (hub_id, id)
);
--;
-- district and open repeat the project's, and a handover carries them along: a funnel reads all entries at once, and
-- asking each entry for its project would cost more than the funnel itself.
create table attract.stage_entry (
  hub_id integer not null,
  id bigint not null generated always as identity,
  project_id bigint not null,
  district text not null,
  open boolean not null,
  stage smallint not null check (stage between 0 and 6),
  valid_on date not null,
  recorded_at timestamptz not null default now(),
  supersedes bigint,
  evidence text not null default '',
  reason text not null default '',
  entered_by bigint,
  primary key (hub_id, id),
  foreign key (hub_id, project_id) references attract.project (hub_id, id)
);
--;
create index stage_entry_project on attract.stage_entry (hub_id, project_id, valid_on);
--;
create index stage_entry_supersedes on attract.stage_entry (hub_id, supersedes) where supersedes is not null;
--;
create table attract.amount_entry (
  hub_id integer not null,
  id bigint not null generated always as identity,
  project_id bigint not null,
  kind text not null default 'amount' check (kind in ('signing', 'increase', 'owner-change', 'amount')),
  measure text not null check (measure in ('promised', 'contracted', 'registered', 'utilised', 'delivered')),
  minor bigint not null,
  currency char(3) not null,
  valid_on date not null,
  occasion text not null default '',
  agreement text not null default '',
  evidence text not null default '',
  entered_by bigint,
  recorded_at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, project_id) references attract.project (hub_id, id)
);
--;
create index amount_entry_project on attract.amount_entry (hub_id, project_id, valid_on);
--;
-- Units of quote for one of base, as known on a day: dated facts, never overwritten.
create table attract.rate (
  hub_id integer not null references hub.hub,
  base char(3) not null,
  quote char(3) not null,
  valid_on date not null,
  rate numeric not null check (rate > 0),
  source_title text not null default '',
  primary key (hub_id, base, quote, valid_on)
);
--;
create table attract.activity (
  hub_id integer not null,
  id bigint not null generated always as identity,
  project_id bigint not null,
  kind text not null check (kind in ('visit', 'call', 'meeting', 'mail', 'note', 'handover', 'status', 'change')),
  happened_on date not null,
  body text not null default '',
  entered_by bigint,
  recorded_at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, project_id) references attract.project (hub_id, id)
);
--;
create index activity_project on attract.activity (hub_id, project_id, happened_on);
--;
create table attract.task (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  project_id bigint,
  kind text not null default 'task' check (kind in ('task', 'node', 'mediation')),
  node text not null default '',
  title text not null check (title <> ''),
  district text not null default '',
  other_district text not null default '',
  assignee_id bigint,
  due_on date,
  done_on date,
  version integer not null default 1,
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, id)
);
--;
create index task_due on attract.task (hub_id, due_on) where done_on is null;
--;
create index task_project on attract.task (hub_id, project_id);
--;
create table attract.document (
  hub_id integer not null,
  id bigint not null generated always as identity,
  project_id bigint not null,
  name text not null,
  sha256 text not null,
  bytes bigint not null default 0,
  kind text not null default 'other',
  entered_by bigint,
  recorded_at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, project_id) references attract.project (hub_id, id)
);
--;
create table attract.enquiry (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  district text not null default '',
  sender text not null default '',
  body text not null check (body <> ''),
  received_at timestamptz not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  answer text not null default '',
  project_id bigint,
  example boolean not null default false,
  version integer not null default 1,
  created_by bigint,
  primary key (hub_id, id)
);
--;
create table attract.site (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  name jsonb not null,
  district text not null default '',
  kind text not null default 'plot' check (kind in ('plot', 'building', 'floor')),
  area_ha double precision,
  floor_m2 double precision,
  power_mva double precision,
  motorway_km double precision,
  port_km double precision,
  available_from date,
  use text,
  lon double precision,
  lat double precision,
  source_title text not null default '',
  read_on date,
  example boolean not null default false,
  version integer not null default 1,
  primary key (hub_id, id)
);
--;
create table attract.policy (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  code text not null,
  level text not null check (level in ('nation', 'province', 'city')),
  name jsonb not null,
  issuer text not null default '',
  valid_from date not null,
  valid_to date,
  conditions jsonb not null,
  benefit jsonb not null,
  stacking_group text,
  source_title text not null default '',
  source_address text not null default '',
  example boolean not null default false,
  version integer not null default 1,
  primary key (hub_id, id),
  unique (hub_id, code)
);
--;
create table attract.offer (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  project_id bigint,
  district text not null default '',
  kind text not null,
  body text not null,
  selective boolean not null,
  legal_basis text not null default '',
  made_on date not null,
  outcome text not null,
  rule_set text not null,
  findings jsonb not null,
  author_id bigint not null,
  reviewer_id bigint,
  decision text check (decision in ('released', 'refused')),
  reason text not null default '',
  reviewed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  check (reviewer_id is null or reviewer_id <> author_id)
);
--;
create table attract.promise (
  hub_id integer not null,
  id bigint not null generated always as identity,
  project_id bigint not null,
  side text not null check (side in ('investor', 'city')),
  what text not null,
  target double precision not null check (target > 0),
  unit text not null,
  due_on date not null,
  tolerance double precision not null default 0 check (tolerance >= 0 and tolerance < 1),
  paid_minor bigint,
  currency char(3),
  clawback text not null default 'none' check (clawback in ('none', 'proportional', 'full')),
  body text not null default '',
  version integer not null default 1,
  created_by bigint,
  primary key (hub_id, id),
  foreign key (hub_id, project_id) references attract.project (hub_id, id)
);
--;
create index promise_project on attract.promise (hub_id, project_id);
--;
create table attract.reading (
  hub_id integer not null,
  id bigint not null generated always as identity,
  promise_id bigint not null,
  project_id bigint not null,
  valid_on date not null,
  value double precision not null,
  evidence text not null default '',
  entered_by bigint,
  recorded_at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, promise_id) references attract.promise (hub_id, id),
  foreign key (hub_id, project_id) references attract.project (hub_id, id)
);
--;
create index reading_promise on attract.reading (hub_id, promise_id, valid_on);
--;
create table attract.aftercare_issue (
  hub_id integer not null,
  id bigint not null generated always as identity,
  project_id bigint not null,
  body text not null check (body <> ''),
  raised_on date not null,
  solved_on date,
  version integer not null default 1,
  created_by bigint,
  primary key (hub_id, id),
  foreign key (hub_id, project_id) references attract.project (hub_id, id)
);
--;
create table attract.share (
  hub_id integer not null references hub.hub,
  token_hash bytea not null,
  body jsonb not null,
  created_by bigint,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (hub_id, token_hash)
);
--;
-- What the city itself published about a batch of projects: totals, which are never added to the projects below them.
create table attract.drive (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  title jsonb not null,
  held_on text not null,
  scope text not null default '',
  word text not null default '',
  projects double precision,
  minor bigint,
  currency char(3),
  plan_minor bigint,
  output_minor bigint,
  facts jsonb not null default '{}',
  source_title text not null,
  source_address text not null default '',
  source_grade char(1) not null,
  primary key (hub_id, id)
);
--;
-- Who holds which firm. Nobody reads this table: the check below answers the district alone.
create table attract.firm_mark (
  hub_id integer not null,
  project_id bigint not null,
  district text not null,
  uscc text,
  lei text,
  folded text not null default '',
  primary key (hub_id, project_id)
);
--;
create index firm_mark_folded on attract.firm_mark (hub_id, folded);
--;
create index firm_mark_uscc on attract.firm_mark (hub_id, uscc) where uscc is not null;
--;
-- Counts and sums of the board, kept as projects change: the board reads a few dozen rows instead of all projects.
create table attract.board_sum (
  hub_id integer not null,
  district text not null,
  open boolean not null,
  stage smallint not null,
  status text not null,
  currency char(3) not null,
  projects bigint not null,
  minor numeric not null,
  unpriced bigint not null,
  primary key (hub_id, district, open, stage, status, currency)
);
--;
do $$
declare
  name text;
begin
  foreach name in array array['party', 'project', 'project_secret', 'project_grant', 'stage_entry', 'amount_entry', 'rate', 'activity', 'task', 'document',
    'enquiry', 'site', 'policy', 'offer', 'promise', 'reading', 'aftercare_issue', 'share', 'firm_mark', 'board_sum', 'drive'] loop
    execute format('alter table attract.%I enable row level security', name);
    execute format('alter table attract.%I force row level security', name);
    execute format('create policy system on attract.%I to essor_system using (true) with check (true)', name);
    execute format('grant select, insert, update on attract.%I to essor_system', name);
  end loop;
  -- What hangs on a project is seen by who sees the project, also after it was handed over.
  foreach name in array array['amount_entry', 'activity', 'document', 'promise', 'reading', 'aftercare_issue'] loop
    execute format('create policy own on attract.%1$I to essor_asker
      using (hub_id = (select hub.asker_hub()) and exists (select from attract.project p where p.hub_id = %1$I.hub_id and p.id = %1$I.project_id))
      with check (hub_id = (select hub.asker_hub()) and exists (select from attract.project p where p.hub_id = %1$I.hub_id and p.id = %1$I.project_id))', name);
    execute format('grant select, insert on attract.%I to essor_asker', name);
  end loop;
  foreach name in array array['enquiry', 'offer'] loop
    execute format('create policy own on attract.%1$I to essor_asker
      using (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) not in (''investor'', ''enterprise'', ''matchmaker'') and ((select attract.all_districts()) or district = any ((select attract.asker_districts())::text[])))
      with check (hub_id = (select hub.asker_hub()) and ((select attract.all_districts()) or district = any ((select attract.asker_districts())::text[])))', name);
    execute format('grant select, insert, update on attract.%I to essor_asker', name);
  end loop;
  foreach name in array array['rate', 'site', 'policy', 'drive'] loop
    execute format('create policy own on attract.%1$I to essor_asker using (hub_id = (select hub.asker_hub())) with check (hub_id = (select hub.asker_hub()))', name);
    execute format('grant select, insert on attract.%I to essor_asker', name);
  end loop;
end $$;
--;
create policy own on attract.stage_entry to essor_asker using (
  hub_id = (select hub.asker_hub())
  and (open or ((select hub.asker_role()) not in ('investor', 'enterprise', 'matchmaker') and ((select attract.all_districts()) or district = any ((select attract.asker_districts())::text[])))))
  with check (hub_id = (select hub.asker_hub()) and ((select attract.all_districts()) or district = any ((select attract.asker_districts())::text[]))
    and exists (select from attract.project p where p.hub_id = stage_entry.hub_id and p.id = stage_entry.project_id and p.district = stage_entry.district and p.open = stage_entry.open));
--;
grant select, insert on attract.stage_entry to essor_asker;
--;
create policy own on attract.project for select to essor_asker using (
  hub_id = (select hub.asker_hub())
  and (open or ((select hub.asker_role()) not in ('investor', 'enterprise', 'matchmaker') and ((select attract.all_districts()) or district = any ((select attract.asker_districts())::text[])))));
--;
create policy add on attract.project for insert to essor_asker with check (hub_id = (select hub.asker_hub()) and ((select attract.all_districts()) or district = any ((select attract.asker_districts())::text[])));
--;
create policy change on attract.project for update to essor_asker
  using (hub_id = (select hub.asker_hub()) and ((select attract.all_districts()) or district = any ((select attract.asker_districts())::text[])))
  with check (hub_id = (select hub.asker_hub()) and ((select attract.all_districts()) or district = any ((select attract.asker_districts())::text[])));
--;
grant select, insert, update on attract.project to essor_asker;
--;
create policy own on attract.project_grant for select to essor_asker using (hub_id = (select hub.asker_hub()));
--;
grant select on attract.project_grant to essor_asker;
--;
create policy own on attract.project_secret for select to essor_asker using (
  hub_id = (select hub.asker_hub())
  and (created_by = (select hub.asker_person()) or release_on <= current_date
    or exists (select from attract.project_grant g where g.hub_id = project_secret.hub_id and g.project_id = project_secret.project_id and g.person_id = (select hub.asker_person())))
  and exists (select from attract.project p where p.hub_id = project_secret.hub_id and p.id = project_secret.project_id));
--;
create policy add on attract.project_secret for insert to essor_asker with check (hub_id = (select hub.asker_hub()) and created_by = (select hub.asker_person()));
--;
create policy release on attract.project_secret for update to essor_asker
  using (hub_id = (select hub.asker_hub())) with check (hub_id = (select hub.asker_hub()));
--;
grant select, insert, update (release_on) on attract.project_secret to essor_asker;
--;
create policy own on attract.party for select to essor_asker using (
  hub_id = (select hub.asker_hub())
  and (open or ((select hub.asker_role()) not in ('investor', 'enterprise', 'matchmaker') and ((select attract.all_districts()) or district = any ((select attract.asker_districts())::text[]))))
  and (not confidential or created_by = (select hub.asker_person())
    or exists (select from attract.project_secret s where s.hub_id = party.hub_id and s.party_id = party.id)));
--;
create policy add on attract.party for insert to essor_asker with check (hub_id = (select hub.asker_hub()) and ((select attract.all_districts()) or district = any ((select attract.asker_districts())::text[])));
--;
grant select, insert, update (name, folded, uscc, lei, country, website, merged_into, version) on attract.party to essor_asker;
--;
create policy change on attract.party for update to essor_asker
  using (hub_id = (select hub.asker_hub()) and ((select attract.all_districts()) or district = any ((select attract.asker_districts())::text[]))) with check (hub_id = (select hub.asker_hub()));
--;
-- A mediation task is seen by both districts.
create policy own on attract.task to essor_asker using (
  hub_id = (select hub.asker_hub()) and (select hub.asker_role()) not in ('investor', 'enterprise', 'matchmaker')
  and (((select attract.all_districts()) or district = any ((select attract.asker_districts())::text[])) or ((select attract.all_districts()) or other_district = any ((select attract.asker_districts())::text[]))))
  with check (hub_id = (select hub.asker_hub()));
--;
grant select, insert, update on attract.task to essor_asker;
--;
create policy own on attract.share to essor_asker using (hub_id = (select hub.asker_hub()) and created_by = (select hub.asker_person()))
  with check (hub_id = (select hub.asker_hub()) and created_by = (select hub.asker_person()));
--;
grant select, insert, update (revoked_at) on attract.share to essor_asker;
--;
grant update (solved_on, version) on attract.aftercare_issue to essor_asker;
--;
grant update (version) on attract.promise to essor_asker;
--;
create policy own on attract.board_sum for select to essor_asker using (
  hub_id = (select hub.asker_hub())
  and (open or ((select hub.asker_role()) not in ('investor', 'enterprise', 'matchmaker') and ((select attract.all_districts()) or district = any ((select attract.asker_districts())::text[])))));
--;
grant select on attract.board_sum to essor_asker;
--;
-- The two functions below run as the owner of the tables, who is bound by row-level security too and needs a policy.
create policy owner on attract.firm_mark to current_user using (true) with check (true);
--;
create policy owner on attract.board_sum to current_user using (true) with check (true);
--;
create policy owner on attract.project_secret to current_user using (true) with check (true);
--;
create policy owner on attract.project_grant to current_user using (true) with check (true);
--;
-- Only who made a confidential project, or has a grant for it, lets another person in.
create function attract.grant_sight(of_project bigint, to_person bigint) returns boolean
language sql security definer set search_path = attract, pg_temp as $$
  with one as (
    insert into attract.project_grant (hub_id, project_id, person_id, granted_by)
    select s.hub_id, s.project_id, to_person, hub.asker_person() from attract.project_secret s
    where s.hub_id = hub.asker_hub() and s.project_id = of_project
      and (s.created_by = hub.asker_person()
        or exists (select from attract.project_grant g where g.hub_id = s.hub_id and g.project_id = s.project_id and g.person_id = hub.asker_person()))
    on conflict (hub_id, project_id, person_id) do update set granted_by = project_grant.granted_by returning 1)
  select exists (select from one);
$$;
--;
create policy owner on attract.project to current_user using (true) with check (true);
--;
-- A handover leaves the giver's sight, which row-level security would refuse: the giver's right is checked here instead.
create function attract.hand_over(of_project bigint, to_district text, to_owner bigint) returns integer
language sql security definer set search_path = attract, pg_temp as $$
  with given as (
    update attract.project set district = to_district, owner_id = to_owner, version = version + 1, updated_at = clock_timestamp()
    where hub_id = hub.asker_hub() and id = of_project and hub.in_scope('app.districts', district) returning hub_id, id, version),
  along as (
    update attract.stage_entry e set district = to_district from given g where e.hub_id = g.hub_id and e.project_id = g.id)
  select version from given;
$$;
--;
create policy owner on attract.stage_entry to current_user using (true) with check (true);
--;
-- After a bulk load the planner must know the new sizes; only the owner may have them counted.
create function attract.count_sizes() returns void language plpgsql security definer set search_path = attract, pg_temp as $$
begin
  analyze attract.party, attract.project, attract.stage_entry, attract.amount_entry, attract.board_sum;
end $$;
--;
create function attract.sum_board(of_hub integer, of_district text, is_open boolean, of_stage smallint, of_status text, of_currency char(3), n bigint, amount numeric, without bigint)
returns void language sql security definer set search_path = attract, pg_temp as $$
  insert into attract.board_sum as b values (of_hub, of_district, is_open, of_stage, of_status, of_currency, n, amount, without)
  on conflict (hub_id, district, open, stage, status, currency)
  do update set projects = b.projects + n, minor = b.minor + amount, unpriced = b.unpriced + without;
$$;
--;
create function attract.project_added() returns trigger language plpgsql as $$
begin
  perform attract.sum_board(a.hub_id, a.district, a.open, a.stage, a.status, a.currency, count(*), coalesce(sum(a.minor), 0), count(*) filter (where a.minor is null))
  from added a group by a.hub_id, a.district, a.open, a.stage, a.status, a.currency;
  return null;
end $$;
--;
create function attract.project_changed() returns trigger language plpgsql as $$
begin
  perform attract.sum_board(d.hub_id, d.district, d.open, d.stage, d.status, d.currency, sum(d.n)::bigint, sum(d.n * coalesce(d.minor, 0)), sum(case when d.minor is null then d.n else 0 end)::bigint)
  from (select *, 1 as n from after_rows union all select *, -1 from before_rows) d
  group by d.hub_id, d.district, d.open, d.stage, d.status, d.currency order by d.hub_id, d.district, d.open, d.stage, d.status, d.currency;
  return null;
end $$;
--;
create trigger board_added after insert on attract.project referencing new table as added for each statement execute function attract.project_added();
--;
create trigger board_changed after update on attract.project referencing old table as before_rows new table as after_rows for each statement execute function attract.project_changed();
--;
create function attract.keep_mark(of_project bigint, of_district text, of_uscc text, of_lei text, of_folded text) returns void
language sql security definer set search_path = attract, pg_temp as $$
  insert into attract.firm_mark values (hub.asker_hub(), of_project, of_district, nullif(of_uscc, ''), nullif(of_lei, ''), of_folded)
  on conflict (hub_id, project_id) do update set district = excluded.district;
$$;
--;
-- Which districts already hold a project of this firm: the district and nothing else.
create function attract.held_by(of_uscc text, of_lei text, of_folded text) returns table (district text, same boolean)
language sql stable security definer set search_path = attract, pg_temp as $$
  select m.district, bool_or(coalesce(m.uscc = of_uscc, false) or coalesce(m.lei = of_lei, false))
  from attract.firm_mark m
  where m.hub_id = hub.asker_hub()
    and ((of_uscc <> '' and m.uscc = of_uscc) or (of_lei <> '' and m.lei = of_lei)
      or (of_folded <> '' and m.folded = of_folded and (m.uscc is null or of_uscc = '' or m.uscc = of_uscc)))
  group by m.district;
$$;
--;
-- The log says that a firm or a secret was written, and by whom, but not the name: the log has other readers.
create function attract.audit_veiled() returns trigger language plpgsql security definer set search_path = attract, hub, pg_temp as $$
declare
  one jsonb := to_jsonb(new);
  veil text[] := case when tg_table_name = 'project_secret' or coalesce((one ->> 'confidential')::boolean, false)
    then array['name', 'party_id', 'folded', 'uscc', 'lei', 'website'] else '{}'::text[] end;
begin
  perform hub.write_audit((one ->> 'hub_id')::integer, lower(tg_op), tg_argv[0], coalesce(one ->> tg_argv[1], ''), null, one - veil);
  return null;
end $$;
--;
create trigger audit after insert or update on attract.project_secret for each row execute function attract.audit_veiled('project-secret', 'project_id');
--;
do $$
declare
  pair text[];
begin
  foreach pair slice 1 in array array[['task', 'task'], ['enquiry', 'enquiry'], ['offer', 'offer'], ['promise', 'promise'], ['aftercare_issue', 'aftercare-issue'], ['policy', 'policy'], ['site', 'site']] loop
    execute format('create trigger audit after insert or update or delete on attract.%I for each row execute function hub.audit_row(%L, ''id'')', pair[1], pair[2]);
  end loop;
end $$;
--;
-- Bulk loads do not write a line of the log a project; an import leaves its own line. People's changes do.
create trigger audit_change after update on attract.project for each row execute function hub.audit_row('project', 'id');
--;
create trigger audit_add after insert on attract.project for each row when (new.external_key is null) execute function hub.audit_row('project', 'id');
--;
create view attract.published_project with (security_invoker = true) as
select p.hub_id, p.id, coalesce(s.name, p.name) as name, p.district, p.sector, p.area_code, p.stage, p.status, p.currency, p.minor, p.home_minor,
  p.announced_on, p.agreed_on, p.example, p.source_grade,
  (array['planned', 'in-talks', 'signed', 'started', 'under-construction', 'in-production', 'at-capacity'])[p.stage + 1] as stage_code
from attract.project p
left join attract.project_secret s on s.hub_id = p.hub_id and s.project_id = p.id;
--;
grant select on attract.published_project to essor_asker, essor_system;
--;
create view measure.published_sourced_figure with (security_invoker = true) as
select o.hub_id, i.code as indicator, i.name as indicator_name, i.unit, i.multiplier, i.direction, i.nature, a.code as area, a.name as area_name, o.period, o.value, o.status,
  o.known_at, s.title as source_title, s.issuer as source_issuer, s.address as source_address, s.read_on, s.grade
from measure.observation o
join measure.indicator i on i.hub_id = o.hub_id and i.id = o.indicator_id
join measure.area a on a.id = o.area_id
join measure.source s on s.hub_id = o.hub_id and s.id = o.source_id
where o.withdrawn_at is null and o.activity_id = 0;
--;
grant select on measure.published_sourced_figure to essor_asker, essor_system;
