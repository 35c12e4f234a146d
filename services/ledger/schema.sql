-- Made by "npm run generate" from the migrations: the schema that they add up to.

-- Tables
TABLE accounts (
  fund_id text NOT NULL,
  code text NOT NULL,
  kind text NOT NULL,
  normal_side text NOT NULL,
  balance numeric(21,2) DEFAULT 0 NOT NULL,
  held numeric(21,2) DEFAULT 0 NOT NULL,
  version bigint DEFAULT 0 NOT NULL
)
TABLE award_parts (
  fund_id text NOT NULL,
  award_id uuid NOT NULL,
  funder_id text NOT NULL,
  amount numeric(21,2) NOT NULL
)
TABLE awards (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  plan_id uuid NOT NULL,
  beneficiary_id text NOT NULL,
  amount numeric(21,2) NOT NULL
)
TABLE carries_in (
  carry_id uuid NOT NULL,
  fund_id text NOT NULL,
  from_fund_id text NOT NULL
)
TABLE carries_out (
  carry_id uuid NOT NULL,
  fund_id text NOT NULL,
  to_fund_id text NOT NULL
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
TABLE entries (
  fund_id text NOT NULL,
  account_code text NOT NULL,
  account_version bigint NOT NULL,
  transaction_id uuid NOT NULL,
  amount numeric(21,2) NOT NULL,
  balance_after numeric(21,2) NOT NULL
)
TABLE fund_shares (
  fund_id text NOT NULL,
  funder_id text NOT NULL,
  funder_name text NOT NULL,
  funder_area text,
  ordinal smallint NOT NULL,
  due numeric(21,2) NOT NULL,
  awarded numeric(21,2) DEFAULT 0 NOT NULL,
  borne numeric(21,2) DEFAULT 0 NOT NULL
)
TABLE funds (
  id text NOT NULL,
  name text NOT NULL,
  programme_id text NOT NULL,
  fiscal_year smallint NOT NULL,
  area_code text NOT NULL,
  funded text NOT NULL,
  transaction_count bigint DEFAULT 0 NOT NULL,
  opened_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE holds (
  payment_id uuid NOT NULL,
  fund_id text NOT NULL,
  account_code text NOT NULL,
  amount numeric(21,2) NOT NULL,
  state text DEFAULT 'pending'::text NOT NULL
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
  fund_id text NOT NULL,
  arrival_id uuid NOT NULL,
  funder_id text NOT NULL,
  amount numeric(21,2) NOT NULL
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
  fund_id text NOT NULL,
  batch_id uuid NOT NULL,
  award_id uuid NOT NULL,
  amount numeric(21,2) NOT NULL,
  state text DEFAULT 'held'::text NOT NULL,
  held_after bigint NOT NULL
)
TABLE plan_changes (
  fund_id text NOT NULL,
  plan_id uuid NOT NULL,
  replaces_plan_id uuid NOT NULL,
  total numeric(21,2) NOT NULL,
  document_number text NOT NULL,
  reason text NOT NULL,
  event_id uuid NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE transactions (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  number bigint NOT NULL,
  kind text NOT NULL,
  reference text NOT NULL,
  payment_id uuid,
  document_number text,
  event_id uuid NOT NULL,
  entry_count smallint NOT NULL,
  effective_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)

-- Constraints
accounts.accounts_balance_covers_holds: CHECK ((balance >= held))
accounts.accounts_code_names_its_kind: CHECK ((split_part(code, ':'::text, 1) = kind))
accounts.accounts_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
accounts.accounts_held_not_negative: CHECK ((held >= (0)::numeric))
accounts.accounts_kind_in_chart: CHECK ((kind = ANY (ARRAY['due'::text, 'cash'::text, 'appropriation'::text, 'awarded'::text, 'in-transit'::text, 'unidentified'::text, 'refund'::text, 'clearing'::text])))
accounts.accounts_normal_side_of_kind: CHECK ((normal_side =
CASE
    WHEN (kind = ANY (ARRAY['due'::text, 'cash'::text])) THEN 'debit'::text
    ELSE 'credit'::text
END))
accounts.accounts_pkey: PRIMARY KEY (fund_id, code)
award_parts.award_parts_amount_positive: CHECK ((amount > (0)::numeric))
award_parts.award_parts_award_of_the_fund: FOREIGN KEY (fund_id, award_id) REFERENCES awards(fund_id, id)
award_parts.award_parts_funder_of_the_fund: FOREIGN KEY (fund_id, funder_id) REFERENCES fund_shares(fund_id, funder_id)
award_parts.award_parts_pkey: PRIMARY KEY (award_id, funder_id)
awards.awards_amount_key: UNIQUE (fund_id, id, amount)
awards.awards_amount_positive: CHECK ((amount > (0)::numeric))
awards.awards_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
awards.awards_fund_key: UNIQUE (fund_id, id)
awards.awards_pkey: PRIMARY KEY (id)
carries_in.carries_in_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
carries_in.carries_in_pkey: PRIMARY KEY (carry_id)
carries_in.carries_in_went_out: FOREIGN KEY (carry_id, from_fund_id, fund_id) REFERENCES carries_out(carry_id, fund_id, to_fund_id)
carries_out.carries_out_both_funds: UNIQUE (carry_id, fund_id, to_fund_id)
carries_out.carries_out_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
carries_out.carries_out_pkey: PRIMARY KEY (carry_id)
carries_out.carries_out_to_another_fund: CHECK ((fund_id <> to_fund_id))
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
entries.entries_account_of_the_fund: FOREIGN KEY (fund_id, account_code) REFERENCES accounts(fund_id, code)
entries.entries_amount_not_zero: CHECK ((amount <> (0)::numeric))
entries.entries_pkey: PRIMARY KEY (fund_id, account_code, account_version)
entries.entries_transaction_of_the_fund: FOREIGN KEY (fund_id, transaction_id) REFERENCES transactions(fund_id, id)
fund_shares.fund_shares_area_code: CHECK ((funder_area ~ '^\d{2,12}$'::text))
fund_shares.fund_shares_awarded_within_due: CHECK (((awarded >= (0)::numeric) AND (awarded <= due)))
fund_shares.fund_shares_borne_within_due: CHECK (((borne >= (0)::numeric) AND (borne <= due)))
fund_shares.fund_shares_due_not_negative: CHECK ((due >= (0)::numeric))
fund_shares.fund_shares_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
fund_shares.fund_shares_ordinal_once: UNIQUE (fund_id, ordinal)
fund_shares.fund_shares_pkey: PRIMARY KEY (fund_id, funder_id)
funds.funds_area_code: CHECK ((area_code ~ '^\d{2,12}$'::text))
funds.funds_funded: CHECK ((funded = ANY (ARRAY['by_plan'::text, 'by_award'::text])))
funds.funds_pkey: PRIMARY KEY (id)
funds.funds_transaction_count_not_negative: CHECK ((transaction_count >= 0))
holds.holds_account_of_the_fund: FOREIGN KEY (fund_id, account_code) REFERENCES accounts(fund_id, code)
holds.holds_amount_positive: CHECK ((amount > (0)::numeric))
holds.holds_payment_of_the_fund: FOREIGN KEY (fund_id, payment_id) REFERENCES payments(fund_id, id)
holds.holds_pkey: PRIMARY KEY (payment_id, account_code)
holds.holds_state: CHECK ((state = ANY (ARRAY['pending'::text, 'posted'::text, 'voided'::text])))
idempotency_keys.idempotency_keys_content_is_sha256: CHECK ((octet_length(content_hash) = 32))
idempotency_keys.idempotency_keys_key_length: CHECK (((length(key) >= 1) AND (length(key) <= 200)))
idempotency_keys.idempotency_keys_once: PRIMARY KEY (scope_hash, key)
idempotency_keys.idempotency_keys_scope_is_sha256: CHECK ((octet_length(scope_hash) = 32))
identifications.identifications_amount_positive: CHECK ((amount > (0)::numeric))
identifications.identifications_funder_of_the_fund: FOREIGN KEY (fund_id, funder_id) REFERENCES fund_shares(fund_id, funder_id)
identifications.identifications_pkey: PRIMARY KEY (id)
outbox.outbox_event_once: UNIQUE (event_id)
outbox.outbox_partition_counts_from_zero: CHECK ((partition >= 0))
outbox.outbox_pkey: PRIMARY KEY (id)
outbox.outbox_sequence_once: UNIQUE (source, key, sequence)
outbox.outbox_sequence_positive: CHECK ((sequence > 0))
outbox_sequences.outbox_sequences_pkey: PRIMARY KEY (source, key)
outbox_sequences.outbox_sequences_positive: CHECK ((last_sequence > 0))
payments.payments_amount_positive: CHECK ((amount > (0)::numeric))
payments.payments_fund_key: UNIQUE (fund_id, id)
payments.payments_pay_the_award: FOREIGN KEY (fund_id, award_id, amount) REFERENCES awards(fund_id, id, amount)
payments.payments_pkey: PRIMARY KEY (id)
payments.payments_state: CHECK ((state = ANY (ARRAY['held'::text, 'in_transit'::text, 'settled'::text, 'returned'::text])))
plan_changes.plan_changes_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
plan_changes.plan_changes_of_another_plan: CHECK ((plan_id <> replaces_plan_id))
plan_changes.plan_changes_pkey: PRIMARY KEY (fund_id, plan_id)
plan_changes.plan_changes_replaced_once: UNIQUE (fund_id, replaces_plan_id)
plan_changes.plan_changes_total_positive: CHECK ((total > (0)::numeric))
transactions.transactions_at_least_two_entries: CHECK ((entry_count >= 2))
transactions.transactions_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
transactions.transactions_fund_key: UNIQUE (fund_id, id)
transactions.transactions_have_their_entries: TRIGGER DEFERRABLE INITIALLY DEFERRED
transactions.transactions_kind: CHECK ((kind = ANY (ARRAY['plan'::text, 'arrival'::text, 'award'::text, 'release'::text, 'settle'::text, 'return'::text, 'refund'::text, 'identified'::text, 'carry'::text])))
transactions.transactions_number_once: UNIQUE (fund_id, number)
transactions.transactions_number_positive: CHECK ((number > 0))
transactions.transactions_pkey: PRIMARY KEY (id)
transactions.transactions_reference_is_kind_and_id: CHECK ((reference ~ ((('^'::text || kind) || ':[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'::text) ||
CASE kind
    WHEN 'carry'::text THEN ':(in|out)$'::text
    ELSE '$'::text
END)))
transactions.transactions_reference_once: UNIQUE (fund_id, reference)

-- Indexes
CREATE INDEX dead_letter_attempts_of_a_decision ON public.dead_letter_attempts USING btree (decision_id)
CREATE INDEX dead_letter_attempts_of_a_letter ON public.dead_letter_attempts USING btree (dead_letter_id, id)
CREATE INDEX dead_letter_decisions_of_a_key ON public.dead_letter_decisions USING btree (consumer, key)
CREATE INDEX dead_letters_open ON public.dead_letters USING btree (consumer, key) WHERE (closed_at IS NULL)
CREATE INDEX entries_of_transaction ON public.entries USING btree (transaction_id)
CREATE INDEX identifications_of_arrival ON public.identifications USING btree (fund_id, arrival_id)
CREATE INDEX outbox_waiting ON public.outbox USING btree (topic, partition, id) WHERE (published_at IS NULL)
CREATE INDEX payments_of_batch ON public.payments USING btree (batch_id)
CREATE INDEX transactions_of_payment ON public.transactions USING btree (payment_id) WHERE (payment_id IS NOT NULL)
CREATE INDEX transactions_of_plans ON public.transactions USING btree (fund_id) WHERE (kind = 'plan'::text)
CREATE UNIQUE INDEX dead_letter_attempts_succeed_once ON public.dead_letter_attempts USING btree (dead_letter_id) WHERE (outcome <> 'failed'::text)
CREATE UNIQUE INDEX dead_letters_once ON public.dead_letters USING btree (consumer, topic, partition, "position", md5(message))
CREATE UNIQUE INDEX payments_award_paid_once ON public.payments USING btree (award_id) WHERE (state <> 'returned'::text)

-- Triggers
CREATE CONSTRAINT TRIGGER transactions_have_their_entries AFTER INSERT ON public.transactions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_entries_are_there()
CREATE TRIGGER award_parts_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.award_parts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER awards_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.awards FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER carries_in_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.carries_in FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER carries_out_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.carries_out FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER dead_letters_history_kept BEFORE UPDATE ON public.dead_letters FOR EACH ROW EXECUTE FUNCTION keep_dead_letter_history()
CREATE TRIGGER entries_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER entries_move_balances AFTER INSERT ON public.entries REFERENCING NEW TABLE AS new_entries FOR EACH STATEMENT EXECUTE FUNCTION apply_entries()
CREATE TRIGGER holds_added AFTER INSERT ON public.holds REFERENCING NEW TABLE AS new_holds FOR EACH STATEMENT EXECUTE FUNCTION add_holds()
CREATE TRIGGER holds_end_once BEFORE UPDATE ON public.holds FOR EACH ROW WHEN (((old.state <> 'pending'::text) OR (new.state = 'pending'::text) OR ((((old.payment_id IS DISTINCT FROM new.payment_id) OR (old.fund_id IS DISTINCT FROM new.fund_id)) OR (old.account_code IS DISTINCT FROM new.account_code)) OR (old.amount IS DISTINCT FROM new.amount)))) EXECUTE FUNCTION refuse_change_of_hold()
CREATE TRIGGER holds_ended AFTER UPDATE ON public.holds REFERENCING OLD TABLE AS old_holds FOR EACH STATEMENT EXECUTE FUNCTION end_holds()
CREATE TRIGGER holds_never_removed BEFORE DELETE OR TRUNCATE ON public.holds FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER identifications_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.identifications FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER payments_follow_their_holds AFTER UPDATE ON public.payments REFERENCING NEW TABLE AS new_payments FOR EACH STATEMENT EXECUTE FUNCTION check_holds_of_payments()
CREATE TRIGGER payments_go_forward BEFORE UPDATE ON public.payments FOR EACH ROW WHEN ((((((old.state <> 'held'::text) OR (new.state <> 'in_transit'::text)) AND ((old.state <> 'in_transit'::text) OR (new.state <> 'settled'::text))) AND ((old.state <> 'in_transit'::text) OR (new.state <> 'returned'::text))) OR ((((((old.id IS DISTINCT FROM new.id) OR (old.fund_id IS DISTINCT FROM new.fund_id)) OR (old.batch_id IS DISTINCT FROM new.batch_id)) OR (old.award_id IS DISTINCT FROM new.award_id)) OR (old.amount IS DISTINCT FROM new.amount)) OR (old.held_after IS DISTINCT FROM new.held_after)))) EXECUTE FUNCTION refuse_change_of_payment()
CREATE TRIGGER payments_never_removed BEFORE DELETE OR TRUNCATE ON public.payments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER plan_changes_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.plan_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER transactions_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.transactions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER transactions_numbered_without_gap AFTER INSERT ON public.transactions REFERENCING NEW TABLE AS new_transactions FOR EACH STATEMENT EXECUTE FUNCTION check_transaction_numbers()

-- Functions
CREATE OR REPLACE FUNCTION public.add_holds()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  broken text;
BEGIN
  SELECT min(id::text) INTO broken
    FROM (SELECT p.id
            FROM (SELECT DISTINCT payment_id FROM new_holds) n
            JOIN payments p ON p.id = n.payment_id
            JOIN awards w ON w.id = p.award_id
            JOIN holds h ON h.payment_id = p.id
           GROUP BY p.id, w.id
          HAVING sum(h.amount) FILTER (WHERE h.account_code = 'awarded:' || w.beneficiary_id) IS DISTINCT FROM p.amount
              OR sum(h.amount) FILTER (WHERE h.account_code LIKE 'cash:%') IS DISTINCT FROM p.amount
              OR sum(h.amount) <> 2 * p.amount) uncovered;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'The holds of payment % are not its amount on its award and on cash', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'holds_cover_their_payment';
  END IF;

  UPDATE accounts a SET held = a.held + n.amount
    FROM (SELECT fund_id, account_code, sum(amount) AS amount FROM new_holds WHERE state = 'pending' GROUP BY 1, 2) n
   WHERE a.fund_id = n.fund_id AND a.code = n.account_code;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.apply_entries()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  broken text;
BEGIN
  SELECT min(reference) INTO broken
    FROM (SELECT t.reference
            FROM (SELECT DISTINCT transaction_id FROM new_entries) n
            JOIN transactions t ON t.id = n.transaction_id
            JOIN entries e ON e.transaction_id = t.id
           GROUP BY t.id
          HAVING sum(e.amount) <> 0 OR count(*) <> t.entry_count) unsound;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'The entries of transaction % do not balance, or are not all there', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_entries_balance';
  END IF;

  SELECT min(line.account_code || ' ' || line.account_version) INTO broken
    FROM (SELECT n.account_code, n.account_version, n.balance_after, a.version + row_number() OVER account AS version,
                 a.balance + sum(CASE a.normal_side WHEN 'debit' THEN n.amount ELSE -n.amount END) OVER account AS balance
            FROM new_entries n JOIN accounts a ON a.fund_id = n.fund_id AND a.code = n.account_code
          WINDOW account AS (PARTITION BY n.fund_id, n.account_code ORDER BY n.account_version)) line
   WHERE line.account_version <> line.version OR line.balance_after <> line.balance;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'Entry % does not carry on its account where the one before it ended', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entries_carry_the_balance';
  END IF;

  UPDATE accounts a
     SET balance = a.balance + CASE a.normal_side WHEN 'debit' THEN n.net ELSE -n.net END,
         version = a.version + n.count
    FROM (SELECT fund_id, account_code, sum(amount) AS net, count(*) AS count FROM new_entries GROUP BY 1, 2) n
   WHERE a.fund_id = n.fund_id AND a.code = n.account_code;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.check_entries_are_there()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF (SELECT count(*) FROM entries WHERE transaction_id = NEW.id) <> NEW.entry_count THEN
    RAISE EXCEPTION 'Transaction % has not the % entries that it says', NEW.reference, NEW.entry_count
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_have_their_entries';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.check_holds_of_payments()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  broken text;
BEGIN
  SELECT min(n.id::text) INTO broken
    FROM new_payments n LEFT JOIN holds h ON h.payment_id = n.id
   WHERE h.state IS DISTINCT FROM CASE WHEN h.account_code LIKE 'awarded:%' OR n.state = 'settled' THEN 'posted'
                                       WHEN n.state = 'returned' THEN 'voided' ELSE 'pending' END;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'The holds of payment % have not gone before it', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_follow_their_holds';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.check_transaction_numbers()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  broken text;
BEGIN
  SELECT min(n.fund_id) INTO broken
    FROM (SELECT fund_id, count(*) AS count, min(number) AS first, max(number) AS last FROM new_transactions GROUP BY fund_id) n
    JOIN funds f ON f.id = n.fund_id
   WHERE n.last <> f.transaction_count OR n.last - n.first + 1 <> n.count
      OR n.first > 1 AND NOT EXISTS (SELECT FROM transactions t WHERE t.fund_id = n.fund_id AND t.number = n.first - 1);
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'The transactions of fund % are not numbered one after the other', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_numbered_without_gap';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.end_holds()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  UPDATE accounts a SET held = a.held - n.amount
    FROM (SELECT fund_id, account_code, sum(amount) AS amount FROM old_holds GROUP BY 1, 2) n
   WHERE a.fund_id = n.fund_id AND a.code = n.account_code;
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

CREATE OR REPLACE FUNCTION public.refuse_change_of_history()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'history_is_append_only';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_change_of_hold()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'A hold of payment % ends once: pending, then posted or voided', OLD.payment_id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'holds_end_once';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_change_of_payment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'Payment % is %; a payment goes from held to in transit to settled or returned', OLD.id, OLD.state
    USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_go_forward';
END $function$


-- Rights of roles that own nothing
fundtrace_ledger: accounts INSERT (fund_id, code, kind, normal_side)
fundtrace_ledger: accounts SELECT
fundtrace_ledger: award_parts INSERT, SELECT
fundtrace_ledger: awards INSERT, SELECT
fundtrace_ledger: carries_in INSERT, SELECT
fundtrace_ledger: carries_out INSERT, SELECT
fundtrace_ledger: consumed_events INSERT, SELECT
fundtrace_ledger: dead_letter_attempts INSERT, SELECT
fundtrace_ledger: dead_letter_decisions INSERT, SELECT
fundtrace_ledger: dead_letters INSERT, SELECT
fundtrace_ledger: dead_letters UPDATE (state, closed_at)
fundtrace_ledger: entries INSERT, SELECT
fundtrace_ledger: fund_shares INSERT (fund_id, funder_id, funder_name, funder_area, ordinal, due)
fundtrace_ledger: fund_shares SELECT
fundtrace_ledger: fund_shares UPDATE (due, awarded, borne)
fundtrace_ledger: funds INSERT (id, name, programme_id, fiscal_year, area_code, funded)
fundtrace_ledger: funds SELECT
fundtrace_ledger: funds UPDATE (transaction_count)
fundtrace_ledger: holds INSERT (payment_id, fund_id, account_code, amount)
fundtrace_ledger: holds SELECT
fundtrace_ledger: holds UPDATE (state)
fundtrace_ledger: idempotency_keys INSERT, SELECT
fundtrace_ledger: identifications INSERT, SELECT
fundtrace_ledger: outbox INSERT, SELECT
fundtrace_ledger: outbox UPDATE (published_at)
fundtrace_ledger: outbox_sequences INSERT, SELECT
fundtrace_ledger: outbox_sequences UPDATE (last_sequence)
fundtrace_ledger: payments INSERT (id, fund_id, batch_id, award_id, amount, held_after)
fundtrace_ledger: payments SELECT
fundtrace_ledger: payments UPDATE (state)
fundtrace_ledger: plan_changes INSERT, SELECT
fundtrace_ledger: transactions INSERT, SELECT
