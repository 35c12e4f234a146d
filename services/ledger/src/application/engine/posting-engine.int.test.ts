import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SILENT } from '../../../test/cluster-fixture.ts'
import { type EngineHouse, openEngineHouse, startEngine } from '../../../test/engine-fixture.ts'
import type { CommandResult, HoldCommand, PostCommand, VoidCommand } from '../../domain/posting/command.ts'
import { shardOf } from '../../domain/shard.ts'

const FUND = 'engine-2016'
let house: EngineHouse

beforeAll(async () => {
  house = await openEngineHouse(() => undefined)
  await house.openFund(FUND)
  await house.openAccounts(FUND, 'source', '!treasury', 'a', 'b', 'c', '!poor')
}, 60_000)
afterAll(() => house.close())

describe('group commit', () => {
  it('pays out of one hot account at once for many callers, and never below zero', async () => {
    await posted(pay('source', 'treasury', 10_000n))
    const results = await Promise.all(
      Array.from({ length: 300 }, async () => house.engine.submit(FUND, [pay('treasury', 'a', 100n)])),
    )
    const refused = results.flat().filter((result) => 'refusal' in result)
    expect(results.length - refused.length).toBe(100)
    expect(refused.every((result) => result.refusal.code === 'LEDGER_AVAILABLE_EXCEEDED')).toBe(true)
    expect(await balanceOf('treasury')).toBe('0.00')
    expect(await rowFaults()).toEqual([])
  })

  it('gives one result to all who ask for the same thing, also at the same moment, and refuses another content', async () => {
    const same = pay('source', 'b', 5n)
    const other = { ...pay('source', 'b', 6n), reference: same.reference, contentHash: hashOf('other') }
    const answers = await Promise.all([same, same, other, same].map((command) => house.engine.submit(FUND, [command])))
    const receipts = answers.flat().flatMap((answer) => ('receipt' in answer ? [answer] : []))
    expect(new Set(receipts.map(({ receipt }) => receipt.id)).size).toBe(1)
    expect(receipts.map(({ isReplayed }) => isReplayed)).toEqual([false, true, true])
    expect(answers[2]?.[0]).toMatchObject({ refusal: { code: 'LEDGER_KEY_REUSED' } })
  })

  it('knows again what was posted long before, by another process, asked or not', async () => {
    const old = pay('source', 'b', 7n)
    const first = await posted(old)
    // What could not be posted a second time: it emptied its account, alone and in a group.
    await posted(pay('source', 'poor', 30n))
    const emptying = pay('poor', 'b', 20n)
    await posted(emptying)
    const group = [pay('poor', 'b', 4n), pay('poor', 'b', 6n)]
    await house.engine.submit(FUND, group, { linked: true })
    const another = await startEngine(house.db, house.appUrl, { log: SILENT, announce: () => [] })
    try {
      // Past the batches in which a new process asks the database about everything.
      for (let batch = 0; batch < 210; batch += 1) await another.submit(FUND, [pay('source', 'a', 1n)])
      const again = await another.submit(FUND, [pay('source', 'a', 1n), old, pay('source', 'a', 1n)])
      expect(again.map((result) => 'receipt' in result && result.isReplayed)).toEqual([false, true, false])
      const [emptied] = await another.submit(FUND, [emptying])
      expect(emptied).toMatchObject({ isReplayed: true })
      const grouped = await another.submit(FUND, group, { linked: true })
      expect(grouped).toMatchObject([{ isReplayed: true }, { isReplayed: true }])
      const [changed] = await another.submit(FUND, [{ ...emptying, contentHash: hashOf('other') }])
      expect(changed).toMatchObject({ refusal: { code: 'LEDGER_KEY_REUSED' } })
      const [never] = await another.submit(FUND, [pay('poor', 'b', 20n)])
      expect(never).toMatchObject({ refusal: { code: 'LEDGER_AVAILABLE_EXCEEDED' } })
      expect(again[1]).toMatchObject({ receipt: { id: first.id, number: first.number, position: first.position } })
    } finally {
      await another.close()
      await takeBackShards()
    }
    expect(await rowFaults()).toEqual([])
  })

  it('posts linked commands all or none, and twins among them never', async () => {
    const enough = [pay('source', 'poor', 10n), pay('poor', 'c', 4n), pay('poor', 'c', 6n)]
    expect((await house.engine.submit(FUND, enough, { linked: true })).every((result) => 'receipt' in result)).toBe(
      true,
    )
    const tooMuch = [pay('source', 'poor', 10n), pay('poor', 'c', 4n), pay('poor', 'c', 7n)]
    const before = await balanceOf('poor')
    const refused = await house.engine.submit(FUND, tooMuch, { linked: true })
    expect(refused.map((result) => ('refusal' in result ? result.refusal.code : 'posted'))).toEqual([
      'LEDGER_LINKED_REFUSED',
      'LEDGER_LINKED_REFUSED',
      'LEDGER_AVAILABLE_EXCEEDED',
    ])
    expect(await balanceOf('poor')).toBe(before)
    const twin = pay('source', 'poor', 1n)
    const twins = await house.engine.submit(FUND, [twin, twin], { linked: true })
    expect(twins.every((result) => 'refusal' in result)).toBe(true)
    expect(await rowFaults()).toEqual([])
  })
})

