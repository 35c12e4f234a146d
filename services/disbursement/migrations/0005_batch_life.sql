-- The whole life of a batch and of a payment; the same table stands in the domain (moves.ts), a test compares the two.
TRUNCATE allowed_moves;
INSERT INTO allowed_moves (thing, from_state, to_state) VALUES
  ('batches', 'draft', 'validated'),
  ('batches', 'draft', 'cancelled'),
  ('batches', 'validated', 'draft'),
  ('batches', 'validated', 'in_notice'),
  ('batches', 'validated', 'submitted'),
  ('batches', 'validated', 'cancelled'),
  ('batches', 'in_notice', 'submitted'),
  ('batches', 'in_notice', 'cancelled'),
  ('batches', 'submitted', 'approved'),
  ('batches', 'submitted', 'rejected'),
  ('batches', 'submitted', 'recalled'),
  ('batches', 'submitted', 'paused'),
  ('batches', 'rejected', 'draft'),
  ('batches', 'rejected', 'cancelled'),
  ('batches', 'recalled', 'draft'),
  ('batches', 'recalled', 'cancelled'),
  ('batches', 'approved', 'funded'),
  ('batches', 'approved', 'refused'),
  ('batches', 'refused', 'approved'),
  ('batches', 'refused', 'cancelled'),
  ('batches', 'funded', 'released'),
  ('batches', 'funded', 'paused'),
  ('batches', 'funded', 'cancelled'),
  ('batches', 'paused', 'submitted'),
  ('batches', 'paused', 'funded'),
  ('batches', 'paused', 'cancelled'),
  ('batches', 'released', 'paid'),
  ('batches', 'released', 'partly_paid'),
  ('batches', 'partly_paid', 'paid'),
  ('batches', 'partly_paid', 'reconciled'),
  ('batches', 'paid', 'partly_paid'),
  ('batches', 'paid', 'reconciled'),
  ('batches', 'reconciled', 'partly_paid'),
  ('batches', 'reconciled', 'closed'),
  ('batches', 'closed', 'partly_paid'),
  ('payments', 'ready', 'sent'),
  ('payments', 'ready', 'blocked'),
  ('payments', 'ready', 'withdrawn'),
  ('payments', 'blocked', 'ready'),
  ('payments', 'blocked', 'withdrawn'),
  ('payments', 'sent', 'paid'),
  ('payments', 'sent', 'failed'),
  ('payments', 'sent', 'returned'),
  ('payments', 'sent', 'unknown'),
  ('payments', 'unknown', 'paid'),
  ('payments', 'unknown', 'failed'),
  ('payments', 'unknown', 'returned'),
  ('payments', 'paid', 'returned'),
  ('payments', 'paid', 'clawed_back'),
  ('payments', 'paid', 'cancelled'),
  ('payments', 'failed', 'corrected'),
  ('payments', 'failed', 'resent'),
  ('payments', 'failed', 'withdrawn'),
  ('payments', 'returned', 'corrected'),
  ('payments', 'returned', 'resent'),
  ('payments', 'returned', 'withdrawn'),
  ('payments', 'corrected', 'resent'),
  ('payments', 'corrected', 'withdrawn');

