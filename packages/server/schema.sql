-- Made from the migrations; do not edit. A migration's effect shows in the diff of this file.
table attract.activity -- rows guarded
  hub_id integer not null
  id bigint not null identity
  project_id bigint not null
  kind text not null
  happened_on date not null
  body text not null default ''::text
  entered_by bigint
  recorded_at timestamp with time zone not null default now()

table attract.aftercare_issue -- rows guarded
  hub_id integer not null
  id bigint not null identity
  project_id bigint not null
  body text not null
  raised_on date not null
  solved_on date
  version integer not null default 1
  created_by bigint
  department text not null default ''::text
  due_on date
  solution text not null default ''::text

table attract.amount_entry -- rows guarded
  hub_id integer not null
  id bigint not null identity
  project_id bigint not null
  kind text not null default 'amount'::text
  measure text not null
  minor bigint not null
  currency character(3) not null
  valid_on date not null
  occasion text not null default ''::text
  agreement text not null default ''::text
  evidence text not null default ''::text
  entered_by bigint
  recorded_at timestamp with time zone not null default now()
  batch_id bigint

table attract.award -- rows guarded
  hub_id integer not null
  id bigint not null identity
  project_id bigint not null
  policy_code text not null default ''::text
  offer_id bigint
  body text not null default ''::text
  minor bigint not null
  currency character(3) not null
  decided_on date not null
  due_on date
  paid_minor bigint not null default 0
  paid_on date
  evidence text not null default ''::text
  version integer not null default 1
  created_by bigint

table attract.board_sum -- rows guarded
  hub_id integer not null
  district text not null
  open boolean not null
  stage smallint not null
  status text not null
  currency character(3) not null
  projects bigint not null
  minor numeric not null
  unpriced bigint not null

table attract.boundary -- rows guarded
  hub_id integer not null
  name text not null
  source text not null
  licence text not null default ''::text
  approval_number text not null default ''::text
  features integer not null
  points integer not null
  sha256 text not null
  created_by bigint
  created_at timestamp with time zone not null default now()

table attract.boundary_shape -- rows guarded
  hub_id integer not null
  id integer not null
  name text not null default ''::text
  polygons jsonb not null

table attract.calendar_day -- rows guarded
  hub_id integer not null
  day date not null
  kind text not null
  name text not null default ''::text
  source text not null default ''::text
  created_by bigint

table attract.clawback -- rows guarded
  hub_id integer not null
  id bigint not null identity
  project_id bigint not null
  promise_id bigint not null
  due_minor bigint not null
  currency character(3) not null
  decision text not null
  reason text not null
  decided_by bigint
  decided_on date not null
  recovered_minor bigint not null default 0
  recovered_on date
  version integer not null default 1

table attract.contact -- rows guarded
  hub_id integer not null
  id bigint not null identity
  party_id bigint not null
  name text not null
  post text not null default ''::text
  email text not null default ''::text
  phone text not null default ''::text
  note text not null default ''::text
  left_on date
  version integer not null default 1
  created_by bigint
  created_at timestamp with time zone not null default now()

table attract.digest -- rows guarded
  hub_id integer not null
  person_id bigint not null
  wanted boolean not null default false
  language text not null default 'zh-CN'::text
  hour smallint not null default 8
  weekdays boolean not null default true
  last_on date
  sent_at timestamp with time zone
  failure text not null default ''::text
  version integer not null default 1

table attract.document -- rows guarded
  hub_id integer not null
  id bigint not null identity
  project_id bigint
  name text not null
  sha256 text not null
  bytes bigint not null default 0
  kind text not null default 'other'::text
  entered_by bigint
  recorded_at timestamp with time zone not null default now()
  party_id bigint
  media_type text not null default ''::text
  stored_as text
  confidential boolean not null default false
  removed_at timestamp with time zone
  removed_by bigint

table attract.drive -- rows guarded
  hub_id integer not null
  id bigint not null identity
  title jsonb not null
  held_on text not null
  scope text not null default ''::text
  word text not null default ''::text
  projects double precision
  minor bigint
  currency character(3)
  plan_minor bigint
  output_minor bigint
  facts jsonb not null default '{}'::jsonb
  source_title text not null
  source_address text not null default ''::text
  source_grade character(1) not null

table attract.enquiry -- rows guarded
  hub_id integer not null
  id bigint not null identity
  district text not null default ''::text
  sender text not null default ''::text
  body text not null
  received_at timestamp with time zone not null
  due_at timestamp with time zone not null
  answered_at timestamp with time zone
  answer text not null default ''::text
  project_id bigint
  example boolean not null default false
  version integer not null default 1
  created_by bigint
  channel text not null default ''::text
  assignee_id bigint
  contact text not null default ''::text
  escalated smallint not null default 0
  escalated_at timestamp with time zone

table attract.feed -- rows guarded
  hub_id integer not null
  id bigint not null identity
  token_hash bytea not null
  person_id bigint not null
  name text not null default ''::text
  created_at timestamp with time zone not null default now()
  read_at timestamp with time zone
  revoked_at timestamp with time zone

table attract.firm_lead -- rows guarded
  hub_id integer not null
  task_id bigint not null
  district text not null
  shared boolean not null default false
  reason text not null
  decided_by bigint
  decided_at timestamp with time zone not null default now()

table attract.firm_mark -- rows guarded
  hub_id integer not null
  project_id bigint not null
  district text not null
  uscc text
  lei text
  folded text not null default ''::text

table attract.funnel_version -- rows guarded
  hub_id integer not null
  version bigint not null default 1

table attract.import_batch -- rows guarded
  hub_id integer not null
  id bigint not null identity
  file_name text not null
  stored_as text not null
  bytes bigint not null
  state text not null default 'uploaded'::text
  profile jsonb not null default '{}'::jsonb
  mapping jsonb
  counts jsonb not null default '{}'::jsonb
  issue_counts jsonb not null default '[]'::jsonb
  districts text[]
  job_id bigint
  created_by bigint
  created_at timestamp with time zone not null default now()
  applied_at timestamp with time zone
  undone_at timestamp with time zone

table attract.import_issue -- rows guarded
  hub_id integer not null
  batch_id bigint not null
  seq integer not null
  row_no integer not null
  field text not null default ''::text
  code text not null
  severity text not null
  body text
  reason text not null

table attract.import_line -- rows guarded
  hub_id integer not null
  batch_id bigint not null
  row_no integer not null
  outcome text not null
  project_id bigint
  differs jsonb not null default '[]'::jsonb
  before jsonb
  version_after integer

table attract.import_mapping -- rows guarded
  hub_id integer not null
  fingerprint text not null
  mapping jsonb not null
  used_by bigint
  used_at timestamp with time zone not null default now()

table attract.offer -- rows guarded
  hub_id integer not null
  id bigint not null identity
  project_id bigint
  district text not null default ''::text
  kind text not null
  body text not null
  selective boolean not null
  legal_basis text not null default ''::text
  made_on date not null
  outcome text not null
  rule_set text not null
  findings jsonb not null
  author_id bigint not null
  reviewer_id bigint
  decision text
  reason text not null default ''::text
  reviewed_at timestamp with time zone
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table attract.party -- rows guarded
  hub_id integer not null
  id bigint not null identity
  kind text not null default 'company'::text
  name text not null
  folded text not null default ''::text
  uscc text
  lei text
  country text
  website text
  confidential boolean not null default false
  district text not null default ''::text
  open boolean not null default false
  merged_into bigint
  version integer not null default 1
  created_by bigint
  created_at timestamp with time zone not null default now()
  batch_id bigint
  names jsonb not null default '{}'::jsonb
  address text not null default ''::text
  industry text not null default ''::text
  note text not null default ''::text

table attract.party_apart -- rows guarded
  hub_id integer not null
  low_id bigint not null
  high_id bigint not null
  said_by bigint
  said_at timestamp with time zone not null default now()

table attract.party_merge -- rows guarded
  hub_id integer not null
  id bigint not null identity
  winner_id bigint not null
  loser_id bigint not null
  reasons jsonb not null default '[]'::jsonb
  note text not null default ''::text
  before jsonb not null
  moved jsonb not null
  merged_by bigint
  merged_at timestamp with time zone not null default clock_timestamp()
  undone_by bigint
  undone_at timestamp with time zone

table attract.party_relation -- rows guarded
  hub_id integer not null
  id bigint not null identity
  party_id bigint not null
  kind text not null
  other_id bigint
  other_name text not null
  other_lei text
  share double precision
  source_title text not null default ''::text
  source_address text not null default ''::text
  source_grade character(1)
  created_by bigint
  created_at timestamp with time zone not null default now()

table attract.place_cost -- rows guarded
  hub_id integer not null
  id bigint not null identity
  area_code text not null
  item text not null
  value double precision not null
  unit text not null
  currency character(3)
  year smallint not null
  growth double precision
  source_title text not null
  source_address text not null default ''::text
  grade character(1) not null default 'S'::bpchar
  example boolean not null default false
  version integer not null default 1

table attract.policy -- rows guarded
  hub_id integer not null
  id bigint not null identity
  code text not null
  level text not null
  name jsonb not null
  issuer text not null default ''::text
  valid_from date not null
  valid_to date
  conditions jsonb not null
  benefit jsonb not null
  stacking_group text
  source_title text not null default ''::text
  source_address text not null default ''::text
  example boolean not null default false
  version integer not null default 1
  summary jsonb not null default '{}'::jsonb
  apply_address text not null default ''::text
  withdrawn_on date
  created_by bigint
  updated_at timestamp with time zone not null default now()

table attract.project -- rows guarded
  hub_id integer not null
  id bigint not null identity
  external_key text
  name text not null
  confidential boolean not null default false
  release_on date
  open boolean not null default false
  example boolean not null default false
  district text not null default ''::text
  owner_id bigint
  party_id bigint
  kind text not null default 'greenfield'::text
  sector text not null default ''::text
  area_code text not null default ''::text
  stage smallint not null default 0
  status text not null default 'active'::text
  status_reason text not null default ''::text
  stage_since date
  currency character(3) not null default 'CNY'::bpchar
  minor bigint
  home_minor bigint
  announced_on date
  agreed_on date
  planned_start date
  sort_minor bigint default COALESCE(home_minor, ('-1'::integer)::bigint)
  sort_announced date default COALESCE(announced_on, '0001-01-01'::date)
  promised_output double precision
  delivered_output double precision
  lon double precision
  lat double precision
  facts jsonb not null default '{}'::jsonb
  source_title text not null default ''::text
  source_address text not null default ''::text
  source_grade character(1)
  note text not null default ''::text
  version integer not null default 1
  created_by bigint
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()
  batch_id bigint

table attract.project_grant -- rows guarded
  hub_id integer not null
  project_id bigint not null
  person_id bigint not null
  granted_by bigint
  created_at timestamp with time zone not null default now()

table attract.project_secret -- rows guarded
  hub_id integer not null
  project_id bigint not null
  name text not null
  party_id bigint
  release_on date
  created_by bigint

table attract.promise -- rows guarded
  hub_id integer not null
  id bigint not null identity
  project_id bigint not null
  side text not null
  what text not null
  target double precision not null
  unit text not null
  due_on date not null
  tolerance double precision not null default 0
  paid_minor bigint
  currency character(3)
  clawback text not null default 'none'::text
  body text not null default ''::text
  version integer not null default 1
  created_by bigint

table attract.rate -- rows guarded
  hub_id integer not null
  base character(3) not null
  quote character(3) not null
  valid_on date not null
  rate numeric not null
  source_title text not null default ''::text

table attract.reading -- rows guarded
  hub_id integer not null
  id bigint not null identity
  promise_id bigint not null
  project_id bigint not null
  valid_on date not null
  value double precision not null
  evidence text not null default ''::text
  entered_by bigint
  recorded_at timestamp with time zone not null default now()

table attract.share -- rows guarded
  hub_id integer not null
  token_hash bytea not null
  body jsonb not null
  created_by bigint
  created_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  revoked_at timestamp with time zone
  id bigint not null identity
  title text not null default ''::text

table attract.signal -- rows guarded
  hub_id integer not null
  id bigint not null identity
  project_id bigint not null
  seen_on date not null
  kind text not null
  body text not null
  origin text not null default 'person'::text
  state text not null default 'new'::text
  lead_id bigint
  version integer not null default 1
  created_by bigint

table attract.site -- rows guarded
  hub_id integer not null
  id bigint not null identity
  name jsonb not null
  district text not null default ''::text
  kind text not null default 'plot'::text
  area_ha double precision
  floor_m2 double precision
  power_mva double precision
  motorway_km double precision
  port_km double precision
  available_from date
  use text
  lon double precision
  lat double precision
  source_title text not null default ''::text
  read_on date
  example boolean not null default false
  version integer not null default 1
  source_address text not null default ''::text
  note text not null default ''::text
  withdrawn boolean not null default false

table attract.stage_entry -- rows guarded
  hub_id integer not null
  id bigint not null identity
  project_id bigint not null
  district text not null
  open boolean not null
  stage smallint not null
  valid_on date not null
  recorded_at timestamp with time zone not null default now()
  supersedes bigint
  evidence text not null default ''::text
  reason text not null default ''::text
  entered_by bigint
  batch_id bigint

table attract.stage_setting -- rows guarded
  hub_id integer not null
  stage smallint not null
  name jsonb not null default '{}'::jsonb
  needs text[] not null default '{}'::text[]
  version integer not null default 1

table attract.stage_word -- rows guarded
  hub_id integer not null
  word text not null
  stage smallint
  status text
  version integer not null default 1
  created_by bigint

table attract.task -- rows guarded
  hub_id integer not null
  id bigint not null identity
  project_id bigint
  kind text not null default 'task'::text
  node text not null default ''::text
  title text not null
  district text not null default ''::text
  other_district text not null default ''::text
  assignee_id bigint
  due_on date
  done_on date
  version integer not null default 1
  created_by bigint
  created_at timestamp with time zone not null default now()
  outcome text not null default ''::text
  decision text not null default ''::text
  decided_by bigint

table connect.equipment -- rows guarded
  hub_id integer not null
  id bigint not null identity
  partner_id bigint not null
  name text not null
  kind text not null default 'other'::text
  model text not null default ''::text
  capacity double precision
  capacity_unit text not null default ''::text
  price_minor bigint
  currency character(3) not null default 'CNY'::bpchar
  booking text not null default ''::text
  open boolean not null default true
  ended_on date
  end_reason text not null default ''::text
  example boolean not null default false
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table connect.event -- rows guarded
  hub_id integer not null
  id bigint not null identity
  name jsonb not null
  on_day date not null
  slots smallint not null
  tables smallint not null
  example boolean not null default false
  version integer not null default 1

table connect.event_person -- rows guarded
  hub_id integer not null
  event_id bigint not null
  id integer not null
  label text not null
  person_id bigint
  away smallint[] not null default '{}'::smallint[]

table connect.event_plan -- rows guarded
  hub_id integer not null
  event_id bigint not null
  wishes integer not null
  met integer not null
  value double precision not null
  bound double precision not null
  gap double precision not null
  jain double precision not null
  least integer not null
  most integer not null
  made_at timestamp with time zone not null default now()

table connect.event_wish -- rows guarded
  hub_id integer not null
  event_id bigint not null
  guest integer not null
  host integer not null
  accepted boolean

table connect.expert -- rows guarded
  hub_id integer not null
  id bigint not null identity
  partner_id bigint not null
  title text not null default ''::text
  fields text[] not null default '{}'::text[]
  languages text[] not null default '{}'::text[]
  works text not null default ''::text
  availability text not null default 'available'::text
  appointed_on date
  appointed_until date
  ended_on date
  end_reason text not null default ''::text
  named_since date
  example boolean not null default false
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table connect.expert_name -- rows guarded
  hub_id integer not null
  expert_id bigint not null
  name text not null

table connect.interest -- rows guarded
  hub_id integer not null
  id bigint not null identity
  thread_id bigint not null
  profile_id bigint not null
  why text not null
  brings text not null
  next text not null
  at timestamp with time zone not null default now()

table connect.local_firm -- rows guarded
  hub_id integer not null
  id bigint not null identity
  name text not null
  does text not null
  source_title text not null
  source_address text not null default ''::text
  source_grade character(1) not null

table connect.match -- rows guarded
  hub_id integer not null
  need_id bigint not null
  offer_id bigint not null
  score double precision not null
  parts jsonb not null
  reasons jsonb not null
  need_version integer not null
  offer_version integer not null
  accepted boolean not null
  reason text not null default ''::text
  judged_by bigint
  judged_at timestamp with time zone not null default now()
  place smallint

table connect.meeting -- rows guarded
  hub_id integer not null
  event_id bigint not null
  slot smallint not null
  table_no smallint not null
  guest integer not null
  host integer not null
  kept boolean
  second_meeting boolean

table connect.meeting_seat -- rows guarded
  hub_id integer not null
  event_id bigint not null
  slot smallint not null
  person integer not null
  table_no smallint not null

table connect.message -- rows guarded
  hub_id integer not null
  id bigint not null identity
  thread_id bigint not null
  side text not null
  body text not null
  at timestamp with time zone not null default now()

table connect.organisation -- rows guarded
  hub_id integer not null
  id bigint not null identity
  name text not null
  names text[] not null default '{}'::text[]
  uscc text not null default ''::text
  lei text not null default ''::text
  country text not null default ''::text
  city text not null default ''::text
  address text not null default ''::text
  website text not null default ''::text
  merged_into bigint
  example boolean not null default false
  source_title text not null default ''::text
  created_at timestamp with time zone not null default now()

table connect.organisation_link -- rows guarded
  hub_id integer not null
  id bigint not null identity
  organisation_id bigint not null
  source text not null
  record text not null
  created_at timestamp with time zone not null default now()

table connect.organisation_mention -- rows guarded
  hub_id integer not null
  id bigint not null identity
  source text not null
  record_id bigint not null
  name text not null
  organisation_id bigint
  probability double precision
  reasons jsonb not null default '[]'::jsonb
  candidates jsonb not null default '[]'::jsonb
  state text not null
  note text not null default ''::text
  decided_by bigint
  decided_at timestamp with time zone
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table connect.organisation_merge -- rows guarded
  hub_id integer not null
  id bigint not null identity
  winner bigint not null
  loser bigint not null
  reason text not null default ''::text
  before jsonb not null
  moved bigint[] not null
  merged_by bigint
  merged_at timestamp with time zone not null default now()
  undone_by bigint
  undone_at timestamp with time zone

table connect.organisation_pair -- rows guarded
  hub_id integer not null
  a bigint not null
  b bigint not null
  probability double precision not null
  evidence jsonb not null
  proposal text not null
  state text not null default 'open'::text
  note text not null default ''::text
  decided_by bigint
  decided_at timestamp with time zone

