-- What every block pays for, made cheaper without proving less (docs/adr/0018).

-- A BEFORE trigger on rows locks each row, and writes that into the WAL, before PostgreSQL looks at the columns that it is for: every balance
-- that a block moved paid for triggers that were not about balances. After the fact they refuse the same, and cost nothing.
DROP TRIGGER accounts_of_the_chart ON accounts;
CREATE TRIGGER accounts_of_the_chart BEFORE INSERT ON accounts
  FOR EACH ROW EXECUTE FUNCTION check_account_of_the_chart();
CREATE TRIGGER accounts_stay_in_the_chart AFTER UPDATE OF fund_id, code, kind, normal_side, minimum ON accounts
  FOR EACH ROW EXECUTE FUNCTION check_account_of_the_chart();
DROP TRIGGER accounts_close_once ON accounts;
CREATE TRIGGER accounts_close_once AFTER UPDATE OF closed_at, closed_by ON accounts
  FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION refuse_reopening();

-- The same two questions as before, in one pass over the new entries.
CREATE OR REPLACE FUNCTION check_entries() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  unsound bigint;
  sealed bigint;
BEGIN
  SELECT min(n.unsound), min(n.first) FILTER (WHERE n.first <= journal_id(h.shard, h.position)) INTO unsound, sealed
    FROM (SELECT journal_id >> 48 AS shard, min(journal_id) AS first, min(journal_id) FILTER (WHERE net <> 0) AS unsound
            FROM (SELECT journal_id, sum(amount) AS net FROM new_entries GROUP BY journal_id) transactions_of_it
           GROUP BY journal_id >> 48) n
    LEFT JOIN shard_heads h ON h.shard = n.shard;
  IF unsound IS NOT NULL THEN
    RAISE EXCEPTION 'The entries of % do not balance', coalesce((SELECT reference FROM transactions WHERE journal_id = unsound), unsound::text)
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_entries_balance';
  END IF;
  IF sealed IS NOT NULL THEN
    RAISE EXCEPTION 'Record % is sealed; it takes no more entries', sealed
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entries_before_their_block';
  END IF;
  RETURN NULL;
END $$;
