-- What a consumer has taken in. Its row is written in the same transaction as the effect: the effect happens once.
CREATE TABLE consumed_events (
  consumer    text        NOT NULL,
  event_id    uuid        NOT NULL,
  source      text        NOT NULL,
  key         text        NOT NULL,
  sequence    bigint      NOT NULL,
  outcome     text        NOT NULL CONSTRAINT consumed_events_outcome CHECK (outcome IN ('handled', 'ignored', 'discarded')),
  consumed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (consumer, event_id),
  -- Also the index that finds the last sequence seen of a source and key.
  CONSTRAINT consumed_events_sequence_once UNIQUE (consumer, source, key, sequence)
);

-- What could not be taken in, with its reason, and the later messages of the same key that wait behind it.
CREATE TABLE dead_letters (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consumer    text        NOT NULL,
  topic       text        NOT NULL,
  partition   smallint    NOT NULL,
  position    bigint      NOT NULL,
  key         text        NOT NULL,
  -- NULL where the message could not even be read as an envelope.
  event_id    uuid,
  source      text,
  sequence    bigint,
  message     text        NOT NULL,
  state       text        NOT NULL CONSTRAINT dead_letters_state CHECK (state IN ('poison', 'parked', 'replayed', 'discarded')),
  reason      text        NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  closed_at   timestamptz CONSTRAINT dead_letters_closed_when_done CHECK ((closed_at IS NULL) = (state IN ('poison', 'parked')))
);

-- A message delivered again is the same dead letter. With its content, because positions begin again when a service goes
-- over to another transport or a topic is made anew: another message at an old place must not be taken for the old one.
CREATE UNIQUE INDEX dead_letters_once ON dead_letters (consumer, topic, partition, position, md5(message));
CREATE INDEX dead_letters_open ON dead_letters (consumer, key) WHERE closed_at IS NULL;

GRANT SELECT, INSERT ON consumed_events TO {{app_role}};
GRANT SELECT, INSERT, UPDATE (state, reason, closed_at) ON dead_letters TO {{app_role}};
