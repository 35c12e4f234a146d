-- Made by "npm run generate" from the migrations: the schema that they add up to.

-- Tables
TABLE allowed_audit_moves (
  thing text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  mover text NOT NULL
)
TABLE arrival_copies (
  arrival_id uuid NOT NULL,
  fund_id text NOT NULL,
  funder_id text NOT NULL,
  document_number text NOT NULL,
  amount numeric(21,2) NOT NULL,
  arrived_on date NOT NULL,
  sequence bigint NOT NULL
)
TABLE audit_moves (
  thing text NOT NULL,
  id uuid NOT NULL,
  place integer NOT NULL,
  from_state text,
  to_state text NOT NULL,
  moved_by text NOT NULL,
  moved_for text,
  run bigint,
  why text NOT NULL,
  detail jsonb,
  moved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE award_copies (
  fund_id text NOT NULL,
  sequence bigint NOT NULL,
  place integer NOT NULL,
  award_id uuid NOT NULL,
  award_run_id uuid NOT NULL,
  page integer NOT NULL,
  plan_id uuid NOT NULL,
  programme_id text NOT NULL,
  beneficiary_id text NOT NULL,
  beneficiary_kind text NOT NULL,
  area_code text NOT NULL,
  period text NOT NULL,
  line text NOT NULL,
  amount numeric(21,2) NOT NULL,
  told_at timestamp with time zone NOT NULL
)
TABLE award_manifest_copies (
  fund_id text NOT NULL,
  sequence bigint NOT NULL,
  award_run_id uuid NOT NULL,
  pages integer NOT NULL,
  award_count integer NOT NULL,
  total numeric(21,2) NOT NULL
)
TABLE breaks (
  run_id uuid NOT NULL,
  ordinal integer NOT NULL,
  fund_id text NOT NULL,
  kind text NOT NULL,
  direction text NOT NULL,
  difference numeric(21,2) NOT NULL,
  ledger jsonb,
  statement jsonb,
  disbursement jsonb,
  related jsonb NOT NULL,
  explanation_zh text NOT NULL,
  explanation_en text NOT NULL
)
TABLE carried_runs (
  run bigint NOT NULL,
  job_id text NOT NULL,
  as_of date NOT NULL,
  overtaken boolean NOT NULL,
  opened integer NOT NULL,
  seen integer NOT NULL,
  reopened integer NOT NULL,
  healed integer NOT NULL,
  carried_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE case_notes (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  case_id uuid NOT NULL,
  kind text NOT NULL,
  note text NOT NULL,
  noted_by text NOT NULL,
  noted_for text,
  noted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE cases (
  id uuid NOT NULL,
  number bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  job_id text NOT NULL,
  area_code text NOT NULL,
  identity text NOT NULL,
  content text NOT NULL,
  undone text[] DEFAULT '{}'::text[] NOT NULL,
  kind text NOT NULL,
  fund text,
  state text DEFAULT 'open'::text NOT NULL,
  place integer DEFAULT 1 NOT NULL,
  why text NOT NULL,
  detail jsonb,
  hands text[] DEFAULT '{}'::text[] NOT NULL,
  owner text,
  difference numeric(21,2) NOT NULL,
  left_amount numeric(21,2),
  right_amount numeric(21,2),
  left_on date,
  right_on date,
  first_run bigint NOT NULL,
  first_seen_on date NOT NULL,
  last_run bigint NOT NULL,
  last_break integer NOT NULL,
  last_seen_on date NOT NULL,
  judged_on date NOT NULL,
  times_seen integer DEFAULT 1 NOT NULL,
  opened_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE checkpoint_copies (
  number bigint NOT NULL,
  hash text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  key_id text NOT NULL,
  checkpoint jsonb NOT NULL,
  kept_by text NOT NULL,
  kept_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
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
TABLE correction_lines (
  correction_id uuid NOT NULL,
  place smallint NOT NULL,
  account text,
  payment text,
  action text,
  amount numeric(21,2) NOT NULL
)
TABLE corrections (
  id uuid NOT NULL,
  number bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  case_id uuid NOT NULL,
  addressee text NOT NULL,
  what text NOT NULL,
  ground text NOT NULL,
  state text DEFAULT 'proposed'::text NOT NULL,
  place integer DEFAULT 1 NOT NULL,
  why text NOT NULL,
  detail jsonb,
  proposed_by text NOT NULL,
  proposed_for text,
  proposed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE dataset_pieces (
  dataset_id uuid NOT NULL,
  place integer NOT NULL,
  content bytea NOT NULL,
  received_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE datasets (
  id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  area_code text NOT NULL,
  mapping jsonb NOT NULL,
  mapping_sha256 text NOT NULL,
  file_sha256 text NOT NULL,
  bytes bigint NOT NULL,
  row_count integer NOT NULL,
  control_total numeric(31,2) NOT NULL,
  first_day date,
  last_day date,
  proof jsonb,
  positions jsonb,
  uploaded_by text NOT NULL,
  uploaded_for text,
  uploaded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
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
TABLE due_failures (
  job_id text NOT NULL,
  due_at timestamp with time zone NOT NULL,
  problem jsonb NOT NULL,
  first_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  last_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE evidence_downloads (
  id uuid NOT NULL,
  subject_kind text NOT NULL,
  subject text NOT NULL,
  form text NOT NULL,
  with_inputs boolean NOT NULL,
  taken_by text NOT NULL,
  taken_for text,
  purpose text,
  taken_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE file_release_copies (
  fund_id text NOT NULL,
  sequence bigint NOT NULL,
  batch_id uuid NOT NULL,
  file_sha256 text NOT NULL
)
TABLE finding_answers (
  finding_id uuid NOT NULL,
  place smallint NOT NULL,
  answer text NOT NULL,
  answered_on date NOT NULL,
  recorded_by text NOT NULL,
  recorded_for text,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE finding_cases (
  finding_id uuid NOT NULL,
  case_id uuid NOT NULL
)
TABLE finding_evidence (
  finding_id uuid NOT NULL,
  answer smallint NOT NULL,
  place smallint NOT NULL,
  name text NOT NULL,
  sha256 text NOT NULL,
  bytes bigint NOT NULL
)
TABLE findings (
  id uuid NOT NULL,
  number bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  area_code text NOT NULL,
  title text NOT NULL,
  statement text NOT NULL,
  requirement text NOT NULL,
  office text NOT NULL,
  deadline date NOT NULL,
  state text DEFAULT 'issued'::text NOT NULL,
  place integer DEFAULT 1 NOT NULL,
  why text NOT NULL,
  detail jsonb,
  hands text[] DEFAULT '{}'::text[] NOT NULL,
  made_by text NOT NULL,
  made_for text,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE fund_change_copies (
  fund_id text NOT NULL,
  sequence bigint NOT NULL,
  reference text NOT NULL,
  document_number text NOT NULL,
  funder_id text
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
TABLE job_runs (
  id uuid NOT NULL,
  number bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  job_id text NOT NULL,
  job_version integer NOT NULL,
  rules_sha256 text NOT NULL,
  area_code text NOT NULL,
  as_of date NOT NULL,
  from_day date,
  state text DEFAULT 'queued'::text NOT NULL,
  phase text DEFAULT 'waiting'::text NOT NULL,
  done bigint DEFAULT 0 NOT NULL,
  total bigint,
  epoch integer DEFAULT 0 NOT NULL,
  broken_off integer DEFAULT 0 NOT NULL,
  lease_until timestamp with time zone,
  cancel_asked_by text,
  cancel_asked_for text,
  problem jsonb,
  left_rows integer,
  right_rows integer,
  match_count integer,
  break_count integer,
  inputs_sha256 text,
  result_sha256 text,
  totals jsonb,
  asked_by text NOT NULL,
  asked_for text,
  asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  due_at timestamp with time zone,
  started_at timestamp with time zone,
  ended_at timestamp with time zone
)
TABLE job_versions (
  job_id text NOT NULL,
  version integer NOT NULL,
  document jsonb NOT NULL,
  document_sha256 text NOT NULL,
  rules_sha256 text NOT NULL,
  reason text,
  recorded_by text NOT NULL,
  recorded_for text,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE jobs (
  id text NOT NULL,
  area_code text NOT NULL,
  created_by text NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE journal_account_copies (
  fund_id text NOT NULL,
  sequence bigint NOT NULL,
  account text NOT NULL,
  debit numeric(21,2) NOT NULL,
  credit numeric(21,2) NOT NULL
)
TABLE journal_page_copies (
  fund_id text NOT NULL,
  sequence bigint NOT NULL,
  shard smallint NOT NULL,
  height bigint NOT NULL,
  block_hash text NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  page integer NOT NULL,
  pages integer NOT NULL,
  record_count integer NOT NULL,
  first_position bigint NOT NULL,
  last_position bigint NOT NULL,
  numbered_count integer NOT NULL,
  first_number bigint,
  last_number bigint,
  taken_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE journal_record_copies (
  fund_id text NOT NULL,
  sequence bigint NOT NULL,
  place integer NOT NULL,
  transaction_id uuid NOT NULL,
  position bigint NOT NULL,
  number bigint,
  kind text NOT NULL,
  reference text NOT NULL,
  effective_at timestamp with time zone NOT NULL,
  document_number text,
  reverses uuid,
  entries jsonb NOT NULL
)
TABLE ledger_copies (
  transaction_id uuid NOT NULL,
  fund_id text NOT NULL,
  number bigint NOT NULL,
  kind text NOT NULL,
  reference text NOT NULL,
  payment_id uuid,
  batch_id uuid,
  effective_on date NOT NULL,
  amount numeric(21,2) NOT NULL,
  cash_paid_out numeric(21,2) NOT NULL,
  sequence bigint NOT NULL
)
TABLE matches (
  run_id uuid NOT NULL,
  ordinal integer NOT NULL,
  fund_id text NOT NULL,
  ledger_record text NOT NULL
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
TABLE payment_award_copies (
  fund_id text NOT NULL,
  sequence bigint NOT NULL,
  payment_id uuid NOT NULL,
  award_id uuid NOT NULL,
  beneficiary_id text NOT NULL,
  attempt integer NOT NULL
)
TABLE payment_copies (
  payment_id uuid NOT NULL,
  fund_id text NOT NULL,
  batch_id uuid NOT NULL,
  reference text NOT NULL,
  beneficiary_id text NOT NULL,
  amount numeric(21,2) NOT NULL,
  sequence bigint NOT NULL
)
TABLE payment_result_copies (
  fund_id text NOT NULL,
  sequence bigint NOT NULL,
  payment_id uuid NOT NULL,
  outcome text NOT NULL,
  amount numeric(21,2) NOT NULL,
  occurred_on date NOT NULL
)
TABLE payment_void_copies (
  payment_id uuid NOT NULL,
  fund_id text NOT NULL,
  batch_id uuid NOT NULL,
  sequence bigint NOT NULL
)
TABLE periods (
  id uuid NOT NULL,
  job_id text NOT NULL,
  from_day date,
  through_day date NOT NULL,
  state text DEFAULT 'asked'::text NOT NULL,
  place integer DEFAULT 1 NOT NULL,
  why text NOT NULL,
  detail jsonb,
  asked_by text NOT NULL,
  asked_for text,
  asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE plan_change_copies (
  fund_id text NOT NULL,
  sequence bigint NOT NULL,
  plan_id uuid NOT NULL,
  replaces_plan_id uuid NOT NULL
)
TABLE plan_copies (
  plan_id uuid NOT NULL,
  fund_id text NOT NULL,
  fund_name text NOT NULL,
  area_code text NOT NULL,
  funder_areas text[] NOT NULL,
  sequence bigint NOT NULL
)
TABLE plan_share_copies (
  fund_id text NOT NULL,
  sequence bigint NOT NULL,
  place integer NOT NULL,
  plan_id uuid NOT NULL,
  programme_id text NOT NULL,
  fiscal_year integer NOT NULL,
  document_number text NOT NULL,
  total numeric(21,2) NOT NULL,
  funder_id text NOT NULL,
  amount numeric(21,2) NOT NULL,
  told_at timestamp with time zone NOT NULL
)
TABLE run_breaks (
  run bigint NOT NULL,
  number integer NOT NULL,
  kind text NOT NULL,
  rule text,
  failed text,
  difference numeric(21,2) NOT NULL,
  left_row integer,
  right_row integer,
  left_amount numeric(21,2),
  right_amount numeric(21,2),
  left_on date,
  right_on date,
  fund text,
  identity text NOT NULL,
  content text NOT NULL,
  shown jsonb NOT NULL,
  sealed bytea NOT NULL,
  change integer,
  settled integer
)
TABLE run_changes (
  run bigint NOT NULL,
  number integer NOT NULL,
  kind text NOT NULL,
  match integer NOT NULL,
  reason text NOT NULL,
  made_by text NOT NULL,
  made_for text,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE run_inputs (
  run bigint NOT NULL,
  side text NOT NULL,
  dataset_id uuid NOT NULL,
  sha256 text NOT NULL
)
TABLE run_lines (
  run_id uuid NOT NULL,
  statement_id uuid NOT NULL,
  line integer NOT NULL,
  match_ordinal integer,
  break_ordinal integer
)
TABLE run_matches (
  run bigint NOT NULL,
  number integer NOT NULL,
  rule text NOT NULL,
  left_row integer,
  right_row integer,
  difference numeric(21,2) NOT NULL,
  suggested boolean DEFAULT false NOT NULL,
  change integer,
  undone integer
)
TABLE run_positions (
  run_id uuid NOT NULL,
  fund_id text NOT NULL,
  consumer text NOT NULL,
  source text NOT NULL,
  sequence bigint NOT NULL
)
TABLE run_previews (
  id uuid NOT NULL,
  run bigint NOT NULL,
  rules jsonb NOT NULL,
  rules_sha256 text NOT NULL,
  state text DEFAULT 'queued'::text NOT NULL,
  epoch integer DEFAULT 0 NOT NULL,
  lease_until timestamp with time zone,
  result jsonb,
  problem jsonb,
  asked_by text NOT NULL,
  asked_for text,
  asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  ended_at timestamp with time zone,
  broken_off integer DEFAULT 0 NOT NULL
)
TABLE run_statements (
  run_id uuid NOT NULL,
  statement_id uuid NOT NULL,
  fund_id text NOT NULL,
  sha256 text NOT NULL
)
TABLE runs (
  id uuid NOT NULL,
  number bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  line_count integer NOT NULL,
  match_count integer NOT NULL,
  break_count integer NOT NULL,
  made_by text NOT NULL,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE sample_units (
  sample_id uuid NOT NULL,
  place integer NOT NULL,
  unit integer NOT NULL,
  stratum text NOT NULL,
  amount numeric(21,2) NOT NULL,
  hits integer NOT NULL
)
TABLE samples (
  id uuid NOT NULL,
  run bigint NOT NULL,
  population text NOT NULL,
  method text NOT NULL,
  stratify_by text,
  seed text NOT NULL,
  size integer NOT NULL,
  population_count integer NOT NULL,
  population_total numeric(31,2) NOT NULL,
  population_sha256 text NOT NULL,
  reason text NOT NULL,
  drawn_by text NOT NULL,
  drawn_for text,
  drawn_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE statement_lines (
  statement_id uuid NOT NULL,
  line integer NOT NULL,
  booking_date date NOT NULL,
  bank_reference text NOT NULL,
  reference text,
  paid_out numeric(21,2),
  received numeric(21,2),
  balance numeric(21,2) NOT NULL
)
TABLE statements (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL,
  opening numeric(21,2) NOT NULL,
  paid_out numeric(21,2) NOT NULL,
  received numeric(21,2) NOT NULL,
  closing numeric(21,2) NOT NULL,
  line_count integer NOT NULL,
  sha256 text NOT NULL,
  uploaded_by text NOT NULL,
  uploaded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
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

-- Constraints
allowed_audit_moves.allowed_audit_moves_mover: CHECK ((mover = ANY (ARRAY['officer'::text, 'run'::text])))
allowed_audit_moves.allowed_audit_moves_pkey: PRIMARY KEY (thing, from_state, to_state, mover)
arrival_copies.arrival_copies_amount_positive: CHECK ((amount > (0)::numeric))
arrival_copies.arrival_copies_pkey: PRIMARY KEY (arrival_id)
arrival_copies.arrival_copies_sequence_positive: CHECK ((sequence > 0))
audit_moves.audit_moves_pkey: PRIMARY KEY (thing, id, place)
award_copies.award_copies_pkey: PRIMARY KEY (fund_id, sequence, place)
award_manifest_copies.award_manifest_copies_pkey: PRIMARY KEY (fund_id, sequence)
breaks.breaks_direction: CHECK ((direction = ANY (ARRAY['paid_out'::text, 'received'::text])))
breaks.breaks_kind: CHECK ((kind = ANY (ARRAY['missing_in_statement'::text, 'amount_differs'::text, 'duplicate_in_statement'::text, 'return_missing_in_statement'::text, 'return_missing_in_ledger'::text, 'not_settled_in_ledger'::text, 'outside_statement_period'::text, 'ambiguous'::text, 'missing_in_ledger'::text, 'wrong_fund'::text, 'status_differs'::text, 'amount_differs_in_disbursement'::text])))
breaks.breaks_ordinal_positive: CHECK ((ordinal > 0))
breaks.breaks_pkey: PRIMARY KEY (run_id, ordinal)
breaks.breaks_run_id_fkey: FOREIGN KEY (run_id) REFERENCES runs(id)
breaks.breaks_show_a_row: CHECK ((num_nonnulls(ledger, statement, disbursement) > 0))
carried_runs.carried_runs_job_id_fkey: FOREIGN KEY (job_id) REFERENCES jobs(id)
carried_runs.carried_runs_pkey: PRIMARY KEY (run)
carried_runs.carried_runs_run_fkey: FOREIGN KEY (run) REFERENCES job_runs(number)
case_notes.case_notes_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases(id)
case_notes.case_notes_kind: CHECK ((kind = ANY (ARRAY['note'::text, 'owner'::text])))
case_notes.case_notes_note: CHECK (((length(btrim(note)) >= 1) AND (length(btrim(note)) <= 2000)))
case_notes.case_notes_pkey: PRIMARY KEY (id)
cases.cases_days_in_order: CHECK (((first_seen_on <= last_seen_on) AND (last_seen_on <= judged_on)))
cases.cases_healed_by_something: CHECK (((state <> 'healed'::text) OR (detail IS NOT NULL)))
cases.cases_identity_once: UNIQUE (job_id, identity)
cases.cases_job_id_fkey: FOREIGN KEY (job_id) REFERENCES jobs(id)
cases.cases_number_once: UNIQUE (number)
cases.cases_pkey: PRIMARY KEY (id)
cases.cases_state: CHECK ((state = ANY (ARRAY['open'::text, 'explained'::text, 'corrected'::text, 'accepted'::text, 'reopened'::text, 'healed'::text])))
cases.cases_times_seen_positive: CHECK ((times_seen > 0))
cases.cases_why: CHECK (((length(btrim(why)) >= 1) AND (length(btrim(why)) <= 2000)))
checkpoint_copies.checkpoint_copies_hash: CHECK ((hash ~ '^[0-9a-f]{64}$'::text))
checkpoint_copies.checkpoint_copies_pkey: PRIMARY KEY (number, hash)
consumed_events.consumed_events_numbered_unless_discarded: CHECK (((sequence IS NOT NULL) OR (outcome = 'discarded'::text)))
consumed_events.consumed_events_outcome: CHECK ((outcome = ANY (ARRAY['handled'::text, 'ignored'::text, 'discarded'::text])))
consumed_events.consumed_events_pkey: PRIMARY KEY (consumer, event_id)
consumed_events.consumed_events_sequence_once: UNIQUE (consumer, source, key, sequence)
correction_lines.correction_lines_account: CHECK (((length(account) >= 1) AND (length(account) <= 200)))
correction_lines.correction_lines_action: CHECK ((action = ANY (ARRAY['claw_back'::text, 'pay'::text, 'stop'::text, 'ask_bank'::text])))
correction_lines.correction_lines_amount_not_zero: CHECK ((amount <> (0)::numeric))
correction_lines.correction_lines_correction_id_fkey: FOREIGN KEY (correction_id) REFERENCES corrections(id)
correction_lines.correction_lines_of_one_kind: CHECK (((num_nonnulls(account, payment) = 1) AND ((payment IS NULL) = (action IS NULL))))
correction_lines.correction_lines_payment: CHECK (((length(payment) >= 1) AND (length(payment) <= 100)))
correction_lines.correction_lines_payment_positive: CHECK (((payment IS NULL) OR (amount > (0)::numeric)))
correction_lines.correction_lines_pkey: PRIMARY KEY (correction_id, place)
correction_lines.correction_lines_place_positive: CHECK ((place > 0))
corrections.corrections_addressee: CHECK ((addressee = ANY (ARRAY['ledger'::text, 'treasury'::text])))
corrections.corrections_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases(id)
corrections.corrections_done_by_a_document: CHECK (((state <> 'done'::text) OR (detail IS NOT NULL)))
corrections.corrections_ground: CHECK (((length(btrim(ground)) >= 1) AND (length(btrim(ground)) <= 2000)))
corrections.corrections_number_once: UNIQUE (number)
corrections.corrections_pkey: PRIMARY KEY (id)
corrections.corrections_state: CHECK ((state = ANY (ARRAY['proposed'::text, 'sent'::text, 'done'::text, 'refused'::text])))
corrections.corrections_what: CHECK (((length(btrim(what)) >= 1) AND (length(btrim(what)) <= 2000)))
corrections.corrections_why: CHECK (((length(btrim(why)) >= 1) AND (length(btrim(why)) <= 2000)))
dataset_pieces.dataset_pieces_pkey: PRIMARY KEY (dataset_id, place)
dataset_pieces.dataset_pieces_place_not_negative: CHECK ((place >= 0))
datasets.datasets_area_code: CHECK ((area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'::text))
datasets.datasets_bytes_not_negative: CHECK ((bytes >= 0))
datasets.datasets_copy_has_positions: CHECK (((kind = 'copy'::text) = (positions IS NOT NULL)))
datasets.datasets_days_in_order: CHECK ((first_day <= last_day))
datasets.datasets_file_sha256: CHECK ((file_sha256 ~ '^[0-9a-f]{64}$'::text))
datasets.datasets_frozen_key: UNIQUE (id, file_sha256)
datasets.datasets_kind: CHECK ((kind = ANY (ARRAY['list'::text, 'statement'::text, 'register'::text, 'copy'::text])))
datasets.datasets_mapping_sha256: CHECK ((mapping_sha256 ~ '^[0-9a-f]{64}$'::text))
datasets.datasets_name: CHECK ((name ~ '^[a-z0-9][a-z0-9_-]{0,62}$'::text))
datasets.datasets_pkey: PRIMARY KEY (id)
datasets.datasets_row_count_not_negative: CHECK ((row_count >= 0))
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
due_failures.due_failures_job_id_fkey: FOREIGN KEY (job_id) REFERENCES jobs(id)
due_failures.due_failures_pkey: PRIMARY KEY (job_id, due_at)
due_failures.due_failures_says_why: CHECK (((problem ->> 'code'::text) IS NOT NULL))
evidence_downloads.evidence_downloads_form: CHECK ((form = ANY (ARRAY['pack'::text, 'html'::text, 'xlsx'::text, 'audit_export'::text])))
evidence_downloads.evidence_downloads_inputs_have_a_purpose: CHECK (((NOT with_inputs) OR (purpose IS NOT NULL)))
evidence_downloads.evidence_downloads_pkey: PRIMARY KEY (id)
evidence_downloads.evidence_downloads_purpose: CHECK (((length(btrim(purpose)) >= 1) AND (length(btrim(purpose)) <= 1000)))
evidence_downloads.evidence_downloads_subject_kind: CHECK ((subject_kind = ANY (ARRAY['job_run'::text, 'comparison'::text, 'fund'::text])))
file_release_copies.file_release_copies_pkey: PRIMARY KEY (fund_id, sequence)
file_release_copies.file_release_copies_sequence_positive: CHECK ((sequence > 0))
file_release_copies.file_release_copies_sha256: CHECK ((file_sha256 ~ '^[0-9a-f]{64}$'::text))
finding_answers.finding_answers_answer: CHECK (((length(btrim(answer)) >= 1) AND (length(btrim(answer)) <= 4000)))
finding_answers.finding_answers_finding_id_fkey: FOREIGN KEY (finding_id) REFERENCES findings(id)
finding_answers.finding_answers_pkey: PRIMARY KEY (finding_id, place)
finding_answers.finding_answers_place_positive: CHECK ((place > 0))
finding_cases.finding_cases_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases(id)
finding_cases.finding_cases_finding_id_fkey: FOREIGN KEY (finding_id) REFERENCES findings(id)
finding_cases.finding_cases_pkey: PRIMARY KEY (finding_id, case_id)
finding_evidence.finding_evidence_bytes_positive: CHECK ((bytes > 0))
finding_evidence.finding_evidence_name: CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 200)))
finding_evidence.finding_evidence_of_answer: FOREIGN KEY (finding_id, answer) REFERENCES finding_answers(finding_id, place)
finding_evidence.finding_evidence_pkey: PRIMARY KEY (finding_id, answer, place)
finding_evidence.finding_evidence_place_positive: CHECK ((place > 0))
finding_evidence.finding_evidence_sha256: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
findings.findings_number_once: UNIQUE (number)
findings.findings_office: CHECK (((length(btrim(office)) >= 1) AND (length(btrim(office)) <= 200)))
findings.findings_pkey: PRIMARY KEY (id)
findings.findings_requirement: CHECK (((length(btrim(requirement)) >= 1) AND (length(btrim(requirement)) <= 4000)))
findings.findings_state: CHECK ((state = ANY (ARRAY['issued'::text, 'answered'::text, 'returned'::text, 'verified'::text, 'closed'::text, 'withdrawn'::text])))
findings.findings_statement: CHECK (((length(btrim(statement)) >= 1) AND (length(btrim(statement)) <= 4000)))
findings.findings_title: CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 200)))
findings.findings_why: CHECK (((length(btrim(why)) >= 1) AND (length(btrim(why)) <= 2000)))
fund_change_copies.fund_change_copies_pkey: PRIMARY KEY (fund_id, sequence)
fund_change_copies.fund_change_copies_sequence_positive: CHECK ((sequence > 0))
idempotency_keys.idempotency_keys_content_is_sha256: CHECK ((octet_length(content_hash) = 32))
idempotency_keys.idempotency_keys_key_length: CHECK (((length(key) >= 1) AND (length(key) <= 200)))
idempotency_keys.idempotency_keys_once: PRIMARY KEY (scope_hash, key)
idempotency_keys.idempotency_keys_scope_is_sha256: CHECK ((octet_length(scope_hash) = 32))
job_runs.job_runs_broken_off_not_negative: CHECK ((broken_off >= 0))
job_runs.job_runs_cancelled_by_someone: CHECK (((state <> 'cancelled'::text) OR (cancel_asked_by IS NOT NULL)))
job_runs.job_runs_completed_has_its_result: CHECK (((state = 'completed'::text) = (num_nonnulls(inputs_sha256, result_sha256, match_count, break_count, left_rows, right_rows, totals) = 7)))
job_runs.job_runs_days_in_order: CHECK ((from_day <= as_of))
job_runs.job_runs_done_not_negative: CHECK ((done >= 0))
job_runs.job_runs_due_once: UNIQUE (job_id, due_at)
job_runs.job_runs_ended: CHECK (((state = ANY (ARRAY['completed'::text, 'cancelled'::text, 'failed'::text])) = (ended_at IS NOT NULL)))
job_runs.job_runs_epoch_not_negative: CHECK ((epoch >= 0))
job_runs.job_runs_failed_says_why: CHECK (((state = 'failed'::text) = (problem IS NOT NULL)))
job_runs.job_runs_job_id_job_version_fkey: FOREIGN KEY (job_id, job_version) REFERENCES job_versions(job_id, version)
job_runs.job_runs_leased_while_running: CHECK (((state = 'running'::text) = (lease_until IS NOT NULL)))
job_runs.job_runs_number_once: UNIQUE (number)
job_runs.job_runs_phase: CHECK ((phase = ANY (ARRAY['waiting'::text, 'freezing'::text, 'reading'::text, 'matching'::text, 'writing'::text, 'ended'::text])))
job_runs.job_runs_pkey: PRIMARY KEY (id)
job_runs.job_runs_state: CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'completed'::text, 'cancelled'::text, 'failed'::text])))
job_runs.job_runs_total_not_negative: CHECK ((total >= 0))
job_versions.job_versions_document_sha256: CHECK ((document_sha256 ~ '^[0-9a-f]{64}$'::text))
job_versions.job_versions_job_id_fkey: FOREIGN KEY (job_id) REFERENCES jobs(id)
job_versions.job_versions_pkey: PRIMARY KEY (job_id, version)
job_versions.job_versions_rules_sha256: CHECK ((rules_sha256 ~ '^[0-9a-f]{64}$'::text))
job_versions.job_versions_version_positive: CHECK ((version > 0))
jobs.jobs_area_code: CHECK ((area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'::text))
jobs.jobs_id: CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
jobs.jobs_pkey: PRIMARY KEY (id)
journal_account_copies.journal_account_copies_pkey: PRIMARY KEY (fund_id, sequence, account)
journal_page_copies.journal_page_copies_hash: CHECK ((block_hash ~ '^[0-9a-f]{64}$'::text))
journal_page_copies.journal_page_copies_not_empty: CHECK ((record_count > 0))
journal_page_copies.journal_page_copies_pkey: PRIMARY KEY (fund_id, sequence)
journal_page_copies.journal_page_copies_sequence_positive: CHECK ((sequence > 0))
journal_record_copies.journal_record_copies_pkey: PRIMARY KEY (fund_id, sequence, place)
ledger_copies.ledger_copies_amount_positive: CHECK ((amount > (0)::numeric))
ledger_copies.ledger_copies_kind: CHECK ((kind = ANY (ARRAY['arrival'::text, 'release'::text, 'settle'::text, 'return'::text, 'refund'::text, 'carry'::text])))
ledger_copies.ledger_copies_names_its_payment: CHECK ((((kind = ANY (ARRAY['arrival'::text, 'refund'::text, 'carry'::text])) = (payment_id IS NULL)) AND ((payment_id IS NULL) = (batch_id IS NULL))))
ledger_copies.ledger_copies_number_once: UNIQUE (fund_id, number)
ledger_copies.ledger_copies_pkey: PRIMARY KEY (transaction_id)
ledger_copies.ledger_copies_sequence_positive: CHECK ((sequence > 0))
matches.matches_ledger_record_once: UNIQUE (run_id, ledger_record)
matches.matches_ordinal_positive: CHECK ((ordinal > 0))
matches.matches_pkey: PRIMARY KEY (run_id, ordinal)
matches.matches_run_id_fkey: FOREIGN KEY (run_id) REFERENCES runs(id)
outbox.outbox_event_once: UNIQUE (event_id)
outbox.outbox_partition_counts_from_zero: CHECK ((partition >= 0))
outbox.outbox_pkey: PRIMARY KEY (id)
outbox.outbox_sequence_once: UNIQUE (source, key, sequence)
outbox.outbox_sequence_positive: CHECK ((sequence > 0))
outbox_sequences.outbox_sequences_pkey: PRIMARY KEY (source, key)
outbox_sequences.outbox_sequences_positive: CHECK ((last_sequence > 0))
payment_award_copies.payment_award_copies_pkey: PRIMARY KEY (fund_id, sequence, payment_id)
payment_copies.payment_copies_amount_positive: CHECK ((amount > (0)::numeric))
payment_copies.payment_copies_pkey: PRIMARY KEY (payment_id, batch_id)
payment_copies.payment_copies_sequence_positive: CHECK ((sequence > 0))
payment_result_copies.payment_result_copies_amount_positive: CHECK ((amount > (0)::numeric))
payment_result_copies.payment_result_copies_outcome: CHECK ((outcome = ANY (ARRAY['settled'::text, 'returned'::text])))
payment_result_copies.payment_result_copies_pkey: PRIMARY KEY (fund_id, sequence)
payment_result_copies.payment_result_copies_sequence_positive: CHECK ((sequence > 0))
payment_void_copies.payment_void_copies_sequence_positive: CHECK ((sequence > 0))
periods.periods_days_in_order: CHECK ((from_day <= through_day))
periods.periods_job_id_fkey: FOREIGN KEY (job_id) REFERENCES jobs(id)
periods.periods_pkey: PRIMARY KEY (id)
periods.periods_state: CHECK ((state = ANY (ARRAY['asked'::text, 'closed'::text, 'rejected'::text])))
periods.periods_why: CHECK (((length(btrim(why)) >= 1) AND (length(btrim(why)) <= 2000)))
plan_change_copies.plan_change_copies_pkey: PRIMARY KEY (fund_id, sequence)
plan_copies.plan_copies_area_code: CHECK ((area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'::text))
plan_copies.plan_copies_pkey: PRIMARY KEY (plan_id)
plan_copies.plan_copies_sequence_positive: CHECK ((sequence > 0))
plan_share_copies.plan_share_copies_pkey: PRIMARY KEY (fund_id, sequence, place)
run_breaks.run_breaks_content: CHECK ((content ~ '^[A-Za-z0-9_-]{43}$'::text))
run_breaks.run_breaks_identity: CHECK ((identity ~ '^[A-Za-z0-9_-]{43}$'::text))
run_breaks.run_breaks_identity_once: UNIQUE (run, identity)
run_breaks.run_breaks_kind: CHECK ((kind = ANY (ARRAY['missing_left'::text, 'missing_right'::text, 'amount_differs'::text, 'rounding'::text, 'date_out_of_window'::text, 'status_conflict'::text, 'duplicate'::text, 'payee_mismatch'::text, 'wrong_programme'::text, 'ambiguous'::text, 'sign_reversed'::text, 'returned_unposted'::text, 'ratio_break'::text, 'underfunded'::text, 'overpaid'::text, 'stalled'::text, 'below_floor'::text, 'not_conserved'::text, 'ineligible'::text, 'sequence_gap'::text, 'seal_broken'::text, 'statement_incomplete'::text])))
run_breaks.run_breaks_number_positive: CHECK ((number > 0))
run_breaks.run_breaks_pkey: PRIMARY KEY (run, number)
run_changes.run_changes_kind: CHECK ((kind = ANY (ARRAY['undo'::text, 'manual_match'::text, 'confirm'::text])))
run_changes.run_changes_number_positive: CHECK ((number > 0))
run_changes.run_changes_pkey: PRIMARY KEY (run, number)
run_changes.run_changes_reason: CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 1000)))
run_changes.run_changes_run_fkey: FOREIGN KEY (run) REFERENCES job_runs(number)
run_inputs.run_inputs_dataset_id_sha256_fkey: FOREIGN KEY (dataset_id, sha256) REFERENCES datasets(id, file_sha256)
run_inputs.run_inputs_pkey: PRIMARY KEY (run, side)
run_inputs.run_inputs_run_fkey: FOREIGN KEY (run) REFERENCES job_runs(number)
run_inputs.run_inputs_side: CHECK ((side = ANY (ARRAY['left'::text, 'right'::text, 'facts'::text])))
run_lines.run_lines_once: PRIMARY KEY (run_id, statement_id, line)
run_lines.run_lines_one_place: CHECK ((num_nonnulls(match_ordinal, break_ordinal) = 1))
run_lines.run_lines_run_id_break_ordinal_fkey: FOREIGN KEY (run_id, break_ordinal) REFERENCES breaks(run_id, ordinal)
run_lines.run_lines_run_id_match_ordinal_fkey: FOREIGN KEY (run_id, match_ordinal) REFERENCES matches(run_id, ordinal)
run_lines.run_lines_run_id_statement_id_fkey: FOREIGN KEY (run_id, statement_id) REFERENCES run_statements(run_id, statement_id)
run_lines.run_lines_statement_id_line_fkey: FOREIGN KEY (statement_id, line) REFERENCES statement_lines(statement_id, line)
run_matches.run_matches_names_a_row: CHECK ((num_nonnulls(left_row, right_row) > 0))
run_matches.run_matches_number_not_zero: CHECK ((number <> 0))
run_positions.run_positions_pkey: PRIMARY KEY (run_id, fund_id, consumer, source)
run_positions.run_positions_run_id_fkey: FOREIGN KEY (run_id) REFERENCES runs(id)
run_positions.run_positions_sequence_positive: CHECK ((sequence > 0))
run_previews.run_previews_broken_off_not_negative: CHECK ((broken_off >= 0))
run_previews.run_previews_completed_has_its_result: CHECK (((state = 'completed'::text) = (result IS NOT NULL)))
run_previews.run_previews_ended: CHECK (((state = ANY (ARRAY['completed'::text, 'failed'::text])) = (ended_at IS NOT NULL)))
run_previews.run_previews_failed_says_why: CHECK (((state = 'failed'::text) = (problem IS NOT NULL)))
run_previews.run_previews_leased_while_running: CHECK (((state = 'running'::text) = (lease_until IS NOT NULL)))
run_previews.run_previews_pkey: PRIMARY KEY (id)
run_previews.run_previews_run_fkey: FOREIGN KEY (run) REFERENCES job_runs(number)
run_previews.run_previews_state: CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'completed'::text, 'failed'::text])))
run_statements.run_statements_pkey: PRIMARY KEY (run_id, statement_id)
run_statements.run_statements_run_id_fkey: FOREIGN KEY (run_id) REFERENCES runs(id)
run_statements.run_statements_statement_id_fund_id_sha256_fkey: FOREIGN KEY (statement_id, fund_id, sha256) REFERENCES statements(id, fund_id, sha256)
runs.runs_break_count_not_negative: CHECK ((break_count >= 0))
runs.runs_line_count_positive: CHECK ((line_count > 0))
runs.runs_match_count_not_negative: CHECK ((match_count >= 0))
runs.runs_number_once: UNIQUE (number)
runs.runs_pkey: PRIMARY KEY (id)
sample_units.sample_units_hits_positive: CHECK ((hits > 0))
sample_units.sample_units_once: UNIQUE (sample_id, unit)
sample_units.sample_units_pkey: PRIMARY KEY (sample_id, place)
sample_units.sample_units_place_positive: CHECK ((place > 0))
sample_units.sample_units_sample_id_fkey: FOREIGN KEY (sample_id) REFERENCES samples(id)
samples.samples_method: CHECK ((method = ANY (ARRAY['random'::text, 'monetary_unit'::text, 'stratified'::text])))
samples.samples_pkey: PRIMARY KEY (id)
samples.samples_population: CHECK ((population = ANY (ARRAY['left'::text, 'right'::text, 'matches'::text, 'breaks'::text])))
samples.samples_population_sha256: CHECK ((population_sha256 ~ '^[0-9a-f]{64}$'::text))
samples.samples_reason: CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 2000)))
samples.samples_run_fkey: FOREIGN KEY (run) REFERENCES job_runs(number)
samples.samples_seed: CHECK (((length(seed) >= 1) AND (length(seed) <= 200)))
samples.samples_size: CHECK (((size >= 1) AND (size <= 10000)))
statement_lines.statement_lines_below_header: CHECK ((line > 1))
statement_lines.statement_lines_one_side: CHECK ((num_nonnulls(paid_out, received) = 1))
statement_lines.statement_lines_paid_out_not_negative: CHECK ((paid_out >= (0)::numeric))
statement_lines.statement_lines_pkey: PRIMARY KEY (statement_id, line)
statement_lines.statement_lines_received_not_negative: CHECK ((received >= (0)::numeric))
statement_lines.statement_lines_statement_id_fkey: FOREIGN KEY (statement_id) REFERENCES statements(id)
statements.statements_days_in_order: CHECK ((first_day <= last_day))
statements.statements_entries_make_closing: CHECK ((((opening + received) - paid_out) = closing))
statements.statements_file_once: UNIQUE (fund_id, sha256)
statements.statements_frozen_key: UNIQUE (id, fund_id, sha256)
statements.statements_not_empty: CHECK ((line_count > 0))
statements.statements_paid_out_not_negative: CHECK ((paid_out >= (0)::numeric))
statements.statements_pkey: PRIMARY KEY (id)
statements.statements_received_not_negative: CHECK ((received >= (0)::numeric))
statements.statements_sha256: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
unmasked_reads.unmasked_reads_acting_for_length: CHECK (((length(acting_for) >= 1) AND (length(acting_for) <= 200)))
unmasked_reads.unmasked_reads_area_is_a_county: CHECK ((area_code ~ '^[1-9][0-9]([0-9]{2}){0,2}$'::text))
unmasked_reads.unmasked_reads_of_somebody: CHECK ((people > 0))
unmasked_reads.unmasked_reads_pkey: PRIMARY KEY (id)
unmasked_reads.unmasked_reads_purpose_is_words: CHECK ((((length(purpose) >= 1) AND (length(purpose) <= 500)) AND (purpose !~ '[0-9]{15}'::text)))
unmasked_reads.unmasked_reads_reader_length: CHECK (((length(reader) >= 1) AND (length(reader) <= 200)))
unmasked_reads.unmasked_reads_subject_is_an_id: CHECK ((((length(subject) >= 1) AND (length(subject) <= 200)) AND (subject !~ '[0-9]{15}'::text)))
unmasked_reads.unmasked_reads_what_is_a_kind: CHECK ((what ~ '^[a-z][a-z_]{0,39}$'::text))

-- Indexes
CREATE INDEX arrival_copies_by_document ON public.arrival_copies USING btree (document_number)
CREATE INDEX arrival_copies_of_fund ON public.arrival_copies USING btree (fund_id)
CREATE INDEX award_copies_of_beneficiary ON public.award_copies USING btree (beneficiary_id)
CREATE INDEX carried_runs_of_job ON public.carried_runs USING btree (job_id, as_of, run)
CREATE INDEX case_notes_of_case ON public.case_notes USING btree (case_id, id)
CREATE INDEX cases_by_area ON public.cases USING btree (area_code text_pattern_ops, number)
CREATE INDEX cases_by_job_state ON public.cases USING btree (job_id, state, number)
CREATE INDEX cases_by_last_break ON public.cases USING btree (last_run, last_break)
CREATE INDEX corrections_of_case ON public.corrections USING btree (case_id, state)
CREATE INDEX datasets_by_name ON public.datasets USING btree (area_code, name, uploaded_at)
CREATE INDEX dead_letter_attempts_of_a_decision ON public.dead_letter_attempts USING btree (decision_id)
CREATE INDEX dead_letter_attempts_of_a_letter ON public.dead_letter_attempts USING btree (dead_letter_id, id)
CREATE INDEX dead_letter_decisions_of_a_key ON public.dead_letter_decisions USING btree (consumer, key)
CREATE INDEX dead_letters_open ON public.dead_letters USING btree (consumer, key) WHERE (closed_at IS NULL)
CREATE INDEX evidence_downloads_of_subject ON public.evidence_downloads USING btree (subject, taken_at)
CREATE INDEX file_release_copies_of_batch ON public.file_release_copies USING btree (batch_id)
CREATE INDEX finding_cases_of_case ON public.finding_cases USING btree (case_id)
CREATE INDEX findings_by_area ON public.findings USING btree (area_code text_pattern_ops, number)
CREATE INDEX fund_change_copies_by_document ON public.fund_change_copies USING btree (document_number)
CREATE INDEX fund_change_copies_of_reference ON public.fund_change_copies USING btree (fund_id, reference)
CREATE INDEX job_runs_by_job ON public.job_runs USING btree (job_id, number)
CREATE INDEX job_runs_open ON public.job_runs USING btree (number) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]))
CREATE INDEX jobs_by_area ON public.jobs USING btree (area_code text_pattern_ops)
CREATE INDEX journal_page_copies_of_block ON public.journal_page_copies USING btree (shard, height)
CREATE INDEX journal_record_copies_of_fund_work ON public.journal_record_copies USING btree (fund_id, kind) WHERE (kind <> 'post'::text)
CREATE INDEX ledger_copies_of_payment ON public.ledger_copies USING btree (fund_id, payment_id)
CREATE INDEX outbox_waiting ON public.outbox USING btree (topic, partition, id) WHERE (published_at IS NULL)
CREATE INDEX payment_award_copies_of_payment ON public.payment_award_copies USING btree (payment_id)
CREATE INDEX payment_copies_by_reference ON public.payment_copies USING btree (reference)
CREATE INDEX payment_copies_of_beneficiary ON public.payment_copies USING btree (beneficiary_id, payment_id)
CREATE INDEX payment_copies_of_fund ON public.payment_copies USING btree (fund_id)
CREATE INDEX payment_result_copies_of_payment ON public.payment_result_copies USING btree (payment_id)
CREATE INDEX payment_void_copies_of_payment ON public.payment_void_copies USING btree (payment_id)
CREATE INDEX plan_copies_of_fund ON public.plan_copies USING btree (fund_id, sequence)
CREATE INDEX run_breaks_by_kind ON public.run_breaks USING btree (run, kind, number)
CREATE INDEX run_inputs_of_dataset ON public.run_inputs USING btree (dataset_id)
CREATE INDEX run_matches_further ON public.run_matches USING btree (run, number) WHERE (left_row IS DISTINCT FROM number)
CREATE INDEX run_previews_of_run ON public.run_previews USING btree (run)
CREATE INDEX run_previews_open ON public.run_previews USING btree (asked_at) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]))
CREATE INDEX samples_of_run ON public.samples USING btree (run, drawn_at)
CREATE INDEX unmasked_reads_of_area ON public.unmasked_reads USING btree (area_code text_pattern_ops, id)
CREATE UNIQUE INDEX datasets_file_once ON public.datasets USING btree (area_code, name, kind, file_sha256, mapping_sha256) WHERE (kind <> 'copy'::text)
CREATE UNIQUE INDEX dead_letter_attempts_succeed_once ON public.dead_letter_attempts USING btree (dead_letter_id) WHERE (outcome <> 'failed'::text)
CREATE UNIQUE INDEX dead_letters_once ON public.dead_letters USING btree (consumer, topic, partition, "position", md5(message))
CREATE UNIQUE INDEX periods_asked_once ON public.periods USING btree (job_id) WHERE (state = 'asked'::text)
CREATE UNIQUE INDEX periods_closed_once ON public.periods USING btree (job_id, through_day) WHERE (state = 'closed'::text)
CREATE UNIQUE INDEX run_changes_confirmed_once ON public.run_changes USING btree (run, match) WHERE (kind = 'confirm'::text)
CREATE UNIQUE INDEX run_changes_undone_once ON public.run_changes USING btree (run, match) WHERE (kind = 'undo'::text)
CREATE UNIQUE INDEX run_matches_left_once ON public.run_matches USING btree (run, left_row) WHERE ((undone IS NULL) AND (left_row IS NOT NULL))
CREATE UNIQUE INDEX run_matches_right_once ON public.run_matches USING btree (run, right_row) WHERE ((undone IS NULL) AND (right_row IS NOT NULL))

-- Triggers
CREATE TRIGGER arrival_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.arrival_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER audit_moves_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_moves FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER award_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.award_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER award_manifest_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.award_manifest_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER breaks_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.breaks FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER carried_runs_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.carried_runs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER case_notes_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.case_notes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER cases_1_move_allowed BEFORE UPDATE ON public.cases FOR EACH ROW WHEN ((old.state <> new.state)) EXECUTE FUNCTION refuse_forbidden_audit_move()
CREATE TRIGGER cases_2_hands BEFORE UPDATE ON public.cases FOR EACH ROW WHEN (((old.state <> new.state) AND (new.state <> 'healed'::text) AND (NOT ((new.state = 'reopened'::text) AND (old.hands = '{}'::text[]))))) EXECUTE FUNCTION keep_hands_of_case()
CREATE TRIGGER cases_3_corrected BEFORE UPDATE ON public.cases FOR EACH ROW WHEN (((old.state <> new.state) AND (new.state = 'corrected'::text))) EXECUTE FUNCTION refuse_uncorrected()
CREATE TRIGGER cases_births AFTER INSERT ON public.cases REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_births()
CREATE TRIGGER cases_born_in_open_period AFTER INSERT ON public.cases REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_new_case_of_closed_period()
CREATE TRIGGER cases_kept BEFORE DELETE OR TRUNCATE ON public.cases FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER cases_moved_in_open_period AFTER UPDATE ON public.cases REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_move_in_closed_period()
CREATE TRIGGER cases_moves AFTER UPDATE ON public.cases REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_moves()
CREATE TRIGGER cases_owners AFTER UPDATE ON public.cases REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_owner_of_case()
CREATE TRIGGER checkpoint_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.checkpoint_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER correction_lines_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.correction_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER corrections_1_move_allowed BEFORE UPDATE ON public.corrections FOR EACH ROW EXECUTE FUNCTION refuse_forbidden_audit_move()
CREATE TRIGGER corrections_births AFTER INSERT ON public.corrections REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_births()
CREATE TRIGGER corrections_hand_of_proposer AFTER INSERT ON public.corrections FOR EACH ROW EXECUTE FUNCTION keep_hand_of_proposer()
CREATE TRIGGER corrections_kept BEFORE DELETE OR TRUNCATE ON public.corrections FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER corrections_moves AFTER UPDATE ON public.corrections REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_moves()
CREATE TRIGGER dataset_pieces_append_only BEFORE UPDATE OR TRUNCATE ON public.dataset_pieces FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER dataset_pieces_kept BEFORE DELETE ON public.dataset_pieces FOR EACH ROW EXECUTE FUNCTION refuse_lost_dataset_piece()
CREATE TRIGGER datasets_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.datasets FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER dead_letters_history_kept BEFORE UPDATE ON public.dead_letters FOR EACH ROW EXECUTE FUNCTION keep_dead_letter_history()
CREATE TRIGGER due_failures_kept BEFORE DELETE OR TRUNCATE ON public.due_failures FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER evidence_downloads_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evidence_downloads FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER file_release_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.file_release_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER finding_answers_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.finding_answers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER finding_cases_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.finding_cases FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER finding_evidence_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.finding_evidence FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER findings_1_move_allowed BEFORE UPDATE ON public.findings FOR EACH ROW WHEN ((old.state <> new.state)) EXECUTE FUNCTION refuse_forbidden_audit_move()
CREATE TRIGGER findings_2_hands BEFORE INSERT OR UPDATE ON public.findings FOR EACH ROW EXECUTE FUNCTION keep_hands_of_finding()
CREATE TRIGGER findings_births AFTER INSERT ON public.findings REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_births()
CREATE TRIGGER findings_kept BEFORE DELETE OR TRUNCATE ON public.findings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER findings_moves AFTER UPDATE ON public.findings REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_moves()
CREATE TRIGGER fund_change_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.fund_change_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER job_runs_end_once BEFORE UPDATE ON public.job_runs FOR EACH ROW WHEN (((old.state = ANY (ARRAY['completed'::text, 'cancelled'::text, 'failed'::text])) OR (new.epoch < old.epoch))) EXECUTE FUNCTION refuse_change_of_ended_run()
CREATE TRIGGER job_runs_in_open_period BEFORE INSERT ON public.job_runs FOR EACH ROW EXECUTE FUNCTION refuse_closed_period()
CREATE TRIGGER job_runs_kept BEFORE DELETE OR TRUNCATE ON public.job_runs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER job_versions_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.job_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER jobs_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.jobs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER journal_account_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal_account_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER journal_page_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal_page_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER journal_record_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal_record_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER ledger_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER matches_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.matches FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER payment_award_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payment_award_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER payment_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payment_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER payment_result_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payment_result_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER payment_void_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payment_void_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER periods_1_move_allowed BEFORE UPDATE ON public.periods FOR EACH ROW EXECUTE FUNCTION refuse_forbidden_audit_move()
CREATE TRIGGER periods_2_closed_by_another BEFORE UPDATE ON public.periods FOR EACH ROW WHEN ((new.state = 'closed'::text)) EXECUTE FUNCTION refuse_same_closer()
CREATE TRIGGER periods_births AFTER INSERT ON public.periods REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_births()
CREATE TRIGGER periods_kept BEFORE DELETE OR TRUNCATE ON public.periods FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER periods_moves AFTER UPDATE ON public.periods REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_moves()
CREATE TRIGGER plan_change_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.plan_change_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER plan_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.plan_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER plan_share_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.plan_share_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER run_breaks_in_their_run AFTER INSERT ON public.run_breaks REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_result_out_of_run()
CREATE TRIGGER run_breaks_kept AFTER DELETE ON public.run_breaks REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_lost_result()
CREATE TRIGGER run_breaks_marked_by_change BEFORE UPDATE ON public.run_breaks FOR EACH ROW WHEN ((old.settled IS NULL)) EXECUTE FUNCTION refuse_mark_without_change('settled')
CREATE TRIGGER run_breaks_marked_once BEFORE UPDATE ON public.run_breaks FOR EACH ROW WHEN ((old.settled IS NOT NULL)) EXECUTE FUNCTION refuse_second_mark()
CREATE TRIGGER run_breaks_never_emptied BEFORE TRUNCATE ON public.run_breaks FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER run_changes_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.run_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER run_changes_in_open_period BEFORE INSERT ON public.run_changes FOR EACH ROW EXECUTE FUNCTION refuse_closed_period()
CREATE TRIGGER run_inputs_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.run_inputs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER run_inputs_before_the_end BEFORE INSERT ON public.run_inputs FOR EACH ROW EXECUTE FUNCTION refuse_input_of_ended_run()
CREATE TRIGGER run_lines_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.run_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER run_matches_in_their_run AFTER INSERT ON public.run_matches REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_result_out_of_run()
CREATE TRIGGER run_matches_kept AFTER DELETE ON public.run_matches REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_lost_result()
CREATE TRIGGER run_matches_marked_by_change BEFORE UPDATE ON public.run_matches FOR EACH ROW WHEN ((old.undone IS NULL)) EXECUTE FUNCTION refuse_mark_without_change('undone')
CREATE TRIGGER run_matches_marked_once BEFORE UPDATE ON public.run_matches FOR EACH ROW WHEN ((old.undone IS NOT NULL)) EXECUTE FUNCTION refuse_second_mark()
CREATE TRIGGER run_matches_never_emptied BEFORE TRUNCATE ON public.run_matches FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER run_positions_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.run_positions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER run_previews_end_once BEFORE UPDATE ON public.run_previews FOR EACH ROW WHEN ((old.state = ANY (ARRAY['completed'::text, 'failed'::text]))) EXECUTE FUNCTION refuse_change_of_ended_preview()
CREATE TRIGGER run_statements_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.run_statements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER runs_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.runs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER sample_units_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.sample_units FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER samples_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.samples FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER statement_lines_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.statement_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER statements_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.statements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()

-- Functions
CREATE OR REPLACE FUNCTION public.closed_through(of_job text)
 RETURNS date
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$ SELECT max(through_day) FROM periods WHERE job_id = of_job AND state = 'closed' $function$

CREATE OR REPLACE FUNCTION public.is_made_now(of_run bigint, change integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$ SELECT EXISTS (SELECT FROM run_changes WHERE run = of_run AND number = change AND made_at >= transaction_timestamp()) $function$

CREATE OR REPLACE FUNCTION public.keep_audit_births()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO audit_moves (thing, id, place, from_state, to_state, moved_by, moved_for, run, why, detail)
  SELECT TG_TABLE_NAME, n.id, n.place, NULL, n.state, mover_of_audit(), nullif(current_setting('fundtrace.moved_for', true), ''),
         nullif(current_setting('fundtrace.moved_run', true), '')::bigint, n.why, n.detail
    FROM new_rows n;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.keep_audit_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_nestloop TO 'off'
AS $function$
BEGIN
  INSERT INTO audit_moves (thing, id, place, from_state, to_state, moved_by, moved_for, run, why, detail)
  SELECT TG_TABLE_NAME, n.id, n.place, o.state, n.state, mover_of_audit(), nullif(current_setting('fundtrace.moved_for', true), ''),
         nullif(current_setting('fundtrace.moved_run', true), '')::bigint, n.why, n.detail
    FROM new_rows n JOIN old_rows o USING (id) WHERE n.state <> o.state;
  RETURN NULL;
END $function$

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

CREATE OR REPLACE FUNCTION public.keep_hand_of_proposer()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  UPDATE cases SET hands = ARRAY(SELECT DISTINCT unnest(hands || array_remove(ARRAY[NEW.proposed_by, NEW.proposed_for], NULL)) ORDER BY 1)
   WHERE id = NEW.case_id;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.keep_hands_of_case()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  movers text[] := array_remove(ARRAY[public.mover_of_audit(), nullif(current_setting('fundtrace.moved_for', true), '')], NULL);
BEGIN
  NEW.hands := OLD.hands;
  CASE NEW.state
    WHEN 'explained', 'corrected' THEN
      NEW.hands := ARRAY(SELECT DISTINCT unnest(OLD.hands || movers) ORDER BY 1);
    WHEN 'reopened' THEN
      NEW.hands := '{}';
    WHEN 'accepted' THEN
      IF OLD.hands && movers THEN
        RAISE EXCEPTION 'case % is in the hands of %', OLD.id, OLD.hands USING ERRCODE = 'check_violation', CONSTRAINT = 'cases_accepted_by_another';
      END IF;
    ELSE NULL;
  END CASE;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.keep_hands_of_finding()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  movers text[] := array_remove(ARRAY[mover_of_audit(), nullif(current_setting('fundtrace.moved_for', true), '')], NULL);
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.hands := array_remove(ARRAY[NEW.made_by, NEW.made_for], NULL);
    RETURN NEW;
  END IF;
  NEW.hands := OLD.hands;
  IF NEW.state = 'answered' THEN
    NEW.hands := ARRAY(SELECT DISTINCT unnest(OLD.hands || movers) ORDER BY 1);
  ELSIF NEW.state IN ('verified', 'closed', 'withdrawn') AND OLD.hands && movers THEN
    RAISE EXCEPTION 'finding % is in the hands of %', OLD.id, OLD.hands USING ERRCODE = 'check_violation', CONSTRAINT = 'findings_ended_by_another';
  END IF;
  IF NEW.state = 'verified' AND NOT EXISTS (SELECT FROM finding_evidence WHERE finding_id = OLD.id) THEN
    RAISE EXCEPTION 'finding % has no evidence', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'findings_verified_on_evidence';
  END IF;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.keep_owner_of_case()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_nestloop TO 'off'
AS $function$
BEGIN
  INSERT INTO case_notes (case_id, kind, note, noted_by, noted_for)
  SELECT n.id, 'owner', coalesce(n.owner, '-'), mover_of_audit(), nullif(current_setting('fundtrace.moved_for', true), '')
    FROM new_rows n JOIN old_rows o USING (id) WHERE n.owner IS DISTINCT FROM o.owner;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.mover_of_audit()
 RETURNS text
 LANGUAGE plpgsql
 STABLE
AS $function$
BEGIN
  IF coalesce(current_setting('fundtrace.moved_by', true), '') = '' THEN
    RAISE EXCEPTION 'nobody says who moves this' USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_moves_by_somebody';
  END IF;
  RETURN current_setting('fundtrace.moved_by');
END $function$

CREATE OR REPLACE FUNCTION public.refuse_change_of_ended_preview()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'preview % is %', OLD.id, OLD.state USING ERRCODE = 'check_violation', CONSTRAINT = 'run_previews_end_once';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_change_of_ended_run()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'run % is %', OLD.number, OLD.state USING ERRCODE = 'check_violation', CONSTRAINT = 'job_runs_end_once';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_change_of_history()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'history_is_append_only';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_closed_period()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  of_job text;
  day    date;
BEGIN
  IF TG_TABLE_NAME = 'job_runs' THEN
    of_job := NEW.job_id; day := NEW.as_of;
  ELSE
    SELECT job_id, as_of INTO of_job, day FROM job_runs WHERE number = NEW.run;
  END IF;
  IF day <= closed_through(of_job) THEN
    RAISE EXCEPTION 'job % is closed through %', of_job, closed_through(of_job)
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_in_open_period';
  END IF;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_forbidden_audit_move()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  by_whom text := CASE WHEN coalesce(current_setting('fundtrace.moved_run', true), '') = '' THEN 'officer' ELSE 'run' END;
BEGIN
  IF NOT EXISTS (SELECT FROM public.allowed_audit_moves
                  WHERE thing = TG_TABLE_NAME AND from_state = OLD.state AND to_state = NEW.state AND mover = by_whom) THEN
    RAISE EXCEPTION '% cannot be moved from % to % by an %', TG_TABLE_NAME, OLD.state, NEW.state, by_whom
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_move_allowed';
  END IF;
  NEW.place := OLD.place + 1;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_input_of_ended_run()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM job_runs WHERE number = NEW.run AND state NOT IN ('queued', 'running')) THEN
    RAISE EXCEPTION 'run % has ended', NEW.run USING ERRCODE = 'check_violation', CONSTRAINT = 'run_inputs_before_the_end';
  END IF;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_lost_dataset_piece()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM datasets WHERE id = OLD.dataset_id) THEN
    RAISE EXCEPTION 'piece % belongs to dataset %', OLD.place, OLD.dataset_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'dataset_pieces_kept';
  END IF;
  RETURN OLD;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_lost_result()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT run FROM old_rows) o JOIN job_runs r ON r.number = o.run WHERE r.state <> 'running') THEN
    RAISE EXCEPTION '% of an ended run stay', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'results_are_kept';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_mark_without_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  mark integer := (to_jsonb(NEW) ->> TG_ARGV[0])::integer;
