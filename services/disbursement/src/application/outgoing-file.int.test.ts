import { createHash } from 'node:crypto'
import { readCsv } from '@fundtrace/csv'
import { fingerprintTables, violatedConstraint } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announced } from '../../test/announced.ts'
import { closeProven } from '../../test/close-proven.ts'
import {
  approveBatch,
  ask,
  askFile,
  AUDIT,
  CHECKER,
  type Disbursement,
  download,
  FINANCE,
  makeBatch,
  makeFunded,
  MAKER,
  openDisbursement,
  openFund,
  ORDER,
  type Person,
  readBatch,
  releaseBatch,
  STRANGER,
  untilAsked,
  writeFile,
} from '../../test/disbursement-fixture.ts'
import { deliver, posted, rejected } from '../../test/incoming-events.ts'
import { accountOf, answerWith, nameOf, payeeOf } from '../../test/register-stand-in.ts'
import { daysAfter } from '../domain/calendar.ts'
import { OUTGOING_FILE_MOVES } from '../domain/outgoing-file.ts'
import { todayInShanghai } from './today-in-shanghai.ts'

let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement({ parcelSize: 1_000 })
})
afterAll(() => closeProven(house))

const AMOUNTS = ['4000.00', '0.01', '1234567.89']
const release = (fileId: string, person: Person = CHECKER) => ask(house, person, `POST /v1/files/${fileId}/release`)
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** The account of the batch's fund, said by one and approved by another. */
async function openAccount(fundId: string): Promise<string> {
  const said = await ask(house, MAKER, `POST /v1/funds/${fundId}/paying-accounts`, { body: ACCOUNT })
  expect(said).toMatchObject({ status: 201, body: { account: '**** **** **** 0123', approved_by: null } })
  const { id } = said.body as { id: string }
  expect(await ask(house, CHECKER, `POST /v1/paying-accounts/${id}/approve`)).toMatchObject({
    status: 200,
    body: { approved_by: 'li' },
  })
  return id
}
const ACCOUNT = {
  holder: '清城区财政局扶贫资金专户',
  account: '44050176020100000123',
  bank_code: '105601000018',
  bank_name: '建设银行清远分行',
}

