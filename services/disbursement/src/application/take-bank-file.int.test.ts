import { fingerprintTables } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announced } from '../../test/announced.ts'
import { type Answered, camt, mt940, pain002, table, wholeAnswer } from '../../test/bank-answers.ts'
import { findingsIn, give, kindsOf, taken } from '../../test/bank-files.ts'
import { closeProven } from '../../test/close-proven.ts'
import {
  ask,
  type Batch,
  CHECKER,
  COUNTY,
  type Disbursement,
  MAKER,
  makeFunded,
  makeReleased,
  openDisbursement,
  readBatch,
} from '../../test/disbursement-fixture.ts'
import { deliver, posted } from '../../test/incoming-events.ts'
import { expectNoPersonalData } from '../../test/no-personal-data.ts'
import { accountOf } from '../../test/register-stand-in.ts'

let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement()
})
afterAll(() => closeProven(house))

const AMOUNTS = ['4000.00', '0.01', '1234567.89', '10.00']

/** What the bank answers for a batch: paid, unless told by place. */
const answers = (batch: Batch, differing: Readonly<Record<number, Partial<Answered>>> = {}): Answered[] =>
  batch.payments.map(({ reference, amount, parcel_id: parcelId }, place) => ({
    reference,
    amount,
    parcelId,
    ...differing[place],
  }))
const asText = (parts: Iterable<string>): string => [...parts].join('')
const statesOf = async ({ id }: Pick<Batch, 'id'>): Promise<string[]> =>
  (await readBatch(house, id)).payments.map(({ state }) => state)
const asked = async (fundId: string): Promise<Asked[]> =>
  (await announced(house.db, fundId))
    .map(({ type, data }): Asked => ({ type, ...(data as object) }))
    .filter(({ type, kind = '' }) => /^(settle|return|late_return)$/.test(kind) || type === 'PaymentResults')
type Asked = { type: string; kind?: string }

