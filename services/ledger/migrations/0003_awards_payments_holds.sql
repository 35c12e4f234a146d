CREATE TABLE awards (
  id             uuid          PRIMARY KEY,
  fund_id        text          NOT NULL REFERENCES funds,
  plan_id        uuid          NOT NULL,
  beneficiary_id text          NOT NULL,
  amount         numeric(21,2) NOT NULL CONSTRAINT awards_amount_positive CHECK (amount > 0),
  CONSTRAINT awards_fund_key UNIQUE (fund_id, id),
  CONSTRAINT awards_amount_key UNIQUE (fund_id, id, amount)
);

-- Who pays for an award of a fund that is funded by award: no township ever pays for another's households.
CREATE TABLE award_parts (
  fund_id   text          NOT NULL,
  award_id  uuid          NOT NULL,
  funder_id text          NOT NULL,
  amount    numeric(21,2) NOT NULL CONSTRAINT award_parts_amount_positive CHECK (amount > 0),
  PRIMARY KEY (award_id, funder_id),
  CONSTRAINT award_parts_award_of_the_fund FOREIGN KEY (fund_id, award_id) REFERENCES awards (fund_id, id),
  CONSTRAINT award_parts_funder_of_the_fund FOREIGN KEY (fund_id, funder_id) REFERENCES fund_shares (fund_id, funder_id)
);

CREATE TABLE payments (
  id       uuid          PRIMARY KEY,
  fund_id  text          NOT NULL,
  batch_id uuid          NOT NULL,
  award_id uuid          NOT NULL,
  amount   numeric(21,2) NOT NULL CONSTRAINT payments_amount_positive CHECK (amount > 0),
  state    text          NOT NULL DEFAULT 'held'
           CONSTRAINT payments_state CHECK (state IN ('held', 'in_transit', 'settled', 'returned')),
  -- The number of the fund's last transaction when it was held: its place among plans and returns, which disturb the split.
  held_after bigint      NOT NULL,
  -- An award is paid whole: neither more nor less.
  CONSTRAINT payments_pay_the_award FOREIGN KEY (fund_id, award_id, amount) REFERENCES awards (fund_id, id, amount),
  CONSTRAINT payments_fund_key UNIQUE (fund_id, id)
);
-- Nobody is paid twice for one award, over all batches: a new attempt needs the old one back.
CREATE UNIQUE INDEX payments_award_paid_once ON payments (award_id) WHERE state <> 'returned';
CREATE INDEX payments_of_batch ON payments (batch_id);

-- A payment holds its award, and the cash of each funder in the part that the ledger computed.
CREATE TABLE holds (
  payment_id   uuid          NOT NULL,
  fund_id      text          NOT NULL,
  account_code text          NOT NULL,
  amount       numeric(21,2) NOT NULL CONSTRAINT holds_amount_positive CHECK (amount > 0),
  state        text          NOT NULL DEFAULT 'pending' CONSTRAINT holds_state CHECK (state IN ('pending', 'posted', 'voided')),
  PRIMARY KEY (payment_id, account_code),
  CONSTRAINT holds_payment_of_the_fund FOREIGN KEY (fund_id, payment_id) REFERENCES payments (fund_id, id),
  CONSTRAINT holds_account_of_the_fund FOREIGN KEY (fund_id, account_code) REFERENCES accounts (fund_id, code)
);

-- All holds of a payment are added in one statement: its whole amount on its award, and once more on the funders' cash.
CREATE FUNCTION add_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  broken text;
BEGIN
  SELECT min(id::text) INTO broken
    FROM (SELECT p.id
            FROM (SELECT DISTINCT payment_id FROM new_holds) n
            JOIN payments p ON p.id = n.payment_id
            JOIN awards w ON w.id = p.award_id
            JOIN holds h ON h.payment_id = p.id
           GROUP BY p.id, w.id
          HAVING sum(h.amount) FILTER (WHERE h.account_code = 'awarded:' || w.beneficiary_id) IS DISTINCT FROM p.amount
              OR sum(h.amount) FILTER (WHERE h.account_code LIKE 'cash:%') IS DISTINCT FROM p.amount
              OR sum(h.amount) <> 2 * p.amount) uncovered;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'The holds of payment % are not its amount on its award and on cash', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'holds_cover_their_payment';
  END IF;

  UPDATE accounts a SET held = a.held + n.amount
    FROM (SELECT fund_id, account_code, sum(amount) AS amount FROM new_holds WHERE state = 'pending' GROUP BY 1, 2) n
   WHERE a.fund_id = n.fund_id AND a.code = n.account_code;
  RETURN NULL;
