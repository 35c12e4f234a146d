-- Made by "npm run generate" from the migrations: the schema that they add up to.

-- Tables
TABLE area_versions (
  code text NOT NULL,
  valid_from date NOT NULL,
  revision bigint NOT NULL,
  name text NOT NULL,
  state text NOT NULL,
  successor_code text,
  reason text NOT NULL
)
TABLE arrival_statements (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  sha256 text NOT NULL,
  credits integer NOT NULL,
  seen integer NOT NULL,
  uploaded_by text NOT NULL,
  uploaded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE arrivals (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  funder_id text NOT NULL,
  amount numeric(21,2) NOT NULL,
  document_number text NOT NULL,
  arrived_on date NOT NULL,
  state text DEFAULT 'recorded'::text NOT NULL,
  problem jsonb,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE award_runs (
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  period text NOT NULL,
  count integer,
  total numeric(21,2),
  made_by text NOT NULL,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  state text DEFAULT 'done'::text NOT NULL,
  problem jsonb,
  paying_plan_id uuid NOT NULL,
  purpose text
)
TABLE awards (
  id uuid NOT NULL,
  award_run_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  programme_id text NOT NULL,
  period text NOT NULL,
  beneficiary_id text NOT NULL,
  line text NOT NULL,
  amount numeric(21,2) NOT NULL,
  state text DEFAULT 'granted'::text NOT NULL,
  problem jsonb,
  ordinal integer,
  plan_line integer,
  purpose text,
  parts jsonb
)
TABLE bank_accounts (
  beneficiary_id text NOT NULL,
  version smallint NOT NULL,
  account_sealed text NOT NULL,
  account_masked text NOT NULL,
  reason text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  owner_sealed text,
  owner_masked text,
  bank_code text,
  account_index text,
  change_id uuid
)
TABLE base_items (
  id text NOT NULL,
  revision bigint NOT NULL,
  kind text NOT NULL,
  beneficiary_id text NOT NULL,
  person_id uuid,
  happened_on date NOT NULL,
  ended_on date,
  facts jsonb NOT NULL,
  withdrawn boolean NOT NULL,
  reason text NOT NULL
)
TABLE beneficiaries (
  id text NOT NULL,
  kind text NOT NULL,
  synthetic boolean NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE cadres (
  id text NOT NULL,
  unit_id text NOT NULL,
  name_shown text NOT NULL,
  name_sealed text NOT NULL
)
TABLE card_changes (
  id uuid NOT NULL,
  beneficiary_id text NOT NULL,
  account_sealed text NOT NULL,
  account_masked text NOT NULL,
  account_index text NOT NULL,
  owner_sealed text,
  owner_masked text,
  bank_code text,
  reason text NOT NULL,
  asked_by text NOT NULL,
  asked_for text,
  asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  state text DEFAULT 'waiting'::text NOT NULL,
  decided_by text,
  decided_for text,
  decided_at timestamp with time zone,
  decided_why text
)
TABLE consumed_events (
  consumer text NOT NULL,
  event_id uuid NOT NULL,
  source text NOT NULL,
  key text NOT NULL,
  sequence bigint,
  outcome text NOT NULL,
  consumed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE dead_letter_attempts (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  dead_letter_id bigint NOT NULL,
  decision_id bigint,
  outcome text NOT NULL,
  reason text,
  attempted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE dead_letter_decisions (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  kind text NOT NULL,
  consumer text NOT NULL,
  key text NOT NULL,
  dead_letter_id bigint,
  source text,
  first_sequence bigint,
  last_sequence bigint,
  reason text,
  decided_by text NOT NULL,
  decided_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE dead_letters (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  consumer text NOT NULL,
  topic text NOT NULL,
  partition smallint NOT NULL,
  position bigint NOT NULL,
  key text NOT NULL,
  event_id uuid,
  source text,
  sequence bigint,
  message text NOT NULL,
  state text NOT NULL,
  reason text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  closed_at timestamp with time zone,
  event_type text
)
TABLE disclosure_consents (
  beneficiary_id text NOT NULL,
  number smallint NOT NULL,
  consents boolean NOT NULL,
  given_on date NOT NULL,
  evidence text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE due_instalments (
  schedule_id uuid NOT NULL,
  ordinal smallint NOT NULL,
  due_on date NOT NULL,
  amount numeric(21,2) NOT NULL
)
TABLE due_schedules (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  funder_id text NOT NULL,
  version integer NOT NULL,
  reason text NOT NULL,
  made_by text NOT NULL,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE enterprise_versions (
  beneficiary_id text NOT NULL,
  valid_from date NOT NULL,
  revision bigint NOT NULL,
  status text NOT NULL,
  area_code text NOT NULL,
  name_shown text NOT NULL,
  name_sealed text NOT NULL,
  filed_since date,
  people integer,
  reason text NOT NULL
)
TABLE funder_aliases (
  funder_id text NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  text_key text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE funders (
  id text NOT NULL,
  name text NOT NULL,
  area_code text,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE funds (
  id text NOT NULL,
  programme_id text NOT NULL,
  fiscal_year smallint NOT NULL,
  area_code text NOT NULL
)
TABLE guarantee_evaluation_plans (
  evaluation_id uuid NOT NULL,
  plan_id uuid NOT NULL
)
TABLE guarantee_evaluations (
  id uuid NOT NULL,
  guarantee_id text NOT NULL,
  version smallint NOT NULL,
  fiscal_year smallint NOT NULL,
  register_day date NOT NULL,
  register_revision bigint NOT NULL,
  bound integer NOT NULL,
  short integer NOT NULL,
  floor_total numeric(21,2) NOT NULL,
  given_total numeric(21,2) NOT NULL,
  missing_total numeric(21,2) NOT NULL,
  findings integer NOT NULL,
  content_sha256 text NOT NULL,
  made_by text NOT NULL,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE guarantee_findings (
  evaluation_id uuid NOT NULL,
  number integer NOT NULL,
  role text NOT NULL,
  beneficiary_id text,
  area_code text,
  supporter_id text,
  person_id uuid,
  receivers integer NOT NULL,
  qualifying numeric(21,2),
  floor numeric(21,2) NOT NULL,
  given numeric(21,2) NOT NULL,
  missing numeric(21,2) NOT NULL,
  sources jsonb NOT NULL
)
TABLE guarantee_versions (
  guarantee_id text NOT NULL,
  version smallint NOT NULL,
  document jsonb NOT NULL,
  document_sha256 text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  follows smallint GENERATED ALWAYS AS (NULLIF((version - 1), 0)) STORED
)
TABLE guarantees (
  id text NOT NULL,
  area_code text NOT NULL
)
TABLE household_versions (
  beneficiary_id text NOT NULL,
  valid_from date NOT NULL,
  revision bigint NOT NULL,
  status text NOT NULL,
  grace_until date,
  area_code text NOT NULL,
  class text,
  income_per_person numeric(21,2),
  willing_to_work boolean,
  registered_since date,
  people integer,
  name_shown text NOT NULL,
  name_sealed text NOT NULL,
  reason text NOT NULL
)
TABLE idempotency_keys (
  scope_hash bytea NOT NULL,
  key text NOT NULL,
  content_hash bytea NOT NULL,
  subject text NOT NULL,
  route text NOT NULL,
  request_id text NOT NULL,
  result json NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE identifications (
  id uuid NOT NULL,
  credit_id uuid NOT NULL,
  funder_id text NOT NULL,
  document_number text NOT NULL,
  state text DEFAULT 'proposed'::text NOT NULL,
  proposed_by text NOT NULL,
  proposed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  decided_by text,
  decided_at timestamp with time zone,
  reason text,
  arrival_id uuid
)
TABLE import_chunks (
  import_id uuid NOT NULL,
  ordinal integer NOT NULL,
  sealed bytea NOT NULL,
  received_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE import_faults (
  import_id uuid NOT NULL,
  row integer NOT NULL,
  code text NOT NULL,
  column_name text NOT NULL,
  is_warning boolean NOT NULL,
  value text,
  expected text,
  other_row integer
)
TABLE import_left_out (
  import_id uuid NOT NULL,
  household text NOT NULL,
  may_lack_rows boolean DEFAULT false NOT NULL
)
TABLE import_rows (
  import_id uuid NOT NULL,
  row integer NOT NULL,
  household text,
  identity_index text,
  identity_masked text,
  account_index text,
  account_masked text,
  family_index text,
  relation_faulty boolean NOT NULL,
  facts jsonb NOT NULL,
  sealed text NOT NULL,
  moves_from text
)
TABLE jobs (
  id uuid NOT NULL,
  kind text NOT NULL,
  subject_id text NOT NULL,
  areas text[] NOT NULL,
  done integer DEFAULT 0 NOT NULL,
  total integer,
  state text DEFAULT 'waiting'::text NOT NULL,
  problem jsonb,
  attempts smallint DEFAULT 0 NOT NULL,
  owner uuid,
  lease_until timestamp with time zone,
  started_by text NOT NULL,
  correlation_id text NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  ended_at timestamp with time zone,
  started_for text
)
TABLE ledger_movements (
  event_id uuid NOT NULL,
  fund_id text NOT NULL,
  account text NOT NULL,
  funder_id text NOT NULL,
  kind text NOT NULL,
  request_id uuid NOT NULL,
  effective_on date NOT NULL,
  amount numeric(21,2) NOT NULL
)
TABLE member_versions (
  person_id uuid NOT NULL,
  valid_from date NOT NULL,
  revision bigint NOT NULL,
  household_id text,
  name_shown text NOT NULL,
  name_sealed text NOT NULL,
  relation text NOT NULL,
  ability text,
  stage text,
  health_cover text,
  ended text,
  reason text NOT NULL
)
TABLE milestone_versions (
  milestone_id text NOT NULL,
  version smallint NOT NULL,
  document jsonb NOT NULL,
  document_sha256 text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  follows smallint GENERATED ALWAYS AS (NULLIF((version - 1), 0)) STORED
)
TABLE milestones (
  id text NOT NULL,
  area_code text NOT NULL
)
TABLE opening_shares (
  opening_id uuid NOT NULL,
  funder_id text NOT NULL,
  ordinal smallint NOT NULL,
  due numeric(21,2) NOT NULL,
  arrived numeric(21,2) NOT NULL,
  spent numeric(21,2) NOT NULL
)
TABLE openings (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  document_number text NOT NULL,
  opened_on date NOT NULL,
  sha256 text NOT NULL,
  state text DEFAULT 'draft'::text NOT NULL,
  made_by text NOT NULL,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  approved_by text,
  approved_at timestamp with time zone,
  plan_id uuid
)
TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  event_id uuid NOT NULL,
  topic text NOT NULL,
  partition smallint NOT NULL,
  source text NOT NULL,
  key text NOT NULL,
  sequence bigint NOT NULL,
  envelope json NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  published_at timestamp with time zone
)
TABLE outbox_sequences (
  source text NOT NULL,
  key text NOT NULL,
  last_sequence bigint NOT NULL
)
TABLE overpaid_identifications (
  id uuid NOT NULL,
  refund_id uuid NOT NULL,
  arrival_id uuid NOT NULL,
  amount numeric(21,2) NOT NULL,
  state text DEFAULT 'approved'::text NOT NULL,
  problem jsonb
)
TABLE pairings (
  supporter_id text GENERATED ALWAYS AS (COALESCE(cadre_id, unit_id)) STORED NOT NULL,
  unit_id text,
  cadre_id text,
  beneficiary_id text NOT NULL,
  valid_from date NOT NULL,
  revision bigint NOT NULL,
  pledged numeric(21,2) NOT NULL,
  active boolean NOT NULL,
  reason text NOT NULL
)
TABLE persons (
  id uuid NOT NULL,
  identity_index text NOT NULL,
  identity_sealed text NOT NULL,
  identity_masked text NOT NULL
)
TABLE plan_line_parts (
  plan_id uuid NOT NULL,
  line integer NOT NULL,
  funder_id text NOT NULL,
  amount numeric(21,2) NOT NULL
)
TABLE plan_lines (
  plan_id uuid NOT NULL,
  line integer NOT NULL,
  beneficiary_id text,
  area_code text NOT NULL,
  units integer NOT NULL,
  amount numeric(21,2) NOT NULL,
  explanation jsonb
)
TABLE plan_moves (
  plan_id uuid NOT NULL,
  from_state text,
  to_state text NOT NULL,
  moved_by text NOT NULL,
  moved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  reason text
)
TABLE plan_objection_answers (
  objection_id uuid NOT NULL,
  text_sealed text NOT NULL,
  answered_by text NOT NULL,
  answered_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE plan_objections (
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  line integer,
  objector_shown text NOT NULL,
  objector_sealed text NOT NULL,
  text_sealed text NOT NULL,
  raised_on date NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE plan_shares (
  plan_id uuid NOT NULL,
  funder_id text NOT NULL,
  ordinal smallint NOT NULL,
  amount numeric(21,2) NOT NULL
)
TABLE plan_transitions (
  from_state text NOT NULL,
  to_state text NOT NULL
)
TABLE plans (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  total numeric(21,2),
  state text DEFAULT 'draft'::text NOT NULL,
  made_by text NOT NULL,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  approved_by text,
  approved_at timestamp with time zone,
  problem jsonb,
  programme_id text NOT NULL,
  programme_version smallint NOT NULL,
  published_people integer,
  register_day date,
  register_revision bigint,
  draws_on text,
  replaces uuid,
  reason text,
  kept numeric(21,2),
  lines integer,
  units bigint,
  share_explanation jsonb,
  content_sha256 text,
  submitted_by text,
  notice_days smallint DEFAULT 0 NOT NULL,
  notice_from date,
  notice_to date
)
TABLE programme_versions (
  programme_id text NOT NULL,
  version smallint NOT NULL,
  document jsonb NOT NULL,
  document_sha256 text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE programmes (
  id text NOT NULL,
  area_code text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE project_versions (
  beneficiary_id text NOT NULL,
  valid_from date NOT NULL,
  revision bigint NOT NULL,
  status text NOT NULL,
  area_code text NOT NULL,
  name_shown text NOT NULL,
  name_sealed text NOT NULL,
  people integer,
  reason text NOT NULL
)
TABLE refunds (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  funder_id text NOT NULL,
  amount numeric(21,2) NOT NULL,
  document_number text NOT NULL,
  refunded_on date NOT NULL,
  source text NOT NULL,
  state text DEFAULT 'draft'::text NOT NULL,
  made_by text NOT NULL,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  approved_by text,
  approved_at timestamp with time zone,
  problem jsonb
)
TABLE register_imports (
  id uuid NOT NULL,
  file_sha256 text NOT NULL,
  file_bytes bigint NOT NULL,
  valid_from date NOT NULL,
  dry_run boolean NOT NULL,
  take text NOT NULL,
  synthetic boolean NOT NULL,
  control_households integer,
  control_people integer,
  areas text[] NOT NULL,
  sent_on date NOT NULL,
  state text DEFAULT 'reading'::text NOT NULL,
  reached_row integer DEFAULT 0 NOT NULL,
  reached_household text DEFAULT ''::text NOT NULL,
  bytes_read bigint DEFAULT 0 NOT NULL,
  rows_read integer DEFAULT 0 NOT NULL,
  households integer,
  households_judged integer DEFAULT 0 NOT NULL,
  households_left_out integer,
  households_written integer DEFAULT 0 NOT NULL,
  households_unchanged integer DEFAULT 0 NOT NULL,
  faults integer,
  warnings integer,
  repeats uuid,
  problem jsonb,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  ended_at timestamp with time zone
)
TABLE register_revisions (
  revision bigint NOT NULL,
  kind text NOT NULL,
  reason text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  made_in xid8 DEFAULT pg_current_xact_id() NOT NULL
)
TABLE report_makings (
  id uuid NOT NULL,
  kind text NOT NULL,
  year smallint NOT NULL,
  number smallint NOT NULL,
  area_code text NOT NULL,
  stands_at date NOT NULL,
  sha256 text NOT NULL,
  made_by text NOT NULL,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE statement_credits (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  statement_id uuid NOT NULL,
  bank_reference text NOT NULL,
  booked_on date NOT NULL,
  amount numeric(21,2) NOT NULL,
  document_number text,
  payer_shown text,
  outcome text NOT NULL,
  reason text,
  other_fund_id text,
  candidates text[] NOT NULL,
  arrival_id uuid
)
TABLE supporting_units (
  id text NOT NULL,
  name text NOT NULL,
  funder_id text NOT NULL
)
TABLE supports (
  id text NOT NULL,
  revision bigint NOT NULL,
  beneficiary_id text NOT NULL,
  unit_id text,
  cadre_id text,
  giver_name text,
  funder_id text,
  amount numeric(21,2) NOT NULL,
  given_on date NOT NULL,
  kind text NOT NULL,
  counts_in text,
  withdrawn boolean NOT NULL,
  reason text NOT NULL
)
TABLE unmasked_reads (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  read_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  reader text NOT NULL,
  acting_for text,
  what text NOT NULL,
  subject text NOT NULL,
  area_code text NOT NULL,
  people integer NOT NULL,
  purpose text,
  request_id text NOT NULL
)
TABLE village_versions (
  beneficiary_id text NOT NULL,
  valid_from date NOT NULL,
  revision bigint NOT NULL,
  status text NOT NULL,
  area_code text NOT NULL,
  name_shown text NOT NULL,
  name_sealed text NOT NULL,
  key boolean,
  poor boolean,
  old_revolutionary_base boolean,
  supported_by_county boolean,
  households integer,
  people integer,
  collective_income numeric(21,2),
  reason text NOT NULL
)
TABLE year_end_parts (
  year_end_id uuid NOT NULL,
  funder_id text NOT NULL,
  ordinal smallint NOT NULL,
  borne numeric(21,2) NOT NULL,
  amount numeric(21,2) NOT NULL,
  refund_id uuid
)
TABLE year_ends (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  kind text NOT NULL,
  to_fund_id text,
  document_number text NOT NULL,
  decided_on date NOT NULL,
  reason text NOT NULL,
  total numeric(21,2) NOT NULL,
  state text DEFAULT 'draft'::text NOT NULL,
  made_by text NOT NULL,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  approved_by text,
  approved_at timestamp with time zone,
  problem jsonb
)

-- Constraints
area_versions.area_versions_code: CHECK ((code ~ '^[1-9]\d(\d{2}|\d{4}|\d{7}|\d{10}|)$'::text))
area_versions.area_versions_pkey: PRIMARY KEY (code, valid_from, revision)
area_versions.area_versions_state: CHECK ((state = ANY (ARRAY['active'::text, 'abolished'::text])))
area_versions.area_versions_successor_code: CHECK ((successor_code ~ '^[1-9]\d(\d{2}|\d{4}|\d{7}|\d{10}|)$'::text))
area_versions.area_versions_successor_is_another: CHECK ((successor_code <> code))
area_versions.area_versions_successor_of_abolished: CHECK (((successor_code IS NULL) OR (state = 'abolished'::text)))
arrival_statements.arrival_statements_file_once: UNIQUE (fund_id, sha256)
arrival_statements.arrival_statements_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
arrival_statements.arrival_statements_pkey: PRIMARY KEY (id)
arrival_statements.arrival_statements_sha256: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
arrivals.arrivals_amount_positive: CHECK ((amount > (0)::numeric))
arrivals.arrivals_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
arrivals.arrivals_funder_id_fkey: FOREIGN KEY (funder_id) REFERENCES funders(id)
arrivals.arrivals_pkey: PRIMARY KEY (id)
arrivals.arrivals_state: CHECK ((state = ANY (ARRAY['recorded'::text, 'posted'::text, 'refused'::text])))
award_runs.award_runs_count_positive: CHECK ((count > 0))
award_runs.award_runs_counted_at_the_end: CHECK (((state <> 'done'::text) OR ((count IS NOT NULL) AND (total IS NOT NULL))))
award_runs.award_runs_paying_plan_id_fkey: FOREIGN KEY (paying_plan_id) REFERENCES plans(id)
award_runs.award_runs_pkey: PRIMARY KEY (id)
award_runs.award_runs_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES plans(id)
award_runs.award_runs_state: CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'stopped'::text])))
award_runs.award_runs_stopped_says_why: CHECK (((state = 'stopped'::text) = (problem IS NOT NULL)))
award_runs.award_runs_total_positive: CHECK ((total > (0)::numeric))
awards.awards_amount_positive: CHECK ((amount > (0)::numeric))
awards.awards_award_run_id_fkey: FOREIGN KEY (award_run_id) REFERENCES award_runs(id)
awards.awards_beneficiary_id_fkey: FOREIGN KEY (beneficiary_id) REFERENCES beneficiaries(id)
awards.awards_ordinal_positive: CHECK ((ordinal > 0))
awards.awards_pkey: PRIMARY KEY (id)
awards.awards_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES plans(id)
awards.awards_programme_id_fkey: FOREIGN KEY (programme_id) REFERENCES programmes(id)
awards.awards_state: CHECK ((state = ANY (ARRAY['granted'::text, 'posted'::text, 'refused'::text])))
bank_accounts.bank_accounts_bank_code: CHECK ((bank_code ~ '^\d{12}$'::text))
bank_accounts.bank_accounts_beneficiary_id_fkey: FOREIGN KEY (beneficiary_id) REFERENCES beneficiaries(id)
bank_accounts.bank_accounts_change_of_the_beneficiary: FOREIGN KEY (change_id, beneficiary_id) REFERENCES card_changes(id, beneficiary_id)
bank_accounts.bank_accounts_change_once: UNIQUE (change_id)
bank_accounts.bank_accounts_index: CHECK ((length(account_index) = 43))
bank_accounts.bank_accounts_indexed: CHECK ((account_index IS NOT NULL)) NOT VALID
bank_accounts.bank_accounts_owner_sealed: CHECK ((owner_sealed ~~ 'v1.%'::text))
bank_accounts.bank_accounts_owner_whole: CHECK (((owner_sealed IS NULL) = (owner_masked IS NULL)))
bank_accounts.bank_accounts_pkey: PRIMARY KEY (beneficiary_id, version)
bank_accounts.bank_accounts_sealed: CHECK ((account_sealed ~~ 'v1.%'::text))
bank_accounts.bank_accounts_version_positive: CHECK ((version > 0))
base_items.base_items_beneficiary_id_fkey: FOREIGN KEY (beneficiary_id) REFERENCES beneficiaries(id)
base_items.base_items_end_after_start: CHECK ((ended_on >= happened_on))
base_items.base_items_facts: CHECK ((jsonb_typeof(facts) = 'object'::text))
base_items.base_items_id: CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
base_items.base_items_kind: CHECK ((kind = ANY (ARRAY['medical_bill'::text, 'insurance_contribution'::text, 'house'::text, 'loan'::text, 'shareholding'::text, 'score'::text, 'employment'::text])))
base_items.base_items_person_id_fkey: FOREIGN KEY (person_id) REFERENCES persons(id)
base_items.base_items_pkey: PRIMARY KEY (id, revision)
beneficiaries.beneficiaries_id: CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
beneficiaries.beneficiaries_kind: CHECK ((kind = ANY (ARRAY['household'::text, 'village'::text, 'enterprise'::text, 'project'::text])))
beneficiaries.beneficiaries_pkey: PRIMARY KEY (id)
cadres.cadres_id: CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
cadres.cadres_name_sealed: CHECK ((name_sealed ~~ 'v1.%'::text))
cadres.cadres_pkey: PRIMARY KEY (id)
cadres.cadres_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES supporting_units(id)
card_changes.card_changes_account_sealed: CHECK ((account_sealed ~~ 'v1.%'::text))
card_changes.card_changes_bank_code: CHECK ((bank_code ~ '^\d{12}$'::text))
card_changes.card_changes_beneficiary_id_fkey: FOREIGN KEY (beneficiary_id) REFERENCES beneficiaries(id)
card_changes.card_changes_decided_by_another: CHECK ((NOT (ARRAY[decided_by, decided_for] && ARRAY[asked_by, asked_for])))
card_changes.card_changes_decided_by_somebody: CHECK (((state = ANY (ARRAY['approved'::text, 'rejected'::text])) = (decided_by IS NOT NULL)))
card_changes.card_changes_decided_with_its_time: CHECK (((state = 'waiting'::text) = (decided_at IS NULL)))
card_changes.card_changes_index: CHECK ((length(account_index) = 43))
card_changes.card_changes_of_the_beneficiary: UNIQUE (id, beneficiary_id)
card_changes.card_changes_owner_sealed: CHECK ((owner_sealed ~~ 'v1.%'::text))
card_changes.card_changes_owner_whole: CHECK (((owner_sealed IS NULL) = (owner_masked IS NULL)))
card_changes.card_changes_pkey: PRIMARY KEY (id)
card_changes.card_changes_rejected_with_a_reason: CHECK (((state <> 'rejected'::text) OR (decided_why IS NOT NULL)))
card_changes.card_changes_state: CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'rejected'::text, 'superseded'::text])))
consumed_events.consumed_events_numbered_unless_discarded: CHECK (((sequence IS NOT NULL) OR (outcome = 'discarded'::text)))
consumed_events.consumed_events_outcome: CHECK ((outcome = ANY (ARRAY['handled'::text, 'ignored'::text, 'discarded'::text])))
consumed_events.consumed_events_pkey: PRIMARY KEY (consumer, event_id)
consumed_events.consumed_events_sequence_once: UNIQUE (consumer, source, key, sequence)
dead_letter_attempts.dead_letter_attempts_dead_letter_id_fkey: FOREIGN KEY (dead_letter_id) REFERENCES dead_letters(id)
dead_letter_attempts.dead_letter_attempts_decision_id_fkey: FOREIGN KEY (decision_id) REFERENCES dead_letter_decisions(id)
dead_letter_attempts.dead_letter_attempts_failed_with_a_reason: CHECK (((outcome = 'failed'::text) = (reason IS NOT NULL)))
dead_letter_attempts.dead_letter_attempts_outcome: CHECK ((outcome = ANY (ARRAY['handled'::text, 'duplicate'::text, 'failed'::text])))
dead_letter_attempts.dead_letter_attempts_pkey: PRIMARY KEY (id)
dead_letter_decisions.dead_letter_decisions_dead_letter_id_fkey: FOREIGN KEY (dead_letter_id) REFERENCES dead_letters(id)
dead_letter_decisions.dead_letter_decisions_discard_names_its_letter: CHECK (((kind = 'discard'::text) = (dead_letter_id IS NOT NULL)))
dead_letter_decisions.dead_letter_decisions_discard_once: UNIQUE (dead_letter_id)
dead_letter_decisions.dead_letter_decisions_gap_has_a_range: CHECK (((kind <> 'accept_gap'::text) OR (source IS NOT NULL)))
dead_letter_decisions.dead_letter_decisions_has_its_author: CHECK ((btrim(decided_by) <> ''::text))
dead_letter_decisions.dead_letter_decisions_kind: CHECK ((kind = ANY (ARRAY['replay'::text, 'discard'::text, 'accept_gap'::text])))
dead_letter_decisions.dead_letter_decisions_pkey: PRIMARY KEY (id)
dead_letter_decisions.dead_letter_decisions_range_counts_up: CHECK (((first_sequence > 0) AND (first_sequence <= last_sequence)))
dead_letter_decisions.dead_letter_decisions_range_whole: CHECK ((num_nulls(source, first_sequence, last_sequence) = ANY (ARRAY[0, 3])))
dead_letter_decisions.dead_letter_decisions_reason_of_a_loss: CHECK (
CASE kind
    WHEN 'replay'::text THEN (reason IS NULL)
    ELSE ((reason IS NOT NULL) AND (btrim(reason) <> ''::text))
END)
dead_letters.dead_letters_closed_when_done: CHECK (((closed_at IS NULL) = (state = ANY (ARRAY['poison'::text, 'parked'::text]))))
dead_letters.dead_letters_pkey: PRIMARY KEY (id)
dead_letters.dead_letters_state: CHECK ((state = ANY (ARRAY['poison'::text, 'parked'::text, 'replayed'::text, 'discarded'::text])))
disclosure_consents.disclosure_consents_beneficiary_id_fkey: FOREIGN KEY (beneficiary_id) REFERENCES beneficiaries(id)
disclosure_consents.disclosure_consents_number_positive: CHECK ((number > 0))
disclosure_consents.disclosure_consents_pkey: PRIMARY KEY (beneficiary_id, number)
due_instalments.due_instalments_amount_positive: CHECK ((amount > (0)::numeric))
due_instalments.due_instalments_pkey: PRIMARY KEY (schedule_id, ordinal)
due_instalments.due_instalments_schedule_id_fkey: FOREIGN KEY (schedule_id) REFERENCES due_schedules(id)
due_schedules.due_schedules_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
due_schedules.due_schedules_funder_id_fkey: FOREIGN KEY (funder_id) REFERENCES funders(id)
due_schedules.due_schedules_pkey: PRIMARY KEY (id)
due_schedules.due_schedules_reason: CHECK ((btrim(reason) <> ''::text))
due_schedules.due_schedules_version_once: UNIQUE (fund_id, funder_id, version)
due_schedules.due_schedules_version_positive: CHECK ((version > 0))
enterprise_versions.enterprise_versions_area_code: CHECK ((area_code ~ '^(\d{6}|\d{9}|\d{12})$'::text))
enterprise_versions.enterprise_versions_beneficiary_id_fkey: FOREIGN KEY (beneficiary_id) REFERENCES beneficiaries(id)
enterprise_versions.enterprise_versions_name_sealed: CHECK ((name_sealed ~~ 'v1.%'::text))
enterprise_versions.enterprise_versions_people_not_negative: CHECK ((people >= 0))
enterprise_versions.enterprise_versions_pkey: PRIMARY KEY (beneficiary_id, valid_from, revision)
enterprise_versions.enterprise_versions_status: CHECK ((status = ANY (ARRAY['registered'::text, 'removed'::text])))
funder_aliases.funder_aliases_funder_id_fkey: FOREIGN KEY (funder_id) REFERENCES funders(id)
funder_aliases.funder_aliases_kind: CHECK ((kind = ANY (ARRAY['payer'::text, 'issuer'::text])))
funder_aliases.funder_aliases_pkey: PRIMARY KEY (funder_id, kind, text_key)
funders.funders_area_code: CHECK ((area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'::text))
funders.funders_id: CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
funders.funders_pkey: PRIMARY KEY (id)
funds.funds_fiscal_year: CHECK (((fiscal_year >= 1949) AND (fiscal_year <= 2200)))
funds.funds_id_names_programme_and_year: CHECK ((id = ((programme_id || '-'::text) || fiscal_year)))
funds.funds_once: UNIQUE (programme_id, fiscal_year, area_code)
funds.funds_pkey: PRIMARY KEY (id)
funds.funds_programme_id_fkey: FOREIGN KEY (programme_id) REFERENCES programmes(id)
guarantee_evaluation_plans.guarantee_evaluation_plans_evaluation_id_fkey: FOREIGN KEY (evaluation_id) REFERENCES guarantee_evaluations(id)
guarantee_evaluation_plans.guarantee_evaluation_plans_pkey: PRIMARY KEY (evaluation_id, plan_id)
guarantee_evaluation_plans.guarantee_evaluation_plans_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES plans(id)
guarantee_evaluations.guarantee_evaluations_bound_not_negative: CHECK ((bound >= 0))
guarantee_evaluations.guarantee_evaluations_missing_at_least: CHECK ((missing_total >= (floor_total - given_total)))
guarantee_evaluations.guarantee_evaluations_missing_of_the_short: CHECK ((((short = 0) = (missing_total = (0)::numeric)) AND (missing_total >= (0)::numeric)))
guarantee_evaluations.guarantee_evaluations_pkey: PRIMARY KEY (id)
guarantee_evaluations.guarantee_evaluations_sha256: CHECK ((content_sha256 ~ '^[0-9a-f]{64}$'::text))
guarantee_evaluations.guarantee_evaluations_short_of_bound: CHECK (((short >= 0) AND (short <= bound)))
guarantee_evaluations.guarantee_evaluations_version: FOREIGN KEY (guarantee_id, version) REFERENCES guarantee_versions(guarantee_id, version)
guarantee_evaluations.guarantee_evaluations_year: CHECK (((fiscal_year >= 1949) AND (fiscal_year <= 2200)))
guarantee_findings.guarantee_findings_beneficiary_id_fkey: FOREIGN KEY (beneficiary_id) REFERENCES beneficiaries(id)
guarantee_findings.guarantee_findings_evaluation_id_fkey: FOREIGN KEY (evaluation_id) REFERENCES guarantee_evaluations(id) DEFERRABLE INITIALLY DEFERRED
guarantee_findings.guarantee_findings_given_by_sources: CHECK ((given = sum_of_sources(sources)))
guarantee_findings.guarantee_findings_given_not_negative: CHECK ((given >= (0)::numeric))
guarantee_findings.guarantee_findings_missing: CHECK (
CASE role
    WHEN 'member'::text THEN (missing = (0)::numeric)
    ELSE ((missing = (floor - given)) AND (missing > (0)::numeric))
END)
guarantee_findings.guarantee_findings_number_positive: CHECK ((number > 0))
guarantee_findings.guarantee_findings_person_id_fkey: FOREIGN KEY (person_id) REFERENCES persons(id)
guarantee_findings.guarantee_findings_pkey: PRIMARY KEY (evaluation_id, number)
guarantee_findings.guarantee_findings_receivers_positive: CHECK ((receivers > 0))
guarantee_findings.guarantee_findings_role: CHECK ((role = ANY (ARRAY['shortfall'::text, 'member'::text])))
guarantee_findings.guarantee_findings_supporter_id_fkey: FOREIGN KEY (supporter_id) REFERENCES supporting_units(id)
guarantee_versions.guarantee_versions_document_names_itself: CHECK ((((document ->> 'id'::text) = guarantee_id) AND (((document ->> 'version'::text))::smallint = version)))
guarantee_versions.guarantee_versions_guarantee_id_fkey: FOREIGN KEY (guarantee_id) REFERENCES guarantees(id)
guarantee_versions.guarantee_versions_in_order: FOREIGN KEY (guarantee_id, follows) REFERENCES guarantee_versions(guarantee_id, version)
guarantee_versions.guarantee_versions_number_positive: CHECK ((version > 0))
guarantee_versions.guarantee_versions_pkey: PRIMARY KEY (guarantee_id, version)
guarantee_versions.guarantee_versions_sha256: CHECK ((document_sha256 ~ '^[0-9a-f]{64}$'::text))
guarantees.guarantees_area_code: CHECK ((area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'::text))
guarantees.guarantees_id: CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,57}$'::text))
guarantees.guarantees_pkey: PRIMARY KEY (id)
household_versions.household_versions_area_code: CHECK ((area_code ~ '^(\d{6}|\d{9}|\d{12})$'::text))
household_versions.household_versions_beneficiary_id_fkey: FOREIGN KEY (beneficiary_id) REFERENCES beneficiaries(id)
household_versions.household_versions_class: CHECK ((class = ANY (ARRAY['general'::text, 'minimum_living'::text, 'five_guarantees'::text])))
household_versions.household_versions_grace_after_leaving: CHECK (((grace_until IS NULL) OR (status = 'left_poverty'::text)))
household_versions.household_versions_income_not_negative: CHECK ((income_per_person >= (0)::numeric))
household_versions.household_versions_name_sealed: CHECK ((name_sealed ~~ 'v1.%'::text))
household_versions.household_versions_people_not_negative: CHECK ((people >= 0))
household_versions.household_versions_pkey: PRIMARY KEY (beneficiary_id, valid_from, revision)
household_versions.household_versions_status: CHECK ((status = ANY (ARRAY['registered'::text, 'left_poverty'::text, 'removed'::text])))
idempotency_keys.idempotency_keys_content_is_sha256: CHECK ((octet_length(content_hash) = 32))
idempotency_keys.idempotency_keys_key_length: CHECK (((length(key) >= 1) AND (length(key) <= 200)))
idempotency_keys.idempotency_keys_once: PRIMARY KEY (scope_hash, key)
idempotency_keys.idempotency_keys_scope_is_sha256: CHECK ((octet_length(scope_hash) = 32))
identifications.identifications_approved_by_another: CHECK (((state = ANY (ARRAY['proposed'::text, 'rejected'::text])) OR (decided_by <> proposed_by)))
identifications.identifications_approved_with_arrival: CHECK (((state = ANY (ARRAY['approved'::text, 'refused'::text])) = (arrival_id IS NOT NULL)))
identifications.identifications_arrival_id_fkey: FOREIGN KEY (arrival_id) REFERENCES arrivals(id)
identifications.identifications_credit_id_fkey: FOREIGN KEY (credit_id) REFERENCES statement_credits(id)
identifications.identifications_decided: CHECK ((((state = 'proposed'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL))))
identifications.identifications_funder_id_fkey: FOREIGN KEY (funder_id) REFERENCES funders(id)
identifications.identifications_pkey: PRIMARY KEY (id)
identifications.identifications_rejected_with_reason: CHECK (((state = 'rejected'::text) = (reason IS NOT NULL)))
identifications.identifications_state: CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'rejected'::text, 'refused'::text])))
import_chunks.import_chunks_ordinal_not_negative: CHECK ((ordinal >= 0))
import_chunks.import_chunks_pkey: PRIMARY KEY (import_id, ordinal)
import_faults.import_faults_import_id_fkey: FOREIGN KEY (import_id) REFERENCES register_imports(id)
import_faults.import_faults_pkey: PRIMARY KEY (import_id, "row", column_name, code)
import_faults.import_faults_row_not_negative: CHECK (("row" >= 0))
import_left_out.import_left_out_import_id_fkey: FOREIGN KEY (import_id) REFERENCES register_imports(id)
import_left_out.import_left_out_pkey: PRIMARY KEY (import_id, household)
import_rows.import_rows_import_id_fkey: FOREIGN KEY (import_id) REFERENCES register_imports(id)
import_rows.import_rows_pkey: PRIMARY KEY (import_id, "row")
import_rows.import_rows_row_positive: CHECK (("row" > 0))
import_rows.import_rows_sealed: CHECK ((sealed ~~ 'v1.%'::text))
jobs.jobs_done_not_negative: CHECK ((done >= 0))
jobs.jobs_ended_has_its_time: CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text])) = (ended_at IS NOT NULL)))
jobs.jobs_failed_says_why: CHECK (((state = 'failed'::text) = (problem IS NOT NULL)))
jobs.jobs_kind: CHECK ((kind ~ '^[a-z][a-z_]{0,40}$'::text))
jobs.jobs_leased_while_running: CHECK (((state = 'running'::text) = (lease_until IS NOT NULL)))
jobs.jobs_owned_while_running: CHECK (((state = 'running'::text) = (owner IS NOT NULL)))
jobs.jobs_pkey: PRIMARY KEY (id)
jobs.jobs_state: CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
jobs.jobs_total_not_negative: CHECK ((total >= 0))
ledger_movements.ledger_movements_account: CHECK ((account = ANY (ARRAY['cash'::text, 'refund'::text, 'unidentified'::text])))
ledger_movements.ledger_movements_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
ledger_movements.ledger_movements_pkey: PRIMARY KEY (event_id, account, funder_id, kind, effective_on)
member_versions.member_versions_ability: CHECK ((ability = ANY (ARRAY['full'::text, 'partial'::text, 'none'::text])))
member_versions.member_versions_ended: CHECK ((ended = ANY (ARRAY['moved'::text, 'deceased'::text, 'other'::text])))
member_versions.member_versions_ended_or_at_home: CHECK (((household_id IS NULL) = (ended IS NOT NULL)))
member_versions.member_versions_health_cover: CHECK ((health_cover = ANY (ARRAY['none'::text, 'resident'::text, 'employee'::text])))
member_versions.member_versions_household_id_fkey: FOREIGN KEY (household_id) REFERENCES beneficiaries(id)
member_versions.member_versions_name_sealed: CHECK ((name_sealed ~~ 'v1.%'::text))
member_versions.member_versions_person_id_fkey: FOREIGN KEY (person_id) REFERENCES persons(id)
member_versions.member_versions_pkey: PRIMARY KEY (person_id, valid_from, revision)
member_versions.member_versions_relation: CHECK ((relation = ANY (ARRAY['head'::text, 'spouse'::text, 'child'::text, 'parent'::text, 'other'::text])))
member_versions.member_versions_stage: CHECK ((stage = ANY (ARRAY['none'::text, 'preschool'::text, 'primary'::text, 'lower_secondary'::text, 'upper_secondary'::text, 'secondary_vocational'::text, 'junior_college'::text, 'university'::text])))
milestone_versions.milestone_versions_document_names_itself: CHECK ((((document ->> 'id'::text) = milestone_id) AND (((document ->> 'version'::text))::smallint = version)))
milestone_versions.milestone_versions_in_order: FOREIGN KEY (milestone_id, follows) REFERENCES milestone_versions(milestone_id, version)
milestone_versions.milestone_versions_milestone_id_fkey: FOREIGN KEY (milestone_id) REFERENCES milestones(id)
milestone_versions.milestone_versions_number_positive: CHECK ((version > 0))
milestone_versions.milestone_versions_pkey: PRIMARY KEY (milestone_id, version)
milestone_versions.milestone_versions_sha256: CHECK ((document_sha256 ~ '^[0-9a-f]{64}$'::text))
milestones.milestones_area_code: CHECK ((area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'::text))
milestones.milestones_id: CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,57}$'::text))
milestones.milestones_pkey: PRIMARY KEY (id)
opening_shares.opening_shares_funder_id_fkey: FOREIGN KEY (funder_id) REFERENCES funders(id)
opening_shares.opening_shares_opening_id_fkey: FOREIGN KEY (opening_id) REFERENCES openings(id)
opening_shares.opening_shares_ordinal_once: UNIQUE (opening_id, ordinal)
opening_shares.opening_shares_pkey: PRIMARY KEY (opening_id, funder_id)
opening_shares.opening_shares_spent_within: CHECK (((spent >= (0)::numeric) AND (spent <= arrived) AND (spent <= due)))
openings.openings_approved_by_another: CHECK ((approved_by <> made_by))
openings.openings_approved_when_not_draft: CHECK ((((state = 'approved'::text) = (approved_by IS NOT NULL)) AND ((state = 'approved'::text) = (plan_id IS NOT NULL)) AND ((approved_by IS NULL) = (approved_at IS NULL))))
openings.openings_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
openings.openings_pkey: PRIMARY KEY (id)
openings.openings_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES plans(id)
openings.openings_sha256: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
openings.openings_state: CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'withdrawn'::text])))
outbox.outbox_event_once: UNIQUE (event_id)
outbox.outbox_partition_counts_from_zero: CHECK ((partition >= 0))
outbox.outbox_pkey: PRIMARY KEY (id)
outbox.outbox_sequence_once: UNIQUE (source, key, sequence)
outbox.outbox_sequence_positive: CHECK ((sequence > 0))
outbox_sequences.outbox_sequences_pkey: PRIMARY KEY (source, key)
outbox_sequences.outbox_sequences_positive: CHECK ((last_sequence > 0))
overpaid_identifications.overpaid_identifications_amount_positive: CHECK ((amount > (0)::numeric))
overpaid_identifications.overpaid_identifications_arrival_id_fkey: FOREIGN KEY (arrival_id) REFERENCES arrivals(id)
overpaid_identifications.overpaid_identifications_pkey: PRIMARY KEY (id)
overpaid_identifications.overpaid_identifications_refund_id_fkey: FOREIGN KEY (refund_id) REFERENCES refunds(id)
overpaid_identifications.overpaid_identifications_state: CHECK ((state = ANY (ARRAY['approved'::text, 'posted'::text, 'refused'::text])))
pairings.pairings_beneficiary_id_fkey: FOREIGN KEY (beneficiary_id) REFERENCES beneficiaries(id)
pairings.pairings_cadre_id_fkey: FOREIGN KEY (cadre_id) REFERENCES cadres(id)
pairings.pairings_pkey: PRIMARY KEY (beneficiary_id, supporter_id, valid_from, revision)
pairings.pairings_pledged_not_negative: CHECK ((pledged >= (0)::numeric))
pairings.pairings_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES supporting_units(id)
pairings.pairings_unit_or_cadre: CHECK ((num_nonnulls(unit_id, cadre_id) = 1))
persons.persons_identity_index: CHECK ((length(identity_index) = 43))
persons.persons_identity_masked: CHECK ((identity_masked ~~ '%*****%'::text))
persons.persons_identity_once: UNIQUE (identity_index)
persons.persons_identity_sealed: CHECK ((identity_sealed ~~ 'v1.%'::text))
persons.persons_pkey: PRIMARY KEY (id)
plan_line_parts.plan_line_parts_amount_positive: CHECK ((amount > (0)::numeric))
plan_line_parts.plan_line_parts_pkey: PRIMARY KEY (plan_id, line, funder_id)
plan_lines.plan_lines_amount_positive: CHECK ((amount > (0)::numeric))
plan_lines.plan_lines_beneficiary_id_fkey: FOREIGN KEY (beneficiary_id) REFERENCES beneficiaries(id)
plan_lines.plan_lines_number_positive: CHECK ((line > 0))
plan_lines.plan_lines_pkey: PRIMARY KEY (plan_id, line)
plan_lines.plan_lines_units_positive: CHECK ((units > 0))
plan_moves.plan_moves_allowed: FOREIGN KEY (from_state, to_state) REFERENCES plan_transitions(from_state, to_state)
plan_moves.plan_moves_begin_as_draft: CHECK (((from_state IS NOT NULL) OR (to_state = 'draft'::text)))
plan_moves.plan_moves_pkey: PRIMARY KEY (plan_id, to_state)
plan_moves.plan_moves_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES plans(id)
plan_objection_answers.plan_objection_answers_objection_id_fkey: FOREIGN KEY (objection_id) REFERENCES plan_objections(id)
plan_objection_answers.plan_objection_answers_pkey: PRIMARY KEY (objection_id)
plan_objection_answers.plan_objection_answers_text_sealed: CHECK ((text_sealed ~~ 'v1.%'::text))
plan_objections.plan_objections_line_positive: CHECK ((line > 0))
plan_objections.plan_objections_objector_sealed: CHECK ((objector_sealed ~~ 'v1.%'::text))
plan_objections.plan_objections_pkey: PRIMARY KEY (id)
plan_objections.plan_objections_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES plans(id)
plan_objections.plan_objections_text_sealed: CHECK ((text_sealed ~~ 'v1.%'::text))
plan_shares.plan_shares_amount_not_negative: CHECK ((amount >= (0)::numeric))
plan_shares.plan_shares_funder_id_fkey: FOREIGN KEY (funder_id) REFERENCES funders(id)
plan_shares.plan_shares_ordinal_once: UNIQUE (plan_id, ordinal)
plan_shares.plan_shares_pkey: PRIMARY KEY (plan_id, funder_id)
plan_shares.plan_shares_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES plans(id)
plan_transitions.plan_transitions_pkey: PRIMARY KEY (from_state, to_state)
plans.plans_add_up: TRIGGER DEFERRABLE INITIALLY DEFERRED
plans.plans_approval_has_its_time: CHECK (((approved_by IS NULL) = (approved_at IS NULL)))
plans.plans_approved_by_another: CHECK ((approved_by <> made_by))
plans.plans_approved_by_another_than_submitted: CHECK ((approved_by <> submitted_by))
plans.plans_approved_has_its_officer: CHECK (((state = ANY (ARRAY['approved'::text, 'posted'::text, 'refused'::text, 'superseded'::text])) = (approved_by IS NOT NULL)))
plans.plans_content_sha256: CHECK ((content_sha256 ~ '^[0-9a-f]{64}$'::text))
plans.plans_counted_with_total: CHECK ((((total IS NULL) = (lines IS NULL)) AND ((total IS NULL) = (units IS NULL)) AND ((total IS NULL) = (kept IS NULL))))
plans.plans_draws_on_fkey: FOREIGN KEY (draws_on) REFERENCES programmes(id)
plans.plans_failed_says_why: CHECK (((state <> 'failed'::text) OR (problem IS NOT NULL)))
plans.plans_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
plans.plans_kept_not_negative: CHECK ((kept >= (0)::numeric))
plans.plans_notice_days_not_negative: CHECK ((notice_days >= 0))
plans.plans_notice_whole: CHECK ((((notice_from IS NULL) = (notice_to IS NULL)) AND (notice_from <= notice_to)))
plans.plans_noticed_has_its_days: CHECK (((state <> 'noticed'::text) OR (notice_to = ((notice_from + (notice_days)::integer) - 1))))
plans.plans_of_a_recorded_version: FOREIGN KEY (programme_id, programme_version) REFERENCES programme_versions(programme_id, version)
plans.plans_people_positive: CHECK ((published_people > 0))
plans.plans_pkey: PRIMARY KEY (id)
plans.plans_replace_with_a_reason: CHECK ((((replaces IS NULL) = (reason IS NULL)) AND (replaces <> id)))
plans.plans_replaces_fkey: FOREIGN KEY (replaces) REFERENCES plans(id)
plans.plans_state: CHECK ((state = ANY (ARRAY['draft'::text, 'computed'::text, 'failed'::text, 'submitted'::text, 'noticed'::text, 'approved'::text, 'posted'::text, 'refused'::text, 'withdrawn'::text, 'superseded'::text])))
plans.plans_total_positive: CHECK ((total > (0)::numeric))
plans.plans_total_when_computed: CHECK (
CASE state
    WHEN 'draft'::text THEN (total IS NULL)
    WHEN 'failed'::text THEN (total IS NULL)
    WHEN 'withdrawn'::text THEN true
    ELSE (total IS NOT NULL)
END)
programme_versions.programme_versions_document_names_itself: CHECK ((((document ->> 'id'::text) = programme_id) AND (((document ->> 'version'::text))::smallint = version)))
programme_versions.programme_versions_number_positive: CHECK ((version > 0))
programme_versions.programme_versions_pkey: PRIMARY KEY (programme_id, version)
programme_versions.programme_versions_programme_id_fkey: FOREIGN KEY (programme_id) REFERENCES programmes(id)
programme_versions.programme_versions_sha256: CHECK ((document_sha256 ~ '^[0-9a-f]{64}$'::text))
programmes.programmes_area_code: CHECK ((area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'::text))
programmes.programmes_id: CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,57}$'::text))
programmes.programmes_pkey: PRIMARY KEY (id)
project_versions.project_versions_area_code: CHECK ((area_code ~ '^(\d{6}|\d{9}|\d{12})$'::text))
project_versions.project_versions_beneficiary_id_fkey: FOREIGN KEY (beneficiary_id) REFERENCES beneficiaries(id)
project_versions.project_versions_name_sealed: CHECK ((name_sealed ~~ 'v1.%'::text))
project_versions.project_versions_people_not_negative: CHECK ((people >= 0))
project_versions.project_versions_pkey: PRIMARY KEY (beneficiary_id, valid_from, revision)
project_versions.project_versions_status: CHECK ((status = ANY (ARRAY['registered'::text, 'removed'::text])))
refunds.refunds_amount_positive: CHECK ((amount > (0)::numeric))
refunds.refunds_approved_by_another: CHECK ((approved_by <> made_by))
refunds.refunds_approved_when_not_draft: CHECK ((((state = 'draft'::text) = (approved_by IS NULL)) AND ((approved_by IS NULL) = (approved_at IS NULL))))
refunds.refunds_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
refunds.refunds_funder_id_fkey: FOREIGN KEY (funder_id) REFERENCES funders(id)
refunds.refunds_pkey: PRIMARY KEY (id)
refunds.refunds_source: CHECK ((source = ANY (ARRAY['overpaid'::text, 'unspent'::text])))
refunds.refunds_state: CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'posted'::text, 'refused'::text])))
register_imports.register_imports_all_or_nothing: CHECK (((state <> 'applied'::text) OR (take = 'good'::text) OR (faults = 0)))
register_imports.register_imports_areas: CHECK ((cardinality(areas) > 0))
register_imports.register_imports_bytes_positive: CHECK ((file_bytes > 0))
register_imports.register_imports_control_households_positive: CHECK ((control_households > 0))
register_imports.register_imports_control_people_positive: CHECK ((control_people > 0))
register_imports.register_imports_dry_run_writes_nothing: CHECK (((NOT dry_run) OR ((state <> ALL (ARRAY['applying'::text, 'applied'::text])) AND (households_written = 0))))
register_imports.register_imports_failed_says_why: CHECK (((state = 'failed'::text) = (problem IS NOT NULL)))
register_imports.register_imports_pkey: PRIMARY KEY (id)
register_imports.register_imports_repeated_names_it: CHECK (((state = 'repeated'::text) = (repeats IS NOT NULL)))
register_imports.register_imports_repeats_fkey: FOREIGN KEY (repeats) REFERENCES register_imports(id)
register_imports.register_imports_sha256: CHECK ((file_sha256 ~ '^[0-9a-f]{64}$'::text))
register_imports.register_imports_state: CHECK ((state = ANY (ARRAY['reading'::text, 'comparing'::text, 'judging'::text, 'applying'::text, 'checked'::text, 'refused'::text, 'applied'::text, 'repeated'::text, 'failed'::text])))
register_imports.register_imports_take: CHECK ((take = ANY (ARRAY['all'::text, 'good'::text])))
register_revisions.register_revisions_kind: CHECK ((kind = ANY (ARRAY['migrated'::text, 'areas'::text, 'registered'::text, 'changes'::text, 'import'::text])))
register_revisions.register_revisions_pkey: PRIMARY KEY (revision)
report_makings.report_makings_area_code: CHECK ((area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'::text))
report_makings.report_makings_kind: CHECK ((kind = ANY (ARRAY['half_year'::text, 'quarter'::text])))
report_makings.report_makings_number: CHECK (((number >= 1) AND (number <=
CASE kind
    WHEN 'half_year'::text THEN 2
    ELSE 4
END)))
report_makings.report_makings_pkey: PRIMARY KEY (id)
report_makings.report_makings_sha256: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
report_makings.report_makings_year: CHECK (((year >= 1949) AND (year <= 2200)))
statement_credits.statement_credits_amount_positive: CHECK ((amount > (0)::numeric))
statement_credits.statement_credits_arrival_id_fkey: FOREIGN KEY (arrival_id) REFERENCES arrivals(id)
statement_credits.statement_credits_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
statement_credits.statement_credits_in_another_fund: CHECK ((((NOT (reason IS DISTINCT FROM 'in_another_fund'::text)) = (other_fund_id IS NOT NULL)) AND (other_fund_id <> fund_id)))
statement_credits.statement_credits_other_fund_id_fkey: FOREIGN KEY (other_fund_id) REFERENCES funds(id)
statement_credits.statement_credits_outcome: CHECK ((outcome = ANY (ARRAY['recorded'::text, 'linked'::text, 'unidentified'::text])))
statement_credits.statement_credits_pkey: PRIMARY KEY (id)
statement_credits.statement_credits_reference_once: UNIQUE (fund_id, bank_reference)
statement_credits.statement_credits_statement_id_fkey: FOREIGN KEY (statement_id) REFERENCES arrival_statements(id)
statement_credits.statement_credits_unidentified_without_arrival: CHECK ((((outcome = 'unidentified'::text) = (arrival_id IS NULL)) AND ((outcome = 'unidentified'::text) = (reason IS NOT NULL))))
supporting_units.supporting_units_funder_id_fkey: FOREIGN KEY (funder_id) REFERENCES funders(id)
supporting_units.supporting_units_id: CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
supporting_units.supporting_units_pkey: PRIMARY KEY (id)
supports.supports_amount_positive: CHECK ((amount > (0)::numeric))
supports.supports_beneficiary_id_fkey: FOREIGN KEY (beneficiary_id) REFERENCES beneficiaries(id)
supports.supports_cadre_id_fkey: FOREIGN KEY (cadre_id) REFERENCES cadres(id)
supports.supports_counts_in_fkey: FOREIGN KEY (counts_in) REFERENCES programmes(id)
supports.supports_funder_id_fkey: FOREIGN KEY (funder_id) REFERENCES funders(id)
supports.supports_id: CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
supports.supports_one_giver: CHECK ((num_nonnulls(unit_id, cadre_id, giver_name) = 1))
supports.supports_pkey: PRIMARY KEY (id, revision)
supports.supports_unit_id_fkey: FOREIGN KEY (unit_id) REFERENCES supporting_units(id)
unmasked_reads.unmasked_reads_acting_for_length: CHECK (((length(acting_for) >= 1) AND (length(acting_for) <= 200)))
unmasked_reads.unmasked_reads_area_is_a_county: CHECK ((area_code ~ '^[1-9][0-9]([0-9]{2}){0,2}$'::text))
unmasked_reads.unmasked_reads_of_somebody: CHECK ((people > 0))
unmasked_reads.unmasked_reads_pkey: PRIMARY KEY (id)
unmasked_reads.unmasked_reads_purpose_is_words: CHECK ((((length(purpose) >= 1) AND (length(purpose) <= 500)) AND (purpose !~ '[0-9]{15}'::text)))
unmasked_reads.unmasked_reads_reader_length: CHECK (((length(reader) >= 1) AND (length(reader) <= 200)))
unmasked_reads.unmasked_reads_subject_is_an_id: CHECK ((((length(subject) >= 1) AND (length(subject) <= 200)) AND (subject !~ '[0-9]{15}'::text)))
unmasked_reads.unmasked_reads_what_is_a_kind: CHECK ((what ~ '^[a-z][a-z_]{0,39}$'::text))
village_versions.village_versions_area_code: CHECK ((area_code ~ '^(\d{6}|\d{9}|\d{12})$'::text))
village_versions.village_versions_beneficiary_id_fkey: FOREIGN KEY (beneficiary_id) REFERENCES beneficiaries(id)
village_versions.village_versions_households_not_negative: CHECK ((households >= 0))
village_versions.village_versions_name_sealed: CHECK ((name_sealed ~~ 'v1.%'::text))
village_versions.village_versions_people_not_negative: CHECK ((people >= 0))
village_versions.village_versions_pkey: PRIMARY KEY (beneficiary_id, valid_from, revision)
village_versions.village_versions_status: CHECK ((status = ANY (ARRAY['registered'::text, 'removed'::text])))
year_end_parts.year_end_parts_amount_not_negative: CHECK ((amount >= (0)::numeric))
year_end_parts.year_end_parts_funder_id_fkey: FOREIGN KEY (funder_id) REFERENCES funders(id)
year_end_parts.year_end_parts_ordinal_once: UNIQUE (year_end_id, ordinal)
year_end_parts.year_end_parts_pkey: PRIMARY KEY (year_end_id, funder_id)
year_end_parts.year_end_parts_refund_id_fkey: FOREIGN KEY (refund_id) REFERENCES refunds(id)
year_end_parts.year_end_parts_year_end_id_fkey: FOREIGN KEY (year_end_id) REFERENCES year_ends(id)
year_ends.year_ends_add_up: TRIGGER DEFERRABLE INITIALLY DEFERRED
year_ends.year_ends_approved_by_another: CHECK ((approved_by <> made_by))
year_ends.year_ends_approved_when_not_draft: CHECK ((((state = ANY (ARRAY['draft'::text, 'withdrawn'::text])) = (approved_by IS NULL)) AND ((approved_by IS NULL) = (approved_at IS NULL))))
year_ends.year_ends_carried_somewhere: CHECK ((((kind = 'carry_over'::text) = (to_fund_id IS NOT NULL)) AND (to_fund_id <> fund_id)))
year_ends.year_ends_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
year_ends.year_ends_kind: CHECK ((kind = ANY (ARRAY['carry_over'::text, 'refund'::text])))
year_ends.year_ends_pkey: PRIMARY KEY (id)
year_ends.year_ends_reason: CHECK ((btrim(reason) <> ''::text))
year_ends.year_ends_state: CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'left'::text, 'posted'::text, 'refused'::text, 'withdrawn'::text])))
year_ends.year_ends_to_fund_id_fkey: FOREIGN KEY (to_fund_id) REFERENCES funds(id)
year_ends.year_ends_total_positive: CHECK ((total > (0)::numeric))

