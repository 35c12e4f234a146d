CREATE TABLE plans (
  id          uuid PRIMARY KEY,
  fund_id     text          NOT NULL REFERENCES funds,
  total       numeric(21,2) NOT NULL CONSTRAINT plans_total_positive CHECK (total > 0),
  state       text          NOT NULL DEFAULT 'computed'
              CONSTRAINT plans_state CHECK (state IN ('computed', 'approved', 'posted', 'refused')),
  made_by     text          NOT NULL,
  made_at     timestamptz   NOT NULL DEFAULT clock_timestamp(),
  approved_by text,
  approved_at timestamptz,
  problem     jsonb,
  CONSTRAINT plans_approved_by_another CHECK (approved_by <> made_by),
  CONSTRAINT plans_approved_when_not_computed CHECK ((state = 'computed') = (approved_by IS NULL)),
  CONSTRAINT plans_approval_has_its_time CHECK ((approved_by IS NULL) = (approved_at IS NULL))
);

-- A second plan in force would silently double what every funder owes. Raising or cutting a plan is a thing of its own, yet to come.
CREATE UNIQUE INDEX plans_one_in_force ON plans (fund_id) WHERE state IN ('approved', 'posted');

CREATE TABLE plan_lines (
  plan_id        uuid          NOT NULL REFERENCES plans,
  line           integer       NOT NULL CONSTRAINT plan_lines_number_positive CHECK (line > 0),
  -- NULL where the document gives a number of people and no names.
  beneficiary_id text REFERENCES beneficiaries,
  area_code      text          NOT NULL,
  units          integer       NOT NULL CONSTRAINT plan_lines_units_positive CHECK (units > 0),
  amount         numeric(21,2) NOT NULL CONSTRAINT plan_lines_amount_positive CHECK (amount > 0),
  PRIMARY KEY (plan_id, line)
);

-- Who pays for a line, where the line itself says so (fixed parts, sole funder).
CREATE TABLE plan_line_parts (
  plan_id   uuid          NOT NULL,
  line      integer       NOT NULL,
  funder_id text          NOT NULL REFERENCES funders,
  amount    numeric(21,2) NOT NULL CONSTRAINT plan_line_parts_amount_positive CHECK (amount > 0),
  PRIMARY KEY (plan_id, line, funder_id),
  FOREIGN KEY (plan_id, line) REFERENCES plan_lines
);

CREATE TABLE plan_shares (
  plan_id   uuid          NOT NULL REFERENCES plans,
  funder_id text          NOT NULL REFERENCES funders,
  -- In the order of the document.
  ordinal   smallint      NOT NULL,
  amount    numeric(21,2) NOT NULL CONSTRAINT plan_shares_amount_not_negative CHECK (amount >= 0),
  PRIMARY KEY (plan_id, funder_id),
  CONSTRAINT plan_shares_ordinal_once UNIQUE (plan_id, ordinal)
);

-- At COMMIT a plan's lines and its shares each add up to its total, to the fen; where lines say who pays for them, each line's
-- parts add up to the line, and what they ask of a funder is its share.
CREATE FUNCTION refuse_plan_that_does_not_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lines  numeric;
  shares numeric;
BEGIN
  SELECT sum(amount) INTO lines FROM plan_lines WHERE plan_id = NEW.id;
  SELECT sum(amount) INTO shares FROM plan_shares WHERE plan_id = NEW.id;
  IF lines IS DISTINCT FROM NEW.total OR shares IS DISTINCT FROM NEW.total THEN
    RAISE EXCEPTION 'Plan % is %, its lines add up to %, its shares to %', NEW.id, NEW.total, lines, shares
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_add_up';
  END IF;
  IF EXISTS (SELECT FROM plan_line_parts WHERE plan_id = NEW.id) AND EXISTS (
    SELECT FROM (SELECT line, amount FROM plan_lines WHERE plan_id = NEW.id) l
      FULL JOIN (SELECT line, sum(amount) AS parts FROM plan_line_parts WHERE plan_id = NEW.id GROUP BY line) p USING (line)
     WHERE l.amount IS DISTINCT FROM p.parts
    UNION ALL
    SELECT FROM (SELECT funder_id, amount FROM plan_shares WHERE plan_id = NEW.id) s
      FULL JOIN (SELECT funder_id, sum(amount) AS parts FROM plan_line_parts WHERE plan_id = NEW.id GROUP BY funder_id) p USING (funder_id)
     WHERE s.amount IS DISTINCT FROM p.parts
  ) THEN
    RAISE EXCEPTION 'The parts of plan % do not add up to its lines or to its shares', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_add_up';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER plans_add_up AFTER INSERT OR UPDATE ON plans
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_plan_that_does_not_add_up();

-- What is added to a plan after the transaction that made it has the plan checked again.
CREATE FUNCTION check_plan_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE plans SET state = state WHERE id IN (SELECT plan_id FROM added) AND xmin <> pg_current_xact_id()::xid;
  RETURN NULL;
END $$;
CREATE TRIGGER plan_lines_checked AFTER INSERT ON plan_lines
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_plan_again();
CREATE TRIGGER plan_line_parts_checked AFTER INSERT ON plan_line_parts
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_plan_again();
CREATE TRIGGER plan_shares_checked AFTER INSERT ON plan_shares
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_plan_again();

GRANT SELECT, INSERT, UPDATE (state, approved_by, approved_at, problem) ON plans TO {{app_role}};
GRANT SELECT, INSERT ON plan_lines, plan_line_parts, plan_shares TO {{app_role}};
