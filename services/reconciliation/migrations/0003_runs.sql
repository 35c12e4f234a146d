-- One comparison: written whole in one transaction and never changed.
CREATE TABLE runs (
  id          uuid PRIMARY KEY,
  number      bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT runs_number_once UNIQUE,
  line_count  integer     NOT NULL CONSTRAINT runs_line_count_positive CHECK (line_count > 0),
  match_count integer     NOT NULL CONSTRAINT runs_match_count_not_negative CHECK (match_count >= 0),
  break_count integer     NOT NULL CONSTRAINT runs_break_count_not_negative CHECK (break_count >= 0),
  made_by     text        NOT NULL,
  made_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The frozen input: these files ...
CREATE TABLE run_statements (
  run_id       uuid NOT NULL REFERENCES runs,
  statement_id uuid NOT NULL,
  fund_id      text NOT NULL,
  sha256       text NOT NULL,
  PRIMARY KEY (run_id, statement_id),
  FOREIGN KEY (statement_id, fund_id, sha256) REFERENCES statements (id, fund_id, sha256)
);
-- ... and each copy up to this event.
CREATE TABLE run_positions (
  run_id   uuid   NOT NULL REFERENCES runs,
  fund_id  text   NOT NULL,
  consumer text   NOT NULL,
  source   text   NOT NULL,
  sequence bigint NOT NULL CONSTRAINT run_positions_sequence_positive CHECK (sequence > 0),
  PRIMARY KEY (run_id, fund_id, consumer, source)
);

CREATE TABLE matches (
  run_id        uuid    NOT NULL REFERENCES runs,
  ordinal       integer NOT NULL CONSTRAINT matches_ordinal_positive CHECK (ordinal > 0),
  fund_id       text    NOT NULL,
  -- 'payment:<id>' or 'arrival:<id>': a record of the ledger is in at most one match of a run.
  ledger_record text    NOT NULL,
  PRIMARY KEY (run_id, ordinal),
  CONSTRAINT matches_ledger_record_once UNIQUE (run_id, ledger_record)
);

CREATE TABLE breaks (
  run_id         uuid          NOT NULL REFERENCES runs,
  ordinal        integer       NOT NULL CONSTRAINT breaks_ordinal_positive CHECK (ordinal > 0),
  fund_id        text          NOT NULL,
  kind           text          NOT NULL CONSTRAINT breaks_kind CHECK (kind IN (
                   'missing_in_statement', 'amount_differs', 'duplicate_in_statement', 'return_missing_in_statement',
                   'return_missing_in_ledger', 'not_settled_in_ledger', 'outside_statement_period', 'ambiguous',
                   'missing_in_ledger', 'wrong_fund', 'status_differs', 'amount_differs_in_disbursement')),
  -- Which way is positive: money paid out, or money received.
  direction      text          NOT NULL CONSTRAINT breaks_direction CHECK (direction IN ('paid_out', 'received')),
  difference     numeric(21,2) NOT NULL,
  -- What there is of the rows, as it was when they were compared.
  ledger         jsonb,
  statement      jsonb,
  disbursement   jsonb,
  related        jsonb         NOT NULL,
  explanation_zh text          NOT NULL,
  explanation_en text          NOT NULL,
  PRIMARY KEY (run_id, ordinal),
  CONSTRAINT breaks_show_a_row CHECK (num_nonnulls(ledger, statement, disbursement) > 0)
);

-- Every line of a run's statements has exactly one place: in a match or in a break.
CREATE TABLE run_lines (
  run_id        uuid    NOT NULL,
  statement_id  uuid    NOT NULL,
  line          integer NOT NULL,
  match_ordinal integer,
  break_ordinal integer,
  CONSTRAINT run_lines_once PRIMARY KEY (run_id, statement_id, line),
  FOREIGN KEY (run_id, statement_id) REFERENCES run_statements (run_id, statement_id),
  FOREIGN KEY (statement_id, line) REFERENCES statement_lines (statement_id, line),
  FOREIGN KEY (run_id, match_ordinal) REFERENCES matches (run_id, ordinal),
  FOREIGN KEY (run_id, break_ordinal) REFERENCES breaks (run_id, ordinal),
  CONSTRAINT run_lines_one_place CHECK (num_nonnulls(match_ordinal, break_ordinal) = 1)
);

CREATE TRIGGER runs_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON runs
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER run_statements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON run_statements
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER run_positions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON run_positions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER matches_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON matches
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER breaks_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON breaks
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER run_lines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON run_lines
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

GRANT SELECT, INSERT ON runs, run_statements, run_positions, matches, breaks, run_lines TO {{app_role}};