ALTER TABLE batches
  DROP CONSTRAINT batches_state,
  ADD CONSTRAINT batches_state CHECK (state IN ('draft', 'validated', 'in_notice', 'submitted', 'approved', 'funded', 'refused', 'released', 'partly_paid',
                                                'paid', 'reconciled', 'closed', 'rejected', 'recalled', 'paused', 'cancelled')),
  DROP CONSTRAINT batches_count_fits_a_request,
  ADD CONSTRAINT batches_count_within_bounds CHECK (count BETWEEN 1 AND 100000),
  DROP CONSTRAINT batches_approved_when_not_draft,
  DROP CONSTRAINT batches_refused_with_a_reason,
  ADD CONSTRAINT batches_refused_with_a_reason CHECK (state <> 'refused' OR problem IS NOT NULL),
  -- In whose place the maker acted (代岗); null where in his own.
  ADD COLUMN made_for       text,
  -- The day on which the bank is to pay, and as of which the register is asked.
  ADD COLUMN pay_on         date,
  -- The programme's payment terms as they were when the batch was validated (allocation's GET /v1/funds/:id/payment-terms).
  ADD COLUMN terms          jsonb,
  -- Where a paused batch goes on.
  ADD COLUMN paused_from    text,
  -- How often it was submitted: each time begins its approvals anew.
  ADD COLUMN round          smallint NOT NULL DEFAULT 0 CONSTRAINT batches_round_counts CHECK (round >= 0),
  -- First and last day of its public notice, both included.
  ADD COLUMN notice_from    date,
  ADD COLUMN notice_until   date,
  ADD CONSTRAINT batches_approved_by_somebody CHECK (
    (state NOT IN ('approved', 'funded', 'refused', 'released', 'partly_paid', 'paid', 'reconciled', 'closed') OR approved_by IS NOT NULL)
    AND (state NOT IN ('draft', 'validated', 'in_notice', 'submitted', 'rejected', 'recalled') OR approved_by IS NULL)),
  ADD CONSTRAINT batches_paused_from_a_state CHECK ((state = 'paused') = (paused_from IS NOT NULL)),
  ADD CONSTRAINT batches_notice_whole CHECK ((notice_from IS NULL) = (notice_until IS NULL) AND notice_from <= notice_until),
  ADD CONSTRAINT batches_in_notice_with_days CHECK (state <> 'in_notice' OR notice_until IS NOT NULL);

-- A paused batch goes on where it was, or is cancelled.
CREATE FUNCTION refuse_other_resumption() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'batch % was paused as %', OLD.id, OLD.paused_from
    USING ERRCODE = 'check_violation', CONSTRAINT = 'batches_resume_where_paused';
END $$;
CREATE TRIGGER batches_resume_where_paused BEFORE UPDATE ON batches FOR EACH ROW
  WHEN (OLD.state = 'paused' AND NEW.state NOT IN (OLD.paused_from, 'cancelled') OR NEW.state = 'paused' AND NEW.paused_from <> OLD.state)
  EXECUTE FUNCTION refuse_other_resumption();

-- Approvers of each round, in the order in which they approved: one, two or three of them, by amount. `approved_by` of the batch is the last.
CREATE TABLE batch_approvals (
  batch_id     uuid        NOT NULL REFERENCES batches,
  round        smallint    NOT NULL,
  place        smallint    NOT NULL CONSTRAINT batch_approvals_place CHECK (place BETWEEN 1 AND 3),
  approved_by  text        NOT NULL,
  -- In whose place (代岗); null where in his own.
  approved_for text,
  approved_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (batch_id, round, place)
);
-- Maker and approvers are different people, and so are those in whose places they act.
CREATE FUNCTION refuse_same_approver() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM batches b WHERE b.id = NEW.batch_id
                AND (NEW.approved_by IN (b.made_by, b.made_for) OR NEW.approved_for IN (b.made_by, b.made_for)))
     OR EXISTS (SELECT FROM batch_approvals a WHERE a.batch_id = NEW.batch_id AND a.round = NEW.round
                   AND (NEW.approved_by IN (a.approved_by, a.approved_for) OR NEW.approved_for IN (a.approved_by, a.approved_for))) THEN
    RAISE EXCEPTION 'batch % was made or approved before by %', NEW.batch_id, NEW.approved_by
      USING ERRCODE = 'check_violation', CONSTRAINT = 'batch_approvals_by_others';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER batch_approvals_by_others BEFORE INSERT ON batch_approvals FOR EACH ROW EXECUTE FUNCTION refuse_same_approver();

