-- Who a beneficiary is, stays in beneficiaries; what is known of it from a day on, goes into versions.
CREATE TABLE household_versions (
  beneficiary_id    text     NOT NULL REFERENCES beneficiaries,
  valid_from        date     NOT NULL,
  revision          bigint   NOT NULL,
  status            text     NOT NULL CONSTRAINT household_versions_status CHECK (status IN ('registered', 'left_poverty', 'removed')),
  -- The last day on which awards still go on after the household has left poverty.
  grace_until       date,
  area_code         text     NOT NULL CONSTRAINT household_versions_area_code CHECK (area_code ~ '^(\d{6}|\d{9}|\d{12})$'),
  -- NULL, here and below: not known.
  class             text     CONSTRAINT household_versions_class CHECK (class IN ('general', 'minimum_living', 'five_guarantees')),
  -- Yuan a year.
  income_per_person numeric(21,2) CONSTRAINT household_versions_income_not_negative CHECK (income_per_person >= 0),
  willing_to_work   boolean,
  registered_since  date,
  -- As stated; where members are recorded, they are counted instead.
  people            integer  CONSTRAINT household_versions_people_not_negative CHECK (people >= 0),
  name_shown        text     NOT NULL,
  name_sealed       text     NOT NULL CONSTRAINT household_versions_name_sealed CHECK (name_sealed LIKE 'v1.%'),
  reason            text     NOT NULL,
  PRIMARY KEY (beneficiary_id, valid_from, revision),
  CONSTRAINT household_versions_grace_after_leaving CHECK (grace_until IS NULL OR status = 'left_poverty')
);
CREATE INDEX household_versions_by_area ON household_versions (area_code text_pattern_ops, beneficiary_id);

-- Found again by the keyed hash of the identity number, which never stands in clear.
CREATE TABLE persons (
  id              uuid PRIMARY KEY,
  identity_index  text NOT NULL CONSTRAINT persons_identity_once UNIQUE CONSTRAINT persons_identity_index CHECK (length(identity_index) = 43),
  identity_sealed text NOT NULL CONSTRAINT persons_identity_sealed CHECK (identity_sealed LIKE 'v1.%'),
  identity_masked text NOT NULL CONSTRAINT persons_identity_masked CHECK (identity_masked LIKE '%*****%')
);

-- One version of a person is in force on any day, so a person is in one household at most.
CREATE TABLE member_versions (
  person_id    uuid   NOT NULL REFERENCES persons,
  valid_from   date   NOT NULL,
  revision     bigint NOT NULL,
  -- NULL: in no household from this day on.
  household_id text   REFERENCES beneficiaries,
  name_shown   text   NOT NULL,
  name_sealed  text   NOT NULL CONSTRAINT member_versions_name_sealed CHECK (name_sealed LIKE 'v1.%'),
  relation     text   NOT NULL CONSTRAINT member_versions_relation CHECK (relation IN ('head', 'spouse', 'child', 'parent', 'other')),
  ability      text   CONSTRAINT member_versions_ability CHECK (ability IN ('full', 'partial', 'none')),
  stage        text   CONSTRAINT member_versions_stage CHECK (stage IN ('none', 'preschool', 'primary', 'lower_secondary', 'upper_secondary',
                                                                        'secondary_vocational', 'junior_college', 'university')),
  health_cover text   CONSTRAINT member_versions_health_cover CHECK (health_cover IN ('none', 'resident', 'employee')),
  ended        text   CONSTRAINT member_versions_ended CHECK (ended IN ('moved', 'deceased', 'other')),
  reason       text   NOT NULL,
  PRIMARY KEY (person_id, valid_from, revision),
  CONSTRAINT member_versions_ended_or_at_home CHECK ((household_id IS NULL) = (ended IS NOT NULL))
);
CREATE INDEX member_versions_by_household ON member_versions (household_id, person_id);

CREATE TABLE village_versions (
  beneficiary_id         text    NOT NULL REFERENCES beneficiaries,
  valid_from             date    NOT NULL,
  revision               bigint  NOT NULL,
  status                 text    NOT NULL CONSTRAINT village_versions_status CHECK (status IN ('registered', 'removed')),
  area_code              text    NOT NULL CONSTRAINT village_versions_area_code CHECK (area_code ~ '^(\d{6}|\d{9}|\d{12})$'),
  name_shown             text    NOT NULL,
  name_sealed            text    NOT NULL CONSTRAINT village_versions_name_sealed CHECK (name_sealed LIKE 'v1.%'),
  key                    boolean,
  poor                   boolean,
  old_revolutionary_base boolean,
  supported_by_county    boolean,
  households             integer CONSTRAINT village_versions_households_not_negative CHECK (households >= 0),
  people                 integer CONSTRAINT village_versions_people_not_negative CHECK (people >= 0),
  -- Yuan a year.
  collective_income      numeric(21,2),
  reason                 text    NOT NULL,
  PRIMARY KEY (beneficiary_id, valid_from, revision)
);

CREATE TABLE enterprise_versions (
  beneficiary_id text    NOT NULL REFERENCES beneficiaries,
  valid_from     date    NOT NULL,
  revision       bigint  NOT NULL,
  status         text    NOT NULL CONSTRAINT enterprise_versions_status CHECK (status IN ('registered', 'removed')),
  area_code      text    NOT NULL CONSTRAINT enterprise_versions_area_code CHECK (area_code ~ '^(\d{6}|\d{9}|\d{12})$'),
  name_shown     text    NOT NULL,
  name_sealed    text    NOT NULL CONSTRAINT enterprise_versions_name_sealed CHECK (name_sealed LIKE 'v1.%'),
  filed_since    date,
  people         integer CONSTRAINT enterprise_versions_people_not_negative CHECK (people >= 0),
  reason         text    NOT NULL,
  PRIMARY KEY (beneficiary_id, valid_from, revision)
);

