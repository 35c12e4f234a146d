-- What is to be reached beside money, by year; measured against the register, never kept. A new document is a new version.
CREATE TABLE milestones (
  id        text PRIMARY KEY CONSTRAINT milestones_id CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,57}$'),
  area_code text NOT NULL CONSTRAINT milestones_area_code CHECK (area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$')
);

CREATE TABLE milestone_versions (
  milestone_id    text        NOT NULL REFERENCES milestones,
  version         smallint    NOT NULL CONSTRAINT milestone_versions_number_positive CHECK (version > 0),
  document        jsonb       NOT NULL
                  CONSTRAINT milestone_versions_document_names_itself
                  CHECK (document ->> 'id' = milestone_id AND (document ->> 'version')::smallint = version),
  document_sha256 text        NOT NULL CONSTRAINT milestone_versions_sha256 CHECK (document_sha256 ~ '^[0-9a-f]{64}$'),
  recorded_by     text        NOT NULL,
  recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- The one before it has to be there.
  follows         smallint    GENERATED ALWAYS AS (nullif(version - 1, 0)) STORED,
  PRIMARY KEY (milestone_id, version),
  CONSTRAINT milestone_versions_in_order FOREIGN KEY (milestone_id, follows) REFERENCES milestone_versions
);

-- Basic facts of a household are shown in public lists only while its newest word is yes (自愿公开).
CREATE TABLE disclosure_consents (
  beneficiary_id text        NOT NULL REFERENCES beneficiaries,
  number         smallint    NOT NULL CONSTRAINT disclosure_consents_number_positive CHECK (number > 0),
  consents       boolean     NOT NULL,
  given_on       date        NOT NULL,
  -- Where the signed paper is.
  evidence       text        NOT NULL,
  recorded_by    text        NOT NULL,
  recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (beneficiary_id, number)
);

-- That a report was made, and which bytes it was.
CREATE TABLE report_makings (
  id        uuid        PRIMARY KEY,
  kind      text        NOT NULL CONSTRAINT report_makings_kind CHECK (kind IN ('half_year', 'quarter')),
  year      smallint    NOT NULL CONSTRAINT report_makings_year CHECK (year BETWEEN 1949 AND 2200),
  number    smallint    NOT NULL CONSTRAINT report_makings_number CHECK (number BETWEEN 1 AND CASE kind WHEN 'half_year' THEN 2 ELSE 4 END),
  area_code text        NOT NULL CONSTRAINT report_makings_area_code CHECK (area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'),
  -- The day that its figures stand at.
  stands_at date        NOT NULL,
  -- Of the report as JSON.
  sha256    text        NOT NULL CONSTRAINT report_makings_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  made_by   text        NOT NULL,
  made_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX report_makings_by_period ON report_makings (year, kind, number, area_code, made_at);

GRANT SELECT, INSERT ON milestones, milestone_versions, disclosure_consents, report_makings TO {{app_role}};
