--! compatible: attract: imports of pipelines that can be undone, merged firms, groups and contacts, stored documents, a hub's own words and holidays, awards, clawbacks and signals
create table attract.import_batch (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  file_name text not null,
  stored_as text not null,
  bytes bigint not null,
  state text not null default 'uploaded' check (state in ('uploaded', 'checked', 'applied', 'undone')),
  -- What was found in the file and how it is to be read.
  profile jsonb not null default '{}',
  mapping jsonb,
  counts jsonb not null default '{}',
  issue_counts jsonb not null default '[]',
  -- The districts of who asked for it; null is all of them. The work runs as the hub's, and is held to these.
  districts text[],
  job_id bigint,
  created_by bigint,
  created_at timestamptz not null default now(),
  applied_at timestamptz,
  undone_at timestamptz,
  primary key (hub_id, id)
);
--;
create table attract.import_issue (
  hub_id integer not null,
  batch_id bigint not null,
  seq integer not null,
  row_no integer not null,
  field text not null default '',
  code text not null,
  severity text not null check (severity in ('error', 'warning')),
  body text,
  reason text not null,
  primary key (hub_id, batch_id, seq),
  foreign key (hub_id, batch_id) references attract.import_batch on delete cascade
);
--;
-- What became of a row that was written: the project, and what stood there before, so that a batch can be undone.
create table attract.import_line (
  hub_id integer not null,
  batch_id bigint not null,
  row_no integer not null,
  outcome text not null check (outcome in ('new', 'changed', 'kept')),
  project_id bigint,
  -- What differs, for the report; and the whole of what stood before, for undoing.
  differs jsonb not null default '[]',
  before jsonb,
  version_after integer,
  primary key (hub_id, batch_id, row_no),
  foreign key (hub_id, batch_id) references attract.import_batch on delete cascade
);
--;
create table attract.import_mapping (
  hub_id integer not null references hub.hub,
  fingerprint text not null,
  mapping jsonb not null,
  used_by bigint,
  used_at timestamptz not null default now(),
  primary key (hub_id, fingerprint)
);
--;
alter table attract.project add column batch_id bigint;
--;
create index project_batch on attract.project (hub_id, batch_id) where batch_id is not null;
--;
alter table attract.stage_entry add column batch_id bigint;
--;
create index stage_entry_batch on attract.stage_entry (hub_id, batch_id) where batch_id is not null;
--;
alter table attract.amount_entry add column batch_id bigint;
--;
create index amount_entry_batch on attract.amount_entry (hub_id, batch_id) where batch_id is not null;
--;
alter table attract.party add column batch_id bigint, add column names jsonb not null default '{}', add column address text not null default '',
  add column industry text not null default '', add column note text not null default '';
--;
create index party_batch on attract.party (hub_id, batch_id) where batch_id is not null;
--;
create index party_name on attract.party (hub_id, name collate "C", id) where merged_into is null;
--;
create index party_lei on attract.party (hub_id, lei) where lei is not null;
--;
create index project_secret_party on attract.project_secret (hub_id, party_id) where party_id is not null;
--;
create index firm_mark_lei on attract.firm_mark (hub_id, lei) where lei is not null;
--;
-- A merge keeps what it moved and what it overwrote, so that it can be taken back.
create table attract.party_merge (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  winner_id bigint not null,
  loser_id bigint not null check (loser_id <> winner_id),
  reasons jsonb not null default '[]',
  note text not null default '',
  before jsonb not null,
  moved jsonb not null,
  merged_by bigint,
  merged_at timestamptz not null default clock_timestamp(),
  undone_by bigint,
  undone_at timestamptz,
  primary key (hub_id, id),
  foreign key (hub_id, winner_id) references attract.party,
  foreign key (hub_id, loser_id) references attract.party
);
--;
create index party_merge_winner on attract.party_merge (hub_id, winner_id);
--;
-- Two firms that somebody looked at and found to be different: they are not shown as possible twins again.
create table attract.party_apart (
  hub_id integer not null references hub.hub,
  low_id bigint not null,
  high_id bigint not null check (high_id > low_id),
  said_by bigint,
  said_at timestamptz not null default now(),
  primary key (hub_id, low_id, high_id)
);
--;
create table attract.party_relation (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  party_id bigint not null,
  kind text not null check (kind in ('parent', 'ultimate-parent', 'branch', 'joint-venture', 'supplier', 'spin-off')),
  other_id bigint,
  other_name text not null check (other_name <> ''),
  other_lei text,
  share double precision check (share > 0 and share <= 1),
  source_title text not null default '',
  source_address text not null default '',
  source_grade char(1),
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, party_id) references attract.party
);
--;
create unique index party_relation_once on attract.party_relation (hub_id, party_id, kind, other_name);
--;
create index party_relation_other on attract.party_relation (hub_id, other_lei) where other_lei is not null;
--;
create table attract.contact (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  party_id bigint not null,
  name text not null check (name <> ''),
  post text not null default '',
  email text not null default '',
  phone text not null default '',
  note text not null default '',
  left_on date,
  version integer not null default 1,
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, party_id) references attract.party
);
--;
create index contact_party on attract.contact (hub_id, party_id);
--;
alter table attract.document alter column project_id drop not null;
--;
alter table attract.document add column party_id bigint, add column media_type text not null default '', add column stored_as text,
  add column confidential boolean not null default false, add column removed_at timestamptz, add column removed_by bigint,
  add constraint document_of_something check (project_id is not null or party_id is not null);