BEGIN
  IF mark IS NULL OR NOT is_made_now(NEW.run, mark)
     OR TG_TABLE_NAME = 'run_matches' AND NOT EXISTS (
          SELECT FROM run_changes WHERE run = NEW.run AND number = mark AND kind = 'undo' AND match = NEW.number) THEN
    RAISE EXCEPTION '% of run % is marked by no change', TG_TABLE_NAME, OLD.run
      USING ERRCODE = 'check_violation', CONSTRAINT = 'results_are_marked_by_their_change';
  END IF;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_move_in_closed_period()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
 SET enable_nestloop TO 'off'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM (SELECT n.job_id, min(n.judged_on) AS day FROM new_rows n JOIN old_rows o USING (id)
                           WHERE (n.state, n.judged_on, n.why, n.difference, n.left_amount, n.right_amount, n.left_on, n.right_on,
                                  n.last_run, n.last_break, n.last_seen_on, n.times_seen, n.content)
                                 IS DISTINCT FROM
                                 (o.state, o.judged_on, o.why, o.difference, o.left_amount, o.right_amount, o.left_on, o.right_on,
                                  o.last_run, o.last_break, o.last_seen_on, o.times_seen, o.content)
                           GROUP BY n.job_id) m WHERE m.day <= closed_through(m.job_id)) THEN
    RAISE EXCEPTION 'a case is of a closed period' USING ERRCODE = 'check_violation', CONSTRAINT = 'cases_in_open_period';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_new_case_of_closed_period()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM (SELECT job_id, min(judged_on) AS day FROM new_rows GROUP BY job_id) n WHERE n.day <= closed_through(n.job_id)) THEN
    RAISE EXCEPTION 'a case is of a closed period' USING ERRCODE = 'check_violation', CONSTRAINT = 'cases_in_open_period';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_result_out_of_run()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  stray bigint;
