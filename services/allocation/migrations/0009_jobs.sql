-- Work that outlives a request: committed page by page under a lease, taken up by another process where the first one died.
CREATE TABLE jobs (
  id             uuid        PRIMARY KEY,
  kind           text        NOT NULL CONSTRAINT jobs_kind CHECK (kind ~ '^[a-z][a-z_]{0,40}$'),
  -- The plan, the award run, the import: whose id it is, the kind says.
  subject_id     text        NOT NULL,
  -- Whoever may see it covers each of them.
  areas          text[]      NOT NULL,
  done           integer     NOT NULL DEFAULT 0 CONSTRAINT jobs_done_not_negative CHECK (done >= 0),
  -- NULL while nobody knows yet.
  total          integer     CONSTRAINT jobs_total_not_negative CHECK (total >= 0),
  state          text        NOT NULL DEFAULT 'waiting'
                 CONSTRAINT jobs_state CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  problem        jsonb,
  -- How often somebody took it up: one that kills each process that touches it is given up in the end.
  attempts       smallint    NOT NULL DEFAULT 0,
  owner          uuid,
  lease_until    timestamptz,
  started_by     text        NOT NULL,
  correlation_id text        NOT NULL,
  created_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at       timestamptz,
  CONSTRAINT jobs_owned_while_running CHECK ((state = 'running') = (owner IS NOT NULL)),
  CONSTRAINT jobs_leased_while_running CHECK ((state = 'running') = (lease_until IS NOT NULL)),
  CONSTRAINT jobs_ended_has_its_time CHECK ((state IN ('done', 'failed')) = (ended_at IS NOT NULL)),
  CONSTRAINT jobs_failed_says_why CHECK ((state = 'failed') = (problem IS NOT NULL))
);
-- Two jobs of one kind at one thing would do it twice.
CREATE UNIQUE INDEX jobs_one_at_work ON jobs (kind, subject_id) WHERE state IN ('waiting', 'running');
CREATE INDEX jobs_by_subject ON jobs (subject_id, created_at);
CREATE INDEX jobs_open ON jobs (created_at) WHERE state IN ('waiting', 'running');

-- What has ended stays as it ended.
CREATE FUNCTION refuse_change_of_ended_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Job % is %', OLD.id, OLD.state USING ERRCODE = 'check_violation', CONSTRAINT = 'jobs_end_once';
END $$;
CREATE TRIGGER jobs_end_once BEFORE UPDATE ON jobs
  FOR EACH ROW WHEN (OLD.state IN ('done', 'failed')) EXECUTE FUNCTION refuse_change_of_ended_job();

GRANT SELECT, INSERT, UPDATE (done, total, state, problem, attempts, owner, lease_until, ended_at) ON jobs TO {{app_role}};
