-- Made by "npm run generate" from the migrations: the schema that they add up to.

-- Tables
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
TABLE delegation_decisions (
  delegation_id uuid NOT NULL,
  delegator text NOT NULL,
  delegate text NOT NULL,
  asked_by text NOT NULL,
  asked_for text,
  outcome text NOT NULL,
  decided_by text NOT NULL,
  decided_for text,
  reason text NOT NULL,
  decided_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  request_id text NOT NULL
)
TABLE delegation_ends (
  delegation_id uuid NOT NULL,
  ended_by text NOT NULL,
  ended_for text,
  reason text NOT NULL,
  ended_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  request_id text NOT NULL
)
TABLE delegations (
  id uuid NOT NULL,
  place bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  delegator text NOT NULL,
  delegate text NOT NULL,
  roles text[] NOT NULL,
  areas text[] NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL,
  reason text NOT NULL,
  asked_by text NOT NULL,
  asked_for text,
  asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  request_id text NOT NULL
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
TABLE officer_change_decisions (
  change_id uuid NOT NULL,
  subject text NOT NULL,
  asked_by text NOT NULL,
  asked_for text,
  outcome text NOT NULL,
  decided_by text NOT NULL,
  decided_for text,
  reason text NOT NULL,
  decided_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  request_id text NOT NULL
)
TABLE officer_changes (
  id uuid NOT NULL,
  place bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  subject text NOT NULL,
  name text NOT NULL,
  roles text[] NOT NULL,
  areas text[] NOT NULL,
  valid_from date NOT NULL,
  valid_until date,
  based_on integer NOT NULL,
  reason text NOT NULL,
  asked_by text NOT NULL,
  asked_for text,
  asked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  request_id text NOT NULL
)
TABLE officer_versions (
  subject text NOT NULL,
  version integer NOT NULL,
  kind text NOT NULL,
  change_id uuid,
  name text NOT NULL,
  roles text[] NOT NULL,
  areas text[] NOT NULL,
  valid_from date NOT NULL,
  valid_until date,
  reason text NOT NULL,
  made_by text NOT NULL,
  made_for text,
  made_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  request_id text NOT NULL
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
delegation_decisions.delegation_decisions_by_another: CHECK ((NOT (ARRAY[decided_by, COALESCE(decided_for, decided_by)] && ARRAY[delegator, delegate, asked_by, COALESCE(asked_for, asked_by)])))
delegation_decisions.delegation_decisions_delegation_id_delegator_delegate_aske_fkey: FOREIGN KEY (delegation_id, delegator, delegate, asked_by) REFERENCES delegations(id, delegator, delegate, asked_by)
delegation_decisions.delegation_decisions_outcome_check: CHECK ((outcome = ANY (ARRAY['approved'::text, 'rejected'::text])))
delegation_decisions.delegation_decisions_pkey: PRIMARY KEY (delegation_id)
delegation_decisions.delegation_decisions_reason_check: CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
delegation_ends.delegation_ends_delegation_id_fkey: FOREIGN KEY (delegation_id) REFERENCES delegations(id)
delegation_ends.delegation_ends_pkey: PRIMARY KEY (delegation_id)
delegation_ends.delegation_ends_reason_check: CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
delegations.delegations_areas_some: CHECK ((cardinality(areas) > 0))
delegations.delegations_between_two: CHECK ((delegator <> delegate))
delegations.delegations_days_in_order: CHECK ((last_day >= first_day))
delegations.delegations_not_by_the_delegate: CHECK ((delegate <> ALL (ARRAY[asked_by, COALESCE(asked_for, asked_by)])))
delegations.delegations_persons: UNIQUE (id, delegator, delegate, asked_by)
delegations.delegations_pkey: PRIMARY KEY (id)
delegations.delegations_place_key: UNIQUE (place)
delegations.delegations_reason_check: CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
delegations.delegations_roles_known: CHECK (((cardinality(roles) > 0) AND (roles <@ ARRAY['finance'::text, 'treasury'::text, 'audit'::text, 'admin'::text])))
idempotency_keys.idempotency_keys_content_is_sha256: CHECK ((octet_length(content_hash) = 32))
idempotency_keys.idempotency_keys_key_length: CHECK (((length(key) >= 1) AND (length(key) <= 200)))
idempotency_keys.idempotency_keys_once: PRIMARY KEY (scope_hash, key)
idempotency_keys.idempotency_keys_scope_is_sha256: CHECK ((octet_length(scope_hash) = 32))
officer_change_decisions.officer_change_decisions_by_another: CHECK ((NOT (ARRAY[decided_by, COALESCE(decided_for, decided_by)] && ARRAY[subject, asked_by, COALESCE(asked_for, asked_by)])))
officer_change_decisions.officer_change_decisions_change_id_subject_asked_by_fkey: FOREIGN KEY (change_id, subject, asked_by) REFERENCES officer_changes(id, subject, asked_by)
officer_change_decisions.officer_change_decisions_outcome_check: CHECK ((outcome = ANY (ARRAY['approved'::text, 'rejected'::text])))
officer_change_decisions.officer_change_decisions_pkey: PRIMARY KEY (change_id)
officer_change_decisions.officer_change_decisions_reason_check: CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
officer_changes.officer_changes_areas_some: CHECK ((cardinality(areas) > 0))
officer_changes.officer_changes_based_on_check: CHECK ((based_on >= 0))
officer_changes.officer_changes_days_in_order: CHECK ((valid_until >= valid_from))
officer_changes.officer_changes_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 200)))
officer_changes.officer_changes_of_another: CHECK ((subject <> ALL (ARRAY[asked_by, COALESCE(asked_for, asked_by)])))
officer_changes.officer_changes_persons: UNIQUE (id, subject, asked_by)
officer_changes.officer_changes_pkey: PRIMARY KEY (id)
officer_changes.officer_changes_place_key: UNIQUE (place)
officer_changes.officer_changes_reason_check: CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
officer_changes.officer_changes_roles_known: CHECK ((roles <@ ARRAY['finance'::text, 'treasury'::text, 'audit'::text, 'admin'::text]))
officer_changes.officer_changes_subject_check: CHECK (((length(subject) >= 1) AND (length(subject) <= 200)))
officer_versions.officer_versions_by_another: CHECK (((kind = 'first'::text) OR (subject <> ALL (ARRAY[made_by, COALESCE(made_for, made_by)]))))
officer_versions.officer_versions_change_id_fkey: FOREIGN KEY (change_id) REFERENCES officer_change_decisions(change_id)
officer_versions.officer_versions_change_id_key: UNIQUE (change_id)
officer_versions.officer_versions_change_where_approved: CHECK (((kind = 'approved'::text) = (change_id IS NOT NULL)))
officer_versions.officer_versions_kind_check: CHECK ((kind = ANY (ARRAY['first'::text, 'approved'::text, 'revoked'::text])))
officer_versions.officer_versions_pkey: PRIMARY KEY (subject, version)
officer_versions.officer_versions_reason_check: CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
officer_versions.officer_versions_revoked_without_roles: CHECK (((kind <> 'revoked'::text) OR (cardinality(roles) = 0)))
officer_versions.officer_versions_version_check: CHECK ((version > 0))
outbox.outbox_event_once: UNIQUE (event_id)
outbox.outbox_partition_counts_from_zero: CHECK ((partition >= 0))
outbox.outbox_pkey: PRIMARY KEY (id)
outbox.outbox_sequence_once: UNIQUE (source, key, sequence)
outbox.outbox_sequence_positive: CHECK ((sequence > 0))
outbox_sequences.outbox_sequences_pkey: PRIMARY KEY (source, key)
outbox_sequences.outbox_sequences_positive: CHECK ((last_sequence > 0))
unmasked_reads.unmasked_reads_acting_for_length: CHECK (((length(acting_for) >= 1) AND (length(acting_for) <= 200)))
unmasked_reads.unmasked_reads_area_is_a_county: CHECK ((area_code ~ '^[1-9][0-9]([0-9]{2}){0,2}$'::text))
unmasked_reads.unmasked_reads_of_somebody: CHECK ((people > 0))
unmasked_reads.unmasked_reads_pkey: PRIMARY KEY (id)
unmasked_reads.unmasked_reads_purpose_is_words: CHECK ((((length(purpose) >= 1) AND (length(purpose) <= 500)) AND (purpose !~ '[0-9]{15}'::text)))
unmasked_reads.unmasked_reads_reader_length: CHECK (((length(reader) >= 1) AND (length(reader) <= 200)))
unmasked_reads.unmasked_reads_subject_is_an_id: CHECK ((((length(subject) >= 1) AND (length(subject) <= 200)) AND (subject !~ '[0-9]{15}'::text)))
unmasked_reads.unmasked_reads_what_is_a_kind: CHECK ((what ~ '^[a-z][a-z_]{0,39}$'::text))

