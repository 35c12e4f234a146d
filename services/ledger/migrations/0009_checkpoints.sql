-- What is signed over the journal, the keys that it is signed with, and who erased what was kept about persons.

-- What a record did to holds is read back with the record.
CREATE INDEX holds_placed_in ON holds (placed_in) WHERE placed_in IS NOT NULL;
CREATE INDEX holds_ended_in ON holds (ended_in) WHERE ended_in IS NOT NULL;

-- Each key is vouched for by the one before it; the first by itself. The private halves are never here.
CREATE TABLE signing_keys (
  number      bigint      PRIMARY KEY CONSTRAINT signing_keys_number_positive CHECK (number > 0),
  key_id      text        NOT NULL CONSTRAINT signing_keys_once UNIQUE CONSTRAINT signing_keys_id CHECK (key_id ~ '^[0-9a-f]{16}$'),
  -- SPKI, DER.
  public_key  bytea       NOT NULL,
  signed_by   text        CONSTRAINT signing_keys_signer_known REFERENCES signing_keys (key_id),
  -- The first checkpoint that it signs.
  since       bigint      NOT NULL CONSTRAINT signing_keys_since_positive CHECK (since > 0),
  signature   bytea       NOT NULL CONSTRAINT signing_keys_signature_length CHECK (length(signature) = 64),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT signing_keys_first_signs_itself CHECK ((number = 1) = (signed_by IS NULL))
);
CREATE TRIGGER signing_keys_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON signing_keys
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

CREATE TABLE checkpoints (
  number    bigint      PRIMARY KEY CONSTRAINT checkpoints_number_positive CHECK (number > 0),
  -- RFC 8785 JSON, as it is signed.
  body      text        NOT NULL CONSTRAINT checkpoints_body CHECK (body IS JSON OBJECT),
  hash      bytea       NOT NULL CONSTRAINT checkpoints_hash_length CHECK (length(hash) = 32),
  signature bytea       NOT NULL CONSTRAINT checkpoints_signature_length CHECK (length(signature) = 64),
  key_id    text        NOT NULL CONSTRAINT checkpoints_key_known REFERENCES signing_keys (key_id),
  made_at   timestamptz NOT NULL,
  CONSTRAINT checkpoints_columns_say_what_the_body_says CHECK (
    body::jsonb ->> 'number' = number::text AND body::jsonb ->> 'key_id' = key_id)
);
CREATE TRIGGER checkpoints_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoints
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

-- Who erased the data about persons of a record, when and why; not what.
CREATE TABLE private_erasures (
  journal_id bigint      PRIMARY KEY CONSTRAINT private_erasures_of_a_record REFERENCES transactions (journal_id),
  reason     text        NOT NULL CONSTRAINT private_erasures_reason CHECK (length(trim(reason)) BETWEEN 1 AND 500),
  erased_by  text        NOT NULL,
  erased_at  timestamptz NOT NULL
);
CREATE TRIGGER private_erasures_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON private_erasures
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

-- Who read them unmasked.
CREATE TABLE private_readings (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  journal_id bigint      NOT NULL CONSTRAINT private_readings_of_a_record REFERENCES transactions (journal_id),
  read_by    text        NOT NULL,
  read_at    timestamptz NOT NULL
);
CREATE TRIGGER private_readings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON private_readings
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

CREATE FUNCTION refuse_unrecorded_erasure() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM old_details o WHERE NOT EXISTS (SELECT FROM private_erasures e WHERE e.journal_id = o.journal_id)) THEN
    RAISE EXCEPTION 'Data about persons are erased only together with who erased them and why'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'private_details_erased_on_record';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER private_details_erased_on_record AFTER DELETE ON private_details
  REFERENCING OLD TABLE AS old_details FOR EACH STATEMENT EXECUTE FUNCTION refuse_unrecorded_erasure();

GRANT SELECT, INSERT ON signing_keys, checkpoints, private_erasures, private_readings TO {{app_role}};
