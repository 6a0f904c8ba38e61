--! compatible: attract: names found by their parts, the funnel's version, costs of places, links that end, digests
-- A name as the pairs of letters in it, and each letter beyond Latin alone: "contains" then has an index on any
-- PostgreSQL, without an extension.
create function attract.grams(name text) returns text[] language plpgsql immutable parallel safe as $$
declare
  before text;
  letter text;
  parts text[] := '{}';
begin
  foreach letter in array string_to_array(lower(name), null) loop
    if before is not null then
      parts := parts || (before || letter);
    end if;
    if letter collate "C" > 'ɏ' collate "C" then
      parts := parts || letter;
    end if;
    before := letter;
  end loop;
  return parts;
end $$;
--;
-- What a question asks of the index: its pairs, or its only letter.
create function attract.asked_grams(question text) returns text[] language sql immutable parallel safe
return case when length(question) > 1 then array(select distinct substr(lower(question), i, 2) collate "C" from generate_series(1, length(question) - 1) i) else array[lower(question)] end;
--;
create index project_grams on attract.project using gin (attract.grams(name)) with (gin_pending_list_limit = 256);
--;
create index party_grams on attract.party using gin (attract.grams(name)) with (gin_pending_list_limit = 256);
--;
-- Row-level security keeps "like" from using an index, for it could tell of rows that the asker may not see. This
-- answers numbers alone, and who asks must then read the rows under his own rights. Never a confidential firm.
create function attract.name_candidates(question text, at_most integer) returns table (kind text, id bigint)
language sql stable security definer set search_path = attract, pg_temp as $$
  (select 'project', p.id from attract.project p
   where p.hub_id = (select hub.asker_hub()) and attract.grams(p.name) @> (select attract.asked_grams(question))
     and strpos(lower(p.name), (select lower(question))) > 0 limit at_most)
  union all
  (select 'party', y.id from attract.party y
   where y.hub_id = (select hub.asker_hub()) and not y.confidential and attract.grams(y.name) @> (select attract.asked_grams(question))
     and strpos(lower(y.name), (select lower(question))) > 0 limit at_most);
$$;
--;
create policy owner on attract.party to current_user using (true) with check (true);
--;
-- One number a hub that moves with everything a funnel is made of: who holds a copy sees whether it is still good.
create table attract.funnel_version (
  hub_id integer not null references hub.hub,
  version bigint not null default 1,
  primary key (hub_id)
);
--;
alter table attract.funnel_version enable row level security;
--;
alter table attract.funnel_version force row level security;
--;
create policy system on attract.funnel_version to essor_system using (true) with check (true);
--;
create policy owner on attract.funnel_version to current_user using (true) with check (true);
--;
create policy own on attract.funnel_version for select to essor_asker using (hub_id = (select hub.asker_hub()));
--;
grant select on attract.funnel_version to essor_asker, essor_system;
--;
create function attract.move_funnel() returns trigger language plpgsql security definer set search_path = attract, pg_temp as $$
begin
  if tg_table_name = 'project' and tg_op = 'UPDATE' then
    insert into attract.funnel_version as v (hub_id)
    select distinct n.hub_id from after_rows n join before_rows o on o.hub_id = n.hub_id and o.id = n.id
    where (o.status, o.district, o.open, o.promised_output, o.delivered_output) is distinct from (n.status, n.district, n.open, n.promised_output, n.delivered_output)
    order by 1 on conflict (hub_id) do update set version = v.version + 1;
  elsif tg_op = 'DELETE' then
    insert into attract.funnel_version as v (hub_id) select distinct hub_id from before_rows order by 1
    on conflict (hub_id) do update set version = v.version + 1;
  else
    insert into attract.funnel_version as v (hub_id) select distinct hub_id from after_rows order by 1
    on conflict (hub_id) do update set version = v.version + 1;
  end if;
  return null;
