import { describe, expect, it } from 'vitest'
import { breakInWords, judgeAll } from '../../../test/run-control.ts'
import { type ConservationFact, FUND_CONSERVATION, LEVELS } from './fund-conservation.ts'

const AMOUNTS = {
  promised: '100.00',
  arrived: '90.00',
  appropriated: '100.00',
  awarded: '80.00',
  in_transit: '10.00',
  paid: '50.00',
  returned: '5.00',
}
const whole = (parts: Partial<ConservationFact> = {}): ConservationFact => ({
  fund: 'f',
  levels: LEVELS.map((level) => ({ level, book: AMOUNTS[level], told: AMOUNTS[level] })),
  books_off: '0.00',
  carried_in: '0.00',
  awarded_again: '0.00',
  cash: { balance: '40.00', came: '90.00' },
  wrong_accounts: [],
  unbalanced: [],
  ...parts,
})
const words = async (fact: ConservationFact) => (await judgeAll(FUND_CONSERVATION, [fact])).map(breakInWords)
const withLevel = (name: string, change: Partial<ConservationFact['levels'][number]>) =>
  whole().levels.map((level) => (level.level === name ? { ...level, ...change } : level))

describe('conservation of a fund', () => {
  it('holds where every level is told alike and none has more than the one before', async () => {
    expect(await words(whole())).toEqual([])
  })

  it.each(LEVELS)('names %s where it is the level that differs', async (level) => {
    expect(await words(whole({ levels: withLevel(level, { told: '1.00' }) }))).toEqual([
      expect.stringMatching(`^not_conserved/${level} f:${level} -`),
    ])
  })

  it.each([
    [
      'awards beyond what was promised',
      { levels: withLevel('awarded', { book: '100.01', told: '100.01' }) },
      'not_conserved/chain f:beyond:awarded 0.01',
    ],
    [
      'payments beyond what was awarded',
      { levels: withLevel('in_transit', { book: '30.01', told: '30.01' }) },
      'not_conserved/chain f:beyond:paid 0.01',
    ],
    [
      'payments beyond what came',
      { cash: { balance: '9.99', came: '59.99' } },
      'not_conserved/chain f:beyond:cash 0.01',
    ],
    [
      'cash that nothing known has moved',
      { cash: { balance: '40.01', came: '90.00' } },
      'not_conserved/cash f:cash 0.01',
    ],
    ['a book that is off', { books_off: '-0.01' }, 'not_conserved/books f:books -0.01'],
    [
      'a record that is off',
      { unbalanced: [{ number: 7, reference: 'r', off: '0.01' }] },
      'not_conserved/record f:record:7 0.01',
    ],
    [
      'a clearing account that kept something',
      { wrong_accounts: [{ account: 'clearing:c', balance: '0.01' }] },
      'not_conserved/clearing f:clearing:c 0.01',
    ],
    [
      'an account below zero',
      { wrong_accounts: [{ account: 'awarded:h', balance: '-0.01' }] },
      'not_conserved/account f:awarded:h -0.01',
    ],
  ])('finds %s', async (_title, parts, expected) => {
    expect(await words(whole(parts))).toEqual([expected])
  })

  it('lets be awarded what was carried in, and paid what was claimed back', async () => {
    const levels = withLevel('awarded', { book: '101.00', told: '101.00' })
    expect(await words(whole({ levels, carried_in: '1.00' }))).toEqual([])
    expect(
      await words(whole({ levels: withLevel('in_transit', { book: '31.00', told: '31.00' }), awarded_again: '1.00' })),
    ).toEqual([])
  })
})
