-- A county that starts in the middle of a year: gross figures of the year so far. Approved, what is left of it becomes a plan and arrivals.
CREATE TABLE openings (
  id              uuid PRIMARY KEY,
  fund_id         text        NOT NULL REFERENCES funds,
  document_number text        NOT NULL,
  opened_on       date        NOT NULL,
  sha256          text        NOT NULL CONSTRAINT openings_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  state           text        NOT NULL DEFAULT 'draft' CONSTRAINT openings_state CHECK (state IN ('draft', 'approved', 'withdrawn')),
  made_by         text        NOT NULL,
  made_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
  approved_by     text,
  approved_at     timestamptz,
  plan_id         uuid        REFERENCES plans,
  CONSTRAINT openings_approved_by_another CHECK (approved_by <> made_by),
  CONSTRAINT openings_approved_when_not_draft
    CHECK ((state = 'approved') = (approved_by IS NOT NULL) AND (state = 'approved') = (plan_id IS NOT NULL) AND (approved_by IS NULL) = (approved_at IS NULL))
);
CREATE UNIQUE INDEX openings_one_draft ON openings (fund_id) WHERE state = 'draft';
CREATE INDEX openings_by_fund ON openings (fund_id);

CREATE TABLE opening_shares (
  opening_id uuid          NOT NULL REFERENCES openings,
  funder_id  text          NOT NULL REFERENCES funders,
  ordinal    smallint      NOT NULL,
  due        numeric(21,2) NOT NULL,
  arrived    numeric(21,2) NOT NULL,
  spent      numeric(21,2) NOT NULL,
  PRIMARY KEY (opening_id, funder_id),
  CONSTRAINT opening_shares_ordinal_once UNIQUE (opening_id, ordinal),
  CONSTRAINT opening_shares_spent_within CHECK (spent >= 0 AND spent <= arrived AND spent <= due)
);

-- What a year leaves unspent: into the next year's fund, or back to those who bore it.
CREATE TABLE year_ends (
  id              uuid PRIMARY KEY,
  fund_id         text          NOT NULL REFERENCES funds,
  kind            text          NOT NULL CONSTRAINT year_ends_kind CHECK (kind IN ('carry_over', 'refund')),
  to_fund_id      text          REFERENCES funds,
  document_number text          NOT NULL,
  decided_on      date          NOT NULL,
  reason          text          NOT NULL CONSTRAINT year_ends_reason CHECK (btrim(reason) <> ''),
  total           numeric(21,2) NOT NULL CONSTRAINT year_ends_total_positive CHECK (total > 0),
  -- Of money carried over: `left` when it is out of the old fund and not yet in the new one.
  state           text          NOT NULL DEFAULT 'draft'
                  CONSTRAINT year_ends_state CHECK (state IN ('draft', 'approved', 'left', 'posted', 'refused', 'withdrawn')),
  made_by         text          NOT NULL,
  made_at         timestamptz   NOT NULL DEFAULT clock_timestamp(),
  approved_by     text,
  approved_at     timestamptz,
  problem         jsonb,
  CONSTRAINT year_ends_carried_somewhere CHECK ((kind = 'carry_over') = (to_fund_id IS NOT NULL) AND to_fund_id <> fund_id),
  CONSTRAINT year_ends_approved_by_another CHECK (approved_by <> made_by),
  CONSTRAINT year_ends_approved_when_not_draft
    CHECK ((state IN ('draft', 'withdrawn')) = (approved_by IS NULL) AND (approved_by IS NULL) = (approved_at IS NULL))
);
CREATE UNIQUE INDEX year_ends_one_open ON year_ends (fund_id) WHERE state IN ('draft', 'approved', 'left');
CREATE INDEX year_ends_into_a_fund ON year_ends (to_fund_id) WHERE to_fund_id IS NOT NULL;

CREATE TABLE year_end_parts (
  year_end_id uuid          NOT NULL REFERENCES year_ends,
  funder_id   text          NOT NULL REFERENCES funders,
  ordinal     smallint      NOT NULL,
  -- What the funder bore of the year, by which the part was found.
  borne       numeric(21,2) NOT NULL,
  amount      numeric(21,2) NOT NULL CONSTRAINT year_end_parts_amount_not_negative CHECK (amount >= 0),
  -- Where the part went back to its funder.
  refund_id   uuid          REFERENCES refunds,
  PRIMARY KEY (year_end_id, funder_id),
  CONSTRAINT year_end_parts_ordinal_once UNIQUE (year_end_id, ordinal)
);

CREATE FUNCTION refuse_year_end_that_does_not_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(amount) FROM year_end_parts WHERE year_end_id = NEW.id) IS DISTINCT FROM NEW.total THEN
    RAISE EXCEPTION 'The parts of year end % do not add up to %', NEW.id, NEW.total
      USING ERRCODE = 'check_violation', CONSTRAINT = 'year_ends_add_up';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER year_ends_add_up AFTER INSERT OR UPDATE ON year_ends
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_year_end_that_does_not_add_up();

GRANT SELECT, INSERT, UPDATE (state, approved_by, approved_at, plan_id) ON openings TO {{app_role}};
GRANT SELECT, INSERT ON opening_shares TO {{app_role}};
GRANT SELECT, INSERT, UPDATE (state, approved_by, approved_at, problem) ON year_ends TO {{app_role}};
GRANT SELECT, INSERT, UPDATE (refund_id) ON year_end_parts TO {{app_role}};
