-- Public lists count the awards of a run through, page by page and in their order: this index alone says how many there are, what they come
-- to and which one is the fifty-thousandth. The ledger's refusals stand in no list.
CREATE INDEX awards_in_order ON awards (award_run_id, ordinal, id) INCLUDE (amount) WHERE state <> 'refused';
