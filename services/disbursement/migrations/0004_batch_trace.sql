-- Where in a trace the batch was made (W3C Trace Context): what is done with it hours later goes on in that trace, so that one
-- payment is one trace from its making to the bank's answer. Null where nothing was traced. Written once.
ALTER TABLE batches
  ADD COLUMN traceparent text
      CONSTRAINT batches_traceparent CHECK (traceparent ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$');

GRANT INSERT (traceparent) ON batches TO {{app_role}};
