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
const GAP_OF_2 = { accept_gap: { reason: '原消息已丢失', count: 2 } }

const database = await createTestDatabase('ledger')
await migrate(database.ownerUrl, 'fundtrace_ledger', [messagingMigrations, idempotencyMigrations])
const db = connect(database.appUrl, { application: 'test' })
const issuer = generateLocalIssuerKeys()
afterAll(() => db.destroy())

/** The funds that this service knows, and whose they are. */
const areas = new Map<string, string>()

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
  register: (server) =>
    deadLetterRoutes(server, { consumers: [counting], areaOfKey: async (_db, key) => areas.get(key) }, db),
})

describe('the dead letters of a service', () => {
  let key: string
  beforeEach(() => {
    key = `fund-${randomUUID().slice(0, 8)}`
    refused = []
    handled.length = 0
    logLines.length = 0
    areas.set(key, '441802')
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
  const tokenOf = (role: Role, callerAreas: readonly string[]): Promise<string> =>
    signLocalToken({
      privateKeyPem: issuer.privateKeyPem,
      subject: `${role}-44-王`,
      name: '王',
      roles: [role],
      areas: callerAreas,
      lifetimeSeconds: 600,
    })
  const get = async (path: string, role: Role = 'admin', callerAreas: readonly string[] = ['44']) =>
    app.inject({ url: path, headers: { authorization: `Bearer ${await tokenOf(role, callerAreas)}` } })
  const post = async (
    path: string,
    payload: object,
    idempotencyKey: string = randomUUID(),
    role: Role = 'admin',
    callerAreas: readonly string[] = ['44'],
  ) =>
    app.inject({
      method: 'POST',
      url: path,
      payload,
      headers: { authorization: `Bearer ${await tokenOf(role, callerAreas)}`, 'idempotency-key': idempotencyKey },
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
    expect((await replay(GAP_OF_2)).json()).toMatchObject({
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

  it.each([0, 1, 997, 999])('gives up nothing when the order says %i are missing, and 998 are', async (count) => {
    for (const sequence of [1, 1000]) await deliver(sequence)
    const id = await firstId()
    const answer = await replay({ accept_gap: { reason: '原消息已丢失', count } })
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({
      code: 'DEAD_LETTER_GAP_MISCOUNTED',
      id,
      first_sequence: 2,
      last_sequence: 999,
      count: 998,
      stated_count: count,
    })
    expect((await get(`/v1/dead-letters/${id}`)).json()).toMatchObject({ state: 'poison', decisions: [] })
    // What was missing may still come.
    await deliver(2)
    expect((await replay()).json()).toMatchObject({ replayed: 1, waiting: 1 })
    expect(handled).toEqual([`${key} 1`, `${key} 2`])
  })

  const warnings = (): object[] =>
    logLines.map((line): object => JSON.parse(line)).filter((line) => 'decision_id' in line)

  it('logs who gave what up, without the message and the words of the reason', async () => {
    for (const sequence of [1, 4]) await deliver(sequence)
    refused = [4]
    const gap = (await replay(GAP_OF_2)).json()
    const id = await firstId()
    const discarded = (await discard(id, '理由不入日志')).json()
    const decided = { decided_by: 'admin-44-王', consumer: CONSUMER, key }
    expect(warnings()).toMatchObject([
      { level: 'warn', decision_id: gap.decision_id, ...decided, first_sequence: 2, last_sequence: 3 },
      { level: 'warn', decision_id: discarded.decision_id, ...decided, dead_letter_id: id, sequence: '4' },
    ])
    await replay()
    expect(warnings()).toHaveLength(2)
    expect(logLines.join('')).not.toMatch(/理由不入日志|原消息已丢失|Counted|"count"/u)
  })

  it('shows every decision to the auditor too, page by page', async () => {
    for (const sequence of [1, 4]) await deliver(sequence)
    await replay(GAP_OF_2)
    await deliver(6)
    await discard(await firstId())
    const path = `/v1/dead-letters/decisions?key=${key}`
    const { decisions } = (await get(path, 'audit')).json()
    expect(decisions).toMatchObject([
      {
        kind: 'accept_gap',
        consumer: CONSUMER,
        key,
        source: SOURCE,
        first_sequence: '2',
        last_sequence: '3',
        reason: '原消息已丢失',
        decided_by: 'admin-44-王',
        decided_at: expect.stringMatching(/^\d{4}-.*Z$/u),
      },
      { kind: 'discard', first_sequence: '6', reason: '重复发送', dead_letter_id: expect.any(String) },
    ])
    const [first, second] = decisions
    const only = async (query: string) => (await get(`${path}${query}`, 'audit')).json().decisions
    expect([await only('&limit=1'), await only(`&after=${first.id}`)]).toEqual([[first], [second]])
    expect(await only('&consumer=ledger.other')).toEqual([])
    expect((await get(path, 'finance')).statusCode).toBe(403)
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
    ['a gap where nothing waits', GAP_OF_2, 404, 'DEAD_LETTER_NONE_WAITING', {}],
    ['a gap without reason', { accept_gap: { count: 2 } }, 400, 'REQUEST_INVALID', {}],
    ['a gap without count', { accept_gap: { reason: '原消息已丢失' } }, 400, 'REQUEST_INVALID', {}],
    ['a reason of blanks', { accept_gap: { reason: '      ', count: 2 } }, 400, 'REQUEST_INVALID', {}],
    ['no key', { key: '' }, 400, 'REQUEST_INVALID', {}],
  ])('refuses to replay %s', async (_what, more, status, code, values) => {
    const answer = await replay(more)
    expect({ status: answer.statusCode, ...answer.json() }).toMatchObject({ status, code, ...values })
  })

  it('refuses to accept a gap where the first that waits does so for another reason, and names it', async () => {
    await deliverRefused(2, 1)
    const answer = await replay(GAP_OF_2)
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({ code: 'DEAD_LETTER_GAP_NONE', id: await firstId(), reason: '1 is refused' })
    expect(handled).toEqual([])
  })

  it('refuses to give up more numbers than can have been lost', async () => {
    await deliver(1_000_000)
    const answer = await replay(GAP_OF_2)
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

  describe('of the fund of a county', () => {
    let id: string
    /** One letter that waits, and a decision from before. */
    beforeEach(async () => {
      await deliverRefused(1, 1)
      await replay()
      refused = [2]
      await deliver(2)
      refused = []
      id = await firstId()
    })

    /** What an administrator of these areas is answered: of one letter, a replay, a discard. */
    const answersTo = async (callerAreas: readonly string[]) => {
      const order = { consumer: CONSUMER, key }
      const answers = [
        await get(`/v1/dead-letters/${id}`, 'admin', callerAreas),
        await post('/v1/dead-letters/replay', { ...order, ...GAP_OF_2 }, randomUUID(), 'admin', callerAreas),
        await post('/v1/dead-letters/replay', order, randomUUID(), 'admin', callerAreas),
        await post(`/v1/dead-letters/${id}/discard`, { reason: '重复发送' }, randomUUID(), 'admin', callerAreas),
      ]
      return answers.map((answer) => `${answer.statusCode} ${answer.json().code ?? ''}`.trim())
    }
    const seenBy = async (callerAreas: readonly string[]): Promise<number[]> => {
      const paths = [`?key=${key}`, '?limit=1000', `/decisions?key=${key}`, '/decisions?limit=1000']
      const answers = await Promise.all(paths.map((path) => get(`/v1/dead-letters${path}`, 'audit', callerAreas)))
      return answers.map((answer) => {
        const { dead_letters = [], decisions = [] } = answer.json()
        return [...dead_letters, ...decisions].filter((row) => row.key === key).length
      })
    }

    it.each([['33'], ['441803'], ['4419'], ['441802103']])('an administrator of %s does nothing', async (area) => {
      expect(new Set(await answersTo([area]))).toEqual(new Set(['403 ACCESS_AREA_FORBIDDEN']))
      expect(await seenBy([area])).toEqual([0, 0, 0, 0])
      expect(await list()).toMatchObject([{ id, state: 'poison' }])
    })

    it('nobody without an area does anything, nor takes an empty list for good news', async () => {
      expect(new Set(await answersTo([]))).toEqual(new Set(['403 DEAD_LETTER_AREA_NONE']))
      for (const path of ['', '/decisions']) {
        const answer = await get(`/v1/dead-letters${path}`, 'audit', [])
        expect([answer.statusCode, answer.json().code]).toEqual([403, 'DEAD_LETTER_AREA_NONE'])
      }
      expect(await list()).toMatchObject([{ id, state: 'poison' }])
    })

    it.each([['441802'], ['4418'], ['44']])('the administrator of %s decides', async (area) => {
      expect(await seenBy([area])).toEqual([1, 1, 1, 1])
      expect(await answersTo([area])).toEqual(['200', '409 DEAD_LETTER_GAP_NONE', '200', '409 DEAD_LETTER_CLOSED'])
    })

    it.each([['441802'], ['4418']])('of a fund nobody knows, the administrator of %s does nothing', async (area) => {
      areas.delete(key)
      expect(new Set(await answersTo([area]))).toEqual(new Set(['403 DEAD_LETTER_FUND_UNKNOWN']))
      expect(await seenBy([area])).toEqual([0, 0, 0, 0])
      expect(await list()).toMatchObject([{ id, state: 'poison' }])
    })

    it('of a fund nobody knows, one of a whole province decides', async () => {
      areas.delete(key)
      expect(await seenBy(['33'])).toEqual([1, 1, 1, 1])
      expect((await answersTo(['33'])).slice(2)).toEqual(['200', '409 DEAD_LETTER_CLOSED'])
    })

    it('the pages are full of what is seen, whatever lies between', async () => {
      const [own, other] = [key, `fund-${randomUUID().slice(0, 8)}`]
      const area = '5101'
      areas.set(own, area)
      key = other
      await deliverRefused(1, 1)
      key = own
      await deliver(3)
      const page = async (after: string) =>
        (await get(`/v1/dead-letters?limit=1&after=${after}`, 'audit', [area])).json().dead_letters
      const [first] = await page('0')
      expect([first.key, first.sequence]).toEqual([own, '2'])
      expect(await page(first.id)).toMatchObject([{ key: own, sequence: '3' }])
    })

    it('a wrong key is not answered with the funds of others', async () => {
      const other = `fund-${randomUUID().slice(0, 8)}`
      areas.set(other, '441803')
      const replayOther = await post(
        '/v1/dead-letters/replay',
        { consumer: CONSUMER, key: other },
        randomUUID(),
        'admin',
        ['441803'],
      )
      expect(replayOther.json()).toMatchObject({ code: 'DEAD_LETTER_NONE_WAITING' })
      expect(replayOther.json().waiting_keys).not.toContain(key)
    })
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
