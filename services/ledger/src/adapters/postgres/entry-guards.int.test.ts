import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf, openLedger, post } from '../../../test/ledger-fixture.ts'
import { type RawEntry, type RawPosting, resultOf, writeRaw, writeRawEntries } from '../../../test/raw-posting.ts'
import { arrival, awards, hold, plan } from '../../../test/requests.ts'

/** The rules that stand in the database itself: they hold against SQL, whoever sends it and whatever the service does. */
const { db, owner, close } = await openLedger()
afterAll(close)

const fund = 'shanwei-2016'
const other = 'foshan-2016'

// Then each fund has three transactions, and: due:city 60.00 in 2 entries, cash:city 40.00 in 1, appropriation 70.00 in 2,
// awarded:zhang 30.00 in 1. Of the cash and of the award 30.00 are held.
beforeAll(async () => {
  for (const id of [fund, other]) {
    await post(db, id, plan(id, { city: '100.00' }))
    await post(db, id, arrival(id, 'city', '40.00'))
    await post(db, id, awards(id, { zhang: '30.00' }))
    await post(db, id, hold(id, 'batch', { zhang: '30.00' }))
  }
})

const sound: RawPosting = {
  fund,
  entriesOfFund: fund,
  transactionId: idOf('raw transaction'),
  number: 4,
  transactionCount: 4,
  kind: 'arrival',
  reference: `arrival:${idOf('raw arrival')}`,
  entryCount: 2,
  statements: [
    [
      ['cash:city', 2, '10.00', '50.00'],
      ['due:city', 3, '-10.00', '50.00'],
    ],
  ],
}
const entries = (...lines: RawEntry[]): Partial<RawPosting> => ({ statements: [lines], entryCount: lines.length })

