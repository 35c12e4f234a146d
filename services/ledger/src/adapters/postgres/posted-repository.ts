import type { Database } from '@fundtrace/database'

/** A record of the journal as it was posted. Amounts in yuan, debits positive; times in UTC. */
export type PostedLine = Readonly<{
  transaction_id: string
  number: number | null
  kind: string
  reference: string
  shard: number
  position: number
  document_number: string | null
  effective_at: string
  recorded_at: string
  asked_by: string | null
  reverses: string | null
  entries: { account: string; amount: string }[]
}>

export type PostedPage = Readonly<{
  fundId: string
  shard: number
  /** Positions after this one. */
  after: number
  limit: number
  kind: string | null
  /** Of an account of the fund. */
  accountId: string | null
  /** Days in Asia/Shanghai, both included, in which it counts. */
  from: string | null
  to: string | null
}>

/** In the order of the journal: what is posted while somebody pages comes at the end. */
export async function listPosted(db: Database, page: PostedPage): Promise<PostedLine[]> {
  const { rows } = await db.raw<{ rows: PostedRow[] }>(
    `SELECT ${COLUMNS},
            (SELECT coalesce(json_agg(json_build_object('account', e.account_code, 'amount', e.amount::text) ORDER BY e.ordinal), '[]')
               FROM entry_lines e WHERE e.journal_id = t.journal_id) AS entries
       FROM ${page.accountId === null ? 'transactions t' : OF_ACCOUNT}
      WHERE t.fund_id = :fundId
        AND t.journal_id > journal_id(:shard::smallint, :after) AND t.journal_id < journal_id((:shard + 1)::smallint, 0)
        AND (:kind::text IS NULL OR t.kind = :kind)
        AND (:from::date IS NULL OR t.effective_at >= :from::date::timestamp AT TIME ZONE 'Asia/Shanghai')
        AND (:to::date IS NULL OR t.effective_at < (:to::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')
      ORDER BY t.journal_id LIMIT :limit`,
    { ...page },
  )
  return rows.map((row) => ({ ...toRecord(row), entries: row.entries }))
}

export type PostedTransaction = Omit<PostedLine, 'entries'> &
  Readonly<{
    reversed_by: string | null
    payment_id: string | null
    event_id: string | null
    metadata: Record<string, unknown> | null
    /** Details about persons are beside the journal, or were. */
    private: 'kept' | 'erased' | null
    entries: { account: string; amount: string; balance_after: string; line: number }[]
    /** As they are today. */
    holds: { hold_id: string; account: string; amount: string; state: string; posted: string }[]
    /** The block that seals it; null for what waits to be adopted. */
    block: { height: number; hash: string; algorithm: string } | null
  }>

export async function findPosted(db: Database, fundId: string, id: string): Promise<PostedTransaction | undefined> {
  const { rows } = await db.raw<{ rows: TransactionRow[] }>(
    `SELECT ${COLUMNS}, t.payment_id, t.event_id, t.metadata,
            (SELECT r.id FROM transactions r WHERE r.reverses = t.id) AS reversed_by,
            CASE WHEN t.private_hash IS NULL THEN NULL
                 WHEN EXISTS (SELECT FROM private_details d WHERE d.journal_id = t.journal_id) THEN 'kept' ELSE 'erased' END AS private,
            (SELECT coalesce(json_agg(json_build_object('account', e.account_code, 'amount', e.amount::text,
                                      'balance_after', e.balance_after::text, 'line', e.line) ORDER BY e.ordinal), '[]')
               FROM entry_lines e WHERE e.journal_id = t.journal_id) AS entries,
            (SELECT coalesce(json_agg(json_build_object('hold_id', h.id, 'account', h.account_code, 'amount', h.amount::text,
                                      'state', h.state, 'posted', h.posted::text) ORDER BY h.id), '[]')
               FROM holds h WHERE h.fund_id = t.fund_id AND (h.placed_in = t.journal_id OR h.ended_in = t.journal_id)) AS holds,
            (SELECT json_build_object('height', b.height, 'hash', encode(b.hash, 'hex'), 'algorithm', b.algorithm)
               FROM blocks b
              WHERE b.shard = t.journal_id >> 48 AND b.last_position >= t.journal_id & ((1::bigint << 48) - 1)
                AND b.first_position <= t.journal_id & ((1::bigint << 48) - 1)
              ORDER BY b.last_position LIMIT 1) AS block
       FROM transactions t WHERE t.id = :id AND t.fund_id = :fundId`,
    { fundId, id },
  )
  const [row] = rows
  if (row === undefined) return undefined
  const { payment_id, event_id, reversed_by, entries, holds, block } = row
  const metadata = row.metadata === null ? null : (JSON.parse(row.metadata) as Record<string, unknown>)
  return { ...toRecord(row), payment_id, event_id, metadata, reversed_by, private: row.private, entries, holds, block }
}

/** The id by which entries name an account; undefined where the fund has none of this code. */
export async function findAccountId(db: Database, fundId: string, code: string): Promise<string | undefined> {
  const row: { id: string } | undefined = await db('accounts').where({ fund_id: fundId, code }).first('id')
  return row?.id
}

const COLUMNS = `t.id, t.number, t.kind, t.reference, t.journal_id >> 48 AS shard, t.journal_id & ((1::bigint << 48) - 1) AS position,
            t.document_number, t.effective_at, t.recorded_at, t.asked_by, t.reverses`

/** From its entries, which are read in the journal's order as far as the page needs: few of the fund's transactions may be the account's. */
const OF_ACCOUNT = `(SELECT DISTINCT journal_id FROM entries
                      WHERE account_id = :accountId AND journal_id > journal_id(:shard::smallint, :after) ORDER BY journal_id) e
               JOIN transactions t ON t.journal_id = e.journal_id`

type RecordRow = {
  id: string
  number: string | null
  kind: string
  reference: string
  shard: string
  position: string
  document_number: string | null
  effective_at: Date
  recorded_at: Date
  asked_by: string | null
  reverses: string | null
}
type PostedRow = RecordRow & Pick<PostedLine, 'entries'>
type TransactionRow = RecordRow & { metadata: string | null } & Pick<
    PostedTransaction,
    'payment_id' | 'event_id' | 'reversed_by' | 'private' | 'entries' | 'holds' | 'block'
  >

const toRecord = ({ id, number, shard, position, effective_at, recorded_at, ...row }: RecordRow) => ({
  transaction_id: id,
  number: number === null ? null : Number(number),
  kind: row.kind,
  reference: row.reference,
  shard: Number(shard),
  position: Number(position),
  document_number: row.document_number,
  effective_at: effective_at.toISOString(),
  recorded_at: recorded_at.toISOString(),
  asked_by: row.asked_by,
  reverses: row.reverses,
})