describe('a bank file', () => {
  it('is written on one officer’s word and sends nothing; another’s sends the payments and hands their money to the transit', async () => {
    const funded = await makeFunded(house, AMOUNTS)
    const before = await announced(house.db, funded.fund_id)
    const file = await writeFile(house, funded)
    expect(file).toMatchObject({ count: 3, total: '1238567.90', written_by: 'chen', released_by: null })
    expect(await readBatch(house, funded.id)).toMatchObject({ state: 'funded' })
    expect(await announced(house.db, funded.fund_id)).toEqual(before)

    expect(await release(file.id)).toMatchObject({ status: 200, body: { state: 'released', released_by: 'li' } })
    const batch = await readBatch(house, funded.id)
    expect(batch.state).toBe('released')
    expect(batch.payments.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
    expect(batch.moves.at(-1)).toMatchObject({ from_state: 'funded', to_state: 'released', moved_by: 'li' })
    expect((await announced(house.db, funded.fund_id)).slice(before.length)).toMatchObject([
      { data: { kind: 'release', batch_id: file.parcels[0] } },
      {
        type: 'FileReleased',
        data: {
          batch_id: file.parcels[0],
          count: 3,
          total: '1238567.90',
          file_sha256: file.sha256,
          released_by: 'li',
        },
      },
    ])
  })

  it.each(['fundtrace-csv', 'fundtrace-csv-gb18030'])(
    'in the format %s is the batch, to the fen and to the digit',
    async (format) => {
      const batch = await releaseBatch(house, await makeFunded(house, AMOUNTS), { format })
      const [file] = await filesOf(batch.id)
      const { status, headers, bytes } = await download(house, file?.id ?? '')
      expect({ status, cached: headers['cache-control'] }).toEqual({ status: 200, cached: 'no-store' })
      expect(sha256(bytes)).toBe(file?.sha256)
      expect(bytes.length).toBe(file?.size_bytes)
      expect(headers['digest']).toBe(`sha-256=${createHash('sha256').update(bytes).digest('base64')}`)
      const rows = readCsv(bytes, {
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
          purpose: ORDER.purpose,
        })),
      )
    },
  )

  it('of every format is kept and given out byte for byte, to those who may, and who reads it is kept', async () => {
    const batch = await makeFunded(house, AMOUNTS)
    await openAccount(batch.fund_id)
    const { body } = await ask(house, AUDIT, 'GET /v1/bank-formats')
    const formats = (body as { formats: { format: string; extension: string }[] }).formats
    expect(formats.length).toBeGreaterThanOrEqual(8)
    for (const { format, extension } of formats) {
      const file = await writeFile(house, batch, { format })
      const { bytes, headers } = await download(house, file.id, '?inspect=true')
      expect([sha256(bytes), bytes.length]).toEqual([file.sha256, file.size_bytes])
      expect(headers['content-disposition']).toContain(`.${extension}"`)
      const discarded = await ask(house, MAKER, `POST /v1/files/${file.id}/discard`, { body: { reason: '试写' } })
      expect(discarded).toMatchObject({ status: 200, body: { state: 'discarded' } })
    }
    const reads = await house.db('unmasked_reads').where({ what: 'bank_file', reader: 'li' }).orderBy('id', 'desc')
    expect(reads[0]).toMatchObject({ people: 3, area_code: '441802', purpose: 'inspection before release' })
  })

  it('as pain.001 names its parcels, its sums and the account that was approved', async () => {
    const batch = await makeFunded(house, AMOUNTS)
    expect(await askFile(house, batch, { format: 'pain.001.001.09' })).toMatchObject({
      status: 422,
      body: { code: 'DISBURSEMENT_PAYING_ACCOUNT_MISSING' },
    })
    const said = await ask(house, MAKER, `POST /v1/funds/${batch.fund_id}/paying-accounts`, { body: ACCOUNT })
    const { id } = said.body as { id: string }
    for (const person of [MAKER, { ...CHECKER, actingFor: 'chen' }])
      expect(await ask(house, person, `POST /v1/paying-accounts/${id}/approve`)).toMatchObject({
        status: 403,
        body: { code: 'DISBURSEMENT_PAYING_ACCOUNT_APPROVED_BY_SAYER' },
      })
    expect(await askFile(house, batch, { format: 'pain.001.001.09' })).toMatchObject({ status: 422 })
    await ask(house, CHECKER, `POST /v1/paying-accounts/${id}/approve`)

    const file = await writeFile(house, batch, { format: 'pain.001.001.09', pay_on: daysAfter(todayInShanghai(), 31) })
    const xml = (await download(house, file.id, '?inspect=true')).bytes.toString()
    const texts = (element: string) =>
      [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, text]) => text)
    expect(texts('MsgId')).toEqual([file.id.replaceAll('-', '')])
    expect(texts('PmtInfId')).toEqual(file.parcels.map((parcel) => parcel.replaceAll('-', '')))
    expect(texts('CtrlSum')).toEqual([file.total, file.total])
    expect(texts('EndToEndId')).toEqual(batch.payments.map(({ reference }) => reference))
    expect(xml).toContain('<DbtrAcct><Id><Othr><Id>44050176020100000123</Id></Othr></Id>')
    expect(xml).toContain(`<Dt>${daysAfter(todayInShanghai(), 31)}</Dt>`)
    expect(JSON.stringify(await house.owner('paying_accounts'))).not.toContain('44050176020100000123')
  })
})

