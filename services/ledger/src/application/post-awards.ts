import type { RequestOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { parseMoney, sameMoney, sumMoney } from '@fundtrace/money'
import { type Fund, lockFund } from '../adapters/postgres/fund-repository.ts'
import { openJournal } from '../adapters/postgres/journal.ts'
import { insertAwards } from '../adapters/postgres/payment-repository.ts'
import { credit, debit } from '../domain/book.ts'
import { APPROPRIATION, awarded } from '../domain/chart.ts'
import { awardPartsDiffer } from '../domain/errors.ts'
import type { Cause, Posting } from './posting.ts'

/** A page of awards: each takes its amount out of the appropriation, which is never overdrawn. */
export async function postAwards(
  trx: Transaction,
  fundId: string,
  request: RequestOf<'awards'>,
  cause: Cause,
): Promise<Posting> {
  const fund = await lockFund(trx, fundId)
  for (const award of request.awards) refuseWrongParts(fund, award)

  const codes = [APPROPRIATION, ...request.awards.map((award) => awarded(award.beneficiary_id))]
  const journal = await openJournal(trx, fundId, cause.eventId, codes)
  for (const award of request.awards) {
    const amount = parseMoney(award.amount)
    journal.post({
      kind: 'award',
      reference: `award:${award.award_id}`,
      effectiveAt: cause.at,
      entries: [debit(APPROPRIATION, amount), credit(awarded(award.beneficiary_id), amount)],
    })
  }
  await insertAwards(trx, fundId, request)
  return { transactions: await journal.write(), holds: [] }
}

function refuseWrongParts(fund: Fund, award: RequestOf<'awards'>['awards'][number]): void {
  const amount = parseMoney(award.amount)
  const parts = award.parts === null ? null : sumMoney(award.parts.map((part) => parseMoney(part.amount)))
  const isRight = fund.funded === 'by_plan' ? parts === null : parts !== null && sameMoney(parts, amount)
  if (!isRight) throw awardPartsDiffer(award.award_id, amount, parts)
}
