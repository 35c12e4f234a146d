-- Before PostgreSQL has looked at a table that grows from nothing (autovacuum does within a minute), it takes it for small. For a block of thousands of records of
-- one fund it then went through all accounts of the fund, and for each of them through the whole block: 30 seconds for 5,000 payments. Without the
-- values at hand it looks each account up by its key, as it should.
ALTER FUNCTION write_block SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION begin_holds SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION move_holds SET plan_cache_mode = force_generic_plan;
