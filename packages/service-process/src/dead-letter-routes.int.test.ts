import { randomUUID } from 'node:crypto'
import { connect, migrate } from '@fundtrace/database'
import {
  createLogger,
  createServer,
  generateLocalIssuerKeys,
  idempotencyMigrations,
  localIssuerVerifier,
  type Role,
  signLocalToken,
} from '@fundtrace/http-server'
import { type ConsumerDefinition, handler, messagingMigrations, takeIn } from '@fundtrace/messaging'
import { createTestDatabase } from '@fundtrace/test-support'
import Type from 'typebox'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { deadLetterRoutes } from './dead-letter-routes.ts'

const CONSUMER = 'ledger.counting'
const TOPIC = 'test.counts.v1'
const SOURCE = `/allocation/${TOPIC}`

const database = await createTestDatabase('ledger')
await migrate(database.ownerUrl, 'fundtrace_ledger', [messagingMigrations, idempotencyMigrations])
const db = connect(database.appUrl, { application: 'test' })
const issuer = generateLocalIssuerKeys()
afterAll(() => db.destroy())

/** What the handler refuses until a test mends it. */
let refused: readonly number[] = []
const handled: string[] = []
const counting: ConsumerDefinition = {
  name: CONSUMER,
  topics: [TOPIC],
  handlers: {
    Counted: handler(Type.Object({ count: Type.Integer() }), async (_trx, event, { count }) => {
      if (refused.includes(count)) throw new Error(`${count} is refused`)
      handled.push(`${event.subject} ${count}`)
    }),
  },
}

const logLines: string[] = []
const app = await createServer({
  name: 'sample',
  title: 'Sample',
  version: '1.0.0',
  description: 'A service for tests',
  logger: createLogger({ name: 'sample', level: 'debug', destination: { write: (line) => void logLines.push(line) } }),
  verifier: localIssuerVerifier({ publicKeyPem: issuer.publicKeyPem, nodeEnv: 'test' }),
  readiness: {},
  register: (server) => deadLetterRoutes(server, { consumers: [counting] }, db),
})

