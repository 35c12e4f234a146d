import type { RequestOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { parseMoney, sumMoney } from '@fundtrace/money'
import { lockFund, readShares, writeShares } from '../adapters/postgres/fund-repository.ts'
import { findPosted, openJournal, refusePosted } from '../adapters/postgres/journal.ts'
import { insertAwards } from '../adapters/postgres/payment-repository.ts'
import { claimShares } from '../domain/award-parts.ts'
import { credit, debit } from '../domain/book.ts'
import { APPROPRIATION, awarded } from '../domain/chart.ts'
import { planUnknown } from '../domain/errors.ts'
import type { Cause, Posting } from './posting.ts'

/**
 * A page of awards: each takes its amount out of the appropriation, which is never overdrawn; the refusal says what is
 * missing for all of them. Where awards name who pays for them, each takes its parts out of what those funders owe, too.
 */
export async function postAwards(
  trx: Transaction,
  fundId: string,
  request: RequestOf<'awards'>,
  cause: Cause,
): Promise<Posting> {
  const fund = await lockFund(trx, fundId)
  const awards = request.awards.map(toAward)
  await refusePosted(trx, fundId, awards.map(referenceOf))
  const plan = `plan:${request.plan_id}`
  if (!(await findPosted(trx, fundId, [plan])).has(plan)) throw planUnknown(fundId, request.plan_id)
  const shares = claimShares(fund, await readShares(trx, fundId), awards)

  const codes = [APPROPRIATION, ...awards.map((award) => awarded(award.beneficiaryId))]
  const journal = await openJournal(trx, fundId, cause.eventId, codes)
  journal.book.refuseBeyond(APPROPRIATION, sumMoney(awards.map((award) => award.amount)))
  for (const award of awards) {
    journal.post({
      kind: 'award',
      reference: referenceOf(award),
      effectiveAt: cause.at,
      entries: [debit(APPROPRIATION, award.amount), credit(awarded(award.beneficiaryId), award.amount)],
    })
  }
  await insertAwards(trx, fundId, request.plan_id, awards)
  await writeShares(trx, fundId, shares)
  return { transactions: await journal.write(), holds: [] }
}

const referenceOf = (award: { id: string }): string => `award:${award.id}`

const toAward = (award: RequestOf<'awards'>['awards'][number]) => ({
  id: award.award_id,
  beneficiaryId: award.beneficiary_id,
  amount: parseMoney(award.amount),
  parts: award.parts === null ? null : award.parts.map(toPart),
})
const toPart = (part: { funder_id: string; amount: string }) => ({
  funderId: part.funder_id,
  amount: parseMoney(part.amount),
})
