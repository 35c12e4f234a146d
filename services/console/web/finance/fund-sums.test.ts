import { expect, it } from 'vitest'
import { byFunder } from './fund-sums.ts'

it('adds up what each funder owes over all funds to the fen, who owes most first', () => {
  const share = (funder: string, due: string, arrived: string, arrears: string) => ({
    funder,
    name: funder,
    area_code: null,
    borne: '0.00',
    cash: '0.00',
    refundable: '0.00',
    refunded: '0.00',
    due,
    arrived,
    arrears,
  })
  const funds = [
    { shares: [share('city', '0.10', '0.20', '0.00'), share('province', '9007199254740993.01', '1.00', '2.01')] },
    { shares: [share('city', '0.20', '0.10', '10.00')] },
  ]
  expect(byFunder(funds)).toEqual([
    { funder: 'city', name: 'city', due: '0.30', arrived: '0.30', arrears: '10.00' },
    { funder: 'province', name: 'province', due: '9007199254740993.01', arrived: '1.00', arrears: '2.01' },
  ])
})
