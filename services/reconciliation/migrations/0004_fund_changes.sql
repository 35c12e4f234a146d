-- ledger.changes.v1: the documents under which money goes back to funders, or over to another year's fund. Asked for more than once
-- when the ledger refused it first; the last one counts.
CREATE TABLE fund_change_copies (
  fund_id         text   NOT NULL,
  sequence        bigint NOT NULL CONSTRAINT fund_change_copies_sequence_positive CHECK (sequence > 0),
  -- As the ledger calls it: 'refund:<refund_id>', 'carry:<carry_id>:out', 'carry:<carry_id>:in'.
  reference       text   NOT NULL,
  document_number text   NOT NULL,
  -- NULL where several funders' money moves together.
  funder_id       text,
  PRIMARY KEY (fund_id, sequence)
);
CREATE INDEX fund_change_copies_of_reference ON fund_change_copies (fund_id, reference);
-- Whose document is it that a bank line quotes?
CREATE INDEX fund_change_copies_by_document ON fund_change_copies (document_number);

CREATE TRIGGER fund_change_copies_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON fund_change_copies
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
GRANT SELECT, INSERT ON fund_change_copies TO {{app_role}};

ALTER TABLE ledger_copies
  DROP CONSTRAINT ledger_copies_kind,
  ADD CONSTRAINT ledger_copies_kind CHECK (kind IN ('arrival', 'release', 'settle', 'return', 'refund', 'carry')),
  DROP CONSTRAINT ledger_copies_names_its_payment,
  ADD CONSTRAINT ledger_copies_names_its_payment CHECK (
    (kind IN ('arrival', 'refund', 'carry')) = (payment_id IS NULL) AND (payment_id IS NULL) = (batch_id IS NULL));
