-- Made by "npm run generate" from the migrations: the schema that they add up to.

-- Tables
TABLE accounts (
  fund_id text NOT NULL,
  code text NOT NULL,
  kind text NOT NULL,
  normal_side text NOT NULL,
  balance numeric(21,2) DEFAULT 0 NOT NULL,
  held numeric(21,2) DEFAULT 0 NOT NULL,
  version bigint DEFAULT 0 NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  minimum numeric(21,2) DEFAULT 0.00,
  maximum numeric(21,2),
  closed_at timestamp with time zone,
  name text,
  opened_by text,
  opened_at timestamp with time zone,
  closed_by text
)
TABLE advance_repayments (
  fund_id text NOT NULL,
  advance_id uuid NOT NULL,
  cause_id uuid NOT NULL,
  amount numeric(21,2) NOT NULL
)
TABLE advances (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  ordinal bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  lender_id text NOT NULL,
  borrower_id text NOT NULL,
  amount numeric(21,2) NOT NULL,
  advanced_on date NOT NULL,
  document_number text NOT NULL,
  reason text NOT NULL,
  asked_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  batch_id uuid
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
TABLE blocks (
  shard smallint NOT NULL,
  height bigint NOT NULL,
  first_position bigint NOT NULL,
  last_position bigint NOT NULL,
  algorithm text NOT NULL,
  root bytea NOT NULL,
  previous bytea NOT NULL,
  hash bytea NOT NULL,
  recorded_at timestamp with time zone NOT NULL
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
TABLE checkpoints (
  number bigint NOT NULL,
  body text NOT NULL,
  hash bytea NOT NULL,
  signature bytea NOT NULL,
  key_id text NOT NULL,
  made_at timestamp with time zone NOT NULL
)
TABLE clawbacks (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  payment_id uuid NOT NULL,
  beneficiary_id text NOT NULL,
  amount numeric(21,2) NOT NULL,
  award text NOT NULL,
  ground text NOT NULL,
  clawed_back_on date NOT NULL,
  document_number text NOT NULL,
  reason text NOT NULL,
  asked_by text NOT NULL,
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
TABLE entries (
  account_id bigint NOT NULL,
  journal_id bigint NOT NULL,
  ordinal smallint NOT NULL,
  line bigint NOT NULL,
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
  opened_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  shard smallint NOT NULL,
  open_from timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL
)
TABLE holds (
  fund_id text NOT NULL,
  account_code text NOT NULL,
  amount numeric(21,2) NOT NULL,
  state text DEFAULT 'pending'::text NOT NULL,
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  posted numeric(21,2) DEFAULT 0 NOT NULL,
  expires_at timestamp with time zone,
  placed_in bigint NOT NULL,
  ended_in bigint
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
TABLE ledger_processes (
  id text NOT NULL,
  address text NOT NULL,
  alive_until timestamp with time zone NOT NULL
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
TABLE payment_voids (
  payment_id uuid NOT NULL,
  fund_id text NOT NULL,
  batch_id uuid NOT NULL,
  funders text[] NOT NULL,
  parts numeric(21,2)[] NOT NULL,
  reason text NOT NULL,
  event_id uuid NOT NULL,
  after_number bigint NOT NULL,
  voided_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE payments (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  batch_id uuid NOT NULL,
  award_id uuid NOT NULL,
  amount numeric(21,2) NOT NULL,
  state text DEFAULT 'held'::text NOT NULL,
  held_after bigint NOT NULL,
  held_at timestamp with time zone DEFAULT clock_timestamp(),
  funders text[] NOT NULL,
  parts numeric(21,2)[] NOT NULL,
  is_over boolean GENERATED ALWAYS AS ((state = ANY (ARRAY['returned'::text, 'returned_late'::text, 'clawed_back'::text, 'voided'::text]))) STORED NOT NULL
)
TABLE period_in_transit (
  fund_id text NOT NULL,
  month date NOT NULL,
  payment_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  amount numeric(21,2) NOT NULL,
  state text NOT NULL,
  since timestamp with time zone,
  ended_at timestamp with time zone,
  carried boolean NOT NULL
)
TABLE period_late_entries (
  account_id bigint NOT NULL,
  month date NOT NULL,
  journal_id bigint NOT NULL,
  ordinal smallint NOT NULL
)
TABLE period_openings (
  account_id bigint NOT NULL,
  month date NOT NULL,
  balance numeric(21,2) NOT NULL,
  lines bigint NOT NULL,
  debit numeric(30,2) NOT NULL,
  credit numeric(30,2) NOT NULL
)
TABLE periods (
  fund_id text NOT NULL,
  month date NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  first_id bigint NOT NULL,
  last_id bigint NOT NULL,
  next_id bigint NOT NULL,
  closed_in bigint NOT NULL,
  closed_by text NOT NULL,
  closed_at timestamp with time zone NOT NULL,
  entries bigint NOT NULL,
  turnover numeric(30,2) NOT NULL,
  openings bigint NOT NULL,
  openings_sha256 bytea NOT NULL
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
TABLE private_details (
  journal_id bigint NOT NULL,
  salt bytea NOT NULL,
  sealed bytea NOT NULL
)
TABLE private_erasures (
  journal_id bigint NOT NULL,
  reason text NOT NULL,
  erased_by text NOT NULL,
  erased_at timestamp with time zone NOT NULL
)
TABLE private_readings (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  journal_id bigint NOT NULL,
  read_by text NOT NULL,
  read_at timestamp with time zone NOT NULL
)
TABLE recoveries (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  clawback_id uuid NOT NULL,
  amount numeric(21,2) NOT NULL,
  recovered_on date NOT NULL,
  document_number text NOT NULL,
  asked_by text NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE shard_heads (
  shard smallint NOT NULL,
  epoch bigint DEFAULT 0 NOT NULL,
  height bigint DEFAULT 0 NOT NULL,
  position bigint DEFAULT 0 NOT NULL,
  head bytea DEFAULT decode(repeat('00'::text, 32), 'hex'::text) NOT NULL,
  recorded_at timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
  earlier_records bigint DEFAULT 0 NOT NULL
)
TABLE shard_leases (
  shard smallint NOT NULL,
  owner text,
  address text,
  epoch bigint DEFAULT 0 NOT NULL,
  leased_until timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
  algorithm text DEFAULT 'sha256'::text NOT NULL
)
TABLE signing_keys (
  number bigint NOT NULL,
  key_id text NOT NULL,
  public_key bytea NOT NULL,
  signed_by text,
  since bigint NOT NULL,
  signature bytea NOT NULL,
  recorded_at timestamp with time zone DEFAULT now() NOT NULL
)
TABLE transactions (
  id uuid NOT NULL,
  fund_id text NOT NULL,
  number bigint,
  kind text NOT NULL,
  reference text NOT NULL,
  payment_id uuid,
  document_number text,
  event_id uuid,
  entry_count smallint NOT NULL,
  effective_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  journal_id bigint NOT NULL,
  content_hash bytea,
  metadata text,
  private_hash bytea,
  reverses uuid,
  asked_by text
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
accounts.accounts_balance_below_maximum: CHECK ((balance <= maximum))
accounts.accounts_balance_covers_holds: CHECK (((balance - held) >= minimum))
accounts.accounts_closed_by_somebody: CHECK (((closed_by IS NULL) OR (closed_at IS NOT NULL)))
accounts.accounts_closed_empty: CHECK (((closed_at IS NULL) OR ((balance = (0)::numeric) AND (held = (0)::numeric))))
accounts.accounts_code_once: UNIQUE (fund_id, code)
accounts.accounts_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
accounts.accounts_held_not_negative: CHECK ((held >= (0)::numeric))
accounts.accounts_name_length: CHECK (((length(name) >= 1) AND (length(name) <= 200)))
accounts.accounts_pkey: PRIMARY KEY (id)
advance_repayments.advance_repayments_amount_positive: CHECK ((amount > (0)::numeric))
advance_repayments.advance_repayments_of_the_fund: FOREIGN KEY (fund_id, advance_id) REFERENCES advances(fund_id, id)
advance_repayments.advance_repayments_pkey: PRIMARY KEY (advance_id, cause_id)
advances.advances_amount_positive: CHECK ((amount > (0)::numeric))
advances.advances_between_two: CHECK ((lender_id <> borrower_id))
advances.advances_borrower_of_the_fund: FOREIGN KEY (fund_id, borrower_id) REFERENCES fund_shares(fund_id, funder_id)
advances.advances_fund_key: UNIQUE (fund_id, id)
advances.advances_lender_of_the_fund: FOREIGN KEY (fund_id, lender_id) REFERENCES fund_shares(fund_id, funder_id)
advances.advances_pkey: PRIMARY KEY (id)
award_parts.award_parts_amount_positive: CHECK ((amount > (0)::numeric))
award_parts.award_parts_award_of_the_fund: FOREIGN KEY (fund_id, award_id) REFERENCES awards(fund_id, id)
award_parts.award_parts_funder_of_the_fund: FOREIGN KEY (fund_id, funder_id) REFERENCES fund_shares(fund_id, funder_id)
award_parts.award_parts_pkey: PRIMARY KEY (award_id, funder_id)
awards.awards_amount_key: UNIQUE (fund_id, id, amount)
awards.awards_amount_positive: CHECK ((amount > (0)::numeric))
awards.awards_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
awards.awards_fund_key: UNIQUE (fund_id, id)
awards.awards_pkey: PRIMARY KEY (id)
blocks.blocks_algorithm: CHECK ((algorithm = ANY (ARRAY['sha256'::text, 'sm3'::text])))
blocks.blocks_hash_length: CHECK ((length(hash) = 32))
blocks.blocks_height_positive: CHECK ((height > 0))
blocks.blocks_hold_records: CHECK (((last_position >= first_position) AND (first_position > 0)))
blocks.blocks_pkey: PRIMARY KEY (shard, height)
blocks.blocks_previous_length: CHECK ((length(previous) = 32))
blocks.blocks_root_length: CHECK ((length(root) = 32))
blocks.blocks_shard: CHECK (((shard >= 0) AND (shard <= 63)))
carries_in.carries_in_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
carries_in.carries_in_pkey: PRIMARY KEY (carry_id)
carries_in.carries_in_went_out: FOREIGN KEY (carry_id, from_fund_id, fund_id) REFERENCES carries_out(carry_id, fund_id, to_fund_id)
carries_out.carries_out_both_funds: UNIQUE (carry_id, fund_id, to_fund_id)
carries_out.carries_out_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
carries_out.carries_out_pkey: PRIMARY KEY (carry_id)
carries_out.carries_out_to_another_fund: CHECK ((fund_id <> to_fund_id))
checkpoints.checkpoints_body: CHECK ((body IS JSON OBJECT))
checkpoints.checkpoints_columns_say_what_the_body_says: CHECK (((((body)::jsonb ->> 'number'::text) = (number)::text) AND (((body)::jsonb ->> 'key_id'::text) = key_id)))
checkpoints.checkpoints_hash_length: CHECK ((length(hash) = 32))
checkpoints.checkpoints_key_known: FOREIGN KEY (key_id) REFERENCES signing_keys(key_id)
checkpoints.checkpoints_number_positive: CHECK ((number > 0))
checkpoints.checkpoints_pkey: PRIMARY KEY (number)
checkpoints.checkpoints_signature_length: CHECK ((length(signature) = 64))
clawbacks.clawbacks_award: CHECK ((award = ANY (ARRAY['payable_again'::text, 'cancelled'::text])))
clawbacks.clawbacks_fund_key: UNIQUE (fund_id, id)
clawbacks.clawbacks_ground: CHECK ((ground = ANY (ARRAY['not_eligible'::text, 'died'::text, 'paid_twice'::text, 'wrong_payee'::text, 'other'::text])))
clawbacks.clawbacks_of_the_payment: FOREIGN KEY (fund_id, payment_id, amount) REFERENCES payments(fund_id, id, amount)
clawbacks.clawbacks_payment_once: UNIQUE (payment_id)
clawbacks.clawbacks_pkey: PRIMARY KEY (id)
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
entries.entries_amount_not_zero: CHECK ((amount <> (0)::numeric))
entries.entries_pkey: PRIMARY KEY (account_id, journal_id, ordinal)
entries.entries_place_once: UNIQUE (journal_id, ordinal)
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
funds.funds_shard: CHECK (((shard >= 0) AND (shard <= 63)))
funds.funds_transaction_count_not_negative: CHECK ((transaction_count >= 0))
holds.holds_account_of_the_fund: FOREIGN KEY (fund_id, account_code) REFERENCES accounts(fund_id, code)
holds.holds_amount_positive: CHECK ((amount > (0)::numeric))
holds.holds_end_in_a_record: CHECK ((((state = 'pending'::text) = (ended_in IS NULL)) AND ((state = 'posted'::text) = (posted > (0)::numeric))))
holds.holds_pkey: PRIMARY KEY (id)
holds.holds_posted_within_amount: CHECK (((posted >= (0)::numeric) AND (posted <= amount)))
holds.holds_state: CHECK ((state = ANY (ARRAY['pending'::text, 'posted'::text, 'voided'::text, 'expired'::text])))
idempotency_keys.idempotency_keys_content_is_sha256: CHECK ((octet_length(content_hash) = 32))
idempotency_keys.idempotency_keys_key_length: CHECK (((length(key) >= 1) AND (length(key) <= 200)))
idempotency_keys.idempotency_keys_once: PRIMARY KEY (scope_hash, key)
idempotency_keys.idempotency_keys_scope_is_sha256: CHECK ((octet_length(scope_hash) = 32))
identifications.identifications_amount_positive: CHECK ((amount > (0)::numeric))
identifications.identifications_funder_of_the_fund: FOREIGN KEY (fund_id, funder_id) REFERENCES fund_shares(fund_id, funder_id)
identifications.identifications_pkey: PRIMARY KEY (id)
ledger_processes.ledger_processes_pkey: PRIMARY KEY (id)
outbox.outbox_event_once: UNIQUE (event_id)
outbox.outbox_partition_counts_from_zero: CHECK ((partition >= 0))
outbox.outbox_pkey: PRIMARY KEY (id)
outbox.outbox_sequence_once: UNIQUE (source, key, sequence)
outbox.outbox_sequence_positive: CHECK ((sequence > 0))
outbox_sequences.outbox_sequences_pkey: PRIMARY KEY (source, key)
outbox_sequences.outbox_sequences_positive: CHECK ((last_sequence > 0))
payment_voids.payment_voids_payment_id_fkey: FOREIGN KEY (payment_id) REFERENCES payments(id)
payment_voids.payment_voids_pkey: PRIMARY KEY (payment_id, batch_id)
payments.payments_amount_key: UNIQUE (fund_id, id, amount)
payments.payments_amount_positive: CHECK ((amount > (0)::numeric))
payments.payments_part_for_each_funder: CHECK (((cardinality(parts) = cardinality(funders)) AND (cardinality(parts) > 0)))
payments.payments_pkey: PRIMARY KEY (id)
payments.payments_state: CHECK ((state = ANY (ARRAY['held'::text, 'in_transit'::text, 'settled'::text, 'returned'::text, 'returned_late'::text, 'clawed_back'::text, 'cancelled'::text, 'voided'::text])))
period_in_transit.period_in_transit_ended: CHECK (((state = ANY (ARRAY['ahead'::text, 'settled'::text, 'returned'::text, 'voided'::text])) = (ended_at IS NOT NULL)))
period_in_transit.period_in_transit_ended_was_listed: CHECK (((ended_at IS NULL) OR carried OR (state = 'ahead'::text)))
period_in_transit.period_in_transit_pkey: PRIMARY KEY (fund_id, month, payment_id)
period_in_transit.period_in_transit_state: CHECK ((state = ANY (ARRAY['held'::text, 'in_transit'::text, 'ahead'::text, 'settled'::text, 'returned'::text, 'voided'::text])))
period_late_entries.period_late_entries_pkey: PRIMARY KEY (account_id, month, journal_id, ordinal)
period_openings.period_openings_credit_not_negative: CHECK ((credit >= (0)::numeric))
period_openings.period_openings_debit_not_negative: CHECK ((debit >= (0)::numeric))
period_openings.period_openings_lines_positive: CHECK ((lines > 0))
period_openings.period_openings_pkey: PRIMARY KEY (account_id, month)
periods.periods_are_months_of_shanghai: CHECK (((starts_at = (((month)::timestamp without time zone - '08:00:00'::interval) AT TIME ZONE 'UTC'::text)) AND (ends_at = (((month + '1 mon'::interval) - '08:00:00'::interval) AT TIME ZONE 'UTC'::text))))
periods.periods_are_over: CHECK ((ends_at <= closed_at))
periods.periods_closed_in_a_record_once: UNIQUE (closed_in)
periods.periods_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
periods.periods_month_is_its_first_day: CHECK ((EXTRACT(day FROM month) = (1)::numeric))
periods.periods_openings_sha256_length: CHECK ((length(openings_sha256) = 32))
periods.periods_pkey: PRIMARY KEY (fund_id, month)
periods.periods_places_in_order: CHECK (((first_id <= next_id) AND (last_id < closed_in) AND (next_id <= (closed_in + 1))))
plan_changes.plan_changes_fund_id_fkey: FOREIGN KEY (fund_id) REFERENCES funds(id)
plan_changes.plan_changes_of_another_plan: CHECK ((plan_id <> replaces_plan_id))
plan_changes.plan_changes_pkey: PRIMARY KEY (fund_id, plan_id)
plan_changes.plan_changes_replaced_once: UNIQUE (fund_id, replaces_plan_id)
plan_changes.plan_changes_total_positive: CHECK ((total > (0)::numeric))
private_details.private_details_pkey: PRIMARY KEY (journal_id)
private_details.private_details_salt_length: CHECK ((length(salt) = 32))
private_erasures.private_erasures_of_a_record: FOREIGN KEY (journal_id) REFERENCES transactions(journal_id)
private_erasures.private_erasures_pkey: PRIMARY KEY (journal_id)
private_erasures.private_erasures_reason: CHECK (((length(TRIM(BOTH FROM reason)) >= 1) AND (length(TRIM(BOTH FROM reason)) <= 500)))
private_readings.private_readings_of_a_record: FOREIGN KEY (journal_id) REFERENCES transactions(journal_id)
private_readings.private_readings_pkey: PRIMARY KEY (id)
recoveries.recoveries_amount_positive: CHECK ((amount > (0)::numeric))
recoveries.recoveries_of_the_fund: FOREIGN KEY (fund_id, clawback_id) REFERENCES clawbacks(fund_id, id)
recoveries.recoveries_pkey: PRIMARY KEY (id)
shard_heads.shard_heads_pkey: PRIMARY KEY (shard)
shard_heads.shard_heads_shard_fkey: FOREIGN KEY (shard) REFERENCES shard_leases(shard)
shard_leases.shard_leases_algorithm: CHECK ((algorithm = ANY (ARRAY['sha256'::text, 'sm3'::text])))
shard_leases.shard_leases_pkey: PRIMARY KEY (shard)
shard_leases.shard_leases_shard: CHECK (((shard >= 0) AND (shard <= 63)))
signing_keys.signing_keys_first_signs_itself: CHECK (((number = 1) = (signed_by IS NULL)))
signing_keys.signing_keys_id: CHECK ((key_id ~ '^[0-9a-f]{16}$'::text))
signing_keys.signing_keys_number_positive: CHECK ((number > 0))
signing_keys.signing_keys_once: UNIQUE (key_id)
signing_keys.signing_keys_pkey: PRIMARY KEY (number)
signing_keys.signing_keys_signature_length: CHECK ((length(signature) = 64))
signing_keys.signing_keys_signer_known: FOREIGN KEY (signed_by) REFERENCES signing_keys(key_id)
signing_keys.signing_keys_since_positive: CHECK ((since > 0))
transactions.transactions_journal_place_once: UNIQUE (journal_id)
transactions.transactions_kind: CHECK ((kind = ANY (ARRAY['plan'::text, 'arrival'::text, 'award'::text, 'release'::text, 'settle'::text, 'return'::text, 'refund'::text, 'identified'::text, 'carry'::text, 'advance'::text, 'clawback'::text, 'recovery'::text, 'interest'::text, 'fee'::text, 'post'::text, 'reversal'::text, 'hold'::text, 'void'::text, 'expiry'::text, 'close'::text])))
transactions.transactions_metadata: CHECK (((metadata IS JSON OBJECT) AND (length(metadata) <= 4096)))
transactions.transactions_number_of_entries: CHECK (
CASE
    WHEN (kind = ANY (ARRAY['hold'::text, 'void'::text, 'expiry'::text, 'close'::text])) THEN ((entry_count = 0) AND (number IS NULL))
    ELSE ((entry_count >= 2) AND (number IS NOT NULL))
END)
transactions.transactions_number_positive: CHECK ((number > 0))
transactions.transactions_pkey: PRIMARY KEY (id)
transactions.transactions_reference_is_kind_and_id: CHECK (
CASE
    WHEN (kind = ANY (ARRAY['plan'::text, 'arrival'::text, 'award'::text, 'release'::text, 'settle'::text, 'return'::text, 'refund'::text, 'identified'::text, 'carry'::text])) THEN (reference ~ ((('^'::text || kind) || ':[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'::text) ||
    CASE kind
        WHEN 'carry'::text THEN ':(in|out)$'::text
        ELSE '$'::text
    END))
    ELSE (starts_with(reference, (kind || ':'::text)) AND (length(reference) <= 300))
END)
transactions.transactions_reference_once: UNIQUE (fund_id, reference)
transactions.transactions_reversal_names_another: CHECK (((kind = 'reversal'::text) = (reverses IS NOT NULL)))
unmasked_reads.unmasked_reads_acting_for_length: CHECK (((length(acting_for) >= 1) AND (length(acting_for) <= 200)))
unmasked_reads.unmasked_reads_area_is_a_county: CHECK ((area_code ~ '^[1-9][0-9]([0-9]{2}){0,2}$'::text))
unmasked_reads.unmasked_reads_of_somebody: CHECK ((people > 0))
unmasked_reads.unmasked_reads_pkey: PRIMARY KEY (id)
unmasked_reads.unmasked_reads_purpose_is_words: CHECK ((((length(purpose) >= 1) AND (length(purpose) <= 500)) AND (purpose !~ '[0-9]{15}'::text)))
unmasked_reads.unmasked_reads_reader_length: CHECK (((length(reader) >= 1) AND (length(reader) <= 200)))
unmasked_reads.unmasked_reads_subject_is_an_id: CHECK ((((length(subject) >= 1) AND (length(subject) <= 200)) AND (subject !~ '[0-9]{15}'::text)))
unmasked_reads.unmasked_reads_what_is_a_kind: CHECK ((what ~ '^[a-z][a-z_]{0,39}$'::text))

-- Indexes
CREATE INDEX accounts_of_the_chart ON public.accounts USING btree (fund_id, kind) WHERE (kind <> 'general'::text)
CREATE INDEX advances_of_batch ON public.advances USING btree (batch_id) WHERE (batch_id IS NOT NULL)
CREATE INDEX advances_of_borrower ON public.advances USING btree (fund_id, borrower_id, ordinal)
CREATE INDEX blocks_recorded ON public.blocks USING btree (shard, recorded_at, height)
CREATE INDEX clawbacks_of_fund ON public.clawbacks USING btree (fund_id, recorded_at, id)
CREATE INDEX dead_letter_attempts_of_a_decision ON public.dead_letter_attempts USING btree (decision_id)
CREATE INDEX dead_letter_attempts_of_a_letter ON public.dead_letter_attempts USING btree (dead_letter_id, id)
CREATE INDEX dead_letter_decisions_of_a_key ON public.dead_letter_decisions USING btree (consumer, key)
CREATE INDEX dead_letters_open ON public.dead_letters USING btree (consumer, key) WHERE (closed_at IS NULL)
CREATE INDEX funds_of_shard ON public.funds USING btree (shard)
CREATE INDEX holds_ended_in ON public.holds USING btree (ended_in) WHERE (ended_in IS NOT NULL)
CREATE INDEX holds_expiring ON public.holds USING btree (expires_at) WHERE ((state = 'pending'::text) AND (expires_at IS NOT NULL))
CREATE INDEX holds_of_account ON public.holds USING btree (fund_id, account_code) WHERE (state = 'pending'::text)
CREATE INDEX holds_of_fund ON public.holds USING btree (fund_id, id)
CREATE INDEX holds_placed_in ON public.holds USING btree (placed_in) WHERE (placed_in IS NOT NULL)
CREATE INDEX identifications_of_arrival ON public.identifications USING btree (fund_id, arrival_id)
CREATE INDEX outbox_waiting ON public.outbox USING btree (topic, partition, id) WHERE (published_at IS NULL)
CREATE INDEX payment_voids_of_batch ON public.payment_voids USING btree (batch_id)
CREATE INDEX payment_voids_of_fund ON public.payment_voids USING btree (fund_id, after_number)
CREATE INDEX payments_of_batch ON public.payments USING btree (batch_id)
CREATE INDEX payments_over ON public.payments USING btree (fund_id) WHERE is_over
CREATE INDEX recoveries_of_clawback ON public.recoveries USING btree (clawback_id)
CREATE INDEX transactions_beside_payments ON public.transactions USING btree (fund_id, journal_id) WHERE (kind = ANY (ARRAY['arrival'::text, 'identified'::text, 'refund'::text, 'carry'::text, 'advance'::text, 'recovery'::text, 'interest'::text, 'fee'::text]))
CREATE INDEX transactions_of_arrivals ON public.transactions USING btree (reference) WHERE (kind = 'arrival'::text)
CREATE INDEX transactions_of_fund ON public.transactions USING btree (fund_id, journal_id)
CREATE INDEX transactions_of_payment ON public.transactions USING btree (payment_id) WHERE (payment_id IS NOT NULL)
CREATE INDEX transactions_of_plans ON public.transactions USING btree (fund_id) WHERE (kind = 'plan'::text)
CREATE INDEX unmasked_reads_of_area ON public.unmasked_reads USING btree (area_code text_pattern_ops, id)
CREATE UNIQUE INDEX blocks_by_position ON public.blocks USING btree (shard, last_position)
CREATE UNIQUE INDEX dead_letter_attempts_succeed_once ON public.dead_letter_attempts USING btree (dead_letter_id) WHERE (outcome <> 'failed'::text)
CREATE UNIQUE INDEX dead_letters_once ON public.dead_letters USING btree (consumer, topic, partition, "position", md5(message))
CREATE UNIQUE INDEX payments_award_paid_once ON public.payments USING btree (award_id) WHERE (NOT is_over)
CREATE UNIQUE INDEX transactions_reversed_once ON public.transactions USING btree (reverses) WHERE (reverses IS NOT NULL)

-- Triggers
CREATE TRIGGER accounts_close_once AFTER UPDATE OF closed_at, closed_by ON public.accounts FOR EACH ROW WHEN ((old.closed_at IS NOT NULL)) EXECUTE FUNCTION refuse_reopening()
CREATE TRIGGER accounts_of_the_chart BEFORE INSERT ON public.accounts FOR EACH ROW EXECUTE FUNCTION check_account_of_the_chart()
CREATE TRIGGER accounts_stay_in_the_chart AFTER UPDATE OF fund_id, code, kind, normal_side, minimum ON public.accounts FOR EACH ROW EXECUTE FUNCTION check_account_of_the_chart()
CREATE TRIGGER advance_repayments_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.advance_repayments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER advances_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.advances FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER advances_go_back_with_their_voids AFTER UPDATE ON public.payments REFERENCING NEW TABLE AS new_payments FOR EACH STATEMENT EXECUTE FUNCTION check_advances_of_voids()
CREATE TRIGGER advances_repaid_within_amount AFTER INSERT ON public.advance_repayments REFERENCING NEW TABLE AS new_repayments FOR EACH STATEMENT EXECUTE FUNCTION check_repayments()
CREATE TRIGGER award_parts_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.award_parts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER awards_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.awards FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER blocks_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.blocks FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER carries_in_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.carries_in FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER carries_out_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.carries_out FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER checkpoints_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER clawbacks_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.clawbacks FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER clawbacks_recovered_within_amount AFTER INSERT ON public.recoveries REFERENCING NEW TABLE AS new_recoveries FOR EACH STATEMENT EXECUTE FUNCTION check_recoveries()
CREATE TRIGGER dead_letters_history_kept BEFORE UPDATE ON public.dead_letters FOR EACH ROW EXECUTE FUNCTION keep_dead_letter_history()
CREATE TRIGGER entries_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER entries_balance AFTER INSERT ON public.entries REFERENCING NEW TABLE AS new_entries FOR EACH STATEMENT EXECUTE FUNCTION check_entries()
CREATE TRIGGER funds_never_reopened BEFORE UPDATE OF open_from ON public.funds FOR EACH ROW WHEN ((new.open_from < old.open_from)) EXECUTE FUNCTION refuse_reopening_of_fund()
CREATE TRIGGER holds_end_once BEFORE UPDATE ON public.holds FOR EACH ROW WHEN (((old.state <> 'pending'::text) OR (new.state = 'pending'::text) OR ((((((old.id IS DISTINCT FROM new.id) OR (old.fund_id IS DISTINCT FROM new.fund_id)) OR (old.account_code IS DISTINCT FROM new.account_code)) OR (old.amount IS DISTINCT FROM new.amount)) OR (old.expires_at IS DISTINCT FROM new.expires_at)) OR (old.placed_in IS DISTINCT FROM new.placed_in)))) EXECUTE FUNCTION refuse_change_of_hold()
CREATE TRIGGER holds_never_removed BEFORE DELETE OR TRUNCATE ON public.holds FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER identifications_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.identifications FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER payment_voids_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.payment_voids FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER payments_begin_their_holds AFTER INSERT ON public.payments REFERENCING NEW TABLE AS new_payments FOR EACH STATEMENT EXECUTE FUNCTION begin_holds()
CREATE TRIGGER payments_go_forward AFTER UPDATE ON public.payments FOR EACH ROW WHEN (((((((((((old.state <> 'held'::text) OR (new.state <> 'in_transit'::text)) AND ((old.state <> 'in_transit'::text) OR (new.state <> 'settled'::text))) AND ((old.state <> 'in_transit'::text) OR (new.state <> 'returned'::text))) AND ((old.state <> 'settled'::text) OR (new.state <> 'returned_late'::text))) AND ((old.state <> 'settled'::text) OR (new.state <> 'clawed_back'::text))) AND ((old.state <> 'settled'::text) OR (new.state <> 'cancelled'::text))) AND ((old.state <> 'held'::text) OR (new.state <> 'voided'::text))) AND ((old.state <> 'voided'::text) OR (new.state <> 'held'::text))) OR ((((old.id IS DISTINCT FROM new.id) OR (old.fund_id IS DISTINCT FROM new.fund_id)) OR (old.award_id IS DISTINCT FROM new.award_id)) OR (old.amount IS DISTINCT FROM new.amount)) OR ((old.state <> 'voided'::text) AND (((((old.batch_id IS DISTINCT FROM new.batch_id) OR (old.held_after IS DISTINCT FROM new.held_after)) OR (old.held_at IS DISTINCT FROM new.held_at)) OR (old.funders IS DISTINCT FROM new.funders)) OR (old.parts IS DISTINCT FROM new.parts))))) EXECUTE FUNCTION refuse_change_of_payment()
CREATE TRIGGER payments_move_their_holds AFTER UPDATE ON public.payments REFERENCING OLD TABLE AS old_payments NEW TABLE AS new_payments FOR EACH STATEMENT EXECUTE FUNCTION move_holds()
CREATE TRIGGER payments_never_removed BEFORE DELETE OR TRUNCATE ON public.payments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER period_in_transit_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.period_in_transit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER period_late_entries_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.period_late_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER period_openings_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.period_openings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER periods_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.periods FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER periods_open_the_next BEFORE INSERT ON public.periods FOR EACH ROW EXECUTE FUNCTION close_period()
CREATE TRIGGER plan_changes_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.plan_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER private_details_erased_on_record AFTER DELETE ON public.private_details REFERENCING OLD TABLE AS old_details FOR EACH STATEMENT EXECUTE FUNCTION refuse_unrecorded_erasure()
CREATE TRIGGER private_erasures_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.private_erasures FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER private_readings_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.private_readings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER recoveries_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.recoveries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER signing_keys_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.signing_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()
CREATE TRIGGER transactions_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.transactions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()

-- Functions
CREATE OR REPLACE FUNCTION public.adopt_block(p_shard smallint, p_height bigint, p_first bigint, p_last bigint, p_algorithm text, p_root bytea, p_previous bytea, p_hash bytea, p_recorded_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  UPDATE shard_heads SET height = p_height, position = p_last, head = p_hash, recorded_at = p_recorded_at
   WHERE shard = p_shard AND height = p_height - 1 AND position = p_first - 1 AND head = p_previous AND p_last <= earlier_records;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Shard % has no earlier records where block % begins', p_shard, p_height
      USING ERRCODE = 'serialization_failure', CONSTRAINT = 'shard_heads_in_order';
  END IF;
  INSERT INTO blocks (shard, height, first_position, last_position, algorithm, root, previous, hash, recorded_at)
  VALUES (p_shard, p_height, p_first, p_last, p_algorithm, p_root, p_previous, p_hash, p_recorded_at);
END $function$

CREATE OR REPLACE FUNCTION public.begin_holds()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
DECLARE
  broken text;
BEGIN
  SELECT min(id::text) INTO broken FROM new_payments WHERE state <> 'held';
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'Payment % has not begun held', broken USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_begin_held';
  END IF;
  SELECT n.id::text INTO broken FROM new_payments n LEFT JOIN awards w ON w.id = n.award_id
   WHERE (w.fund_id, w.amount) IS DISTINCT FROM (n.fund_id, n.amount) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Payment % is not its award, whole', broken USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'payments_pay_the_award';
  END IF;
  PERFORM check_parts(array_agg(id)) FROM new_payments;
  PERFORM keep_back(array_agg(l.fund_id), array_agg(l.code), array_agg(l.amount))
     FROM (SELECT fund_id, code, sum(amount) AS amount
             FROM (SELECT n.fund_id, 'awarded:' || w.beneficiary_id AS code, n.amount FROM new_payments n JOIN awards w ON w.id = n.award_id
                   UNION ALL
                   SELECT n.fund_id, 'cash:' || x.funder, x.part FROM new_payments n CROSS JOIN LATERAL unnest(n.funders, n.parts) AS x (funder, part)) each
            GROUP BY 1, 2) l;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.check_account_of_the_chart()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  rule text := CASE
    WHEN NEW.kind NOT IN ('due', 'cash', 'appropriation', 'awarded', 'in-transit', 'unidentified', 'refund', 'clearing',
                          'receivable', 'claim', 'advance', 'interest', 'fee', 'general') THEN 'accounts_kind_in_chart'
    WHEN split_part(NEW.code, ':', 1) <> NEW.kind THEN 'accounts_code_names_its_kind'
    WHEN NEW.normal_side NOT IN ('debit', 'credit')
      OR NEW.kind <> 'general' AND NEW.normal_side <>
         CASE WHEN NEW.kind IN ('due', 'cash', 'receivable', 'claim', 'fee') THEN 'debit' ELSE 'credit' END THEN 'accounts_normal_side_of_kind'
    -- The accounts of the chart are never overdrawn; only a general account may have another floor.
    WHEN NEW.kind <> 'general' AND NEW.minimum IS DISTINCT FROM 0 THEN 'accounts_floor_of_the_chart'
  END;
BEGIN
  IF rule IS NOT NULL THEN
    RAISE EXCEPTION '% (%, %) is no account of the chart', NEW.code, NEW.kind, NEW.normal_side USING ERRCODE = 'check_violation', CONSTRAINT = rule;
  END IF;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.check_advances_of_voids()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  broken record;
BEGIN
  SELECT a.batch_id, a.borrower_id INTO broken
    FROM (SELECT v.batch_id, v.borrower_id,
                 sum(v.amount - coalesce((SELECT sum(r.amount) FROM advance_repayments r WHERE r.advance_id = v.id), 0)) AS open
            FROM (SELECT DISTINCT batch_id FROM new_payments WHERE state = 'voided') n JOIN advances v ON v.batch_id = n.batch_id
           GROUP BY 1, 2) a
   WHERE a.open > coalesce((SELECT sum(x.part) FROM payments p CROSS JOIN LATERAL unnest(p.funders, p.parts) AS x (funder, part)
                             WHERE p.batch_id = a.batch_id AND p.state <> 'voided' AND x.funder = a.borrower_id), 0)
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'What was advanced to % for batch % does not go back with what is voided of it', broken.borrower_id, broken.batch_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'advances_go_back_with_their_voids';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.check_entries()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  unsound bigint;
  sealed bigint;
BEGIN
  SELECT min(n.unsound), min(n.first) FILTER (WHERE n.first <= journal_id(h.shard, h.position)) INTO unsound, sealed
    FROM (SELECT journal_id >> 48 AS shard, min(journal_id) AS first, min(journal_id) FILTER (WHERE net <> 0) AS unsound
            FROM (SELECT journal_id, sum(amount) AS net FROM new_entries GROUP BY journal_id) transactions_of_it
           GROUP BY journal_id >> 48) n
    LEFT JOIN shard_heads h ON h.shard = n.shard;
  IF unsound IS NOT NULL THEN
    RAISE EXCEPTION 'The entries of % do not balance', coalesce((SELECT reference FROM transactions WHERE journal_id = unsound), unsound::text)
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_entries_balance';
  END IF;
  IF sealed IS NOT NULL THEN
    RAISE EXCEPTION 'Record % is sealed; it takes no more entries', sealed
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entries_before_their_block';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.check_parts(p_payments uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  broken text;
BEGIN
  SELECT min(p.id::text) INTO broken
    FROM unnest(p_payments) AS n (id) JOIN payments p USING (id)
   WHERE (SELECT sum(x.part) IS DISTINCT FROM p.amount OR min(x.part) <= 0 OR count(DISTINCT x.funder) <> cardinality(p.funders)
            FROM unnest(p.funders, p.parts) AS x (funder, part));
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'The parts of payment % are not its amount', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_borne_whole';
  END IF;
END $function$

CREATE OR REPLACE FUNCTION public.check_recoveries()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  broken text;
BEGIN
  SELECT min(id::text) INTO broken
    FROM (SELECT c.id FROM (SELECT DISTINCT clawback_id FROM new_recoveries) n
            JOIN clawbacks c ON c.id = n.clawback_id JOIN recoveries r ON r.clawback_id = c.id
           GROUP BY c.id HAVING sum(r.amount) > c.amount) beyond;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'More came back of clawback % than was paid', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'clawbacks_recovered_within_amount';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.check_repayments()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  broken text;
BEGIN
  SELECT min(id::text) INTO broken
    FROM (SELECT a.id FROM (SELECT DISTINCT advance_id FROM new_repayments) n
            JOIN advances a ON a.id = n.advance_id JOIN advance_repayments r ON r.advance_id = a.id
           GROUP BY a.id HAVING sum(r.amount) > a.amount) beyond;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'Advance % is repaid beyond what it is', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'advances_repaid_within_amount';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.close_period()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  before periods;
BEGIN
  SELECT * INTO before FROM periods WHERE fund_id = NEW.fund_id ORDER BY month DESC LIMIT 1;
  IF before.fund_id IS NOT NULL AND (before.ends_at, before.next_id) IS DISTINCT FROM (NEW.starts_at, NEW.first_id) THEN
    RAISE EXCEPTION 'Month % of fund % does not follow %', NEW.month, NEW.fund_id, before.month
      USING ERRCODE = 'check_violation', CONSTRAINT = 'periods_follow_each_other';
  END IF;
  IF before.fund_id IS NULL AND EXISTS (
      SELECT FROM transactions t WHERE t.fund_id = NEW.fund_id AND t.number IS NOT NULL AND t.effective_at < NEW.starts_at) THEN
    RAISE EXCEPTION 'Fund % has what counts before %, the first month to be closed', NEW.fund_id, NEW.month
      USING ERRCODE = 'check_violation', CONSTRAINT = 'periods_begin_with_the_first';
  END IF;
  IF NOT EXISTS (SELECT FROM transactions t WHERE t.journal_id = NEW.closed_in AND t.fund_id = NEW.fund_id AND t.kind = 'close'
                    AND t.reference = 'close:' || to_char(NEW.month, 'YYYY-MM')) THEN
    RAISE EXCEPTION 'No record closes month % of fund %', NEW.month, NEW.fund_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'periods_closed_in_a_record';
  END IF;
  UPDATE funds SET open_from = NEW.ends_at WHERE id = NEW.fund_id;
  RETURN NEW;
END $function$

CREATE OR REPLACE FUNCTION public.fence_shard(p_shard smallint, p_epoch bigint)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  UPDATE shard_heads SET epoch = p_epoch WHERE shard = p_shard AND epoch < p_epoch
$function$

CREATE OR REPLACE FUNCTION public.journal_id(shard smallint, "position" bigint)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (((shard)::bigint << 48) | "position")

CREATE OR REPLACE FUNCTION public.keep_back(p_funds text[], p_codes text[], p_amounts numeric[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  kept bigint;
BEGIN
  WITH moved AS (
    UPDATE accounts a SET held = a.held + n.amount FROM unnest(p_funds, p_codes, p_amounts) AS n (fund_id, code, amount)
     WHERE a.fund_id = n.fund_id AND a.code = n.code RETURNING 1)
  SELECT count(*) INTO kept FROM moved;
  IF kept <> coalesce(cardinality(p_codes), 0) THEN
    RAISE EXCEPTION 'Payments hold accounts that are not there' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'payments_hold_accounts_of_the_fund';
  END IF;
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

CREATE OR REPLACE FUNCTION public.move_holds()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
DECLARE
  broken text;
  states text[] := ARRAY(SELECT state FROM old_payments UNION SELECT state FROM new_payments);
BEGIN
  IF 'held' = ANY(states) THEN
    PERFORM check_parts(array_agg(id)) FROM new_payments WHERE state = 'held';
    PERFORM keep_back(array_agg(l.fund_id), array_agg(l.code), array_agg(l.amount))
       FROM (SELECT m.fund_id, 'awarded:' || w.beneficiary_id AS code, sum(m.amount) AS amount
               FROM (SELECT fund_id, award_id, amount FROM new_payments WHERE state = 'held'
                     UNION ALL SELECT fund_id, award_id, -amount FROM old_payments WHERE state = 'held') m
               JOIN awards w ON w.id = m.award_id
              GROUP BY 1, 2 HAVING sum(m.amount) <> 0) l;
  END IF;
  -- While all stay held or in transit their cash stays held: their parts are what they were (payments_go_forward).
  IF NOT states <@ ARRAY['held', 'in_transit'] THEN
    PERFORM keep_back(array_agg(l.fund_id), array_agg('cash:' || l.funder), array_agg(l.amount))
       FROM (SELECT m.fund_id, x.funder, sum(m.sign * x.part) AS amount
               FROM (SELECT fund_id, funders, parts, 1 AS sign FROM new_payments WHERE state IN ('held', 'in_transit')
                     UNION ALL SELECT fund_id, funders, parts, -1 FROM old_payments WHERE state IN ('held', 'in_transit')) m
              CROSS JOIN LATERAL unnest(m.funders, m.parts) AS x (funder, part)
              GROUP BY 1, 2 HAVING sum(m.sign * x.part) <> 0) l;
  END IF;

  IF states && ARRAY['clawed_back', 'cancelled'] THEN
    SELECT min(n.id::text) INTO broken
      FROM new_payments n LEFT JOIN clawbacks c ON c.payment_id = n.id
     WHERE n.state IN ('clawed_back', 'cancelled')
       AND c.award IS DISTINCT FROM CASE n.state WHEN 'cancelled' THEN 'cancelled' ELSE 'payable_again' END;
    IF broken IS NOT NULL THEN
      RAISE EXCEPTION 'Payment % was not claimed back in this way', broken
        USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_follow_their_clawbacks';
    END IF;
  END IF;
  IF 'voided' = ANY(states) THEN
    SELECT min(n.id::text) INTO broken
      FROM new_payments n LEFT JOIN payment_voids v ON v.payment_id = n.id AND v.batch_id = n.batch_id
     WHERE n.state = 'voided' AND (v.fund_id, v.funders, v.parts) IS DISTINCT FROM (n.fund_id, n.funders, n.parts);
    IF broken IS NOT NULL THEN
      RAISE EXCEPTION 'Nobody asked to void payment %', broken
        USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_follow_their_voids';
    END IF;
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.place_of_line(p_account bigint, p_line bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  low bigint;
  high bigint;
  middle bigint;
  found record;
BEGIN
  SELECT journal_id INTO low FROM entries WHERE account_id = p_account ORDER BY journal_id LIMIT 1;
  SELECT journal_id, line INTO found FROM entries WHERE account_id = p_account ORDER BY journal_id DESC, ordinal DESC LIMIT 1;
  IF low IS NULL OR found.line < p_line THEN RETURN NULL; END IF;
  high := found.journal_id;
  -- The record of the line is never before low nor after high.
  WHILE low < high LOOP
    middle := low + (high - low) / 2;
    SELECT journal_id, line INTO found FROM entries
     WHERE account_id = p_account AND journal_id <= middle ORDER BY journal_id DESC, ordinal DESC LIMIT 1;
    IF found.line >= p_line THEN high := found.journal_id;
    ELSE SELECT journal_id INTO low FROM entries WHERE account_id = p_account AND journal_id > middle ORDER BY journal_id LIMIT 1;
    END IF;
  END LOOP;
  RETURN low;
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
  RAISE EXCEPTION 'Hold % ends once: pending, then posted, voided or expired', OLD.id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'holds_end_once';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_change_of_payment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'Payment % is %; a payment goes from held to in transit to settled or returned, from settled to returned late, clawed back or cancelled, and from held to voided, to be held anew', OLD.id, OLD.state
    USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_go_forward';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_reopening()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  RAISE EXCEPTION 'Account % of % is closed for good', OLD.code, OLD.fund_id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_close_once';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_reopening_of_fund()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'Fund % is open from % on; a closed month is never opened again', OLD.id, OLD.open_from
    USING ERRCODE = 'check_violation', CONSTRAINT = 'funds_never_reopened';
END $function$

CREATE OR REPLACE FUNCTION public.refuse_unrecorded_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  IF EXISTS (SELECT FROM old_details o WHERE NOT EXISTS (SELECT FROM private_erasures e WHERE e.journal_id = o.journal_id)) THEN
    RAISE EXCEPTION 'Data about persons are erased only together with who erased them and why'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'private_details_erased_on_record';
  END IF;
  RETURN NULL;
END $function$

CREATE OR REPLACE FUNCTION public.write_block(p_shard smallint, p_epoch bigint, p_height bigint, p_first bigint, p_last bigint, p_algorithm text, p_root bytea, p_previous bytea, p_hash bytea, p_recorded_at timestamp with time zone, p_accounts bigint, p_balances numeric, p_lines numeric, p_held_accounts bigint[], p_held numeric[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET jit TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
DECLARE
  from_id bigint := journal_id(p_shard, p_first);
  to_id bigint := journal_id(p_shard, p_last);
  touched record;
  moved record;
BEGIN
  UPDATE shard_heads SET height = p_height, position = p_last, head = p_hash, recorded_at = p_recorded_at
   WHERE shard = p_shard AND epoch = p_epoch AND height = p_height - 1 AND position = p_first - 1 AND head = p_previous
     AND recorded_at <= p_recorded_at AND position >= earlier_records;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Shard % does not end where block % of epoch % begins', p_shard, p_height, p_epoch
      USING ERRCODE = 'serialization_failure', CONSTRAINT = 'shard_heads_in_order';
  END IF;
  INSERT INTO blocks (shard, height, first_position, last_position, algorithm, root, previous, hash, recorded_at)
  VALUES (p_shard, p_height, p_first, p_last, p_algorithm, p_root, p_previous, p_hash, p_recorded_at);

  WITH funds_touched AS (
    SELECT fund_id, count(*) AS records, sum(entry_count) AS entries, count(number) AS numbered, min(number) AS first, max(number) AS last,
           min(effective_at) FILTER (WHERE number IS NOT NULL) AS effective_at, bool_and(recorded_at = p_recorded_at) AS recorded_now
      FROM transactions WHERE journal_id BETWEEN from_id AND to_id GROUP BY fund_id),
  numbered AS (
    UPDATE funds f SET transaction_count = coalesce(n.last, f.transaction_count)
      FROM funds_touched n
     WHERE f.id = n.fund_id AND f.shard = p_shard AND n.recorded_now
       AND (n.numbered = 0 OR n.first = f.transaction_count + 1 AND n.last - n.first + 1 = n.numbered AND n.effective_at >= f.open_from)
    RETURNING 1)
  SELECT sum(records) AS records, sum(entries) AS entries, count(*) AS funds, (SELECT count(*) FROM numbered) AS numbered, min(fund_id) AS fund
    INTO touched FROM funds_touched;
  IF touched.records IS DISTINCT FROM p_last - p_first + 1 OR touched.numbered <> touched.funds THEN
    RAISE EXCEPTION 'The records of block % of shard % are not whole, not numbered one after the other, or in a closed month', p_height, p_shard
      USING ERRCODE = 'check_violation', CONSTRAINT = 'blocks_records_follow';
  END IF;

  -- With one fund all accounts are its own; with several each entry is held against its own transaction's.
  IF touched.funds > 1 AND EXISTS (
      SELECT FROM entries e JOIN transactions t ON t.journal_id = e.journal_id JOIN accounts a ON a.id = e.account_id
       WHERE e.journal_id BETWEEN from_id AND to_id AND a.fund_id <> t.fund_id) THEN
    RAISE EXCEPTION 'An entry of block % of shard % is on an account of another fund', p_height, p_shard
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entries_stay_in_their_fund';
  END IF;

  -- Less held before balances move, more after: between the two no account is below its floor.
  IF cardinality(p_held_accounts) > 0 THEN
    UPDATE accounts a SET held = n.held FROM unnest(p_held_accounts, p_held) AS n (account_id, held) WHERE a.id = n.account_id AND n.held < a.held;
  END IF;
  WITH moved AS MATERIALIZED (
    SELECT account_id, sum(amount) AS net, count(*) AS lines FROM entries WHERE journal_id BETWEEN from_id AND to_id GROUP BY account_id),
  applied AS (
    UPDATE accounts a
       SET balance = a.balance + CASE a.normal_side WHEN 'debit' THEN m.net ELSE -m.net END, version = a.version + m.lines
      FROM moved m
     WHERE a.id = m.account_id AND a.closed_at IS NULL AND (touched.funds > 1 OR a.fund_id = touched.fund)
    RETURNING a.balance, a.version, m.lines)
  SELECT count(*) AS accounts, coalesce(sum(balance), 0) AS balances, coalesce(sum(version), 0) AS lines, coalesce(sum(applied.lines), 0) AS entries
    INTO moved FROM applied;
  IF (moved.accounts, moved.balances, moved.lines) IS DISTINCT FROM (p_accounts, p_balances, p_lines) OR moved.entries <> touched.entries THEN
    RAISE EXCEPTION 'Block % of shard % does not leave its accounts as its writer says, or one of them is closed', p_height, p_shard
      USING ERRCODE = 'check_violation', CONSTRAINT = 'blocks_carry_the_balances';
  END IF;

  IF cardinality(p_held_accounts) > 0 THEN
    UPDATE accounts a SET held = n.held FROM unnest(p_held_accounts, p_held) AS n (account_id, held) WHERE a.id = n.account_id AND n.held > a.held;
    IF EXISTS (SELECT FROM unnest(p_held_accounts) AS n (account_id) JOIN accounts a ON a.id = n.account_id
                WHERE a.held <> (SELECT coalesce(sum(amount), 0) FROM holds h
                                  WHERE h.fund_id = a.fund_id AND h.account_code = a.code AND h.state = 'pending')) THEN
      RAISE EXCEPTION 'Block % of shard % does not hold back what its holds say', p_height, p_shard
        USING ERRCODE = 'check_violation', CONSTRAINT = 'blocks_carry_the_holds';
    END IF;
  END IF;
END $function$


-- Rights of roles that own nothing
fundtrace_ledger: accounts INSERT (fund_id, code, kind, normal_side, minimum, maximum, name, opened_by, opened_at)
fundtrace_ledger: accounts SELECT
fundtrace_ledger: accounts UPDATE (closed_at, closed_by)
fundtrace_ledger: advance_repayments INSERT, SELECT
fundtrace_ledger: advances INSERT (id, fund_id, lender_id, borrower_id, amount, advanced_on, document_number, reason, asked_by, batch_id)
fundtrace_ledger: advances SELECT
fundtrace_ledger: award_parts INSERT, SELECT
fundtrace_ledger: awards INSERT, SELECT
fundtrace_ledger: blocks SELECT
fundtrace_ledger: carries_in INSERT, SELECT
fundtrace_ledger: carries_out INSERT, SELECT
fundtrace_ledger: checkpoints INSERT, SELECT
fundtrace_ledger: clawbacks INSERT (id, fund_id, payment_id, beneficiary_id, amount, award, ground, clawed_back_on, document_number, reason, asked_by)
fundtrace_ledger: clawbacks SELECT
fundtrace_ledger: consumed_events INSERT, SELECT
fundtrace_ledger: dead_letter_attempts INSERT, SELECT
fundtrace_ledger: dead_letter_decisions INSERT, SELECT
fundtrace_ledger: dead_letters INSERT, SELECT
fundtrace_ledger: dead_letters UPDATE (state, closed_at)
fundtrace_ledger: entries INSERT, SELECT
fundtrace_ledger: entry_lines SELECT
fundtrace_ledger: fund_shares INSERT (fund_id, funder_id, funder_name, funder_area, ordinal, due)
fundtrace_ledger: fund_shares SELECT
fundtrace_ledger: fund_shares UPDATE (due, awarded, borne)
fundtrace_ledger: funds INSERT (id, name, programme_id, fiscal_year, area_code, funded, shard)
fundtrace_ledger: funds SELECT
fundtrace_ledger: holds INSERT (fund_id, account_code, amount, id, expires_at, placed_in)
fundtrace_ledger: holds SELECT
fundtrace_ledger: holds UPDATE (state, posted, ended_in)
fundtrace_ledger: idempotency_keys INSERT, SELECT
fundtrace_ledger: identifications INSERT, SELECT
fundtrace_ledger: ledger_processes DELETE, INSERT, SELECT
fundtrace_ledger: ledger_processes UPDATE (alive_until)
fundtrace_ledger: outbox INSERT, SELECT
fundtrace_ledger: outbox UPDATE (published_at)
fundtrace_ledger: outbox_sequences INSERT, SELECT
fundtrace_ledger: outbox_sequences UPDATE (last_sequence)
fundtrace_ledger: payment_holds SELECT
fundtrace_ledger: payment_voids INSERT (payment_id, fund_id, batch_id, funders, parts, reason, event_id, after_number)
fundtrace_ledger: payment_voids SELECT
fundtrace_ledger: payments INSERT (id, fund_id, batch_id, award_id, amount, held_after, funders, parts)
fundtrace_ledger: payments SELECT
fundtrace_ledger: payments UPDATE (batch_id, state, held_after, held_at, funders, parts)
fundtrace_ledger: period_in_transit INSERT, SELECT
fundtrace_ledger: period_late_entries INSERT, SELECT
fundtrace_ledger: period_openings INSERT, SELECT
fundtrace_ledger: periods INSERT, SELECT
fundtrace_ledger: plan_changes INSERT, SELECT
fundtrace_ledger: private_details DELETE, INSERT, SELECT
fundtrace_ledger: private_erasures INSERT, SELECT
fundtrace_ledger: private_readings INSERT, SELECT
fundtrace_ledger: recoveries INSERT (id, fund_id, clawback_id, amount, recovered_on, document_number, asked_by)
fundtrace_ledger: recoveries SELECT
fundtrace_ledger: shard_heads SELECT
fundtrace_ledger: shard_leases SELECT
fundtrace_ledger: shard_leases UPDATE (owner, address, epoch, leased_until, algorithm)
fundtrace_ledger: signing_keys INSERT, SELECT
fundtrace_ledger: transactions INSERT, SELECT
fundtrace_ledger: unmasked_reads INSERT, SELECT
