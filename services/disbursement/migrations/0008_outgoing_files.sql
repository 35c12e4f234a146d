-- The account of a fund that pays (专户): said by one officer and approved by another. The newest that is approved is the one that pays.
CREATE TABLE paying_accounts (
  id             uuid PRIMARY KEY,
  fund_id        text        NOT NULL REFERENCES funds,
  -- As the bank knows its holder.
  holder         text        NOT NULL CONSTRAINT paying_accounts_holder CHECK (length(holder) BETWEEN 1 AND 100),
  sealed_account text        NOT NULL,
  masked_account text        NOT NULL,
  -- CNAPS 联行号.
  bank_code      text        NOT NULL CONSTRAINT paying_accounts_bank_code CHECK (bank_code ~ '^[0-9]{12}$'),
  bank_name      text        NOT NULL CONSTRAINT paying_accounts_bank_name CHECK (length(bank_name) BETWEEN 1 AND 100),
  said_by        text        NOT NULL,
  said_for       text,
  said_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  approved_by    text,
  approved_for   text,
  approved_at    timestamptz,
  CONSTRAINT paying_accounts_approved_by_another CHECK (NOT ARRAY[approved_by, approved_for] && ARRAY[said_by, said_for]),
  CONSTRAINT paying_accounts_approved_whole CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
  CONSTRAINT paying_accounts_of_the_fund UNIQUE (fund_id, id)
);
CREATE INDEX paying_accounts_by_fund ON paying_accounts (fund_id, approved_at);
CREATE FUNCTION refuse_second_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'paying account % was approved by %', OLD.id, OLD.approved_by
    USING ERRCODE = 'check_violation', CONSTRAINT = 'paying_accounts_approved_once';
END $$;
CREATE TRIGGER paying_accounts_approved_once BEFORE UPDATE ON paying_accounts FOR EACH ROW
  WHEN (OLD.approved_by IS NOT NULL) EXECUTE FUNCTION refuse_second_approval();

-- A file for the bank: written on one officer's word, released on another's. Its bytes are its pieces.
CREATE TABLE outgoing_files (
  id                uuid PRIMARY KEY,
  batch_id          uuid        NOT NULL REFERENCES batches,
  -- pain.001.001.NN or a template's id.
  format            text        NOT NULL CONSTRAINT outgoing_files_format CHECK (format ~ '^[a-z0-9][a-z0-9.-]{0,59}$'),
  -- What the receivers read; null for a file of a version that did not keep it.
  purpose           text,
  -- The day on which the bank is to pay.
  pay_on            date,
  paying_account_id uuid REFERENCES paying_accounts,
  state             text        NOT NULL DEFAULT 'writing'
                    CONSTRAINT outgoing_files_state CHECK (state IN ('writing', 'written', 'released', 'discarded')),
  -- Of all its parcels, as the file itself declares them; null while it is being written.
  count             integer CONSTRAINT outgoing_files_count_positive CHECK (count > 0),
  total             numeric(21,2) CONSTRAINT outgoing_files_total_positive CHECK (total > 0),
  sha256            text CONSTRAINT outgoing_files_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes        bigint CONSTRAINT outgoing_files_size_positive CHECK (size_bytes > 0),
  pieces            integer CONSTRAINT outgoing_files_pieces_positive CHECK (pieces > 0),
  written_by        text        NOT NULL,
  written_for       text,
  asked_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  written_at        timestamptz,
  released_by       text,
  released_for      text,
  released_at       timestamptz,
  discarded_by      text,
  discarded_for     text,
  discarded_at      timestamptz,
  discard_reason    text,
  CONSTRAINT outgoing_files_of_the_batch UNIQUE (batch_id, id),
  CONSTRAINT outgoing_files_written_whole CHECK (
    CASE state WHEN 'writing' THEN num_nonnulls(count, total, sha256, size_bytes, pieces, written_at) = 0
               WHEN 'discarded' THEN num_nonnulls(count, total, sha256, size_bytes, pieces, written_at) IN (0, 6)
               ELSE num_nonnulls(count, total, sha256, size_bytes, pieces, written_at) = 6 END),
  CONSTRAINT outgoing_files_released_whole CHECK ((state = 'released') = (released_by IS NOT NULL) AND (released_by IS NULL) = (released_at IS NULL)),
  CONSTRAINT outgoing_files_discarded_whole CHECK (
    num_nonnulls(discarded_by, discarded_at, discard_reason) = CASE state WHEN 'discarded' THEN 3 ELSE 0 END)
);
CREATE INDEX outgoing_files_by_batch ON outgoing_files (batch_id, asked_at);