END $$;
CREATE TRIGGER holds_added AFTER INSERT ON holds
  REFERENCING NEW TABLE AS new_holds FOR EACH STATEMENT EXECUTE FUNCTION add_holds();

CREATE FUNCTION refuse_change_of_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A hold of payment % ends once: pending, then posted or voided', OLD.payment_id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'holds_end_once';
END $$;
CREATE TRIGGER holds_end_once BEFORE UPDATE ON holds FOR EACH ROW
  WHEN (OLD.state <> 'pending' OR NEW.state = 'pending'
        OR (OLD.payment_id, OLD.fund_id, OLD.account_code, OLD.amount) IS DISTINCT FROM (NEW.payment_id, NEW.fund_id, NEW.account_code, NEW.amount))
  EXECUTE FUNCTION refuse_change_of_hold();

CREATE FUNCTION end_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE accounts a SET held = a.held - n.amount
    FROM (SELECT fund_id, account_code, sum(amount) AS amount FROM old_holds GROUP BY 1, 2) n
   WHERE a.fund_id = n.fund_id AND a.code = n.account_code;
  RETURN NULL;
END $$;
CREATE TRIGGER holds_ended AFTER UPDATE ON holds
  REFERENCING OLD TABLE AS old_holds FOR EACH STATEMENT EXECUTE FUNCTION end_holds();

CREATE FUNCTION refuse_change_of_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Payment % is %; a payment goes from held to in transit to settled or returned', OLD.id, OLD.state
    USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_go_forward';
END $$;
CREATE TRIGGER payments_go_forward BEFORE UPDATE ON payments FOR EACH ROW
  WHEN ((OLD.state, NEW.state) NOT IN (('held', 'in_transit'), ('in_transit', 'settled'), ('in_transit', 'returned'))
        OR (OLD.id, OLD.fund_id, OLD.batch_id, OLD.award_id, OLD.amount, OLD.held_after)
           IS DISTINCT FROM (NEW.id, NEW.fund_id, NEW.batch_id, NEW.award_id, NEW.amount, NEW.held_after))
  EXECUTE FUNCTION refuse_change_of_payment();

-- A payment's holds go before it: a state that its money is not in cannot be written.
CREATE FUNCTION check_holds_of_payments() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  broken text;
BEGIN
  SELECT min(n.id::text) INTO broken
    FROM new_payments n LEFT JOIN holds h ON h.payment_id = n.id
   WHERE h.state IS DISTINCT FROM CASE WHEN h.account_code LIKE 'awarded:%' OR n.state = 'settled' THEN 'posted'
                                       WHEN n.state = 'returned' THEN 'voided' ELSE 'pending' END;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'The holds of payment % have not gone before it', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_follow_their_holds';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payments_follow_their_holds AFTER UPDATE ON payments
  REFERENCING NEW TABLE AS new_payments FOR EACH STATEMENT EXECUTE FUNCTION check_holds_of_payments();

CREATE TRIGGER awards_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON awards
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER award_parts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON award_parts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER payments_never_removed BEFORE DELETE OR TRUNCATE ON payments
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER holds_never_removed BEFORE DELETE OR TRUNCATE ON holds
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

GRANT SELECT, INSERT ON awards, award_parts TO {{app_role}};
-- No right to write a state at the start: every payment begins held, every hold pending.
GRANT SELECT, INSERT (id, fund_id, batch_id, award_id, amount, held_after), UPDATE (state) ON payments TO {{app_role}};
GRANT SELECT, INSERT (payment_id, fund_id, account_code, amount), UPDATE (state) ON holds TO {{app_role}};
