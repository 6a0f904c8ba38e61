-- Made from the migrations; do not edit. A migration's effect shows in the diff of this file.
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

-- constraints
hub.api_token: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
hub.api_token: FOREIGN KEY (person_id) REFERENCES hub.person(id)
hub.api_token: PRIMARY KEY (id)
hub.api_token: UNIQUE (token_hash)
hub.audit: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
hub.audit: PRIMARY KEY (hub_id, seq)
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
measure.source: CHECK ((grade = ANY (ARRAY['O'::bpchar, 'M'::bpchar, 'N'::bpchar, 'S'::bpchar, 'V'::bpchar])))
measure.source: CHECK ((title <> ''::text))
measure.source: FOREIGN KEY (hub_id) REFERENCES hub.hub(id)
measure.source: PRIMARY KEY (hub_id, id)
measure.source: UNIQUE (hub_id, title, issuer, address, read_on, grade)

-- indexes
CREATE INDEX area_parent ON measure.area USING btree (parent_code)
CREATE INDEX audit_entity ON hub.audit USING btree (hub_id, entity, entity_id, seq DESC)
CREATE INDEX job_ready ON hub.job USING btree (id) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]))
CREATE INDEX observation_area ON measure.observation USING btree (hub_id, area_id, indicator_id, period)
CREATE INDEX observation_batch ON measure.observation USING btree (hub_id, batch_id)
CREATE INDEX observation_key ON measure.observation USING btree (hub_id, indicator_id, period, area_id, activity_id, known_at DESC)
CREATE UNIQUE INDEX activity_scheme_code_key ON measure.activity USING btree (scheme, code)
CREATE UNIQUE INDEX api_token_token_hash_key ON hub.api_token USING btree (token_hash)
CREATE UNIQUE INDEX area_code_key ON measure.area USING btree (code)
CREATE UNIQUE INDEX hub_code_key ON hub.hub USING btree (code)
CREATE UNIQUE INDEX indicator_hub_id_code_key ON measure.indicator USING btree (hub_id, code)
CREATE UNIQUE INDEX milestone_hub_id_area_id_indicator_id_level_key ON measure.milestone USING btree (hub_id, area_id, indicator_id, level)
CREATE UNIQUE INDEX person_email_key ON hub.person USING btree (email)
CREATE UNIQUE INDEX published_list_hub_id_code_key ON measure.published_list USING btree (hub_id, code)
CREATE UNIQUE INDEX recipe_hub_id_code_edition_key ON measure.recipe USING btree (hub_id, code, edition)
CREATE UNIQUE INDEX source_hub_id_title_issuer_address_read_on_grade_key ON measure.source USING btree (hub_id, title, issuer, address, read_on, grade)

-- policies
hub.api_token: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person)))
hub.api_token: system to essor_system for all using true check true
hub.audit: own to essor_asker for select using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (( SELECT hub.asker_role() AS asker_role) = ANY (ARRAY['administrator'::text, 'analyst'::text])))
hub.audit: system to essor_system for select using true
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
hub.saved_view: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND ((person_id = ( SELECT hub.asker_person() AS asker_person)) OR shared)) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person)))
hub.saved_view: system to essor_system for all using true check true
hub.session: own to essor_asker for all using (person_id = ( SELECT hub.asker_person() AS asker_person)) check (person_id = ( SELECT hub.asker_person() AS asker_person))
hub.session: system to essor_system for all using true check true
hub.visit: own to essor_asker for all using ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person))) check ((hub_id = ( SELECT hub.asker_hub() AS asker_hub)) AND (person_id = ( SELECT hub.asker_person() AS asker_person)))
hub.visit: system to essor_system for all using true check true
measure.batch: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.batch: system to essor_system for all using true check true
measure.indicator: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.indicator: system to essor_system for all using true check true
measure.mapping: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.mapping: system to essor_system for all using true check true
measure.milestone: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.milestone: system to essor_system for all using true check true
measure.observation: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.observation: system to essor_system for all using true check true
measure.published_list: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.published_list: system to essor_system for all using true check true
measure.published_rank: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.published_rank: system to essor_system for all using true check true
measure.recipe: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.recipe: system to essor_system for all using true check true
measure.source: own to essor_asker for all using (hub_id = ( SELECT hub.asker_hub() AS asker_hub)) check (hub_id = ( SELECT hub.asker_hub() AS asker_hub))
measure.source: system to essor_system for all using true check true

-- triggers
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON hub.api_token FOR EACH ROW EXECUTE FUNCTION hub.audit_row('api-token', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON hub.membership FOR EACH ROW EXECUTE FUNCTION hub.audit_row('membership', 'person_id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON measure.batch FOR EACH ROW EXECUTE FUNCTION hub.audit_row('batch', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON measure.indicator FOR EACH ROW EXECUTE FUNCTION hub.audit_row('indicator', 'id')
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON measure.recipe FOR EACH ROW EXECUTE FUNCTION hub.audit_row('recipe', 'id')

-- views
measure.published_observation:  SELECT o.hub_id, i.code AS indicator, a.code AS area, COALESCE(c.code, '_T'::text) AS activity, o.period, o.value, o.status, o.known_at, o.source_id FROM (((measure.observation o JOIN measure.indicator i ON (((i.hub_id = o.hub_id) AND (i.id = o.indicator_id)))) JOIN measure.area a ON ((a.id = o.area_id))) LEFT JOIN measure.activity c ON ((c.id = o.activity_id))) WHERE (o.withdrawn_at IS NULL);

-- functions
hub.asker_hub() returns integer
hub.asker_person() returns bigint
hub.asker_role() returns text
hub.audit_hash(previous bytea, hub_id integer, seq bigint, at timestamp with time zone, person_id bigint, action text, entity text, entity_id text, before jsonb, after jsonb) returns bytea
hub.audit_row() returns trigger
hub.in_scope(setting text, value text) returns boolean
hub.write_audit(of_hub integer, action text, entity text, entity_id text, before jsonb, after jsonb) returns void
