-- The register (建档立卡) can be asked for any past day, and for any day as it was known then. Every change of it is one revision: its
-- number is taken under a lock that is held until COMMIT, so whatever a revision up to the newest committed one holds is there, and stays.
CREATE TABLE register_revisions (
  revision    bigint PRIMARY KEY,
  kind        text   NOT NULL CONSTRAINT register_revisions_kind CHECK (kind IN ('migrated', 'areas', 'registered', 'changes', 'import')),
  reason      text   NOT NULL,
  recorded_by text   NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  made_in     xid8   NOT NULL DEFAULT pg_current_xact_id()
);
GRANT SELECT, INSERT (revision, kind, reason, recorded_by) ON register_revisions TO {{app_role}};

CREATE FUNCTION refuse_gap_in_revisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.revision IS DISTINCT FROM (SELECT coalesce(max(revision), 0) + 1 FROM register_revisions) THEN
    RAISE EXCEPTION 'Revision % is not the next', NEW.revision
      USING ERRCODE = 'check_violation', CONSTRAINT = 'register_revisions_without_gap';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER register_revisions_without_gap BEFORE INSERT ON register_revisions
  FOR EACH ROW EXECUTE FUNCTION refuse_gap_in_revisions();

-- What was known at a revision is settled when it is committed: nothing is slipped into it afterwards. Stands for a foreign key too.
CREATE FUNCTION refuse_versions_of_another_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT revision FROM added) a LEFT JOIN register_revisions r USING (revision)
              WHERE r.made_in IS DISTINCT FROM pg_current_xact_id()) THEN
    RAISE EXCEPTION 'A version of % names a revision that this transaction did not make', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = 'register_revisions_complete';
  END IF;
  RETURN NULL;
END $$;

-- In force on a day as known at a revision: the greatest valid_from up to the day, of it the greatest revision up to that one.
-- So it is with every table that has these two. A correction writes the same valid_from again; nothing is changed or deleted.
CREATE TABLE area_versions (
  code           text   NOT NULL CONSTRAINT area_versions_code CHECK (code ~ '^[1-9]\d(\d{2}|\d{4}|\d{7}|\d{10}|)$'),
  valid_from     date   NOT NULL,
  revision       bigint NOT NULL,
  name           text   NOT NULL,
  state          text   NOT NULL CONSTRAINT area_versions_state CHECK (state IN ('active', 'abolished')),
  -- The area that it was merged into.
  successor_code text   CONSTRAINT area_versions_successor_code CHECK (successor_code ~ '^[1-9]\d(\d{2}|\d{4}|\d{7}|\d{10}|)$'),
  reason         text   NOT NULL,
  PRIMARY KEY (code, valid_from, revision),
  CONSTRAINT area_versions_successor_of_abolished CHECK (successor_code IS NULL OR state = 'abolished'),
  CONSTRAINT area_versions_successor_is_another CHECK (successor_code <> code)
);
CREATE TRIGGER area_versions_complete AFTER INSERT ON area_versions
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_versions_of_another_revision();
GRANT SELECT, INSERT ON area_versions TO {{app_role}};
