-- Made by "npm run generate" from the migrations: the schema that they add up to.

-- Tables
TABLE allowed_moves (
  thing text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL
)
TABLE award_runs (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  complete boolean DEFAULT false NOT NULL
)
TABLE award_stages (
  award_id uuid NOT NULL,
  version smallint NOT NULL,
  stage text NOT NULL,
  reason text NOT NULL,
  assigned_by text NOT NULL,
  assigned_for text,
  assigned_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE awards (
  id uuid NOT NULL,
  award_run_id uuid NOT NULL,
  place integer NOT NULL,
  fund_id text NOT NULL,
  programme_id text NOT NULL,
  beneficiary_id text NOT NULL,
  beneficiary_kind text NOT NULL,
  area_code text NOT NULL,
  period text NOT NULL,
  line text NOT NULL,
  amount numeric(21,2) NOT NULL
)
TABLE batch_approvals (
  batch_id uuid NOT NULL,
  round smallint NOT NULL,
  place smallint NOT NULL,
  approved_by text NOT NULL,
  approved_for text,
  approved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE batch_moves (
  batch_id uuid NOT NULL,
  place smallint NOT NULL,
  from_state text,
  to_state text NOT NULL,
  moved_by text NOT NULL,
  reason text NOT NULL,
  moved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  moved_for text
)
TABLE batches (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  area_code text NOT NULL,
  state text DEFAULT 'draft'::text NOT NULL,
  count integer NOT NULL,
  total numeric(21,2) NOT NULL,
  made_by text NOT NULL,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  approved_by text,
  problem jsonb,
  traceparent text,
  made_for text,
  pay_on date,
  terms jsonb,
  paused_from text,
  round smallint DEFAULT 0 NOT NULL,
  notice_from date,
  notice_until date
)
TABLE clawbacks (
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  award text NOT NULL,
  ground text NOT NULL,
  clawed_back_on date NOT NULL,
  document_number text NOT NULL,
  reason text NOT NULL,
  asked_by text NOT NULL,
  asked_for text,
  asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  state text DEFAULT 'asked'::text NOT NULL,
  answered_by text,
  answered_for text,
  answered_at timestamp with time zone,
  problem jsonb
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
TABLE document_pieces (
  document_id uuid NOT NULL,
  place smallint NOT NULL,
  sealed bytea NOT NULL
)
TABLE document_uses (
  document_id uuid NOT NULL,
  award_id uuid NOT NULL,
  kind text NOT NULL,
  used_by text NOT NULL,
  used_for text,
  used_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE documents (
  id uuid NOT NULL,
  sha256 text NOT NULL,
  size_bytes integer NOT NULL,
  media_type text NOT NULL,
  uploaded_by text NOT NULL,
  uploaded_for text,
  uploaded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE file_parcels (
  file_id uuid NOT NULL,
  parcel_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  discarded boolean DEFAULT false NOT NULL
)
TABLE file_pieces (
  file_id uuid NOT NULL,
  place integer NOT NULL,
  sealed bytea NOT NULL
)
TABLE findings (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  fund_id text NOT NULL,
  file_id uuid NOT NULL,
  batch_id uuid,
  payment_id uuid,
  kind text NOT NULL,
  line integer NOT NULL,
  detail text NOT NULL,
  found_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  state text DEFAULT 'open'::text NOT NULL,
  explanation text,
  explained_by text,
  explained_for text,
  explained_at timestamp with time zone,
  confirmed_by text,
  confirmed_for text,
  confirmed_at timestamp with time zone
)
TABLE funds (
  id text NOT NULL,
  name text NOT NULL,
  programme_id text NOT NULL,
  area_code text NOT NULL,
  fiscal_year smallint
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
TABLE incoming_file_pieces (
  file_id uuid NOT NULL,
  place integer NOT NULL,
  content bytea NOT NULL,
  received_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE incoming_files (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  batch_id uuid,
  format text NOT NULL,
  template text,
  sha256 text NOT NULL,
  bytes integer NOT NULL,
  state text DEFAULT 'taking'::text NOT NULL,
  done integer DEFAULT 0 NOT NULL,
  paid integer DEFAULT 0 NOT NULL,
  failed integer DEFAULT 0 NOT NULL,
  returned integer DEFAULT 0 NOT NULL,
  unknown integer DEFAULT 0 NOT NULL,
  unchanged integer DEFAULT 0 NOT NULL,
  bookings integer DEFAULT 0 NOT NULL,
  findings integer DEFAULT 0 NOT NULL,
  problem jsonb,
  taken_by text NOT NULL,
  taken_for text,
  correlation_id text NOT NULL,
  received_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  ended_at timestamp with time zone
)
TABLE late_returns (
  payment_id uuid NOT NULL,
  parcel_id uuid NOT NULL,
  returned_on date NOT NULL,
  reason text NOT NULL,
  behind integer NOT NULL,
  asked_at timestamp with time zone
)
TABLE objections (
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  objector_shown text NOT NULL,
  objector_sealed text NOT NULL,
  text_sealed text NOT NULL,
  raised_on date NOT NULL,
  recorded_by text NOT NULL,
  recorded_for text,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  decision text,
  answer_sealed text,
  decided_by text,
  decided_for text,
  decided_at timestamp with time zone
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
TABLE outgoing_files (
  id uuid NOT NULL,
  batch_id uuid NOT NULL,
  format text NOT NULL,
  purpose text,
  pay_on date,
  paying_account_id uuid,
  state text DEFAULT 'writing'::text NOT NULL,
  count integer,
  total numeric(21,2),
  sha256 text,
  size_bytes bigint,
  pieces integer,
  written_by text NOT NULL,
  written_for text,
  asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  written_at timestamp with time zone,
  released_by text,
  released_for text,
  released_at timestamp with time zone,
  discarded_by text,
  discarded_for text,
  discarded_at timestamp with time zone,
  discard_reason text
)
TABLE overrides (
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  check_name text NOT NULL,
  reason text NOT NULL,
  document_number text NOT NULL,
  asked_by text NOT NULL,
  asked_for text,
  asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  approved_by text,
  approved_for text,
  approved_at timestamp with time zone
)
TABLE parcel_approvals (
  parcel_id uuid NOT NULL,
  place smallint NOT NULL,
  approved_by text NOT NULL,
  approved_for text,
  approved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE parcel_settlings (
  parcel_id uuid NOT NULL,
  asked integer NOT NULL,
  answered integer DEFAULT 0 NOT NULL
)
TABLE parcels (
  id uuid NOT NULL,
  batch_id uuid NOT NULL,
  number integer NOT NULL,
  state text DEFAULT 'made'::text NOT NULL,
  count integer NOT NULL,
  total numeric(21,2) NOT NULL,
  made_by text NOT NULL,
  made_for text,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  approved_by text,
  approved_for text,
  dropped_by text,
  dropped_for text,
  drop_reason text,
  problem jsonb
)
TABLE paying_accounts (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  holder text NOT NULL,
  sealed_account text NOT NULL,
  masked_account text NOT NULL,
  bank_code text NOT NULL,
  bank_name text NOT NULL,
  said_by text NOT NULL,
  said_for text,
  said_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  approved_by text,
  approved_for text,
  approved_at timestamp with time zone
)
TABLE payment_checks (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  payment_id uuid NOT NULL,
  pay_on date NOT NULL,
  outcome text NOT NULL,
  findings jsonb NOT NULL,
  register_revision bigint NOT NULL,
  checked_by text NOT NULL,
  checked_for text,
  checked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  checked_against text
)
TABLE payment_moves (
  payment_id uuid NOT NULL,
  place smallint NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  moved_by text NOT NULL,
  moved_for text,
  reason text NOT NULL,
  moved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE payment_sums (
  batch_id uuid NOT NULL,
  state text NOT NULL,
  count integer NOT NULL,
  total numeric(21,2) NOT NULL
)
TABLE payments (
  id uuid NOT NULL,
  batch_id uuid NOT NULL,
  award_id uuid NOT NULL,
  attempt smallint NOT NULL,
  reference text NOT NULL,
  amount numeric(21,2) NOT NULL,
  state text DEFAULT 'ready'::text NOT NULL,
  decided_on date,
  reason text,
  parcel_id uuid,
  reason_code text,
  frees_award boolean GENERATED ALWAYS AS ((state = ANY (ARRAY['refused'::text, 'withdrawn'::text, 'failed'::text, 'returned'::text, 'corrected'::text, 'resent'::text, 'clawed_back'::text]))) STORED NOT NULL
)
TABLE project_budgets (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  beneficiary_id text NOT NULL,
  version smallint NOT NULL,
  total numeric(21,2) NOT NULL,
  advance_percent numeric(5,2) NOT NULL,
  retention_percent numeric(5,2) NOT NULL,
  retention_from date,
  document_number text NOT NULL,
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
TABLE result_files (
  batch_id uuid NOT NULL,
  sha256 text NOT NULL,
  content bytea NOT NULL,
  paid integer NOT NULL,
  returned integer NOT NULL,
  taken_by text NOT NULL,
  taken_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE statement_entries (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  fund_id text NOT NULL,
  file_id uuid NOT NULL,
  line integer NOT NULL,
  place integer NOT NULL,
  detail integer NOT NULL,
  booked_on date NOT NULL,
  direction text NOT NULL,
  amount numeric(21,2) NOT NULL,
  bank_reference text,
  payment_id uuid,
  parcel_id uuid,
  occurrence integer NOT NULL,
  thing uuid GENERATED ALWAYS AS (COALESCE(payment_id, parcel_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL
)
TABLE unknown_decisions (
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  outcome text NOT NULL,
  decided_on date NOT NULL,
  document_number text NOT NULL,
  reason text NOT NULL,
  said_by text NOT NULL,
  said_for text,
  said_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  state text DEFAULT 'asked'::text NOT NULL,
  answered_by text,
  answered_for text,
  answered_at timestamp with time zone
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
TABLE webhook_deliveries (
  webhook_id uuid NOT NULL,
  event_id uuid NOT NULL,
  place bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  subject uuid NOT NULL,
  state text DEFAULT 'waiting'::text NOT NULL,
  attempts smallint DEFAULT 0 NOT NULL,
  next_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  claimed_until timestamp with time zone,
  last_status smallint,
  last_problem text,
  ended_at timestamp with time zone
)
TABLE webhook_events (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  kind text NOT NULL,
  area_code text NOT NULL,
  subject uuid NOT NULL,
  body jsonb NOT NULL,
  at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE webhooks (
  id uuid NOT NULL,
  area_code text NOT NULL,
  url text NOT NULL,
  events text[] NOT NULL,
  sealed_secret text NOT NULL,
  reason text NOT NULL,
  asked_by text NOT NULL,
  asked_for text,
  asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  approved_by text,
  approved_for text,
  approved_at timestamp with time zone,
  ended_by text,
  ended_for text,
  ended_at timestamp with time zone,
  end_reason text
)
TABLE works (
  id uuid NOT NULL,
  batch_id uuid NOT NULL,
  kind text NOT NULL,
  subject text DEFAULT ''::text NOT NULL,
  state text DEFAULT 'running'::text NOT NULL,
  done integer DEFAULT 0 NOT NULL,
  of integer NOT NULL,
  asked_by text NOT NULL,
  problem jsonb,
  owner uuid NOT NULL,
  beat_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  ended_at timestamp with time zone
)

-- Constraints
allowed_moves.allowed_moves_pkey: PRIMARY KEY (thing, from_state, to_state)
award_runs.award_runs_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
award_runs.award_runs_pkey: PRIMARY KEY (id)
award_stages.award_stages_award_id_fkey: FOREIGN KEY (award_id) REFERENCES awards(id)
award_stages.award_stages_pkey: PRIMARY KEY (award_id, version)
award_stages.award_stages_stage: CHECK ((stage = ANY (ARRAY['advance'::text, 'progress'::text, 'final'::text, 'retention'::text])))
award_stages.award_stages_version_positive: CHECK ((version > 0))
awards.awards_amount_known: UNIQUE (id, amount)
awards.awards_amount_positive: CHECK ((amount > (0)::numeric))
awards.awards_award_run_id_fkey: FOREIGN KEY (award_run_id) REFERENCES award_runs(id)
awards.awards_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
awards.awards_line_once: UNIQUE (programme_id, period, beneficiary_id, line)
awards.awards_pkey: PRIMARY KEY (id)
awards.awards_place_once: UNIQUE (award_run_id, place)
batch_approvals.batch_approvals_batch_id_fkey: FOREIGN KEY (batch_id) REFERENCES batches(id)
batch_approvals.batch_approvals_pkey: PRIMARY KEY (batch_id, round, place)
batch_approvals.batch_approvals_place: CHECK (((place >= 1) AND (place <= 3)))
batch_moves.batch_moves_batch_id_fkey: FOREIGN KEY (batch_id) REFERENCES batches(id)
batch_moves.batch_moves_pkey: PRIMARY KEY (batch_id, place)
batches.batches_approved_by_another: CHECK ((approved_by <> made_by))
batches.batches_approved_by_somebody: CHECK ((((state <> ALL (ARRAY['approved'::text, 'funded'::text, 'refused'::text, 'released'::text, 'partly_paid'::text, 'paid'::text, 'reconciled'::text, 'closed'::text])) OR (approved_by IS NOT NULL)) AND ((state <> ALL (ARRAY['draft'::text, 'validated'::text, 'in_notice'::text, 'submitted'::text, 'rejected'::text, 'recalled'::text])) OR (approved_by IS NULL))))
batches.batches_count_within_bounds: CHECK (((count >= 1) AND (count <= 100000)))
batches.batches_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
batches.batches_in_notice_with_days: CHECK (((state <> 'in_notice'::text) OR (notice_until IS NOT NULL)))
batches.batches_notice_whole: CHECK ((((notice_from IS NULL) = (notice_until IS NULL)) AND (notice_from <= notice_until)))
batches.batches_paused_from_a_state: CHECK (((state = 'paused'::text) = (paused_from IS NOT NULL)))
batches.batches_pkey: PRIMARY KEY (id)
batches.batches_refused_with_a_reason: CHECK (((state <> 'refused'::text) OR (problem IS NOT NULL)))
batches.batches_round_counts: CHECK ((round >= 0))
batches.batches_state: CHECK ((state = ANY (ARRAY['draft'::text, 'validated'::text, 'in_notice'::text, 'submitted'::text, 'approved'::text, 'funded'::text, 'refused'::text, 'released'::text, 'partly_paid'::text, 'paid'::text, 'reconciled'::text, 'closed'::text, 'rejected'::text, 'recalled'::text, 'paused'::text, 'cancelled'::text])))
batches.batches_total_positive: CHECK ((total > (0)::numeric))
batches.batches_traceparent: CHECK ((traceparent ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$'::text))
clawbacks.clawbacks_answered_whole: CHECK ((num_nonnulls(answered_by, answered_at) =
CASE state
    WHEN 'asked'::text THEN 0
    ELSE 2
END))
clawbacks.clawbacks_award: CHECK ((award = ANY (ARRAY['payable_again'::text, 'cancelled'::text])))
clawbacks.clawbacks_by_another: CHECK ((NOT (ARRAY[answered_by, answered_for] && ARRAY[asked_by, asked_for])))
clawbacks.clawbacks_ground: CHECK ((ground = ANY (ARRAY['not_eligible'::text, 'died'::text, 'paid_twice'::text, 'wrong_payee'::text, 'other'::text])))
clawbacks.clawbacks_payment_id_fkey: FOREIGN KEY (payment_id) REFERENCES payments(id)
clawbacks.clawbacks_pkey: PRIMARY KEY (id)
clawbacks.clawbacks_refused_with_a_reason: CHECK (((state = 'refused'::text) = (problem IS NOT NULL)))
clawbacks.clawbacks_state: CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'posted'::text, 'refused'::text, 'rejected'::text])))
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
document_pieces.document_pieces_document_id_fkey: FOREIGN KEY (document_id) REFERENCES documents(id)
document_pieces.document_pieces_pkey: PRIMARY KEY (document_id, place)
document_pieces.document_pieces_place: CHECK ((place > 0))
document_uses.document_uses_award_id_fkey: FOREIGN KEY (award_id) REFERENCES awards(id)
document_uses.document_uses_document_id_fkey: FOREIGN KEY (document_id) REFERENCES documents(id)
document_uses.document_uses_kind: CHECK ((kind = ANY (ARRAY['voucher'::text, 'acceptance'::text, 'contract'::text, 'invoice'::text, 'progress'::text])))
document_uses.document_uses_pkey: PRIMARY KEY (award_id, document_id, kind)
documents.documents_once: UNIQUE (sha256)
documents.documents_pkey: PRIMARY KEY (id)
documents.documents_sha256: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
documents.documents_size: CHECK (((size_bytes >= 1) AND (size_bytes <= 20971520)))
file_parcels.file_parcels_of_the_batch: FOREIGN KEY (batch_id, parcel_id) REFERENCES parcels(batch_id, id)
file_parcels.file_parcels_of_the_file: FOREIGN KEY (batch_id, file_id) REFERENCES outgoing_files(batch_id, id)
file_parcels.file_parcels_pkey: PRIMARY KEY (file_id, parcel_id)
file_pieces.file_pieces_file_id_fkey: FOREIGN KEY (file_id) REFERENCES outgoing_files(id)
file_pieces.file_pieces_pkey: PRIMARY KEY (file_id, place)
file_pieces.file_pieces_place_positive: CHECK ((place > 0))
findings.findings_batch_id_fkey: FOREIGN KEY (batch_id) REFERENCES batches(id)
findings.findings_confirmed_by_another: CHECK ((NOT (ARRAY[confirmed_by, confirmed_for] && ARRAY[explained_by, explained_for])))
findings.findings_confirmed_whole: CHECK ((((state = 'explained'::text) = (confirmed_by IS NOT NULL)) AND ((confirmed_by IS NULL) = (confirmed_at IS NULL))))
findings.findings_file_id_fkey: FOREIGN KEY (file_id) REFERENCES incoming_files(id)
findings.findings_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
findings.findings_kind: CHECK ((kind ~ '^[a-z_]{1,40}$'::text))
findings.findings_payment_id_fkey: FOREIGN KEY (payment_id) REFERENCES payments(id)
findings.findings_pkey: PRIMARY KEY (id)
findings.findings_proposed_whole: CHECK ((((state = 'open'::text) = (explanation IS NULL)) AND ((explanation IS NULL) = (explained_by IS NULL)) AND ((explanation IS NULL) = (explained_at IS NULL))))
findings.findings_state: CHECK ((state = ANY (ARRAY['open'::text, 'proposed'::text, 'explained'::text])))
funds.funds_fiscal_year: CHECK (((fiscal_year >= 1949) AND (fiscal_year <= 2200)))
funds.funds_pkey: PRIMARY KEY (id)
idempotency_keys.idempotency_keys_content_is_sha256: CHECK ((octet_length(content_hash) = 32))
idempotency_keys.idempotency_keys_key_length: CHECK (((length(key) >= 1) AND (length(key) <= 200)))
idempotency_keys.idempotency_keys_once: PRIMARY KEY (scope_hash, key)
idempotency_keys.idempotency_keys_scope_is_sha256: CHECK ((octet_length(scope_hash) = 32))
incoming_file_pieces.incoming_file_pieces_pkey: PRIMARY KEY (file_id, place)
incoming_files.incoming_files_batch_id_fkey: FOREIGN KEY (batch_id) REFERENCES batches(id)
incoming_files.incoming_files_bytes_positive: CHECK ((bytes > 0))
incoming_files.incoming_files_ended: CHECK (((state = 'taking'::text) = (ended_at IS NULL)))
incoming_files.incoming_files_format: CHECK ((format = ANY (ARRAY['pain.002'::text, 'camt.053'::text, 'camt.054'::text, 'mt940'::text, 'table'::text])))
incoming_files.incoming_files_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
incoming_files.incoming_files_pkey: PRIMARY KEY (id)
incoming_files.incoming_files_refused_whole: CHECK (((state <> 'refused'::text) OR (done = 0)))
incoming_files.incoming_files_refused_with_a_problem: CHECK (((state = 'refused'::text) = (problem IS NOT NULL)))
incoming_files.incoming_files_sha256: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
incoming_files.incoming_files_state: CHECK ((state = ANY (ARRAY['taking'::text, 'taken'::text, 'refused'::text])))
incoming_files.incoming_files_template_of_a_table: CHECK (((format = 'table'::text) = (template IS NOT NULL)))
late_returns.late_returns_parcel_id_fkey: FOREIGN KEY (parcel_id) REFERENCES parcels(id)
late_returns.late_returns_payment_id_fkey: FOREIGN KEY (payment_id) REFERENCES payments(id)
late_returns.late_returns_pkey: PRIMARY KEY (payment_id)
objections.objections_decided_by_another: CHECK ((NOT (ARRAY[decided_by, decided_for] && ARRAY[recorded_by, recorded_for])))
objections.objections_decided_whole: CHECK ((num_nonnulls(decision, answer_sealed, decided_by, decided_at) = ANY (ARRAY[0, 4])))
objections.objections_decision: CHECK ((decision = ANY (ARRAY['upheld'::text, 'dismissed'::text])))
objections.objections_payment_id_fkey: FOREIGN KEY (payment_id) REFERENCES payments(id)
objections.objections_pkey: PRIMARY KEY (id)
outbox.outbox_event_once: UNIQUE (event_id)
outbox.outbox_partition_counts_from_zero: CHECK ((partition >= 0))
outbox.outbox_pkey: PRIMARY KEY (id)
outbox.outbox_sequence_once: UNIQUE (source, key, sequence)
outbox.outbox_sequence_positive: CHECK ((sequence > 0))
outbox_sequences.outbox_sequences_pkey: PRIMARY KEY (source, key)
outbox_sequences.outbox_sequences_positive: CHECK ((last_sequence > 0))
outgoing_files.outgoing_files_batch_id_fkey: FOREIGN KEY (batch_id) REFERENCES batches(id)
outgoing_files.outgoing_files_count_positive: CHECK ((count > 0))
outgoing_files.outgoing_files_discarded_whole: CHECK ((num_nonnulls(discarded_by, discarded_at, discard_reason) =
CASE state
    WHEN 'discarded'::text THEN 3
    ELSE 0
END))
outgoing_files.outgoing_files_format: CHECK ((format ~ '^[a-z0-9][a-z0-9.-]{0,59}$'::text))
outgoing_files.outgoing_files_of_the_batch: UNIQUE (batch_id, id)
outgoing_files.outgoing_files_paying_account_id_fkey: FOREIGN KEY (paying_account_id) REFERENCES paying_accounts(id)
outgoing_files.outgoing_files_pieces_positive: CHECK ((pieces > 0))
outgoing_files.outgoing_files_pkey: PRIMARY KEY (id)
outgoing_files.outgoing_files_released_by_another: CHECK (((id = batch_id) OR (NOT (ARRAY[released_by, released_for] && ARRAY[written_by, written_for]))))
outgoing_files.outgoing_files_released_whole: CHECK ((((state = 'released'::text) = (released_by IS NOT NULL)) AND ((released_by IS NULL) = (released_at IS NULL))))
outgoing_files.outgoing_files_sha256: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
outgoing_files.outgoing_files_size_positive: CHECK ((size_bytes > 0))
outgoing_files.outgoing_files_state: CHECK ((state = ANY (ARRAY['writing'::text, 'written'::text, 'released'::text, 'discarded'::text])))
outgoing_files.outgoing_files_total_positive: CHECK ((total > (0)::numeric))
outgoing_files.outgoing_files_written_whole: CHECK (
CASE state
    WHEN 'writing'::text THEN (num_nonnulls(count, total, sha256, size_bytes, pieces, written_at) = 0)
    WHEN 'discarded'::text THEN (num_nonnulls(count, total, sha256, size_bytes, pieces, written_at) = ANY (ARRAY[0, 6]))
    ELSE (num_nonnulls(count, total, sha256, size_bytes, pieces, written_at) = 6)
END)
overrides.overrides_approved_by_another: CHECK ((NOT (ARRAY[approved_by, approved_for] && ARRAY[asked_by, asked_for])))
overrides.overrides_approved_whole: CHECK (((approved_by IS NULL) = (approved_at IS NULL)))
overrides.overrides_check_name: CHECK ((check_name = ANY (ARRAY['left_register'::text, 'deceased'::text, 'members_gone'::text, 'same_card'::text, 'owner_differs'::text, 'other_county'::text, 'account_digit'::text, 'duplicate'::text])))
overrides.overrides_once: UNIQUE (payment_id, check_name)
overrides.overrides_payment_id_fkey: FOREIGN KEY (payment_id) REFERENCES payments(id)
overrides.overrides_pkey: PRIMARY KEY (id)
parcel_approvals.parcel_approvals_parcel_id_fkey: FOREIGN KEY (parcel_id) REFERENCES parcels(id)
parcel_approvals.parcel_approvals_pkey: PRIMARY KEY (parcel_id, place)
parcel_approvals.parcel_approvals_place: CHECK (((place >= 1) AND (place <= 3)))
parcel_settlings.parcel_settlings_answered_what_was_asked: CHECK (((answered >= 0) AND (answered <= asked)))
parcel_settlings.parcel_settlings_parcel_id_fkey: FOREIGN KEY (parcel_id) REFERENCES parcels(id)
parcel_settlings.parcel_settlings_pkey: PRIMARY KEY (parcel_id)
parcels.parcels_approved_by_another: CHECK ((NOT (ARRAY[approved_by, approved_for] && ARRAY[made_by, made_for])))
parcels.parcels_approved_by_somebody: CHECK (((state = ANY (ARRAY['made'::text, 'voided'::text])) OR (approved_by IS NOT NULL)))
parcels.parcels_batch_id_fkey: FOREIGN KEY (batch_id) REFERENCES batches(id)
parcels.parcels_count_fits_a_request: CHECK (((count >= 1) AND (count <= 10000)))
parcels.parcels_dropped_whole: CHECK (((((state = 'voided'::text) AND (approved_by IS NULL)) = (dropped_by IS NOT NULL)) AND ((dropped_by IS NULL) = (drop_reason IS NULL))))
parcels.parcels_number_once: UNIQUE (batch_id, number)
parcels.parcels_number_positive: CHECK ((number > 0))
parcels.parcels_of_the_batch: UNIQUE (batch_id, id)
parcels.parcels_pkey: PRIMARY KEY (id)
parcels.parcels_refused_with_a_reason: CHECK (((state <> 'refused'::text) OR (problem IS NOT NULL)))
parcels.parcels_state: CHECK ((state = ANY (ARRAY['made'::text, 'asked'::text, 'held'::text, 'refused'::text, 'voided'::text, 'released'::text])))
parcels.parcels_total_positive: CHECK ((total > (0)::numeric))
paying_accounts.paying_accounts_approved_by_another: CHECK ((NOT (ARRAY[approved_by, approved_for] && ARRAY[said_by, said_for])))
paying_accounts.paying_accounts_approved_whole: CHECK (((approved_by IS NULL) = (approved_at IS NULL)))
paying_accounts.paying_accounts_bank_code: CHECK ((bank_code ~ '^[0-9]{12}$'::text))
paying_accounts.paying_accounts_bank_name: CHECK (((length(bank_name) >= 1) AND (length(bank_name) <= 100)))
paying_accounts.paying_accounts_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
paying_accounts.paying_accounts_holder: CHECK (((length(holder) >= 1) AND (length(holder) <= 100)))
paying_accounts.paying_accounts_of_the_fund: UNIQUE (fund_id, id)
paying_accounts.paying_accounts_pkey: PRIMARY KEY (id)
payment_checks.payment_checks_against: CHECK ((length(checked_against) <= 200))
payment_checks.payment_checks_findings: CHECK ((jsonb_typeof(findings) = 'array'::text))
payment_checks.payment_checks_ok_without_findings: CHECK (((outcome = 'ok'::text) = (findings = '[]'::jsonb)))
payment_checks.payment_checks_outcome: CHECK ((outcome = ANY (ARRAY['ok'::text, 'warn'::text, 'block'::text])))
payment_checks.payment_checks_pkey: PRIMARY KEY (id)
payment_moves.payment_moves_pkey: PRIMARY KEY (payment_id, place)
payment_sums.payment_sums_batch_id_fkey: FOREIGN KEY (batch_id) REFERENCES batches(id)
payment_sums.payment_sums_count: CHECK ((count >= 0))
payment_sums.payment_sums_pkey: PRIMARY KEY (batch_id, state)
payment_sums.payment_sums_total: CHECK (((total >= (0)::numeric) AND ((total = (0)::numeric) = (count = 0))))
payments.payments_amount_positive: CHECK ((amount > (0)::numeric))
payments.payments_attempt_once: UNIQUE (award_id, attempt)
payments.payments_attempt_positive: CHECK ((attempt > 0))
payments.payments_decided_with_a_day: CHECK ((((state <> ALL (ARRAY['paid'::text, 'failed'::text, 'returned'::text, 'clawed_back'::text, 'cancelled'::text])) OR (decided_on IS NOT NULL)) AND ((state <> ALL (ARRAY['ready'::text, 'blocked'::text, 'sent'::text, 'unknown'::text])) OR (decided_on IS NULL))))
payments.payments_failed_with_a_reason: CHECK (((state <> ALL (ARRAY['failed'::text, 'returned'::text])) OR (reason IS NOT NULL)))
payments.payments_pkey: PRIMARY KEY (id)
payments.payments_reason_code: CHECK ((reason_code ~ '^[A-Z0-9]{4}$'::text))
payments.payments_reference_fits_the_bank: CHECK ((length(reference) <= 35))
payments.payments_reference_once: UNIQUE (reference)
payments.payments_sent_in_a_parcel: CHECK (((state = ANY (ARRAY['ready'::text, 'blocked'::text, 'refused'::text, 'withdrawn'::text])) OR (parcel_id IS NOT NULL)))
payments.payments_state: CHECK ((state = ANY (ARRAY['ready'::text, 'blocked'::text, 'refused'::text, 'withdrawn'::text, 'sent'::text, 'unknown'::text, 'paid'::text, 'failed'::text, 'returned'::text, 'corrected'::text, 'resent'::text, 'clawed_back'::text, 'cancelled'::text])))
project_budgets.project_budgets_advance: CHECK (((advance_percent >= (0)::numeric) AND (advance_percent <= (100)::numeric)))
project_budgets.project_budgets_decided_by_another: CHECK ((NOT (ARRAY[decided_by, decided_for] && ARRAY[asked_by, asked_for])))
project_budgets.project_budgets_decided_whole: CHECK ((((state = 'waiting'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL))))
project_budgets.project_budgets_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
project_budgets.project_budgets_pkey: PRIMARY KEY (id)
project_budgets.project_budgets_rejected_with_a_reason: CHECK (((state <> 'rejected'::text) OR (decided_why IS NOT NULL)))
project_budgets.project_budgets_retained_until_a_day: CHECK (((retention_percent = (0)::numeric) = (retention_from IS NULL)))
project_budgets.project_budgets_retention: CHECK (((retention_percent >= (0)::numeric) AND (retention_percent <= (100)::numeric)))
project_budgets.project_budgets_state: CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'rejected'::text])))
project_budgets.project_budgets_total_positive: CHECK ((total > (0)::numeric))
project_budgets.project_budgets_version_once: UNIQUE (fund_id, beneficiary_id, version)
project_budgets.project_budgets_version_positive: CHECK ((version > 0))
result_files.result_files_batch_id_fkey: FOREIGN KEY (batch_id) REFERENCES batches(id)
result_files.result_files_pkey: PRIMARY KEY (batch_id, sha256)
result_files.result_files_sha256: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
statement_entries.statement_entries_amount_positive: CHECK ((amount > (0)::numeric))
statement_entries.statement_entries_direction: CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text])))
statement_entries.statement_entries_file_id_fkey: FOREIGN KEY (file_id) REFERENCES incoming_files(id)
statement_entries.statement_entries_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
statement_entries.statement_entries_of_one_thing: CHECK (((payment_id IS NULL) OR (parcel_id IS NULL)))
statement_entries.statement_entries_parcel_id_fkey: FOREIGN KEY (parcel_id) REFERENCES parcels(id)
statement_entries.statement_entries_payment_id_fkey: FOREIGN KEY (payment_id) REFERENCES payments(id)
statement_entries.statement_entries_pkey: PRIMARY KEY (id)
statement_entries.statement_entries_place_once: UNIQUE (file_id, place, detail)
unknown_decisions.unknown_decisions_answered_whole: CHECK ((num_nonnulls(answered_by, answered_at) =
CASE state
    WHEN 'asked'::text THEN 0
    ELSE 2
END))
unknown_decisions.unknown_decisions_by_another: CHECK ((NOT (ARRAY[answered_by, answered_for] && ARRAY[said_by, said_for])))
unknown_decisions.unknown_decisions_outcome: CHECK ((outcome = ANY (ARRAY['paid'::text, 'failed'::text, 'returned'::text])))
unknown_decisions.unknown_decisions_payment_id_fkey: FOREIGN KEY (payment_id) REFERENCES payments(id)
unknown_decisions.unknown_decisions_pkey: PRIMARY KEY (id)
unknown_decisions.unknown_decisions_state: CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'rejected'::text])))
unmasked_reads.unmasked_reads_acting_for_length: CHECK (((length(acting_for) >= 1) AND (length(acting_for) <= 200)))
unmasked_reads.unmasked_reads_area_is_a_county: CHECK ((area_code ~ '^[1-9][0-9]([0-9]{2}){0,2}$'::text))
unmasked_reads.unmasked_reads_of_somebody: CHECK ((people > 0))
unmasked_reads.unmasked_reads_pkey: PRIMARY KEY (id)
unmasked_reads.unmasked_reads_purpose_is_words: CHECK ((((length(purpose) >= 1) AND (length(purpose) <= 500)) AND (purpose !~ '[0-9]{15}'::text)))
unmasked_reads.unmasked_reads_reader_length: CHECK (((length(reader) >= 1) AND (length(reader) <= 200)))
unmasked_reads.unmasked_reads_subject_is_an_id: CHECK ((((length(subject) >= 1) AND (length(subject) <= 200)) AND (subject !~ '[0-9]{15}'::text)))
unmasked_reads.unmasked_reads_what_is_a_kind: CHECK ((what ~ '^[a-z][a-z_]{0,39}$'::text))
webhook_deliveries.webhook_deliveries_ended: CHECK (((state = 'waiting'::text) = (ended_at IS NULL)))
webhook_deliveries.webhook_deliveries_event_id_fkey: FOREIGN KEY (event_id) REFERENCES webhook_events(id)
webhook_deliveries.webhook_deliveries_pkey: PRIMARY KEY (webhook_id, event_id)
webhook_deliveries.webhook_deliveries_state: CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'dead'::text])))
webhook_deliveries.webhook_deliveries_webhook_id_fkey: FOREIGN KEY (webhook_id) REFERENCES webhooks(id)
webhook_events.webhook_events_pkey: PRIMARY KEY (id)
webhooks.webhooks_approved_by_another: CHECK ((NOT (ARRAY[approved_by, approved_for] && ARRAY[asked_by, asked_for])))
webhooks.webhooks_approved_whole: CHECK (((approved_by IS NULL) = (approved_at IS NULL)))
webhooks.webhooks_ended_whole: CHECK ((((ended_by IS NULL) = (ended_at IS NULL)) AND ((ended_by IS NULL) = (end_reason IS NULL))))
webhooks.webhooks_events: CHECK (((cardinality(events) > 0) AND (events <@ ARRAY['batch_moved'::text, 'payments_moved'::text, 'finding_made'::text])))
webhooks.webhooks_pkey: PRIMARY KEY (id)
webhooks.webhooks_url: CHECK (((length(url) >= 10) AND (length(url) <= 500)))
works.works_batch_id_fkey: FOREIGN KEY (batch_id) REFERENCES batches(id)
works.works_done_within: CHECK (((done >= 0) AND (done <= of)))
works.works_ended_once: CHECK (((state = 'running'::text) = (ended_at IS NULL)))
works.works_failed_with_a_problem: CHECK (((state = 'failed'::text) = (problem IS NOT NULL)))
works.works_kind: CHECK ((kind ~ '^[a-z_]{1,40}$'::text))
works.works_pkey: PRIMARY KEY (id)
works.works_state: CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))

