-- What changes of payments beside their straight road: holds that end before the bank's file, and money that comes back after it settled.

-- A payment that was held and will not be released. Its award and the cash are free; the same payment may be held once more, in another batch.
CREATE TABLE payment_voids (
  payment_id uuid        NOT NULL,
  fund_id    text        NOT NULL,
  batch_id   uuid        NOT NULL,
  reason     text        NOT NULL,
  -- The event that asked for it.
  event_id   uuid        NOT NULL,
  -- The number of the fund's last transaction: its place among what disturbs the split.
  after_number bigint    NOT NULL,
  voided_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (payment_id, batch_id),
  CONSTRAINT payment_voids_of_the_fund FOREIGN KEY (fund_id, payment_id) REFERENCES payments (fund_id, id)
);
CREATE INDEX payment_voids_of_batch ON payment_voids (batch_id);
CREATE INDEX payment_voids_of_fund ON payment_voids (fund_id, after_number);
CREATE TRIGGER payment_voids_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_voids
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

-- The holds of a voided payment stay as its history, beside those that it may have later.
ALTER TABLE holds
  ADD COLUMN voided_of uuid,
  DROP CONSTRAINT holds_of_a_payment_or_a_record,
  DROP CONSTRAINT holds_end_in_a_record,
  ADD CONSTRAINT holds_of_a_payment_or_a_record CHECK (num_nonnulls(payment_id, voided_of, placed_in) = 1),
  ADD CONSTRAINT holds_end_in_a_record CHECK (placed_in IS NULL OR (state = 'pending') = (ended_in IS NULL) AND (state = 'posted') = (posted > 0)),
  ADD CONSTRAINT holds_voided_with_their_payment CHECK (voided_of IS NULL OR state = 'voided'),
  ADD CONSTRAINT holds_voided_payment_of_the_fund FOREIGN KEY (fund_id, voided_of) REFERENCES payments (fund_id, id);
DROP TRIGGER holds_end_once ON holds;
CREATE TRIGGER holds_end_once BEFORE UPDATE ON holds FOR EACH ROW
  WHEN (OLD.state <> 'pending' OR NEW.state = 'pending'
        OR (OLD.id, OLD.fund_id, OLD.account_code, OLD.amount, OLD.expires_at, OLD.placed_in)
           IS DISTINCT FROM (NEW.id, NEW.fund_id, NEW.account_code, NEW.amount, NEW.expires_at, NEW.placed_in)
        OR (NEW.payment_id, NEW.voided_of) IS DISTINCT FROM (OLD.payment_id, NULL::uuid)
           AND NOT (NEW.payment_id IS NULL AND NEW.voided_of IS NOT DISTINCT FROM OLD.payment_id))
  EXECUTE FUNCTION refuse_change_of_hold();

ALTER TABLE payments
  DROP CONSTRAINT payments_state,
  ADD CONSTRAINT payments_state CHECK (state IN (
    'held', 'in_transit', 'settled', 'returned', 'returned_late', 'clawed_back', 'cancelled', 'voided'));
DROP INDEX payments_award_paid_once;
-- Nobody is paid twice for one award, over all batches: a new attempt needs the old one back.
CREATE UNIQUE INDEX payments_award_paid_once ON payments (award_id) WHERE state NOT IN ('returned', 'returned_late', 'clawed_back', 'voided');
-- Their settlements and returns move cash and are traced by themselves; they are few.
CREATE INDEX payments_returned_late ON payments (fund_id) WHERE state = 'returned_late';

DROP TRIGGER payments_go_forward ON payments;
CREATE OR REPLACE FUNCTION refuse_change_of_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Payment % is %; a payment goes from held to in transit to settled or returned, from settled to returned late, clawed back or cancelled, and from held to voided, to be held anew', OLD.id, OLD.state
    USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_go_forward';
END $$;
CREATE TRIGGER payments_go_forward BEFORE UPDATE ON payments FOR EACH ROW
  WHEN ((OLD.state, NEW.state) NOT IN (('held', 'in_transit'), ('in_transit', 'settled'), ('in_transit', 'returned'), ('settled', 'returned_late'),
                                       ('settled', 'clawed_back'), ('settled', 'cancelled'), ('held', 'voided'), ('voided', 'held'))
        OR (OLD.id, OLD.fund_id, OLD.award_id, OLD.amount) IS DISTINCT FROM (NEW.id, NEW.fund_id, NEW.award_id, NEW.amount)
        OR OLD.state <> 'voided' AND (OLD.batch_id, OLD.held_after, OLD.held_at) IS DISTINCT FROM (NEW.batch_id, NEW.held_after, NEW.held_at))
  EXECUTE FUNCTION refuse_change_of_payment();

-- A payment's holds go before it, and so do its clawback and its void: a state that its money is not in cannot be written.
CREATE OR REPLACE FUNCTION check_holds_of_payments() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  broken text;
BEGIN
  SELECT min(n.id::text) INTO broken
    FROM new_payments n LEFT JOIN holds h ON h.payment_id = n.id
   WHERE h.state IS DISTINCT FROM CASE
           WHEN n.state = 'voided' THEN NULL
           WHEN n.state = 'held' THEN 'pending'
           WHEN h.account_code LIKE 'awarded:%' OR n.state IN ('settled', 'returned_late', 'clawed_back', 'cancelled') THEN 'posted'
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
  SELECT min(n.id::text) INTO broken
    FROM new_payments n
   WHERE n.state = 'voided' AND NOT EXISTS (SELECT FROM payment_voids v WHERE v.payment_id = n.id AND v.batch_id = n.batch_id);
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'Nobody asked to void payment %', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_follow_their_voids';
  END IF;
  RETURN NULL;
END $$;

-- Of a payment that the close before had listed, the close says also that it was voided.
ALTER TABLE period_in_transit
  DROP CONSTRAINT period_in_transit_state,
  ADD CONSTRAINT period_in_transit_state CHECK (state IN ('held', 'in_transit', 'settled', 'returned', 'voided')),
  DROP CONSTRAINT period_in_transit_ended,
  ADD CONSTRAINT period_in_transit_ended CHECK ((state IN ('settled', 'returned', 'voided')) = (ended_at IS NOT NULL));

GRANT SELECT, INSERT (payment_id, fund_id, batch_id, reason, event_id, after_number) ON payment_voids TO {{app_role}};
GRANT UPDATE (payment_id, voided_of) ON holds TO {{app_role}};
GRANT UPDATE (batch_id, held_after, held_at) ON payments TO {{app_role}};
