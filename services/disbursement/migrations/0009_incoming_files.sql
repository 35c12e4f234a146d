-- What the bank sends: results, notifications, statements. A file is kept sealed in pieces before it is read, taken page by page, and its pages once.
CREATE TABLE incoming_files (
  id             uuid        PRIMARY KEY,
  fund_id        text        NOT NULL REFERENCES funds,
  -- Whose results it holds; null for a file over all batches of the fund.
  batch_id       uuid        REFERENCES batches,
  format         text        NOT NULL CONSTRAINT incoming_files_format CHECK (format IN ('pain.002', 'camt.053', 'camt.054', 'mt940', 'table')),
  template       text,
  sha256         text        NOT NULL CONSTRAINT incoming_files_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes          integer     NOT NULL CONSTRAINT incoming_files_bytes_positive CHECK (bytes > 0),
  state          text        NOT NULL DEFAULT 'taking' CONSTRAINT incoming_files_state CHECK (state IN ('taking', 'taken', 'refused')),
  -- How many records of the file have had their effect; a page has it only behind the page before.
  done           integer     NOT NULL DEFAULT 0,
  paid           integer     NOT NULL DEFAULT 0,
  failed         integer     NOT NULL DEFAULT 0,
  returned       integer     NOT NULL DEFAULT 0,
  unknown        integer     NOT NULL DEFAULT 0,
  -- What the bank had said before, and what it has not decided.
  unchanged      integer     NOT NULL DEFAULT 0,
  bookings       integer     NOT NULL DEFAULT 0,
  findings       integer     NOT NULL DEFAULT 0,
  -- Why nothing of it was taken.
  problem        jsonb,
  taken_by       text        NOT NULL,
  -- In whose place (代岗); null where in his own.
  taken_for      text,
  correlation_id text        NOT NULL,
  received_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at       timestamptz,
  CONSTRAINT incoming_files_template_of_a_table CHECK ((format = 'table') = (template IS NOT NULL)),
  CONSTRAINT incoming_files_refused_with_a_problem CHECK ((state = 'refused') = (problem IS NOT NULL)),
  CONSTRAINT incoming_files_refused_whole CHECK (state <> 'refused' OR done = 0),
  CONSTRAINT incoming_files_ended CHECK ((state = 'taking') = (ended_at IS NULL))
);
-- The same file has its effect once. What was refused may come again, with the template that fits.
CREATE UNIQUE INDEX incoming_files_once ON incoming_files (fund_id, batch_id, sha256) NULLS NOT DISTINCT WHERE state <> 'refused';
CREATE INDEX incoming_files_by_fund ON incoming_files (fund_id, received_at);

CREATE FUNCTION refuse_change_of_ended_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'incoming file % is %', OLD.id, OLD.state
    USING ERRCODE = 'check_violation', CONSTRAINT = 'incoming_files_end_once';
END $$;
CREATE TRIGGER incoming_files_end_once BEFORE UPDATE ON incoming_files FOR EACH ROW
  WHEN (OLD.state <> 'taking' OR NEW.done < OLD.done) EXECUTE FUNCTION refuse_change_of_ended_file();

-- 256 KiB each but the last, sealed: names and accounts. They come before their file, and what was uploaded in vain is deleted.
CREATE TABLE incoming_file_pieces (
  file_id     uuid        NOT NULL,
  place       integer     NOT NULL,
  content     bytea       NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (file_id, place)
);
CREATE FUNCTION refuse_lost_piece() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM incoming_files WHERE id = OLD.file_id) THEN
    RAISE EXCEPTION 'piece % belongs to incoming file %', OLD.place, OLD.file_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'incoming_file_pieces_kept';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER incoming_file_pieces_kept BEFORE DELETE ON incoming_file_pieces FOR EACH ROW EXECUTE FUNCTION refuse_lost_piece();

-- What was taken before there were formats, so that the same file again changes nothing. Its content stays in result_files.
INSERT INTO incoming_files (id, fund_id, batch_id, format, template, sha256, bytes, state, done, paid, returned, taken_by, correlation_id, received_at, ended_at)
SELECT gen_random_uuid(), b.fund_id, r.batch_id, 'table', 'fundtrace-csv', r.sha256, length(r.content), 'taken', r.paid + r.returned, r.paid, r.returned,
       r.taken_by, 'before', r.taken_at, r.taken_at
  FROM result_files r JOIN batches b ON b.id = r.batch_id;