-- Indexes
CREATE INDEX awards_by_area ON public.awards USING btree (fund_id, area_code text_pattern_ops)
CREATE INDEX awards_of_project ON public.awards USING btree (fund_id, beneficiary_id) WHERE (beneficiary_kind <> 'household'::text)
CREATE INDEX batches_by_fund ON public.batches USING btree (fund_id, made_at)
CREATE INDEX dead_letter_attempts_of_a_decision ON public.dead_letter_attempts USING btree (decision_id)
CREATE INDEX dead_letter_attempts_of_a_letter ON public.dead_letter_attempts USING btree (dead_letter_id, id)
CREATE INDEX dead_letter_decisions_of_a_key ON public.dead_letter_decisions USING btree (consumer, key)
CREATE INDEX dead_letters_open ON public.dead_letters USING btree (consumer, key) WHERE (closed_at IS NULL)
CREATE INDEX findings_by_file ON public.findings USING btree (file_id)
CREATE INDEX findings_by_fund ON public.findings USING btree (fund_id, found_at, id)
CREATE INDEX findings_in_doubt ON public.findings USING btree (payment_id) WHERE ((state <> 'explained'::text) AND (payment_id IS NOT NULL))
CREATE INDEX incoming_files_by_fund ON public.incoming_files USING btree (fund_id, received_at)
CREATE INDEX late_returns_waiting ON public.late_returns USING btree (parcel_id, behind) WHERE (asked_at IS NULL)
CREATE INDEX objections_by_payment ON public.objections USING btree (payment_id)
CREATE INDEX outbox_waiting ON public.outbox USING btree (topic, partition, id) WHERE (published_at IS NULL)
CREATE INDEX outgoing_files_by_batch ON public.outgoing_files USING btree (batch_id, asked_at)
CREATE INDEX paying_accounts_by_fund ON public.paying_accounts USING btree (fund_id, approved_at)
CREATE INDEX payment_checks_latest ON public.payment_checks USING btree (payment_id, id)
CREATE INDEX payments_by_batch ON public.payments USING btree (batch_id, reference)
CREATE INDEX payments_by_parcel ON public.payments USING btree (parcel_id, reference)
CREATE INDEX statement_entries_alike ON public.statement_entries USING btree (fund_id, thing, booked_on, amount)
CREATE INDEX statement_entries_by_parcel ON public.statement_entries USING btree (parcel_id) WHERE (parcel_id IS NOT NULL)
CREATE INDEX statement_entries_by_payment ON public.statement_entries USING btree (payment_id) WHERE (payment_id IS NOT NULL)
CREATE INDEX unmasked_reads_of_area ON public.unmasked_reads USING btree (area_code text_pattern_ops, id)
CREATE INDEX webhook_deliveries_listed ON public.webhook_deliveries USING btree (webhook_id, place)
CREATE INDEX webhook_deliveries_waiting ON public.webhook_deliveries USING btree (webhook_id, subject, place) WHERE (state = 'waiting'::text)
CREATE UNIQUE INDEX clawbacks_one_open ON public.clawbacks USING btree (payment_id) WHERE (state = ANY (ARRAY['asked'::text, 'approved'::text, 'posted'::text]))
CREATE UNIQUE INDEX dead_letter_attempts_succeed_once ON public.dead_letter_attempts USING btree (dead_letter_id) WHERE (outcome <> 'failed'::text)
CREATE UNIQUE INDEX dead_letters_once ON public.dead_letters USING btree (consumer, topic, partition, "position", md5(message))
CREATE UNIQUE INDEX document_uses_expense_once ON public.document_uses USING btree (document_id) WHERE (kind = ANY (ARRAY['voucher'::text, 'invoice'::text, 'progress'::text]))
CREATE UNIQUE INDEX file_parcels_in_one_file ON public.file_parcels USING btree (parcel_id) WHERE (NOT discarded)
CREATE UNIQUE INDEX incoming_files_once ON public.incoming_files USING btree (fund_id, batch_id, sha256) NULLS NOT DISTINCT WHERE (state <> 'refused'::text)
CREATE UNIQUE INDEX payments_award_paid_once ON public.payments USING btree (award_id) WHERE (NOT frees_award)
CREATE UNIQUE INDEX project_budgets_one_waiting ON public.project_budgets USING btree (fund_id, beneficiary_id) WHERE (state = 'waiting'::text)
CREATE UNIQUE INDEX unknown_decisions_one_open ON public.unknown_decisions USING btree (payment_id) WHERE (state = 'asked'::text)
CREATE UNIQUE INDEX works_one_running ON public.works USING btree (batch_id, kind) WHERE (state = 'running'::text)

