--! compatible: the hub, its people, their rights, the audit log and the jobs
create schema hub;
--;
grant usage on schema hub to essor_asker, essor_system;
--;
create function hub.asker_hub() returns integer language sql stable parallel safe
  return nullif(current_setting('app.hub', true), '')::integer;
--;
create function hub.asker_person() returns bigint language sql stable parallel safe
  return nullif(current_setting('app.person', true), '')::bigint;
--;
create function hub.asker_role() returns text language sql stable parallel safe
  return coalesce(current_setting('app.hub_role', true), '');
--;
-- A list setting is '*' for all, or ',a,b,' for these; anything else (unset) allows nothing.
create function hub.in_scope(setting text, value text) returns boolean language sql stable parallel safe
  return current_setting(setting, true) = '*'
    or (value is not null and position(',' || value || ',' in coalesce(current_setting(setting, true), '')) > 0);
--;
create table hub.hub (
  id integer primary key generated always as identity,
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{1,40}$'),
  name jsonb not null,
  area_code text,
  peers text[] not null default '{}',
  settings jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now()
);
--;
create table hub.person (
  id bigint primary key generated always as identity,
  email text not null unique check (email = lower(email)),
  name text not null,
  password_hash text,
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en', 'fr')),
  disabled_at timestamptz,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now()
);
--;
create table hub.membership (
  hub_id integer not null references hub.hub,
  person_id bigint not null references hub.person,
  role text not null check (role in ('administrator', 'analyst', 'officer', 'fund-manager', 'matchmaker', 'viewer', 'investor', 'enterprise')),
  districts text[],
  chains text[],
  funds text[],
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, person_id)
);
--;
create table hub.session (
  token_hash bytea primary key,
  person_id bigint not null references hub.person,
  hub_id integer not null references hub.hub,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  user_agent text not null default ''
);
--;
create table hub.api_token (
  id bigint primary key generated always as identity,
  hub_id integer not null references hub.hub,
  person_id bigint not null references hub.person,
  name text not null,
  token_hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
--;
create table hub.identity (
  issuer text not null,
  subject text not null,
  person_id bigint not null references hub.person,
  primary key (issuer, subject)
);
--;
create table hub.audit (
  hub_id integer not null references hub.hub,
  seq bigint not null,
  at timestamptz not null,
  person_id bigint,
  action text not null,
  entity text not null,
  entity_id text not null,
  before jsonb,
  after jsonb,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (hub_id, seq)
);
--;
create index audit_entity on hub.audit (hub_id, entity, entity_id, seq desc);
--;
-- The hash of a line covers the line before it: a line removed or altered later breaks the chain.
create function hub.audit_hash(previous bytea, hub_id integer, seq bigint, at timestamptz, person_id bigint, action text, entity text, entity_id text, before jsonb, after jsonb)
returns bytea language sql stable parallel safe
return sha256(previous || convert_to(jsonb_build_array(hub_id, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), person_id, action, entity, entity_id, before, after)::text, 'UTF8'));
--;
create function hub.write_audit(of_hub integer, action text, entity text, entity_id text, before jsonb, after jsonb)
returns void language plpgsql security definer set search_path = hub, pg_temp as $$
declare
  last hub.audit%rowtype;
  next_seq bigint;
  previous bytea;
  moment timestamptz := clock_timestamp();
  who bigint := hub.asker_person();
begin
  perform pg_advisory_xact_lock(723412, of_hub);
  select * into last from hub.audit a where a.hub_id = of_hub order by a.seq desc limit 1;
  next_seq := coalesce(last.seq, 0) + 1;
  previous := coalesce(last.hash, '\x00'::bytea);
  insert into hub.audit values (of_hub, next_seq, moment, who, action, entity, entity_id, before, after, previous,
    hub.audit_hash(previous, of_hub, next_seq, moment, who, action, entity, entity_id, before, after));
end $$;
--;
-- For tables with a hub_id; the trigger's arguments name the entity and the column that identifies a row.
create function hub.audit_row() returns trigger language plpgsql security definer set search_path = hub, pg_temp as $$
declare
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) - 'password_hash' - 'token_hash' end;
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) - 'password_hash' - 'token_hash' end;
  one jsonb := coalesce(new_row, old_row);
begin
  perform hub.write_audit((one ->> 'hub_id')::integer, lower(tg_op), tg_argv[0], coalesce(one ->> tg_argv[1], ''), old_row, new_row);
  return null;
