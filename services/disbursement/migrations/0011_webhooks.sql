-- Who is told over HTTP what happens to the batches of an area: asked for by one administrator, approved by another.
CREATE TABLE webhooks (
  id            uuid        PRIMARY KEY,
  area_code     text        NOT NULL,
  url           text        NOT NULL CONSTRAINT webhooks_url CHECK (length(url) BETWEEN 10 AND 500),
  events        text[]      NOT NULL CONSTRAINT webhooks_events CHECK (cardinality(events) > 0 AND events <@ ARRAY['batch_moved', 'payments_moved', 'finding_made']),
  -- The secret that signs what is sent.
  sealed_secret text        NOT NULL,
  reason        text        NOT NULL,
  asked_by      text        NOT NULL,
  -- In whose place (代岗); null where in his own.
  asked_for     text,
  asked_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  approved_by   text,
  approved_for  text,
  approved_at   timestamptz,
  ended_by      text,
  ended_for     text,
  ended_at      timestamptz,
  end_reason    text,
  CONSTRAINT webhooks_approved_by_another CHECK (NOT ARRAY[approved_by, approved_for] && ARRAY[asked_by, asked_for]),
  CONSTRAINT webhooks_approved_whole CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
  CONSTRAINT webhooks_ended_whole CHECK ((ended_by IS NULL) = (ended_at IS NULL) AND (ended_by IS NULL) = (end_reason IS NULL))
);
CREATE FUNCTION refuse_change_of_webhook() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'webhook % is approved or ended already', OLD.id USING ERRCODE = 'check_violation', CONSTRAINT = 'webhooks_decided_once';
END $$;
CREATE TRIGGER webhooks_decided_once BEFORE UPDATE ON webhooks FOR EACH ROW
  WHEN (OLD.ended_by IS NOT NULL OR OLD.approved_by IS NOT NULL AND NEW.approved_by IS DISTINCT FROM OLD.approved_by)
  EXECUTE FUNCTION refuse_change_of_webhook();

-- What is told: ids, states and sums, never a person's data. Written by the database in the transaction of the move, and only where somebody listens.
CREATE TABLE webhook_events (
  id        uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
  kind      text        NOT NULL,
  area_code text        NOT NULL,
  -- What it is about: of one subject everything arrives in order. A batch, or a bank's file that is of none.
  subject   uuid        NOT NULL,
  body      jsonb       NOT NULL,
  at        timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE webhook_deliveries (
  webhook_id    uuid        NOT NULL REFERENCES webhooks,
  event_id      uuid        NOT NULL REFERENCES webhook_events,
  place         bigint      GENERATED ALWAYS AS IDENTITY,
  subject       uuid        NOT NULL,
  state         text        NOT NULL DEFAULT 'waiting' CONSTRAINT webhook_deliveries_state CHECK (state IN ('waiting', 'delivered', 'dead')),
  -- Counted when it is begun, so that one that kills its process counts.
  attempts      smallint    NOT NULL DEFAULT 0,
  next_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Until then it is in somebody's hands.
  claimed_until timestamptz,
  last_status   smallint,
  last_problem  text,
  ended_at      timestamptz,
  PRIMARY KEY (webhook_id, event_id),
  CONSTRAINT webhook_deliveries_ended CHECK ((state = 'waiting') = (ended_at IS NULL))
);
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (webhook_id, subject, place) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_listed ON webhook_deliveries (webhook_id, place);

CREATE FUNCTION tell_webhooks(told_kind text, told_area text, told_subject uuid, told_body jsonb) RETURNS void LANGUAGE sql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH listening AS (
         SELECT id FROM webhooks WHERE approved_by IS NOT NULL AND ended_by IS NULL AND told_kind = ANY (events) AND starts_with(told_area, area_code)),
       event AS (
         INSERT INTO webhook_events (kind, area_code, subject, body)
         SELECT told_kind, told_area, told_subject, told_body WHERE EXISTS (SELECT FROM listening) RETURNING id)
  INSERT INTO webhook_deliveries (webhook_id, event_id, subject) SELECT l.id, e.id, told_subject FROM listening l, event e
$$;
REVOKE ALL ON FUNCTION tell_webhooks FROM PUBLIC;

CREATE FUNCTION tell_batch_move() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tell_webhooks('batch_moved', b.area_code, b.id, jsonb_build_object('batch_id', b.id, 'fund_id', b.fund_id, 'area_code', b.area_code,
            'from_state', NEW.from_state, 'to_state', NEW.to_state, 'count', b.count, 'total', b.total::text))
     FROM batches b WHERE b.id = NEW.batch_id;
  RETURN NULL;
END $$;
CREATE TRIGGER batch_moves_told AFTER INSERT ON batch_moves FOR EACH ROW EXECUTE FUNCTION tell_batch_move();

-- One event for at most 1,000 payments of a batch that moved into one state in one statement. Costs one look where nobody listens.
CREATE FUNCTION tell_payment_moves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM webhooks WHERE approved_by IS NOT NULL AND ended_by IS NULL AND 'payments_moved' = ANY (events)) THEN
    RETURN NULL;
  END IF;
  PERFORM tell_webhooks('payments_moved', b.area_code, b.id, jsonb_build_object('batch_id', b.id, 'fund_id', b.fund_id, 'area_code', b.area_code,
            'to_state', m.to_state, 'count', m.count, 'total', m.total::text, 'payments', m.payments))
     FROM (SELECT batch_id, to_state, page, count(*) AS count, sum(amount) AS total,
                  jsonb_agg(jsonb_build_object('payment_id', id, 'reference', reference, 'amount', amount::text, 'decided_on', decided_on,
                                               'reason_code', reason_code) ORDER BY reference) AS payments
             FROM (SELECT p.*, n.to_state, (row_number() OVER (PARTITION BY p.batch_id, n.to_state ORDER BY p.reference) - 1) / 1000 AS page
                     FROM new_rows n JOIN payments p ON p.id = n.payment_id) moved
            GROUP BY batch_id, to_state, page ORDER BY batch_id, to_state, page) m
     JOIN batches b ON b.id = m.batch_id;
  RETURN NULL;
END $$;
CREATE TRIGGER payment_moves_told AFTER INSERT ON payment_moves REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_payment_moves();

CREATE FUNCTION tell_finding() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tell_webhooks('finding_made', f.area_code, coalesce(NEW.batch_id, NEW.file_id), jsonb_build_object('finding_id', NEW.id, 'fund_id', NEW.fund_id,
            'area_code', f.area_code, 'batch_id', NEW.batch_id, 'file_id', NEW.file_id, 'payment_id', NEW.payment_id, 'kind', NEW.kind, 'line', NEW.line))
     FROM funds f WHERE f.id = NEW.fund_id;
  RETURN NULL;
END $$;
CREATE TRIGGER findings_told AFTER INSERT ON findings FOR EACH ROW EXECUTE FUNCTION tell_finding();

GRANT SELECT, INSERT (id, area_code, url, events, sealed_secret, reason, asked_by, asked_for),
      UPDATE (approved_by, approved_for, approved_at, ended_by, ended_for, ended_at, end_reason) ON webhooks TO {{app_role}};
GRANT SELECT ON webhook_events TO {{app_role}};
GRANT SELECT, UPDATE (state, attempts, next_at, claimed_until, last_status, last_problem, ended_at) ON webhook_deliveries TO {{app_role}};
