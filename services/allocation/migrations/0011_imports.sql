-- Registers that come as a file. What the file says of people stays sealed and only as long as it takes: chunks until the rows are
-- read, rows until they are in the register. What was wrong with it (masked) is kept.

-- The file as it came, until it is read. A chunk whose import was never recorded is left by an upload that broke off.
CREATE TABLE import_chunks (
  import_id   uuid    NOT NULL,
  ordinal     integer NOT NULL CONSTRAINT import_chunks_ordinal_not_negative CHECK (ordinal >= 0),
  sealed      bytea   NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (import_id, ordinal)
);
CREATE INDEX import_chunks_by_age ON import_chunks (received_at) WHERE ordinal = 0;

CREATE TABLE register_imports (
  id                   uuid    PRIMARY KEY,
  file_sha256          text    NOT NULL CONSTRAINT register_imports_sha256 CHECK (file_sha256 ~ '^[0-9a-f]{64}$'),
  file_bytes           bigint  NOT NULL CONSTRAINT register_imports_bytes_positive CHECK (file_bytes > 0),
  valid_from           date    NOT NULL,
  dry_run              boolean NOT NULL,
  -- 'all': nothing unless all is right. 'good': the households without a fault.
  take                 text    NOT NULL CONSTRAINT register_imports_take CHECK (take IN ('all', 'good')),
  synthetic            boolean NOT NULL,
  control_households   integer CONSTRAINT register_imports_control_households_positive CHECK (control_households > 0),
  control_people       integer CONSTRAINT register_imports_control_people_positive CHECK (control_people > 0),
  -- Of the officer: no household outside them is touched.
  areas                text[]  NOT NULL CONSTRAINT register_imports_areas CHECK (cardinality(areas) > 0),
  -- In Asia/Shanghai, when it was sent: a check that goes on tomorrow says the same.
  sent_on              date    NOT NULL,
  state                text    NOT NULL DEFAULT 'reading'
                       CONSTRAINT register_imports_state CHECK (state IN ('reading', 'comparing', 'judging', 'applying',
                                                                          'checked', 'refused', 'applied', 'repeated', 'failed')),
  -- How far it has come in this state: the last row of the file, or the last household.
  reached_row          integer NOT NULL DEFAULT 0,
  reached_household    text    NOT NULL DEFAULT '',
  bytes_read           bigint  NOT NULL DEFAULT 0,
  rows_read            integer NOT NULL DEFAULT 0,
  households           integer,
  households_judged    integer NOT NULL DEFAULT 0,
  households_left_out  integer,
  households_written   integer NOT NULL DEFAULT 0,
  households_unchanged integer NOT NULL DEFAULT 0,
  faults               integer,
  warnings             integer,
  -- The import that took in this very file before.
  repeats              uuid    REFERENCES register_imports,
  problem              jsonb,
  recorded_by          text        NOT NULL,
  recorded_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at             timestamptz,
  CONSTRAINT register_imports_repeated_names_it CHECK ((state = 'repeated') = (repeats IS NOT NULL)),
  CONSTRAINT register_imports_failed_says_why CHECK ((state = 'failed') = (problem IS NOT NULL)),
  CONSTRAINT register_imports_all_or_nothing CHECK (state <> 'applied' OR take = 'good' OR faults = 0),
  CONSTRAINT register_imports_dry_run_writes_nothing CHECK (NOT dry_run OR (state NOT IN ('applying', 'applied') AND households_written = 0))
);
CREATE INDEX register_imports_by_file ON register_imports (file_sha256);

-- The rows of the file while they are checked and taken in.
CREATE TABLE import_rows (
  import_id       uuid    NOT NULL REFERENCES register_imports,
  row             integer NOT NULL CONSTRAINT import_rows_row_positive CHECK (row > 0),
  -- NULL where its cell is faulty.
  household       text,
  identity_index  text,
  identity_masked text,
  account_index   text,
  account_masked  text,
  -- Of the head's name and the area: what rows of one household share beside its number.
  family_index    text,
  relation_faulty boolean NOT NULL,
  facts           jsonb   NOT NULL,
  -- Name, identity number, account and the name of the head.
  sealed          text    NOT NULL CONSTRAINT import_rows_sealed CHECK (sealed LIKE 'v1.%'),
  -- Another household of the file, which the person leaves for this one.
  moves_from      text,
  PRIMARY KEY (import_id, row)
);
CREATE INDEX import_rows_by_household ON import_rows (import_id, household, row);
CREATE INDEX import_rows_by_identity ON import_rows (import_id, identity_index, row) WHERE identity_index IS NOT NULL;
CREATE INDEX import_rows_homeless ON import_rows (import_id, row) WHERE household IS NULL;
CREATE INDEX import_rows_moving ON import_rows (import_id, moves_from) WHERE moves_from IS NOT NULL;

CREATE TABLE import_faults (
  import_id   uuid    NOT NULL REFERENCES register_imports,
  -- 0: of the file as a whole.
  row         integer NOT NULL CONSTRAINT import_faults_row_not_negative CHECK (row >= 0),
  code        text    NOT NULL,
  -- '' for a fault of no single column.
  column_name text    NOT NULL,
  is_warning  boolean NOT NULL,
  -- Masked.
  value       text,
  expected    text,
  other_row   integer,
  PRIMARY KEY (import_id, row, column_name, code)
);

-- Households that are not taken in, each with all its rows.
CREATE TABLE import_left_out (
  import_id     uuid    NOT NULL REFERENCES register_imports,
  household     text    NOT NULL,
  -- A row without its household number may belong to it: what is counted in it cannot be judged.
  may_lack_rows boolean NOT NULL DEFAULT false,
  PRIMARY KEY (import_id, household)
);

GRANT SELECT, INSERT, DELETE ON import_chunks TO {{app_role}};
GRANT SELECT, INSERT, UPDATE (state, reached_row, reached_household, bytes_read, rows_read, households, households_judged,
  households_left_out, households_written, households_unchanged, faults, warnings, repeats, problem, ended_at) ON register_imports TO {{app_role}};
GRANT SELECT, INSERT, UPDATE (moves_from), DELETE ON import_rows TO {{app_role}};
GRANT SELECT, INSERT ON import_faults TO {{app_role}};
GRANT SELECT, INSERT ON import_left_out TO {{app_role}};
