import { afterAll, describe, expect, it } from 'vitest'
import { openEarlierLedger, writeEarlierFund } from '../../../test/earlier-ledger.ts'
import { startEngine } from '../../../test/engine-fixture.ts'
import { balancesOf, faultsOf, post, silentLog } from '../../../test/ledger-fixture.ts'
import { resultOf } from '../../../test/raw-posting.ts'
import { settle } from '../../../test/requests.ts'
import { postSome, verifyDatabase } from '../../../test/seal-fixture.ts'
import { shardOf } from '../../domain/shard.ts'
import { adoptEarlierRecords } from './adopt-earlier-records.ts'

/** Two funds of one shard, 606 records, and one of another. */
const fund = 'shanwei-2016'
const neighbour = otherFund((id) => shardOf(id) === shardOf(fund))
const distant = otherFund((id) => shardOf(id) !== shardOf(fund))

const { db, owner, appUrl, bringUpToDate, close } = await openEarlierLedger()
afterAll(close)

describe('a ledger from before there were blocks', () => {
  it('keeps every line and every balance when the journal is introduced', async () => {
    await writeEarlierFund(owner, fund, 300, 0)
    await writeEarlierFund(owner, neighbour, 300, 0.5)
    await writeEarlierFund(owner, distant, 30, 0)
    const accounts = 'SELECT fund_id, code, balance, held, version FROM accounts ORDER BY 1, 2'
    const balances = (await owner.raw(accounts)).rows
    const lines = await owner.raw(
      `SELECT e.fund_id, account_code, account_version AS line, t.id, amount, balance_after
         FROM entries e JOIN transactions t ON t.id = e.transaction_id ORDER BY 1, 2, 3`,
    )

    await bringUpToDate()

    expect((await owner.raw(accounts)).rows).toEqual(balances)
    const after = await owner.raw(
      `SELECT e.fund_id, account_code, line, t.id, amount, balance_after
         FROM entry_lines e JOIN transactions t USING (journal_id) ORDER BY 1, 2, 3`,
    )
    expect(after.rows).toEqual(lines.rows)
    expect(after.rows).toHaveLength(2 * 606 + 2 * 33)
    expect(await faultsOf(db)).toEqual([])
    expect(await blocks()).toEqual([])
  })

  it('seals what was there before the first thing that is asked of the shard', async () => {
    await post(db, fund, settle(fund, 'batch', 'zhang'))
    expect(await blocks()).toEqual(['1 to 512', '513 to 606', '607 to 607'])
    expect(await balancesOf(db, fund)).toEqual({ appropriation: '970.00', 'cash:city': '270.00', 'due:city': '700.00' })
    expect(await faultsOf(db)).toEqual([])
    expect(await verifyDatabase(db)).toMatchObject({ ok: true, faults: [], records: 607 })
  })

  it('does so for the engine, too', async () => {
    const engine = await startEngine(db, appUrl, { log: silentLog, announce: () => [] })
    await owner.raw(
      `INSERT INTO accounts (fund_id, code, kind, normal_side, minimum)
       SELECT ?, 'general:' || code, 'general', 'credit', NULL FROM unnest(ARRAY['a', 'b']) AS n (code)`,
      [distant],
    )
    await postSome(engine, distant, 1)
    await engine.close()
    expect((await balancesOf(db, distant))['general:b']).toBe('1.00')
    expect(await faultsOf(db)).toEqual([])
    expect(await verifyDatabase(db)).toMatchObject({ ok: true, faults: [], records: 607 + 34 })
  })
})

describe('the cheaper checks of 0011, on what was there before them', () => {
  const earlier = openEarlierLedger()
  afterAll(async () => (await earlier).close())

  it('refuse what the dearer ones refused', async () => {
    const ledger = await earlier
    await writeEarlierFund(ledger.owner, fund, 30, 0)
    await ledger.bringUpTo('0011')
    await adoptEarlierRecords((sql) => ledger.owner.raw(sql), shardOf(fund), 'sha256')
    await ledger.owner.raw(
      `INSERT INTO accounts (fund_id, code, kind, normal_side, closed_at) VALUES (?, 'general:shut', 'general', 'credit', now())`,
      [fund],
    )
    await ledger.bringUpToDate()

    const met = (sql: string, values: readonly (string | number)[]) =>
      resultOf(ledger.owner, (trx) => trx.raw(sql, values))
    const account = 'UPDATE accounts SET'
    expect(await met(`${account} kind = 'cash' WHERE fund_id = ? AND code = 'due:city'`, [fund])).toBe(
      'accounts_code_names_its_kind',
    )
    expect(await met(`${account} closed_at = NULL WHERE fund_id = ? AND code = 'general:shut'`, [fund])).toBe(
      'accounts_close_once',
    )
    const entries = (position: number, ...amounts: readonly number[]) =>
      met(
        `INSERT INTO entries (account_id, journal_id, ordinal, line, amount, balance_after)
         SELECT a.id, journal_id(?::smallint, ?), 10 + n.ordinal, 100 + n.ordinal, n.amount, 0
           FROM accounts a, unnest(?::numeric[]) WITH ORDINALITY AS n (amount, ordinal) WHERE a.fund_id = ? AND a.code = 'due:city'`,
        [shardOf(fund), position, `{${amounts.join()}}`, fund],
      )
    expect(await entries(100, 5, -4)).toBe('transactions_entries_balance')
    expect(await entries(1, 5, -5)).toBe('entries_before_their_block')
    expect(await entries(100, 5, -5)).toBe('done')
  })
})

async function blocks(): Promise<string[]> {
  const rows: { first_position: string; last_position: string }[] = await db('blocks').orderBy(['shard', 'height'])
  return rows.map((block) => `${block.first_position} to ${block.last_position}`)
}

function otherFund(isRight: (id: string) => boolean): string {
  for (let year = 2017; ; year += 1) if (isRight(`foshan-${year}`)) return `foshan-${year}`
}
