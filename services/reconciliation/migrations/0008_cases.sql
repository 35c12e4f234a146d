-- Breaks as they are followed from run to run (差异台账), what audit proposes to put right, and the periods that are closed over them.

-- Which state may follow which, and whether an officer or a run says so. The domain holds the same (case-moves.ts, file-moves.ts); a test compares the two.
CREATE TABLE allowed_audit_moves (
  thing      text NOT NULL,
  from_state text NOT NULL,
  to_state   text NOT NULL,
  mover      text NOT NULL CONSTRAINT allowed_audit_moves_mover CHECK (mover IN ('officer', 'run')),
  PRIMARY KEY (thing, from_state, to_state, mover)
);
INSERT INTO allowed_audit_moves (thing, from_state, to_state, mover) VALUES
  ('cases', 'open', 'explained', 'officer'),
  ('cases', 'open', 'corrected', 'officer'),
  ('cases', 'explained', 'accepted', 'officer'),
  ('cases', 'explained', 'corrected', 'officer'),
  ('cases', 'explained', 'reopened', 'officer'),
  ('cases', 'corrected', 'accepted', 'officer'),
  ('cases', 'corrected', 'reopened', 'officer'),
  ('cases', 'accepted', 'reopened', 'officer'),
  ('cases', 'reopened', 'explained', 'officer'),
  ('cases', 'reopened', 'corrected', 'officer'),
  ('cases', 'open', 'healed', 'run'),
  ('cases', 'explained', 'healed', 'run'),
  ('cases', 'explained', 'reopened', 'run'),
  ('cases', 'corrected', 'healed', 'run'),
  ('cases', 'corrected', 'reopened', 'run'),
  ('cases', 'accepted', 'healed', 'run'),
  ('cases', 'accepted', 'reopened', 'run'),
  ('cases', 'reopened', 'healed', 'run'),
  ('cases', 'healed', 'reopened', 'run'),
  ('corrections', 'proposed', 'sent', 'officer'),
  ('corrections', 'proposed', 'refused', 'officer'),
  ('corrections', 'sent', 'done', 'officer'),
  ('corrections', 'sent', 'refused', 'officer'),
  ('periods', 'asked', 'closed', 'officer'),
  ('periods', 'asked', 'rejected', 'officer');

-- A break of a job, whichever runs found it.
CREATE TABLE cases (
  id            uuid PRIMARY KEY,
  -- What people name it by.
  number        bigint        GENERATED ALWAYS AS IDENTITY CONSTRAINT cases_number_once UNIQUE,
  job_id        text          NOT NULL REFERENCES jobs,
  area_code     text          NOT NULL,
  -- Of run_breaks: keyed hash of kind and content of the rows.
  identity      text          NOT NULL,
  -- Of run_breaks, as the last run that found it saw its rows: what was agreed to holds only for that.
  content       text          NOT NULL,
  -- '<run>.<change>' of the officers' hands that undid matches of its rows: the rows of one of them, matched again, heal nothing.
  undone        text[]        NOT NULL DEFAULT '{}',
  kind          text          NOT NULL,
  fund          text,
  state         text          NOT NULL DEFAULT 'open'
                CONSTRAINT cases_state CHECK (state IN ('open', 'explained', 'corrected', 'accepted', 'reopened', 'healed')),
  -- Counts its moves; set by the database.
  place         integer       NOT NULL DEFAULT 1,
  -- Why it is where it is, and what that rests on: of a healed one the match, the break or the rows that are gone.
  why           text          NOT NULL CONSTRAINT cases_why CHECK (length(btrim(why)) BETWEEN 1 AND 2000),
  detail        jsonb,
  -- Who explained, corrected or proposed since it was last open or reopened, and in whose place; set by the database.
  hands         text[]        NOT NULL DEFAULT '{}',
  owner         text,
  -- As the last run that found it saw it: right minus left.
  difference    numeric(21,2) NOT NULL,
  left_amount   numeric(21,2),
  right_amount  numeric(21,2),
  left_on       date,
  right_on      date,
  -- Cut-off days (as_of) of the first and the last run that found it, and of the last that looked at it. The break by which it was last seen is shown
  -- with it. No foreign keys: cases come by the ten thousand out of the very rows that these name, and each would be looked up by a plan of earlier days.
  first_run     bigint        NOT NULL,
  first_seen_on date          NOT NULL,
  last_run      bigint        NOT NULL,
  last_break    integer       NOT NULL,
  last_seen_on  date          NOT NULL,
  judged_on     date          NOT NULL,
  times_seen    integer       NOT NULL DEFAULT 1 CONSTRAINT cases_times_seen_positive CHECK (times_seen > 0),
  opened_at     timestamptz   NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT cases_identity_once UNIQUE (job_id, identity),
  CONSTRAINT cases_days_in_order CHECK (first_seen_on <= last_seen_on AND last_seen_on <= judged_on),
  CONSTRAINT cases_healed_by_something CHECK (state <> 'healed' OR detail IS NOT NULL)
);
CREATE INDEX cases_by_job_state ON cases (job_id, state, number);
CREATE INDEX cases_by_area ON cases (area_code text_pattern_ops, number);
-- Whose case is the break that an officer settled?
CREATE INDEX cases_by_last_break ON cases (last_run, last_break);

