--! compatible: fund: parties, funds, commitments, notices, books, holdings, valuations, deals, evaluation
create schema fund;
--;
grant usage on schema fund to essor_asker, essor_system;
--;
create table fund.party (
  hub_id integer not null references hub.hub,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,60}$'),
  name jsonb not null,
  kind text not null check (kind in ('government', 'partner', 'manager', 'custodian', 'company', 'fund')),
  example boolean not null default false,
  primary key (hub_id, code)
);
--;
-- A fund's code is also its scope: a member of the hub may be held to some funds.
create table fund.fund (
  hub_id integer not null references hub.hub,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,60}$'),
  parent_code text,
  kind text not null check (kind in ('parent', 'sub', 'vehicle', 'angel', 'industry')),
  name jsonb not null,
  -- A worked example is labelled wherever it is shown; a public fact carries its source.
  example boolean not null default false,
  source jsonb,
  note jsonb not null default '{}',
  currency char(3) not null default 'CNY',
  size_minor bigint check (size_minor > 0),
  first_close_minor bigint check (first_close_minor > 0),
  launched text not null default '',
  manager text not null default '',
  vintage smallint,
  starts_on date,
  investment_ends_on date,
  term_ends_on date,
  fee_basis text check (fee_basis in ('committed', 'paid-in', 'invested', 'nav')),
  fee_rate text,
  rule_sets text[] not null default '{}',
  -- What rules ask and the books cannot say, e.g. {"reinvestmentRatio": 0, "guaranteesReturn": false}.
  facts jsonb not null default '{}',
  committee jsonb not null default '{"quorum": 0.5, "majority": 0.6666666666666666}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, code)
);
--;
-- What anybody in the hub may know of a fund: enough to ask "could this fund invest in me?", and nothing of its books.
create table fund.public_profile (
  hub_id integer not null references hub.hub,
  fund_code text not null,
  name jsonb not null,
  example boolean not null,
  rule_sets text[] not null,
  facts jsonb not null,
  primary key (hub_id, fund_code)
);
--;
create table fund.commitment (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  fund_code text not null,
  party_code text not null,
  role text not null check (role in ('lp', 'gp')),
  source text not null check (source in ('government', 'province', 'social', 'fund')),
  minor bigint not null check (minor > 0),
  closed_on date not null,
  primary key (hub_id, id),
  foreign key (hub_id, fund_code) references fund.fund,
  foreign key (hub_id, party_code) references fund.party
);
--;
create index commitment_fund on fund.commitment (hub_id, fund_code);
--;
create table fund.deal (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  fund_code text not null,
  company_code text not null,
  name jsonb not null,
  example boolean not null default false,
  stage text not null default 'screening' check (stage in ('screening', 'due-diligence', 'committee', 'approved', 'declined', 'invested', 'exited')),
  class text not null default 'allowed' check (class in ('encouraged', 'allowed', 'restricted', 'obsolete')),
  activity_code text not null default '',
  in_region boolean not null default false,
  main_field boolean not null default false,
  minor bigint not null check (minor > 0),
  currency char(3) not null default 'CNY',
  stake double precision check (stake > 0 and stake <= 1),
  instruments text[] not null default '{equity}',
  -- The project and the gap that it serves, by the codes of those who keep them.
  project_ref text,
  gap_ref text,
  output_minor bigint,
  output_period text,
  screening jsonb not null default '{}',
  facts jsonb not null default '{}',
  minutes text not null default '',
  met_on date,
  decision jsonb,
  version integer not null default 1,
  created_by bigint,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, fund_code) references fund.fund,
  foreign key (hub_id, company_code) references fund.party
);
--;
create index deal_fund on fund.deal (hub_id, fund_code, stage);
--;
create table fund.conflict_statement (
  hub_id integer not null references hub.hub,
  deal_id bigint not null,
  fund_code text not null,
  member text not null check (member <> ''),
  conflicted boolean not null,
  body text not null default '',
  at timestamptz not null default now(),
  primary key (hub_id, deal_id, member),
  foreign key (hub_id, deal_id) references fund.deal
);
--;
create table fund.vote (
  hub_id integer not null references hub.hub,
  deal_id bigint not null,
  fund_code text not null,
  member text not null check (member <> ''),
  vote text not null check (vote in ('for', 'against', 'abstain')),
  conditions text[] not null default '{}',
  at timestamptz not null default now(),
  primary key (hub_id, deal_id, member),
  foreign key (hub_id, deal_id) references fund.deal
);
--;
create table fund.notice (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  fund_code text not null,
  kind text not null check (kind in ('call', 'distribution')),
  day date not null,
  currency char(3) not null,
  title text not null check (title <> ''),
  deal_id bigint,
  status text not null default 'draft' check (status in ('draft', 'approved', 'sent', 'settled')),
  -- The verdicts that the approval stood on, as they were on that day.
  checked jsonb,
  drawn_up_by bigint,
  approved_by bigint,
  approved_at timestamptz,
  sent_at timestamptz,
  settled_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, fund_code) references fund.fund,
  check (approved_by is null or drawn_up_by is null or approved_by <> drawn_up_by)
);
--;
create index notice_fund on fund.notice (hub_id, fund_code, status);
--;
create table fund.notice_share (
  hub_id integer not null references hub.hub,
  notice_id bigint not null,
  line smallint not null,
  fund_code text not null,
  purpose text not null,
  recallable boolean not null default false,
  outside_commitment boolean not null default false,
  party_code text not null,
  minor bigint not null check (minor >= 0),
  primary key (hub_id, notice_id, line, party_code),
  foreign key (hub_id, notice_id) references fund.notice
);
--;
-- The books. Nobody holds a right to change or remove a line; a correction is an entry that turns another round.
create table fund.journal_entry (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  fund_code text not null,
  effective_on date not null,
  recorded_at timestamptz not null default now(),
  event_kind text not null,
  event_ref text not null default '',
  memo text not null default '',
  reverses bigint,
  entered_by bigint,
  primary key (hub_id, id)
);
--;
create index entry_fund on fund.journal_entry (hub_id, fund_code, effective_on, id);
--;
create unique index entry_reverses_once on fund.journal_entry (hub_id, reverses) where reverses is not null;
--;
-- A notice reaches the books once, whatever happens around it.
create unique index entry_notice_once on fund.journal_entry (hub_id, event_kind, event_ref)
  where reverses is null and event_kind in ('call', 'distribution', 'valuation', 'investment');