table connect.outcome -- rows guarded
  hub_id integer not null
  id bigint not null identity
  profile_id bigint
  thread_id bigint
  kind text not null
  on_day date not null
  currency character(3) not null default 'CNY'::bpchar
  contract_minor bigint
  contract_evidence text not null default ''::text
  paid_minor bigint
  payment_evidence text not null default ''::text
  solved boolean
  follow_up_6 text not null default ''::text
  follow_up_12 text not null default ''::text
  broker_id bigint
  reward_minor bigint
  reward_paid_on date
  example boolean not null default false
  note text not null default ''::text
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table connect.partner -- rows guarded
  hub_id integer not null
  id bigint not null identity
  kind text not null
  name jsonb not null
  country text not null default ''::text
  website text not null default ''::text
  members integer
  member_kinds text[] not null default '{}'::text[]
  staff_fte numeric(8,2)
  capabilities text[] not null default '{}'::text[]
  equipment text[] not null default '{}'::text[]
  experts text[] not null default '{}'::text[]
  appointed_on date
  appointed_until date
  terms text not null default ''::text
  example boolean not null default false
  source_title text not null default ''::text
  source_address text not null default ''::text
  source_grade character(1)
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table connect.profile -- rows guarded
  hub_id integer not null
  id bigint not null identity
  side text not null
  type text not null
  title jsonb not null
  body jsonb not null
  targets jsonb not null default '[]'::jsonb
  tags text[] not null default '{}'::text[]
  constraints jsonb not null default '{}'::jsonb
  state text not null default 'draft'::text
  checklist jsonb not null default '{}'::jsonb
  review_note text not null default ''::text
  triage text
  expires_on date
  renewals integer not null default 0
  published_on date
  duplicate_decision jsonb
  source_title text not null default ''::text
  source_address text not null default ''::text
  source_grade character(1)
  source_closes date
  example boolean not null default false
  external_key text
  content_version integer not null default 1
  version integer not null default 1
  updated_at timestamp with time zone not null default now()

table connect.profile_act -- rows guarded
  hub_id integer not null
  profile_id bigint not null
  seq bigint not null identity
  at timestamp with time zone not null default now()
  person_id bigint
  act text not null

table connect.profile_owner -- rows guarded
  hub_id integer not null
  profile_id bigint not null
  person_id bigint not null
  organisation text not null
  brands text[] not null default '{}'::text[]

table connect.thread -- rows guarded
  hub_id integer not null
  id bigint not null identity
  opened_at timestamp with time zone not null
  due_on date not null
  answered_at timestamp with time zone
  owner_consent_at timestamp with time zone
  asker_consent_at timestamp with time zone
  introduced_at timestamp with time zone
  version integer not null default 1

table connect.thread_pair -- rows guarded
  hub_id integer not null
  thread_id bigint not null
  owner_person bigint
  owner_organisation text not null default ''::text
  owner_key text not null
  asker_person bigint not null
  asker_organisation text not null
  asker_brands text[] not null default '{}'::text[]
  asker_key text not null

table connect.yardstick -- rows guarded
  hub_id integer not null
  code text not null
  programme jsonb not null
  period text not null
  value double precision not null
  unit text not null
  source_title text not null
  source_address text not null default ''::text
  source_grade character(1) not null

table fund.agreement -- rows guarded
  hub_id integer not null
  fund_code text not null
  version smallint not null
  from_day date not null
  terms jsonb not null
  document text not null
  entered_by bigint
  recorded_at timestamp with time zone not null default now()

table fund.allocation -- rows guarded
  hub_id integer not null
  id bigint not null identity
  fund_code text not null
  title text not null
  problem jsonb not null
  job_id bigint
  result jsonb
  created_by bigint
  created_at timestamp with time zone not null default now()

table fund.commitment -- rows guarded
  hub_id integer not null
  id bigint not null identity
  fund_code text not null
  party_code text not null
  role text not null
  source text not null
  minor bigint not null
  closed_on date not null
  share_class text

table fund.conflict_statement -- rows guarded
  hub_id integer not null
  deal_id bigint not null
  fund_code text not null
  member text not null
  conflicted boolean not null
  body text not null default ''::text
  at timestamp with time zone not null default now()

table fund.deal -- rows guarded
  hub_id integer not null
  id bigint not null identity
  fund_code text not null
  company_code text not null
  name jsonb not null
  example boolean not null default false
  stage text not null default 'screening'::text
  class text not null default 'allowed'::text
  activity_code text not null default ''::text
  in_region boolean not null default false
  main_field boolean not null default false
  minor bigint not null
  currency character(3) not null default 'CNY'::bpchar
  stake double precision
  instruments text[] not null default '{equity}'::text[]
  project_ref text
  gap_ref text
  output_minor bigint
  output_period text
  screening jsonb not null default '{}'::jsonb
  facts jsonb not null default '{}'::jsonb
  minutes text not null default ''::text
  met_on date
  decision jsonb
  version integer not null default 1
  created_by bigint
  created_at timestamp with time zone not null default now()
  updated_at timestamp with time zone not null default now()

table fund.deal_document -- rows guarded
  hub_id integer not null
  id bigint not null identity
  deal_id bigint not null
  fund_code text not null
  kind text not null
  title text not null
  reference text not null default ''::text
  entered_by bigint
  at timestamp with time zone not null default now()

table fund.evaluation -- rows guarded
  hub_id integer not null
  fund_code text not null
  year smallint not null
  inputs jsonb not null default '{}'::jsonb
  version integer not null default 1

table fund.evidence -- rows guarded
  hub_id integer not null
  id bigint not null identity
  fund_code text not null
  year smallint not null
  indicator text not null
  document text not null
  entered_by bigint
  signed_by text
  signed_at timestamp with time zone
  at timestamp with time zone not null default now()

table fund.fund -- rows guarded
  hub_id integer not null
  code text not null
  parent_code text
  kind text not null
  name jsonb not null
  example boolean not null default false
  source jsonb
  note jsonb not null default '{}'::jsonb
  currency character(3) not null default 'CNY'::bpchar
  size_minor bigint
  first_close_minor bigint
  launched text not null default ''::text
  manager text not null default ''::text
  vintage smallint
  starts_on date
  investment_ends_on date
  term_ends_on date
  fee_basis text
  fee_rate text
  rule_sets text[] not null default '{}'::text[]
  facts jsonb not null default '{}'::jsonb
  committee jsonb not null default '{"quorum": 0.5, "majority": 0.6666666666666666}'::jsonb
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table fund.fx_rate -- rows guarded
  hub_id integer not null
  id bigint not null identity
  from_currency character(3) not null
  to_currency character(3) not null
  day date not null
  num bigint not null
  den bigint not null
  source text not null
  entered_by bigint
  recorded_at timestamp with time zone not null default now()

table fund.holding -- rows guarded
  hub_id integer not null
  id bigint not null identity
  fund_code text not null
  held_code text not null
  share_num bigint not null
  share_den bigint not null
  since date not null
  until date

table fund.index_level -- rows guarded
  hub_id integer not null
  index_code text not null
  day date not null
  level double precision not null

table fund.journal_entry -- rows guarded
  hub_id integer not null
  id bigint not null identity
  fund_code text not null
  effective_on date not null
  recorded_at timestamp with time zone not null default now()
  event_kind text not null
  event_ref text not null default ''::text
  memo text not null default ''::text
  reverses bigint
  entered_by bigint

table fund.market_index -- rows guarded
  hub_id integer not null
  code text not null
  name jsonb not null
  currency character(3) not null
  source jsonb not null

table fund.notice -- rows guarded
  hub_id integer not null
  id bigint not null identity
  fund_code text not null
  kind text not null
  day date not null
  currency character(3) not null
  title text not null
  deal_id bigint
  status text not null default 'draft'::text
  checked jsonb
  drawn_up_by bigint
  approved_by bigint
  approved_at timestamp with time zone
  sent_at timestamp with time zone
  settled_at timestamp with time zone
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table fund.notice_share -- rows guarded
  hub_id integer not null
  notice_id bigint not null
  line smallint not null
  fund_code text not null
  purpose text not null
  recallable boolean not null default false
  outside_commitment boolean not null default false
  party_code text not null
  minor bigint not null

table fund.party -- rows guarded
  hub_id integer not null
  code text not null
  name jsonb not null
  kind text not null
  example boolean not null default false

table fund.party_role -- rows guarded
  hub_id integer not null
  id bigint not null identity
  fund_code text not null
  party_code text not null
  role text not null
  since date not null
  until date

table fund.posting -- rows guarded
  hub_id integer not null
  entry_id bigint not null
  line smallint not null
  fund_code text not null
  account text not null
  minor bigint not null
  currency character(3) not null
  partner text
  investment text

table fund.public_profile -- rows guarded
  hub_id integer not null
  fund_code text not null
  name jsonb not null
  example boolean not null
  rule_sets text[] not null
  facts jsonb not null

table fund.reinvestment_item -- rows guarded
  hub_id integer not null
  id bigint not null identity
  fund_code text not null
  category text not null
  minor bigint not null
  spent_locally_minor bigint
  on_day date not null
  evidence text not null default ''::text
  recorded_at timestamp with time zone not null default now()

table fund.reinvestment_rule -- rows guarded
  hub_id integer not null
  fund_code text not null
  from_day date not null
  ratio text not null
  categories jsonb not null default '{}'::jsonb
  document text not null
  entered_by bigint
  recorded_at timestamp with time zone not null default now()

table fund.share_class -- rows guarded
  hub_id integer not null
  fund_code text not null
  code text not null
  name jsonb not null
  fee_rate text
  carry text

table fund.transfer -- rows guarded
  hub_id integer not null
  id bigint not null identity
  fund_code text not null
  from_party text not null
  to_party text not null
  minor bigint not null
  used_minor bigint
  on_day date not null
  document text not null
  drawn_up_by bigint
  approved_by bigint
  approved_at timestamp with time zone
  entry_id bigint
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table fund.valuation -- rows guarded
  hub_id integer not null
  id bigint not null identity
  fund_code text not null
  held_code text not null
  day date not null
  minor bigint not null
  currency character(3) not null
  method text not null
  level smallint not null
  author_id bigint
  approver_id bigint
  approved_at timestamp with time zone
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table fund.vote -- rows guarded
  hub_id integer not null
  deal_id bigint not null
  fund_code text not null
  member text not null
  vote text not null
  conditions text[] not null default '{}'::text[]
  at timestamp with time zone not null default now()

table hub.api_token -- rows guarded
  id bigint not null identity
  hub_id integer not null
  person_id bigint not null
  name text not null
  token_hash bytea not null
  scopes text[] not null
  created_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  revoked_at timestamp with time zone

table hub.audit -- rows guarded but for the owner
  hub_id integer not null
  seq bigint not null
  at timestamp with time zone not null
  person_id bigint
  action text not null
  entity text not null
  entity_id text not null
  before jsonb
  after jsonb
  previous_hash bytea not null
  hash bytea not null

table hub.default_view -- rows guarded
  hub_id integer not null
  person_id bigint not null
  page text not null
  view_id bigint not null

table hub.draft -- rows guarded
  hub_id integer not null
  person_id bigint not null
  form text not null
  body jsonb not null
  saved_at timestamp with time zone not null default now()

table hub.hub -- rows guarded
  id integer not null identity
  code text not null
  name jsonb not null
  area_code text
  peers text[] not null default '{}'::text[]
  settings jsonb not null default '{}'::jsonb
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table hub.idempotency -- rows guarded
  hub_id integer not null
  person_id bigint not null
  key text not null
  request_hash bytea not null
  status integer
  body text
  created_at timestamp with time zone not null default now()

table hub.identity -- rows guarded
  issuer text not null
  subject text not null
  person_id bigint not null

table hub.job -- rows guarded
  id bigint not null identity
  hub_id integer not null
  kind text not null
  payload jsonb not null
  state text not null default 'queued'::text
  done bigint not null default 0
  total bigint
  phase text not null default ''::text
  result jsonb
  error jsonb
  cancel_asked boolean not null default false
  worker text
  lease_until timestamp with time zone
  attempts integer not null default 0
  created_by bigint
  created_at timestamp with time zone not null default now()
  finished_at timestamp with time zone

table hub.membership -- rows guarded
  hub_id integer not null
  person_id bigint not null
  role text not null
  districts text[]
  chains text[]
  funds text[]
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table hub.person -- rows guarded
  id bigint not null identity
  email text not null
  name text not null
  password_hash text
  locale text not null default 'zh-CN'::text
  disabled_at timestamp with time zone
  failed_attempts integer not null default 0
  locked_until timestamp with time zone
  created_at timestamp with time zone not null default now()

table hub.saved_view -- rows guarded
  id bigint not null identity
  hub_id integer not null
  person_id bigint not null
  page text not null
  name text not null
  shared boolean not null default false
  body jsonb not null
  created_at timestamp with time zone not null default now()
  version integer not null default 1

table hub.session -- rows guarded
  token_hash bytea not null
  person_id bigint not null
  hub_id integer not null
  created_at timestamp with time zone not null default now()
  seen_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  user_agent text not null default ''::text

table hub.visit -- rows guarded
  hub_id integer not null
  person_id bigint not null
  seen_at timestamp with time zone not null
  earlier_at timestamp with time zone

table measure.activity
  id integer not null identity
  scheme text not null
  code text not null
  parent_code text
  level smallint not null
  name jsonb not null

table measure.area
  id integer not null identity
  code text not null
  scheme text not null
  level text not null
  parent_code text
  name jsonb not null
  lon double precision
  lat double precision

table measure.batch -- rows guarded
  hub_id integer not null
  id integer not null identity
  kind text not null default 'import'::text
  file_name text not null default ''::text
  state text not null default 'applied'::text
  mapping jsonb
  counts jsonb not null default '{}'::jsonb
  job_id bigint
  created_by bigint
  created_at timestamp with time zone not null default now()
  applied_at timestamp with time zone
  undone_at timestamp with time zone

table measure.figure_trace -- rows guarded
  hub_id integer not null
  kind text not null
  thing_id bigint not null
  indicator_id integer not null
  period integer not null
  area_id integer not null
  known_at timestamp with time zone not null
  value double precision not null

table measure.firm -- rows guarded
  hub_id integer not null
  id bigint not null identity
  code text not null
  name text not null
  district text
  stage text
  producing_since date
  exempt boolean not null default false
  example boolean not null default false
  source_id integer not null
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table measure.firm_return -- rows guarded
  hub_id integer not null
  firm_id bigint not null
  year integer not null
  output double precision
  sales double precision
  tax double precision
  land double precision
  energy double precision
  source_id integer not null
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table measure.firm_rule -- rows guarded
  hub_id integer not null
  id bigint not null identity
  kind text not null
  name jsonb not null
  valid_from date not null
  body jsonb not null
  note jsonb not null default '{}'::jsonb
  source_id integer not null
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table measure.firm_score -- rows guarded
  hub_id integer not null
  firm_id bigint not null
  year integer not null
  indicator text not null
  score double precision not null
  source_id integer not null
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table measure.import_change -- rows guarded
  hub_id integer not null
  batch_id integer not null
  kind text not null
  seq integer not null
  body jsonb not null

table measure.import_file -- rows guarded
  hub_id integer not null
  batch_id integer not null
  stored_as text not null
  format text not null
  bytes bigint not null
  profile jsonb not null
  issue_counts jsonb not null default '[]'::jsonb

table measure.import_issue -- rows guarded
  hub_id integer not null
  batch_id integer not null
  seq integer not null
  row bigint not null
  field text not null
  code text not null
  severity text not null
  reason text not null
  cell text

table measure.indicator -- rows guarded
  hub_id integer not null
  id integer not null identity
  code text not null
  name jsonb not null
  definition jsonb not null default '{}'::jsonb
  unit text not null
  multiplier smallint not null default 0
  direction smallint not null
  frequency text not null default 'A'::text
  issuer text not null default ''::text
  nature text not null
  family text
  counts text
  price_basis text not null default 'none'::text
  decimals smallint not null default 0
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table measure.mapping -- rows guarded
  hub_id integer not null
  source_key text not null
  mapping jsonb not null
  used_at timestamp with time zone not null default now()

table measure.milestone -- rows guarded
  hub_id integer not null
  id integer not null identity
  area_id integer not null
  indicator_id integer not null
  level double precision not null
  period integer not null
  source_id integer not null

table measure.observation -- rows guarded
  hub_id integer not null
  indicator_id integer not null
  period integer not null
  area_id integer not null
  activity_id integer not null default 0
  known_at timestamp with time zone not null
  value double precision
  status character(1) not null default 'A'::bpchar
  source_id integer not null
  batch_id integer not null
  recorded_at timestamp with time zone not null default now()
  withdrawn_at timestamp with time zone
  attributes jsonb

table measure.product_line -- rows guarded
  hub_id integer not null
  firm_id bigint not null
  year integer not null
  product text not null
  activity text
  output double precision not null
  sei text
  high_tech boolean not null default false
  source_id integer not null
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table measure.published_list -- rows guarded
  hub_id integer not null
  id integer not null identity
  code text not null
  name jsonb not null
  publisher text not null default ''::text
  method jsonb not null default '{}'::jsonb
  method_changes jsonb not null default '[]'::jsonb

table measure.published_rank -- rows guarded
  hub_id integer not null
  list_id integer not null
  edition text not null
  area_id integer not null
  rank integer not null
  tied boolean not null default false
  source_id integer not null

table measure.recipe -- rows guarded
  hub_id integer not null
  id integer not null identity
  code text not null
  edition integer not null default 1
  name jsonb not null
  note jsonb not null default '{}'::jsonb
  body jsonb not null
  scope jsonb not null default '{"level": "county"}'::jsonb
  hash text not null
  created_by bigint
  created_at timestamp with time zone not null default now()

table measure.sensitivity_run -- rows guarded
  hub_id integer not null
  job_id bigint not null
  code text not null
  edition integer not null
  hash text not null
  period text not null
  as_of date not null
  seed bigint not null
  budget integer not null
  unit text
  preset text
  vary jsonb not null
  result jsonb not null
  created_by bigint
  created_at timestamp with time zone not null default now()

table measure.source -- rows guarded
  hub_id integer not null
  id integer not null identity
  title text not null
  issuer text not null default ''::text
  address text not null default ''::text
  read_on date not null
  grade character(1) not null
  licence text not null default ''::text
  created_at timestamp with time zone not null default now()

table measure.uncertainty_run -- rows guarded
  hub_id integer not null
  job_id bigint not null
  code text not null
  edition integer not null
  hash text not null
  period text not null
  as_of date not null
  seed bigint not null
  replications integer not null
  preset text
  vary jsonb not null
  result jsonb not null
  created_by bigint
  created_at timestamp with time zone not null default now()

table outlook.brief -- rows guarded
  hub_id integer not null
  id bigint not null identity
  made_on date not null
  figures jsonb not null
  blocks jsonb not null
  created_by bigint
  created_at timestamp with time zone not null default now()

table outlook.forecast -- rows guarded
  hub_id integer not null
  id bigint not null identity
  measure text not null
  as_of date not null
  to_year smallint not null
  seed integer not null
  draws integer not null
  recipe_hash text not null
  vintage timestamp with time zone not null
  currency character(3) not null
  assumptions jsonb not null
  counts jsonb not null
  years jsonb not null
  stages jsonb not null default '[]'::jsonb
  created_by bigint
  created_at timestamp with time zone not null default now()

