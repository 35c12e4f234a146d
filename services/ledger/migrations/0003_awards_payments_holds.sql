CREATE TABLE awards (
  id             uuid          PRIMARY KEY,
  fund_id        text          NOT NULL REFERENCES funds,
  plan_id        uuid          NOT NULL,
  beneficiary_id text          NOT NULL,
  amount         numeric(21,2) NOT NULL CONSTRAINT awards_amount_positive CHECK (amount > 0),
  CONSTRAINT awards_fund_key UNIQUE (fund_id, id)
);

-- Who pays for an award of a fund that is funded by award: no township ever pays for another's households.
CREATE TABLE award_parts (
  fund_id   text          NOT NULL,
  award_id  uuid          NOT NULL,
  funder_id text          NOT NULL,
  amount    numeric(21,2) NOT NULL CONSTRAINT award_parts_amount_positive CHECK (amount > 0),
  PRIMARY KEY (award_id, funder_id),
  FOREIGN KEY (fund_id, award_id) REFERENCES awards (fund_id, id),
  FOREIGN KEY (fund_id, funder_id) REFERENCES fund_shares (fund_id, funder_id)
);

CREATE TABLE payments (
  id       uuid          PRIMARY KEY,
  fund_id  text          NOT NULL,
  batch_id uuid          NOT NULL,
  award_id uuid          NOT NULL,
  amount   numeric(21,2) NOT NULL CONSTRAINT payments_amount_positive CHECK (amount > 0),
  state    text          NOT NULL DEFAULT 'held'
           CONSTRAINT payments_state CHECK (state IN ('held', 'in_transit', 'settled', 'returned')),
  FOREIGN KEY (fund_id, award_id) REFERENCES awards (fund_id, id),
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
  FOREIGN KEY (fund_id, payment_id) REFERENCES payments (fund_id, id),
  FOREIGN KEY (fund_id, account_code) REFERENCES accounts (fund_id, code)
);

CREATE FUNCTION add_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE accounts a SET held = a.held + n.amount
    FROM (SELECT fund_id, account_code, sum(amount) AS amount FROM new_holds WHERE state = 'pending' GROUP BY 1, 2) n
   WHERE a.fund_id = n.fund_id AND a.code = n.account_code;
  RETURN NULL;
END $$;
CREATE TRIGGER holds_added AFTER INSERT ON holds
  REFERENCING NEW TABLE AS new_holds FOR EACH STATEMENT EXECUTE FUNCTION add_holds();

CREATE FUNCTION end_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT FROM old_holds o JOIN new_holds n USING (payment_id, account_code)
              WHERE o.state <> 'pending' OR n.state = 'pending' OR n.amount <> o.amount) THEN
    RAISE EXCEPTION 'A hold ends once: pending, then posted or voided' USING ERRCODE = 'check_violation', CONSTRAINT = 'holds_end_once';
  END IF;
  UPDATE accounts a SET held = a.held - n.amount
    FROM (SELECT fund_id, account_code, sum(amount) AS amount FROM old_holds GROUP BY 1, 2) n
   WHERE a.fund_id = n.fund_id AND a.code = n.account_code;
  RETURN NULL;
END $$;
CREATE TRIGGER holds_ended AFTER UPDATE ON holds
  REFERENCING OLD TABLE AS old_holds NEW TABLE AS new_holds FOR EACH STATEMENT EXECUTE FUNCTION end_holds();

GRANT SELECT, INSERT ON awards, award_parts TO {{app_role}};
GRANT SELECT, INSERT, UPDATE (state) ON payments, holds TO {{app_role}};
