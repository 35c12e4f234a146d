-- Rows of one side, frozen: a file as it was sent, read through its column mapping, or an extract of our own copies that a run made.
CREATE TABLE datasets (
  id             uuid PRIMARY KEY,
  kind           text          NOT NULL CONSTRAINT datasets_kind CHECK (kind IN ('list', 'statement', 'register', 'copy')),
  -- The series that it continues, such as the statements of one account: a run takes the newest of the name that its job gives.
  name           text          NOT NULL CONSTRAINT datasets_name CHECK (name ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
  area_code      text          NOT NULL CONSTRAINT datasets_area_code CHECK (area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'),
  -- How the file is read: columns, sign, personal fields. Of a copy, what was asked of it.
  mapping        jsonb         NOT NULL,
  mapping_sha256 text          NOT NULL CONSTRAINT datasets_mapping_sha256 CHECK (mapping_sha256 ~ '^[0-9a-f]{64}$'),
  file_sha256    text          NOT NULL CONSTRAINT datasets_file_sha256 CHECK (file_sha256 ~ '^[0-9a-f]{64}$'),
  bytes          bigint        NOT NULL CONSTRAINT datasets_bytes_not_negative CHECK (bytes >= 0),
  row_count      integer       NOT NULL CONSTRAINT datasets_row_count_not_negative CHECK (row_count >= 0),
  -- The sum of all rows, signed.
  control_total  numeric(31,2) NOT NULL,
  first_day      date,
  last_day       date,
  -- Of a statement: what was proven of each account and page, opening + entries = closing. Accounts masked.
  proof          jsonb,
  -- Of a copy: up to which event each topic's copies of each fund went.
  positions      jsonb,
  uploaded_by    text          NOT NULL,
  -- In whose place (代岗); null where in his own.
  uploaded_for   text,
  uploaded_at    timestamptz   NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT datasets_days_in_order CHECK (first_day <= last_day),
  CONSTRAINT datasets_copy_has_positions CHECK ((kind = 'copy') = (positions IS NOT NULL)),
  -- What a run freezes of it.
  CONSTRAINT datasets_frozen_key UNIQUE (id, file_sha256)
);
-- The same file, read in the same way, of the same area and series is the same dataset.
CREATE UNIQUE INDEX datasets_file_once ON datasets (area_code, name, kind, file_sha256, mapping_sha256) WHERE kind <> 'copy';
CREATE INDEX datasets_by_name ON datasets (area_code, name, uploaded_at);

-- 256 KiB each but the last, sealed: lists name people. They come before their dataset, and what was sent in vain is deleted.
CREATE TABLE dataset_pieces (
  dataset_id  uuid        NOT NULL,
  place       integer     NOT NULL CONSTRAINT dataset_pieces_place_not_negative CHECK (place >= 0),
  content     bytea       NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (dataset_id, place)
);
CREATE FUNCTION refuse_lost_dataset_piece() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM datasets WHERE id = OLD.dataset_id) THEN
    RAISE EXCEPTION 'piece % belongs to dataset %', OLD.place, OLD.dataset_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'dataset_pieces_kept';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER dataset_pieces_kept BEFORE DELETE ON dataset_pieces FOR EACH ROW EXECUTE FUNCTION refuse_lost_dataset_piece();

-- A comparison as an office defines it, in versions that are recorded once.
CREATE TABLE jobs (
  id         text        PRIMARY KEY CONSTRAINT jobs_id CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  -- Whose audit it is.
  area_code  text        NOT NULL CONSTRAINT jobs_area_code CHECK (area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'),
  created_by text        NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX jobs_by_area ON jobs (area_code text_pattern_ops);

CREATE TABLE job_versions (
  job_id          text        NOT NULL REFERENCES jobs,
  version         integer     NOT NULL CONSTRAINT job_versions_version_positive CHECK (version > 0),
  -- Title, evaluator, sides or control, rules, terms, owner, schedule, funds.
  document        jsonb       NOT NULL,
  document_sha256 text        NOT NULL CONSTRAINT job_versions_document_sha256 CHECK (document_sha256 ~ '^[0-9a-f]{64}$'),
  -- Of what decides the result: evaluator, sides or control, rules, terms. Not of title, owner and schedule.
  rules_sha256    text        NOT NULL CONSTRAINT job_versions_rules_sha256 CHECK (rules_sha256 ~ '^[0-9a-f]{64}$'),
  reason          text,
  recorded_by     text        NOT NULL,
  recorded_for    text,
  recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (job_id, version)
);

CREATE TRIGGER datasets_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON datasets
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER dataset_pieces_append_only BEFORE UPDATE OR TRUNCATE ON dataset_pieces
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER jobs_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON jobs
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER job_versions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON job_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

GRANT SELECT, INSERT (id, kind, name, area_code, mapping, mapping_sha256, file_sha256, bytes, row_count, control_total, first_day,
                      last_day, proof, positions, uploaded_by, uploaded_for) ON datasets TO {{app_role}};
GRANT SELECT, INSERT (dataset_id, place, content), DELETE ON dataset_pieces TO {{app_role}};
GRANT SELECT, INSERT (id, area_code, created_by) ON jobs TO {{app_role}};
GRANT SELECT, INSERT (job_id, version, document, document_sha256, rules_sha256, reason, recorded_by, recorded_for) ON job_versions TO {{app_role}};
