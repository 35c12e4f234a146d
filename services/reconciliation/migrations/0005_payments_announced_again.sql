-- A payment that fell out of one parcel comes again in another: it is announced once for each, and the last one counts.
ALTER TABLE payment_copies DROP CONSTRAINT payment_copies_pkey, ADD PRIMARY KEY (payment_id, batch_id);
CREATE VIEW last_payment_copies AS
SELECT DISTINCT ON (fund_id, payment_id) * FROM payment_copies ORDER BY fund_id, payment_id, sequence DESC;

-- ledger.payments.v1: payments that were taken out of their batch before its bank file was released.
CREATE TABLE payment_void_copies (
  payment_id uuid   NOT NULL,
  fund_id    text   NOT NULL,
  batch_id   uuid   NOT NULL,
  sequence   bigint NOT NULL CONSTRAINT payment_void_copies_sequence_positive CHECK (sequence > 0)
);
CREATE INDEX payment_void_copies_of_payment ON payment_void_copies (payment_id);
CREATE TRIGGER payment_void_copies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_void_copies
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
GRANT SELECT ON last_payment_copies TO {{app_role}};
GRANT SELECT, INSERT ON payment_void_copies TO {{app_role}};
