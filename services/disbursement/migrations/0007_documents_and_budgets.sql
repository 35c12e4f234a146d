-- Closed circuit (封闭运行、报账制; 城区委办发〔2016〕11号 五、(十)): a project or enterprise is paid by stages of an approved budget and against
-- documents. A file is kept once, sealed in pieces of 1 MiB; the same bytes again are the same document.
CREATE TABLE documents (
  id           uuid        PRIMARY KEY,
  sha256       text        NOT NULL CONSTRAINT documents_once UNIQUE CONSTRAINT documents_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes   integer     NOT NULL CONSTRAINT documents_size CHECK (size_bytes BETWEEN 1 AND 20971520),
  media_type   text        NOT NULL,
  uploaded_by  text        NOT NULL,
  uploaded_for text,
  uploaded_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE document_pieces (
  document_id uuid     NOT NULL REFERENCES documents,
  place       smallint NOT NULL CONSTRAINT document_pieces_place CHECK (place > 0),
  sealed      bytea    NOT NULL,
  PRIMARY KEY (document_id, place)
);
-- What a document is for which award.
CREATE TABLE document_uses (
  document_id uuid        NOT NULL REFERENCES documents,
  award_id    uuid        NOT NULL REFERENCES awards,
  kind        text        NOT NULL CONSTRAINT document_uses_kind CHECK (kind IN ('voucher', 'acceptance', 'contract', 'invoice', 'progress')),
  used_by     text        NOT NULL,
  used_for    text,
  used_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (award_id, document_id, kind)
);
-- What proves one expense proves no second one: a voucher is presented once (虚报冒领).
CREATE UNIQUE INDEX document_uses_expense_once ON document_uses (document_id) WHERE kind IN ('voucher', 'invoice', 'progress');

-- What a project may cost and how it is paid; the newest version that two officers agreed on holds.
CREATE TABLE project_budgets (
  id                uuid          PRIMARY KEY,
  fund_id           text          NOT NULL REFERENCES funds,
  beneficiary_id    text          NOT NULL,
  version           smallint      NOT NULL CONSTRAINT project_budgets_version_positive CHECK (version > 0),
  total             numeric(21,2) NOT NULL CONSTRAINT project_budgets_total_positive CHECK (total > 0),
  -- Of the total, at most, before any work is done; and kept back until the day from which it may be paid.
  advance_percent   numeric(5,2)  NOT NULL CONSTRAINT project_budgets_advance CHECK (advance_percent BETWEEN 0 AND 100),
  retention_percent numeric(5,2)  NOT NULL CONSTRAINT project_budgets_retention CHECK (retention_percent BETWEEN 0 AND 100),
  retention_from    date,
  document_number   text          NOT NULL,
  reason            text          NOT NULL,
  asked_by          text          NOT NULL,
  -- In whose place (代岗); null where in his own.
  asked_for         text,
  asked_at          timestamptz   NOT NULL DEFAULT clock_timestamp(),
  state             text          NOT NULL DEFAULT 'waiting' CONSTRAINT project_budgets_state CHECK (state IN ('waiting', 'approved', 'rejected')),
  decided_by        text,
  decided_for       text,
  decided_at        timestamptz,
  decided_why       text,
  CONSTRAINT project_budgets_version_once UNIQUE (fund_id, beneficiary_id, version),
  CONSTRAINT project_budgets_retained_until_a_day CHECK ((retention_percent = 0) = (retention_from IS NULL)),
  CONSTRAINT project_budgets_decided_by_another CHECK (NOT ARRAY[decided_by, decided_for] && ARRAY[asked_by, asked_for]),
  CONSTRAINT project_budgets_decided_whole CHECK ((state = 'waiting') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
  CONSTRAINT project_budgets_rejected_with_a_reason CHECK (state <> 'rejected' OR decided_why IS NOT NULL)
);
CREATE UNIQUE INDEX project_budgets_one_waiting ON project_budgets (fund_id, beneficiary_id) WHERE state = 'waiting';
CREATE FUNCTION refuse_second_budget_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'budget % is %', OLD.id, OLD.state
    USING ERRCODE = 'check_violation', CONSTRAINT = 'project_budgets_decided_once';
END $$;
CREATE TRIGGER project_budgets_decided_once BEFORE UPDATE ON project_budgets FOR EACH ROW
  WHEN (OLD.state <> 'waiting') EXECUTE FUNCTION refuse_second_budget_decision();

-- An award is paid whole, so each stage is an award line of its own; the newest version says which.
CREATE TABLE award_stages (
  award_id     uuid        NOT NULL REFERENCES awards,
  version      smallint    NOT NULL CONSTRAINT award_stages_version_positive CHECK (version > 0),
  stage        text        NOT NULL CONSTRAINT award_stages_stage CHECK (stage IN ('advance', 'progress', 'final', 'retention')),
  reason       text        NOT NULL,
  assigned_by  text        NOT NULL,
  assigned_for text,
  assigned_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (award_id, version)
);
-- As what the money went out, it went out.
CREATE FUNCTION refuse_stage_of_paid_award() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM payments p WHERE p.award_id = NEW.award_id AND p.state IN ('sent', 'unknown', 'paid')) THEN
    RAISE EXCEPTION 'award % is paid or on its way', NEW.award_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'award_stages_before_payment';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER award_stages_before_payment BEFORE INSERT ON award_stages FOR EACH ROW EXECUTE FUNCTION refuse_stage_of_paid_award();

-- Awards of one project in a fund; households have many and are not asked for.
CREATE INDEX awards_of_project ON awards (fund_id, beneficiary_id) WHERE beneficiary_kind <> 'household';

-- Whom the batch's terms pay under a closed circuit, nobody sends more than his approved budget.
CREATE FUNCTION refuse_payment_beyond_budget() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  over record;
BEGIN
  SELECT x.fund_id, x.beneficiary_id INTO over
    FROM (SELECT DISTINCT a.fund_id, a.beneficiary_id
            FROM new_rows n
            JOIN old_rows o USING (id)
            JOIN batches b ON b.id = n.batch_id
            JOIN awards a ON a.id = n.award_id
           WHERE n.state = 'sent' AND o.state <> 'sent' AND a.beneficiary_kind <> 'household'
             AND jsonb_exists(b.terms -> 'closed_circuit', a.beneficiary_kind)) x
   WHERE (SELECT sum(p.amount) FROM awards w JOIN payments p ON p.award_id = w.id
           WHERE w.fund_id = x.fund_id AND w.beneficiary_id = x.beneficiary_id AND w.beneficiary_kind <> 'household'
             AND p.state IN ('sent', 'unknown', 'paid'))
         > coalesce((SELECT g.total FROM project_budgets g
                      WHERE g.fund_id = x.fund_id AND g.beneficiary_id = x.beneficiary_id AND g.state = 'approved'
                      ORDER BY g.version DESC LIMIT 1), 0)
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'payments to % out of % are beyond its approved budget', over.beneficiary_id, over.fund_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payments_within_budget';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payments_within_budget AFTER UPDATE ON payments
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_payment_beyond_budget();

GRANT SELECT, INSERT (id, sha256, size_bytes, media_type, uploaded_by, uploaded_for) ON documents TO {{app_role}};
GRANT SELECT, INSERT ON document_pieces TO {{app_role}};
GRANT SELECT, INSERT (document_id, award_id, kind, used_by, used_for) ON document_uses TO {{app_role}};
GRANT SELECT, INSERT (id, fund_id, beneficiary_id, version, total, advance_percent, retention_percent, retention_from, document_number, reason, asked_by, asked_for),
      UPDATE (state, decided_by, decided_for, decided_at, decided_why) ON project_budgets TO {{app_role}};
GRANT SELECT, INSERT (award_id, version, stage, reason, assigned_by, assigned_for) ON award_stages TO {{app_role}};
