-- What may be paid, as allocation announced it.
CREATE TABLE funds (
  id           text PRIMARY KEY,
  name         text NOT NULL,
  programme_id text NOT NULL,
  area_code    text NOT NULL
);

-- Awards come in pages; they may be paid when the manifest has proven that all pages are there.
CREATE TABLE award_runs (
  id       uuid PRIMARY KEY,
  fund_id  text    NOT NULL REFERENCES funds,
  complete boolean NOT NULL DEFAULT false
);

CREATE TABLE awards (
  id               uuid PRIMARY KEY,
  award_run_id     uuid          NOT NULL REFERENCES award_runs,
  -- The place in its run: the manifest's hash is over the awards in this order.
  place            integer       NOT NULL,
  fund_id          text          NOT NULL REFERENCES funds,
  programme_id     text          NOT NULL,
  beneficiary_id   text          NOT NULL,
  beneficiary_kind text          NOT NULL,
  area_code        text          NOT NULL,
  period           text          NOT NULL,
  line             text          NOT NULL,
  amount           numeric(21,2) NOT NULL CONSTRAINT awards_amount_positive CHECK (amount > 0),
  -- What can be paid once, whoever announces it how often.
  CONSTRAINT awards_line_once UNIQUE (programme_id, period, beneficiary_id, line),
  CONSTRAINT awards_place_once UNIQUE (award_run_id, place),
  -- For the key by which a payment is its award, whole.
  CONSTRAINT awards_amount_known UNIQUE (id, amount)
);
CREATE INDEX awards_by_area ON awards (fund_id, area_code text_pattern_ops);

-- A run begins incomplete.
GRANT SELECT, INSERT (id, fund_id), UPDATE (complete) ON award_runs TO {{app_role}};
GRANT SELECT, INSERT ON funds, awards TO {{app_role}};
