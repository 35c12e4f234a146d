import { DomainError } from '@fundtrace/problem'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BATCH_MOVES,
  type BatchState,
  finalState,
  hasBankFile,
  PAYMENT_MOVES,
  type PaymentState,
  requireMove,
} from './moves.ts'

const BATCH_STATES = Object.keys(BATCH_MOVES) as BatchState[]
const PAYMENT_STATES = Object.keys(PAYMENT_MOVES) as PaymentState[]
const ALLOWED = [
  'draft -> approved',
  'approved -> funded',
  'approved -> refused',
  'funded -> released',
  'released -> paid',
  'released -> partly_paid',
]
const PAIRS = BATCH_STATES.flatMap((from) => BATCH_STATES.map((to) => ({ from, to, pair: `${from} -> ${to}` })))

describe('a batch', () => {
  it.each(PAIRS.filter(({ pair }) => ALLOWED.includes(pair)))('may move $pair', ({ from, to }) => {
    expect(() => requireMove('b1', from, to)).not.toThrow()
  })

  it.each(PAIRS.filter(({ pair }) => !ALLOWED.includes(pair)))('is refused $pair', ({ from, to }) => {
    const values = { batch_id: 'b1', state: from, wanted: to }
    const refusal = expect.objectContaining({ code: 'DISBURSEMENT_BATCH_STATE_WRONG', kind: 'conflict', values })
    expect(() => requireMove('b1', from, to)).toThrow(refusal)
    expect(() => requireMove('b1', from, to)).toThrow(DomainError)
  })

  it('has a bank file from its release on and in no state before', () => {
    const reachable = (from: BatchState): BatchState[] => [from, ...BATCH_MOVES[from].flatMap(reachable)]
    expect(BATCH_STATES.filter(hasBankFile).sort()).toEqual(reachable('released').sort())
    expect(BATCH_STATES.filter((state) => BATCH_MOVES[state].includes('released'))).toEqual(['funded'])
  })
})

describe('a payment', () => {
  it('is refused before it is sent, and paid or returned once after', () => {
    expect(PAYMENT_MOVES).toEqual({
      ready: ['refused', 'sent'],
      refused: [],
      sent: ['paid', 'returned'],
      paid: [],
      returned: [],
    })
  })
})

describe('what becomes of a batch', () => {
  it.each<[string, PaymentState[], 'paid' | 'partly_paid' | undefined]>([
    ['is paid when everything is', ['paid', 'paid'], 'paid'],
    ['is partly paid when one came back', ['paid', 'returned'], 'partly_paid'],
    ['is partly paid when all came back', ['returned', 'returned'], 'partly_paid'],
    ['is open while the bank owes one answer', ['paid', 'returned', 'sent'], undefined],
    ['is open before anything is sent', ['ready', 'ready'], undefined],
  ])('%s', (_fact, payments, state) => {
    expect(finalState(payments)).toBe(state)
  })

  it('is decided exactly when every payment is, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PAYMENT_STATES), { minLength: 1 }), (payments) => {
        const isOpen = payments.includes('sent') || payments.includes('ready')
        const isAllPaid = payments.every((state) => state === 'paid')
        expect(finalState(payments)).toBe(isOpen ? undefined : isAllPaid ? 'paid' : 'partly_paid')
        expect(finalState([...payments].reverse())).toBe(finalState(payments))
      }),
    )
  })
})
