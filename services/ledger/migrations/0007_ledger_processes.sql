-- The processes that post, so that each can tell its part of the shards. A row says no more than that somebody was there until then:
-- who may post into a shard is said by shard_leases and kept by the fence of shard_heads (docs/adr/0019).
CREATE TABLE ledger_processes (
  id          text        PRIMARY KEY,
  -- Where the others reach it.
  address     text        NOT NULL,
  alive_until timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE (alive_until), DELETE ON ledger_processes TO {{app_role}};
