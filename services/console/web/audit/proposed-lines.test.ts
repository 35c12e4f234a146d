import { expect, it } from 'vitest'
import { bodyOf, proposalOf } from './proposed-lines.ts'

it('begins with the payment of the case and its difference, for the ledger on both sides', () => {
  const proposal = proposalOf('-5.00', 'FT000000000004')
  expect(bodyOf({ ...proposal, what: ' 查询 ', ground: '对账单' })).toEqual({
    addressee: 'treasury',
    what: '查询',
    ground: '对账单',
    lines: [{ payment: 'FT000000000004', action: 'ask_bank', amount: '5.00' }],
  })
  expect(bodyOf({ ...proposal, addressee: 'ledger' })).toMatchObject({
    lines: [
      { account: '', amount: '5.00' },
      { account: '', amount: '-5.00' },
    ],
  })
})

it('proposes no amount where the case has none', () => {
  expect(proposalOf('0.00', '').treasury).toEqual([{ account: '', payment: '', action: 'ask_bank', amount: '' }])
})