-- Triggers
CREATE TRIGGER award_stages_before_payment BEFORE INSERT ON public.award_stages FOR EACH ROW EXECUTE FUNCTION refuse_stage_of_paid_award()
CREATE TRIGGER awards_kept BEFORE DELETE OR TRUNCATE ON public.awards FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_what_is_paid()
CREATE TRIGGER awards_keys_kept BEFORE UPDATE OF id, amount ON public.awards FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_what_is_paid()
CREATE TRIGGER batch_approvals_by_others BEFORE INSERT ON public.batch_approvals FOR EACH ROW EXECUTE FUNCTION refuse_same_approver()
CREATE TRIGGER batch_moves_told AFTER INSERT ON public.batch_moves FOR EACH ROW EXECUTE FUNCTION tell_batch_move()
CREATE TRIGGER batches_approver_kept BEFORE UPDATE ON public.batches FOR EACH ROW WHEN ((old.approved_by <> new.approved_by)) EXECUTE FUNCTION refuse_other_approver()
CREATE TRIGGER batches_kept BEFORE DELETE OR TRUNCATE ON public.batches FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_what_is_paid()
CREATE TRIGGER batches_keys_kept BEFORE UPDATE OF id ON public.batches FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_what_is_paid()
CREATE TRIGGER batches_move_allowed BEFORE UPDATE ON public.batches FOR EACH ROW EXECUTE FUNCTION refuse_forbidden_move()
CREATE TRIGGER batches_resume_where_paused BEFORE UPDATE ON public.batches FOR EACH ROW WHEN ((((old.state = 'paused'::text) AND ((new.state <> old.paused_from) AND (new.state <> 'cancelled'::text))) OR ((new.state = 'paused'::text) AND (new.paused_from <> old.state)))) EXECUTE FUNCTION refuse_other_resumption()
CREATE TRIGGER clawbacks_move_allowed BEFORE UPDATE ON public.clawbacks FOR EACH ROW EXECUTE FUNCTION refuse_forbidden_move()
CREATE TRIGGER dead_letters_history_kept BEFORE UPDATE ON public.dead_letters FOR EACH ROW EXECUTE FUNCTION keep_dead_letter_history()
CREATE TRIGGER file_pieces_kept BEFORE INSERT OR DELETE ON public.file_pieces FOR EACH ROW EXECUTE FUNCTION refuse_other_pieces()
CREATE TRIGGER findings_explained_once BEFORE UPDATE ON public.findings FOR EACH ROW WHEN (((old.state = 'explained'::text) OR ((old.state = new.state) AND (new.confirmed_by IS NOT NULL)))) EXECUTE FUNCTION refuse_change_of_explained()
CREATE TRIGGER findings_told AFTER INSERT ON public.findings FOR EACH ROW EXECUTE FUNCTION tell_finding()
CREATE TRIGGER incoming_file_pieces_kept BEFORE DELETE ON public.incoming_file_pieces FOR EACH ROW EXECUTE FUNCTION refuse_lost_piece()
CREATE TRIGGER incoming_files_end_once BEFORE UPDATE ON public.incoming_files FOR EACH ROW WHEN (((old.state <> 'taking'::text) OR (new.done < old.done))) EXECUTE FUNCTION refuse_change_of_ended_file()
CREATE TRIGGER objections_decided_once BEFORE UPDATE ON public.objections FOR EACH ROW WHEN ((old.decision IS NOT NULL)) EXECUTE FUNCTION refuse_second_decision()
CREATE TRIGGER outgoing_files_free_their_parcels AFTER UPDATE ON public.outgoing_files FOR EACH ROW WHEN ((new.state = 'discarded'::text)) EXECUTE FUNCTION free_parcels()
CREATE TRIGGER outgoing_files_move_allowed BEFORE UPDATE ON public.outgoing_files FOR EACH ROW WHEN (((old.state <> new.state) OR (old.state <> 'writing'::text))) EXECUTE FUNCTION refuse_forbidden_move()
CREATE TRIGGER outgoing_files_written_once BEFORE UPDATE ON public.outgoing_files FOR EACH ROW WHEN (((old.state <> 'writing'::text) AND ((((((((old.count IS DISTINCT FROM new.count) OR (old.total IS DISTINCT FROM new.total)) OR (old.sha256 IS DISTINCT FROM new.sha256)) OR (old.size_bytes IS DISTINCT FROM new.size_bytes)) OR (old.pieces IS DISTINCT FROM new.pieces)) OR (old.written_by IS DISTINCT FROM new.written_by)) OR (old.written_for IS DISTINCT FROM new.written_for)) OR (old.written_at IS DISTINCT FROM new.written_at)))) EXECUTE FUNCTION refuse_rewriting()
CREATE TRIGGER overrides_approved_once BEFORE UPDATE ON public.overrides FOR EACH ROW WHEN ((old.approved_by IS NOT NULL)) EXECUTE FUNCTION refuse_second_override()
CREATE TRIGGER parcel_approvals_by_others BEFORE INSERT ON public.parcel_approvals FOR EACH ROW EXECUTE FUNCTION refuse_same_parcel_approver()
CREATE TRIGGER parcels_kept BEFORE DELETE OR TRUNCATE ON public.parcels FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_what_is_paid()
CREATE TRIGGER parcels_keys_kept BEFORE UPDATE OF id, batch_id ON public.parcels FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_what_is_paid()
CREATE TRIGGER parcels_lines_only_fall_out BEFORE UPDATE ON public.parcels FOR EACH ROW WHEN ((((old.count <> new.count) OR (old.total <> new.total)) AND (NOT ((old.state = 'held'::text) AND (new.state = 'held'::text) AND (new.count < old.count) AND (new.total < old.total))))) EXECUTE FUNCTION refuse_other_lines()
CREATE TRIGGER parcels_move_allowed BEFORE UPDATE ON public.parcels FOR EACH ROW WHEN (((old.state <> new.state) OR ((old.count = new.count) AND (old.total = new.total)))) EXECUTE FUNCTION refuse_forbidden_move()
CREATE TRIGGER paying_accounts_approved_once BEFORE UPDATE ON public.paying_accounts FOR EACH ROW WHEN ((old.approved_by IS NOT NULL)) EXECUTE FUNCTION refuse_second_approval()
CREATE TRIGGER payment_checks_of_payments AFTER INSERT ON public.payment_checks REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_check_of_nothing()
CREATE TRIGGER payment_moves_kept AFTER UPDATE ON public.payments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_payment_moves()
CREATE TRIGGER payment_moves_told AFTER INSERT ON public.payment_moves REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_payment_moves()
CREATE TRIGGER payment_moves_written_by_moves BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.payment_moves FOR EACH STATEMENT WHEN ((pg_trigger_depth() < 1)) EXECUTE FUNCTION refuse_written_history()
CREATE TRIGGER payment_sums_written_by_payments BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.payment_sums FOR EACH STATEMENT WHEN ((pg_trigger_depth() < 1)) EXECUTE FUNCTION refuse_written_sums()
CREATE TRIGGER payments_kept BEFORE DELETE OR TRUNCATE ON public.payments FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_what_is_paid()
CREATE TRIGGER payments_keys_kept BEFORE UPDATE OF id, batch_id, award_id, attempt, reference, amount ON public.payments FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_what_is_paid()
CREATE TRIGGER payments_no_second_word AFTER INSERT ON public.payments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_attempt_in_doubt()
CREATE TRIGGER payments_not_sent_in_doubt AFTER UPDATE ON public.payments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_sending_in_doubt()
CREATE TRIGGER payments_of_something AFTER INSERT ON public.payments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_payment_of_nothing()
CREATE TRIGGER payments_sent_unblocked AFTER UPDATE ON public.payments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_blocked_payment()
CREATE TRIGGER payments_stay_in_their_parcel AFTER UPDATE ON public.payments FOR EACH ROW WHEN (((old.parcel_id IS DISTINCT FROM new.parcel_id) AND (NOT ((old.state = ANY (ARRAY['ready'::text, 'blocked'::text])) AND (new.state = ANY (ARRAY['ready'::text, 'blocked'::text, 'withdrawn'::text])))))) EXECUTE FUNCTION refuse_other_parcel()
CREATE TRIGGER payments_summed AFTER INSERT ON public.payments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION sum_new_payments()
CREATE TRIGGER payments_summed_anew AFTER UPDATE ON public.payments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION sum_moved_payments()
CREATE TRIGGER payments_within_budget AFTER UPDATE ON public.payments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_payment_beyond_budget()
CREATE TRIGGER project_budgets_decided_once BEFORE UPDATE ON public.project_budgets FOR EACH ROW WHEN ((old.state <> 'waiting'::text)) EXECUTE FUNCTION refuse_second_budget_decision()
CREATE TRIGGER unknown_decisions_decided_once BEFORE UPDATE ON public.unknown_decisions FOR EACH ROW WHEN ((old.state <> 'asked'::text)) EXECUTE FUNCTION refuse_second_decision()
CREATE TRIGGER webhooks_decided_once BEFORE UPDATE ON public.webhooks FOR EACH ROW WHEN (((old.ended_by IS NOT NULL) OR ((old.approved_by IS NOT NULL) AND (new.approved_by IS DISTINCT FROM old.approved_by)))) EXECUTE FUNCTION refuse_change_of_webhook()