describe('what a bank answers', () => {
  const DIFFERING = {
    1: { outcome: 'failed', code: 'AC04', words: '账户已销户', on: '2016-09-13' },
    2: { outcome: 'open' },
    3: { outcome: 'unknown' },
  } as const
  const UNCODED = { ...DIFFERING, 1: { outcome: 'failed', words: '账户已销户', on: '2016-09-13' } } as const
  it.each<[string, string, (batch: Batch) => Promise<Buffer | string> | string]>([
    ['pain.002', '', (batch) => asText(pain002(answers(batch, DIFFERING)))],
    [
      'pain.002 of the oldest version',
      '?format=pain.002',
      (batch) => asText(pain002(answers(batch, DIFFERING), { version: '03' })),
    ],
    ['a table in GB18030', '?template=fundtrace-csv', (batch) => table('fundtrace-csv', answers(batch, UNCODED))],
    [
      'text between bars',
      '?template=postal-savings-bank-csv',
      (batch) => table('postal-savings-bank-csv', answers(batch, UNCODED)),
    ],
    [
      'a workbook',
      '?template=rural-commercial-bank-xlsx',
      (batch) => table('rural-commercial-bank-xlsx', answers(batch, UNCODED)),
    ],
  ])('as %s moves each payment, asks the ledger once for each day, and announces it', async (_form, query, fileOf) => {
    const batch = await makeReleased(house, AMOUNTS)
    const file = await taken(house, batch, await fileOf(batch), query)
    expect(file).toMatchObject({ paid: 1, failed: 1, returned: 0, unknown: 1, unchanged: 1, findings: 1, done: 4 })
    expect(await readBatch(house, batch.id)).toMatchObject({
      state: 'released',
      payments: [
        { state: 'paid', decided_on: '2016-09-12', reason: null },
        { state: 'failed', decided_on: '2016-09-13', reason_code: 'AC04', reason: '账户已销户' },
        { state: 'sent', decided_on: null },
        { state: 'unknown', decided_on: null },
      ],
    })
    expect(kindsOf(await findingsIn(house, batch.fund_id))).toEqual([expect.stringContaining('code_unknown')])
    const [first, second] = batch.payments
    expect(await asked(batch.fund_id)).toMatchObject([
      { kind: 'settle', batch_id: first?.parcel_id, payment_ids: [first?.id], settled_on: '2016-09-12' },
      { kind: 'return', payments: [{ payment_id: second?.id, reason: '账户已销户' }], returned_on: '2016-09-13' },
      {
        type: 'PaymentResults',
        results: [
          {
            outcome: 'settled',
            batch_id: first?.parcel_id,
            payment_id: first?.id,
            amount: '4000.00',
            on: '2016-09-12',
          },
          { outcome: 'returned', payment_id: second?.id, amount: '0.01', on: '2016-09-13', reason: '账户已销户' },
        ],
      },
    ])
    const { body } = await ask(house, MAKER, `GET /v1/payments/${second?.id}`)
    expect(body).toMatchObject({
      moves: [{ to_state: 'sent' }, { from_state: 'sent', to_state: 'failed', moved_by: 'chen' }],
    })

    await taken(house, batch, asText(pain002(answers(batch, { 1: DIFFERING[1] }))))
    expect(await readBatch(house, batch.id)).toMatchObject({ state: 'partly_paid' })
    expect(await statesOf(batch)).toEqual(['paid', 'failed', 'paid', 'paid'])
  })

  it.each<[string, (bookings: Parameters<typeof mt940>[0]) => Buffer, string]>([
    ['camt.054', (bookings) => camt('camt.054', bookings), 'AC04'],
    ['camt.053', (bookings) => camt('camt.053', bookings), 'AC04'],
    ['MT940', (bookings) => mt940(bookings), 'AC04'],
  ])('as %s shows what left the account and what came back', async (_form, fileOf, code) => {
    const batch = await makeReleased(house, AMOUNTS.slice(0, 3))
    const [first, second, third] = batch.payments.map(({ reference, amount }) => ({ reference, amount }))
    if (first === undefined || second === undefined || third === undefined) throw new Error('three payments')
    const bookings = [
      { direction: 'out', ...first, bankReference: 'R1' },
      { direction: 'out', ...second, bankReference: 'R2' },
      { direction: 'in', ...second, bankReference: 'R3', code },
      { direction: 'out', amount: '5.00', bankReference: 'FEE' },
      { direction: 'in', ...third, bankReference: 'R4', code },
    ] as const
    const file = await taken(house, { fund: batch.fund_id }, fileOf(bookings))
    expect(file).toMatchObject({ paid: 2, returned: 2, bookings: 5, findings: 0 })
    expect(await statesOf(batch)).toEqual(['paid', 'returned', 'returned'])
    const requests = (await asked(batch.fund_id)).filter(({ kind }) => kind !== undefined)
    // The one that left and came back within a file is asked back when its settling is answered.
    expect(requests.map(({ kind }) => kind)).toEqual(['settle', 'return'])
    await deliver(house.db, posted(batch.fund_id, 'settle', String(batch.payments[0]?.parcel_id)))
    expect((await asked(batch.fund_id)).filter(({ kind }) => kind === 'late_return')).toMatchObject([
      { payments: [{ payment_id: batch.payments[1]?.id }], returned_on: '2016-09-12' },
    ])
    // The statement of the day shows what the notification has shown.
    const again = await taken(house, { fund: batch.fund_id }, camt('camt.053', bookings, { opening: '2000000.00' }))
    expect(again).toMatchObject({ paid: 0, returned: 0, bookings: 0, findings: 0 })
  })

  it('in one word for a PmtInf holds for all of it that is undecided', async () => {
    const batch = await makeReleased(house, AMOUNTS)
    const [first] = batch.payments
    const parcel = String(first?.parcel_id)
    await taken(house, batch, asText(pain002(answers(batch, { 0: { outcome: 'failed', code: 'AC01' } }).slice(0, 1))))
    const wrong = await taken(house, batch, wholeAnswer('parcel', parcel, 'ACSC', { count: '5' }))
    expect(wrong).toMatchObject({ paid: 0, findings: 1 })
    expect(
      await taken(house, batch, wholeAnswer('parcel', parcel, 'ACSC', { count: '4', sum: '1238577.90' })),
    ).toMatchObject({ paid: 3 })
    expect(await readBatch(house, batch.id)).toMatchObject({ state: 'partly_paid' })
  })

  it('in one word for the whole message refuses every payment of the file', async () => {
    const batch = await makeReleased(house, AMOUNTS)
    const { rows } = await house.db.raw<{ rows: { id: string }[] }>(
      'SELECT id FROM outgoing_files WHERE batch_id = ?',
      [batch.id],
    )
    const file = await taken(house, batch, wholeAnswer('file', String(rows[0]?.id), 'RJCT'))
    expect(file).toMatchObject({ failed: 4, findings: 0 })
    expect((await readBatch(house, batch.id)).payments[3]).toMatchObject({ state: 'failed', reason_code: 'FF01' })
    const foreign = await taken(house, batch, wholeAnswer('file', batch.id, 'RJCT'))
    expect(kindsOf(await findingsIn(house, batch.fund_id, `&file_id=${foreign.id}`))).toEqual([
      expect.stringContaining('reference_unknown'),
    ])
  })
})

