-- A fund is earmarked: every account, transaction and entry carries its fund in its key, and the foreign keys below carry the
-- fund too, so no entry of one fund can ever reach an account of another.
CREATE TABLE funds (
  id                text PRIMARY KEY,
  name              text     NOT NULL,
  programme_id      text     NOT NULL,
  fiscal_year       smallint NOT NULL,
  area_code         text     NOT NULL CONSTRAINT funds_area_code CHECK (area_code ~ '^\d{2,12}$'),
  -- by_plan: a payment is split over the plan's due shares. by_award: each award names who pays for it.
  funded            text     NOT NULL CONSTRAINT funds_funded CHECK (funded IN ('by_plan', 'by_award')),
  -- Counts the fund's transactions without a gap; raising it takes the fund's lock, under which all its posting is done.
  transaction_count bigint   NOT NULL DEFAULT 0 CONSTRAINT funds_transaction_count_not_negative CHECK (transaction_count >= 0),
  opened_at         timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What each funder owes the fund by its plans; what awards that name their funders claim of it; and what it has borne of
-- payments held, in transit or paid.
CREATE TABLE fund_shares (
  fund_id     text          NOT NULL REFERENCES funds,
  funder_id   text          NOT NULL,
  funder_name text          NOT NULL,
  funder_area text CONSTRAINT fund_shares_area_code CHECK (funder_area ~ '^\d{2,12}$'),
  -- The order of the funders in the document: ties of a split go to the earlier.
  ordinal     smallint      NOT NULL,
  due         numeric(21,2) NOT NULL CONSTRAINT fund_shares_due_not_negative CHECK (due >= 0),
  awarded     numeric(21,2) NOT NULL DEFAULT 0,
  borne       numeric(21,2) NOT NULL DEFAULT 0,
  PRIMARY KEY (fund_id, funder_id),
  CONSTRAINT fund_shares_ordinal_once UNIQUE (fund_id, ordinal),
  CONSTRAINT fund_shares_awarded_within_due CHECK (awarded >= 0 AND awarded <= due),
  CONSTRAINT fund_shares_borne_within_due CHECK (borne >= 0 AND borne <= due)
);

CREATE TABLE accounts (
  fund_id     text          NOT NULL REFERENCES funds,
  -- '<kind>' or '<kind>:<whose>', as in the chart of docs/architecture.md.
  code        text          NOT NULL,
  kind        text          NOT NULL,
  normal_side text          NOT NULL,
  -- On the account's normal side, so that a sound balance is never negative.
  balance     numeric(21,2) NOT NULL DEFAULT 0,
  held        numeric(21,2) NOT NULL DEFAULT 0,
  -- The number of its entries; the last entry carries the same number and the same balance.
  version     bigint        NOT NULL DEFAULT 0,
  PRIMARY KEY (fund_id, code),
  CONSTRAINT accounts_kind_in_chart CHECK (kind IN ('due', 'cash', 'appropriation', 'awarded', 'in-transit', 'unidentified')),
  CONSTRAINT accounts_code_names_its_kind CHECK (split_part(code, ':', 1) = kind),
  CONSTRAINT accounts_normal_side_of_kind CHECK (normal_side = CASE WHEN kind IN ('due', 'cash') THEN 'debit' ELSE 'credit' END),
  CONSTRAINT accounts_held_not_negative CHECK (held >= 0),
  -- The guard of the whole house: appropriation, award, cash and transit can be used up and never overdrawn.
  CONSTRAINT accounts_balance_covers_holds CHECK (balance >= held)
) WITH (fillfactor = 50);

-- No right to change a balance or a hold total: only the triggers on entries and holds move them.
GRANT SELECT, INSERT (id, name, programme_id, fiscal_year, area_code, funded), UPDATE (transaction_count) ON funds TO {{app_role}};
GRANT SELECT, INSERT (fund_id, funder_id, funder_name, funder_area, ordinal, due), UPDATE (due, awarded, borne) ON fund_shares TO {{app_role}};
GRANT SELECT, INSERT (fund_id, code, kind, normal_side) ON accounts TO {{app_role}};
