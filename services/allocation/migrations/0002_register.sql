-- The register (建档立卡), as small as the first plans need it. Identity and bank numbers are sealed before they come here.
CREATE TABLE beneficiaries (
  id          text PRIMARY KEY CONSTRAINT beneficiaries_id CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  kind        text NOT NULL CONSTRAINT beneficiaries_kind CHECK (kind IN ('household', 'village', 'enterprise', 'project')),
  area_code   text NOT NULL CONSTRAINT beneficiaries_area_code CHECK (area_code ~ '^(\d{6}|\d{9}|\d{12})$'),
  -- Of a household only a masked name stands in clear.
  name_shown  text NOT NULL,
  name_sealed text NOT NULL CONSTRAINT beneficiaries_name_sealed CHECK (name_sealed LIKE 'v1.%'),
  people      smallint NOT NULL CONSTRAINT beneficiaries_people_not_negative CHECK (people >= 0),
  -- Made up to fit published counts; no real person.
  synthetic   boolean NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX beneficiaries_by_area ON beneficiaries (area_code text_pattern_ops, id);

-- Each correction of an account is a new row, so nobody can change unseen where money goes. The newest is in force.
CREATE TABLE bank_accounts (
  beneficiary_id text     NOT NULL REFERENCES beneficiaries,
  version        smallint NOT NULL CONSTRAINT bank_accounts_version_positive CHECK (version > 0),
  account_sealed text     NOT NULL CONSTRAINT bank_accounts_sealed CHECK (account_sealed LIKE 'v1.%'),
  account_masked text     NOT NULL,
  reason         text     NOT NULL,
  recorded_by    text     NOT NULL,
  recorded_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (beneficiary_id, version)
);

GRANT SELECT, INSERT ON beneficiaries, bank_accounts TO {{app_role}};