end $$;
--;
create trigger audit after insert or update or delete on hub.membership for each row execute function hub.audit_row('membership', 'person_id');
--;
create trigger audit after insert or update or delete on hub.api_token for each row execute function hub.audit_row('api-token', 'id');
--;
create table hub.idempotency (
  hub_id integer not null references hub.hub,
  person_id bigint not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  body text,
  created_at timestamptz not null default now(),
  primary key (hub_id, person_id, key)
);
--;
create table hub.job (
  id bigint primary key generated always as identity,
  hub_id integer not null references hub.hub,
  kind text not null,
  payload jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  done bigint not null default 0,
  total bigint,
  phase text not null default '',
  result jsonb,
  error jsonb,
  cancel_asked boolean not null default false,
  worker text,
  lease_until timestamptz,
  attempts integer not null default 0,
  created_by bigint references hub.person,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
--;
create index job_ready on hub.job (id) where state in ('queued', 'running');
--;
create table hub.draft (
  hub_id integer not null references hub.hub,
  person_id bigint not null references hub.person,
  form text not null,
  body jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (hub_id, person_id, form)
);
--;
create table hub.saved_view (
  id bigint primary key generated always as identity,
  hub_id integer not null references hub.hub,
  person_id bigint not null references hub.person,
  page text not null,
  name text not null,
  shared boolean not null default false,
  body jsonb not null,
  created_at timestamptz not null default now()
);
--;
create table hub.visit (
  hub_id integer not null references hub.hub,
  person_id bigint not null references hub.person,
  seen_at timestamptz not null,
  primary key (hub_id, person_id)
);
--;
alter table hub.hub enable row level security;
--;
alter table hub.hub force row level security;
--;
create policy system on hub.hub to essor_system using (true) with check (true);
--;
create policy mine on hub.hub for select to essor_asker using (
  id = (select hub.asker_hub()) or exists (select from hub.membership m where m.hub_id = hub.id and m.person_id = (select hub.asker_person())));
--;
create policy own on hub.hub for update to essor_asker using (id = (select hub.asker_hub()) and (select hub.asker_role()) = 'administrator')
  with check (id = (select hub.asker_hub()));
--;
alter table hub.person enable row level security;
--;
alter table hub.person force row level security;
--;
create policy system on hub.person to essor_system using (true) with check (true);
--;
create policy colleagues on hub.person for select to essor_asker using (
  id = (select hub.asker_person())
  or ((select hub.asker_role()) not in ('investor', 'enterprise')
      and exists (select from hub.membership m where m.person_id = person.id and m.hub_id = (select hub.asker_hub()))));
--;
create policy self on hub.person for update to essor_asker using (id = (select hub.asker_person())) with check (id = (select hub.asker_person()));
--;
alter table hub.membership enable row level security;
--;
alter table hub.membership force row level security;
--;
create policy system on hub.membership to essor_system using (true) with check (true);
--;
create policy own on hub.membership for select to essor_asker using (
  person_id = (select hub.asker_person())
  or (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) not in ('investor', 'enterprise')));
--;
create policy administrator on hub.membership to essor_asker using (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) = 'administrator')
  with check (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) = 'administrator');
--;
alter table hub.session enable row level security;
--;
alter table hub.session force row level security;
--;
create policy system on hub.session to essor_system using (true) with check (true);
--;
create policy own on hub.session to essor_asker using (person_id = (select hub.asker_person())) with check (person_id = (select hub.asker_person()));
--;
alter table hub.api_token enable row level security;
--;
alter table hub.api_token force row level security;
--;
create policy system on hub.api_token to essor_system using (true) with check (true);
--;
create policy own on hub.api_token to essor_asker using (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()))
  with check (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()));
--;
alter table hub.identity enable row level security;
--;
alter table hub.identity force row level security;
--;
create policy system on hub.identity to essor_system using (true) with check (true);
--;
alter table hub.audit enable row level security;
--;
create policy system on hub.audit for select to essor_system using (true);
--;
create policy own on hub.audit for select to essor_asker using (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in ('administrator', 'analyst'));
--;
alter table hub.idempotency enable row level security;
--;
alter table hub.idempotency force row level security;
--;
create policy own on hub.idempotency to essor_asker using (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()))
  with check (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()));
--;
create policy system on hub.idempotency to essor_system using (true) with check (true);
--;
alter table hub.job enable row level security;
--;
alter table hub.job force row level security;
--;
create policy system on hub.job to essor_system using (true) with check (true);
--;
create policy own on hub.job to essor_asker using (hub_id = (select hub.asker_hub()) and (created_by = (select hub.asker_person()) or (select hub.asker_role()) = 'administrator'))
  with check (hub_id = (select hub.asker_hub()));
--;
alter table hub.draft enable row level security;
--;
alter table hub.draft force row level security;
--;
create policy own on hub.draft to essor_asker using (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()))
  with check (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()));
--;
alter table hub.saved_view enable row level security;
--;
alter table hub.saved_view force row level security;
--;
create policy own on hub.saved_view to essor_asker using (hub_id = (select hub.asker_hub()) and (person_id = (select hub.asker_person()) or shared))
  with check (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()));
--;
alter table hub.visit enable row level security;
--;
alter table hub.visit force row level security;
--;
create policy own on hub.visit to essor_asker using (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()))
  with check (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()));
--;
grant select, insert, update on hub.hub, hub.person, hub.session, hub.api_token, hub.identity, hub.job, hub.idempotency to essor_system;
--;
grant select, insert, update, delete on hub.membership, hub.session to essor_system;
--;
grant delete on hub.idempotency, hub.job to essor_system;
--;
grant select on hub.audit to essor_system, essor_asker;
--;
grant select on hub.hub, hub.person, hub.membership, hub.api_token, hub.job to essor_asker;
--;
grant update (name, area_code, peers, settings, version) on hub.hub to essor_asker;
--;
grant update (name, locale, password_hash) on hub.person to essor_asker;
--;
grant insert, update, delete on hub.membership to essor_asker;
--;
grant select, update, delete on hub.session to essor_asker;
--;
grant insert on hub.api_token to essor_asker;
--;
grant update (revoked_at) on hub.api_token to essor_asker;
--;
grant insert on hub.job to essor_asker;
--;
grant update (cancel_asked) on hub.job to essor_asker;
--;
grant select, insert, update, delete on hub.idempotency, hub.draft, hub.saved_view, hub.visit to essor_asker;
--;
create policy system on hub.draft to essor_system using (true) with check (true);
--;
create policy system on hub.saved_view to essor_system using (true) with check (true);
--;
create policy system on hub.visit to essor_system using (true) with check (true);
--;
grant select on hub.draft, hub.saved_view, hub.visit, hub.identity to essor_system;
