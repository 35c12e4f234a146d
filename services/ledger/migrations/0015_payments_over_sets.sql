-- What a batch of 10,000 payments pays for in this database, made cheaper without proving less.

-- Whether a payment is over, so that its award can be paid anew. As a column of its own it is the same before and after a release and a settlement: those
-- then write no index, which they did for the state that the indexes named. Half of each page stays free for what they write.
ALTER TABLE payments
  ADD COLUMN is_over boolean NOT NULL GENERATED ALWAYS AS (state IN ('returned', 'returned_late', 'clawed_back', 'voided')) STORED,
  SET (fillfactor = 50);
DROP INDEX payments_award_paid_once;
-- Nobody is paid twice for one award, over all batches: a new attempt needs the old one back.
CREATE UNIQUE INDEX payments_award_paid_once ON payments (award_id) WHERE NOT is_over;
DROP INDEX payments_returned_late;
-- Those that came back late are traced by themselves; all that are over are few.
CREATE INDEX payments_over ON payments (fund_id) WHERE is_over;

-- A BEFORE trigger on rows locks each of them first; after the fact it refuses the same (as 0011).
DROP TRIGGER payments_go_forward ON payments;
CREATE TRIGGER payments_go_forward AFTER UPDATE ON payments FOR EACH ROW
  WHEN ((OLD.state, NEW.state) NOT IN (('held', 'in_transit'), ('in_transit', 'settled'), ('in_transit', 'returned'), ('settled', 'returned_late'),
                                       ('settled', 'clawed_back'), ('settled', 'cancelled'), ('held', 'voided'), ('voided', 'held'))
        OR (OLD.id, OLD.fund_id, OLD.award_id, OLD.amount) IS DISTINCT FROM (NEW.id, NEW.fund_id, NEW.award_id, NEW.amount)
        OR OLD.state <> 'voided' AND (OLD.batch_id, OLD.held_after, OLD.held_at, OLD.funders, OLD.parts)
                                     IS DISTINCT FROM (NEW.batch_id, NEW.held_after, NEW.held_at, NEW.funders, NEW.parts))
  EXECUTE FUNCTION refuse_change_of_payment();

-- An award is paid whole: awards are never removed nor changed (awards_append_only, to the owner too) and a payment keeps its award and amount
-- (payments_go_forward), so it is enough to look when it begins; all of a statement are looked up together, where begin_holds looks for their accounts.
ALTER TABLE payments DROP CONSTRAINT payments_pay_the_award;
CREATE OR REPLACE FUNCTION begin_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
  SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  broken text;
BEGIN
  SELECT min(id::text) INTO broken FROM new_payments WHERE state <> 'held';
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'Payment % has not begun held', broken USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_begin_held';
  END IF;
  SELECT n.id::text INTO broken FROM new_payments n LEFT JOIN awards w ON w.id = n.award_id
   WHERE (w.fund_id, w.amount) IS DISTINCT FROM (n.fund_id, n.amount) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'Payment % is not its award, whole', broken USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'payments_pay_the_award';
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

-- A release frees awards and leaves the cash held, a settlement frees cash and leaves the awards as they are: each looks only at what it moves.
CREATE OR REPLACE FUNCTION move_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off
  SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  broken text;
  states text[] := ARRAY(SELECT state FROM old_payments UNION SELECT state FROM new_payments);
BEGIN
  IF 'held' = ANY(states) THEN
    PERFORM check_parts(array_agg(id)) FROM new_payments WHERE state = 'held';
    PERFORM keep_back(array_agg(l.fund_id), array_agg(l.code), array_agg(l.amount))
       FROM (SELECT m.fund_id, 'awarded:' || w.beneficiary_id AS code, sum(m.amount) AS amount
               FROM (SELECT fund_id, award_id, amount FROM new_payments WHERE state = 'held'
                     UNION ALL SELECT fund_id, award_id, -amount FROM old_payments WHERE state = 'held') m
               JOIN awards w ON w.id = m.award_id
              GROUP BY 1, 2 HAVING sum(m.amount) <> 0) l;
  END IF;
  -- While all stay held or in transit their cash stays held: their parts are what they were (payments_go_forward).
  IF NOT states <@ ARRAY['held', 'in_transit'] THEN
    PERFORM keep_back(array_agg(l.fund_id), array_agg('cash:' || l.funder), array_agg(l.amount))
       FROM (SELECT m.fund_id, x.funder, sum(m.sign * x.part) AS amount
               FROM (SELECT fund_id, funders, parts, 1 AS sign FROM new_payments WHERE state IN ('held', 'in_transit')
                     UNION ALL SELECT fund_id, funders, parts, -1 FROM old_payments WHERE state IN ('held', 'in_transit')) m
              CROSS JOIN LATERAL unnest(m.funders, m.parts) AS x (funder, part)
              GROUP BY 1, 2 HAVING sum(m.sign * x.part) <> 0) l;
  END IF;

  IF states && ARRAY['clawed_back', 'cancelled'] THEN
    SELECT min(n.id::text) INTO broken
      FROM new_payments n LEFT JOIN clawbacks c ON c.payment_id = n.id
     WHERE n.state IN ('clawed_back', 'cancelled')
       AND c.award IS DISTINCT FROM CASE n.state WHEN 'cancelled' THEN 'cancelled' ELSE 'payable_again' END;
    IF broken IS NOT NULL THEN
      RAISE EXCEPTION 'Payment % was not claimed back in this way', broken
        USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_follow_their_clawbacks';
    END IF;
  END IF;
  IF 'voided' = ANY(states) THEN
    SELECT min(n.id::text) INTO broken
      FROM new_payments n LEFT JOIN payment_voids v ON v.payment_id = n.id AND v.batch_id = n.batch_id
     WHERE n.state = 'voided' AND (v.fund_id, v.funders, v.parts) IS DISTINCT FROM (n.fund_id, n.funders, n.parts);
    IF broken IS NOT NULL THEN
      RAISE EXCEPTION 'Nobody asked to void payment %', broken
        USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_follow_their_voids';
    END IF;
  END IF;
  RETURN NULL;
END $$;
