import { parseMoney } from '@fundtrace/money'
import { expect, it } from 'vitest'
import { approversFor } from './payment-terms.ts'

it('asks for as many approvers as the step says that the total has reached, to the fen', () => {
  const approvals = [
    { from: '0.00', approvers: 1 },
    { from: '1000000.00', approvers: 2 },
    { from: '5000000.00', approvers: 3 },
  ]
  const asked = ['0.01', '999999.99', '1000000.00', '4999999.99', '5000000.00'].map((total) =>
    approversFor({ approvals }, parseMoney(total)),
  )
  expect(asked).toEqual([1, 1, 2, 2, 3])
})
