import { loadKeyRing } from '@fundtrace/personal-data'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { closeProven } from '../../test/close-proven.ts'
import {
  ask,
  COUNTY,
  type Disbursement,
  MAKER,
  makeBatch,
  makeReleased,
  openDisbursement,
  openFund,
  type Person,
} from '../../test/disbursement-fixture.ts'
import { RETURNED, resultFile } from '../../test/result-file.ts'
import { answering, hanging, startWebhookReceiver, type WebhookReceiver } from '../../test/webhook-receiver.ts'
import { claimDelivery } from '../adapters/postgres/webhook-delivery-repository.ts'
import { signatureOf } from '../adapters/webhook/webhook-signature.ts'
import type { Delivering } from './deliver-webhook.ts'
import { startWebhookClock } from './webhook-clock.ts'

const ADMIN: Person = { subject: 'guan', roles: ['admin'], areas: [COUNTY] }
const OTHER_ADMIN: Person = { ...ADMIN, subject: 'qiu' }
const FOREIGN_ADMIN: Person = { ...ADMIN, subject: 'yuan', areas: ['441803'] }
const SECRET = 'f3c1a7f09d2b48e6a5c0b7d81e42936f'
const TIMES = { timeout: 60_000, interval: 10 }

let house: Disbursement
let receiver: WebhookReceiver
let delivering: Delivering
let id: string
beforeAll(async () => {
  house = await openDisbursement()
  receiver = await startWebhookReceiver()
  delivering = {
    db: house.db,
    ring: loadKeyRing(house.personalDataKeys),
    allowLoopback: true,
    attemptsMax: 3,
    firstPauseMs: 1,
    timeoutMs: 1_000,
  }
})
afterAll(async () => {
  await receiver.close()
  await closeProven(house)
})

const order = (changes: object = {}) => ({
  body: {
    area_code: COUNTY,
    url: receiver.url,
    events: ['batch_moved', 'payments_moved', 'finding_made'],
    secret: SECRET,
    reason: '县财政系统接收支付结果',
    ...changes,
  },
})
const onFault = (error: unknown) => expect.fail(String(error))
/** Delivers until nothing waits, by so many processes. */
async function deliverAll(processes = 1): Promise<void> {
  const clocks = Array.from({ length: processes }, () => startWebhookClock(delivering, { pollMs: 5, onFault }))
  await vi.waitUntil(async () => (await house.db('webhook_deliveries').where({ state: 'waiting' })).length === 0, TIMES)
  await Promise.all(clocks.map(({ close }) => close()))
}
const told = () => receiver.received.splice(0)
const deliveries = async (state: string) =>
  (
    (await ask(house, ADMIN, `GET /v1/webhooks/${id}/deliveries?state=${state}&limit=1000`)).body as {
      deliveries: { event_id: string; attempts: number; last_problem: string | null }[]
    }
  ).deliveries

describe('a subscription', () => {
  it('is asked for by one administrator of the area and approved by another; its secret is never shown', async () => {
    const asked = await ask(house, ADMIN, 'POST /v1/webhooks', order())
    expect(asked).toMatchObject({ status: 201, body: { state: 'waiting', asked_by: 'guan' } })
    id = (asked.body as { id: string }).id
    await makeBatch(house, await openFund(house, ['1.00']))
    expect(await house.db('webhook_events').select(), 'nothing is told before the approval').toEqual([])

    const approve = `POST /v1/webhooks/${id}/approve` as const
    expect((await ask(house, ADMIN, approve)).status).toBe(403)
    expect((await ask(house, FOREIGN_ADMIN, approve)).status).toBe(403)
    expect((await ask(house, MAKER, approve)).status).toBe(403)
    expect(await ask(house, OTHER_ADMIN, approve)).toMatchObject({ status: 200, body: { state: 'active' } })
    expect((await ask(house, ADMIN, approve)).status).toBe(409)
    const listed = await ask(house, ADMIN, 'GET /v1/webhooks')
    expect(listed).toMatchObject({ body: { webhooks: [{ id, approved_by: 'qiu' }] } })
    expect(listed.bytes.toString()).not.toContain(SECRET)
    expect((await ask(house, FOREIGN_ADMIN, 'GET /v1/webhooks')).body).toEqual({ webhooks: [] })
    expect(JSON.stringify(await house.db('webhooks').select())).not.toContain(SECRET)
    expect(JSON.stringify(await house.db('idempotency_keys').select())).not.toContain(SECRET)
  })

  it.each(['http://10.0.0.1/', 'https://169.254.169.254/latest', 'http://example.org/', 'https://a:b@example.org/'])(
    'leads nowhere into a private network: %s',
    async (url) => {
      expect(await ask(house, ADMIN, 'POST /v1/webhooks', order({ url }))).toMatchObject({
        status: 400,
        body: { code: 'DISBURSEMENT_WEBHOOK_ADDRESS_REFUSED' },
      })
    },
  )
})