table outlook.kept_path -- rows guarded
  hub_id integer not null
  id bigint not null identity
  kind text not null
  indicator text not null
  area text not null
  made_on date not null
  vintage timestamp with time zone not null
  recipe_hash text not null
  body jsonb not null
  created_by bigint
  created_at timestamp with time zone not null default now()

table outlook.public_page -- rows guarded
  hub_id integer not null
  is_open boolean not null default false
  recipe text not null default ''::text
  licence text not null default ''::text
  version integer not null default 1

table outlook.scenario -- rows guarded
  hub_id integer not null
  id bigint not null identity
  name text not null
  recipe text not null
  recipe_hash text not null
  period text not null
  unit text not null
  levers jsonb not null
  seed integer not null
  draws integer not null
  weight_noise double precision not null
  result jsonb not null
  version integer not null default 1
  created_by bigint
  created_at timestamp with time zone not null default now()

table outlook.target -- rows guarded
  hub_id integer not null
  id bigint not null identity
  indicator text not null
  area text not null
  year smallint not null
  value double precision not null
  source jsonb not null
  note jsonb not null default '{}'::jsonb
  version integer not null default 1
  created_by bigint
  created_at timestamp with time zone not null default now()

table target.chain -- rows guarded
  hub_id integer not null
  code text not null
  edition integer not null default 1
  name jsonb not null
  sector text
  body jsonb not null
  source_note text not null default ''::text
  created_by bigint
  created_at timestamp with time zone not null default now()

table target.charter -- rows guarded
  hub_id integer not null
  chain text not null
  part text not null
  owner text not null
  due date not null
  done date
  note text not null default ''::text
  version integer not null default 1

table target.choice -- rows guarded
  hub_id integer not null
  activity text not null
  chosen_by bigint
  chosen_at timestamp with time zone not null default now()
  override_by text
  override_reason text

table target.entry_run -- rows guarded
  hub_id integer not null
  id integer not null identity
  basis text not null
  level text not null
  from_period integer not null
  to_period integer not null
  mark text not null
  report jsonb not null
  model jsonb not null
  created_by bigint
  created_at timestamp with time zone not null default now()

table target.firm -- rows guarded
  hub_id integer not null
  id integer not null identity
  name text not null
  register_code text not null default ''::text
  home text not null default ''::text
  chain text not null
  link text not null
  note text not null default ''::text
  example boolean not null default false
  version integer not null default 1
  created_by bigint
  created_at timestamp with time zone not null default now()

table target.firm_evidence -- rows guarded
  hub_id integer not null
  firm_id integer not null
  id integer not null identity
  kind text not null
  seen date not null
  source text not null
  note text not null default ''::text
  strength double precision not null
  hidden boolean not null default false
  version integer not null default 1
  created_by bigint
  created_at timestamp with time zone not null default now()

table target.gap -- rows guarded
  hub_id integer not null
  id integer not null identity
  chain text not null
  link text not null
  reasons text[] not null
  status text not null default 'open'::text
  note text not null default ''::text
  decided_by bigint
  version integer not null default 1
  created_at timestamp with time zone not null default now()

table target.gap_event -- rows guarded
  hub_id integer not null
  gap_id integer not null
  at timestamp with time zone not null default now()
  seq integer not null identity
  what text not null
  project_id bigint
  person_id bigint
  note text not null default ''::text

table target.gap_project -- rows guarded
  hub_id integer not null
  gap_id integer not null
  project_id bigint not null
  named_by bigint
  named_at timestamp with time zone not null default now()

table target.io_table -- rows guarded
  hub_id integer not null
  code text not null
  edition integer not null default 1
  name jsonb not null
  unit text not null
  source_note text not null
  example boolean not null default false
  body jsonb not null
  created_by bigint
  created_at timestamp with time zone not null default now()

table target.peer_target -- rows guarded
  hub_id integer not null
  area_code text not null
  sector text not null
  source_id integer
  source text not null default ''::text
  declared_on date

table target.restricted -- rows guarded
  hub_id integer not null
  code text not null
  status text not null
  article text not null
  valid_from date not null
  valid_to date
  source text not null default ''::text

table target.sector_scheme -- rows guarded
  hub_id integer not null
  code text not null
  edition integer not null default 1
  body jsonb not null
  created_by bigint
  created_at timestamp with time zone not null default now()

