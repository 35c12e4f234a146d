import { expect, it } from 'vitest'
import { readOrder } from './read-order.ts'

const FIELDS = [
  { name: 'amount', kind: 'amount' },
  { name: 'reason', kind: 'text' },
  { name: 'funder_id', kind: 'choice', isOptional: true },
] as const

it('is an order once all that is required is there, amounts as they go on the wire', () => {
  expect(readOrder(FIELDS, { amount: '1.5万', reason: ' 年终 ', funder_id: '' })).toEqual({
    amount: '15000.00',
    reason: '年终',
  })
})

it.each([{ amount: '1.5' }, { amount: '', reason: '年终' }, { amount: '1.555', reason: '年终' }, { reason: '年终' }])(
  'is none before: %o',
  (typed) => expect(readOrder(FIELDS, typed)).toBeUndefined(),
)
