-- Advances that were made for a batch, and payments whose end counts before their beginning.

-- For the sake of which batch it was made. NULL: decided by itself; or made before this was kept, then only a repayment by itself ends it early.
ALTER TABLE advances ADD COLUMN batch_id uuid;
CREATE INDEX advances_of_batch ON advances (batch_id) WHERE batch_id IS NOT NULL;
GRANT INSERT (batch_id) ON advances TO {{app_role}};

/* A funder owes its lenders for a batch no more than what it bears of what is left of the batch: what was voided takes its advance with it. */
CREATE FUNCTION check_advances_of_voids() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  broken record;
BEGIN
  SELECT a.batch_id, a.borrower_id INTO broken
    FROM (SELECT v.batch_id, v.borrower_id,
                 sum(v.amount - coalesce((SELECT sum(r.amount) FROM advance_repayments r WHERE r.advance_id = v.id), 0)) AS open
            FROM (SELECT DISTINCT batch_id FROM new_payments WHERE state = 'voided') n JOIN advances v ON v.batch_id = n.batch_id
           GROUP BY 1, 2) a
   WHERE a.open > coalesce((SELECT sum(x.part) FROM payments p CROSS JOIN LATERAL unnest(p.funders, p.parts) AS x (funder, part)
                             WHERE p.batch_id = a.batch_id AND p.state <> 'voided' AND x.funder = a.borrower_id), 0)
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'What was advanced to % for batch % does not go back with what is voided of it', broken.borrower_id, broken.batch_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'advances_go_back_with_their_voids';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER advances_go_back_with_their_voids AFTER UPDATE ON payments
  REFERENCING NEW TABLE AS new_payments FOR EACH STATEMENT EXECUTE FUNCTION check_advances_of_voids();

-- What the bank paid before this house had recorded the release (past payments, entered later): it counts on the bank's day, the release when it
-- was recorded. At the ends of the months between, it stands on the account of its batch as less than nothing, and in the list as `ahead`.
ALTER TABLE period_in_transit
  DROP CONSTRAINT period_in_transit_state,
  ADD CONSTRAINT period_in_transit_state CHECK (state IN ('held', 'in_transit', 'ahead', 'settled', 'returned', 'voided')),
  DROP CONSTRAINT period_in_transit_ended,
  ADD CONSTRAINT period_in_transit_ended CHECK ((state IN ('ahead', 'settled', 'returned', 'voided')) = (ended_at IS NOT NULL)),
  DROP CONSTRAINT period_in_transit_ended_was_listed,
  ADD CONSTRAINT period_in_transit_ended_was_listed CHECK (ended_at IS NULL OR carried OR state = 'ahead');