-- What somebody has to look at. The rest of the file is taken all the same.
CREATE TABLE findings (
  id            uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
  fund_id       text        NOT NULL REFERENCES funds,
  file_id       uuid        NOT NULL REFERENCES incoming_files,
  batch_id      uuid        REFERENCES batches,
  payment_id    uuid        REFERENCES payments,
  kind          text        NOT NULL CONSTRAINT findings_kind CHECK (kind ~ '^[a-z_]{1,40}$'),
  line          integer     NOT NULL,
  -- Never a person's data: neither a cell that could not be read nor a name.
  detail        text        NOT NULL,
  found_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  state         text        NOT NULL DEFAULT 'open' CONSTRAINT findings_state CHECK (state IN ('open', 'proposed', 'explained')),
  -- One officer says what it is, another confirms it.
  explanation   text,
  explained_by  text,
  explained_for text,
  explained_at  timestamptz,
  confirmed_by  text,
  confirmed_for text,
  confirmed_at  timestamptz,
  CONSTRAINT findings_proposed_whole CHECK ((state = 'open') = (explanation IS NULL) AND (explanation IS NULL) = (explained_by IS NULL)
                                            AND (explanation IS NULL) = (explained_at IS NULL)),
  CONSTRAINT findings_confirmed_whole CHECK ((state = 'explained') = (confirmed_by IS NOT NULL) AND (confirmed_by IS NULL) = (confirmed_at IS NULL)),
  CONSTRAINT findings_confirmed_by_another CHECK (NOT ARRAY[confirmed_by, confirmed_for] && ARRAY[explained_by, explained_for])
);
CREATE INDEX findings_by_fund ON findings (fund_id, found_at, id);
CREATE INDEX findings_by_file ON findings (file_id);
CREATE INDEX findings_in_doubt ON findings (payment_id) WHERE state <> 'explained' AND payment_id IS NOT NULL;
CREATE FUNCTION refuse_change_of_explained() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'finding % was explained by % and %', OLD.id, OLD.explained_by, OLD.confirmed_by
    USING ERRCODE = 'check_violation', CONSTRAINT = 'findings_explained_once';
END $$;
CREATE TRIGGER findings_explained_once BEFORE UPDATE ON findings FOR EACH ROW
  WHEN (OLD.state = 'explained' OR OLD.state = NEW.state AND NEW.confirmed_by IS NOT NULL) EXECUTE FUNCTION refuse_change_of_explained();

-- While the bank has said two things of a payment, or took its money twice, its award is not paid anew: it may have been paid.
CREATE FUNCTION refuse_attempt_in_doubt() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  doubtful uuid;
BEGIN
  SELECT p.id INTO doubtful
    FROM findings f JOIN payments p ON p.id = f.payment_id JOIN new_rows n ON n.award_id = p.award_id
   WHERE f.state <> 'explained' AND f.kind IN ('second_result', 'debited_twice') AND n.id <> p.id LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'the bank has said two things of payment %', doubtful
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_no_second_word';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payments_no_second_word AFTER INSERT ON payments
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_attempt_in_doubt();
-- Nor is it sent where the new attempt was made before the bank's other word came. Few awards are in doubt: they are looked up first, and the rows once.
CREATE FUNCTION refuse_sending_in_doubt() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  doubtful uuid[];
  held     uuid;
BEGIN
  SELECT array_agg(f.payment_id) INTO doubtful
    FROM findings f WHERE f.state <> 'explained' AND f.payment_id IS NOT NULL AND f.kind IN ('second_result', 'debited_twice');
  IF doubtful IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT n.id INTO held
    FROM new_rows n JOIN old_rows o USING (id)
    JOIN (SELECT id, award_id FROM payments WHERE id = ANY(doubtful)) p ON p.award_id = n.award_id AND p.id <> n.id
   WHERE n.state = 'sent' AND o.state <> 'sent' LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'of another payment of the award of payment % the bank has said two things', held
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_no_second_word';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payments_not_sent_in_doubt AFTER UPDATE ON payments
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_sending_in_doubt();

