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
TABLE bank_files (
  batch_id uuid NOT NULL,
  sha256 text NOT NULL,
  content bytea NOT NULL,
  released_by text NOT NULL,
  released_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE batch_moves (
  batch_id uuid NOT NULL,
  place smallint NOT NULL,
  from_state text,
  to_state text NOT NULL,
  moved_by text NOT NULL,
  reason text NOT NULL,
  moved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
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
  traceparent text
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
TABLE funds (
  id text NOT NULL,
  name text NOT NULL,
  programme_id text NOT NULL,
  area_code text NOT NULL
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
TABLE payments (
  id uuid NOT NULL,
  batch_id uuid NOT NULL,
  award_id uuid NOT NULL,
  attempt smallint NOT NULL,
  reference text NOT NULL,
  amount numeric(21,2) NOT NULL,
  state text DEFAULT 'ready'::text NOT NULL,
  decided_on date,
  reason text
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

-- Constraints
allowed_moves.allowed_moves_pkey: PRIMARY KEY (thing, from_state, to_state)
award_runs.award_runs_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
award_runs.award_runs_pkey: PRIMARY KEY (id)
awards.awards_amount_known: UNIQUE (id, amount)
awards.awards_amount_positive: CHECK ((amount > (0)::numeric))
awards.awards_award_run_id_fkey: FOREIGN KEY (award_run_id) REFERENCES award_runs(id)
awards.awards_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
awards.awards_line_once: UNIQUE (programme_id, period, beneficiary_id, line)
awards.awards_pkey: PRIMARY KEY (id)
awards.awards_place_once: UNIQUE (award_run_id, place)
bank_files.bank_files_batch_id_fkey: FOREIGN KEY (batch_id) REFERENCES batches(id)
bank_files.bank_files_pkey: PRIMARY KEY (batch_id)
bank_files.bank_files_sha256: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
batch_moves.batch_moves_batch_id_fkey: FOREIGN KEY (batch_id) REFERENCES batches(id)
batch_moves.batch_moves_pkey: PRIMARY KEY (batch_id, place)
batches.batches_approved_by_another: CHECK ((approved_by <> made_by))
batches.batches_approved_when_not_draft: CHECK (((state = 'draft'::text) = (approved_by IS NULL)))
batches.batches_count_fits_a_request: CHECK (((count >= 1) AND (count <= 10000)))
batches.batches_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
batches.batches_pkey: PRIMARY KEY (id)
batches.batches_refused_with_a_reason: CHECK (((state = 'refused'::text) = (problem IS NOT NULL)))
batches.batches_state: CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'funded'::text, 'refused'::text, 'released'::text, 'paid'::text, 'partly_paid'::text])))
batches.batches_total_positive: CHECK ((total > (0)::numeric))
batches.batches_traceparent: CHECK ((traceparent ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$'::text))
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
funds.funds_pkey: PRIMARY KEY (id)
idempotency_keys.idempotency_keys_content_is_sha256: CHECK ((octet_length(content_hash) = 32))
idempotency_keys.idempotency_keys_key_length: CHECK (((length(key) >= 1) AND (length(key) <= 200)))
idempotency_keys.idempotency_keys_once: PRIMARY KEY (scope_hash, key)
idempotency_keys.idempotency_keys_scope_is_sha256: CHECK ((octet_length(scope_hash) = 32))
outbox.outbox_event_once: UNIQUE (event_id)
outbox.outbox_partition_counts_from_zero: CHECK ((partition >= 0))
outbox.outbox_pkey: PRIMARY KEY (id)
outbox.outbox_sequence_once: UNIQUE (source, key, sequence)
outbox.outbox_sequence_positive: CHECK ((sequence > 0))
outbox_sequences.outbox_sequences_pkey: PRIMARY KEY (source, key)
outbox_sequences.outbox_sequences_positive: CHECK ((last_sequence > 0))
payments.payments_amount_positive: CHECK ((amount > (0)::numeric))
payments.payments_attempt_once: UNIQUE (award_id, attempt)
payments.payments_attempt_positive: CHECK ((attempt > 0))
payments.payments_award_whole: FOREIGN KEY (award_id, amount) REFERENCES awards(id, amount)
payments.payments_batch_id_fkey: FOREIGN KEY (batch_id) REFERENCES batches(id)
payments.payments_decided_with_a_day: CHECK (((state = ANY (ARRAY['paid'::text, 'returned'::text])) = (decided_on IS NOT NULL)))
payments.payments_pkey: PRIMARY KEY (id)
payments.payments_reference_fits_the_bank: CHECK ((length(reference) <= 35))
payments.payments_reference_once: UNIQUE (reference)
payments.payments_returned_with_a_reason: CHECK (((state = 'returned'::text) = (reason IS NOT NULL)))
payments.payments_state: CHECK ((state = ANY (ARRAY['ready'::text, 'refused'::text, 'sent'::text, 'paid'::text, 'returned'::text])))
result_files.result_files_batch_id_fkey: FOREIGN KEY (batch_id) REFERENCES batches(id)
result_files.result_files_pkey: PRIMARY KEY (batch_id, sha256)
result_files.result_files_sha256: CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))