-- The parcels in a file: each is in one file that is not discarded, so nothing goes to the bank in two.
CREATE TABLE file_parcels (
  file_id   uuid    NOT NULL,
  parcel_id uuid    NOT NULL,
  batch_id  uuid    NOT NULL,
  discarded boolean NOT NULL DEFAULT false,
  PRIMARY KEY (file_id, parcel_id),
  CONSTRAINT file_parcels_of_the_file FOREIGN KEY (batch_id, file_id) REFERENCES outgoing_files (batch_id, id),
  CONSTRAINT file_parcels_of_the_batch FOREIGN KEY (batch_id, parcel_id) REFERENCES parcels (batch_id, id)
);
CREATE UNIQUE INDEX file_parcels_in_one_file ON file_parcels (parcel_id) WHERE NOT discarded;

-- About 256 KiB of the file each, sealed because they hold names and accounts; the place, from 1, is sealed with them.
CREATE TABLE file_pieces (
  file_id uuid    NOT NULL REFERENCES outgoing_files,
  place   integer NOT NULL CONSTRAINT file_pieces_place_positive CHECK (place > 0),
  sealed  bytea   NOT NULL,
  PRIMARY KEY (file_id, place)
);
ALTER TABLE file_pieces ALTER COLUMN sealed SET STORAGE EXTERNAL;

-- What was released before there were pieces is a file by the batch's own id, in one piece, sealed as it was.
INSERT INTO outgoing_files (id, batch_id, format, purpose, state, count, total, sha256, size_bytes, pieces, written_by, asked_at, written_at, released_by, released_at)
SELECT f.batch_id, f.batch_id, 'fundtrace-csv', NULL, 'released', b.count, b.total, f.sha256,
       -- The seal: 'v1.', the key's name and a dot; 12 bytes before and 16 behind.
       octet_length(f.content) - 28 - 3 - position('\x2e'::bytea IN substring(f.content FROM 4)), 1,
       f.released_by, f.released_at, f.released_at, f.released_by, f.released_at
  FROM bank_files f JOIN batches b ON b.id = f.batch_id;
INSERT INTO file_parcels (file_id, parcel_id, batch_id) SELECT batch_id, batch_id, batch_id FROM bank_files;
INSERT INTO file_pieces (file_id, place, sealed) SELECT batch_id, 1, content FROM bank_files;
DROP TABLE bank_files;
-- In those days one officer wrote and released.
ALTER TABLE outgoing_files ADD CONSTRAINT outgoing_files_released_by_another
  CHECK (id = batch_id OR NOT ARRAY[released_by, released_for] && ARRAY[written_by, written_for]);

INSERT INTO allowed_moves (thing, from_state, to_state) VALUES
  ('outgoing_files', 'writing', 'written'),
  ('outgoing_files', 'writing', 'discarded'),
  ('outgoing_files', 'written', 'released'),
  ('outgoing_files', 'written', 'discarded');
-- While it is being written another officer may go on with it, after a crash; nothing else changes but by a move.
CREATE TRIGGER outgoing_files_move_allowed BEFORE UPDATE ON outgoing_files FOR EACH ROW
  WHEN (OLD.state <> NEW.state OR OLD.state <> 'writing') EXECUTE FUNCTION refuse_forbidden_move();
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'file % is %', OLD.id, OLD.state
    USING ERRCODE = 'check_violation', CONSTRAINT = 'outgoing_files_written_once';