-- Bookings on the fund's account, as statements and notifications tell of them; one that two files tell of is here once.
CREATE TABLE statement_entries (
  id             uuid          PRIMARY KEY DEFAULT gen_random_uuid(),
  fund_id        text          NOT NULL REFERENCES funds,
  file_id        uuid          NOT NULL REFERENCES incoming_files,
  line           integer       NOT NULL,
  -- The booking's place in the file, and the payment's within the booking; 0 for the whole.
  place          integer       NOT NULL,
  detail         integer       NOT NULL,
  booked_on      date          NOT NULL,
  -- Seen from our account.
  direction      text          NOT NULL CONSTRAINT statement_entries_direction CHECK (direction IN ('out', 'in')),
  amount         numeric(21,2) NOT NULL CONSTRAINT statement_entries_amount_positive CHECK (amount > 0),
  bank_reference text,
  -- Whose money it is: one payment, or a parcel that the bank books in one sum; neither for what is not ours to match here (fees, interest, arrivals).
  payment_id     uuid          REFERENCES payments,
  parcel_id      uuid          REFERENCES parcels,
  -- Which of the same bookings in its file it is: the first, the second.
  occurrence     integer       NOT NULL,
  -- Payment or parcel, or none: what bookings that are alike are found by.
  thing          uuid          NOT NULL GENERATED ALWAYS AS (coalesce(payment_id, parcel_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED,
  CONSTRAINT statement_entries_place_once UNIQUE (file_id, place, detail),
  CONSTRAINT statement_entries_of_one_thing CHECK (payment_id IS NULL OR parcel_id IS NULL)
);
CREATE INDEX statement_entries_by_payment ON statement_entries (payment_id) WHERE payment_id IS NOT NULL;
CREATE INDEX statement_entries_by_parcel ON statement_entries (parcel_id) WHERE parcel_id IS NOT NULL;
CREATE INDEX statement_entries_alike ON statement_entries (fund_id, thing, booked_on, amount);

-- A late return rests on a settling that was asked of the ledger on another topic, and waits for its answer.
CREATE TABLE parcel_settlings (
  parcel_id uuid    PRIMARY KEY REFERENCES parcels,
  asked     integer NOT NULL,
  answered  integer NOT NULL DEFAULT 0,
  CONSTRAINT parcel_settlings_answered_what_was_asked CHECK (answered BETWEEN 0 AND asked)
);
CREATE TABLE late_returns (
  payment_id  uuid    PRIMARY KEY REFERENCES payments,
  parcel_id   uuid    NOT NULL REFERENCES parcels,
  returned_on date    NOT NULL,
  reason      text    NOT NULL,
  -- So many settlings of the parcel have to be answered first.
  behind      integer NOT NULL,
  asked_at    timestamptz
);
CREATE INDEX late_returns_waiting ON late_returns (parcel_id, behind) WHERE asked_at IS NULL;

-- Whether the bank still owes an answer is asked after every page.
CREATE INDEX payments_open ON payments (batch_id) WHERE state IN ('ready', 'sent', 'unknown');

GRANT SELECT, INSERT (id, fund_id, batch_id, format, template, sha256, bytes, taken_by, taken_for, correlation_id),
      UPDATE (state, done, paid, failed, returned, unknown, unchanged, bookings, findings, problem, ended_at) ON incoming_files TO {{app_role}};
GRANT SELECT, INSERT (file_id, place, content), DELETE ON incoming_file_pieces TO {{app_role}};
GRANT SELECT, INSERT (fund_id, file_id, batch_id, payment_id, kind, line, detail),
      UPDATE (state, explanation, explained_by, explained_for, explained_at, confirmed_by, confirmed_for, confirmed_at) ON findings TO {{app_role}};
GRANT SELECT, INSERT (fund_id, file_id, line, place, detail, booked_on, direction, amount, bank_reference, payment_id, parcel_id, occurrence)
   ON statement_entries TO {{app_role}};
GRANT SELECT, INSERT (parcel_id, asked), UPDATE (asked, answered) ON parcel_settlings TO {{app_role}};
GRANT SELECT, INSERT (payment_id, parcel_id, returned_on, reason, behind), UPDATE (asked_at) ON late_returns TO {{app_role}};
