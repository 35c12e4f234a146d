import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type ClusterDatabase,
  openClusterDatabase,
  openPostingHere,
  postOf,
  SECRET,
  sharesOf,
  until,
} from '../../../test/cluster-fixture.ts'
import { submissionWire } from './forwarded-posting.ts'

describe('the internal routes of a process', () => {
  let ledger: ClusterDatabase
  let here: Awaited<ReturnType<typeof openPostingHere>>
  let ownerId: string
  beforeAll(async () => {
    ledger = await openClusterDatabase()
    here = await openPostingHere(ledger)
    await until(async () => here.posting.shardsOwned() === 64)
    ownerId = String((await ledger.db('shard_leases').first('owner'))?.owner)
  })
  afterAll(async () => {
    await here.close()
    await ledger.close()
  })

  const post = async (headers: Record<string, string>, shard = 5, fund = 5) => {
    const fundId = ledger.funds[fund] ?? ''
    const submission = { fundId, commands: [postOf(fundId, `${shard} ${fund}`)], linked: false }
    const reply = await here.app.inject({
      method: 'POST',
      url: `/internal/shards/${shard}/postings`,
      headers: { 'content-type': 'application/json', ...headers },
      payload: JSON.stringify({ submissions: [submissionWire(submission)] }),
    })
    return { status: reply.statusCode, body: reply.json<Record<string, unknown>>() }
  }
  const secret = (text: string) => ({ authorization: `Bearer ${text}`, 'x-fundtrace-owner': ownerId })

  it('take nothing without the secret, whatever else is right', async () => {
    const wrong = { status: 401, body: { code: 'LEDGER_CLUSTER_SECRET_WRONG' } }
    expect(await post({ 'x-fundtrace-owner': ownerId })).toMatchObject(wrong)
    expect(await post(secret(`${SECRET}x`))).toMatchObject(wrong)
    expect(await post(secret(''))).toMatchObject(wrong)
    const look = await here.app.inject({ method: 'POST', url: '/internal/leases/look' })
    expect(look.statusCode).toBe(401)
    expect(await ledger.db('transactions').select('id')).toEqual([])
  })

  it('take what is meant for this process, and for the shard of the fund', async () => {
    const elsewhere = { status: 503, body: { code: 'LEDGER_SHARD_ELSEWHERE' } }
    expect(await post({ ...secret(SECRET), 'x-fundtrace-owner': 'its predecessor' })).toMatchObject(elsewhere)
    expect(await post(secret(SECRET), 6, 5)).toMatchObject({ status: 400, body: { code: 'LEDGER_SHARD_WRONG' } })
    expect(await post(secret(SECRET))).toMatchObject({
      status: 200,
      body: { answers: [{ results: [{ is_replayed: false, receipt: { shard: 5 } }] }] },
    })
  })

  it('are not in the description of the API', async () => {
    const { paths } = (await here.app.inject('/openapi.json')).json<{ paths: object }>()
    expect(Object.keys(paths).filter((path) => path.startsWith('/internal'))).toEqual([])
  })

  it('are closed in a process that has no secret, which stands by for as long as another posts', async () => {
    const alone = await openPostingHere(ledger, { secret: null, leaseMs: 500 })
    const reply = await alone.app.inject({ method: 'POST', url: '/internal/leases/look', headers: secret(SECRET) })

    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([403, 'LEDGER_CLUSTER_CLOSED'])
    expect(await sharesOf(ledger.db)).toEqual({ [here.address]: 64 })
    await alone.close()
  })
})