-- Each run is carried once, and an older one never after a newer.
CREATE TABLE carried_runs (
  run        bigint      PRIMARY KEY REFERENCES job_runs (number),
  job_id     text        NOT NULL REFERENCES jobs,
  as_of      date        NOT NULL,
  -- A newer one was carried before: it changed nothing.
  overtaken  boolean     NOT NULL,
  opened     integer     NOT NULL,
  seen       integer     NOT NULL,
  reopened   integer     NOT NULL,
  healed     integer     NOT NULL,
  carried_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX carried_runs_of_job ON carried_runs (job_id, as_of, run);

-- What people write about a case, and whose it was. Kept as written.
CREATE TABLE case_notes (
  id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id   uuid        NOT NULL REFERENCES cases,
  kind      text        NOT NULL CONSTRAINT case_notes_kind CHECK (kind IN ('note', 'owner')),
  note      text        NOT NULL CONSTRAINT case_notes_note CHECK (length(btrim(note)) BETWEEN 1 AND 2000),
  noted_by  text        NOT NULL,
  -- In whose place (代岗); null where in his own.
  noted_for text,
  noted_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX case_notes_of_case ON case_notes (case_id, id);

-- What audit proposes to the ledger or the treasury. A document: nothing is posted or paid by it.
CREATE TABLE corrections (
  id           uuid PRIMARY KEY,
  number       bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT corrections_number_once UNIQUE,
  case_id      uuid        NOT NULL REFERENCES cases,
  addressee    text        NOT NULL CONSTRAINT corrections_addressee CHECK (addressee IN ('ledger', 'treasury')),
  -- What is to be done, and the ground for it.
  what         text        NOT NULL CONSTRAINT corrections_what CHECK (length(btrim(what)) BETWEEN 1 AND 2000),
  ground       text        NOT NULL CONSTRAINT corrections_ground CHECK (length(btrim(ground)) BETWEEN 1 AND 2000),
  state        text        NOT NULL DEFAULT 'proposed' CONSTRAINT corrections_state CHECK (state IN ('proposed', 'sent', 'done', 'refused')),
  place        integer     NOT NULL DEFAULT 1,
  why          text        NOT NULL CONSTRAINT corrections_why CHECK (length(btrim(why)) BETWEEN 1 AND 2000),
  -- The number of the letter it was sent with, or of the document by which it was done or refused.
  detail       jsonb,
  proposed_by  text        NOT NULL,
  proposed_for text,
  proposed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT corrections_done_by_a_document CHECK (state <> 'done' OR detail IS NOT NULL)
);
CREATE INDEX corrections_of_case ON corrections (case_id, state);

-- To the ledger: accounts, debits positive, credits negative. To the treasury: payments, by their reference, and what is to become of them.
CREATE TABLE correction_lines (
  correction_id uuid          NOT NULL REFERENCES corrections,
  place         smallint      NOT NULL CONSTRAINT correction_lines_place_positive CHECK (place > 0),
  account       text          CONSTRAINT correction_lines_account CHECK (length(account) BETWEEN 1 AND 200),
  payment       text          CONSTRAINT correction_lines_payment CHECK (length(payment) BETWEEN 1 AND 100),
  action        text          CONSTRAINT correction_lines_action CHECK (action IN ('claw_back', 'pay', 'stop', 'ask_bank')),
  amount        numeric(21,2) NOT NULL CONSTRAINT correction_lines_amount_not_zero CHECK (amount <> 0),
  PRIMARY KEY (correction_id, place),
  CONSTRAINT correction_lines_of_one_kind CHECK (num_nonnulls(account, payment) = 1 AND (payment IS NULL) = (action IS NULL)),
  CONSTRAINT correction_lines_payment_positive CHECK (payment IS NULL OR amount > 0)
);

-- A job's days up to and including one, closed by two officers and never opened again.
CREATE TABLE periods (
  id          uuid PRIMARY KEY,
  job_id      text        NOT NULL REFERENCES jobs,
  -- The day after the last period; null: everything before.
  from_day    date,
  through_day date        NOT NULL,
  state       text        NOT NULL DEFAULT 'asked' CONSTRAINT periods_state CHECK (state IN ('asked', 'closed', 'rejected')),
  place       integer     NOT NULL DEFAULT 1,
  why         text        NOT NULL CONSTRAINT periods_why CHECK (length(btrim(why)) BETWEEN 1 AND 2000),
  -- How many cases of each state it was closed over.
  detail      jsonb,
  asked_by    text        NOT NULL,
  asked_for   text,
  asked_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT periods_days_in_order CHECK (from_day <= through_day)
);
CREATE UNIQUE INDEX periods_asked_once ON periods (job_id) WHERE state = 'asked';
CREATE UNIQUE INDEX periods_closed_once ON periods (job_id, through_day) WHERE state = 'closed';

CREATE FUNCTION closed_through(of_job text) RETURNS date LANGUAGE sql STABLE SET search_path = public, pg_temp AS
$$ SELECT max(through_day) FROM periods WHERE job_id = of_job AND state = 'closed' $$;

-- Every move of a case, correction, period or finding, written by the database itself: who, in whose place and by which run stand in the transaction's
-- settings (moved-by.ts), and without them nothing moves.
CREATE TABLE audit_moves (
  thing      text        NOT NULL,
  id         uuid        NOT NULL,
  place      integer     NOT NULL,
  -- Null of the first.
  from_state text,
  to_state   text        NOT NULL,
  moved_by   text        NOT NULL,
  moved_for  text,
  -- Where a run says so.
  run        bigint,
  why        text        NOT NULL,
  detail     jsonb,
  moved_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (thing, id, place)
);

CREATE FUNCTION mover_of_audit() RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF coalesce(current_setting('fundtrace.moved_by', true), '') = '' THEN
    RAISE EXCEPTION 'nobody says who moves this' USING ERRCODE = 'check_violation', CONSTRAINT = 'audit_moves_by_somebody';
  END IF;
  RETURN current_setting('fundtrace.moved_by');
END $$;

CREATE FUNCTION keep_audit_births() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO audit_moves (thing, id, place, from_state, to_state, moved_by, moved_for, run, why, detail)
  SELECT TG_TABLE_NAME, n.id, n.place, NULL, n.state, mover_of_audit(), nullif(current_setting('fundtrace.moved_for', true), ''),
         nullif(current_setting('fundtrace.moved_run', true), '')::bigint, n.why, n.detail
    FROM new_rows n;
  RETURN NULL;
END $$;

-- Plans are made at the first call of a session, which may move one row, and serve those that move 10,000: never row against row.
CREATE FUNCTION keep_audit_moves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  SET enable_nestloop = off AS $$
BEGIN
  INSERT INTO audit_moves (thing, id, place, from_state, to_state, moved_by, moved_for, run, why, detail)
  SELECT TG_TABLE_NAME, n.id, n.place, o.state, n.state, mover_of_audit(), nullif(current_setting('fundtrace.moved_for', true), ''),
         nullif(current_setting('fundtrace.moved_run', true), '')::bigint, n.why, n.detail
    FROM new_rows n JOIN old_rows o USING (id) WHERE n.state <> o.state;
  RETURN NULL;
END $$;

-- Called for each of ten thousand rows: its tables are named in full, which is cheaper than a search path of its own.
CREATE FUNCTION refuse_forbidden_audit_move() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;

-- Triggers of one row run in the order of their names: allowed, then by another.
CREATE TRIGGER cases_1_move_allowed BEFORE UPDATE ON cases FOR EACH ROW
  WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION refuse_forbidden_audit_move();
CREATE TRIGGER corrections_1_move_allowed BEFORE UPDATE ON corrections FOR EACH ROW EXECUTE FUNCTION refuse_forbidden_audit_move();
CREATE TRIGGER periods_1_move_allowed BEFORE UPDATE ON periods FOR EACH ROW EXECUTE FUNCTION refuse_forbidden_audit_move();

-- Who explains, corrects or proposes has a hand in a case until it is reopened; whoever accepts it has none.
CREATE FUNCTION keep_hands_of_case() RETURNS trigger LANGUAGE plpgsql AS $$
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
END $$;
CREATE TRIGGER cases_2_hands BEFORE UPDATE ON cases FOR EACH ROW
  WHEN (OLD.state <> NEW.state AND NEW.state <> 'healed' AND NOT (NEW.state = 'reopened' AND OLD.hands = '{}')) EXECUTE FUNCTION keep_hands_of_case();

CREATE FUNCTION refuse_uncorrected() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM corrections WHERE case_id = OLD.id AND state = 'done') THEN
    RAISE EXCEPTION 'no correction of case % is done', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'cases_corrected_by_a_correction';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_3_corrected BEFORE UPDATE ON cases FOR EACH ROW
  WHEN (OLD.state <> NEW.state AND NEW.state = 'corrected') EXECUTE FUNCTION refuse_uncorrected();

CREATE FUNCTION keep_hand_of_proposer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE cases SET hands = ARRAY(SELECT DISTINCT unnest(hands || array_remove(ARRAY[NEW.proposed_by, NEW.proposed_for], NULL)) ORDER BY 1)
   WHERE id = NEW.case_id;
  RETURN NULL;
END $$;
CREATE TRIGGER corrections_hand_of_proposer AFTER INSERT ON corrections FOR EACH ROW EXECUTE FUNCTION keep_hand_of_proposer();

-- Nothing of a closed period moves: no case that was last looked at in it, no run of it, no hand in its results.
CREATE FUNCTION refuse_closed_period() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
END $$;
-- Cases come by the ten thousand: asked once for each job of a statement.
CREATE FUNCTION refuse_new_case_of_closed_period() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT job_id, min(judged_on) AS day FROM new_rows GROUP BY job_id) n WHERE n.day <= closed_through(n.job_id)) THEN
    RAISE EXCEPTION 'a case is of a closed period' USING ERRCODE = 'check_violation', CONSTRAINT = 'cases_in_open_period';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION refuse_move_in_closed_period() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_nestloop = off AS $$
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
END $$;
CREATE TRIGGER cases_born_in_open_period AFTER INSERT ON cases
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_new_case_of_closed_period();
CREATE TRIGGER cases_moved_in_open_period AFTER UPDATE ON cases
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_move_in_closed_period();
CREATE TRIGGER job_runs_in_open_period BEFORE INSERT ON job_runs FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();
CREATE TRIGGER run_changes_in_open_period BEFORE INSERT ON run_changes FOR EACH ROW EXECUTE FUNCTION refuse_closed_period();