-- Indexes
CREATE INDEX awards_by_area ON public.awards USING btree (fund_id, area_code text_pattern_ops)
CREATE INDEX batches_by_fund ON public.batches USING btree (fund_id, made_at)
CREATE INDEX dead_letter_attempts_of_a_decision ON public.dead_letter_attempts USING btree (decision_id)
CREATE INDEX dead_letter_attempts_of_a_letter ON public.dead_letter_attempts USING btree (dead_letter_id, id)
CREATE INDEX dead_letter_decisions_of_a_key ON public.dead_letter_decisions USING btree (consumer, key)
CREATE INDEX dead_letters_open ON public.dead_letters USING btree (consumer, key) WHERE (closed_at IS NULL)
CREATE INDEX outbox_waiting ON public.outbox USING btree (topic, partition, id) WHERE (published_at IS NULL)
CREATE INDEX payments_by_batch ON public.payments USING btree (batch_id, reference)
CREATE UNIQUE INDEX dead_letter_attempts_succeed_once ON public.dead_letter_attempts USING btree (dead_letter_id) WHERE (outcome <> 'failed'::text)
CREATE UNIQUE INDEX dead_letters_once ON public.dead_letters USING btree (consumer, topic, partition, "position", md5(message))
CREATE UNIQUE INDEX payments_award_paid_once ON public.payments USING btree (award_id) WHERE (state <> ALL (ARRAY['refused'::text, 'returned'::text]))

-- Triggers
CREATE TRIGGER batches_approver_kept BEFORE UPDATE ON public.batches FOR EACH ROW WHEN ((old.approved_by <> new.approved_by)) EXECUTE FUNCTION refuse_other_approver()
CREATE TRIGGER batches_move_allowed BEFORE UPDATE ON public.batches FOR EACH ROW EXECUTE FUNCTION refuse_forbidden_move()
CREATE TRIGGER dead_letters_history_kept BEFORE UPDATE ON public.dead_letters FOR EACH ROW EXECUTE FUNCTION keep_dead_letter_history()
CREATE TRIGGER payments_move_allowed BEFORE UPDATE ON public.payments FOR EACH ROW EXECUTE FUNCTION refuse_forbidden_move()

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

CREATE OR REPLACE FUNCTION public.refuse_other_approver()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'batch % was approved by %', OLD.id, OLD.approved_by
    USING ERRCODE = 'check_violation', CONSTRAINT = 'batches_approver_kept';
END $function$


-- Rights of roles that own nothing
fundtrace_disbursement: allowed_moves SELECT
fundtrace_disbursement: award_runs INSERT (id, fund_id)
fundtrace_disbursement: award_runs SELECT
fundtrace_disbursement: award_runs UPDATE (complete)
fundtrace_disbursement: awards INSERT, SELECT
fundtrace_disbursement: bank_files INSERT (batch_id, sha256, content, released_by)
fundtrace_disbursement: bank_files SELECT
fundtrace_disbursement: batch_moves INSERT (batch_id, place, from_state, to_state, moved_by, reason)
fundtrace_disbursement: batch_moves SELECT
fundtrace_disbursement: batches INSERT (id, fund_id, area_code, count, total, made_by, traceparent)
fundtrace_disbursement: batches SELECT
fundtrace_disbursement: batches UPDATE (state, approved_by, problem)
fundtrace_disbursement: consumed_events INSERT, SELECT
fundtrace_disbursement: dead_letter_attempts INSERT, SELECT
fundtrace_disbursement: dead_letter_decisions INSERT, SELECT
fundtrace_disbursement: dead_letters INSERT, SELECT
fundtrace_disbursement: dead_letters UPDATE (state, closed_at)
fundtrace_disbursement: funds INSERT, SELECT
fundtrace_disbursement: idempotency_keys INSERT, SELECT
fundtrace_disbursement: outbox INSERT, SELECT
fundtrace_disbursement: outbox UPDATE (published_at)
fundtrace_disbursement: outbox_sequences INSERT, SELECT
fundtrace_disbursement: outbox_sequences UPDATE (last_sequence)
fundtrace_disbursement: payment_references USAGE
fundtrace_disbursement: payments INSERT (id, batch_id, award_id, attempt, reference, amount)
fundtrace_disbursement: payments SELECT
fundtrace_disbursement: payments UPDATE (state, decided_on, reason)
fundtrace_disbursement: result_files INSERT (batch_id, sha256, content, paid, returned, taken_by)
fundtrace_disbursement: result_files SELECT
