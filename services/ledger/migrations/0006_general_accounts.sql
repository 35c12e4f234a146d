-- General accounts are opened and closed by officers, and what was posted is read by fund.
ALTER TABLE accounts
  ADD COLUMN name text CONSTRAINT accounts_name_length CHECK (length(name) BETWEEN 1 AND 200),
  -- The subject of who asked; null for the accounts of the chart, which the ledger opens itself.
  ADD COLUMN opened_by text,
  ADD COLUMN opened_at timestamptz,
  ADD COLUMN closed_by text,
  ADD CONSTRAINT accounts_closed_by_somebody CHECK (closed_by IS NULL OR closed_at IS NOT NULL);

CREATE FUNCTION refuse_reopening() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'Account % of % is closed for good', OLD.code, OLD.fund_id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_close_once';
END $$;
-- Of these columns alone, so that no posting pays for it.
CREATE TRIGGER accounts_close_once BEFORE UPDATE OF closed_at, closed_by ON accounts
  FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION refuse_reopening();

CREATE INDEX transactions_of_fund ON transactions (fund_id, journal_id);
CREATE INDEX holds_of_fund ON holds (fund_id, id);
CREATE UNIQUE INDEX blocks_by_position ON blocks (shard, last_position);

GRANT INSERT (name, opened_by, opened_at), UPDATE (closed_by) ON accounts TO {{app_role}};