--;
create index document_party on attract.document (hub_id, party_id) where party_id is not null;
--;
-- A hub's own words for stages and statuses, and its own names of the stages.
create table attract.stage_word (
  hub_id integer not null references hub.hub,
  word text not null check (word <> ''),
  stage smallint check (stage between 0 and 6),
  status text check (status in ('active', 'delayed', 'on-hold', 'eliminated', 'lost')),
  version integer not null default 1,
  created_by bigint,
  primary key (hub_id, word),
  check (stage is not null or status is not null)
);
--;
create table attract.stage_setting (
  hub_id integer not null references hub.hub,
  stage smallint not null check (stage between 0 and 6),
  name jsonb not null default '{}',
  -- Facts of a project, by name, that this hub asks for beyond the law of the stages.
  needs text[] not null default '{}',
  version integer not null default 1,
  primary key (hub_id, stage)
);
--;
create table attract.calendar_day (
  hub_id integer not null references hub.hub,
  day date not null,
  kind text not null check (kind in ('off', 'worked')),
  name text not null default '',
  source text not null default '',
  created_by bigint,
  primary key (hub_id, day)
);
--;
alter table attract.enquiry add column channel text not null default '', add column assignee_id bigint, add column contact text not null default '',
  add column escalated smallint not null default 0, add column escalated_at timestamptz;
--;
alter table attract.task add column outcome text not null default '', add column decision text not null default '', add column decided_by bigint;
--;
-- The district that leads a firm after a mediation.
create table attract.firm_lead (
  hub_id integer not null references hub.hub,
  task_id bigint not null,
  district text not null,
  shared boolean not null default false,
  reason text not null check (reason <> ''),
  decided_by bigint,
  decided_at timestamptz not null default now(),
  primary key (hub_id, task_id)
);
--;
alter table attract.policy add column summary jsonb not null default '{}', add column apply_address text not null default '', add column withdrawn_on date,
  add column created_by bigint, add column updated_at timestamptz not null default now();