-- Functions
CREATE OR REPLACE FUNCTION public.free_parcels()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  UPDATE file_parcels SET discarded = true WHERE file_id = NEW.id;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.id_in_time()
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
AS $function$
  -- RFC 9562, 5.7: 48 bits of milliseconds, the version, 74 bits of chance.
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
           PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$function$

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

CREATE OR REPLACE FUNCTION public.keep_payment_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_nestloop TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  wrong record;
BEGIN
  SELECT m.* INTO wrong
    FROM (SELECT DISTINCT o.state AS from_state, n.state AS to_state FROM new_rows n JOIN old_rows o USING (id)
           WHERE o.state <> n.state OR o.parcel_id IS NOT DISTINCT FROM n.parcel_id) m
    LEFT JOIN allowed_moves a ON a.thing = 'payments' AND a.from_state = m.from_state AND a.to_state = m.to_state
   WHERE a.thing IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'payments cannot move from % to %', wrong.from_state, wrong.to_state
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_move_allowed';
  END IF;
  SELECT n.* INTO wrong FROM (SELECT DISTINCT batch_id, parcel_id FROM new_rows WHERE parcel_id IS NOT NULL) n
    LEFT JOIN parcels c ON c.id = n.parcel_id AND c.batch_id = n.batch_id WHERE c.id IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'parcel % is not of batch %', wrong.parcel_id, wrong.batch_id
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'payments_of_the_parcel';
  END IF;
  IF coalesce(current_setting('fundtrace.moved_by', true), '') = '' OR coalesce(current_setting('fundtrace.moved_why', true), '') = '' THEN
    IF EXISTS (SELECT FROM new_rows n JOIN old_rows o USING (id) WHERE n.state <> o.state) THEN
      RAISE EXCEPTION 'a payment is moved by somebody and for a reason'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_moves_by_somebody';
    END IF;
    RETURN NULL;
  END IF;
  INSERT INTO payment_moves (payment_id, place, from_state, to_state, moved_by, moved_for, reason)
  SELECT n.id, 1 + (SELECT count(*) FROM payment_moves m WHERE m.payment_id = n.id), o.state, n.state,
         current_setting('fundtrace.moved_by'), nullif(current_setting('fundtrace.moved_for', true), ''),
         left(coalesce(CASE WHEN n.reason IS DISTINCT FROM o.reason THEN n.reason END, current_setting('fundtrace.moved_why')), 2000)
    FROM new_rows n JOIN old_rows o USING (id)
   WHERE n.state <> o.state;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_attempt_in_doubt()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  doubtful uuid;