-- constraints
attract.activity: CHECK ((kind = ANY (ARRAY['visit'::text, 'call'::text, 'meeting'::text, 'mail'::text, 'note'::text, 'handover'::text, 'status'::text, 'change'::text])))
attract.activity: FOREIGN KEY (hub_id, project_id) REFERENCES attract.project(hub_id, id)
attract.activity: PRIMARY KEY (hub_id, id)
attract.aftercare_issue: CHECK ((body <> ''::text))
attract.aftercare_issue: FOREIGN KEY (hub_id, project_id) REFERENCES attract.project(hub_id, id)
attract.aftercare_issue: PRIMARY KEY (hub_id, id)
attract.amount_entry: CHECK ((kind = ANY (ARRAY['signing'::text, 'increase'::text, 'owner-change'::text, 'amount'::text])))
attract.amount_entry: CHECK ((measure = ANY (ARRAY['promised'::text, 'contracted'::text, 'registered'::text, 'utilised'::text, 'delivered'::text])))
attract.amount_entry: FOREIGN KEY (hub_id, project_id) REFERENCES attract.project(hub_id, id)
attract.amount_entry: PRIMARY KEY (hub_id, id)
attract.award: CHECK (((paid_minor <= minor) AND ((paid_minor = 0) = (paid_on IS NULL))))
attract.award: CHECK ((minor > 0))
attract.award: CHECK ((paid_minor >= 0))
attract.award: FOREIGN KEY (hub_id, project_id) REFERENCES attract.project(hub_id, id)
attract.award: PRIMARY KEY (hub_id, id)
attract.board_sum: PRIMARY KEY (hub_id, district, open, stage, status, currency)
attract.boundary: CHECK (((licence <> ''::text) OR (approval_number <> ''::text)))
attract.boundary: CHECK ((features > 0))
attract.boundary: CHECK ((name <> ''::text))
attract.boundary: CHECK ((points > 0))
attract.boundary: CHECK ((source <> ''::text))
attract.boundary: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.boundary: PRIMARY KEY (hub_id)
attract.boundary_shape: FOREIGN KEY (hub_id) REFERENCES attract.boundary(hub_id) ON DELETE CASCADE
attract.boundary_shape: PRIMARY KEY (hub_id, id)
attract.calendar_day: CHECK ((kind = ANY (ARRAY['off'::text, 'worked'::text])))
attract.calendar_day: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.calendar_day: PRIMARY KEY (hub_id, day)
attract.clawback: CHECK (((recovered_minor >= 0) AND (recovered_minor <= due_minor)))
attract.clawback: CHECK ((decision = ANY (ARRAY['claimed'::text, 'waived'::text])))
attract.clawback: CHECK ((due_minor > 0))
attract.clawback: CHECK ((reason <> ''::text))
attract.clawback: FOREIGN KEY (hub_id, project_id) REFERENCES attract.project(hub_id, id)
attract.clawback: FOREIGN KEY (hub_id, promise_id) REFERENCES attract.promise(hub_id, id)
attract.clawback: PRIMARY KEY (hub_id, id)
attract.clawback: UNIQUE (hub_id, promise_id)
attract.contact: CHECK ((name <> ''::text))
attract.contact: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.contact: FOREIGN KEY (hub_id, party_id) REFERENCES attract.party(hub_id, id)
attract.contact: PRIMARY KEY (hub_id, id)
attract.digest: CHECK (((hour >= 0) AND (hour <= 23)))
attract.digest: CHECK ((language = ANY (ARRAY['zh-CN'::text, 'en'::text, 'fr'::text])))
attract.digest: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.digest: FOREIGN KEY (person_id) REFERENCES hub.person(id)
attract.digest: PRIMARY KEY (hub_id, person_id)
attract.document: CHECK (((project_id IS NOT NULL) OR (party_id IS NOT NULL)))
attract.document: FOREIGN KEY (hub_id, project_id) REFERENCES attract.project(hub_id, id)
attract.document: PRIMARY KEY (hub_id, id)
attract.drive: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.drive: PRIMARY KEY (hub_id, id)
attract.enquiry: CHECK ((body <> ''::text))
attract.enquiry: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.enquiry: PRIMARY KEY (hub_id, id)
attract.feed: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.feed: FOREIGN KEY (person_id) REFERENCES hub.person(id)
attract.feed: PRIMARY KEY (hub_id, id)
attract.feed: UNIQUE (token_hash)
attract.firm_lead: CHECK ((reason <> ''::text))
attract.firm_lead: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.firm_lead: PRIMARY KEY (hub_id, task_id)
attract.firm_mark: PRIMARY KEY (hub_id, project_id)
attract.funnel_version: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.funnel_version: PRIMARY KEY (hub_id)
attract.import_batch: CHECK ((state = ANY (ARRAY['uploaded'::text, 'checked'::text, 'applied'::text, 'undone'::text])))
attract.import_batch: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.import_batch: PRIMARY KEY (hub_id, id)
attract.import_issue: CHECK ((severity = ANY (ARRAY['error'::text, 'warning'::text])))
attract.import_issue: FOREIGN KEY (hub_id, batch_id) REFERENCES attract.import_batch(hub_id, id) ON DELETE CASCADE
attract.import_issue: PRIMARY KEY (hub_id, batch_id, seq)
attract.import_line: CHECK ((outcome = ANY (ARRAY['new'::text, 'changed'::text, 'kept'::text])))
attract.import_line: FOREIGN KEY (hub_id, batch_id) REFERENCES attract.import_batch(hub_id, id) ON DELETE CASCADE
attract.import_line: PRIMARY KEY (hub_id, batch_id, row_no)
attract.import_mapping: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.import_mapping: PRIMARY KEY (hub_id, fingerprint)
attract.offer: CHECK (((reviewer_id IS NULL) OR (reviewer_id <> author_id)))
attract.offer: CHECK ((decision = ANY (ARRAY['released'::text, 'refused'::text])))
attract.offer: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.offer: PRIMARY KEY (hub_id, id)
attract.party: CHECK ((kind = ANY (ARRAY['company'::text, 'university'::text, 'institute'::text, 'fund'::text, 'agency'::text, 'person'::text])))
attract.party: CHECK ((name <> ''::text))
attract.party: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.party: PRIMARY KEY (hub_id, id)
attract.party_apart: CHECK ((high_id > low_id))
attract.party_apart: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.party_apart: PRIMARY KEY (hub_id, low_id, high_id)
attract.party_merge: CHECK ((loser_id <> winner_id))
attract.party_merge: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.party_merge: FOREIGN KEY (hub_id, loser_id) REFERENCES attract.party(hub_id, id)
attract.party_merge: FOREIGN KEY (hub_id, winner_id) REFERENCES attract.party(hub_id, id)
attract.party_merge: PRIMARY KEY (hub_id, id)
attract.party_relation: CHECK (((share > (0)::double precision) AND (share <= (1)::double precision)))
attract.party_relation: CHECK ((kind = ANY (ARRAY['parent'::text, 'ultimate-parent'::text, 'branch'::text, 'joint-venture'::text, 'supplier'::text, 'spin-off'::text])))
attract.party_relation: CHECK ((other_name <> ''::text))
attract.party_relation: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.party_relation: FOREIGN KEY (hub_id, party_id) REFERENCES attract.party(hub_id, id)
attract.party_relation: PRIMARY KEY (hub_id, id)
attract.place_cost: CHECK ((area_code <> ''::text))
attract.place_cost: CHECK ((item = ANY (ARRAY['land'::text, 'building'::text, 'power'::text, 'labour'::text, 'tax'::text, 'logistics'::text])))
attract.place_cost: CHECK ((source_title <> ''::text))
attract.place_cost: CHECK ((unit <> ''::text))
attract.place_cost: CHECK ((value >= (0)::double precision))
attract.place_cost: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.place_cost: PRIMARY KEY (hub_id, id)
attract.place_cost: UNIQUE (hub_id, area_code, item, year)
attract.policy: CHECK ((level = ANY (ARRAY['nation'::text, 'province'::text, 'city'::text])))
attract.policy: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.policy: PRIMARY KEY (hub_id, id)
attract.policy: UNIQUE (hub_id, code)
attract.project: CHECK (((stage >= 0) AND (stage <= 6)))
attract.project: CHECK (((status <> ALL (ARRAY['lost'::text, 'eliminated'::text])) OR (status_reason <> ''::text)))
attract.project: CHECK ((name <> ''::text))
attract.project: CHECK ((status = ANY (ARRAY['active'::text, 'delayed'::text, 'on-hold'::text, 'eliminated'::text, 'lost'::text])))
attract.project: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.project: PRIMARY KEY (hub_id, id)
attract.project_grant: FOREIGN KEY (hub_id, project_id) REFERENCES attract.project(hub_id, id)
attract.project_grant: PRIMARY KEY (hub_id, project_id, person_id)
attract.project_secret: FOREIGN KEY (hub_id, project_id) REFERENCES attract.project(hub_id, id)
attract.project_secret: PRIMARY KEY (hub_id, project_id)
attract.promise: CHECK (((tolerance >= (0)::double precision) AND (tolerance < (1)::double precision)))
attract.promise: CHECK ((clawback = ANY (ARRAY['none'::text, 'proportional'::text, 'full'::text])))
attract.promise: CHECK ((side = ANY (ARRAY['investor'::text, 'city'::text])))
attract.promise: CHECK ((target > (0)::double precision))
attract.promise: FOREIGN KEY (hub_id, project_id) REFERENCES attract.project(hub_id, id)
attract.promise: PRIMARY KEY (hub_id, id)
attract.rate: CHECK ((rate > (0)::numeric))
attract.rate: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.rate: PRIMARY KEY (hub_id, base, quote, valid_on)
attract.reading: FOREIGN KEY (hub_id, project_id) REFERENCES attract.project(hub_id, id)
attract.reading: FOREIGN KEY (hub_id, promise_id) REFERENCES attract.promise(hub_id, id)
attract.reading: PRIMARY KEY (hub_id, id)
attract.share: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.share: PRIMARY KEY (hub_id, token_hash)
attract.signal: CHECK ((body <> ''::text))
attract.signal: CHECK ((kind = ANY (ARRAY['expansion'::text, 'hiring'::text, 'land'::text, 'finance'::text, 'leaving'::text, 'other'::text])))
attract.signal: CHECK ((origin = ANY (ARRAY['person'::text, 'visit'::text])))
attract.signal: CHECK ((state = ANY (ARRAY['new'::text, 'followed'::text, 'dropped'::text])))
attract.signal: FOREIGN KEY (hub_id, project_id) REFERENCES attract.project(hub_id, id)
attract.signal: PRIMARY KEY (hub_id, id)
attract.site: CHECK ((kind = ANY (ARRAY['plot'::text, 'building'::text, 'floor'::text])))
attract.site: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.site: PRIMARY KEY (hub_id, id)
attract.stage_entry: CHECK (((stage >= 0) AND (stage <= 6)))
attract.stage_entry: FOREIGN KEY (hub_id, project_id) REFERENCES attract.project(hub_id, id)
attract.stage_entry: PRIMARY KEY (hub_id, id)
attract.stage_setting: CHECK (((stage >= 0) AND (stage <= 6)))
attract.stage_setting: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.stage_setting: PRIMARY KEY (hub_id, stage)
attract.stage_word: CHECK (((stage >= 0) AND (stage <= 6)))
attract.stage_word: CHECK (((stage IS NOT NULL) OR (status IS NOT NULL)))
attract.stage_word: CHECK ((status = ANY (ARRAY['active'::text, 'delayed'::text, 'on-hold'::text, 'eliminated'::text, 'lost'::text])))
attract.stage_word: CHECK ((word <> ''::text))
attract.stage_word: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.stage_word: PRIMARY KEY (hub_id, word)
attract.task: CHECK ((kind = ANY (ARRAY['task'::text, 'node'::text, 'mediation'::text])))
attract.task: CHECK ((title <> ''::text))
attract.task: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
attract.task: PRIMARY KEY (hub_id, id)
connect.equipment: CHECK (((capacity IS NULL) OR (capacity_unit <> ''::text)))
connect.equipment: CHECK ((capacity >= (0)::double precision))
connect.equipment: CHECK ((kind = ANY (ARRAY['measuring'::text, 'testing'::text, 'production'::text, 'pilot-line'::text, 'computing'::text, 'clean-room'::text, 'other'::text])))
connect.equipment: CHECK ((name <> ''::text))
connect.equipment: CHECK ((price_minor >= 0))
connect.equipment: FOREIGN KEY (hub_id, partner_id) REFERENCES connect.partner(hub_id, id)
connect.equipment: PRIMARY KEY (hub_id, id)
connect.event: CHECK (((slots >= 1) AND (slots <= 60)))
connect.event: CHECK (((tables >= 1) AND (tables <= 500)))
connect.event: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
connect.event: PRIMARY KEY (hub_id, id)
connect.event_person: CHECK ((id > 0))
connect.event_person: CHECK ((label <> ''::text))
connect.event_person: FOREIGN KEY (hub_id, event_id) REFERENCES connect.event(hub_id, id) ON DELETE CASCADE
connect.event_person: PRIMARY KEY (hub_id, event_id, id)
connect.event_plan: FOREIGN KEY (hub_id, event_id) REFERENCES connect.event(hub_id, id) ON DELETE CASCADE
connect.event_plan: PRIMARY KEY (hub_id, event_id)
connect.event_wish: CHECK ((host <> guest))
connect.event_wish: FOREIGN KEY (hub_id, event_id, guest) REFERENCES connect.event_person(hub_id, event_id, id) ON DELETE CASCADE
connect.event_wish: FOREIGN KEY (hub_id, event_id, host) REFERENCES connect.event_person(hub_id, event_id, id) ON DELETE CASCADE
connect.event_wish: PRIMARY KEY (hub_id, event_id, guest, host)
connect.expert: CHECK (((appointed_until IS NULL) OR (appointed_until >= appointed_on)))
connect.expert: CHECK (((ended_on IS NULL) OR (appointed_on IS NULL) OR (ended_on >= appointed_on)))
connect.expert: CHECK ((availability = ANY (ARRAY['available'::text, 'limited'::text, 'not-now'::text])))
connect.expert: FOREIGN KEY (hub_id, partner_id) REFERENCES connect.partner(hub_id, id)
connect.expert: PRIMARY KEY (hub_id, id)
connect.expert_name: CHECK ((name <> ''::text))
connect.expert_name: FOREIGN KEY (hub_id, expert_id) REFERENCES connect.expert(hub_id, id) ON DELETE CASCADE
connect.expert_name: PRIMARY KEY (hub_id, expert_id)
connect.interest: CHECK ((brings <> ''::text))
connect.interest: CHECK ((next <> ''::text))
connect.interest: CHECK ((why <> ''::text))
connect.interest: FOREIGN KEY (hub_id, profile_id) REFERENCES connect.profile(hub_id, id)
connect.interest: FOREIGN KEY (hub_id, thread_id) REFERENCES connect.thread(hub_id, id)
connect.interest: PRIMARY KEY (hub_id, id)
connect.local_firm: CHECK ((source_title <> ''::text))
connect.local_firm: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
connect.local_firm: PRIMARY KEY (hub_id, id)
connect.match: CHECK ((place > 0))
connect.match: FOREIGN KEY (hub_id, need_id) REFERENCES connect.profile(hub_id, id)
connect.match: FOREIGN KEY (hub_id, offer_id) REFERENCES connect.profile(hub_id, id)
connect.match: PRIMARY KEY (hub_id, need_id, offer_id)
connect.meeting: CHECK ((host <> guest))
connect.meeting: CHECK ((slot > 0))
connect.meeting: CHECK ((table_no > 0))
connect.meeting: FOREIGN KEY (hub_id, event_id) REFERENCES connect.event(hub_id, id)
connect.meeting: PRIMARY KEY (hub_id, event_id, slot, table_no)
connect.meeting_seat: FOREIGN KEY (hub_id, event_id, slot, table_no) REFERENCES connect.meeting(hub_id, event_id, slot, table_no)
connect.meeting_seat: PRIMARY KEY (hub_id, event_id, slot, person)
connect.message: CHECK ((body <> ''::text))
connect.message: CHECK ((side = ANY (ARRAY['owner'::text, 'asker'::text, 'adviser'::text])))
connect.message: FOREIGN KEY (hub_id, thread_id) REFERENCES connect.thread(hub_id, id)
connect.message: PRIMARY KEY (hub_id, id)
connect.organisation: CHECK ((merged_into IS DISTINCT FROM id))
connect.organisation: CHECK ((name <> ''::text))
connect.organisation: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
connect.organisation: FOREIGN KEY (hub_id, merged_into) REFERENCES connect.organisation(hub_id, id)
connect.organisation: PRIMARY KEY (hub_id, id)
connect.organisation_link: CHECK ((record <> ''::text))
connect.organisation_link: CHECK ((source <> ''::text))
connect.organisation_link: FOREIGN KEY (hub_id, organisation_id) REFERENCES connect.organisation(hub_id, id)
connect.organisation_link: PRIMARY KEY (hub_id, id)
connect.organisation_link: UNIQUE (hub_id, source, record)
connect.organisation_mention: CHECK (((probability >= (0)::double precision) AND (probability <= (1)::double precision)))
connect.organisation_mention: CHECK (((state = 'same'::text) = (organisation_id IS NOT NULL)))
connect.organisation_mention: CHECK ((source = ANY (ARRAY['attract.firm'::text, 'measure.firm'::text])))
connect.organisation_mention: CHECK ((state = ANY (ARRAY['same'::text, 'open'::text, 'different'::text])))
connect.organisation_mention: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
connect.organisation_mention: FOREIGN KEY (hub_id, organisation_id) REFERENCES connect.organisation(hub_id, id)
connect.organisation_mention: PRIMARY KEY (hub_id, id)
connect.organisation_mention: UNIQUE (hub_id, source, record_id)
connect.organisation_merge: CHECK ((loser <> winner))
connect.organisation_merge: FOREIGN KEY (hub_id, loser) REFERENCES connect.organisation(hub_id, id)
connect.organisation_merge: FOREIGN KEY (hub_id, winner) REFERENCES connect.organisation(hub_id, id)
connect.organisation_merge: PRIMARY KEY (hub_id, id)
connect.organisation_pair: CHECK (((probability >= (0)::double precision) AND (probability <= (1)::double precision)))
connect.organisation_pair: CHECK ((b > a))
connect.organisation_pair: CHECK ((proposal = ANY (ARRAY['same'::text, 'related'::text])))
connect.organisation_pair: CHECK ((state = ANY (ARRAY['open'::text, 'same'::text, 'related'::text, 'different'::text])))
connect.organisation_pair: FOREIGN KEY (hub_id, a) REFERENCES connect.organisation(hub_id, id)
connect.organisation_pair: FOREIGN KEY (hub_id, b) REFERENCES connect.organisation(hub_id, id)
connect.organisation_pair: PRIMARY KEY (hub_id, a, b)
connect.outcome: CHECK (((paid_minor IS NULL) OR (payment_evidence <> ''::text)))
connect.outcome: CHECK (((reward_paid_on IS NULL) OR ((reward_minor IS NOT NULL) AND (paid_minor IS NOT NULL) AND (payment_evidence <> ''::text) AND (solved IS TRUE))))
connect.outcome: CHECK ((contract_minor > 0))
connect.outcome: CHECK ((kind = ANY (ARRAY['match'::text, 'meeting'::text, 'contract'::text, 'pilot'::text, 'licence'::text, 'purchase'::text, 'hire'::text])))
connect.outcome: CHECK ((paid_minor > 0))
connect.outcome: CHECK ((reward_minor > 0))
connect.outcome: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
connect.outcome: FOREIGN KEY (hub_id, broker_id) REFERENCES connect.partner(hub_id, id)
connect.outcome: FOREIGN KEY (hub_id, profile_id) REFERENCES connect.profile(hub_id, id)
connect.outcome: FOREIGN KEY (hub_id, thread_id) REFERENCES connect.thread(hub_id, id)
connect.outcome: PRIMARY KEY (hub_id, id)
connect.partner: CHECK (((appointed_until IS NULL) OR (appointed_until >= appointed_on)))
connect.partner: CHECK (((kind <> 'cluster-organisation'::text) OR ((members >= 15) AND (staff_fte >= 0.5) AND (cardinality(member_kinds) >= 2) AND (website <> ''::text))))
connect.partner: CHECK ((kind = ANY (ARRAY['university'::text, 'laboratory'::text, 'broker'::text, 'cluster-organisation'::text, 'service-body'::text])))
connect.partner: CHECK ((members >= 0))
connect.partner: CHECK ((staff_fte >= (0)::numeric))
connect.partner: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
connect.partner: PRIMARY KEY (hub_id, id)
connect.profile: CHECK (((state <> 'live'::text) OR (expires_on IS NOT NULL)))
connect.profile: CHECK (((state <> 'live'::text) OR (side <> 'need'::text) OR (source_title <> ''::text) OR (jsonb_array_length(targets) > 0)))
connect.profile: CHECK ((side = ANY (ARRAY['need'::text, 'offer'::text])))
connect.profile: CHECK ((state = ANY (ARRAY['draft'::text, 'internal-review'::text, 'external-review'::text, 'live'::text, 'withdrawn'::text])))
connect.profile: CHECK ((triage = ANY (ARRAY['ready'::text, 're-diagnose'::text, 'long-term'::text])))
connect.profile: CHECK ((type = ANY (ARRAY['technology'::text, 'research'::text, 'supply'::text, 'capacity'::text, 'talent'::text, 'capital'::text, 'scenario'::text])))
connect.profile: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
connect.profile: PRIMARY KEY (hub_id, id)
connect.profile: UNIQUE (hub_id, external_key)
connect.profile_act: PRIMARY KEY (hub_id, profile_id, seq)
connect.profile_owner: CHECK ((organisation <> ''::text))
connect.profile_owner: FOREIGN KEY (hub_id, profile_id) REFERENCES connect.profile(hub_id, id)
connect.profile_owner: PRIMARY KEY (hub_id, profile_id)
connect.thread: CHECK (((introduced_at IS NULL) OR ((owner_consent_at IS NOT NULL) AND (asker_consent_at IS NOT NULL))))
connect.thread: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
connect.thread: PRIMARY KEY (hub_id, id)
connect.thread_pair: FOREIGN KEY (hub_id, thread_id) REFERENCES connect.thread(hub_id, id)
connect.thread_pair: PRIMARY KEY (hub_id, thread_id)
connect.thread_pair: UNIQUE (hub_id, owner_key, asker_key)
connect.yardstick: CHECK ((source_title <> ''::text))
connect.yardstick: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
connect.yardstick: PRIMARY KEY (hub_id, code)
fund.agreement: CHECK ((document <> ''::text))
fund.agreement: CHECK ((version > 0))
fund.agreement: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.agreement: FOREIGN KEY (hub_id, fund_code) REFERENCES fund.fund(hub_id, code)
fund.agreement: PRIMARY KEY (hub_id, fund_code, version)
fund.allocation: CHECK ((title <> ''::text))
fund.allocation: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.allocation: FOREIGN KEY (hub_id, fund_code) REFERENCES fund.fund(hub_id, code)
fund.allocation: PRIMARY KEY (hub_id, id)
fund.commitment: CHECK ((minor > 0))
fund.commitment: CHECK ((role = ANY (ARRAY['lp'::text, 'gp'::text])))
fund.commitment: CHECK ((source = ANY (ARRAY['government'::text, 'province'::text, 'social'::text, 'fund'::text])))
fund.commitment: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.commitment: FOREIGN KEY (hub_id, fund_code) REFERENCES fund.fund(hub_id, code)
fund.commitment: FOREIGN KEY (hub_id, fund_code, share_class) REFERENCES fund.share_class(hub_id, fund_code, code)
fund.commitment: FOREIGN KEY (hub_id, party_code) REFERENCES fund.party(hub_id, code)
fund.commitment: PRIMARY KEY (hub_id, id)
fund.conflict_statement: CHECK ((member <> ''::text))
fund.conflict_statement: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.conflict_statement: FOREIGN KEY (hub_id, deal_id) REFERENCES fund.deal(hub_id, id)
fund.conflict_statement: PRIMARY KEY (hub_id, deal_id, member)
fund.deal: CHECK (((stake > (0)::double precision) AND (stake <= (1)::double precision)))
fund.deal: CHECK ((class = ANY (ARRAY['encouraged'::text, 'allowed'::text, 'restricted'::text, 'obsolete'::text])))
fund.deal: CHECK ((minor > 0))
fund.deal: CHECK ((stage = ANY (ARRAY['screening'::text, 'due-diligence'::text, 'committee'::text, 'approved'::text, 'declined'::text, 'invested'::text, 'exited'::text])))
fund.deal: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.deal: FOREIGN KEY (hub_id, company_code) REFERENCES fund.party(hub_id, code)
fund.deal: FOREIGN KEY (hub_id, fund_code) REFERENCES fund.fund(hub_id, code)
fund.deal: PRIMARY KEY (hub_id, id)
fund.deal_document: CHECK ((kind = ANY (ARRAY['due-diligence'::text, 'legal'::text, 'valuation'::text, 'committee'::text, 'contract'::text, 'other'::text])))
fund.deal_document: CHECK ((title <> ''::text))
fund.deal_document: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.deal_document: FOREIGN KEY (hub_id, deal_id) REFERENCES fund.deal(hub_id, id)
fund.deal_document: PRIMARY KEY (hub_id, id)
fund.evaluation: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.evaluation: FOREIGN KEY (hub_id, fund_code) REFERENCES fund.fund(hub_id, code)
fund.evaluation: PRIMARY KEY (hub_id, fund_code, year)
fund.evidence: CHECK ((document <> ''::text))
fund.evidence: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.evidence: PRIMARY KEY (hub_id, id)
fund.fund: CHECK ((code ~ '^[a-z0-9][a-z0-9-]{0,60}$'::text))
fund.fund: CHECK ((fee_basis = ANY (ARRAY['committed'::text, 'paid-in'::text, 'invested'::text, 'nav'::text])))
fund.fund: CHECK ((first_close_minor > 0))
fund.fund: CHECK ((kind = ANY (ARRAY['parent'::text, 'sub'::text, 'vehicle'::text, 'angel'::text, 'industry'::text])))
fund.fund: CHECK ((size_minor > 0))
fund.fund: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.fund: PRIMARY KEY (hub_id, code)
fund.fx_rate: CHECK ((den > 0))
fund.fx_rate: CHECK ((num > 0))
fund.fx_rate: CHECK ((source <> ''::text))
fund.fx_rate: CHECK ((to_currency <> from_currency))
fund.fx_rate: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.fx_rate: PRIMARY KEY (hub_id, id)
fund.holding: CHECK ((share_den >= share_num))
fund.holding: CHECK ((share_num > 0))
fund.holding: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.holding: FOREIGN KEY (hub_id, held_code) REFERENCES fund.party(hub_id, code)
fund.holding: PRIMARY KEY (hub_id, id)
fund.index_level: CHECK ((level > (0)::double precision))
fund.index_level: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.index_level: FOREIGN KEY (hub_id, index_code) REFERENCES fund.market_index(hub_id, code)
fund.index_level: PRIMARY KEY (hub_id, index_code, day)
fund.journal_entry: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.journal_entry: PRIMARY KEY (hub_id, id)
fund.market_index: CHECK ((code ~ '^[a-z0-9][a-z0-9-]{0,40}$'::text))
fund.market_index: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.market_index: PRIMARY KEY (hub_id, code)
fund.notice: CHECK (((approved_by IS NULL) OR (drawn_up_by IS NULL) OR (approved_by <> drawn_up_by)))
fund.notice: CHECK ((kind = ANY (ARRAY['call'::text, 'distribution'::text])))
fund.notice: CHECK ((status = ANY (ARRAY['draft'::text, 'approved'::text, 'sent'::text, 'settled'::text])))
fund.notice: CHECK ((title <> ''::text))
fund.notice: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.notice: FOREIGN KEY (hub_id, fund_code) REFERENCES fund.fund(hub_id, code)
fund.notice: PRIMARY KEY (hub_id, id)
fund.notice_share: CHECK ((minor >= 0))
fund.notice_share: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.notice_share: FOREIGN KEY (hub_id, notice_id) REFERENCES fund.notice(hub_id, id)
fund.notice_share: PRIMARY KEY (hub_id, notice_id, line, party_code)
fund.party: CHECK ((code ~ '^[a-z0-9][a-z0-9-]{0,60}$'::text))
fund.party: CHECK ((kind = ANY (ARRAY['government'::text, 'partner'::text, 'manager'::text, 'custodian'::text, 'company'::text, 'fund'::text])))
fund.party: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.party: PRIMARY KEY (hub_id, code)
fund.party_role: CHECK ((role = ANY (ARRAY['manager'::text, 'general-partner'::text, 'custodian'::text, 'finance-department'::text, 'adviser'::text, 'auditor'::text])))
fund.party_role: CHECK ((until > since))
fund.party_role: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.party_role: FOREIGN KEY (hub_id, fund_code) REFERENCES fund.fund(hub_id, code)
fund.party_role: FOREIGN KEY (hub_id, party_code) REFERENCES fund.party(hub_id, code)
fund.party_role: PRIMARY KEY (hub_id, id)
fund.posting: CHECK ((account ~ '^(assets|liabilities|equity|income|expenses):'::text))
fund.posting: CHECK ((minor <> 0))
fund.posting: PRIMARY KEY (hub_id, entry_id, line)
fund.public_profile: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.public_profile: PRIMARY KEY (hub_id, fund_code)
fund.reinvestment_item: CHECK ((category <> ''::text))
fund.reinvestment_item: CHECK ((minor > 0))
fund.reinvestment_item: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.reinvestment_item: PRIMARY KEY (hub_id, id)
fund.reinvestment_rule: CHECK ((document <> ''::text))
fund.reinvestment_rule: CHECK ((ratio ~ '^\d{1,2}(\.\d{1,4})?$'::text))
fund.reinvestment_rule: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.reinvestment_rule: FOREIGN KEY (hub_id, fund_code) REFERENCES fund.fund(hub_id, code)
fund.reinvestment_rule: PRIMARY KEY (hub_id, fund_code, from_day)
fund.share_class: CHECK ((code ~ '^[a-z0-9][a-z0-9-]{0,20}$'::text))
fund.share_class: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.share_class: FOREIGN KEY (hub_id, fund_code) REFERENCES fund.fund(hub_id, code)
fund.share_class: PRIMARY KEY (hub_id, fund_code, code)
fund.transfer: CHECK (((approved_by IS NULL) OR (drawn_up_by IS NULL) OR (approved_by <> drawn_up_by)))
fund.transfer: CHECK ((document <> ''::text))
fund.transfer: CHECK ((minor > 0))
fund.transfer: CHECK ((to_party <> from_party))
fund.transfer: CHECK ((used_minor >= 0))
fund.transfer: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.transfer: FOREIGN KEY (hub_id, from_party) REFERENCES fund.party(hub_id, code)
fund.transfer: FOREIGN KEY (hub_id, fund_code) REFERENCES fund.fund(hub_id, code)
fund.transfer: FOREIGN KEY (hub_id, to_party) REFERENCES fund.party(hub_id, code)
fund.transfer: PRIMARY KEY (hub_id, id)
fund.valuation: CHECK (((approver_id IS NULL) OR (author_id IS NULL) OR (approver_id <> author_id)))
fund.valuation: CHECK (((level >= 1) AND (level <= 3)))
fund.valuation: CHECK ((method = ANY (ARRAY['recent-round'::text, 'multiples'::text, 'discounted-cash-flow'::text, 'cost'::text, 'quoted'::text])))
fund.valuation: CHECK ((minor >= 0))
fund.valuation: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.valuation: FOREIGN KEY (hub_id, held_code) REFERENCES fund.party(hub_id, code)
fund.valuation: PRIMARY KEY (hub_id, id)
fund.vote: CHECK ((member <> ''::text))
fund.vote: CHECK ((vote = ANY (ARRAY['for'::text, 'against'::text, 'abstain'::text])))
fund.vote: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
fund.vote: FOREIGN KEY (hub_id, deal_id) REFERENCES fund.deal(hub_id, id)
fund.vote: PRIMARY KEY (hub_id, deal_id, member)
hub.api_token: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
hub.api_token: FOREIGN KEY (person_id) REFERENCES hub.person(id)
hub.api_token: PRIMARY KEY (id)
hub.api_token: UNIQUE (token_hash)
hub.audit: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
hub.audit: PRIMARY KEY (hub_id, seq)
hub.default_view: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
hub.default_view: FOREIGN KEY (person_id) REFERENCES hub.person(id)
hub.default_view: FOREIGN KEY (view_id) REFERENCES hub.saved_view(id) ON DELETE CASCADE
hub.default_view: PRIMARY KEY (hub_id, person_id, page)
hub.draft: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
hub.draft: FOREIGN KEY (person_id) REFERENCES hub.person(id)
hub.draft: PRIMARY KEY (hub_id, person_id, form)
hub.hub: CHECK ((code ~ '^[a-z][a-z0-9-]{1,40}$'::text))
hub.hub: PRIMARY KEY (id)
hub.hub: UNIQUE (code)
hub.idempotency: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
hub.idempotency: PRIMARY KEY (hub_id, person_id, key)
hub.identity: FOREIGN KEY (person_id) REFERENCES hub.person(id)
hub.identity: PRIMARY KEY (issuer, subject)
hub.job: CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
hub.job: FOREIGN KEY (created_by) REFERENCES hub.person(id)
hub.job: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
hub.job: PRIMARY KEY (id)
hub.membership: CHECK ((role = ANY (ARRAY['administrator'::text, 'analyst'::text, 'officer'::text, 'fund-manager'::text, 'matchmaker'::text, 'viewer'::text, 'investor'::text, 'enterprise'::text])))
hub.membership: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
hub.membership: FOREIGN KEY (person_id) REFERENCES hub.person(id)
hub.membership: PRIMARY KEY (hub_id, person_id)
hub.person: CHECK ((email = lower(email)))
hub.person: CHECK ((locale = ANY (ARRAY['zh-CN'::text, 'en'::text, 'fr'::text])))
hub.person: PRIMARY KEY (id)
hub.person: UNIQUE (email)
hub.saved_view: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
hub.saved_view: FOREIGN KEY (person_id) REFERENCES hub.person(id)
hub.saved_view: PRIMARY KEY (id)
hub.session: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
hub.session: FOREIGN KEY (person_id) REFERENCES hub.person(id)
hub.session: PRIMARY KEY (token_hash)
hub.visit: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
hub.visit: FOREIGN KEY (person_id) REFERENCES hub.person(id)
hub.visit: PRIMARY KEY (hub_id, person_id)
measure.activity: PRIMARY KEY (id)
measure.activity: UNIQUE (scheme, code)
measure.area: PRIMARY KEY (id)
measure.area: UNIQUE (code)
measure.batch: CHECK ((state = ANY (ARRAY['uploaded'::text, 'checked'::text, 'applied'::text, 'undone'::text])))
measure.batch: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
measure.batch: PRIMARY KEY (hub_id, id)
measure.figure_trace: CHECK ((kind = ANY (ARRAY['project'::text, 'deal'::text, 'outcome'::text, 'gap'::text, 'forecast'::text])))
measure.figure_trace: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
measure.figure_trace: PRIMARY KEY (hub_id, kind, thing_id, indicator_id, period, area_id, known_at)
measure.firm: CHECK ((code <> ''::text))
measure.firm: CHECK ((name <> ''::text))
measure.firm: CHECK ((stage = ANY (ARRAY['start-up'::text, 'growth'::text, 'stable'::text])))
measure.firm: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
measure.firm: FOREIGN KEY (hub_id, source_id) REFERENCES measure.source(hub_id, id)
measure.firm: PRIMARY KEY (hub_id, id)
measure.firm: UNIQUE (hub_id, code)
measure.firm_return: CHECK (((year >= 1949) AND (year <= 2100)))
measure.firm_return: CHECK ((energy >= (0)::double precision))
measure.firm_return: CHECK ((land > (0)::double precision))
measure.firm_return: CHECK ((output >= (0)::double precision))
measure.firm_return: CHECK ((sales >= (0)::double precision))
measure.firm_return: FOREIGN KEY (hub_id, firm_id) REFERENCES measure.firm(hub_id, id) ON DELETE CASCADE
measure.firm_return: FOREIGN KEY (hub_id, source_id) REFERENCES measure.source(hub_id, id)
measure.firm_return: PRIMARY KEY (hub_id, firm_id, year)
measure.firm_rule: CHECK ((kind = ANY (ARRAY['grade'::text, 'points'::text])))
measure.firm_rule: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
measure.firm_rule: FOREIGN KEY (hub_id, source_id) REFERENCES measure.source(hub_id, id)
measure.firm_rule: PRIMARY KEY (hub_id, id)
measure.firm_rule: UNIQUE (hub_id, kind, valid_from)
measure.firm_score: CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision)))
measure.firm_score: CHECK (((year >= 1949) AND (year <= 2100)))
measure.firm_score: CHECK ((indicator ~ '^[a-z][a-z0-9-]{0,60}$'::text))
measure.firm_score: FOREIGN KEY (hub_id, firm_id) REFERENCES measure.firm(hub_id, id) ON DELETE CASCADE
measure.firm_score: FOREIGN KEY (hub_id, source_id) REFERENCES measure.source(hub_id, id)
measure.firm_score: PRIMARY KEY (hub_id, firm_id, year, indicator)
measure.import_change: CHECK ((kind = ANY (ARRAY['change'::text, 'later-edit'::text])))
measure.import_change: PRIMARY KEY (hub_id, batch_id, kind, seq)
measure.import_file: CHECK ((format = ANY (ARRAY['csv'::text, 'xlsx'::text, 'sdmx-csv'::text, 'sdmx-json'::text])))
measure.import_file: FOREIGN KEY (hub_id, batch_id) REFERENCES measure.batch(hub_id, id)
measure.import_file: PRIMARY KEY (hub_id, batch_id)
measure.import_issue: CHECK ((severity = ANY (ARRAY['error'::text, 'warning'::text])))
measure.import_issue: PRIMARY KEY (hub_id, batch_id, seq)
measure.indicator: CHECK ((code ~ '^[A-Za-z][A-Za-z0-9_.-]{0,60}$'::text))
measure.indicator: CHECK ((direction = ANY (ARRAY['-1'::integer, 1])))
measure.indicator: CHECK ((nature = ANY (ARRAY['total'::text, 'ratio'::text, 'growth'::text, 'score'::text])))
measure.indicator: CHECK ((price_basis = ANY (ARRAY['none'::text, 'nominal'::text, 'real'::text])))
measure.indicator: CHECK ((unit <> ''::text))
measure.indicator: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
measure.indicator: PRIMARY KEY (hub_id, id)
measure.indicator: UNIQUE (hub_id, code)
measure.mapping: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
measure.mapping: PRIMARY KEY (hub_id, source_key)
measure.milestone: FOREIGN KEY (area_id) REFERENCES measure.area(id)
measure.milestone: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
measure.milestone: PRIMARY KEY (hub_id, id)
measure.milestone: UNIQUE (hub_id, area_id, indicator_id, level)
measure.product_line: CHECK (((year >= 1949) AND (year <= 2100)))
measure.product_line: CHECK ((output >= (0)::double precision))
measure.product_line: CHECK ((product <> ''::text))
measure.product_line: CHECK ((sei ~ '^[1-9](\.[0-9]){0,2}$'::text))
measure.product_line: FOREIGN KEY (hub_id, firm_id) REFERENCES measure.firm(hub_id, id) ON DELETE CASCADE
measure.product_line: FOREIGN KEY (hub_id, source_id) REFERENCES measure.source(hub_id, id)
measure.product_line: PRIMARY KEY (hub_id, firm_id, year, product)
measure.published_list: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
measure.published_list: PRIMARY KEY (hub_id, id)
measure.published_list: UNIQUE (hub_id, code)
measure.published_rank: CHECK ((rank > 0))
measure.published_rank: FOREIGN KEY (area_id) REFERENCES measure.area(id)
measure.published_rank: PRIMARY KEY (hub_id, list_id, edition, area_id)
measure.recipe: CHECK ((code ~ '^[a-z][a-z0-9-]{0,60}$'::text))
measure.recipe: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
measure.recipe: PRIMARY KEY (hub_id, id)
measure.recipe: UNIQUE (hub_id, code, edition)
measure.sensitivity_run: PRIMARY KEY (hub_id, job_id)
measure.source: CHECK ((grade = ANY (ARRAY['O'::bpchar, 'M'::bpchar, 'N'::bpchar, 'S'::bpchar, 'V'::bpchar])))
measure.source: CHECK ((title <> ''::text))
measure.source: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
measure.source: PRIMARY KEY (hub_id, id)
measure.source: UNIQUE (hub_id, title, issuer, address, read_on, grade)
measure.uncertainty_run: PRIMARY KEY (hub_id, job_id)
outlook.brief: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
outlook.brief: PRIMARY KEY (hub_id, id)
outlook.forecast: CHECK ((measure = ANY (ARRAY['output'::text, 'investment'::text])))
outlook.forecast: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
outlook.forecast: PRIMARY KEY (hub_id, id)
outlook.kept_path: CHECK ((kind = ANY (ARRAY['target'::text, 'peer'::text])))
outlook.kept_path: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
outlook.kept_path: PRIMARY KEY (hub_id, id)
outlook.kept_path: UNIQUE (hub_id, kind, indicator, area, made_on)
outlook.public_page: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
outlook.public_page: PRIMARY KEY (hub_id)
outlook.scenario: CHECK ((name <> ''::text))
outlook.scenario: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
outlook.scenario: PRIMARY KEY (hub_id, id)
outlook.target: CHECK (((year >= 1900) AND (year <= 2200)))
outlook.target: CHECK ((indicator <> ''::text))
outlook.target: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
outlook.target: PRIMARY KEY (hub_id, id)
outlook.target: UNIQUE (hub_id, indicator, area, year)
target.chain: CHECK ((code ~ '^[a-z][a-z0-9-]{0,40}$'::text))
target.chain: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
target.chain: PRIMARY KEY (hub_id, code, edition)
target.charter: CHECK ((owner <> ''::text))
target.charter: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
target.charter: PRIMARY KEY (hub_id, chain, part)
target.choice: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
target.choice: PRIMARY KEY (hub_id, activity)
target.entry_run: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
target.entry_run: PRIMARY KEY (hub_id, id)
target.firm: CHECK ((name <> ''::text))
target.firm: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
target.firm: PRIMARY KEY (hub_id, id)
target.firm: UNIQUE (hub_id, name, chain, link)
target.firm_evidence: CHECK (((strength >= ('-1'::integer)::double precision) AND (strength <= (1)::double precision)))
target.firm_evidence: CHECK ((kind = ANY (ARRAY['expansion'::text, 'capacity'::text, 'customer-nearby'::text, 'supplier-nearby'::text, 'fit'::text, 'finance'::text, 'warning'::text])))
target.firm_evidence: CHECK ((source <> ''::text))
target.firm_evidence: FOREIGN KEY (hub_id, firm_id) REFERENCES target.firm(hub_id, id)
target.firm_evidence: PRIMARY KEY (hub_id, id)
target.gap: CHECK ((status = ANY (ARRAY['open'::text, 'targeted'::text, 'closed'::text, 'dropped'::text])))
target.gap: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
target.gap: PRIMARY KEY (hub_id, id)
target.gap: UNIQUE (hub_id, chain, link)
target.gap_event: CHECK ((what = ANY (ARRAY['found'::text, 'targeted'::text, 'project-named'::text, 'closed'::text, 'reopened'::text, 'dropped'::text])))
target.gap_event: FOREIGN KEY (hub_id, gap_id) REFERENCES target.gap(hub_id, id)
target.gap_event: PRIMARY KEY (hub_id, gap_id, seq)
target.gap_project: FOREIGN KEY (hub_id, gap_id) REFERENCES target.gap(hub_id, id)
target.gap_project: PRIMARY KEY (hub_id, gap_id, project_id)
target.io_table: CHECK ((code ~ '^[a-z][a-z0-9-]{0,40}$'::text))
target.io_table: CHECK ((source_note <> ''::text))
target.io_table: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
target.io_table: PRIMARY KEY (hub_id, code, edition)
target.peer_target: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
target.peer_target: PRIMARY KEY (hub_id, area_code, sector)
target.restricted: CHECK ((article <> ''::text))
target.restricted: CHECK ((status = ANY (ARRAY['restricted'::text, 'obsolete'::text, 'over-capacity'::text])))
target.restricted: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
target.restricted: PRIMARY KEY (hub_id, code, valid_from)
target.sector_scheme: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
target.sector_scheme: PRIMARY KEY (hub_id, code, edition)