describe('a file', () => {
  let untouched: Batch | undefined
  it('that comes again changes nothing, whatever has happened since, and ten at once are one', async () => {
    const batch = await makeReleased(house, AMOUNTS)
    const part = await table(
      'fundtrace-csv',
      answers(batch, { 1: { outcome: 'returned', words: '户名不符' } }).slice(0, 2),
    )
    const replies = await Promise.all(Array.from({ length: 10 }, () => give(house, batch, part)))
    expect(new Set(replies.map(({ status, body }) => `${status} ${(body as { id: string }).id}`)).size).toBe(1)
    expect(await asked(batch.fund_id)).toHaveLength(3)
    const unkept = ['idempotency_keys', 'works']
    const between = await fingerprintTables(house.db, unkept)
    expect(await taken(house, batch, part)).toMatchObject({ paid: 1, returned: 1 })
    expect(await fingerprintTables(house.db, unkept)).toBe(between)
    await taken(house, batch, await table('fundtrace-csv', answers(batch).slice(2)))
    const after = await fingerprintTables(house.db, unkept)
    const { id } = await taken(house, batch, part)
    expect(await fingerprintTables(house.db, unkept)).toBe(after)
    expect((await ask(house, CHECKER, `GET /v1/bank-files/${id}/content`)).bytes.equals(part)).toBe(true)
    expect(await house.db('unmasked_reads').where({ subject: id }).pluck('what')).toEqual(['incoming_file'])
  })

  it('with everything wrong in it is taken all the same, and each fault is a finding', async () => {
    const [batch, other, funded] = [
      await makeReleased(house, [...AMOUNTS, '1.00', '2.00', '3.00']),
      await makeReleased(house, ['1.00']),
      await makeFunded(house, ['1.00']),
    ]
    const [p1, p2, p3, p4, p5, p6, p7] = answers(batch)
    const rows = [
      p1,
      { ...p2, amount: '0.02' },
      { ...p3, on: '2099-01-01' },
      { ...p4, outcome: 'unknown' },
      p1,
      { ...p1, outcome: 'failed' },
      { reference: 'FT999999999999', amount: '1.00' },
      ...answers(other),
      ...answers(funded),
      { ...p5, amount: '1.005' },
      p6,
    ] as Answered[]
    const file = await taken(house, batch, await table('fundtrace-csv', rows))
    expect(kindsOf(await findingsIn(house, batch.fund_id))).toEqual([
      '10 other_batch',
      '11 row_unreadable',
      '3 amount_differs',
      '4 day_in_future',
      '5 code_unknown',
      '6 duplicate_row',
      '7 second_result',
      '8 reference_unknown',
      '9 other_batch',
    ])
    expect(file).toMatchObject({ paid: 2, unknown: 2, findings: 9, done: 11 })
    expect(await statesOf(batch)).toEqual(['paid', 'unknown', 'sent', 'unknown', 'sent', 'paid', 'sent'])
    expect([await statesOf(other), await statesOf(funded)]).toEqual([['sent'], ['ready']])
    const statement = camt('camt.053', [
      { direction: 'out', amount: '3.00', reference: String(p7?.reference) },
    ]).toString()
    const usd = await taken(house, { fund: batch.fund_id }, statement.replaceAll('Ccy="CNY">3.00', 'Ccy="USD">3.00'))
    expect(kindsOf(await findingsIn(house, batch.fund_id, `&file_id=${usd.id}`)).join()).toMatch(
      /control_figure_wrong.*currency_wrong/,
    )
    expect((await statesOf(batch))[6]).toBe('sent')
  })

  it('that was cut is taken up to there, and the whole one afterwards', async () => {
    const batch = await makeReleased(house, AMOUNTS)
    const text = asText(pain002(answers(batch)))
    const cut = await taken(house, batch, text.slice(0, text.indexOf(String(batch.payments[2]?.reference))))
    expect(cut).toMatchObject({ paid: 2, findings: 1 })
    expect(kindsOf(await findingsIn(house, batch.fund_id))).toEqual([expect.stringContaining('file_cut')])
    expect(await taken(house, batch, text)).toMatchObject({ paid: 2, unchanged: 2, findings: 0 })
    expect(await readBatch(house, batch.id)).toMatchObject({ state: 'paid' })
    const told = (await asked(batch.fund_id)).filter(({ type }) => type === 'PaymentResults')
    expect(told).toMatchObject([{ results: { length: 2 } }, { results: { length: 2 } }])
  })

  it.each<[string, (batch: Batch) => Promise<Buffer> | Buffer | string, string, number, string]>([
    ['without rows', () => table('fundtrace-csv', []), '', 422, 'DISBURSEMENT_RESULT_FILE_EMPTY'],
    ['without anything', () => Buffer.alloc(0), '', 400, 'DISBURSEMENT_INCOMING_FILE_EMPTY'],
    ['without its columns', () => '付款编号,金额\r\n1,2\r\n', '', 422, 'BANK_FILE_COLUMNS_MISSING'],
    ['of another encoding', () => Buffer.from('付款编号,金额', 'utf16le'), '', 422, 'CSV_FILE_BINARY'],
    [
      'with a document type',
      () => `<!DOCTYPE x [<!ENTITY a "b">]>${asText(pain002([]))}`,
      '?format=pain.002',
      422,
      'BANK_FILE_DEFINITIONS_REFUSED',
    ],
    [
      'of an unknown template',
      () => table('fundtrace-csv', []),
      '?template=nobody',
      400,
      'DISBURSEMENT_TEMPLATE_UNKNOWN',
    ],
    [
      'of an unknown message',
      () => '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.002.001.10"/>',
      '',
      400,
      'BANK_FILE_FORMAT_UNKNOWN',
    ],
  ])('%s is refused, and moves nothing', async (_fact, fileOf, query, status, code) => {
    const batch = (untouched ??= await makeReleased(house, ['1.00']))
    const body = await fileOf(batch)
    expect(await give(house, batch, body, query)).toMatchObject({ status, body: { code } })
    expect(await give(house, batch, body, query)).toMatchObject({ status, body: { code } })
    expect(await statesOf(batch)).toEqual(['sent'])
    const { rows } = await house.owner.raw<{ rows: { lost: number }[] }>(
      'SELECT count(*)::int AS lost FROM incoming_file_pieces WHERE NOT EXISTS (SELECT FROM incoming_files WHERE id = file_id)',
    )
    expect(rows).toEqual([{ lost: 0 }])
  })

  it('of a batch that was not sent, or that the caller does not reach, is not even kept', async () => {
    const funded = await makeFunded(house, ['1.00'])
    expect(await give(house, funded, 'x')).toMatchObject({ status: 409, body: { state: 'funded' } })
    const { body } = await ask(house, MAKER, `GET /v1/funds/${funded.fund_id}/bank-files`)
    expect(body).toEqual({ files: [] })
  })

  it('lets no account that the bank quotes travel on an event or stand in a table', async () => {
    const batch = await makeReleased(house, ['1.00'])
    const account = accountOf(batch.payments[0]?.beneficiary_id ?? '')
    await taken(
      house,
      batch,
      await table('fundtrace-csv', answers(batch, { 0: { outcome: 'returned', words: `账号${account}已销户` } })),
    )
    expect((await readBatch(house, batch.id)).payments[0]?.reason).toBe(`账号****${account.slice(-4)}已销户`)
    await expectNoPersonalData(house)
  })
})