--;
-- Money of the city that a firm is granted, when it falls due and when it was paid.
create table attract.award (
  hub_id integer not null,
  id bigint not null generated always as identity,
  project_id bigint not null,
  policy_code text not null default '',
  offer_id bigint,
  body text not null default '',
  minor bigint not null check (minor > 0),
  currency char(3) not null,
  decided_on date not null,
  due_on date,
  paid_minor bigint not null default 0 check (paid_minor >= 0),
  paid_on date,
  evidence text not null default '',
  version integer not null default 1,
  created_by bigint,
  primary key (hub_id, id),
  foreign key (hub_id, project_id) references attract.project (hub_id, id),
  check (paid_minor <= minor and (paid_minor = 0) = (paid_on is null))
);
--;
create index award_project on attract.award (hub_id, project_id);
--;
-- What was decided about a breach: the amount that the formula gave, what is claimed of it, and what came back.
create table attract.clawback (
  hub_id integer not null,
  id bigint not null generated always as identity,
  project_id bigint not null,
  promise_id bigint not null,
  due_minor bigint not null check (due_minor > 0),
  currency char(3) not null,
  decision text not null check (decision in ('claimed', 'waived')),
  reason text not null check (reason <> ''),
  decided_by bigint,
  decided_on date not null,
  recovered_minor bigint not null default 0 check (recovered_minor >= 0 and recovered_minor <= due_minor),
  recovered_on date,
  version integer not null default 1,
  primary key (hub_id, id),
  unique (hub_id, promise_id),
  foreign key (hub_id, project_id) references attract.project (hub_id, id),
  foreign key (hub_id, promise_id) references attract.promise (hub_id, id)
);
--;
create table attract.signal (
  hub_id integer not null,
  id bigint not null generated always as identity,
  project_id bigint not null,
  seen_on date not null,
  kind text not null check (kind in ('expansion', 'hiring', 'land', 'finance', 'leaving', 'other')),
  body text not null check (body <> ''),
  -- Where somebody wrote it down, or the words of a visit note in which it was found.
  origin text not null default 'person' check (origin in ('person', 'visit')),
  state text not null default 'new' check (state in ('new', 'followed', 'dropped')),
  lead_id bigint,
  version integer not null default 1,
  created_by bigint,
  primary key (hub_id, id),
  foreign key (hub_id, project_id) references attract.project (hub_id, id)
);
--;
create index signal_project on attract.signal (hub_id, project_id);
--;
alter table attract.aftercare_issue add column department text not null default '', add column due_on date, add column solution text not null default '';
--;
do $$
declare
  name text;
  inside text := '(select hub.asker_role()) not in (''investor'', ''enterprise'', ''matchmaker'')';
