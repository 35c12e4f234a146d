import { createHash, randomUUID } from 'node:crypto'
import type { Database } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../../../infra/embedded/free-port.ts'
import {
  type ClusterDatabase,
  openClusterDatabase,
  openPostingHere,
  postOf,
  SILENT,
  until,
} from '../../../test/cluster-fixture.ts'
import { startHaltingProxy } from '../../../test/halting-proxy.ts'
import type { HoldCommand, PostCommand } from '../../domain/posting/command.ts'
import { startPostingEngine } from '../engine/posting-engine.ts'

describe('a shard that changes hands', () => {
  let ledger: ClusterDatabase
  beforeAll(async () => {
    ledger = await openClusterDatabase()
  })
  afterAll(() => ledger.close())

  const fence = (shard: number, epoch: number) => ledger.db.raw('SELECT fence_shard(?::smallint, ?)', [shard, epoch])
  const countOf = async (fundId: string): Promise<number> =>
    (await ledger.db('transactions').where({ fund_id: fundId })).length

  it('takes nothing any more from the engine that had it, which knows of nothing', async () => {
    const fundId = ledger.funds[1] ?? ''
    const fenced: number[] = []
    const engine = startPostingEngine({
      url: ledger.url,
      log: SILENT,
      announce: () => [],
      onFenced: (shard) => fenced.push(shard),
    })
    await fence(1, 1)
    engine.own(1, '1')
    // From here on it has the shard's book in memory, and asks nothing of the database before it writes.
    await engine.submit(fundId, [postOf(fundId, 'in time')])
    await fence(1, 2)

    await expect(engine.submit(fundId, [postOf(fundId, 'too late')])).rejects.toMatchObject({
      code: 'LEDGER_SHARD_ELSEWHERE',
    })
    expect(fenced).toEqual([1])
    expect(engine.owns(1)).toBe(false)
    expect(await countOf(fundId)).toBe(1)
    await engine.close()
  })

  it('waits for the commit that is on its way, which is answered', async () => {
    const fundId = ledger.funds[2] ?? ''
    const held = await ledger.owner.transaction()
    await held.raw('SELECT pg_advisory_xact_lock(2)')
    const engine = startPostingEngine({
      url: ledger.url,
      log: SILENT,
      // What is said of the block comes after its end has the shard's head, and waits here.
      announce: () => [{ name: null, text: 'SELECT pg_advisory_xact_lock_shared(2)', values: [] }],
    })
    await fence(2, 1)
    engine.own(2, '1')
    const posted = engine.submit(fundId, [postOf(fundId, 'on its way')])
    await until(async () => (await waitingForLocks()) === 1)
    let isFenced = false
    const taken = fence(2, 2).then(() => {
      isFenced = true
    })
    await until(async () => (await waitingForLocks()) === 2)

    expect(isFenced).toBe(false)
    await held.commit()
    expect(await posted).toMatchObject([{ isReplayed: false }])
    await taken
    await engine.close()
  })

  const waitingForLocks = async (): Promise<number> => {
    const { rows } = await ledger.owner.raw<{ rows: { count: number }[] }>(
      'SELECT count(*)::int FROM pg_locks l JOIN pg_database d ON d.oid = l.database OR l.database IS NULL WHERE NOT granted AND datname = current_database()',
    )
    return rows[0]?.count ?? 0
  }

  it('comes to the next process although its owner stopped in the middle of a batch, which is posted there once', async () => {
    const fundId = ledger.funds[3] ?? ''
    const proxy = await startHaltingProxy(ledger.url)
    const stopped = await openPostingHere({ ...ledger, url: proxy.url }, { leaseMs: 60_000 })
    await until(async () => stopped.posting.shardsOwned() === 64)
    const asked = stopped.posting.desk.submit(fundId, [postOf(fundId, 'interrupted')])
    await until(async () => proxy.isHalted())
    // As after its lease: it is still there, with its rows in place under the reference, and says nothing more.
    await ledger.owner.raw('UPDATE shard_leases SET leased_until = now()')
    await ledger.owner.raw('UPDATE ledger_processes SET alive_until = now()')
    const next = await openPostingHere(ledger)

    const [result] = await next.posting.desk.submit(fundId, [postOf(fundId, 'interrupted')])
    expect(result).toMatchObject({ isReplayed: false })
    proxy.goOn()
    expect(await asked).toEqual([{ ...result, isReplayed: true }])
    expect(await countOf(fundId)).toBe(1)
    await stopped.close()
    await next.close()
    proxy.close()
  })
})

