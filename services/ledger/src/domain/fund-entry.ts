import { periodClosed, effectiveInFuture } from './posting/posting-errors.ts'
import { requireSealable } from './posting/metadata.ts'

/** What an officer writes into a fund's book, whatever it is about. `on` is a day in Asia/Shanghai, 'YYYY-MM-DD'. */
export type FundEntry = Readonly<{
  fundId: string
  on: string
  documentNumber: string
  /** Sealed for ever: nothing about a person. */
  reason: string
  askedBy: string
}>

/**
 * What has not happened is not written, nor into a month that is closed; and nothing that looks like an identity or card number is sealed.
 * Both days are days in Asia/Shanghai, `openFrom` null while no month is closed.
 */
export function refuseUnfit(entry: FundEntry, today: string, openFrom: string | null): void {
  requireSealable(entry.reason, 'reason')
  requireSealable(entry.documentNumber, 'document_number')
  if (entry.on > today) throw effectiveInFuture(entry.on, today)
  if (openFrom !== null && entry.on < openFrom) throw periodClosed(entry.fundId, entry.on, openFrom)
}
