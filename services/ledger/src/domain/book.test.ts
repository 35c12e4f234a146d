import { fenOf, formatFen, formatMoney, parseMoney, toFen } from '@fundtrace/money'
import { describe, expect, it } from 'vitest'
import { refusalFrom } from '../../test/refusal.ts'
import { type AccountState, type Book, credit, debit, openBook, type PostedEntry } from './book.ts'
import { APPROPRIATION, awarded, cash, due } from './chart.ts'

const yuan = parseMoney
const province = cash('province')
const zhang = awarded('zhang')

const state = (balance: string, held = '0.00', version = 3n): AccountState => ({
  balance: fenOf(balance),
  held: fenOf(held),
  version,
})
const bookOf = (accounts: Record<string, AccountState>): Book => openBook('fund', new Map(Object.entries(accounts)))

describe('posting', () => {
  it('moves debit accounts by debits and credit accounts by credits', () => {
    const book = bookOf({ [province]: state('10.00'), [due('province')]: state('50.00') })
    book.post('arrival', [debit(province, yuan('30.00')), credit(due('province'), yuan('30.00'))])
    expect(balances(book, province, due('province'))).toEqual(['40.00', '20.00'])

    book.post('plan', [debit(due('province'), yuan('5.00')), credit(APPROPRIATION, yuan('5.00'))])
    expect(balances(book, due('province'), APPROPRIATION)).toEqual(['25.00', '5.00'])
  })

  it('numbers the entries of an account on from its last one, each with the balance it leaves', () => {
    const book = bookOf({ [APPROPRIATION]: state('10.00', '0.00', 7n) })
    const award = (amount: string) => [debit(APPROPRIATION, yuan(amount)), credit(zhang, yuan(amount))]
    expect([...book.post('a', award('4.00')), ...book.post('b', award('1.50'))].map(line)).toEqual([
      'appropriation 8 4.00 6.00',
      'awarded:zhang 1 -4.00 4.00',
      'appropriation 9 1.50 4.50',
      'awarded:zhang 2 -1.50 5.50',
    ])
  })

  it('carries on line by line where one transaction meets an account twice', () => {
    const book = bookOf({ [province]: state('10.00') })
    const posted = book.post('twice', [
      credit(province, yuan('4.00')),
      credit(province, yuan('6.00')),
      debit(due('province'), yuan('10.00')),
    ])
    expect(posted.map(line)).toEqual([
      'cash:province 4 -4.00 6.00',
      'cash:province 5 -6.00 0.00',
      'due:province 1 10.00 10.00',
    ])
  })

  it('asks what a transaction leaves, not what it passes through', () => {
    const book = bookOf({ [province]: state('1.00') })
    book.post('out and in', [credit(province, yuan('5.00')), debit(province, yuan('5.00'))])
    expect(balances(book, province)).toEqual(['1.00'])
  })

  it('refuses entries that do not add up to zero', () => {
    const book = bookOf({})
    expect(
      refusalFrom(() => book.post('plan:1', [debit(due('a'), yuan('2.00')), credit(APPROPRIATION, yuan('1.99'))])),
    ).toEqual({
      code: 'LEDGER_TRANSACTION_UNBALANCED',
      values: { reference: 'plan:1', sum: '0.01' },
    })
    expect(balances(book, due('a'), APPROPRIATION)).toEqual(['0.00', '0.00'])
  })

  it('uses an account up to the last fen and not a fen further', () => {
    const book = bookOf({ [APPROPRIATION]: state('10.00') })
    book.post('all', [debit(APPROPRIATION, yuan('10.00')), credit(zhang, yuan('10.00'))])
    expect(
      refusalFrom(() => book.post('more', [debit(APPROPRIATION, yuan('0.01')), credit(zhang, yuan('0.01'))])),
    ).toEqual({
      code: 'LEDGER_AVAILABLE_EXCEEDED',
      values: { fund_id: 'fund', account: APPROPRIATION, available: '0.00', requested: '0.01', missing: '0.01' },
    })
  })

  it('leaves what is held alone', () => {
    const book = bookOf({ [zhang]: state('10.00', '8.00') })
    expect(
      refusalFrom(() => book.post('x', [debit(zhang, yuan('3.00')), credit(awarded('li'), yuan('3.00'))])).values,
    ).toEqual({ fund_id: 'fund', account: zhang, available: '2.00', requested: '3.00', missing: '1.00' })
  })

  it('changes no account when it refuses, also those that came before the short one', () => {
    const book = bookOf({ [province]: state('5.00'), [zhang]: state('1.00') })
    const entries = [
      debit(due('province'), yuan('2.00')),
      credit(province, yuan('3.00')),
      debit(zhang, yuan('1.01')),
      credit(awarded('li'), yuan('0.01')),
    ]
    expect(refusalFrom(() => book.post('x', entries)).values).toMatchObject({ account: zhang, missing: '0.01' })
    expect(balances(book, due('province'), province, zhang, awarded('li'))).toEqual(['0.00', '5.00', '1.00', '0.00'])
    expect(book.post('y', [credit(province, yuan('1.00')), debit(due('province'), yuan('1.00'))]).map(line)[0]).toBe(
      'cash:province 4 -1.00 4.00',
    )
  })

  it('crashes on entries that move nothing', () => {
    expect(() => bookOf({}).post('x', [])).toThrow('entries move something')
    expect(() => bookOf({}).post('x', [debit(province, yuan('0.00')), credit(zhang, yuan('0.00'))])).toThrow()
  })
})