-- Closed by another than who asked for it, and only further on.
CREATE FUNCTION refuse_same_closer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF ARRAY[OLD.asked_by, OLD.asked_for] && array_remove(ARRAY[mover_of_audit(), nullif(current_setting('fundtrace.moved_for', true), '')], NULL) THEN
    RAISE EXCEPTION 'period % was asked for by %', OLD.id, OLD.asked_by USING ERRCODE = 'check_violation', CONSTRAINT = 'periods_closed_by_another';
  END IF;
  IF OLD.through_day <= closed_through(OLD.job_id) THEN
    RAISE EXCEPTION 'job % is closed through %', OLD.job_id, closed_through(OLD.job_id)
      USING ERRCODE = 'check_violation', CONSTRAINT = 'periods_closed_further_on';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER periods_2_closed_by_another BEFORE UPDATE ON periods FOR EACH ROW
  WHEN (NEW.state = 'closed') EXECUTE FUNCTION refuse_same_closer();

CREATE TRIGGER cases_births AFTER INSERT ON cases REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_births();
CREATE TRIGGER cases_moves AFTER UPDATE ON cases
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_moves();
CREATE TRIGGER corrections_births AFTER INSERT ON corrections
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_births();
CREATE TRIGGER corrections_moves AFTER UPDATE ON corrections
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_moves();
CREATE TRIGGER periods_births AFTER INSERT ON periods REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_births();
CREATE TRIGGER periods_moves AFTER UPDATE ON periods
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_moves();