describe('who releases', () => {
  it('is another than who had the file written, and than in whose place that one acted; also by the database', async () => {
    const batch = await makeFunded(house, ['1.00'])
    const file = await writeFile(house, batch, {}, { ...MAKER, actingFor: 'li' })
    for (const person of [MAKER, CHECKER, { ...CHECKER, subject: 'zhou', actingFor: 'chen' }])
      expect(await release(file.id, person)).toMatchObject({
        status: 403,
        body: { code: 'DISBURSEMENT_FILE_RELEASED_BY_WRITER' },
      })
    const sql = `UPDATE outgoing_files SET state = 'released', released_by = 'zhou', released_for = 'li', released_at = now() WHERE id = :id`
    expect(await constraintOf(sql, { id: file.id })).toBe('outgoing_files_released_by_another')
    expect(await release(file.id, { ...CHECKER, subject: 'zhou' })).toMatchObject({ status: 200 })
  })

  it('does so once, however many do at once', async () => {
    const batch = await makeFunded(house, ['1.00', '2.00'])
    const { id } = await writeFile(house, batch)
    const answers = await Promise.all(
      ['li', 'zhou', 'zheng', 'wang'].map((subject) => release(id, { ...CHECKER, subject })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    const released = (await announced(house.db, batch.fund_id)).filter(({ type }) => type === 'FileReleased')
    expect(released).toHaveLength(1)
  })

  it('has to say that he only looks at a file before that', async () => {
    const { id } = await writeFile(house, await makeFunded(house, ['1.00']))
    expect(await download(house, id)).toMatchObject({ status: 409, body: { code: 'DISBURSEMENT_FILE_NOT_RELEASED' } })
    expect(await download(house, id, '?inspect=true', AUDIT)).toMatchObject({ status: 403 })
  })

  it('and everybody else is stopped at each door: without a token, the role, the area', async () => {
    const batch = await makeFunded(house, ['1.00'])
    const { id } = await writeFile(house, batch)
    const account = await openAccount(batch.fund_id)
    const reads = [
      `GET /v1/files/${id}`,
      `GET /v1/batches/${batch.id}/files`,
      `GET /v1/funds/${batch.fund_id}/paying-accounts`,
    ] as const
    const moves = [
      [`POST /v1/batches/${batch.id}/files`, ORDER],
      [`POST /v1/files/${id}/release`, undefined],
      [`POST /v1/files/${id}/discard`, { reason: 'x' }],
      [`POST /v1/funds/${batch.fund_id}/paying-accounts`, ACCOUNT],
      [`POST /v1/paying-accounts/${account}/approve`, undefined],
    ] as const
    const content = [`GET /v1/files/${id}/content?inspect=true`, undefined] as const
    const all = [...reads.map((route) => [route, undefined] as const), ...moves, content]
    const before = await fingerprintTables(house.db)
    for (const [route, body] of all) {
      expect(await ask(house, null, route, { body }), route).toMatchObject({ status: 401 })
      expect(await ask(house, FINANCE, route, { body }), route).toMatchObject({ status: 403 })
      expect(await ask(house, STRANGER, route, { body }), route).toMatchObject({
        status: 403,
        body: { code: 'ACCESS_AREA_FORBIDDEN' },
      })
    }
    for (const [route, body] of [...moves, content])
      expect(await ask(house, AUDIT, route, { body }), route).toMatchObject({ status: 403 })
    for (const route of reads) expect(await ask(house, AUDIT, route), route).toMatchObject({ status: 200 })
    expect(await fingerprintTables(house.db)).toBe(before)
  })
})

describe('a payment goes to the bank in one file', () => {
  it('until that is discarded, and then in another', async () => {
    const batch = await makeFunded(house, AMOUNTS)
    const first = await writeFile(house, batch)
    expect(await askFile(house, batch)).toMatchObject({ status: 422, body: { code: 'DISBURSEMENT_FILE_EMPTY' } })
    const insert = `INSERT INTO file_parcels (file_id, parcel_id, batch_id) SELECT id, :parcel, :batch FROM outgoing_files WHERE id = :file`
    const body = { reason: '格式选错' }
    expect(await ask(house, CHECKER, `POST /v1/files/${first.id}/discard`, { body })).toMatchObject({ status: 200 })
    const second = await writeFile(house, batch, { format: 'rural-credit-union-txt' })
    expect(second.id).not.toBe(first.id)
    const taken = { parcel: second.parcels[0] ?? '', batch: batch.id, file: first.id }
    expect(await constraintOf(`UPDATE file_parcels SET discarded = false WHERE file_id = :file`, taken)).toBe(
      'file_parcels_in_one_file',
    )
    expect(await constraintOf(insert, taken)).toBe('file_parcels_pkey')
    for (const route of ['release', 'discard'] as const)
      expect(
        await ask(house, CHECKER, `POST /v1/files/${first.id}/${route}`, {
          body: route === 'discard' ? body : undefined,
        }),
      ).toMatchObject({ status: 409 })
    expect(await download(house, first.id, '?inspect=true')).toMatchObject({ status: 409 })
    expect(await release(second.id)).toMatchObject({ status: 200 })
    expect(await ask(house, CHECKER, `POST /v1/files/${second.id}/discard`, { body })).toMatchObject({ status: 409 })
    expect((await filesOf(batch.id)).map(({ state }) => state)).toEqual(['released', 'discarded'])
  })

  it('asked for by many at once', async () => {
    const batch = await makeFunded(house, ['1.00', '2.00', '3.00'])
    const answers = await Promise.all(Array.from({ length: 6 }, () => askFile(house, batch)))
    expect(answers.every(({ status }) => status === 200 || status === 422)).toBe(true)
    const files = await filesOf(batch.id)
    expect(files.map(({ state }) => state)).toEqual(['written'])
    expect(sha256((await download(house, files[0]?.id ?? '', '?inspect=true')).bytes)).toBe(files[0]?.sha256)
  })
})

describe('a file that was cut short', () => {
  const many = Array.from({ length: 1_100 }, (_, place) => `${place + 1}.07`)

  it('is written anew by whoever asks again, after the register was gone and after its writer has died: one file, whole', async () => {
    const batch = await makeFunded(house, many)
    house.register.next((response) => answerWith(200, { payees: [] })(response))
    const answer = await askFile(house, batch)
    expect(answer).toMatchObject({ status: 503 })
    const [cut] = await filesOf(batch.id)
    expect(cut).toMatchObject({ state: 'writing', sha256: null })

    // As kill -9 leaves it: an owner that beats no more, and pieces of a file that nobody finished.
    const piece = { file_id: cut?.id ?? '', place: 1, sealed: Buffer.from('half a piece') }
    await house.owner('file_pieces').where({ file_id: piece.file_id }).delete()
    await house.owner('file_pieces').insert([piece, { ...piece, place: 99 }])
    await house.owner.raw(
      `UPDATE works SET owner = gen_random_uuid(), beat_at = now() - interval '16 seconds' WHERE subject = ? AND state = 'running'`,
      [piece.file_id],
    )
    const file = await writeFile(house, batch, {}, CHECKER)
    expect(file).toMatchObject({ id: cut?.id, count: 1_100, total: '605627.00', written_by: 'li' })
    expect(await filesOf(batch.id)).toHaveLength(1)
    const { bytes } = await download(house, file.id, '?inspect=true')
    expect(sha256(bytes)).toBe(file.sha256)
    const rows = readCsv(bytes, { reference: ['付款编号'], amount: ['金额'] }).map(({ cells }) => cells)
    expect(rows).toEqual(batch.payments.map(({ reference, amount }) => ({ reference, amount })))
    expect(file.parcels).toEqual(batch.parcels.map(({ id }) => id))
    expect(file.parcels).toHaveLength(2)
    expect(await release(file.id, MAKER)).toMatchObject({ status: 200 })
    const said = (await announced(house.db, batch.fund_id)).filter(({ type }) => type === 'FileReleased')
    expect(said).toMatchObject([{ data: { count: 1_000 } }, { data: { count: 100, total: '105057.00' } }])
  })

  it('gives way to an order of another kind when nobody writes it any more, and not before', async () => {
    const batch = await makeFunded(house, ['1.00'])
    house.register.next((response) => answerWith(200, { payees: [] })(response))
    expect(await askFile(house, batch)).toMatchObject({ status: 503 })
    const [first] = await filesOf(batch.id)
    const other = { purpose: '另一用途' }
    expect(await askFile(house, batch, other)).toMatchObject({
      status: 409,
      body: { code: 'DISBURSEMENT_FILE_BEING_WRITTEN', file_id: first?.id },
    })
    const body = { reason: '用途有误' }
    expect(await ask(house, MAKER, `POST /v1/files/${first?.id}/discard`, { body })).toMatchObject({ status: 200 })
    expect((await writeFile(house, batch, other)).purpose).toBe('另一用途')
  })
})

describe('a file that is not the sum of its payments', () => {
  it('is not written', async () => {
    const batch = await makeFunded(house, ['1.00', '2.00'])
    await asOwner(`UPDATE parcels SET total = total + 0.01 WHERE batch_id = '${batch.id}'`, 'parcels')
    expect(await askFile(house, batch)).toMatchObject({
      status: 422,
      body: { code: 'BANK_FILE_CONTROL_SUM_WRONG', declared: { total: '3.01' }, found: { total: '3.00' } },
    })
    expect(await filesOf(batch.id)).toMatchObject([{ state: 'writing', sha256: null }])
    await asOwner(`UPDATE parcels SET total = total - 0.01 WHERE batch_id = '${batch.id}'`, 'parcels')
    await writeFile(house, batch, { purpose: '改正后' })
  })

  it('is not released, when a line was held back behind it', async () => {
    const batch = await makeFunded(house, ['1.00', '2.00'])
    const { id } = await writeFile(house, batch)
    await asOwner(`UPDATE payments SET state = 'blocked' WHERE id = '${batch.payments[1]?.id}'`, 'payments')
    const before = await fingerprintTables(house.db)
    expect(await release(id)).toMatchObject({ status: 409, body: { code: 'DISBURSEMENT_FILE_SUM_WRONG' } })
    expect(await fingerprintTables(house.db)).toBe(before)
    await asOwner(`UPDATE payments SET state = 'ready' WHERE id = '${batch.payments[1]?.id}'`, 'payments')
    expect(await release(id)).toMatchObject({ status: 200 })
  })

  it('with a name that the bank would read as another is not written: the payment is named, the name is not', async () => {
    const batch = await makeFunded(house, ['1.00', '2.00'])
    const [, second] = batch.payments
    const payees = batch.payments.map(({ beneficiary_id: id }) => ({
      ...payeeOf(id),
      ...(id === second?.beneficiary_id && { owner_name: '李\u0007四' }),
    }))
    house.register.next((response) => answerWith(200, { payees })(response))
    const { status, body } = await askFile(house, batch)
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { code: 'BANK_FILE_TEXT_UNWRITABLE', reference: second?.reference },
    })
    expect(JSON.stringify(body)).not.toContain('李')
    await writeFile(house, batch)
  })
})

