import { randomUUID } from 'node:crypto'
import { bytesOf, readBankFile, readTemplates, TEMPLATES_FOLDER } from '@fundtrace/bank-formats'
import { generateKeyRingFile, loadKeyRing } from '@fundtrace/personal-data'
import { afterAll, beforeAll, it } from 'vitest'
import { pain002, camt } from '../../test/bank-answers.ts'
import { type Disbursement, openDisbursement, openFund } from '../../test/disbursement-fixture.ts'
import { storeIncomingFile } from './incoming-file-store.ts'
import { openBankFile } from './open-bank-file.ts'
import { takeBankFile } from './take-bank-file.ts'
let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement()
})
afterAll(() => house.close())
const ring = loadKeyRing(generateKeyRingFile())
it.each([10_000, 40_000])(
  'takes %d',
  async (n) => {
    const fund = await openFund(house, ['1.00'])
    const batch = randomUUID()
    const o = house.owner
    await o.raw(
      `INSERT INTO awards (id, award_run_id, place, fund_id, programme_id, beneficiary_id, beneficiary_kind, area_code, period, line, amount)
    SELECT gen_random_uuid(), (SELECT id FROM award_runs WHERE fund_id = :f), 10 + i, :f, 'x', 'b' || i, 'household', '441802103', :f || '2016', 'x', 1.00 FROM generate_series(1, :n) i`,
      { f: fund.id, n },
    )
    await o.raw(
      `INSERT INTO batches (id, fund_id, area_code, state, count, total, made_by, approved_by) VALUES (:b, :f, '441802', 'released', :n, :n, 'a', 'c')`,
      { b: batch, f: fund.id, n },
    )
    await o.raw(
      `INSERT INTO parcels (id, batch_id, number, state, count, total, made_by, approved_by) SELECT gen_random_uuid(), :b, i, 'released', 10000, 10000, 'a', 'c' FROM generate_series(1, :k) i`,
      { b: batch, k: n / 10_000 },
    )
    await o.raw(
      `INSERT INTO payments (id, batch_id, award_id, attempt, reference, amount, state, parcel_id)
    SELECT gen_random_uuid(), :b, a.id, 1, 'FT' || lpad((:n * 10 + a.place)::text, 12, '0'), 1.00, 'sent', (SELECT id FROM parcels WHERE batch_id = :b AND number = 1 + (a.place - 11) / 10000) FROM awards a WHERE fund_id = :f AND place > 10`,
      { b: batch, f: fund.id, n },
    )
    await o.raw('ANALYZE')
    const rows = await house
      .db('payments')
      .where({ batch_id: batch })
      .orderBy('reference')
      .select('reference', 'amount', 'parcel_id')
    const body = Buffer.from(
      [...pain002(rows.map((r: any) => ({ reference: r.reference, amount: r.amount, parcelId: r.parcel_id })))].join(
        '',
      ),
    )
    let t = performance.now()
    let c = 0
    for await (const _ of readBankFile(bytesOf(body), 'pain.002', {
      template: null,
      search: { carriers: [], pattern: /x/ },
    }))
      c += 1
    console.log(n, 'parse', c, Math.round(performance.now() - t), 'ms', body.length)
    const stored = await storeIncomingFile(house.db, ring, randomUUID(), bytesOf(body).read(0, body.length))
    const id = await house.db.transaction((trx) =>
      openBankFile(
        trx,
        stored,
        { fundId: fund.id, batchId: batch, format: 'pain.002', template: null },
        { subject: 'a', actingFor: null, correlationId: 't' },
      ),
    )
    t = performance.now()
    await takeBankFile(
      {
        db: house.db,
        ring,
        templates: await readTemplates([TEMPLATES_FOLDER]),
        carriers: [],
        pageSize: 2_500,
        isClosing: () => false,
      },
      id,
    )
    console.log(
      n,
      'take',
      ((performance.now() - t) / n).toFixed(3),
      'ms each',
      process.memoryUsage().rss >> 20,
      'MiB',
      await house.db('incoming_files').where({ id }).select('paid', 'state'),
    )
    const bookings = rows.map((r: any, i: number) => ({
      direction: 'out' as const,
      amount: r.amount,
      reference: r.reference,
      bankReference: `R${i}`,
    }))
    const st = camt('camt.053', bookings)
    const s2 = await storeIncomingFile(house.db, ring, randomUUID(), bytesOf(st).read(0, st.length))
    const id2 = await house.db.transaction((trx) =>
      openBankFile(
        trx,
        s2,
        { fundId: fund.id, batchId: null, format: 'camt.053', template: null },
        { subject: 'a', actingFor: null, correlationId: 't' },
      ),
    )
    t = performance.now()
    await takeBankFile(
      {
        db: house.db,
        ring,
        templates: await readTemplates([TEMPLATES_FOLDER]),
        carriers: ['EndToEndId'],
        pageSize: 2_500,
        isClosing: () => false,
      },
      id2,
    )
    console.log(
      n,
      'statement',
      ((performance.now() - t) / n).toFixed(3),
      'ms each',
      await house.db('incoming_files').where({ id: id2 }).select('bookings', 'findings'),
    )
    t = performance.now()
    await house.db.transaction(async (trx) => {
      const { findDifferences } = await import('../adapters/postgres/statement-repository.ts')
      console.log(n, 'reconcile', await findDifferences(trx, batch, 5), Math.round(performance.now() - t))
    })
  },
  250_000,
)
