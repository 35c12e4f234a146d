import { formatMoney, parseMoney } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BankWord, KnownPayment } from './bank-word.ts'
import { judgePage, type ReferredWord, type SaidBefore } from './judge-page.ts'
import { PAYMENT_MOVES, type PaymentState } from './moves.ts'

const payment = (reference: string, state: PaymentState, changes: Partial<KnownPayment> = {}): KnownPayment => ({
  id: `id-${reference}`,
  reference,
  amount: parseMoney('100.00'),
  state,
  batchId: 'b1',
  parcelId: 'p1',
  fundId: 'f1',
  wasPaid: state === 'paid',
  paidOn: state === 'paid' ? '2016-09-12' : null,
  isClaimedBack: false,
  sentOn: '2016-09-10',
  ...changes,
})
const word = (reference: string, outcome: BankWord['outcome'], changes: Partial<ReferredWord> = {}): ReferredWord => ({
  line: 2,
  by: 'result',
  reference,
  outcome,
  amount: parseMoney('100.00'),
  on: '2016-09-12',
  said: outcome,
  reason: null,
  ...changes,
})
const HEARING = { fundId: 'f1', batchId: 'b1', today: '2016-09-30' }

function judged(state: PaymentState, ...words: readonly ReferredWord[]): string {
  const { rounds, findings } = judgePage(words, new Map([['A', payment('A', state)]]), HEARING, new Map())
  return [...rounds.flat().map(({ from, to }) => `${from}>${to}`), ...findings.map(({ kind }) => kind)].join(' ')
}

describe('what a bank says of a payment', () => {
  it.each<[PaymentState, BankWord['outcome'], string]>([
    ['sent', 'paid', 'sent>paid'],
    ['sent', 'failed', 'sent>failed'],
    ['sent', 'returned', 'sent>returned'],
    ['sent', 'open', ''],
    ['sent', 'unknown', 'sent>unknown code_unknown'],
    ['unknown', 'unknown', 'code_unknown'],
    ['unknown', 'paid', 'unknown>paid'],
    ['unknown', 'failed', 'unknown>failed'],
    ['unknown', 'returned', 'unknown>returned'],
    ['paid', 'paid', ''],
    ['paid', 'returned', 'paid>returned'],
    ['paid', 'failed', 'second_result'],
    ['paid', 'unknown', 'code_unknown'],
    ['failed', 'failed', ''],
    ['failed', 'returned', ''],
    ['failed', 'paid', 'second_result'],
    ['returned', 'paid', 'second_result'],
    ['corrected', 'paid', 'second_result'],
    ['resent', 'paid', 'second_result'],
    ['resent', 'failed', ''],
    ['withdrawn', 'paid', 'second_result'],
    ['clawed_back', 'paid', ''],
    ['clawed_back', 'returned', 'second_result'],
    ['cancelled', 'returned', 'second_result'],
    ['ready', 'paid', 'never_sent'],
    ['blocked', 'failed', 'never_sent'],
    ['refused', 'paid', 'never_sent'],
  ])('of a %s one that it is %s: %s', (state, outcome, expected) => {
    expect(judged(state, word('A', outcome))).toBe(expected)
  })

  it.each<[string, Partial<ReferredWord>, string]>([
    ['another amount', { amount: parseMoney('99.99') }, 'sent>unknown amount_differs'],
    ['no amount', { amount: null }, 'sent>paid'],
    ['a day to come', { on: '2016-10-01' }, 'day_in_future'],
    ['no day', { on: null }, 'sent>paid'],
    ['a reference of nobody', { reference: 'B' }, 'reference_unknown'],
  ])('with %s', (_fact, changes, expected) => {
    expect(judged('sent', word('A', 'paid', changes))).toBe(expected)
  })

  it('in two rows of a file counts once, and twice differently is a finding', () => {
    expect(judged('sent', word('A', 'paid'), word('A', 'paid'))).toBe('sent>paid duplicate_row')
    expect(judged('sent', word('A', 'failed'), word('A', 'paid'))).toBe('sent>failed second_result')
    expect(judged('sent', word('A', 'paid'), word('A', 'returned'))).toBe('sent>paid second_result')
  })

  it('that it was paid, of one that was paid and came back, is no news', () => {
    const returned = new Map([['A', payment('A', 'returned', { wasPaid: true })]])
    expect(judgePage([word('A', 'paid')], returned, HEARING, new Map())).toMatchObject({ findings: [], rounds: [] })
  })

  it('that it came back is believed from the day on which it was paid, and while nobody claims it back', () => {
    const said = (on: string, changes: Partial<KnownPayment> = {}) => {
      const paid = new Map([['A', payment('A', 'paid', changes)]])
      const { rounds, findings } = judgePage([word('A', 'returned', { on })], paid, HEARING, new Map())
      return [...rounds.flat().map(({ to }) => to), ...findings.map(({ kind }) => kind)]
    }
    expect(said('2016-09-12')).toEqual(['returned'])
    expect(said('2013-01-05')).toEqual(['day_before_payment'])
    expect(said('2016-09-12', { isClaimedBack: true })).toEqual(['second_result'])
    const day = { by: 'booking' as const }
    expect(judged('sent', word('A', 'paid', day), word('A', 'returned', { ...day, on: '2016-09-11' }))).toBe(
      'sent>paid day_before_payment',
    )
  })

  it('is believed from the day on which the bank can have had it, whatever it says and by whichever paper', () => {
    const said = (
      on: string,
      by: 'result' | 'booking',
      outcome: 'paid' | 'failed' | 'returned',
      state: 'sent' | 'unknown',
    ) => {
      const sent = new Map([['A', payment('A', state)]])
      const { rounds, findings } = judgePage([word('A', outcome, { on, by })], sent, HEARING, new Map())
      return [...rounds.flat().map(({ to }) => to), ...findings.map(({ kind }) => kind)]
    }
    for (const by of ['result', 'booking'] as const)
      for (const outcome of ['paid', 'failed', 'returned'] as const)
        for (const state of ['sent', 'unknown'] as const) {
          expect(said('2016-09-10', by, outcome, state)).toEqual([outcome])
          expect(said('2016-09-09', by, outcome, state)).toEqual(['day_before_release'])
        }
    const old = new Map([['A', payment('A', 'sent', { sentOn: null })]])
    expect(judgePage([word('A', 'paid', { on: '2013-01-05' })], old, HEARING, new Map()).findings).toEqual([])
  })

  it('by bookings moves it out and back in two moves', () => {
    expect(judged('sent', word('A', 'paid', { by: 'booking' }), word('A', 'returned', { by: 'booking' }))).toBe(
      'sent>paid paid>returned',
    )
  })

  it('of another batch or fund moves nothing, unless a statement of the fund shows it', () => {
    const other = new Map([['A', payment('A', 'sent', { batchId: 'b2' })]])
    expect(judgePage([word('A', 'paid')], other, HEARING, new Map()).findings).toMatchObject([{ kind: 'other_batch' }])
    expect(judgePage([word('A', 'paid')], other, { ...HEARING, batchId: null }, new Map()).counts.paid).toBe(1)
    expect(judgePage([word('A', 'paid', { by: 'booking' })], other, HEARING, new Map()).counts.paid).toBe(1)
    const foreign = new Map([['A', payment('A', 'sent', { fundId: 'f2' })]])
    expect(judgePage([word('A', 'paid')], foreign, { ...HEARING, batchId: null }, new Map()).counts.paid).toBe(0)
  })

  it('masks the account that a reason quotes', () => {
    const reason = { code: 'AC04', text: '账号6217 9973 0001 2345 678已销户' }
    const { rounds } = judgePage(
      [word('A', 'failed', { reason })],
      new Map([['A', payment('A', 'sent')]]),
      HEARING,
      new Map(),
    )
    expect(rounds[0]?.[0]?.reason).toEqual({ code: 'AC04', text: '账号****5678已销户' })
  })
})

