-- Who may do what, as it was decided: every state of an officer is a version, the highest one counts. Nothing here is ever edited or deleted.

-- What one administrator asks for, and another decides.
CREATE TABLE officer_changes (
  id          uuid        PRIMARY KEY,
  place       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
  subject     text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
  name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  roles       text[]      NOT NULL CONSTRAINT officer_changes_roles_known CHECK (roles <@ ARRAY['finance', 'treasury', 'audit', 'admin']),
  areas       text[]      NOT NULL CONSTRAINT officer_changes_areas_some CHECK (cardinality(areas) > 0),
  valid_from  date        NOT NULL,
  valid_until date        CONSTRAINT officer_changes_days_in_order CHECK (valid_until >= valid_from),
  -- The version that the asker had before him; what was decided meanwhile makes the change stale.
  based_on    integer     NOT NULL CHECK (based_on >= 0),
  reason      text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  asked_by    text        NOT NULL,
  asked_for   text,
  asked_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  request_id  text        NOT NULL,
  CONSTRAINT officer_changes_of_another CHECK (subject <> ALL (ARRAY[asked_by, coalesce(asked_for, asked_by)])),
  -- For the decision, which repeats them and can so be held against them.
  CONSTRAINT officer_changes_persons UNIQUE (id, subject, asked_by)
);

CREATE TABLE officer_change_decisions (
  change_id  uuid        PRIMARY KEY,
  subject    text        NOT NULL,
  asked_by   text        NOT NULL,
  asked_for  text,
  outcome    text        NOT NULL CHECK (outcome IN ('approved', 'rejected')),
  decided_by text        NOT NULL,
  decided_for text,
  reason     text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  request_id text        NOT NULL,
  FOREIGN KEY (change_id, subject, asked_by) REFERENCES officer_changes (id, subject, asked_by),
  CONSTRAINT officer_change_decisions_by_another CHECK (
    NOT ARRAY[decided_by, coalesce(decided_for, decided_by)] && ARRAY[subject, asked_by, coalesce(asked_for, asked_by)])
);

CREATE TABLE officer_versions (
  subject     text        NOT NULL,
  version     integer     NOT NULL CHECK (version > 0),
  kind        text        NOT NULL CHECK (kind IN ('first', 'approved', 'revoked')),
  change_id   uuid        UNIQUE REFERENCES officer_change_decisions,
  name        text        NOT NULL,
  roles       text[]      NOT NULL,
  areas       text[]      NOT NULL,
  valid_from  date        NOT NULL,
  valid_until date,
  reason      text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  made_by     text        NOT NULL,
  made_for    text,
  made_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  request_id  text        NOT NULL,
  PRIMARY KEY (subject, version),
  CONSTRAINT officer_versions_change_where_approved CHECK ((kind = 'approved') = (change_id IS NOT NULL)),
  CONSTRAINT officer_versions_revoked_without_roles CHECK (kind <> 'revoked' OR cardinality(roles) = 0),
  CONSTRAINT officer_versions_by_another CHECK (kind = 'first' OR subject <> ALL (ARRAY[made_by, coalesce(made_for, made_by)]))
);

-- A version says what its change says and was approved; versions have no gap; first ones are there before any other.
CREATE FUNCTION check_officer_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM officer_versions WHERE subject = NEW.subject) THEN
    RAISE EXCEPTION 'version % of % does not follow the last one', NEW.version, NEW.subject
      USING ERRCODE = 'check_violation', CONSTRAINT = 'officer_versions_in_order';
  END IF;
  IF NEW.kind = 'first' AND EXISTS (SELECT FROM officer_versions WHERE kind <> 'first') THEN
    RAISE EXCEPTION 'the first officers come before any other'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'officer_versions_first_are_first';
  END IF;
  IF NEW.kind = 'approved' AND NOT EXISTS (
    SELECT FROM officer_changes c JOIN officer_change_decisions d ON d.change_id = c.id AND d.outcome = 'approved'
     WHERE c.id = NEW.change_id AND c.based_on = NEW.version - 1 AND d.decided_by = NEW.made_by
       AND (c.subject, c.name, c.roles, c.areas, c.valid_from) = (NEW.subject, NEW.name, NEW.roles, NEW.areas, NEW.valid_from)
       AND c.valid_until IS NOT DISTINCT FROM NEW.valid_until) THEN
    RAISE EXCEPTION 'version % of % is not what was approved', NEW.version, NEW.subject
      USING ERRCODE = 'check_violation', CONSTRAINT = 'officer_versions_as_approved';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER officer_versions_follow BEFORE INSERT ON officer_versions FOR EACH ROW EXECUTE FUNCTION check_officer_version();