-- Indexes
CREATE INDEX arrivals_by_fund ON public.arrivals USING btree (fund_id, arrived_on, id)
CREATE INDEX awards_by_beneficiary ON public.awards USING btree (beneficiary_id, plan_id)
CREATE INDEX awards_by_plan ON public.awards USING btree (plan_id)
CREATE INDEX awards_in_order ON public.awards USING btree (award_run_id, ordinal, id) INCLUDE (amount) WHERE (state <> 'refused'::text)
CREATE INDEX bank_accounts_by_index ON public.bank_accounts USING btree (account_index)
CREATE INDEX bank_accounts_to_index ON public.bank_accounts USING btree (beneficiary_id, version) WHERE (account_index IS NULL)
CREATE INDEX base_items_by_beneficiary ON public.base_items USING btree (beneficiary_id, kind, id, revision)
CREATE INDEX beneficiaries_by_kind ON public.beneficiaries USING btree (kind, id)
CREATE INDEX card_changes_by_beneficiary ON public.card_changes USING btree (beneficiary_id, asked_at)
CREATE INDEX dead_letter_attempts_of_a_decision ON public.dead_letter_attempts USING btree (decision_id)
CREATE INDEX dead_letter_attempts_of_a_letter ON public.dead_letter_attempts USING btree (dead_letter_id, id)
CREATE INDEX dead_letter_decisions_of_a_key ON public.dead_letter_decisions USING btree (consumer, key)
CREATE INDEX dead_letters_open ON public.dead_letters USING btree (consumer, key) WHERE (closed_at IS NULL)
CREATE INDEX guarantee_evaluations_by_guarantee ON public.guarantee_evaluations USING btree (guarantee_id, fiscal_year, made_at)
CREATE INDEX household_versions_by_area ON public.household_versions USING btree (area_code text_pattern_ops, beneficiary_id)
CREATE INDEX identifications_of_an_arrival ON public.identifications USING btree (arrival_id) WHERE (arrival_id IS NOT NULL)
CREATE INDEX import_chunks_by_age ON public.import_chunks USING btree (received_at) WHERE (ordinal = 0)
CREATE INDEX import_rows_by_household ON public.import_rows USING btree (import_id, household, "row")
CREATE INDEX import_rows_by_identity ON public.import_rows USING btree (import_id, identity_index, "row") WHERE (identity_index IS NOT NULL)
CREATE INDEX import_rows_homeless ON public.import_rows USING btree (import_id, "row") WHERE (household IS NULL)
CREATE INDEX import_rows_moving ON public.import_rows USING btree (import_id, moves_from) WHERE (moves_from IS NOT NULL)
CREATE INDEX jobs_by_subject ON public.jobs USING btree (subject_id, created_at)
CREATE INDEX jobs_open ON public.jobs USING btree (created_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]))
CREATE INDEX ledger_movements_of_a_fund ON public.ledger_movements USING btree (fund_id, account, kind, effective_on)
CREATE INDEX member_versions_by_household ON public.member_versions USING btree (household_id, person_id)
CREATE INDEX openings_by_fund ON public.openings USING btree (fund_id)
CREATE INDEX outbox_waiting ON public.outbox USING btree (topic, partition, id) WHERE (published_at IS NULL)
CREATE INDEX overpaid_identifications_of_a_refund ON public.overpaid_identifications USING btree (refund_id)
CREATE INDEX overpaid_identifications_of_an_arrival ON public.overpaid_identifications USING btree (arrival_id)
CREATE INDEX plan_lines_by_beneficiary ON public.plan_lines USING btree (beneficiary_id, plan_id) WHERE (beneficiary_id IS NOT NULL)
CREATE INDEX plan_objections_by_plan ON public.plan_objections USING btree (plan_id, recorded_at)
CREATE INDEX plans_by_fund ON public.plans USING btree (fund_id, made_at)
CREATE INDEX refunds_by_fund ON public.refunds USING btree (fund_id, refunded_on, id)
CREATE INDEX register_imports_by_file ON public.register_imports USING btree (file_sha256)
CREATE INDEX report_makings_by_period ON public.report_makings USING btree (year, kind, number, area_code, made_at)
CREATE INDEX statement_credits_by_reference ON public.statement_credits USING btree (bank_reference)
CREATE INDEX statement_credits_of_a_statement ON public.statement_credits USING btree (statement_id)
CREATE INDEX supports_by_beneficiary ON public.supports USING btree (beneficiary_id, given_on)
CREATE INDEX unmasked_reads_of_area ON public.unmasked_reads USING btree (area_code text_pattern_ops, id)
CREATE INDEX year_ends_into_a_fund ON public.year_ends USING btree (to_fund_id) WHERE (to_fund_id IS NOT NULL)
CREATE UNIQUE INDEX arrival_statements_one_fund ON public.arrival_statements USING btree (sha256) WHERE (credits > 0)
CREATE UNIQUE INDEX arrivals_once ON public.arrivals USING btree (fund_id, funder_id, document_number, amount, arrived_on) WHERE (state <> 'refused'::text)
CREATE UNIQUE INDEX award_runs_one_at_a_time ON public.award_runs USING btree (plan_id) WHERE (state = 'running'::text)
CREATE UNIQUE INDEX awards_line_once ON public.awards USING btree (programme_id, period, beneficiary_id, line) WHERE (state <> 'refused'::text)
CREATE UNIQUE INDEX awards_once_in_run ON public.awards USING btree (award_run_id, ordinal)
CREATE UNIQUE INDEX card_changes_one_waiting ON public.card_changes USING btree (beneficiary_id) WHERE (state = 'waiting'::text)
CREATE UNIQUE INDEX dead_letter_attempts_succeed_once ON public.dead_letter_attempts USING btree (dead_letter_id) WHERE (outcome <> 'failed'::text)
CREATE UNIQUE INDEX dead_letters_once ON public.dead_letters USING btree (consumer, topic, partition, "position", md5(message))
CREATE UNIQUE INDEX funders_one_per_area ON public.funders USING btree (area_code) WHERE (area_code IS NOT NULL)
CREATE UNIQUE INDEX identifications_one_in_force ON public.identifications USING btree (credit_id) WHERE (state = ANY (ARRAY['proposed'::text, 'approved'::text]))
CREATE UNIQUE INDEX jobs_one_at_work ON public.jobs USING btree (kind, subject_id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]))
CREATE UNIQUE INDEX openings_one_draft ON public.openings USING btree (fund_id) WHERE (state = 'draft'::text)
CREATE UNIQUE INDEX plans_one_in_force ON public.plans USING btree (fund_id, programme_id) WHERE (state = 'approved'::text)
CREATE UNIQUE INDEX plans_one_posted ON public.plans USING btree (fund_id, programme_id) WHERE (state = 'posted'::text)
CREATE UNIQUE INDEX statement_credits_one_arrival ON public.statement_credits USING btree (arrival_id) WHERE (arrival_id IS NOT NULL)
CREATE UNIQUE INDEX statement_credits_posted_once ON public.statement_credits USING btree (bank_reference, booked_on, amount) WHERE (outcome <> 'unidentified'::text)
CREATE UNIQUE INDEX year_ends_one_open ON public.year_ends USING btree (fund_id) WHERE (state = ANY (ARRAY['draft'::text, 'approved'::text, 'left'::text]))

