import { createHash } from 'node:crypto'
import { readCsv } from '@fundtrace/csv'
import { fingerprintTables } from '@fundtrace/database'
import { formatMoney, parseMoney, sumMoney } from '@fundtrace/money'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announced } from '../../test/announced.ts'
import { closeProven } from '../../test/close-proven.ts'
import {
  type Answer,
  ask,
  CHECKER,
  type Disbursement,
  makeBatch,
  makeFunded,
  MAKER,
  makeReleased,
  openDisbursement,
  openFund,
  RELEASE,
  releaseBatch,
} from '../../test/disbursement-fixture.ts'
import { accountOf, nameOf } from '../../test/register-stand-in.ts'

let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement()
})
afterAll(() => closeProven(house))

const AMOUNTS = ['4000.00', '0.01', '1234567.89']
const download = (id: string): Promise<Answer> => ask(house, CHECKER, `GET /v1/batches/${id}/bank-file`)

describe('a release', () => {
  it('sends the payments, and hands their money to the transit', async () => {
    const batch = await makeReleased(house, AMOUNTS)
    expect(batch.payments.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
    expect(batch.moves.at(-1)).toMatchObject({ from_state: 'funded', to_state: 'released', moved_by: 'chen' })
    expect((await announced(house.db, batch.fund_id)).slice(2)).toMatchObject([
      { sequence: 2, data: { kind: 'release', batch_id: batch.id } },
      {
        type: 'FileReleased',
        sequence: 2,
        data: {
          batch_id: batch.id,
          count: 3,
          total: '1238567.90',
          file_sha256: batch.file_sha256,
          released_by: 'chen',
        },
      },
    ])
  })

  it("asks the register once for each, with the officer's own token and the request's id", async () => {
    const before = house.register.lookUps().length
    const batch = await makeReleased(house, AMOUNTS)
    const lookUps = house.register.lookUps().slice(before)
    expect(lookUps).toMatchObject([{ beneficiaryIds: batch.payments.map(({ beneficiary_id }) => beneficiary_id) }])
    expect(lookUps[0]?.authorization).toMatch(/^Bearer ey/)
    const [{ envelope } = { envelope: { correlationid: '' } }] = await house
      .db('outbox')
      .where({ key: batch.fund_id })
      .orderBy('id', 'desc')
      .select('envelope')
    expect(lookUps[0]?.requestId).toBe(envelope.correlationid)
  })

  it.each(['utf-8', 'gb18030'] as const)(
    'writes in %s a file of the batch, to the fen and to the digit',
    async (encoding) => {
      const funded = await makeFunded(house, AMOUNTS)
      const batch = await releaseBatch(house, funded, { encoding })
      const file = await download(batch.id)
      expect(file).toMatchObject({ status: 200, headers: { 'content-type': 'text/csv', 'cache-control': 'no-store' } })
      expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(batch.file_sha256)
      expect(file.headers['digest']).toBe(`sha-256=${createHash('sha256').update(file.bytes).digest('base64')}`)
      expect(file.bytes.subarray(0, 3).toString('hex') === 'efbbbf').toBe(encoding === 'utf-8')
      expect(() => new TextDecoder(encoding, { fatal: true }).decode(file.bytes)).not.toThrow()

      const rows = readCsv(file.bytes, {
        reference: ['付款编号'],
        name: ['收款人'],
        account: ['收款账号'],
        amount: ['金额'],
        purpose: ['用途'],
      }).map(({ cells }) => cells)
      expect(rows).toEqual(
        batch.payments.map(({ reference, beneficiary_id, amount }) => ({
          reference,
          name: nameOf(beneficiary_id),
          account: accountOf(beneficiary_id),
          amount,
          purpose: RELEASE.purpose,
        })),
      )
      expect(rows.length).toBe(batch.count)
      expect(formatMoney(sumMoney(rows.map(({ amount }) => parseMoney(amount))))).toBe(batch.total)
    },
  )

  it('is refused a second time', async () => {
    const batch = await makeReleased(house, ['1.00'])
    const before = await fingerprintTables(house.db)
    const reply = await ask(house, CHECKER, `POST /v1/batches/${batch.id}/release`, { body: RELEASE })
    expect(reply).toMatchObject({ status: 409, body: { code: 'DISBURSEMENT_BATCH_STATE_WRONG', state: 'released' } })
    expect(await fingerprintTables(house.db)).toBe(before)
  })

  it('is refused before the ledger holds the money, and nobody is looked up', async () => {
    const batch = await makeBatch(house, await openFund(house, ['1.00']))
    const before = house.register.lookUps().length
    const reply = await ask(house, CHECKER, `POST /v1/batches/${batch.id}/release`, { body: RELEASE })
    expect(reply).toMatchObject({ status: 409, body: { code: 'DISBURSEMENT_BATCH_STATE_WRONG', state: 'draft' } })
    expect(await download(batch.id)).toMatchObject({ status: 404, body: { code: 'DISBURSEMENT_BANK_FILE_MISSING' } })
    expect(house.register.lookUps().length).toBe(before)
  })

  it('is refused with text that the bank could not read back, and changes nothing', async () => {
    const batch = await makeFunded(house, ['1.00'])
    const before = await fingerprintTables(house.db)
    const body = { purpose: '补助\u0000' }
    const reply = await ask(house, MAKER, `POST /v1/batches/${batch.id}/release`, { body })
    expect(reply).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID', errors: [{ pointer: '/purpose' }] } })
    expect(await fingerprintTables(house.db)).toBe(before)
  })
})