-- indexes
CREATE INDEX activity_project ON attract.activity USING btree (hub_id, project_id, happened_on)
CREATE INDEX allocation_fund ON fund.allocation USING btree (hub_id, fund_code, id)
CREATE INDEX amount_entry_batch ON attract.amount_entry USING btree (hub_id, batch_id) WHERE (batch_id IS NOT NULL)
CREATE INDEX amount_entry_project ON attract.amount_entry USING btree (hub_id, project_id, valid_on)
CREATE INDEX area_parent ON measure.area USING btree (parent_code)
CREATE INDEX audit_entity ON hub.audit USING btree (hub_id, entity, entity_id, seq DESC)
CREATE INDEX award_project ON attract.award USING btree (hub_id, project_id)
CREATE INDEX commitment_fund ON fund.commitment USING btree (hub_id, fund_code)
CREATE INDEX contact_party ON attract.contact USING btree (hub_id, party_id)
CREATE INDEX deal_document_deal ON fund.deal_document USING btree (hub_id, deal_id, id)
CREATE INDEX deal_fund ON fund.deal USING btree (hub_id, fund_code, stage)
CREATE INDEX document_party ON attract.document USING btree (hub_id, party_id) WHERE (party_id IS NOT NULL)
CREATE INDEX entry_fund ON fund.journal_entry USING btree (hub_id, fund_code, effective_on, id)
CREATE INDEX equipment_partner ON connect.equipment USING btree (hub_id, partner_id)
CREATE INDEX evidence_fund ON fund.evidence USING btree (hub_id, fund_code, year)
CREATE INDEX expert_partner ON connect.expert USING btree (hub_id, partner_id)
CREATE INDEX feed_person ON attract.feed USING btree (hub_id, person_id)
CREATE INDEX figure_trace_figure ON measure.figure_trace USING btree (hub_id, indicator_id, period, area_id, known_at DESC)
CREATE INDEX firm_evidence_firm ON target.firm_evidence USING btree (hub_id, firm_id)
CREATE INDEX firm_mark_folded ON attract.firm_mark USING btree (hub_id, folded)
CREATE INDEX firm_mark_lei ON attract.firm_mark USING btree (hub_id, lei) WHERE (lei IS NOT NULL)
CREATE INDEX firm_mark_uscc ON attract.firm_mark USING btree (hub_id, uscc) WHERE (uscc IS NOT NULL)
CREATE INDEX forecast_newest ON outlook.forecast USING btree (hub_id, created_at DESC)
CREATE INDEX fx_rate_day ON fund.fx_rate USING btree (hub_id, from_currency, to_currency, day, id)
CREATE INDEX holding_fund ON fund.holding USING btree (hub_id, fund_code)
CREATE INDEX interest_profile ON connect.interest USING btree (hub_id, profile_id)
CREATE INDEX job_ready ON hub.job USING btree (id) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]))
CREATE INDEX notice_fund ON fund.notice USING btree (hub_id, fund_code, status)
CREATE INDEX observation_batch ON measure.observation USING brin (batch_id) WITH (pages_per_range='32')
CREATE INDEX observation_key ON measure.observation USING btree (hub_id, indicator_id, period, area_id, activity_id, known_at DESC)
CREATE INDEX organisation_lei ON connect.organisation USING btree (hub_id, lei) WHERE (lei <> ''::text)
CREATE INDEX organisation_link_of ON connect.organisation_link USING btree (hub_id, organisation_id)
CREATE INDEX organisation_mention_open ON connect.organisation_mention USING btree (hub_id, state, id)
CREATE INDEX organisation_merge_of ON connect.organisation_merge USING btree (hub_id, winner) WHERE (undone_at IS NULL)
CREATE INDEX organisation_merged ON connect.organisation USING btree (hub_id, merged_into) WHERE (merged_into IS NOT NULL)
CREATE INDEX organisation_pair_open ON connect.organisation_pair USING btree (hub_id, state)
CREATE INDEX organisation_uscc ON connect.organisation USING btree (hub_id, uscc) WHERE (uscc <> ''::text)
CREATE INDEX party_batch ON attract.party USING btree (hub_id, batch_id) WHERE (batch_id IS NOT NULL)
CREATE INDEX party_folded ON attract.party USING btree (hub_id, folded)
CREATE INDEX party_grams ON attract.party USING gin (attract.grams(name)) WITH (gin_pending_list_limit='256')
CREATE INDEX party_lei ON attract.party USING btree (hub_id, lei) WHERE (lei IS NOT NULL)
CREATE INDEX party_merge_winner ON attract.party_merge USING btree (hub_id, winner_id)
CREATE INDEX party_name ON attract.party USING btree (hub_id, name COLLATE "C", id) WHERE (merged_into IS NULL)
CREATE INDEX party_relation_other ON attract.party_relation USING btree (hub_id, other_lei) WHERE (other_lei IS NOT NULL)
CREATE INDEX party_uscc ON attract.party USING btree (hub_id, uscc) WHERE (uscc IS NOT NULL)
CREATE INDEX profile_live ON connect.profile USING btree (hub_id, state, updated_at DESC)
CREATE INDEX profile_owner_person ON connect.profile_owner USING btree (hub_id, person_id)
CREATE INDEX project_amount ON attract.project USING btree (hub_id, sort_minor DESC, id DESC)
CREATE INDEX project_announced ON attract.project USING btree (hub_id, sort_announced DESC, id DESC)
CREATE INDEX project_batch ON attract.project USING btree (hub_id, batch_id) WHERE (batch_id IS NOT NULL)
CREATE INDEX project_grams ON attract.project USING gin (attract.grams(name)) WITH (gin_pending_list_limit='256')
CREATE INDEX project_name ON attract.project USING btree (hub_id, name COLLATE "C", id)
CREATE INDEX project_party ON attract.project USING btree (hub_id, party_id) WHERE (party_id IS NOT NULL)
CREATE INDEX project_placed ON attract.project USING btree (hub_id, id) INCLUDE (lon, lat) WHERE ((lon IS NOT NULL) AND (lat IS NOT NULL))
CREATE INDEX project_secret_party ON attract.project_secret USING btree (hub_id, party_id) WHERE (party_id IS NOT NULL)
CREATE INDEX project_stage_amount ON attract.project USING btree (hub_id, stage, sort_minor DESC, id DESC)
CREATE INDEX project_stage_announced ON attract.project USING btree (hub_id, stage, sort_announced DESC, id DESC)
CREATE INDEX project_stage_updated ON attract.project USING btree (hub_id, stage, updated_at DESC, id DESC)
CREATE INDEX project_updated ON attract.project USING btree (hub_id, updated_at DESC, id DESC)
CREATE INDEX promise_project ON attract.promise USING btree (hub_id, project_id)
CREATE INDEX reading_promise ON attract.reading USING btree (hub_id, promise_id, valid_on)
CREATE INDEX saved_view_page ON hub.saved_view USING btree (hub_id, page)
CREATE INDEX sensitivity_run_newest ON measure.sensitivity_run USING btree (hub_id, code, job_id DESC)
CREATE INDEX share_person ON attract.share USING btree (hub_id, created_by)
CREATE INDEX signal_project ON attract.signal USING btree (hub_id, project_id)
CREATE INDEX stage_entry_batch ON attract.stage_entry USING btree (hub_id, batch_id) WHERE (batch_id IS NOT NULL)
CREATE INDEX stage_entry_project ON attract.stage_entry USING btree (hub_id, project_id, valid_on)
CREATE INDEX stage_entry_supersedes ON attract.stage_entry USING btree (hub_id, supersedes) WHERE (supersedes IS NOT NULL)
CREATE INDEX task_due ON attract.task USING btree (hub_id, due_on) WHERE (done_on IS NULL)
CREATE INDEX task_project ON attract.task USING btree (hub_id, project_id)
CREATE INDEX thread_pair_asker ON connect.thread_pair USING btree (hub_id, asker_key)
CREATE INDEX transfer_fund ON fund.transfer USING btree (hub_id, fund_code, on_day)
CREATE INDEX uncertainty_run_newest ON measure.uncertainty_run USING btree (hub_id, code, job_id DESC)
CREATE INDEX valuation_fund ON fund.valuation USING btree (hub_id, fund_code, held_code, day)
CREATE UNIQUE INDEX activity_scheme_code_key ON measure.activity USING btree (scheme, code)
CREATE UNIQUE INDEX api_token_token_hash_key ON hub.api_token USING btree (token_hash)
CREATE UNIQUE INDEX area_code_key ON measure.area USING btree (code)
CREATE UNIQUE INDEX clawback_hub_id_promise_id_key ON attract.clawback USING btree (hub_id, promise_id)
CREATE UNIQUE INDEX entry_notice_once ON fund.journal_entry USING btree (hub_id, event_kind, event_ref) WHERE ((reverses IS NULL) AND (event_kind = ANY (ARRAY['call'::text, 'distribution'::text, 'valuation'::text, 'investment'::text])))
CREATE UNIQUE INDEX entry_reverses_once ON fund.journal_entry USING btree (hub_id, reverses) WHERE (reverses IS NOT NULL)
CREATE UNIQUE INDEX entry_transfer_once ON fund.journal_entry USING btree (hub_id, event_ref) WHERE ((reverses IS NULL) AND (event_kind = 'transfer'::text))
CREATE UNIQUE INDEX event_person_once ON connect.event_person USING btree (hub_id, event_id, person_id) WHERE (person_id IS NOT NULL)
CREATE UNIQUE INDEX feed_token_hash_key ON attract.feed USING btree (token_hash)
CREATE UNIQUE INDEX firm_hub_id_code_key ON measure.firm USING btree (hub_id, code)
CREATE UNIQUE INDEX firm_hub_id_name_chain_link_key ON target.firm USING btree (hub_id, name, chain, link)
CREATE UNIQUE INDEX firm_rule_hub_id_kind_valid_from_key ON measure.firm_rule USING btree (hub_id, kind, valid_from)
CREATE UNIQUE INDEX gap_hub_id_chain_link_key ON target.gap USING btree (hub_id, chain, link)
CREATE UNIQUE INDEX hub_code_key ON hub.hub USING btree (code)
CREATE UNIQUE INDEX indicator_hub_id_code_key ON measure.indicator USING btree (hub_id, code)
CREATE UNIQUE INDEX kept_path_hub_id_kind_indicator_area_made_on_key ON outlook.kept_path USING btree (hub_id, kind, indicator, area, made_on)
CREATE UNIQUE INDEX milestone_hub_id_area_id_indicator_id_level_key ON measure.milestone USING btree (hub_id, area_id, indicator_id, level)
CREATE UNIQUE INDEX organisation_link_hub_id_source_record_key ON connect.organisation_link USING btree (hub_id, source, record)
CREATE UNIQUE INDEX organisation_mention_hub_id_source_record_id_key ON connect.organisation_mention USING btree (hub_id, source, record_id)
CREATE UNIQUE INDEX party_relation_once ON attract.party_relation USING btree (hub_id, party_id, kind, other_name)
CREATE UNIQUE INDEX person_email_key ON hub.person USING btree (email)
CREATE UNIQUE INDEX place_cost_hub_id_area_code_item_year_key ON attract.place_cost USING btree (hub_id, area_code, item, year)
CREATE UNIQUE INDEX policy_hub_id_code_key ON attract.policy USING btree (hub_id, code)
CREATE UNIQUE INDEX profile_hub_id_external_key_key ON connect.profile USING btree (hub_id, external_key)
CREATE UNIQUE INDEX project_key ON attract.project USING btree (hub_id, external_key) WHERE (external_key IS NOT NULL)
CREATE UNIQUE INDEX published_list_hub_id_code_key ON measure.published_list USING btree (hub_id, code)
CREATE UNIQUE INDEX recipe_hub_id_code_edition_key ON measure.recipe USING btree (hub_id, code, edition)
CREATE UNIQUE INDEX saved_view_name ON hub.saved_view USING btree (hub_id, person_id, page, name)
CREATE UNIQUE INDEX share_id ON attract.share USING btree (hub_id, id)
CREATE UNIQUE INDEX source_hub_id_title_issuer_address_read_on_grade_key ON measure.source USING btree (hub_id, title, issuer, address, read_on, grade)
CREATE UNIQUE INDEX target_hub_id_indicator_area_year_key ON outlook.target USING btree (hub_id, indicator, area, year)
CREATE UNIQUE INDEX thread_pair_hub_id_owner_key_asker_key_key ON connect.thread_pair USING btree (hub_id, owner_key, asker_key)

