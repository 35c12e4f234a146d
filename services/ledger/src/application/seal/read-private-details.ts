import type { Database } from '@fundtrace/database'
import { type KeyRing, maskBankAccount, maskIdentityNumber, maskName } from '@fundtrace/personal-data'
import { type HashAlgorithm, privateDataHash } from '@fundtrace/seal'
import { findErasure, findPrivateDetails, recordReading } from '../../adapters/postgres/private-details-repository.ts'
import { findRecordPlace } from '../../adapters/postgres/record-place.ts'
import { maskDetails } from '../../domain/mask-details.ts'
import { privateDetailsErased, privateDetailsNone, transactionUnknown } from '../../domain/seal-errors.ts'
import { openPrivateDetails } from '../private-details.ts'

/** `isProven`: the record has a hash of just this. */
export type ReadDetails = Readonly<{ details: unknown; isProven: boolean }>

/**
 * What a transaction says about persons: covered, unless `readBy` asks for all of it, which is kept on record.
 * Throws LEDGER_TRANSACTION_UNKNOWN, LEDGER_PRIVATE_DETAILS_NONE, LEDGER_PRIVATE_DETAILS_ERASED.
 */
export const readPrivateDetails = (
  db: Database,
  ring: KeyRing,
  { fundId, transactionId }: Readonly<{ fundId: string; transactionId: string }>,
  readBy: string | null,
): Promise<ReadDetails> =>
  db.transaction(async (trx) => {
    const place = await findRecordPlace(trx, fundId, transactionId)
    if (place === undefined) throw transactionUnknown(fundId, transactionId)
    const { hash, salt, sealed } = await findPrivateDetails(trx, place.journalId)
    const erasure = await findErasure(trx, place.journalId)
    if (erasure !== undefined)
      throw privateDetailsErased(transactionId, erasure.erasedAt.toISOString(), erasure.erasedBy)
    if (salt === null || sealed === null) throw privateDetailsNone(transactionId)

    const details: unknown = JSON.parse(openPrivateDetails(ring, { fundId, reference: place.reference }, sealed))
    const isProven = ALGORITHMS.some((algorithm) => privateDataHash(algorithm, salt, details) === hash?.toString('hex'))
    if (readBy === null) return { details: maskDetails(details, maskText), isProven }
    await recordReading(trx, place.journalId, readBy)
    return { details, isProven }
  })

/** A record does not say with which of them; nothing has the same hash under both. */
const ALGORITHMS: readonly HashAlgorithm[] = ['sha256', 'sm3']

function maskText(text: string): string {
  if (/^\d{17}[\dXx]$|^\d{15}$/.test(text)) return maskIdentityNumber(text)
  return /^[\d\s-]{9,}$/.test(text) ? maskBankAccount(text) : maskName(text)
}