describe('who died before the pay day', () => {
  const DECEASED = { check: 'deceased', since: '2016-09-01' }

  it('falls out of the file and its parcel, and the ledger lets it go; the rest is paid', async () => {
    const batch = await makeFunded(house, ['1.00', '2.00', '4.00'])
    const [, gone] = batch.payments
    house.register.say(gone?.beneficiary_id ?? '', DECEASED)
    const file = await writeFile(house, batch, { format: 'fundtrace-csv' })
    expect(file).toMatchObject({ count: 2, total: '5.00' })
    const after = await readBatch(house, batch.id)
    expect(after.parcels).toMatchObject([{ state: 'held', count: 2, total: '5.00' }])
    expect(after.payments.map(({ state }) => state)).toEqual(['ready', 'blocked', 'ready'])
    expect((await announced(house.db, batch.fund_id)).at(-1)).toMatchObject({
      type: 'PaymentChangeRequested',
      data: { kind: 'void', batch_id: file.parcels[0], payment_ids: [gone?.id] },
    })
    const { bytes } = await download(house, file.id, '?inspect=true')
    expect(bytes.toString()).not.toContain(gone?.reference)
    const raised = `UPDATE parcels SET count = 3 WHERE batch_id = :id`
    expect(await constraintOf(raised, { id: batch.id })).toBe('parcels_lines_only_fall_out')
    expect(await release(file.id)).toMatchObject({ status: 200 })
    expect((await readBatch(house, batch.id)).payments.map(({ state }) => state)).toEqual(['sent', 'blocked', 'sent'])
  })

  it('all of them: nothing is written, nothing held back and nothing let go', async () => {
    const batch = await makeFunded(house, ['1.00', '2.00'])
    for (const { beneficiary_id } of batch.payments) house.register.say(beneficiary_id, DECEASED)
    const before = await announced(house.db, batch.fund_id)
    for (const _ of ['once', 'and again'])
      expect(await askFile(house, batch)).toMatchObject({
        status: 422,
        body: {
          code: 'DISBURSEMENT_FILE_EVERY_LINE_HELD_BACK',
          count: 2,
          references: batch.payments.map(({ reference }) => reference),
          checks: ['deceased'],
        },
      })
    expect(await readBatch(house, batch.id)).toEqual(batch)
    expect(await announced(house.db, batch.fund_id)).toEqual(before)
    // What was begun for it stands in nobody's way.
    for (const { id } of batch.payments)
      expect(
        await ask(house, MAKER, `POST /v1/payments/${id}/withdraw`, { body: { reason: '收款人已故' } }),
      ).toMatchObject({ status: 200 })
    expect((await readBatch(house, batch.id)).parcels).toMatchObject([{ state: 'voided' }])
    expect(await askFile(house, batch)).toMatchObject({ status: 422, body: { code: 'DISBURSEMENT_FILE_EMPTY' } })
    expect(await house.db('works').where({ batch_id: batch.id, state: 'running' })).toEqual([])
  })

  it('is not asked for again while the register stands as it did at the validation, for the same day and terms', async () => {
    const day = todayInShanghai()
    const batch = await makeBatch(house, await openFund(house, ['1.00', '2.00']), { pay_on: day })
    await approveBatch(house, batch)
    const before = house.register.checks().length
    const order = { format: 'fundtrace-csv', pay_on: day }
    expect(await writeFile(house, batch, order)).toMatchObject({ count: 2 })
    expect(house.register.checks()).toHaveLength(before)
    const checks = await house.db('payment_checks').whereIn(
      'payment_id',
      batch.payments.map(({ id }) => id),
    )
    expect(checks.map(({ outcome }) => outcome)).toEqual(['ok', 'ok'])

    const later = await makeFunded(house, ['1.00'])
    const asked = house.register.checks().length
    expect(await writeFile(house, later, { ...order, pay_on: daysAfter(todayInShanghai(), 1) })).toMatchObject({
      count: 1,
    })
    expect(house.register.checks()).toHaveLength(asked + 1)
  })

  it('as of no other day than the bank can pay on: a slip of the pen is refused', async () => {
    const batch = await makeFunded(house, ['1.00'])
    const before = await fingerprintTables(house.db)
    for (const pay_on of ['1990-01-01', daysAfter(todayInShanghai(), -1), daysAfter(todayInShanghai(), 32)])
      expect(await askFile(house, batch, { pay_on })).toMatchObject({
        status: 422,
        body: { code: 'DISBURSEMENT_FILE_PAY_DAY_WRONG', pay_on },
      })
    expect(await fingerprintTables(house.db)).toBe(before)
    await writeFile(house, batch, { pay_on: daysAfter(todayInShanghai(), 1) })
  })

  it.each(['released', 'cancelled'])(
    'is back in a further parcel where the first ones are empty, and %s with it',
    async (end) => {
      const batch = await makeFunded(house, ['1.00', '2.00'])
      const cut = () => ask(house, MAKER, `POST /v1/batches/${batch.id}/parcels`)
      expect(await cut()).toMatchObject({ status: 409 })
      const [dead, other] = batch.payments
      house.register.say(dead?.beneficiary_id ?? '', DECEASED)
      await writeFile(house, batch)
      const [written] = await filesOf(batch.id)
      const body = { reason: '核实' }
      await ask(house, MAKER, `POST /v1/files/${written?.id}/discard`, { body })
      await ask(house, MAKER, `POST /v1/payments/${other?.id}/withdraw`, { body })
      const override = { check: 'deceased', reason: '同名误报', document_number: '民政〔2016〕3号' }
      const asked = await ask(house, MAKER, `POST /v1/payments/${dead?.id}/overrides`, { body: override })
      const { override_id } = asked.body as { override_id: string }
      const approve = `POST /v1/payments/${dead?.id}/overrides/${override_id}/approve` as const
      expect(await ask(house, CHECKER, approve)).toMatchObject({ status: 200 })
      expect(await cut()).toMatchObject({ status: 201, body: { parcels: [{ state: 'voided' }, { state: 'made' }] } })
      const parcel = (await readBatch(house, batch.id)).parcels[1]?.id ?? ''
      const reply = ask(house, CHECKER, `POST /v1/batches/${batch.id}/parcels/${parcel}/approve`)
      expect(await untilAsked(house, batch.id)).toEqual([parcel])
      const cancel = () => ask(house, MAKER, `POST /v1/batches/${batch.id}/cancel`, { body })
      expect(await cancel()).toMatchObject({ status: 409, body: { code: 'DISBURSEMENT_PARCEL_STATE_WRONG' } })
      if (end === 'released') {
        await deliver(house.db, posted(batch.fund_id, 'hold', parcel))
        expect(await reply).toMatchObject({ status: 200, body: { state: 'funded', parcels: [{}, { state: 'held' }] } })
        expect(await releaseBatch(house, batch)).toMatchObject({ state: 'released' })
      } else {
        await deliver(house.db, rejected(batch.fund_id, 'hold', parcel))
        expect(await reply).toMatchObject({ status: 422 })
        expect(await cut()).toMatchObject({ status: 201 })
        expect(await cancel()).toMatchObject({ status: 200 })
        expect(await readBatch(house, batch.id)).toMatchObject({
          state: 'cancelled',
          parcels: [{ state: 'voided' }, { state: 'refused' }, { state: 'voided' }],
          payments: [{ state: 'withdrawn' }, { state: 'withdrawn' }],
        })
      }
    },
  )
})