-- policies
attract.activity: house to essor_app for all using true check true
attract.activity: inside to essor_asker for select using (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text]))
attract.activity: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = activity.hub_id) AND (p.id = activity.project_id))))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = activity.hub_id) AND (p.id = activity.project_id)))))
attract.activity: system to essor_system for all using true check true
attract.aftercare_issue: house to essor_app for all using true check true
attract.aftercare_issue: inside to essor_asker for select using (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text]))
attract.aftercare_issue: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = aftercare_issue.hub_id) AND (p.id = aftercare_issue.project_id))))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = aftercare_issue.hub_id) AND (p.id = aftercare_issue.project_id)))))
attract.aftercare_issue: system to essor_system for all using true check true
attract.amount_entry: house to essor_app for all using true check true
attract.amount_entry: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = amount_entry.hub_id) AND (p.id = amount_entry.project_id))))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = amount_entry.hub_id) AND (p.id = amount_entry.project_id)))))
attract.amount_entry: system to essor_system for all using true check true
attract.award: house to essor_app for all using true check true
attract.award: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = award.hub_id) AND (p.id = award.project_id))))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = award.hub_id) AND (p.id = award.project_id)))))
attract.award: system to essor_system for all using true check true
attract.board_sum: own to essor_asker for select using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (open OR ((( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (( SELECT attract.all_districts() AS all_districts) OR (district = ANY (( SELECT attract.asker_districts() AS asker_districts)::text[]))))))
attract.board_sum: owner to essor_app for all using true check true
attract.board_sum: system to essor_system for all using true check true
attract.boundary: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
attract.boundary: system to essor_system for all using true check true
attract.boundary_shape: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
attract.boundary_shape: system to essor_system for all using true check true
attract.calendar_day: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])))
attract.calendar_day: system to essor_system for all using true check true
attract.clawback: house to essor_app for all using true check true
attract.clawback: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = clawback.hub_id) AND (p.id = clawback.project_id))))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = clawback.hub_id) AND (p.id = clawback.project_id)))))
attract.clawback: system to essor_system for all using true check true
attract.contact: house to essor_app for all using true check true
attract.contact: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (EXISTS ( SELECT FROM attract.party y WHERE ((y.hub_id = contact.hub_id) AND (y.id = contact.party_id))))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (EXISTS ( SELECT FROM attract.party y WHERE ((y.hub_id = contact.hub_id) AND (y.id = contact.party_id)))))
attract.contact: system to essor_system for all using true check true
attract.digest: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person)))
attract.digest: system to essor_system for all using true check true
attract.document: confidential to essor_asker for select using ((NOT confidential) OR (entered_by = ( SELECT hub.asker_person() AS asker_person)) OR (EXISTS ( SELECT FROM attract.project_grant g WHERE ((g.hub_id = document.hub_id) AND (g.project_id = document.project_id) AND (g.person_id = ( SELECT hub.asker_person() AS asker_person))))))
attract.document: house to essor_app for all using true check true
attract.document: inside to essor_asker for select using (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text]))
attract.document: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = document.hub_id) AND (p.id = document.project_id))))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = document.hub_id) AND (p.id = document.project_id)))))
attract.document: party to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (party_id IS NOT NULL) AND (EXISTS ( SELECT FROM attract.party y WHERE ((y.hub_id = document.hub_id) AND (y.id = document.party_id))))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (party_id IS NOT NULL) AND (EXISTS ( SELECT FROM attract.party y WHERE ((y.hub_id = document.hub_id) AND (y.id = document.party_id)))))
attract.document: system to essor_system for all using true check true
attract.drive: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
attract.drive: system to essor_system for all using true check true
attract.enquiry: house to essor_app for all using true check true
attract.enquiry: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (( SELECT attract.all_districts() AS all_districts) OR (district = ANY (( SELECT attract.asker_districts() AS asker_districts)::text[])))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT attract.all_districts() AS all_districts) OR (district = ANY (( SELECT attract.asker_districts() AS asker_districts)::text[]))))
attract.enquiry: system to essor_system for all using true check true
attract.feed: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person)))
attract.feed: system to essor_system for all using true check true
attract.firm_lead: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])))
attract.firm_lead: system to essor_system for all using true check true
attract.firm_mark: owner to essor_app for all using true check true
attract.firm_mark: system to essor_system for all using true check true
attract.funnel_version: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
attract.funnel_version: owner to essor_app for all using true check true
attract.funnel_version: system to essor_system for all using true check true
attract.import_batch: house to essor_app for all using true check true
attract.import_batch: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND ((created_by = ( SELECT hub.asker_person() AS asker_person)) OR ((created_by IS NULL) AND (( SELECT hub.asker_role() AS asker_role) = 'administrator'::text)))) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
attract.import_batch: system to essor_system for all using true check true
attract.import_issue: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM attract.import_batch b WHERE ((b.hub_id = import_issue.hub_id) AND (b.id = import_issue.batch_id))))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM attract.import_batch b WHERE ((b.hub_id = import_issue.hub_id) AND (b.id = import_issue.batch_id)))))
attract.import_issue: system to essor_system for all using true check true
attract.import_line: house to essor_app for all using true check true
attract.import_line: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM attract.import_batch b WHERE ((b.hub_id = import_line.hub_id) AND (b.id = import_line.batch_id))))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM attract.import_batch b WHERE ((b.hub_id = import_line.hub_id) AND (b.id = import_line.batch_id)))))
attract.import_line: system to essor_system for all using true check true
attract.import_mapping: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])))
attract.import_mapping: system to essor_system for all using true check true
attract.offer: house to essor_app for all using true check true
attract.offer: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (( SELECT attract.all_districts() AS all_districts) OR (district = ANY (( SELECT attract.asker_districts() AS asker_districts)::text[])))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT attract.all_districts() AS all_districts) OR (district = ANY (( SELECT attract.asker_districts() AS asker_districts)::text[]))))
attract.offer: system to essor_system for all using true check true
attract.party: add to essor_asker for insert check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT attract.all_districts() AS all_districts) OR (district = ANY (( SELECT attract.asker_districts() AS asker_districts)::text[]))))
attract.party: change to essor_asker for update using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT attract.all_districts() AS all_districts) OR (district = ANY (( SELECT attract.asker_districts() AS asker_districts)::text[])))) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
attract.party: house to essor_app for all using true check true
attract.party: own to essor_asker for select using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (open OR ((( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (( SELECT attract.all_districts() AS all_districts) OR (district = ANY (( SELECT attract.asker_districts() AS asker_districts)::text[]))))) AND ((NOT confidential) OR (created_by = ( SELECT hub.asker_person() AS asker_person)) OR (EXISTS ( SELECT FROM attract.project_secret s WHERE ((s.hub_id = party.hub_id) AND (s.party_id = party.id))))))
attract.party: owner to essor_app for all using true check true
attract.party: system to essor_system for all using true check true
attract.party_apart: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])))
attract.party_apart: system to essor_system for all using true check true
attract.party_merge: house to essor_app for all using true check true
attract.party_merge: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (EXISTS ( SELECT FROM attract.party y WHERE ((y.hub_id = party_merge.hub_id) AND (y.id = party_merge.winner_id)))))
attract.party_merge: system to essor_system for all using true check true
attract.party_relation: house to essor_app for all using true check true
attract.party_relation: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (EXISTS ( SELECT FROM attract.party y WHERE ((y.hub_id = party_relation.hub_id) AND (y.id = party_relation.party_id))))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (EXISTS ( SELECT FROM attract.party y WHERE ((y.hub_id = party_relation.hub_id) AND (y.id = party_relation.party_id)))))
attract.party_relation: system to essor_system for all using true check true
attract.place_cost: keep to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'officer'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'officer'::text])))
attract.place_cost: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
attract.place_cost: system to essor_system for all using true check true
attract.policy: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
attract.policy: system to essor_system for all using true check true
attract.project: add to essor_asker for insert check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT attract.all_districts() AS all_districts) OR (district = ANY (( SELECT attract.asker_districts() AS asker_districts)::text[]))))
attract.project: change to essor_asker for update using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT attract.all_districts() AS all_districts) OR (district = ANY (( SELECT attract.asker_districts() AS asker_districts)::text[])))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT attract.all_districts() AS all_districts) OR (district = ANY (( SELECT attract.asker_districts() AS asker_districts)::text[]))))
attract.project: own to essor_asker for select using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (open OR ((( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (( SELECT attract.all_districts() AS all_districts) OR (district = ANY (( SELECT attract.asker_districts() AS asker_districts)::text[]))))))
attract.project: owner to essor_app for all using true check true
attract.project: system to essor_system for all using true check true
attract.project_grant: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
attract.project_grant: owner to essor_app for all using true check true
attract.project_grant: system to essor_system for all using true check true
attract.project_secret: add to essor_asker for insert check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (created_by = ( SELECT hub.asker_person() AS asker_person)))
attract.project_secret: own to essor_asker for select using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND ((created_by = ( SELECT hub.asker_person() AS asker_person)) OR (release_on <= CURRENT_DATE) OR (EXISTS ( SELECT FROM attract.project_grant g WHERE ((g.hub_id = project_secret.hub_id) AND (g.project_id = project_secret.project_id) AND (g.person_id = ( SELECT hub.asker_person() AS asker_person)))))) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = project_secret.hub_id) AND (p.id = project_secret.project_id)))))
attract.project_secret: owner to essor_app for all using true check true
attract.project_secret: release to essor_asker for update using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
attract.project_secret: system to essor_system for all using true check true
attract.promise: house to essor_app for all using true check true
attract.promise: inside to essor_asker for select using (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text]))
attract.promise: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = promise.hub_id) AND (p.id = promise.project_id))))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = promise.hub_id) AND (p.id = promise.project_id)))))
attract.promise: system to essor_system for all using true check true
attract.rate: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
attract.rate: system to essor_system for all using true check true
attract.reading: house to essor_app for all using true check true
attract.reading: inside to essor_asker for select using (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text]))
attract.reading: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = reading.hub_id) AND (p.id = reading.project_id))))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = reading.hub_id) AND (p.id = reading.project_id)))))
attract.reading: system to essor_system for all using true check true
attract.share: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (created_by = ( SELECT hub.asker_person() AS asker_person))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (created_by = ( SELECT hub.asker_person() AS asker_person)))
attract.share: system to essor_system for all using true check true
attract.signal: house to essor_app for all using true check true
attract.signal: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = signal.hub_id) AND (p.id = signal.project_id))))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = signal.hub_id) AND (p.id = signal.project_id)))))
attract.signal: system to essor_system for all using true check true
attract.site: change to essor_asker for update using (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'officer'::text]))
attract.site: keep to essor_asker for insert check (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'officer'::text]))
attract.site: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
attract.site: system to essor_system for all using true check true
attract.stage_entry: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (open OR ((( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (( SELECT attract.all_districts() AS all_districts) OR (district = ANY (( SELECT attract.asker_districts() AS asker_districts)::text[])))))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT attract.all_districts() AS all_districts) OR (district = ANY (( SELECT attract.asker_districts() AS asker_districts)::text[]))) AND (EXISTS ( SELECT FROM attract.project p WHERE ((p.hub_id = stage_entry.hub_id) AND (p.id = stage_entry.project_id) AND (p.district = stage_entry.district) AND (p.open = stage_entry.open)))))
attract.stage_entry: owner to essor_app for all using true check true
attract.stage_entry: system to essor_system for all using true check true
attract.stage_setting: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])))
attract.stage_setting: system to essor_system for all using true check true
attract.stage_word: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])))
attract.stage_word: system to essor_system for all using true check true
attract.task: house to essor_app for all using true check true
attract.task: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text, 'matchmaker'::text])) AND (( SELECT attract.all_districts() AS all_districts) OR (district = ANY (( SELECT attract.asker_districts() AS asker_districts)::text[])) OR (( SELECT attract.all_districts() AS all_districts) OR (other_district = ANY (( SELECT attract.asker_districts() AS asker_districts)::text[]))))) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
attract.task: system to essor_system for all using true check true
connect.equipment: adviser to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND connect.is_adviser()) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND connect.is_adviser())
connect.equipment: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
connect.equipment: owner to essor_app for all using true check true
connect.equipment: system to essor_system for all using true check true
connect.event: adviser to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = 'matchmaker'::text)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = 'matchmaker'::text))
connect.event: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
connect.event: planner to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text])))
connect.event: system to essor_system for all using true check true
connect.event_person: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
connect.event_person: planner to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text])))
connect.event_person: sign_off to essor_asker for update using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person)))
connect.event_person: sign_up to essor_asker for insert check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person)))
connect.event_person: system to essor_system for all using true check true
connect.event_plan: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
connect.event_plan: planner to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text])))
connect.event_plan: system to essor_system for all using true check true
connect.event_wish: answer to essor_asker for update using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (host = connect.event_seat(event_id))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (host = connect.event_seat(event_id)))
connect.event_wish: own to essor_asker for select using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND ((connect.event_seat(event_id) = guest) OR (connect.event_seat(event_id) = host)))
connect.event_wish: planner to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text])))
connect.event_wish: system to essor_system for all using true check true
connect.event_wish: wish to essor_asker for insert check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (guest = connect.event_seat(event_id)) AND (accepted IS NULL))
connect.expert: adviser to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND connect.is_adviser()) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND connect.is_adviser())
connect.expert: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
connect.expert: owner to essor_app for all using true check true
connect.expert: system to essor_system for all using true check true
connect.expert_name: adviser to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND connect.is_adviser()) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND connect.is_adviser())
connect.expert_name: named to essor_asker for select using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM connect.expert e WHERE ((e.hub_id = expert_name.hub_id) AND (e.id = expert_name.expert_id) AND (e.named_since IS NOT NULL)))))
connect.expert_name: owner to essor_app for all using true check true
connect.expert_name: system to essor_system for all using true check true
connect.interest: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (connect.is_adviser() OR (connect.side_of(thread_id) IS NOT NULL))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (connect.is_adviser() OR (connect.side_of(thread_id) IS NOT NULL)))
connect.interest: owner to essor_app for all using true check true
connect.interest: system to essor_system for all using true check true
connect.local_firm: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
connect.local_firm: system to essor_system for all using true check true
connect.match: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND connect.is_adviser()) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND connect.is_adviser())
connect.match: system to essor_system for all using true check true
connect.meeting: adviser to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = 'matchmaker'::text)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = 'matchmaker'::text))
connect.meeting: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
connect.meeting: planner to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text])))
connect.meeting: system to essor_system for all using true check true
connect.meeting_seat: adviser to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = 'matchmaker'::text)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = 'matchmaker'::text))
connect.meeting_seat: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
connect.meeting_seat: planner to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text])))
connect.meeting_seat: system to essor_system for all using true check true
connect.message: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (connect.is_adviser() OR (connect.side_of(thread_id) IS NOT NULL))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (connect.is_adviser() OR (connect.side_of(thread_id) IS NOT NULL)))
connect.message: system to essor_system for all using true check true
connect.organisation: keeper to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text, 'analyst'::text, 'officer'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text, 'analyst'::text, 'officer'::text])))
connect.organisation: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
connect.organisation: system to essor_system for all using true check true
connect.organisation_link: keeper to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text, 'analyst'::text, 'officer'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text, 'analyst'::text, 'officer'::text])))
connect.organisation_link: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
connect.organisation_link: owner to essor_app for all using true check true
connect.organisation_link: system to essor_system for all using true check true
connect.organisation_mention: keeper to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'analyst'::text, 'officer'::text, 'matchmaker'::text])) AND CASE source WHEN 'attract.firm'::text THEN (EXISTS ( SELECT FROM attract.party y WHERE ((y.hub_id = organisation_mention.hub_id) AND (y.id = organisation_mention.record_id)))) WHEN 'measure.firm'::text THEN (EXISTS ( SELECT FROM measure.firm f WHERE ((f.hub_id = organisation_mention.hub_id) AND (f.id = organisation_mention.record_id)))) ELSE false END) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'analyst'::text, 'officer'::text, 'matchmaker'::text])) AND CASE source WHEN 'attract.firm'::text THEN (EXISTS ( SELECT FROM attract.party y WHERE ((y.hub_id = organisation_mention.hub_id) AND (y.id = organisation_mention.record_id)))) WHEN 'measure.firm'::text THEN (EXISTS ( SELECT FROM measure.firm f WHERE ((f.hub_id = organisation_mention.hub_id) AND (f.id = organisation_mention.record_id)))) ELSE false END)
connect.organisation_mention: own to essor_asker for select using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND CASE source WHEN 'attract.firm'::text THEN (EXISTS ( SELECT FROM attract.party y WHERE ((y.hub_id = organisation_mention.hub_id) AND (y.id = organisation_mention.record_id)))) WHEN 'measure.firm'::text THEN (EXISTS ( SELECT FROM measure.firm f WHERE ((f.hub_id = organisation_mention.hub_id) AND (f.id = organisation_mention.record_id)))) ELSE false END)
connect.organisation_mention: owner to essor_app for all using true check true
connect.organisation_mention: system to essor_system for all using true check true
connect.organisation_merge: keeper to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text, 'analyst'::text, 'officer'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text, 'analyst'::text, 'officer'::text])))
connect.organisation_merge: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
connect.organisation_merge: system to essor_system for all using true check true
connect.organisation_pair: keeper to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text, 'analyst'::text, 'officer'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['matchmaker'::text, 'administrator'::text, 'analyst'::text, 'officer'::text])))
connect.organisation_pair: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
connect.organisation_pair: system to essor_system for all using true check true
connect.outcome: adviser to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND connect.is_adviser()) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND connect.is_adviser())
connect.outcome: owner to essor_app for all using true check true
connect.outcome: parties to essor_asker for select using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (thread_id IS NOT NULL) AND (connect.side_of(thread_id) IS NOT NULL))
connect.outcome: system to essor_system for all using true check true
connect.partner: adviser to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = 'matchmaker'::text)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = 'matchmaker'::text))
connect.partner: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
connect.partner: system to essor_system for all using true check true
connect.profile: change to essor_asker for update using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (connect.is_adviser() OR connect.is_mine(id))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (connect.is_adviser() OR connect.is_mine(id)))
connect.profile: own to essor_asker for select using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND ((state = 'live'::text) OR connect.is_adviser() OR connect.is_mine(id)))
connect.profile: owner to essor_app for all using true check true
connect.profile: system to essor_system for all using true check true
connect.profile_act: add to essor_asker for insert check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person)) AND (connect.is_adviser() OR connect.is_mine(profile_id)))
connect.profile_act: own to essor_asker for select using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (connect.is_adviser() OR connect.is_mine(profile_id)))
connect.profile_act: owner to essor_app for all using true check true
connect.profile_act: system to essor_system for all using true check true
connect.profile_owner: change to essor_asker for update using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (connect.is_adviser() OR (person_id = ( SELECT hub.asker_person() AS asker_person)))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (connect.is_adviser() OR (person_id = ( SELECT hub.asker_person() AS asker_person))))
connect.profile_owner: own to essor_asker for select using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (connect.is_adviser() OR (person_id = ( SELECT hub.asker_person() AS asker_person)) OR connect.is_introduced(profile_id)))
connect.profile_owner: owner to essor_app for all using true check true
connect.profile_owner: system to essor_system for all using true check true
connect.thread: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (connect.is_adviser() OR (connect.side_of(id) IS NOT NULL))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (connect.is_adviser() OR (connect.side_of(id) IS NOT NULL)))
connect.thread: owner to essor_app for all using true check true
connect.thread: system to essor_system for all using true check true
connect.thread_pair: own to essor_asker for select using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND connect.is_adviser())
connect.thread_pair: owner to essor_app for all using true check true
connect.thread_pair: system to essor_system for all using true check true
connect.yardstick: own to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
connect.yardstick: system to essor_system for all using true check true
fund.agreement: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.agreement: system to essor_system for all using true check true
fund.allocation: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.allocation: system to essor_system for all using true check true
fund.commitment: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.commitment: system to essor_system for all using true check true
fund.conflict_statement: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.conflict_statement: system to essor_system for all using true check true
fund.deal: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.deal: system to essor_system for all using true check true
fund.deal_document: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.deal_document: system to essor_system for all using true check true
fund.evaluation: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.evaluation: system to essor_system for all using true check true
fund.evidence: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.evidence: system to essor_system for all using true check true
fund.fund: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, code))
fund.fund: system to essor_system for all using true check true
fund.fx_rate: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])))
fund.fx_rate: system to essor_system for all using true check true
fund.holding: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.holding: system to essor_system for all using true check true
fund.index_level: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])))
fund.index_level: system to essor_system for all using true check true
fund.journal_entry: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.journal_entry: system to essor_system for all using true check true
fund.market_index: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])))
fund.market_index: system to essor_system for all using true check true
fund.notice: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.notice: system to essor_system for all using true check true
fund.notice_share: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.notice_share: system to essor_system for all using true check true
fund.party: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text]))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])))
fund.party: system to essor_system for all using true check true
fund.party_role: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.party_role: system to essor_system for all using true check true
fund.posting: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.posting: system to essor_system for all using true check true
fund.public_profile: everyone to essor_asker for select using (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
fund.public_profile: system to essor_system for all using true check true
fund.public_profile: write to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.reinvestment_item: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.reinvestment_item: system to essor_system for all using true check true
fund.reinvestment_rule: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.reinvestment_rule: system to essor_system for all using true check true
fund.share_class: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.share_class: system to essor_system for all using true check true
fund.transfer: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.transfer: system to essor_system for all using true check true
fund.valuation: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.valuation: system to essor_system for all using true check true
fund.vote: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND hub.in_scope('app.funds'::text, fund_code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'fund-manager'::text])) AND hub.in_scope('app.funds'::text, fund_code))
fund.vote: system to essor_system for all using true check true
hub.api_token: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person)))
hub.api_token: system to essor_system for all using true check true
hub.audit: own to essor_asker for select using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'analyst'::text])))
hub.audit: system to essor_system for select using true
hub.default_view: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person)))
hub.default_view: system to essor_system for all using true check true
hub.draft: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person)))
hub.draft: system to essor_system for all using true check true
hub.hub: mine to essor_asker for select using ((id = ( SELECT hub.asker_hub() AS asker_hub)) OR (EXISTS ( SELECT FROM hub.membership m WHERE ((m.hub_id = hub.id) AND (m.person_id = ( SELECT hub.asker_person() AS asker_person))))))
hub.hub: own to essor_asker for update using ((id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = 'administrator'::text)) check (id = ( SELECT hub.asker_hub() AS asker_hub))
hub.hub: system to essor_system for all using true check true
hub.idempotency: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person)))
hub.idempotency: system to essor_system for all using true check true
hub.identity: system to essor_system for all using true check true
hub.job: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND ((created_by = ( SELECT hub.asker_person() AS asker_person)) OR (( SELECT hub.asker_role() AS asker_role) = 'administrator'::text))) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
hub.job: system to essor_system for all using true check true
hub.membership: administrator to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = 'administrator'::text)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = 'administrator'::text))
hub.membership: own to essor_asker for select using ((person_id = ( SELECT hub.asker_person() AS asker_person)) OR ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text]))))
hub.membership: system to essor_system for all using true check true
hub.person: colleagues to essor_asker for select using ((id = ( SELECT hub.asker_person() AS asker_person)) OR ((( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])) AND (EXISTS ( SELECT FROM hub.membership m WHERE ((m.person_id = person.id) AND (m.hub_id = ( SELECT hub.asker_hub() AS asker_hub)))))))
hub.person: self to essor_asker for update using (id = ( SELECT hub.asker_person() AS asker_person)) check (id = ( SELECT hub.asker_person() AS asker_person))
hub.person: system to essor_system for all using true check true
hub.saved_view: changed to essor_asker for update using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person)))
hub.saved_view: made to essor_asker for insert check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person)))
hub.saved_view: removed to essor_asker for delete using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND ((person_id = ( SELECT hub.asker_person() AS asker_person)) OR (shared AND (( SELECT hub.asker_role() AS asker_role) = 'administrator'::text))))
hub.saved_view: seen to essor_asker for select using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND ((person_id = ( SELECT hub.asker_person() AS asker_person)) OR (shared AND (( SELECT hub.asker_role() AS asker_role) <> ALL (ARRAY['investor'::text, 'enterprise'::text])))))
hub.saved_view: system to essor_system for all using true check true
hub.session: own to essor_asker for all using (person_id = ( SELECT hub.asker_person() AS asker_person)) check (person_id = ( SELECT hub.asker_person() AS asker_person))
hub.session: system to essor_system for all using true check true
hub.visit: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person)))
hub.visit: system to essor_system for all using true check true
measure.batch: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.batch: system to essor_system for all using true check true
measure.figure_trace: asker to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND CASE kind WHEN 'project'::text THEN (EXISTS ( SELECT FROM attract.project t WHERE ((t.hub_id = figure_trace.hub_id) AND (t.id = figure_trace.thing_id)))) WHEN 'deal'::text THEN (EXISTS ( SELECT FROM fund.deal t WHERE ((t.hub_id = figure_trace.hub_id) AND (t.id = figure_trace.thing_id)))) WHEN 'outcome'::text THEN (EXISTS ( SELECT FROM connect.outcome t WHERE ((t.hub_id = figure_trace.hub_id) AND (t.id = figure_trace.thing_id)))) WHEN 'gap'::text THEN (EXISTS ( SELECT FROM target.gap t WHERE ((t.hub_id = figure_trace.hub_id) AND (t.id = figure_trace.thing_id)))) ELSE true END) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.figure_trace: system to essor_system for all using true check true
measure.firm: scoped to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'analyst'::text, 'officer'::text])) AND hub.in_scope('app.districts'::text, district)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND hub.in_scope('app.districts'::text, district))
measure.firm: system to essor_system for all using true check true
measure.firm_return: scoped to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM measure.firm f WHERE ((f.hub_id = firm_return.hub_id) AND (f.id = firm_return.firm_id))))) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.firm_return: system to essor_system for all using true check true
measure.firm_rule: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.firm_rule: system to essor_system for all using true check true
measure.firm_score: scoped to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM measure.firm f WHERE ((f.hub_id = firm_score.hub_id) AND (f.id = firm_score.firm_id))))) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.firm_score: system to essor_system for all using true check true
measure.import_change: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.import_change: system to essor_system for all using true check true
measure.import_file: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.import_file: system to essor_system for all using true check true
measure.import_issue: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.import_issue: system to essor_system for all using true check true
measure.indicator: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.indicator: system to essor_system for all using true check true
measure.mapping: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.mapping: system to essor_system for all using true check true
measure.milestone: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.milestone: system to essor_system for all using true check true
measure.observation: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.observation: system to essor_system for all using true check true
measure.product_line: scoped to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM measure.firm f WHERE ((f.hub_id = product_line.hub_id) AND (f.id = product_line.firm_id))))) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.product_line: system to essor_system for all using true check true
measure.published_list: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.published_list: system to essor_system for all using true check true
measure.published_rank: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.published_rank: system to essor_system for all using true check true
measure.recipe: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.recipe: system to essor_system for all using true check true
measure.sensitivity_run: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.sensitivity_run: system to essor_system for all using true check true
measure.source: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.source: system to essor_system for all using true check true
measure.uncertainty_run: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.uncertainty_run: system to essor_system for all using true check true
outlook.brief: asker to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
outlook.brief: system to essor_system for all using true check true
outlook.forecast: asker to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
outlook.forecast: system to essor_system for all using true check true
outlook.kept_path: asker to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
outlook.kept_path: system to essor_system for all using true check true
outlook.public_page: asker to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
outlook.public_page: system to essor_system for all using true check true
outlook.scenario: asker to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
outlook.scenario: system to essor_system for all using true check true
outlook.target: asker to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
outlook.target: system to essor_system for all using true check true
target.chain: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND hub.in_scope('app.chains'::text, code)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND hub.in_scope('app.chains'::text, code))
target.chain: system to essor_system for all using true check true
target.charter: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND hub.in_scope('app.chains'::text, chain)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND hub.in_scope('app.chains'::text, chain))
target.charter: system to essor_system for all using true check true
target.choice: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
target.choice: system to essor_system for all using true check true
target.entry_run: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
target.entry_run: system to essor_system for all using true check true
target.firm: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND hub.in_scope('app.chains'::text, chain)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND hub.in_scope('app.chains'::text, chain))
target.firm: system to essor_system for all using true check true
target.firm_evidence: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM target.firm f WHERE ((f.hub_id = firm_evidence.hub_id) AND (f.id = firm_evidence.firm_id))))) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
target.firm_evidence: system to essor_system for all using true check true
target.gap: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND hub.in_scope('app.chains'::text, chain)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND hub.in_scope('app.chains'::text, chain))
target.gap: system to essor_system for all using true check true
target.gap_event: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM target.gap g WHERE ((g.hub_id = gap_event.hub_id) AND (g.id = gap_event.gap_id))))) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
target.gap_event: system to essor_system for all using true check true
target.gap_project: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (EXISTS ( SELECT FROM target.gap g WHERE ((g.hub_id = gap_project.hub_id) AND (g.id = gap_project.gap_id))))) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
target.gap_project: system to essor_system for all using true check true
target.io_table: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
target.io_table: system to essor_system for all using true check true
target.peer_target: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
target.peer_target: system to essor_system for all using true check true
target.restricted: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
target.restricted: system to essor_system for all using true check true
target.sector_scheme: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
target.sector_scheme: system to essor_system for all using true check true

