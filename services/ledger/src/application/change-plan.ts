import type { FundChangeOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { parseMoney, sameMoney, sumMoney } from '@fundtrace/money'
import { readOpenClaims } from '../adapters/postgres/advance-repository.ts'
import { addShares, lockFund, readShares, writeShares } from '../adapters/postgres/fund-repository.ts'
import { findPosted, openJournal, refusePosted } from '../adapters/postgres/journal.ts'
import { findPlansInForce, insertPlanChange, readPlanned } from '../adapters/postgres/plan-change-repository.ts'
import { refuseWrongFunders } from '../domain/award-parts.ts'
import { refuseCutBelowClaims } from '../domain/advance-entries.ts'
import { changeShares, changesOfPlan } from '../domain/changed-shares.ts'
import { APPROPRIATION, due, refund } from '../domain/chart.ts'
import { planSharesDiffer, planUnknown } from '../domain/errors.ts'
import { entriesOfPlanChange } from '../domain/fund-change-entries.ts'
import { planNotInForce } from '../domain/fund-change-errors.ts'
import type { Cause, Posting } from './posting.ts'

/**
 * Another plan takes the place of the one in force: each funder owes by how much its share was raised, and what was cut is taken off.
 * What is awarded cannot be cut away. Awards and payments before it stay as they are; those after it go by the new shares.
 */
export async function changePlan(
  trx: Transaction,
  change: FundChangeOf<'plan_changed'>,
  cause: Cause,
): Promise<Posting> {
  const { fund_id: fundId, plan_id: planId } = change
  const wanted = change.shares.map((share) => ({ funderId: share.funder_id, amount: parseMoney(share.amount) }))
  const total = parseMoney(change.total)
  const sum = sumMoney(wanted.map((share) => share.amount))
  if (!sameMoney(sum, total)) throw planSharesDiffer(planId, total, sum)
  refuseWrongFunders(`plan ${planId}`, wanted)

  await lockFund(trx, fundId)
  const reference = `plan:${planId}`
  await refusePosted(trx, fundId, [reference])
  await refuseNotInForce(trx, fundId, change.replaces_plan_id)

  // Nobody's share grows by this: funders whom only the new plan names stand among the others from here on.
  await addShares(
    trx,
    fundId,
    change.shares.map((share) => ({ ...share, amount: '0.00' })),
  )
  const shares = await readShares(trx, fundId)
  const changes = changesOfPlan(shares, await readPlanned(trx, fundId), wanted)
  const changed = changeShares(fundId, shares, changes)

  const funders = changes.map((each) => each.funderId)
  const codes = [APPROPRIATION, ...funders.flatMap((funder) => [due(funder), refund(funder)])]
  const journal = await openJournal(trx, fundId, cause.eventId, codes)
  if (changes.length > 0) {
    journal.post({
      kind: 'plan',
      reference,
      documentNumber: change.document_number,
      effectiveAt: cause.at,
      entries: entriesOfPlanChange(changes, (funder) => journal.book.balance(due(funder))),
    })
    refuseCutBelowClaims(fundId, await readOpenClaims(trx, fundId), funders, (funder) =>
      journal.book.balance(due(funder)),
    )
  }
  await insertPlanChange(trx, change, cause.eventId)
  await writeShares(trx, fundId, changed)
  return { transactions: await journal.write(), holds: [] }
}

/** The shares are the whole plan's: with another plan in force beside it the difference would be anybody's guess. */
async function refuseNotInForce(trx: Transaction, fundId: string, planId: string): Promise<void> {
  const reference = `plan:${planId}`
  if (!(await findPosted(trx, fundId, [reference])).has(reference)) throw planUnknown(fundId, planId)
  const inForce = await findPlansInForce(trx, fundId)
  if (inForce.length !== 1 || inForce[0] !== planId) throw planNotInForce(fundId, planId, inForce)
}
