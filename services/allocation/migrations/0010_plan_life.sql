-- Which state follows which. The domain has the same table and the words for it; what is not here, no plan does.
CREATE TABLE plan_transitions (
  from_state text NOT NULL,
  to_state   text NOT NULL,
  PRIMARY KEY (from_state, to_state)
);
INSERT INTO plan_transitions (from_state, to_state) VALUES
  ('draft', 'computed'), ('draft', 'failed'), ('draft', 'withdrawn'),
  ('computed', 'submitted'), ('computed', 'approved'), ('computed', 'withdrawn'),
  ('submitted', 'noticed'), ('submitted', 'approved'), ('submitted', 'withdrawn'),
  ('noticed', 'approved'), ('noticed', 'withdrawn'),
  ('approved', 'posted'), ('approved', 'refused'),
  ('posted', 'superseded');

-- Made again below. What it still had to do would stand in the way of the change.
DROP TRIGGER plans_add_up ON plans;

ALTER TABLE plans
  DROP CONSTRAINT plans_state,
  DROP CONSTRAINT plans_approved_when_not_computed,
  ALTER COLUMN state SET DEFAULT 'draft',
  ALTER COLUMN total DROP NOT NULL,
  ADD COLUMN programme_id      text,
  ADD COLUMN programme_version smallint,
  -- The number of people that a document gives, for a programme that counts those.
  ADD COLUMN published_people  integer CONSTRAINT plans_people_positive CHECK (published_people > 0),
  -- The register as it was on this day and as it was known at this revision. NULL: of a plan before the register had days.
  ADD COLUMN register_day      date,
  ADD COLUMN register_revision bigint,
  -- The programme whose plan pays for this one: then it has no shares of its own.
  ADD COLUMN draws_on          text REFERENCES programmes,
  ADD COLUMN replaces          uuid REFERENCES plans,
  -- Why it replaces the other.
  ADD COLUMN reason            text,
  -- Of a pool or a limit, what went to nobody.
  ADD COLUMN kept              numeric(21,2) CONSTRAINT plans_kept_not_negative CHECK (kept >= 0),
  ADD COLUMN lines             integer,
  ADD COLUMN units             bigint,
  ADD COLUMN share_explanation jsonb,
  -- Of all lines and shares as canonical JSON: the same version, register day and revision give the same.
  ADD COLUMN content_sha256    text CONSTRAINT plans_content_sha256 CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
  ADD COLUMN submitted_by      text,
  ADD COLUMN notice_days       smallint NOT NULL DEFAULT 0 CONSTRAINT plans_notice_days_not_negative CHECK (notice_days >= 0),
  -- First and last day of the public notice (公示).
  ADD COLUMN notice_from       date,
  ADD COLUMN notice_to         date;

UPDATE plans p
   SET programme_id = f.programme_id, programme_version = 1, lines = l.lines, units = l.units, kept = 0
  FROM funds f, (SELECT plan_id, count(*) AS lines, sum(units) AS units FROM plan_lines GROUP BY plan_id) l
 WHERE f.id = p.fund_id AND l.plan_id = p.id;

ALTER TABLE plans
  ALTER COLUMN programme_id SET NOT NULL,
  ALTER COLUMN programme_version SET NOT NULL,
  ADD CONSTRAINT plans_of_a_recorded_version FOREIGN KEY (programme_id, programme_version) REFERENCES programme_versions,
  ADD CONSTRAINT plans_state CHECK (state IN ('draft', 'computed', 'failed', 'submitted', 'noticed', 'approved', 'posted', 'refused',
                                              'withdrawn', 'superseded')),
  -- A plan that was withdrawn as a draft never had one.
  ADD CONSTRAINT plans_total_when_computed
    CHECK (CASE state WHEN 'draft' THEN total IS NULL WHEN 'failed' THEN total IS NULL WHEN 'withdrawn' THEN true ELSE total IS NOT NULL END),
  ADD CONSTRAINT plans_counted_with_total CHECK ((total IS NULL) = (lines IS NULL) AND (total IS NULL) = (units IS NULL) AND (total IS NULL) = (kept IS NULL)),
  ADD CONSTRAINT plans_approved_has_its_officer CHECK ((state IN ('approved', 'posted', 'refused', 'superseded')) = (approved_by IS NOT NULL)),
  ADD CONSTRAINT plans_approved_by_another_than_submitted CHECK (approved_by <> submitted_by),
  ADD CONSTRAINT plans_failed_says_why CHECK (state <> 'failed' OR problem IS NOT NULL),
  ADD CONSTRAINT plans_replace_with_a_reason CHECK ((replaces IS NULL) = (reason IS NULL) AND replaces <> id),
  ADD CONSTRAINT plans_notice_whole CHECK ((notice_from IS NULL) = (notice_to IS NULL) AND notice_from <= notice_to),
  ADD CONSTRAINT plans_noticed_has_its_days CHECK (state <> 'noticed' OR notice_to = notice_from + notice_days - 1);

