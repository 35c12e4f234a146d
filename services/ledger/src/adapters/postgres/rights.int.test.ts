import { afterAll, describe, expect, it } from 'vitest'
import { idOf, openLedger } from '../../../test/ledger-fixture.ts'
import { resultOf } from '../../../test/raw-posting.ts'

const { db, owner, close } = await openLedger()
afterAll(close)

const id = idOf('anything')

describe('rights', () => {
  it.each([
    ...[
      'transactions',
      'entries',
      'blocks',
      'awards',
      'award_parts',
      'payments',
      'holds',
      'plan_changes',
      'identifications',
      'carries_out',
      'carries_in',
    ].flatMap((table) => [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]),
    `UPDATE transactions SET number = number`,
    `UPDATE entries SET balance_after = balance_after`,
    `UPDATE blocks SET root = root`,
    `UPDATE awards SET amount = amount`,
    `UPDATE award_parts SET amount = amount`,
    `UPDATE plan_changes SET total = total`,
    `UPDATE identifications SET amount = amount`,
    `UPDATE carries_out SET fund_id = fund_id`,
    `UPDATE carries_in SET fund_id = fund_id`,
  ])('nobody may %s: the service has no right, the owner meets a trigger', async (sql) => {
    expect(await resultOf(db, (trx) => trx.raw(sql))).toBe('no right')
    expect(await resultOf(owner, (trx) => trx.raw(sql))).toBe('history_is_append_only')
  })

  it.each([
    ['a balance', `UPDATE accounts SET balance = 1`],
    ['what is held', `UPDATE accounts SET held = 0`],
    ["an account's count of entries", `UPDATE accounts SET version = 0`],
    ['the floor of an account', `UPDATE accounts SET minimum = NULL`],
    ["a fund's count of transactions", `UPDATE funds SET transaction_count = 9`],
    ['the shard of a fund', `UPDATE funds SET shard = 1`],
    ['the end of a journal', `UPDATE shard_heads SET position = 1`],
    ['a block by itself', `INSERT INTO blocks SELECT * FROM blocks`],
    ['the side of an account', `UPDATE accounts SET normal_side = 'debit'`],
    [
      'an opening balance',
      `INSERT INTO accounts (fund_id, code, kind, normal_side, balance) VALUES ('shanwei-2016', 'cash:x', 'cash', 'debit', 1)`,
    ],
    ['what a hold keeps', `UPDATE holds SET amount = 1`],
    [
      'a hold that has ended before it began',
      `INSERT INTO holds (id, fund_id, account_code, amount, state) VALUES ('${id}', 'shanwei-2016', 'cash:city', 1, 'posted')`,
    ],
    [
      'a payment that has settled before it began',
      `INSERT INTO payments (id, fund_id, batch_id, award_id, amount, held_after, state) VALUES ('${id}', 'shanwei-2016', '${id}', '${id}', 1, 1, 'settled')`,
    ],
    ['the amount of a payment', `UPDATE payments SET amount = 1`],
    [
      'what a new funder has borne',
      `INSERT INTO fund_shares (fund_id, funder_id, funder_name, ordinal, due, borne) VALUES ('shanwei-2016', 'x', 'x', 9, 1, 1)`,
    ],
    ['how a fund is funded', `UPDATE funds SET funded = 'by_award'`],
    ['the fund of its accounts, by removing it', `DELETE FROM funds`],
    ['the accounts of a fund, by removing them', `DELETE FROM accounts`],
    ['the rules, by removing a trigger', `DROP TRIGGER entries_balance ON entries`],
    ['the rules, by switching triggers off', `ALTER TABLE entries DISABLE TRIGGER USER`],
    ['the rules, by a session without them', `SET session_replication_role = replica`],
  ])('the service may not write %s', async (_what, sql) => {
    expect(await resultOf(db, (trx) => trx.raw(sql))).toBe('no right')
  })
})
