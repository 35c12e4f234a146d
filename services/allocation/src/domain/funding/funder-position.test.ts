import {
  addMoney,
  compareMoney,
  formatMoney,
  fromFen,
  minMoney,
  parseMoney,
  subtractMoney,
  sumMoney,
  ZERO,
} from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FunderFacts, positionOf } from './funder-position.ts'

const facts = (changes: Partial<FunderFacts>): FunderFacts => ({
  share: parseMoney('100.00'),
  approvedOn: '2016-01-01',
  instalments: [],
  arrived: ZERO,
  refundedOverpaid: ZERO,
  refundedUnspent: ZERO,
  carriedIn: ZERO,
  carriedOut: ZERO,
  paid: ZERO,
  spentBefore: ZERO,
  openedOn: null,
  ...changes,
})
const shown = (changes: Partial<FunderFacts>, day: string): Record<string, string> => {
  const { ageing, ...amounts } = positionOf(facts(changes), day)
  return Object.fromEntries(
    Object.entries({ ...amounts, ...ageing }).map(([name, amount]) => [name, formatMoney(amount)]),
  )
}
const instalment = (dueOn: string, amount: string) => ({ dueOn, amount: parseMoney(amount) })

describe('a funder on a day', () => {
  const quarters = [
    instalment('2016-01-31', '10.00'),
    instalment('2016-06-30', '20.00'),
    instalment('2016-09-30', '30.00'),
    instalment('2016-12-31', '40.00'),
  ]

  it('is in arrears with what is due and has not come, the oldest paid first, each by its age', () => {
    expect(shown({ instalments: quarters, arrived: parseMoney('4.99') }, '2016-10-30')).toMatchObject({
      due: '60.00',
      arrears: '55.01',
      days0To30: '30.00',
      days31To90: '0.00',
      days91To180: '20.00',
      over180: '5.01',
    })
  })

  it.each([
    ['2016-01-30', { arrears: '0.00' }],
    ['2016-01-31', { arrears: '10.00', days0To30: '10.00' }],
    ['2016-03-01', { days0To30: '10.00', days31To90: '0.00' }],
    ['2016-03-02', { days0To30: '0.00', days31To90: '10.00' }],
    ['2016-04-30', { days31To90: '10.00', days91To180: '0.00' }],
    ['2016-05-01', { days31To90: '0.00', days91To180: '10.00' }],
    ['2016-07-29', { days0To30: '20.00', days91To180: '10.00', over180: '0.00' }],
    ['2016-07-30', { days0To30: '20.00', days91To180: '0.00', over180: '10.00' }],
  ])('on %s is %j', (day, expected) => {
    expect(shown({ instalments: quarters }, day)).toMatchObject(expected)
  })

  it('has overpaid what came beyond its share, until that went back', () => {
    expect(shown({ arrived: parseMoney('100.03') }, '2016-06-30')).toMatchObject({ overpaid: '0.03', arrears: '0.00' })
    const back = { arrived: parseMoney('100.03'), refundedOverpaid: parseMoney('0.02') }
    expect(shown(back, '2016-06-30')).toMatchObject({ overpaid: '0.01', refunded: '0.02', cash: '100.01' })
  })

  it('is not in arrears again with unspent money that went back or on into the next year', () => {
    const left = { arrived: parseMoney('100.00'), refundedUnspent: parseMoney('7.00'), carriedOut: parseMoney('3.00') }
    expect(shown({ ...left, paid: parseMoney('60.00') }, '2016-12-31')).toMatchObject({
      arrears: '0.00',
      refunded: '7.00',
      carried: '-3.00',
      borne: '60.00',
      cash: '30.00',
    })
  })

  it('owes gross what the year was before the county came here: 62.00 of 100.00 left, of which 12.00 are in cash', () => {
    const opened = {
      share: parseMoney('62.00'),
      arrived: parseMoney('12.00'),
      spentBefore: parseMoney('38.00'),
      openedOn: '2016-07-01',
      approvedOn: '2016-07-02',
    }
    expect(shown(opened, '2016-07-02')).toMatchObject({
      promised: '100.00',
      due: '100.00',
      arrived: '50.00',
      arrears: '50.00',
      borne: '38.00',
      cash: '12.00',
    })
  })

  it('never loses a fen: what came towards the due is what is due, less arrears, with what is early and what is over', () => {
    const fen = fc.bigInt(0n, 10n ** 12n).map(fromFen)
    const days = fc.constantFrom('2015-11-01', '2016-01-31', '2016-06-30', '2016-12-31', '2017-02-01')
    const anyFacts = fc.record({
      share: fen,
      arrived: fen,
      refundedOverpaid: fen,
      spentBefore: fen,
      instalments: fc.array(fc.record({ dueOn: days, amount: fc.bigInt(1n, 10n ** 12n).map(fromFen) }), {
        maxLength: 6,
      }),
    })
    fc.assert(
      fc.property(anyFacts, days, (changes, day) => {
        fc.pre(compareMoney(changes.refundedOverpaid, changes.arrived) <= 0)
        const position = positionOf(facts({ ...changes, openedOn: '2016-01-01' }), day)
        const towards = subtractMoney(position.arrived, changes.refundedOverpaid)
        expect(formatMoney(position.arrears)).toBe(
          formatMoney(subtractMoney(position.due, minMoney(position.due, towards))),
        )
        expect(formatMoney(sumMoney(Object.values(position.ageing)))).toBe(formatMoney(position.arrears))
        expect(formatMoney(addMoney(position.promised, position.overpaid))).toBe(
          formatMoney(compareMoney(towards, position.promised) > 0 ? towards : position.promised),
        )
      }),
    )
  })
})
