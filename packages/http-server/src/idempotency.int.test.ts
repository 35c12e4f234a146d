import { randomUUID } from 'node:crypto'
import { connect, migrate } from '@fundtrace/database'
import { DomainError } from '@fundtrace/problem'
import { createTestDatabase } from '@fundtrace/test-support'
import { Type } from 'typebox'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { bearer, openRoute, tryServer } from '../test/try-server.ts'
import { fileBody, idempotencyMigrations, idempotent } from './http-server.ts'

const { ownerUrl, appUrl } = await createTestDatabase('ledger')
await migrate(ownerUrl, 'fundtrace_ledger', [idempotencyMigrations])
const owner = connect(ownerUrl, { application: 'test' })
await owner.raw(`CREATE TABLE effects (id integer GENERATED ALWAYS AS IDENTITY, note text NOT NULL);
                 GRANT SELECT, INSERT ON effects TO fundtrace_ledger`)
const db = connect(appUrl, { application: 'test', connectionsMax: 25 })

/** What the handlers do beside writing their effect; a test may make them wait or fail. */
let meanwhile: (stage: 'work' | 'respond') => Promise<void> = async () => undefined

const write = { config: { access: { roles: ['treasury'] as const } } }
const documented = (operationId: string) => openRoute(operationId).schema
const Note = Type.Object({ note: Type.String(), more: Type.Optional(Type.Unknown()) })

const { app, logLines } = await tryServer((server) => {
  server.post(
    '/effects',
    { ...write, schema: { ...documented('effect'), body: Note } },
    idempotent(db, async (trx, { body, id }, caller) => {
      const { rows } = await trx.raw(`INSERT INTO effects (note) VALUES (?) RETURNING id`, [body.note])
      await meanwhile('work')
      return { effect: Number(rows[0].id), by: caller.subject, request: id, at: new Date(0).toISOString() }
    }),
  )
  server.post(
    '/funds/:fund/effects',
    { ...write, schema: { ...documented('fund'), params: Type.Object({ fund: Type.String() }) } },
    idempotent(
      db,
      async (trx, { params }) => {
        await trx.raw(`INSERT INTO effects (note) VALUES (?)`, [params.fund])
        return null
      },
      { status: 204 },
    ),
  )
  server.post(
    '/files',
    { ...write, schema: { ...documented('file'), body: fileBody('text/csv', 'A file') } },
    idempotent(db, async (trx, { body }) => {
      await trx.raw(`INSERT INTO effects (note) VALUES (?)`, [body.toString('latin1')])
      return { bytes: body.length }
    }),
  )
  server.post(
    '/waiting',
    { ...write, schema: { ...documented('waiting'), body: Note } },
    idempotent(
      db,
      async (trx, { body }) => {
        await trx.raw(`INSERT INTO effects (note) VALUES (?)`, [body.note])
        return { ref: body.note }
      },
      {
        status: 202,
        respond: async ({ ref }) => {
          await meanwhile('respond')
          return { answered: ref }
        },
      },
    ),
  )
})

beforeEach(async () => {
  meanwhile = async () => undefined
  await owner.raw('TRUNCATE effects')
})
afterAll(async () => {
  await app.close()
  await db.destroy()
  await owner.destroy()
})

const headers = async (key: string | undefined, who: Parameters<typeof bearer> = [['treasury']]) => ({
  ...(await bearer(...who)),
  ...(key !== undefined && { 'idempotency-key': key }),
})
const post = async (key: string | undefined, payload: object = { note: 'a' }, url = '/effects') =>
  app.inject({ method: 'POST', url, headers: await headers(key), payload })
const effects = async (): Promise<number> => Number((await owner.raw('SELECT count(*) FROM effects')).rows[0].count)

