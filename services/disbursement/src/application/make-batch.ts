import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { sumMoney } from '@fundtrace/money'
import { type Fund, readAwards, readUnpaidAwards } from '../adapters/postgres/award-repository.ts'
import { insertBatch } from '../adapters/postgres/batch-repository.ts'
import { BATCH_PAYMENTS_MAX, chooseAwards, type OrderedLine } from '../domain/batch-lines.ts'
import { batchEmpty, batchTooLarge } from '../domain/errors.ts'
import type { Officer } from './officer.ts'

/** Everything unpaid of an area, or exactly these lines. */
export type BatchOrder = Readonly<{ areaCode: string } | { lines: readonly OrderedLine[] }>

/** Puts awards into a draft batch. From here on no other batch can take them, until one comes back. */
export async function makeBatch(
  trx: Transaction,
  fund: Fund,
  order: BatchOrder,
  officer: Officer,
): Promise<{ batchId: string }> {
  const awards =
    'lines' in order ? await orderedAwards(trx, fund.id, order.lines) : await unpaidAwards(trx, fund.id, order.areaCode)
  const batchId = randomUUID()
  await insertBatch(
    trx,
    {
      id: batchId,
      fundId: fund.id,
      areaCode: fund.area_code,
      state: 'draft',
      count: awards.length,
      total: sumMoney(awards.map((award) => award.amount)),
      madeBy: officer.subject,
      approvedBy: null,
    },
    awards.map((award) => ({ ...award, paymentId: randomUUID() })),
  )
  return { batchId }
}

async function unpaidAwards(trx: Transaction, fundId: string, areaCode: string) {
  const awards = await readUnpaidAwards(trx, fundId, { areaCode, limit: BATCH_PAYMENTS_MAX + 1 })
  if (awards.length === 0) throw batchEmpty(fundId, areaCode)
  if (awards.length > BATCH_PAYMENTS_MAX) throw batchTooLarge(fundId, areaCode, BATCH_PAYMENTS_MAX)
  return awards
}

async function orderedAwards(trx: Transaction, fundId: string, lines: readonly OrderedLine[]) {
  const found = await readAwards(
    trx,
    fundId,
    lines.map((line) => line.awardId),
  )
  return chooseAwards(new Map(found.map((award) => [award.id, award])), lines)
}