-- Triggers
CREATE CONSTRAINT TRIGGER plans_add_up AFTER UPDATE ON public.plans DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.total IS DISTINCT FROM new.total) OR (old.state = 'draft'::text))) EXECUTE FUNCTION refuse_plan_that_does_not_add_up()
CREATE CONSTRAINT TRIGGER year_ends_add_up AFTER INSERT OR UPDATE ON public.year_ends DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_year_end_that_does_not_add_up()
CREATE TRIGGER area_versions_complete AFTER INSERT ON public.area_versions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision()
CREATE TRIGGER bank_accounts_changed_by_two BEFORE INSERT ON public.bank_accounts FOR EACH ROW EXECUTE FUNCTION refuse_account_of_one_officer()
CREATE TRIGGER bank_accounts_indexed_once BEFORE UPDATE ON public.bank_accounts FOR EACH ROW WHEN ((old.account_index IS NOT NULL)) EXECUTE FUNCTION refuse_other_index()
CREATE TRIGGER base_items_complete AFTER INSERT ON public.base_items REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision()
CREATE TRIGGER card_changes_decided_once BEFORE UPDATE ON public.card_changes FOR EACH ROW WHEN ((old.state <> 'waiting'::text)) EXECUTE FUNCTION refuse_second_decision()
CREATE TRIGGER dead_letters_history_kept BEFORE UPDATE ON public.dead_letters FOR EACH ROW EXECUTE FUNCTION keep_dead_letter_history()
CREATE TRIGGER enterprise_versions_complete AFTER INSERT ON public.enterprise_versions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision()
CREATE TRIGGER guarantee_evaluations_add_up BEFORE INSERT ON public.guarantee_evaluations FOR EACH ROW EXECUTE FUNCTION refuse_evaluation_that_does_not_add_up()
CREATE TRIGGER guarantee_evaluations_closed AFTER INSERT ON public.guarantee_findings REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_finding_of_closed_evaluation()
CREATE TRIGGER household_versions_complete AFTER INSERT ON public.household_versions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision()
CREATE TRIGGER jobs_end_once BEFORE UPDATE ON public.jobs FOR EACH ROW WHEN ((old.state = ANY (ARRAY['done'::text, 'failed'::text]))) EXECUTE FUNCTION refuse_change_of_ended_job()
CREATE TRIGGER member_versions_complete AFTER INSERT ON public.member_versions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision()
CREATE TRIGGER pairings_complete AFTER INSERT ON public.pairings REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision()
CREATE TRIGGER plan_line_parts_of_a_draft AFTER INSERT ON public.plan_line_parts REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_addition_to_computed_plan()
CREATE TRIGGER plan_lines_of_a_draft AFTER INSERT ON public.plan_lines REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_addition_to_computed_plan()
CREATE TRIGGER plan_shares_of_a_draft AFTER INSERT ON public.plan_shares REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_addition_to_computed_plan()
CREATE TRIGGER plans_live_as_told BEFORE INSERT OR UPDATE ON public.plans FOR EACH ROW EXECUTE FUNCTION refuse_other_life_of_plan()
CREATE TRIGGER programme_versions_in_order BEFORE INSERT ON public.programme_versions FOR EACH ROW EXECUTE FUNCTION refuse_version_out_of_order()
CREATE TRIGGER project_versions_complete AFTER INSERT ON public.project_versions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision()
CREATE TRIGGER register_revisions_without_gap BEFORE INSERT ON public.register_revisions FOR EACH ROW EXECUTE FUNCTION refuse_gap_in_revisions()
CREATE TRIGGER supports_complete AFTER INSERT ON public.supports REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision()
CREATE TRIGGER village_versions_complete AFTER INSERT ON public.village_versions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision()

