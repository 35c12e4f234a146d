import type { Transaction } from '@fundtrace/database'
import { formatFen, parseMoney, toFen } from '@fundtrace/money'
import type { CashLine } from '../../domain/trace/cash-tape.ts'
import type { CashAccount } from '../../domain/trace/tapes-of-lines.ts'

/**
 * The fund and those that carries join it to, with all that moved their cash beside payments, and of payments those that came back.
 * Its cost grows with arrivals, refunds, advances, recoveries and the like, not with payments. Ask in a transaction that sees one state.
 */
export async function readTraceLines(
  trx: Transaction,
  fundId: string,
): Promise<Readonly<{ accounts: CashAccount[]; lines: CashLine[] }>> {
  const linked = await trx.raw<{ rows: { id: string }[] }>(
    `WITH RECURSIVE linked (id) AS (
       SELECT :fundId::text
       UNION
       SELECT CASE l.id WHEN c.fund_id THEN c.from_fund_id ELSE c.fund_id END
         FROM linked l JOIN carries_in c ON l.id IN (c.fund_id, c.from_fund_id))
     SELECT id FROM linked`,
    { fundId },
  )
  const fundIds = linked.rows.map((row) => row.id)
  const accounts = await trx.raw<{ rows: { fund_id: string; funder_id: string; balance: string }[] }>(
    `SELECT fund_id, substr(code, 6) AS funder_id, balance FROM accounts WHERE fund_id = ANY(:fundIds::text[]) AND kind = 'cash' ORDER BY fund_id, code`,
    { fundIds },
  )
  const lines = await trx.raw<{ rows: LineRow[] }>(
    `SELECT ${LINE} FROM ${FROM_RECORDS}
      WHERE t.fund_id = ANY(:fundIds::text[]) AND t.kind IN ('arrival', 'identified', 'refund', 'carry', 'advance', 'recovery', 'interest', 'fee')
     UNION ALL
     SELECT ${LINE} FROM ${FROM_RECORDS}
      WHERE t.kind IN ('settle', 'return')
        AND t.payment_id IN (SELECT payment_id FROM transactions WHERE fund_id = ANY(:fundIds::text[]) AND kind = 'recovery'
                              UNION ALL
                             SELECT id FROM payments WHERE fund_id = ANY(:fundIds::text[]) AND is_over AND state = 'returned_late')
      ORDER BY place`,
    { fundIds },
  )
  return {
    accounts: accounts.rows.map((row) => ({
      fundId: row.fund_id,
      funderId: row.funder_id,
      balance: toFen(parseMoney(row.balance)),
    })),
    lines: lines.rows.map(toLine),
  }
}

/** What the settlement of a payment took of each funder's cash, in the order of the document; none before it settled. */
export async function readSettledLines(trx: Transaction, fundId: string, paymentId: string): Promise<CashLine[]> {
  const { rows } = await trx.raw<{ rows: LineRow[] }>(
    `SELECT ${LINE} FROM ${FROM_RECORDS} LEFT JOIN fund_shares s ON s.fund_id = t.fund_id AND a.code = 'cash:' || s.funder_id
      WHERE t.fund_id = :fundId AND t.reference = 'settle:' || :paymentId ORDER BY s.ordinal`,
    { fundId, paymentId },
  )
  return rows.map(toLine)
}

export type PaidLine = CashLine & Readonly<{ awardId: string; beneficiaryId: string }>

/**
 * Payments out of one cash account between two records that moved it otherwise, of which some part lies in the stretch. `came` is what had come
 * until then: an entry's place on the tape is that less the balance after it.
 */
export async function readPaidLines(
  trx: Transaction,
  run: Readonly<{
    fundId: string
    funderId: string
    after: bigint
    before: bigint | null
    came: bigint
    from: bigint
    to: bigint
    limit: number
  }>,
): Promise<PaidLine[]> {
  const { rows } = await trx.raw<{ rows: (LineRow & { award_id: string; beneficiary_id: string })[] }>(
    `SELECT l.*, w.id AS award_id, w.beneficiary_id
       FROM (SELECT ${LINE} FROM ${FROM_RECORDS}
              WHERE a.fund_id = :fundId AND a.code = 'cash:' || :funderId
                AND e.journal_id > :after::bigint AND e.journal_id < :before::bigint
                AND :came::numeric - e.balance_after > :from::numeric AND :came::numeric - e.balance_after + e.amount < :to::numeric
              ORDER BY e.journal_id LIMIT :limit) l
       JOIN payments p ON p.id = l.payment_id JOIN awards w ON w.id = p.award_id
      ORDER BY place`,
    {
      fundId: run.fundId,
      funderId: run.funderId,
      after: run.after.toString(),
      before: (run.before ?? LAST_PLACE).toString(),
      came: formatFen(run.came),
      from: formatFen(run.from),
      to: formatFen(run.to),
      limit: run.limit,
    },
  )
  return rows.map((row) => ({ ...toLine(row), awardId: row.award_id, beneficiaryId: row.beneficiary_id }))
}

const LAST_PLACE = 2n ** 63n - 1n

const FROM_RECORDS = `transactions t JOIN entries e ON e.journal_id = t.journal_id JOIN accounts a ON a.id = e.account_id AND a.kind = 'cash'`
const LINE = `t.fund_id, substr(a.code, 6) AS funder_id, e.journal_id AS place, t.kind, t.reference, t.payment_id, t.document_number,
  (t.effective_at AT TIME ZONE 'Asia/Shanghai')::date::text AS "on", e.amount, e.balance_after`

type LineRow = {
  fund_id: string
  funder_id: string
  place: string
  kind: string
  reference: string
  payment_id: string | null
  document_number: string | null
  on: string
  amount: string
  balance_after: string
}
const toLine = (row: LineRow): CashLine => ({
  fundId: row.fund_id,
  funderId: row.funder_id,
  place: BigInt(row.place),
  kind: row.kind,
  reference: row.reference,
  paymentId: row.payment_id,
  documentNumber: row.document_number,
  on: row.on,
  amount: toFen(parseMoney(row.amount)),
  balanceAfter: toFen(parseMoney(row.balance_after)),
})