-- Indexes
CREATE INDEX dead_letter_attempts_of_a_decision ON public.dead_letter_attempts USING btree (decision_id)
CREATE INDEX dead_letter_attempts_of_a_letter ON public.dead_letter_attempts USING btree (dead_letter_id, id)
CREATE INDEX dead_letter_decisions_of_a_key ON public.dead_letter_decisions USING btree (consumer, key)
CREATE INDEX dead_letters_open ON public.dead_letters USING btree (consumer, key) WHERE (closed_at IS NULL)
CREATE INDEX delegations_of_delegate ON public.delegations USING btree (delegate, delegator)
CREATE INDEX outbox_waiting ON public.outbox USING btree (topic, partition, id) WHERE (published_at IS NULL)
CREATE INDEX unmasked_reads_of_area ON public.unmasked_reads USING btree (area_code text_pattern_ops, id)
CREATE UNIQUE INDEX dead_letter_attempts_succeed_once ON public.dead_letter_attempts USING btree (dead_letter_id) WHERE (outcome <> 'failed'::text)
CREATE UNIQUE INDEX dead_letters_once ON public.dead_letters USING btree (consumer, topic, partition, "position", md5(message))

-- Triggers
CREATE TRIGGER dead_letters_history_kept BEFORE UPDATE ON public.dead_letters FOR EACH ROW EXECUTE FUNCTION keep_dead_letter_history()
CREATE TRIGGER delegation_decisions_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.delegation_decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_access_history_change()
CREATE TRIGGER delegation_ends_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.delegation_ends FOR EACH STATEMENT EXECUTE FUNCTION refuse_access_history_change()
CREATE TRIGGER delegations_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.delegations FOR EACH STATEMENT EXECUTE FUNCTION refuse_access_history_change()
CREATE TRIGGER officer_change_decisions_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.officer_change_decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_access_history_change()
CREATE TRIGGER officer_changes_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.officer_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_access_history_change()
CREATE TRIGGER officer_versions_follow BEFORE INSERT ON public.officer_versions FOR EACH ROW EXECUTE FUNCTION check_officer_version()
CREATE TRIGGER officer_versions_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.officer_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_access_history_change()

