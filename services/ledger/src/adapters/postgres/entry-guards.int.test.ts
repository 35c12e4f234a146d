import type { Transaction } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shardOf } from '../../domain/shard.ts'
import { idOf, openLedger, post } from '../../../test/ledger-fixture.ts'
import {
  type RawBlock,
  type RawEntry,
  type RawPosting,
  resultOf,
  writeRaw,
  writeRawEntries,
} from '../../../test/raw-posting.ts'
import { arrival, awards, hold, plan } from '../../../test/requests.ts'

/** The rules that stand in the database itself: they hold against SQL, whoever sends it and whatever the service does. */
const { db, owner, close } = await openLedger()
afterAll(close)

const fund = 'shanwei-2016'
const other = 'foshan-2016'
/** Of the same shard as the first. */
const neighbour = neighbourOf(fund)

// Then each fund has three transactions, and: due:city 60.00 in 2 entries, cash:city 40.00 in 1, appropriation 70.00 in 2,
// awarded:zhang 30.00 in 1. Of the cash and of the award 30.00 are held.
beforeAll(async () => {
  for (const id of [fund, other, neighbour]) {
    await post(db, id, plan(id, { city: '100.00' }))
    await post(db, id, arrival(id, 'city', '40.00'))
    await post(db, id, awards(id, { zhang: '30.00' }))
    await post(db, id, hold(id, 'batch', { zhang: '30.00' }))
  }
})