BEGIN
  SELECT p.id INTO doubtful
    FROM findings f JOIN payments p ON p.id = f.payment_id JOIN new_rows n ON n.award_id = p.award_id
   WHERE f.state <> 'explained' AND f.kind IN ('second_result', 'debited_twice') AND n.id <> p.id LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'the bank has said two things of payment %', doubtful
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_no_second_word';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_blocked_payment()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  held uuid;
BEGIN
  SELECT n.id INTO held
    FROM new_rows n JOIN old_rows o USING (id)
    JOIN LATERAL (SELECT outcome FROM payment_checks c WHERE c.payment_id = n.id ORDER BY c.id DESC LIMIT 1) c ON c.outcome = 'block'
   WHERE n.state = 'sent' AND o.state <> 'sent' LIMIT 1;
  IF held IS NOT NULL THEN
    RAISE EXCEPTION 'payment % is held back by a check', held
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_sent_unblocked';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_change_of_ended_file()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'incoming file % is %', OLD.id, OLD.state
    USING ERRCODE = 'check_violation', CONSTRAINT = 'incoming_files_end_once';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_change_of_explained()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'finding % was explained by % and %', OLD.id, OLD.explained_by, OLD.confirmed_by
    USING ERRCODE = 'check_violation', CONSTRAINT = 'findings_explained_once';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_change_of_webhook()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'webhook % is approved or ended already', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'webhooks_decided_once';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_check_of_nothing()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