describe('what happens', () => {
  it('is told in order, signed, with neither people nor reasons, though the receiver fails, hangs and sends elsewhere', async () => {
    const batch = await makeReleased(house, ['1.00', '2.00', '3.00'])
    const body = resultFile(batch.payments, { 1: RETURNED })
    expect((await ask(house, MAKER, `POST /v1/batches/${batch.id}/results`, { body })).status).toBe(200)
    receiver.next(answering(500), hanging, answering(204), answering(307, { location: receiver.url }))
    await deliverAll()

    const all = told()
    // Failed, hung, taken; sent elsewhere, which is not followed, and taken.
    expect(all.slice(0, 3).map(({ headers }) => headers['fundtrace-attempt'])).toEqual(['1', '2', '3'])
    expect(all.slice(3, 5).map(({ headers }) => headers['fundtrace-attempt'])).toEqual(['1', '2'])
    const once = [...new Map(all.map((one) => [one.body.id, one.body])).values()]
    expect(once.filter(({ type }) => type === 'batch_moved').map(({ data }) => data['to_state'])).toEqual([
      'draft',
      'validated',
      'submitted',
      'approved',
      'funded',
      'released',
      'partly_paid',
    ])
    expect(
      once
        .filter(({ type }) => type === 'payments_moved')
        .map(({ data }) => [data['to_state'], data['count'], data['total']]),
    ).toEqual(
      expect.arrayContaining([
        ['sent', 3, '6.00'],
        ['paid', 2, '4.00'],
        ['returned', 1, '2.00'],
      ]),
    )
    for (const { headers, text } of all) {
      const signature = String(headers['fundtrace-signature'])
      expect(signature).toBe(signatureOf(SECRET, Number(/^t=(\d+),/.exec(signature)?.[1]), text))
      expect(text).not.toContain('beneficiary')
      expect(text).not.toContain(RETURNED.reason)
    }
  })

  it('is told once by two processes, and again by another where one was killed in the middle', async () => {
    await makeBatch(house, await openFund(house, ['1.00']))
    // Killed with it in hand: its lease is over at once.
    const killed = await claimDelivery(house.db, 0)
    expect(killed?.attempts).toBe(1)
    await Promise.all([1, 2, 3].map(async () => makeBatch(house, await openFund(house, ['1.00']))))
    await deliverAll(2)
    const events = told()
    expect(events.map(({ body }) => body.id).toSorted()).toEqual(
      [...new Set(events.map(({ body }) => body.id))].toSorted(),
    )
    expect(events).toHaveLength(4)
    expect(events.find(({ body }) => body.id === killed?.event_id)?.headers['fundtrace-attempt']).toBe('2')
  })

  it('is given up after its attempts, listed, and begun anew when somebody asks; what comes behind it is told', async () => {
    receiver.next(answering(500), answering(404), answering(503))
    const batch = await makeBatch(house, await openFund(house, ['1.00']))
    await ask(house, MAKER, `POST /v1/batches/${batch.id}/validate`)
    await deliverAll()
    expect(await deliveries('dead')).toMatchObject([{ attempts: 3, last_problem: 'answered 503' }])
    expect(told().at(-1)?.body.data['to_state']).toBe('validated')

    expect((await ask(house, MAKER, `POST /v1/webhooks/${id}/redeliver`)).status).toBe(403)
    expect((await ask(house, ADMIN, `POST /v1/webhooks/${id}/redeliver`)).body).toEqual({ redelivered: 1 })
    await deliverAll()
    expect(told().map(({ body }) => body.data['to_state'])).toEqual(['draft'])
    expect(await deliveries('dead')).toEqual([])
  })

  it('is not told to an address that has come to be closed', async () => {
    await makeBatch(house, await openFund(house, ['1.00']))
    const clock = startWebhookClock({ ...delivering, allowLoopback: false }, { pollMs: 5, onFault })
    await vi.waitUntil(async () => (await deliveries('dead')).length === 1, TIMES)
    await clock.close()
    expect(told()).toEqual([])
  })

  it('is nobody’s any more when the subscription is ended', async () => {
    const end = `POST /v1/webhooks/${id}/end` as const
    const body = { reason: '系统停用' }
    expect(await ask(house, ADMIN, end, { body })).toMatchObject({ status: 200, body: { state: 'ended' } })
    expect((await ask(house, ADMIN, end, { body })).status).toBe(409)
    const before = (await house.db('webhook_events').select()).length
    await makeBatch(house, await openFund(house, ['1.00']))
    expect(await house.db('webhook_events').select()).toHaveLength(before)
  })
})

it('the service’s own role forges no event', async () => {
  await expect(house.db.raw(`SELECT tell_webhooks('batch_moved', '441802', gen_random_uuid(), '{}')`)).rejects.toThrow(
    /permission denied/,
  )
  await expect(
    house.db('webhook_events').insert({ kind: 'x', area_code: '44', subject: id, body: '{}' }),
  ).rejects.toThrow(/permission denied/)
})
