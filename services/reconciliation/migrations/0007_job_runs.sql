-- A round (轮次) of a job. Worked at under a lease with an epoch: every page of results proves that the epoch is still its own, so that a
-- process that was taken for dead and is not writes nothing more, and whoever takes over begins anew on the same frozen inputs.
CREATE TABLE job_runs (
  id            uuid        PRIMARY KEY,
  -- What its rows name it by: smaller than the id.
  number        bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT job_runs_number_once UNIQUE,
  job_id        text        NOT NULL,
  job_version   integer     NOT NULL,
  rules_sha256  text        NOT NULL,
  area_code     text        NOT NULL,
  -- The last day it speaks for, in Shanghai, and the first where it has one.
  as_of         date        NOT NULL,
  from_day      date,
  state         text        NOT NULL DEFAULT 'queued' CONSTRAINT job_runs_state CHECK (state IN ('queued', 'running', 'completed', 'cancelled', 'failed')),
  phase         text        NOT NULL DEFAULT 'waiting' CONSTRAINT job_runs_phase CHECK (phase IN ('waiting', 'freezing', 'reading', 'matching', 'writing', 'ended')),
  -- Rows of the phase; NULL while nobody knows how many there are.
  done          bigint      NOT NULL DEFAULT 0 CONSTRAINT job_runs_done_not_negative CHECK (done >= 0),
  total         bigint      CONSTRAINT job_runs_total_not_negative CHECK (total >= 0),
  epoch         integer     NOT NULL DEFAULT 0 CONSTRAINT job_runs_epoch_not_negative CHECK (epoch >= 0),
  -- How often its process died; a service that was told to stop puts it down, which does not count.
  broken_off    integer     NOT NULL DEFAULT 0 CONSTRAINT job_runs_broken_off_not_negative CHECK (broken_off >= 0),
  lease_until   timestamptz,
  cancel_asked_by text,
  -- In whose place (代岗); NULL where in his own.
  cancel_asked_for text,
  problem       jsonb,
  left_rows     integer,
  right_rows    integer,
  match_count   integer,
  break_count   integer,
  inputs_sha256 text,
  -- Over matches and breaks in their order: same inputs and rules, same hash.
  result_sha256 text,
  -- Rows, sums, differences by side, rule and kind; yuan.
  totals        jsonb,
  asked_by      text        NOT NULL,
  asked_for     text,
  asked_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- The due time that it was begun for by the clock; NULL where an officer asked.
  due_at        timestamptz,
  started_at    timestamptz,
  ended_at      timestamptz,
  FOREIGN KEY (job_id, job_version) REFERENCES job_versions (job_id, version),
  CONSTRAINT job_runs_due_once UNIQUE (job_id, due_at),
  CONSTRAINT job_runs_days_in_order CHECK (from_day <= as_of),
  CONSTRAINT job_runs_leased_while_running CHECK ((state = 'running') = (lease_until IS NOT NULL)),
  CONSTRAINT job_runs_ended CHECK ((state IN ('completed', 'cancelled', 'failed')) = (ended_at IS NOT NULL)),
  CONSTRAINT job_runs_failed_says_why CHECK ((state = 'failed') = (problem IS NOT NULL)),
  CONSTRAINT job_runs_cancelled_by_someone CHECK (state <> 'cancelled' OR cancel_asked_by IS NOT NULL),
  CONSTRAINT job_runs_completed_has_its_result CHECK (
    (state = 'completed') = (num_nonnulls(inputs_sha256, result_sha256, match_count, break_count, left_rows, right_rows, totals) = 7))
);
CREATE INDEX job_runs_by_job ON job_runs (job_id, number);
CREATE INDEX job_runs_open ON job_runs (number) WHERE state IN ('queued', 'running');

CREATE FUNCTION refuse_change_of_ended_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'run % is %', OLD.number, OLD.state USING ERRCODE = 'check_violation', CONSTRAINT = 'job_runs_end_once';
END $$;
CREATE TRIGGER job_runs_end_once BEFORE UPDATE ON job_runs
  FOR EACH ROW WHEN (OLD.state IN ('completed', 'cancelled', 'failed') OR NEW.epoch < OLD.epoch) EXECUTE FUNCTION refuse_change_of_ended_run();
