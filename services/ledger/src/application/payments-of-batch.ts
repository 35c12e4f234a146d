import type { Transaction } from '@fundtrace/database'
import { type Payment, readPayments } from '../adapters/postgres/payment-repository.ts'
import { paymentNamedTwice, paymentStateWrong, paymentUnknown } from '../domain/errors.ts'

/** The named payments of a batch, in that order. Each must be in this state: only such a payment can do what is asked. */
export async function paymentsOfBatch(
  trx: Transaction,
  fundId: string,
  batchId: string,
  ids: readonly string[],
  wanted: Payment['state'],
): Promise<Payment[]> {
  refuseRepeatedPayment(ids)
  const found = new Map((await readPayments(trx, fundId, batchId, ids)).map((payment) => [payment.id, payment]))
  return ids.map((id) => {
    const payment = found.get(id)
    if (payment === undefined) throw paymentUnknown(batchId, id)
    if (payment.state !== wanted) throw paymentStateWrong(id, payment.state, wanted)
    return payment
  })
}

export function refuseRepeatedPayment(ids: readonly string[]): void {
  const seen = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) throw paymentNamedTwice(id)
    seen.add(id)
  }
}
