import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeProven } from '../../../test/close-proven.ts'
import {
  askFile,
  type Batch,
  type Disbursement,
  makeFunded,
  openDisbursement,
  readBatch,
  releaseBatch,
} from '../../../test/disbursement-fixture.ts'
import { answerWith, payeeOf, startRegisterStandIn } from '../../../test/register-stand-in.ts'
import { payeeLookup } from './payee-lookup.ts'

let house: Disbursement
let batch: Batch
beforeAll(async () => {
  house = await openDisbursement()
  batch = await makeFunded(house, ['1.00'])
})
afterAll(async () => {
  // After all of it: asked for again, the file is written.
  await releaseBatch(house, batch)
  await closeProven(house)
})

/** The file that was asked for has no bytes, and its payments are where they were. */
async function expectNothingWritten(): Promise<void> {
  expect((await house.db('outgoing_files').where({ batch_id: batch.id })).map(({ state }) => state)).toEqual([
    'writing',
  ])
  expect(await house.db('file_pieces').join('outgoing_files', 'id', 'file_id').where({ batch_id: batch.id })).toEqual(
    [],
  )
  expect(await readBatch(house, batch.id)).toEqual(batch)
}

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
  ])('%s; nothing is written', async (_fact, answered, status, code, values) => {
    house.register.next(problem(answered, code, values))
    const reply = await askFile(house, batch)
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
    await expectNothingWritten()
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
  ])('%s: 503, and nothing is written', async (_fact, answer, answered) => {
    house.register.next(answer)
    expect(await askFile(house, batch)).toMatchObject({
      status: 503,
      headers: { 'retry-after': '1' },
      body: { code: 'DISBURSEMENT_PAYEES_UNAVAILABLE', answer: answered },
    })
    await expectNothingWritten()
  })

  it('is not waited for with a connection or the batch in hand', async () => {
    const slow = await makeFunded(house, ['1.00'])
    let answer = (): void => undefined
    const asked = new Promise<void>((resolve) =>
      house.register.next(async (response) => {
        await new Promise<void>((go) => {
          answer = go
          resolve()
        })
        answerWith(200, { payees: slow.payments.map(({ beneficiary_id }) => payeeOf(beneficiary_id)) })(response)
      }),
    )
    const writing = askFile(house, slow)
    await asked
    const { rows } = await house.owner.raw<{ rows: { count: string }[] }>(
      `SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND usename = 'fundtrace_disbursement' AND state <> 'idle'`,
    )
    expect(rows).toEqual([{ count: '0' }])
    await house.owner.raw(`SELECT FROM batches WHERE id = ? FOR UPDATE NOWAIT`, [slow.id])
    answer()
    expect(await writing).toMatchObject({ status: 200, body: { state: 'written' } })
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
