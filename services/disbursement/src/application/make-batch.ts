import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { type Money, sameMoney } from '@fundtrace/money'
import { type Fund, readAwards } from '../adapters/postgres/award-repository.ts'
import type { Lines } from '../adapters/postgres/batch-repository.ts'
import {
  findDoubtfulAwards,
  findTakenAwards,
  insertBatch,
  type Made,
  type NewBatch,
} from '../adapters/postgres/insert-batch.ts'
import { daysAfter } from '../domain/calendar.ts'
import { BATCH_PAYMENTS_MAX, chooseAwards, type OrderedLine } from '../domain/batch-lines.ts'
import { awardTaken, batchEmpty, batchPayDayWrong, batchTooLarge, controlSumWrong } from '../domain/errors.ts'
import { awardInDoubt } from '../domain/payment-errors.ts'
import type { Officer } from './officer.ts'
import { todayInShanghai } from './today-in-shanghai.ts'

/** Everything unpaid of an area, or exactly these lines. `declared`: how many and how much the maker says they are. */
export type BatchOrder = Readonly<{
  lines: Readonly<{ areaCode: string } | { exactly: readonly OrderedLine[] }>
  declared: Readonly<{ count: number; total: Money }> | null
  /** YYYY-MM-DD */
  payOn: string | null
}>

/** Puts awards into a draft batch. From here on no other batch can take them, until one comes back. */
export async function makeBatch(
  trx: Transaction,
  fund: Fund,
  { lines, declared, payOn }: BatchOrder,
  officer: Officer,
): Promise<{ batchId: string }> {
  if (payOn !== null) requirePayDay(fund, payOn)
  const batch: NewBatch = {
    id: randomUUID(),
    fundId: fund.id,
    areaCode: fund.area_code,
    madeBy: officer.subject,
    madeFor: officer.actingFor,
    payOn,
  }
  const made =
    'areaCode' in lines ? await sweep(trx, batch, lines.areaCode) : await take(trx, batch, fund.id, lines.exactly)
  if (declared !== null && !sameLines(made, declared)) throw controlSumWrong(null, declared, made)
  return { batchId: batch.id }
}

const DAYS_AHEAD_MAX = 366

/** A slip of the pen in the year would have the register asked, and the bank believed, as of another one. A day that has passed may be recorded. */
function requirePayDay(fund: Fund, payOn: string): void {
  const first = fund.fiscal_year === null ? null : `${fund.fiscal_year}-01-01`
  const last = daysAfter(todayInShanghai(), DAYS_AHEAD_MAX)
  if ((first !== null && payOn < first) || payOn > last) throw batchPayDayWrong(fund.id, payOn, first, last)
}

/** The control sum of a list: how many lines, and how much they come to. */
export const sameLines = (lines: Lines, others: Lines): boolean =>
  lines.count === others.count && sameMoney(lines.total, others.total)

const SWEEPS_MAX = 5

/** Where another batch takes some of the area's awards, or the bank puts some in doubt, at the same moment, what is left is swept again. */
async function sweep(trx: Transaction, batch: NewBatch, areaCode: string): Promise<Lines> {
  let made: Made = 'awards taken'
  for (let tries = 0; (made === 'awards taken' || made === 'in doubt') && tries < SWEEPS_MAX; tries += 1)
    made = await insertBatch(trx, batch, { areaCode })
  if (made === 'awards taken' || made === 'in doubt' || made === 'nothing') throw batchEmpty(batch.fundId, areaCode)
  if (made === 'too many') throw batchTooLarge(batch.fundId, areaCode, BATCH_PAYMENTS_MAX)
  return made
}

async function take(
  trx: Transaction,
  batch: NewBatch,
  fundId: string,
  ordered: readonly OrderedLine[],
): Promise<Lines> {
  const ids = ordered.map((line) => line.awardId)
  const found = await readAwards(trx, fundId, ids)
  const awardIds = chooseAwards(new Map(found.map((award) => [award.id, award])), ordered).map(({ id }) => id)
  const made = await insertBatch(trx, batch, { awardIds })
  if (made === 'in doubt') throw awardInDoubt(await findDoubtfulAwards(trx, awardIds))
  if (typeof made === 'string') throw awardTaken(await findTakenAwards(trx, awardIds))
  return made
}