--;
create table fund.posting (
  hub_id integer not null,
  entry_id bigint not null,
  line smallint not null,
  fund_code text not null,
  account text not null check (account ~ '^(assets|liabilities|equity|income|expenses):'),
  minor bigint not null check (minor <> 0),
  currency char(3) not null,
  partner text,
  investment text,
  primary key (hub_id, entry_id, line)
);
--;
-- All lines of an entry arrive in one statement with it: numbered from 1, at least two, nothing over in any currency.
-- Lines that come later would need the number 1 again, so nothing can be slipped into an entry.
create function fund.check_postings() returns trigger language plpgsql as $$
declare
  bad record;
  first_id bigint;
  last_id bigint;
  of_hub integer;
begin
  select g.entry_id, bool_or(g.over <> 0) as unbalanced into bad
  from (select p.hub_id, p.entry_id, p.currency, sum(p.minor) as over, min(p.line) as low, max(p.line) as high, count(*) as n
    from new_postings p group by p.hub_id, p.entry_id, p.currency) g
  group by g.hub_id, g.entry_id
  having bool_or(g.over <> 0) or min(g.low) <> 1 or max(g.high) <> sum(g.n) or sum(g.n) < 2 limit 1;
  if found and bad.unbalanced then
    raise exception 'entry % does not balance in each currency', bad.entry_id using errcode = 'FD001';
  elsif found then
    raise exception 'entry % does not hold its lines 1 to n', bad.entry_id using errcode = 'FD002';
  end if;
  select min(p.entry_id), max(p.entry_id), min(p.hub_id) into first_id, last_id, of_hub from new_postings p;
  -- One walk along the key, whatever the size of the books.
  select p.hub_id, p.entry_id, p.fund_code into bad from new_postings p
  except select e.hub_id, e.id, e.fund_code from fund.journal_entry e where e.hub_id = of_hub and e.id between first_id and last_id limit 1;
  if found then
    raise exception 'lines of % have no entry in that fund', bad.entry_id using errcode = 'FD002';
  end if;
  return null;
end $$;
--;
create function fund.check_entries() returns trigger language plpgsql as $$
declare
  bad record;
  first_id bigint;
  last_id bigint;
  of_hub integer;
