--! compatible: fund: share classes, roles, dated agreements, transfers, exchange rates, reinvestment rules, indices, allocations, documents of deals
create table fund.share_class (
  hub_id integer not null references hub.hub,
  fund_code text not null,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,20}$'),
  name jsonb not null,
  -- What differs from the agreement for this class, as decimal texts; null is as the agreement says.
  fee_rate text,
  carry text,
  primary key (hub_id, fund_code, code),
  foreign key (hub_id, fund_code) references fund.fund
);
--;
alter table fund.commitment add column share_class text;
--;
alter table fund.commitment add constraint commitment_class foreign key (hub_id, fund_code, share_class) references fund.share_class;
--;
create table fund.party_role (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  fund_code text not null,
  party_code text not null,
  role text not null check (role in ('manager', 'general-partner', 'custodian', 'finance-department', 'adviser', 'auditor')),
  since date not null,
  until date check (until > since),
  primary key (hub_id, id),
  foreign key (hub_id, fund_code) references fund.fund,
  foreign key (hub_id, party_code) references fund.party
);
--;
-- The partnership agreement, version by version; a version is never changed, a later one takes its place from its day on.
create table fund.agreement (
  hub_id integer not null references hub.hub,
  fund_code text not null,
  version smallint not null check (version > 0),
  from_day date not null,
  terms jsonb not null,
  document text not null check (document <> ''),
  entered_by bigint,
  recorded_at timestamptz not null default now(),
  primary key (hub_id, fund_code, version),
  foreign key (hub_id, fund_code) references fund.fund
);
--;
create table fund.transfer (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  fund_code text not null,
  from_party text not null,
  to_party text not null check (to_party <> from_party),
  -- The part of the commitment that goes over, and the part of it that had been used by then.
  minor bigint not null check (minor > 0),
  used_minor bigint check (used_minor >= 0),
  on_day date not null,
  document text not null check (document <> ''),
  drawn_up_by bigint,
  approved_by bigint,
  approved_at timestamptz,
  entry_id bigint,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, fund_code) references fund.fund,
  foreign key (hub_id, from_party) references fund.party,
  foreign key (hub_id, to_party) references fund.party,
  check (approved_by is null or drawn_up_by is null or approved_by <> drawn_up_by)
);
--;
create index transfer_fund on fund.transfer (hub_id, fund_code, on_day);
--;
create unique index entry_transfer_once on fund.journal_entry (hub_id, event_ref) where reverses is null and event_kind = 'transfer';
--;
-- One unit of the first currency is num/den of the second. A correction is a later row of the same day.
create table fund.fx_rate (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  from_currency char(3) not null,
  to_currency char(3) not null check (to_currency <> from_currency),
  day date not null,
  num bigint not null check (num > 0),
  den bigint not null check (den > 0),
  source text not null check (source <> ''),
  entered_by bigint,
  recorded_at timestamptz not null default now(),
  primary key (hub_id, id)
);
--;
create index fx_rate_day on fund.fx_rate (hub_id, from_currency, to_currency, day, id);
--;
-- How local investment counts, from a day on: what was recognised before stays as it was. A ratio of 0 switches it off.
create table fund.reinvestment_rule (
  hub_id integer not null references hub.hub,
  fund_code text not null,
  from_day date not null,
  ratio text not null check (ratio ~ '^\d{1,2}(\.\d{1,4})?$'),
  categories jsonb not null default '{}',
  document text not null check (document <> ''),
  entered_by bigint,
  recorded_at timestamptz not null default now(),
  primary key (hub_id, fund_code, from_day),
  foreign key (hub_id, fund_code) references fund.fund
);
--;
create table fund.market_index (
  hub_id integer not null references hub.hub,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,40}$'),
  name jsonb not null,
  currency char(3) not null,
  source jsonb not null,
  primary key (hub_id, code)
);
--;
create table fund.index_level (
  hub_id integer not null references hub.hub,
  index_code text not null,
  day date not null,
  level double precision not null check (level > 0),
  primary key (hub_id, index_code, day),
  foreign key (hub_id, index_code) references fund.market_index
);
--;
create table fund.allocation (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  fund_code text not null,
  title text not null check (title <> ''),
  problem jsonb not null,
  job_id bigint,
  result jsonb,
  created_by bigint,
  created_at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, fund_code) references fund.fund
);
--;
create index allocation_fund on fund.allocation (hub_id, fund_code, id);
--;
create table fund.deal_document (
  hub_id integer not null references hub.hub,
  id bigint not null generated always as identity,
  deal_id bigint not null,
  fund_code text not null,
  kind text not null check (kind in ('due-diligence', 'legal', 'valuation', 'committee', 'contract', 'other')),
  title text not null check (title <> ''),
  reference text not null default '',
  entered_by bigint,
  at timestamptz not null default now(),
  primary key (hub_id, id),
  foreign key (hub_id, deal_id) references fund.deal
);
--;
create index deal_document_deal on fund.deal_document (hub_id, deal_id, id);
--;
do $$
declare
  name text;
