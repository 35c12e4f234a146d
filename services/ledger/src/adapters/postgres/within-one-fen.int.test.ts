import { findFaults, type Transaction } from '@fundtrace/database'
import { afterAll, describe, expect, it } from 'vitest'
import { idOf, openLedger } from '../../../test/ledger-fixture.ts'
import { INTEGRITY_RULES } from './integrity-queries.ts'

/** The rule funders_bear_their_share_within_one_fen on figures that no ledger would write, put straight into its tables. */
const { owner, close } = await openLedger()
afterAll(close)

/** Four funders owe 12, 6, 1 and 1 fen; each case says what each has borne, in fen. */
const due: Fen = [12, 6, 1, 1]
type Fen = readonly [a: number, b: number, c: number, d: number]

describe('a fund that nothing disturbed', () => {
  it.each<[fact: string, borne: Fen, faulty: string[]]>([
    ['may stand on its exact shares', [6, 3, 1, 0], []],
    ['may stand less than a fen beside them', [5, 2, 0, 0], []],
    ['may be paid out', [12, 6, 1, 1], []],
    ['must not have a funder a whole fen above its share', [6, 4, 0, 0], ['b']],
    ['must not have a funder a whole fen below its share', [7, 2, 1, 0], ['a', 'b']],
  ])('%s: %j', async (_fact, borne, faulty) => {
    expect(await faultyFunders(borne, [0, 0, 0, 0])).toEqual(faulty)
  })
})

describe('a fund where a return has left 1, 2, 0, 0: the second a fen and a tenth above its share, the largest deviation', () => {
  it.each<[fact: string, borne: Fen, faulty: string[]]>([
    ['may stand as the return left it', [1, 2, 0, 0], []],
    ['may come nearer to its shares', [3, 2, 0, 0], []],
    ['must not have the second bear more while it is above', [2, 3, 0, 0], ['b']],
    ['may have another stay below by less than a fen and what was left', [1, 2, 1, 1], []],
    ['must not have another fall below by more', [0, 2, 1, 1], ['a']],
    ['may be more than a fen off as long as the second is ahead of its share', [2, 2, 1, 1], []],
    ['must be strictly within one fen once the second has been passed', [3, 3, 1, 0], ['a']],
    ['may then be paid out', [12, 6, 1, 1], []],
    ['must not have anybody bear less than nothing', [2, 2, -1, 0], ['c']],
  ])('%s: %j', async (_fact, borne, faulty) => {
    expect(await faultyFunders(borne, [1, 2, 0, 0])).toEqual(faulty)
  })
})

describe('a fund whose last plan has other proportions than the one before', () => {
  it('is measured from what that plan found', async () => {
    expect(await faultyFunders([1, 2, 0, 0], [1, 2, 0, 0], 'plan')).toEqual([])
    expect(await faultyFunders([2, 3, 0, 0], [1, 2, 0, 0], 'plan')).toEqual(['b'])
  })
})

/** Who breaks the rule when these have borne this, and at the last return (or plan) had borne that. */
async function faultyFunders(borne: Fen, leftThen: Fen, disturbance: 'return' | 'plan' = 'return'): Promise<string[]> {
  const trx = await owner.transaction()
  try {
    for (const table of ['transactions', 'payments', 'holds'])
      await trx.raw('ALTER TABLE ?? DISABLE TRIGGER USER', [table])
    await trx.raw('ALTER TABLE fund_shares DROP CONSTRAINT fund_shares_borne_within_due')
    await writeFund(trx, borne)
    if (leftThen.some((fen) => fen > 0)) {
      await writePayment(trx, leftThen)
      await writeTransaction(trx, 2, disturbance)
    }
    const faults = await findFaults(trx, INTEGRITY_RULES.funders_bear_their_share_within_one_fen)
    return faults.map((fault) => /^fund: (\w) bears/.exec(fault)?.[1] ?? fault).sort()
  } finally {
    await trx.rollback()
  }
}

const funders = ['a', 'b', 'c', 'd']
const yuan = (fen: number): string => (fen / 100).toFixed(2)

async function writeFund(trx: Transaction, borne: Fen): Promise<void> {
  await trx('funds').insert({
    id: 'fund',
    name: 'Fund',
    programme_id: 'p',
    fiscal_year: 2016,
    area_code: '4418',
    funded: 'by_plan',
    shard: 0,
  })
  await trx('fund_shares').insert(
    funders.map((funder, index) => ({
      fund_id: 'fund',
      funder_id: funder,
      funder_name: funder,
      ordinal: index,
      due: yuan(due[index] ?? 0),
      borne: yuan(borne[index] ?? 0),
    })),
  )
  await writeTransaction(trx, 1, 'plan')
}

async function writeTransaction(trx: Transaction, number: number, kind: string): Promise<void> {
  const id = idOf(`${kind} ${number}`)
  const common = { id, fund_id: 'fund', event_id: id, entry_count: 2, effective_at: '2016-07-01', journal_id: number }
  await trx('transactions').insert({ ...common, number, kind, reference: `${kind}:${id}` })
}

/** One payment that was held before the disturbance and has not come back. */
async function writePayment(trx: Transaction, parts: Fen): Promise<void> {
  const id = idOf('payment')
  const amount = yuan(parts.reduce((sum, fen) => sum + fen, 0))
  await trx('awards').insert({ id, fund_id: 'fund', plan_id: id, beneficiary_id: 'x', amount })
  const borne = parts.map((fen, index) => [funders[index], yuan(fen)] as const).filter(([, part]) => part !== '0.00')
  await trx('payments').insert({
    id,
    fund_id: 'fund',
    batch_id: id,
    award_id: id,
    amount,
    held_after: 1,
    funders: borne.map(([funder]) => funder),
    parts: borne.map(([, part]) => part),
  })
}
