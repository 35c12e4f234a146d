import type { Database, Transaction } from '@fundtrace/database'
import { findInDoubt } from '../adapters/postgres/finding-repository.ts'
import { paymentInDoubt } from '../domain/payment-errors.ts'

/** Nothing goes on its way whose award another payment may have paid; an officer withdraws the line, or two explain the finding. */
export async function requireNoDoubt(
  db: Database | Transaction,
  batchId: string,
  parcelIds: readonly string[] | null = null,
): Promise<void> {
  const references = await findInDoubt(db, batchId, parcelIds)
  if (references.length > 0) throw paymentInDoubt(batchId, references)
}
