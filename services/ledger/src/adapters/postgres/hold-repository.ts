import type { Database } from '@fundtrace/database'

/** Amounts in yuan. `placed_in` and `ended_in` are the transactions of the journal. What payments keep back is no hold of the journal. */
export type Hold = Readonly<{
  hold_id: string
  account: string
  amount: string
  posted: string
  state: string
  expires_at: string | null
  placed_in: string | null
  ended_in: string | null
}>

export type HoldPage = Readonly<{
  fundId: string
  /** A hold's id: those after it, in the order of their ids. */
  after: string
  limit: number
  state: string | null
  account: string | null
}>

export async function listHolds(db: Database, page: HoldPage): Promise<Hold[]> {
  const { rows } = await db.raw<{ rows: HoldRow[] }>(
    `SELECT ${COLUMNS} FROM holds h
      WHERE h.fund_id = :fundId AND h.id > :after::uuid
        AND (:state::text IS NULL OR h.state = :state) AND (:account::text IS NULL OR h.account_code = :account)
      ORDER BY h.id LIMIT :limit`,
    { ...page },
  )
  return rows.map(toHold)
}

export async function findHold(db: Database, fundId: string, id: string): Promise<Hold | undefined> {
  const { rows } = await db.raw<{ rows: HoldRow[] }>(
    `SELECT ${COLUMNS} FROM holds h WHERE h.id = :id AND h.fund_id = :fundId`,
    { fundId, id },
  )
  return rows[0] && toHold(rows[0])
}

const COLUMNS = `h.id AS hold_id, h.account_code AS account, h.amount, h.posted, h.state, h.expires_at,
            (SELECT t.id FROM transactions t WHERE t.journal_id = h.placed_in) AS placed_in,
            (SELECT t.id FROM transactions t WHERE t.journal_id = h.ended_in) AS ended_in`

type HoldRow = Omit<Hold, 'expires_at'> & { expires_at: Date | null }
const toHold = (row: HoldRow): Hold => ({ ...row, expires_at: row.expires_at?.toISOString() ?? null })
