import type { FundChangeOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { parseMoney } from '@fundtrace/money'
import { readOpenClaims } from '../adapters/postgres/advance-repository.ts'
import { lockFund, readShares, writeShares } from '../adapters/postgres/fund-repository.ts'
import { openJournal, refusePosted } from '../adapters/postgres/journal.ts'
import { claimOpen } from '../domain/advance-errors.ts'
import { takeFromShares } from '../domain/changed-shares.ts'
import { APPROPRIATION, cash, due, refund } from '../domain/chart.ts'
import { funderUnknown } from '../domain/errors.ts'
import { entriesOfRefund, entriesOfUnspent } from '../domain/fund-change-entries.ts'
import { type Cause, type Posting, startOfDay } from './posting.ts'

/**
 * Money went back to its funder: what the fund owes back, or what was not spent. The unspent comes out of what nobody was awarded, and
 * off the funder's share. Cash that payments hold stays. Who owes others for what they advanced repays them first.
 */
export async function refundFunder(trx: Transaction, change: FundChangeOf<'refund'>, cause: Cause): Promise<Posting> {
  const { fund_id: fundId, funder_id: funderId } = change
  await lockFund(trx, fundId)
  const reference = `refund:${change.refund_id}`
  await refusePosted(trx, fundId, [reference])
  const shares = await readShares(trx, fundId)
  if (!shares.some((share) => share.funderId === funderId)) throw funderUnknown(fundId, funderId)

  const claims = await readOpenClaims(trx, fundId)
  const owing = claims.get(funderId)
  if (owing !== undefined) throw claimOpen(fundId, new Map([[funderId, owing]]))

  const codes = [APPROPRIATION, refund(funderId), cash(funderId), due(funderId)]
  const journal = await openJournal(trx, fundId, cause.eventId, codes)
  const part = { funderId, amount: parseMoney(change.amount) }
  const isUnspent = change.source === 'unspent'
  if (isUnspent) {
    const owed = (funder: string) => journal.book.balance(due(funder))
    await writeShares(trx, fundId, takeFromShares(fundId, shares, [part], owed))
  }
  journal.post({
    kind: 'refund',
    reference,
    documentNumber: change.document_number,
    effectiveAt: startOfDay(change.refunded_on),
    entries: isUnspent ? entriesOfUnspent(part) : entriesOfRefund(part),
  })
  return { transactions: await journal.write(), holds: [] }
}
