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
  FOREIGN KEY (fund_id, account_code) REFERENCES accounts (fund_id, code),
  FOREIGN KEY (fund_id, transaction_id) REFERENCES transactions (fund_id, id)
);
CREATE INDEX entries_of_transaction ON entries (transaction_id);

-- Runs as the owner: the service may write entries and nothing else that moves a balance.
CREATE FUNCTION apply_entries() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  broken text;
BEGIN
  SELECT t.reference INTO broken
    FROM (SELECT DISTINCT transaction_id FROM new_entries) n
    JOIN transactions t ON t.id = n.transaction_id
    JOIN entries e ON e.transaction_id = t.id
   GROUP BY t.id
  HAVING sum(e.amount) <> 0 OR count(*) <> t.entry_count
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'The entries of transaction % do not balance, or are not all there', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_entries_balance';
  END IF;

  UPDATE accounts a
     SET balance = a.balance + CASE a.normal_side WHEN 'debit' THEN n.net ELSE -n.net END,
         version = a.version + n.count
    FROM (SELECT fund_id, account_code, sum(amount) AS net, count(*) AS count FROM new_entries GROUP BY 1, 2) n
   WHERE a.fund_id = n.fund_id AND a.code = n.account_code;

  SELECT a.code INTO broken
    FROM (SELECT DISTINCT ON (fund_id, account_code) fund_id, account_code, account_version, balance_after
            FROM new_entries ORDER BY fund_id, account_code, account_version DESC) last
    JOIN accounts a ON a.fund_id = last.fund_id AND a.code = last.account_code
   WHERE a.version <> last.account_version OR a.balance <> last.balance_after
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'The last entry of account % does not carry its balance', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entries_carry_the_balance';
  END IF;
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
