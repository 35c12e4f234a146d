import type { FactSource } from '../../../application/runs/fact-source.ts'
import type { Scope } from '../../../domain/control.ts'
import type { SequenceFact } from '../../../domain/controls/sequence-and-seal.ts'
import { readScopeFunds, streamRows } from './scope-rows.ts'

/** Everything in which the copies of these funds, and of the shards in which they lie, are not whole. A whole copy gives no fact but its heads. */
export async function* readSequenceAndSeal({ trx }: FactSource, scope: Scope): AsyncIterable<SequenceFact> {
  const funds = await readScopeFunds(trx, scope)
  const minutes = scope.terms['settle_minutes']
  const bindings = { funds, minutes: typeof minutes === 'number' ? minutes : SETTLE_MINUTES }
  for (const sql of [
    WAITING,
    GIVEN_UP,
    NUMBER_MISSING,
    NUMBER_TWICE,
    BLOCK_FORKED,
    BLOCKS,
    HEADS,
    CHECKPOINT_FORKED,
    TOPICS_DIFFER,
    AWARDS_INCOMPLETE,
  ])
    yield* streamRows<SequenceFact>(trx, sql, bindings)
}

/** Topics have no order between them: what came this short a time ago may still be on its way on the other one. */
const SETTLE_MINUTES = 10

const WAITING = `
  SELECT 'waiting' AS what, key AS fund, consumer, (array_agg(sequence ORDER BY id))[1]::text AS sequence, count(*)::int AS count,
         (array_agg(reason ORDER BY id))[1] AS reason
    FROM dead_letters WHERE closed_at IS NULL AND key = ANY(:funds::text[]) GROUP BY key, consumer ORDER BY key COLLATE "C", consumer`

const GIVEN_UP = `
  SELECT 'given_up' AS what, key AS fund, consumer, coalesce(first_sequence, 0)::text AS first, coalesce(last_sequence, first_sequence, 0)::text AS last,
         coalesce(reason, '') AS reason, decided_by AS by
    FROM dead_letter_decisions WHERE kind IN ('discard', 'accept_gap') AND key = ANY(:funds::text[]) ORDER BY id`

/** Funds whose pages do not follow by their own count are looked at record by record; all others are whole. */
const SUSPICIOUS = `
  SELECT fund_id FROM (
      SELECT fund_id, numbered_count, first_number, last_number,
             lag(last_number, 1, 0::bigint) OVER (PARTITION BY fund_id ORDER BY sequence) AS before
        FROM journal_page_copies WHERE fund_id = ANY(:funds::text[]) AND numbered_count > 0) pages
   WHERE first_number <> before + 1 OR last_number - first_number + 1 <> numbered_count GROUP BY fund_id`

const NUMBER_MISSING = `
  SELECT 'number_missing' AS what, fund_id AS fund, (before + 1)::text AS first, (number - 1)::text AS last
    FROM (SELECT fund_id, number, lag(number, 1, 0::bigint) OVER (PARTITION BY fund_id ORDER BY number) AS before
            FROM journal_record_copies WHERE fund_id IN (${SUSPICIOUS}) AND number IS NOT NULL) numbers
   WHERE number > before + 1 ORDER BY fund_id COLLATE "C", number`

const NUMBER_TWICE = `
  SELECT 'number_twice' AS what, fund_id AS fund, number::text AS number,
         count(DISTINCT md5(ROW(transaction_id, kind, reference, effective_at, document_number, reverses, entries)::text)) = 1 AS same,
         jsonb_agg(transaction_id || '@' || sequence ORDER BY sequence, place) AS records
    FROM journal_record_copies WHERE fund_id IN (${SUSPICIOUS}) AND number IS NOT NULL
   GROUP BY fund_id, number HAVING count(*) > 1 ORDER BY fund_id COLLATE "C", number`

/** A shard is that of the first of the funds in it: gaps are told once. */
const SHARDS = `SELECT shard, min(fund_id COLLATE "C") AS fund FROM journal_page_copies WHERE fund_id = ANY(:funds::text[]) GROUP BY shard`

const BLOCK_FORKED = `
  SELECT 'block_forked' AS what, s.fund, p.shard, p.height::text AS height, jsonb_agg(DISTINCT p.block_hash) AS hashes
    FROM journal_page_copies p JOIN (${SHARDS}) s ON s.shard = p.shard
   GROUP BY s.fund, p.shard, p.height HAVING count(DISTINCT p.block_hash) > 1 ORDER BY p.shard, p.height`

