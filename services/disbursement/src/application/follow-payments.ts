import type { Transaction } from '@fundtrace/database'
import { type Batch, moveBatch } from '../adapters/postgres/batch-repository.ts'
import { countPayments } from '../adapters/postgres/payment-repository.ts'
import type { Person } from '../domain/four-eyes.ts'
import { stateByPayments } from '../domain/moves.ts'

/** Moves a batch that was released to where its payments are: paid, or partly paid. Leaves one alone that was reconciled. */
export async function followPayments(
  trx: Transaction,
  batch: Pick<Batch, 'id' | 'state'>,
  officer: Person,
  reason: string,
): Promise<void> {
  if (batch.state !== 'released' && batch.state !== 'partly_paid' && batch.state !== 'paid') return
  const state = stateByPayments([...(await countPayments(trx, batch.id)).keys()])
  if (state !== undefined && state !== batch.state) await moveBatch(trx, batch, state, { officer, reason })
}
