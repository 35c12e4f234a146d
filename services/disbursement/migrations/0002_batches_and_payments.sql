-- Which state may follow which; the same table stands in the domain. A move that is not here is refused by the trigger below.
CREATE TABLE allowed_moves (
  thing      text NOT NULL,
  from_state text NOT NULL,
  to_state   text NOT NULL,
  PRIMARY KEY (thing, from_state, to_state)
);
INSERT INTO allowed_moves (thing, from_state, to_state) VALUES
  ('batches', 'draft', 'approved'),
  ('batches', 'approved', 'funded'),
  ('batches', 'approved', 'refused'),
  ('batches', 'funded', 'released'),
  ('batches', 'released', 'paid'),
  ('batches', 'released', 'partly_paid'),
  ('payments', 'ready', 'refused'),
  ('payments', 'ready', 'sent'),
  ('payments', 'sent', 'paid'),
  ('payments', 'sent', 'returned');

CREATE TABLE batches (
  id          uuid PRIMARY KEY,
  fund_id     text          NOT NULL REFERENCES funds,
  -- Of the fund: the treasury whose batch this is.
  area_code   text          NOT NULL,
  state       text          NOT NULL DEFAULT 'draft'
              CONSTRAINT batches_state CHECK (state IN ('draft', 'approved', 'funded', 'refused', 'released', 'paid', 'partly_paid')),
  -- The ledger takes the holds of a batch in one request, which has room for so many.
  count       integer       NOT NULL CONSTRAINT batches_count_fits_a_request CHECK (count BETWEEN 1 AND 10000),
  total       numeric(21,2) NOT NULL CONSTRAINT batches_total_positive CHECK (total > 0),
  made_by     text          NOT NULL,
  made_at     timestamptz   NOT NULL DEFAULT clock_timestamp(),
  approved_by text CONSTRAINT batches_approved_by_another CHECK (approved_by <> made_by),
  -- Why the ledger refused it.
  problem     jsonb,
  CONSTRAINT batches_approved_when_not_draft CHECK ((state = 'draft') = (approved_by IS NULL)),
  CONSTRAINT batches_refused_with_a_reason CHECK ((state = 'refused') = (problem IS NOT NULL))
);
CREATE INDEX batches_by_fund ON batches (fund_id, made_at);

-- Who moved a batch, when and why; never edited.
CREATE TABLE batch_moves (
  batch_id   uuid        NOT NULL REFERENCES batches,
  place      smallint    NOT NULL,
  from_state text,
  to_state   text        NOT NULL,
  moved_by   text        NOT NULL,
  reason     text        NOT NULL,
  moved_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (batch_id, place)
);

CREATE SEQUENCE payment_references;

CREATE TABLE payments (
  id         uuid PRIMARY KEY,
  batch_id   uuid          NOT NULL REFERENCES batches,
  award_id   uuid          NOT NULL,
  attempt    smallint      NOT NULL CONSTRAINT payments_attempt_positive CHECK (attempt > 0),
  -- What the bank quotes on its result file and statement.
  reference  text          NOT NULL CONSTRAINT payments_reference_once UNIQUE
             CONSTRAINT payments_reference_fits_the_bank CHECK (length(reference) <= 35),
  amount     numeric(21,2) NOT NULL CONSTRAINT payments_amount_positive CHECK (amount > 0),
  state      text          NOT NULL DEFAULT 'ready'
             CONSTRAINT payments_state CHECK (state IN ('ready', 'refused', 'sent', 'paid', 'returned')),
  -- The bank's day and, for a return, its reason.
  decided_on date,
  reason     text,
  CONSTRAINT payments_attempt_once UNIQUE (award_id, attempt),
  CONSTRAINT payments_award_whole FOREIGN KEY (award_id, amount) REFERENCES awards (id, amount),
  CONSTRAINT payments_returned_with_a_reason CHECK ((state = 'returned') = (reason IS NOT NULL)),
  CONSTRAINT payments_decided_with_a_day CHECK ((state IN ('paid', 'returned')) = (decided_on IS NOT NULL))
);
-- Nobody is paid twice for one award line, over all batches: a new attempt needs the last one back.
CREATE UNIQUE INDEX payments_award_paid_once ON payments (award_id) WHERE state NOT IN ('refused', 'returned');
CREATE INDEX payments_by_batch ON payments (batch_id, reference);

-- Every change of a row is a move: what the bank decided is not edited afterwards.
CREATE FUNCTION refuse_forbidden_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM allowed_moves WHERE thing = TG_TABLE_NAME AND from_state = OLD.state AND to_state = NEW.state) THEN
    RAISE EXCEPTION '% cannot move from % to %', TG_TABLE_NAME, OLD.state, NEW.state
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_move_allowed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER batches_move_allowed BEFORE UPDATE ON batches FOR EACH ROW EXECUTE FUNCTION refuse_forbidden_move();
CREATE TRIGGER payments_move_allowed BEFORE UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION refuse_forbidden_move();

CREATE FUNCTION refuse_other_approver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'batch % was approved by %', OLD.id, OLD.approved_by
    USING ERRCODE = 'check_violation', CONSTRAINT = 'batches_approver_kept';
END $$;
CREATE TRIGGER batches_approver_kept BEFORE UPDATE ON batches FOR EACH ROW
  WHEN (OLD.approved_by <> NEW.approved_by) EXECUTE FUNCTION refuse_other_approver();

GRANT SELECT ON allowed_moves TO {{app_role}};
GRANT USAGE ON SEQUENCE payment_references TO {{app_role}};
-- What is not granted takes its default: a batch begins as a draft, a payment as ready, and times are the database's own.
GRANT SELECT, INSERT (id, fund_id, area_code, count, total, made_by), UPDATE (state, approved_by, problem)
   ON batches TO {{app_role}};
GRANT SELECT, INSERT (batch_id, place, from_state, to_state, moved_by, reason) ON batch_moves TO {{app_role}};
GRANT SELECT, INSERT (id, batch_id, award_id, attempt, reference, amount), UPDATE (state, decided_on, reason)
   ON payments TO {{app_role}};