const sound: RawPosting = {
  fund,
  entriesOfFund: fund,
  shard: shardOf(fund),
  skips: 0,
  number: 4,
  kind: 'arrival',
  reference: `arrival:${idOf('raw arrival')}`,
  entryCount: 2,
  effectiveAt: '2016-07-01',
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
    ['refuses fewer entries than the transaction says', { entryCount: 3 }, 'blocks_carry_the_balances'],
    [
      'refuses entries that come one by one',
      { statements: sound.statements.flatMap((lines) => lines.map((line) => [line])) },
      'transactions_entries_balance',
    ],
    ['refuses a transaction without entries', { statements: [] }, 'blocks_carry_the_balances'],
    ['refuses a transaction of one entry', { entryCount: 1 }, 'transactions_number_of_entries'],
    ['refuses a hold that has entries', { kind: 'hold', reference: 'hold:x' }, 'transactions_number_of_entries'],
    [
      'refuses an entry of nothing',
      entries(['cash:city', 2, '0.00', '40.00'], ['due:city', 3, '0.00', '60.00']),
      'entries_amount_not_zero',
    ],

    [
      'refuses a balance that is not the one before and the amount',
      entries(['cash:city', 2, '10.00', '50.01'], ['due:city', 3, '-10.00', '50.00']),
      'blocks_carry_the_balances',
    ],
    [
      'takes several lines of an account',
      entries(['cash:city', 2, '4.00', '44.00'], ['cash:city', 3, '6.00', '50.00'], ['due:city', 3, '-10.00', '50.00']),
      'done',
    ],
    [
      'refuses to leave out a line of an account',
      entries(['cash:city', 3, '10.00', '50.00'], ['due:city', 3, '-10.00', '50.00']),
      'blocks_carry_the_balances',
    ],
    [
      'refuses a line that is there',
      entries(['cash:city', 1, '10.00', '50.00'], ['due:city', 3, '-10.00', '50.00']),
      'blocks_carry_the_balances',
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

    ["refuses entries on another fund's accounts", { entriesOfFund: other }, 'blocks_carry_the_balances'],
    [
      'refuses an entry on an account that the fund has not',
      entries(['cash:nobody', 1, '10.00', '10.00'], ['due:city', 3, '-10.00', '50.00']),
      'blocks_carry_the_balances',
    ],

    ['refuses to leave out a number', { number: 5 }, 'blocks_records_follow'],
    ['refuses a number that is taken', { number: 3 }, 'blocks_records_follow'],
    ['refuses to leave out a place in the journal', { skips: 1 }, 'blocks_records_follow'],
    ['refuses a place that is taken', { skips: -1 }, 'transactions_journal_place_once'],
    ['refuses a place in the shard of other funds', { shard: shardOf(other) }, 'blocks_records_follow'],
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
    expect(await resultOf(asker, (trx) => writeRaw(trx, [{ ...sound, ...posting }]))).toBe(result)
  })

  it.each<[fact: string, block: RawBlock, result: string]>([
    ['of an owner whose time is over', { epoch: -1 }, 'shard_heads_in_order'],
    ['that leaves out a block', { height: 99 }, 'shard_heads_in_order'],
    ['that does not begin where the last one ended', { first: 1 }, 'shard_heads_in_order'],
    ['that follows another block than the last', { previous: '00'.repeat(32) }, 'shard_heads_in_order'],
    ['that is older than the last', { recordedAt: '2016-07-01' }, 'shard_heads_in_order'],
    ['with another time than its records', { recordedAt: '2100-01-01' }, 'blocks_records_follow'],
    ['of more records than there are', { last: 99 }, 'blocks_records_follow'],
    ['that leaves another balance', { balances: '100.01' }, 'blocks_carry_the_balances'],
    ['that touches other accounts', { accounts: 3 }, 'blocks_carry_the_balances'],
    ['that leaves another count of lines', { lines: 4 }, 'blocks_carry_the_balances'],
  ])('refuses a block %s', async (_fact, block, result) => {
    expect(await resultOf(asker, (trx) => writeRaw(trx, [sound], block))).toBe(result)
  })

  it('refuses entries on the account of another fund whose transaction is in the same block', async () => {
    const inBoth = [sound, { ...sound, fund: neighbour, entriesOfFund: neighbour }]
    const crossed = inBoth.map((posting, index) => ({ ...posting, entriesOfFund: index === 0 ? neighbour : fund }))
    expect(await resultOf(asker, (trx) => writeRaw(trx, inBoth))).toBe('done')
    expect(await resultOf(asker, (trx) => writeRaw(trx, crossed))).toBe('entries_stay_in_their_fund')
  })

  it('refuses entries to a transaction that is sealed', async () => {
    const [row] = await asker('transactions').where({ fund_id: fund, kind: 'plan' }).select('journal_id')
    const add = (trx: Transaction) => writeRawEntries(trx, fund, row.journal_id, sound.statements[0] ?? [])
    expect(await resultOf(asker, add)).toBe('entries_before_their_block')
  })

  it('refuses two transactions of one number', async () => {
    const twice = [sound, { ...sound, reference: `arrival:${idOf('another')}` }]
    expect(await resultOf(asker, (trx) => writeRaw(trx, twice))).toBe('blocks_records_follow')
  })

  it('moves the true balances, also beside a table that calls itself accounts', async () => {
    const result = await resultOf(asker, async (trx) => {
      await trx.raw('CREATE TEMP TABLE accounts AS SELECT * FROM public.accounts')
      await writeRaw(trx, [sound])
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
    ['an account that is there', { code: 'cash:city', kind: 'cash', normal_side: 'debit' }, 'accounts_code_once'],
  ])('refuses %s', async (_fact, account, result) => {
    expect(await resultOf(asker, (trx) => trx('accounts').insert({ fund_id: fund, ...account }))).toBe(result)
  })
})

it.each<[fact: string, change: string, result: string]>([
  [
    'on an account that is closed',
    `UPDATE accounts SET balance = 0, closed_at = now() WHERE code = 'due:city'`,
    'blocks_carry_the_balances',
  ],
  [
    'beyond what an account may carry',
    `UPDATE accounts SET maximum = 49.99 WHERE code = 'cash:city'`,
    'accounts_balance_below_maximum',
  ],
  ['in a month that is closed', `UPDATE funds SET open_from = '2016-07-02'`, 'blocks_records_follow'],
])('nothing is posted %s', async (_fact, change, result) => {
  const work = async (trx: Transaction) => {
    await trx.raw(change)
    await writeRaw(trx, [sound])
  }
  expect(await resultOf(owner, work)).toBe(result)
})

it.each([
  ['below zero on an account of the chart', `UPDATE accounts SET minimum = NULL`, 'accounts_floor_of_the_chart'],
  ['into an account that is not empty', `UPDATE accounts SET closed_at = now()`, 'accounts_closed_empty'],
])('nothing is let %s', async (_fact, change, result) => {
  expect(await resultOf(owner, (trx) => trx.raw(change))).toBe(result)
})

function neighbourOf(of: string): string {
  for (let year = 2017; ; year += 1) if (shardOf(`foshan-${year}`) === shardOf(of)) return `foshan-${year}`
}
