import type { Database, Transaction } from '@fundtrace/database'
import { formatFen } from '@fundtrace/money'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ledger, openLedger } from '../../../test/ledger-fixture.ts'
import { openRawFund, writeRawBlock } from '../../../test/raw-block.ts'
import { endOfMonth, monthOf, nextMonth, startOfMonth } from '../../domain/period.ts'
import { shardOf } from '../../domain/shard.ts'
import { type Account, BALANCE_OF_WINDOW, balanceAt, findAccount } from './balance-at.ts'
import { openingOf, placeKnown, windowBefore, windowBindings } from './balance-window.ts'
import { countMonth } from './period-close.ts'
import { insertPeriod } from './period-repository.ts'
import { readStatement } from './statement.ts'
import { readByEffect } from './statement-by-effect.ts'

let ledger: Ledger
beforeAll(async () => {
  ledger = await openLedger()
})
afterAll(() => ledger.close())

const DAY = 86_400_000
const FIRST = startOfMonth('2016-01').getTime()
const SLUGS = ['+a', 'b', 'c']
const CODES = SLUGS.map((slug) => `general:${slug.replace('+', '')}`)

/** What happens next: after so many hours something is recorded that counts so much earlier (or later), or a month is closed. */
const STEP = fc.record({
  hours: fc.integer({ min: 0, max: 24 * 20 }),
  earlierHours: fc.integer({ min: -24 * 40, max: 24 * 70 }),
  from: fc.constantFrom(0, 1, 2),
  to: fc.constantFrom(0, 1, 2),
  fen: fc.bigInt({ min: 1n, max: 10n ** 14n }),
  close: fc.integer({ min: 0, max: 4 }),
})
const ASKED = fc.record({
  account: fc.constantFrom(0, 1, 2),
  recorded: fc.option(fc.integer({ min: -10 * 24, max: 400 * 24 })),
  effective: fc.option(fc.integer({ min: -10 * 24, max: 400 * 24 })),
})
type Step = typeof STEP extends fc.Arbitrary<infer Value> ? Value : never
/** The plain model: a list, read from its beginning. `amount` on the account's normal side, in fen. */
type Known = Readonly<{ account: string; amount: bigint; recordedAt: number; effectiveAt: number }>

describe('a balance in two times', () => {
  it('reads no more entries than those of one month, however old the account is', async () => {
    const fundId = 'twenty-months'
    await ledger.owner.transaction(async (trx) => {
      await openRawFund(trx, fundId, '+a', 'b')
      let month = '2016-01'
      for (let index = 0; index < 20; index += 1, month = nextMonth(month)) {
        // Ten in the month, and two that are told in the next one, before it is closed.
        for (let at = 0; at < 10; at += 1) await move(trx, fundId, startOfMonth(month).getTime() + (2 + at) * DAY, 0)
        await move(trx, fundId, endOfMonth(month).getTime() + DAY, 3 * DAY)
        await move(trx, fundId, endOfMonth(month).getTime() + DAY, 4 * DAY)
        await close(trx, fundId, month, endOfMonth(month).getTime() + DAY)
      }
    })
    // Other accounts' entries: a table that is small would be read whole.
    await ledger.owner.raw(`INSERT INTO entries (account_id, journal_id, ordinal, line, amount, balance_after)
      SELECT -1, n, o, 1, CASE o WHEN 1 THEN 1 ELSE -1 END, 1 FROM generate_series(1, 30000) n, generate_series(1, 2) o`)
    await ledger.owner.raw('ANALYZE')
    const account = await accountOf(ledger.db, fundId, 'general:a')
    const rows: number[] = []
    for (const before of [
      '2016-02-10T00:00:00Z',
      '2016-12-20T00:00:00Z',
      '2017-08-31T15:00:00Z',
      '2018-01-01T00:00:00Z',
    ])
      rows.push(await entriesRead(account, before))
    // Twelve of the month, and two that were recorded in it and count in the month before.
    expect(Math.max(...rows)).toBeLessThanOrEqual(14)
    expect(rows[0]).toBeGreaterThan(0)
    expect(
      (await balanceAt(ledger.db, account, { recordedBefore: null, effectiveBefore: '2017-09-01T00:00:00Z' })).lines,
    ).toBe(240)
  }, 60_000)

  it('is what a plain list of all that happened adds up to, whenever it was recorded, counted or closed', async () => {
    let fund = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(STEP, { minLength: 3, maxLength: 22 }),
        fc.array(ASKED, { minLength: 12, maxLength: 12 }),
        async (steps, questions) => {
          fund += 1
          const fundId = `two-times-${fund}`
          const list = await ledger.owner.transaction((trx) => live(trx, fundId, steps))
          await expectStatements(await accountOf(ledger.db, fundId, 'general:a'), list)
          for (const { account, recorded, effective } of questions) {
            const code = CODES[account] ?? ''
            const recordedBefore = recorded === null ? null : FIRST + recorded * 3_600_000
            const effectiveBefore = effective === null ? null : FIRST + effective * 3_600_000
            const counted = list.filter(
              (known) =>
                known.account === code &&
                (recordedBefore === null || known.recordedAt < recordedBefore) &&
                (effectiveBefore === null || known.effectiveAt < effectiveBefore),
            )
            const found = await balanceAt(ledger.db, await accountOf(ledger.db, fundId, code), {
              recordedBefore: recordedBefore === null ? null : new Date(recordedBefore).toISOString(),
              effectiveBefore: effectiveBefore === null ? null : new Date(effectiveBefore).toISOString(),
            })
            expect(found).toEqual({
              balance: formatFen(counted.reduce((sum, { amount }) => sum + amount, 0n)),
              lines: counted.length,
            })
          }
        },
      ),
      // Without shrinking: every run leaves a fund behind, and the seed is told.
      { numRuns: 40, endOnFailure: true },
    )
  }, 120_000)
})