-- A plan that replaces the one in force is approved beside it, and takes its place when the ledger has posted the difference.
DROP INDEX plans_one_in_force;
CREATE UNIQUE INDEX plans_one_in_force ON plans (fund_id, programme_id) WHERE state = 'approved';
CREATE UNIQUE INDEX plans_one_posted ON plans (fund_id, programme_id) WHERE state = 'posted';
CREATE INDEX plans_by_fund ON plans (fund_id, made_at);

-- Every move, who made it and why: the life of a plan. The first one has no state before it.
CREATE TABLE plan_moves (
  plan_id    uuid        NOT NULL REFERENCES plans,
  from_state text        CONSTRAINT plan_moves_begin_as_draft CHECK (from_state IS NOT NULL OR to_state = 'draft'),
  to_state   text        NOT NULL,
  moved_by   text        NOT NULL,
  moved_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  reason     text,
  PRIMARY KEY (plan_id, to_state),
  CONSTRAINT plan_moves_allowed FOREIGN KEY (from_state, to_state) REFERENCES plan_transitions
);
INSERT INTO plan_moves (plan_id, from_state, to_state, moved_by, moved_at)
SELECT id, NULL, 'draft', made_by, made_at FROM plans
UNION ALL SELECT id, 'draft', 'computed', made_by, made_at FROM plans
UNION ALL SELECT id, 'computed', 'approved', approved_by, approved_at FROM plans WHERE approved_by IS NOT NULL
-- When the ledger answered was not kept; it was not before the approval.
UNION ALL SELECT id, 'approved', state, 'ledger', approved_at FROM plans WHERE state IN ('posted', 'refused');