/** Blocks follow by height and records by position. What is older than all that came begins where it begins only at 1. */
const BLOCKS = `
  WITH blocks AS (SELECT p.shard, min(s.fund) AS fund, p.height, sum(p.record_count) AS found, min(p.first_position) AS first, max(p.last_position) AS last,
                         max(p.taken_at) AS taken_at
                    FROM journal_page_copies p JOIN (${SHARDS}) s ON s.shard = p.shard GROUP BY p.shard, p.height),
       steps AS (SELECT *, lag(height, 1, 0::bigint) OVER (PARTITION BY shard ORDER BY height) AS height_before,
                        lag(last, 1, 0::bigint) OVER (PARTITION BY shard ORDER BY height) AS last_before
                   FROM blocks)
  SELECT CASE WHEN height > height_before + 1 THEN 'blocks_missing' ELSE 'records_missing' END AS what, fund, shard,
         (height_before + 1)::text AS first, (height - 1)::text AS last, height::text AS height,
         (steps.last - last_before)::text AS expected, found::text AS found
    FROM steps
   WHERE (height > height_before + 1 OR steps.first <> last_before + 1 OR steps.last - steps.first + 1 <> found)
     AND taken_at < now() - make_interval(mins => :minutes::int)
   ORDER BY shard, steps.height`

/** The newest checkpoint that was kept, of each number the first. */
const HEADS = `
  WITH kept AS (SELECT number, checkpoint FROM checkpoint_copies ORDER BY number DESC, kept_at LIMIT 1),
       heads AS (SELECT k.number, h.* FROM kept k CROSS JOIN LATERAL jsonb_to_recordset(k.checkpoint -> 'checkpoint' -> 'body' -> 'shards')
                        AS h (shard int, height bigint, head text, position bigint) WHERE h.height > 0)
  SELECT 'head' AS what, s.fund, h.shard, h.number::text AS checkpoint, h.height::text AS height, h.head AS hash, h.position::text AS position,
         (SELECT min(block_hash) FROM journal_page_copies p WHERE p.shard = h.shard AND p.height = h.height) AS found,
         (SELECT max(last_position) FROM journal_page_copies p WHERE p.shard = h.shard AND p.height = h.height)::text AS found_position
    FROM heads h JOIN (${SHARDS}) s ON s.shard = h.shard ORDER BY h.shard`

const CHECKPOINT_FORKED = `
  SELECT 'checkpoint_forked' AS what, number::text AS number, jsonb_agg(hash ORDER BY hash) AS hashes
    FROM checkpoint_copies GROUP BY number HAVING count(*) > 1 ORDER BY checkpoint_copies.number`

/** Each transaction that was answered stands in the journal under its number, with the same debits: at once where the journal has gone past it, else when it settled. */
const TOPICS_DIFFER = `
  SELECT 'topics_differ' AS what, l.fund_id AS fund, l.number::text AS number, l.transaction_id AS transaction, l.amount::text AS answered, j.debits::text AS journal
    FROM ledger_copies l
    LEFT JOIN (SELECT r.fund_id, r.transaction_id, r.number,
                      (SELECT coalesce(sum(e.amount) FILTER (WHERE e.amount > 0), 0)
                         FROM jsonb_to_recordset(r.entries) AS e (amount numeric))::numeric(21,2) AS debits
                 FROM journal_record_copies r
                WHERE r.fund_id = ANY(:funds::text[]) AND r.kind <> 'post') j
           ON j.fund_id = l.fund_id AND j.transaction_id = l.transaction_id AND j.number = l.number
   WHERE l.fund_id = ANY(:funds::text[]) AND l.amount IS DISTINCT FROM j.debits
     AND (EXISTS (SELECT FROM journal_page_copies p WHERE p.fund_id = l.fund_id AND p.last_number >= l.number)
          OR EXISTS (SELECT FROM consumed_events c
                      WHERE c.consumer = 'reconciliation.ledger-copies' AND c.key = l.fund_id AND c.sequence = l.sequence
                        AND c.consumed_at < now() - make_interval(mins => :minutes::int)))
   ORDER BY l.fund_id COLLATE "C", l.number`

const AWARDS_INCOMPLETE = `
  SELECT 'awards_incomplete' AS what, m.fund_id AS fund, m.award_run_id AS run,
         jsonb_build_object('pages', m.pages, 'count', m.award_count, 'total', m.total::text) AS told,
         jsonb_build_object('pages', coalesce(a.pages, 0), 'count', coalesce(a.count, 0), 'total', coalesce(a.total, 0)::numeric(21,2)::text) AS found
    FROM award_manifest_copies m
    LEFT JOIN (SELECT award_run_id, count(DISTINCT page)::int AS pages, count(*)::int AS count, sum(amount) AS total
                 FROM award_copies WHERE fund_id = ANY(:funds::text[]) GROUP BY award_run_id) a ON a.award_run_id = m.award_run_id
   WHERE m.fund_id = ANY(:funds::text[]) AND (m.pages, m.award_count, m.total) IS DISTINCT FROM (a.pages, a.count, a.total)
   ORDER BY m.fund_id COLLATE "C", m.sequence`
