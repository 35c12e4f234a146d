import { fingerprintTables } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeProven } from '../../../test/close-proven.ts'
import {
  type Answer,
  ask,
  type Batch,
  type Disbursement,
  MAKER,
  makeFunded,
  openDisbursement,
  RELEASE,
  releaseBatch,
} from '../../../test/disbursement-fixture.ts'
import { answerWith, payeeOf, startRegisterStandIn } from '../../../test/register-stand-in.ts'
import { payeeLookup } from './payee-lookup.ts'

let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement()
})
afterAll(() => closeProven(house))

const release = (batch: Batch): Promise<Answer> =>
  ask(house, MAKER, `POST /v1/batches/${batch.id}/release`, { body: RELEASE })

const problem = (status: number, code: string, values: object) =>
  answerWith(status, {
    type: `urn:fundtrace:problem:${code}`,
    title: '无权访问该行政区划 / The area is outside your access',
    title_zh: '无权访问该行政区划',
    title_en: 'The area is outside your access',
    status,
    detail: 'Area 441803 is not covered by your access to 441802',
    instance: 'urn:fundtrace:request:1',
    code,
    ...values,
  })

describe('a register that refuses', () => {
  it.each([
    [
      '403 reaches the officer as 403, in its own words',
      403,
      403,
      'ACCESS_AREA_FORBIDDEN',
      { area: '441803', your_areas: ['441802'] },
    ],
    ['401 as 401', 401, 401, 'ACCESS_TOKEN_EXPIRED', {}],
    [
      '404 of a payee as 422: the batch is there',
      404,
      422,
      'ALLOCATION_BENEFICIARY_UNKNOWN',
      { beneficiary_id: 'hu-1' },
    ],
  ])('%s; nothing is changed', async (_fact, answered, status, code, values) => {
    const batch = await makeFunded(house, ['1.00'])
    const before = await fingerprintTables(house.db)
    house.register.next(problem(answered, code, values))
    const reply = await release(batch)
    expect(reply).toMatchObject({
      status,
      body: {
        code,
        ...values,
        status,
        title_en: 'The area is outside your access',
        detail: 'Area 441803 is not covered by your access to 441802',
      },
    })
    expect(reply.body).not.toMatchObject({ instance: 'urn:fundtrace:request:1' })
    expect(await fingerprintTables(house.db)).toBe(before)
    await releaseBatch(house, batch)
  })
})

describe('a register that does not answer as it should', () => {
  it.each<[string, Parameters<Disbursement['register']['next']>[0], string]>([
    ['fails', problem(500, 'INTERNAL', {}), '500'],
    ['is not ready', answerWith(503, { code: 'SERVICE_UNAVAILABLE' }), '503'],
    ['refuses without saying why', answerWith(403, {}), '403'],
    ['drops the connection', (response) => void response.destroy(), 'nothing'],
    [
      'drops it halfway',
      (response) => void response.writeHead(200).write('{"payees":[{"name":"', () => response.destroy()),
      'something else',
    ],
    ['answers no JSON', (response) => void response.writeHead(200).end('<html>欧阳𠮷</html>'), 'something else'],
    ['sends elsewhere', (response) => void response.writeHead(307, { location: '/' }).end(), 'nothing'],
    ['forgets somebody', answerWith(200, { payees: [] }), 'something else'],
    [
      'has no account',
      (response) => answerWith(200, { payees: [{ ...payeeOf('x'), bank_account: '' }] })(response),
      'something else',
    ],
  ])('%s: 503, and nothing is changed', async (_fact, answer, answered) => {
    const batch = await makeFunded(house, ['1.00'])
    const before = await fingerprintTables(house.db)
    house.register.next(answer)
    expect(await release(batch)).toMatchObject({
      status: 503,
      headers: { 'retry-after': '1' },
      body: { code: 'DISBURSEMENT_PAYEES_UNAVAILABLE', answer: answered },
    })
    expect(await fingerprintTables(house.db)).toBe(before)
    await releaseBatch(house, batch)
  })

  it('is not waited for with a connection or the batch in hand', async () => {
    const batch = await makeFunded(house, ['1.00'])
    let answerAll = (): void => undefined
    const asked = new Promise<void>((resolve) => {
      const waiting = new Promise<void>((answer) => (answerAll = answer))
      for (let officer = 0; officer < 12; officer += 1)
        house.register.next(async (response) => {
          if (house.register.lookUps().length >= before + 12) resolve()
          await waiting
          answerWith(200, { payees: batch.payments.map(({ beneficiary_id }) => payeeOf(beneficiary_id)) })(response)
        })
    })
    const before = house.register.lookUps().length
    // More than the pool has connections.
    const releases = Array.from({ length: 12 }, () => release(batch))
    await asked
    const { rows } = await house.owner.raw<{ rows: { count: string }[] }>(
      `SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND usename = 'fundtrace_disbursement' AND state <> 'idle'`,
    )
    expect(rows).toEqual([{ count: '0' }])
    answerAll()
    const statuses = (await Promise.all(releases)).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, ...Array.from({ length: 11 }, () => 409)])
  })

  it('is not there at all: 503', async () => {
    const gone = await startRegisterStandIn()
    await gone.close()
    await expect(payeeLookup(gone.url, 'Bearer x', 'request')(['hu-1'])).rejects.toMatchObject({
      code: 'DISBURSEMENT_PAYEES_UNAVAILABLE',
      values: { answer: 'nothing' },
    })
  })
})