-- Objections to a public notice. Who objects, what he says of whom and the answer name people: they are sealed.
CREATE TABLE plan_objections (
  id              uuid        PRIMARY KEY,
  plan_id         uuid        NOT NULL REFERENCES plans,
  -- NULL: to the plan as a whole.
  line            integer     CONSTRAINT plan_objections_line_positive CHECK (line > 0),
  objector_shown  text        NOT NULL,
  objector_sealed text        NOT NULL CONSTRAINT plan_objections_objector_sealed CHECK (objector_sealed LIKE 'v1.%'),
  text_sealed     text        NOT NULL CONSTRAINT plan_objections_text_sealed CHECK (text_sealed LIKE 'v1.%'),
  raised_on       date        NOT NULL,
  recorded_by     text        NOT NULL,
  recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX plan_objections_by_plan ON plan_objections (plan_id, recorded_at);
CREATE TABLE plan_objection_answers (
  objection_id uuid        PRIMARY KEY REFERENCES plan_objections,
  text_sealed  text        NOT NULL CONSTRAINT plan_objection_answers_text_sealed CHECK (text_sealed LIKE 'v1.%'),
  answered_by  text        NOT NULL,
  answered_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- NULL: of a plan before lines were explained.
ALTER TABLE plan_lines ADD COLUMN explanation jsonb;

-- Lines, parts and shares come to a draft alone, and when it becomes computed the whole set is checked at once: that lines and parts are
-- of one plan, that every funder of a part has a share (shares have the key to funders), that all sums meet. Keys checked row by row would
-- say the same again, at the price of a third of the time of a plan of 100,000 households.
ALTER TABLE plan_line_parts
  DROP CONSTRAINT plan_line_parts_funder_id_fkey,
  DROP CONSTRAINT plan_line_parts_plan_id_line_fkey;
ALTER TABLE plan_lines DROP CONSTRAINT plan_lines_plan_id_fkey;

DROP TRIGGER plan_lines_checked ON plan_lines;
DROP TRIGGER plan_line_parts_checked ON plan_line_parts;
DROP TRIGGER plan_shares_checked ON plan_shares;
DROP FUNCTION check_plan_again();
CREATE FUNCTION refuse_addition_to_computed_plan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  added_to uuid;
BEGIN
  FOR added_to IN SELECT DISTINCT plan_id FROM added LOOP
    -- Held until the transaction ends, so that the plan cannot become computed meanwhile.
    PERFORM FROM plans WHERE id = added_to AND state = 'draft' FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'Plan % is no draft: nothing is added to it', added_to
        USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_added_to_as_draft';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER plan_lines_of_a_draft AFTER INSERT ON plan_lines
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_addition_to_computed_plan();
CREATE TRIGGER plan_line_parts_of_a_draft AFTER INSERT ON plan_line_parts
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_addition_to_computed_plan();
CREATE TRIGGER plan_shares_of_a_draft AFTER INSERT ON plan_shares
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_addition_to_computed_plan();

-- At COMMIT, when a plan becomes computed. One that draws on another has no shares; its lines say who pays for none of them.
CREATE OR REPLACE FUNCTION refuse_plan_that_does_not_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sum_of_lines  numeric;
  sum_of_shares numeric;
  line_count    bigint;
  unit_count    numeric;
BEGIN
  IF NEW.total IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT sum(amount), count(*), sum(l.units) INTO sum_of_lines, line_count, unit_count FROM plan_lines l WHERE plan_id = NEW.id;
  SELECT sum(amount) INTO sum_of_shares FROM plan_shares WHERE plan_id = NEW.id;
  IF sum_of_lines IS DISTINCT FROM NEW.total OR line_count <> NEW.lines OR unit_count <> NEW.units
     OR sum_of_shares IS DISTINCT FROM (CASE WHEN NEW.draws_on IS NULL THEN NEW.total END) THEN
    RAISE EXCEPTION 'Plan % is % in % lines, its % lines add up to %, its shares to %',
      NEW.id, NEW.total, NEW.lines, line_count, sum_of_lines, sum_of_shares
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_add_up';
  END IF;
  IF EXISTS (SELECT FROM plan_line_parts WHERE plan_id = NEW.id) AND EXISTS (
    SELECT FROM (SELECT line, amount FROM plan_lines WHERE plan_id = NEW.id) l
      FULL JOIN (SELECT line, sum(amount) AS parts FROM plan_line_parts WHERE plan_id = NEW.id GROUP BY line) p USING (line)
     WHERE l.amount IS DISTINCT FROM p.parts
    UNION ALL
    SELECT FROM (SELECT funder_id, amount FROM plan_shares WHERE plan_id = NEW.id) s
      FULL JOIN (SELECT funder_id, sum(amount) AS parts FROM plan_line_parts WHERE plan_id = NEW.id GROUP BY funder_id) p USING (funder_id)
     WHERE coalesce(s.amount, 0) IS DISTINCT FROM p.parts AND (p.parts IS NOT NULL OR s.amount <> 0)
  ) THEN
    RAISE EXCEPTION 'The parts of plan % do not add up to its lines or to its shares', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_add_up';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER plans_add_up AFTER UPDATE ON plans DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.total IS DISTINCT FROM NEW.total OR OLD.state = 'draft') EXECUTE FUNCTION refuse_plan_that_does_not_add_up();

-- What is said of a plan once is not said otherwise later, and its state goes the ways that there are.
CREATE FUNCTION refuse_other_life_of_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' THEN
      RAISE EXCEPTION 'Plan % is made as %', NEW.id, NEW.state USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_begin_as_draft';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.state <> OLD.state AND NOT EXISTS (SELECT FROM plan_transitions WHERE from_state = OLD.state AND to_state = NEW.state) THEN
    RAISE EXCEPTION 'Plan % cannot go from % to %', OLD.id, OLD.state, NEW.state
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_state_follows';
  END IF;
  IF OLD.state <> 'draft' AND (OLD.total, OLD.kept, OLD.lines, OLD.units, OLD.share_explanation, OLD.content_sha256)
       IS DISTINCT FROM (NEW.total, NEW.kept, NEW.lines, NEW.units, NEW.share_explanation, NEW.content_sha256) THEN
    RAISE EXCEPTION 'Plan % was computed and stays as it is', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_computed_once';
  END IF;
  IF OLD.state <> 'submitted' AND (OLD.notice_from, OLD.notice_to) IS DISTINCT FROM (NEW.notice_from, NEW.notice_to) THEN
    RAISE EXCEPTION 'The notice of plan % stands as it was given', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_noticed_once';
  END IF;
  IF NEW.state = 'approved' AND OLD.state <> 'approved' THEN
    -- One decision about a fund after the other.
    PERFORM pg_advisory_xact_lock(hashtextextended('plans of ' || NEW.fund_id, 0));
    IF EXISTS (SELECT FROM plans WHERE fund_id = NEW.fund_id AND programme_id = NEW.programme_id AND id <> NEW.id
                  AND state IN ('approved', 'posted') AND id IS DISTINCT FROM NEW.replaces) THEN
      RAISE EXCEPTION 'Fund % has a plan in force', NEW.fund_id USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_one_in_force';
    END IF;
    IF NEW.replaces IS NOT NULL AND NOT EXISTS (SELECT FROM plans WHERE id = NEW.replaces AND fund_id = NEW.fund_id
                  AND programme_id = NEW.programme_id AND state = 'posted') THEN
      RAISE EXCEPTION 'Plan % replaces %, which is not in force', NEW.id, NEW.replaces
        USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_replace_what_is_in_force';
    END IF;
    IF NEW.notice_days > 0 AND (OLD.state <> 'noticed' OR NEW.notice_to >= (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date
         OR EXISTS (SELECT FROM plan_objections o LEFT JOIN plan_objection_answers a ON a.objection_id = o.id
                     WHERE o.plan_id = NEW.id AND a.objection_id IS NULL)) THEN
      RAISE EXCEPTION 'The public notice of plan % is not over', NEW.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'plans_approved_after_notice';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER plans_live_as_told BEFORE INSERT OR UPDATE ON plans FOR EACH ROW EXECUTE FUNCTION refuse_other_life_of_plan();

-- An award run is written page by page: `count` and `total` stand when its manifest is out.
ALTER TABLE award_runs
  ALTER COLUMN count DROP NOT NULL,
  ALTER COLUMN total DROP NOT NULL,
  ADD COLUMN state   text NOT NULL DEFAULT 'done' CONSTRAINT award_runs_state CHECK (state IN ('running', 'done', 'stopped')),
  -- Why it stopped before its end; what it awarded until then stands.
  ADD COLUMN problem jsonb,
  -- The plan that pays: another one's, where this plan draws on it.
  ADD COLUMN paying_plan_id uuid REFERENCES plans,
  ADD COLUMN purpose text,
  ADD CONSTRAINT award_runs_counted_at_the_end CHECK (state <> 'done' OR (count IS NOT NULL AND total IS NOT NULL)),
  ADD CONSTRAINT award_runs_stopped_says_why CHECK ((state = 'stopped') = (problem IS NOT NULL));
UPDATE award_runs SET paying_plan_id = plan_id;
ALTER TABLE award_runs ALTER COLUMN paying_plan_id SET NOT NULL;
-- Two runs at once would award one line twice, or together go beyond the plan.
CREATE UNIQUE INDEX award_runs_one_at_a_time ON award_runs (plan_id) WHERE state = 'running';

ALTER TABLE awards
  -- The n-th of its run, in the order of the manifest; NULL before runs had an order.
  ADD COLUMN ordinal   integer CONSTRAINT awards_ordinal_positive CHECK (ordinal > 0),
  -- The line of the plan that it stands for; NULL where awards are listed.
  ADD COLUMN plan_line integer,
  ADD COLUMN purpose   text,
  -- Who pays, where the award says it: [{"funder_id", "amount"}].
  ADD COLUMN parts     jsonb;
UPDATE awards a
   SET plan_line = l.line,
       parts = (SELECT jsonb_agg(jsonb_build_object('funder_id', funder_id, 'amount', amount::text) ORDER BY funder_id)
                  FROM plan_line_parts p WHERE p.plan_id = l.plan_id AND p.line = l.line)
  FROM plan_lines l WHERE l.plan_id = a.plan_id AND l.beneficiary_id = a.beneficiary_id;
-- What a receiver has been given already, in whichever plan of the fund.
CREATE INDEX awards_by_beneficiary ON awards (beneficiary_id, plan_id);
DROP INDEX awards_by_run;
CREATE UNIQUE INDEX awards_once_in_run ON awards (award_run_id, ordinal);

GRANT SELECT ON plan_transitions TO {{app_role}};
GRANT SELECT, INSERT ON plan_moves, plan_objections, plan_objection_answers TO {{app_role}};
GRANT UPDATE (total, kept, lines, units, share_explanation, content_sha256, submitted_by, notice_from, notice_to) ON plans TO {{app_role}};
GRANT UPDATE (state, count, total, problem) ON award_runs TO {{app_role}};
