import assert from 'node:assert/strict'
import type { Transaction } from '@fundtrace/database'
import { formatMoney, fromFen, parseMoney, toFen } from '@fundtrace/money'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { askWithin, balancesOf, EVERY_RULE, named, openLedger } from '../../test/ledger-fixture.ts'
import { askModel } from '../../test/ledger-model.ts'
import type { Expected, Model, ModelFund } from '../../test/model-fund.ts'
import { anyIntent, anyOpening, type Asked, type Intent, openingOf, toRequest } from '../../test/model-intents.ts'
import { shortageOf } from '../../test/refusal.ts'
import type { Outcome } from './post-request.ts'

// One connection: what is prepared on it stays on it.
const { db, close } = await openLedger({ connectionsMax: 1 })
afterAll(close)

const RUNS = 20

it('answers whatever is asked as a plain model does, and every rule holds after every answer', async () => {
  // One step in ten says again what was said before, under another event id.
  const anyStep = fc.oneof(
    { weight: 9, arbitrary: anyIntent },
    { weight: 1, arbitrary: fc.record({ again: fc.nat(99) }) },
  )
  const anyStory = fc.record({
    opening: anyOpening,
    steps: fc.array(anyStep, { minLength: 1, maxLength: 40, size: 'max' }),
  })
  const posted = new Set<string>()

  await fc.assert(
    fc.asyncProperty(anyStory, ({ opening, steps }) =>
      undone(async (trx) => {
        const model: Model = { funds: new Map() }
        const asked = openingOf(opening)
        for (const each of asked) await compare(trx, model, each)
        for (const step of steps) {
          const next = nextOf(model, asked, step)
          asked.push(next)
          if (await compare(trx, model, next)) posted.add(next.request.kind)
        }
      }),
    ),
    { numRuns: RUNS },
  )
  // Otherwise the stories have become dull, and prove little.
  expect([...posted].sort()).toEqual(['arrival', 'awards', 'hold', 'plan', 'release', 'return', 'settle'])
})

function nextOf(model: Model, asked: readonly Asked[], step: Intent | { again: number }): Asked {
  if (!('again' in step)) return { fundId: step.fund, request: toRequest(model, step) }
  const again = asked[step.again % asked.length]
  assert(again !== undefined, 'a story begins with plans')
  return again
}

/** Asks the ledger and the model, and says whether it was posted. */
async function compare(trx: Transaction, model: Model, { fundId, request }: Asked): Promise<boolean> {
  const expected = askModel(model, fundId, request)
  const answered = toExpected(await askWithin(trx, fundId, request))
  await trx.raw('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED')
  expect(answered, named(JSON.stringify(request))).toEqual(expected)
  for (const [id, each] of model.funds) expect(await balancesOf(trx, id)).toEqual(balancesOfModel(each))
  expect((await trx.raw('EXECUTE every_rule')).rows).toEqual([])
  return 'posted' in expected
}

function toExpected(outcome: Outcome): Expected {
  if ('refusal' in outcome) {
    const { code, values } = outcome.refusal
    if (code !== 'LEDGER_AVAILABLE_EXCEEDED' && code !== 'LEDGER_SHARE_EXCEEDED') return { refused: code }
    return { refused: code, short: shortageOf(values) }
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

/** Each story is told in a transaction that is rolled back. The rules are planned once for all its steps. */
async function undone(work: (trx: Transaction) => Promise<void>): Promise<void> {
  const trx = await db.transaction()
  try {
    await trx.raw(`PREPARE every_rule AS ${EVERY_RULE}`)
    await work(trx)
  } finally {
    await trx.rollback()
    await db.raw('DEALLOCATE ALL')
  }
}
