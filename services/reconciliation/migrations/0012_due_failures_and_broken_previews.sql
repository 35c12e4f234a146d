-- A run of the clock that cannot begin, as one of a job whose statement nobody has uploaded: whoever looks at the job is told. It is tried again
-- until the next due time.
CREATE TABLE due_failures (
  job_id   text        NOT NULL REFERENCES jobs,
  due_at   timestamptz NOT NULL,
  problem  jsonb       NOT NULL CONSTRAINT due_failures_says_why CHECK (problem ->> 'code' IS NOT NULL),
  first_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (job_id, due_at)
);
CREATE TRIGGER due_failures_kept BEFORE DELETE OR TRUNCATE ON due_failures
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
GRANT SELECT, INSERT (job_id, due_at, problem), UPDATE (problem, last_at) ON due_failures TO {{app_role}};

-- How often the process of a preview died: as of runs, a service that is stopped as it should be does not count.
ALTER TABLE run_previews ADD COLUMN broken_off integer NOT NULL DEFAULT 0
  CONSTRAINT run_previews_broken_off_not_negative CHECK (broken_off >= 0);
GRANT UPDATE (broken_off) ON run_previews TO {{app_role}};
