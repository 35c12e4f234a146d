CREATE TABLE arrivals (
  id              uuid PRIMARY KEY,
  fund_id         text          NOT NULL REFERENCES funds,
  funder_id       text          NOT NULL REFERENCES funders,
  amount          numeric(21,2) NOT NULL CONSTRAINT arrivals_amount_positive CHECK (amount > 0),
  -- The 指标 document that the money came with.
  document_number text          NOT NULL,
  arrived_on      date          NOT NULL,
  state           text          NOT NULL DEFAULT 'recorded'
                  CONSTRAINT arrivals_state CHECK (state IN ('recorded', 'posted', 'refused')),
  problem         jsonb,
  recorded_by     text          NOT NULL,
  recorded_at     timestamptz   NOT NULL DEFAULT clock_timestamp()
);
-- The same money told twice; what the ledger refused may be told again.
CREATE UNIQUE INDEX arrivals_once ON arrivals (fund_id, funder_id, document_number, amount, arrived_on) WHERE state <> 'refused';
CREATE INDEX arrivals_by_fund ON arrivals (fund_id, arrived_on, id);

CREATE TABLE award_runs (
  id      uuid PRIMARY KEY,
  plan_id uuid    NOT NULL REFERENCES plans,
  period  text    NOT NULL,
  count   integer NOT NULL CONSTRAINT award_runs_count_positive CHECK (count > 0),
  total   numeric(21,2) NOT NULL CONSTRAINT award_runs_total_positive CHECK (total > 0),
  made_by text    NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE awards (
  id             uuid PRIMARY KEY,
  award_run_id   uuid          NOT NULL REFERENCES award_runs,
  plan_id        uuid          NOT NULL REFERENCES plans,
  programme_id   text          NOT NULL REFERENCES programmes,
  period         text          NOT NULL,
  beneficiary_id text          NOT NULL REFERENCES beneficiaries,
  line           text          NOT NULL,
  amount         numeric(21,2) NOT NULL CONSTRAINT awards_amount_positive CHECK (amount > 0),
  state          text          NOT NULL DEFAULT 'granted'
                 CONSTRAINT awards_state CHECK (state IN ('granted', 'posted', 'refused')),
  problem        jsonb
);
-- What may be paid once, is awarded once. An award that the ledger refused was none: its line may be awarded again.
CREATE UNIQUE INDEX awards_line_once ON awards (programme_id, period, beneficiary_id, line) WHERE state <> 'refused';
CREATE INDEX awards_by_plan ON awards (plan_id);
CREATE INDEX awards_by_run ON awards (award_run_id);

GRANT SELECT, INSERT, UPDATE (state, problem) ON arrivals TO {{app_role}};
GRANT SELECT, INSERT ON award_runs TO {{app_role}};
GRANT SELECT, INSERT, UPDATE (state, problem) ON awards TO {{app_role}};
