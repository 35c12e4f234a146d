import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type ClusterDatabase,
  keepAsking,
  openClusterDatabase,
  openObserver,
  type PostingProcess,
  postOf,
  sharesOf,
  startPostingProcess,
  until,
} from '../../../test/cluster-fixture.ts'
import type { PostingDesk } from '../engine/posting-desk.ts'

/** Long enough that a busy machine renews in time, short enough that a test can wait for its end. */
const LEASE_MS = 2_000

describe('several processes of one ledger, while somebody keeps asking', () => {
  let ledger: ClusterDatabase
  let desk: PostingDesk
  let asking: ReturnType<typeof keepAsking>
  const all: PostingProcess[] = []
  const start = async (): Promise<PostingProcess> => {
    const started = await startPostingProcess(ledger, LEASE_MS)
    all.push(started)
    return started
  }
  const untilDivided = (...shares: readonly [PostingProcess, number][]) =>
    until(async () => {
      const found = await sharesOf(ledger.db)
      const counts = shares.map(([{ address }]) => found[address] ?? 0)
      return (
        Object.keys(found).length === shares.length &&
        JSON.stringify(counts.sort()) === JSON.stringify(shares.map(([, count]) => count).sort())
      )
    })

  let first: PostingProcess
  let second: PostingProcess
  let third: PostingProcess
  beforeAll(async () => {
    ledger = await openClusterDatabase()
    desk = openObserver(ledger)
    first = await start()
    asking = keepAsking(desk, ledger.funds, 6)
  })
  afterAll(async () => {
    await asking.stop()
    for (const one of all) await one.stop('SIGKILL')
    await ledger.close()
  })

  it('one alone has all shards', async () => {
    await untilDivided([first, 64])
  })

  it('newcomers are given their part', async () => {
    ;[second, third] = await Promise.all([start(), start()])
    await untilDivided([first, 22], [second, 21], [third, 21])
  })

  it('answers from elsewhere as it would itself: receipts, replays and refusals', async () => {
    const fundId = ledger.funds[40] ?? ''
    const [posted] = await desk.submit(fundId, [postOf(fundId, 'forwarded')])
    const [again] = await desk.submit(fundId, [postOf(fundId, 'forwarded')])
    const refused = await desk.submit(fundId, [
      postOf(fundId, 'forwarded', { amount: 200n }),
      postOf(fundId, 'overdrawn', { from: 'general:poor', amount: 250n }),
      postOf(fundId, 'nowhere', { from: 'general:none' }),
    ])

    expect(posted).toMatchObject({ isReplayed: false, receipt: { shard: 40 } })
    expect(again).toEqual({ ...posted, isReplayed: true })
    expect(refused).toMatchObject([
      { refusal: { code: 'LEDGER_KEY_REUSED', kind: 'conflict' } },
      {
        refusal: {
          code: 'LEDGER_AVAILABLE_EXCEEDED',
          kind: 'refused',
          values: { account: 'general:poor', available: '0.00', requested: '2.50', missing: '2.50' },
        },
      },
      { refusal: { code: 'LEDGER_ACCOUNT_UNKNOWN' } },
    ])
  })

  it('one that is told to end hands its shards over and ends well', async () => {
    expect(await second.stop('SIGTERM')).toBe(0)
    await untilDivided([first, 32], [third, 32])
  })

  it('one that is stopped for longer than its lease loses its shards, and gets its part back when it goes on', async () => {
    third.child.kill('SIGSTOP')
    await untilDivided([first, 64])
    third.child.kill('SIGCONT')
    await untilDivided([first, 32], [third, 32])
  })

  it('the shards of one that is killed go to the others', async () => {
    await first.stop('SIGKILL')
    await untilDivided([third, 64])
  })

  it('through all of it every request was posted once, under the id that was answered, and nothing else was', async () => {
    await asking.stop()
    const { rows } = await ledger.owner.raw<{ rows: { reference: string; id: string }[] }>(
      `SELECT reference, id FROM transactions WHERE reference <> 'post:forwarded'`,
    )

    expect(asking.failures).toEqual([])
    expect(asking.accepted.size).toBeGreaterThan(30)
    expect(new Map(rows.map(({ reference, id }) => [reference, id]))).toEqual(asking.accepted)
    expect(rows.length).toBe(asking.accepted.size)
    expect(await faultsIn(ledger)).toEqual({ entries: '0.00', gaps: 0, breaks: 0, unbalanced: 0 })
  })
})

/** What would show a lost or a doubled record: in the places of the shards, the chain of blocks, the balances. */
async function faultsIn({ owner }: ClusterDatabase) {
  const { rows } = await owner.raw<{ rows: unknown[] }>(`
    SELECT (SELECT sum(amount)::text FROM entries) AS entries,
           (SELECT count(*)::int FROM shard_heads h
             WHERE h.position <> (SELECT count(*) FROM transactions t WHERE t.journal_id >> 48 = h.shard)) AS gaps,
           (SELECT count(*)::int FROM blocks b LEFT JOIN blocks p ON p.shard = b.shard AND p.height = b.height - 1
             WHERE b.height > 1 AND (p.hash IS DISTINCT FROM b.previous OR p.last_position <> b.first_position - 1)) AS breaks,
           (SELECT count(*)::int FROM accounts a
             WHERE a.balance <> (SELECT coalesce(-sum(amount), 0) FROM entries e WHERE e.account_id = a.id)) AS unbalanced`)
  return rows[0]
}
