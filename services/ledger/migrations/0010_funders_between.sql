-- Between funders and with those who were paid: money that one funder advances for another, payments that were not due and are claimed back.
-- Interest and fees of the dedicated account need no tables: their records in the journal say all about them.

-- Money of one funder in the place of another that is in arrears. Repaid before anything else when the other's money arrives.
CREATE TABLE advances (
  id              uuid          PRIMARY KEY,
  fund_id         text          NOT NULL,
  -- Given under the shard's lock: the age of an advance, by which it is repaid.
  ordinal         bigint        GENERATED ALWAYS AS IDENTITY,
  lender_id       text          NOT NULL,
  borrower_id     text          NOT NULL,
  amount          numeric(21,2) NOT NULL CONSTRAINT advances_amount_positive CHECK (amount > 0),
  advanced_on     date          NOT NULL,
  document_number text          NOT NULL,
  reason          text          NOT NULL,
  asked_by        text          NOT NULL,
  recorded_at     timestamptz   NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT advances_between_two CHECK (lender_id <> borrower_id),
  CONSTRAINT advances_fund_key UNIQUE (fund_id, id),
  CONSTRAINT advances_lender_of_the_fund FOREIGN KEY (fund_id, lender_id) REFERENCES fund_shares (fund_id, funder_id),
  CONSTRAINT advances_borrower_of_the_fund FOREIGN KEY (fund_id, borrower_id) REFERENCES fund_shares (fund_id, funder_id)
);
CREATE INDEX advances_of_borrower ON advances (fund_id, borrower_id, ordinal);

CREATE TABLE advance_repayments (
  fund_id     text          NOT NULL,
  advance_id  uuid          NOT NULL,
  -- The arrival or identification that brought the money, or a repayment by itself.
  cause_id    uuid          NOT NULL,
  amount      numeric(21,2) NOT NULL CONSTRAINT advance_repayments_amount_positive CHECK (amount > 0),
  PRIMARY KEY (advance_id, cause_id),
  CONSTRAINT advance_repayments_of_the_fund FOREIGN KEY (fund_id, advance_id) REFERENCES advances (fund_id, id)
);
CREATE FUNCTION check_repayments() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  broken text;
BEGIN
  SELECT min(id::text) INTO broken
    FROM (SELECT a.id FROM (SELECT DISTINCT advance_id FROM new_repayments) n
            JOIN advances a ON a.id = n.advance_id JOIN advance_repayments r ON r.advance_id = a.id
           GROUP BY a.id HAVING sum(r.amount) > a.amount) beyond;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'Advance % is repaid beyond what it is', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'advances_repaid_within_amount';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER advances_repaid_within_amount AFTER INSERT ON advance_repayments
  REFERENCING NEW TABLE AS new_repayments FOR EACH STATEMENT EXECUTE FUNCTION check_repayments();

-- A settled payment that was not due (追回): what its beneficiary owes back, once.
CREATE TABLE clawbacks (
  id              uuid          PRIMARY KEY,
  fund_id         text          NOT NULL,
  payment_id      uuid          NOT NULL CONSTRAINT clawbacks_payment_once UNIQUE,
  beneficiary_id  text          NOT NULL,
  amount          numeric(21,2) NOT NULL,
  -- Whether the award can be paid again, or goes back to the appropriation.
  award           text          NOT NULL CONSTRAINT clawbacks_award CHECK (award IN ('payable_again', 'cancelled')),
  ground          text          NOT NULL CONSTRAINT clawbacks_ground CHECK (ground IN ('not_eligible', 'died', 'paid_twice', 'wrong_payee', 'other')),
  clawed_back_on  date          NOT NULL,
  document_number text          NOT NULL,
  reason          text          NOT NULL,
  asked_by        text          NOT NULL,
  recorded_at     timestamptz   NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT clawbacks_fund_key UNIQUE (fund_id, id)
);
CREATE INDEX clawbacks_of_fund ON clawbacks (fund_id, recorded_at, id);
-- The whole payment: an award is paid whole, and comes back whole.
ALTER TABLE payments ADD CONSTRAINT payments_amount_key UNIQUE (fund_id, id, amount);
ALTER TABLE clawbacks ADD CONSTRAINT clawbacks_of_the_payment FOREIGN KEY (fund_id, payment_id, amount) REFERENCES payments (fund_id, id, amount);