CREATE TRIGGER job_runs_kept BEFORE DELETE OR TRUNCATE ON job_runs
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

-- The frozen inputs: once per run, whoever goes on with it.
CREATE TABLE run_inputs (
  run        bigint NOT NULL REFERENCES job_runs (number),
  side       text   NOT NULL CONSTRAINT run_inputs_side CHECK (side IN ('left', 'right', 'facts')),
  dataset_id uuid   NOT NULL,
  sha256     text   NOT NULL,
  PRIMARY KEY (run, side),
  FOREIGN KEY (dataset_id, sha256) REFERENCES datasets (id, file_sha256)
);
CREATE INDEX run_inputs_of_dataset ON run_inputs (dataset_id);
CREATE FUNCTION refuse_input_of_ended_run() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM job_runs WHERE number = NEW.run AND state NOT IN ('queued', 'running')) THEN
    RAISE EXCEPTION 'run % has ended', NEW.run USING ERRCODE = 'check_violation', CONSTRAINT = 'run_inputs_before_the_end';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER run_inputs_before_the_end BEFORE INSERT ON run_inputs FOR EACH ROW EXECUTE FUNCTION refuse_input_of_ended_run();

-- Agreement: one line for each row or pair of rows, as the engine writes them. A match of several rows has several lines of one number; its
-- difference stands on the first. Rows are named as their dataset counts them. No foreign key: millions come in at once by COPY, and the
-- guards below say as much.
CREATE TABLE run_matches (
  run        bigint        NOT NULL,
  -- The row of its first left row; below zero where an officer made it (minus the change).
  number     integer       NOT NULL CONSTRAINT run_matches_number_not_zero CHECK (number <> 0),
  -- The rule that found it; 'manual' where an officer did.
  rule       text          NOT NULL,
  left_row   integer,
  right_row  integer,
  -- Right minus left, of the whole match, on its first line; 0.00 on the others.
  difference numeric(21,2) NOT NULL,
  -- A rule that only suggests: it stands until somebody undoes it, and counts as found by the rules when somebody confirms it.
  suggested  boolean       NOT NULL DEFAULT false,
  -- The change of run_changes by which an officer made it; NULL where the rules did.
  change     integer,
  -- The change that undid it: its rows are free again.
  undone     integer,
  CONSTRAINT run_matches_names_a_row CHECK (num_nonnulls(left_row, right_row) > 0)
);
-- A row of either side is in at most one match that stands.
CREATE UNIQUE INDEX run_matches_left_once ON run_matches (run, left_row) WHERE undone IS NULL AND left_row IS NOT NULL;
CREATE UNIQUE INDEX run_matches_right_once ON run_matches (run, right_row) WHERE undone IS NULL AND right_row IS NOT NULL;
-- The further lines of a match; its first is found by its left row. Few.
CREATE INDEX run_matches_further ON run_matches (run, number) WHERE left_row IS DISTINCT FROM number;

