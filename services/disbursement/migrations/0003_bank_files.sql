-- Written once for a batch, sealed because it holds names and accounts; the hash is of the file as the bank gets it.
CREATE TABLE bank_files (
  batch_id    uuid        PRIMARY KEY REFERENCES batches,
  sha256      text        NOT NULL CONSTRAINT bank_files_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  content     bytea       NOT NULL,
  released_by text        NOT NULL,
  released_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What the bank sent back; the same file taken twice changes nothing.
CREATE TABLE result_files (
  batch_id uuid        NOT NULL REFERENCES batches,
  sha256   text        NOT NULL CONSTRAINT result_files_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  content  bytea       NOT NULL,
  paid     integer     NOT NULL,
  returned integer     NOT NULL,
  taken_by text        NOT NULL,
  taken_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (batch_id, sha256)
);

GRANT SELECT, INSERT (batch_id, sha256, content, released_by) ON bank_files TO {{app_role}};
GRANT SELECT, INSERT (batch_id, sha256, content, paid, returned, taken_by) ON result_files TO {{app_role}};
