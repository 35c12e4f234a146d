import { createHash } from 'node:crypto'
import { connect, type Database } from '@fundtrace/database'
import { afterAll, expect, it } from 'vitest'
import { startEngine } from '../../test/engine-fixture.ts'
import { balancesOf, faultsOf, openLedger, post, silentLog } from '../../test/ledger-fixture.ts'
import { arrival, awards, plan } from '../../test/requests.ts'
import { verifyDatabase } from '../../test/seal-fixture.ts'
import type { PostCommand } from '../domain/posting/command.ts'

/** Fund work in transactions of its own and the engine's batches post into one shard, from connections that know nothing of each other. */
const { db, owner, appUrl, close } = await openLedger()
const another = connect(appUrl, { application: 'ledger test, another process', connectionsMax: 8 })
const engine = await startEngine(db, appUrl, { log: silentLog, announce: () => [] })
afterAll(async () => {
  await engine.close()
  await another.destroy()
  await close()
})

const fund = 'both-roads-2016'
const ROUNDS = 6
const POSTS = 40

it('posts all of both once, in one chain of blocks, without a deadlock', async () => {
  await post(db, fund, plan(fund, { city: '1000.00' }))
  await owner.raw(
    `INSERT INTO accounts (fund_id, code, kind, normal_side, minimum)
     SELECT ?, 'general:' || code, 'general', 'credit', NULL FROM unnest(ARRAY['a', 'b']) AS n (code)`,
    [fund],
  )
  for (let round = 0; round < ROUNDS; round += 1) {
    const posted = Array.from({ length: POSTS }, (_, index) => engine.submit(fund, [pay(`${round}-${index}`)]))
    const work = [db, another].flatMap((process, index) => fundWork(process, `${round}-${index}`))
    const [results] = await Promise.all([Promise.all(posted), Promise.all(work)])
    expect(results.flat().every((result) => 'receipt' in result && !result.isReplayed)).toBe(true)
  }

  expect(await balancesOf(db, fund)).toMatchObject({
    'cash:city': '24.00',
    appropriation: '964.00',
    'general:a': '-2.40',
    'general:b': '2.40',
  })
  const numbers: string[] = await db('transactions').where({ fund_id: fund }).orderBy('journal_id').pluck('number')
  expect(numbers.map(Number)).toEqual(Array.from({ length: 1 + ROUNDS * (POSTS + 8) }, (_, index) => index + 1))
  expect(await faultsOf(db)).toEqual([])
  expect(await verifyDatabase(db)).toMatchObject({ ok: true, records: numbers.length, faults: [] })
})

it('seals fund work by the algorithm with which the owner of the shard seals', async () => {
  await owner('shard_leases').update({ algorithm: 'sm3' })
  await post(db, fund, arrival(fund, 'city', '1.00', 'last'))
  const block = await db('blocks').orderBy('height', 'desc').first('algorithm')
  expect(block).toEqual({ algorithm: 'sm3' })
  expect(await verifyDatabase(db)).toMatchObject({ ok: true })
})

/** 2.00 arrive, 3.00 are awarded; four transactions. */
const fundWork = (process: Database, name: string) => [
  post(process, fund, arrival(fund, 'city', '1.00', `${name} first`)),
  post(process, fund, awards(fund, { [`${name}-zhang`]: '1.00', [`${name}-li`]: '2.00' })),
  post(process, fund, arrival(fund, 'city', '1.00', `${name} second`)),
]

const pay = (name: string): PostCommand => ({
  kind: 'post',
  fundId: fund,
  reference: `post:${name}`,
  contentHash: createHash('sha256').update(name).digest(),
  askedBy: 'li',
  eventId: null,
  documentNumber: null,
  metadata: null,
  privateDetails: null,
  effectiveAt: null,
  uses: [],
  entries: [
    { account: 'general:a', amount: 1n },
    { account: 'general:b', amount: -1n },
  ],
})
