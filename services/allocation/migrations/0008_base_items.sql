-- What happened to beneficiaries or is held by them, and counts for a programme: bills, contributions, houses, loans, shares, scores, jobs.
-- The newest revision of an id is in force; a correction is a new one.
CREATE TABLE base_items (
  id             text   NOT NULL CONSTRAINT base_items_id CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  revision       bigint NOT NULL,
  kind           text   NOT NULL CONSTRAINT base_items_kind CHECK (kind IN ('medical_bill', 'insurance_contribution', 'house', 'loan',
                                                                            'shareholding', 'score', 'employment')),
  beneficiary_id text   NOT NULL REFERENCES beneficiaries,
  person_id      uuid   REFERENCES persons,
  -- The day that its facts name first: incurred on, paid on, assessed on, drawn on, held since, scored on, employed since.
  happened_on    date   NOT NULL,
  -- The first day on which what is held is held no more.
  ended_on       date,
  facts          jsonb  NOT NULL CONSTRAINT base_items_facts CHECK (jsonb_typeof(facts) = 'object'),
  withdrawn      boolean NOT NULL,
  reason         text   NOT NULL,
  PRIMARY KEY (id, revision),
  CONSTRAINT base_items_end_after_start CHECK (ended_on >= happened_on)
);
CREATE INDEX base_items_by_beneficiary ON base_items (beneficiary_id, kind, id, revision);

-- Support money beside the programmes: what counts for a guaranteed floor.
CREATE TABLE supports (
  id             text   NOT NULL CONSTRAINT supports_id CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  revision       bigint NOT NULL,
  beneficiary_id text   NOT NULL REFERENCES beneficiaries,
  unit_id        text   REFERENCES supporting_units,
  cadre_id       text   REFERENCES cadres,
  -- An organisation that is no supporting unit.
  giver_name     text,
  funder_id      text   REFERENCES funders,
  amount         numeric(21,2) NOT NULL CONSTRAINT supports_amount_positive CHECK (amount > 0),
  given_on       date   NOT NULL,
  kind           text   NOT NULL,
  -- The programme whose money contains this one, so that it is counted once.
  counts_in      text   REFERENCES programmes,
  withdrawn      boolean NOT NULL,
  reason         text   NOT NULL,
  PRIMARY KEY (id, revision),
  CONSTRAINT supports_one_giver CHECK (num_nonnulls(unit_id, cadre_id, giver_name) = 1)
);
CREATE INDEX supports_by_beneficiary ON supports (beneficiary_id, given_on);

CREATE TRIGGER base_items_complete AFTER INSERT ON base_items
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision();
CREATE TRIGGER supports_complete AFTER INSERT ON supports
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision();
GRANT SELECT, INSERT ON base_items, supports TO {{app_role}};
