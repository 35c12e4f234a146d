-- A bank statement as an auditor sent it, proven before it is stored: opening + entries = closing, line by line.
CREATE TABLE statements (
  id          uuid PRIMARY KEY,
  fund_id     text          NOT NULL,
  -- The days it speaks for, both included.
  first_day   date          NOT NULL,
  last_day    date          NOT NULL,
  opening     numeric(21,2) NOT NULL,
  paid_out    numeric(21,2) NOT NULL CONSTRAINT statements_paid_out_not_negative CHECK (paid_out >= 0),
  received    numeric(21,2) NOT NULL CONSTRAINT statements_received_not_negative CHECK (received >= 0),
  closing     numeric(21,2) NOT NULL,
  line_count  integer       NOT NULL CONSTRAINT statements_not_empty CHECK (line_count > 0),
  sha256      text          NOT NULL CONSTRAINT statements_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_by text          NOT NULL,
  uploaded_at timestamptz   NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT statements_days_in_order CHECK (first_day <= last_day),
  CONSTRAINT statements_entries_make_closing CHECK (opening + received - paid_out = closing),
  -- The same file of the same fund is the same statement.
  CONSTRAINT statements_file_once UNIQUE (fund_id, sha256),
  -- What a run freezes of a statement.
  CONSTRAINT statements_frozen_key UNIQUE (id, fund_id, sha256)
);

-- Of a bank line only what the comparison needs: no description and no counterparty, in which people are named.
CREATE TABLE statement_lines (
  statement_id   uuid          NOT NULL REFERENCES statements,
  -- As an editor counts the lines of the file; the header is 1.
  line           integer       NOT NULL CONSTRAINT statement_lines_below_header CHECK (line > 1),
  booking_date   date          NOT NULL,
  -- The bank's own id of the line. Not unique: a line that the bank booked twice has it twice.
  bank_reference text          NOT NULL,
  -- What the line quotes of ours: a payment, or the document of an arrival.
  reference      text,
  paid_out       numeric(21,2) CONSTRAINT statement_lines_paid_out_not_negative CHECK (paid_out >= 0),
  received       numeric(21,2) CONSTRAINT statement_lines_received_not_negative CHECK (received >= 0),
  balance        numeric(21,2) NOT NULL,
  PRIMARY KEY (statement_id, line),
  CONSTRAINT statement_lines_one_side CHECK (num_nonnulls(paid_out, received) = 1)
);

CREATE TRIGGER statements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON statements
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER statement_lines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON statement_lines
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

GRANT SELECT, INSERT ON statements, statement_lines TO {{app_role}};
