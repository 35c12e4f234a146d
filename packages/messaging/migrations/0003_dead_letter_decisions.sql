-- What people decide about messages that wait, and every attempt to handle one again: rows that are only ever added, so that who
-- looks later sees each step with its reason.
CREATE TABLE dead_letter_decisions (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind           text        NOT NULL CONSTRAINT dead_letter_decisions_kind CHECK (kind IN ('replay', 'discard', 'accept_gap')),
  consumer       text        NOT NULL,
  key            text        NOT NULL,
  -- The message that was discarded: once.
  dead_letter_id bigint CONSTRAINT dead_letter_decisions_discard_once UNIQUE REFERENCES dead_letters,
  -- The numbers that were given up: of the message, as far as it could be read, or of a gap.
  source         text,
  first_sequence bigint,
  last_sequence  bigint,
  reason         text,
  decided_by     text        NOT NULL CONSTRAINT dead_letter_decisions_has_its_author CHECK (btrim(decided_by) <> ''),
  decided_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT dead_letter_decisions_discard_names_its_letter CHECK ((kind = 'discard') = (dead_letter_id IS NOT NULL)),
  CONSTRAINT dead_letter_decisions_reason_of_a_loss CHECK (
    CASE kind WHEN 'replay' THEN reason IS NULL ELSE reason IS NOT NULL AND btrim(reason) <> '' END),
  CONSTRAINT dead_letter_decisions_range_whole CHECK (num_nulls(source, first_sequence, last_sequence) IN (0, 3)),
  CONSTRAINT dead_letter_decisions_range_counts_up CHECK (first_sequence > 0 AND first_sequence <= last_sequence),
  CONSTRAINT dead_letter_decisions_gap_has_a_range CHECK (kind <> 'accept_gap' OR source IS NOT NULL)
);
CREATE INDEX dead_letter_decisions_of_a_key ON dead_letter_decisions (consumer, key);

CREATE TABLE dead_letter_attempts (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dead_letter_id bigint      NOT NULL REFERENCES dead_letters,
  -- NULL where nobody gave the order: a program of the house did it.
  decision_id    bigint REFERENCES dead_letter_decisions,
  -- duplicate: its event was known already, so that there was nothing left to do.
  outcome        text        NOT NULL CONSTRAINT dead_letter_attempts_outcome CHECK (outcome IN ('handled', 'duplicate', 'failed')),
  reason         text,
  attempted_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT dead_letter_attempts_failed_with_a_reason CHECK ((outcome = 'failed') = (reason IS NOT NULL))
);
CREATE UNIQUE INDEX dead_letter_attempts_succeed_once ON dead_letter_attempts (dead_letter_id) WHERE outcome <> 'failed';
CREATE INDEX dead_letter_attempts_of_a_letter ON dead_letter_attempts (dead_letter_id, id);
CREATE INDEX dead_letter_attempts_of_a_decision ON dead_letter_attempts (decision_id);

-- NULL where the message could not be read, and of messages put aside before this column was.
ALTER TABLE dead_letters ADD COLUMN event_type text;

-- An event discarded out of its turn is claimed without its number, which is not the next one: so it never comes back, and
-- those before it can still be handled.
ALTER TABLE consumed_events ALTER COLUMN sequence DROP NOT NULL,
  ADD CONSTRAINT consumed_events_numbered_unless_discarded CHECK (sequence IS NOT NULL OR outcome = 'discarded');

-- What is closed stays as it is, and nothing is discarded without its decision.
CREATE FUNCTION keep_dead_letter_history() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER dead_letters_history_kept BEFORE UPDATE ON dead_letters FOR EACH ROW EXECUTE FUNCTION keep_dead_letter_history();

-- The first reason stays; what an attempt found later is in its own row.
REVOKE UPDATE (reason) ON dead_letters FROM {{app_role}};
GRANT SELECT, INSERT ON dead_letter_decisions, dead_letter_attempts TO {{app_role}};
