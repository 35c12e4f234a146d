import { findFaults } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveUntilJuly, postOn } from '../../../test/book-story.ts'
import { type EngineHouse, openEngineHouse } from '../../../test/engine-fixture.ts'
import { faultsOf } from '../../../test/ledger-fixture.ts'
import { returned, settle } from '../../../test/requests.ts'
import { closeMonth } from '../../application/close-month.ts'
import { engineRoutes } from '../http/engine-routes.ts'
import { INTEGRITY_RULES, type IntegrityRule } from './integrity-queries.ts'
import { PERIOD_RULES } from './period-integrity-queries.ts'

const FUND = 'months-2016'
let house: EngineHouse
beforeAll(async () => {
  house = await openEngineHouse(engineRoutes)
  await liveUntilJuly(house.db, FUND)
  await house.openAccounts(FUND, 'a', 'b')
  for (const month of ['2016-05', '2016-06', '2016-07']) await close(month)
  await postOn(house.db, FUND, '2016-08-03', { ...settle(FUND, 'b1', 'zhang'), settled_on: '2016-08-02' })
  await postOn(house.db, FUND, '2016-08-03', { ...returned(FUND, 'b1', 'li'), returned_on: '2016-08-03' })
  await close('2016-08')
})
afterAll(() => house.close())

const close = (month: string, fundId = FUND) =>
  house.db.transaction((trx) => closeMonth(trx, fundId, month, { now: new Date(), officer: 'chen' }))

const OPENING = `account_id = (SELECT id FROM accounts WHERE (fund_id, code) = ('${FUND}', 'cash:county')) AND month = '2016-07-01'`

describe('the rules of closed months', () => {
  it('hold for what was closed while the engine posted into it, and each posting is in its month or was refused', async () => {
    const busy = 'busy-2016'
    await house.openFund(busy)
    await house.openAccounts(busy, 'a', 'b')
    const post = async (index: number) => {
      const month = 1 + (index % 4)
      const entries = [
        { account: 'general:a', amount: '1.00' },
        { account: 'general:b', amount: '-1.00' },
      ]
      const effective_at = `2016-0${month}-15T00:00:00+08:00`
      const url = `/v1/funds/${busy}/transactions`
      const { status, body } = await house.post({ role: 'treasury', area: '441802' }, url, { entries, effective_at })
      return status === 201 ? `posted ${month}` : body.code
    }
    expect(await post(0)).toBe('posted 1')
    const answers: string[] = []
    const posting = Promise.all(
      Array.from({ length: 8 }, async (_, worker) => {
        for (let round = 0; round < 30; round += 1) answers.push(await post(worker + round))
      }),
    )
    for (const month of ['2016-01', '2016-02', '2016-03']) await close(month, busy)
    await posting
    const posted = answers.filter((answer) => answer.startsWith('posted')).length
    expect(new Set(answers.filter((answer) => !answer.startsWith('posted')))).toEqual(new Set(['LEDGER_PERIOD_CLOSED']))
    expect(await house.db('accounts').where({ fund_id: busy, code: 'general:b' }).first('balance')).toEqual({
      balance: `${posted + 1}.00`,
    })
    expect(await faultsOf(house.db)).toEqual([])
  }, 60_000)

  it('hold for what the bank paid before its release counts: it is listed as ahead until it does', async () => {
    const past = 'past-2016'
    await liveUntilJuly(house.db, past, { releasedOn: '2016-09-02' })
    await postOn(house.db, past, '2016-09-02', { ...settle(past, 'b1', 'zhang'), settled_on: '2016-07-28' })
    await postOn(house.db, past, '2016-09-02', { ...returned(past, 'b1', 'li'), returned_on: '2016-08-30' })
    for (const month of ['2016-05', '2016-06', '2016-07', '2016-08', '2016-09']) await close(month, past)
    const listed = await house
      .db('period_in_transit')
      .where({ fund_id: past })
      .orderBy(['month', 'amount'])
      .select('month', 'amount', 'state', 'carried')
    expect(listed).toEqual([
      { month: '2016-07-01', amount: '300.10', state: 'ahead', carried: false },
      { month: '2016-08-01', amount: '200.05', state: 'ahead', carried: false },
      { month: '2016-08-01', amount: '300.10', state: 'ahead', carried: true },
      { month: '2016-09-01', amount: '200.05', state: 'returned', carried: true },
      { month: '2016-09-01', amount: '300.10', state: 'settled', carried: true },
    ])
    expect(await faultsOf(house.db)).toEqual([])
  })

  it.each<[keyof typeof PERIOD_RULES, string, string, string]>([
    [
      'openings_are_what_the_entries_add_up_to',
      'an opening that was edited',
      `UPDATE period_openings SET balance = balance + 0.01 WHERE ${OPENING}`,
      'months-2016: cash:county opens 2016-07 with 250.01, its entries add up to 250.00',
    ],
    [
      'openings_are_what_the_entries_add_up_to',
      'an opening that is gone',
      `DELETE FROM period_openings WHERE ${OPENING}`,
      'months-2016: cash:county opens 2016-07 with nothing, its entries add up to 250.00',
    ],
    [
      'openings_are_those_that_were_sealed',
      'an opening that is not the one that was sealed',
      `UPDATE period_openings SET balance = balance + 0.01 WHERE ${OPENING}`,
      'months-2016: the close of 2016-06 says',
    ],
    [
      'late_entries_are_all_listed',
      'a late entry that is off the list',
      `DELETE FROM period_late_entries WHERE month = '2016-06-01' AND account_id = (SELECT id FROM accounts WHERE (fund_id, code) = ('${FUND}', 'cash:county'))`,
      'months-2016: cash:county has 1 entries of 2016-06 that came late',
    ],
    [
      'in_transit_lists_are_what_stood_in_transit',
      'a payment that is off the list',
      `DELETE FROM period_in_transit WHERE amount = 200.05 AND month = '2016-07-01'`,
      'months-2016: 300.10 is listed as in transit at the end of 2016-07, 500.15 stood there',
    ],
    [
      'months_are_closed_one_after_the_other',
      'a month that is missing',
      `DELETE FROM periods WHERE fund_id = '${FUND}' AND month = '2016-06-01'`,
      'months-2016: 2016-07 was closed after 2016-05',
    ],
  ])('%s finds %s', async (rule, _fact, sql, fault) => {
    const trx = await house.owner.transaction()
    try {
      for (const table of ['periods', 'period_openings', 'period_late_entries', 'period_in_transit'])
        await trx.raw('ALTER TABLE ?? DISABLE TRIGGER USER', [table])
      await trx.raw(sql)
      expect((await findFaults(trx, INTEGRITY_RULES[rule satisfies IntegrityRule])).join()).toContain(fault)
    } finally {
      await trx.rollback()
    }
  })
})