describe('a process that cannot renew its leases', () => {
  it('stops posting by its own clock, and begins again under later epochs', async () => {
    const ledger = await openClusterDatabase()
    const here = await openPostingHere(ledger, { leaseMs: 1_500 })
    await until(async () => here.posting.shardsOwned() === 64)
    const epochs = async (db: Database = ledger.db): Promise<number[]> =>
      (await db('shard_leases').orderBy('shard').pluck('epoch')).map(Number)
    // Whoever renews or takes a lease waits for this, and gives up.
    const trx = await ledger.owner.transaction()
    await trx.raw('SELECT FROM shard_leases FOR UPDATE')
    const before = await epochs(trx)
    await until(async () => here.posting.shardsOwned() === 0)
    expect(await epochs()).toEqual(before)
    await trx.rollback()
    await until(async () => here.posting.shardsOwned() === 64)
    const after = await epochs()
    expect(after.filter((epoch, shard) => epoch <= (before[shard] ?? 0))).toEqual([])
    await here.close()
    await ledger.close()
  })
})

describe('a process that is started again at its old address', () => {
  it('has the shards of the one that was killed there at once, and not when its leases run out', async () => {
    const ledger = await openClusterDatabase()
    const port = await freePort()
    const address = `http://127.0.0.1:${port}`
    await ledger.owner.raw(
      `UPDATE shard_leases SET owner = 'killed', address = ?, epoch = 7, leased_until = now() + interval '1 hour'`,
      [address],
    )
    await ledger.owner('ledger_processes').insert({ id: 'killed', address, alive_until: '2099-01-01' })
    const here = await openPostingHere(ledger, { port })
    await until(async () => here.posting.shardsOwned() === 64)

    expect(await ledger.db('ledger_processes').whereNot({ id: 'killed' }).pluck('address')).toEqual([address])
    expect(await ledger.db('ledger_processes').where({ id: 'killed' })).toEqual([])
    await here.close()
    await ledger.close()
  })
})

describe('holds whose time is over', () => {
  let ledger: ClusterDatabase
  let here: Awaited<ReturnType<typeof openPostingHere>>
  beforeAll(async () => {
    ledger = await openClusterDatabase()
    here = await openPostingHere(ledger, { expireEveryMs: 20 })
  })
  afterAll(async () => {
    await here.close()
    await ledger.close()
  })

  it('end by a record of the journal, give back what they kept, and cannot be used', async () => {
    const fundId = ledger.funds[9] ?? ''
    const { desk } = here.posting
    const [over, open] = [randomUUID(), randomUUID()]
    // Once the shard's owner is there and connected, an answer takes milliseconds.
    await desk.submit(fundId, [postOf(fundId, 'first')])
    const placed = await desk.submit(fundId, [
      holdOf(fundId, over, Date.now() + 1_500),
      holdOf(fundId, open, Date.now() + 3_600_000),
    ])
    expect(placed).toMatchObject([{ isReplayed: false }, { isReplayed: false }])
    const states = () => ledger.db('holds').whereIn('id', [over, open]).orderBy('state').pluck('state')
    await until(async () => (await states()).includes('expired'))

    expect(await states()).toEqual(['expired', 'pending'])
    expect(await ledger.db('accounts').where({ fund_id: fundId, code: 'general:a' }).pluck('held')).toEqual(['5.00'])
    expect(await ledger.db('transactions').where({ fund_id: fundId, kind: 'expiry' }).pluck('reference')).toEqual([
      `expiry:${over}`,
    ])
    const use: PostCommand = { ...postOf(fundId, 'use'), uses: [{ holdId: over, amount: 100n }] }
    expect(await desk.submit(fundId, [use])).toMatchObject([
      { refusal: { code: 'LEDGER_HOLD_ENDED', values: { state: 'expired' } } },
    ])
  })

  const holdOf = (fundId: string, holdId: string, expiresAt: number): HoldCommand => ({
    ...postOf(fundId, ''),
    kind: 'hold',
    reference: `hold:${holdId}`,
    contentHash: createHash('sha256').update(holdId).digest(),
    holds: [{ holdId, account: 'general:a', amount: 500n }],
    expiresAt,
  })
})