begin
  foreach name in array array['import_batch', 'import_issue', 'import_line', 'import_mapping', 'party_merge', 'party_apart', 'party_relation', 'contact',
    'stage_word', 'stage_setting', 'calendar_day', 'firm_lead', 'award', 'clawback', 'signal'] loop
    execute format('alter table attract.%I enable row level security', name);
    execute format('alter table attract.%I force row level security', name);
    execute format('create policy system on attract.%I to essor_system using (true) with check (true)', name);
    execute format('grant select, insert, update on attract.%I to essor_system', name);
  end loop;
  -- An import is seen by who made it alone: its rows may name what nobody else must know. What came with the product is the administrator's.
  execute format('create policy own on attract.import_batch to essor_asker using (hub_id = (select hub.asker_hub()) and %s
    and (created_by = (select hub.asker_person()) or (created_by is null and (select hub.asker_role()) = ''administrator'')))
    with check (hub_id = (select hub.asker_hub()))', inside);
  foreach name in array array['import_issue', 'import_line'] loop
    execute format('create policy own on attract.%1$I to essor_asker
      using (hub_id = (select hub.asker_hub()) and exists (select from attract.import_batch b where b.hub_id = %1$I.hub_id and b.id = %1$I.batch_id))
      with check (hub_id = (select hub.asker_hub()) and exists (select from attract.import_batch b where b.hub_id = %1$I.hub_id and b.id = %1$I.batch_id))', name);
  end loop;
  foreach name in array array['import_mapping', 'stage_word', 'stage_setting', 'calendar_day', 'party_apart', 'firm_lead'] loop
    execute format('create policy own on attract.%1$I to essor_asker using (hub_id = (select hub.asker_hub()) and %2$s) with check (hub_id = (select hub.asker_hub()) and %2$s)', name, inside);
  end loop;
  -- What hangs on a firm is seen inside the hub by who sees the firm.
  foreach name in array array['contact', 'party_relation'] loop
    execute format('create policy own on attract.%1$I to essor_asker
      using (hub_id = (select hub.asker_hub()) and %2$s and exists (select from attract.party y where y.hub_id = %1$I.hub_id and y.id = %1$I.party_id))
      with check (hub_id = (select hub.asker_hub()) and %2$s and exists (select from attract.party y where y.hub_id = %1$I.hub_id and y.id = %1$I.party_id))', name, inside);
  end loop;
  foreach name in array array['award', 'clawback', 'signal'] loop
    execute format('create policy own on attract.%1$I to essor_asker
      using (hub_id = (select hub.asker_hub()) and %2$s and exists (select from attract.project p where p.hub_id = %1$I.hub_id and p.id = %1$I.project_id))
      with check (hub_id = (select hub.asker_hub()) and %2$s and exists (select from attract.project p where p.hub_id = %1$I.hub_id and p.id = %1$I.project_id))', name, inside);
  end loop;
  execute format('create policy own on attract.party_merge to essor_asker
    using (hub_id = (select hub.asker_hub()) and %s and exists (select from attract.party y where y.hub_id = party_merge.hub_id and y.id = party_merge.winner_id))', inside);
  -- Documents, notes, promises and issues of a published project stay inside the hub.
  foreach name in array array['document', 'activity', 'promise', 'reading', 'aftercare_issue'] loop
    execute format('create policy inside on attract.%I as restrictive for select to essor_asker using (%s)', name, inside);
  end loop;
  foreach name in array array['import_batch', 'import_issue', 'import_line', 'import_mapping', 'party_relation', 'contact', 'stage_word', 'stage_setting',
    'calendar_day', 'party_apart', 'firm_lead', 'award', 'clawback', 'signal'] loop
    execute format('grant select, insert on attract.%I to essor_asker', name);
  end loop;
  foreach name in array array['import_batch', 'import_line', 'import_mapping', 'contact', 'stage_word', 'stage_setting', 'calendar_day', 'award', 'clawback', 'signal', 'policy'] loop
    execute format('grant update on attract.%I to essor_asker', name);
  end loop;
  foreach name in array array['import_issue', 'import_line', 'stage_word', 'calendar_day', 'party_relation', 'party_apart'] loop
    execute format('grant delete on attract.%I to essor_asker, essor_system', name);
  end loop;
  -- The owner's own functions undo imports and merge firms; the owner is bound by row-level security too.
  foreach name in array array['party', 'amount_entry', 'import_batch', 'import_line', 'activity', 'task', 'document', 'promise', 'aftercare_issue', 'offer', 'award', 'signal',
    'contact', 'party_relation', 'party_merge', 'enquiry', 'clawback', 'reading'] loop
    execute format('create policy house on attract.%I to current_user using (true) with check (true)', name);
  end loop;
end $$;
--;
grant select on attract.party_merge to essor_asker;
--;
create policy party on attract.document to essor_asker
  using (hub_id = (select hub.asker_hub()) and party_id is not null and exists (select from attract.party y where y.hub_id = document.hub_id and y.id = document.party_id))
  with check (hub_id = (select hub.asker_hub()) and party_id is not null and exists (select from attract.party y where y.hub_id = document.hub_id and y.id = document.party_id));
--;
-- A confidential document is for who brought it, and for who has a grant for its project.
create policy confidential on attract.document as restrictive for select to essor_asker
  using (not confidential or entered_by = (select hub.asker_person())
    or exists (select from attract.project_grant g where g.hub_id = document.hub_id and g.project_id = document.project_id and g.person_id = (select hub.asker_person())));
--;
grant update (removed_at, removed_by, stored_as) on attract.document to essor_asker;
--;
grant update (address, industry, note, names) on attract.party to essor_asker;
--;
grant update (department, due_on, solution) on attract.aftercare_issue to essor_asker;
--;
create function attract.project_removed() returns trigger language plpgsql as $$
begin
  perform attract.sum_board(d.hub_id, d.district, d.open, d.stage, d.status, d.currency, -count(*), -coalesce(sum(d.minor), 0), -count(*) filter (where d.minor is null))
  from removed d group by d.hub_id, d.district, d.open, d.stage, d.status, d.currency order by d.hub_id, d.district, d.open, d.stage, d.status, d.currency;
  return null;
end $$;
--;
create trigger board_removed after delete on attract.project referencing old table as removed for each statement execute function attract.project_removed();
--;
-- Which districts hold each firm of a list, by its number: nothing else is known of them here.
create function attract.held_by_many(firms jsonb) returns table (n integer, district text, same boolean)
language sql stable security definer set search_path = attract, pg_temp as $$
  select x.n, m.district, bool_or(m.same)
  from jsonb_to_recordset(firms) as x(n integer, uscc text, lei text, folded text)
  cross join lateral (
    select a.district, true as same from attract.firm_mark a where a.hub_id = hub.asker_hub() and a.uscc = nullif(x.uscc, '')
    union all select b.district, true from attract.firm_mark b where b.hub_id = hub.asker_hub() and b.lei = nullif(x.lei, '')
    union all select c.district, false from attract.firm_mark c where c.hub_id = hub.asker_hub() and c.folded = x.folded and x.folded <> ''
      and (c.uscc is null or x.uscc = '' or c.uscc = x.uscc)) m
  group by x.n, m.district;
$$;
--;
-- Takes back a batch: what it added and nobody touched since goes, what it changed and nobody touched since stands as before.
-- Answers how many were removed and restored, and the projects that were kept because somebody worked on them.
create function attract.undo_import(of_batch bigint) returns jsonb
language plpgsql security definer set search_path = attract, pg_temp as $$
declare
  of_hub integer := hub.asker_hub();
  removed bigint;
  restored bigint;
  kept jsonb;
begin
  perform 1 from attract.import_batch b where b.hub_id = of_hub and b.id = of_batch and b.state = 'applied'
    and (b.created_by = hub.asker_person() or (b.created_by is null and hub.asker_role() = 'administrator')) for update;
  if not found then
    return null;
  end if;
  create temporary table undo_line on commit drop as
  select l.row_no, l.outcome, l.project_id, l.before, l.version_after, p.version <> l.version_after
      or exists (select from attract.stage_entry e where e.hub_id = of_hub and e.project_id = l.project_id and e.batch_id is distinct from of_batch and l.outcome = 'new')
      or exists (select from attract.amount_entry a where a.hub_id = of_hub and a.project_id = l.project_id and a.batch_id is distinct from of_batch and l.outcome = 'new')
      or (l.outcome = 'new' and (exists (select from attract.activity a where a.hub_id = of_hub and a.project_id = l.project_id)
      or exists (select from attract.task t where t.hub_id = of_hub and t.project_id = l.project_id)
      or exists (select from attract.document d where d.hub_id = of_hub and d.project_id = l.project_id)
      or exists (select from attract.promise m where m.hub_id = of_hub and m.project_id = l.project_id)
      or exists (select from attract.aftercare_issue i where i.hub_id = of_hub and i.project_id = l.project_id)
      or exists (select from attract.award w where w.hub_id = of_hub and w.project_id = l.project_id)
      or exists (select from attract.signal s where s.hub_id = of_hub and s.project_id = l.project_id)
      or exists (select from attract.offer o where o.hub_id = of_hub and o.project_id = l.project_id)
      or exists (select from attract.enquiry q where q.hub_id = of_hub and q.project_id = l.project_id))) as touched
  from attract.import_line l join attract.project p on p.hub_id = of_hub and p.id = l.project_id
  where l.hub_id = of_hub and l.batch_id = of_batch and l.outcome in ('new', 'changed');
  select coalesce(jsonb_agg(jsonb_build_object('row', u.row_no, 'project', u.project_id) order by u.row_no), '[]') into kept from (select * from undo_line where touched limit 1000) u;
  delete from attract.stage_entry e using undo_line u where not u.touched and e.hub_id = of_hub and e.project_id = u.project_id and e.batch_id = of_batch;
  delete from attract.amount_entry a using undo_line u where not u.touched and a.hub_id = of_hub and a.project_id = u.project_id and a.batch_id = of_batch;
  delete from attract.firm_mark m using undo_line u where not u.touched and u.outcome = 'new' and m.hub_id = of_hub and m.project_id = u.project_id;
  delete from attract.project_grant g using undo_line u where not u.touched and u.outcome = 'new' and g.hub_id = of_hub and g.project_id = u.project_id;
  delete from attract.project_secret s using undo_line u where not u.touched and u.outcome = 'new' and s.hub_id = of_hub and s.project_id = u.project_id;
  delete from attract.project p using undo_line u where not u.touched and u.outcome = 'new' and p.hub_id = of_hub and p.id = u.project_id;
  get diagnostics removed = row_count;
  update attract.project p set name = b.name, party_id = b.party_id, kind = b.kind, sector = b.sector, area_code = b.area_code, stage = b.stage, status = b.status,
    status_reason = b.status_reason, stage_since = b.stage_since, currency = b.currency, minor = b.minor, home_minor = b.home_minor, announced_on = b.announced_on,
    agreed_on = b.agreed_on, planned_start = b.planned_start, lon = b.lon, lat = b.lat, facts = b.facts, note = b.note, batch_id = b.batch_id, version = p.version + 1,
    updated_at = b.updated_at
  from undo_line u, lateral jsonb_populate_record(null::attract.project, u.before) b
  where not u.touched and u.outcome = 'changed' and p.hub_id = of_hub and p.id = u.project_id;
  get diagnostics restored = row_count;
  delete from attract.party y where y.hub_id = of_hub and y.batch_id = of_batch
    and not exists (select from attract.project p where p.hub_id = of_hub and p.party_id = y.id)
    and not exists (select from attract.project_secret s where s.hub_id = of_hub and s.party_id = y.id)
    and not exists (select from attract.contact c where c.hub_id = of_hub and c.party_id = y.id)
    and not exists (select from attract.party_relation r where r.hub_id = of_hub and (r.party_id = y.id or r.other_id = y.id))
    and not exists (select from attract.document d where d.hub_id = of_hub and d.party_id = y.id)
    and not exists (select from attract.party_merge m where m.hub_id = of_hub and (m.winner_id = y.id or m.loser_id = y.id));
  update attract.import_batch b set state = 'undone', undone_at = clock_timestamp(),
    counts = b.counts || jsonb_build_object('removed', removed, 'restored', restored, 'kept', jsonb_array_length(kept), 'laterEdits', kept)
  where b.hub_id = of_hub and b.id = of_batch;
  drop table undo_line;
  return jsonb_build_object('removed', removed, 'restored', restored, 'kept', kept);
end $$;
--;
-- The caller needs the right to both firms; projects move along whoever holds them, so that no district keeps half a firm.
create function attract.merge_parties(winner bigint, loser bigint, of_reasons jsonb, of_note text, choices jsonb) returns bigint
language plpgsql security definer set search_path = attract, pg_temp as $$
declare
  of_hub integer := hub.asker_hub();
  w attract.party;
  l attract.party;
  moved jsonb;
  merge_id bigint;
begin
  select * into w from attract.party y where y.hub_id = of_hub and y.id = winner and y.merged_into is null and hub.in_scope('app.districts', y.district) for update;
  select * into l from attract.party y where y.hub_id = of_hub and y.id = loser and y.merged_into is null and hub.in_scope('app.districts', y.district) for update;
  if w.id is null or l.id is null or w.id = l.id then
    return null;
  end if;
  select jsonb_build_object(
    'projects', (select coalesce(jsonb_agg(p.id), '[]') from attract.project p where p.hub_id = of_hub and p.party_id = loser),
    'secrets', (select coalesce(jsonb_agg(s.project_id), '[]') from attract.project_secret s where s.hub_id = of_hub and s.party_id = loser),
    'contacts', (select coalesce(jsonb_agg(c.id), '[]') from attract.contact c where c.hub_id = of_hub and c.party_id = loser),
    'documents', (select coalesce(jsonb_agg(d.id), '[]') from attract.document d where d.hub_id = of_hub and d.party_id = loser),
    'relations', (select coalesce(jsonb_agg(r.id), '[]') from attract.party_relation r where r.hub_id = of_hub and r.party_id = loser
      and not exists (select from attract.party_relation x where x.hub_id = of_hub and x.party_id = winner and x.kind = r.kind and x.other_name = r.other_name)),
    'others', (select coalesce(jsonb_agg(r.id), '[]') from attract.party_relation r where r.hub_id = of_hub and r.other_id = loser)) into moved;
  insert into attract.party_merge (hub_id, winner_id, loser_id, reasons, note, before, moved, merged_by)
  values (of_hub, winner, loser, of_reasons, of_note, to_jsonb(w), moved, hub.asker_person()) returning id into merge_id;
  update attract.project set party_id = winner where hub_id = of_hub and party_id = loser;
  update attract.project_secret set party_id = winner where hub_id = of_hub and party_id = loser;
  update attract.contact set party_id = winner where hub_id = of_hub and party_id = loser;
  update attract.document set party_id = winner where hub_id = of_hub and party_id = loser;
  update attract.party_relation set party_id = winner where hub_id = of_hub and id in (select jsonb_array_elements_text(moved -> 'relations')::bigint);
  update attract.party_relation set other_id = winner where hub_id = of_hub and other_id = loser;
  -- Empty fields of the winner are filled; where both say something, the caller chose.
  update attract.party y set
    name = case when choices ->> 'name' = 'loser' then l.name else y.name end,
    folded = case when choices ->> 'name' = 'loser' then l.folded else y.folded end,
    uscc = case when y.uscc is null or choices ->> 'uscc' = 'loser' then coalesce(l.uscc, y.uscc) else y.uscc end,
    lei = case when y.lei is null or choices ->> 'lei' = 'loser' then coalesce(l.lei, y.lei) else y.lei end,
    country = case when y.country is null or choices ->> 'country' = 'loser' then coalesce(l.country, y.country) else y.country end,
    website = case when y.website is null or choices ->> 'website' = 'loser' then coalesce(l.website, y.website) else y.website end,
    address = case when y.address = '' or choices ->> 'address' = 'loser' then coalesce(nullif(l.address, ''), y.address) else y.address end,
    industry = case when y.industry = '' then l.industry else y.industry end,
    version = y.version + 1
  where y.hub_id = of_hub and y.id = winner;
  update attract.party set merged_into = winner, version = version + 1 where hub_id = of_hub and id = loser;
  perform hub.write_audit(of_hub, 'merge', 'company', winner::text, null, jsonb_build_object('merge', merge_id, 'loser', loser));
  return merge_id;
end $$;
--;
-- Takes a merge back: what it moved and still lies with the winner goes back, and the winner's own words stand as before.
-- What was linked to the winner after the merge stays there; the answer says how much that is.
create function attract.undo_merge(of_merge bigint) returns jsonb
language plpgsql security definer set search_path = attract, pg_temp as $$
declare
  of_hub integer := hub.asker_hub();
  m attract.party_merge;
  before attract.party;
  back bigint;
  stays bigint;
begin
  select * into m from attract.party_merge x where x.hub_id = of_hub and x.id = of_merge and x.undone_at is null
    and exists (select from attract.party y where y.hub_id = of_hub and y.id = x.winner_id and hub.in_scope('app.districts', y.district)) for update;
  if m.id is null or exists (select from attract.party y where y.hub_id = of_hub and y.id = m.winner_id and y.merged_into is not null) then
    return null;
  end if;
  update attract.project set party_id = m.loser_id where hub_id = of_hub and party_id = m.winner_id and id in (select jsonb_array_elements_text(m.moved -> 'projects')::bigint);
  get diagnostics back = row_count;
  update attract.project_secret set party_id = m.loser_id where hub_id = of_hub and party_id = m.winner_id and project_id in (select jsonb_array_elements_text(m.moved -> 'secrets')::bigint);
  update attract.contact set party_id = m.loser_id where hub_id = of_hub and party_id = m.winner_id and id in (select jsonb_array_elements_text(m.moved -> 'contacts')::bigint);
  update attract.document set party_id = m.loser_id where hub_id = of_hub and party_id = m.winner_id and id in (select jsonb_array_elements_text(m.moved -> 'documents')::bigint);
  update attract.party_relation set party_id = m.loser_id where hub_id = of_hub and party_id = m.winner_id and id in (select jsonb_array_elements_text(m.moved -> 'relations')::bigint);
  update attract.party_relation set other_id = m.loser_id where hub_id = of_hub and other_id = m.winner_id and id in (select jsonb_array_elements_text(m.moved -> 'others')::bigint);
  before := jsonb_populate_record(null::attract.party, m.before);
  update attract.party y set name = before.name, folded = before.folded, uscc = before.uscc, lei = before.lei, country = before.country, website = before.website,
    address = before.address, industry = before.industry, version = y.version + 1 where y.hub_id = of_hub and y.id = m.winner_id;
  update attract.party set merged_into = null, version = version + 1 where hub_id = of_hub and id = m.loser_id;
  update attract.party_merge set undone_by = hub.asker_person(), undone_at = clock_timestamp() where hub_id = of_hub and id = m.id;
  select (select count(*) from attract.project p where p.hub_id = of_hub and p.party_id = m.winner_id and p.created_at > m.merged_at)
    + (select count(*) from attract.contact c where c.hub_id = of_hub and c.party_id = m.winner_id and c.created_at > m.merged_at) into stays;
  perform hub.write_audit(of_hub, 'undo-merge', 'company', m.winner_id::text, null, jsonb_build_object('merge', m.id, 'loser', m.loser_id));
  return jsonb_build_object('loser', m.loser_id, 'back', back, 'stays', stays);
end $$;
--;
-- The hub's log tells that an import was applied or undone, with its counts, and no row of it.
create function attract.audit_import() returns trigger language plpgsql security definer set search_path = attract, hub, pg_temp as $$
begin
  if new.state in ('applied', 'undone') and new.state <> old.state then
    perform hub.write_audit(new.hub_id, new.state, 'attract-import', new.id::text, null, jsonb_build_object('file', new.file_name, 'counts', new.counts - 'laterEdits'));
  end if;
  return null;
end $$;
--;
create trigger audit after update on attract.import_batch for each row execute function attract.audit_import();
--;
do $$
declare
  pair text[];
begin
  foreach pair slice 1 in array array[['stage_word', 'stage-word', 'word'], ['stage_setting', 'stage-setting', 'stage'], ['calendar_day', 'calendar-day', 'day'],
    ['award', 'award', 'id'], ['clawback', 'clawback', 'id'], ['signal', 'signal', 'id'], ['firm_lead', 'firm-lead', 'task_id']] loop
    execute format('create trigger audit after insert or update or delete on attract.%I for each row execute function hub.audit_row(%L, %L)', pair[1], pair[2], pair[3]);
  end loop;
end $$;
--;
-- The log says that a contact was written, not who it is: people's data stay where their readers are known.
create function attract.audit_contact() returns trigger language plpgsql security definer set search_path = attract, hub, pg_temp as $$
begin
  perform hub.write_audit(new.hub_id, lower(tg_op), 'contact', new.id::text, null, jsonb_build_object('company', new.party_id));
  return null;
end $$;
--;
create trigger audit after insert or update on attract.contact for each row execute function attract.audit_contact();
--;
-- A handover takes everything along that hangs on the project: its steps, open tasks, enquiries and offers, and the firm, so that
-- the successor sees the whole history. A firm that another project of the giver still needs is copied instead. Of a hidden
-- project the new owner gets sight where the giver has it.
create or replace function attract.hand_over(of_project bigint, to_district text, to_owner bigint) returns integer
language plpgsql security definer set search_path = attract, pg_temp as $$
declare
  of_hub integer := hub.asker_hub();
  p attract.project;
  firm bigint;
  sees boolean;
begin
  select * into p from attract.project x where x.hub_id = of_hub and x.id = of_project and hub.in_scope('app.districts', x.district) for update;
  if p.id is null then
    return null;
  end if;
  select s.party_id, s.created_by = hub.asker_person()
    or exists (select from attract.project_grant g where g.hub_id = of_hub and g.project_id = of_project and g.person_id = hub.asker_person())
    into firm, sees from attract.project_secret s where s.hub_id = of_hub and s.project_id = of_project;
  firm := coalesce(firm, p.party_id);
  if sees and to_owner is not null then
    insert into attract.project_grant (hub_id, project_id, person_id, granted_by) values (of_hub, of_project, to_owner, hub.asker_person()) on conflict do nothing;
  end if;
  if exists (select from attract.project x where x.hub_id = of_hub and x.party_id = firm and x.id <> of_project and x.district = p.district) then
    insert into attract.party (hub_id, kind, name, folded, uscc, lei, country, website, confidential, district, open, names, address, industry, note, created_by)
    select y.hub_id, y.kind, y.name, y.folded, y.uscc, y.lei, y.country, y.website, y.confidential, to_district, y.open, y.names, y.address, y.industry, y.note, y.created_by
    from attract.party y where y.hub_id = of_hub and y.id = firm and y.district <> to_district returning id into firm;
    if firm is not null then
      update attract.project set party_id = firm where hub_id = of_hub and id = of_project and party_id is not null;
    end if;
  else
    update attract.party set district = to_district where hub_id = of_hub and id = firm and not open;
  end if;
  update attract.project set district = to_district, owner_id = to_owner, version = version + 1, updated_at = clock_timestamp()
  where hub_id = of_hub and id = of_project returning version into p.version;
  update attract.stage_entry set district = to_district where hub_id = of_hub and project_id = of_project;
  update attract.task set district = to_district, assignee_id = case when done_on is null then null else assignee_id end
  where hub_id = of_hub and project_id = of_project and district = p.district;
  update attract.enquiry set district = to_district where hub_id = of_hub and project_id = of_project;
  update attract.offer set district = to_district where hub_id = of_hub and project_id = of_project;
  return p.version;
end $$;