-- Money that came back of a clawback: whole, or in parts.
CREATE TABLE recoveries (
  id              uuid          PRIMARY KEY,
  fund_id         text          NOT NULL,
  clawback_id     uuid          NOT NULL,
  amount          numeric(21,2) NOT NULL CONSTRAINT recoveries_amount_positive CHECK (amount > 0),
  recovered_on    date          NOT NULL,
  document_number text          NOT NULL,
  asked_by        text          NOT NULL,
  recorded_at     timestamptz   NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT recoveries_of_the_fund FOREIGN KEY (fund_id, clawback_id) REFERENCES clawbacks (fund_id, id)
);
CREATE INDEX recoveries_of_clawback ON recoveries (clawback_id);
CREATE FUNCTION check_recoveries() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  broken text;
BEGIN
  SELECT min(id::text) INTO broken
    FROM (SELECT c.id FROM (SELECT DISTINCT clawback_id FROM new_recoveries) n
            JOIN clawbacks c ON c.id = n.clawback_id JOIN recoveries r ON r.clawback_id = c.id
           GROUP BY c.id HAVING sum(r.amount) > c.amount) beyond;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'More came back of clawback % than was paid', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'clawbacks_recovered_within_amount';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER clawbacks_recovered_within_amount AFTER INSERT ON recoveries
  REFERENCING NEW TABLE AS new_recoveries FOR EACH STATEMENT EXECUTE FUNCTION check_recoveries();

-- A settled payment ends as claimed back: its award can be paid again (clawed_back) or never more (cancelled).
ALTER TABLE payments
  DROP CONSTRAINT payments_state,
  ADD CONSTRAINT payments_state CHECK (state IN ('held', 'in_transit', 'settled', 'returned', 'clawed_back', 'cancelled'));
DROP INDEX payments_award_paid_once;
CREATE UNIQUE INDEX payments_award_paid_once ON payments (award_id) WHERE state NOT IN ('returned', 'clawed_back');
DROP TRIGGER payments_go_forward ON payments;
CREATE OR REPLACE FUNCTION refuse_change_of_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Payment % is %; a payment goes from held to in transit to settled or returned, and from settled to clawed back or cancelled', OLD.id, OLD.state
    USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_go_forward';
END $$;
CREATE TRIGGER payments_go_forward BEFORE UPDATE ON payments FOR EACH ROW
  WHEN ((OLD.state, NEW.state) NOT IN (('held', 'in_transit'), ('in_transit', 'settled'), ('in_transit', 'returned'),
                                       ('settled', 'clawed_back'), ('settled', 'cancelled'))
        OR (OLD.id, OLD.fund_id, OLD.batch_id, OLD.award_id, OLD.amount, OLD.held_after)
           IS DISTINCT FROM (NEW.id, NEW.fund_id, NEW.batch_id, NEW.award_id, NEW.amount, NEW.held_after))
  EXECUTE FUNCTION refuse_change_of_payment();

-- A payment's holds go before it, and so does its clawback: a state that its money is not in cannot be written.
CREATE OR REPLACE FUNCTION check_holds_of_payments() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  broken text;
BEGIN
  SELECT min(n.id::text) INTO broken
    FROM new_payments n LEFT JOIN holds h ON h.payment_id = n.id
   WHERE h.state IS DISTINCT FROM CASE WHEN h.account_code LIKE 'awarded:%' OR n.state IN ('settled', 'clawed_back', 'cancelled') THEN 'posted'
                                       WHEN n.state = 'returned' THEN 'voided' ELSE 'pending' END;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'The holds of payment % have not gone before it', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_follow_their_holds';
  END IF;
  SELECT min(n.id::text) INTO broken
    FROM new_payments n LEFT JOIN clawbacks c ON c.payment_id = n.id
   WHERE n.state IN ('clawed_back', 'cancelled')
     AND c.award IS DISTINCT FROM CASE n.state WHEN 'cancelled' THEN 'cancelled' ELSE 'payable_again' END;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'Payment % was not claimed back in this way', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_follow_their_clawbacks';
  END IF;
  RETURN NULL;
END $$;

-- What moves cash without being a payment is little; a trace reads it all, and reads of payments only the one it follows (trace-lines.ts).
CREATE INDEX transactions_beside_payments ON transactions (fund_id, journal_id)
  WHERE kind IN ('arrival', 'identified', 'refund', 'carry', 'advance', 'recovery', 'interest', 'fee');

CREATE TRIGGER advances_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON advances
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER advance_repayments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON advance_repayments
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER clawbacks_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON clawbacks
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER recoveries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON recoveries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

GRANT SELECT, INSERT (id, fund_id, lender_id, borrower_id, amount, advanced_on, document_number, reason, asked_by) ON advances TO {{app_role}};
GRANT SELECT, INSERT ON advance_repayments TO {{app_role}};
GRANT SELECT, INSERT (id, fund_id, payment_id, beneficiary_id, amount, award, ground, clawed_back_on, document_number, reason, asked_by) ON clawbacks TO {{app_role}};
GRANT SELECT, INSERT (id, fund_id, clawback_id, amount, recovered_on, document_number, asked_by) ON recoveries TO {{app_role}};

-- An arrival is asked for by its own id, without its fund.
CREATE INDEX transactions_of_arrivals ON transactions (reference) WHERE kind = 'arrival';