END $$;
CREATE TRIGGER outgoing_files_written_once BEFORE UPDATE ON outgoing_files FOR EACH ROW
  WHEN (OLD.state <> 'writing' AND (OLD.count, OLD.total, OLD.sha256, OLD.size_bytes, OLD.pieces, OLD.written_by, OLD.written_for, OLD.written_at)
        IS DISTINCT FROM (NEW.count, NEW.total, NEW.sha256, NEW.size_bytes, NEW.pieces, NEW.written_by, NEW.written_for, NEW.written_at))
  EXECUTE FUNCTION refuse_rewriting();

-- Its parcels are free for another file.
CREATE FUNCTION free_parcels() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE file_parcels SET discarded = true WHERE file_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER outgoing_files_free_their_parcels AFTER UPDATE ON outgoing_files FOR EACH ROW
  WHEN (NEW.state = 'discarded') EXECUTE FUNCTION free_parcels();

-- Pieces come and go while the file is being written, and stay for ever afterwards.
CREATE FUNCTION refuse_other_pieces() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_file uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.file_id ELSE NEW.file_id END;
BEGIN
  IF (SELECT state FROM outgoing_files WHERE id = of_file) <> 'writing' THEN
    RAISE EXCEPTION 'file % is written', of_file USING ERRCODE = 'check_violation', CONSTRAINT = 'file_pieces_kept';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER file_pieces_kept BEFORE INSERT OR DELETE ON file_pieces FOR EACH ROW EXECUTE FUNCTION refuse_other_pieces();

-- Lines fall out of a parcel that is held: somebody died, left, objected. Its count and total go down with them and never up.
DROP TRIGGER parcels_move_allowed ON parcels;
CREATE TRIGGER parcels_move_allowed BEFORE UPDATE ON parcels FOR EACH ROW
  WHEN (OLD.state <> NEW.state OR (OLD.count, OLD.total) = (NEW.count, NEW.total)) EXECUTE FUNCTION refuse_forbidden_move();
CREATE FUNCTION refuse_other_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'parcel % is % and has % payments of %', OLD.id, OLD.state, OLD.count, OLD.total
    USING ERRCODE = 'check_violation', CONSTRAINT = 'parcels_lines_only_fall_out';
END $$;
CREATE TRIGGER parcels_lines_only_fall_out BEFORE UPDATE ON parcels FOR EACH ROW
  WHEN ((OLD.count, OLD.total) <> (NEW.count, NEW.total)
        AND NOT (OLD.state = 'held' AND NEW.state = 'held' AND NEW.count < OLD.count AND NEW.total < OLD.total))
  EXECUTE FUNCTION refuse_other_lines();

-- A file takes the payments of a parcel page by page, by reference.
DROP INDEX payments_by_parcel;
CREATE INDEX payments_by_parcel ON payments (parcel_id, reference);

GRANT SELECT, INSERT (id, fund_id, holder, sealed_account, masked_account, bank_code, bank_name, said_by, said_for),
      UPDATE (approved_by, approved_for, approved_at) ON paying_accounts TO {{app_role}};
GRANT SELECT, INSERT (id, batch_id, format, purpose, pay_on, paying_account_id, written_by, written_for),
      UPDATE (state, count, total, sha256, size_bytes, pieces, written_by, written_for, written_at, released_by, released_for, released_at,
              discarded_by, discarded_for, discarded_at, discard_reason) ON outgoing_files TO {{app_role}};
GRANT SELECT, INSERT (file_id, parcel_id, batch_id) ON file_parcels TO {{app_role}};
GRANT SELECT, INSERT, DELETE ON file_pieces TO {{app_role}};
GRANT UPDATE (count, total) ON parcels TO {{app_role}};
