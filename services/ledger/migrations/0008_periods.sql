-- Closed months (docs/architecture.md, "Ledger"): openings, so that a balance as of an effective time reads one month; and what was on
-- its way when a month ended. Months are closed in their order, and never opened again.

CREATE TABLE periods (
  fund_id         text          NOT NULL REFERENCES funds,
  -- Its first day.
  month           date          NOT NULL CONSTRAINT periods_month_is_its_first_day CHECK (extract(day FROM month) = 1),
  starts_at       timestamptz   NOT NULL,
  ends_at         timestamptz   NOT NULL,
  -- Places in the journal (journal_id). No entry that counts in this month or later lies before first_id, in the next month or later
  -- before next_id. Entries of this month after last_id, which ends what was recorded before ends_at, are in period_late_entries.
  first_id        bigint        NOT NULL,
  last_id         bigint        NOT NULL,
  next_id         bigint        NOT NULL,
  -- The record that closed it.
  closed_in       bigint        NOT NULL CONSTRAINT periods_closed_in_a_record_once UNIQUE,
  closed_by       text          NOT NULL,
  closed_at       timestamptz   NOT NULL,
  -- What counted in it: entries, and their debits, which are their credits.
  entries         bigint        NOT NULL,
  turnover        numeric(30,2) NOT NULL,
  -- Of the openings of the next month that are not zero: how many, and SHA-256 over '<code> <balance>\n' by code.
  openings        bigint        NOT NULL,
  openings_sha256 bytea         NOT NULL CONSTRAINT periods_openings_sha256_length CHECK (length(openings_sha256) = 32),
  PRIMARY KEY (fund_id, month),
  -- A month of public money is one of Shanghai.
  CONSTRAINT periods_are_months_of_shanghai CHECK (
    starts_at = (month::timestamp - interval '8 hours') AT TIME ZONE 'UTC'
    AND ends_at = ((month + interval '1 month')::timestamp - interval '8 hours') AT TIME ZONE 'UTC'),
  CONSTRAINT periods_are_over CHECK (ends_at <= closed_at),
  CONSTRAINT periods_places_in_order CHECK (first_id <= next_id AND last_id < closed_in AND next_id <= closed_in + 1)
);

-- On the account's normal side, before the first moment of the month. Only where the month before moved the account: one that stood still
-- keeps its opening. debit and credit are what moved it in that month.
CREATE TABLE period_openings (
  account_id bigint        NOT NULL,
  month      date          NOT NULL,
  balance    numeric(21,2) NOT NULL,
  -- Its entries up to here.
  lines      bigint        NOT NULL CONSTRAINT period_openings_lines_positive CHECK (lines > 0),
  debit      numeric(30,2) NOT NULL CONSTRAINT period_openings_debit_not_negative CHECK (debit >= 0),
  credit     numeric(30,2) NOT NULL CONSTRAINT period_openings_credit_not_negative CHECK (credit >= 0),
  PRIMARY KEY (account_id, month)
);

-- Entries that count in a closed month and were recorded after its last day: else they would be found only by reading what came since.
CREATE TABLE period_late_entries (
  account_id bigint   NOT NULL,
  month      date     NOT NULL,
  journal_id bigint   NOT NULL,
  ordinal    smallint NOT NULL,
  PRIMARY KEY (account_id, month, journal_id, ordinal)
);

-- What was held or in transit when a month ended, and what became in that month of what the close before had listed.
CREATE TABLE period_in_transit (
  fund_id    text          NOT NULL,
  month      date          NOT NULL,
  payment_id uuid          NOT NULL,
  batch_id   uuid          NOT NULL,
  amount     numeric(21,2) NOT NULL,
  state      text          NOT NULL CONSTRAINT period_in_transit_state CHECK (state IN ('held', 'in_transit', 'settled', 'returned')),
  -- When it was held, or left with the bank's file. NULL: held before that was kept.
  since      timestamptz,
  ended_at   timestamptz,
  -- It was on the list of the month before.
  carried    boolean       NOT NULL,
  PRIMARY KEY (fund_id, month, payment_id),
  CONSTRAINT period_in_transit_ended CHECK ((state IN ('settled', 'returned')) = (ended_at IS NOT NULL)),
  CONSTRAINT period_in_transit_ended_was_listed CHECK (ended_at IS NULL OR carried)
);
ALTER TABLE payments ADD COLUMN held_at timestamptz;
ALTER TABLE payments ALTER COLUMN held_at SET DEFAULT clock_timestamp();