describe('the dead letters of a service', () => {
  let key: string
  beforeEach(() => {
    key = `fund-${randomUUID().slice(0, 8)}`
    refused = []
    handled.length = 0
  })

  let position = 0
  const deliver = (sequence: number, value?: string) => {
    const envelope = {
      specversion: '1.0',
      id: randomUUID(),
      source: SOURCE,
      type: 'Counted',
      subject: key,
      time: '2026-11-21T08:00:00.000Z',
      datacontenttype: 'application/json',
      correlationid: 'test',
      sequence,
      data: { count: sequence },
    }
    position += 1
    const message = {
      topic: TOPIC,
      partition: 0,
      position: `${position}`,
      key,
      value: value ?? JSON.stringify(envelope),
    }
    return takeIn(db, counting, message)
  }
  const deliverRefused = async (last: number, ...bad: number[]): Promise<void> => {
    refused = bad
    for (let sequence = 1; sequence <= last; sequence += 1) await deliver(sequence)
    refused = []
  }
  const tokenOf = (role: Role): Promise<string> =>
    signLocalToken({
      privateKeyPem: issuer.privateKeyPem,
      subject: `${role}-44-王`,
      name: '王',
      roles: [role],
      areas: ['44'],
      lifetimeSeconds: 600,
    })
  const get = async (path: string, role: Role = 'admin') =>
    app.inject({ url: path, headers: { authorization: `Bearer ${await tokenOf(role)}` } })
  const post = async (path: string, payload: object, idempotencyKey: string = randomUUID(), role: Role = 'admin') =>
    app.inject({
      method: 'POST',
      url: path,
      payload,
      headers: { authorization: `Bearer ${await tokenOf(role)}`, 'idempotency-key': idempotencyKey },
    })
  const replay = (more: object = {}, idempotencyKey?: string) =>
    post('/v1/dead-letters/replay', { consumer: CONSUMER, key, ...more }, idempotencyKey)
  const discard = (id: string, reason: string = '重复发送', idempotencyKey?: string) =>
    post(`/v1/dead-letters/${id}/discard`, { reason }, idempotencyKey)
  type Listed = { dead_letters: { id: string; sequence: string; state: string }[] }
  const list = async (query = ''): Promise<Listed['dead_letters']> =>
    (await get(`/v1/dead-letters?key=${key}${query}`)).json<Listed>().dead_letters
  const firstId = async (): Promise<string> => (await list())[0]?.id ?? ''

  it('lists what waits with its reason and what is parked behind it, and what is closed when asked', async () => {
    await deliverRefused(4, 2)
    expect(await list(`&consumer=${CONSUMER}`)).toMatchObject([
      {
        consumer: CONSUMER,
        topic: TOPIC,
        key,
        event_id: expect.any(String),
        event_type: 'Counted',
        source: SOURCE,
        sequence: '2',
        state: 'poison',
        reason: '2 is refused',
        recorded_at: expect.stringMatching(/^\d{4}-.*Z$/u),
        closed_at: null,
        parked_behind: 2,
      },
      { sequence: '3', state: 'parked', parked_behind: 0 },
      { sequence: '4', state: 'parked' },
    ])
    await replay()
    expect(await list()).toEqual([])
    expect(await list('&all=true')).toMatchObject([{ state: 'replayed' }, { state: 'replayed' }, { state: 'replayed' }])
    expect((await get(`/v1/dead-letters?key=${key}`, 'audit')).statusCode).toBe(200)
  })

  it('gives pages', async () => {
    await deliverRefused(5, 1)
    const first = await list('&limit=2')
    const second = await list(`&limit=2&after=${first[1]?.id}`)
    const third = await list(`&limit=2&after=${second[1]?.id}`)
    expect([first, second, third].map((page) => page.map(({ sequence }) => sequence))).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5'],
    ])
  })

  it('shows one with its message, every attempt and every decision, and logs none of its content', async () => {
    await deliverRefused(1, 1)
    const id = await firstId()
    refused = [1]
    await replay()
    await discard(id)
    const shown = await get(`/v1/dead-letters/${id}`)
    expect(shown.headers['cache-control']).toBe('no-store')
    expect(shown.json()).toMatchObject({
      id,
      state: 'discarded',
      discarded_by: 'admin-44-王',
      discard_reason: '重复发送',
      message: expect.stringContaining('"Counted"'),
      attempts: [{ outcome: 'failed', reason: '1 is refused', ordered_by: 'admin-44-王' }],
      decisions: [
        { kind: 'discard', dead_letter_id: id, decided_by: 'admin-44-王', reason: '重复发送' },
        { kind: 'replay' },
      ],
    })
    expect(logLines.join('')).not.toContain('specversion')
  })

  it('replays a key and says what it released, or what still stands in the way', async () => {
    await deliverRefused(4, 2)
    refused = [3]
    const stopped = (await replay()).json()
    expect(stopped).toMatchObject({
      consumer: CONSUMER,
      key,
      replayed: 1,
      waiting: 2,
      first_waiting: {
        sequence: '3',
        state: 'poison',
        reason: '3 is refused',
        first_reason: expect.stringContaining('earlier'),
      },
    })
    expect(stopped.first_waiting).not.toHaveProperty('message')
    refused = []
    expect((await replay()).json()).toMatchObject({ replayed: 2, waiting: 0, first_waiting: null, accepted_gap: null })
    expect(handled).toEqual([`${key} 1`, `${key} 2`, `${key} 3`, `${key} 4`])
  })

  it('answers the same when the same order is sent again, and does nothing anew', async () => {
    await deliverRefused(3, 2)
    const [first, again] = [await replay({}, 'replay-once'), await replay({}, 'replay-once')]
    expect(again.json()).toEqual(first.json())
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(handled).toHaveLength(3)
  })

  it('goes on with an order whose answer was lost in the middle', async () => {
    await deliverRefused(3, 2)
    refused = [3]
    const first = await replay({}, 'replay-lost')
    refused = []
    const again = await replay({}, 'replay-lost')
    expect([first.json().replayed, again.json().replayed]).toEqual([1, 2])
    expect(again.json().decision_id).toBe(first.json().decision_id)
  })

  it('discards one and hands those behind it on', async () => {
    await deliverRefused(4, 2)
    const answer = await discard(await firstId())
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ replayed: 2, waiting: 0 })
    expect(handled).toEqual([`${key} 1`, `${key} 3`, `${key} 4`])
  })

  it('discards one that is parked without replaying what comes before it', async () => {
    await deliverRefused(4, 2)
    const third = (await list())[1]?.id ?? ''
    expect((await discard(third)).json()).toMatchObject({ replayed: 0, waiting: 2, first_waiting: { sequence: '2' } })
    expect(handled).toEqual([`${key} 1`])
    expect((await replay()).json()).toMatchObject({ replayed: 2, waiting: 0 })
    expect(handled).toEqual([`${key} 1`, `${key} 2`, `${key} 4`])
  })

  it('accepts a gap with its reason, and goes on behind it', async () => {
    for (const sequence of [1, 4]) await deliver(sequence)
    expect((await replay()).json()).toMatchObject({ replayed: 0, waiting: 1 })
    expect((await replay({ accept_gap: { reason: '原消息已丢失' } })).json()).toMatchObject({
      accepted_gap: { source: SOURCE, first_sequence: 2, last_sequence: 3 },
      replayed: 1,
      waiting: 0,
    })
    const [letter] = await list('&all=true')
    expect((await get(`/v1/dead-letters/${letter?.id}`)).json()).toMatchObject({
      decisions: [
        { kind: 'accept_gap', first_sequence: '2', last_sequence: '3', reason: '原消息已丢失' },
        { kind: 'replay' },
      ],
    })
  })

  it('has one effect when two operators discard at once', async () => {
    await deliverRefused(2, 1)
    const id = await firstId()
    const answers = await Promise.all([discard(id), discard(id)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const refusal = answers.find(({ statusCode }) => statusCode === 409)
    expect(refusal?.json()).toMatchObject({
      code: 'DEAD_LETTER_CLOSED',
      id,
      state: 'discarded',
      discarded_by: 'admin-44-王',
      reason: '重复发送',
    })
  })

  it('discards what a consumer left behind that is no more', async () => {
    await takeIn(
      db,
      { ...counting, name: 'ledger.gone' },
      {
        topic: TOPIC,
        partition: 0,
        position: '1',
        key,
        value: 'no json',
      },
    )
    expect((await discard(await firstId())).json()).toMatchObject({ consumer: 'ledger.gone', replayed: 0, waiting: 0 })
  })

  it.each([
    [
      'a consumer that is not here',
      { consumer: 'ledger.other' },
      404,
      'DEAD_LETTER_CONSUMER_UNKNOWN',
      { consumers: [CONSUMER] },
    ],
    ['a key that nothing waits for', {}, 404, 'DEAD_LETTER_NONE_WAITING', { consumer: CONSUMER }],
    ['a gap where nothing waits', { accept_gap: { reason: '原消息已丢失' } }, 404, 'DEAD_LETTER_NONE_WAITING', {}],
    ['a gap without reason', { accept_gap: {} }, 400, 'REQUEST_INVALID', {}],
    ['a reason of blanks', { accept_gap: { reason: '      ' } }, 400, 'REQUEST_INVALID', {}],
    ['no key', { key: '' }, 400, 'REQUEST_INVALID', {}],
  ])('refuses to replay %s', async (_what, more, status, code, values) => {
    const answer = await replay(more)
    expect({ status: answer.statusCode, ...answer.json() }).toMatchObject({ status, code, ...values })
  })

  it('refuses to accept a gap where the first that waits does so for another reason, and names it', async () => {
    await deliverRefused(2, 1)
    const answer = await replay({ accept_gap: { reason: '原消息已丢失' } })
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({ code: 'DEAD_LETTER_GAP_NONE', id: await firstId(), reason: '1 is refused' })
    expect(handled).toEqual([])
  })

  it('refuses to give up more numbers than can have been lost', async () => {
    await deliver(1_000_000)
    const answer = await replay({ accept_gap: { reason: '原消息已丢失' } })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code: 'DEAD_LETTER_GAP_TOO_LONG', first_sequence: 1, last_sequence: 999_999 })
  })

  it.each([
    ['999999999', '重复发送', 404, 'DEAD_LETTER_UNKNOWN'],
    ['1', '', 400, 'REQUEST_INVALID'],
    ['1', '作废', 400, 'REQUEST_INVALID'],
    ['0', '重复发送', 400, 'REQUEST_INVALID'],
    ['99999999999999999999', '重复发送', 400, 'REQUEST_INVALID'],
  ])('refuses to discard %s with the reason "%s"', async (id, reason, status, code) => {
    const answer = await discard(id, reason)
    expect({ status: answer.statusCode, ...answer.json() }).toMatchObject({ status, code })
  })

  it('names the consumers that exist to whoever lists another', async () => {
    const answer = await get('/v1/dead-letters?consumer=ledger.countin')
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ code: 'DEAD_LETTER_CONSUMER_UNKNOWN', consumers: [CONSUMER] })
  })

  it('lets nobody but the administrator see a message or decide', async () => {
    await deliverRefused(1, 1)
    const id = await firstId()
    for (const role of ['finance', 'treasury'] as const)
      expect((await get('/v1/dead-letters', role)).statusCode, role).toBe(403)
    for (const role of ['finance', 'treasury', 'audit'] as const) {
      expect((await get(`/v1/dead-letters/${id}`, role)).statusCode, role).toBe(403)
      const orders = [
        await post('/v1/dead-letters/replay', { consumer: CONSUMER, key }, randomUUID(), role),
        await post(`/v1/dead-letters/${id}/discard`, { reason: '重复发送' }, randomUUID(), role),
      ]
      expect(
        orders.map(({ statusCode }) => statusCode),
        role,
      ).toEqual([403, 403])
    }
    expect(await list()).toMatchObject([{ state: 'poison' }])
  })
})