describe('holding', () => {
  it('keeps back what is available, to the last fen, and moves no balance', () => {
    const book = bookOf({ [province]: state('10.00', '4.00') })
    book.hold(province, toFen(yuan('6.00')))
    expect([formatMoney(book.available(province)), ...balances(book, province)]).toEqual(['0.00', '10.00'])
    expect(refusalFrom(() => book.hold(province, toFen(yuan('0.01'))))).toEqual({
      code: 'LEDGER_AVAILABLE_EXCEEDED',
      values: { fund_id: 'fund', account: province, available: '0.00', requested: '0.01', missing: '0.01' },
    })
  })

  it('finds nothing available on an account that was never used', () => {
    expect(refusalFrom(() => bookOf({}).hold(province, toFen(yuan('1.00')))).values).toMatchObject({ missing: '1.00' })
  })

  it('frees what was held when the hold ends, for the entry that follows', () => {
    const book = bookOf({ [zhang]: state('10.00', '10.00') })
    const use = [debit(zhang, yuan('10.00')), credit(awarded('li'), yuan('10.00'))]
    expect(refusalFrom(() => book.post('x', use)).values).toMatchObject({ available: '0.00', missing: '10.00' })
    book.endHold(zhang, toFen(yuan('10.00')))
    book.post('x', use)
    expect(balances(book, zhang)).toEqual(['0.00'])
  })

  it('crashes when more ends than was held, or nothing is held at all', () => {
    const book = bookOf({ [zhang]: state('10.00', '4.00') })
    expect(() => book.endHold(zhang, toFen(yuan('4.01')))).toThrow('what ends was held')
    expect(() => book.hold(zhang, toFen(yuan('0.00')))).toThrow('a hold keeps something back')
    expect(() => book.hold(zhang, toFen(yuan('-1.00')))).toThrow('a hold keeps something back')
    expect(formatMoney(book.available(zhang))).toBe('6.00')
  })

  it('asks for several entries at once, and reserves nothing by asking', () => {
    const book = bookOf({ [APPROPRIATION]: state('10.00', '1.00') })
    book.refuseBeyond(APPROPRIATION, yuan('9.00'))
    expect(refusalFrom(() => book.refuseBeyond(APPROPRIATION, yuan('9.01'))).values).toMatchObject({ missing: '0.01' })
    expect(formatMoney(book.available(APPROPRIATION))).toBe('9.00')
  })
})

const balances = (book: Book, ...accounts: string[]): string[] =>
  accounts.map((account) => formatMoney(book.balance(account)))

const line = (entry: PostedEntry): string =>
  `${entry.account} ${entry.version} ${formatFen(entry.fen)} ${formatFen(entry.balanceAfter)}`