DECLARE
  unknown uuid;
BEGIN
  SELECT n.payment_id INTO unknown FROM new_rows n LEFT JOIN payments p ON p.id = n.payment_id WHERE p.id IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'there is no payment %', unknown USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'payment_checks_of_payments';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_forbidden_move()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (
    SELECT FROM allowed_moves WHERE thing = TG_TABLE_NAME AND from_state = OLD.state AND to_state = NEW.state) THEN
    RAISE EXCEPTION '% cannot move from % to %', TG_TABLE_NAME, OLD.state, NEW.state
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_move_allowed';
  END IF;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_losing_what_is_paid()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% are kept as they are: payments refer to them', TG_TABLE_NAME
    USING ERRCODE = 'foreign_key_violation', CONSTRAINT = TG_TABLE_NAME || '_kept';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_lost_piece()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM incoming_files WHERE id = OLD.file_id) THEN
    RAISE EXCEPTION 'piece % belongs to incoming file %', OLD.place, OLD.file_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'incoming_file_pieces_kept';
  END IF;
  RETURN OLD;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_other_approver()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'batch % was approved by %', OLD.id, OLD.approved_by
    USING ERRCODE = 'check_violation', CONSTRAINT = 'batches_approver_kept';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_other_lines()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'parcel % is % and has % payments of %', OLD.id, OLD.state, OLD.count, OLD.total
    USING ERRCODE = 'check_violation', CONSTRAINT = 'parcels_lines_only_fall_out';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_other_parcel()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'payment % is % in parcel %', OLD.id, OLD.state, OLD.parcel_id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_stay_in_their_parcel';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_other_pieces()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  of_file uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.file_id ELSE NEW.file_id END;
