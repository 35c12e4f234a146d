import { describe, expect, it } from 'vitest'
import { type LedgerOrder, madeUpUuid, makeUpLedger } from '../../test/made-up-ledger.ts'
import { found, linesOf, verifyLines } from '../../test/tamper.ts'
import type { SealedEntry, SealedRecord } from '../record.ts'

/** A ledger that was wrong before it was sealed: every hash and signature is right. */
describe('verifyArchive, of a ledger that seals what does not add up', () => {
  const sealedWrong = async (
    position: number,
    change: (record: SealedRecord) => Partial<SealedRecord>,
  ): Promise<readonly string[]> => {
    const order: LedgerOrder = {
      rounds: [{ 7: [12] }],
      instead: (record) => (record.position === position ? { ...record, ...change(record) } : record),
    }
    return found(await verifyLines(await linesOf(await makeUpLedger(order))))
  }
  /** Lines of the archive: position 1 is on line 5. */
  const first = (record: SealedRecord): SealedEntry =>
    record.entries[0] ?? { account: '', amount: '', balance_after: '', line: 0 }
  const withFirst = (record: SealedRecord, change: Partial<SealedEntry>) => ({
    entries: [{ ...first(record), ...change }, ...record.entries.slice(1)],
  })

  it.each<[string, number, (record: SealedRecord) => Partial<SealedRecord>, readonly string[]]>([
    ['nothing', 5, () => ({}), []],
    [
      'an amount',
      5,
      (record) => withFirst(record, { amount: '0.02' }),
      ['ACCOUNT_BALANCE_WRONG@9 cash:province', 'ENTRIES_UNBALANCED@9'],
    ],
    [
      'the amount of the first entry of an account',
      1,
      (record) => withFirst(record, { amount: '0.02' }),
      ['ACCOUNT_BALANCE_WRONG@5 cash:province', 'ENTRIES_UNBALANCED@5'],
    ],
    [
      'a balance',
      5,
      (record) => withFirst(record, { balance_after: '-0.01' }),
      ['ACCOUNT_BALANCE_WRONG@9 cash:province'],
    ],
    [
      'the balance of the first entry of an account',
      1,
      (record) => withFirst(record, { balance_after: '0.01' }),
      ['ACCOUNT_BALANCE_WRONG@5 cash:province'],
    ],
    [
      'a balance that went the other way',
      5,
      (record) => withFirst(record, { balance_after: '1.37' }),
      ['ACCOUNT_BALANCE_WRONG@9 cash:province'],
    ],
    [
      'a balance beyond 64 bits',
      5,
      (record) => withFirst(record, { balance_after: '999999999999999999.99' }),
      ['ACCOUNT_BALANCE_WRONG@9 cash:province'],
    ],
    ['the line of an account', 5, (record) => withFirst(record, { line: 9 }), ['ACCOUNT_LINE_WRONG@9 cash:province']],
    ['a line that was there', 5, (record) => withFirst(record, { line: 1 }), ['ACCOUNT_LINE_WRONG@9 cash:province']],
    ['the number of its fund', 5, () => ({ number: 7 }), ['FUND_NUMBER_WRONG@9']],
    ['a number where no money moves', 3, () => ({ number: 2 }), ['FUND_NUMBER_WRONG@7', 'FUND_NUMBER_WRONG@9']],
    ['no number where money moves', 9, () => ({ number: null }), ['FUND_NUMBER_WRONG@13']],
    ['a position', 5, () => ({ position: 6 }), ['RECORD_POSITION_WRONG@9']],
    ['a shard', 5, () => ({ shard: 8 }), ['RECORD_SHARD_WRONG@9']],
    ['an id that was there', 5, () => ({ id: madeUpUuid('7:1') }), ['RECORD_TWICE@9', 'REVERSAL_WRONG@11']],
    ['a reference that was there', 5, () => ({ reference: 'post:7-3' }), ['RECORD_TWICE@9']],
    ['a reference of another fund', 5, () => ({ reference: 'post:7-2' }), []],
    ['a reversal of what comes later', 7, () => ({ reverses: madeUpUuid('7:9') }), ['REVERSAL_WRONG@11']],
    ['a second reversal', 8, () => ({ reverses: madeUpUuid('7:5') }), ['REVERSAL_WRONG@12']],
    [
      'the end of a hold that nobody placed',
      5,
      (record) => ({ holds: record.holds.map((hold) => ({ ...hold, hold_id: madeUpUuid('x') })) }),
      ['HOLD_WRONG@9 cash:province'],
    ],
    [
      'more of a hold than it holds',
      5,
      (record) => ({ holds: record.holds.map((hold) => ({ ...hold, posted: '0.02' })) }),
      ['HOLD_WRONG@9 cash:province'],
    ],
    [
      'the end of a hold on another account',
      5,
      (record) => ({ holds: record.holds.map((hold) => ({ ...hold, account: 'cash:city' })) }),
      ['HOLD_WRONG@9 cash:city'],
    ],
    [
      'a void hold of which something is posted',
      5,
      (record) => ({ holds: record.holds.map((hold) => ({ ...hold, state: 'voided' })) }),
      ['HOLD_WRONG@9 cash:province'],
    ],
    [
      'a hold placed twice',
      5,
      (record) => ({ holds: record.holds.map((hold) => ({ ...hold, posted: '0.00', state: 'pending' })) }),
      ['HOLD_WRONG@9 cash:province'],
    ],
    [
      'a hold placed with a part posted',
      3,
      (record) => ({ holds: record.holds.map((hold) => ({ ...hold, posted: '0.01' })) }),
      ['HOLD_WRONG@7 cash:province'],
    ],
    [
      'a hold over nothing',
      3,
      (record) => ({ holds: record.holds.map((hold) => ({ ...hold, amount: '0.00' })) }),
      ['HOLD_WRONG@7 cash:province', 'HOLD_WRONG@9 cash:province'],
    ],
    [
      'a hold that ended before',
      7,
      () => ({
        holds: [
          {
            account: 'cash:province',
            amount: '0.01',
            hold_id: madeUpUuid(`hold ${madeUpUuid('7:3')}`),
            posted: '0.00',
            state: 'expired',
          },
        ],
      }),
      ['HOLD_WRONG@11 cash:province'],
    ],
  ])('finds %s', async (_, position, change, faults) => {
    expect((await sealedWrong(position, change)).toSorted()).toEqual(faults.toSorted())
  })

  it('finds a fund in two shards', async () => {
    const instead = (record: SealedRecord): SealedRecord => ({ ...record, fund: record.fund.replace('-8-', '-7-') })
    const split = await linesOf(await makeUpLedger({ rounds: [{ 7: [1], 8: [1] }], instead }))
    expect(found(await verifyLines(split))).toEqual(['FUND_SPLIT@7'])
  })
})
