import type { Item } from '@fundtrace/matching'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityOf, identityOfRow } from './content-identity.ts'

const line: Item = {
  row: 7,
  id: 'L7',
  amount: 40000n,
  on: '2016-06-30',
  at: null,
  fields: { reference: 'PAY-1', name: '李明' },
}
const payment: Item = { ...line, id: 'payment:7' }
const identity = (left: Item | null, right: Item | null = null, kind = 'missing_left', named = ''): string =>
  identityOf({ kind, left, right, named })

describe('the identity of a break', () => {
  it('does not depend on the line in which a row stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (row) => {
        expect(identity({ ...line, row, id: `L${row}` })).toBe(identity(line))
      }),
    )
  })

  it.each<[string, Partial<Item>]>([
    ['a fen', { amount: 40001n }],
    ['the sign', { amount: -40000n }],
    ['the day', { on: '2016-07-01' }],
    ['one character of a name', { fields: { ...line.fields, name: '李朋' } }],
    ['a further field', { fields: { ...line.fields, status: 'paid' } }],
  ])('of rows of a file changes with %s', (_what, change) => {
    expect(identity({ ...line, ...change })).not.toBe(identity(line))
  })

  it('of rows that have a name stays while the name and the day stay', () => {
    expect(identity({ ...payment, amount: 1n, row: 99, fields: {} })).toBe(identity(payment))
    expect(identity({ ...payment, on: '2016-07-30' })).not.toBe(identity(payment))
    expect(identity({ ...payment, id: 'payment:8' })).not.toBe(identity(payment))
  })

  it('tells kinds, sides and names of controls apart', () => {
    const all = [
      identity(line),
      identity(null, line),
      identity(line, line),
      identity(line, null, 'duplicate'),
      identity(line, null, 'missing_left', 'household:1'),
      identity(null, null, 'missing_left', 'household:1'),
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  it('never takes the name of one row for the content of another', () => {
    expect(identityOfRow({ ...payment, id: identityOfRow(line) })).not.toBe(identityOfRow(line))
  })
})
