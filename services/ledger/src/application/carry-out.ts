import type { FundChangeOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { parseMoney } from '@fundtrace/money'
import { readOpenClaims } from '../adapters/postgres/advance-repository.ts'
import { findFundPlace, insertCarryOut } from '../adapters/postgres/carry-repository.ts'
import { lockFund, readShares, writeShares } from '../adapters/postgres/fund-repository.ts'
import { openJournal, refusePosted } from '../adapters/postgres/journal.ts'
import { claimOpen } from '../domain/advance-errors.ts'
import { refuseWrongFunders } from '../domain/award-parts.ts'
import { refuseStrayCarry } from '../domain/carry-place.ts'
import { takeFromShares } from '../domain/changed-shares.ts'
import { APPROPRIATION, cash, clearing, due } from '../domain/chart.ts'
import { entriesOfCarryOut } from '../domain/fund-change-entries.ts'
import { type Cause, type Posting, startOfDay } from './posting.ts'

type CarryOut = Extract<FundChangeOf<'carried_over'>, { direction: 'out' }>

/**
 * What nobody was awarded leaves for a later year's fund, with its cash and off the shares of those who gave it. Not while one funder's money
 * stands in another's place.
 */
export async function carryOut(trx: Transaction, change: CarryOut, cause: Cause): Promise<Posting> {
  const { fund_id: fundId, carry_id: carryId } = change
  const parts = change.parts.map((part) => ({ funderId: part.funder_id, amount: parseMoney(part.amount) }))
  refuseWrongFunders(`carry ${carryId}`, parts)

  await lockFund(trx, fundId)
  const reference = `carry:${carryId}:out`
  await refusePosted(trx, fundId, [reference])
  refuseStrayCarry(await findFundPlace(trx, fundId), await findFundPlace(trx, change.to_fund_id))

  const claims = await readOpenClaims(trx, fundId)
  if (claims.size > 0) throw claimOpen(fundId, claims)

  const funders = parts.map((part) => part.funderId)
  const codes = [APPROPRIATION, clearing(carryId), ...funders.flatMap((funder) => [cash(funder), due(funder)])]
  const journal = await openJournal(trx, fundId, cause.eventId, codes)
  const owed = (funder: string) => journal.book.balance(due(funder))
  const shares = takeFromShares(fundId, await readShares(trx, fundId), parts, owed)
  journal.post({
    kind: 'carry',
    reference,
    documentNumber: change.document_number,
    effectiveAt: startOfDay(change.carried_on),
    entries: entriesOfCarryOut(carryId, parts),
  })
  await insertCarryOut(trx, carryId, fundId, change.to_fund_id)
  await writeShares(trx, fundId, shares)
  return { transactions: await journal.write(), holds: [] }
}