/* A month is closed after the one before it, in a record of its own; with it the next one is what is open. */
CREATE FUNCTION close_period() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  before periods;
BEGIN
  SELECT * INTO before FROM periods WHERE fund_id = NEW.fund_id ORDER BY month DESC LIMIT 1;
  IF before.fund_id IS NOT NULL AND (before.ends_at, before.next_id) IS DISTINCT FROM (NEW.starts_at, NEW.first_id) THEN
    RAISE EXCEPTION 'Month % of fund % does not follow %', NEW.month, NEW.fund_id, before.month
      USING ERRCODE = 'check_violation', CONSTRAINT = 'periods_follow_each_other';
  END IF;
  IF before.fund_id IS NULL AND EXISTS (
      SELECT FROM transactions t WHERE t.fund_id = NEW.fund_id AND t.number IS NOT NULL AND t.effective_at < NEW.starts_at) THEN
    RAISE EXCEPTION 'Fund % has what counts before %, the first month to be closed', NEW.fund_id, NEW.month
      USING ERRCODE = 'check_violation', CONSTRAINT = 'periods_begin_with_the_first';
  END IF;
  IF NOT EXISTS (SELECT FROM transactions t WHERE t.journal_id = NEW.closed_in AND t.fund_id = NEW.fund_id AND t.kind = 'close'
                    AND t.reference = 'close:' || to_char(NEW.month, 'YYYY-MM')) THEN
    RAISE EXCEPTION 'No record closes month % of fund %', NEW.month, NEW.fund_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'periods_closed_in_a_record';
  END IF;
  UPDATE funds SET open_from = NEW.ends_at WHERE id = NEW.fund_id;
  RETURN NEW;
END $$;
CREATE TRIGGER periods_open_the_next BEFORE INSERT ON periods FOR EACH ROW EXECUTE FUNCTION close_period();

CREATE FUNCTION refuse_reopening_of_fund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Fund % is open from % on; a closed month is never opened again', OLD.id, OLD.open_from
    USING ERRCODE = 'check_violation', CONSTRAINT = 'funds_never_reopened';
END $$;
CREATE TRIGGER funds_never_reopened BEFORE UPDATE OF open_from ON funds FOR EACH ROW
  WHEN (NEW.open_from < OLD.open_from) EXECUTE FUNCTION refuse_reopening_of_fund();

/*
 * Where in the journal the account's line of this number is, or the first one after it: lines rise with places, so halving finds it in a
 * few dozen index look-ups, and entries need no index by line. NULL: there is none.
 */
CREATE FUNCTION place_of_line(p_account bigint, p_line bigint) RETURNS bigint LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
DECLARE
  low bigint;
  high bigint;
  middle bigint;
  found record;
BEGIN
  SELECT journal_id INTO low FROM entries WHERE account_id = p_account ORDER BY journal_id LIMIT 1;
  SELECT journal_id, line INTO found FROM entries WHERE account_id = p_account ORDER BY journal_id DESC, ordinal DESC LIMIT 1;
  IF low IS NULL OR found.line < p_line THEN RETURN NULL; END IF;
  high := found.journal_id;
  -- The record of the line is never before low nor after high.
  WHILE low < high LOOP
    middle := low + (high - low) / 2;
    SELECT journal_id, line INTO found FROM entries
     WHERE account_id = p_account AND journal_id <= middle ORDER BY journal_id DESC, ordinal DESC LIMIT 1;
    IF found.line >= p_line THEN high := found.journal_id;
    ELSE SELECT journal_id INTO low FROM entries WHERE account_id = p_account AND journal_id > middle ORDER BY journal_id LIMIT 1;
    END IF;
  END LOOP;
  RETURN low;
END $$;

CREATE TRIGGER periods_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON periods
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER period_openings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON period_openings
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER period_late_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON period_late_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER period_in_transit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON period_in_transit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

-- Only a period moves what is open.
REVOKE UPDATE (open_from) ON funds FROM {{app_role}};
GRANT SELECT, INSERT ON periods, period_openings, period_late_entries, period_in_transit TO {{app_role}};