BEGIN
  SELECT n.run INTO stray
    FROM (SELECT DISTINCT run FROM new_rows WHERE change IS NULL) n LEFT JOIN job_runs r ON r.number = n.run
   WHERE r.state IS DISTINCT FROM 'running' LIMIT 1;
  IF NOT FOUND THEN
    SELECT n.run INTO stray
      FROM (SELECT DISTINCT run, change FROM new_rows WHERE change IS NOT NULL) n LEFT JOIN job_runs r ON r.number = n.run
     WHERE r.state IS DISTINCT FROM 'completed' OR NOT is_made_now(n.run, n.change) LIMIT 1;
  END IF;
  IF stray IS NOT NULL THEN
    RAISE EXCEPTION 'run % takes no such result now', stray USING ERRCODE = 'check_violation', CONSTRAINT = 'results_come_in_their_run';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_same_closer()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF ARRAY[OLD.asked_by, OLD.asked_for] && array_remove(ARRAY[mover_of_audit(), nullif(current_setting('fundtrace.moved_for', true), '')], NULL) THEN
    RAISE EXCEPTION 'period % was asked for by %', OLD.id, OLD.asked_by USING ERRCODE = 'check_violation', CONSTRAINT = 'periods_closed_by_another';
  END IF;
  IF OLD.through_day <= closed_through(OLD.job_id) THEN
    RAISE EXCEPTION 'job % is closed through %', OLD.job_id, closed_through(OLD.job_id)
      USING ERRCODE = 'check_violation', CONSTRAINT = 'periods_closed_further_on';
  END IF;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_second_mark()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% of run % is marked already', TG_TABLE_NAME, OLD.run USING ERRCODE = 'check_violation', CONSTRAINT = 'history_is_append_only';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_uncorrected()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM corrections WHERE case_id = OLD.id AND state = 'done') THEN
    RAISE EXCEPTION 'no correction of case % is done', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'cases_corrected_by_a_correction';
  END IF;
  RETURN NEW;
