import { connect, migrate } from '@fundtrace/database'
import { createTestDatabase } from '@fundtrace/test-support'
import { afterAll, expect, it } from 'vitest'
import { bearer, tryServer } from '../test/try-server.ts'
import { type Caller, idempotencyMigrations, keepUnmaskedRead, unmaskedReadRoutes } from './http-server.ts'

const { ownerUrl, appUrl } = await createTestDatabase('allocation')
await migrate(ownerUrl, 'fundtrace_allocation', [idempotencyMigrations])
const db = connect(appUrl, { application: 'test' })
const { app } = await tryServer((server) => unmaskedReadRoutes(server, db))
afterAll(async () => {
  await app.close()
  await db.destroy()
})

const reader: Caller = { subject: 'li', name: '李', roles: ['treasury'], areas: ['4418'], actingFor: 'chen' }
const read = { caller: reader, correlationId: 'r-1', what: 'bank_file', subject: 'file-1' }
const keep = (change: object) => db.transaction((trx) => keepUnmaskedRead(trx, { ...read, shown: [], ...change }))

async function list(areas: string[], query = '') {
  const reply = await app.inject({ url: `/v1/unmasked-reads${query}`, headers: await bearer(['audit'], areas) })
  return (reply.json() as { unmasked_reads: Record<string, unknown>[] }).unmasked_reads
}

it('who saw what of whom is kept for each county, and shown to its own auditors', async () => {
  await keep({
    purpose: '发放核对',
    shown: [
      { area: '441802103', count: 2 },
      { area: '441802104', count: 1 },
      { area: '441900', count: 4 },
      { area: '441803', count: 0 },
    ],
  })
  await keep({ caller: { ...reader, actingFor: null }, subject: 'file-2', shown: [{ area: '441802', count: 1 }] })

  const first = { what: 'bank_file', subject: 'file-1', reader: 'li', acting_for: 'chen', purpose: '发放核对' }
  expect(await list(['441802'])).toMatchObject([
    { ...first, area_code: '441802', people: 3, request_id: 'r-1' },
    { subject: 'file-2', acting_for: null, people: 1 },
  ])
  expect(await list(['4419'])).toMatchObject([{ ...first, area_code: '4419', people: 4 }])
  expect(await list(['4420'])).toEqual([])
  expect(await list([])).toEqual([])
  expect(await list(['441802'], '?reader=chen')).toHaveLength(1)
  expect(await list(['441802'], '?subject=file-2')).toHaveLength(1)
  const [earlier] = await list(['441802'], '?limit=1')
  expect(await list(['441802'], `?after=${String(earlier?.['id'])}`)).toMatchObject([{ subject: 'file-2' }])
})

it.each(['441802199001011234', '6222021001123456789'])(
  'the record holds no number such as %s, and nothing is shown without it',
  async (number) => {
    await expect(keep({ subject: number, shown: [{ area: '44', count: 1 }] })).rejects.toMatchObject({
      constraint: 'unmasked_reads_subject_is_an_id',
    })
    await expect(keep({ purpose: `核对${number}`, shown: [{ area: '44', count: 1 }] })).rejects.toMatchObject({
      constraint: 'unmasked_reads_purpose_is_words',
    })
  },
)

it('the service can neither change nor take away a record', async () => {
  await expect(db.raw(`UPDATE unmasked_reads SET reader = 'nobody'`)).rejects.toMatchObject({ code: '42501' })
  await expect(db.raw(`DELETE FROM unmasked_reads`)).rejects.toMatchObject({ code: '42501' })
})

it('is not for those who pay', async () => {
  const reply = await app.inject({ url: '/v1/unmasked-reads', headers: await bearer(['treasury'], ['44']) })
  expect(reply.statusCode).toBe(403)
})
