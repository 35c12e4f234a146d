-- What a payment was checked against, as of the day on which it is to be paid; checked again, it gets another row, and the latest counts.
-- Findings hold ids, days and counts, never a name or an account.
CREATE TABLE payment_checks (
  id                bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment_id        uuid        NOT NULL REFERENCES payments,
  pay_on            date        NOT NULL,
  -- The worst of the findings.
  outcome           text        NOT NULL CONSTRAINT payment_checks_outcome CHECK (outcome IN ('ok', 'warn', 'block')),
  findings          jsonb       NOT NULL CONSTRAINT payment_checks_findings CHECK (jsonb_typeof(findings) = 'array'),
  -- As far as the register had come that was asked.
  register_revision bigint      NOT NULL,
  checked_by        text        NOT NULL,
  checked_for       text,
  checked_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT payment_checks_ok_without_findings CHECK ((outcome = 'ok') = (findings = '[]'))
);
CREATE INDEX payment_checks_latest ON payment_checks (payment_id, id);

-- A line is paid in spite of a check: asked for by one officer and approved by another, on a document. Whether there is an account and whether
-- the papers of a closed circuit are there is a fact and no matter of opinion.
CREATE TABLE overrides (
  id              uuid        PRIMARY KEY,
  payment_id      uuid        NOT NULL REFERENCES payments,
  check_name      text        NOT NULL
                  CONSTRAINT overrides_check_name CHECK (check_name IN ('left_register', 'deceased', 'members_gone', 'same_card', 'owner_differs',
                                                                        'other_county', 'account_digit', 'duplicate')),
  reason          text        NOT NULL,
  document_number text        NOT NULL,
  asked_by        text        NOT NULL,
  -- In whose place (代岗); null where in his own.
  asked_for       text,
  asked_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  approved_by     text,
  approved_for    text,
  approved_at     timestamptz,
  CONSTRAINT overrides_once UNIQUE (payment_id, check_name),
  CONSTRAINT overrides_approved_by_another CHECK (NOT ARRAY[approved_by, approved_for] && ARRAY[asked_by, asked_for]),
  CONSTRAINT overrides_approved_whole CHECK ((approved_by IS NULL) = (approved_at IS NULL))
);
CREATE FUNCTION refuse_second_override() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'override % was approved by %', OLD.id, OLD.approved_by
    USING ERRCODE = 'check_violation', CONSTRAINT = 'overrides_approved_once';
END $$;
CREATE TRIGGER overrides_approved_once BEFORE UPDATE ON overrides FOR EACH ROW
  WHEN (OLD.approved_by IS NOT NULL) EXECUTE FUNCTION refuse_second_override();

-- A line that the latest check holds back is not sent, whoever asks.
CREATE FUNCTION refuse_blocked_payment() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  held uuid;
BEGIN
  SELECT n.id INTO held
    FROM new_rows n JOIN old_rows o USING (id)
    JOIN LATERAL (SELECT outcome FROM payment_checks c WHERE c.payment_id = n.id ORDER BY c.id DESC LIMIT 1) c ON c.outcome = 'block'
   WHERE n.state = 'sent' AND o.state <> 'sent' LIMIT 1;
  IF held IS NOT NULL THEN
    RAISE EXCEPTION 'payment % is held back by a check', held
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_sent_unblocked';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payments_sent_unblocked AFTER UPDATE ON payments
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_blocked_payment();

GRANT SELECT, INSERT (payment_id, pay_on, outcome, findings, register_revision, checked_by, checked_for) ON payment_checks TO {{app_role}};
GRANT SELECT, INSERT (id, payment_id, check_name, reason, document_number, asked_by, asked_for),
      UPDATE (approved_by, approved_for, approved_at) ON overrides TO {{app_role}};
