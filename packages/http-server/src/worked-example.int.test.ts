import { connect, migrate } from '@fundtrace/database'
import { createTestDatabase } from '@fundtrace/test-support'
import { afterAll, expect, it } from 'vitest'
import { batchRoutes } from '../test/sample-routes.ts'
import { bearer, tryServer } from '../test/try-server.ts'
import { idempotencyMigrations, toOpenApi } from './http-server.ts'

const { ownerUrl, appUrl } = await createTestDatabase('disbursement')
await migrate(ownerUrl, 'fundtrace_disbursement', [idempotencyMigrations])
const owner = connect(ownerUrl, { application: 'test' })
await owner.raw(`CREATE TABLE batches (id integer GENERATED ALWAYS AS IDENTITY, area text NOT NULL, amount numeric(21,2) NOT NULL,
                                       made_by text NOT NULL, correlation_id text NOT NULL);
                 GRANT SELECT, INSERT ON batches TO fundtrace_disbursement`)
const db = connect(appUrl, { application: 'test' })
const { app } = await tryServer((server) => batchRoutes(server, db), {
  readiness: { database: () => db.raw('SELECT 1') },
})
app.addHook('onClose', () => db.destroy())
afterAll(async () => {
  await app.close()
  await owner.destroy()
})

it('runs as the README shows it', async () => {
  expect((await app.inject('/health/ready')).json()).toEqual({ status: 'ready', checks: ['database'] })

  const treasury = await bearer(['treasury'], ['441800'])
  const make = (key: string, area: string) =>
    app.inject({
      method: 'POST',
      url: '/batches',
      headers: { ...treasury, 'idempotency-key': key, 'x-request-id': 'run-1' },
      payload: { area, amount: '1250.00' },
    })
  const made = await make('k-1', '441802')
  expect([made.statusCode, made.json()]).toEqual([201, { id: 1, area: '441802', amount: '1250.00' }])
  expect((await make('k-1', '441802')).headers['idempotency-replayed']).toBe('true')
  expect((await make('k-2', '441900')).json()).toMatchObject({
    status: 403,
    code: 'ACCESS_AREA_FORBIDDEN',
    area: '441900',
  })

  const file = await app.inject({
    method: 'POST',
    url: '/batches/1/result-file',
    headers: { ...treasury, 'idempotency-key': 'k-3', 'content-type': 'text/csv' },
    payload: 'line,state\n1,paid\n',
  })
  expect([file.statusCode, file.json()]).toEqual([202, { state: 'batch 1 waits for the ledger', bytes: 18 }])

  const list = async (...areas: string[]) =>
    (await app.inject({ url: '/batches?limit=5', headers: await bearer(['audit'], areas) })).json()
  expect(await list('44')).toEqual({ batches: [{ id: 1, area: '441802', amount: '1250.00' }] })
  expect(await list('4419')).toEqual({ batches: [] })

  const { rows } = await owner.raw('SELECT made_by, correlation_id FROM batches')
  expect(rows).toEqual([{ made_by: 'officer-1', correlation_id: 'run-1' }])
  expect(Object.keys((await toOpenApi(app)).paths ?? {})).toEqual(['/batches', '/batches/{id}/result-file'])
})
