import type { Transaction } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf, openLedger, post } from '../../../test/ledger-fixture.ts'
import { resultOf } from '../../../test/raw-posting.ts'
import { awards, plan } from '../../../test/requests.ts'

const { db, owner, close } = await openLedger()
afterAll(close)

const fund = 'shanwei-2016'
const other = 'foshan-2016'

beforeAll(async () => {
  for (const id of [fund, other]) {
    await post(db, id, plan(id, { city: '200.00', town: '100.00' }))
    await post(db, id, awards(id, { open: '60.00' }))
  }
})

const writeShare = (trx: Transaction, share: object) =>
  trx('fund_shares').where({ fund_id: fund, funder_id: 'city' }).update(share)
const insertPart = (trx: Transaction, part: object) =>
  trx('award_parts').insert({
    fund_id: fund,
    award_id: idOf('award open', fund),
    funder_id: 'city',
    amount: '1.00',
    ...part,
  })

describe.each([
  ['the service', db],
  ['the owner', owner],
])('the database, asked by %s,', (_who, asker) => {
  it.each<[fact: string, result: string, work: (trx: Transaction) => Promise<unknown>]>([
    [
      'refuses to let a funder bear more than it owes',
      'fund_shares_borne_within_due',
      (trx) => writeShare(trx, { borne: '200.01' }),
    ],
    [
      'refuses to let a funder bear less than nothing',
      'fund_shares_borne_within_due',
      (trx) => writeShare(trx, { borne: '-0.01' }),
    ],
    [
      'refuses awards that claim more of a funder than it owes',
      'fund_shares_awarded_within_due',
      (trx) => writeShare(trx, { awarded: '200.01' }),
    ],
    [
      'refuses awards that claim less than nothing of a funder',
      'fund_shares_awarded_within_due',
      (trx) => writeShare(trx, { awarded: '-0.01' }),
    ],
    [
      'lets a funder bear and awards claim all that it owes',
      'done',
      (trx) => writeShare(trx, { borne: '200.00', awarded: '200.00' }),
    ],
    [
      'refuses a part of an award by somebody who owes no share',
      'award_parts_funder_of_the_fund',
      (trx) => insertPart(trx, { funder_id: 'stranger' }),
    ],
    [
      "refuses a part of another fund's award",
      'award_parts_award_of_the_fund',
      (trx) => insertPart(trx, { award_id: idOf('award open', other) }),
    ],
    ['refuses a part of nothing', 'award_parts_amount_positive', (trx) => insertPart(trx, { amount: '0.00' })],
    [
      'refuses an award of nothing',
      'awards_amount_positive',
      (trx) =>
        trx('awards').insert({
          id: idOf('x'),
          fund_id: fund,
          plan_id: idOf('plan', fund),
          beneficiary_id: 'x',
          amount: '0.00',
        }),
    ],
    [
      'refuses a way of funding that it does not know',
      'funds_funded',
      (trx) =>
        trx('funds').insert({
          id: 'x',
          name: 'x',
          programme_id: 'x',
          fiscal_year: 2016,
          area_code: '44',
          funded: 'by_wish',
          shard: 0,
        }),
    ],
  ])('%s', async (_fact, result, work) => {
    expect(await resultOf(asker, work)).toBe(result)
  })
})
