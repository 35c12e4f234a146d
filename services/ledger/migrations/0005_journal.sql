-- The journal: every record has a place in its shard, every commit writes a block, and a block moves the balances of exactly the
-- entries that it holds (docs/adr/0018). Foreign keys and row triggers of entries and transactions go: write_block() proves set by set
-- what they proved row by row, at a cost that was measured.

ALTER TABLE funds
  ADD COLUMN shard smallint,
  -- Months before this moment are closed.
  ADD COLUMN open_from timestamptz NOT NULL DEFAULT '-infinity';
-- As partitionOf() of packages/messaging: the first four bytes of SHA-256, so that a shard lies whole in one partition.
UPDATE funds SET shard = (('x' || substr(encode(sha256(convert_to(id, 'UTF8')), 'hex'), 1, 8))::bit(32)::bigint % 64);
ALTER TABLE funds
  ALTER COLUMN shard SET NOT NULL,
  ADD CONSTRAINT funds_shard CHECK (shard BETWEEN 0 AND 63);
CREATE INDEX funds_of_shard ON funds (shard);

-- Who posts into a shard. The epoch rises with every owner.
CREATE TABLE shard_leases (
  shard        smallint PRIMARY KEY CONSTRAINT shard_leases_shard CHECK (shard BETWEEN 0 AND 63),
  owner        text,
  address      text,
  epoch        bigint      NOT NULL DEFAULT 0,
  leased_until timestamptz NOT NULL DEFAULT '-infinity',
  -- With which the owner seals; fund work, which any process does, seals its blocks likewise.
  algorithm    text        NOT NULL DEFAULT 'sha256' CONSTRAINT shard_leases_algorithm CHECK (algorithm IN ('sha256', 'sm3'))
);
-- The end of a shard's journal. Raised by write_block() alone, and only by the epoch that stands here.
CREATE TABLE shard_heads (
  shard       smallint PRIMARY KEY REFERENCES shard_leases,
  epoch       bigint      NOT NULL DEFAULT 0,
  height      bigint      NOT NULL DEFAULT 0,
  position    bigint      NOT NULL DEFAULT 0,
  head        bytea       NOT NULL DEFAULT decode(repeat('00', 32), 'hex'),
  recorded_at timestamptz NOT NULL DEFAULT '-infinity',
  -- Records up to this position were posted before there were blocks; they are sealed before anything new (adopt_block).
  earlier_records bigint  NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
INSERT INTO shard_leases (shard) SELECT generate_series(0, 63);
INSERT INTO shard_heads (shard) SELECT generate_series(0, 63);

CREATE TABLE blocks (
  shard          smallint    NOT NULL CONSTRAINT blocks_shard CHECK (shard BETWEEN 0 AND 63),
  height         bigint      NOT NULL CONSTRAINT blocks_height_positive CHECK (height > 0),
  first_position bigint      NOT NULL,
  last_position  bigint      NOT NULL,
  algorithm      text        NOT NULL CONSTRAINT blocks_algorithm CHECK (algorithm IN ('sha256', 'sm3')),
  root           bytea       NOT NULL CONSTRAINT blocks_root_length CHECK (length(root) = 32),
  previous       bytea       NOT NULL CONSTRAINT blocks_previous_length CHECK (length(previous) = 32),
  hash           bytea       NOT NULL CONSTRAINT blocks_hash_length CHECK (length(hash) = 32),
  recorded_at    timestamptz NOT NULL,
  PRIMARY KEY (shard, height),
  CONSTRAINT blocks_hold_records CHECK (last_position >= first_position AND first_position > 0)
);
-- A balance as of a moment: the last block recorded until then.
CREATE INDEX blocks_recorded ON blocks (shard, recorded_at, height);

/* A record's place in the whole journal as one number: its shard, then its position in the shard. */
CREATE FUNCTION journal_id(shard smallint, "position" bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (shard::bigint << 48) | "position";

-- Accounts: a short key for entries, guards of their own, and an end.
ALTER TABLE holds DROP CONSTRAINT holds_account_of_the_fund;
ALTER TABLE entries DROP CONSTRAINT entries_account_of_the_fund;
ALTER TABLE accounts
  ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY,
  -- What it may never be below (with what is held) or above. NULL: no bound.
  ADD COLUMN minimum numeric(21,2) DEFAULT 0.00,
  ADD COLUMN maximum numeric(21,2),
  ADD COLUMN closed_at timestamptz,
  DROP CONSTRAINT accounts_pkey,
  DROP CONSTRAINT accounts_kind_in_chart,
  DROP CONSTRAINT accounts_normal_side_of_kind,
  DROP CONSTRAINT accounts_code_names_its_kind,
  DROP CONSTRAINT accounts_balance_covers_holds,
  ADD PRIMARY KEY (id),
  ADD CONSTRAINT accounts_code_once UNIQUE (fund_id, code),
  ADD CONSTRAINT accounts_balance_covers_holds CHECK (balance - held >= minimum),
  ADD CONSTRAINT accounts_balance_below_maximum CHECK (balance <= maximum),
  ADD CONSTRAINT accounts_closed_empty CHECK (closed_at IS NULL OR balance = 0 AND held = 0);
-- The accounts of a fund's chart are few beside general ones, and are asked for by their kind.
CREATE INDEX accounts_of_the_chart ON accounts (fund_id, kind) WHERE kind <> 'general';
-- What an account is, is asked when it is opened or that is changed, and not, as a CHECK would be, whenever its balance moves.
CREATE FUNCTION check_account_of_the_chart() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  rule text := CASE
    WHEN NEW.kind NOT IN ('due', 'cash', 'appropriation', 'awarded', 'in-transit', 'unidentified', 'refund', 'clearing',
                          'receivable', 'claim', 'advance', 'interest', 'fee', 'general') THEN 'accounts_kind_in_chart'
    WHEN split_part(NEW.code, ':', 1) <> NEW.kind THEN 'accounts_code_names_its_kind'
    WHEN NEW.normal_side NOT IN ('debit', 'credit')
      OR NEW.kind <> 'general' AND NEW.normal_side <>
         CASE WHEN NEW.kind IN ('due', 'cash', 'receivable', 'claim', 'fee') THEN 'debit' ELSE 'credit' END THEN 'accounts_normal_side_of_kind'
    -- The accounts of the chart are never overdrawn; only a general account may have another floor.
    WHEN NEW.kind <> 'general' AND NEW.minimum IS DISTINCT FROM 0 THEN 'accounts_floor_of_the_chart'
  END;
BEGIN
  IF rule IS NOT NULL THEN
    RAISE EXCEPTION '% (%, %) is no account of the chart', NEW.code, NEW.kind, NEW.normal_side USING ERRCODE = 'check_violation', CONSTRAINT = rule;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER accounts_of_the_chart BEFORE INSERT OR UPDATE OF fund_id, code, kind, normal_side, minimum ON accounts
  FOR EACH ROW EXECUTE FUNCTION check_account_of_the_chart();
ALTER TABLE holds ADD CONSTRAINT holds_account_of_the_fund FOREIGN KEY (fund_id, account_code) REFERENCES accounts (fund_id, code);

-- Records: what used to be here, with its place in the journal.
DROP TRIGGER transactions_numbered_without_gap ON transactions;
DROP FUNCTION check_transaction_numbers();
DROP TRIGGER transactions_have_their_entries ON transactions;
DROP FUNCTION check_entries_are_there();
DROP TRIGGER entries_move_balances ON entries;
DROP FUNCTION apply_entries();
ALTER TABLE entries DROP CONSTRAINT entries_transaction_of_the_fund;
ALTER TABLE transactions DISABLE TRIGGER transactions_append_only;
ALTER TABLE transactions
  ADD COLUMN journal_id bigint,
  -- Of what was asked for: the same reference with another content is an error, and not the same thing again.
  ADD COLUMN content_hash bytea,
  -- RFC 8785 JSON, as it is sealed. Nothing about a person.
  ADD COLUMN metadata text CONSTRAINT transactions_metadata CHECK (metadata IS JSON OBJECT AND length(metadata) <= 4096),
  -- Of what is kept about persons outside of the journal.
  ADD COLUMN private_hash bytea,
  ADD COLUMN reverses uuid,
  ADD COLUMN asked_by text,
  ALTER COLUMN number DROP NOT NULL,
  ALTER COLUMN event_id DROP NOT NULL,
  DROP CONSTRAINT transactions_fund_id_fkey,
  DROP CONSTRAINT transactions_fund_key,
  DROP CONSTRAINT transactions_number_once,
  DROP CONSTRAINT transactions_at_least_two_entries,
  DROP CONSTRAINT transactions_kind,
  DROP CONSTRAINT transactions_reference_is_kind_and_id;
UPDATE transactions t SET journal_id = journal_id(n.shard, n.position)
  FROM (SELECT t.id, f.shard, row_number() OVER (PARTITION BY f.shard ORDER BY t.recorded_at, t.fund_id, t.number) AS position
          FROM transactions t JOIN funds f ON f.id = t.fund_id) n
 WHERE n.id = t.id;
ALTER TABLE transactions ENABLE TRIGGER transactions_append_only;
ALTER TABLE transactions
  ALTER COLUMN journal_id SET NOT NULL,
  ADD CONSTRAINT transactions_journal_place_once UNIQUE (journal_id),
  ADD CONSTRAINT transactions_kind CHECK (kind IN (
    'plan', 'arrival', 'award', 'release', 'settle', 'return', 'refund', 'identified', 'carry',
    'advance', 'clawback', 'recovery', 'interest', 'fee', 'post', 'reversal', 'hold', 'void', 'expiry', 'close')),
  -- What only holds or closes moves nothing, and has no number among the fund's transactions.
  ADD CONSTRAINT transactions_number_of_entries CHECK (
    CASE WHEN kind IN ('hold', 'void', 'expiry', 'close') THEN entry_count = 0 AND number IS NULL
         ELSE entry_count >= 2 AND number IS NOT NULL END),
  ADD CONSTRAINT transactions_reference_is_kind_and_id CHECK (
    CASE WHEN kind IN ('plan', 'arrival', 'award', 'release', 'settle', 'return', 'refund', 'identified', 'carry')
         THEN reference ~ ('^' || kind || ':[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
                           || CASE kind WHEN 'carry' THEN ':(in|out)$' ELSE '$' END)
         ELSE starts_with(reference, kind || ':') AND length(reference) <= 300 END),
  ADD CONSTRAINT transactions_reversal_names_another CHECK ((kind = 'reversal') = (reverses IS NOT NULL));
-- What was reversed once is not reversed again.
CREATE UNIQUE INDEX transactions_reversed_once ON transactions (reverses) WHERE reverses IS NOT NULL;

ALTER TABLE entries RENAME TO entries_before;
CREATE TABLE entries (
  account_id    bigint        NOT NULL,
  journal_id    bigint        NOT NULL,
  -- Its place in its transaction.
  ordinal       smallint      NOT NULL,
  -- Counts the account's entries without a gap.
  line          bigint        NOT NULL,
  -- Debits positive, credits negative: the sum over any transaction, fund or all funds is zero.
  amount        numeric(21,2) NOT NULL CONSTRAINT entries_amount_not_zero CHECK (amount <> 0),
  -- On the account's normal side, so that any line of a statement proves itself.
  balance_after numeric(21,2) NOT NULL
);
INSERT INTO entries (account_id, journal_id, ordinal, line, amount, balance_after)
SELECT a.id, t.journal_id, row_number() OVER (PARTITION BY t.id ORDER BY e.amount < 0, e.account_code, e.account_version), e.account_version, e.amount, e.balance_after
  FROM entries_before e
  JOIN transactions t ON t.id = e.transaction_id
  JOIN accounts a ON a.fund_id = e.fund_id AND a.code = e.account_code;
DROP TABLE entries_before;
ALTER TABLE entries
  ADD PRIMARY KEY (account_id, journal_id, ordinal),
  ADD CONSTRAINT entries_place_once UNIQUE (journal_id, ordinal);
CREATE TRIGGER entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

UPDATE shard_heads h SET earlier_records = n.count
  FROM (SELECT f.shard, count(*) AS count FROM transactions t JOIN funds f ON f.id = t.fund_id GROUP BY f.shard) n
 WHERE n.shard = h.shard;

/* Entries with the names of their accounts. */
CREATE VIEW entry_lines AS
SELECT e.journal_id, e.ordinal, e.account_id, a.fund_id, a.code AS account_code, a.kind AS account_kind, a.normal_side,
       e.line, e.amount, e.balance_after
  FROM entries e JOIN accounts a ON a.id = e.account_id;

-- Each transaction on its own: its entries come in one statement, before the block that seals them, and add up to zero. That they are all
-- there, and stay in its fund, is asked of a whole block at once (write_block).
CREATE FUNCTION check_entries() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  broken bigint;
BEGIN
  SELECT min(journal_id) INTO broken FROM (SELECT journal_id FROM new_entries GROUP BY journal_id HAVING sum(amount) <> 0) unsound;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'The entries of % do not balance', coalesce((SELECT reference FROM transactions WHERE journal_id = broken), broken::text)
      USING ERRCODE = 'check_violation', CONSTRAINT = 'transactions_entries_balance';
  END IF;
  SELECT min(n.first) INTO broken
    FROM (SELECT min(journal_id) AS first FROM new_entries GROUP BY journal_id >> 48) n
    JOIN shard_heads h ON h.shard = n.first >> 48 AND n.first <= journal_id(h.shard, h.position);
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'Record % is sealed; it takes no more entries', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entries_before_their_block';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER entries_balance AFTER INSERT ON entries
  REFERENCING NEW TABLE AS new_entries FOR EACH STATEMENT EXECUTE FUNCTION check_entries();

/*
 * Ends a block: the only way in which a balance or a head moves, run as the owner. Every record from p_first to p_last is there with its
 * entries, numbered after the fund's last and in an open month; the accounts that the entries touch are open and of the record's fund, and
 * as many, with as much on them and as many lines, as the writer says who decided it in memory. A head that has gone on, or another epoch,
 * is refused as a serialization failure: who meets it reads again.
 * The planner is held to index look-ups: for a few hundred rows out of millions it would now and then read the whole table.
 */
CREATE FUNCTION write_block(
  p_shard smallint, p_epoch bigint, p_height bigint, p_first bigint, p_last bigint, p_algorithm text, p_root bytea, p_previous bytea,
  p_hash bytea, p_recorded_at timestamptz, p_accounts bigint, p_balances numeric, p_lines numeric, p_held_accounts bigint[], p_held numeric[]
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
DECLARE
  from_id bigint := journal_id(p_shard, p_first);
  to_id bigint := journal_id(p_shard, p_last);
  touched record;
  moved record;
BEGIN
  UPDATE shard_heads SET height = p_height, position = p_last, head = p_hash, recorded_at = p_recorded_at
   WHERE shard = p_shard AND epoch = p_epoch AND height = p_height - 1 AND position = p_first - 1 AND head = p_previous
     AND recorded_at <= p_recorded_at AND position >= earlier_records;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Shard % does not end where block % of epoch % begins', p_shard, p_height, p_epoch
      USING ERRCODE = 'serialization_failure', CONSTRAINT = 'shard_heads_in_order';
  END IF;
  INSERT INTO blocks (shard, height, first_position, last_position, algorithm, root, previous, hash, recorded_at)
  VALUES (p_shard, p_height, p_first, p_last, p_algorithm, p_root, p_previous, p_hash, p_recorded_at);

  WITH funds_touched AS (
    SELECT fund_id, count(*) AS records, sum(entry_count) AS entries, count(number) AS numbered, min(number) AS first, max(number) AS last,
           min(effective_at) FILTER (WHERE number IS NOT NULL) AS effective_at, bool_and(recorded_at = p_recorded_at) AS recorded_now
      FROM transactions WHERE journal_id BETWEEN from_id AND to_id GROUP BY fund_id),
  numbered AS (
    UPDATE funds f SET transaction_count = coalesce(n.last, f.transaction_count)
      FROM funds_touched n
     WHERE f.id = n.fund_id AND f.shard = p_shard AND n.recorded_now
       AND (n.numbered = 0 OR n.first = f.transaction_count + 1 AND n.last - n.first + 1 = n.numbered AND n.effective_at >= f.open_from)
    RETURNING 1)
  SELECT sum(records) AS records, sum(entries) AS entries, count(*) AS funds, (SELECT count(*) FROM numbered) AS numbered, min(fund_id) AS fund
    INTO touched FROM funds_touched;
  IF touched.records IS DISTINCT FROM p_last - p_first + 1 OR touched.numbered <> touched.funds THEN
    RAISE EXCEPTION 'The records of block % of shard % are not whole, not numbered one after the other, or in a closed month', p_height, p_shard
      USING ERRCODE = 'check_violation', CONSTRAINT = 'blocks_records_follow';
  END IF;

  -- With one fund all accounts are its own; with several each entry is held against its own transaction's.
  IF touched.funds > 1 AND EXISTS (
      SELECT FROM entries e JOIN transactions t ON t.journal_id = e.journal_id JOIN accounts a ON a.id = e.account_id
       WHERE e.journal_id BETWEEN from_id AND to_id AND a.fund_id <> t.fund_id) THEN
    RAISE EXCEPTION 'An entry of block % of shard % is on an account of another fund', p_height, p_shard
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entries_stay_in_their_fund';
  END IF;

  -- Less held before balances move, more after: between the two no account is below its floor.
  IF cardinality(p_held_accounts) > 0 THEN
    UPDATE accounts a SET held = n.held FROM unnest(p_held_accounts, p_held) AS n (account_id, held) WHERE a.id = n.account_id AND n.held < a.held;
  END IF;
  WITH moved AS MATERIALIZED (
    SELECT account_id, sum(amount) AS net, count(*) AS lines FROM entries WHERE journal_id BETWEEN from_id AND to_id GROUP BY account_id),
  applied AS (
    UPDATE accounts a
       SET balance = a.balance + CASE a.normal_side WHEN 'debit' THEN m.net ELSE -m.net END, version = a.version + m.lines
      FROM moved m
     WHERE a.id = m.account_id AND a.closed_at IS NULL AND (touched.funds > 1 OR a.fund_id = touched.fund)
    RETURNING a.balance, a.version, m.lines)
  SELECT count(*) AS accounts, coalesce(sum(balance), 0) AS balances, coalesce(sum(version), 0) AS lines, coalesce(sum(applied.lines), 0) AS entries
    INTO moved FROM applied;
  IF (moved.accounts, moved.balances, moved.lines) IS DISTINCT FROM (p_accounts, p_balances, p_lines) OR moved.entries <> touched.entries THEN
    RAISE EXCEPTION 'Block % of shard % does not leave its accounts as its writer says, or one of them is closed', p_height, p_shard
      USING ERRCODE = 'check_violation', CONSTRAINT = 'blocks_carry_the_balances';
  END IF;

  IF cardinality(p_held_accounts) > 0 THEN
    UPDATE accounts a SET held = n.held FROM unnest(p_held_accounts, p_held) AS n (account_id, held) WHERE a.id = n.account_id AND n.held > a.held;
    IF EXISTS (SELECT FROM unnest(p_held_accounts) AS n (account_id) JOIN accounts a ON a.id = n.account_id
                WHERE a.held <> (SELECT coalesce(sum(amount), 0) FROM holds h
                                  WHERE h.fund_id = a.fund_id AND h.account_code = a.code AND h.state = 'pending')) THEN
      RAISE EXCEPTION 'Block % of shard % does not hold back what its holds say', p_height, p_shard
        USING ERRCODE = 'check_violation', CONSTRAINT = 'blocks_carry_the_holds';
    END IF;
  END IF;
END $$;

/* A block over records that were posted before there were blocks: their balances have moved long since. */
CREATE FUNCTION adopt_block(
  p_shard smallint, p_height bigint, p_first bigint, p_last bigint, p_algorithm text, p_root bytea, p_previous bytea, p_hash bytea,
  p_recorded_at timestamptz
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE shard_heads SET height = p_height, position = p_last, head = p_hash, recorded_at = p_recorded_at
   WHERE shard = p_shard AND height = p_height - 1 AND position = p_first - 1 AND head = p_previous AND p_last <= earlier_records;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Shard % has no earlier records where block % begins', p_shard, p_height
      USING ERRCODE = 'serialization_failure', CONSTRAINT = 'shard_heads_in_order';
  END IF;
  INSERT INTO blocks (shard, height, first_position, last_position, algorithm, root, previous, hash, recorded_at)
  VALUES (p_shard, p_height, p_first, p_last, p_algorithm, p_root, p_previous, p_hash, p_recorded_at);
END $$;

/* Takes a shard over: from here on no commit of an earlier epoch succeeds. Waits for one that is on its way. */
CREATE FUNCTION fence_shard(p_shard smallint, p_epoch bigint) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE shard_heads SET epoch = p_epoch WHERE shard = p_shard AND epoch < p_epoch
$$;

-- Holds that no payment makes: placed by a record of the journal, and ended by one.
ALTER TABLE holds
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN posted numeric(21,2) NOT NULL DEFAULT 0,
  ADD COLUMN expires_at timestamptz,
  ADD COLUMN placed_in bigint,
  ADD COLUMN ended_in bigint,
  DROP CONSTRAINT holds_pkey,
  DROP CONSTRAINT holds_state,
  ALTER COLUMN payment_id DROP NOT NULL,
  ADD PRIMARY KEY (id),
  ADD CONSTRAINT holds_once_of_a_payment UNIQUE (payment_id, account_code),
  ADD CONSTRAINT holds_state CHECK (state IN ('pending', 'posted', 'voided', 'expired')),
  ADD CONSTRAINT holds_posted_within_amount CHECK (posted >= 0 AND posted <= amount),
  ADD CONSTRAINT holds_of_a_payment_or_a_record CHECK ((payment_id IS NULL) = (placed_in IS NOT NULL)),
  ADD CONSTRAINT holds_end_in_a_record CHECK (payment_id IS NOT NULL OR (state = 'pending') = (ended_in IS NULL) AND (state = 'posted') = (posted > 0));
CREATE INDEX holds_expiring ON holds (expires_at) WHERE state = 'pending' AND expires_at IS NOT NULL;
CREATE INDEX holds_of_account ON holds (fund_id, account_code) WHERE state = 'pending';
DROP TRIGGER holds_end_once ON holds;
CREATE TRIGGER holds_end_once BEFORE UPDATE ON holds FOR EACH ROW
  WHEN (OLD.state <> 'pending' OR NEW.state = 'pending'
        OR (OLD.id, OLD.payment_id, OLD.fund_id, OLD.account_code, OLD.amount, OLD.expires_at, OLD.placed_in)
           IS DISTINCT FROM (NEW.id, NEW.payment_id, NEW.fund_id, NEW.account_code, NEW.amount, NEW.expires_at, NEW.placed_in))
  EXECUTE FUNCTION refuse_change_of_hold();

-- Holds of payments move what their accounts keep back at once, under the shard's lock; those of records move it with their block.
CREATE OR REPLACE FUNCTION add_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  broken text;
BEGIN
  SELECT min(id::text) INTO broken
    FROM (SELECT p.id
            FROM (SELECT DISTINCT payment_id FROM new_holds) n
            JOIN payments p ON p.id = n.payment_id
            JOIN awards w ON w.id = p.award_id
            JOIN holds h ON h.payment_id = p.id
           GROUP BY p.id, w.id
          HAVING sum(h.amount) FILTER (WHERE h.account_code = 'awarded:' || w.beneficiary_id) IS DISTINCT FROM p.amount
              OR sum(h.amount) FILTER (WHERE h.account_code LIKE 'cash:%') IS DISTINCT FROM p.amount
              OR sum(h.amount) <> 2 * p.amount) uncovered;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'The holds of payment % are not its amount on its award and on cash', broken
      USING ERRCODE = 'check_violation', CONSTRAINT = 'holds_cover_their_payment';
  END IF;

  UPDATE accounts a SET held = a.held + n.amount
    FROM (SELECT fund_id, account_code, sum(amount) AS amount FROM new_holds
           WHERE state = 'pending' AND payment_id IS NOT NULL GROUP BY 1, 2) n
   WHERE a.fund_id = n.fund_id AND a.code = n.account_code;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION end_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE accounts a SET held = a.held - n.amount
    FROM (SELECT fund_id, account_code, sum(amount) AS amount FROM old_holds WHERE payment_id IS NOT NULL GROUP BY 1, 2) n
   WHERE a.fund_id = n.fund_id AND a.code = n.account_code;
  RETURN NULL;
END $$;

-- What is kept about persons beside a record: its hash is sealed, and it can be erased without breaking the seal.
CREATE TABLE private_details (
  journal_id bigint PRIMARY KEY,
  salt       bytea NOT NULL CONSTRAINT private_details_salt_length CHECK (length(salt) = 32),
  sealed     bytea NOT NULL
);

CREATE TRIGGER blocks_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON blocks
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

REVOKE UPDATE (transaction_count) ON funds FROM {{app_role}};
GRANT INSERT (shard) ON funds TO {{app_role}};
GRANT UPDATE (open_from) ON funds TO {{app_role}};
GRANT INSERT (minimum, maximum), UPDATE (closed_at) ON accounts TO {{app_role}};
GRANT SELECT, INSERT ON entries TO {{app_role}};
GRANT SELECT ON entry_lines, shard_heads, blocks TO {{app_role}};
GRANT SELECT, UPDATE (owner, address, epoch, leased_until, algorithm) ON shard_leases TO {{app_role}};
GRANT INSERT (id, expires_at, placed_in), UPDATE (posted, ended_in) ON holds TO {{app_role}};
GRANT SELECT, INSERT, DELETE ON private_details TO {{app_role}};
REVOKE EXECUTE ON FUNCTION write_block, adopt_block, fence_shard FROM PUBLIC;
GRANT EXECUTE ON FUNCTION write_block, adopt_block, fence_shard TO {{app_role}};
