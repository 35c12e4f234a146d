-- Made by "npm run generate" from the migrations: the schema that they add up to.

-- Tables
TABLE consumer_offsets (
  consumer_group text NOT NULL,
  topic text NOT NULL,
  partition smallint NOT NULL,
  position bigint NOT NULL
)
TABLE messages (
  topic text NOT NULL,
  partition smallint NOT NULL,
  position bigint NOT NULL,
  key text NOT NULL,
  value text NOT NULL,
  appended_by name DEFAULT CURRENT_USER NOT NULL,
  appended_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
)
TABLE partitions (
  topic text NOT NULL,
  partition smallint NOT NULL,
  next_position bigint DEFAULT 0 NOT NULL
)
TABLE topic_rights (
  topic text NOT NULL,
  role name NOT NULL,
  action text NOT NULL
)
TABLE topics (
  name text NOT NULL
)

-- Constraints
consumer_offsets.consumer_offsets_pkey: PRIMARY KEY (consumer_group, topic, partition)
messages.messages_pkey: PRIMARY KEY (topic, partition, "position")
messages.messages_topic_partition_fkey: FOREIGN KEY (topic, partition) REFERENCES partitions(topic, partition)
partitions.partitions_pkey: PRIMARY KEY (topic, partition)
partitions.partitions_position_counts_up: CHECK ((next_position >= 0))
partitions.partitions_topic_fkey: FOREIGN KEY (topic) REFERENCES topics(name)
topic_rights.topic_rights_action: CHECK ((action = ANY (ARRAY['append'::text, 'read'::text])))
topic_rights.topic_rights_pkey: PRIMARY KEY (topic, role, action)
topic_rights.topic_rights_topic_fkey: FOREIGN KEY (topic) REFERENCES topics(name)
topics.topics_pkey: PRIMARY KEY (name)

-- Triggers
CREATE TRIGGER messages_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.messages FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_messages()

-- Functions
CREATE OR REPLACE FUNCTION public.refuse_change_of_messages()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'messages are appended and never changed: % refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $function$


-- Row policies
consumer_offsets.consumer_offsets_own FOR ALL USING (('fundtrace_'::text || split_part(consumer_group, '.'::text, 1)) = CURRENT_USER)
messages.messages_append FOR INSERT WITH CHECK ((appended_by = CURRENT_USER) AND (EXISTS ( SELECT
   FROM topic_rights r
  WHERE ((r.topic = messages.topic) AND (r.role = CURRENT_USER) AND (r.action = 'append'::text)))))
messages.messages_read FOR SELECT USING (EXISTS ( SELECT
   FROM topic_rights r
  WHERE ((r.topic = messages.topic) AND (r.role = CURRENT_USER))))
partitions.partitions_advance FOR UPDATE USING (EXISTS ( SELECT
   FROM topic_rights r
  WHERE ((r.topic = partitions.topic) AND (r.role = CURRENT_USER) AND (r.action = 'append'::text))))
partitions.partitions_read FOR SELECT USING true

-- Rights of roles that own nothing
fundtrace_allocation: consumer_offsets INSERT, SELECT
fundtrace_allocation: consumer_offsets UPDATE (position)
fundtrace_allocation: messages INSERT, SELECT
fundtrace_allocation: partitions SELECT
fundtrace_allocation: partitions UPDATE (next_position)
fundtrace_allocation: topic_rights SELECT
fundtrace_allocation: topics SELECT
fundtrace_disbursement: consumer_offsets INSERT, SELECT
fundtrace_disbursement: consumer_offsets UPDATE (position)
fundtrace_disbursement: messages INSERT, SELECT
fundtrace_disbursement: partitions SELECT
fundtrace_disbursement: partitions UPDATE (next_position)
fundtrace_disbursement: topic_rights SELECT
fundtrace_disbursement: topics SELECT
fundtrace_ledger: consumer_offsets INSERT, SELECT
fundtrace_ledger: consumer_offsets UPDATE (position)
fundtrace_ledger: messages INSERT, SELECT
fundtrace_ledger: partitions SELECT
fundtrace_ledger: partitions UPDATE (next_position)
fundtrace_ledger: topic_rights SELECT
fundtrace_ledger: topics SELECT
fundtrace_reconciliation: consumer_offsets INSERT, SELECT
fundtrace_reconciliation: consumer_offsets UPDATE (position)
fundtrace_reconciliation: messages INSERT, SELECT
fundtrace_reconciliation: partitions SELECT
fundtrace_reconciliation: partitions UPDATE (next_position)
fundtrace_reconciliation: topic_rights SELECT
fundtrace_reconciliation: topics SELECT
