import { describe, expect, it } from 'vitest'
import { type Compared, compareFields, type ShownRow } from './break-table.ts'

const row = (change: Partial<ShownRow>): ShownRow => ({
  row: 1,
  id: 'L1',
  amount: '100.00',
  on: '2016-06-01',
  at: null,
  fields: { reference: 'FT1' },
  ...change,
})
const compared = (change: Partial<Compared>): Compared => ({
  left: row({}),
  right: row({ id: 'R1' }),
  kind: 'amount_differs',
  failed: 'amount',
  detail: {},
  rule: { id: 'a', kind: 'one_to_one', keys: ['reference'], amount: 'exact' },
  ...change,
})
const marks = (found: Compared): Readonly<Record<string, string>> =>
  Object.fromEntries(compareFields(found).map(({ field, mark }) => [field, mark]))

describe('both rows of a break', () => {
  it('mark the field of the criterion that failed, and it alone', () => {
    expect(marks(compared({ right: row({ id: 'R1', amount: '100.09' }) }))).toEqual({
      amount: 'failed',
      on: 'same',
      reference: 'same',
      id: 'same',
    })
  })

  it('tell what differs without a rule asking apart from what a rule asks for', () => {
    const found = compared({ right: row({ amount: '100.09', on: '2016-06-03' }) })
    expect(marks(found)['on']).toBe('differs')
    expect(marks({ ...found, kind: 'date_out_of_window', failed: 'date' })).toMatchObject({
      amount: 'differs',
      on: 'failed',
    })
  })

  it('mark the field that the break names, whatever its criterion', () => {
    const found = compared({
      kind: 'payee_mismatch',
      failed: 'compare',
      detail: { field: 'account' },
      left: row({ fields: { reference: 'FT1', account: '**** 1' } }),
      right: row({ fields: { reference: 'FT1', account: '**** 2' } }),
    })
    expect(marks(found)).toMatchObject({ account: 'failed', reference: 'same', amount: 'same' })
  })

  it('put fields of other names into one line, under the right name', () => {
    const found = compared({
      rule: { id: 'a', kind: 'one_to_one', keys: [{ left: 'payment', right: 'reference' }] },
      left: row({ fields: { payment: 'FT1' } }),
    })
    expect(compareFields(found).find(({ field }) => field === 'reference')).toMatchObject({ left: 'FT1', right: 'FT1' })
    expect(compareFields(found).some(({ field }) => field === 'payment')).toBe(false)
  })

  it('of which one is not there compare nothing', () => {
    expect(new Set(Object.values(marks(compared({ right: null }))))).toEqual(new Set(['one_sided']))
  })
})