-- What does not agree. The items, candidates and explanations name people: `sealed` is all of it, `shown` the same with people masked.
CREATE TABLE run_breaks (
  run          bigint        NOT NULL,
  number       integer       NOT NULL CONSTRAINT run_breaks_number_positive CHECK (number > 0),
  kind         text          NOT NULL CONSTRAINT run_breaks_kind CHECK (kind IN (
                 'missing_left', 'missing_right', 'amount_differs', 'rounding', 'date_out_of_window', 'status_conflict', 'duplicate',
                 'payee_mismatch', 'wrong_programme', 'ambiguous', 'sign_reversed', 'returned_unposted',
                 'ratio_break', 'underfunded', 'overpaid', 'stalled', 'below_floor', 'not_conserved', 'ineligible', 'sequence_gap',
                 'seal_broken', 'statement_incomplete')),
  rule         text,
  failed       text,
  -- Right minus left: bank minus book.
  difference   numeric(21,2) NOT NULL,
  left_row     integer,
  right_row    integer,
  left_amount  numeric(21,2),
  right_amount numeric(21,2),
  left_on      date,
  right_on     date,
  -- As the items or the control name it.
  fund         text,
  -- Keyed hash of job, kind and content of the rows, and of which of several alike it is: the same break in another run has the same.
  identity     text          NOT NULL CONSTRAINT run_breaks_identity CHECK (identity ~ '^[A-Za-z0-9_-]{43}$'),
  -- Keyed hash of all that its rows say: the same break may be of other amounts, other days, another person.
  content      text          NOT NULL CONSTRAINT run_breaks_content CHECK (content ~ '^[A-Za-z0-9_-]{43}$'),
  shown        jsonb         NOT NULL,
  sealed       bytea         NOT NULL,
  -- The change of run_changes that opened it (an undone match); NULL where the run did.
  change       integer,
  -- The change that settled it (a manual match, a confirmed suggestion).
  settled      integer,
  PRIMARY KEY (run, number),
  CONSTRAINT run_breaks_identity_once UNIQUE (run, identity)
);
CREATE INDEX run_breaks_by_kind ON run_breaks (run, kind, number);

-- Undo, manual match, confirmed suggestion: the trail of officers' hands in a completed run.
CREATE TABLE run_changes (
  run        bigint      NOT NULL REFERENCES job_runs (number),
  number     integer     NOT NULL CONSTRAINT run_changes_number_positive CHECK (number > 0),
  kind       text        NOT NULL CONSTRAINT run_changes_kind CHECK (kind IN ('undo', 'manual_match', 'confirm')),
  match      integer     NOT NULL,
  reason     text        NOT NULL CONSTRAINT run_changes_reason CHECK (length(btrim(reason)) BETWEEN 1 AND 1000),
  made_by    text        NOT NULL,
  made_for   text,
  made_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (run, number)
);
CREATE UNIQUE INDEX run_changes_undone_once ON run_changes (run, match) WHERE kind = 'undo';
CREATE UNIQUE INDEX run_changes_confirmed_once ON run_changes (run, match) WHERE kind = 'confirm';

-- What a changed rule set would give over a run's frozen inputs. Nothing else is written by it.
CREATE TABLE run_previews (
  id           uuid        PRIMARY KEY,
  run          bigint      NOT NULL REFERENCES job_runs (number),
  rules        jsonb       NOT NULL,
  rules_sha256 text        NOT NULL,
  state        text        NOT NULL DEFAULT 'queued' CONSTRAINT run_previews_state CHECK (state IN ('queued', 'running', 'completed', 'failed')),
  epoch        integer     NOT NULL DEFAULT 0,
  lease_until  timestamptz,
  -- Counts, and the first of each: new and lost matches, new and gone breaks. Rows by number, people masked.
  result       jsonb,
  problem      jsonb,
  asked_by     text        NOT NULL,
  asked_for    text,
  asked_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at     timestamptz,
  CONSTRAINT run_previews_leased_while_running CHECK ((state = 'running') = (lease_until IS NOT NULL)),
  CONSTRAINT run_previews_ended CHECK ((state IN ('completed', 'failed')) = (ended_at IS NOT NULL)),
  CONSTRAINT run_previews_completed_has_its_result CHECK ((state = 'completed') = (result IS NOT NULL)),
  CONSTRAINT run_previews_failed_says_why CHECK ((state = 'failed') = (problem IS NOT NULL))
);
CREATE INDEX run_previews_of_run ON run_previews (run);
CREATE INDEX run_previews_open ON run_previews (asked_at) WHERE state IN ('queued', 'running');
CREATE FUNCTION refuse_change_of_ended_preview() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'preview % is %', OLD.id, OLD.state USING ERRCODE = 'check_violation', CONSTRAINT = 'run_previews_end_once';
END $$;
CREATE TRIGGER run_previews_end_once BEFORE UPDATE ON run_previews
  FOR EACH ROW WHEN (OLD.state IN ('completed', 'failed')) EXECUTE FUNCTION refuse_change_of_ended_preview();

