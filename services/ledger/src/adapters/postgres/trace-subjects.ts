import type { Database, Transaction } from '@fundtrace/database'

export type TracedPayment = Readonly<{
  id: string
  fund_id: string
  batch_id: string
  award_id: string
  beneficiary_id: string
  amount: string
  state: string
  /** As the ledger split it when it was held. */
  parts: readonly Readonly<{ funder_id: string; amount: string }>[]
}>

export async function findTracedPayment(
  db: Database | Transaction,
  paymentId: string,
): Promise<TracedPayment | undefined> {
  const { rows } = await db.raw<{ rows: TracedPayment[] }>(
    `SELECT p.id, p.fund_id, p.batch_id, p.award_id, a.beneficiary_id, p.amount, p.state,
            (SELECT json_agg(json_build_object('funder_id', s.funder_id, 'amount', h.amount::text) ORDER BY s.ordinal)
               FROM payment_holds h JOIN fund_shares s ON s.fund_id = h.fund_id AND h.account_code = 'cash:' || s.funder_id
              WHERE h.payment_id = p.id) AS parts
       FROM payments p JOIN awards a ON a.id = p.award_id WHERE p.id = :paymentId`,
    { paymentId },
  )
  return rows[0]
}

/** An arrival's id is its sender's: two funds might have the same, each its own. */
export async function findFundOfArrival(db: Database, arrivalId: string): Promise<string | undefined> {
  const { rows } = await db.raw<{ rows: { fund_id: string }[] }>(
    `SELECT fund_id FROM transactions WHERE reference = 'arrival:' || :arrivalId AND kind = 'arrival' ORDER BY journal_id LIMIT 1`,
    { arrivalId },
  )
  return rows[0]?.fund_id
}
