-- What people say of single payments, and what two officers decide of them.

-- Somebody of the public objects to a line in notice; an officer writes it down, and the line is held until another one has decided.
CREATE TABLE objections (
  id              uuid PRIMARY KEY,
  payment_id      uuid        NOT NULL REFERENCES payments,
  -- Masked; who it was, what was said and what was answered is sealed.
  objector_shown  text        NOT NULL,
  objector_sealed text        NOT NULL,
  text_sealed     text        NOT NULL,
  -- In Shanghai.
  raised_on       date        NOT NULL,
  recorded_by     text        NOT NULL,
  recorded_for    text,
  recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  decision        text CONSTRAINT objections_decision CHECK (decision IN ('upheld', 'dismissed')),
  answer_sealed   text,
  decided_by      text,
  decided_for     text,
  decided_at      timestamptz,
  CONSTRAINT objections_decided_whole CHECK (num_nonnulls(decision, answer_sealed, decided_by, decided_at) IN (0, 4)),
  CONSTRAINT objections_decided_by_another CHECK (NOT ARRAY[decided_by, decided_for] && ARRAY[recorded_by, recorded_for])
);
CREATE INDEX objections_by_payment ON objections (payment_id);
CREATE FUNCTION refuse_second_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% % is decided', TG_TABLE_NAME, OLD.id
    USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_decided_once';
END $$;
CREATE TRIGGER objections_decided_once BEFORE UPDATE ON objections FOR EACH ROW
  WHEN (OLD.decision IS NOT NULL) EXECUTE FUNCTION refuse_second_decision();

-- What became of a payment of which the bank cannot say: one officer says it with a document, another confirms it. Never sent again by itself.
CREATE TABLE unknown_decisions (
  id              uuid PRIMARY KEY,
  payment_id      uuid        NOT NULL REFERENCES payments,
  outcome         text        NOT NULL CONSTRAINT unknown_decisions_outcome CHECK (outcome IN ('paid', 'failed', 'returned')),
  decided_on      date        NOT NULL,
  document_number text        NOT NULL,
  reason          text        NOT NULL,
  said_by         text        NOT NULL,
  said_for        text,
  said_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
  state           text        NOT NULL DEFAULT 'asked' CONSTRAINT unknown_decisions_state CHECK (state IN ('asked', 'approved', 'rejected')),
  answered_by     text,
  answered_for    text,
  answered_at     timestamptz,
  CONSTRAINT unknown_decisions_answered_whole CHECK (num_nonnulls(answered_by, answered_at) = CASE state WHEN 'asked' THEN 0 ELSE 2 END),
  CONSTRAINT unknown_decisions_by_another CHECK (NOT ARRAY[answered_by, answered_for] && ARRAY[said_by, said_for])
);
CREATE UNIQUE INDEX unknown_decisions_one_open ON unknown_decisions (payment_id) WHERE state = 'asked';
CREATE TRIGGER unknown_decisions_decided_once BEFORE UPDATE ON unknown_decisions FOR EACH ROW
  WHEN (OLD.state <> 'asked') EXECUTE FUNCTION refuse_second_decision();

-- A paid payment that was not due (追回): asked for by one officer, approved by another, posted by the ledger; the payment moves with its answer.
CREATE TABLE clawbacks (
  id              uuid PRIMARY KEY,
  payment_id      uuid        NOT NULL REFERENCES payments,
  award           text        NOT NULL CONSTRAINT clawbacks_award CHECK (award IN ('payable_again', 'cancelled')),
  ground          text        NOT NULL CONSTRAINT clawbacks_ground CHECK (ground IN ('not_eligible', 'died', 'paid_twice', 'wrong_payee', 'other')),
  clawed_back_on  date        NOT NULL,
  document_number text        NOT NULL,
  reason          text        NOT NULL,
  asked_by        text        NOT NULL,
  asked_for       text,
  asked_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  state           text        NOT NULL DEFAULT 'asked' CONSTRAINT clawbacks_state CHECK (state IN ('asked', 'approved', 'posted', 'refused', 'rejected')),
  answered_by     text,
  answered_for    text,
  answered_at     timestamptz,
  -- Why the ledger refused it.
  problem         jsonb,
  CONSTRAINT clawbacks_answered_whole CHECK (num_nonnulls(answered_by, answered_at) = CASE state WHEN 'asked' THEN 0 ELSE 2 END),
  CONSTRAINT clawbacks_by_another CHECK (NOT ARRAY[answered_by, answered_for] && ARRAY[asked_by, asked_for]),
  CONSTRAINT clawbacks_refused_with_a_reason CHECK ((state = 'refused') = (problem IS NOT NULL))
);
CREATE UNIQUE INDEX clawbacks_one_open ON clawbacks (payment_id) WHERE state IN ('asked', 'approved', 'posted');
INSERT INTO allowed_moves (thing, from_state, to_state) VALUES
  ('clawbacks', 'asked', 'approved'),
  ('clawbacks', 'asked', 'rejected'),
  ('clawbacks', 'approved', 'posted'),
  ('clawbacks', 'approved', 'refused');
CREATE TRIGGER clawbacks_move_allowed BEFORE UPDATE ON clawbacks FOR EACH ROW EXECUTE FUNCTION refuse_forbidden_move();

GRANT SELECT, INSERT (id, payment_id, objector_shown, objector_sealed, text_sealed, raised_on, recorded_by, recorded_for),
      UPDATE (decision, answer_sealed, decided_by, decided_for, decided_at) ON objections TO {{app_role}};
GRANT SELECT, INSERT (id, payment_id, outcome, decided_on, document_number, reason, said_by, said_for),
      UPDATE (state, answered_by, answered_for, answered_at) ON unknown_decisions TO {{app_role}};
GRANT SELECT, INSERT (id, payment_id, award, ground, clawed_back_on, document_number, reason, asked_by, asked_for),
      UPDATE (state, answered_by, answered_for, answered_at, problem) ON clawbacks TO {{app_role}};
