/** The lower 48 bits of a journal_id count within its shard. */
const POSITION_BITS = '281474976710655'

/**
 * What must always hold of the journal: records, their entries, and the blocks that seal them. Each query returns the rows that break its rule,
 * in words. That a block's root is the root of its records is not asked here: the verifier of the seal does that, from their texts.
 */
export const JOURNAL_RULES = {
  entries_sum_to_zero: `
    SELECT fund_id || ': entries add up to ' || sum(amount) AS fault
      FROM entry_lines GROUP BY fund_id HAVING sum(amount) <> 0
    UNION ALL
    SELECT t.fund_id || ': ' || t.reference || ' adds up to ' || e.sum
      FROM (SELECT journal_id, sum(amount) AS sum FROM entries GROUP BY journal_id HAVING sum(amount) <> 0) e JOIN transactions t USING (journal_id)`,

  balances_are_the_sum_of_their_entries: `
    SELECT a.fund_id || ': ' || a.code || ' carries ' || a.balance || ', its entries say ' || coalesce(e.balance, 0) AS fault
      FROM accounts a
      LEFT JOIN (SELECT a.id, count(*) AS count, sum(CASE a.normal_side WHEN 'debit' THEN e.amount ELSE -e.amount END) AS balance
                   FROM entries e JOIN accounts a ON a.id = e.account_id GROUP BY a.id) e ON e.id = a.id
     WHERE a.balance <> coalesce(e.balance, 0) OR a.version <> coalesce(e.count, 0)
    UNION ALL
    SELECT fund_id || ': ' || account_code || ' line ' || line || ' carries ' || balance_after || ' instead of ' || running
      FROM (SELECT e.*, sum(CASE e.normal_side WHEN 'debit' THEN e.amount ELSE -e.amount END) OVER account AS running, row_number() OVER account AS place
              FROM entry_lines e WINDOW account AS (PARTITION BY e.account_id ORDER BY e.journal_id, e.ordinal)) lines
     WHERE balance_after <> running
    UNION ALL
    SELECT fund_id || ': ' || account_code || ' line ' || line || ' stands where line ' || place || ' belongs'
      FROM (SELECT e.*, row_number() OVER (PARTITION BY e.account_id ORDER BY e.journal_id, e.ordinal) AS place FROM entry_lines e) lines
     WHERE line <> place`,

  accounts_keep_their_bounds: `
    SELECT fund_id || ': ' || code || ' has ' || balance || ' of which ' || held || ' is held; it may be '
           || coalesce('no less than ' || minimum, '') || coalesce(' no more than ' || maximum, '')
           || CASE WHEN closed_at IS NULL THEN '' ELSE ', and is closed' END AS fault
      FROM accounts
     WHERE balance - held < minimum OR balance > maximum OR held < 0 OR closed_at IS NOT NULL AND (balance <> 0 OR held <> 0)
        OR kind <> 'general' AND minimum IS DISTINCT FROM 0`,

  entries_have_their_transaction_and_account: `
    SELECT 'Record ' || (e.journal_id & ${POSITION_BITS}) || ' of shard ' || (e.journal_id >> 48) || ': entry ' || e.ordinal
           || CASE WHEN t.id IS NULL THEN ' has no transaction' WHEN a.id IS NULL THEN ' has no account'
                   ELSE ' of ' || t.fund_id || ' is on ' || a.code || ' of ' || a.fund_id END AS fault
      FROM entries e LEFT JOIN transactions t ON t.journal_id = e.journal_id LEFT JOIN accounts a ON a.id = e.account_id
     WHERE t.id IS NULL OR a.id IS NULL OR t.fund_id <> a.fund_id`,

  transactions_are_whole_and_without_a_gap: `
    SELECT f.id || ': has ' || count(t.number) || ' transactions up to number ' || coalesce(max(t.number), 0) || ' of ' || f.transaction_count AS fault
      FROM funds f LEFT JOIN transactions t ON t.fund_id = f.id
     GROUP BY f.id HAVING count(t.number) <> f.transaction_count
                       OR coalesce(max(t.number), 0) <> f.transaction_count
    UNION ALL
    SELECT t.fund_id || ': ' || t.reference || ' has ' || coalesce(e.count, 0) || ' entries of ' || t.entry_count
      FROM transactions t LEFT JOIN (SELECT journal_id, count(*) AS count, max(ordinal) AS last FROM entries GROUP BY journal_id) e USING (journal_id)
     WHERE coalesce(e.count, 0) <> t.entry_count OR coalesce(e.last, 0) <> t.entry_count
    UNION ALL
    SELECT t.fund_id || ': ' || t.reference || ' is of no fund' FROM transactions t WHERE NOT EXISTS (SELECT FROM funds f WHERE f.id = t.fund_id)`,

  // A fund's number and time rise with its place: what was posted later is not slipped in before.
  numbers_follow_the_journal: `
    SELECT fund_id || ': ' || reference || ' has number ' || number || ' after ' || before AS fault
      FROM (SELECT fund_id, reference, number, lag(number) OVER (PARTITION BY fund_id ORDER BY journal_id) AS before
              FROM transactions WHERE number IS NOT NULL) numbered
     WHERE number <= before`,

  funds_lie_in_their_shard: `
    SELECT id || ': lies in shard ' || shard || ', by its id it is ' || right_shard AS fault
      FROM (SELECT id, shard, ('x' || substr(encode(sha256(convert_to(id, 'UTF8')), 'hex'), 1, 8))::bit(32)::bigint % 64 AS right_shard FROM funds) f
     WHERE shard <> right_shard
    UNION ALL
    SELECT t.fund_id || ': ' || t.reference || ' stands in shard ' || (t.journal_id >> 48) || ' instead of ' || f.shard
      FROM transactions t JOIN funds f ON f.id = t.fund_id WHERE t.journal_id >> 48 <> f.shard`,

  records_follow_one_another: `
    SELECT 'Shard ' || shard || ': record ' || (journal_id & ${POSITION_BITS}) || ' comes after ' || (before & ${POSITION_BITS})
           || CASE WHEN recorded_at < recorded_before THEN ', and is older' ELSE '' END AS fault
      FROM (SELECT journal_id, journal_id >> 48 AS shard, recorded_at, lag(recorded_at) OVER shard AS recorded_before,
                   coalesce(lag(journal_id) OVER shard, journal_id >> 48 << 48) AS before
              FROM transactions WINDOW shard AS (PARTITION BY journal_id >> 48 ORDER BY journal_id)) records
     WHERE journal_id <> before + 1 OR recorded_at < recorded_before`,

  blocks_follow_one_another: `
    SELECT 'Shard ' || shard || ': block ' || height || ' (records ' || first_position || ' to ' || last_position || ') does not follow block '
           || height_before || ', which ends with ' || last_before AS fault
      FROM (SELECT b.*, coalesce(lag(height) OVER chain, 0) AS height_before, coalesce(lag(last_position) OVER chain, 0) AS last_before,
                   coalesce(lag(hash) OVER chain, decode(repeat('00', 32), 'hex')) AS hash_before, lag(recorded_at) OVER chain AS recorded_before
              FROM blocks b WINDOW chain AS (PARTITION BY shard ORDER BY height)) blocks
     WHERE height <> height_before + 1 OR first_position <> last_before + 1 OR previous <> hash_before OR recorded_at < recorded_before`,

  // Blocks tile the records up to the head; what was posted before there were blocks may not be sealed yet.
  heads_are_the_last_block_and_record: `
    SELECT 'Shard ' || h.shard || ': its head is block ' || h.height || ' with record ' || h.position || ', its last block is '
           || coalesce(b.height, 0) || ' with record ' || coalesce(b.last_position, 0) || ', its last record ' || coalesce(t.last, 0) AS fault
      FROM shard_heads h
      LEFT JOIN LATERAL (SELECT * FROM blocks WHERE shard = h.shard ORDER BY height DESC LIMIT 1) b ON true
      LEFT JOIN LATERAL (SELECT journal_id & ${POSITION_BITS} AS last FROM transactions
                          WHERE journal_id BETWEEN journal_id(h.shard, 1) AND journal_id(h.shard, ${POSITION_BITS})
                          ORDER BY journal_id DESC LIMIT 1) t ON true
     WHERE (h.height, h.position) IS DISTINCT FROM (coalesce(b.height, 0), coalesce(b.last_position, 0))
        OR h.head <> coalesce(b.hash, decode(repeat('00', 32), 'hex')) OR h.recorded_at IS DISTINCT FROM coalesce(b.recorded_at, '-infinity')
        OR coalesce(t.last, 0) <> greatest(h.position, h.earlier_records)
    UNION ALL
    SELECT 'Shard ' || n || ': has no head' FROM generate_series(0, 63) n WHERE NOT EXISTS (SELECT FROM shard_heads h WHERE h.shard = n)`,

  // A close says from when its fund is open; what was recorded after it counts from then or later.
  closed_months_stay_closed: `
    SELECT t.fund_id || ': ' || t.reference || ' counts from ' || t.effective_at || ', the months before ' || c.effective_at || ' were closed' AS fault
      FROM (SELECT fund_id, journal_id, effective_at, reference FROM transactions WHERE kind = 'close') c
      JOIN transactions t ON t.fund_id = c.fund_id AND t.journal_id > c.journal_id AND t.effective_at < c.effective_at AND t.number IS NOT NULL
    UNION ALL
    SELECT f.id || ': is open from ' || f.open_from || ', its last close says ' || coalesce(c.open_from, '-infinity')
      FROM funds f LEFT JOIN (SELECT fund_id, max(effective_at) AS open_from FROM transactions WHERE kind = 'close' GROUP BY fund_id) c ON c.fund_id = f.id
     WHERE f.open_from <> coalesce(c.open_from, '-infinity')`,

  reversals_turn_the_whole_round: `
    SELECT r.fund_id || ': ' || r.reference || ' reverses ' || coalesce(t.reference, 'what is not there') AS fault
      FROM transactions r LEFT JOIN transactions t ON t.id = r.reverses
     WHERE r.kind = 'reversal'
       AND (t.kind IS DISTINCT FROM 'post' OR t.fund_id <> r.fund_id OR t.journal_id >= r.journal_id
            OR EXISTS (SELECT FROM entries e WHERE e.journal_id IN (t.journal_id, r.journal_id) GROUP BY e.account_id HAVING sum(e.amount) <> 0))
    UNION ALL
    SELECT min(fund_id) || ': ' || reverses || ' is reversed ' || count(*) || ' times'
      FROM transactions WHERE reverses IS NOT NULL GROUP BY reverses HAVING count(*) > 1`,

  holds_follow_their_records: `
    SELECT h.fund_id || ': hold ' || h.id || ' on ' || h.account_code || ' is ' || h.state || ', placed by ' || coalesce(p.kind, 'nothing')
           || ', ended by ' || coalesce(e.kind, 'nothing') AS fault
      FROM holds h
      LEFT JOIN transactions p ON p.journal_id = h.placed_in AND p.fund_id = h.fund_id
      LEFT JOIN transactions e ON e.journal_id = h.ended_in AND e.fund_id = h.fund_id
     WHERE p.kind IS DISTINCT FROM 'hold'
            OR e.kind IS DISTINCT FROM CASE h.state WHEN 'posted' THEN 'post' WHEN 'voided' THEN 'void' WHEN 'expired' THEN 'expiry' END
            OR e.journal_id < p.journal_id OR h.posted > h.amount OR h.state = 'expired' AND e.recorded_at < h.expires_at`,
} as const
