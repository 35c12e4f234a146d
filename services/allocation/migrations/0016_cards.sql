-- Whose account it is, where not the beneficiary's own (of a household: its head's); which bank's (联行号); and a keyed hash by which equal
-- accounts are found without opening one. The hash of what was recorded before is filled in by the service, which has the key.
ALTER TABLE bank_accounts
  ADD COLUMN owner_sealed  text CONSTRAINT bank_accounts_owner_sealed CHECK (owner_sealed LIKE 'v1.%'),
  ADD COLUMN owner_masked  text,
  ADD COLUMN bank_code     text CONSTRAINT bank_accounts_bank_code CHECK (bank_code ~ '^\d{12}$'),
  ADD COLUMN account_index text CONSTRAINT bank_accounts_index CHECK (length(account_index) = 43),
  ADD CONSTRAINT bank_accounts_owner_whole CHECK ((owner_sealed IS NULL) = (owner_masked IS NULL)),
  ADD CONSTRAINT bank_accounts_indexed CHECK (account_index IS NOT NULL) NOT VALID;
CREATE INDEX bank_accounts_by_index ON bank_accounts (account_index);
CREATE INDEX bank_accounts_to_index ON bank_accounts (beneficiary_id, version) WHERE account_index IS NULL;

-- Where money goes is changed by two officers: one asks, another approves or rejects; until then payments use the account before. What a
-- register list or an import says of an account that differs waits here like the rest.
CREATE TABLE card_changes (
  id             uuid        PRIMARY KEY,
  beneficiary_id text        NOT NULL REFERENCES beneficiaries,
  account_sealed text        NOT NULL CONSTRAINT card_changes_account_sealed CHECK (account_sealed LIKE 'v1.%'),
  account_masked text        NOT NULL,
  account_index  text        NOT NULL CONSTRAINT card_changes_index CHECK (length(account_index) = 43),
  owner_sealed   text        CONSTRAINT card_changes_owner_sealed CHECK (owner_sealed LIKE 'v1.%'),
  owner_masked   text,
  bank_code      text        CONSTRAINT card_changes_bank_code CHECK (bank_code ~ '^\d{12}$'),
  reason         text        NOT NULL,
  asked_by       text        NOT NULL,
  -- In whose place (代岗); null where in his own.
  asked_for      text,
  asked_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- superseded: a later one was asked for before anybody decided.
  state          text        NOT NULL DEFAULT 'waiting'
                 CONSTRAINT card_changes_state CHECK (state IN ('waiting', 'approved', 'rejected', 'superseded')),
  decided_by     text,
  decided_for    text,
  decided_at     timestamptz,
  decided_why    text,
  CONSTRAINT card_changes_owner_whole CHECK ((owner_sealed IS NULL) = (owner_masked IS NULL)),
  CONSTRAINT card_changes_decided_by_another CHECK (NOT ARRAY[decided_by, decided_for] && ARRAY[asked_by, asked_for]),
  CONSTRAINT card_changes_decided_by_somebody CHECK ((state IN ('approved', 'rejected')) = (decided_by IS NOT NULL)),
  CONSTRAINT card_changes_decided_with_its_time CHECK ((state = 'waiting') = (decided_at IS NULL)),
  CONSTRAINT card_changes_rejected_with_a_reason CHECK (state <> 'rejected' OR decided_why IS NOT NULL),
  CONSTRAINT card_changes_of_the_beneficiary UNIQUE (id, beneficiary_id)
);
CREATE UNIQUE INDEX card_changes_one_waiting ON card_changes (beneficiary_id) WHERE state = 'waiting';
CREATE INDEX card_changes_by_beneficiary ON card_changes (beneficiary_id, asked_at);

CREATE FUNCTION refuse_second_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'card change % is %', OLD.id, OLD.state
    USING ERRCODE = 'check_violation', CONSTRAINT = 'card_changes_decided_once';
END $$;
CREATE TRIGGER card_changes_decided_once BEFORE UPDATE ON card_changes
  FOR EACH ROW WHEN (OLD.state <> 'waiting') EXECUTE FUNCTION refuse_second_decision();

ALTER TABLE bank_accounts
  ADD COLUMN change_id uuid CONSTRAINT bank_accounts_change_once UNIQUE,
  ADD CONSTRAINT bank_accounts_change_of_the_beneficiary FOREIGN KEY (change_id, beneficiary_id) REFERENCES card_changes (id, beneficiary_id);
-- The first account comes with the registration; every later one is the very one that two officers agreed on.
CREATE FUNCTION refuse_account_of_one_officer() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.version > 1 OR NEW.change_id IS NOT NULL) AND NOT EXISTS (
       SELECT FROM card_changes c WHERE c.id = NEW.change_id AND c.state = 'approved' AND c.account_index = NEW.account_index) THEN
    RAISE EXCEPTION 'account % of % was approved by nobody', NEW.version, NEW.beneficiary_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bank_accounts_changed_by_two';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER bank_accounts_changed_by_two BEFORE INSERT ON bank_accounts FOR EACH ROW EXECUTE FUNCTION refuse_account_of_one_officer();
CREATE FUNCTION refuse_other_index() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'account % of % is indexed', OLD.version, OLD.beneficiary_id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'bank_accounts_indexed_once';
END $$;
CREATE TRIGGER bank_accounts_indexed_once BEFORE UPDATE ON bank_accounts
  FOR EACH ROW WHEN (OLD.account_index IS NOT NULL) EXECUTE FUNCTION refuse_other_index();

-- Whoever stood in for another when he began a job, such as an import that changes cards.
ALTER TABLE jobs ADD COLUMN started_for text;

GRANT UPDATE (account_index) ON bank_accounts TO {{app_role}};
GRANT SELECT, INSERT (id, beneficiary_id, account_sealed, account_masked, account_index, owner_sealed, owner_masked, bank_code, reason, asked_by, asked_for),
      UPDATE (state, decided_by, decided_for, decided_at, decided_why) ON card_changes TO {{app_role}};