describe('holds in one batch after the other', () => {
  it('are ended in the rows too, when they were placed by a batch that is still on its way', async () => {
    await posted(pay('source', 'treasury', 1_000n))
    let voided = 0
    await Promise.all(
      Array.from({ length: 60 }, async () => {
        const holdId = randomUUID()
        const placing = house.engine.submit(FUND, [hold('treasury', holdId, 10n)])
        // Into a later batch, most often the next.
        await new Promise((resolve) => setImmediate(resolve))
        const [ended] = await house.engine.submit(FUND, [voidOf(holdId)])
        await placing
        if (ended !== undefined && 'receipt' in ended) voided += 1
      }),
    )
    const { rows } = await house.db.raw<{ rows: { count: number }[] }>(
      `SELECT count(*)::int AS count FROM holds WHERE fund_id = ? AND state = 'voided'`,
      [FUND],
    )
    expect(voided).toBeGreaterThan(0)
    expect(rows[0]?.count).toBe(voided)
    expect(await rowFaults()).toEqual([])
  })
})

describe('trouble', () => {
  it('loses and doubles nothing while its connections are cut again and again', async () => {
    let cuts = 0
    const accepted = new Map<string, CommandResult>()
    await Promise.all(
      Array.from({ length: 40 }, async () => {
        for (let round = 0; round < 25; round += 1) {
          const command = pay('source', 'c', 3n)
          const [result] = await untilAnswered(command)
          if (result !== undefined) accepted.set(command.reference, result)
          if (accepted.size % 40 === 0) cuts += await cutOne()
        }
      }),
    )
    const { rows } = await house.db.raw<{ rows: { reference: string }[] }>(
      `SELECT reference FROM transactions WHERE fund_id = ? AND reference = ANY(?)`,
      [FUND, [...accepted.keys()]],
    )
    expect(cuts).toBeGreaterThan(5)
    expect(accepted.size).toBe(1000)
    expect([...accepted.values()].every((result) => 'receipt' in result)).toBe(true)
    expect(rows.length).toBe(1000)
    expect(await rowFaults()).toEqual([])
  })

  it('refuses alone what the database refuses, and posts what came with it', async () => {
    // Behind the back of the book in memory: it believes that the account has no floor.
    await posted(pay('source', 'a', 1n))
    await house
      .owner('accounts')
      .where({ fund_id: FUND, code: 'general:c' })
      .update({ maximum: await balanceOf('c') })
    const results = await Promise.all(
      [pay('source', 'a', 1n), pay('source', 'c', 1n), pay('source', 'b', 1n)].map((command) =>
        house.engine.submit(FUND, [command]),
      ),
    )
    expect(results.map(([result]) => result !== undefined && 'receipt' in result)).toEqual([true, false, true])
    expect(results[1]?.[0]).toMatchObject({ refusal: { code: 'LEDGER_MAXIMUM_EXCEEDED' } })
    expect(await rowFaults()).toEqual([])
  })

  it('commits nothing more once another epoch has taken the shard', async () => {
    const shard = shardOf(FUND)
    await posted(pay('source', 'a', 1n))
    await house.db.raw('UPDATE shard_leases SET epoch = epoch + 1 WHERE shard = ?', [shard])
    await house.db.raw('SELECT fence_shard(shard, epoch) FROM shard_leases WHERE shard = ?', [shard])
    const late = pay('source', 'a', 1n)
    await expect(house.engine.submit(FUND, [late])).rejects.toMatchObject({ code: 'LEDGER_SHARD_ELSEWHERE' })
    const { rows } = await house.db.raw(`SELECT FROM transactions WHERE reference = ?`, [late.reference])
    expect(rows).toEqual([])
    await takeBackShards()
    await posted(late)
  })
})

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

function pay(from: string, to: string, fen: bigint): PostCommand {
  const reference = `post:0011223344556677:${randomUUID()}`
  return {
    kind: 'post',
    fundId: FUND,
    reference,
    contentHash: hashOf(reference),
    askedBy: 'treasury-li',
    eventId: null,
    documentNumber: null,
    metadata: null,
    privateDetails: null,
    effectiveAt: null,
    entries: [
      { account: `general:${from}`, amount: fen },
      { account: `general:${to}`, amount: -fen },
    ],
    uses: [],
  }
}