-- Standing in (代岗): the delegate may act for the delegator from the first to the last day, in a part of his roles and areas.
CREATE TABLE delegations (
  id         uuid        PRIMARY KEY,
  place      bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
  delegator  text        NOT NULL,
  delegate   text        NOT NULL,
  roles      text[]      NOT NULL CONSTRAINT delegations_roles_known
             CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['finance', 'treasury', 'audit', 'admin']),
  areas      text[]      NOT NULL CONSTRAINT delegations_areas_some CHECK (cardinality(areas) > 0),
  first_day  date        NOT NULL,
  last_day   date        NOT NULL CONSTRAINT delegations_days_in_order CHECK (last_day >= first_day),
  reason     text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  asked_by   text        NOT NULL,
  asked_for  text,
  asked_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  request_id text        NOT NULL,
  CONSTRAINT delegations_between_two CHECK (delegator <> delegate),
  CONSTRAINT delegations_not_by_the_delegate CHECK (delegate <> ALL (ARRAY[asked_by, coalesce(asked_for, asked_by)])),
  CONSTRAINT delegations_persons UNIQUE (id, delegator, delegate, asked_by)
);
CREATE INDEX delegations_of_delegate ON delegations (delegate, delegator);

CREATE TABLE delegation_decisions (
  delegation_id uuid        PRIMARY KEY,
  delegator     text        NOT NULL,
  delegate      text        NOT NULL,
  asked_by      text        NOT NULL,
  asked_for     text,
  outcome       text        NOT NULL CHECK (outcome IN ('approved', 'rejected')),
  decided_by    text        NOT NULL,
  decided_for   text,
  reason        text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  decided_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  request_id    text        NOT NULL,
  FOREIGN KEY (delegation_id, delegator, delegate, asked_by) REFERENCES delegations (id, delegator, delegate, asked_by),
  CONSTRAINT delegation_decisions_by_another CHECK (
    NOT ARRAY[decided_by, coalesce(decided_for, decided_by)] && ARRAY[delegator, delegate, asked_by, coalesce(asked_for, asked_by)])
);

CREATE TABLE delegation_ends (
  delegation_id uuid        PRIMARY KEY REFERENCES delegations,
  ended_by      text        NOT NULL,
  ended_for     text,
  reason        text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  ended_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  request_id    text        NOT NULL
);

CREATE FUNCTION refuse_access_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the history of % is not edited', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER officer_changes_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON officer_changes EXECUTE FUNCTION refuse_access_history_change();
CREATE TRIGGER officer_change_decisions_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON officer_change_decisions EXECUTE FUNCTION refuse_access_history_change();
CREATE TRIGGER officer_versions_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON officer_versions EXECUTE FUNCTION refuse_access_history_change();
CREATE TRIGGER delegations_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON delegations EXECUTE FUNCTION refuse_access_history_change();
CREATE TRIGGER delegation_decisions_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON delegation_decisions EXECUTE FUNCTION refuse_access_history_change();
CREATE TRIGGER delegation_ends_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON delegation_ends EXECUTE FUNCTION refuse_access_history_change();

GRANT SELECT, INSERT ON officer_changes, officer_change_decisions, officer_versions, delegations, delegation_decisions, delegation_ends TO {{app_role}};