CREATE FUNCTION keep_owner_of_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_nestloop = off AS $$
BEGIN
  INSERT INTO case_notes (case_id, kind, note, noted_by, noted_for)
  SELECT n.id, 'owner', coalesce(n.owner, '-'), mover_of_audit(), nullif(current_setting('fundtrace.moved_for', true), '')
    FROM new_rows n JOIN old_rows o USING (id) WHERE n.owner IS DISTINCT FROM o.owner;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_owners AFTER UPDATE ON cases
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_owner_of_case();

CREATE TRIGGER cases_kept BEFORE DELETE OR TRUNCATE ON cases FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER corrections_kept BEFORE DELETE OR TRUNCATE ON corrections FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER periods_kept BEFORE DELETE OR TRUNCATE ON periods FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER carried_runs_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON carried_runs
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER case_notes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_notes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER correction_lines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON correction_lines
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER audit_moves_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_moves
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

GRANT SELECT ON allowed_audit_moves, audit_moves TO {{app_role}};
-- What is not granted takes its default: a case begins open, and its hands, place and history are the database's own.
GRANT SELECT, INSERT (id, job_id, area_code, identity, content, undone, kind, fund, owner, why, difference, left_amount, right_amount, left_on, right_on, first_run, first_seen_on,
                      last_run, last_break, last_seen_on, judged_on),
      UPDATE (state, why, detail, owner, content, undone, difference, left_amount, right_amount, left_on, right_on, last_run, last_break, last_seen_on, judged_on, times_seen)
   ON cases TO {{app_role}};
GRANT SELECT, INSERT (run, job_id, as_of, overtaken, opened, seen, reopened, healed) ON carried_runs TO {{app_role}};
GRANT SELECT, INSERT (case_id, kind, note, noted_by, noted_for) ON case_notes TO {{app_role}};
GRANT SELECT, INSERT (id, case_id, addressee, what, ground, why, proposed_by, proposed_for), UPDATE (state, why, detail) ON corrections TO {{app_role}};
GRANT SELECT, INSERT ON correction_lines TO {{app_role}};
GRANT SELECT, INSERT (id, job_id, from_day, through_day, why, asked_by, asked_for), UPDATE (state, why, detail) ON periods TO {{app_role}};
