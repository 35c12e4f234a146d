-- What a payment keeps back stands on the payment itself, and it may take other ways than the straight one: held and voided before the bank's file,
-- or sent back after it settled.

-- Whose cash a payment takes, and how much of each, as the ledger split it. Until now every part was a row of `holds`, and the award another one;
-- what of it is kept back follows from the payment's state, so the rows said nothing that the payment does not say.
ALTER TABLE payments
  ADD COLUMN funders text[],
  ADD COLUMN parts numeric(21,2)[];
ALTER TABLE payments DISABLE TRIGGER USER;
UPDATE payments p SET funders = h.funders, parts = h.parts
  FROM (SELECT h.payment_id, array_agg(s.funder_id ORDER BY s.ordinal) AS funders, array_agg(h.amount ORDER BY s.ordinal) AS parts
          FROM holds h JOIN fund_shares s ON s.fund_id = h.fund_id AND h.account_code = 'cash:' || s.funder_id
         WHERE h.payment_id IS NOT NULL GROUP BY h.payment_id) h
 WHERE h.payment_id = p.id;
ALTER TABLE payments ENABLE TRIGGER USER;
ALTER TABLE payments
  ALTER COLUMN funders SET NOT NULL,
  ALTER COLUMN parts SET NOT NULL,
  ADD CONSTRAINT payments_part_for_each_funder CHECK (cardinality(parts) = cardinality(funders) AND cardinality(parts) > 0);

DROP TRIGGER holds_added ON holds;
DROP TRIGGER holds_ended ON holds;
DROP TRIGGER holds_end_once ON holds;
DROP TRIGGER payments_follow_their_holds ON payments;
DROP FUNCTION add_holds, end_holds, check_holds_of_payments;
ALTER TABLE holds DISABLE TRIGGER USER;
DELETE FROM holds WHERE payment_id IS NOT NULL;
ALTER TABLE holds ENABLE TRIGGER USER;
ALTER TABLE holds
  DROP COLUMN payment_id,
  ALTER COLUMN placed_in SET NOT NULL,
  ADD CONSTRAINT holds_end_in_a_record CHECK ((state = 'pending') = (ended_in IS NULL) AND (state = 'posted') = (posted > 0));
CREATE OR REPLACE FUNCTION refuse_change_of_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Hold % ends once: pending, then posted, voided or expired', OLD.id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'holds_end_once';
END $$;
CREATE TRIGGER holds_end_once BEFORE UPDATE ON holds FOR EACH ROW
  WHEN (OLD.state <> 'pending' OR NEW.state = 'pending'
        OR (OLD.id, OLD.fund_id, OLD.account_code, OLD.amount, OLD.expires_at, OLD.placed_in)
           IS DISTINCT FROM (NEW.id, NEW.fund_id, NEW.account_code, NEW.amount, NEW.expires_at, NEW.placed_in))
  EXECUTE FUNCTION refuse_change_of_hold();

ALTER TABLE payments
  DROP CONSTRAINT payments_state,
  ADD CONSTRAINT payments_state CHECK (state IN (
    'held', 'in_transit', 'settled', 'returned', 'returned_late', 'clawed_back', 'cancelled', 'voided')),
  -- The key with the amount has it in it.
  DROP CONSTRAINT payments_fund_key;
DROP INDEX payments_award_paid_once;
-- Nobody is paid twice for one award, over all batches: a new attempt needs the old one back.
CREATE UNIQUE INDEX payments_award_paid_once ON payments (award_id) WHERE state NOT IN ('returned', 'returned_late', 'clawed_back', 'voided');
-- Their settlements and returns move cash and are traced by themselves; they are few.
CREATE INDEX payments_returned_late ON payments (fund_id) WHERE state = 'returned_late';

