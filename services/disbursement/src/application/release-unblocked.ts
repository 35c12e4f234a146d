import type { Transaction } from '@fundtrace/database'
import { movedBy } from '../adapters/postgres/moved-by.ts'
import { readObjectedTo } from '../adapters/postgres/objection-repository.ts'
import { movePayments } from '../adapters/postgres/payment-repository.ts'
import type { Person } from '../domain/four-eyes.ts'

/** Lines that no check holds back any more are ready, but for those that an objection holds. */
export async function releaseUnblocked(
  trx: Transaction,
  batchId: string,
  paymentIds: readonly string[],
  officer: Person,
): Promise<void> {
  if (paymentIds.length === 0) return
  const objected = await readObjectedTo(trx, paymentIds)
  const ids = paymentIds.filter((id) => !objected.has(id))
  if (ids.length === 0) return
  await movedBy(trx, officer, '核对通过 / no check holds it back any more')
  await movePayments(trx, { batchId, ids }, 'blocked', 'ready')
}