describe('the database', () => {
  it('allows the moves of a file that the domain does', async () => {
    const rows = await house.db('allowed_moves').where({ thing: 'outgoing_files' })
    const listed = Object.entries(OUTGOING_FILE_MOVES).flatMap(([from, tos]) => tos.map((to) => `${from} -> ${to}`))
    expect(rows.map(({ from_state, to_state }) => `${from_state} -> ${to_state}`).sort()).toEqual(listed.sort())
  })

  it('keeps what was written, from its owner too', async () => {
    const { id } = await writeFile(house, await makeFunded(house, ['1.00']))
    for (const [sql, constraint] of [
      [`UPDATE outgoing_files SET sha256 = repeat('0', 64) WHERE id = :id`, 'outgoing_files_move_allowed'],
      [
        `UPDATE outgoing_files SET state = 'discarded', total = 2, discarded_by = 'x', discarded_at = now(), discard_reason = 'x' WHERE id = :id`,
        'outgoing_files_written_once',
      ],
      [`UPDATE outgoing_files SET state = 'writing' WHERE id = :id`, 'outgoing_files_move_allowed'],
      [`DELETE FROM file_pieces WHERE file_id = :id`, 'file_pieces_kept'],
      [`INSERT INTO file_pieces (file_id, place, sealed) VALUES (:id, 2, 'x')`, 'file_pieces_kept'],
    ] as const)
      expect(await constraintOf(sql, { id }), sql).toBe(constraint)
  })

  it.each([
    `UPDATE outgoing_files SET batch_id = gen_random_uuid()`,
    `UPDATE outgoing_files SET purpose = 'x'`,
    `UPDATE file_pieces SET sealed = ''`,
    `UPDATE file_parcels SET discarded = true`,
    `UPDATE paying_accounts SET sealed_account = ''`,
    `DELETE FROM outgoing_files`,
    `DELETE FROM file_parcels`,
    `DELETE FROM paying_accounts`,
  ])('gives the service no right to %s', async (sql) => {
    await expect(house.db.raw(sql)).rejects.toMatchObject({ code: '42501' })
  })
})

const filesOf = async (batchId: string) => {
  const { status, body } = await ask(house, AUDIT, `GET /v1/batches/${batchId}/files`)
  expect(status).toBe(200)
  return (body as { files: Awaited<ReturnType<typeof writeFile>>[] }).files
}

/** What the owner of the tables may not do either; nothing of it stays. */
async function constraintOf(sql: string, values: Readonly<Record<string, string>>): Promise<string | undefined> {
  try {
    await house.owner.transaction(async (trx) => {
      await trx.raw(sql, values)
      throw new Error('it was not refused')
    })
  } catch (error) {
    return violatedConstraint(error) ?? String(error)
  }
  return undefined
}

/** Past every trigger: what no program of ours does. */
const asOwner = (sql: string, table: string): Promise<unknown> =>
  house.owner.raw(`ALTER TABLE ${table} DISABLE TRIGGER USER; ${sql}; ALTER TABLE ${table} ENABLE TRIGGER USER`)
