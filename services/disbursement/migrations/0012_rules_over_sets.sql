-- A batch moves up to 100,000 payments at once. What was asked for each row, by a trigger or a foreign key, is asked once for all rows of a statement:
-- the same rules, to the owner too, for a tenth of their time (docs/adr/0022).

-- What payments, their checks and their history refer to never goes away and keeps its key, so it is enough to look for it when they are written.
CREATE FUNCTION refuse_losing_what_is_paid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% are kept as they are: payments refer to them', TG_TABLE_NAME
    USING ERRCODE = 'foreign_key_violation', CONSTRAINT = TG_TABLE_NAME || '_kept';
END $$;
CREATE TRIGGER payments_kept BEFORE DELETE OR TRUNCATE ON payments FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_what_is_paid();
CREATE TRIGGER payments_keys_kept BEFORE UPDATE OF id, batch_id, award_id, attempt, reference, amount ON payments
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_what_is_paid();
CREATE TRIGGER awards_kept BEFORE DELETE OR TRUNCATE ON awards FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_what_is_paid();
CREATE TRIGGER awards_keys_kept BEFORE UPDATE OF id, amount ON awards FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_what_is_paid();
CREATE TRIGGER batches_kept BEFORE DELETE OR TRUNCATE ON batches FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_what_is_paid();
CREATE TRIGGER batches_keys_kept BEFORE UPDATE OF id ON batches FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_what_is_paid();
CREATE TRIGGER parcels_kept BEFORE DELETE OR TRUNCATE ON parcels FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_what_is_paid();
CREATE TRIGGER parcels_keys_kept BEFORE UPDATE OF id, batch_id ON parcels FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_what_is_paid();

-- A payment is of a batch, and is its award, whole.
ALTER TABLE payments DROP CONSTRAINT payments_award_whole, DROP CONSTRAINT payments_batch_id_fkey, DROP CONSTRAINT payments_of_the_parcel;
-- Row by row through an index: a plan is made at a session's first call, of perhaps one row, and serves those of 100,000.
CREATE FUNCTION refuse_payment_of_nothing() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  wrong uuid;
BEGIN
  SELECT n.id INTO wrong FROM new_rows n LEFT JOIN awards a ON a.id = n.award_id AND a.amount = n.amount WHERE a.id IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'payment % is not its award, whole', wrong USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'payments_award_whole';
  END IF;
  SELECT n.batch_id INTO wrong FROM (SELECT DISTINCT batch_id FROM new_rows) n LEFT JOIN batches b ON b.id = n.batch_id WHERE b.id IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'there is no batch %', wrong USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'payments_of_the_batch';
  END IF;
  SELECT n.parcel_id INTO wrong FROM (SELECT DISTINCT batch_id, parcel_id FROM new_rows WHERE parcel_id IS NOT NULL) n
    LEFT JOIN parcels c ON c.id = n.parcel_id AND c.batch_id = n.batch_id WHERE c.id IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'parcel % is not of the batch', wrong USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'payments_of_the_parcel';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payments_of_something AFTER INSERT ON payments REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_payment_of_nothing();

CREATE FUNCTION refuse_check_of_nothing() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  unknown uuid;
BEGIN
  SELECT n.payment_id INTO unknown FROM new_rows n LEFT JOIN payments p ON p.id = n.payment_id WHERE p.id IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'there is no payment %', unknown USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'payment_checks_of_payments';
  END IF;
  RETURN NULL;
END $$;
ALTER TABLE payment_checks DROP CONSTRAINT payment_checks_payment_id_fkey;
CREATE TRIGGER payment_checks_of_payments AFTER INSERT ON payment_checks REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_check_of_nothing();

-- The moves of all payments that an update moves: allowed ones, by somebody and for a reason; and kept. Its rows are those of payments, so nobody else
-- writes them.
DROP TRIGGER payments_move_allowed ON payments;
CREATE OR REPLACE FUNCTION keep_payment_moves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET enable_nestloop = off SET enable_seqscan = off AS $$
DECLARE
  wrong record;
BEGIN
  SELECT m.* INTO wrong
    FROM (SELECT DISTINCT o.state AS from_state, n.state AS to_state FROM new_rows n JOIN old_rows o USING (id)
           WHERE o.state <> n.state OR o.parcel_id IS NOT DISTINCT FROM n.parcel_id) m
    LEFT JOIN allowed_moves a ON a.thing = 'payments' AND a.from_state = m.from_state AND a.to_state = m.to_state
   WHERE a.thing IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'payments cannot move from % to %', wrong.from_state, wrong.to_state
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_move_allowed';
  END IF;
  SELECT n.* INTO wrong FROM (SELECT DISTINCT batch_id, parcel_id FROM new_rows WHERE parcel_id IS NOT NULL) n
    LEFT JOIN parcels c ON c.id = n.parcel_id AND c.batch_id = n.batch_id WHERE c.id IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'parcel % is not of batch %', wrong.parcel_id, wrong.batch_id
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'payments_of_the_parcel';
  END IF;
  IF coalesce(current_setting('fundtrace.moved_by', true), '') = '' OR coalesce(current_setting('fundtrace.moved_why', true), '') = '' THEN
    IF EXISTS (SELECT FROM new_rows n JOIN old_rows o USING (id) WHERE n.state <> o.state) THEN
      RAISE EXCEPTION 'a payment is moved by somebody and for a reason'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_moves_by_somebody';
    END IF;
    RETURN NULL;
  END IF;
  INSERT INTO payment_moves (payment_id, place, from_state, to_state, moved_by, moved_for, reason)
  SELECT n.id, 1 + (SELECT count(*) FROM payment_moves m WHERE m.payment_id = n.id), o.state, n.state,
         current_setting('fundtrace.moved_by'), nullif(current_setting('fundtrace.moved_for', true), ''),
         left(coalesce(CASE WHEN n.reason IS DISTINCT FROM o.reason THEN n.reason END, current_setting('fundtrace.moved_why')), 2000)
    FROM new_rows n JOIN old_rows o USING (id)
   WHERE n.state <> o.state;
  RETURN NULL;
END $$;
CREATE FUNCTION refuse_written_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'moves of payments are written by the database itself'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_moves_written_by_moves';
END $$;
ALTER TABLE payment_moves DROP CONSTRAINT payment_moves_payment_id_fkey;
CREATE TRIGGER payment_moves_written_by_moves BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON payment_moves FOR EACH STATEMENT
  WHEN (pg_trigger_depth() < 1) EXECUTE FUNCTION refuse_written_history();

-- In which state of the register, and by which terms: while both stand, who passed for a day passes again. Null: not known.
ALTER TABLE payment_checks ADD COLUMN checked_against text CONSTRAINT payment_checks_against CHECK (length(checked_against) <= 200);
GRANT INSERT (checked_against) ON payment_checks TO {{app_role}};