-- triggers
CREATE TRIGGER audit AFTER DELETE OR UPDATE ON connect.organisation FOR EACH ROW EXECUTE FUNCTION hub.audit_row('organisation', 'id')
CREATE TRIGGER audit AFTER DELETE OR UPDATE ON connect.organisation_link FOR EACH ROW EXECUTE FUNCTION hub.audit_row('organisation-link', 'id')
CREATE TRIGGER audit AFTER DELETE OR UPDATE ON connect.organisation_merge FOR EACH ROW EXECUTE FUNCTION hub.audit_row('organisation-merge', 'id')
CREATE TRIGGER audit AFTER DELETE OR UPDATE ON connect.organisation_pair FOR EACH ROW EXECUTE FUNCTION hub.audit_row('organisation-pair', 'a')
CREATE TRIGGER audit AFTER DELETE OR UPDATE ON connect.profile FOR EACH ROW EXECUTE FUNCTION connect.audit_veiled('profile', 'id')
CREATE TRIGGER audit AFTER INSERT ON target.chain FOR EACH ROW EXECUTE FUNCTION hub.audit_row('chain', 'code')
CREATE TRIGGER audit AFTER INSERT ON target.sector_scheme FOR EACH ROW EXECUTE FUNCTION hub.audit_row('sector-scheme', 'code')
CREATE TRIGGER audit AFTER INSERT OR DELETE ON target.peer_target FOR EACH ROW EXECUTE FUNCTION hub.audit_row('peer-target', 'area_code')
CREATE TRIGGER audit AFTER INSERT OR DELETE ON target.restricted FOR EACH ROW EXECUTE FUNCTION hub.audit_row('restricted-industry', 'code')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.aftercare_issue FOR EACH ROW EXECUTE FUNCTION hub.audit_row('aftercare-issue', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.award FOR EACH ROW EXECUTE FUNCTION hub.audit_row('award', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.boundary FOR EACH ROW EXECUTE FUNCTION hub.audit_row('boundary', 'hub_id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.calendar_day FOR EACH ROW EXECUTE FUNCTION hub.audit_row('calendar-day', 'day')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.clawback FOR EACH ROW EXECUTE FUNCTION hub.audit_row('clawback', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.enquiry FOR EACH ROW EXECUTE FUNCTION hub.audit_row('enquiry', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.feed FOR EACH ROW EXECUTE FUNCTION hub.audit_row('feed', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.firm_lead FOR EACH ROW EXECUTE FUNCTION hub.audit_row('firm-lead', 'task_id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.offer FOR EACH ROW EXECUTE FUNCTION hub.audit_row('offer', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.place_cost FOR EACH ROW EXECUTE FUNCTION hub.audit_row('place-cost', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.policy FOR EACH ROW EXECUTE FUNCTION hub.audit_row('policy', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.promise FOR EACH ROW EXECUTE FUNCTION hub.audit_row('promise', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.signal FOR EACH ROW EXECUTE FUNCTION hub.audit_row('signal', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.site FOR EACH ROW EXECUTE FUNCTION hub.audit_row('site', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.stage_setting FOR EACH ROW EXECUTE FUNCTION hub.audit_row('stage-setting', 'stage')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.stage_word FOR EACH ROW EXECUTE FUNCTION hub.audit_row('stage-word', 'word')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON attract.task FOR EACH ROW EXECUTE FUNCTION hub.audit_row('task', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON connect.equipment FOR EACH ROW EXECUTE FUNCTION hub.audit_row('equipment', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON connect.event FOR EACH ROW EXECUTE FUNCTION hub.audit_row('event', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON connect.expert FOR EACH ROW EXECUTE FUNCTION hub.audit_row('expert', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON connect.interest FOR EACH ROW EXECUTE FUNCTION connect.audit_veiled('interest', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON connect.match FOR EACH ROW EXECUTE FUNCTION connect.audit_veiled('match', 'need_id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON connect.message FOR EACH ROW EXECUTE FUNCTION connect.audit_veiled('message', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON connect.outcome FOR EACH ROW EXECUTE FUNCTION connect.audit_veiled('outcome', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON connect.partner FOR EACH ROW EXECUTE FUNCTION hub.audit_row('partner', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON connect.thread FOR EACH ROW EXECUTE FUNCTION connect.audit_veiled('thread', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.agreement FOR EACH ROW EXECUTE FUNCTION hub.audit_row('agreement', 'fund_code')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.commitment FOR EACH ROW EXECUTE FUNCTION hub.audit_row('commitment', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.conflict_statement FOR EACH ROW EXECUTE FUNCTION hub.audit_row('conflict-statement', 'deal_id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.deal FOR EACH ROW EXECUTE FUNCTION hub.audit_row('deal', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.deal_document FOR EACH ROW EXECUTE FUNCTION hub.audit_row('deal-document', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.evaluation FOR EACH ROW EXECUTE FUNCTION hub.audit_row('evaluation', 'fund_code')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.evidence FOR EACH ROW EXECUTE FUNCTION hub.audit_row('evidence', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.fund FOR EACH ROW EXECUTE FUNCTION hub.audit_row('fund', 'code')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.fx_rate FOR EACH ROW EXECUTE FUNCTION hub.audit_row('fx-rate', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.notice FOR EACH ROW EXECUTE FUNCTION hub.audit_row('notice', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.party_role FOR EACH ROW EXECUTE FUNCTION hub.audit_row('party-role', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.reinvestment_item FOR EACH ROW EXECUTE FUNCTION hub.audit_row('reinvestment-item', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.reinvestment_rule FOR EACH ROW EXECUTE FUNCTION hub.audit_row('reinvestment-rule', 'fund_code')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.share_class FOR EACH ROW EXECUTE FUNCTION hub.audit_row('share-class', 'code')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.transfer FOR EACH ROW EXECUTE FUNCTION hub.audit_row('transfer', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.valuation FOR EACH ROW EXECUTE FUNCTION hub.audit_row('valuation', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON fund.vote FOR EACH ROW EXECUTE FUNCTION hub.audit_row('vote', 'deal_id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON hub.api_token FOR EACH ROW EXECUTE FUNCTION hub.audit_row('api-token', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON hub.membership FOR EACH ROW EXECUTE FUNCTION hub.audit_row('membership', 'person_id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON hub.saved_view FOR EACH ROW EXECUTE FUNCTION hub.audit_row('saved-view', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON measure.batch FOR EACH ROW EXECUTE FUNCTION hub.audit_row('batch', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON measure.firm FOR EACH ROW EXECUTE FUNCTION hub.audit_row('firm', 'code')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON measure.firm_return FOR EACH ROW EXECUTE FUNCTION hub.audit_row('firm-return', 'firm_id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON measure.firm_rule FOR EACH ROW EXECUTE FUNCTION hub.audit_row('firm-rule', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON measure.firm_score FOR EACH ROW EXECUTE FUNCTION hub.audit_row('firm-score', 'firm_id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON measure.indicator FOR EACH ROW EXECUTE FUNCTION hub.audit_row('indicator', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON measure.product_line FOR EACH ROW EXECUTE FUNCTION hub.audit_row('product-line', 'firm_id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON measure.recipe FOR EACH ROW EXECUTE FUNCTION hub.audit_row('recipe', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON outlook.public_page FOR EACH ROW EXECUTE FUNCTION hub.audit_row('public-page', 'hub_id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON outlook.scenario FOR EACH ROW EXECUTE FUNCTION hub.audit_row('scenario', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON outlook.target FOR EACH ROW EXECUTE FUNCTION hub.audit_row('target', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON target.charter FOR EACH ROW EXECUTE FUNCTION hub.audit_row('charter', 'chain')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON target.choice FOR EACH ROW EXECUTE FUNCTION hub.audit_row('target-choice', 'activity')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON target.firm FOR EACH ROW EXECUTE FUNCTION hub.audit_row('target-firm', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON target.firm_evidence FOR EACH ROW EXECUTE FUNCTION hub.audit_row('firm-evidence', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON target.gap FOR EACH ROW EXECUTE FUNCTION hub.audit_row('gap', 'id')
CREATE TRIGGER audit AFTER INSERT OR UPDATE ON attract.contact FOR EACH ROW EXECUTE FUNCTION attract.audit_contact()
CREATE TRIGGER audit AFTER INSERT OR UPDATE ON attract.project_secret FOR EACH ROW EXECUTE FUNCTION attract.audit_veiled('project-secret', 'project_id')
CREATE TRIGGER audit AFTER INSERT OR UPDATE ON attract.share FOR EACH ROW EXECUTE FUNCTION attract.audit_share()
CREATE TRIGGER audit AFTER UPDATE ON attract.import_batch FOR EACH ROW EXECUTE FUNCTION attract.audit_import()
CREATE TRIGGER audit AFTER UPDATE ON connect.organisation_mention FOR EACH ROW WHEN ((old.state IS DISTINCT FROM new.state)) EXECUTE FUNCTION connect.audit_mention()
CREATE TRIGGER audit_add AFTER INSERT ON attract.project FOR EACH ROW WHEN ((new.external_key IS NULL)) EXECUTE FUNCTION hub.audit_row('project', 'id')
CREATE TRIGGER audit_change AFTER UPDATE ON attract.project FOR EACH ROW EXECUTE FUNCTION hub.audit_row('project', 'id')
CREATE TRIGGER audit_new AFTER INSERT ON connect.organisation_merge FOR EACH ROW EXECUTE FUNCTION hub.audit_row('organisation-merge', 'id')
CREATE TRIGGER balanced AFTER INSERT ON fund.posting REFERENCING NEW TABLE AS new_postings FOR EACH STATEMENT EXECUTE FUNCTION fund.check_postings()
CREATE TRIGGER board_added AFTER INSERT ON attract.project REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION attract.project_added()
CREATE TRIGGER board_changed AFTER UPDATE ON attract.project REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION attract.project_changed()
CREATE TRIGGER board_removed AFTER DELETE ON attract.project REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION attract.project_removed()
CREATE TRIGGER forget AFTER DELETE ON attract.party REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION connect.forget_records('attract.firm')
CREATE TRIGGER forget AFTER DELETE ON measure.firm REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION connect.forget_records('measure.firm')
CREATE TRIGGER funnel_added AFTER INSERT ON attract.stage_entry REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION attract.move_funnel()
CREATE TRIGGER funnel_changed AFTER UPDATE ON attract.project REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION attract.move_funnel()
CREATE TRIGGER funnel_changed AFTER UPDATE ON attract.stage_entry REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION attract.move_funnel()
CREATE TRIGGER funnel_removed AFTER DELETE ON attract.stage_entry REFERENCING OLD TABLE AS before_rows FOR EACH STATEMENT EXECUTE FUNCTION attract.move_funnel()
CREATE TRIGGER guarded BEFORE UPDATE ON connect.profile FOR EACH ROW EXECUTE FUNCTION connect.guard_review()
CREATE TRIGGER guarded BEFORE UPDATE ON connect.thread FOR EACH ROW EXECUTE FUNCTION connect.guard_consent()
CREATE TRIGGER kept BEFORE DELETE OR UPDATE ON fund.journal_entry FOR EACH ROW EXECUTE FUNCTION fund.refuse_change()
CREATE TRIGGER kept BEFORE DELETE OR UPDATE ON fund.posting FOR EACH ROW EXECUTE FUNCTION fund.refuse_change()
CREATE TRIGGER whole AFTER INSERT ON fund.journal_entry REFERENCING NEW TABLE AS new_entries FOR EACH STATEMENT EXECUTE FUNCTION fund.check_entries()

-- views
attract.published_ending:  SELECT hub_id, id, CASE WHEN confidential THEN NULL::bigint ELSE party_id END AS investor_ref, sector, area_code, home_minor, announced_on, stage, status, example, source_title, source_grade, updated_at, CASE WHEN (stage >= 5) THEN true WHEN (status = ANY (ARRAY['lost'::text, 'eliminated'::text])) THEN false ELSE NULL::boolean END AS succeeded FROM attract.project;
attract.published_firm:  SELECT hub_id, id, name, COALESCE(uscc, ''::text) AS uscc, COALESCE(lei, ''::text) AS lei, COALESCE(country, ''::text) AS country, COALESCE(website, ''::text) AS website FROM attract.party WHERE (open AND (NOT confidential) AND (merged_into IS NULL));
attract.published_party:  SELECT hub_id, id, name, COALESCE(uscc, ''::text) AS uscc, COALESCE(lei, ''::text) AS lei, COALESCE(country, ''::text) AS country, COALESCE(website, ''::text) AS website, address, open, batch_id FROM attract.party WHERE ((NOT confidential) AND (merged_into IS NULL) AND (kind = ANY (ARRAY['company'::text, 'institute'::text, 'university'::text])));
attract.published_pipeline:  SELECT hub_id, id, district, sector, stage, status, stage_since, announced_on, currency, minor, home_minor, promised_output, delivered_output, example, updated_at FROM attract.project;
attract.published_project:  SELECT p.hub_id, p.id, COALESCE(s.name, p.name) AS name, p.district, p.sector, p.area_code, p.stage, p.status, p.currency, p.minor, p.home_minor, p.announced_on, p.agreed_on, p.example, p.source_grade, (ARRAY['planned'::text, 'in-talks'::text, 'signed'::text, 'started'::text, 'under-construction'::text, 'in-production'::text, 'at-capacity'::text])[(p.stage + 1)] AS stage_code FROM (attract.project p LEFT JOIN attract.project_secret s ON (((s.hub_id = p.hub_id) AND (s.project_id = p.id))));
attract.published_stage_entry:  SELECT hub_id, id, project_id, stage, valid_on FROM attract.stage_entry e WHERE (NOT (EXISTS ( SELECT 1 FROM attract.stage_entry later WHERE ((later.hub_id = e.hub_id) AND (later.supersedes = e.id)))));
connect.published_mention:  SELECT m.hub_id, m.id, m.source, m.record_id, m.name, m.probability, m.reasons, m.candidates, m.state, (m.decided_by IS NOT NULL) AS decided, s.id AS organisation_id, o.name AS organisation_name, o.uscc, o.lei, o.city, o.source_title FROM ((connect.organisation_mention m LEFT JOIN LATERAL ( SELECT connect.standing(m.organisation_id) AS id) s ON ((m.organisation_id IS NOT NULL))) LEFT JOIN connect.organisation o ON (((o.hub_id = m.hub_id) AND (o.id = s.id))));
connect.published_organisation:  SELECT hub_id, id, name, names, uscc, lei, country, city, website, merged_into FROM connect.organisation;
connect.published_organisation_link:  SELECT hub_id, source, record, organisation_id FROM connect.organisation_link;
connect.published_outcome:  SELECT hub_id, id, profile_id, kind, on_day, currency, contract_minor, paid_minor, solved, example FROM connect.outcome;
connect.published_partner:  SELECT hub_id, id, kind, name, country, capabilities, ARRAY( SELECT e.name FROM connect.equipment e WHERE ((e.hub_id = p.hub_id) AND (e.partner_id = p.id) AND (e.ended_on IS NULL)) ORDER BY e.id) AS equipment, ARRAY( SELECT n.name FROM (connect.expert e JOIN connect.expert_name n ON (((n.hub_id = e.hub_id) AND (n.expert_id = e.id)))) WHERE ((e.hub_id = p.hub_id) AND (e.partner_id = p.id) AND (e.ended_on IS NULL)) ORDER BY e.id) AS experts, appointed_on, appointed_until, example FROM connect.partner p;
connect.published_profile:  SELECT hub_id, id, side, type, title, tags, triage, published_on, expires_on, example, source_title FROM connect.profile WHERE (state = 'live'::text);
fund.published_deal:  SELECT hub_id, id, fund_code, company_code, name, example, stage, activity_code, minor, currency, project_ref, gap_ref, updated_at FROM fund.deal;
fund.published_fund:  SELECT hub_id, code, parent_code, kind, name, example, currency, size_minor, launched, manager, source FROM fund.fund;
fund.published_money:  SELECT d.hub_id, d.fund_code, d.id AS deal_id, d.project_ref, d.gap_ref, d.activity_code, p.currency, sum(p.minor) AS minor, min(e.effective_on) AS first_on, d.output_minor, d.output_period, d.example FROM ((fund.deal d JOIN fund.journal_entry e ON (((e.hub_id = d.hub_id) AND (e.fund_code = d.fund_code) AND (e.event_kind = 'investment'::text)))) JOIN fund.posting p ON (((p.hub_id = e.hub_id) AND (p.entry_id = e.id) AND (p.account ~~ 'assets:investment:%'::text)))) WHERE (e.event_ref = (d.id)::text) GROUP BY d.hub_id, d.fund_code, d.id, d.project_ref, d.gap_ref, d.activity_code, p.currency, d.output_minor, d.output_period, d.example;
measure.published_activity_indicator:  SELECT i.hub_id, i.code, i.name, i.unit, i.multiplier, i.decimals, c.scheme FROM ((measure.indicator i JOIN LATERAL ( SELECT o.activity_id FROM measure.observation o WHERE ((o.hub_id = i.hub_id) AND (o.indicator_id = i.id) AND (o.activity_id <> 0) AND (o.withdrawn_at IS NULL)) LIMIT 1) one ON (true)) JOIN measure.activity c ON ((c.id = one.activity_id)));
measure.published_observation:  SELECT o.hub_id, i.code AS indicator, a.code AS area, COALESCE(c.code, '_T'::text) AS activity, o.period, o.value, o.status, o.known_at, o.source_id FROM (((measure.observation o JOIN measure.indicator i ON (((i.hub_id = o.hub_id) AND (i.id = o.indicator_id)))) JOIN measure.area a ON ((a.id = o.area_id))) LEFT JOIN measure.activity c ON ((c.id = o.activity_id))) WHERE (o.withdrawn_at IS NULL);
measure.published_register_firm:  SELECT hub_id, id, name, CASE WHEN (code ~ '^[0-9A-Z]{18}$'::text) THEN code ELSE ''::text END AS uscc, source_id FROM measure.firm;
measure.published_sourced_figure:  SELECT o.hub_id, i.code AS indicator, i.name AS indicator_name, i.unit, i.multiplier, i.direction, i.nature, a.code AS area, a.name AS area_name, o.period, o.value, o.status, o.known_at, s.title AS source_title, s.issuer AS source_issuer, s.address AS source_address, s.read_on, s.grade FROM (((measure.observation o JOIN measure.indicator i ON (((i.hub_id = o.hub_id) AND (i.id = o.indicator_id)))) JOIN measure.area a ON ((a.id = o.area_id))) JOIN measure.source s ON (((s.hub_id = o.hub_id) AND (s.id = o.source_id)))) WHERE ((o.withdrawn_at IS NULL) AND (o.activity_id = 0));
outlook.published_forecast:  SELECT hub_id, id, measure, as_of, to_year, recipe_hash, seed, draws, vintage, currency, years, created_at FROM outlook.forecast;
target.published_gap:  SELECT hub_id, id, ((chain || '/'::text) || link) AS ref, chain, link, reasons, status, ( SELECT max(e.at) AS max FROM target.gap_event e WHERE ((e.hub_id = g.hub_id) AND (e.gap_id = g.id) AND (e.what = 'closed'::text))) AS closed_at FROM target.gap g;
target.published_gap_project:  SELECT x.hub_id, x.project_id, x.gap_id, g.chain, g.link FROM (target.gap_project x JOIN target.gap g ON (((g.hub_id = x.hub_id) AND (g.id = x.gap_id)))) WHERE (g.status <> 'dropped'::text);

-- functions
attract.all_districts() returns boolean
attract.asked_grams(question text) returns text[]
attract.asker_districts() returns text[]
attract.audit_contact() returns trigger
attract.audit_import() returns trigger
attract.audit_share() returns trigger
attract.audit_veiled() returns trigger
attract.count_sizes() returns void
attract.grams(name text) returns text[]
attract.grant_sight(of_project bigint, to_person bigint) returns boolean
attract.hand_over(of_project bigint, to_district text, to_owner bigint) returns integer
attract.held_by(of_uscc text, of_lei text, of_folded text) returns TABLE(district text, same boolean)
attract.held_by_many(firms jsonb) returns TABLE(n integer, district text, same boolean)
attract.keep_mark(of_project bigint, of_district text, of_uscc text, of_lei text, of_folded text) returns void
attract.merge_parties(winner bigint, loser bigint, of_reasons jsonb, of_note text, choices jsonb) returns bigint
attract.move_funnel() returns trigger
attract.name_candidates(question text, at_most integer) returns TABLE(kind text, id bigint)
attract.project_added() returns trigger
attract.project_changed() returns trigger
attract.project_removed() returns trigger
attract.sum_board(of_hub integer, of_district text, is_open boolean, of_stage smallint, of_status text, of_currency character, n bigint, amount numeric, without bigint) returns void
attract.undo_import(of_batch bigint) returns jsonb
attract.undo_merge(of_merge bigint) returns jsonb
connect.add_profile(of_side text, of_type text) returns bigint
connect.audit_mention() returns trigger
connect.audit_veiled() returns trigger
connect.event_seat(of_event bigint) returns integer
connect.firm_key(firm text) returns text
connect.forget_records() returns trigger
connect.funnel(today date) returns TABLE(needs bigint, live bigint, expired bigint, matched bigint, introduced bigint, solved bigint, ready bigint, re_diagnose bigint, long_term bigint, examples bigint)
connect.guard_consent() returns trigger
connect.guard_review() returns trigger
connect.is_adviser() returns boolean
connect.is_introduced(of_profile bigint) returns boolean
connect.is_mine(of_profile bigint) returns boolean
connect.names_of(of_thread bigint) returns TABLE(owner text, asker text)
connect.open_thread(of_profile bigint, firm text, firm_brands text[], moment timestamp with time zone, due date, today date) returns TABLE(thread bigint, joined boolean)
connect.outcome_sums() returns TABLE(currency character, outcomes bigint, contract_minor numeric, paid_minor numeric, examples bigint)
connect.own_names(of_thread bigint) returns text[]
connect.side_of(of_thread bigint) returns text
connect.standing(of_organisation bigint) returns bigint
connect.worked_before(of_profile bigint) returns TABLE(profile bigint, kind text, on_day date, paid boolean, solved boolean)
fund.check_entries() returns trigger
fund.check_postings() returns trigger
fund.refuse_change() returns trigger
hub.asker_hub() returns integer
hub.asker_person() returns bigint
hub.asker_role() returns text
hub.audit_hash(previous bytea, hub_id integer, seq bigint, at timestamp with time zone, person_id bigint, action text, entity text, entity_id text, before jsonb, after jsonb) returns bytea
hub.audit_row() returns trigger
hub.in_scope(setting text, value text) returns boolean
hub.write_audit(of_hub integer, action text, entity text, entity_id text, before jsonb, after jsonb) returns void
