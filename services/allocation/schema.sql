-- Made by "npm run generate" from the migrations: the schema that they add up to.

-- Tables
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
  count integer NOT NULL,
  total numeric(21,2) NOT NULL,
  made_by text NOT NULL,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
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
  problem jsonb
)
TABLE bank_accounts (
  beneficiary_id text NOT NULL,
  version smallint NOT NULL,
  account_sealed text NOT NULL,
  account_masked text NOT NULL,
  reason text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE beneficiaries (
  id text NOT NULL,
  kind text NOT NULL,
  area_code text NOT NULL,
  name_shown text NOT NULL,
  name_sealed text NOT NULL,
  people smallint NOT NULL,
  synthetic boolean NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
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
  amount numeric(21,2) NOT NULL
)
TABLE plan_shares (
  plan_id uuid NOT NULL,
  funder_id text NOT NULL,
  ordinal smallint NOT NULL,
  amount numeric(21,2) NOT NULL
)
TABLE plans (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  total numeric(21,2) NOT NULL,
  state text DEFAULT 'computed'::text NOT NULL,
  made_by text NOT NULL,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  approved_by text,
  approved_at timestamp with time zone,
  problem jsonb
)
TABLE programmes (
  id text NOT NULL,
  name text NOT NULL,
  document_number text NOT NULL,
  document_item text NOT NULL,
  area_code text NOT NULL,
  base text NOT NULL,
  rate numeric(21,2) NOT NULL,
  funding jsonb NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)

-- Constraints
arrivals.arrivals_amount_positive: CHECK ((amount > (0)::numeric))
arrivals.arrivals_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
arrivals.arrivals_funder_id_fkey: FOREIGN KEY (funder_id) REFERENCES funders(id)
arrivals.arrivals_pkey: PRIMARY KEY (id)
arrivals.arrivals_state: CHECK ((state = ANY (ARRAY['recorded'::text, 'posted'::text, 'refused'::text])))
award_runs.award_runs_count_positive: CHECK ((count > 0))
award_runs.award_runs_pkey: PRIMARY KEY (id)
award_runs.award_runs_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES plans(id)
award_runs.award_runs_total_positive: CHECK ((total > (0)::numeric))
awards.awards_amount_positive: CHECK ((amount > (0)::numeric))
awards.awards_award_run_id_fkey: FOREIGN KEY (award_run_id) REFERENCES award_runs(id)
awards.awards_beneficiary_id_fkey: FOREIGN KEY (beneficiary_id) REFERENCES beneficiaries(id)
awards.awards_pkey: PRIMARY KEY (id)
awards.awards_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES plans(id)
awards.awards_programme_id_fkey: FOREIGN KEY (programme_id) REFERENCES programmes(id)
awards.awards_state: CHECK ((state = ANY (ARRAY['granted'::text, 'posted'::text, 'refused'::text])))
bank_accounts.bank_accounts_beneficiary_id_fkey: FOREIGN KEY (beneficiary_id) REFERENCES beneficiaries(id)
bank_accounts.bank_accounts_pkey: PRIMARY KEY (beneficiary_id, version)
bank_accounts.bank_accounts_sealed: CHECK ((account_sealed ~~ 'v1.%'::text))
bank_accounts.bank_accounts_version_positive: CHECK ((version > 0))
beneficiaries.beneficiaries_area_code: CHECK ((area_code ~ '^(\d{6}|\d{9}|\d{12})$'::text))
beneficiaries.beneficiaries_id: CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
beneficiaries.beneficiaries_kind: CHECK ((kind = ANY (ARRAY['household'::text, 'village'::text, 'enterprise'::text, 'project'::text])))
beneficiaries.beneficiaries_name_sealed: CHECK ((name_sealed ~~ 'v1.%'::text))
beneficiaries.beneficiaries_people_not_negative: CHECK ((people >= 0))
beneficiaries.beneficiaries_pkey: PRIMARY KEY (id)
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
funders.funders_area_code: CHECK ((area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'::text))
funders.funders_id: CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
funders.funders_pkey: PRIMARY KEY (id)
funds.funds_fiscal_year: CHECK (((fiscal_year >= 1949) AND (fiscal_year <= 2200)))
funds.funds_id_names_programme_and_year: CHECK ((id = ((programme_id || '-'::text) || fiscal_year)))
funds.funds_once: UNIQUE (programme_id, fiscal_year, area_code)
funds.funds_pkey: PRIMARY KEY (id)
funds.funds_programme_id_fkey: FOREIGN KEY (programme_id) REFERENCES programmes(id)
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
plan_line_parts.plan_line_parts_amount_positive: CHECK ((amount > (0)::numeric))
plan_line_parts.plan_line_parts_funder_id_fkey: FOREIGN KEY (funder_id) REFERENCES funders(id)
plan_line_parts.plan_line_parts_pkey: PRIMARY KEY (plan_id, line, funder_id)
plan_line_parts.plan_line_parts_plan_id_line_fkey: FOREIGN KEY (plan_id, line) REFERENCES plan_lines(plan_id, line)
plan_lines.plan_lines_amount_positive: CHECK ((amount > (0)::numeric))
plan_lines.plan_lines_beneficiary_id_fkey: FOREIGN KEY (beneficiary_id) REFERENCES beneficiaries(id)
plan_lines.plan_lines_number_positive: CHECK ((line > 0))
plan_lines.plan_lines_pkey: PRIMARY KEY (plan_id, line)
plan_lines.plan_lines_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES plans(id)
plan_lines.plan_lines_units_positive: CHECK ((units > 0))
plan_shares.plan_shares_amount_not_negative: CHECK ((amount >= (0)::numeric))
plan_shares.plan_shares_funder_id_fkey: FOREIGN KEY (funder_id) REFERENCES funders(id)
plan_shares.plan_shares_ordinal_once: UNIQUE (plan_id, ordinal)
plan_shares.plan_shares_pkey: PRIMARY KEY (plan_id, funder_id)
plan_shares.plan_shares_plan_id_fkey: FOREIGN KEY (plan_id) REFERENCES plans(id)
plans.plans_add_up: TRIGGER DEFERRABLE INITIALLY DEFERRED
plans.plans_approval_has_its_time: CHECK (((approved_by IS NULL) = (approved_at IS NULL)))
plans.plans_approved_by_another: CHECK ((approved_by <> made_by))
plans.plans_approved_when_not_computed: CHECK (((state = 'computed'::text) = (approved_by IS NULL)))
plans.plans_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
plans.plans_pkey: PRIMARY KEY (id)
plans.plans_state: CHECK ((state = ANY (ARRAY['computed'::text, 'approved'::text, 'posted'::text, 'refused'::text])))
plans.plans_total_positive: CHECK ((total > (0)::numeric))
programmes.programmes_area_code: CHECK ((area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'::text))
programmes.programmes_base: CHECK ((base = ANY (ARRAY['people'::text, 'households'::text, 'villages'::text])))
programmes.programmes_funding_kind: CHECK (((funding ->> 'kind'::text) = ANY (ARRAY['ratio'::text, 'fixed'::text, 'sole'::text])))
programmes.programmes_id: CHECK ((id ~ '^[a-z0-9][a-z0-9-]{0,57}$'::text))
programmes.programmes_pkey: PRIMARY KEY (id)
programmes.programmes_rate_positive: CHECK ((rate > (0)::numeric))

-- Indexes
CREATE INDEX arrivals_by_fund ON public.arrivals USING btree (fund_id, arrived_on, id)
CREATE INDEX awards_by_plan ON public.awards USING btree (plan_id)
CREATE INDEX awards_by_run ON public.awards USING btree (award_run_id)
CREATE INDEX beneficiaries_by_area ON public.beneficiaries USING btree (area_code text_pattern_ops, id)
CREATE INDEX dead_letter_attempts_of_a_decision ON public.dead_letter_attempts USING btree (decision_id)
CREATE INDEX dead_letter_attempts_of_a_letter ON public.dead_letter_attempts USING btree (dead_letter_id, id)
CREATE INDEX dead_letter_decisions_of_a_key ON public.dead_letter_decisions USING btree (consumer, key)
CREATE INDEX dead_letters_open ON public.dead_letters USING btree (consumer, key) WHERE (closed_at IS NULL)
CREATE INDEX outbox_waiting ON public.outbox USING btree (topic, partition, id) WHERE (published_at IS NULL)
CREATE UNIQUE INDEX arrivals_once ON public.arrivals USING btree (fund_id, funder_id, document_number, amount, arrived_on) WHERE (state <> 'refused'::text)
CREATE UNIQUE INDEX awards_line_once ON public.awards USING btree (programme_id, period, beneficiary_id, line) WHERE (state <> 'refused'::text)
CREATE UNIQUE INDEX dead_letter_attempts_succeed_once ON public.dead_letter_attempts USING btree (dead_letter_id) WHERE (outcome <> 'failed'::text)
CREATE UNIQUE INDEX dead_letters_once ON public.dead_letters USING btree (consumer, topic, partition, "position", md5(message))
CREATE UNIQUE INDEX funders_one_per_area ON public.funders USING btree (area_code) WHERE (area_code IS NOT NULL)
CREATE UNIQUE INDEX plans_one_in_force ON public.plans USING btree (fund_id) WHERE (state = ANY (ARRAY['approved'::text, 'posted'::text]))

-- Triggers
CREATE CONSTRAINT TRIGGER plans_add_up AFTER INSERT OR UPDATE ON public.plans DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_plan_that_does_not_add_up()
CREATE TRIGGER dead_letters_history_kept BEFORE UPDATE ON public.dead_letters FOR EACH ROW EXECUTE FUNCTION keep_dead_letter_history()
CREATE TRIGGER plan_line_parts_checked AFTER INSERT ON public.plan_line_parts REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_plan_again()
CREATE TRIGGER plan_lines_checked AFTER INSERT ON public.plan_lines REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_plan_again()
CREATE TRIGGER plan_shares_checked AFTER INSERT ON public.plan_shares REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_plan_again()

-- Functions
CREATE OR REPLACE FUNCTION public.check_plan_again()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE plans SET state = state WHERE id IN (SELECT plan_id FROM added) AND xmin <> pg_current_xact_id()::xid;
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

CREATE OR REPLACE FUNCTION public.refuse_plan_that_does_not_add_up()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  lines  numeric;
  shares numeric;
BEGIN
  SELECT sum(amount) INTO lines FROM plan_lines WHERE plan_id = NEW.id;
  SELECT sum(amount) INTO shares FROM plan_shares WHERE plan_id = NEW.id;
  IF lines IS DISTINCT FROM NEW.total OR shares IS DISTINCT FROM NEW.total THEN
    RAISE EXCEPTION 'Plan % is %, its lines add up to %, its shares to %', NEW.id, NEW.total, lines, shares
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_add_up';
  END IF;
  IF EXISTS (SELECT FROM plan_line_parts WHERE plan_id = NEW.id) AND EXISTS (
    SELECT FROM (SELECT line, amount FROM plan_lines WHERE plan_id = NEW.id) l
      FULL JOIN (SELECT line, sum(amount) AS parts FROM plan_line_parts WHERE plan_id = NEW.id GROUP BY line) p USING (line)
     WHERE l.amount IS DISTINCT FROM p.parts
    UNION ALL
    SELECT FROM (SELECT funder_id, amount FROM plan_shares WHERE plan_id = NEW.id) s
      FULL JOIN (SELECT funder_id, sum(amount) AS parts FROM plan_line_parts WHERE plan_id = NEW.id GROUP BY funder_id) p USING (funder_id)
     WHERE s.amount IS DISTINCT FROM p.parts
  ) THEN
    RAISE EXCEPTION 'The parts of plan % do not add up to its lines or to its shares', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_add_up';
  END IF;
  RETURN NULL;
END $function$


-- Rights of roles that own nothing
fundtrace_allocation: arrivals INSERT, SELECT
fundtrace_allocation: arrivals UPDATE (state, problem)
fundtrace_allocation: award_runs INSERT, SELECT
fundtrace_allocation: awards INSERT, SELECT
fundtrace_allocation: awards UPDATE (state, problem)
fundtrace_allocation: bank_accounts INSERT, SELECT
fundtrace_allocation: beneficiaries INSERT, SELECT
fundtrace_allocation: consumed_events INSERT, SELECT
fundtrace_allocation: dead_letter_attempts INSERT, SELECT
fundtrace_allocation: dead_letter_decisions INSERT, SELECT
fundtrace_allocation: dead_letters INSERT, SELECT
fundtrace_allocation: dead_letters UPDATE (state, closed_at)
fundtrace_allocation: funders INSERT, SELECT
fundtrace_allocation: funds INSERT, SELECT
fundtrace_allocation: idempotency_keys INSERT, SELECT
fundtrace_allocation: outbox INSERT, SELECT
fundtrace_allocation: outbox UPDATE (published_at)
fundtrace_allocation: outbox_sequences INSERT, SELECT
fundtrace_allocation: outbox_sequences UPDATE (last_sequence)
fundtrace_allocation: plan_line_parts INSERT, SELECT
fundtrace_allocation: plan_lines INSERT, SELECT
fundtrace_allocation: plan_shares INSERT, SELECT
fundtrace_allocation: plans INSERT, SELECT
fundtrace_allocation: plans UPDATE (state, approved_by, approved_at, problem)
fundtrace_allocation: programmes INSERT, SELECT