begin
  select min(e.id), max(e.id), min(e.hub_id) into first_id, last_id, of_hub from new_entries e;
  -- One walk along the key, whatever the size of the books.
  select e.hub_id, e.id into bad from new_entries e
  except select p.hub_id, p.entry_id from fund.posting p where p.hub_id = of_hub and p.entry_id between first_id and last_id and p.line = 1 limit 1;
  if found then
    raise exception 'entry % has no lines', bad.id using errcode = 'FD002';
  end if;
  if exists (select from new_entries n where n.reverses is not null) then
    select e.id into bad from new_entries e
    left join fund.journal_entry o on o.hub_id = e.hub_id and o.id = e.reverses and o.fund_code = e.fund_code and o.reverses is null
    where e.reverses is not null and (o.id is null
      or exists (select from fund.posting a
        left join fund.posting b on b.hub_id = a.hub_id and b.entry_id = e.id and b.line = a.line and b.account = a.account
          and b.currency = a.currency and b.minor = -a.minor and b.partner is not distinct from a.partner and b.investment is not distinct from a.investment
        where a.hub_id = e.hub_id and a.entry_id = e.reverses and b.entry_id is null)
      or (select count(*) from fund.posting a where a.hub_id = e.hub_id and a.entry_id = e.reverses)
        <> (select count(*) from fund.posting b where b.hub_id = e.hub_id and b.entry_id = e.id))
    limit 1;
    if found then
      raise exception 'entry % does not turn round the one that it names', bad.id using errcode = 'FD003';
    end if;
  end if;
  return null;
end $$;
--;
create function fund.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the books are only added to' using errcode = 'FD004';
end $$;
--;
create trigger balanced after insert on fund.posting referencing new table as new_postings for each statement execute function fund.check_postings();
--;
create trigger whole after insert on fund.journal_entry referencing new table as new_entries for each statement execute function fund.check_entries();
--;
create trigger kept before update or delete on fund.posting for each row execute function fund.refuse_change();
--;
create trigger kept before update or delete on fund.journal_entry for each row execute function fund.refuse_change();
--;
create table fund.holding (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  fund_code text not null,
  held_code text not null,
  share_num bigint not null check (share_num > 0),
  share_den bigint not null check (share_den >= share_num),
  since date not null,
  until date,
  primary key (hub_id, id),
  foreign key (hub_id, held_code) references fund.party
);
--;
create index holding_fund on fund.holding (hub_id, fund_code);
--;
create table fund.valuation (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  fund_code text not null,
  held_code text not null,
  day date not null,
  minor bigint not null check (minor >= 0),
  currency char(3) not null,
  method text not null check (method in ('recent-round', 'multiples', 'discounted-cash-flow', 'cost', 'quoted')),
  level smallint not null check (level between 1 and 3),
  author_id bigint,
  approver_id bigint,
  approved_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, held_code) references fund.party,
  check (approver_id is null or author_id is null or approver_id <> author_id)
);
--;
create index valuation_fund on fund.valuation (hub_id, fund_code, held_code, day);
--;
create table fund.reinvestment_item (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  fund_code text not null,
  category text not null check (category <> ''),
  minor bigint not null check (minor > 0),
  spent_locally_minor bigint,
  on_day date not null,
  evidence text not null default '',
  recorded_at timestamptz not null default now(),
  primary key (hub_id, id)
);
--;
create table fund.evaluation (
  hub_id integer not null references hub.hub,
  fund_code text not null,
  year smallint not null,
  inputs jsonb not null default '{}',
  version integer not null default 1,
  primary key (hub_id, fund_code, year),
  foreign key (hub_id, fund_code) references fund.fund
);
--;
create table fund.evidence (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  fund_code text not null,
  year smallint not null,
  indicator text not null,
  document text not null check (document <> ''),
  entered_by bigint,
  signed_by text,
  signed_at timestamptz,
  at timestamptz not null default now(),
  primary key (hub_id, id)
);
--;
create index evidence_fund on fund.evidence (hub_id, fund_code, year);
--;
do $$
declare
  name text;
begin
  foreach name in array array['party', 'fund', 'public_profile', 'commitment', 'deal', 'conflict_statement', 'vote', 'notice', 'notice_share',
    'journal_entry', 'posting', 'holding', 'valuation', 'reinvestment_item', 'evaluation', 'evidence'] loop
    execute format('alter table fund.%I enable row level security', name);
    execute format('alter table fund.%I force row level security', name);
    execute format('create policy system on fund.%I to essor_system using (true) with check (true)', name);
    execute format('grant select, insert on fund.%I to essor_system', name);
  end loop;
  -- What belongs to a fund is seen by those inside whose scope holds the fund.
  foreach name in array array['commitment', 'deal', 'conflict_statement', 'vote', 'notice', 'notice_share',
    'journal_entry', 'posting', 'holding', 'valuation', 'reinvestment_item', 'evaluation', 'evidence'] loop
    execute format('create policy own on fund.%1$I to essor_asker
      using (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) not in (''investor'', ''enterprise'') and hub.in_scope(''app.funds'', fund_code))
      with check (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in (''administrator'', ''fund-manager'') and hub.in_scope(''app.funds'', fund_code))', name);
    execute format('grant select on fund.%I to essor_asker', name);
  end loop;
  foreach name in array array['commitment', 'deal', 'conflict_statement', 'vote', 'notice', 'notice_share', 'posting', 'holding', 'valuation', 'reinvestment_item', 'evaluation', 'evidence'] loop
    execute format('grant insert on fund.%I to essor_asker', name);
  end loop;