-- A payment that was held and will not be released. Its award and the cash are free; the same payment may be held once more, in another batch.
CREATE TABLE payment_voids (
  payment_id uuid        NOT NULL REFERENCES payments,
  fund_id    text        NOT NULL,
  batch_id   uuid        NOT NULL,
  -- The cash that it had held.
  funders    text[]      NOT NULL,
  parts      numeric(21,2)[] NOT NULL,
  reason     text        NOT NULL,
  -- The event that asked for it.
  event_id   uuid        NOT NULL,
  -- The number of the fund's last transaction: its place among what disturbs the split.
  after_number bigint    NOT NULL,
  voided_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (payment_id, batch_id)
);
CREATE INDEX payment_voids_of_batch ON payment_voids (batch_id);
CREATE INDEX payment_voids_of_fund ON payment_voids (fund_id, after_number);
CREATE TRIGGER payment_voids_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_voids
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

/* What payments keep back, line by line: the award until it is released, the cash until the bank has decided. Nothing of what was voided. */
CREATE VIEW payment_holds AS
SELECT p.id AS payment_id, p.fund_id, 'awarded:' || w.beneficiary_id AS account_code, p.amount,
       CASE p.state WHEN 'held' THEN 'pending' ELSE 'posted' END AS state
  FROM payments p JOIN awards w ON w.id = p.award_id WHERE p.state <> 'voided'
UNION ALL
SELECT p.id, p.fund_id, 'cash:' || n.funder, n.part,
       CASE WHEN p.state IN ('held', 'in_transit') THEN 'pending' WHEN p.state = 'returned' THEN 'voided' ELSE 'posted' END
  FROM payments p CROSS JOIN LATERAL unnest(p.funders, p.parts) AS n (funder, part) WHERE p.state <> 'voided';

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
        OR OLD.state <> 'voided' AND (OLD.batch_id, OLD.held_after, OLD.held_at, OLD.funders, OLD.parts)
                                     IS DISTINCT FROM (NEW.batch_id, NEW.held_after, NEW.held_at, NEW.funders, NEW.parts))
  EXECUTE FUNCTION refuse_change_of_payment();

/*
 * What accounts keep back moves with the payments that keep it, in the same statement: each payment its whole amount on its award while it is held, and
 * once more on the funders' cash until the bank has decided. The planner is held to index look-ups, as in write_block.
 */
CREATE FUNCTION begin_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
DECLARE
  broken text;
BEGIN
  SELECT min(id::text) INTO broken FROM new_payments WHERE state <> 'held';
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'Payment % has not begun held', broken USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_begin_held';
  END IF;
  PERFORM check_parts(array_agg(id)) FROM new_payments;
  PERFORM keep_back(array_agg(l.fund_id), array_agg(l.code), array_agg(l.amount))
     FROM (SELECT fund_id, code, sum(amount) AS amount
             FROM (SELECT n.fund_id, 'awarded:' || w.beneficiary_id AS code, n.amount FROM new_payments n JOIN awards w ON w.id = n.award_id
                   UNION ALL
                   SELECT n.fund_id, 'cash:' || x.funder, x.part FROM new_payments n CROSS JOIN LATERAL unnest(n.funders, n.parts) AS x (funder, part)) each
            GROUP BY 1, 2) l;
  RETURN NULL;
END $$;

CREATE FUNCTION move_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
DECLARE
  broken text;
