-- What a batch of 10,000 payments pays for in this database, made cheaper without proving less (docs/adr/0022).

-- Whether a payment leaves its award to another one. As a column of its own it is the same before and after a release and a payment: those then write no
-- index, which they did for the state that the indexes named. Half of each page stays free for what they write.
ALTER TABLE payments
  ADD COLUMN frees_award boolean NOT NULL
    GENERATED ALWAYS AS (state IN ('refused', 'withdrawn', 'failed', 'returned', 'corrected', 'resent', 'clawed_back')) STORED,
  SET (fillfactor = 50);
DROP INDEX payments_award_paid_once;
-- Nobody is paid twice for one award line, over all batches: a new attempt needs the last one back. `cancelled` was clawed back with its award, and is
-- never paid again.
CREATE UNIQUE INDEX payments_award_paid_once ON payments (award_id) WHERE NOT frees_award;

-- A BEFORE trigger on rows locks each of them first; after the fact it refuses the same.
DROP TRIGGER payments_stay_in_their_parcel ON payments;
CREATE TRIGGER payments_stay_in_their_parcel AFTER UPDATE ON payments FOR EACH ROW
  WHEN (OLD.parcel_id IS DISTINCT FROM NEW.parcel_id AND NOT (OLD.state IN ('ready', 'blocked') AND NEW.state IN ('ready', 'blocked', 'withdrawn')))
  EXECUTE FUNCTION refuse_other_parcel();

-- What the payments of a batch come to by their states: officers look at it while a batch of 100,000 is on its way, and after every page of a bank's file
-- it is asked whether the bank still owes an answer. Written with the payments, by the database itself; /v1/checks adds the payments up.
CREATE TABLE payment_sums (
  batch_id uuid          NOT NULL REFERENCES batches,
  state    text          NOT NULL,
  count    integer       NOT NULL CONSTRAINT payment_sums_count CHECK (count >= 0),
  total    numeric(21,2) NOT NULL CONSTRAINT payment_sums_total CHECK (total >= 0 AND (total = 0) = (count = 0)),
  PRIMARY KEY (batch_id, state)
) WITH (fillfactor = 50);
INSERT INTO payment_sums (batch_id, state, count, total) SELECT batch_id, state, count(*), sum(amount) FROM payments GROUP BY batch_id, state;
DROP INDEX payments_open;

CREATE FUNCTION sum_new_payments() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO payment_sums AS s (batch_id, state, count, total)
  SELECT batch_id, state, count(*), sum(amount) FROM new_rows GROUP BY batch_id, state ORDER BY batch_id, state
      ON CONFLICT (batch_id, state) DO UPDATE SET count = s.count + excluded.count, total = s.total + excluded.total;
  RETURN NULL;
END $$;
CREATE TRIGGER payments_summed AFTER INSERT ON payments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION sum_new_payments();

CREATE FUNCTION sum_moved_payments() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  moved record;
BEGIN
  -- A few rows, however many payments moved.
  FOR moved IN
    SELECT batch_id, state, sum(count) AS count, sum(total) AS total
      FROM (SELECT batch_id, state, count(*) AS count, sum(amount) AS total FROM new_rows GROUP BY batch_id, state
            UNION ALL SELECT batch_id, state, -count(*), -sum(amount) FROM old_rows GROUP BY batch_id, state) m
     GROUP BY batch_id, state HAVING sum(count) <> 0 OR sum(total) <> 0 ORDER BY batch_id, state
  LOOP
    UPDATE payment_sums s SET count = s.count + moved.count, total = s.total + moved.total WHERE s.batch_id = moved.batch_id AND s.state = moved.state;
    IF NOT FOUND THEN
      INSERT INTO payment_sums (batch_id, state, count, total) VALUES (moved.batch_id, moved.state, moved.count, moved.total);
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER payments_summed_anew AFTER UPDATE ON payments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION sum_moved_payments();

CREATE FUNCTION refuse_written_sums() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what payments come to is written by the database itself'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_sums_written_by_payments';
END $$;
CREATE TRIGGER payment_sums_written_by_payments BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON payment_sums FOR EACH STATEMENT
  WHEN (pg_trigger_depth() < 1) EXECUTE FUNCTION refuse_written_sums();
GRANT SELECT ON payment_sums TO {{app_role}};

-- Ids that count up with time, so that what is written together lies together in every index over them, here and in the services that keep them.
-- Without settings of its own it becomes a part of the statement that calls it, for every row.
CREATE FUNCTION id_in_time() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
  -- RFC 9562, 5.7: 48 bits of milliseconds, the version, 74 bits of chance.
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
           PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;
