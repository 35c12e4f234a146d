-- Who saw names, identity numbers, accounts or documents of people in clear: one row per read and county, written in the transaction of
-- the read, before anything is shown. Rows are kept for good. Nothing in them is personal data itself.
CREATE TABLE unmasked_reads (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  read_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  reader     text        NOT NULL CONSTRAINT unmasked_reads_reader_length CHECK (length(reader) BETWEEN 1 AND 200),
  -- The officer for whom the reader stood in (代岗).
  acting_for text        CONSTRAINT unmasked_reads_acting_for_length CHECK (length(acting_for) BETWEEN 1 AND 200),
  what       text        NOT NULL CONSTRAINT unmasked_reads_what_is_a_kind CHECK (what ~ '^[a-z][a-z_]{0,39}$'),
  -- The id of the file, batch, household or document. Never a number of a person or an account.
  subject    text        NOT NULL CONSTRAINT unmasked_reads_subject_is_an_id
             CHECK (length(subject) BETWEEN 1 AND 200 AND subject !~ '[0-9]{15}'),
  -- Of the people who were shown, to the county at most.
  area_code  text        NOT NULL CONSTRAINT unmasked_reads_area_is_a_county CHECK (area_code ~ '^[1-9][0-9]([0-9]{2}){0,2}$'),
  people     integer     NOT NULL CONSTRAINT unmasked_reads_of_somebody CHECK (people > 0),
  purpose    text        CONSTRAINT unmasked_reads_purpose_is_words CHECK (length(purpose) BETWEEN 1 AND 500 AND purpose !~ '[0-9]{15}'),
  request_id text        NOT NULL
);
CREATE INDEX unmasked_reads_of_area ON unmasked_reads (area_code text_pattern_ops, id);

GRANT SELECT, INSERT ON unmasked_reads TO {{app_role}};
