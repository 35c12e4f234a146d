import type { Database, Transaction } from '@fundtrace/database'
import { formatMoney, fromFen, parseMoney, toFen } from '@fundtrace/money'
import { expect } from 'vitest'
import type { Outcome } from '../src/application/post-whole.ts'
import { askWithin, balancesOf, EVERY_RULE, named } from './ledger-fixture.ts'
import { askModel } from './ledger-model.ts'
import type { Expected, Model, ModelFund } from './model-fund.ts'
import type { Asked } from './model-intents.ts'
import { shortageOf } from './refusal.ts'

/** Asks the ledger and the model, and says whether it was posted. */
export async function compare(trx: Transaction, model: Model, { fundId, request }: Asked): Promise<boolean> {
  const expected = askModel(model, fundId, request)
  const answered = toExpected(await askWithin(trx, fundId, request))
  await trx.raw('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED')
  expect(answered, named(JSON.stringify(request))).toEqual(expected)
  for (const [id, each] of model.funds) expect(await balancesOf(trx, id)).toEqual(balancesOfModel(each))
  const isPosted = 'posted' in expected
  // What a refusal would have broken shows after the next posting; all rules over all rows are dear.
  if (isPosted) expect((await trx.raw('EXECUTE every_rule')).rows).toEqual([])
  return isPosted
}

/** Each story is told in a transaction that is rolled back. The rules are planned once for all its steps. */
export async function undone(db: Database, work: (trx: Transaction) => Promise<void>): Promise<void> {
  const trx = await db.transaction()
  try {
    await trx.raw(`PREPARE every_rule AS ${EVERY_RULE}`)
    await work(trx)
  } finally {
    await trx.rollback()
    await db.raw('DEALLOCATE ALL')
  }
}

const TELL_WHAT_IS_MISSING = new Set([
  'LEDGER_AVAILABLE_EXCEEDED',
  'LEDGER_SHARE_EXCEEDED',
  'LEDGER_SHARE_IN_USE',
  'LEDGER_SHARE_NOT_ARRIVED',
])

function toExpected(outcome: Outcome): Expected {
  if ('refusal' in outcome) {
    const { code, values } = outcome.refusal
    return TELL_WHAT_IS_MISSING.has(code) ? { refused: code, short: shortageOf(values) } : { refused: code }
  }
  const { transactions, holds } = outcome.posting
  return {
    posted: transactions.flatMap((transaction) => [
      transaction.reference,
      ...transaction.entries.map((entry) => `${entry.account} ${entry.amount}`),
    ]),
    holds: holds.map(({ payment_id, award, cash }) => {
      const parts = cash.map((part) => `${part.funder_id} ${toFen(parseMoney(part.amount))}`)
      return `${payment_id} ${toFen(parseMoney(award.amount))}: ${parts.join(', ')}`
    }),
  }
}

function balancesOfModel(fund: ModelFund): Record<string, string> {
  const lines = [...fund.balance].map(([account, fen]) => {
    const held = fund.held.get(account) ?? 0n
    const balance = formatMoney(fromFen(fen))
    return [named(account), held === 0n ? balance : `${balance}, ${formatMoney(fromFen(held))} held`]
  })
  return Object.fromEntries(lines.filter(([, balance]) => balance !== '0.00'))
}
