-- What changes of a fund after its plan: the plan itself, money that goes back or turns out to be another's, and what a year leaves.
-- refund: what the fund owes back to a funder. clearing: what is carried over passes through it and never stays.
ALTER TABLE accounts
  DROP CONSTRAINT accounts_kind_in_chart,
  ADD CONSTRAINT accounts_kind_in_chart CHECK (kind IN (
    'due', 'cash', 'appropriation', 'awarded', 'in-transit', 'unidentified', 'refund', 'clearing'));

ALTER TABLE transactions
  DROP CONSTRAINT transactions_kind,
  ADD CONSTRAINT transactions_kind CHECK (kind IN (
    'plan', 'arrival', 'award', 'release', 'settle', 'return', 'refund', 'identified', 'carry')),
  DROP CONSTRAINT transactions_reference_is_kind_and_id,
  -- A carry is two things: out of one fund, and into another.
  ADD CONSTRAINT transactions_reference_is_kind_and_id CHECK (
    reference ~ ('^' || kind || ':[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
                 || CASE kind WHEN 'carry' THEN ':(in|out)$' ELSE '$' END));

-- The plans of a fund are few among its transactions, and are asked for by themselves.
CREATE INDEX transactions_of_plans ON transactions (fund_id) WHERE kind = 'plan';

-- A plan that replaced another, also where it moved nothing: awards may name it from then on.
CREATE TABLE plan_changes (
  fund_id          text          NOT NULL REFERENCES funds,
  plan_id          uuid          NOT NULL,
  replaces_plan_id uuid          NOT NULL,
  total            numeric(21,2) NOT NULL CONSTRAINT plan_changes_total_positive CHECK (total > 0),
  document_number  text          NOT NULL,
  reason           text          NOT NULL,
  -- The event that asked for it.
  event_id         uuid          NOT NULL,
  recorded_at      timestamptz   NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (fund_id, plan_id),
  CONSTRAINT plan_changes_replaced_once UNIQUE (fund_id, replaces_plan_id),
  CONSTRAINT plan_changes_of_another_plan CHECK (plan_id <> replaces_plan_id)
);

-- Whose the money was that came with an arrival beyond what its sender owed.
CREATE TABLE identifications (
  id         uuid          PRIMARY KEY,
  fund_id    text          NOT NULL,
  arrival_id uuid          NOT NULL,
  funder_id  text          NOT NULL,
  amount     numeric(21,2) NOT NULL CONSTRAINT identifications_amount_positive CHECK (amount > 0),
  CONSTRAINT identifications_funder_of_the_fund FOREIGN KEY (fund_id, funder_id) REFERENCES fund_shares (fund_id, funder_id)
);
CREATE INDEX identifications_of_arrival ON identifications (fund_id, arrival_id);

-- Money goes out of one fund for one other, and comes in there and nowhere else, once.
CREATE TABLE carries_out (
  carry_id   uuid PRIMARY KEY,
  fund_id    text NOT NULL REFERENCES funds,
  to_fund_id text NOT NULL,
  CONSTRAINT carries_out_to_another_fund CHECK (fund_id <> to_fund_id),
  CONSTRAINT carries_out_both_funds UNIQUE (carry_id, fund_id, to_fund_id)
);
CREATE TABLE carries_in (
  carry_id     uuid PRIMARY KEY,
  fund_id      text NOT NULL REFERENCES funds,
  from_fund_id text NOT NULL,
  CONSTRAINT carries_in_went_out FOREIGN KEY (carry_id, from_fund_id, fund_id) REFERENCES carries_out (carry_id, fund_id, to_fund_id)
);

CREATE TRIGGER plan_changes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON plan_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER identifications_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON identifications
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER carries_out_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON carries_out
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();
CREATE TRIGGER carries_in_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON carries_in
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_history();

GRANT SELECT, INSERT ON plan_changes, identifications, carries_out, carries_in TO {{app_role}};
