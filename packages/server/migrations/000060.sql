--! compatible: saved views with defaults and versions; the register of firms with their returns, product lines and innovation scores
alter table hub.saved_view add column version integer not null default 1;
--;
create unique index saved_view_name on hub.saved_view (hub_id, person_id, page, name);
--;
create index saved_view_page on hub.saved_view (hub_id, page);
--;
drop policy own on hub.saved_view;
--;
-- A view that is shared is seen by everyone inside the hub, and changed by its owner alone.
create policy seen on hub.saved_view for select to essor_asker using (
  hub_id = (select hub.asker_hub()) and (person_id = (select hub.asker_person())
    or (shared and (select hub.asker_role()) not in ('investor', 'enterprise'))));
--;
create policy made on hub.saved_view for insert to essor_asker
  with check (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()));
--;
create policy changed on hub.saved_view for update to essor_asker
  using (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()))
  with check (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()));
--;
-- An administrator may take a shared view away, e.g. when its owner has left.
create policy removed on hub.saved_view for delete to essor_asker
  using (hub_id = (select hub.asker_hub()) and (person_id = (select hub.asker_person())
    or (shared and (select hub.asker_role()) = 'administrator')));
--;
create trigger audit after insert or update or delete on hub.saved_view for each row execute function hub.audit_row('saved-view', 'id');
--;
-- Which view of a page opens by itself: each person's own choice.
create table hub.default_view (
  hub_id integer not null references hub.hub,
  person_id bigint not null references hub.person,
  page text not null,
  view_id bigint not null references hub.saved_view on delete cascade,
  primary key (hub_id, person_id, page)
);
--;
alter table hub.default_view enable row level security;
--;
alter table hub.default_view force row level security;
--;
create policy system on hub.default_view to essor_system using (true) with check (true);
--;
create policy own on hub.default_view to essor_asker using (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()))
  with check (hub_id = (select hub.asker_hub()) and person_id = (select hub.asker_person()));
