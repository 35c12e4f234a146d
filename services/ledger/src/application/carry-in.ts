import type { FundChangeOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { parseMoney, sameMoney } from '@fundtrace/money'
import { findFundPlace, insertCarryIn, readCarriedOut } from '../adapters/postgres/carry-repository.ts'
import { addShares, lockFund, openFund } from '../adapters/postgres/fund-repository.ts'
import { openJournal, refusePosted } from '../adapters/postgres/journal.ts'
import { refuseWrongFunders } from '../domain/award-parts.ts'
import { refuseStrayCarry } from '../domain/carry-place.ts'
import { APPROPRIATION, cash, clearing } from '../domain/chart.ts'
import { entriesOfCarryIn } from '../domain/fund-change-entries.ts'
import { carryUnknown } from '../domain/fund-change-errors.ts'
import type { FunderPart } from '../domain/payment-parts.ts'
import { type Cause, type Posting, startOfDay } from './posting.ts'

type CarryIn = Extract<FundChangeOf<'carried_over'>, { direction: 'in' }>

/** What another year's fund carried out for this one comes in, in the same parts: to be awarded, and its funders' shares are paid already. */
export async function carryIn(trx: Transaction, change: CarryIn, cause: Cause): Promise<Posting> {
  const { carry_id: carryId, from_fund_id: from } = change
  const fundId = change.fund.id
  const parts = change.parts.map((part) => ({ funderId: part.funder_id, amount: parseMoney(part.amount) }))
  refuseWrongFunders(`carry ${carryId}`, parts)

  await openFund(trx, change.fund)
  await lockFund(trx, fundId)
  const reference = `carry:${carryId}:in`
  await refusePosted(trx, fundId, [reference])
  if (!isSame(parts, await readCarriedOut(trx, carryId, from, fundId))) throw carryUnknown(carryId, from, fundId)
  refuseStrayCarry(await findFundPlace(trx, from), change.fund)

  const codes = [APPROPRIATION, clearing(carryId), ...parts.map((part) => cash(part.funderId))]
  const journal = await openJournal(trx, fundId, cause.eventId, codes)
  journal.post({
    kind: 'carry',
    reference,
    documentNumber: change.document_number,
    effectiveAt: startOfDay(change.carried_on),
    entries: entriesOfCarryIn(carryId, parts),
  })
  await insertCarryIn(trx, carryId, from, fundId)
  await addShares(trx, fundId, change.parts)
  return { transactions: await journal.write(), holds: [] }
}

/** No funder is named twice in `parts`. */
const isSame = (parts: readonly FunderPart[], wentOut: ReadonlyMap<string, FunderPart['amount']>): boolean =>
  parts.length === wentOut.size &&
  parts.every(({ funderId, amount }) => {
    const out = wentOut.get(funderId)
    return out !== undefined && sameMoney(out, amount)
  })
