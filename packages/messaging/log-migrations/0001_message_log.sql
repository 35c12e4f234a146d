-- The PostgreSQL transport: an append-only log in a database of its own, entered by every service with its own role.
-- Row policies decide who may append where; nobody may change or remove what was appended.
CREATE TABLE topics (
  name text PRIMARY KEY
);

CREATE TABLE topic_rights (
  topic text NOT NULL REFERENCES topics,
  role  name NOT NULL,
  action text NOT NULL CONSTRAINT topic_rights_action CHECK (action IN ('append', 'read')),
  PRIMARY KEY (topic, role, action)
);

CREATE TABLE partitions (
  topic         text     NOT NULL REFERENCES topics,
  partition     smallint NOT NULL,
  -- Given out under this row's lock, so that positions become visible in their order: a reader that asks for
  -- "after n" can never overtake a transaction that commits late.
  next_position bigint   NOT NULL DEFAULT 0 CONSTRAINT partitions_position_counts_up CHECK (next_position >= 0),
  PRIMARY KEY (topic, partition)
);

CREATE TABLE messages (
  topic       text        NOT NULL,
  partition   smallint    NOT NULL,
  position    bigint      NOT NULL,
  key         text        NOT NULL,
  value       text        NOT NULL,
  appended_by name        NOT NULL DEFAULT current_user,
  appended_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (topic, partition, position),
  FOREIGN KEY (topic, partition) REFERENCES partitions
);

CREATE TABLE consumer_offsets (
  consumer_group text     NOT NULL,
  topic          text     NOT NULL,
  partition      smallint NOT NULL,
  -- The next position to read.
  position       bigint   NOT NULL,
  PRIMARY KEY (consumer_group, topic, partition)
);

ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE partitions ENABLE ROW LEVEL SECURITY;
ALTER TABLE consumer_offsets ENABLE ROW LEVEL SECURITY;

CREATE POLICY messages_append ON messages FOR INSERT
  WITH CHECK (appended_by = current_user
              AND EXISTS (SELECT FROM topic_rights r WHERE r.topic = messages.topic AND r.role = current_user AND r.action = 'append'));
-- Writers read back too: what they published is part of their own proof.
CREATE POLICY messages_read ON messages FOR SELECT
  USING (EXISTS (SELECT FROM topic_rights r WHERE r.topic = messages.topic AND r.role = current_user));
CREATE POLICY partitions_read ON partitions FOR SELECT USING (true);
CREATE POLICY partitions_advance ON partitions FOR UPDATE
  USING (EXISTS (SELECT FROM topic_rights r WHERE r.topic = partitions.topic AND r.role = current_user AND r.action = 'append'));
-- A group is named '<service>.<purpose>' and belongs to the service's role.
CREATE POLICY consumer_offsets_own ON consumer_offsets
  USING ('fundtrace_' || split_part(consumer_group, '.', 1) = current_user);
-- Not even the owner: the log is the proof of what was said.
CREATE FUNCTION refuse_change_of_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'messages are appended and never changed: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER messages_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON messages
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_messages();

GRANT SELECT ON topics, topic_rights TO fundtrace_allocation, fundtrace_ledger, fundtrace_disbursement, fundtrace_reconciliation;
GRANT SELECT, UPDATE (next_position) ON partitions TO fundtrace_allocation, fundtrace_ledger, fundtrace_disbursement, fundtrace_reconciliation;
GRANT SELECT, INSERT ON messages TO fundtrace_allocation, fundtrace_ledger, fundtrace_disbursement, fundtrace_reconciliation;
GRANT SELECT, INSERT, UPDATE (position) ON consumer_offsets TO fundtrace_allocation, fundtrace_ledger, fundtrace_disbursement, fundtrace_reconciliation;
