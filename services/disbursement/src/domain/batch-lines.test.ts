import { formatMoney, fromFen, parseMoney } from '@fundtrace/money'
import { DomainError, type ProblemValues } from '@fundtrace/problem'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseAwards, type OrderedLine, type PayableAward } from './batch-lines.ts'

const award = (id: string, amount: string): PayableAward => ({
  id,
  beneficiaryId: `hu-${id}`,
  amount: parseMoney(amount),
})
const AWARDS = new Map([award('a', '4000.00'), award('b', '0.01')].map((each) => [each.id, each]))
const line = (awardId: string, amount: string | null = null): OrderedLine => ({
  awardId,
  amount: amount === null ? null : parseMoney(amount),
})

describe('the awards of a batch', () => {
  it('are those that were ordered, in their order, each whole', () => {
    const chosen = chooseAwards(AWARDS, [line('b'), line('a', '4000.00')])
    expect(chosen.map(({ id, amount }) => `${id} ${formatMoney(amount)}`)).toEqual(['b 0.01', 'a 4000.00'])
  })

  it.each<[string, OrderedLine[], string, ProblemValues]>([
    [
      'more than the award, naming the account and the missing amount',
      [line('b'), line('a', '4000.01')],
      'DISBURSEMENT_AWARD_EXCEEDED',
      { award_id: 'a', account: 'awarded:hu-a', available: '4000.00', requested: '4000.01', missing: '0.01' },
    ],
    [
      'less than the award, whose rest could never be paid',
      [line('a', '3999.99')],
      'DISBURSEMENT_AWARD_PAID_IN_PART',
      { award_id: 'a', award: '4000.00', requested: '3999.99' },
    ],
    ['an award that is not there', [line('a'), line('c')], 'DISBURSEMENT_AWARD_UNKNOWN', { award_id: 'c' }],
    [
      'an award that is ordered twice',
      [line('a'), line('b'), line('a')],
      'DISBURSEMENT_AWARD_NAMED_TWICE',
      { award_id: 'a' },
    ],
  ])('are refused: %s', (_fact, ordered, code, values) => {
    const refusal = expect.objectContaining({ code, kind: 'refused', values })
    expect(() => chooseAwards(AWARDS, ordered)).toThrow(refusal)
  })

  it('are never chosen for another amount than their own, however the order comes', () => {
    const fen = fc.bigInt({ min: 1n, max: 10n ** 20n })
    fc.assert(
      fc.property(fen, fen, (awarded, ordered) => {
        const awards = new Map([['a', { id: 'a', beneficiaryId: 'hu', amount: fromFen(awarded) }]])
        const choose = () => chooseAwards(awards, [{ awardId: 'a', amount: fromFen(ordered) }])
        if (awarded === ordered)
          expect(choose().map((each) => formatMoney(each.amount))).toEqual([formatMoney(fromFen(awarded))])
        else expect(choose).toThrow(DomainError)
      }),
    )
  })
})