END $function$


-- Rights of roles that own nothing
fundtrace_reconciliation: allowed_audit_moves SELECT
fundtrace_reconciliation: arrival_copies INSERT, SELECT
fundtrace_reconciliation: audit_moves SELECT
fundtrace_reconciliation: award_copies INSERT, SELECT
fundtrace_reconciliation: award_manifest_copies INSERT, SELECT
fundtrace_reconciliation: breaks INSERT, SELECT
fundtrace_reconciliation: carried_runs INSERT (run, job_id, as_of, overtaken, opened, seen, reopened, healed)
fundtrace_reconciliation: carried_runs SELECT
fundtrace_reconciliation: case_notes INSERT (case_id, kind, note, noted_by, noted_for)
fundtrace_reconciliation: case_notes SELECT
fundtrace_reconciliation: cases INSERT (id, job_id, area_code, identity, content, undone, kind, fund, why, owner, difference, left_amount, right_amount, left_on, right_on, first_run, first_seen_on, last_run, last_break, last_seen_on, judged_on)
fundtrace_reconciliation: cases SELECT
fundtrace_reconciliation: cases UPDATE (content, undone, state, why, detail, owner, difference, left_amount, right_amount, left_on, right_on, last_run, last_break, last_seen_on, judged_on, times_seen)
fundtrace_reconciliation: checkpoint_copies INSERT, SELECT
fundtrace_reconciliation: consumed_events INSERT, SELECT
fundtrace_reconciliation: correction_lines INSERT, SELECT
fundtrace_reconciliation: corrections INSERT (id, case_id, addressee, what, ground, why, proposed_by, proposed_for)
fundtrace_reconciliation: corrections SELECT
fundtrace_reconciliation: corrections UPDATE (state, why, detail)
fundtrace_reconciliation: dataset_pieces DELETE, SELECT
fundtrace_reconciliation: dataset_pieces INSERT (dataset_id, place, content)
fundtrace_reconciliation: datasets INSERT (id, kind, name, area_code, mapping, mapping_sha256, file_sha256, bytes, row_count, control_total, first_day, last_day, proof, positions, uploaded_by, uploaded_for)
fundtrace_reconciliation: datasets SELECT
fundtrace_reconciliation: dead_letter_attempts INSERT, SELECT
fundtrace_reconciliation: dead_letter_decisions INSERT, SELECT
fundtrace_reconciliation: dead_letters INSERT, SELECT
fundtrace_reconciliation: dead_letters UPDATE (state, closed_at)
fundtrace_reconciliation: due_failures INSERT (job_id, due_at, problem)
fundtrace_reconciliation: due_failures SELECT
fundtrace_reconciliation: due_failures UPDATE (problem, last_at)
fundtrace_reconciliation: evidence_downloads INSERT (id, subject_kind, subject, form, with_inputs, taken_by, taken_for, purpose)
fundtrace_reconciliation: evidence_downloads SELECT
fundtrace_reconciliation: file_release_copies INSERT, SELECT
fundtrace_reconciliation: finding_answers INSERT (finding_id, place, answer, answered_on, recorded_by, recorded_for)
fundtrace_reconciliation: finding_answers SELECT
fundtrace_reconciliation: finding_cases INSERT, SELECT
fundtrace_reconciliation: finding_evidence INSERT, SELECT
fundtrace_reconciliation: findings INSERT (id, area_code, title, statement, requirement, office, deadline, why, made_by, made_for)
fundtrace_reconciliation: findings SELECT
fundtrace_reconciliation: findings UPDATE (state, why, detail)
fundtrace_reconciliation: fund_change_copies INSERT, SELECT
fundtrace_reconciliation: idempotency_keys INSERT, SELECT
fundtrace_reconciliation: job_runs INSERT (id, job_id, job_version, rules_sha256, area_code, as_of, from_day, asked_by, asked_for, due_at)
fundtrace_reconciliation: job_runs SELECT
fundtrace_reconciliation: job_runs UPDATE (state, phase, done, total, epoch, broken_off, lease_until, cancel_asked_by, cancel_asked_for, problem, left_rows, right_rows, match_count, break_count, inputs_sha256, result_sha256, totals, started_at, ended_at)
fundtrace_reconciliation: job_versions INSERT (job_id, version, document, document_sha256, rules_sha256, reason, recorded_by, recorded_for)
fundtrace_reconciliation: job_versions SELECT
fundtrace_reconciliation: jobs INSERT (id, area_code, created_by)
fundtrace_reconciliation: jobs SELECT
fundtrace_reconciliation: journal_account_copies INSERT, SELECT
fundtrace_reconciliation: journal_page_copies INSERT, SELECT
fundtrace_reconciliation: journal_record_copies INSERT, SELECT
fundtrace_reconciliation: last_payment_copies SELECT
fundtrace_reconciliation: ledger_copies INSERT, SELECT
fundtrace_reconciliation: matches INSERT, SELECT
fundtrace_reconciliation: outbox INSERT, SELECT
fundtrace_reconciliation: outbox UPDATE (published_at)
fundtrace_reconciliation: outbox_sequences INSERT, SELECT
fundtrace_reconciliation: outbox_sequences UPDATE (last_sequence)
fundtrace_reconciliation: payment_award_copies INSERT, SELECT
fundtrace_reconciliation: payment_copies INSERT, SELECT
fundtrace_reconciliation: payment_result_copies INSERT, SELECT
fundtrace_reconciliation: payment_void_copies INSERT, SELECT
fundtrace_reconciliation: periods INSERT (id, job_id, from_day, through_day, why, asked_by, asked_for)
fundtrace_reconciliation: periods SELECT
fundtrace_reconciliation: periods UPDATE (state, why, detail)
fundtrace_reconciliation: plan_change_copies INSERT, SELECT
fundtrace_reconciliation: plan_copies INSERT, SELECT
fundtrace_reconciliation: plan_share_copies INSERT, SELECT
fundtrace_reconciliation: run_breaks DELETE, SELECT
fundtrace_reconciliation: run_breaks INSERT (run, number, kind, rule, failed, difference, left_row, right_row, left_amount, right_amount, left_on, right_on, fund, identity, content, shown, sealed, change)
fundtrace_reconciliation: run_breaks UPDATE (settled)
fundtrace_reconciliation: run_changes INSERT (run, number, kind, match, reason, made_by, made_for)
fundtrace_reconciliation: run_changes SELECT
fundtrace_reconciliation: run_inputs INSERT, SELECT
fundtrace_reconciliation: run_lines INSERT, SELECT
fundtrace_reconciliation: run_matches DELETE, SELECT
fundtrace_reconciliation: run_matches INSERT (run, number, rule, left_row, right_row, difference, suggested, change)
fundtrace_reconciliation: run_matches UPDATE (undone)
fundtrace_reconciliation: run_positions INSERT, SELECT
fundtrace_reconciliation: run_previews INSERT (id, run, rules, rules_sha256, asked_by, asked_for)
fundtrace_reconciliation: run_previews SELECT
fundtrace_reconciliation: run_previews UPDATE (state, epoch, lease_until, result, problem, ended_at, broken_off)
fundtrace_reconciliation: run_statements INSERT, SELECT
fundtrace_reconciliation: runs INSERT, SELECT
fundtrace_reconciliation: sample_units INSERT, SELECT
fundtrace_reconciliation: samples INSERT (id, run, population, method, stratify_by, seed, size, population_count, population_total, population_sha256, reason, drawn_by, drawn_for)
fundtrace_reconciliation: samples SELECT
fundtrace_reconciliation: statement_lines INSERT, SELECT
fundtrace_reconciliation: statements INSERT, SELECT
fundtrace_reconciliation: unmasked_reads INSERT, SELECT