-- Whether a change is of this transaction: what it opens, undoes and settles is written with it, and nothing in its name afterwards.
CREATE FUNCTION is_made_now(of_run bigint, change integer) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT FROM run_changes WHERE run = of_run AND number = change AND made_at >= transaction_timestamp()) $$;

-- Results come into a run while it is running, and by a change of run_changes once it is completed; never otherwise.
CREATE FUNCTION refuse_result_out_of_run() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
END $$;
CREATE TRIGGER run_matches_in_their_run AFTER INSERT ON run_matches
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_result_out_of_run();
CREATE TRIGGER run_breaks_in_their_run AFTER INSERT ON run_breaks
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_result_out_of_run();

-- What a broken-off epoch has half written is thrown away by the next; what a run has completed stays.
CREATE FUNCTION refuse_lost_result() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT run FROM old_rows) o JOIN job_runs r ON r.number = o.run WHERE r.state <> 'running') THEN
    RAISE EXCEPTION '% of an ended run stay', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'results_are_kept';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER run_matches_kept AFTER DELETE ON run_matches
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_lost_result();
CREATE TRIGGER run_breaks_kept AFTER DELETE ON run_breaks
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_lost_result();

-- A mark of a change is set once, and with the change.
CREATE FUNCTION refuse_second_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of run % is marked already', TG_TABLE_NAME, OLD.run USING ERRCODE = 'check_violation', CONSTRAINT = 'history_is_append_only';
END $$;
CREATE FUNCTION refuse_mark_without_change() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
END $$;
CREATE TRIGGER run_matches_marked_by_change BEFORE UPDATE ON run_matches
  FOR EACH ROW WHEN (OLD.undone IS NULL) EXECUTE FUNCTION refuse_mark_without_change('undone');
CREATE TRIGGER run_breaks_marked_by_change BEFORE UPDATE ON run_breaks
  FOR EACH ROW WHEN (OLD.settled IS NULL) EXECUTE FUNCTION refuse_mark_without_change('settled');
CREATE TRIGGER run_matches_marked_once BEFORE UPDATE ON run_matches
  FOR EACH ROW WHEN (OLD.undone IS NOT NULL) EXECUTE FUNCTION refuse_second_mark();
CREATE TRIGGER run_breaks_marked_once BEFORE UPDATE ON run_breaks
  FOR EACH ROW WHEN (OLD.settled IS NOT NULL) EXECUTE FUNCTION refuse_second_mark();

CREATE TRIGGER run_matches_never_emptied BEFORE TRUNCATE ON run_matches
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER run_breaks_never_emptied BEFORE TRUNCATE ON run_breaks
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER run_inputs_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON run_inputs
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER run_changes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON run_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

GRANT SELECT, INSERT (id, job_id, job_version, rules_sha256, area_code, as_of, from_day, asked_by, asked_for, due_at),
      UPDATE (state, phase, done, total, epoch, broken_off, lease_until, cancel_asked_by, cancel_asked_for, problem, left_rows, right_rows, match_count, break_count,
              inputs_sha256, result_sha256, totals, started_at, ended_at) ON job_runs TO {{app_role}};
GRANT SELECT, INSERT ON run_inputs TO {{app_role}};
GRANT SELECT, INSERT (run, number, rule, left_row, right_row, difference, suggested, change), UPDATE (undone), DELETE ON run_matches TO {{app_role}};
GRANT SELECT, INSERT (run, number, kind, rule, failed, difference, left_row, right_row, left_amount, right_amount, left_on, right_on, fund,
                      identity, content, shown, sealed, change), UPDATE (settled), DELETE ON run_breaks TO {{app_role}};
GRANT SELECT, INSERT (run, number, kind, match, reason, made_by, made_for) ON run_changes TO {{app_role}};
GRANT SELECT, INSERT (id, run, rules, rules_sha256, asked_by, asked_for),
      UPDATE (state, epoch, lease_until, result, problem, ended_at) ON run_previews TO {{app_role}};
