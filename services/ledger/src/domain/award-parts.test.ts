import { formatMoney, parseMoney } from '@fundtrace/money'
import { describe, expect, it } from 'vitest'
import { refusalFrom } from '../../test/refusal.ts'
import { type AwardDraft, claimShares } from './award-parts.ts'
import type { FunderPart, FunderShare } from './payment-parts.ts'

const yuan = parseMoney
const share = (funderId: string, due: string, awarded = '0.00'): FunderShare => ({
  funderId,
  due: yuan(due),
  awarded: yuan(awarded),
  borne: yuan('0.00'),
})
const parts = (byFunder: Record<string, string>): FunderPart[] =>
  Object.entries(byFunder).map(([funderId, amount]) => ({ funderId, amount: yuan(amount) }))
const award = (amount: string, byFunder: Record<string, string> | null): AwardDraft => ({
  id: 'a',
  amount: yuan(amount),
  parts: byFunder && parts(byFunder),
})

const shares = [share('district', '10.00'), share('town', '5.00', '2.00')]
const byAward = { id: 'fund', funded: 'by_award' } as const
const byPlan = { id: 'fund', funded: 'by_plan' } as const

describe('claiming shares', () => {
  it('counts the parts of all awards, and uses a share up to the last fen', () => {
    const claimed = claimShares(byAward, shares, [
      award('3.00', { district: '2.00', town: '1.00' }),
      award('5.00', { town: '2.00', district: '3.00' }),
    ])
    expect(claimed.map((each) => `${each.funderId} ${formatMoney(each.awarded)}`)).toEqual([
      'district 5.00',
      'town 5.00',
    ])
  })

  it('says what all awards together lack of a share', () => {
    const awards = [award('2.00', { town: '2.00' }), award('2.00', { town: '2.00' })]
    expect(refusalFrom(() => claimShares(byAward, shares, awards))).toEqual({
      code: 'LEDGER_SHARE_EXCEEDED',
      values: { fund_id: 'fund', funder_id: 'town', available: '3.00', requested: '4.00', missing: '1.00' },
    })
  })

  it('claims nothing where the plan says who pays', () => {
    expect(claimShares(byPlan, shares, [award('99.00', null)])).toEqual(shares)
  })

  it.each([
    ['parts where the plan says who pays', byPlan, { town: '1.00' }, 'LEDGER_AWARD_PARTS_DIFFER'],
    ['no parts where awards say who pays', byAward, null, 'LEDGER_AWARD_PARTS_DIFFER'],
    ['parts that are a fen short', byAward, { town: '0.50', district: '0.49' }, 'LEDGER_AWARD_PARTS_DIFFER'],
    ['a part below zero', byAward, { town: '-0.50', district: '1.50' }, 'LEDGER_SHARE_NEGATIVE'],
    ['a part of a stranger', byAward, { stranger: '1.00' }, 'LEDGER_FUNDER_UNKNOWN'],
    ['even an empty part of a stranger', byAward, { stranger: '0.00', town: '1.00' }, 'LEDGER_FUNDER_UNKNOWN'],
  ])('refuses %s', (_what, fund, byFunder, code) => {
    expect(refusalFrom(() => claimShares(fund, shares, [award('1.00', byFunder)])).code).toBe(code)
  })

  it('refuses a funder that is named twice, were it with nothing', () => {
    const twice = { ...award('1.00', null), parts: [...parts({ town: '1.00' }), ...parts({ town: '0.00' })] }
    expect(refusalFrom(() => claimShares(byAward, shares, [twice])).code).toBe('LEDGER_FUNDER_NAMED_TWICE')
  })
})
