import { randomUUID } from 'node:crypto'
import { bytesOf, readTemplates, TEMPLATES_FOLDER } from '@fundtrace/bank-formats'
import { generateKeyRingFile, loadKeyRing } from '@fundtrace/personal-data'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announced } from '../../test/announced.ts'
import { table } from '../../test/bank-answers.ts'
import { findingsIn, kindsOf } from '../../test/bank-files.ts'
import { closeProven } from '../../test/close-proven.ts'
import {
  type Batch,
  type Disbursement,
  makeReleased,
  openDisbursement,
  readBatch,
} from '../../test/disbursement-fixture.ts'
import { readFileView } from '../adapters/postgres/incoming-file-repository.ts'
import { createBankFileTaker } from './bank-file-taker.ts'
import { storeIncomingFile } from './incoming-file-store.ts'
import { openBankFile } from './open-bank-file.ts'
import { takeBankFile } from './take-bank-file.ts'

let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement()
})
afterAll(() => closeProven(house))

const ring = loadKeyRing(generateKeyRingFile())
const OFFICER = { subject: 'chen', actingFor: null, correlationId: 'test' }

/** A file that a process has kept and not yet begun to take. */
async function kept(batch: Batch, body: Buffer): Promise<string> {
  const stored = await storeIncomingFile(house.db, ring, randomUUID(), bytesOf(body).read(0, body.length))
  const about = { fundId: batch.fund_id, batchId: batch.id, format: 'table' as const, template: 'fundtrace-csv' }
  return house.db.transaction((trx) => openBankFile(trx, stored, about, OFFICER))
}

async function take(fileId: string, isClosing = () => false, pageSize = 2): Promise<void> {
  const templates = await readTemplates([TEMPLATES_FOLDER])
  await takeBankFile({ db: house.db, ring, templates, carriers: ['EndToEndId'], pageSize, isClosing }, fileId)
}

const resultsOf = (batch: Batch, twice: Batch['payments'] = []) =>
  table(
    'fundtrace-csv',
    [...batch.payments, ...twice].map(({ reference, amount }) => ({ reference, amount })),
  )
const settledOf = async (fundId: string): Promise<string[]> =>
  (await announced(house.db, fundId)).flatMap(({ data }) =>
    (data as { kind?: string }).kind === 'settle' ? (data as { payment_ids: string[] }).payment_ids : [],
  )
const fileRow = (fileId: string) => readFileView(house.db, fileId)
const FIVE = Array.from({ length: 5 }, () => '1.00')

describe('a file of several pages', () => {
  it('whose process is gone after one of them goes on behind it, and still knows what it said before', async () => {
    const batch = await makeReleased(house, FIVE)
    const fileId = await kept(batch, await resultsOf(batch, batch.payments.slice(0, 1)))
    let pages = 0
    await take(fileId, () => (pages += 1) > 1)
    expect(await fileRow(fileId)).toMatchObject({ state: 'taking', done: 2 })
    // With other pages than before, as another version may have.
    await take(fileId, undefined, 3)
    expect(await fileRow(fileId)).toMatchObject({ state: 'taken', done: 6, findings: 1 })
    expect(kindsOf(await findingsIn(house, batch.fund_id))).toEqual(['7 duplicate_row'])
    expect(await readBatch(house, batch.id)).toMatchObject({ state: 'paid' })
    expect((await settledOf(batch.fund_id)).sort()).toEqual(batch.payments.map(({ id }) => id).sort())
  })

  it('that a process left half taken is gone on with when the service starts again, unasked', async () => {
    const [one, two] = [await makeReleased(house, FIVE), await makeReleased(house, FIVE)]
    const [half, whole] = [await kept(one, await resultsOf(one)), await kept(two, await resultsOf(two))]
    let pages = 0
    await take(half, () => (pages += 1) > 1)
    const faults: string[] = []
    const taker = createBankFileTaker({
      db: house.db,
      ring,
      templates: await readTemplates([TEMPLATES_FOLDER]),
      carriers: ['EndToEndId'],
      pageSize: 2,
      waitMs: 0,
      onFault: (_error, fileId) => void faults.push(fileId),
    })
    await taker.resume()
    await taker.close()
    expect(faults).toEqual([])
    for (const id of [half, whole]) expect(await fileRow(id)).toMatchObject({ state: 'taken', done: 5, paid: 5 })
    for (const { fund_id } of [one, two]) expect(await settledOf(fund_id)).toHaveLength(5)
  })

  it('that meets a fault in the middle of one leaves nothing of it, and is taken by whoever asks again', async () => {
    const batch = await makeReleased(house, FIVE)
    const fileId = await kept(batch, await resultsOf(batch))
    await house.owner.raw(`
      CREATE FUNCTION fail_at_last() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$;
      CREATE TRIGGER fail_at_last BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION fail_at_last()`)
    await expect(take(fileId)).rejects.toThrow('the disk is full')
    await house.owner.raw('DROP TRIGGER fail_at_last ON outbox; DROP FUNCTION fail_at_last')
    expect(await fileRow(fileId)).toMatchObject({ state: 'taking', done: 0, paid: 0 })
    expect((await readBatch(house, batch.id)).payments.map(({ state }) => state)).toEqual(FIVE.map(() => 'sent'))
    await take(fileId)
    expect(await readBatch(house, batch.id)).toMatchObject({ state: 'paid' })
    expect(await settledOf(batch.fund_id)).toHaveLength(5)
  })

  it('that several processes take at once is taken once', async () => {
    const batch = await makeReleased(house, FIVE)
    const fileId = await kept(batch, await resultsOf(batch))
    await Promise.all(Array.from({ length: 4 }, () => take(fileId, undefined, 1)))
    await take(fileId)
    expect(await fileRow(fileId)).toMatchObject({ state: 'taken', done: 5, paid: 5 })
    expect(await settledOf(batch.fund_id)).toHaveLength(5)
  })

  it('is taken in statements by the page, not by the payment', async () => {
    const batch = await makeReleased(
      house,
      Array.from({ length: 1_200 }, () => '1.00'),
    )
    const fileId = await kept(batch, await resultsOf(batch))
    let statements = 0
    const count = (): void => void (statements += 1)
    house.db.on('query', count)
    await take(fileId, undefined, 500)
    house.db.off('query', count)
    expect(await fileRow(fileId)).toMatchObject({ state: 'taken', paid: 1_200, done: 1_200, findings: 0 })
    expect(statements).toBeLessThan(3 * 30)
    expect(await house.db('batches').where({ id: batch.id }).pluck('state')).toEqual(['paid'])
    expect(await settledOf(batch.fund_id)).toHaveLength(1_200)
  })
})