describe.each([
  ['the service', db],
  ['the owner', owner],
])('the database, asked by %s,', (_who, asker) => {
  it.each<[fact: string, posting: Partial<RawPosting>, result: string]>([
    ['takes a sound transaction', {}, 'done'],

    [
      'refuses entries that do not add up to zero',
      entries(['cash:city', 2, '10.00', '50.00'], ['due:city', 3, '-9.99', '50.01']),
      'transactions_entries_balance',
    ],
    ['refuses fewer entries than the transaction says', { entryCount: 3 }, 'transactions_entries_balance'],
    [
      'refuses entries that come one by one',
      { statements: sound.statements.flatMap((lines) => lines.map((line) => [line])) },
      'transactions_entries_balance',
    ],
    ['refuses a transaction without entries', { statements: [] }, 'transactions_have_their_entries'],
    ['refuses a transaction of one entry', { entryCount: 1 }, 'transactions_at_least_two_entries'],
    [
      'refuses an entry of nothing',
      entries(['cash:city', 2, '0.00', '40.00'], ['due:city', 3, '0.00', '60.00']),
      'entries_amount_not_zero',
    ],

    [
      'refuses a balance that is not the one before and the amount',
      entries(['cash:city', 2, '10.00', '50.01'], ['due:city', 3, '-10.00', '50.00']),
      'entries_carry_the_balance',
    ],
    [
      'refuses a wrong balance on a line that others follow',
      entries(['cash:city', 2, '4.00', '45.00'], ['cash:city', 3, '6.00', '50.00'], ['due:city', 3, '-10.00', '50.00']),
      'entries_carry_the_balance',
    ],
    [
      'takes the same lines with the right balance',
      entries(['cash:city', 2, '4.00', '44.00'], ['cash:city', 3, '6.00', '50.00'], ['due:city', 3, '-10.00', '50.00']),
      'done',
    ],
    [
      'refuses to leave out a line of an account',
      entries(['cash:city', 3, '10.00', '50.00'], ['due:city', 3, '-10.00', '50.00']),
      'entries_carry_the_balance',
    ],
    [
      'refuses a line before the first',
      entries(['cash:city', 0, '4.00', '44.00'], ['cash:city', 3, '6.00', '50.00'], ['due:city', 3, '-10.00', '50.00']),
      'entries_carry_the_balance',
    ],
    [
      'refuses a line that is there',
      entries(['cash:city', 1, '10.00', '50.00'], ['due:city', 3, '-10.00', '50.00']),
      'entries_pkey',
    ],

    [
      'refuses to overdraw an account',
      entries(['due:city', 3, '-60.01', '-0.01'], ['cash:city', 2, '60.01', '100.01']),
      'accounts_balance_covers_holds',
    ],
    [
      'refuses to award beyond the appropriation',
      {
        kind: 'award',
        reference: `award:${idOf('x')}`,
        ...entries(['appropriation', 3, '70.01', '-0.01'], ['awarded:zhang', 2, '-70.01', '100.01']),
      },
      'accounts_balance_covers_holds',
    ],
    [
      'refuses to take money that is held',
      entries(['cash:city', 2, '-10.01', '29.99'], ['due:city', 3, '10.01', '70.01']),
      'accounts_balance_covers_holds',
    ],
    [
      'gives money that is not held, to the last fen',
      entries(['cash:city', 2, '-10.00', '30.00'], ['due:city', 3, '10.00', '70.00']),
      'done',
    ],

    ["refuses an entry on another fund's account", { entriesOfFund: other }, 'entries_transaction_of_the_fund'],
    [
      'refuses an entry on an account that the fund has not',
      entries(['cash:nobody', 1, '10.00', '10.00'], ['due:city', 3, '-10.00', '50.00']),
      'entries_account_of_the_fund',
    ],

    ['refuses to leave out a number', { number: 5, transactionCount: 5 }, 'transactions_numbered_without_gap'],
    ['refuses a number that the fund does not count', { transactionCount: 5 }, 'transactions_numbered_without_gap'],
    ['refuses a number that is taken', { number: 3, transactionCount: 3 }, 'transactions_number_once'],
    [
      'refuses to post the same thing twice',
      { reference: `arrival:${idOf('arrival of city', fund)}` },
      'transactions_reference_once',
    ],
    [
      'refuses another spelling of the same thing',
      { reference: `arrival:${idOf('arrival of city', fund).toUpperCase()}` },
      'transactions_reference_is_kind_and_id',
    ],
    ['refuses a reference that is not of its kind', { kind: 'plan' }, 'transactions_reference_is_kind_and_id'],
    [
      'refuses a kind of transaction that it does not know',
      { kind: 'gift', reference: `gift:${idOf('x')}` },
      'transactions_kind',
    ],
  ])('%s', async (_fact, posting, result) => {
    expect(await resultOf(asker, (trx) => writeRaw(trx, { ...sound, ...posting }))).toBe(result)
  })

  it('refuses entries of one fund in the transaction of another', async () => {
    const lines: RawEntry[] = [
      ['cash:city', 2, '10.00', '50.00'],
      ['due:city', 3, '-10.00', '50.00'],
    ]
    const addTo = (of: string) => async () => {
      const [row] = await asker('transactions').where({ fund_id: of, kind: 'plan' }).select('id')
      return resultOf(asker, (trx) => writeRawEntries(trx, fund, row.id, lines))
    }
    expect(await addTo(other)()).toBe('entries_transaction_of_the_fund')
    expect(await addTo(fund)()).toBe('transactions_entries_balance')
  })

  it('moves the true balances, also beside a table that calls itself accounts', async () => {
    const result = await resultOf(asker, async (trx) => {
      await trx.raw('CREATE TEMP TABLE accounts AS SELECT * FROM public.accounts')
      await writeRaw(trx, sound)
      const { rows } = await trx.raw(
        `SELECT balance FROM public.accounts WHERE (fund_id, code) = (:fund, 'cash:city')`,
        {
          fund,
        },
      )
      expect(rows).toEqual([{ balance: '50.00' }])
    })
    expect(result).toBe(asker === db ? 'no right' : 'done')
  })

  it.each<[string, object, string]>([
    [
      'an account of a kind that is not in the chart',
      { code: 'gift:city', kind: 'gift', normal_side: 'credit' },
      'accounts_kind_in_chart',
    ],
    [
      'an account that calls itself another kind',
      { code: 'cash:new', kind: 'due', normal_side: 'debit' },
      'accounts_code_names_its_kind',
    ],
    [
      'an account on the wrong side',
      { code: 'cash:new', kind: 'cash', normal_side: 'credit' },
      'accounts_normal_side_of_kind',
    ],
    ['an account that is there', { code: 'cash:city', kind: 'cash', normal_side: 'debit' }, 'accounts_pkey'],
  ])('refuses %s', async (_fact, account, result) => {
    expect(await resultOf(asker, (trx) => trx('accounts').insert({ fund_id: fund, ...account }))).toBe(result)
  })
})