-- So much of a batch as the ledger takes in one request: 10,000 payments. The ledger, the topics and the bank (PmtInf) know the parcel by its id, as
-- `batch_id`. A batch's first parcels are cut when it is approved; what is sent again (补发) goes in later ones, each approved like a batch.
CREATE TABLE parcels (
  id           uuid PRIMARY KEY,
  batch_id     uuid          NOT NULL REFERENCES batches,
  number       integer       NOT NULL CONSTRAINT parcels_number_positive CHECK (number > 0),
  state        text          NOT NULL DEFAULT 'made'
               CONSTRAINT parcels_state CHECK (state IN ('made', 'asked', 'held', 'refused', 'voided', 'released')),
  count        integer       NOT NULL CONSTRAINT parcels_count_fits_a_request CHECK (count BETWEEN 1 AND 10000),
  total        numeric(21,2) NOT NULL CONSTRAINT parcels_total_positive CHECK (total > 0),
  -- Of a first parcel the batch's maker and last approver; of a later one whoever cut it, and another officer.
  made_by      text          NOT NULL,
  made_for     text,
  made_at      timestamptz   NOT NULL DEFAULT clock_timestamp(),
  approved_by  text,
  approved_for text,
  -- Who let a parcel go that nobody had approved, and why.
  dropped_by   text,
  dropped_for  text,
  drop_reason  text,
  -- Why the ledger refused it.
  problem      jsonb,
  CONSTRAINT parcels_dropped_whole CHECK ((state = 'voided' AND approved_by IS NULL) = (dropped_by IS NOT NULL) AND (dropped_by IS NULL) = (drop_reason IS NULL)),
  CONSTRAINT parcels_approved_by_another CHECK (NOT ARRAY[approved_by, approved_for] && ARRAY[made_by, made_for]),
  CONSTRAINT parcels_approved_by_somebody CHECK (state IN ('made', 'voided') OR approved_by IS NOT NULL),
  CONSTRAINT parcels_number_once UNIQUE (batch_id, number),
  CONSTRAINT parcels_of_the_batch UNIQUE (batch_id, id),
  CONSTRAINT parcels_refused_with_a_reason CHECK (state <> 'refused' OR problem IS NOT NULL)
);
INSERT INTO allowed_moves (thing, from_state, to_state) VALUES
  ('parcels', 'made', 'asked'),
  ('parcels', 'made', 'voided'),
  ('parcels', 'asked', 'held'),
  ('parcels', 'asked', 'refused'),
  ('parcels', 'refused', 'voided'),
  ('parcels', 'held', 'released'),
  ('parcels', 'held', 'voided');

-- What was approved before there were parcels is one parcel each, by the batch's own id: so the ledger knows it.
INSERT INTO parcels (id, batch_id, number, state, count, total, made_by, made_at, approved_by, problem)
SELECT id, id, 1, CASE state WHEN 'approved' THEN 'asked' WHEN 'funded' THEN 'held' WHEN 'refused' THEN 'refused' ELSE 'released' END, count, total,
       made_by, made_at, approved_by, CASE state WHEN 'refused' THEN problem END
  FROM batches WHERE state <> 'draft';
CREATE TRIGGER parcels_move_allowed BEFORE UPDATE ON parcels FOR EACH ROW EXECUTE FUNCTION refuse_forbidden_move();

-- Approvers of each parcel, in the order in which they approved: of a first one those of its batch, of a later one as many as the parcel's own amount takes.
-- `approved_by` of the parcel is the last.
CREATE TABLE parcel_approvals (
  parcel_id    uuid        NOT NULL REFERENCES parcels,
  place        smallint    NOT NULL CONSTRAINT parcel_approvals_place CHECK (place BETWEEN 1 AND 3),
  approved_by  text        NOT NULL,
  -- In whose place (代岗); null where in his own.
  approved_for text,
  approved_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (parcel_id, place)
);
-- Who made the batch, who cut the parcel and its approvers are different people, and so are those in whose places they act.
CREATE FUNCTION refuse_same_parcel_approver() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM parcels c JOIN batches b ON b.id = c.batch_id WHERE c.id = NEW.parcel_id
                AND (NEW.approved_by IN (b.made_by, b.made_for, c.made_by, c.made_for)
                     OR NEW.approved_for IN (b.made_by, b.made_for, c.made_by, c.made_for)))
     OR EXISTS (SELECT FROM parcel_approvals a WHERE a.parcel_id = NEW.parcel_id
                   AND (NEW.approved_by IN (a.approved_by, a.approved_for) OR NEW.approved_for IN (a.approved_by, a.approved_for))) THEN
    RAISE EXCEPTION 'parcel % or its batch was made or approved before by %', NEW.parcel_id, NEW.approved_by
      USING ERRCODE = 'check_violation', CONSTRAINT = 'parcel_approvals_by_others';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER parcel_approvals_by_others BEFORE INSERT ON parcel_approvals FOR EACH ROW EXECUTE FUNCTION refuse_same_parcel_approver();