BEGIN
  IF (SELECT state FROM outgoing_files WHERE id = of_file) <> 'writing' THEN
    RAISE EXCEPTION 'file % is written', of_file USING ERRCODE = 'check_violation', CONSTRAINT = 'file_pieces_kept';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_other_resumption()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'batch % was paused as %', OLD.id, OLD.paused_from
    USING ERRCODE = 'check_violation', CONSTRAINT = 'batches_resume_where_paused';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_payment_beyond_budget()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  over record;
BEGIN
  SELECT x.fund_id, x.beneficiary_id INTO over
    FROM (SELECT DISTINCT a.fund_id, a.beneficiary_id
            FROM new_rows n
            JOIN old_rows o USING (id)
            JOIN batches b ON b.id = n.batch_id
            JOIN awards a ON a.id = n.award_id
           WHERE n.state = 'sent' AND o.state <> 'sent' AND a.beneficiary_kind <> 'household'
             AND jsonb_exists(b.terms -> 'closed_circuit', a.beneficiary_kind)) x
   WHERE (SELECT sum(p.amount) FROM awards w JOIN payments p ON p.award_id = w.id
           WHERE w.fund_id = x.fund_id AND w.beneficiary_id = x.beneficiary_id AND w.beneficiary_kind <> 'household'
             AND p.state IN ('sent', 'unknown', 'paid'))
         > coalesce((SELECT g.total FROM project_budgets g
                      WHERE g.fund_id = x.fund_id AND g.beneficiary_id = x.beneficiary_id AND g.state = 'approved'
                      ORDER BY g.version DESC LIMIT 1), 0)
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'payments to % out of % are beyond its approved budget', over.beneficiary_id, over.fund_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_within_budget';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_payment_of_nothing()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
DECLARE
  wrong uuid;
BEGIN
  SELECT n.id INTO wrong FROM new_rows n LEFT JOIN awards a ON a.id = n.award_id AND a.amount = n.amount WHERE a.id IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'payment % is not its award, whole', wrong USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'payments_award_whole';
  END IF;
  SELECT n.batch_id INTO wrong FROM (SELECT DISTINCT batch_id FROM new_rows) n LEFT JOIN batches b ON b.id = n.batch_id WHERE b.id IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'there is no batch %', wrong USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'payments_of_the_batch';
  END IF;
  SELECT n.parcel_id INTO wrong FROM (SELECT DISTINCT batch_id, parcel_id FROM new_rows WHERE parcel_id IS NOT NULL) n
    LEFT JOIN parcels c ON c.id = n.parcel_id AND c.batch_id = n.batch_id WHERE c.id IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'parcel % is not of the batch', wrong USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'payments_of_the_parcel';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'file % is %', OLD.id, OLD.state
    USING ERRCODE = 'check_violation', CONSTRAINT = 'outgoing_files_written_once';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_same_approver()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM batches b WHERE b.id = NEW.batch_id
                AND (NEW.approved_by IN (b.made_by, b.made_for) OR NEW.approved_for IN (b.made_by, b.made_for)))
     OR EXISTS (SELECT FROM batch_approvals a WHERE a.batch_id = NEW.batch_id AND a.round = NEW.round
                   AND (NEW.approved_by IN (a.approved_by, a.approved_for) OR NEW.approved_for IN (a.approved_by, a.approved_for))) THEN
    RAISE EXCEPTION 'batch % was made or approved before by %', NEW.batch_id, NEW.approved_by
      USING ERRCODE = 'check_violation', CONSTRAINT = 'batch_approvals_by_others';
  END IF;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_same_parcel_approver()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM parcels c JOIN batches b ON b.id = c.batch_id WHERE c.id = NEW.parcel_id
                AND (NEW.approved_by IN (b.made_by, b.made_for, c.made_by, c.made_for)
                     OR NEW.approved_for IN (b.made_by, b.made_for, c.made_by, c.made_for)))
     OR EXISTS (SELECT FROM parcel_approvals a WHERE a.parcel_id = NEW.parcel_id
                   AND (NEW.approved_by IN (a.approved_by, a.approved_for) OR NEW.approved_for IN (a.approved_by, a.approved_for))) THEN
    RAISE EXCEPTION 'parcel % or its batch was made or approved before by %', NEW.parcel_id, NEW.approved_by
      USING ERRCODE = 'check_violation', CONSTRAINT = 'parcel_approvals_by_others';
  END IF;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_second_approval()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'paying account % was approved by %', OLD.id, OLD.approved_by
    USING ERRCODE = 'check_violation', CONSTRAINT = 'paying_accounts_approved_once';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_second_budget_decision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'budget % is %', OLD.id, OLD.state
    USING ERRCODE = 'check_violation', CONSTRAINT = 'project_budgets_decided_once';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_second_decision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% % is decided', TG_TABLE_NAME, OLD.id
    USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_decided_once';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_second_override()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'override % was approved by %', OLD.id, OLD.approved_by
    USING ERRCODE = 'check_violation', CONSTRAINT = 'overrides_approved_once';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_sending_in_doubt()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  doubtful uuid[];
  held     uuid;
BEGIN
  SELECT array_agg(f.payment_id) INTO doubtful
    FROM findings f WHERE f.state <> 'explained' AND f.payment_id IS NOT NULL AND f.kind IN ('second_result', 'debited_twice');
  IF doubtful IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT n.id INTO held
    FROM new_rows n JOIN old_rows o USING (id)
    JOIN (SELECT id, award_id FROM payments WHERE id = ANY(doubtful)) p ON p.award_id = n.award_id AND p.id <> n.id
   WHERE n.state = 'sent' AND o.state <> 'sent' LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'of another payment of the award of payment % the bank has said two things', held
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_no_second_word';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_stage_of_paid_award()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM payments p WHERE p.award_id = NEW.award_id AND p.state IN ('sent', 'unknown', 'paid')) THEN
    RAISE EXCEPTION 'award % is paid or on its way', NEW.award_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'award_stages_before_payment';
  END IF;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.refuse_written_history()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'moves of payments are written by the database itself'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_moves_written_by_moves';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_written_sums()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'what payments come to is written by the database itself'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_sums_written_by_payments';
END $function$

CREATE OR REPLACE FUNCTION public.sum_moved_payments()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  moved record;
BEGIN
  -- A few rows, however many payments moved.
  FOR moved IN
    SELECT batch_id, state, sum(count) AS count, sum(total) AS total
      FROM (SELECT batch_id, state, count(*) AS count, sum(amount) AS total FROM new_rows GROUP BY batch_id, state
            UNION ALL SELECT batch_id, state, -count(*), -sum(amount) FROM old_rows GROUP BY batch_id, state) m
     GROUP BY batch_id, state HAVING sum(count) <> 0 OR sum(total) <> 0 ORDER BY batch_id, state
  LOOP
    UPDATE payment_sums s SET count = s.count + moved.count, total = s.total + moved.total WHERE s.batch_id = moved.batch_id AND s.state = moved.state;
    IF NOT FOUND THEN
      INSERT INTO payment_sums (batch_id, state, count, total) VALUES (moved.batch_id, moved.state, moved.count, moved.total);
    END IF;
  END LOOP;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.sum_new_payments()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  INSERT INTO payment_sums AS s (batch_id, state, count, total)
  SELECT batch_id, state, count(*), sum(amount) FROM new_rows GROUP BY batch_id, state ORDER BY batch_id, state
      ON CONFLICT (batch_id, state) DO UPDATE SET count = s.count + excluded.count, total = s.total + excluded.total;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.tell_batch_move()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM tell_webhooks('batch_moved', b.area_code, b.id, jsonb_build_object('batch_id', b.id, 'fund_id', b.fund_id, 'area_code', b.area_code,
            'from_state', NEW.from_state, 'to_state', NEW.to_state, 'count', b.count, 'total', b.total::text))
     FROM batches b WHERE b.id = NEW.batch_id;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.tell_finding()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  PERFORM tell_webhooks('finding_made', f.area_code, coalesce(NEW.batch_id, NEW.file_id), jsonb_build_object('finding_id', NEW.id, 'fund_id', NEW.fund_id,
            'area_code', f.area_code, 'batch_id', NEW.batch_id, 'file_id', NEW.file_id, 'payment_id', NEW.payment_id, 'kind', NEW.kind, 'line', NEW.line))
     FROM funds f WHERE f.id = NEW.fund_id;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.tell_payment_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM webhooks WHERE approved_by IS NOT NULL AND ended_by IS NULL AND 'payments_moved' = ANY (events)) THEN
    RETURN NULL;
  END IF;
  PERFORM tell_webhooks('payments_moved', b.area_code, b.id, jsonb_build_object('batch_id', b.id, 'fund_id', b.fund_id, 'area_code', b.area_code,
            'to_state', m.to_state, 'count', m.count, 'total', m.total::text, 'payments', m.payments))
     FROM (SELECT batch_id, to_state, page, count(*) AS count, sum(amount) AS total,
                  jsonb_agg(jsonb_build_object('payment_id', id, 'reference', reference, 'amount', amount::text, 'decided_on', decided_on,
                                               'reason_code', reason_code) ORDER BY reference) AS payments
             FROM (SELECT p.*, n.to_state, (row_number() OVER (PARTITION BY p.batch_id, n.to_state ORDER BY p.reference) - 1) / 1000 AS page
                     FROM new_rows n JOIN payments p ON p.id = n.payment_id) moved
            GROUP BY batch_id, to_state, page ORDER BY batch_id, to_state, page) m
     JOIN batches b ON b.id = m.batch_id;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.tell_webhooks(told_kind text, told_area text, told_subject uuid, told_body jsonb)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  WITH listening AS (
         SELECT id FROM webhooks WHERE approved_by IS NOT NULL AND ended_by IS NULL AND told_kind = ANY (events) AND starts_with(told_area, area_code)),
       event AS (
         INSERT INTO webhook_events (kind, area_code, subject, body)
         SELECT told_kind, told_area, told_subject, told_body WHERE EXISTS (SELECT FROM listening) RETURNING id)
  INSERT INTO webhook_deliveries (webhook_id, event_id, subject) SELECT l.id, e.id, told_subject FROM listening l, event e
