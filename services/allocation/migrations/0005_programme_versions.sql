-- What a programme says, word for word as its document was recorded, once for each version; the newest is not edited into, it is followed.
CREATE TABLE programme_versions (
  programme_id    text        NOT NULL REFERENCES programmes,
  version         smallint    NOT NULL CONSTRAINT programme_versions_number_positive CHECK (version > 0),
  document        jsonb       NOT NULL
                  CONSTRAINT programme_versions_document_names_itself
                  CHECK (document ->> 'id' = programme_id AND (document ->> 'version')::smallint = version),
  -- Of the document as RFC 8785 writes it: anybody can compute it again.
  document_sha256 text        NOT NULL CONSTRAINT programme_versions_sha256 CHECK (document_sha256 ~ '^[0-9a-f]{64}$'),
  recorded_by     text        NOT NULL,
  recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (programme_id, version)
);

-- Versions count 1, 2, 3 ... under the lock of their programme, so none is left out and none comes late.
CREATE FUNCTION refuse_version_out_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  newest smallint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('programme ' || NEW.programme_id, 0));
  SELECT max(version) INTO newest FROM programme_versions WHERE programme_id = NEW.programme_id;
  IF NEW.version <> coalesce(newest, 0) + 1 THEN
    RAISE EXCEPTION 'Version % of % does not follow %', NEW.version, NEW.programme_id, newest
      USING ERRCODE = 'check_violation', CONSTRAINT = 'programme_versions_in_order';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programme_versions_in_order BEFORE INSERT ON programme_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_version_out_of_order();

-- What was recorded in columns becomes version 1 of a document that says the same.
CREATE FUNCTION pg_temp.canonical(value jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE jsonb_typeof(value)
    WHEN 'object' THEN (SELECT '{' || coalesce(string_agg(to_json(key)::text || ':' || pg_temp.canonical(member), ',' ORDER BY key COLLATE "C"), '') || '}'
                          FROM jsonb_each(value) AS e (key, member))
    WHEN 'array' THEN (SELECT '[' || coalesce(string_agg(pg_temp.canonical(element), ',' ORDER BY place), '') || ']'
                         FROM jsonb_array_elements(value) WITH ORDINALITY AS e (element, place))
    ELSE value::text
  END
$$;
WITH documents AS (
  SELECT id, recorded_by, recorded_at, jsonb_build_object(
    'id', id, 'version', 1, 'name', name, 'document_number', document_number, 'document_item', document_item,
    'area_code', area_code, 'base', jsonb_build_object('of', CASE base WHEN 'people' THEN 'published_people' ELSE base END),
    'amount', jsonb_build_object('kind', 'per_unit', 'rate', rate::text), 'funding', funding) AS document
    FROM programmes
)
INSERT INTO programme_versions (programme_id, version, document, document_sha256, recorded_by, recorded_at)
SELECT id, 1, document, encode(sha256(convert_to(pg_temp.canonical(document), 'UTF8')), 'hex'), recorded_by, recorded_at FROM documents;
DROP FUNCTION pg_temp.canonical(jsonb);

-- A programme keeps its id and the area that carries it out, which its funds stand on; everything else is said by its versions.
ALTER TABLE programmes
  DROP COLUMN name, DROP COLUMN document_number, DROP COLUMN document_item,
  DROP COLUMN base, DROP COLUMN rate, DROP COLUMN funding;

GRANT SELECT, INSERT ON programme_versions TO {{app_role}};