--;
grant select, insert, update, delete on hub.default_view to essor_asker;
--;
grant select on hub.default_view to essor_system;
--;
-- Firms whose returns the hub collects. `example` marks invented firms that only show how the rules work.
create table measure.firm (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  district text,
  stage text check (stage in ('start-up', 'growth', 'stable')),
  producing_since date,
  -- Utilities and other firms to which output by land does not apply.
  exempt boolean not null default false,
  example boolean not null default false,
  source_id integer not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  unique (hub_id, code),
  foreign key (hub_id, source_id) references measure.source
);
--;
-- A firm's return of one year: money in yuan, land in mu, energy in tonnes of coal equivalent.
create table measure.firm_return (
  hub_id integer not null,
  firm_id bigint not null,
  year integer not null check (year between 1949 and 2100),
  output double precision check (output >= 0),
  sales double precision check (sales >= 0),
  tax double precision,
  land double precision check (land > 0),
  energy double precision check (energy >= 0),
  source_id integer not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, firm_id, year),
  foreign key (hub_id, firm_id) references measure.firm on delete cascade,
  foreign key (hub_id, source_id) references measure.source
);
--;
-- What a firm makes: a line counts under every catalogue that lists it, so the same yuan may stand under two.
create table measure.product_line (
  hub_id integer not null,
  firm_id bigint not null,
  year integer not null check (year between 1949 and 2100),
  product text not null check (product <> ''),
  activity text,
  output double precision not null check (output >= 0),
  -- The class of the catalogue of strategic emerging industries, e.g. 1.2; null where the line is not in it.
  sei text check (sei ~ '^[1-9](\.[0-9]){0,2}$'),
  high_tech boolean not null default false,
  source_id integer not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, firm_id, year, product),
  foreign key (hub_id, firm_id) references measure.firm on delete cascade,
  foreign key (hub_id, source_id) references measure.source
);
--;
-- Scores of 0 to 1 that a firm reached in the indicators of the innovation points.
create table measure.firm_score (
  hub_id integer not null,
  firm_id bigint not null,
  year integer not null check (year between 1949 and 2100),
  indicator text not null check (indicator ~ '^[a-z][a-z0-9-]{0,60}$'),
  score double precision not null check (score between 0 and 1),
  source_id integer not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, firm_id, year, indicator),
  foreign key (hub_id, firm_id) references measure.firm on delete cascade,
  foreign key (hub_id, source_id) references measure.source
);
--;
-- How the hub grades its firms and gives points: weights, benchmarks and limits, dated; the newest before a day holds.
create table measure.firm_rule (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  kind text not null check (kind in ('grade', 'points')),
  name jsonb not null,
  valid_from date not null,
  body jsonb not null,
  note jsonb not null default '{}',
  source_id integer not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  unique (hub_id, kind, valid_from),
  foreign key (hub_id, source_id) references measure.source
);
--;
alter table measure.firm enable row level security;
--;
alter table measure.firm force row level security;
--;
alter table measure.firm_return enable row level security;
--;
alter table measure.firm_return force row level security;
--;
alter table measure.product_line enable row level security;
--;
alter table measure.product_line force row level security;
--;
alter table measure.firm_score enable row level security;
--;
alter table measure.firm_score force row level security;
--;
alter table measure.firm_rule enable row level security;
--;
alter table measure.firm_rule force row level security;
--;
create policy system on measure.firm to essor_system using (true) with check (true);
--;
create policy system on measure.firm_return to essor_system using (true) with check (true);
--;
create policy system on measure.product_line to essor_system using (true) with check (true);
--;
create policy system on measure.firm_score to essor_system using (true) with check (true);
--;
create policy system on measure.firm_rule to essor_system using (true) with check (true);
--;
-- A firm's return is confidential: who works for some districts sees the firms of those, nobody from outside sees any.
create policy scoped on measure.firm to essor_asker
  using (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in ('administrator', 'analyst', 'officer')
    and hub.in_scope('app.districts', district))
  with check (hub_id = (select hub.asker_hub()) and hub.in_scope('app.districts', district));
--;
create policy scoped on measure.firm_return to essor_asker
  using (hub_id = (select hub.asker_hub()) and exists (select from measure.firm f where f.hub_id = firm_return.hub_id and f.id = firm_id))
  with check (hub_id = (select hub.asker_hub()));
--;
create policy scoped on measure.product_line to essor_asker
  using (hub_id = (select hub.asker_hub()) and exists (select from measure.firm f where f.hub_id = product_line.hub_id and f.id = firm_id))
  with check (hub_id = (select hub.asker_hub()));
--;
create policy scoped on measure.firm_score to essor_asker
  using (hub_id = (select hub.asker_hub()) and exists (select from measure.firm f where f.hub_id = firm_score.hub_id and f.id = firm_id))
  with check (hub_id = (select hub.asker_hub()));
--;
create policy own on measure.firm_rule to essor_asker
  using (hub_id = (select hub.asker_hub())) with check (hub_id = (select hub.asker_hub()));
--;
grant select, insert, update, delete on measure.firm, measure.firm_return, measure.product_line, measure.firm_score, measure.firm_rule to essor_asker, essor_system;
--;
create trigger audit after insert or update or delete on measure.firm for each row execute function hub.audit_row('firm', 'code');
--;
create trigger audit after insert or update or delete on measure.firm_return for each row execute function hub.audit_row('firm-return', 'firm_id');
--;
create trigger audit after insert or update or delete on measure.product_line for each row execute function hub.audit_row('product-line', 'firm_id');
--;
create trigger audit after insert or update or delete on measure.firm_score for each row execute function hub.audit_row('firm-score', 'firm_id');
--;
create trigger audit after insert or update or delete on measure.firm_rule for each row execute function hub.audit_row('firm-rule', 'id');