end $$;
--;
create policy own on fund.fund to essor_asker
  using (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) not in ('investor', 'enterprise') and hub.in_scope('app.funds', code))
  with check (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in ('administrator', 'fund-manager') and hub.in_scope('app.funds', code));
--;
create policy own on fund.party to essor_asker
  using (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) not in ('investor', 'enterprise'))
  with check (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in ('administrator', 'fund-manager'));
--;
create policy everyone on fund.public_profile for select to essor_asker using (hub_id = (select hub.asker_hub()));
--;
create policy write on fund.public_profile for all to essor_asker
  using (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in ('administrator', 'fund-manager') and hub.in_scope('app.funds', fund_code))
  with check (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in ('administrator', 'fund-manager') and hub.in_scope('app.funds', fund_code));
--;
grant select, insert on fund.fund, fund.party to essor_asker;
--;
grant select, insert, update on fund.public_profile to essor_asker;
--;
-- The day on which something became known is the database's to say.
grant insert (hub_id, fund_code, effective_on, event_kind, event_ref, memo, reverses, entered_by) on fund.journal_entry to essor_asker;
--;
grant update on fund.fund, fund.deal, fund.notice, fund.valuation, fund.evaluation, fund.public_profile to essor_system;
--;
grant update on fund.holding, fund.evidence, fund.conflict_statement, fund.vote to essor_system;
--;
grant update (rule_sets, facts, fee_basis, fee_rate, investment_ends_on, term_ends_on, committee, version) on fund.fund to essor_asker;
--;
grant update on fund.deal, fund.notice, fund.valuation, fund.evaluation to essor_asker;
--;
grant update (conflicted, body, at) on fund.conflict_statement to essor_asker;
--;
grant update (until) on fund.holding to essor_asker;
--;
grant update (signed_by, signed_at) on fund.evidence to essor_asker;
--;
create trigger audit after insert or update or delete on fund.fund for each row execute function hub.audit_row('fund', 'code');
--;
create trigger audit after insert or update or delete on fund.commitment for each row execute function hub.audit_row('commitment', 'id');
--;
create trigger audit after insert or update or delete on fund.deal for each row execute function hub.audit_row('deal', 'id');
--;
create trigger audit after insert or update or delete on fund.vote for each row execute function hub.audit_row('vote', 'deal_id');
--;
create trigger audit after insert or update or delete on fund.conflict_statement for each row execute function hub.audit_row('conflict-statement', 'deal_id');
--;
create trigger audit after insert or update or delete on fund.notice for each row execute function hub.audit_row('notice', 'id');
--;
create trigger audit after insert or update or delete on fund.valuation for each row execute function hub.audit_row('valuation', 'id');
--;
create trigger audit after insert or update or delete on fund.evaluation for each row execute function hub.audit_row('evaluation', 'fund_code');
--;
create trigger audit after insert or update or delete on fund.evidence for each row execute function hub.audit_row('evidence', 'id');
--;
create view fund.published_fund with (security_invoker = true) as
select hub_id, code, parent_code, kind, name, example, currency, size_minor, launched, manager, source from fund.fund;
--;
create view fund.published_deal with (security_invoker = true) as
select hub_id, id, fund_code, company_code, name, example, stage, activity_code, minor, currency, project_ref, gap_ref, updated_at from fund.deal;
--;
-- Money that reached a project: what the books say was invested, less what came back, by deal.
create view fund.published_money with (security_invoker = true) as
select d.hub_id, d.fund_code, d.id as deal_id, d.project_ref, d.gap_ref, d.activity_code, p.currency, sum(p.minor) as minor, min(e.effective_on) as first_on,
  d.output_minor, d.output_period, d.example
from fund.deal d
join fund.journal_entry e on e.hub_id = d.hub_id and e.fund_code = d.fund_code and e.event_kind = 'investment'
join fund.posting p on p.hub_id = e.hub_id and p.entry_id = e.id and p.account like 'assets:investment:%'
where (e.event_ref = d.id::text)
group by d.hub_id, d.fund_code, d.id, d.project_ref, d.gap_ref, d.activity_code, p.currency, d.output_minor, d.output_period, d.example;
--;
grant select on fund.published_fund, fund.published_deal, fund.published_money to essor_asker, essor_system;
