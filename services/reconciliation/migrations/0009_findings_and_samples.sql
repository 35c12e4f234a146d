-- Audit findings (审计发现) made of cases, followed to rectification (整改), and samples drawn by a seed that anybody can draw again.
INSERT INTO allowed_audit_moves (thing, from_state, to_state, mover) VALUES
  ('findings', 'issued', 'answered', 'officer'),
  ('findings', 'issued', 'withdrawn', 'officer'),
  ('findings', 'answered', 'returned', 'officer'),
  ('findings', 'answered', 'verified', 'officer'),
  ('findings', 'returned', 'answered', 'officer'),
  ('findings', 'returned', 'withdrawn', 'officer'),
  ('findings', 'verified', 'returned', 'officer'),
  ('findings', 'verified', 'closed', 'officer');

CREATE TABLE findings (
  id          uuid PRIMARY KEY,
  number      bigint      GENERATED ALWAYS AS IDENTITY CONSTRAINT findings_number_once UNIQUE,
  -- Of all its cases.
  area_code   text        NOT NULL,
  title       text        NOT NULL CONSTRAINT findings_title CHECK (length(btrim(title)) BETWEEN 1 AND 200),
  -- What was found, and the rule that it breaks.
  statement   text        NOT NULL CONSTRAINT findings_statement CHECK (length(btrim(statement)) BETWEEN 1 AND 4000),
  -- What the audited office is to do, and until the end of which day.
  requirement text        NOT NULL CONSTRAINT findings_requirement CHECK (length(btrim(requirement)) BETWEEN 1 AND 4000),
  office      text        NOT NULL CONSTRAINT findings_office CHECK (length(btrim(office)) BETWEEN 1 AND 200),
  deadline    date        NOT NULL,
  state       text        NOT NULL DEFAULT 'issued'
              CONSTRAINT findings_state CHECK (state IN ('issued', 'answered', 'returned', 'verified', 'closed', 'withdrawn')),
  place       integer     NOT NULL DEFAULT 1,
  why         text        NOT NULL CONSTRAINT findings_why CHECK (length(btrim(why)) BETWEEN 1 AND 2000),
  detail      jsonb,
  -- Who made it and who recorded its answers, and in whose place; set by the database.
  hands       text[]      NOT NULL DEFAULT '{}',
  made_by     text        NOT NULL,
  made_for    text,
  made_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX findings_by_area ON findings (area_code text_pattern_ops, number);

CREATE TABLE finding_cases (
  finding_id uuid NOT NULL REFERENCES findings,
  case_id    uuid NOT NULL REFERENCES cases,
  PRIMARY KEY (finding_id, case_id)
);
CREATE INDEX finding_cases_of_case ON finding_cases (case_id);

CREATE TABLE finding_answers (
  finding_id   uuid        NOT NULL REFERENCES findings,
  place        smallint    NOT NULL CONSTRAINT finding_answers_place_positive CHECK (place > 0),
  answer       text        NOT NULL CONSTRAINT finding_answers_answer CHECK (length(btrim(answer)) BETWEEN 1 AND 4000),
  answered_on  date        NOT NULL,
  recorded_by  text        NOT NULL,
  recorded_for text,
  recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (finding_id, place)
);

-- What the office shows for it: the hash of each file, so that what lies in the files of the office can be held against it.
CREATE TABLE finding_evidence (
  finding_id uuid     NOT NULL,
  answer     smallint NOT NULL,
  place      smallint NOT NULL CONSTRAINT finding_evidence_place_positive CHECK (place > 0),
  name       text     NOT NULL CONSTRAINT finding_evidence_name CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  sha256     text     NOT NULL CONSTRAINT finding_evidence_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes      bigint   NOT NULL CONSTRAINT finding_evidence_bytes_positive CHECK (bytes > 0),
  PRIMARY KEY (finding_id, answer, place),
  CONSTRAINT finding_evidence_of_answer FOREIGN KEY (finding_id, answer) REFERENCES finding_answers (finding_id, place)
);

CREATE TRIGGER findings_1_move_allowed BEFORE UPDATE ON findings FOR EACH ROW
  WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION refuse_forbidden_audit_move();

-- Whoever verifies, closes or withdraws it has neither made it nor recorded an answer; what is verified has evidence.
CREATE FUNCTION keep_hands_of_finding() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  movers text[] := array_remove(ARRAY[mover_of_audit(), nullif(current_setting('fundtrace.moved_for', true), '')], NULL);
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.hands := array_remove(ARRAY[NEW.made_by, NEW.made_for], NULL);
    RETURN NEW;
  END IF;
  NEW.hands := OLD.hands;
  IF NEW.state = 'answered' THEN
    NEW.hands := ARRAY(SELECT DISTINCT unnest(OLD.hands || movers) ORDER BY 1);
  ELSIF NEW.state IN ('verified', 'closed', 'withdrawn') AND OLD.hands && movers THEN
    RAISE EXCEPTION 'finding % is in the hands of %', OLD.id, OLD.hands USING ERRCODE = 'check_violation', CONSTRAINT = 'findings_ended_by_another';
  END IF;
  IF NEW.state = 'verified' AND NOT EXISTS (SELECT FROM finding_evidence WHERE finding_id = OLD.id) THEN
    RAISE EXCEPTION 'finding % has no evidence', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'findings_verified_on_evidence';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER findings_2_hands BEFORE INSERT OR UPDATE ON findings FOR EACH ROW EXECUTE FUNCTION keep_hands_of_finding();
CREATE TRIGGER findings_births AFTER INSERT ON findings REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_births();
CREATE TRIGGER findings_moves AFTER UPDATE ON findings
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_moves();

-- Drawn from what a run compared or found. Seed, size and method give the same sample again of the same population.
CREATE TABLE samples (
  id                uuid PRIMARY KEY,
  run               bigint        NOT NULL REFERENCES job_runs (number),
  population        text          NOT NULL CONSTRAINT samples_population CHECK (population IN ('left', 'right', 'matches', 'breaks')),
  method            text          NOT NULL CONSTRAINT samples_method CHECK (method IN ('random', 'monetary_unit', 'stratified')),
  -- By which field of the rows a sample of rows is stratified; null: matches by their rule, breaks by their kind.
  stratify_by       text,
  seed              text          NOT NULL CONSTRAINT samples_seed CHECK (length(seed) BETWEEN 1 AND 200),
  size              integer       NOT NULL CONSTRAINT samples_size CHECK (size BETWEEN 1 AND 10000),
  population_count  integer       NOT NULL,
  -- The sum of the amounts without their signs.
  population_total  numeric(31,2) NOT NULL,
  population_sha256 text          NOT NULL CONSTRAINT samples_population_sha256 CHECK (population_sha256 ~ '^[0-9a-f]{64}$'),
  reason            text          NOT NULL CONSTRAINT samples_reason CHECK (length(btrim(reason)) BETWEEN 1 AND 2000),
  drawn_by          text          NOT NULL,
  drawn_for         text,
  drawn_at          timestamptz   NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX samples_of_run ON samples (run, drawn_at);

CREATE TABLE sample_units (
  sample_id uuid          NOT NULL REFERENCES samples,
  place     integer       NOT NULL CONSTRAINT sample_units_place_positive CHECK (place > 0),
  -- The number of the row, match or break.
  unit      integer       NOT NULL,
  stratum   text          NOT NULL,
  amount    numeric(21,2) NOT NULL,
  hits      integer       NOT NULL CONSTRAINT sample_units_hits_positive CHECK (hits > 0),
  PRIMARY KEY (sample_id, place),
  CONSTRAINT sample_units_once UNIQUE (sample_id, unit)
);

CREATE TRIGGER findings_kept BEFORE DELETE OR TRUNCATE ON findings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER finding_cases_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON finding_cases
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER finding_answers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON finding_answers
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER finding_evidence_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON finding_evidence
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER samples_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON samples
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER sample_units_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sample_units
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

GRANT SELECT, INSERT (id, area_code, title, statement, requirement, office, deadline, why, made_by, made_for), UPDATE (state, why, detail)
   ON findings TO {{app_role}};
GRANT SELECT, INSERT ON finding_cases, finding_evidence, sample_units TO {{app_role}};
GRANT SELECT, INSERT (finding_id, place, answer, answered_on, recorded_by, recorded_for) ON finding_answers TO {{app_role}};
GRANT SELECT, INSERT (id, run, population, method, stratify_by, seed, size, population_count, population_total, population_sha256, reason, drawn_by, drawn_for)
   ON samples TO {{app_role}};
