CREATE TABLE transactions (
  id           uuid        PRIMARY KEY,
  fund_id      text        NOT NULL REFERENCES funds,
  number       bigint      NOT NULL CONSTRAINT transactions_number_positive CHECK (number > 0),
  kind         text        NOT NULL CONSTRAINT transactions_kind CHECK (kind IN ('plan', 'arrival', 'award', 'release', 'settle', 'return')),
  -- What it is about; the same thing is never posted twice.
  reference    text        NOT NULL,
  payment_id   uuid,
  document_number text,
  -- The request that asked for it.
  event_id     uuid        NOT NULL,
  entry_count  smallint    NOT NULL CONSTRAINT transactions_at_least_two_entries CHECK (entry_count >= 2),
  effective_at timestamptz NOT NULL,
  recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- An id has one spelling here: in capitals it would be another thing, and could be posted once more.
  CONSTRAINT transactions_reference_is_kind_and_id
    CHECK (reference ~ ('^' || kind || ':[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')),
  CONSTRAINT transactions_reference_once UNIQUE (fund_id, reference),
  CONSTRAINT transactions_number_once UNIQUE (fund_id, number),
  CONSTRAINT transactions_fund_key UNIQUE (fund_id, id)
);
CREATE INDEX transactions_of_payment ON transactions (payment_id) WHERE payment_id IS NOT NULL;

CREATE TABLE entries (
  fund_id         text          NOT NULL,
  account_code    text          NOT NULL,
  -- Counts the account's entries without a gap.
  account_version bigint        NOT NULL,
  transaction_id  uuid          NOT NULL,
  -- Debits positive, credits negative: the sum over any transaction, fund or all funds is zero.
  amount          numeric(21,2) NOT NULL CONSTRAINT entries_amount_not_zero CHECK (amount <> 0),
  -- On the account's normal side, so that any line of a statement proves itself.
  balance_after   numeric(21,2) NOT NULL,
  PRIMARY KEY (fund_id, account_code, account_version),
  CONSTRAINT entries_account_of_the_fund FOREIGN KEY (fund_id, account_code) REFERENCES accounts (fund_id, code),
  CONSTRAINT entries_transaction_of_the_fund FOREIGN KEY (fund_id, transaction_id) REFERENCES transactions (fund_id, id)
);
CREATE INDEX entries_of_transaction ON entries (transaction_id);

-- Transactions of a fund are written in the order of their numbers, and none is left out.
CREATE FUNCTION check_transaction_numbers() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  broken text;
BEGIN
  SELECT min(n.fund_id) INTO broken
    FROM (SELECT fund_id, count(*) AS count, min(number) AS first, max(number) AS last FROM new_transactions GROUP BY fund_id) n
    JOIN funds f ON f.id = n.fund_id
   WHERE n.last <> f.transaction_count OR n.last - n.first + 1 <> n.count
      OR n.first > 1 AND NOT EXISTS (SELECT FROM transactions t WHERE t.fund_id = n.fund_id AND t.number = n.first - 1);
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'The transactions of fund % are not numbered one after the other', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_numbered_without_gap';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER transactions_numbered_without_gap AFTER INSERT ON transactions
  REFERENCING NEW TABLE AS new_transactions FOR EACH STATEMENT EXECUTE FUNCTION check_transaction_numbers();

-- Asked at COMMIT: entries come after the transaction that they belong to.
CREATE FUNCTION check_entries_are_there() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT count(*) FROM entries WHERE transaction_id = NEW.id) <> NEW.entry_count THEN
    RAISE EXCEPTION 'Transaction % has not the % entries that it says', NEW.reference, NEW.entry_count
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_have_their_entries';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER transactions_have_their_entries AFTER INSERT ON transactions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_entries_are_there();

-- Runs as the owner: the service may write entries and nothing else that moves a balance.
-- Here and in the triggers on holds and payments a broken thing is asked for with min(), not with LIMIT 1 or EXISTS: for these
-- the planner hopes for a quick first row, which never comes, in nested loops that grow with the square of a batch.
CREATE FUNCTION apply_entries() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  broken text;
BEGIN
  SELECT min(reference) INTO broken
    FROM (SELECT t.reference
            FROM (SELECT DISTINCT transaction_id FROM new_entries) n
            JOIN transactions t ON t.id = n.transaction_id
            JOIN entries e ON e.transaction_id = t.id
           GROUP BY t.id
          HAVING sum(e.amount) <> 0 OR count(*) <> t.entry_count) unsound;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'The entries of transaction % do not balance, or are not all there', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_entries_balance';
  END IF;

  SELECT min(line.account_code || ' ' || line.account_version) INTO broken
    FROM (SELECT n.account_code, n.account_version, n.balance_after, a.version + row_number() OVER account AS version,
                 a.balance + sum(CASE a.normal_side WHEN 'debit' THEN n.amount ELSE -n.amount END) OVER account AS balance
            FROM new_entries n JOIN accounts a ON a.fund_id = n.fund_id AND a.code = n.account_code
          WINDOW account AS (PARTITION BY n.fund_id, n.account_code ORDER BY n.account_version)) line
   WHERE line.account_version <> line.version OR line.balance_after <> line.balance;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'Entry % does not carry on its account where the one before it ended', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entries_carry_the_balance';
  END IF;

  UPDATE accounts a
     SET balance = a.balance + CASE a.normal_side WHEN 'debit' THEN n.net ELSE -n.net END,
         version = a.version + n.count
    FROM (SELECT fund_id, account_code, sum(amount) AS net, count(*) AS count FROM new_entries GROUP BY 1, 2) n
   WHERE a.fund_id = n.fund_id AND a.code = n.account_code;
  RETURN NULL;
END $$;

CREATE TRIGGER entries_move_balances AFTER INSERT ON entries
  REFERENCING NEW TABLE AS new_entries FOR EACH STATEMENT EXECUTE FUNCTION apply_entries();

-- Also for those whom rights do not bind: history is corrected by a reversing transaction and never edited.
CREATE FUNCTION refuse_change_of_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = 'history_is_append_only';
END $$;
CREATE TRIGGER transactions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transactions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

GRANT SELECT, INSERT ON transactions, entries TO {{app_role}};
