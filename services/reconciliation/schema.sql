-- Made by "npm run generate" from the migrations: the schema that they add up to.

-- Tables
TABLE arrival_copies (
  arrival_id uuid NOT NULL,
  fund_id text NOT NULL,
  funder_id text NOT NULL,
  document_number text NOT NULL,
  amount numeric(21,2) NOT NULL,
  arrived_on date NOT NULL,
  sequence bigint NOT NULL
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
TABLE file_release_copies (
  fund_id text NOT NULL,
  sequence bigint NOT NULL,
  batch_id uuid NOT NULL,
  file_sha256 text NOT NULL
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
TABLE plan_copies (
  plan_id uuid NOT NULL,
  fund_id text NOT NULL,
  fund_name text NOT NULL,
  area_code text NOT NULL,
  funder_areas text[] NOT NULL,
  sequence bigint NOT NULL
)
TABLE run_lines (
  run_id uuid NOT NULL,
  statement_id uuid NOT NULL,
  line integer NOT NULL,
  match_ordinal integer,
  break_ordinal integer
)
TABLE run_positions (
  run_id uuid NOT NULL,
  fund_id text NOT NULL,
  consumer text NOT NULL,
  source text NOT NULL,
  sequence bigint NOT NULL
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
arrival_copies.arrival_copies_amount_positive: CHECK ((amount > (0)::numeric))
arrival_copies.arrival_copies_pkey: PRIMARY KEY (arrival_id)
arrival_copies.arrival_copies_sequence_positive: CHECK ((sequence > 0))
breaks.breaks_direction: CHECK ((direction = ANY (ARRAY['paid_out'::text, 'received'::text])))
breaks.breaks_kind: CHECK ((kind = ANY (ARRAY['missing_in_statement'::text, 'amount_differs'::text, 'duplicate_in_statement'::text, 'return_missing_in_statement'::text, 'return_missing_in_ledger'::text, 'not_settled_in_ledger'::text, 'outside_statement_period'::text, 'ambiguous'::text, 'missing_in_ledger'::text, 'wrong_fund'::text, 'status_differs'::text, 'amount_differs_in_disbursement'::text])))
breaks.breaks_ordinal_positive: CHECK ((ordinal > 0))
breaks.breaks_pkey: PRIMARY KEY (run_id, ordinal)
breaks.breaks_run_id_fkey: FOREIGN KEY (run_id) REFERENCES runs(id)
breaks.breaks_show_a_row: CHECK ((num_nonnulls(ledger, statement, disbursement) > 0))
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
file_release_copies.file_release_copies_pkey: PRIMARY KEY (fund_id, sequence)
file_release_copies.file_release_copies_sequence_positive: CHECK ((sequence > 0))
file_release_copies.file_release_copies_sha256: CHECK ((file_sha256 ~ '^[0-9a-f]{64}$'::text))
fund_change_copies.fund_change_copies_pkey: PRIMARY KEY (fund_id, sequence)
fund_change_copies.fund_change_copies_sequence_positive: CHECK ((sequence > 0))
idempotency_keys.idempotency_keys_content_is_sha256: CHECK ((octet_length(content_hash) = 32))
idempotency_keys.idempotency_keys_key_length: CHECK (((length(key) >= 1) AND (length(key) <= 200)))
idempotency_keys.idempotency_keys_once: PRIMARY KEY (scope_hash, key)
idempotency_keys.idempotency_keys_scope_is_sha256: CHECK ((octet_length(scope_hash) = 32))
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
payment_copies.payment_copies_amount_positive: CHECK ((amount > (0)::numeric))
payment_copies.payment_copies_pkey: PRIMARY KEY (payment_id, batch_id)
payment_copies.payment_copies_sequence_positive: CHECK ((sequence > 0))
payment_result_copies.payment_result_copies_amount_positive: CHECK ((amount > (0)::numeric))
payment_result_copies.payment_result_copies_outcome: CHECK ((outcome = ANY (ARRAY['settled'::text, 'returned'::text])))
payment_result_copies.payment_result_copies_pkey: PRIMARY KEY (fund_id, sequence)
payment_result_copies.payment_result_copies_sequence_positive: CHECK ((sequence > 0))
payment_void_copies.payment_void_copies_sequence_positive: CHECK ((sequence > 0))
plan_copies.plan_copies_area_code: CHECK ((area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'::text))
plan_copies.plan_copies_pkey: PRIMARY KEY (plan_id)
plan_copies.plan_copies_sequence_positive: CHECK ((sequence > 0))
run_lines.run_lines_once: PRIMARY KEY (run_id, statement_id, line)
run_lines.run_lines_one_place: CHECK ((num_nonnulls(match_ordinal, break_ordinal) = 1))
run_lines.run_lines_run_id_break_ordinal_fkey: FOREIGN KEY (run_id, break_ordinal) REFERENCES breaks(run_id, ordinal)
run_lines.run_lines_run_id_match_ordinal_fkey: FOREIGN KEY (run_id, match_ordinal) REFERENCES matches(run_id, ordinal)
run_lines.run_lines_run_id_statement_id_fkey: FOREIGN KEY (run_id, statement_id) REFERENCES run_statements(run_id, statement_id)
run_lines.run_lines_statement_id_line_fkey: FOREIGN KEY (statement_id, line) REFERENCES statement_lines(statement_id, line)
run_positions.run_positions_pkey: PRIMARY KEY (run_id, fund_id, consumer, source)
run_positions.run_positions_run_id_fkey: FOREIGN KEY (run_id) REFERENCES runs(id)
run_positions.run_positions_sequence_positive: CHECK ((sequence > 0))
run_statements.run_statements_pkey: PRIMARY KEY (run_id, statement_id)
run_statements.run_statements_run_id_fkey: FOREIGN KEY (run_id) REFERENCES runs(id)
run_statements.run_statements_statement_id_fund_id_sha256_fkey: FOREIGN KEY (statement_id, fund_id, sha256) REFERENCES statements(id, fund_id, sha256)
runs.runs_break_count_not_negative: CHECK ((break_count >= 0))
runs.runs_line_count_positive: CHECK ((line_count > 0))
runs.runs_match_count_not_negative: CHECK ((match_count >= 0))
runs.runs_number_once: UNIQUE (number)
runs.runs_pkey: PRIMARY KEY (id)
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
CREATE INDEX dead_letter_attempts_of_a_decision ON public.dead_letter_attempts USING btree (decision_id)
CREATE INDEX dead_letter_attempts_of_a_letter ON public.dead_letter_attempts USING btree (dead_letter_id, id)
CREATE INDEX dead_letter_decisions_of_a_key ON public.dead_letter_decisions USING btree (consumer, key)
CREATE INDEX dead_letters_open ON public.dead_letters USING btree (consumer, key) WHERE (closed_at IS NULL)
CREATE INDEX file_release_copies_of_batch ON public.file_release_copies USING btree (batch_id)
CREATE INDEX fund_change_copies_by_document ON public.fund_change_copies USING btree (document_number)
CREATE INDEX fund_change_copies_of_reference ON public.fund_change_copies USING btree (fund_id, reference)
CREATE INDEX ledger_copies_of_payment ON public.ledger_copies USING btree (fund_id, payment_id)
CREATE INDEX outbox_waiting ON public.outbox USING btree (topic, partition, id) WHERE (published_at IS NULL)
CREATE INDEX payment_copies_by_reference ON public.payment_copies USING btree (reference)
CREATE INDEX payment_copies_of_fund ON public.payment_copies USING btree (fund_id)
CREATE INDEX payment_result_copies_of_payment ON public.payment_result_copies USING btree (payment_id)
CREATE INDEX payment_void_copies_of_payment ON public.payment_void_copies USING btree (payment_id)
CREATE INDEX plan_copies_of_fund ON public.plan_copies USING btree (fund_id, sequence)
CREATE INDEX unmasked_reads_of_area ON public.unmasked_reads USING btree (area_code text_pattern_ops, id)
CREATE UNIQUE INDEX dead_letter_attempts_succeed_once ON public.dead_letter_attempts USING btree (dead_letter_id) WHERE (outcome <> 'failed'::text)
CREATE UNIQUE INDEX dead_letters_once ON public.dead_letters USING btree (consumer, topic, partition, "position", md5(message))

-- Triggers
CREATE TRIGGER arrival_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.arrival_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER breaks_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.breaks FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER dead_letters_history_kept BEFORE UPDATE ON public.dead_letters FOR EACH ROW EXECUTE FUNCTION keep_dead_letter_history()
CREATE TRIGGER file_release_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.file_release_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER fund_change_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.fund_change_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER ledger_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER matches_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.matches FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER payment_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payment_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER payment_result_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payment_result_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER payment_void_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payment_void_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER plan_copies_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.plan_copies FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER run_lines_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.run_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER run_positions_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.run_positions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER run_statements_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.run_statements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER runs_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.runs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER statement_lines_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.statement_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER statements_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.statements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()

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

CREATE OR REPLACE FUNCTION public.refuse_change_of_history()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'history_is_append_only';
END $function$


-- Rights of roles that own nothing
fundtrace_reconciliation: arrival_copies INSERT, SELECT
fundtrace_reconciliation: breaks INSERT, SELECT
fundtrace_reconciliation: consumed_events INSERT, SELECT
fundtrace_reconciliation: dead_letter_attempts INSERT, SELECT
fundtrace_reconciliation: dead_letter_decisions INSERT, SELECT
fundtrace_reconciliation: dead_letters INSERT, SELECT
fundtrace_reconciliation: dead_letters UPDATE (state, closed_at)
fundtrace_reconciliation: file_release_copies INSERT, SELECT
fundtrace_reconciliation: fund_change_copies INSERT, SELECT
fundtrace_reconciliation: idempotency_keys INSERT, SELECT
fundtrace_reconciliation: last_payment_copies SELECT
fundtrace_reconciliation: ledger_copies INSERT, SELECT
fundtrace_reconciliation: matches INSERT, SELECT
fundtrace_reconciliation: outbox INSERT, SELECT
fundtrace_reconciliation: outbox UPDATE (published_at)
fundtrace_reconciliation: outbox_sequences INSERT, SELECT
fundtrace_reconciliation: outbox_sequences UPDATE (last_sequence)
fundtrace_reconciliation: payment_copies INSERT, SELECT
fundtrace_reconciliation: payment_result_copies INSERT, SELECT
fundtrace_reconciliation: payment_void_copies INSERT, SELECT
fundtrace_reconciliation: plan_copies INSERT, SELECT
fundtrace_reconciliation: run_lines INSERT, SELECT
fundtrace_reconciliation: run_positions INSERT, SELECT
fundtrace_reconciliation: run_statements INSERT, SELECT
fundtrace_reconciliation: runs INSERT, SELECT
fundtrace_reconciliation: statement_lines INSERT, SELECT
fundtrace_reconciliation: statements INSERT, SELECT
fundtrace_reconciliation: unmasked_reads INSERT, SELECT
