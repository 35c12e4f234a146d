import { DomainError } from '@fundtrace/problem'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BATCH_MOVES,
  PARCEL_MOVES,
  PAYMENT_MOVES,
  type PaymentState,
  requireMove,
  requireParcelMove,
  requirePaymentMove,
  stateByPayments,
} from './moves.ts'

type Table = Readonly<Record<string, readonly string[]>>
const TABLES: readonly [string, Table, (id: string, from: never, to: never) => void, string][] = [
  ['batch', BATCH_MOVES, requireMove, 'DISBURSEMENT_BATCH_STATE_WRONG'],
  ['payment', PAYMENT_MOVES, requirePaymentMove, 'DISBURSEMENT_PAYMENT_STATE_WRONG'],
  ['parcel', PARCEL_MOVES, requireParcelMove, 'DISBURSEMENT_PARCEL_STATE_WRONG'],
]

describe.each(TABLES)('a %s', (_thing, table, require, code) => {
  const states = Object.keys(table)
  const pairs = states.flatMap((from) => states.map((to): [string, string] => [from, to]))

  it.each(pairs.filter(([from, to]) => table[from]?.includes(to)))('may go from %s to %s', (from, to) => {
    expect(() => require('x1', from as never, to as never)).not.toThrow()
  })

  it.each(pairs.filter(([from, to]) => !table[from]?.includes(to)))('never goes from %s to %s', (from, to) => {
    const values = expect.objectContaining({ state: from, wanted: to })
    const refusal = expect.objectContaining({ code, kind: 'conflict', values })
    expect(() => require('x1', from as never, to as never)).toThrow(refusal)
    expect(() => require('x1', from as never, to as never)).toThrow(DomainError)
  })
})

describe('the tables', () => {
  const reachable = (table: Table, from: string, seen = new Set([from])): Set<string> => {
    for (const to of table[from] ?? []) if (!seen.has(to)) reachable(table, to, seen.add(to))
    return seen
  }

  it('know no state that nothing leads to, but for what earlier versions left', () => {
    const unreached = (table: Table, first: string): string[] =>
      Object.keys(table).filter((state) => !reachable(table, first).has(state))
    expect(unreached(BATCH_MOVES, 'draft')).toEqual([])
    expect(unreached(PAYMENT_MOVES, 'ready')).toEqual(['refused'])
    expect(unreached(PARCEL_MOVES, 'made')).toEqual([])
  })

  it('never send what is unknown, paid or gone again', () => {
    for (const state of ['unknown', 'paid', 'withdrawn', 'resent', 'clawed_back', 'cancelled'])
      expect(reachable(PAYMENT_MOVES, state)).not.toContain('sent')
  })

  it('let nothing that was released be cancelled', () => {
    expect(reachable(BATCH_MOVES, 'released')).not.toContain('cancelled')
  })
})

describe('what becomes of a batch', () => {
  it.each<[string, PaymentState[], 'paid' | 'partly_paid' | undefined]>([
    ['is paid when everything is', ['paid', 'paid'], 'paid'],
    ['is partly paid when one came back', ['paid', 'returned'], 'partly_paid'],
    ['is partly paid when all failed', ['failed', 'failed'], 'partly_paid'],
    ['is partly paid while a line is held back', ['paid', 'blocked'], 'partly_paid'],
    ['is paid when what came back was sent again and paid', ['resent', 'paid', 'paid'], 'paid'],
    ['is paid when the rest was withdrawn', ['paid', 'withdrawn'], 'paid'],
    ['is open while the bank owes one answer', ['paid', 'returned', 'sent'], undefined],
    ['is open while nobody knows what became of one', ['paid', 'unknown'], undefined],
    ['is open before anything is sent', ['ready', 'ready'], undefined],
  ])('%s', (_fact, payments, state) => {
    expect(stateByPayments(payments)).toBe(state)
  })

  it('does not depend on the order of its payments, nor on how many are in one state', () => {
    const states = Object.keys(PAYMENT_MOVES) as PaymentState[]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { minLength: 1 }), (payments) => {
        const state = stateByPayments(payments)
        expect(stateByPayments([...payments].reverse())).toBe(state)
        expect(stateByPayments([...new Set(payments)])).toBe(state)
      }),
    )
  })
})
