-- Who took evidence away, in which form, and what it showed. A pack lists those before it: taking evidence leaves a trace in the next.
CREATE TABLE evidence_downloads (
  id         uuid        PRIMARY KEY,
  -- A job's run, a comparison of statements, or a fund.
  subject_kind   text        NOT NULL CONSTRAINT evidence_downloads_subject_kind CHECK (subject_kind IN ('job_run', 'comparison', 'fund')),
  subject      text        NOT NULL,
  form       text        NOT NULL CONSTRAINT evidence_downloads_form CHECK (form IN ('pack', 'html', 'xlsx', 'audit_export')),
  with_inputs boolean    NOT NULL,
  taken_by   text        NOT NULL,
  -- In whose place (代岗); null where in his own.
  taken_for  text,
  purpose    text        CONSTRAINT evidence_downloads_purpose CHECK (length(btrim(purpose)) BETWEEN 1 AND 1000),
  taken_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT evidence_downloads_inputs_have_a_purpose CHECK (NOT with_inputs OR purpose IS NOT NULL)
);
CREATE INDEX evidence_downloads_of_subject ON evidence_downloads (subject, taken_at);
CREATE TRIGGER evidence_downloads_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_downloads
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
GRANT SELECT, INSERT (id, subject_kind, subject, form, with_inputs, taken_by, taken_for, purpose) ON evidence_downloads TO {{app_role}};
