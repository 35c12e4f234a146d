import { expect, it } from 'vitest'
import { missingMoney } from './missing-money.ts'

const SUMS = { missing: '0.01', requested: '4000.00', available: '3999.99' }

it('names the funder whose cash does not reach, by its account or by name', () => {
  expect(missingMoney({ ...SUMS, account: 'cash:township-441802103' })).toEqual({
    ...SUMS,
    funder: 'township-441802103',
  })
  expect(missingMoney({ ...SUMS, funder_id: 'foshan', lenders: ['province'] })?.funder).toBe('foshan')
  expect(missingMoney({ ...SUMS, account: 'appropriation' })?.funder).toBeNull()
})

it('says nothing of money where the ledger refused for another reason', () => {
  expect(missingMoney({ fund_id: 'fund-1' })).toBeUndefined()
})