-- Functions
CREATE OR REPLACE FUNCTION public.check_officer_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM officer_versions WHERE subject = NEW.subject) THEN
    RAISE EXCEPTION 'version % of % does not follow the last one', NEW.version, NEW.subject
      USING ERRCODE = 'check_violation', CONSTRAINT = 'officer_versions_in_order';
  END IF;
  IF NEW.kind = 'first' AND EXISTS (SELECT FROM officer_versions WHERE kind <> 'first') THEN
    RAISE EXCEPTION 'the first officers come before any other'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'officer_versions_first_are_first';
  END IF;
  IF NEW.kind = 'approved' AND NOT EXISTS (
    SELECT FROM officer_changes c JOIN officer_change_decisions d ON d.change_id = c.id AND d.outcome = 'approved'
     WHERE c.id = NEW.change_id AND c.based_on = NEW.version - 1 AND d.decided_by = NEW.made_by
       AND (c.subject, c.name, c.roles, c.areas, c.valid_from) = (NEW.subject, NEW.name, NEW.roles, NEW.areas, NEW.valid_from)
       AND c.valid_until IS NOT DISTINCT FROM NEW.valid_until) THEN
    RAISE EXCEPTION 'version % of % is not what was approved', NEW.version, NEW.subject
      USING ERRCODE = 'check_violation', CONSTRAINT = 'officer_versions_as_approved';
  END IF;
  RETURN NEW;
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

CREATE OR REPLACE FUNCTION public.refuse_access_history_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'the history of % is not edited', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $function$


-- Rights of roles that own nothing
fundtrace_access: consumed_events INSERT, SELECT
fundtrace_access: dead_letter_attempts INSERT, SELECT
fundtrace_access: dead_letter_decisions INSERT, SELECT
fundtrace_access: dead_letters INSERT, SELECT
fundtrace_access: dead_letters UPDATE (state, closed_at)
fundtrace_access: delegation_decisions INSERT, SELECT
fundtrace_access: delegation_ends INSERT, SELECT
fundtrace_access: delegations INSERT, SELECT
fundtrace_access: idempotency_keys INSERT, SELECT
fundtrace_access: officer_change_decisions INSERT, SELECT
fundtrace_access: officer_changes INSERT, SELECT
fundtrace_access: officer_versions INSERT, SELECT
fundtrace_access: outbox INSERT, SELECT
fundtrace_access: outbox UPDATE (published_at)
fundtrace_access: outbox_sequences INSERT, SELECT
fundtrace_access: outbox_sequences UPDATE (last_sequence)
fundtrace_access: unmasked_reads INSERT, SELECT
