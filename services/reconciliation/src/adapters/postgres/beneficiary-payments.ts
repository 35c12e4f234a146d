import type { Database } from '@fundtrace/database'

export const BENEFICIARY_PAYMENT_STATES = ['ordered', 'paid', 'returned', 'void'] as const

export type BeneficiaryPayment = Readonly<{
  payment_id: string
  reference: string
  fund_id: string
  fund_name: string
  batch_id: string
  amount: string
  /** By the bank's last word of it; `ordered`: approved, and the bank has not said anything yet. */
  state: (typeof BENEFICIARY_PAYMENT_STATES)[number]
  /** The day of that word; null where there is none. */
  occurred_on: string | null
}>

/** Payments to a beneficiary out of our copies, by id after the cursor, of the funds that these areas carry out or pay for. */
export async function listBeneficiaryPayments(
  db: Database,
  beneficiaryId: string,
  areas: readonly string[],
  page: Readonly<{ after: string | null; limit: number }>,
): Promise<BeneficiaryPayment[]> {
  const { rows } = await db.raw<{ rows: BeneficiaryPayment[] }>(
    `SELECT p.payment_id, p.reference, p.fund_id, f.fund_name, p.batch_id, p.amount,
            CASE WHEN v.payment_id IS NOT NULL THEN 'void' WHEN r.outcome = 'settled' THEN 'paid' ELSE coalesce(r.outcome, 'ordered') END AS state,
            r.occurred_on
       FROM payment_copies p
      CROSS JOIN LATERAL (SELECT n.fund_name, n.area_code FROM plan_copies n WHERE n.fund_id = p.fund_id ORDER BY n.sequence DESC LIMIT 1) f
       LEFT JOIN LATERAL (SELECT x.outcome, x.occurred_on FROM payment_result_copies x WHERE x.payment_id = p.payment_id
                           ORDER BY x.sequence DESC LIMIT 1) r ON true
       LEFT JOIN LATERAL (SELECT x.payment_id FROM payment_void_copies x WHERE x.payment_id = p.payment_id LIMIT 1) v ON true
      WHERE p.beneficiary_id = :beneficiaryId AND (:after::uuid IS NULL OR p.payment_id > :after)
        AND (f.area_code LIKE ANY(:areas::text[])
             OR EXISTS (SELECT FROM plan_copies n, unnest(n.funder_areas) AS funder WHERE n.fund_id = p.fund_id AND funder LIKE ANY(:areas::text[])))
      ORDER BY p.payment_id LIMIT :limit`,
    { beneficiaryId, areas: areas.map((area) => `${area}%`), ...page },
  )
  return rows
}