const anyWord = fc.record({
  reference: fc.constantFrom('A', 'B', 'C', 'nobody'),
  outcome: fc.constantFrom(
    'paid' as const,
    'failed' as const,
    'returned' as const,
    'open' as const,
    'unknown' as const,
  ),
  by: fc.constantFrom('result' as const, 'booking' as const),
  amount: fc.constantFrom(null, parseMoney('100.00'), parseMoney('100.00'), parseMoney('1.00')),
  on: fc.constantFrom(null, '2016-09-12', '2016-09-13', '2017-01-01'),
})

describe('files in any order, with any duplicates', () => {
  it('leave each payment in one state that the table allows, and ask the ledger once for each settling and each return', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyWord, { maxLength: 12 }), { maxLength: 8 }), (files) => {
        const payments = new Map(['A', 'B', 'C'].map((reference) => [reference, payment(reference, 'sent')]))
        const asked: string[] = []
        for (const file of files) {
          const said: SaidBefore = new Map()
          for (const page of [file.slice(0, 5), file.slice(5)]) {
            const words = page.map((each) => word(each.reference, each.outcome, each))
            for (const moves of judgePage(words, payments, { ...HEARING, batchId: null }, said).rounds)
              for (const {
                payment: { reference, amount },
                from,
                to,
                on,
              } of moves) {
                const now = payments.get(reference)
                expect(now?.state).toBe(from)
                expect(PAYMENT_MOVES[from]).toContain(to)
                expect(to === 'unknown' || (on !== null && on <= HEARING.today)).toBe(true)
                expect(formatMoney(amount)).toBe('100.00')
                if (from === 'paid') expect(String(on) >= String(now?.paidOn)).toBe(true)
                if (now !== undefined)
                  payments.set(reference, {
                    ...now,
                    state: to,
                    wasPaid: now.wasPaid || to === 'paid',
                    paidOn: to === 'paid' ? on : null,
                  })
                if (to === 'paid') asked.push(`settle ${reference}`)
                if (to === 'failed' || to === 'returned') asked.push(`return ${reference}`)
              }
          }
        }
        expect(new Set(asked).size, asked.join()).toBe(asked.length)
        for (const { reference, state } of payments.values())
          expect(asked.includes(`return ${reference}`)).toBe(state === 'failed' || state === 'returned')
      }),
      { numRuns: 500 },
    )
  })
})
