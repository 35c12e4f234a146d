import { formatMoney, parseMoney, sameMoney } from '@fundtrace/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PaymentState } from './moves.ts'
import { readResults, type ResultRow, type SentPayment } from './result-file.ts'

const TODAY = '2016-09-12'
const payment = (reference: string, amount: string, state: PaymentState = 'sent'): SentPayment => ({
  id: `id of ${reference}`,
  reference,
  amount: parseMoney(amount),
  state,
})
const PAYMENTS = [payment('FT1', '4000.00'), payment('FT2', '1234567.89'), payment('FT3', '0.01', 'paid')]
const row = (cells: Partial<ResultRow['cells']>, line = 2): ResultRow => ({
  line,
  cells: { reference: 'FT1', amount: '4000.00', result: '成功', reason: '', date: '2016-09-10', ...cells },
})
const read = (...rows: ResultRow[]) => readResults(rows, PAYMENTS, TODAY)

describe('a result file', () => {
  it('says of each payment that it was paid, or returned and why', () => {
    const returned = { reference: 'FT2', amount: '1,234,567.89', result: '退票', reason: '账户已销户', date: TODAY }
    const { results, faults } = read(row({}), row(returned, 3))
    expect(faults).toEqual([])
    expect(results).toEqual([
      { payment: PAYMENTS[0], on: '2016-09-10', paid: true },
      { payment: PAYMENTS[1], on: TODAY, paid: false, reason: '账户已销户' },
    ])
  })

  it.each<[string, Partial<ResultRow['cells']>, string]>([
    ['a reference that no payment has', { reference: 'FT9' }, 'no payment of this batch has this reference'],
    ['an amount a fen too large', { amount: '4000.01' }, 'the amount is 4000.01, 4000.00 was sent'],
    ['an amount a fen too small', { amount: '3999.99' }, 'the amount is 3999.99, 4000.00 was sent'],
    ['an amount of the wrong sign', { amount: '-4000.00' }, 'the amount is -4000.00, 4000.00 was sent'],
    [
      'an amount finer than a fen',
      { amount: '4000.001' },
      '"4000.001" has more than two decimal places of yuan; it is refused, not rounded.',
    ],
    ['an amount that is none', { amount: '肆仟' }, '"肆仟" is not an amount of yuan.'],
    ['a missing amount', { amount: '' }, '"" is not an amount of yuan.'],
    [
      'a day that the calendar has not',
      { date: '2016-02-30' },
      'the day "2016-02-30" is not one of the form YYYY-MM-DD since 1949',
    ],
    ['a day of another form', { date: '20160910' }, 'the day "20160910" is not one of the form YYYY-MM-DD since 1949'],
    [
      'a day of year 0, which PostgreSQL has not',
      { date: '0000-01-01' },
      'the day "0000-01-01" is not one of the form YYYY-MM-DD since 1949',
    ],
    ['a day that is yet to come', { date: '2016-09-13' }, 'the day 2016-09-13 is yet to come'],
    ['a result word that is not known', { result: '处理中' }, 'the result "处理中" is neither 成功 nor 退票'],
    ['a return without a reason', { result: '退票' }, 'a returned payment needs a reason'],
    [
      'a payment that is decided',
      { reference: 'FT3', amount: '0.01' },
      'the payment is paid, only a sent one can get a result',
    ],
  ])('is faulty with %s', (_fact, cells, fault) => {
    const { results, faults } = read(row(cells, 7))
    expect(results).toEqual([])
    expect(faults).toEqual([{ line: 7, reference: cells.reference ?? 'FT1', fault }])
  })

  it('is faulty with a payment that comes twice, even with the same result', () => {
    expect(read(row({}, 2), row({}, 3)).faults).toEqual([
      { line: 3, reference: 'FT1', fault: 'the file has this payment twice' },
    ])
  })

  it('is told all its faults at once', () => {
    const { faults } = read(row({ date: '' }, 2), row({ reference: 'FT2' }, 3), row({ reference: 'x' }, 4))
    expect(faults.map(({ line }) => line)).toEqual([2, 3, 4])
  })

  it('gets no more than a piece of a wrong cell back', () => {
    const { faults } = read(
      row({ reference: `${'9'.repeat(34)}𠮷${'9'.repeat(5_000)}` }),
      row({ result: '长'.repeat(5_000) }),
    )
    expect(faults.map(({ reference }) => reference)).toEqual([`${'9'.repeat(34)}...`, 'FT1'])
    for (const { fault } of faults) expect(fault.length).toBeLessThan(100)
  })

  it.each([
    ['with the account masked', '账号6222020000001234567不存在', '账号****4567不存在'],
    ['with an account in groups masked', '户名与 6222 0200 0000 1234 567 不符', '户名与 ****4567 不符'],
    ['with an identity number masked', '身份证44180219900101123X有误', '身份证****123X有误'],
    ['with full-width digits masked', '账号６２２２０２００００００１２３４已销户', '账号****１２３４已销户'],
    ['with its days and codes', '2016-09-12 账户已销户, 代码 1234567', '2016-09-12 账户已销户, 代码 1234567'],
    ['cut to 200 characters', '长'.repeat(201), '长'.repeat(200)],
    ['never cut through a character', `${'长'.repeat(199)}𠮷`, '长'.repeat(199)],
  ])('has its reason travel on events %s', (_fact, reason, kept) => {
    expect(read(row({ result: '退票', reason })).results).toMatchObject([{ reason: kept }])
  })

  it('never decides a payment twice, never takes another amount, and has a result or a fault for every row', () => {
    fc.assert(
      fc.property(
        anyPayments,
        fc.infiniteStream(fc.nat()),
        fc.array(anyCells, { maxLength: 30 }),
        (payments, picks, cells) => {
          const rows = cells.map(({ which, ...each }, index) => {
            const payment = payments[(picks.next().value ?? 0) % payments.length]
            const reference = which === 'unknown' || payment === undefined ? 'FT-unknown' : payment.reference
            const amount = each.amount ?? (payment === undefined ? '1.00' : formatMoney(payment.amount))
            return row({ ...each, reference, amount }, index + 2)
          })
          const { results, faults } = readResults(rows, payments, TODAY)
          expect(results.length + faults.length).toBe(rows.length)
          expect(new Set(results.map((result) => result.payment.id)).size).toBe(results.length)
          for (const result of results) {
            const said = rows.find(({ cells: { reference } }) => reference === result.payment.reference)
            expect(result.payment.state).toBe('sent')
            expect(sameMoney(result.payment.amount, parseMoney(said?.cells.amount ?? ''))).toBe(true)
            expect(result.on <= TODAY).toBe(true)
          }
        },
      ),
    )
  })

  it('is taken whole when the bank answers for payments that were sent, each once and with its amount', () => {
    fc.assert(
      fc.property(anyPayments, (payments) => {
        const rows = payments.map(({ reference, amount }, index) =>
          row(
            { reference, amount: formatMoney(amount), ...(index % 3 === 0 && { result: '退票', reason: '销户' }) },
            index + 2,
          ),
        )
        const sent = payments.filter(({ state }) => state === 'sent')
        const { results, faults } = readResults(rows, payments, TODAY)
        expect(results.map((result) => result.payment)).toEqual(sent)
        expect(faults.length).toBe(payments.length - sent.length)
      }),
    )
  })
})

const anyAmount = fc
  .bigInt({ min: 1n, max: 10n ** 9n })
  .map((fen) => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`)
const anyPayments = fc
  .array(fc.tuple(anyAmount, fc.constantFrom<PaymentState>('sent', 'sent', 'sent', 'paid', 'returned')), {
    minLength: 1,
    maxLength: 12,
  })
  .map((list) => list.map(([amount, state], index) => payment(`FT${index}`, amount, state)))
const mostly = <Value>(usual: Value, ...others: Value[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })
const anyCells = fc.record({
  which: mostly('known', 'unknown'),
  amount: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: anyAmount }),
  result: fc.constantFrom('成功', '退票', 'PAID', 'RETURNED', '?'),
  reason: mostly('销户', ''),
  date: mostly('2016-09-10', '2016-09-31', '2999-01-01', ''),
})