/** In both orders, in pages that end in the middle of a record too. */
async function expectStatements(account: Account, list: readonly Known[]): Promise<void> {
  const lines = list.filter((known) => known.account === account.code)
  const amounts = (of: readonly Known[]): string[] => of.map(({ amount }) => formatFen(amount))
  const recorded: string[] = []
  for (let after = 0; after < lines.length; after += 1)
    recorded.push(
      ...(await readStatement(ledger.db, account, NO_BOUNDS, { after, limit: 1 })).map(({ amount }) => amount),
    )
  expect(recorded).toEqual(amounts(lines))

  const effective: string[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page = await readByEffect(ledger.db, account, NO_BOUNDS, { after, limit: 3 })
    effective.push(...page.lines.map(({ amount }) => amount))
    after = page.next
  }
  // Of those that count at the same time the one that was recorded first comes first.
  expect(effective).toEqual(amounts(lines.toSorted((left, right) => left.effectiveAt - right.effectiveAt)))
}
const NO_BOUNDS = { recordedFrom: null, recordedBefore: null, effectiveFrom: null, effectiveBefore: null }

/** Runs the steps, and keeps the list of what was accepted. */
async function live(trx: Transaction, fundId: string, steps: readonly Step[]): Promise<Known[]> {
  await openRawFund(trx, fundId, ...SLUGS)
  const head = await trx('shard_heads')
    .where({ shard: shardOf(fundId) })
    .first()
  let now = Math.max(FIRST + 3 * DAY, head.recorded_at instanceof Date ? head.recorded_at.getTime() : 0)
  let openFrom = Number.NEGATIVE_INFINITY
  let next: string | null = null
  const list: Known[] = []
  for (const [index, step] of steps.entries()) {
    now += step.hours * 3_600_000
    if (step.close === 0 && list.length > 0) {
      const month: string = next ?? monthOf(new Date(Math.min(...list.map(({ effectiveAt }) => effectiveAt))))
      const end = endOfMonth(month).getTime()
      if (end > now) continue
      await close(trx, fundId, month, now)
      openFrom = end
      next = nextMonth(month)
      continue
    }
    // What is dated ahead is possible too: nothing here rests on clocks that agree.
    const effectiveAt = now - step.earlierHours * 3_600_000
    if (effectiveAt < openFrom) continue
    const entries = [
      { account: CODES[step.from] ?? '', amount: -step.fen },
      { account: CODES[step.to] ?? '', amount: step.fen },
    ]
    await writeRawBlock(trx, {
      fundId,
      kind: 'post',
      reference: `post:${index}`,
      entries,
      effectiveAt: new Date(effectiveAt),
      recordedAt: new Date(now),
    })
    for (const { account, amount } of entries)
      list.push({ account, amount: account === 'general:a' ? amount : -amount, recordedAt: now, effectiveAt })
  }
  return list
}

async function close(trx: Transaction, fundId: string, month: string, at: number): Promise<void> {
  const figures = await countMonth(trx, fundId, month)
  const reference = `close:${month}`
  const recordedAt = new Date(at)
  await writeRawBlock(trx, {
    fundId,
    kind: 'close',
    reference,
    effectiveAt: endOfMonth(month),
    recordedAt,
    entries: [],
  })
  await insertPeriod(trx, fundId, month, { ...figures, reference, closedBy: 'li' })
}

let moves = 0
function move(trx: Transaction, fundId: string, at: number, earlier: number): Promise<void> {
  moves += 1
  return writeRawBlock(trx, {
    fundId,
    kind: 'post',
    reference: `post:move-${moves}`,
    effectiveAt: new Date(at - earlier),
    recordedAt: new Date(at),
    entries: [
      { account: 'general:b', amount: -100n },
      { account: 'general:a', amount: 100n },
    ],
  })
}

async function accountOf(db: Database, fundId: string, code: string): Promise<Account> {
  const account = await findAccount(db, fundId, code)
  if (account === undefined) throw new Error(`no ${code} in ${fundId}`)
  return account
}

/** As PostgreSQL counts them while it answers. */
async function entriesRead(account: Account, before: string): Promise<number> {
  const shard = shardOf(account.fundId)
  const window = await windowBefore(ledger.db, account.fundId, shard, before, await placeKnown(ledger.db, shard, null))
  const { balance } = await openingOf(ledger.db, account.id, window)
  const { rows } = await ledger.db.raw(`EXPLAIN (ANALYZE, FORMAT JSON) ${BALANCE_OF_WINDOW}`, {
    ...windowBindings(window),
    account: account.id,
    opening: balance,
    side: account.normalSide,
    before,
  })
  return readBy(rows[0]['QUERY PLAN'][0].Plan)
}

type Plan = Readonly<{
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: readonly Plan[]
}>
const readBy = (plan: Plan): number =>
  (plan['Relation Name'] === 'entries'
    ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
    : 0) + (plan.Plans ?? []).reduce((sum, below) => sum + readBy(below), 0)
