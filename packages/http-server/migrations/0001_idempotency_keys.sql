-- One row per effect, written in the transaction of the effect. Rows are kept for good: a key that comes back after a
-- year still gets its first answer and pays nobody twice.
CREATE TABLE idempotency_keys (
  scope_hash   bytea       NOT NULL CONSTRAINT idempotency_keys_scope_is_sha256 CHECK (octet_length(scope_hash) = 32),
  key          text        NOT NULL CONSTRAINT idempotency_keys_key_length CHECK (length(key) BETWEEN 1 AND 200),
  content_hash bytea       NOT NULL CONSTRAINT idempotency_keys_content_is_sha256 CHECK (octet_length(content_hash) = 32),
  -- Subject, route and request are for people who look into it: they are part of the scope already.
  subject      text        NOT NULL,
  route        text        NOT NULL,
  request_id   text        NOT NULL,
  -- json, not jsonb: answered as it was written, to the byte.
  result       json        NOT NULL,
  recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT idempotency_keys_once PRIMARY KEY (scope_hash, key)
);

GRANT SELECT, INSERT ON idempotency_keys TO {{app_role}};