$function$


-- Rights of roles that own nothing
fundtrace_disbursement: allowed_moves SELECT
fundtrace_disbursement: award_runs INSERT (id, fund_id)
fundtrace_disbursement: award_runs SELECT
fundtrace_disbursement: award_runs UPDATE (complete)
fundtrace_disbursement: award_stages INSERT (award_id, version, stage, reason, assigned_by, assigned_for)
fundtrace_disbursement: award_stages SELECT
fundtrace_disbursement: awards INSERT, SELECT
fundtrace_disbursement: batch_approvals INSERT (batch_id, round, place, approved_by, approved_for)
fundtrace_disbursement: batch_approvals SELECT
fundtrace_disbursement: batch_moves INSERT (batch_id, place, from_state, to_state, moved_by, reason, moved_for)
fundtrace_disbursement: batch_moves SELECT
fundtrace_disbursement: batches INSERT (id, fund_id, area_code, count, total, made_by, traceparent, made_for, pay_on)
fundtrace_disbursement: batches SELECT
fundtrace_disbursement: batches UPDATE (state, approved_by, problem, pay_on, terms, paused_from, round, notice_from, notice_until)
fundtrace_disbursement: clawbacks INSERT (id, payment_id, award, ground, clawed_back_on, document_number, reason, asked_by, asked_for)
fundtrace_disbursement: clawbacks SELECT
fundtrace_disbursement: clawbacks UPDATE (state, answered_by, answered_for, answered_at, problem)
fundtrace_disbursement: consumed_events INSERT, SELECT
fundtrace_disbursement: dead_letter_attempts INSERT, SELECT
fundtrace_disbursement: dead_letter_decisions INSERT, SELECT
fundtrace_disbursement: dead_letters INSERT, SELECT
fundtrace_disbursement: dead_letters UPDATE (state, closed_at)
fundtrace_disbursement: document_pieces INSERT, SELECT
fundtrace_disbursement: document_uses INSERT (document_id, award_id, kind, used_by, used_for)
fundtrace_disbursement: document_uses SELECT
fundtrace_disbursement: documents INSERT (id, sha256, size_bytes, media_type, uploaded_by, uploaded_for)
fundtrace_disbursement: documents SELECT
fundtrace_disbursement: file_parcels INSERT (file_id, parcel_id, batch_id)
fundtrace_disbursement: file_parcels SELECT
fundtrace_disbursement: file_pieces DELETE, INSERT, SELECT
fundtrace_disbursement: findings INSERT (fund_id, file_id, batch_id, payment_id, kind, line, detail)
fundtrace_disbursement: findings SELECT
fundtrace_disbursement: findings UPDATE (state, explanation, explained_by, explained_for, explained_at, confirmed_by, confirmed_for, confirmed_at)
fundtrace_disbursement: funds INSERT, SELECT
fundtrace_disbursement: idempotency_keys INSERT, SELECT
fundtrace_disbursement: incoming_file_pieces DELETE, SELECT
fundtrace_disbursement: incoming_file_pieces INSERT (file_id, place, content)
fundtrace_disbursement: incoming_files INSERT (id, fund_id, batch_id, format, template, sha256, bytes, taken_by, taken_for, correlation_id)
fundtrace_disbursement: incoming_files SELECT
fundtrace_disbursement: incoming_files UPDATE (state, done, paid, failed, returned, unknown, unchanged, bookings, findings, problem, ended_at)
fundtrace_disbursement: late_returns INSERT (payment_id, parcel_id, returned_on, reason, behind)
fundtrace_disbursement: late_returns SELECT
fundtrace_disbursement: late_returns UPDATE (asked_at)
fundtrace_disbursement: objections INSERT (id, payment_id, objector_shown, objector_sealed, text_sealed, raised_on, recorded_by, recorded_for)
fundtrace_disbursement: objections SELECT
fundtrace_disbursement: objections UPDATE (decision, answer_sealed, decided_by, decided_for, decided_at)
fundtrace_disbursement: outbox INSERT, SELECT
fundtrace_disbursement: outbox UPDATE (published_at)
fundtrace_disbursement: outbox_sequences INSERT, SELECT
fundtrace_disbursement: outbox_sequences UPDATE (last_sequence)
fundtrace_disbursement: outgoing_files INSERT (id, batch_id, format, purpose, pay_on, paying_account_id, written_by, written_for)
fundtrace_disbursement: outgoing_files SELECT
fundtrace_disbursement: outgoing_files UPDATE (state, count, total, sha256, size_bytes, pieces, written_by, written_for, written_at, released_by, released_for, released_at, discarded_by, discarded_for, discarded_at, discard_reason)
fundtrace_disbursement: overrides INSERT (id, payment_id, check_name, reason, document_number, asked_by, asked_for)
fundtrace_disbursement: overrides SELECT
fundtrace_disbursement: overrides UPDATE (approved_by, approved_for, approved_at)
fundtrace_disbursement: parcel_approvals INSERT (parcel_id, place, approved_by, approved_for)
fundtrace_disbursement: parcel_approvals SELECT
fundtrace_disbursement: parcel_settlings INSERT (parcel_id, asked)
fundtrace_disbursement: parcel_settlings SELECT
fundtrace_disbursement: parcel_settlings UPDATE (asked, answered)
fundtrace_disbursement: parcels INSERT (id, batch_id, number, count, total, made_by, made_for)
fundtrace_disbursement: parcels SELECT
fundtrace_disbursement: parcels UPDATE (state, count, total, approved_by, approved_for, dropped_by, dropped_for, drop_reason, problem)
fundtrace_disbursement: paying_accounts INSERT (id, fund_id, holder, sealed_account, masked_account, bank_code, bank_name, said_by, said_for)
fundtrace_disbursement: paying_accounts SELECT
fundtrace_disbursement: paying_accounts UPDATE (approved_by, approved_for, approved_at)
fundtrace_disbursement: payment_checks INSERT (payment_id, pay_on, outcome, findings, register_revision, checked_by, checked_for, checked_against)
fundtrace_disbursement: payment_checks SELECT
fundtrace_disbursement: payment_moves SELECT
fundtrace_disbursement: payment_references USAGE
fundtrace_disbursement: payment_sums SELECT
fundtrace_disbursement: payments INSERT (id, batch_id, award_id, attempt, reference, amount)
fundtrace_disbursement: payments SELECT
fundtrace_disbursement: payments UPDATE (state, decided_on, reason, parcel_id, reason_code)
fundtrace_disbursement: project_budgets INSERT (id, fund_id, beneficiary_id, version, total, advance_percent, retention_percent, retention_from, document_number, reason, asked_by, asked_for)
fundtrace_disbursement: project_budgets SELECT
fundtrace_disbursement: project_budgets UPDATE (state, decided_by, decided_for, decided_at, decided_why)
fundtrace_disbursement: result_files INSERT (batch_id, sha256, content, paid, returned, taken_by)
fundtrace_disbursement: result_files SELECT
fundtrace_disbursement: statement_entries INSERT (fund_id, file_id, line, place, detail, booked_on, direction, amount, bank_reference, payment_id, parcel_id, occurrence)
fundtrace_disbursement: statement_entries SELECT
fundtrace_disbursement: unknown_decisions INSERT (id, payment_id, outcome, decided_on, document_number, reason, said_by, said_for)
fundtrace_disbursement: unknown_decisions SELECT
fundtrace_disbursement: unknown_decisions UPDATE (state, answered_by, answered_for, answered_at)
fundtrace_disbursement: unmasked_reads INSERT, SELECT
fundtrace_disbursement: webhook_deliveries SELECT
fundtrace_disbursement: webhook_deliveries UPDATE (state, attempts, next_at, claimed_until, last_status, last_problem, ended_at)
fundtrace_disbursement: webhook_events SELECT
fundtrace_disbursement: webhooks INSERT (id, area_code, url, events, sealed_secret, reason, asked_by, asked_for)
fundtrace_disbursement: webhooks SELECT
fundtrace_disbursement: webhooks UPDATE (approved_by, approved_for, approved_at, ended_by, ended_for, ended_at, end_reason)
fundtrace_disbursement: works INSERT (id, batch_id, kind, subject, of, asked_by, owner)
fundtrace_disbursement: works SELECT
fundtrace_disbursement: works UPDATE (state, done, of, problem, owner, beat_at, ended_at)
