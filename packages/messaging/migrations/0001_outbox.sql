-- The outbox: a fact and the message that tells of it are written in one transaction, or neither is.
CREATE TABLE outbox_sequences (
  source        text   NOT NULL,
  key           text   NOT NULL,
  last_sequence bigint NOT NULL CONSTRAINT outbox_sequences_positive CHECK (last_sequence > 0),
  PRIMARY KEY (source, key)
);

CREATE TABLE outbox (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id     uuid        NOT NULL CONSTRAINT outbox_event_once UNIQUE,
  topic        text        NOT NULL,
  partition    smallint    NOT NULL CONSTRAINT outbox_partition_counts_from_zero CHECK (partition >= 0),
  source       text        NOT NULL,
  key          text        NOT NULL,
  sequence     bigint      NOT NULL CONSTRAINT outbox_sequence_positive CHECK (sequence > 0),
  -- json, not jsonb: what is published is what was written, to the byte.
  envelope     json        NOT NULL,
  recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  published_at timestamptz,
  CONSTRAINT outbox_sequence_once UNIQUE (source, key, sequence)
);

-- The relay's only question is what waits, oldest first; published rows are not in this index.
CREATE INDEX outbox_waiting ON outbox (topic, partition, id) WHERE published_at IS NULL;

GRANT SELECT, INSERT, UPDATE (last_sequence) ON outbox_sequences TO {{app_role}};
-- A message that was written can be marked as published and never be changed.
GRANT SELECT, INSERT, UPDATE (published_at) ON outbox TO {{app_role}};