ALTER TABLE payments
  DROP CONSTRAINT payments_state,
  ADD CONSTRAINT payments_state CHECK (state IN ('ready', 'blocked', 'refused', 'withdrawn', 'sent', 'unknown', 'paid', 'failed', 'returned', 'corrected',
                                                 'resent', 'clawed_back', 'cancelled')),
  DROP CONSTRAINT payments_returned_with_a_reason,
  DROP CONSTRAINT payments_decided_with_a_day,
  ADD COLUMN parcel_id   uuid,
  -- ISO 20022 external reason code (AC01, BE01, MD07, ...) of a failure or return; `reason` says it in words, in Chinese.
  ADD COLUMN reason_code text CONSTRAINT payments_reason_code CHECK (reason_code ~ '^[A-Z0-9]{4}$'),
  ADD CONSTRAINT payments_of_the_parcel FOREIGN KEY (batch_id, parcel_id) REFERENCES parcels (batch_id, id),
  ADD CONSTRAINT payments_failed_with_a_reason CHECK (state NOT IN ('failed', 'returned') OR reason IS NOT NULL),
  ADD CONSTRAINT payments_decided_with_a_day CHECK (
    (state NOT IN ('paid', 'failed', 'returned', 'clawed_back', 'cancelled') OR decided_on IS NOT NULL)
    AND (state NOT IN ('ready', 'blocked', 'sent', 'unknown') OR decided_on IS NULL)),
  ADD CONSTRAINT payments_sent_in_a_parcel CHECK (state IN ('ready', 'blocked', 'refused', 'withdrawn') OR parcel_id IS NOT NULL) NOT VALID;
ALTER TABLE payments DISABLE TRIGGER payments_move_allowed;
UPDATE payments p SET parcel_id = p.batch_id FROM batches b WHERE b.id = p.batch_id AND b.state <> 'draft';
ALTER TABLE payments ENABLE TRIGGER payments_move_allowed;
ALTER TABLE payments VALIDATE CONSTRAINT payments_sent_in_a_parcel;
-- Nobody is paid twice for one award line, over all batches: a new attempt needs the last one back. `cancelled` was clawed back with its award, and is
-- never paid again.
DROP INDEX payments_award_paid_once;
CREATE UNIQUE INDEX payments_award_paid_once ON payments (award_id)
  WHERE state NOT IN ('refused', 'withdrawn', 'failed', 'returned', 'corrected', 'resent', 'clawed_back');
CREATE INDEX payments_by_parcel ON payments (parcel_id);

-- A payment joins a parcel before it is sent and stays in it; every other update is a move.
CREATE FUNCTION refuse_other_parcel() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'payment % is % in parcel %', OLD.id, OLD.state, OLD.parcel_id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_stay_in_their_parcel';
END $$;
DROP TRIGGER payments_move_allowed ON payments;
CREATE TRIGGER payments_move_allowed BEFORE UPDATE ON payments FOR EACH ROW
  WHEN (OLD.state <> NEW.state OR OLD.parcel_id IS NOT DISTINCT FROM NEW.parcel_id)
  EXECUTE FUNCTION refuse_forbidden_move();
-- A parcel that the ledger refused or voided lets its payments go: they wait for the next one.
CREATE TRIGGER payments_stay_in_their_parcel BEFORE UPDATE ON payments FOR EACH ROW
  WHEN (OLD.parcel_id IS DISTINCT FROM NEW.parcel_id AND NOT (OLD.state IN ('ready', 'blocked') AND NEW.state IN ('ready', 'blocked', 'withdrawn')))
  EXECUTE FUNCTION refuse_other_parcel();

