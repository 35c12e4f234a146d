import assert from 'node:assert/strict'
import type { Database } from '@fundtrace/database'
import {
  type Erasure,
  erasePrivateDetails,
  findErasure,
  findPrivateDetails,
} from '../../adapters/postgres/private-details-repository.ts'
import { findRecordPlace } from '../../adapters/postgres/record-place.ts'
import { privateDetailsNone, transactionUnknown } from '../../domain/seal-errors.ts'

/**
 * Removes the salt and the sealed data of a transaction: what is left is a hash that nobody can find the data by. Erased once, the same
 * answer comes for ever. A copy in a backup goes when the backup does.
 * Throws LEDGER_TRANSACTION_UNKNOWN, LEDGER_PRIVATE_DETAILS_NONE.
 */
export const eraseDetails = (
  db: Database,
  { fundId, transactionId }: Readonly<{ fundId: string; transactionId: string }>,
  order: Readonly<{ reason: string; erasedBy: string }>,
): Promise<Erasure> =>
  db.transaction(async (trx) => {
    const place = await findRecordPlace(trx, fundId, transactionId)
    if (place === undefined) throw transactionUnknown(fundId, transactionId)
    if ((await findPrivateDetails(trx, place.journalId)).hash === null) throw privateDetailsNone(transactionId)
    await erasePrivateDetails(trx, place.journalId, order)
    const erasure = await findErasure(trx, place.journalId)
    assert(erasure !== undefined, 'it was recorded just now, or before')
    return erasure
  })
