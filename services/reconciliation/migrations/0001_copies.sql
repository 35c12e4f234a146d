-- Our own copies of what the other services said, as they said it: one table per kind of fact, each fed by one topic only.
-- Topics arrive in any order, so nothing here refers to a copy from another topic; they are joined when a run reads them.
-- `sequence` is that of the event, which counts a fund's events of one topic without a gap.

-- allocation.plans.v1
CREATE TABLE plan_copies (
  plan_id      uuid     PRIMARY KEY,
  fund_id      text     NOT NULL,
  fund_name    text     NOT NULL,
  area_code    text     NOT NULL CONSTRAINT plan_copies_area_code CHECK (area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'),
  -- The areas that pay for the fund: they may see it.
  funder_areas text[]   NOT NULL,
  sequence     bigint   NOT NULL CONSTRAINT plan_copies_sequence_positive CHECK (sequence > 0)
);
CREATE INDEX plan_copies_of_fund ON plan_copies (fund_id, sequence);

CREATE TABLE arrival_copies (
  arrival_id      uuid          PRIMARY KEY,
  fund_id         text          NOT NULL,
  funder_id       text          NOT NULL,
  document_number text          NOT NULL,
  amount          numeric(21,2) NOT NULL CONSTRAINT arrival_copies_amount_positive CHECK (amount > 0),
  arrived_on      date          NOT NULL,
  sequence        bigint        NOT NULL CONSTRAINT arrival_copies_sequence_positive CHECK (sequence > 0)
);
CREATE INDEX arrival_copies_of_fund ON arrival_copies (fund_id);
-- Whose document is it that a bank line quotes?
CREATE INDEX arrival_copies_by_document ON arrival_copies (document_number);

-- ledger.transactions.v1: what moves cash or is on its way to.
CREATE TABLE ledger_copies (
  transaction_id uuid          PRIMARY KEY,
  fund_id        text          NOT NULL,
  number         bigint        NOT NULL,
  kind           text          NOT NULL CONSTRAINT ledger_copies_kind CHECK (kind IN ('arrival', 'release', 'settle', 'return')),
  -- 'arrival:<arrival_id>', 'settle:<payment_id>', ...
  reference      text          NOT NULL,
  payment_id     uuid,
  batch_id       uuid,
  -- The day in Shanghai, where days of public money end.
  effective_on   date          NOT NULL,
  -- All debits of the transaction.
  amount         numeric(21,2) NOT NULL CONSTRAINT ledger_copies_amount_positive CHECK (amount > 0),
  -- What left the cash accounts, net; what came in is negative.
  cash_paid_out  numeric(21,2) NOT NULL,
  sequence       bigint        NOT NULL CONSTRAINT ledger_copies_sequence_positive CHECK (sequence > 0),
  CONSTRAINT ledger_copies_number_once UNIQUE (fund_id, number),
  CONSTRAINT ledger_copies_names_its_payment CHECK ((kind = 'arrival') = (payment_id IS NULL) AND (payment_id IS NULL) = (batch_id IS NULL))
);
CREATE INDEX ledger_copies_of_payment ON ledger_copies (fund_id, payment_id);

-- disbursement.payments.v1
CREATE TABLE payment_copies (
  payment_id     uuid          PRIMARY KEY,
  fund_id        text          NOT NULL,
  batch_id       uuid          NOT NULL,
  -- Not unique here: that it should be is disbursement's word, and we believe nobody.
  reference      text          NOT NULL,
  beneficiary_id text          NOT NULL,
  amount         numeric(21,2) NOT NULL CONSTRAINT payment_copies_amount_positive CHECK (amount > 0),
  sequence       bigint        NOT NULL CONSTRAINT payment_copies_sequence_positive CHECK (sequence > 0)
);
CREATE INDEX payment_copies_of_fund ON payment_copies (fund_id);
-- Whose payment is it that a bank line quotes?
CREATE INDEX payment_copies_by_reference ON payment_copies (reference);

CREATE TABLE file_release_copies (
  fund_id     text   NOT NULL,
  sequence    bigint NOT NULL CONSTRAINT file_release_copies_sequence_positive CHECK (sequence > 0),
  batch_id    uuid   NOT NULL,
  file_sha256 text   NOT NULL CONSTRAINT file_release_copies_sha256 CHECK (file_sha256 ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (fund_id, sequence)
);
CREATE INDEX file_release_copies_of_batch ON file_release_copies (batch_id);

CREATE TABLE payment_result_copies (
  fund_id    text          NOT NULL,
  sequence   bigint        NOT NULL CONSTRAINT payment_result_copies_sequence_positive CHECK (sequence > 0),
  payment_id uuid          NOT NULL,
  outcome    text          NOT NULL CONSTRAINT payment_result_copies_outcome CHECK (outcome IN ('settled', 'returned')),
  amount     numeric(21,2) NOT NULL CONSTRAINT payment_result_copies_amount_positive CHECK (amount > 0),
  occurred_on date         NOT NULL,
  PRIMARY KEY (fund_id, sequence)
);
CREATE INDEX payment_result_copies_of_payment ON payment_result_copies (payment_id);

-- Copies are evidence: also for those whom rights do not bind, they are added to and never edited.
CREATE FUNCTION refuse_change_of_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'history_is_append_only';
END $$;
CREATE TRIGGER plan_copies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON plan_copies
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER arrival_copies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON arrival_copies
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER ledger_copies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_copies
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER payment_copies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_copies
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER file_release_copies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON file_release_copies
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER payment_result_copies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_result_copies
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

GRANT SELECT, INSERT ON plan_copies, arrival_copies, ledger_copies, payment_copies, file_release_copies, payment_result_copies TO {{app_role}};
