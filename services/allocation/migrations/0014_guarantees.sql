-- What everybody whom it binds is to have from several programmes together; it gives nothing itself. A new document is a new version.
CREATE TABLE guarantees (
  id        text PRIMARY KEY CONSTRAINT guarantees_id CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,57}$'),
  area_code text NOT NULL CONSTRAINT guarantees_area_code CHECK (area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$')
);

CREATE TABLE guarantee_versions (
  guarantee_id    text        NOT NULL REFERENCES guarantees,
  version         smallint    NOT NULL CONSTRAINT guarantee_versions_number_positive CHECK (version > 0),
  document        jsonb       NOT NULL
                  CONSTRAINT guarantee_versions_document_names_itself
                  CHECK (document ->> 'id' = guarantee_id AND (document ->> 'version')::smallint = version),
  -- Of the document as RFC 8785 writes it.
  document_sha256 text        NOT NULL CONSTRAINT guarantee_versions_sha256 CHECK (document_sha256 ~ '^[0-9a-f]{64}$'),
  recorded_by     text        NOT NULL,
  recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- The one before it has to be there, so versions count 1, 2, 3 ... without a gap.
  follows         smallint    GENERATED ALWAYS AS (nullif(version - 1, 0)) STORED,
  PRIMARY KEY (guarantee_id, version),
  CONSTRAINT guarantee_versions_in_order FOREIGN KEY (guarantee_id, follows) REFERENCES guarantee_versions
);

-- What one evaluation found, kept as it was found: the same version, plans, day and revision give the same findings.
CREATE TABLE guarantee_evaluations (
  id                uuid          PRIMARY KEY,
  guarantee_id      text          NOT NULL,
  version           smallint      NOT NULL,
  fiscal_year       smallint      NOT NULL CONSTRAINT guarantee_evaluations_year CHECK (fiscal_year BETWEEN 1949 AND 2200),
  -- Where the register was read.
  register_day      date          NOT NULL,
  register_revision bigint        NOT NULL,
  -- How many it binds: households, villages, pairs, people with bills.
  bound             integer       NOT NULL CONSTRAINT guarantee_evaluations_bound_not_negative CHECK (bound >= 0),
  -- How many have less than they are to have; an average is missed once, by all together.
  short             integer       NOT NULL,
  floor_total       numeric(21,2) NOT NULL,
  given_total       numeric(21,2) NOT NULL,
  missing_total     numeric(21,2) NOT NULL,
  findings          integer       NOT NULL,
  -- Of the findings in order, one JSON line each.
  content_sha256    text          NOT NULL CONSTRAINT guarantee_evaluations_sha256 CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
  made_by           text          NOT NULL,
  made_at           timestamptz   NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT guarantee_evaluations_version FOREIGN KEY (guarantee_id, version) REFERENCES guarantee_versions,
  CONSTRAINT guarantee_evaluations_short_of_bound CHECK (short BETWEEN 0 AND bound),
  CONSTRAINT guarantee_evaluations_missing_of_the_short CHECK ((short = 0) = (missing_total = 0) AND missing_total >= 0),
  -- Whoever has more than the floor does not make up for whoever has less.
  CONSTRAINT guarantee_evaluations_missing_at_least CHECK (missing_total >= floor_total - given_total)
);
CREATE INDEX guarantee_evaluations_by_guarantee ON guarantee_evaluations (guarantee_id, fiscal_year, made_at);

CREATE TABLE guarantee_evaluation_plans (
  evaluation_id uuid NOT NULL REFERENCES guarantee_evaluations,
  plan_id       uuid NOT NULL REFERENCES plans,
  PRIMARY KEY (evaluation_id, plan_id)
);

CREATE FUNCTION sum_of_sources(sources jsonb) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(sum((source ->> 'amount')::numeric), 0) FROM jsonb_array_elements(sources) AS source
$$;

CREATE TABLE guarantee_findings (
  -- Its evaluation is written last and closes the list.
  evaluation_id  uuid          NOT NULL REFERENCES guarantee_evaluations DEFERRABLE INITIALLY DEFERRED,
  number         integer       NOT NULL CONSTRAINT guarantee_findings_number_positive CHECK (number > 0),
  role           text          NOT NULL CONSTRAINT guarantee_findings_role CHECK (role IN ('shortfall', 'member')),
  -- NULL where all villages together fall short.
  beneficiary_id text          REFERENCES beneficiaries,
  area_code      text,
  -- The unit that gave too little to this one.
  supporter_id   text          REFERENCES supporting_units,
  -- The person whose bills are paid too little.
  person_id      uuid          REFERENCES persons,
  receivers      integer       NOT NULL CONSTRAINT guarantee_findings_receivers_positive CHECK (receivers > 0),
  -- The costs that the floor was computed from.
  qualifying     numeric(21,2),
  floor          numeric(21,2) NOT NULL,
  given          numeric(21,2) NOT NULL CONSTRAINT guarantee_findings_given_not_negative CHECK (given >= 0),
  missing        numeric(21,2) NOT NULL,
  sources        jsonb         NOT NULL,
  PRIMARY KEY (evaluation_id, number),
  CONSTRAINT guarantee_findings_missing
    CHECK (CASE role WHEN 'member' THEN missing = 0 ELSE missing = floor - given AND missing > 0 END),
  CONSTRAINT guarantee_findings_given_by_sources CHECK (given = sum_of_sources(sources))
);

CREATE FUNCTION refuse_finding_of_closed_evaluation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM guarantee_evaluations WHERE id IN (SELECT evaluation_id FROM added)) THEN
    RAISE EXCEPTION 'The evaluation is closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'guarantee_evaluations_closed';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER guarantee_evaluations_closed AFTER INSERT ON guarantee_findings
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_finding_of_closed_evaluation();

CREATE FUNCTION refuse_evaluation_that_does_not_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  counted integer;
  missed  numeric;
BEGIN
  SELECT count(*), coalesce(sum(missing), 0) INTO counted, missed FROM guarantee_findings WHERE evaluation_id = NEW.id;
  IF (counted, missed) IS DISTINCT FROM (NEW.findings, NEW.missing_total) THEN
    RAISE EXCEPTION 'Evaluation % tells of % findings and %, there are % and %', NEW.id, NEW.findings, NEW.missing_total, counted, missed
      USING ERRCODE = 'check_violation', CONSTRAINT = 'guarantee_evaluations_add_up';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guarantee_evaluations_add_up BEFORE INSERT ON guarantee_evaluations
  FOR EACH ROW EXECUTE FUNCTION refuse_evaluation_that_does_not_add_up();

-- What the plans give to one page of the register.
CREATE INDEX plan_lines_by_beneficiary ON plan_lines (beneficiary_id, plan_id) WHERE beneficiary_id IS NOT NULL;

GRANT SELECT, INSERT ON guarantees, guarantee_versions, guarantee_evaluations, guarantee_evaluation_plans, guarantee_findings TO {{app_role}};