CREATE TABLE project_versions (
  beneficiary_id text    NOT NULL REFERENCES beneficiaries,
  valid_from     date    NOT NULL,
  revision       bigint  NOT NULL,
  status         text    NOT NULL CONSTRAINT project_versions_status CHECK (status IN ('registered', 'removed')),
  area_code      text    NOT NULL CONSTRAINT project_versions_area_code CHECK (area_code ~ '^(\d{6}|\d{9}|\d{12})$'),
  name_shown     text    NOT NULL,
  name_sealed    text    NOT NULL CONSTRAINT project_versions_name_sealed CHECK (name_sealed LIKE 'v1.%'),
  people         integer CONSTRAINT project_versions_people_not_negative CHECK (people >= 0),
  reason         text    NOT NULL,
  PRIMARY KEY (beneficiary_id, valid_from, revision)
);

CREATE TABLE supporting_units (
  id        text PRIMARY KEY CONSTRAINT supporting_units_id CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name      text NOT NULL,
  -- Through which its money comes.
  funder_id text NOT NULL REFERENCES funders
);
CREATE TABLE cadres (
  id          text PRIMARY KEY CONSTRAINT cadres_id CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  unit_id     text NOT NULL REFERENCES supporting_units,
  name_shown  text NOT NULL,
  name_sealed text NOT NULL CONSTRAINT cadres_name_sealed CHECK (name_sealed LIKE 'v1.%')
);

CREATE TABLE pairings (
  -- Of the unit or of the cadre: the two share one space of ids.
  supporter_id   text   NOT NULL GENERATED ALWAYS AS (coalesce(cadre_id, unit_id)) STORED,
  unit_id        text   REFERENCES supporting_units,
  cadre_id       text   REFERENCES cadres,
  beneficiary_id text   NOT NULL REFERENCES beneficiaries,
  valid_from     date   NOT NULL,
  revision       bigint NOT NULL,
  -- Yuan a year.
  pledged        numeric(21,2) NOT NULL CONSTRAINT pairings_pledged_not_negative CHECK (pledged >= 0),
  active         boolean NOT NULL,
  reason         text   NOT NULL,
  PRIMARY KEY (beneficiary_id, supporter_id, valid_from, revision),
  CONSTRAINT pairings_unit_or_cadre CHECK (num_nonnulls(unit_id, cadre_id) = 1)
);

-- What was recorded before there were versions is known from the day on which it was recorded.
INSERT INTO register_revisions (revision, kind, reason, recorded_by)
SELECT 1, 'migrated', 'versions introduced', 'migration 0007' WHERE EXISTS (SELECT FROM beneficiaries);
INSERT INTO household_versions (beneficiary_id, valid_from, revision, status, area_code, people, name_shown, name_sealed, reason)
SELECT id, (recorded_at AT TIME ZONE 'Asia/Shanghai')::date, 1, 'registered', area_code, people, name_shown, name_sealed, 'registered'
  FROM beneficiaries WHERE kind = 'household';
INSERT INTO village_versions (beneficiary_id, valid_from, revision, status, area_code, people, name_shown, name_sealed, reason)
SELECT id, (recorded_at AT TIME ZONE 'Asia/Shanghai')::date, 1, 'registered', area_code, people, name_shown, name_sealed, 'registered'
  FROM beneficiaries WHERE kind = 'village';
INSERT INTO enterprise_versions (beneficiary_id, valid_from, revision, status, area_code, people, name_shown, name_sealed, reason)
SELECT id, (recorded_at AT TIME ZONE 'Asia/Shanghai')::date, 1, 'registered', area_code, people, name_shown, name_sealed, 'registered'
  FROM beneficiaries WHERE kind = 'enterprise';
INSERT INTO project_versions (beneficiary_id, valid_from, revision, status, area_code, people, name_shown, name_sealed, reason)
SELECT id, (recorded_at AT TIME ZONE 'Asia/Shanghai')::date, 1, 'registered', area_code, people, name_shown, name_sealed, 'registered'
  FROM beneficiaries WHERE kind = 'project';

ALTER TABLE beneficiaries DROP COLUMN area_code, DROP COLUMN people, DROP COLUMN name_shown, DROP COLUMN name_sealed;
-- The register is read page by page of one kind, in order of id.
CREATE INDEX beneficiaries_by_kind ON beneficiaries (kind, id);

CREATE TRIGGER household_versions_complete AFTER INSERT ON household_versions
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision();
CREATE TRIGGER member_versions_complete AFTER INSERT ON member_versions
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision();
CREATE TRIGGER village_versions_complete AFTER INSERT ON village_versions
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision();
CREATE TRIGGER enterprise_versions_complete AFTER INSERT ON enterprise_versions
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision();
CREATE TRIGGER project_versions_complete AFTER INSERT ON project_versions
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision();
CREATE TRIGGER pairings_complete AFTER INSERT ON pairings
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision();

GRANT SELECT, INSERT ON household_versions, persons, member_versions, village_versions, enterprise_versions, project_versions,
  supporting_units, cadres, pairings TO {{app_role}};
