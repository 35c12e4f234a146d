-- Our own copy of the ledger's whole journal, and of what was promised and awarded. What the topics say is kept as it came, also where it
-- contradicts itself: a number that is missing or comes twice is found by a control (sequence_and_seal), not parked.

-- ledger.journal.v1: a page is what a block holds of one fund. Blocks and records count without a gap per shard, records with a number per fund.
CREATE TABLE journal_page_copies (
  fund_id       text        NOT NULL,
  sequence      bigint      NOT NULL CONSTRAINT journal_page_copies_sequence_positive CHECK (sequence > 0),
  shard         smallint    NOT NULL,
  height        bigint      NOT NULL,
  block_hash    text        NOT NULL CONSTRAINT journal_page_copies_hash CHECK (block_hash ~ '^[0-9a-f]{64}$'),
  recorded_at   timestamptz NOT NULL,
  page          integer     NOT NULL,
  pages         integer     NOT NULL,
  record_count  integer     NOT NULL CONSTRAINT journal_page_copies_not_empty CHECK (record_count > 0),
  -- Of the shard: the records of other funds stand between them.
  first_position bigint     NOT NULL,
  last_position  bigint     NOT NULL,
  -- Of the fund: of the records that have a number.
  numbered_count integer    NOT NULL,
  first_number   bigint,
  last_number    bigint,
  taken_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (fund_id, sequence)
);
CREATE INDEX journal_page_copies_of_block ON journal_page_copies (shard, height);

-- Entries as the page has them ([{"account", "amount"}], yuan as text): a control adds them up, nobody looks one up.
CREATE TABLE journal_record_copies (
  fund_id         text        NOT NULL,
  sequence        bigint      NOT NULL,
  place           integer     NOT NULL,
  transaction_id  uuid        NOT NULL,
  position        bigint      NOT NULL,
  number          bigint,
  kind            text        NOT NULL,
  reference       text        NOT NULL,
  effective_at    timestamptz NOT NULL,
  document_number text,
  reverses        uuid,
  entries         jsonb       NOT NULL,
  PRIMARY KEY (fund_id, sequence, place)
);
-- Work on funds is rare beside the postings of general accounts, which come by thousands a second.
CREATE INDEX journal_record_copies_of_fund_work ON journal_record_copies (fund_id, kind) WHERE kind <> 'post';

-- What a page moves on each account: the balance of an account is their sum.
CREATE TABLE journal_account_copies (
  fund_id  text          NOT NULL,
  sequence bigint        NOT NULL,
  account  text          NOT NULL,
  debit    numeric(21,2) NOT NULL,
  credit   numeric(21,2) NOT NULL,
  PRIMARY KEY (fund_id, sequence, account)
);

-- allocation.plans.v1, ledger.changes.v1: what each funder owes by each plan, and which plan it replaces.
CREATE TABLE plan_share_copies (
  fund_id         text          NOT NULL,
  sequence        bigint        NOT NULL,
  place           integer       NOT NULL,
  plan_id         uuid          NOT NULL,
  programme_id    text          NOT NULL,
  fiscal_year     integer       NOT NULL,
  document_number text          NOT NULL,
  total           numeric(21,2) NOT NULL,
  funder_id       text          NOT NULL,
  amount          numeric(21,2) NOT NULL,
  told_at         timestamptz   NOT NULL,
  PRIMARY KEY (fund_id, sequence, place)
);
CREATE TABLE plan_change_copies (
  fund_id          text   NOT NULL,
  sequence         bigint NOT NULL,
  plan_id          uuid   NOT NULL,
  replaces_plan_id uuid   NOT NULL,
  PRIMARY KEY (fund_id, sequence)
);

CREATE TABLE award_copies (
  fund_id          text          NOT NULL,
  sequence         bigint        NOT NULL,
  place            integer       NOT NULL,
  award_id         uuid          NOT NULL,
  award_run_id     uuid          NOT NULL,
  page             integer       NOT NULL,
  plan_id          uuid          NOT NULL,
  programme_id     text          NOT NULL,
  beneficiary_id   text          NOT NULL,
  beneficiary_kind text          NOT NULL,
  area_code        text          NOT NULL,
  period           text          NOT NULL,
  line             text          NOT NULL,
  amount           numeric(21,2) NOT NULL,
  told_at          timestamptz   NOT NULL,
  PRIMARY KEY (fund_id, sequence, place)
);
CREATE INDEX award_copies_of_beneficiary ON award_copies (beneficiary_id);
CREATE TABLE award_manifest_copies (
  fund_id      text          NOT NULL,
  sequence     bigint        NOT NULL,
  award_run_id uuid          NOT NULL,
  pages        integer       NOT NULL,
  award_count  integer       NOT NULL,
  total        numeric(21,2) NOT NULL,
  PRIMARY KEY (fund_id, sequence)
);

-- disbursement.payments.v1: which award a payment pays. Announced again with each batch; the last one counts.
CREATE TABLE payment_award_copies (
  fund_id        text   NOT NULL,
  sequence       bigint NOT NULL,
  payment_id     uuid   NOT NULL,
  award_id       uuid   NOT NULL,
  beneficiary_id text   NOT NULL,
  attempt        integer NOT NULL,
  PRIMARY KEY (fund_id, sequence, payment_id)
);
CREATE INDEX payment_award_copies_of_payment ON payment_award_copies (payment_id);

-- A signed checkpoint that an officer kept outside of the ledger: the chain of our copies has to lead to it.
CREATE TABLE checkpoint_copies (
  number      bigint      NOT NULL,
  hash        text        NOT NULL CONSTRAINT checkpoint_copies_hash CHECK (hash ~ '^[0-9a-f]{64}$'),
  made_at     timestamptz NOT NULL,
  key_id      text        NOT NULL,
  -- {checkpoint, keys}: the whole of it, with the keys from the first to the one that signed it.
  checkpoint  jsonb       NOT NULL,
  kept_by     text        NOT NULL,
  kept_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Two of one number and different words are a fork, which a control tells of.
  PRIMARY KEY (number, hash)
);

DO $$
DECLARE copy text;
BEGIN
  FOREACH copy IN ARRAY ARRAY['journal_page_copies', 'journal_record_copies', 'journal_account_copies', 'plan_share_copies', 'plan_change_copies',
                              'award_copies', 'award_manifest_copies', 'payment_award_copies', 'checkpoint_copies'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history()',
                   copy || '_append_only', copy);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON journal_page_copies, journal_record_copies, journal_account_copies, plan_share_copies, plan_change_copies,
  award_copies, award_manifest_copies, payment_award_copies, checkpoint_copies TO {{app_role}};
