import type { Transaction } from '@fundtrace/database'
import { type Payment, readBatch } from '../adapters/postgres/payment-repository.ts'
import { paymentNamedTwice, paymentStateWrong, paymentUnknown } from '../domain/errors.ts'

/** The named payments of a batch, each of which must be in transit: only such a payment can settle or come back. */
export async function paymentsInTransit(
  trx: Transaction,
  fundId: string,
  batchId: string,
  ids: readonly string[],
): Promise<Payment[]> {
  refuseRepeatedPayment(ids)
  const batch = new Map((await readBatch(trx, fundId, batchId)).map((payment) => [payment.id, payment]))
  return ids.map((id) => {
    const payment = batch.get(id)
    if (payment === undefined) throw paymentUnknown(batchId, id)
    if (payment.state !== 'in_transit') throw paymentStateWrong(id, payment.state, 'in_transit')
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