describe('an idempotent route', () => {
  it('does the work once and answers the same again, whatever the order of the fields', async () => {
    const key = randomUUID()
    const first = await post(key, { note: 'a', more: { x: 1, y: [2, 1] } })
    const second = await post(key, { more: { y: [2, 1], x: 1 }, note: 'a' })
    expect([first.statusCode, second.statusCode]).toEqual([201, 201])
    expect(second.json()).toEqual(first.json())
    expect(first.headers['idempotency-replayed']).toBeUndefined()
    expect(second.headers['idempotency-replayed']).toBe('true')
    expect(await effects()).toBe(1)
  })

  it.each([undefined, ''])('asks for a key where it gets %j', async (key) => {
    const response = await post(key)
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_MISSING' })
    expect(await effects()).toBe(0)
  })

  it.each(['a b', 'x'.repeat(201), '\u00e9'])('refuses the key %j', async (key) => {
    const response = await post(key)
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_MALFORMED' })
  })

  it('refuses a key that came with another body or query', async () => {
    const key = randomUUID()
    await post(key)
    for (const again of [await post(key, { note: 'b' }), await post(key, { note: 'a' }, '/effects?dry=1')]) {
      expect(again.statusCode).toBe(422)
      expect(again.json()).toMatchObject({
        code: 'IDEMPOTENCY_KEY_REUSED',
        idempotency_key: key,
        first_used_at: expect.any(String),
      })
    }
    expect(await effects()).toBe(1)
  })

  it('keeps the same key of other callers, areas, routes and parameters apart', async () => {
    const key = randomUUID()
    const send = async (url: string, payload: object | undefined, ...who: Parameters<typeof bearer>) =>
      app.inject({ method: 'POST', url, headers: await headers(key, who), ...(payload && { payload }) })
    const answers = [
      await send('/effects', { note: 'a' }, ['treasury'], ['4418', '4401'], 'officer-1'),
      await send('/effects', { note: 'a' }, ['treasury'], ['4418', '4401'], 'officer-2'),
      await send('/effects', { note: 'a' }, ['treasury'], ['4418'], 'officer-1'),
      await send('/funds/f1/effects', undefined, ['treasury'], ['4418', '4401'], 'officer-1'),
      await send('/funds/f2/effects', undefined, ['treasury'], ['4418', '4401'], 'officer-1'),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 204, 204])
    expect(answers.map((answer) => answer.headers['idempotency-replayed'])).toEqual(Array(5).fill(undefined))
    const sameAreas = await send('/effects', { note: 'a' }, ['treasury'], ['440100', '4418'], 'officer-1')
    expect(sameAreas.headers['idempotency-replayed']).toBe('true')
    expect(await effects()).toBe(5)
  })

  it.each(['"half \\ud800"', '1e999'])('refuses a body with %s, which has no canonical form', async (more) => {
    const response = await app.inject({
      method: 'POST',
      url: '/effects',
      headers: { ...(await headers(randomUUID())), 'content-type': 'application/json' },
      payload: `{"note":"a","more":${more}}`,
    })
    expect([response.statusCode, response.json().code]).toEqual([400, 'BODY_NOT_CANONICAL'])
    expect(await effects()).toBe(0)
  })

  it('compares files byte by byte', async () => {
    const key = randomUUID()
    const send = async (...bytes: number[]) =>
      app.inject({
        method: 'POST',
        url: '/files',
        headers: { ...(await headers(key)), 'content-type': 'text/csv' },
        payload: Buffer.from(bytes),
      })
    expect((await send(0xc7, 0x61)).statusCode).toBe(201)
    expect((await send(0xc7, 0x61)).headers['idempotency-replayed']).toBe('true')
    expect((await send(0xc8, 0x61)).statusCode).toBe(422)
    expect(await effects()).toBe(1)
  })

  it('has one effect when twenty requests with one key come at once', async () => {
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(key)))
    expect(await effects()).toBe(1)
    const fresh = answers.filter(
      (answer) => answer.statusCode === 201 && answer.headers['idempotency-replayed'] === undefined,
    )
    const replayed = answers.filter((answer) => answer.headers['idempotency-replayed'] === 'true')
    const inFlight = answers.filter((answer) => answer.statusCode === 409)
    expect([fresh.length, fresh.length + replayed.length + inFlight.length]).toEqual([1, 20])
    for (const answer of replayed) expect([answer.statusCode, answer.json()]).toEqual([201, fresh[0]?.json()])
    for (const answer of inFlight)
      expect(answer.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_IN_FLIGHT', idempotency_key: key })
  })

  it('says so while the first request is still at work, and holds up no other key', async () => {
    const [started, finish] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    meanwhile = async () => {
      meanwhile = async () => undefined
      started.resolve()
      await finish.promise
    }
    const first = post('slow-1')
    await started.promise
    expect((await post('slow-1')).statusCode).toBe(409)
    expect((await post('slow-1', { note: 'other content' })).statusCode).toBe(409)
    expect((await post('slow-2')).statusCode).toBe(201)
    finish.resolve()
    expect((await first).statusCode).toBe(201)
    expect((await post('slow-1')).headers['idempotency-replayed']).toBe('true')
  })

  it('leaves neither effect nor key after a refusal, so that the key may be used again', async () => {
    const key = randomUUID()
    meanwhile = async () => {
      throw new DomainError({
        code: 'SAMPLE_FUND_SHORT',
        kind: 'refused',
        title: { zh: '不足', en: 'Short' },
        detail: 'Short of 1.00',
      })
    }
    expect((await post(key)).json()).toMatchObject({ status: 422, code: 'SAMPLE_FUND_SHORT' })
    expect(await effects()).toBe(0)
    meanwhile = async () => undefined
    expect((await post(key, { note: 'corrected' })).statusCode).toBe(201)
    expect(await effects()).toBe(1)
  })

  it('leaves neither effect nor key when the connection is lost before the commit', async () => {
    const key = randomUUID()
    meanwhile = async () => {
      await db.raw(`SELECT pg_terminate_backend(l.pid) FROM pg_locks l
                        WHERE l.locktype = 'relation' AND l.relation = 'effects'::regclass AND l.mode = 'RowExclusiveLock'`)
    }
    const lost = await post(key)
    expect(lost.statusCode).toBe(503)
    expect(lost.json()).toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
    meanwhile = async () => undefined
    const again = await post(key)
    expect([again.statusCode, again.headers['idempotency-replayed']]).toEqual([201, undefined])
    expect(await effects()).toBe(1)
  })

  it('responds after the commit, for the first request and for a replay', async () => {
    const key = randomUUID()
    meanwhile = async () => {
      throw new DomainError({
        code: 'SAMPLE_ANSWER_LATE',
        kind: 'unavailable',
        title: { zh: '迟', en: 'Late' },
        detail: 'No answer yet',
      })
    }
    expect((await post(key, { note: 'a' }, '/waiting')).json()).toMatchObject({ code: 'SAMPLE_ANSWER_LATE' })
    expect(await effects()).toBe(1)
    meanwhile = async () => undefined
    const answer = await post(key, { note: 'a' }, '/waiting')
    expect([answer.statusCode, answer.json(), answer.headers['idempotency-replayed']]).toEqual([
      202,
      { answered: 'a' },
      'true',
    ])
    expect(await effects()).toBe(1)
  })

  it('may not change or remove what it remembers', async () => {
    for (const sql of [
      'UPDATE idempotency_keys SET key = key',
      'DELETE FROM idempotency_keys',
      'TRUNCATE idempotency_keys',
    ]) {
      await expect(db.raw(sql)).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('a failing statement', () => {
  it.each([
    ['that knex repeats', '42703', () => db.raw('SELECT nothing FROM effects WHERE note = ?', [PERSONAL])],
    ['that PostgreSQL quotes', '22003', () => db.raw('SELECT ?::integer', [PERSONAL])],
  ])('does not carry a value %s into the log', async (_, code, statement) => {
    meanwhile = async () => {
      await statement()
    }
    expect((await post(randomUUID())).statusCode).toBe(500)
    const failure = JSON.parse(logLines().findLast((line) => line.includes('request failed')) ?? '')
    expect(failure).toMatchObject({ level: 'error', route: '/effects', err: { code } })
    expect(failure.err.stack).toMatch(/^ +at /m)
    expect(logLines().join('')).not.toContain(PERSONAL)
  })

  it('is told apart by what PostgreSQL says of names', async () => {
    meanwhile = async () => {
      await db.raw('SELECT nothing FROM effects')
    }
    await post(randomUUID())
    expect(logLines().join('')).toContain('column \\"nothing\\" does not exist')
  })
})

const PERSONAL = '44180219900101123X'