BEGIN
  PERFORM check_parts(array_agg(id)) FROM new_payments WHERE state = 'held';
  PERFORM keep_back(array_agg(l.fund_id), array_agg(l.code), array_agg(l.amount))
     FROM (SELECT fund_id, code, sum(amount) AS amount
             FROM (SELECT m.fund_id, 'awarded:' || w.beneficiary_id AS code, m.amount
                     FROM (SELECT fund_id, award_id, amount FROM new_payments WHERE state = 'held'
                           UNION ALL SELECT fund_id, award_id, -amount FROM old_payments WHERE state = 'held') m
                     JOIN awards w ON w.id = m.award_id
                   UNION ALL
                   SELECT n.fund_id, 'cash:' || x.funder, x.part
                     FROM new_payments n CROSS JOIN LATERAL unnest(n.funders, n.parts) AS x (funder, part) WHERE n.state IN ('held', 'in_transit')
                   UNION ALL
                   SELECT o.fund_id, 'cash:' || x.funder, -x.part
                     FROM old_payments o CROSS JOIN LATERAL unnest(o.funders, o.parts) AS x (funder, part) WHERE o.state IN ('held', 'in_transit')) each
            GROUP BY 1, 2 HAVING sum(amount) <> 0) l;

  SELECT min(n.id::text) INTO broken
    FROM new_payments n LEFT JOIN clawbacks c ON c.payment_id = n.id
   WHERE n.state IN ('clawed_back', 'cancelled')
     AND c.award IS DISTINCT FROM CASE n.state WHEN 'cancelled' THEN 'cancelled' ELSE 'payable_again' END;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'Payment % was not claimed back in this way', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_follow_their_clawbacks';
  END IF;
  SELECT min(n.id::text) INTO broken
    FROM new_payments n LEFT JOIN payment_voids v ON v.payment_id = n.id AND v.batch_id = n.batch_id
   WHERE n.state = 'voided' AND (v.fund_id, v.funders, v.parts) IS DISTINCT FROM (n.fund_id, n.funders, n.parts);
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'Nobody asked to void payment %', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_follow_their_voids';
  END IF;
  RETURN NULL;
END $$;

/* The parts of a payment are all of it, each of another funder and more than nothing. */
CREATE FUNCTION check_parts(p_payments uuid[]) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  broken text;
BEGIN
  SELECT min(p.id::text) INTO broken
    FROM unnest(p_payments) AS n (id) JOIN payments p USING (id)
   WHERE (SELECT sum(x.part) IS DISTINCT FROM p.amount OR min(x.part) <= 0 OR count(DISTINCT x.funder) <> cardinality(p.funders)
            FROM unnest(p.funders, p.parts) AS x (funder, part));
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'The parts of payment % are not its amount', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_borne_whole';
  END IF;
END $$;

/* Every account is there: one line each. */
CREATE FUNCTION keep_back(p_funds text[], p_codes text[], p_amounts numeric[]) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  kept bigint;
BEGIN
  WITH moved AS (
    UPDATE accounts a SET held = a.held + n.amount FROM unnest(p_funds, p_codes, p_amounts) AS n (fund_id, code, amount)
     WHERE a.fund_id = n.fund_id AND a.code = n.code RETURNING 1)
  SELECT count(*) INTO kept FROM moved;
  IF kept <> coalesce(cardinality(p_codes), 0) THEN
    RAISE EXCEPTION 'Payments hold accounts that are not there' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'payments_hold_accounts_of_the_fund';
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION keep_back, check_parts FROM PUBLIC;

CREATE TRIGGER payments_begin_their_holds AFTER INSERT ON payments
  REFERENCING NEW TABLE AS new_payments FOR EACH STATEMENT EXECUTE FUNCTION begin_holds();
CREATE TRIGGER payments_move_their_holds AFTER UPDATE ON payments
  REFERENCING OLD TABLE AS old_payments NEW TABLE AS new_payments FOR EACH STATEMENT EXECUTE FUNCTION move_holds();

-- Of a payment that the close before had listed, the close says also that it was voided.
ALTER TABLE period_in_transit
  DROP CONSTRAINT period_in_transit_state,
  ADD CONSTRAINT period_in_transit_state CHECK (state IN ('held', 'in_transit', 'settled', 'returned', 'voided')),
  DROP CONSTRAINT period_in_transit_ended,
  ADD CONSTRAINT period_in_transit_ended CHECK ((state IN ('settled', 'returned', 'voided')) = (ended_at IS NOT NULL));

GRANT SELECT ON payment_holds TO {{app_role}};
GRANT SELECT, INSERT (payment_id, fund_id, batch_id, funders, parts, reason, event_id, after_number) ON payment_voids TO {{app_role}};
GRANT INSERT (funders, parts), UPDATE (batch_id, held_after, held_at, funders, parts) ON payments TO {{app_role}};