const about = (reference: string) => {
  const { fundId, askedBy, eventId, documentNumber, metadata, privateDetails } = pay('source', 'a', 1n)
  const contentHash = hashOf(reference)
  return { fundId, askedBy, eventId, documentNumber, metadata, privateDetails, reference, contentHash }
}
const hold = (account: string, holdId: string, amount: bigint): HoldCommand => ({
  ...about(`hold:${holdId}`),
  kind: 'hold',
  expiresAt: null,
  holds: [{ holdId, account: `general:${account}`, amount }],
})
const voidOf = (holdId: string): VoidCommand => ({ ...about(`void:${holdId}`), kind: 'void', holdIds: [holdId] })

async function posted(command: PostCommand) {
  const [result] = await house.engine.submit(FUND, [command])
  if (result === undefined || 'refusal' in result) throw result?.refusal ?? new Error('not answered')
  return result.receipt
}

/** Ends a connection of the engine in the middle of its work, if one is at work. */
async function cutOne(): Promise<number> {
  const { rows } = await house.db.raw<{ rows: unknown[] }>(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'fundtrace ledger engine' AND state <> 'idle' ORDER BY random() LIMIT 1`,
  )
  return rows.length
}

/** As a client does that got "unavailable". */
async function untilAnswered(command: PostCommand): Promise<readonly CommandResult[]> {
  for (;;) {
    try {
      return await house.engine.submit(FUND, [command])
    } catch (error) {
      if (Reflect.get(error as object, 'kind') !== 'unavailable') throw error
    }
  }
}

async function takeBackShards(): Promise<void> {
  const { rows } = await house.db.raw<{ rows: { shard: number; epoch: string }[] }>(
    'UPDATE shard_leases SET epoch = epoch + 1 RETURNING shard, epoch',
  )
  await house.db.raw('SELECT fence_shard(shard, epoch) FROM shard_leases')
  for (const { shard, epoch } of rows) {
    house.engine.disown(shard)
    house.engine.own(shard, epoch)
  }
}

async function balanceOf(slug: string): Promise<string> {
  const row: { balance: string } | undefined = await house
    .db('accounts')
    .where({ fund_id: FUND, code: `general:${slug}` })
    .first('balance')
  return row?.balance ?? ''
}

/** Sums, balances, lines, numbers and blocks, asked of the rows. */
async function rowFaults(): Promise<string[]> {
  const { rows } = await house.db.raw<{ rows: { fault: string }[] }>(
    `SELECT 'not zero: ' || journal_id AS fault FROM entries GROUP BY journal_id HAVING sum(amount) <> 0
     UNION ALL
     SELECT 'balance: ' || code FROM accounts a
       LEFT JOIN (SELECT account_id, -sum(amount) AS net, count(*) AS lines FROM entries GROUP BY 1) e ON e.account_id = a.id
      WHERE a.balance <> coalesce(net, 0) OR a.version <> coalesce(lines, 0)
     UNION ALL
     SELECT 'held: ' || code FROM accounts a
      WHERE a.held <> (SELECT coalesce(sum(amount), 0) FROM holds h
                        WHERE h.fund_id = a.fund_id AND h.account_code = a.code AND h.state = 'pending')
     UNION ALL
     SELECT 'line: ' || account_id || ' ' || line
       FROM (SELECT account_id, line, balance_after, -sum(amount) OVER w AS running, row_number() OVER w AS counted
               FROM entries WINDOW w AS (PARTITION BY account_id ORDER BY journal_id, ordinal)) lines
      WHERE balance_after <> running OR line <> counted
     UNION ALL
     SELECT 'chain: ' || shard || ' ' || height
       FROM (SELECT *, lag(hash) OVER w AS before, lag(last_position, 1, 0::bigint) OVER w AS last_before, row_number() OVER w AS counted
               FROM blocks WINDOW w AS (PARTITION BY shard ORDER BY height)) chained
      WHERE previous <> coalesce(before, decode(repeat('00', 32), 'hex')) OR first_position <> last_before + 1 OR height <> counted
     UNION ALL
     SELECT 'head: ' || h.shard FROM shard_heads h LEFT JOIN blocks b ON b.shard = h.shard AND b.height = h.height
      WHERE h.height > 0 AND (b.hash, b.last_position) IS DISTINCT FROM (h.head, h.position)
     UNION ALL
     SELECT 'records: ' || f.id FROM funds f JOIN transactions t ON t.fund_id = f.id GROUP BY f.id
     HAVING count(t.number) <> f.transaction_count OR max(t.number) <> f.transaction_count`,
  )
  return rows.map(({ fault }) => fault)
}
