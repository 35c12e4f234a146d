CREATE TABLE funders (
  id          text PRIMARY KEY CONSTRAINT funders_id CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name        text NOT NULL,
  -- NULL where the funder is no government: a charity federation.
  area_code   text CONSTRAINT funders_area_code CHECK (area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'),
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
-- A township that matches for its own households is found by its area.
CREATE UNIQUE INDEX funders_one_per_area ON funders (area_code) WHERE area_code IS NOT NULL;

-- A programme says, in the words of its document, who gets what and who pays. It is not edited: a new document is a new one.
CREATE TABLE programmes (
  id              text PRIMARY KEY CONSTRAINT programmes_id CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,57}$'),
  name            text NOT NULL,
  document_number text NOT NULL,
  document_item   text NOT NULL,
  area_code       text NOT NULL CONSTRAINT programmes_area_code CHECK (area_code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'),
  base            text NOT NULL CONSTRAINT programmes_base CHECK (base IN ('people', 'households', 'villages')),
  rate            numeric(21,2) NOT NULL CONSTRAINT programmes_rate_positive CHECK (rate > 0),
  funding         jsonb NOT NULL CONSTRAINT programmes_funding_kind CHECK (funding ->> 'kind' IN ('ratio', 'fixed', 'sole')),
  recorded_by     text NOT NULL,
  recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- A fund is programme x fiscal year x the area that carries it out.
CREATE TABLE funds (
  id           text PRIMARY KEY,
  programme_id text     NOT NULL REFERENCES programmes,
  fiscal_year  smallint NOT NULL CONSTRAINT funds_fiscal_year CHECK (fiscal_year BETWEEN 1949 AND 2200),
  area_code    text     NOT NULL,
  CONSTRAINT funds_once UNIQUE (programme_id, fiscal_year, area_code),
  CONSTRAINT funds_id_names_programme_and_year CHECK (id = programme_id || '-' || fiscal_year)
);

GRANT SELECT, INSERT ON funders, programmes, funds TO {{app_role}};