-- Every move of a payment, written by the database itself: who and why stand in the transaction's settings (moved-by.ts), and without them nothing moves.
CREATE TABLE payment_moves (
  payment_id uuid        NOT NULL REFERENCES payments,
  place      smallint    NOT NULL,
  from_state text        NOT NULL,
  to_state   text        NOT NULL,
  moved_by   text        NOT NULL,
  -- In whose place (代岗); null where in his own.
  moved_for  text,
  reason     text        NOT NULL,
  moved_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (payment_id, place)
);
ALTER TABLE batch_moves ADD COLUMN moved_for text;
-- Its plans are made at its first call of a session, which may move one row, and serve those that move 10,000: never row against row.
CREATE FUNCTION keep_payment_moves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET enable_nestloop = off SET enable_seqscan = off AS $$
BEGIN
  IF coalesce(current_setting('fundtrace.moved_by', true), '') = '' OR coalesce(current_setting('fundtrace.moved_why', true), '') = '' THEN
    IF EXISTS (SELECT FROM new_rows n JOIN old_rows o USING (id) WHERE n.state <> o.state) THEN
      RAISE EXCEPTION 'a payment is moved by somebody and for a reason'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_moves_by_somebody';
    END IF;
    RETURN NULL;
  END IF;
  INSERT INTO payment_moves (payment_id, place, from_state, to_state, moved_by, moved_for, reason)
  SELECT n.id, 1 + (SELECT count(*) FROM payment_moves m WHERE m.payment_id = n.id), o.state, n.state,
         current_setting('fundtrace.moved_by'), nullif(current_setting('fundtrace.moved_for', true), ''),
         left(coalesce(CASE WHEN n.reason IS DISTINCT FROM o.reason THEN n.reason END, current_setting('fundtrace.moved_why')), 2000)
    FROM new_rows n JOIN old_rows o USING (id)
   WHERE n.state <> o.state;
  RETURN NULL;
END $$;
CREATE TRIGGER payment_moves_kept AFTER UPDATE ON payments
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_payment_moves();

-- Long work on a batch, such as checking or writing 100,000 lines: goes on in pages, shows how far it is, and whoever asks again after a crash goes on with it.
CREATE TABLE works (
  id         uuid        PRIMARY KEY,
  batch_id   uuid        NOT NULL REFERENCES batches,
  kind       text        NOT NULL CONSTRAINT works_kind CHECK (kind ~ '^[a-z_]{1,40}$'),
  -- What it works on where the batch alone does not say it: a file's id.
  subject    text        NOT NULL DEFAULT '',
  state      text        NOT NULL DEFAULT 'running' CONSTRAINT works_state CHECK (state IN ('running', 'done', 'failed')),
  done       integer     NOT NULL DEFAULT 0,
  of         integer     NOT NULL,
  asked_by   text        NOT NULL,
  problem    jsonb,
  -- The process that works on it; it is dead when it has not beaten for 15 seconds.
  owner      uuid        NOT NULL,
  beat_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at   timestamptz,
  CONSTRAINT works_done_within CHECK (done BETWEEN 0 AND of),
  CONSTRAINT works_failed_with_a_problem CHECK ((state = 'failed') = (problem IS NOT NULL)),
  CONSTRAINT works_ended_once CHECK ((state = 'running') = (ended_at IS NULL))
);
CREATE UNIQUE INDEX works_one_running ON works (batch_id, kind) WHERE state = 'running';

GRANT INSERT (id, fund_id, area_code, count, total, made_by, made_for, pay_on, traceparent),
      UPDATE (state, approved_by, problem, terms, pay_on, paused_from, round, notice_from, notice_until) ON batches TO {{app_role}};
GRANT INSERT (moved_for) ON batch_moves TO {{app_role}};
GRANT SELECT, INSERT (batch_id, round, place, approved_by, approved_for) ON batch_approvals TO {{app_role}};
GRANT SELECT, INSERT (parcel_id, place, approved_by, approved_for) ON parcel_approvals TO {{app_role}};
GRANT SELECT, INSERT (id, batch_id, number, count, total, made_by, made_for), UPDATE (state, approved_by, approved_for, dropped_by, dropped_for, drop_reason, problem) ON parcels TO {{app_role}};
GRANT UPDATE (parcel_id, reason_code) ON payments TO {{app_role}};
GRANT SELECT ON payment_moves TO {{app_role}};
GRANT SELECT, INSERT (id, batch_id, kind, subject, of, asked_by, owner), UPDATE (state, done, of, problem, owner, beat_at, ended_at) ON works TO {{app_role}};