end $$;
--;
create trigger funnel_added after insert on attract.stage_entry referencing new table as after_rows for each statement execute function attract.move_funnel();
--;
create trigger funnel_changed after update on attract.stage_entry referencing old table as before_rows new table as after_rows for each statement execute function attract.move_funnel();
--;
create trigger funnel_removed after delete on attract.stage_entry referencing old table as before_rows for each statement execute function attract.move_funnel();
--;
create trigger funnel_changed after update on attract.project referencing old table as before_rows new table as after_rows for each statement execute function attract.move_funnel();
--;
-- What a plot, a kilowatt hour, a year of work, a profit and a tonne cost in a place: each with its source and year.
create table attract.place_cost (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  area_code text not null check (area_code <> ''),
  item text not null check (item in ('land', 'building', 'power', 'labour', 'tax', 'logistics')),
  value double precision not null check (value >= 0),
  unit text not null check (unit <> ''),
  currency char(3),
  year smallint not null,
  growth double precision,
  source_title text not null check (source_title <> ''),
  source_address text not null default '',
  grade char(1) not null default 'S',
  example boolean not null default false,
  version integer not null default 1,
  primary key (hub_id, id),
  unique (hub_id, area_code, item, year)
);
--;
-- A calendar that programs read by its address: the address is the key, and who made it takes it back.
create table attract.feed (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  token_hash bytea not null unique,
  person_id bigint not null references hub.person,
  name text not null default '',
  created_at timestamptz not null default now(),
  read_at timestamptz,
  revoked_at timestamptz,
  primary key (hub_id, id)
);
--;
create index feed_person on attract.feed (hub_id, person_id);
--;
-- Who wants the daily list by e-mail, in which language, at which hour of the hub's clock.
create table attract.digest (
  hub_id integer not null references hub.hub,
  person_id bigint not null references hub.person,
  wanted boolean not null default false,
  language text not null default 'zh-CN' check (language in ('zh-CN', 'en', 'fr')),
  hour smallint not null default 8 check (hour between 0 and 23),
  weekdays boolean not null default true,
  last_on date,
  sent_at timestamptz,
  failure text not null default '',
  version integer not null default 1,
  primary key (hub_id, person_id)
);
--;
do $$
declare
  name text;
begin
  foreach name in array array['place_cost', 'feed', 'digest'] loop
    execute format('alter table attract.%I enable row level security', name);
    execute format('alter table attract.%I force row level security', name);
    execute format('create policy system on attract.%I to essor_system using (true) with check (true)', name);
    execute format('grant select, insert, update on attract.%I to essor_system', name);
  end loop;
  foreach name in array array['feed', 'digest'] loop
    execute format('create policy own on attract.%I to essor_asker using (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()))
      with check (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()))', name);
  end loop;
end $$;
--;
create policy own on attract.place_cost for select to essor_asker using (hub_id = (select hub.asker_hub()));
--;
create policy keep on attract.place_cost for all to essor_asker
  using (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in ('administrator', 'officer'))
  with check (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in ('administrator', 'officer'));
--;
grant select, insert, update on attract.place_cost, attract.digest to essor_asker;
--;
grant select, insert, update (revoked_at) on attract.feed to essor_asker;
--;
-- Nobody but who keeps the register writes in it.
create policy keep on attract.site as restrictive for insert to essor_asker with check ((select hub.asker_role()) in ('administrator', 'officer'));
--;
create policy change on attract.site as restrictive for update to essor_asker using ((select hub.asker_role()) in ('administrator', 'officer'));
--;
grant update on attract.site to essor_asker;
--;
alter table attract.site add column source_address text not null default '', add column note text not null default '', add column withdrawn boolean not null default false;
--;
alter table attract.share add column id bigint generated always as identity, add column title text not null default '';
--;
create unique index share_id on attract.share (hub_id, id);
--;
create index share_person on attract.share (hub_id, created_by);
--;
create trigger audit after insert or update or delete on attract.place_cost for each row execute function hub.audit_row('place-cost', 'id');
--;
create trigger audit after insert or update or delete on attract.feed for each row execute function hub.audit_row('feed', 'id');
--;
-- The log says that a link was made, until when and by whom, and not all that stands behind it.
create function attract.audit_share() returns trigger language plpgsql security definer set search_path = attract, hub, pg_temp as $$
begin
  perform hub.write_audit(new.hub_id, lower(tg_op), 'share', new.id::text, null,
    jsonb_build_object('title', new.title, 'created_by', new.created_by, 'expires_at', new.expires_at, 'revoked_at', new.revoked_at));
  return null;
end $$;
--;
create trigger audit after insert or update on attract.share for each row execute function attract.audit_share();
--;
-- Points on a map come by the hundred thousand: where they are, without the rest.
create index project_placed on attract.project (hub_id, id) include (lon, lat) where lon is not null and lat is not null;
--;
create or replace function attract.count_sizes() returns void language plpgsql security definer set search_path = attract, pg_temp as $$
begin
  analyze attract.party, attract.project, attract.stage_entry, attract.amount_entry, attract.board_sum, attract.funnel_version;
end $$;
