-- When each funder's share is due. A new version takes the place of the one before; none is edited.
CREATE TABLE due_schedules (
  id        uuid PRIMARY KEY,
  fund_id   text        NOT NULL REFERENCES funds,
  funder_id text        NOT NULL REFERENCES funders,
  version   integer     NOT NULL CONSTRAINT due_schedules_version_positive CHECK (version > 0),
  reason    text        NOT NULL CONSTRAINT due_schedules_reason CHECK (btrim(reason) <> ''),
  made_by   text        NOT NULL,
  made_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT due_schedules_version_once UNIQUE (fund_id, funder_id, version)
);

CREATE TABLE due_instalments (
  schedule_id uuid          NOT NULL REFERENCES due_schedules,
  ordinal     smallint      NOT NULL,
  due_on      date          NOT NULL,
  amount      numeric(21,2) NOT NULL CONSTRAINT due_instalments_amount_positive CHECK (amount > 0),
  PRIMARY KEY (schedule_id, ordinal)
);

-- How a funder is known on bank statements: the name of its account, or who issues its documents (粤财农). One text may be two funders'.
CREATE TABLE funder_aliases (
  funder_id   text        NOT NULL REFERENCES funders,
  kind        text        NOT NULL CONSTRAINT funder_aliases_kind CHECK (kind IN ('payer', 'issuer')),
  text        text        NOT NULL,
  -- The text without width, case and white space, by which it is compared.
  text_key    text        NOT NULL,
  recorded_by text        NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT funder_aliases_pkey PRIMARY KEY (funder_id, kind, text_key)
);

CREATE TABLE arrival_statements (
  id          uuid PRIMARY KEY,
  fund_id     text        NOT NULL REFERENCES funds,
  sha256      text        NOT NULL CONSTRAINT arrival_statements_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  credits     integer     NOT NULL,
  -- Credits that an earlier file had told of already.
  seen        integer     NOT NULL,
  uploaded_by text        NOT NULL,
  uploaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT arrival_statements_file_once UNIQUE (fund_id, sha256)
);
-- A dedicated account is one fund's: no two funds take money out of one file.
CREATE UNIQUE INDEX arrival_statements_one_fund ON arrival_statements (sha256) WHERE credits > 0;

-- Money that came into the dedicated account, once for each bank reference. `recorded`: its funder is known, an arrival was recorded for
-- it. `linked`: the arrival had been recorded before. `unidentified`: it waits until two officers say whose it is.
CREATE TABLE statement_credits (
  id              uuid PRIMARY KEY,
  fund_id         text          NOT NULL REFERENCES funds,
  statement_id    uuid          NOT NULL REFERENCES arrival_statements,
  bank_reference  text          NOT NULL,
  booked_on       date          NOT NULL,
  amount          numeric(21,2) NOT NULL CONSTRAINT statement_credits_amount_positive CHECK (amount > 0),
  document_number text,
  -- Of a person masked. The bank's remark is not kept: it names people.
  payer_shown     text,
  outcome         text          NOT NULL CONSTRAINT statement_credits_outcome CHECK (outcome IN ('recorded', 'linked', 'unidentified')),
  reason          text,
  -- The fund in which the same credit (reference, day and amount) stands already, which is why it waits here.
  other_fund_id   text          REFERENCES funds,
  candidates      text[]        NOT NULL,
  arrival_id      uuid          REFERENCES arrivals,
  CONSTRAINT statement_credits_reference_once UNIQUE (fund_id, bank_reference),
  CONSTRAINT statement_credits_in_another_fund
    CHECK ((reason IS NOT DISTINCT FROM 'in_another_fund') = (other_fund_id IS NOT NULL) AND other_fund_id <> fund_id),
  CONSTRAINT statement_credits_unidentified_without_arrival
    CHECK ((outcome = 'unidentified') = (arrival_id IS NULL) AND (outcome = 'unidentified') = (reason IS NOT NULL))
);
CREATE UNIQUE INDEX statement_credits_one_arrival ON statement_credits (arrival_id) WHERE arrival_id IS NOT NULL;
-- By itself, a credit becomes money in one fund only.
CREATE UNIQUE INDEX statement_credits_posted_once ON statement_credits (bank_reference, booked_on, amount) WHERE outcome <> 'unidentified';
CREATE INDEX statement_credits_by_reference ON statement_credits (bank_reference);
CREATE INDEX statement_credits_of_a_statement ON statement_credits (statement_id);