-- Functions
CREATE OR REPLACE FUNCTION public.keep_dead_letter_history()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'dead letter % was % at %', OLD.id, OLD.state, OLD.closed_at
      USING ERRCODE = 'check_violation', CONSTRAINT = 'dead_letters_closed_for_good';
  END IF;
  IF NEW.state = 'discarded' AND NOT EXISTS (SELECT FROM dead_letter_decisions WHERE dead_letter_id = OLD.id) THEN
    RAISE EXCEPTION 'nobody decided to discard dead letter %', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'dead_letters_discarded_by_decision';
  END IF;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_account_of_one_officer()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF (NEW.version > 1 OR NEW.change_id IS NOT NULL) AND NOT EXISTS (
       SELECT FROM card_changes c WHERE c.id = NEW.change_id AND c.state = 'approved' AND c.account_index = NEW.account_index) THEN
    RAISE EXCEPTION 'account % of % was approved by nobody', NEW.version, NEW.beneficiary_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bank_accounts_changed_by_two';
  END IF;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_addition_to_computed_plan()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  added_to uuid;
BEGIN
  FOR added_to IN SELECT DISTINCT plan_id FROM added LOOP
    -- Held until the transaction ends, so that the plan cannot become computed meanwhile.
    PERFORM FROM plans WHERE id = added_to AND state = 'draft' FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'Plan % is no draft: nothing is added to it', added_to
        USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_added_to_as_draft';
    END IF;
  END LOOP;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_change_of_ended_job()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'Job % is %', OLD.id, OLD.state USING ERRCODE = 'check_violation', CONSTRAINT = 'jobs_end_once';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_evaluation_that_does_not_add_up()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  counted integer;
  missed  numeric;