begin
  foreach name in array array['share_class', 'party_role', 'agreement', 'transfer', 'fx_rate', 'reinvestment_rule', 'market_index', 'index_level', 'allocation', 'deal_document'] loop
    execute format('alter table fund.%I enable row level security', name);
    execute format('alter table fund.%I force row level security', name);
    execute format('create policy system on fund.%I to essor_system using (true) with check (true)', name);
    execute format('grant select, insert on fund.%I to essor_system, essor_asker', name);
  end loop;
  foreach name in array array['share_class', 'party_role', 'agreement', 'transfer', 'reinvestment_rule', 'allocation', 'deal_document'] loop
    execute format('create policy own on fund.%1$I to essor_asker
      using (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) not in (''investor'', ''enterprise'') and hub.in_scope(''app.funds'', fund_code))
      with check (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in (''administrator'', ''fund-manager'') and hub.in_scope(''app.funds'', fund_code))', name);
  end loop;
  foreach name in array array['fx_rate', 'market_index', 'index_level'] loop
    execute format('create policy own on fund.%I to essor_asker
      using (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) not in (''investor'', ''enterprise''))
      with check (hub_id = (select hub.asker_hub()) and (select hub.asker_role()) in (''administrator'', ''fund-manager''))', name);
  end loop;
end $$;
--;
grant update (approved_by, approved_at, used_minor, entry_id, version) on fund.transfer to essor_asker, essor_system;
--;
grant update (until) on fund.party_role to essor_asker, essor_system;
--;
grant update (job_id, result) on fund.allocation to essor_asker, essor_system;
--;
grant insert on fund.reinvestment_item to essor_asker;
--;
grant update (level) on fund.index_level to essor_asker, essor_system;
--;
create trigger audit after insert or update or delete on fund.share_class for each row execute function hub.audit_row('share-class', 'code');
--;
create trigger audit after insert or update or delete on fund.party_role for each row execute function hub.audit_row('party-role', 'id');
--;
create trigger audit after insert or update or delete on fund.agreement for each row execute function hub.audit_row('agreement', 'fund_code');
--;
create trigger audit after insert or update or delete on fund.transfer for each row execute function hub.audit_row('transfer', 'id');
--;
create trigger audit after insert or update or delete on fund.fx_rate for each row execute function hub.audit_row('fx-rate', 'id');
--;
create trigger audit after insert or update or delete on fund.reinvestment_rule for each row execute function hub.audit_row('reinvestment-rule', 'fund_code');
--;
create trigger audit after insert or update or delete on fund.deal_document for each row execute function hub.audit_row('deal-document', 'id');
--;
create trigger audit after insert or update or delete on fund.reinvestment_item for each row execute function hub.audit_row('reinvestment-item', 'id');