CREATE TABLE identifications (
  id              uuid PRIMARY KEY,
  credit_id       uuid        NOT NULL REFERENCES statement_credits,
  funder_id       text        NOT NULL REFERENCES funders,
  document_number text        NOT NULL,
  state           text        NOT NULL DEFAULT 'proposed'
                  CONSTRAINT identifications_state CHECK (state IN ('proposed', 'approved', 'rejected', 'refused')),
  proposed_by     text        NOT NULL,
  proposed_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  decided_by      text,
  decided_at      timestamptz,
  -- Why it was rejected.
  reason          text,
  arrival_id      uuid        REFERENCES arrivals,
  CONSTRAINT identifications_decided CHECK ((state = 'proposed') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
  CONSTRAINT identifications_approved_by_another CHECK (state IN ('proposed', 'rejected') OR decided_by <> proposed_by),
  CONSTRAINT identifications_approved_with_arrival CHECK ((state IN ('approved', 'refused')) = (arrival_id IS NOT NULL)),
  CONSTRAINT identifications_rejected_with_reason CHECK ((state = 'rejected') = (reason IS NOT NULL))
);
CREATE UNIQUE INDEX identifications_one_in_force ON identifications (credit_id) WHERE state IN ('proposed', 'approved');
CREATE INDEX identifications_of_an_arrival ON identifications (arrival_id) WHERE arrival_id IS NOT NULL;

CREATE TABLE refunds (
  id              uuid PRIMARY KEY,
  fund_id         text          NOT NULL REFERENCES funds,
  funder_id       text          NOT NULL REFERENCES funders,
  amount          numeric(21,2) NOT NULL CONSTRAINT refunds_amount_positive CHECK (amount > 0),
  document_number text          NOT NULL,
  refunded_on     date          NOT NULL,
  source          text          NOT NULL CONSTRAINT refunds_source CHECK (source IN ('overpaid', 'unspent')),
  state           text          NOT NULL DEFAULT 'draft'
                  CONSTRAINT refunds_state CHECK (state IN ('draft', 'approved', 'posted', 'refused')),
  made_by         text          NOT NULL,
  made_at         timestamptz   NOT NULL DEFAULT clock_timestamp(),
  approved_by     text,
  approved_at     timestamptz,
  problem         jsonb,
  CONSTRAINT refunds_approved_by_another CHECK (approved_by <> made_by),
  CONSTRAINT refunds_approved_when_not_draft CHECK ((state = 'draft') = (approved_by IS NULL) AND (approved_by IS NULL) = (approved_at IS NULL))
);
CREATE INDEX refunds_by_fund ON refunds (fund_id, refunded_on, id);

-- What the ledger was asked to call overpaid, so that it can go back: money that an arrival brought beyond its funder's due.
CREATE TABLE overpaid_identifications (
  id         uuid PRIMARY KEY,
  refund_id  uuid          NOT NULL REFERENCES refunds,
  arrival_id uuid          NOT NULL REFERENCES arrivals,
  amount     numeric(21,2) NOT NULL CONSTRAINT overpaid_identifications_amount_positive CHECK (amount > 0),
  state      text          NOT NULL DEFAULT 'approved'
             CONSTRAINT overpaid_identifications_state CHECK (state IN ('approved', 'posted', 'refused')),
  problem    jsonb
);
CREATE INDEX overpaid_identifications_of_an_arrival ON overpaid_identifications (arrival_id);
CREATE INDEX overpaid_identifications_of_a_refund ON overpaid_identifications (refund_id);

-- What the ledger posted on the money of funders, added up per answer: debits positive. An answer that comes twice is here once.
CREATE TABLE ledger_movements (
  event_id     uuid          NOT NULL,
  fund_id      text          NOT NULL REFERENCES funds,
  -- cash: the funder's money. refund: owed back to it. unidentified: came beyond what its sender owed; it has no funder.
  account      text          NOT NULL CONSTRAINT ledger_movements_account CHECK (account IN ('cash', 'refund', 'unidentified')),
  funder_id    text          NOT NULL,
  kind         text          NOT NULL,
  -- The request that was answered: an arrival, a batch.
  request_id   uuid          NOT NULL,
  effective_on date          NOT NULL,
  amount       numeric(21,2) NOT NULL,
  CONSTRAINT ledger_movements_pkey PRIMARY KEY (event_id, account, funder_id, kind, effective_on)
);
CREATE INDEX ledger_movements_of_a_fund ON ledger_movements (fund_id, account, kind, effective_on);

GRANT SELECT, INSERT ON due_schedules, due_instalments, funder_aliases, arrival_statements, statement_credits, ledger_movements TO {{app_role}};
GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at, reason, arrival_id) ON identifications TO {{app_role}};
GRANT SELECT, INSERT, UPDATE (state, approved_by, approved_at, problem) ON refunds TO {{app_role}};
GRANT SELECT, INSERT, UPDATE (state, problem) ON overpaid_identifications TO {{app_role}};