BEGIN
  SELECT count(*), coalesce(sum(missing), 0) INTO counted, missed FROM guarantee_findings WHERE evaluation_id = NEW.id;
  IF (counted, missed) IS DISTINCT FROM (NEW.findings, NEW.missing_total) THEN
    RAISE EXCEPTION 'Evaluation % tells of % findings and %, there are % and %', NEW.id, NEW.findings, NEW.missing_total, counted, missed
      USING ERRCODE = 'check_violation', CONSTRAINT = 'guarantee_evaluations_add_up';
  END IF;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_finding_of_closed_evaluation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM guarantee_evaluations WHERE id IN (SELECT evaluation_id FROM added)) THEN
    RAISE EXCEPTION 'The evaluation is closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'guarantee_evaluations_closed';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_gap_in_revisions()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.revision IS DISTINCT FROM (SELECT coalesce(max(revision), 0) + 1 FROM register_revisions) THEN
    RAISE EXCEPTION 'Revision % is not the next', NEW.revision
      USING ERRCODE = 'check_violation', CONSTRAINT = 'register_revisions_without_gap';
  END IF;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_other_index()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'account % of % is indexed', OLD.version, OLD.beneficiary_id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'bank_accounts_indexed_once';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_other_life_of_plan()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' THEN
      RAISE EXCEPTION 'Plan % is made as %', NEW.id, NEW.state USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_begin_as_draft';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.state <> OLD.state AND NOT EXISTS (SELECT FROM plan_transitions WHERE from_state = OLD.state AND to_state = NEW.state) THEN
    RAISE EXCEPTION 'Plan % cannot go from % to %', OLD.id, OLD.state, NEW.state
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_state_follows';
  END IF;
  IF OLD.state <> 'draft' AND (OLD.total, OLD.kept, OLD.lines, OLD.units, OLD.share_explanation, OLD.content_sha256)
       IS DISTINCT FROM (NEW.total, NEW.kept, NEW.lines, NEW.units, NEW.share_explanation, NEW.content_sha256) THEN
    RAISE EXCEPTION 'Plan % was computed and stays as it is', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_computed_once';
  END IF;
  IF OLD.state <> 'submitted' AND (OLD.notice_from, OLD.notice_to) IS DISTINCT FROM (NEW.notice_from, NEW.notice_to) THEN
    RAISE EXCEPTION 'The notice of plan % stands as it was given', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_noticed_once';
  END IF;
  IF NEW.state = 'approved' AND OLD.state <> 'approved' THEN
    -- One decision about a fund after the other.
    PERFORM pg_advisory_xact_lock(hashtextextended('plans of ' || NEW.fund_id, 0));
    IF EXISTS (SELECT FROM plans WHERE fund_id = NEW.fund_id AND programme_id = NEW.programme_id AND id <> NEW.id
                  AND state IN ('approved', 'posted') AND id IS DISTINCT FROM NEW.replaces) THEN
      RAISE EXCEPTION 'Fund % has a plan in force', NEW.fund_id USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_one_in_force';
    END IF;
    IF NEW.replaces IS NOT NULL AND NOT EXISTS (SELECT FROM plans WHERE id = NEW.replaces AND fund_id = NEW.fund_id
                  AND programme_id = NEW.programme_id AND state = 'posted') THEN
      RAISE EXCEPTION 'Plan % replaces %, which is not in force', NEW.id, NEW.replaces
        USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_replace_what_is_in_force';
    END IF;
    IF NEW.notice_days > 0 AND (OLD.state <> 'noticed' OR NEW.notice_to >= (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date
         OR EXISTS (SELECT FROM plan_objections o LEFT JOIN plan_objection_answers a ON a.objection_id = o.id
                     WHERE o.plan_id = NEW.id AND a.objection_id IS NULL)) THEN
      RAISE EXCEPTION 'The public notice of plan % is not over', NEW.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_approved_after_notice';
    END IF;
  END IF;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_plan_that_does_not_add_up()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  sum_of_lines  numeric;
  sum_of_shares numeric;
  line_count    bigint;
  unit_count    numeric;
BEGIN
  IF NEW.total IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT sum(amount), count(*), sum(l.units) INTO sum_of_lines, line_count, unit_count FROM plan_lines l WHERE plan_id = NEW.id;
  SELECT sum(amount) INTO sum_of_shares FROM plan_shares WHERE plan_id = NEW.id;
  IF sum_of_lines IS DISTINCT FROM NEW.total OR line_count <> NEW.lines OR unit_count <> NEW.units
     OR sum_of_shares IS DISTINCT FROM (CASE WHEN NEW.draws_on IS NULL THEN NEW.total END) THEN
    RAISE EXCEPTION 'Plan % is % in % lines, its % lines add up to %, its shares to %',
      NEW.id, NEW.total, NEW.lines, line_count, sum_of_lines, sum_of_shares
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_add_up';
  END IF;
  IF EXISTS (SELECT FROM plan_line_parts WHERE plan_id = NEW.id) AND EXISTS (
    SELECT FROM (SELECT line, amount FROM plan_lines WHERE plan_id = NEW.id) l
      FULL JOIN (SELECT line, sum(amount) AS parts FROM plan_line_parts WHERE plan_id = NEW.id GROUP BY line) p USING (line)
     WHERE l.amount IS DISTINCT FROM p.parts
    UNION ALL
    SELECT FROM (SELECT funder_id, amount FROM plan_shares WHERE plan_id = NEW.id) s
      FULL JOIN (SELECT funder_id, sum(amount) AS parts FROM plan_line_parts WHERE plan_id = NEW.id GROUP BY funder_id) p USING (funder_id)
     WHERE coalesce(s.amount, 0) IS DISTINCT FROM p.parts AND (p.parts IS NOT NULL OR s.amount <> 0)
  ) THEN
    RAISE EXCEPTION 'The parts of plan % do not add up to its lines or to its shares', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_add_up';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_second_decision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'card change % is %', OLD.id, OLD.state
    USING ERRCODE = 'check_violation', CONSTRAINT = 'card_changes_decided_once';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_version_out_of_order()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  newest smallint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('programme ' || NEW.programme_id, 0));
  SELECT max(version) INTO newest FROM programme_versions WHERE programme_id = NEW.programme_id;
  IF NEW.version <> coalesce(newest, 0) + 1 THEN
    RAISE EXCEPTION 'Version % of % does not follow %', NEW.version, NEW.programme_id, newest
      USING ERRCODE = 'check_violation', CONSTRAINT = 'programme_versions_in_order';
  END IF;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_versions_of_another_revision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT revision FROM added) a LEFT JOIN register_revisions r USING (revision)
              WHERE r.made_in IS DISTINCT FROM pg_current_xact_id()) THEN
    RAISE EXCEPTION 'A version of % names a revision that this transaction did not make', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = 'register_revisions_complete';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_year_end_that_does_not_add_up()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF (SELECT sum(amount) FROM year_end_parts WHERE year_end_id = NEW.id) IS DISTINCT FROM NEW.total THEN
    RAISE EXCEPTION 'The parts of year end % do not add up to %', NEW.id, NEW.total
      USING ERRCODE = 'check_violation', CONSTRAINT = 'year_ends_add_up';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.sum_of_sources(sources jsonb)
 RETURNS numeric
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT coalesce(sum((source ->> 'amount')::numeric), 0) FROM jsonb_array_elements(sources) AS source
$function$