describe('a payment that comes back', () => {
  it('months after its batch was reconciled and closed is returned late, when its settling is answered', async () => {
    const batch = await makeReleased(house, ['4000.00', '5.00'])
    await taken(house, batch, asText(pain002(answers(batch))))
    const [first] = batch.payments
    const bookings = batch.payments.map(({ reference, amount }) => ({ direction: 'out' as const, reference, amount }))
    await taken(house, { fund: batch.fund_id }, camt('camt.053', bookings))
    expect(await ask(house, MAKER, `POST /v1/batches/${batch.id}/reconcile`)).toMatchObject({
      status: 200,
      body: { state: 'reconciled' },
    })
    await deliver(house.db, posted(batch.fund_id, 'settle', String(first?.parcel_id)))
    const back = [{ direction: 'in' as const, reference: String(first?.reference), amount: '4000.00', code: 'AC06' }]
    await taken(house, { fund: batch.fund_id }, camt('camt.054', back, { on: '2016-12-20' }))
    expect(await readBatch(house, batch.id)).toMatchObject({
      state: 'partly_paid',
      payments: [{ state: 'returned', reason_code: 'AC06', decided_on: '2016-12-20' }, { state: 'paid' }],
    })
    expect((await asked(batch.fund_id)).slice(-2)).toMatchObject([
      {
        kind: 'late_return',
        batch_id: first?.parcel_id,
        payments: [{ payment_id: first?.id }],
        returned_on: '2016-12-20',
      },
      { type: 'PaymentResults', results: [{ outcome: 'returned', payment_id: first?.id }] },
    ])
    expect(await ask(house, MAKER, `POST /v1/batches/${batch.id}/reconcile`)).toMatchObject({
      status: 200,
      body: { state: 'reconciled' },
    })
  })

  it('before it was paid is not believed, and is a finding', async () => {
    const batch = await makeReleased(house, ['10.00'])
    await taken(house, batch, asText(pain002(answers(batch))))
    const early = answers(batch, { 0: { outcome: 'returned', words: '账户已销户', on: '2013-01-05' } })
    expect(await taken(house, batch, await table('fundtrace-csv', early))).toMatchObject({ returned: 0, findings: 1 })
    expect(await findingsIn(house, batch.fund_id)).toMatchObject([{ kind: 'day_before_payment', state: 'open' }])
    expect(await readBatch(house, batch.id)).toMatchObject({ state: 'paid', payments: [{ decided_on: '2016-09-12' }] })
  })

  it('after the bank said two things of it is not paid anew until two officers have explained it', async () => {
    const batch = await makeReleased(house, ['10.00', '20.00'])
    await taken(house, batch, asText(pain002(answers(batch, { 0: { outcome: 'failed', code: 'AC01' } }))))
    await taken(house, batch, asText(pain002(answers(batch).slice(0, 1))))
    const [finding] = await findingsIn(house, batch.fund_id)
    expect(finding).toMatchObject({ kind: 'second_result', payment_id: batch.payments[0]?.id, state: 'open' })
    const anew = () =>
      house.db.raw(
        `INSERT INTO payments (id, batch_id, award_id, attempt, reference, amount)
         SELECT gen_random_uuid(), batch_id, award_id, 2, 'FT' || lpad(nextval('payment_references')::text, 12, '0'), amount FROM payments WHERE id = ?`,
        [String(batch.payments[0]?.id)],
      )
    await expect(anew()).rejects.toMatchObject({ constraint: 'payments_no_second_word' })
    const award = batch.payments[0]?.award_id
    const order = (lines: object) =>
      ask(house, MAKER, 'POST /v1/batches', { body: { fund_id: batch.fund_id, ...lines } })
    expect(await order({ lines: [{ award_id: award }] })).toMatchObject({
      status: 422,
      body: { code: 'DISBURSEMENT_PAYMENT_IN_DOUBT', award_ids: [award] },
    })
    expect(await order({ area_code: COUNTY })).toMatchObject({
      status: 422,
      body: { code: 'DISBURSEMENT_BATCH_EMPTY' },
    })
    const route = `POST /v1/findings/${finding?.id}` as const
    expect(await ask(house, MAKER, `${route}/confirm`)).toMatchObject({ status: 409 })
    const explain = { body: { explanation: '银行更正:实际未入账 6217000012345678901' } }
    expect(await ask(house, MAKER, `${route}/explain`, explain)).toMatchObject({
      status: 200,
      body: { state: 'proposed', explanation: '银行更正:实际未入账 ****8901' },
    })
    expect(await ask(house, MAKER, `${route}/confirm`)).toMatchObject({
      status: 403,
      body: { code: 'DISBURSEMENT_FINDING_CONFIRMED_BY_SAME' },
    })
    expect(await ask(house, { ...CHECKER, actingFor: 'chen' }, `${route}/confirm`)).toMatchObject({ status: 403 })
    await expect(anew()).rejects.toMatchObject({ constraint: 'payments_no_second_word' })
    expect(await ask(house, CHECKER, `${route}/confirm`)).toMatchObject({
      status: 200,
      body: { state: 'explained', confirmed_by: 'li' },
    })
    expect(await ask(house, CHECKER, `${route}/explain`, explain)).toMatchObject({ status: 409 })
    await house.db
      .transaction(async (trx) => {
        await trx.raw(
          `INSERT INTO payments (id, batch_id, award_id, attempt, reference, amount)
         SELECT gen_random_uuid(), batch_id, award_id, 2, 'FT-anew', amount FROM payments WHERE id = ?`,
          [String(batch.payments[0]?.id)],
        )
        throw new Error('it may be paid anew')
      })
      .catch((error: Error) => expect(error.message).toBe('it may be paid anew'))
  })
})

describe('the database itself', () => {
  it.each<[string, string, string]>([
    [
      'keeps the pieces of a file',
      'DELETE FROM incoming_file_pieces WHERE file_id = :file',
      'incoming_file_pieces_kept',
    ],
    [
      'takes a file once',
      "UPDATE incoming_files SET state = 'taking', ended_at = NULL WHERE id = :file",
      'incoming_files_end_once',
    ],
    [
      'wants two officers for a finding',
      `UPDATE findings SET state = 'explained', explanation = 'x', explained_by = 'a', explained_at = now(), confirmed_by = 'b', confirmed_for = 'a', confirmed_at = now()
        WHERE file_id = :file`,
      'findings_confirmed_by_another',
    ],
  ])('%s', async (_fact, sql, constraint) => {
    const file = (await house.db('findings').where({ state: 'open' }).first('file_id')).file_id
    await expect(house.db.raw(sql, { file })).rejects.toMatchObject({ constraint })
  })
})