-- Rights of roles that own nothing
fundtrace_allocation: area_versions INSERT, SELECT
fundtrace_allocation: arrival_statements INSERT, SELECT
fundtrace_allocation: arrivals INSERT, SELECT
fundtrace_allocation: arrivals UPDATE (state, problem)
fundtrace_allocation: award_runs INSERT, SELECT
fundtrace_allocation: award_runs UPDATE (count, total, state, problem)
fundtrace_allocation: awards INSERT, SELECT
fundtrace_allocation: awards UPDATE (state, problem)
fundtrace_allocation: bank_accounts INSERT, SELECT
fundtrace_allocation: bank_accounts UPDATE (account_index)
fundtrace_allocation: base_items INSERT, SELECT
fundtrace_allocation: beneficiaries INSERT, SELECT
fundtrace_allocation: cadres INSERT, SELECT
fundtrace_allocation: card_changes INSERT (id, beneficiary_id, account_sealed, account_masked, account_index, owner_sealed, owner_masked, bank_code, reason, asked_by, asked_for)
fundtrace_allocation: card_changes SELECT
fundtrace_allocation: card_changes UPDATE (state, decided_by, decided_for, decided_at, decided_why)
fundtrace_allocation: consumed_events INSERT, SELECT
fundtrace_allocation: dead_letter_attempts INSERT, SELECT
fundtrace_allocation: dead_letter_decisions INSERT, SELECT
fundtrace_allocation: dead_letters INSERT, SELECT
fundtrace_allocation: dead_letters UPDATE (state, closed_at)
fundtrace_allocation: disclosure_consents INSERT, SELECT
fundtrace_allocation: due_instalments INSERT, SELECT
fundtrace_allocation: due_schedules INSERT, SELECT
fundtrace_allocation: enterprise_versions INSERT, SELECT
fundtrace_allocation: funder_aliases INSERT, SELECT
fundtrace_allocation: funders INSERT, SELECT
fundtrace_allocation: funds INSERT, SELECT
fundtrace_allocation: guarantee_evaluation_plans INSERT, SELECT
fundtrace_allocation: guarantee_evaluations INSERT, SELECT
fundtrace_allocation: guarantee_findings INSERT, SELECT
fundtrace_allocation: guarantee_versions INSERT, SELECT
fundtrace_allocation: guarantees INSERT, SELECT
fundtrace_allocation: household_versions INSERT, SELECT
fundtrace_allocation: idempotency_keys INSERT, SELECT
fundtrace_allocation: identifications INSERT, SELECT
fundtrace_allocation: identifications UPDATE (state, decided_by, decided_at, reason, arrival_id)
fundtrace_allocation: import_chunks DELETE, INSERT, SELECT
fundtrace_allocation: import_faults INSERT, SELECT
fundtrace_allocation: import_left_out INSERT, SELECT
fundtrace_allocation: import_rows DELETE, INSERT, SELECT
fundtrace_allocation: import_rows UPDATE (moves_from)
fundtrace_allocation: jobs INSERT, SELECT
fundtrace_allocation: jobs UPDATE (done, total, state, problem, attempts, owner, lease_until, ended_at)
fundtrace_allocation: ledger_movements INSERT, SELECT
fundtrace_allocation: member_versions INSERT, SELECT
fundtrace_allocation: milestone_versions INSERT, SELECT
fundtrace_allocation: milestones INSERT, SELECT
fundtrace_allocation: opening_shares INSERT, SELECT
fundtrace_allocation: openings INSERT, SELECT
fundtrace_allocation: openings UPDATE (state, approved_by, approved_at, plan_id)
fundtrace_allocation: outbox INSERT, SELECT
fundtrace_allocation: outbox UPDATE (published_at)
fundtrace_allocation: outbox_sequences INSERT, SELECT
fundtrace_allocation: outbox_sequences UPDATE (last_sequence)
fundtrace_allocation: overpaid_identifications INSERT, SELECT
fundtrace_allocation: overpaid_identifications UPDATE (state, problem)
fundtrace_allocation: pairings INSERT, SELECT
fundtrace_allocation: persons INSERT, SELECT
fundtrace_allocation: plan_line_parts INSERT, SELECT
fundtrace_allocation: plan_lines INSERT, SELECT
fundtrace_allocation: plan_moves INSERT, SELECT
fundtrace_allocation: plan_objection_answers INSERT, SELECT
fundtrace_allocation: plan_objections INSERT, SELECT
fundtrace_allocation: plan_shares INSERT, SELECT
fundtrace_allocation: plan_transitions SELECT
fundtrace_allocation: plans INSERT, SELECT
fundtrace_allocation: plans UPDATE (total, state, approved_by, approved_at, problem, kept, lines, units, share_explanation, content_sha256, submitted_by, notice_from, notice_to)
fundtrace_allocation: programme_versions INSERT, SELECT
fundtrace_allocation: programmes INSERT, SELECT
fundtrace_allocation: project_versions INSERT, SELECT
fundtrace_allocation: refunds INSERT, SELECT
fundtrace_allocation: refunds UPDATE (state, approved_by, approved_at, problem)
fundtrace_allocation: register_imports INSERT, SELECT
fundtrace_allocation: register_imports UPDATE (state, reached_row, reached_household, bytes_read, rows_read, households, households_judged, households_left_out, households_written, households_unchanged, faults, warnings, repeats, problem, ended_at)
fundtrace_allocation: register_revisions INSERT (revision, kind, reason, recorded_by)
fundtrace_allocation: register_revisions SELECT
fundtrace_allocation: report_makings INSERT, SELECT
fundtrace_allocation: statement_credits INSERT, SELECT
fundtrace_allocation: supporting_units INSERT, SELECT
fundtrace_allocation: supports INSERT, SELECT
fundtrace_allocation: unmasked_reads INSERT, SELECT
fundtrace_allocation: village_versions INSERT, SELECT
fundtrace_allocation: year_end_parts INSERT, SELECT
fundtrace_allocation: year_end_parts UPDATE (refund_id)
fundtrace_allocation: year_ends INSERT, SELECT
fundtrace_allocation: year_ends UPDATE (state, approved_by, approved_at, problem)
